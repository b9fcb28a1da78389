//! The search box and the results.

use corpus::Kind;
use say::{Sentence, plural, say};

use super::common::{self, articles, kind, shortened};

pub const SEARCH_LABEL: Sentence = Sentence::new("Search the articles");
pub const SEARCH_HINT: Sentence = Sentence::new("Words, \"a phrase\", -without, person:…");
pub const SUGGESTIONS: Sentence = Sentence::new("Suggestions");
pub const WHAT_PARTS_FIND: Sentence = Sentence::new("Results for each part of the search");
pub const SORT: Sentence = Sentence::new("Sort order");
pub const TRY: Sentence = Sentence::new("Try:");
pub const NAMES_HERE: Sentence = Sentence::new("Names:");
pub const COMPARE_THESE: Sentence = Sentence::new("Compare these two");
pub const COMPARE_RESULTS: Sentence = Sentence::new("Compare:");
pub const BY_PASSAGE: Sentence = Sentence::new("what they say, passage by passage");
pub const FIRST_TWO: Sentence = Sentence::new("the first two, side by side");
pub const BY_LIKENESS: Sentence = Sentence::new("how similar they are");
pub const PICK_ONE_MORE: Sentence = Sentence::new("Select one more article to compare");
pub const NOTHING_FOUND: Sentence = Sentence::new("Nothing found");
pub const NO_EXACT_MATCH: Sentence = Sentence::new("No exact match");
pub const WITHOUT_WORDS: Sentence = Sentence::new("Without:");
pub const LEAVE_OUT_OTHER_NAMES: Sentence = Sentence::new("Search only for the words as typed");
pub const QUERY_PROBLEMS: Sentence = Sentence::new("Problems with this search");

/// What there is to know of an entity that is suggested: "organisation, also called “SRE”, 4 articles".
pub fn suggested_entity(of: Kind, alias: Option<&str>, count: u32) -> String {
    let (kind, articles) = (kind(of), articles(count));
    match alias {
        Some(alias) => say!("{kind}, also called “{alias}”, {articles}"),
        None => format!("{kind}, {articles}"),
    }
}

/// 3 articles name “DHS” in other words
pub fn under_other_names(count: u32, typed: &str) -> String {
    plural!(count, "{} article names “{typed}” in other words", "{} articles name “{typed}” in other words")
}

/// as “Department of Homeland Security”
pub fn named_as(names: &str) -> String {
    say!("as “{names}”")
}

/// 3 articles for “trafficking weapons”, which some have under other names
pub fn for_words(count: u32, meant: &str) -> String {
    say!("{} for “{meant}”", articles(count))
}

/// 4 articles with some of the words
pub fn with_some(count: u32) -> String {
    plural!(count, "{} article with some of the words", "{} articles with some of the words")
}

/// How many suggestions there are, for screen readers.
pub fn suggestions(count: usize) -> String {
    plural!(
        count,
        "{} suggestion. Use the arrow keys to choose.",
        "{} suggestions. Use the arrow keys to choose."
    )
}

/// The status for screen readers. It names the query, so that they announce it even if the count stays the same.
pub fn status(total: u32, all: u32, query: &str) -> String {
    match query {
        "" => common::found(total, all),
        query => say!("{} for {}", common::found(total, all), shortened(query)),
    }
}

pub fn add_to_comparison(title: &str) -> String {
    say!("Compare “{title}”")
}

pub fn without(part: &str, alone: u32) -> String {
    match alone {
        0 => say!("No article matches “{part}”."),
        count => plural!(
            count,
            "“{part}” alone matches {} article, but that article does not match the rest.",
            "“{part}” alone matches {} articles, but none of them matches the rest."
        ),
    }
}

/// For a word that is not finished yet.
pub fn prefix_fallback(total: u32) -> String {
    say!("Search for longer words that start the same: {}", articles(total))
}

pub fn without_it(total: u32) -> String {
    say!("Search without it: {}", articles(total))
}

/// "“SRE” can refer to Mexican Foreign Ministry."
pub fn also_a_name(typed: &str, name: &str) -> String {
    say!("“{typed}” can refer to {name}.")
}

pub fn all_its_names(count: u32) -> String {
    say!("Search for all its names: {}", articles(count))
}

/// No article contains “traficking”.
pub fn no_such_word(typed: &str) -> String {
    say!("No article contains “{typed}”.")
}

/// Did you mean “trafficking”? 4 articles
pub fn did_you_mean(word: &str, total: u32) -> String {
    say!("Did you mean “{word}”? {}", plural!(total, "{} article", "{} articles"))
}

/// in 4 articles, 23 times, as 3 different words or forms
pub fn part_finds(articles: u32, occurrences: Option<u32>, words: Option<u32>) -> String {
    let mut found = plural!(articles, "in {} article", "in {} articles");
    if let Some(occurrences) = occurrences.filter(|&occurrences| occurrences > 0) {
        found.push_str(", ");
        found.push_str(&plural!(occurrences, "{} time", "{} times"));
    }
    if let Some(words) = words.filter(|&words| words > 1) {
        found.push_str(", ");
        found.push_str(&plural!(words, "as {} word", "as {} different words or forms"));
    }
    found
}

/// Hundredths as a decimal fraction.
fn decimal(hundredths: u32) -> String {
    format!("{}{}{:02}", hundredths / 100, say::decimal_sign(), hundredths % 100)
}

/// Why this result? Score 3.14
pub fn why_here(score: u32) -> String {
    say!("Why this result? Score {}", decimal(score))
}

/// adds 1.25 to the score
pub fn adds(score: u32) -> String {
    say!("adds {} to the score", decimal(score))
}

/// 1 time in the title, which counts four times as much; 3 times in the text
pub fn how_often(in_title: u32, in_body: u32) -> String {
    say!(
        "{} in the title, which counts four times as much; {} in the text",
        plural!(in_title, "{} time", "{} times"),
        plural!(in_body, "{} time", "{} times")
    )
}

/// in 4 of 5 articles; rarer words count more; the weight here is 0.29
pub fn how_rare(articles: u32, of: u32, weight: u32) -> String {
    say!("in {articles} of {of} articles; rarer words count more; the weight here is {}", decimal(weight))
}

/// long articles count less: length factor 1.10 for the title, 0.90 for the text (1 is average)
pub fn how_long(title: u32, body: u32) -> String {
    say!(
        "long articles count less: length factor {} for the title, {} for the text (1 is average)",
        decimal(title),
        decimal(body)
    )
}
