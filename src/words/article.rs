//! An article: its text, its mentions and what explains them.

pub use ::words::{human_date, rule, ruled_out};
use corpus::model::{Basis, Format, Part};
use say::{Sentence, plural, say};
use text::date::Date;

use super::common::period;
use crate::view::Stretch;

pub const ELEMENTS_HINT: Sentence =
    Sentence::new("Menus, teasers and similar text. Search and counts leave them out.");
pub const HIDE_ELEMENTS: Sentence = Sentence::new("Hide page elements");
pub const MARKS: Sentence = Sentence::new("Highlight in the text");
pub const HITS: Sentence = Sentence::new("Search hits");
pub const PREVIOUS: Sentence = Sentence::new("Previous");
pub const NEXT: Sentence = Sentence::new("Next");
pub const NAMED_HERE: Sentence = Sentence::new("Named in this article");
pub const SEE_EVERYWHERE: Sentence = Sentence::new("See in all articles");
pub const COMPARE_WITH: Sentence = Sentence::new("Compare with…");
pub const CHOOSE_ARTICLE: Sentence = Sentence::new("Choose an article");
pub const PASSAGE_CHANGED: Sentence = Sentence::new(
    "The passage of this link is no longer in the article in the same words. The article may have changed.",
);
pub const FILE: Sentence = Sentence::new("File");
pub const RECOGNISED_BY: Sentence = Sentence::new("Recognised by");
pub const TEXT_HASH: Sentence = Sentence::new("SHA-256 of its text:");
pub const REFERS_TO: Sentence = Sentence::new("Refers to");
pub const VALUE: Sentence = Sentence::new("Value");
pub const EVIDENCE: Sentence = Sentence::new("Evidence");
pub const LINK_TO_PLACE: Sentence = Sentence::new("Link to this passage");
pub const MENTION_STRIP: Sentence = Sentence::new("Where names and hits appear in the text");
pub const MENTION_STRIP_HINT: Sentence = Sentence::new(
    "Names and hits in the order of the text. Use the arrow keys to move between them and Enter to go to the \
     passage.",
);
pub const SHOW_LIST: Sentence = Sentence::new("Show as a list");
pub const HIDE_LIST: Sentence = Sentence::new("Hide the list");
pub const PLACE_IN_TEXT: Sentence = Sentence::new("Position");
pub const WORDS_THERE: Sentence = Sentence::new("Text");
pub const WHAT_IT_IS: Sentence = Sentence::new("What it is");
pub const HIT: Sentence = Sentence::new("search hit");
/// A printed date that is not when the article was published; the date, which is a link, follows.
pub const PAGE_PRINTS: Sentence = Sentence::new("The saved article carries the date");
pub const NOT_PUBLISHED_THEN: Sentence = Sentence::new(", but that is probably not its publication date.");
pub const ALSO_PRINTS: Sentence = Sentence::new("The saved article also gives the date");
pub const NOT_SETTLED: Sentence = Sentence::new(". Which of the two is right is not known.");
pub const CONTRADICTION: Sentence = Sentence::new("The text that speaks against it:");
pub const ORIGINAL: Sentence = Sentence::new("Published at");
pub const AUTHOR: Sentence = Sentence::new("By");
pub const CHANGED: Sentence = Sentence::new("Changed on");
pub const SIMILAR_ARTICLES: Sentence = Sentence::new("Articles with similar text");
pub const COMPARE_BOTH: Sentence = Sentence::new("Compare both");

/// As [`COMPARE_BOTH`], where it is read out of its place.
pub fn in_language(name: &str) -> String {
    say!(
        "In {name}: the search finds words only in the form in which they are typed, and many names are not recognised."
    )
}

pub fn compare_with(title: &str) -> String {
    say!("{COMPARE_BOTH}: this article and “{title}”")
}

/// part 2 of 3
pub fn part(part: Part) -> String {
    say!("part {} of {}", part.number, part.of)
}

/// For an article whose text is not its file.
pub fn not_the_file(format: Format) -> Option<&'static str> {
    match format {
        Format::Text => None,
        Format::Converted => Some(say!(
            "The text was taken from a file in another form, or with several articles. Positions in links and citations refer \
             to this text.",
        )),
        Format::Html => Some(say!(
            "The text was extracted from a saved web page. Positions in links and citations refer to the extracted text.",
        )),
    }
}

/// "87% of their word sequences in common". Rounding never makes it 100%.
pub fn in_common(permille: u32) -> String {
    let percent = (permille + 5) / 10;
    say!("{}% of their word sequences in common", if permille < 1000 { percent.min(99) } else { 100 })
}

/// Leads to the words on which a date rests.
pub fn dated(basis: Basis) -> &'static str {
    say::sentence(match basis {
        Basis::Printed => "The date is printed on the page",
        Basis::Inferred => "Why this date? It is inferred from the text",
        Basis::Outside => "Why this date? An editor took it from an outside source",
    })
}

/// What a date in a text means: "20 January 2021", "2018 to 2024", "20 January (no year
/// given)"; nothing where its value says nothing.
pub fn when(value: &str) -> Option<String> {
    // A leap year, so that it has every day.
    let of_any_year = || Date::parse(&["2000", value.strip_prefix('-')?].concat());
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    match Date::parse(from).zip(Date::parse(to)).and_then(|(from, to)| Stretch::new(from, to)) {
        Some(when) => Some(period(when)),
        None => {
            let date = of_any_year()?;
            Some(say!("{} (no year given)", ::words::without_year(date.month()?, date.day())))
        }
    }
}

/// The way to the page of an entity.
pub fn all_mentions_of(name: &str) -> String {
    say!("All mentions of {name}")
}

/// Who says that an entity is one.
pub fn listed(listed: bool) -> &'static str {
    say::sentence(if listed {
        "On the editor’s list"
    } else {
        "Recognised automatically; not on the editor’s list"
    })
}

/// A mention or a search hit: "“Landau”, person: Christopher Landau".
pub fn tick(surface: &str, what: &str) -> String {
    format!("“{surface}”, {what}")
}

/// Where in a text something is: "12%".
pub fn place(permille: u32) -> String {
    format!("{}%", permille / 10)
}

pub fn show_elements(lines: usize) -> String {
    plural!(lines, "Show page elements left out ({} line)", "Show page elements left out ({} lines)")
}

pub fn passage_number(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => say!("Passage {} of {count}", at + 1),
        None => plural!(count, "{} passage found", "{} passages found"),
    }
}

/// For an article that was opened because of a name that it does not have.
pub fn not_named(name: &str) -> String {
    say!("The text of this article does not name {name}")
}
