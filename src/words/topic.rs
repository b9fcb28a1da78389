//! What each article says about one thing.

use super::common::{articles, counted};

pub const WHAT_ARTICLES_SAY: &str = "What the articles say about";
pub const TOPIC_PAGE: &str = "Compare what the articles say";
pub const TO_ENTITY: &str = "All mentions of this name";
pub const TO_RESULTS: &str = "See these articles as results";
pub const NOTHING_ASKED: &str =
    "Search for words or choose a name to see what each article says about it, side by side.";
pub const NO_PASSAGES: &str = "No sentence of these articles has it.";
pub const ONLY_ONE_ARTICLE: &str = "Highlight what only one article says";
pub const ALSO_IN: &str = "Also reported:";
pub const ALSO_COPIED: &str = "same wording";

/// "What the articles say about Ada Brun".
pub fn what_articles_say(name: &str) -> String {
    [WHAT_ARTICLES_SAY, " ", name].concat()
}

/// How many passages there are, and in how many articles.
pub fn topic_found(passages: usize, in_articles: usize) -> String {
    let passages = counted(passages as u32, "passage", "passages");
    format!("{passages} in {}", articles(in_articles as u32))
}

/// What the numbers mean.
pub fn joined_passages(groups: usize) -> &'static str {
    match groups {
        0 => "Earliest article first. No two articles were found to report the same.",
        1 => "Earliest article first. A line joins the passages that report the same.",
        _ => "Earliest article first. Lines and numbers join passages that report the same.",
    }
}

/// What is not shown yet.
pub fn earliest_of(shown: usize, all: usize) -> String {
    format!("The {shown} earliest of {}.", articles(all as u32))
}

/// Beyond this, passages are not compared.
pub fn joined_up_to(most: usize) -> String {
    format!(
        "Only passages of the {most} earliest articles are compared with each other. Search for something narrower to compare the others."
    )
}

/// "Passage group 3", for whoever does not see the number as one.
pub fn passage_group(number: usize) -> String {
    format!("Reported by several articles, number {number}: ")
}

/// Leads to two articles side by side, at what both report.
pub fn compare_at(source: &str, date: &str) -> String {
    match source {
        "" => date.to_owned(),
        source => [source, ", ", date].concat(),
    }
}

/// Leads to what the articles say about a name.
pub fn compare_on(name: &str) -> String {
    ["Compare what the articles say about ", name].concat()
}

pub fn and_others(count: usize) -> String {
    format!("and {count} more")
}
