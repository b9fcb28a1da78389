//! How alike articles are.

use super::common::{articles, counted};

pub const HOW_ALIKE: &str = "See which are similar";
pub const LIKENESS_HINT: &str = "Each number says how alike the words of two articles are: 100 means the same words equally often, 0 no \
     word in common. Select a number to compare the two articles. Articles that are alike stand together, \
     earliest first; they may report the same event. Use the arrow keys to move between numbers.";
pub const LIKENESS_CAPTION: &str = "Similarity of vocabulary, each article with each, out of 100";
pub const ONE_ARTICLE: &str = "There is only one article, and nothing to compare it with.";
pub const PAIR_HEADS: [&str; 3] = ["Similarity", "Article", "Article"];
pub const NO_GROUPS: &str = "No two of these articles are alike enough to form a group.";
pub const PAIRS_CAPTION: &str = "Pairs of articles, most similar first. Select a number to compare the two.";

/// What two articles are to each other: "34 of 100: A | B".
pub fn likeness_of(permille: u32, a: &str, b: &str) -> String {
    format!("{permille} of 100: {a} | {b}")
}

/// The heading of a group: how many articles, and from when.
pub fn group_of(count: usize, from: &str, to: &str) -> String {
    let count = articles(count as u32);
    if from == to { format!("{count}, {from}") } else { format!("{count}, {from} to {to}") }
}

/// How many groups there are, and how many articles are in none.
pub fn groups_found(groups: usize, alone: usize) -> String {
    let groups = counted(groups as u32, "group", "groups");
    match alone {
        0 => format!("{groups} of similar articles. Open one to compare its articles."),
        alone => format!(
            "{groups} of similar articles. Open one to compare its articles. {} in no group.",
            counted(alone as u32, "article is", "articles are")
        ),
    }
}

pub fn show_more_groups(count: usize) -> String {
    format!("Show {} more", counted(count as u32, "group", "groups"))
}

/// There are too many articles.
pub fn newest_only(most: usize, all: u32) -> String {
    format!(
        "Shown are the {most} newest of {}. To see others, search or filter first: each search has its own table.",
        articles(all)
    )
}

/// A group too large for a table.
pub fn first_of_group(shown: usize, all: usize) -> String {
    format!(
        "The {shown} earliest of {}. Search for something narrower to see all of them.",
        articles(all as u32)
    )
}
