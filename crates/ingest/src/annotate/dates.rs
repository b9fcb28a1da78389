//! Reads dates as texts and pages print them, in English and Spanish.
//!
//! A date is an expression that points at a day, month or year: explicit ("January 26, 2022"), short of
//! a year ("January 20"), or told from the day of writing ("Thursday", "last week", "two years ago").
//! Frequencies ("each year", "every Thursday") and lengths of time ("for three years", "over the last
//! year") are none. What tells only which part is meant stays outside: "late February", "mid-2019",
//! "earlier this month"; what decides the value is inside: "last October", "fiscal year 2011".
//!
//! Values are ISO 8601. Where the expression does not say everything, the rest follows from the day of
//! writing, if that is known precisely enough:
//!
//! | expression | value, written on Thursday, 14 January 2021 |
//! |---|---|
//! | Thursday, last Thursday, next Thursday | `2021-01-14`, `2021-01-07`, `2021-01-21` |
//! | last week, this weekend | `2021-01-04/2021-01-10` (Monday to Sunday), `2021-01-16/2021-01-17` |
//! | January 20, in October | `2021-01-20`, `2020-10`: the nearest; `--01-20`, `--10` if nothing is known |
//! | last month, two years ago | `2020-12`, `2019` |
//! | three weeks ago | `2020-12-21/2020-12-27` |
//! | the 1990s, spring 2020 | `1990/1999`, `2020-03/2020-05` (seasons of the north, of three months) |
//! | May 3-5, 2022 | `2022-05-03/2022-05-05` |
//! | fiscal year 2011 | `2011`, whichever months it has |
//!
//! In an enumeration every date is one: "between 2018 and 2024" has two, and in "March and April 2023"
//! the first has the year of the second. A day without its year that follows, in the same paragraph,
//! upon one of a year before that of writing belongs to the story told there, and has that year.

mod calendar;
mod numeric;
mod parts;
mod relative;
mod tense;
mod when;
mod words;
mod years;

use corpus::model::DateRule;
use text::{
    Span,
    date::{Date, Precision},
    folded_form,
};

use crate::annotate::lex::{self, Cursor, Token};
use when::{Toward, When};

/// A date expression in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub span: Span,
    /// ISO 8601: `2019-10`, a stretch of time as `2018/2024`, or without a year `--02-27` (a day) and
    /// `--02` (a month). Empty where the expression points from the day of writing ("Thursday",
    /// "last week") and that is not known, or not precisely enough.
    pub value: String,
    /// The shape that was recognised.
    pub rule: DateRule,
}

/// Every date expression of a text of which nobody knows when it was written, in order.
pub fn find(text: &str) -> Vec<Found> {
    find_written(text, None)
}

/// Every date expression of a text, counted from what is known of the day of writing.
pub fn find_written(text: &str, written: Option<Date>) -> Vec<Found> {
    find_in(text, &lex::tokens(text), written)
}

/// The same of a text whose tokens are known.
pub(crate) fn find_in(text: &str, tokens: &[Token<'_>], written: Option<Date>) -> Vec<Found> {
    let finder = DateFinder::new(Cursor::new(text, tokens), written);
    let mut all: Vec<Expression> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let known = all.len();
        finder.expressions(at, &mut all);
        at = all[known..].last().map_or(at, |last| last.first + last.taken).max(at + 1);
    }
    finder.share_years(&mut all);
    if let Some(written) = written {
        finder.carry_years(&mut all, written);
    }
    let found = |expression: &Expression| Found {
        span: finder.span_of(expression),
        value: expression.when.value(written),
        rule: expression.rule,
    };
    all.iter().map(found).collect()
}

/// The date that a line is, if it is nothing else: `Friday, June 6, 2025`, `26 de enero de 2022`,
/// `Published: 2024-03-01`, `Updated March 3, 2024 10:15 am`.
pub fn whole_line(line: &str) -> Option<Date> {
    const AROUND: [&str; 18] = [
        "published",
        "updated",
        "posted",
        "on",
        "publicado",
        "publicada",
        "actualizado",
        "el",
        "am",
        "pm",
        "a.m",
        "p.m",
        "at",
        "est",
        "edt",
        "gmt",
        "utc",
        "date",
    ];
    if line.chars().count() > 80 {
        return None;
    }
    let found = find(line);
    let dated = found.iter().find_map(|found| Some((found.span, Date::parse(&found.value)?)));
    let (span, date) = dated?;
    // A bare year is no date line.
    date.month()?;
    let rest = text::tokens(line).filter(|token| !found.iter().any(|found| found.span.overlaps(*token)));
    let mut rest = rest.map(|token| folded_form(&line[token.range()]).into_owned());
    let is_time = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    (!span.is_empty() && rest.all(|word| AROUND.contains(&word.as_str()) || is_time(&word))).then_some(date)
}

/// A text goes back so many years for what it tells day by day; further back it only mentions.
const STORY_YEARS: u16 = 15;

/// An expression before its value is worked out.
#[derive(Clone, Copy, Debug)]
struct Expression {
    /// Its first token.
    first: usize,
    /// How many tokens it takes.
    taken: usize,
    when: When,
    rule: DateRule,
}

/// A text on which dates are read, with what the whole of it says about single words.
struct DateFinder<'t> {
    cursor: Cursor<'t>,
    /// Whether dates in digits begin with the day, where the text shows it.
    day_first: Option<bool>,
    /// Whether somebody is called May.
    may_is_a_name: bool,
    /// The year of writing.
    this_year: Option<u16>,
    spanish: bool,
}

