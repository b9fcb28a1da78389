//! An article: its text, its mentions and what explains them.

use corpus::model::{Basis, Format, human_date};
use text::date::Date;

use super::common::{counted, stretch};
use crate::view::Stretch;

pub const SET_APART_HINT: &str = "Kept in the file, left out of search and counts.";
pub const HIDE_FURNITURE: &str = "Hide what was set apart";
pub const MARKS: &str = "Marked kinds";
pub const HITS: &str = "Passages found";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const NAMED_HERE: &str = "Named in this article";
pub const SEE_EVERYWHERE: &str = "In all articles";
pub const COMPARE_WITH: &str = "Compare with…";
pub const CHOOSE_ARTICLE: &str = "Choose an article";
pub const PASSAGE_CHANGED: &str =
    "The passage that this link points to is no longer there word for word; the article may have changed.";
pub const FILE: &str = "File";
pub const TRACE: &str = "Found as";
pub const TEXT_HASH: &str = "SHA-256 of its text:";
pub const NAMES_THIS: &str = "Stands for";
pub const VALUE: &str = "Value";
pub const RESTS_ON: &str = "Rests on";
pub const LINK_TO_PLACE: &str = "Link to this place";
pub const STRIP: &str = "Where it stands in the text";
pub const STRIP_HINT: &str = "Arrow keys go from tick to tick, Enter to its place.";
pub const SHOW_LIST: &str = "As a list";
pub const HIDE_LIST: &str = "Hide the list";
pub const PLACE_IN_TEXT: &str = "Place";
pub const WORDS_THERE: &str = "Words";
pub const WHAT_IT_IS: &str = "What";
pub const HIT: &str = "passage found";
/// A printed date that is not when the article was published; the date, which is a link, follows.
pub const PAGE_PRINTS: &str = "The page prints";
pub const NOT_PUBLISHED_THEN: &str = ", which is not when it was published:";
pub const AGAINST_IT: &str = "The words against it:";
pub const ORIGINAL: &str = "Published at";
pub const MUCH_THE_SAME: &str = "Other articles that say much the same";
pub const COMPARE_BOTH: &str = "Compare both";

/// As [`COMPARE_BOTH`], where it is read out of its place.
pub fn compare_with(title: &str) -> String {
    format!("{COMPARE_BOTH}: this article and “{title}”")
}

/// For an article whose text is not its file.
pub fn not_the_file(format: Format) -> Option<&'static str> {
    match format {
        Format::Text => None,
        Format::Converted => {
            Some("Converted from a text in another encoding; offsets refer to the converted text.")
        }
        Format::Html => Some("Extracted from a saved web page; offsets refer to the extracted text."),
    }
}

/// "87 % of their word runs in common". Only what has all of them in common is told so.
pub fn alike(permille: u32) -> String {
    let percent = (permille + 5) / 10;
    format!("{} % of their word runs in common", if permille < 1000 { percent.min(99) } else { 100 })
}

/// Leads to the words on which a date rests.
pub fn dated(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed => "The date is printed on the page",
        Basis::Inferred => "Why this date? It is inferred from the text",
        Basis::Outside => "Why this date? An editor knows it from an outside source",
    }
}

/// What a date in a text means: "20 January 2021", "2018 to 2024", "20 January of a year that is not
/// told"; nothing where its value says nothing.
pub fn when(value: &str) -> Option<String> {
    // A leap year, so that it has every day.
    let of_any_year = || Date::parse(&["2000", value.strip_prefix('-')?].concat());
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    match Date::parse(from).zip(Date::parse(to)).and_then(|(from, to)| Stretch::new(from, to)) {
        Some(when) => Some(stretch(when)),
        None => {
            let date = human_date(of_any_year()?);
            Some(format!("{} of a year that is not told", date.trim_end_matches(" 2000")))
        }
    }
}

/// The way to the page of an entity.
pub fn all_mentions_of(name: &str) -> String {
    format!("All mentions of {name}")
}

/// Who says that an entity is one.
pub fn listed(listed: bool) -> &'static str {
    if listed { "Listed by an editor" } else { "Recognised in the text; no editor has listed it" }
}

/// A mention or a passage found: "“Landau”, person: Christopher Landau".
pub fn tick(surface: &str, what: &str) -> String {
    format!("“{surface}”, {what}")
}

/// Where in a text something is: "12 %".
pub fn place(permille: u32) -> String {
    format!("{} %", permille / 10)
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

/// For an article that was opened because of a name that it does not have.
pub fn not_named(name: &str) -> String {
    format!("{name} is not named in the text")
}
