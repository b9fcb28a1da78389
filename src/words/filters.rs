//! Filters: the facets, their chips and the choice of years.

use super::common::counted;

pub const FILTERS: &str = "Filters";
pub const YOUR_FILTERS: &str = "Active filters";
pub const CLEAR_FILTERS: &str = "Clear filters";
pub const NOT: &str = "not";
pub const EXCLUDE: &str = "exclude";
pub const INCLUDE: &str = "include";
pub const EXCLUDED: &str = "excluded";
pub const ANY_OF_THESE: &str = "any of these";
pub const ALL_OF_THESE: &str = "all of these";
pub const YEAR: &str = "Year";
/// Before the years of a filter.
pub const OF_YEAR: &str = "year: ";
pub const FIND_IN_LIST: &str = "Find in this list";

pub fn remove(what: &str) -> String {
    format!("Remove the filter {what}")
}

pub fn invert_filter(negated: bool, what: &str) -> String {
    format!("{} {what}", if negated { "Include" } else { "Exclude" })
}

pub const DRAG_ACROSS: &str = "Drag across the years to show only articles published then";
pub const YEARS_OF_PUBLICATION: &str = "Years of publication";
pub const FROM_YEAR: &str = "From";
pub const TO_YEAR: &str = "to";
pub const THE_FIRST: &str = "earliest";
pub const THE_LAST: &str = "latest";
pub const ALL_YEARS: &str = "All years";

/// Not listed here: 1,200 names that appear in fewer articles.
pub fn unlisted(count: usize) -> String {
    format!(
        "Not listed here: {} in fewer articles. Type a name into the search box to find it.",
        counted(count as u32, "name", "names")
    )
}
