//! The words in which names of laws, agreements, programmes and events begin or end, and the names that
//! are known.

/// Whether a word is the head of the name of a law, agreement, programme or event.
pub(crate) fn is_head(folded: &str) -> bool {
    ends_name(folded) || begins_name(folded)
}

/// A word that ends a name: "Arms Trade Treaty".
pub(super) fn ends_name(folded: &str) -> bool {
    matches!(
        folded,
        "act"
            | "law"
            | "treaty"
            | "agreement"
            | "accord"
            | "accords"
            | "convention"
            | "protocol"
            | "protocols"
            | "initiative"
            | "program"
            | "programme"
            | "plan"
            | "war"
            | "wars"
            | "summit"
            | "games"
            | "cup"
            | "olympics"
            | "amendment"
            | "code"
            | "framework"
            | "understanding"
            | "declaration"
            | "charter"
            | "pact"
            | "strategy"
            | "championship"
            | "championships"
            | "revolution"
            | "constitution"
            | "dialogue"
            | "week"
            | "massacre"
            | "resolution"
            | "conference"
    )
}

/// A word that begins a name: "Operation Fast and Furious".
pub(super) fn begins_name(folded: &str) -> bool {
    matches!(
        folded,
        "operation"
            | "project"
            | "treaty"
            | "convention"
            | "agreement"
            | "war"
            | "tratado"
            | "acuerdo"
            | "convenio"
            | "operativo"
            | "operacion"
            | "iniciativa"
            | "ley"
            | "plan"
            | "programa"
            | "guerra"
            | "resolution"
            | "resolucion"
            | "cumbre"
            | "entendimiento"
    )
}

/// Names without such a word, or with one that needs nothing before it, in folded words.
pub(super) const KNOWN: [&[&str]; 15] = [
    &["world", "war", "ii"],
    &["world", "war", "i"],
    &["world", "war", "two"],
    &["world", "war", "one"],
    &["second", "world", "war"],
    &["first", "world", "war"],
    &["cold", "war"],
    &["world", "cup"],
    &["olympic", "games"],
    &["brexit"],
    &["usmca"],
    &["nafta"],
    &["super", "bowl"],
    &["holocaust"],
    &["watergate"],
];
