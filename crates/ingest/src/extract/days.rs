//! Dates in a text, and how far apart two of them are.

use text::{Span, date::Date, tokens};

use super::month_names::month_of;
use crate::annotate::dates;

/// The dates of a text that are at least as precise as a month, with their places.
pub fn dates_in(text: &str) -> impl Iterator<Item = (Date, Span)> {
    dates::find(text).into_iter().filter_map(|found| {
        let date = Date::parse(&found.value)?;
        date.month().map(|_| (date, found.span))
    })
}

/// The days of a short line, with their places: as in running text, and in the other forms in which
/// pages print them: `27 feb 2025`, `6. März 2024`, `2024年3月6日`, `06.03.2024`, `2024/03/06`.
pub fn days_in_line(line: &str) -> Vec<(Date, Span)> {
    let mut found: Vec<(Date, Span)> = dates_in(line).collect();
    for (day, span) in other_forms(line) {
        let is_over = |(_, other): &(Date, Span)| other.overlaps(span);
        // A day says more than the month of it that was understood.
        if found.iter().filter(|other| is_over(other)).all(|(other, _)| other.day().is_none()) {
            found.retain(|other| !is_over(other));
            found.push((day, span));
        }
    }
    found.sort_by_key(|(_, span)| *span);
    found
}

/// A number or a month among the tokens of a line.
#[derive(Clone, Copy)]
enum Part {
    Number(u32, usize),
    Month(u8),
    Other,
}

fn other_forms(line: &str) -> Vec<(Date, Span)> {
    let spans: Vec<Span> = tokens(line).collect();
    let part = |span: &Span| {
        let word = &line[span.range()];
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let rest = &word[digits..];
        let is_number =
            matches!(rest, "" | "º" | "°" | "er" | "st" | "nd" | "rd" | "th" | "T" | "年" | "月" | "日");
        match word[..digits].parse() {
            Ok(number) if is_number => Part::Number(number, digits),
            _ => month_of(word).map_or(Part::Other, Part::Month),
        }
    };
    let parts: Vec<Part> = spans.iter().map(part).collect();
    let gap = |at: usize| {
        line.get(spans[at].end..spans.get(at + 1).map_or(spans[at].end, |next| next.start))
            .unwrap_or_default()
    };
    let is_near = |at: usize| gap(at).chars().count() <= 3 && !gap(at).contains('\n');
    // "de", "of", "del" between the parts.
    let skip = |at: usize| {
        let word = spans.get(at).map(|span| line[span.range()].to_lowercase()).unwrap_or_default();
        at + usize::from(matches!(word.as_str(), "de" | "del" | "of" | "a" | "年" | "月" | "년" | "월"))
    };
    let ymd = |year: u32, month: u32, day: u32| {
        let date = Date::parse(&format!("{year:04}-{month:02}-{day:02}"))?;
        (1900..=2100).contains(&year).then_some(date)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let second = skip(at + 1);
        let third = skip(second + 1);
        let is_run = third < parts.len() && (at..third).all(is_near);
        let get = |at: usize| parts.get(at).copied().unwrap_or(Part::Other);
        let day = match (get(at), get(second), get(third)) {
            _ if !is_run => None,
            (Part::Number(day, 1..=2), Part::Month(month), Part::Number(year, 4))
            | (Part::Month(month), Part::Number(day, 1..=2), Part::Number(year, 4)) => {
                ymd(year, u32::from(month), day)
            }
            (Part::Number(year, 4), Part::Number(month, 1..=2), Part::Number(day, 1..=2)) => {
                ymd(year, month, day)
            }
            (Part::Number(a, 1..=2), Part::Number(b, 1..=2), Part::Number(year, 4)) => {
                match (ymd(year, b, a), ymd(year, a, b)) {
                    (Some(day), Some(other)) if day == other => Some(day),
                    (Some(day), Some(_)) => (gap(at).trim() == ".").then_some(day),
                    (day, other) => day.or(other),
                }
            }
            _ => None,
        };
        match day {
            Some(day) => {
                found.push((day, Span::new(spans[at].start, spans[third].end)));
                at = third + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// The day of a leap year, from 1.
pub fn day_of_year(month: u8, day: u8) -> u32 {
    const BEFORE: [u32; 12] = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
    BEFORE.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or(0) + u32::from(day)
}

/// Days between two dates that are both precise to the day.
pub fn days_between(a: Date, b: Date) -> Option<u32> {
    let days = |date: Date| {
        let (year, month, day) = (u32::from(date.year()), date.month()?, date.day()?);
        let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let leap_days = (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
        let skipped = u32::from(!is_leap && month > 2);
        Some((year - 1) * 365 + leap_days + day_of_year(month, day) - skipped)
    };
    Some(days(a)?.abs_diff(days(b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_apart() {
        let days = |a: &str, b: &str| days_between(Date::parse(a)?, Date::parse(b)?);
        assert_eq!(days("2023-12-31", "2024-01-01"), Some(1));
        assert_eq!(days("2024-02-28", "2024-03-01"), Some(2));
        assert_eq!(days("2023-02-28", "2023-03-01"), Some(1));
        assert_eq!(days("2024-03", "2024-03-05"), None);
    }

    #[test]
    fn days_of_lines() {
        let table = [
            ("14 sep 2021", "2021-09-14"),
            ("14 de sept. de 2021", "2021-09-14"),
            ("1º de mayo de 2021", "2021-05-01"),
            ("14. September 2021, 10:15 Uhr", "2021-09-14"),
            ("Publié le 14 août 2021", "2021-08-14"),
            ("9 okt 2021", "2021-10-09"),
            ("14 сентября 2021", "2021-09-14"),
            ("2021年9月14日 10:15", "2021-09-14"),
            ("2021-9-14", "2021-09-14"),
            ("14.09.2021", "2021-09-14"),
            ("07.09.2021", "2021-09-07"),
            ("14/09/2021", "2021-09-14"),
            ("September 14, 2021", "2021-09-14"),
        ];
        for (line, day) in table {
            let found: Vec<String> = days_in_line(line).into_iter().map(|(day, _)| day.to_string()).collect();
            assert_eq!(found, [day], "{line}");
        }
        assert_eq!(days_in_line("Chapters 3, 14 and 2021"), []);
        assert_eq!(days_in_line("07/09/2021"), []);
    }
}
