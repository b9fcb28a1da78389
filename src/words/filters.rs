//! Filters: the facets, their chips and the choice of years.

pub const FILTERS: &str = "Filters";
pub const YOUR_FILTERS: &str = "Filters in force";
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

pub fn turn_round(negated: bool, what: &str) -> String {
    format!("{} {what}", if negated { "Ask for" } else { "Exclude" })
}

pub const DRAW_ACROSS: &str = "Draw across the years to keep only articles published then";
pub const YEARS_OF_PUBLICATION: &str = "Years of publication";
pub const FROM_YEAR: &str = "From";
pub const TO_YEAR: &str = "to";
pub const THE_FIRST: &str = "the first";
pub const THE_LAST: &str = "the last";
pub const ALL_YEARS: &str = "All years";

/// and 1,200 more, each in fewer articles
pub fn unlisted(count: usize) -> String {
    format!("and {count} more, each in fewer articles: the search box finds them by name")
}
