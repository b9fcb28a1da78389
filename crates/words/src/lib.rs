//! Words for what a dossier holds: the rule that found a mention, a date, where a date comes from.
//!
//! The core crates return enums with data. This crate says them in words, for the command and for the
//! page alike. What only one of them says stays there: the page's own sentences are in `src/words`, the
//! command's in `crates/cli`. They are sentences of the crate `say`, in English or in another language.
//!
//! ```
//! use corpus::{Kind, model::Rule};
//!
//! assert_eq!(words::rule(Kind::Person, &Rule::AfterTitle("Sen.")), "person: after the title “Sen.”");
//! ```
//!
//! It finds nothing and decides nothing: it only says what it is given. Start with [`rule`] for mentions, and
//! [`human_date`] for dates.

mod query_problems;
mod rules;

use corpus::{
    Kind,
    model::{Basis, RuledOut},
};
use say::say;
use text::date::Date;

pub use query_problems::{TEXTS_MISSING, lookup_problem, query_problem};
pub use rules::rule;

/// What a thing of a kind is called.
pub fn kind(kind: Kind) -> &'static str {
    say::sentence(match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Place => "place",
        Kind::Weapon => "weapon",
        Kind::Event => "event or agreement",
        Kind::Source => "source",
        Kind::Author => "author",
        Kind::Date => "date",
        Kind::Quantity => "figure",
    })
}

/// Where a publication date comes from.
pub fn basis(basis: Basis) -> &'static str {
    say::sentence(match basis {
        Basis::Printed => "printed on the page",
        Basis::Inferred => "inferred from the text",
        Basis::Outside => "known from an outside source",
    })
}

/// A date as people write it: `20 January 2021`, `January 2021` or `2021`.
pub fn human_date(date: Date) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => say!("{} {} {}", day, self::month(month), year),
        // The year comes first, so that this has a translation of its own.
        (Some(month), None) => say!("{1} {0}", year, self::month(month)),
        _ => year.to_string(),
    }
}

/// A day or month of any year: `20 January`, `January`.
pub fn without_year(month: u8, day: Option<u8>) -> String {
    let month = self::month(month);
    day.map_or_else(|| month.to_owned(), |day| say!("{day} {month}"))
}

/// What a month is called, within a date; empty for a number that is none.
pub fn month(month: u8) -> &'static str {
    say::sentence(match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    })
}

/// Why a printed date is not that of publication. `text` is the article's.
pub fn ruled_out(ruled_out: &RuledOut, text: &str) -> String {
    let words = text.get(ruled_out.against.range()).unwrap_or_default();
    say!(
        "The text mentions {words} without a year, as if that day were near, and mentions no year after {}. So the page was probably saved on {}.",
        ruled_out.latest_year,
        human_date(ruled_out.date),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        let human = |iso: &str| Date::parse(iso).map(human_date);
        assert_eq!(human("2021-01-20").as_deref(), Some("20 January 2021"));
        assert_eq!(human("2021-01").as_deref(), Some("January 2021"));
        assert_eq!(human("2021").as_deref(), Some("2021"));
    }
}
