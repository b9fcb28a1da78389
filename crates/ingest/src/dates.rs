//! Reads dates as texts and pages print them, in English and Spanish.

use std::borrow::Cow;

use corpus::{
    date::Date,
    model::Span,
    text::{folded_form, tokens},
};

/// A date expression in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub span: Span,
    /// ISO 8601: `2019-10`, or without a year `--02-27` (a day) and `--02` (a month). Empty where
    /// the expression points from the day of writing ("Thursday", "last week").
    pub value: String,
    /// The shape that was recognised.
    pub rule: &'static str,
}

/// A token with its folded form.
pub struct Piece<'t> {
    pub span: Span,
    pub folded: Cow<'t, str>,
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

/// Every date expression of a text, in order.
pub fn find(text: &str) -> Vec<Found> {
    find_in(text, &pieces(text))
}

/// The same of a text whose tokens are known.
pub(crate) fn find_in(text: &str, pieces: &[Piece<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match expression(text, pieces, at) {
            Some((taken, value, rule)) => {
                let span = Span::new(pieces[at].span.start, pieces[at + taken - 1].span.end);
                found.push(Found { span, value, rule });
                at += taken;
            }
            None => at += 1,
        }
    }
    found
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

/// A date expression that begins at a token: how many tokens, its value and its rule.
fn expression(text: &str, pieces: &[Piece<'_>], at: usize) -> Option<(usize, String, &'static str)> {
    let first = pieces.get(at)?;
    if !is_weekday(first.surface, &first.folded) {
        return calendar_date(text, pieces, at).or_else(|| relative(pieces, at));
    }
    // A weekday before a date belongs to it; alone it points from the day of writing.
    let next = pieces
        .get(at + 1)
        .is_some_and(|next| gap(text, first, next).is_some_and(|gap| matches!(gap, "" | ",")));
    match calendar_date(text, pieces, at + 1).filter(|_| next) {
        Some((taken, value, rule)) => Some((taken + 1, value, rule)),
        None => Some((1, String::new(), "date: weekday")),
    }
}

/// What stands between two tokens, without white space around it; nothing if a paragraph ends there.
fn gap<'t>(text: &'t str, left: &Piece<'_>, right: &Piece<'_>) -> Option<&'t str> {
    let between = text.get(left.span.end..right.span.start)?;
    (between.matches('\n').count() < 2).then(|| between.trim())
}

