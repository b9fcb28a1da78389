//! Two articles side by side.

use analysis::compare::{ClaimKind, PassageKind, Verdict};
use corpus::Kind;
use say::{Sentence, plural, say};

use super::{
    common::{AND, grouped},
    query::listed,
};

pub const LEFT_ARTICLE: Sentence = Sentence::new("Left article");
pub const RIGHT_ARTICLE: Sentence = Sentence::new("Right article");
pub const CHOOSE_TWO: Sentence = Sentence::new("Choose two articles to read them side by side.");
pub const SAME_ARTICLE: Sentence = Sentence::new("You have chosen the same article twice.");
pub const BOTH_NAME: Sentence = Sentence::new("Named in both");
pub const NOTHING_SHARED: Sentence = Sentence::new("No name was recognised in both articles.");
pub const NOTHING_ALONE: Sentence = Sentence::new("No name appears only in this article.");
pub const LOCK: Sentence = Sentence::new("Scroll together");
/// What the two articles are called.
pub const SIDES: [&str; 2] = ["A", "B"];
pub const PASSAGES_HINT: Sentence =
    Sentence::new("Select a number, or press n and p, to see one and why it was found.");
pub const LIKELIEST: Sentence = Sentence::new("Most similar articles");
pub const SHOW_ALL: Sentence = Sentence::new("Show all passages");
pub const ONLY_HERE: Sentence = Sentence::new("Highlight what only one article says");
pub const MAP: Sentence = Sentence::new(
    "Passages along both texts. Use the arrow keys to move between them and Enter to select one.",
);
pub const CLAIMS: Sentence = Sentence::new("Figures, dates and statements");
pub const CLAIMS_HINT: Sentence = Sentence::new(
    "Each entry leads to its words in the text. Two figures differ only if both articles count the same thing \
     for the same time.",
);
pub const NO_CLAIMS: Sentence =
    Sentence::new("Neither article gives a figure, a date or an attributed statement.");
pub const VERDICT: Sentence = Sentence::new("Compared");
pub const NOT_SAID: &str = "–";
pub const SWAP: Sentence = Sentence::new("Swap sides");

pub fn only(side: usize) -> String {
    say!("Named only in {}", SIDES[side])
}

/// "A: the title".
pub fn side(side: usize, title: &str) -> String {
    [SIDES[side], ": ", title].concat()
}

/// How many names both have, and either alone.
pub fn names_in_pair([both, a, b]: [usize; 3]) -> String {
    say!("Names: {both} in both, {a} only in A, {b} only in B")
}

/// "Passage 3 of 8, same wording."
pub fn passage(at: usize, count: usize, kind: PassageKind) -> String {
    say!("Passage {} of {count}: {}.", at + 1, kind_of_passage(kind))
}

fn kind_of_passage(kind: PassageKind) -> &'static str {
    say::sentence(match kind {
        PassageKind::SameWording => "same wording",
        PassageKind::SameMatter => "same matter in other words",
    })
}

/// How many passages there are, and how many of them have the same wording.
pub fn passages_found(count: usize, reused: usize) -> String {
    match reused {
        _ if count == 0 => say!(
            "The two articles share no passage: no sentence of one reports what a sentence of the other does."
        )
        .to_owned(),
        0 => plural!(
            count,
            "{} passage reports the same in other words.",
            "{} passages report the same in other words."
        ),
        reused if reused == count => plural!(
            count,
            "{} passage reports the same in the same words.",
            "{} passages report the same in the same words."
        ),
        reused => plural!(
            count,
            "{} passage reports the same, {reused} of them in the same words.",
            "{} passages report the same, {reused} of them in the same words."
        ),
    }
}

/// Leads to what the other article says of the same.
pub fn in_other(count: usize) -> String {
    match count {
        1 => say!("What the other article says").to_owned(),
        count => say!("What the other article says in {count} places"),
    }
}

/// What two sentences share: names, dates, figures and words.
pub fn both_have(shared: [&[String]; 4]) -> String {
    let [names, dates, figures, words] = shared;
    let parts = [names, dates, figures, words].map(|items| (items.len(), listed(items, AND)));
    let [(_, names), (dates_count, dates), (figures_count, figures), (words_count, words)] = parts;
    let parts = [
        (!names.is_empty()).then(|| say!("name {names}")),
        (dates_count > 0).then(|| plural!(dates_count, "give the date {dates}", "give the dates {dates}")),
        (figures_count > 0)
            .then(|| plural!(figures_count, "give the figure {figures}", "give the figures {figures}")),
        (words_count > 0).then(|| plural!(words_count, "use the word {words}", "use the words {words}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.as_slice() {
        [] => String::new(),
        [one] => say!("Both {one}."),
        [most @ .., last] => say!("Both {}, and {last}.", most.join(", ")),
    }
}

/// What is marked in a passage that is worded alike.
pub fn wording_differs(differs: bool) -> &'static str {
    say::sentence(if differs { "Words that differ are underlined." } else { "No word differs." })
}

pub const SAME_WORDS: Sentence = Sentence::new("Same words");
pub const OTHER_WORDS: Sentence = Sentence::new("Words differ");

/// A figure by its value: "253,000 firearms".
pub fn figure(value: &str) -> String {
    let (amount, counted) = value.split_once(' ').unwrap_or((value, ""));
    let amount = amount.parse().map_or_else(|_| amount.to_owned(), grouped);
    [&amount, " ", counted].concat().trim_end().to_owned()
}

pub fn claim_kind(kind: ClaimKind) -> &'static str {
    say::sentence(match kind {
        ClaimKind::Figure => "Figures",
        ClaimKind::Date => "Dates",
        ClaimKind::Statement => "Statements",
    })
}

pub fn claim_verdict(verdict: Verdict) -> &'static str {
    say::sentence(match verdict {
        Verdict::Agree => "Agree",
        Verdict::Differ => "Differ",
        Verdict::OnlyA => "Only in A",
        Verdict::OnlyB => "Only in B",
        Verdict::None => "Side by side",
    })
}

/// Who says something, and with which verb.
pub fn who(speaker: &str, verb: &str) -> String {
    say!("Speaker: {speaker} (“{verb}”)")
}

/// The sentence above two articles.
pub fn both_name(counts: &[(Kind, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|&(kind, count)| match kind {
            Kind::Person => plural!(count, "{} person", "{} people"),
            Kind::Organisation => plural!(count, "{} organisation", "{} organisations"),
            Kind::Place => plural!(count, "{} place", "{} places"),
            Kind::Weapon => plural!(count, "{} kind of weapon", "{} kinds of weapons"),
            Kind::Event => plural!(count, "{} event or agreement", "{} events or agreements"),
            _ => plural!(count, "{} name", "{} names"),
        })
        .collect();
    match parts.as_slice() {
        [] => NOTHING_SHARED.into(),
        [one] => say!("Both articles name {one}."),
        [most @ .., last] => say!("Both articles name {} and {last}.", most.join(", ")),
    }
}

pub fn apart(months: u32) -> String {
    match months {
        0 => say!("The articles are from the same month.").to_owned(),
        months if months < 24 => {
            plural!(months, "The articles are {} month apart.", "The articles are {} months apart.")
        }
        // To the nearest year.
        months => plural!(
            (months + 6) / 12,
            "The articles are about {} year apart.",
            "The articles are about {} years apart."
        ),
    }
}

pub fn similarity(similarity: f32) -> String {
    let percent = (similarity * 100.0).round() as u32;
    say!("Similarity of vocabulary: {percent} out of 100 (100 means the same words equally often).")
}
