//! What each article says about one thing.

use say::{Sentence, plural, say};

use super::common::articles;

pub const WHAT_ARTICLES_SAY: Sentence = Sentence::new("What the articles say about");
pub const TOPIC_PAGE: Sentence = Sentence::new("Compare what the articles say");
pub const TO_ENTITY: Sentence = Sentence::new("All mentions of this name");
pub const TO_RESULTS: Sentence = Sentence::new("See these articles as results");
pub const NOTHING_ASKED: Sentence =
    Sentence::new("Search for words or choose a name to see what each article says about it, side by side.");
pub const NO_PASSAGES: Sentence = Sentence::new("No sentence of these articles has it.");
pub const ONLY_ONE_ARTICLE: Sentence = Sentence::new("Highlight what only one article says");
pub const ALSO_IN: Sentence = Sentence::new("Also reported:");
pub const ALSO_COPIED: Sentence = Sentence::new("same wording");

/// "What the articles say about Ada Brun".
pub fn what_articles_say(name: &str) -> String {
    say!("What the articles say about {name}")
}

/// How many passages there are, and in how many articles.
pub fn topic_found(passages: usize, in_articles: usize) -> String {
    let passages = plural!(passages, "{} passage", "{} passages");
    say!("{passages} in {}", articles(in_articles as u32))
}

/// What the numbers mean.
pub fn joined_passages(groups: usize) -> &'static str {
    say::sentence(match groups {
        0 => "Earliest article first. No two articles were found to report the same.",
        1 => "Earliest article first. A line joins the passages that report the same.",
        _ => "Earliest article first. Lines and numbers join passages that report the same.",
    })
}

/// What is not shown yet.
pub fn earliest_of(shown: usize, all: usize) -> String {
    say!("The {shown} earliest of {}.", articles(all as u32))
}

/// Beyond this, passages are not compared.
pub fn joined_up_to(most: usize) -> String {
    say!(
        "Only passages of the {most} earliest articles are compared with each other. Search for something narrower to compare the others."
    )
}

/// "Passage group 3", for whoever does not see the number as one.
pub fn passage_group(number: usize) -> String {
    say!("Reported by several articles, number {number}:") + " "
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
    say!("Compare what the articles say about {name}")
}

pub fn and_others(count: usize) -> String {
    say!("and {count} more")
}