/// A date of the calendar that begins at a token.
fn calendar_date(text: &str, pieces: &[Piece<'_>], at: usize) -> Option<(usize, String, &'static str)> {
    let piece = |ahead: usize| pieces.get(at + ahead);
    let joined = |ahead: usize, allowed: &[&str]| {
        let pair = piece(ahead).zip(piece(ahead + 1));
        pair.and_then(|(left, right)| gap(text, left, right)).is_some_and(|gap| allowed.contains(&gap))
    };
    let month_at = |ahead: usize| piece(ahead).and_then(|piece| month(piece.surface, &piece.folded));
    let day_at = |ahead: usize| piece(ahead).and_then(|piece| day(&piece.folded));
    let year_at = |ahead: usize| piece(ahead).and_then(|piece| year(&piece.folded));
    const SPACE: &[&str] = &[""];
    const COMMA: &[&str] = &["", ","];

    // 2022-01-26
    if let (Some(year), Some(month), Some(day)) = (year_at(0), two_digits(piece(1)), iso_day(piece(2)))
        && joined(0, &["-"])
        && joined(1, &["-"])
        && let Some(date) = Date::new(year, month, day)
    {
        return Some((3, date.to_string(), "date: ISO"));
    }
    if let Some(month) = month_at(0) {
        // January 26, 2022 · January 26 · January 2022
        if let Some(day) = day_at(1).filter(|_| joined(0, &["", "."])) {
            if let Some(date) =
                year_at(2).filter(|_| joined(1, COMMA)).and_then(|year| Date::new(year, month, day))
            {
                return Some((3, date.to_string(), "date: month day, year"));
            }
            if Date::new(2000, month, day).is_some() {
                return Some((2, format!("--{month:02}-{day:02}"), "date: month day"));
            }
        }
        if let Some(date) = year_at(1).filter(|_| joined(0, COMMA)).and_then(|year| Date::new(year, month, 0))
        {
            return Some((2, date.to_string(), "date: month year"));
        }
        let of_year = piece(1).is_some_and(|word| matches!(&*word.folded, "de" | "del" | "of"));
        if let Some(date) = year_at(2).filter(|_| of_year).and_then(|year| Date::new(year, month, 0)) {
            return Some((3, date.to_string(), "date: month of year"));
        }
        if points_in_time(pieces, at) {
            return Some((1, format!("--{month:02}"), "date: month"));
        }
    }
    if let Some(day) = day_at(0) {
        // 26 January 2022 · 26 January · 26 de enero de 2022 · 26th of January
        let of = usize::from(piece(1).is_some_and(|word| matches!(&*word.folded, "de" | "of")));
        if let Some(month) = month_at(1 + of).filter(|_| joined(0, SPACE)) {
            let of_year = piece(2 + of).is_some_and(|word| matches!(&*word.folded, "de" | "del" | "of"));
            let year_place = 2 + of + usize::from(of_year);
            if let Some(date) = year_at(year_place)
                .filter(|_| joined(year_place - 1, COMMA))
                .and_then(|year| Date::new(year, month, day))
            {
                return Some((year_place + 1, date.to_string(), "date: day month year"));
            }
            if Date::new(2000, month, day).is_some() {
                return Some((2 + of, format!("--{month:02}-{day:02}"), "date: day month"));
            }
        }
    }
    if let Some(year) = year_at(0).filter(|_| points_in_time(pieces, at)) {
        let range_or_number = text[piece(0)?.span.end..].starts_with([',', '%', '-'])
            && joined(0, &["-", ","])
            && piece(1).is_some_and(|next| next.folded.bytes().all(|byte| byte.is_ascii_digit()));
        if !range_or_number {
            return Some((1, year.to_string(), "date: year"));
        }
    }
    None
}

/// Expressions that point from the day of writing.
fn relative(pieces: &[Piece<'_>], at: usize) -> Option<(usize, String, &'static str)> {
    let word = |ahead: usize| pieces.get(at + ahead).map_or("", |piece| &*piece.folded);
    let taken = match (word(0), word(1)) {
        ("today" | "yesterday" | "tomorrow" | "hoy" | "ayer", _) => 1,
        ("last" | "next" | "this", "week" | "month" | "year") => 2,
        _ => return None,
    };
    Some((taken, String::new(), "date: relative"))
}

/// Whether the word before a month or year says that it is one: "in May", "since 2019".
fn points_in_time(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| pieces.get(at)) else { return false };
    matches!(
        &*before.folded,
        "in" | "since"
            | "by"
            | "until"
            | "during"
            | "from"
            | "of"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "last"
            | "next"
            | "this"
            | "en"
            | "desde"
            | "hasta"
            | "durante"
            | "de"
            | "del"
    )
}

fn month(surface: &str, folded: &str) -> Option<u8> {
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const SPANISH: [&str; 12] = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    if let Some(at) = SPANISH.iter().position(|name| *name == folded) {
        return Some(at as u8 + 1);
    }
    // English months are written large; "may" and "march" are verbs.
    if !surface.starts_with(char::is_uppercase) {
        return None;
    }
    let full = ENGLISH.iter().position(|name| *name == folded);
    let short =
        || ENGLISH.iter().position(|name| name[..3] == *folded || folded == "sept" && *name == "september");
    full.or_else(short).map(|at| at as u8 + 1)
}

fn is_weekday(surface: &str, folded: &str) -> bool {
    let english =
        matches!(folded, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday");
    let spanish =
        matches!(folded, "lunes" | "martes" | "miercoles" | "jueves" | "viernes" | "sabado" | "domingo");
    (english && surface.starts_with(char::is_uppercase)) || spanish
}

fn day(folded: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th", "o"].iter().find_map(|ending| folded.strip_suffix(ending));
    let digits = digits.unwrap_or(folded);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

fn two_digits(piece: Option<&Piece<'_>>) -> Option<u8> {
    let folded = &*piece?.folded;
    folded.parse().ok().filter(|_| folded.len() == 2)
}

/// The day of an ISO date, with or without a time behind it: `26`, `26T09`.
fn iso_day(piece: Option<&Piece<'_>>) -> Option<u8> {
    let folded = &*piece?.folded;
    let (day, time) = folded.split_once('t').unwrap_or((folded, ""));
    day.parse().ok().filter(|_| day.len() == 2 && time.bytes().all(|byte| byte.is_ascii_digit()))
}

fn year(folded: &str) -> Option<u16> {
    folded.parse().ok().filter(|year| folded.len() == 4 && (1500..=2199).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        find(text).into_iter().map(|f| (text[f.span.range()].to_owned(), f.value)).collect()
    }

    #[test]
    fn dates_in_running_text() {
        let table: &[(&str, &[(&str, &str)])] = &[
            ("on January 26, 2022, he", &[("January 26, 2022", "2022-01-26")]),
            ("Friday, June 6, 2025", &[("Friday, June 6, 2025", "2025-06-06")]),
            ("on 27 February, which", &[("27 February", "--02-27")]),
            ("changes on January 20, told", &[("January 20", "--01-20")]),
            ("in October 2019 – when", &[("October 2019", "2019-10")]),
            ("In February, two", &[("February", "--02")]),
            ("since August 2016, then", &[("August 2016", "2016-08")]),
            ("said in 2019 that", &[("2019", "2019")]),
            ("in 2,019 or 2019 firearms", &[]),
            ("said Thursday. Last week", &[("Thursday", ""), ("Last week", "")]),
            ("they may march in the fall", &[]),
            ("in May and March on", &[("May", "--05")]),
            ("el 26 de enero de 2022", &[("26 de enero de 2022", "2022-01-26")]),
            ("en enero de 2022", &[("enero de 2022", "2022-01")]),
            ("2022-01-26 and 2022-13-01", &[("2022-01-26", "2022-01-26")]),
            ("the 4th of July 1776", &[("4th of July 1776", "1776-07-04")]),
            ("on February 30, 2020", &[]),
            ("253,000 firearms each year", &[]),
            ("the attack of January\n\n26 people", &[("January", "--01")]),
            ("Monday Monday, June 6, 2025", &[("Monday", ""), ("Monday, June 6, 2025", "2025-06-06")]),
        ];
        for (text, expected) in table {
            let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_long_run_of_weekdays_is_just_that() {
        assert_eq!(find(&"Monday ".repeat(20_000)).len(), 20_000);
    }

    #[test]
    fn lines_that_are_dates() {
        let date = |line| whole_line(line).map(|date| date.to_string());
        assert_eq!(date("Friday, June 6, 2025").as_deref(), Some("2025-06-06"));
        assert_eq!(date("Published: 3 March 2024 10:15 am").as_deref(), Some("2024-03-03"));
        assert_eq!(date("26 de enero de 2022").as_deref(), Some("2022-01-26"));
        assert_eq!(date("January 26, 2022 in Mexico City"), None);
        assert_eq!(date("2019"), None);
        assert_eq!(date("Thursday"), None);
    }
}
