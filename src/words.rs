//! All words of the interface. Another language is another module with the same names.

#![allow(missing_docs)]

use corpus::{
    Kind,
    date::Date,
    model::{Basis, human_date},
    search::Order,
};

use crate::view::permalink::Notice;

pub const SKIP: &str = "Skip to the text";
pub const SEARCH_LABEL: &str = "Search the articles";
pub const SEARCH_HINT: &str = "Words, \"a phrase\", -without, person:…";
pub const PAGES: &str = "Pages";
pub const COMPARE: &str = "Compare";
pub const ENTITIES: &str = "Names";
pub const ABOUT: &str = "About";
pub const THIS_VIEW: &str = "This view";
pub const COPY_LINK: &str = "Copy link";
pub const COPIED: &str = "Link copied";
pub const COPY_FAILED: &str = "The browser did not allow copying. This is the link:";
pub const FILTERS: &str = "Filters";
pub const YOUR_FILTERS: &str = "Filters in force";
pub const CLEAR_FILTERS: &str = "Clear filters";
pub const NOT: &str = "not";
pub const OR: &str = "or";
pub const EXCLUDE: &str = "exclude";
pub const INCLUDE: &str = "include";
pub const EXCLUDED: &str = "excluded";
pub const ANY_OF_THESE: &str = "any of these";
pub const ALL_OF_THESE: &str = "all of these";
pub const SHOW_LESS: &str = "Show fewer";
pub const YEAR: &str = "Year";
pub const NO_DATE: &str = "without a date";
pub const NO_SOURCE: &str = "Source not named in the text";
pub const SORT: &str = "Order";
pub const TRY: &str = "For example:";
pub const NAMES_HERE: &str = "Names:";
pub const COMPARE_THESE: &str = "Compare these two";
pub const PICK_ONE_MORE: &str = "Tick one more article to compare it with";
pub const NOTHING_FOUND: &str = "Nothing found";
pub const UNDERSTOOD: &str = "Not understood";
pub const LINK_NOTICE: &str = "About this link";
pub const ARTICLES: &str = "Articles";
pub const ALL_ARTICLES: &str = "All articles";
pub const SET_APART_HINT: &str = "Kept in the file, left out of search and counts.";
pub const HIDE_FURNITURE: &str = "Hide what was set apart";
pub const MARKS: &str = "Marked kinds";
pub const HITS: &str = "Passages found";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const NAMED_HERE: &str = "Named in this article";
pub const SEE_EVERYWHERE: &str = "In all articles";
pub const STOP_LIGHTING: &str = "Stop highlighting";
pub const COMPARE_WITH: &str = "Compare with…";
pub const CHOOSE_ARTICLE: &str = "Choose an article";
pub const LEFT_ARTICLE: &str = "Left article";
pub const RIGHT_ARTICLE: &str = "Right article";
pub const CHOOSE_TWO: &str = "Choose two articles to read them side by side.";
pub const SAME_ARTICLE: &str = "This is the same article twice.";
pub const BOTH_NAME: &str = "Both name";
pub const NOTHING_SHARED: &str = "Nothing that was recognised is named in both.";
pub const NOTHING_ALONE: &str = "Nothing that the other does not name.";
pub const LOCK: &str = "Scroll together";
pub const SWAP: &str = "Swap sides";
pub const TO_READ: &str = "Open this article";
pub const ALSO_CALLED: &str = "Named in the articles as";
pub const MENTIONS: &str = "Every mention, in context";
pub const BESIDE: &str = "Named in the same paragraphs";
pub const NOBODY_BESIDE: &str = "Nothing else that was recognised.";
pub const ONLY_ARTICLES_WITH: &str = "Only articles with it";
pub const ARTICLES_WITHOUT: &str = "Articles without it";
pub const FROM_SOURCE: &str = "Articles from this source";
pub const COMPARE_TWO_ON_THIS: &str = "Compare what two articles say";
pub const FIND_IN_LIST: &str = "Find in this list";
pub const NOT_HERE: &str = "Not here";
pub const GONE_ARTICLE: &str = "No article here is called";
pub const GONE_ENTITY: &str = "Nothing here is called";
pub const TO_THE_START: &str = "To the list of all articles";
pub const PASSAGE_CHANGED: &str =
    "The passage that this link points to is no longer there word for word; the article may have changed.";
