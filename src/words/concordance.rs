//! The concordance: every hit in its context, and the words near the hits.

use search::{
    Order,
    analysis::concordance::{SortBy, Total},
};

use super::common::{self, ASSOCIATION, grouped, quoted, shortened};

pub const LINES: &str = "Lines";
pub const AS_ARTICLES: &str = "As articles";
pub const ALL_LINES: &str = "All lines";
pub const IN_PLACE: &str = "In the order of the articles";
pub const NO_LINES: &str = "Nothing in the texts answers this query by itself, so that there are no lines. Add a word, a phrase or a name.";
pub const NEAR_AND_FILTERS: &str = "Words near the hits, and filters";
pub const NEAR: &str = "Near the hits";
pub const NOTHING_NEAR: &str = "No word is there more often than by chance.";
pub const NEAR_HEADS: [&str; 4] = ["Word", "Times", "By chance", ASSOCIATION];
pub const LEFT: &str = "Left";
pub const RIGHT: &str = "Right";
pub const DATE: &str = "Date";
/// Between the parts of a hit that runs from paragraph to paragraph.
pub const BREAK: &str = " ¶ ";
/// What the lines are called when they are saved.
pub const LINES_FILE: &str = "lines.csv";
/// The columns of the lines as they are saved.
pub const LINE_COLUMNS: [&str; 8] =
    ["article", "date", "file", "start_byte", "end_byte", "left", "hit", "right"];

/// The way from results to their lines: "237 hits in their lines".
pub fn in_lines(total: Total) -> String {
    let more = if total.or_more { "More than " } else { "" };
    let lines = if total.hits == 1 && !total.or_more { " in its line" } else { " in their lines" };
    [more, &hits(total.hits), lines].concat()
}

/// "237 hits in their lines", "The first 2,000 of more than 9,120 hits in their lines".
pub fn lines_found(gathered: usize, total: Total) -> String {
    if gathered == total.hits && !total.or_more {
        return in_lines(total);
    }
    let more = if total.or_more { "more than " } else { "" };
    ["The first ", &grouped(gathered as u64), " of ", more, &hits(total.hits), " in their lines"].concat()
}

/// "14 of 237 lines, with “border” near the hit".
pub fn lines_near(shown: usize, gathered: usize, word: &str) -> String {
    let lines = if gathered == 1 { " line" } else { " lines" };
    [
        &grouped(shown as u64),
        " of ",
        &grouped(gathered as u64),
        lines,
        ", with “",
        &quoted(word, 40),
        "” near the hit",
    ]
    .concat()
}

/// Why not every hit has its line.
pub fn lines_cut(gathered: usize) -> String {
    format!(
        "Only the first {} hits in the order of the articles have their lines here; sorting, the words near the hits, and \
         what is saved rest on these. A filter or another word makes it fewer.",
        grouped(gathered as u64)
    )
}

fn hits(count: usize) -> String {
    [grouped(count as u64).as_str(), if count == 1 { " hit" } else { " hits" }].concat()
}

/// What is told, and of which query.
pub fn for_query(told: String, query: &str) -> String {
    if query.is_empty() { told } else { [&told, " for ", &shortened(query)].concat() }
}

pub fn save_lines(count: usize) -> String {
    if count == 1 {
        "Save this line as CSV".to_owned()
    } else {
        ["Save ", &grouped(count as u64), " lines as CSV"].concat()
    }
}

/// A link in the head of a column.
pub fn sorted_by(by: SortBy) -> &'static str {
    match by {
        SortBy::Place => "Place",
        SortBy::Before(1) | SortBy::After(1) => "1st",
        SortBy::Before(2) | SortBy::After(2) => "2nd",
        SortBy::Before(_) | SortBy::After(_) => "3rd",
        SortBy::Hit => "Hit",
        SortBy::Title => "Article",
    }
}

/// The same, where it is read out of its place.
pub fn sort_by(by: SortBy) -> String {
    let word = match by {
        SortBy::Before(_) => " word to the left",
        SortBy::After(_) => " word to the right",
        _ => "",
    };
    ["Sort by ", sorted_by(by), word].concat()
}

pub fn sort_by_date(order: Order) -> String {
    [DATE, ": ", common::order(order)].concat()
}

/// What the table of lines is, and how it is sorted.
pub fn lines_caption(by: SortBy, order: Order) -> String {
    let sorted = match (by, order) {
        (SortBy::Place, Order::Relevance) => "in the order of the articles".to_owned(),
        (SortBy::Place, order) => common::order(order).to_owned(),
        (by, _) => sort_by(by).to_ascii_lowercase().replace("sort by", "sorted by"),
    };
    ["Every hit in its line, ", &sorted].concat()
}

/// How often chance would have a word somewhere.
pub fn expected(times: u32) -> String {
    if times == 0 { "under 1".to_owned() } else { grouped(times.into()) }
}

pub fn near_caption(window: usize) -> String {
    format!("Words within {window} words of a hit, those furthest from chance first")
}

/// What is counted near the hits, and what the measure is.
pub fn near_told(window: usize, near: u32, all: u32) -> String {
    format!(
        "Counted are the {window} words before and after each hit, in the same paragraph, inflections together: {} of the {} \
         words of this dossier. G² is the log-likelihood ratio (Dunning 1993) of how often a word is there and how often it is \
         anywhere else. 0: as often as by chance; from 10.8 on, chance alone would do it for fewer than 1 of 1,000 words. Words \
         that are there as often as by chance, or only once, are not listed; no other word is left out. A word leads to its lines.",
        grouped(near.into()),
        grouped(all.into())
    )
}
