//! The search box and the results.

use corpus::Kind;

use super::common::{articles, counted, found, kind, shortened};

pub const SEARCH_LABEL: &str = "Search the articles";
pub const SEARCH_HINT: &str = "Words, \"a phrase\", -without, person:…";
pub const SUGGESTIONS: &str = "Suggestions";
pub const WHAT_PARTS_FIND: &str = "What each part finds";
pub const SORT: &str = "Order";
pub const TRY: &str = "For example:";
pub const NAMES_HERE: &str = "Names:";
pub const COMPARE_THESE: &str = "Compare these two";
pub const PICK_ONE_MORE: &str = "Tick one more article to compare it with";
pub const NOTHING_FOUND: &str = "Nothing found";
pub const UNDERSTOOD: &str = "Not understood";

/// What there is to know of an entity that is suggested: "organisation, called “SRE”, 4 articles".
pub fn suggested_entity(of: Kind, alias: Option<&str>, count: u32) -> String {
    let (called, alias, end) = alias.map_or(("", "", ""), |alias| (", called “", alias, "”"));
    [kind(of), called, alias, end, ", ", &articles(count)].concat()
}

/// How many suggestions there are, for whoever listens.
pub fn suggestions(count: usize) -> String {
    let told = counted(count as u32, "suggestion", "suggestions");
    [&told, "; arrow keys lead to them"].concat()
}

/// What a screen reader is told; it names the query so that an equal count is news all the same.
pub fn status(total: u32, all: u32, query: &str) -> String {
    match query {
        "" => found(total, all),
        query => format!("{} for {}", found(total, all), shortened(query)),
    }
}

pub fn add_to_comparison(title: &str) -> String {
    format!("Compare “{title}”")
}

pub fn without(part: &str, alone: u32) -> String {
    match alone {
        0 => format!("“{part}” occurs in no article."),
        count => format!("“{part}” alone is in {}, but none of them has the rest.", articles(count)),
    }
}

/// For a word that is not finished yet.
pub fn prefix_fallback(total: u32) -> String {
    format!("Words that begin so: {}", articles(total))
}

pub fn without_it(total: u32) -> String {
    format!("Without it: {}", articles(total))
}

/// "“SRE” is also a name of Mexican Foreign Ministry".
pub fn also_a_name(typed: &str, name: &str) -> String {
    format!("“{typed}” names {name}.")
}

pub fn all_its_names(count: u32) -> String {
    format!("Find it under all its names: {}", articles(count))
}

/// “traficking” is not in these articles.
pub fn no_such_word(typed: &str) -> String {
    format!("“{typed}” is not in these articles.")
}

/// Did you mean “trafficking”? 4 articles
pub fn did_you_mean(word: &str, total: u32) -> String {
    format!("Did you mean “{word}”? {}", counted(total, "article", "articles"))
}

/// in 4 articles, 23 times, as 3 words
pub fn part_finds(articles: u32, occurrences: Option<u32>, words: Option<u32>) -> String {
    let mut told = format!("in {}", counted(articles, "article", "articles"));
    if let Some(occurrences) = occurrences.filter(|&occurrences| occurrences > 0) {
        told.push_str(", ");
        told.push_str(&counted(occurrences, "time", "times"));
    }
    if let Some(words) = words.filter(|&words| words > 1) {
        told.push_str(", as ");
        told.push_str(&counted(words, "word", "different words"));
    }
    told
}

/// Hundredths as a decimal fraction.
fn decimal(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Why here: score 3.14
pub fn why_here(score: u32) -> String {
    format!("Why here: score {}", decimal(score))
}

/// adds 1.25
pub fn adds(score: u32) -> String {
    format!("adds {}", decimal(score))
}

/// once in the title, 3 times in the text
pub fn how_often(in_title: u32, in_body: u32) -> String {
    format!(
        "{} in the title, which weighs four times as much; {} in the text",
        counted(in_title, "time", "times"),
        in_body
    )
}

/// in 4 of 5 articles, so it weighs 0.29
pub fn how_rare(articles: u32, of: u32, weight: u32) -> String {
    format!("in {articles} of {of} articles: the fewer, the more it weighs, here {}", decimal(weight))
}

/// title 1.10, text 0.90 times as long as the average
pub fn how_long(title: u32, body: u32) -> String {
    format!(
        "length counts against it: title {}, text {}, where an average one is 1",
        decimal(title),
        decimal(body)
    )
}
