//! The concordance: every hit in its context, and the words near the hits.

use analysis::concordance::{SortBy, Total};
use search::Order;

use super::common::{self, ASSOCIATION, grouped, quoted, shortened};

pub const CONCORDANCE: &str = "Concordance";
pub const AS_ARTICLES: &str = "Show as articles";
pub const ALL_HITS: &str = "Show all hits";
pub const ARTICLE_ORDER: &str = "Sort in article order";
pub const NO_HITS: &str =
    "This search has no word or name to show in context. Add a word, a phrase or a name.";
pub const NEAR_AND_FILTERS: &str = "Nearby words and filters";
pub const NEAR: &str = "Words near the hits";
pub const NOTHING_NEAR: &str = "No word appears near the hits more often than chance would explain.";
pub const NEAR_HEADS: [&str; 4] = ["Word", "Count", "Expected", ASSOCIATION];
pub const LEFT: &str = "Left";
pub const RIGHT: &str = "Right";
pub const DATE: &str = "Date";
/// Between the parts of a hit that runs from paragraph to paragraph.
pub const BREAK: &str = " ¶ ";

/// The link from the results to the concordance: "Show 237 hits in a concordance".
pub fn to_concordance(total: Total) -> String {
    let more = if total.or_more { "more than " } else { "" };
    ["Show ", more, &hits(total.hits), " in a concordance"].concat()
}

/// "Concordance: 237 hits", "Concordance: the first 2,000 of more than 9,120 hits".
pub fn hits_found(gathered: usize, total: Total) -> String {
    let hits = hits(total.hits);
    if gathered == total.hits && !total.or_more {
        return [CONCORDANCE, ": ", &hits].concat();
    }
    let more = if total.or_more { "more than " } else { "" };
    [CONCORDANCE, ": the first ", &grouped(gathered as u64), " of ", more, &hits].concat()
}

/// "Concordance: 14 of 237 hits with “border” nearby".
pub fn hits_near(shown: usize, gathered: usize, word: &str) -> String {
    let shown = grouped(shown as u64);
    [CONCORDANCE, ": ", &shown, " of ", &hits(gathered), " with “", &quoted(word, 40), "” nearby"].concat()
}

/// Why some hits are missing.
pub fn hits_cut(gathered: usize) -> String {
    format!(
        "This page shows only the first {} hits, in article order. Sorting, nearby words and the saved file cover only \
         these. To see the others, narrow the search with another word or a filter.",
        grouped(gathered as u64)
    )
}

fn hits(count: usize) -> String {
    [grouped(count as u64).as_str(), if count == 1 { " hit" } else { " hits" }].concat()
}

/// A heading, and the query that it is about.
pub fn for_query(heading: String, query: &str) -> String {
    if query.is_empty() { heading } else { [&heading, " for ", &shortened(query)].concat() }
}

pub fn save_hits(count: usize) -> String {
    if count == 1 {
        "Save this hit as CSV".to_owned()
    } else {
        ["Save ", &grouped(count as u64), " hits as CSV"].concat()
    }
}

/// A link in the head of a column.
pub fn sorted_by(by: SortBy) -> &'static str {
    match by {
        SortBy::Place => "Article order",
        SortBy::Before(1) | SortBy::After(1) => "1st",
        SortBy::Before(2) | SortBy::After(2) => "2nd",
        SortBy::Before(_) | SortBy::After(_) => "3rd",
        SortBy::Hit => "Hit",
        SortBy::Title => "Article",
    }
}

/// The accessible name of that link.
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

/// What the table is, and how it is sorted.
pub fn concordance_caption(by: SortBy, order: Order) -> String {
    let sorted = match (by, order) {
        (SortBy::Place, Order::Relevance) => "in article order".to_owned(),
        (SortBy::Place, order) => common::order(order).to_owned(),
        (by, _) => sort_by(by).to_ascii_lowercase().replace("sort by", "sorted by"),
    };
    ["Hits in context, ", &sorted].concat()
}

/// How often chance alone would put a word there.
pub fn expected(times: u32) -> String {
    if times == 0 { "less than 1".to_owned() } else { grouped(times.into()) }
}

pub fn near_caption(window: usize) -> String {
    format!("Words within {window} words of a hit, highest G² first")
}

/// What is counted near the hits, and what the measure is.
pub fn near_explained(window: usize, near: u32, all: u32) -> String {
    format!(
        "This table counts the {window} words before and after each hit in the same paragraph: {} of the {} words of this \
         dossier. All forms of a word are counted together. G² compares how often a word appears near the hits with how \
         often it appears elsewhere (log-likelihood ratio, Dunning 1993). 0 means as often as chance would explain. By \
         chance alone, fewer than 1 word in 1,000 would score 10.8 or more. The table leaves out words that appear only \
         once, or no more often than chance would explain. Select a word to see its hits.",
        grouped(near.into()),
        grouped(all.into())
    )
}
