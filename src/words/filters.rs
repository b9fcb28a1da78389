//! Filters: the facets, their chips and the choice of years.

use say::{Sentence, plural, say};

pub const FILTERS: Sentence = Sentence::new("Filters");
pub const YOUR_FILTERS: Sentence = Sentence::new("Active filters");
pub const CLEAR_FILTERS: Sentence = Sentence::new("Clear filters");
pub const NOT: Sentence = Sentence::new("not");
pub const EXCLUDE: Sentence = Sentence::new("exclude");
pub const INCLUDE: Sentence = Sentence::new("include");
pub const EXCLUDED: Sentence = Sentence::new("excluded");
pub const ANY_OF_THESE: Sentence = Sentence::new("any of these");
pub const ALL_OF_THESE: Sentence = Sentence::new("all of these");
pub const YEAR: Sentence = Sentence::new("Year");
/// Before the years of a filter.
pub const OF_YEAR: Sentence = Sentence::new("year: ");
pub const FIND_IN_LIST: Sentence = Sentence::new("Find in this list");

pub fn remove(what: &str) -> String {
    say!("Remove the filter {what}")
}

pub fn invert_filter(negated: bool, what: &str) -> String {
    if negated { say!("Include {what}") } else { say!("Exclude {what}") }
}

pub const DRAG_ACROSS: Sentence = Sentence::new("Drag across the years to show only articles published then");
pub const YEARS_OF_PUBLICATION: Sentence = Sentence::new("Years of publication");
pub const FROM_YEAR: Sentence = Sentence::new("From");
pub const TO_YEAR: Sentence = Sentence::new("to");
pub const THE_FIRST: Sentence = Sentence::new("earliest");
pub const THE_LAST: Sentence = Sentence::new("latest");
pub const ALL_YEARS: Sentence = Sentence::new("All years");

/// Not listed here: 1,200 names that appear in fewer articles.
pub fn unlisted(count: usize) -> String {
    plural!(
        count,
        "Not listed here: {} name in fewer articles. Type a name into the search box to find it.",
        "Not listed here: {} names in fewer articles. Type a name into the search box to find it."
    )
}