impl<'t> DateFinder<'t> {
    fn new(cursor: Cursor<'t>, written: Option<Date>) -> Self {
        let spanish = lex::is_spanish(cursor.tokens());
        let mut finder = Self {
            cursor,
            day_first: None,
            may_is_a_name: false,
            this_year: written.map(Date::year),
            spanish,
        };
        let (mut day_first, mut month_first) = (false, false);
        for (at, token) in cursor.tokens().iter().enumerate() {
            let order = finder.shows_order(at);
            day_first |= order == Some(true);
            month_first |= order == Some(false);
            finder.may_is_a_name |= token.surface == "May" && finder.follows_a_name(at);
        }
        finder.day_first = (day_first != month_first).then_some(day_first);
        finder
    }

    /// Whether a name or its beginning stands before a token: "Theresa May".
    fn follows_a_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.cursor.is_capitalised(before)
            && self.cursor.adjoins(before)
            && self.cursor.folded(before).len() > 2
            && !words::leads(self.cursor.folded(before))
            && !matches!(
                self.cursor.folded(before),
                "the" | "and" | "but" | "mid" | "a" | "it" | "that" | "you" | "they"
            )
            && self.cursor.get(before).and_then(words::weekday).is_none()
    }

    /// Expressions that begin at a token: one, or those of an enumeration.
    fn expressions(&self, at: usize, all: &mut Vec<Expression>) {
        if self.weekday(at, all) || self.calendar(at, all) {
            return;
        }
        all.extend(self.relative(at));
    }

    /// A possessive 's stays outside.
    fn span_of(&self, expression: &Expression) -> Span {
        let last = expression.first + expression.taken - 1;
        self.cursor.span(expression.first, last).unwrap_or_default()
    }

    /// Gives the year of a date to those before it in an enumeration: "March and April 2023", "from
    /// December 5 to January 3, 2022".
    fn share_years(&self, all: &mut [Expression]) {
        for at in (1..all.len()).rev() {
            let (left, right) = (all[at - 1], all[at]);
            let When::Yearly { month, days, toward: Toward::Open } = left.when else { continue };
            let date = match right.when {
                When::On(date) | When::During(date, _) => date,
                _ => continue,
            };
            let Some(later) = date.month().filter(|_| self.joins(left.first + left.taken, right.first))
            else {
                continue;
            };
            let year = date.year() - u16::from(month > later);
            if let Some(when) = calendar::on(year, month, days) {
                all[at - 1].when = when;
                all[at - 1].rule = DateRule::YearOfNext;
            }
        }
    }

    /// Whether the tokens between two dates only join them.
    fn joins(&self, from: usize, to: usize) -> bool {
        const JOINING: [&str; 22] = [
            "to",
            "through",
            "thru",
            "and",
            "until",
            "or",
            "in",
            "on",
            "about",
            "around",
            "at",
            "least",
            "the",
            "of",
            "late",
            "early",
            "mid",
            "continuing",
            "al",
            "a",
            "y",
            "hasta",
        ];
        let signs = |at: usize| matches!(self.cursor.signs(at), "" | "," | "-" | "–" | "—" | ".");
        to - from <= 6
            && (from..to).all(|at| JOINING.contains(&self.cursor.folded(at)))
            && (from - 1..to).all(signs)
            && (to > from || self.cursor.signs(from - 1) != ".")
    }

    /// Whether the words before a date in its sentence say that it is still to come: "is scheduled for".
    fn looks_ahead(&self, at: usize) -> bool {
        const AHEAD: [&str; 7] = ["will", "scheduled", "set", "upcoming", "expected", "may", "shall"];
        let of_sentence = |at: &usize| !self.cursor.signs(*at).contains(['.', ';', '\n', '?', '!']);
        let before = (at.saturating_sub(14)..at).rev().take_while(of_sentence);
        before.into_iter().any(|at| AHEAD.contains(&self.cursor.folded(at)))
    }

    /// Gives days and months without a year that of the story in which they stand: "On June 5, 2015, he
    /// … On June 7, he".
    fn carry_years(&self, all: &mut [Expression], written: Date) {
        let mut story: Option<(Date, usize)> = None;
        for expression in all.iter_mut() {
            let from = story.map(|(_, end)| end);
            let end = self.span_of(expression).end;
            match expression.when {
                When::On(date) if date.precision() != Precision::Year => story = Some((date, end)),
                When::Yearly { month, days, toward: Toward::Open } => {
                    let Some((date, _)) = story else { continue };
                    let same_paragraph = from
                        .map(|from| self.cursor.slice(Span::new(from, end)))
                        .is_some_and(|between| between.len() < 600 && !between.contains('\n'));
                    // Of this year's days the nearest is meant anyhow.
                    let is_past = date.year() < written.year()
                        && date.year() + STORY_YEARS >= written.year()
                        && date.months_between(written).is_none_or(|months| months >= 6);
                    if !same_paragraph || !is_past || self.looks_ahead(expression.first) {
                        continue;
                    }
                    let year = date.year() + u16::from(date.month().is_some_and(|before| month < before));
                    if let Some(when) = calendar::on(year, month, days) {
                        expression.when = when;
                        expression.rule = DateRule::YearOfEarlier;
                        if let When::On(date) = when {
                            story = Some((date, end));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