pub const PRIVACY: &str = "Nothing you type leaves this page.";
pub const HOW_TO_SEARCH: &str = "How to search";
pub const HOW_TO_SEARCH_INTRO: &str =
    "Everything can be combined, and stands in the page's link, which you can edit by hand and send.";
pub const TYPED: &str = "Typed";
pub const FINDS: &str = "Finds articles";
pub const KEYS: &str = "Keys";
pub const KEY: &str = "Key";
pub const DOES: &str = "Does";
pub const SINGLE_KEYS: &str = "Single-key shortcuts are on";
pub const PROVENANCE: &str = "Where it comes from";
pub const PROVENANCE_TEXT: &str = "Each article is kept byte for byte as it was saved. Page furniture, such as menus, teasers and comment boxes, \
     is set apart and can be shown; search, counts and names leave it out. Names were found by a hand-made list. \
     Every mark leads to its place in the text, and says which rule found it.";
pub const FILE: &str = "File";
pub const TITLE: &str = "Title";
pub const TRACE: &str = "Found as";
pub const CORPUS_HASH: &str = "SHA-256 of the list of all files' hashes:";

/// The keys of the reader.
pub const KEY_TABLE: [(&str, &str); 7] = [
    ("/", "to the search box"),
    ("n", "next passage found, in an article"),
    ("p", "previous passage found"),
    ("e", "to the names of the article"),
    ("c", "compare the article with another"),
    ("f", "show or hide what was set apart"),
    ("?", "this page"),
];

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Place => "place",
        Kind::Weapon => "weapon",
        Kind::Event => "event or agreement",
        Kind::Source => "source",
        Kind::Date => "date",
        Kind::Quantity => "figure",
    }
}

pub fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Organisation => "Organisations",
        Kind::Place => "Places",
        Kind::Weapon => "Weapons",
        Kind::Event => "Events and agreements",
        Kind::Source => "Sources",
        Kind::Date => "Dates",
        Kind::Quantity => "Figures",
    }
}

pub fn order(order: Order) -> &'static str {
    match order {
        Order::Relevance => "best first",
        Order::Newest => "newest first",
        Order::Oldest => "oldest first",
    }
}

pub fn date(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DATE.to_owned(), human_date)
}

/// Leads to the words on which a date rests.
pub fn dated(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed => "The date is printed on the page",
        Basis::Inferred => "Why this date? It is inferred from the text",
        Basis::Outside => "Why this date? An editor knows it from an outside source",
    }
}

pub fn basis(basis: Basis) -> &'static str {
    corpus::model::basis_words(basis)
}

/// "1 article", "3 articles".
pub fn articles(count: u32) -> String {
    counted(count, "article", "articles")
}

pub fn mentions(count: u32) -> String {
    counted(count, "mention", "mentions")
}

pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A query as part of a sentence: its beginning, where it is very long.
fn shortened(query: &str) -> String {
    const LONGEST: usize = 80;
    match query.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &query[..end]),
        None => query.to_owned(),
    }
}

/// A heading with the number of what stands below it.
pub fn with_count(heading: &str, count: usize) -> String {
    format!("{heading} · {count}")
}

/// "3 of 5 articles".
pub fn found(total: u32, all: u32) -> String {
    if total == all { articles(all) } else { format!("{total} of {}", articles(all)) }
}

/// What a screen reader is told; it names the query so that an equal count is news all the same.
pub fn status(total: u32, all: u32, query: &str) -> String {
    match query {
        "" => found(total, all),
        query => format!("{} for {}", found(total, all), shortened(query)),
    }
}

