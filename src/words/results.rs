//! The search box and the results.

use corpus::Kind;

use super::common::{self, articles, counted, kind, shortened};

pub const SEARCH_LABEL: &str = "Search the articles";
pub const SEARCH_HINT: &str = "Words, \"a phrase\", -without, person:…";
pub const SUGGESTIONS: &str = "Suggestions";
pub const WHAT_PARTS_FIND: &str = "Results for each part of the search";
pub const SORT: &str = "Sort order";
pub const TRY: &str = "Try:";
pub const NAMES_HERE: &str = "Names:";
pub const COMPARE_THESE: &str = "Compare these two";
pub const COMPARE_RESULTS: &str = "Compare:";
pub const BY_PASSAGE: &str = "what they say, passage by passage";
pub const FIRST_TWO: &str = "the first two, side by side";
pub const BY_LIKENESS: &str = "how similar they are";
pub const PICK_ONE_MORE: &str = "Select one more article to compare";
pub const NOTHING_FOUND: &str = "Nothing found";
pub const NO_EXACT_MATCH: &str = "No exact match";
pub const WITHOUT_WORDS: &str = "Without:";
pub const LEAVE_OUT_OTHER_NAMES: &str = "Search only for the words as typed";
pub const QUERY_PROBLEMS: &str = "Problems with this search";

/// What there is to know of an entity that is suggested: "organisation, also called “SRE”, 4 articles".
pub fn suggested_entity(of: Kind, alias: Option<&str>, count: u32) -> String {
    let (called, alias, end) = alias.map_or(("", "", ""), |alias| (", also called “", alias, "”"));
    [kind(of), called, alias, end, ", ", &articles(count)].concat()
}

/// 3 articles name “DHS” in other words
pub fn under_other_names(count: u32, typed: &str) -> String {
    let name = if count == 1 { "names" } else { "name" };
    format!("{} {name} “{typed}” in other words", articles(count))
}

/// as “Department of Homeland Security”
pub fn named_as(names: &str) -> String {
    format!("as “{names}”")
}

/// 3 articles for “trafficking weapons”, which some have under other names
pub fn for_words(count: u32, meant: &str) -> String {
    format!("{} for “{meant}”", articles(count))
}

/// 4 articles with some of the words
pub fn with_some(count: u32) -> String {
    format!("{} with some of the words", articles(count))
}

/// How many suggestions there are, for screen readers.
pub fn suggestions(count: usize) -> String {
    let count = counted(count as u32, "suggestion", "suggestions");
    [&count, ". Use the arrow keys to choose."].concat()
}

/// The status for screen readers. It names the query, so that they announce it even if the count stays the same.
pub fn status(total: u32, all: u32, query: &str) -> String {
    match query {
        "" => common::found(total, all),
        query => format!("{} for {}", common::found(total, all), shortened(query)),
    }
}

pub fn add_to_comparison(title: &str) -> String {
    format!("Compare “{title}”")
}

pub fn without(part: &str, alone: u32) -> String {
    match alone {
        0 => format!("No article matches “{part}”."),
        1 => format!("“{part}” alone matches 1 article, but that article does not match the rest."),
        count => format!("“{part}” alone matches {}, but none of them matches the rest.", articles(count)),
    }
}

/// For a word that is not finished yet.
pub fn prefix_fallback(total: u32) -> String {
    format!("Search for longer words that start the same: {}", articles(total))
}

pub fn without_it(total: u32) -> String {
    format!("Search without it: {}", articles(total))
}

/// "“SRE” can refer to Mexican Foreign Ministry."
pub fn also_a_name(typed: &str, name: &str) -> String {
    format!("“{typed}” can refer to {name}.")
}

pub fn all_its_names(count: u32) -> String {
    format!("Search for all its names: {}", articles(count))
}

/// No article contains “traficking”.
pub fn no_such_word(typed: &str) -> String {
    format!("No article contains “{typed}”.")
}

/// Did you mean “trafficking”? 4 articles
pub fn did_you_mean(word: &str, total: u32) -> String {
    format!("Did you mean “{word}”? {}", counted(total, "article", "articles"))
}

/// in 4 articles, 23 times, as 3 different words or forms
pub fn part_finds(articles: u32, occurrences: Option<u32>, words: Option<u32>) -> String {
    let mut found = format!("in {}", counted(articles, "article", "articles"));
    if let Some(occurrences) = occurrences.filter(|&occurrences| occurrences > 0) {
        found.push_str(", ");
        found.push_str(&counted(occurrences, "time", "times"));
    }
    if let Some(words) = words.filter(|&words| words > 1) {
        found.push_str(", as ");
        found.push_str(&counted(words, "word", "different words or forms"));
    }
    found
}

/// Hundredths as a decimal fraction.
fn decimal(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Why this result? Score 3.14
pub fn why_here(score: u32) -> String {
    format!("Why this result? Score {}", decimal(score))
}

/// adds 1.25 to the score
pub fn adds(score: u32) -> String {
    format!("adds {} to the score", decimal(score))
}

/// 1 time in the title, which counts four times as much; 3 times in the text
pub fn how_often(in_title: u32, in_body: u32) -> String {
    format!(
        "{} in the title, which counts four times as much; {} in the text",
        counted(in_title, "time", "times"),
        counted(in_body, "time", "times")
    )
}

/// in 4 of 5 articles; rarer words count more; the weight here is 0.29
pub fn how_rare(articles: u32, of: u32, weight: u32) -> String {
    format!("in {articles} of {of} articles; rarer words count more; the weight here is {}", decimal(weight))
}

/// long articles count less: length factor 1.10 for the title, 0.90 for the text (1 is average)
pub fn how_long(title: u32, body: u32) -> String {
    format!(
        "long articles count less: length factor {} for the title, {} for the text (1 is average)",
        decimal(title),
        decimal(body)
    )
}
