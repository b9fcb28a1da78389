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
mod relative;
mod when;
mod words;

use std::borrow::Cow;

use corpus::model::DateRule;
use text::{
    Language, Span,
    date::{Date, Precision},
    folded_form, tokens, without_possessive,
};

use crate::extract::language;
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

/// A token with its folded form.
pub struct Piece<'t> {
    /// Where it is.
    pub span: Span,
    /// Its folded form.
    pub folded: Cow<'t, str>,
    /// Its bytes.
    pub surface: &'t str,
}

/// The tokens of a text.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let piece = |span: Span| {
        let surface = &text[span.range()];
        Piece { span, folded: folded_form(surface), surface }
    };
    tokens(text).map(piece).collect()
}

/// Every date expression of a text of which nobody knows when it was written, in order.
pub fn find(text: &str) -> Vec<Found> {
    find_written(text, None)
}

/// Every date expression of a text, counted from what is known of the day of writing.
pub fn find_written(text: &str, written: Option<Date>) -> Vec<Found> {
    find_in(text, &pieces(text), written)
}

/// The same of a text whose tokens are known.
pub(crate) fn find_in(text: &str, pieces: &[Piece<'_>], written: Option<Date>) -> Vec<Found> {
    let reading = Reading::new(text, pieces);
    let mut all: Vec<Expression> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let known = all.len();
        reading.expressions(at, &mut all);
        at = all[known..].last().map_or(at, |last| last.first + last.taken).max(at + 1);
    }
    reading.share_years(&mut all);
    if let Some(written) = written {
        reading.tell_on(&mut all, written);
    }
    let found = |expression: &Expression| Found {
        span: reading.span_of(expression),
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
    let rest = tokens(line).filter(|token| !found.iter().any(|found| found.span.overlaps(*token)));
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
struct Reading<'t> {
    text: &'t str,
    pieces: &'t [Piece<'t>],
    /// Whether dates in digits begin with the day, where the text shows it.
    day_first: Option<bool>,
    /// Whether somebody is called May.
    may_is_a_name: bool,
    spanish: bool,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str, pieces: &'t [Piece<'t>]) -> Self {
        let mut reading =
            Self { text, pieces, day_first: None, may_is_a_name: false, spanish: is_spanish(pieces) };
        let (mut day_first, mut month_first) = (false, false);
        for (at, piece) in pieces.iter().enumerate() {
            let order = reading.shows_order(at);
            day_first |= order == Some(true);
            month_first |= order == Some(false);
            reading.may_is_a_name |= piece.surface == "May" && reading.follows_a_name(at);
        }
        reading.day_first = (day_first != month_first).then_some(day_first);
        reading
    }

    /// A token in folded form; nothing past the ends of the text.
    fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| &piece.folded)
    }

    fn before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// What stands between a token and the next, without white space around it. Something that is
    /// never asked for where a paragraph or the text ends there.
    fn gap(&self, at: usize) -> &'t str {
        let pair = self.pieces.get(at).zip(self.pieces.get(at + 1));
        let gap = pair.and_then(|(left, right)| self.text.get(left.span.end..right.span.start));
        gap.filter(|gap| gap.len() < 2 || gap.matches('\n').count() < 2).map_or("\n\n", str::trim)
    }

    /// Whether only white space stands between a token and the next.
    fn adjoins(&self, at: usize) -> bool {
        self.gap(at).is_empty()
    }

    fn is_large(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.surface.starts_with(char::is_uppercase))
    }

    /// The signs right behind a token.
    fn behind(&self, at: usize) -> &'t str {
        self.pieces.get(at).and_then(|piece| self.text.get(piece.span.end..)).unwrap_or_default()
    }

    /// The sign right before a token.
    fn sign_before(&self, at: usize) -> Option<char> {
        self.text.get(..self.pieces.get(at)?.span.start)?.chars().next_back()
    }

    /// Whether a name or its beginning stands before a token: "Theresa May".
    fn follows_a_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.is_large(before)
            && self.adjoins(before)
            && self.word(before).len() > 2
            && !words::leads(self.word(before))
            && !matches!(
                self.word(before),
                "the" | "and" | "but" | "mid" | "a" | "it" | "that" | "you" | "they"
            )
            && words::weekday(&self.pieces[before]).is_none()
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
        let last = self.pieces[expression.first + expression.taken - 1].span;
        let end = without_possessive(self.text, last).end;
        Span::new(self.pieces[expression.first].span.start, end)
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
        let signs = |at: usize| matches!(self.gap(at), "" | "," | "-" | "–" | "—" | ".");
        to - from <= 6
            && (from..to).all(|at| JOINING.contains(&self.word(at)))
            && (from - 1..to).all(signs)
            && (to > from || self.gap(from - 1) != ".")
    }

    /// Whether the words before a date in its sentence say that it is still to come: "is scheduled for".
    fn looks_ahead(&self, at: usize) -> bool {
        const AHEAD: [&str; 7] = ["will", "scheduled", "set", "upcoming", "expected", "may", "shall"];
        let of_sentence = |at: &usize| !self.gap(*at).contains(['.', ';', '\n', '?', '!']);
        let before = (at.saturating_sub(14)..at).rev().take_while(of_sentence);
        before.into_iter().any(|at| AHEAD.contains(&self.word(at)))
    }

    /// Gives days and months without a year that of the story in which they stand: "On June 5, 2015, he
    /// … On June 7, he".
    fn tell_on(&self, all: &mut [Expression], written: Date) {
        let mut story: Option<(Date, usize)> = None;
        for expression in all.iter_mut() {
            let from = story.map(|(_, end)| end);
            let end = self.span_of(expression).end;
            match expression.when {
                When::On(date) if date.precision() != Precision::Year => story = Some((date, end)),
                When::Yearly { month, days, toward: Toward::Open } => {
                    let Some((date, _)) = story else { continue };
                    let same_paragraph = from
                        .and_then(|from| self.text.get(from..end))
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

/// Whether a text is in Spanish rather than English, by its commonest words.
pub(crate) fn is_spanish(pieces: &[Piece<'_>]) -> bool {
    language::of_words(pieces.iter().map(|piece| &*piece.folded)) == Language::Spanish
}

#[cfg(test)]
mod tests;
