//! Two articles side by side.

use analysis::compare::{ClaimKind, PassageKind, Verdict};
use corpus::Kind;

use super::{
    common::{AND, counted, grouped},
    query::listed,
};

pub const LEFT_ARTICLE: &str = "Left article";
pub const RIGHT_ARTICLE: &str = "Right article";
pub const CHOOSE_TWO: &str = "Choose two articles to read them side by side.";
pub const SAME_ARTICLE: &str = "You have chosen the same article twice.";
pub const BOTH_NAME: &str = "Named in both";
pub const NOTHING_SHARED: &str = "No name was recognised in both articles.";
pub const NOTHING_ALONE: &str = "No name appears only in this article.";
pub const LOCK: &str = "Scroll together";
/// What the two articles are called.
pub const SIDES: [&str; 2] = ["A", "B"];
pub const PASSAGES_HINT: &str = "Select a number, or press n and p, to see one and why it was found.";
pub const LIKELIEST: &str = "Most similar articles";
pub const SHOW_ALL: &str = "Show all passages";
pub const ONLY_HERE: &str = "Highlight what only one article says";
pub const MAP: &str =
    "Passages along both texts. Use the arrow keys to move between them and Enter to select one.";
pub const CLAIMS: &str = "Figures, dates and statements";
pub const CLAIMS_HINT: &str = "Each entry leads to its words in the text. Two figures differ only if both articles count the same thing \
     for the same time.";
pub const NO_CLAIMS: &str = "Neither article gives a figure, a date or an attributed statement.";
pub const VERDICT: &str = "Compared";
pub const NOT_SAID: &str = "–";
pub const SWAP: &str = "Swap sides";

pub fn only(side: usize) -> String {
    ["Named only in ", SIDES[side]].concat()
}

/// "A: the title".
pub fn side(side: usize, title: &str) -> String {
    [SIDES[side], ": ", title].concat()
}

/// How many names both have, and either alone.
pub fn names_in_pair([both, a, b]: [usize; 3]) -> String {
    format!("Names: {both} in both, {a} only in A, {b} only in B")
}

/// "Passage 3 of 8, same wording."
pub fn passage(at: usize, count: usize, kind: PassageKind) -> String {
    format!("Passage {} of {count}: {}.", at + 1, kind_of_passage(kind))
}

fn kind_of_passage(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::SameWording => "same wording",
        PassageKind::SameMatter => "same matter in other words",
    }
}

/// How many passages there are, and how many of them have the same wording.
pub fn passages_found(count: usize, reused: usize) -> String {
    let passages = counted(count as u32, "passage reports", "passages report");
    match reused {
        _ if count == 0 => {
            "The two articles share no passage: no sentence of one reports what a sentence of the other does."
                .to_owned()
        }
        0 => format!("{passages} the same in other words."),
        reused if reused == count => format!("{passages} the same in the same words."),
        reused => format!("{passages} the same, {reused} of them in the same words."),
    }
}

/// Leads to what the other article says of the same.
pub fn in_other(count: usize) -> String {
    match count {
        1 => "What the other article says".to_owned(),
        count => format!("What the other article says in {count} places"),
    }
}

/// What two sentences share: names, dates, figures and words.
pub fn both_have(shared: [&[String]; 4]) -> String {
    let verbs = [
        ("name ", "name "),
        ("give the date ", "give the dates "),
        ("give the figure ", "give the figures "),
        ("use the word ", "use the words "),
    ];
    let parts = shared.into_iter().zip(verbs).filter(|(items, _)| !items.is_empty());
    let parts: Vec<String> = parts
        .map(|(items, (one, many))| [if items.len() == 1 { one } else { many }, &listed(items, AND)].concat())
        .collect();
    match parts.as_slice() {
        [] => String::new(),
        [one] => ["Both ", one, "."].concat(),
        [most @ .., last] => ["Both ", &most.join(", "), ", and ", last, "."].concat(),
    }
}

/// What is marked in a passage that is worded alike.
pub fn wording_differs(differs: bool) -> &'static str {
    if differs { "Words that differ are underlined." } else { "No word differs." }
}

pub const SAME_WORDS: &str = "Same words";
pub const OTHER_WORDS: &str = "Words differ";

/// A figure by its value: "253,000 firearms".
pub fn figure(value: &str) -> String {
    let (amount, counted) = value.split_once(' ').unwrap_or((value, ""));
    let amount = amount.parse().map_or_else(|_| amount.to_owned(), grouped);
    [&amount, " ", counted].concat().trim_end().to_owned()
}

pub fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Figure => "Figures",
        ClaimKind::Date => "Dates",
        ClaimKind::Statement => "Statements",
    }
}

pub fn claim_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "Agree",
        Verdict::Differ => "Differ",
        Verdict::OnlyA => "Only in A",
        Verdict::OnlyB => "Only in B",
        Verdict::None => "Side by side",
    }
}

/// Who says something, and with which verb.
pub fn who(speaker: &str, verb: &str) -> String {
    format!("Speaker: {speaker} (“{verb}”)")
}

/// The sentence above two articles.
pub fn both_name(counts: &[(Kind, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|&(kind, count)| {
            let (one, many) = match kind {
                Kind::Person => ("person", "people"),
                Kind::Organisation => ("organisation", "organisations"),
                Kind::Place => ("place", "places"),
                Kind::Weapon => ("kind of weapon", "kinds of weapons"),
                Kind::Event => ("event or agreement", "events or agreements"),
                _ => ("name", "names"),
            };
            counted(count as u32, one, many)
        })
        .collect();
    match parts.as_slice() {
        [] => NOTHING_SHARED.to_owned(),
        [one] => format!("Both articles name {one}."),
        [most @ .., last] => format!("Both articles name {} and {last}.", most.join(", ")),
    }
}

pub fn apart(months: u32) -> String {
    match months {
        0 => "The articles are from the same month.".to_owned(),
        months if months < 24 => format!("The articles are {} apart.", counted(months, "month", "months")),
        // To the nearest year.
        months => format!("The articles are about {} apart.", counted((months + 6) / 12, "year", "years")),
    }
}

pub fn similarity(similarity: f32) -> String {
    let percent = (similarity * 100.0).round() as u32;
    format!("Similarity of vocabulary: {percent} out of 100 (100 means the same words equally often).")
}
