//! An article: its text, its mentions and what explains them.

pub use ::words::{human_date, rule, ruled_out};
use corpus::model::{Basis, Format, Part};
use text::date::Date;

use super::common::{counted, period};
use crate::view::Stretch;

pub const ELEMENTS_HINT: &str = "Menus, teasers and similar text. Search and counts leave them out.";
pub const HIDE_ELEMENTS: &str = "Hide page elements";
pub const MARKS: &str = "Highlight in the text";
pub const HITS: &str = "Search hits";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const NAMED_HERE: &str = "Named in this article";
pub const SEE_EVERYWHERE: &str = "See in all articles";
pub const COMPARE_WITH: &str = "Compare with…";
pub const CHOOSE_ARTICLE: &str = "Choose an article";
pub const PASSAGE_CHANGED: &str =
    "The passage of this link is no longer in the article in the same words. The article may have changed.";
pub const FILE: &str = "File";
pub const RECOGNISED_BY: &str = "Recognised by";
pub const TEXT_HASH: &str = "SHA-256 of its text:";
pub const REFERS_TO: &str = "Refers to";
pub const VALUE: &str = "Value";
pub const EVIDENCE: &str = "Evidence";
pub const LINK_TO_PLACE: &str = "Link to this passage";
pub const MENTION_STRIP: &str = "Where names and hits appear in the text";
pub const MENTION_STRIP_HINT: &str = "Names and hits in the order of the text. Use the arrow keys to move between them and Enter to go to the \
     passage.";
pub const SHOW_LIST: &str = "Show as a list";
pub const HIDE_LIST: &str = "Hide the list";
pub const PLACE_IN_TEXT: &str = "Position";
pub const WORDS_THERE: &str = "Text";
pub const WHAT_IT_IS: &str = "What it is";
pub const HIT: &str = "search hit";
/// A printed date that is not when the article was published; the date, which is a link, follows.
pub const PAGE_PRINTS: &str = "The saved article carries the date";
pub const NOT_PUBLISHED_THEN: &str = ", but that is probably not its publication date.";
pub const ALSO_PRINTS: &str = "The saved article also gives the date";
pub const NOT_SETTLED: &str = ". Which of the two is right is not known.";
pub const CONTRADICTION: &str = "The text that speaks against it:";
pub const ORIGINAL: &str = "Published at";
pub const AUTHOR: &str = "By";
pub const CHANGED: &str = "Changed on";
pub const SIMILAR_ARTICLES: &str = "Articles with similar text";
pub const COMPARE_BOTH: &str = "Compare both";

/// As [`COMPARE_BOTH`], where it is read out of its place.
pub fn in_language(name: &str) -> String {
    format!(
        "In {name}: the search finds words only in the form in which they are typed, and many names are not recognised."
    )
}

pub fn compare_with(title: &str) -> String {
    format!("{COMPARE_BOTH}: this article and “{title}”")
}

/// part 2 of 3
pub fn part(part: Part) -> String {
    format!("part {} of {}", part.number, part.of)
}

/// For an article whose text is not its file.
pub fn not_the_file(format: Format) -> Option<&'static str> {
    match format {
        Format::Text => None,
        Format::Converted => Some(
            "The text was taken from a file in another form, or with several articles. Positions in links and citations refer \
             to this text.",
        ),
        Format::Html => Some(
            "The text was extracted from a saved web page. Positions in links and citations refer to the extracted text.",
        ),
    }
}

/// "87% of their word sequences in common". Rounding never makes it 100%.
pub fn in_common(permille: u32) -> String {
    let percent = (permille + 5) / 10;
    format!("{}% of their word sequences in common", if permille < 1000 { percent.min(99) } else { 100 })
}

/// Leads to the words on which a date rests.
pub fn dated(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed => "The date is printed on the page",
        Basis::Inferred => "Why this date? It is inferred from the text",
        Basis::Outside => "Why this date? An editor took it from an outside source",
    }
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
            let date = human_date(of_any_year()?);
            Some(format!("{} (no year given)", date.trim_end_matches(" 2000")))
        }
    }
}

/// The way to the page of an entity.
pub fn all_mentions_of(name: &str) -> String {
    format!("All mentions of {name}")
}

/// Who says that an entity is one.
pub fn listed(listed: bool) -> &'static str {
    if listed { "On the editor’s list" } else { "Recognised automatically; not on the editor’s list" }
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
    format!("Show page elements left out ({})", counted(lines as u32, "line", "lines"))
}

pub fn passage_number(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("Passage {} of {count}", at + 1),
        None => counted(count as u32, "passage found", "passages found"),
    }
}

/// For an article that was opened because of a name that it does not have.
pub fn not_named(name: &str) -> String {
    format!("The text of this article does not name {name}")
}
