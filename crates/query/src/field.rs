//! The fields of the language, and what may stand after those that ask for a range.

use super::Query;
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
pub(super) enum Range {
    Year,
    Date,
    Number,
}

/// How many bytes the longest name of a field has.
pub(super) const LONGEST: usize = LONG_NAME.len();

/// The names under which fields are offered.
const NAMES: [&str; 10] =
    ["title", "source", "person", "org", "place", "weapon", "event", "year", "date", "number"];

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

/// What to say of a word that begins as though with a field, and has none.
pub(super) fn unknown(name: &str) -> String {
    let mut message = format!("“{name}:” is no field; it was searched as words. ");
    let most = if name.len() < 5 { 1 } else { 2 };
    let names = NAMES.iter().chain([&LONG_NAME]);
    let nearest = names.map(|field| (edit_distance(name, field), field)).min_by_key(|(apart, _)| *apart);
    match nearest {
        Some((apart, field)) if apart <= most => {
            message.push_str("Did you mean ");
            message.push_str(field);
            message.push_str(":?");
        }
        _ => {
            message.push_str("Fields: ");
            message.push_str(&NAMES.join(", "));
        }
    }
    message
}

/// Reads `2018..2025`, `2018..`, `..2025` or `2018`, and what is the matter with it.
pub(super) fn range(field: Range, typed: &str) -> (Option<Query>, Option<&'static str>) {
    let (from, to) = typed.split_once("..").unwrap_or((typed, typed));
    let read = |end: &str| if end.is_empty() { Some(None) } else { value(field, end).map(Some) };
    let (mut from, mut to) = match (read(from), read(to)) {
        (Some(from), Some(to)) if from.is_some() || to.is_some() => (from, to),
        _ if field == Range::Date && (is_like_a_date(from) || is_like_a_date(to)) => {
            return (None, Some("there is no such date in the calendar; it was left out"));
        }
        _ => return (None, Some(how(field))),
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
    let message = match field {
        _ if !is_reversed => None,
        Range::Year => Some("these years were the wrong way round; they were swapped"),
        Range::Date => Some("these dates were the wrong way round; they were swapped"),
        Range::Number => Some("these figures were the wrong way round; they were swapped"),
    };
    (Some(query), message)
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

/// How it is written.
fn how(field: Range) -> &'static str {
    match field {
        Range::Year => "years are written year:2021 or year:2018..2025; it was left out",
        Range::Date => "dates are written date:2021-01-20 or date:2021-01..2021-06; it was left out",
        Range::Number => {
            "figures are whole numbers, written number:253000 or number:200000..300000; it was left out"
        }
    }
}