pub fn years(from: Option<u16>, to: Option<u16>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("up to {to}"),
        (None, None) => NO_DATE.to_owned(),
    }
}

pub fn remove(what: &str) -> String {
    format!("Remove the filter {what}")
}

pub fn turn_round(negated: bool, what: &str) -> String {
    format!("{} {what}", if negated { "Ask for" } else { "Exclude" })
}

pub fn show_more(count: usize) -> String {
    format!("Show {count} more")
}

pub fn set_apart(lines: usize) -> String {
    format!("{} set apart", counted(lines as u32, "line", "lines"))
}

pub fn stop(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("Passage {} of {count}", at + 1),
        None => counted(count as u32, "passage found", "passages found"),
    }
}

pub fn add_to_comparison(title: &str) -> String {
    format!("Compare “{title}”")
}

pub fn nothing_found(query: &str) -> String {
    format!("No article matches {}.", shortened(query))
}

pub fn without(part: &str, alone: u32) -> String {
    match alone {
        0 => format!("“{part}” occurs in no article."),
        count => format!("“{part}” alone is in {}, but none of them has the rest.", articles(count)),
    }
}

/// For a word that is not finished yet.
pub fn as_beginnings(total: u32) -> String {
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

pub fn only(title: &str) -> String {
    format!("Only “{title}”")
}

pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Page(path) => format!("There is no page “{path}” here; this is the search."),
        Notice::Parameter(key) => format!("“{key}” means nothing here and was left out."),
        Notice::Value(key, value) => format!("“{key}” cannot be “{value}”; it was left out or cut short."),
    }
}

/// The sentence above two articles.
pub fn both_name(counts: &[(Kind, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|&(kind, count)| {
            let (one, many) = match kind {
                Kind::Person => ("person", "people"),
                Kind::Organisation => ("organisation", "organisations"),
                Kind::Place => ("place", "places"),
                Kind::Weapon => ("kind of weapon", "kinds of weapons"),
                Kind::Event => ("event or agreement", "events or agreements"),
                _ => ("name", "names"),
            };
            counted(count as u32, one, many)
        })
        .collect();
    match parts.as_slice() {
        [] => NOTHING_SHARED.to_owned(),
        [one] => format!("Both name {one}."),
        [most @ .., last] => format!("Both name {} and {last}.", most.join(", ")),
    }
}

pub fn apart(months: u32) -> String {
    match months {
        0 => "Dated in the same month.".to_owned(),
        months if months < 24 => format!("Dated {} apart.", counted(months, "month", "months")),
        months => format!("Dated about {} apart.", counted(months / 12, "year", "years")),
    }
}

pub fn similarity(similarity: f32) -> String {
    format!("Likeness of words: {} of 100.", (similarity * 100.0).round() as u32)
}

pub fn beside(paragraphs: u32, articles_count: u32) -> String {
    format!("{} in {}", counted(paragraphs, "paragraph", "paragraphs"), articles(articles_count))
}

pub fn footer(articles_count: u32, entities: u32) -> String {
    format!("{}, {}.", articles(articles_count), counted(entities, "name", "names"))
}

/// What each form of the query language finds; the examples are made from the dossier itself.
pub fn syntax(form: Form) -> &'static str {
    match form {
        Form::Words => "with both words, in any inflection",
        Form::Phrase => "with the words next to each other",
        Form::Or => "with either; a space binds more tightly than OR",
        Form::Not => "with the first word and without the second",
        Form::Prefix => "with a word that begins so",
        Form::Exact => "with just this word, not its inflections",
        Form::Group => "grouped by parentheses",
        Form::Title => "with it in the title",
        Form::Years => "dated within these years; one year, or one end, will do",
        Form::Entity => "that name it under any of its names; person: org: place: weapon: event: source:",
        Form::Any => "that name any of these; written twice, with a space between, all of them",
    }
}

/// The forms of the query language, in the order of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Words,
    Phrase,
    Or,
    Not,
    Prefix,
    Exact,
    Group,
    Title,
    Years,
    Entity,
    Any,
}
