//! The fields of the language, and what may stand after those that ask for a range.

use super::{ProblemKind, Query};
use corpus::model::Kind;
use text::{date::Date, edit_distance};

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Entity(Kind),
    Range(Range),
}

/// A field whose value is one thing or all from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Years.
    Year,
    /// Dates.
    Date,
    /// Figures.
    Number,
}

/// How many bytes the longest name of a field has.
pub(super) const LONGEST: usize = LONG_NAME.len();

/// The names under which fields are offered.
pub const FIELD_NAMES: [&str; 11] =
    ["title", "source", "author", "person", "org", "place", "weapon", "event", "year", "date", "number"];

/// A name that is understood, too long to be offered but to whoever mistypes it.
const LONG_NAME: &str = "organisation";

/// The field of a name in small letters. The page's own words for dates and figures are understood too.
pub(super) fn named(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "year" => Field::Range(Range::Year),
        "date" | "dated" => Field::Range(Range::Date),
        "number" | "figure" => Field::Range(Range::Number),
        _ => Field::Entity(Kind::from_field(name)?),
    })
}

/// The field that may have been meant by a name that is none.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let most = if name.len() < 5 { 1 } else { 2 };
    let names = FIELD_NAMES.into_iter().chain([LONG_NAME]);
    let nearest = names.map(|field| (edit_distance(name, field), field)).min_by_key(|(apart, _)| *apart)?;
    (nearest.0 <= most).then_some(nearest.1)
}

/// Reads `2018..2025`, `2018..`, `..2025` or `2018`, and what is the matter with it.
pub(super) fn range(field: Range, typed: &str) -> (Option<Query>, Option<ProblemKind>) {
    let (from, to) = typed.split_once("..").unwrap_or((typed, typed));
    let read = |end: &str| if end.is_empty() { Some(None) } else { value(field, end).map(Some) };
    let (mut from, mut to) = match (read(from), read(to)) {
        (Some(from), Some(to)) if from.is_some() || to.is_some() => (from, to),
        _ if field == Range::Date && (is_like_a_date(from) || is_like_a_date(to)) => {
            return (None, Some(ProblemKind::NoSuchDate));
        }
        _ => return (None, Some(ProblemKind::RangeSyntax(field))),
    };
    let is_reversed = match (from, to) {
        (Some(from), Some(to)) if field == Range::Date => {
            date(from).map(Date::first_day) > date(to).map(Date::last_day)
        }
        (Some(from), Some(to)) => from > to,
        _ => false,
    };
    if is_reversed {
        std::mem::swap(&mut from, &mut to);
    }
    let query = match field {
        Range::Year => Query::Year(from.map(|year| year as u16), to.map(|year| year as u16)),
        Range::Date => Query::Date(from.and_then(date), to.and_then(date)),
        Range::Number => Query::Number(from, to),
    };
    let problem = is_reversed.then_some(ProblemKind::RangeReversed(field));
    (Some(query), problem)
}

/// An end of a range as a number; a date by its bits.
fn value(field: Range, typed: &str) -> Option<u64> {
    match field {
        Range::Year => typed.parse::<u16>().ok().filter(|year| (1..=9999).contains(year)).map(u64::from),
        Range::Date => Date::parse(typed).map(|date| u64::from(date.to_bits())),
        Range::Number => whole_number(typed),
    }
}

fn date(bits: u64) -> Option<Date> {
    Date::from_bits(bits as u32)
}

/// Digits, in groups of three where they are grouped.
fn whole_number(typed: &str) -> Option<u64> {
    let mut digits = String::with_capacity(typed.len());
    for (at, group) in typed.split([',', '\'', '’', '_']).enumerate() {
        let is_group = at == 0 && !group.is_empty() || group.len() == 3;
        if !is_group || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    // Before the first separator there are three digits at most.
    let first = typed.find(|c: char| !c.is_ascii_digit());
    if first.is_some_and(|first| first > 3) { None } else { digits.parse().ok() }
}

/// Whether something is written as dates are, but is none.
fn is_like_a_date(typed: &str) -> bool {
    let is_shaped = typed.bytes().zip("0000-00-00".bytes()).all(|(byte, shape)| match shape {
        b'-' => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_shaped && matches!(typed.len(), 4 | 7 | 10) && Date::parse(typed).is_none()
}
