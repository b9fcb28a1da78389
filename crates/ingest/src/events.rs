//! Finds laws, agreements, programmes and events by name.

/// Whether a word is the head of the name of a law, agreement, programme or event.
pub(crate) fn is_head(folded: &str) -> bool {
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
            | "constitution"
            | "operation"
            | "project"
            | "strategy"
            | "resolution"
            | "conference"
            | "dialogue"
            | "championship"
            | "championships"
    )
}
