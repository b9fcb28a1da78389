//! The concordance: every hit in its context, and the words near the hits.

use analysis::concordance::{SortBy, Total};
use say::{Sentence, plural, say};
use search::Order;

use super::common::{self, ASSOCIATION, grouped, quoted, shortened};

pub const CONCORDANCE: Sentence = Sentence::new("Concordance");
pub const AS_ARTICLES: Sentence = Sentence::new("Show as articles");
pub const ALL_HITS: Sentence = Sentence::new("Show all hits");
pub const ARTICLE_ORDER: Sentence = Sentence::new("Sort in article order");
pub const NO_HITS: Sentence =
    Sentence::new("This search has no word or name to show in context. Add a word, a phrase or a name.");
pub const NEAR_AND_FILTERS: Sentence = Sentence::new("Nearby words and filters");
pub const NEAR: Sentence = Sentence::new("Words near the hits");
pub const NOTHING_NEAR: Sentence =
    Sentence::new("No word appears near the hits more often than chance would explain.");
pub const NEAR_HEADS: [Sentence; 4] =
    [Sentence::new("Word"), Sentence::new("Count"), Sentence::new("Expected"), ASSOCIATION];
pub const LEFT: Sentence = Sentence::new("Left");
pub const RIGHT: Sentence = Sentence::new("Right");
pub const DATE: Sentence = Sentence::new("Date");
/// Between the parts of a hit that runs from paragraph to paragraph.
pub const BREAK: &str = " ¶ ";

/// The link from the results to the concordance: "Show 237 hits in a concordance".
pub fn to_concordance(total: Total) -> String {
    let hits = hits(total.hits);
    if total.or_more {
        say!("Show more than {hits} in a concordance")
    } else {
        say!("Show {hits} in a concordance")
    }
}

/// "Concordance: 237 hits", "Concordance: the first 2,000 of more than 9,120 hits".
pub fn hits_found(gathered: usize, total: Total) -> String {
    let hits = hits(total.hits);
    if gathered == total.hits && !total.or_more {
        return say!("Concordance: {hits}");
    }
    let gathered = grouped(gathered as u64);
    if total.or_more {
        say!("Concordance: the first {gathered} of more than {hits}")
    } else {
        say!("Concordance: the first {gathered} of {hits}")
    }
}

/// "Concordance: 14 of 237 hits with “border” nearby".
pub fn hits_near(shown: usize, gathered: usize, word: &str) -> String {
    let shown = grouped(shown as u64);
    say!("Concordance: {shown} of {} with “{}” nearby", hits(gathered), quoted(word, 40))
}

/// Why some hits are missing.
pub fn hits_cut(gathered: usize) -> String {
    say!(
        "This page shows only the first {} hits, in article order. Sorting, nearby words and the saved file cover only \
         these. To see the others, narrow the search with another word or a filter.",
        grouped(gathered as u64)
    )
}

fn hits(count: usize) -> String {
    plural!(count, "{} hit", "{} hits")
}

/// A heading, and the query that it is about.
pub fn for_query(heading: String, query: &str) -> String {
    if query.is_empty() { heading } else { say!("{heading} for {}", shortened(query)) }
}

pub fn save_hits(count: usize) -> String {
    plural!(count, "Save this hit as CSV", "Save {} hits as CSV")
}

/// A link in the head of a column.
pub fn sorted_by(by: SortBy) -> &'static str {
    say::sentence(match by {
        SortBy::Place => "Article order",
        SortBy::Before(1) | SortBy::After(1) => "1st",
        SortBy::Before(2) | SortBy::After(2) => "2nd",
        SortBy::Before(_) | SortBy::After(_) => "3rd",
        SortBy::Hit => "Hit",
        SortBy::Title => "Article",
    })
}

/// The accessible name of that link.
pub fn sort_by(by: SortBy) -> String {
    let column = sorted_by(by);
    match by {
        SortBy::Before(_) => say!("Sort by {column} word to the left"),
        SortBy::After(_) => say!("Sort by {column} word to the right"),
        SortBy::Place => say!("Sort by Article order").to_owned(),
        SortBy::Hit => say!("Sort by Hit").to_owned(),
        SortBy::Title => say!("Sort by Article").to_owned(),
    }
}

pub fn sort_by_date(order: Order) -> String {
    format!("{DATE}: {}", common::order(order))
}

/// What the table is, and how it is sorted.
pub fn concordance_caption(by: SortBy, order: Order) -> String {
    let column = sorted_by(by);
    match (by, order) {
        (SortBy::Place, Order::Relevance) => say!("Hits in context, in article order").to_owned(),
        (SortBy::Place, order) => say!("Hits in context, {}", common::order(order)),
        (SortBy::Before(_), _) => say!("Hits in context, sorted by {column} word to the left"),
        (SortBy::After(_), _) => say!("Hits in context, sorted by {column} word to the right"),
        (SortBy::Hit, _) => say!("Hits in context, sorted by hit").to_owned(),
        (SortBy::Title, _) => say!("Hits in context, sorted by article").to_owned(),
    }
}

/// How often chance alone would put a word there.
pub fn expected(times: u32) -> String {
    if times == 0 { say!("less than 1").to_owned() } else { grouped(times.into()) }
}

pub fn near_caption(window: usize) -> String {
    say!("Words within {window} words of a hit, highest G² first")
}

/// What is counted near the hits, and what the measure is.
pub fn near_explained(window: usize, near: u32, all: u32) -> String {
    say!(
        "This table counts the {window} words before and after each hit in the same paragraph: {} of the {} words of this \
         dossier. All forms of a word are counted together. G² compares how often a word appears near the hits with how \
         often it appears elsewhere (log-likelihood ratio, Dunning 1993). 0 means as often as chance would explain. By \
         chance alone, fewer than 1 word in 1,000 would score 10.8 or more. The table leaves out words that appear only \
         once, or no more often than chance would explain. Select a word to see its hits.",
        grouped(near.into()),
        grouped(all.into())
    )
}
