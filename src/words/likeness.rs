//! How alike articles are.

use say::{Sentence, plural, say};

use super::common::articles;

pub const HOW_ALIKE: Sentence = Sentence::new("See which are similar");
pub const LIKENESS_HINT: Sentence = Sentence::new(
    "Each number says how alike the words of two articles are: 100 means the same words equally often, 0 no \
     word in common. Select a number to compare the two articles. Articles that are alike stand together, \
     earliest first; they may report the same event. Use the arrow keys to move between numbers.",
);
pub const LIKENESS_CAPTION: Sentence =
    Sentence::new("Similarity of vocabulary, each article with each, out of 100");
pub const ONE_ARTICLE: Sentence = Sentence::new("There is only one article, and nothing to compare it with.");
pub const PAIR_HEADS: [Sentence; 3] =
    [Sentence::new("Similarity"), Sentence::new("Article"), Sentence::new("Article")];
pub const NO_GROUPS: Sentence = Sentence::new("No two of these articles are alike enough to form a group.");
pub const PAIRS_CAPTION: Sentence =
    Sentence::new("Pairs of articles, most similar first. Select a number to compare the two.");

/// What two articles are to each other: "34 of 100: A | B".
pub fn likeness_of(permille: u32, a: &str, b: &str) -> String {
    say!("{permille} of 100: {a} | {b}")
}

/// The heading of a group: how many articles, and from when.
pub fn group_of(count: usize, from: &str, to: &str) -> String {
    let count = articles(count as u32);
    if from == to { format!("{count}, {from}") } else { say!("{count}, {from} to {to}") }
}

/// How many groups there are, and how many articles are in none.
pub fn groups_found(groups: usize, alone: usize) -> String {
    let groups = plural!(
        groups,
        "{} group of similar articles. Open one to compare its articles.",
        "{} groups of similar articles. Open one to compare its articles."
    );
    if alone == 0 {
        return groups;
    }
    [&groups, " ", &plural!(alone, "{} article is in no group.", "{} articles are in no group.")].concat()
}

pub fn show_more_groups(count: usize) -> String {
    plural!(count, "Show {} more group", "Show {} more groups")
}

/// There are too many articles.
pub fn newest_only(most: usize, all: u32) -> String {
    say!(
        "Shown are the {most} newest of {}. To see others, search or filter first: each search has its own table.",
        articles(all)
    )
}

/// A group too large for a table.
pub fn first_of_group(shown: usize, all: usize) -> String {
    say!(
        "The {shown} earliest of {}. Search for something narrower to see all of them.",
        articles(all as u32)
    )
}
