//! The day that a value of a page's metadata names.

use text::date::Date;

use crate::extract::days::dates_in;

/// The day that a value names, in any of the forms in which pages write it: ISO 8601 with or without
/// hyphens, seconds or milliseconds since 1970, `07/11/2023`, `6. März 2024`, and dates in words.
///
/// Nothing where the year is not one in which it can have been published: programs write
/// "0001-01-01" and "1970-01-01" for what they do not know.
pub fn day_of(value: &str) -> Option<Date> {
    let value = value.trim();
    let day = iso(value)
        .or_else(|| compact(value))
        .or_else(|| since_1970(value))
        .or_else(|| with_slashes(value))
        .or_else(|| in_words(value))
        .or_else(|| dates_in(value).map(|(date, _)| date).find(|date| date.day().is_some()))?;
    is_plausible(day).then_some(day)
}

/// Whether something can have been published on a day.
pub fn is_plausible(day: Date) -> bool {
    let is_epoch = day.year() == 1970 && day.month() == Some(1) && day.day() == Some(1);
    (1700..=2100).contains(&day.year()) && !is_epoch
}

fn ymd(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// `2024-03-06T10:00:00Z`, `2024/03/06`, `2024.3.6`, `2024年3月6日`.
fn iso(value: &str) -> Option<Date> {
    let numbers: Vec<&str> = value.split(|c: char| !c.is_ascii_digit()).take(3).collect();
    let [year, month, day] = numbers[..] else { return None };
    let sign = value.get(year.len()..)?.chars().next()?;
    let is_form = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    (is_form && matches!(sign, '-' | '/' | '.' | '年' | '년'))
        .then(|| ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

/// `20240306`, with or without a time behind it.
fn compact(value: &str) -> Option<Date> {
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    let is_form = digits.len() == 8 || digits.len() == 12 || digits.len() == 14;
    let year: u32 = digits.get(..4)?.parse().ok()?;
    (is_form && (1900..=2100).contains(&year))
        .then(|| ymd(year, digits.get(4..6)?.parse().ok()?, digits.get(6..8)?.parse().ok()?))?
}

/// Seconds or milliseconds since 1970, in UTC.
fn since_1970(value: &str) -> Option<Date> {
    if !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u64 = value.parse().ok()?;
    let seconds = match value.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    // Days to a date by Howard Hinnant's "chrono-compatible low-level date algorithms".
    let days = seconds / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    ymd(year as u32, month as u32, day as u32)
}

/// `Tue, 07/11/2023 - 17:57`, `23.05.2011`: by a weekday in words, else by which number is above
/// twelve. With full stops the day is first; else nothing that could be read in two ways, but for a
/// weekday in English, which programs of American make write.
fn with_slashes(value: &str) -> Option<Date> {
    let start = value.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = value.split_at(start);
    let numbers: Vec<&str> = rest.split(|c: char| !c.is_ascii_digit()).take(3).collect();
    let [a, b, year] = numbers[..] else { return None };
    let sign = rest.get(a.len()..)?.chars().next()?;
    let is_form = (1..=2).contains(&a.len()) && (1..=2).contains(&b.len()) && year.len() == 4;
    if !is_form || !matches!(sign, '/' | '.' | '-') {
        return None;
    }
    let (first, second, year): (u32, u32, u32) = (a.parse().ok()?, b.parse().ok()?, year.parse().ok()?);
    let day_first = ymd(year, second, first);
    let month_first = ymd(year, first, second);
    match (day_first, month_first) {
        (Some(one), Some(other)) if one == other => Some(one),
        (Some(_), Some(_)) if sign == '.' => day_first,
        (Some(_), Some(_)) => {
            let weekday = before.trim_matches(|c: char| !c.is_alphabetic()).to_ascii_lowercase();
            let wanted = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"]
                .iter()
                .position(|day| weekday.starts_with(day))?;
            let is_wanted = |date: &Date| weekday_of(*date) == Some(wanted);
            month_first.filter(is_wanted).or(day_first.filter(is_wanted))
        }
        (one, other) => one.or(other),
    }
}

/// The weekday of a day, counted from Thursday, the first day of 1970.
fn weekday_of(date: Date) -> Option<usize> {
    let (month, day) = (u32::from(date.month()?), u32::from(date.day()?));
    // Zeller's congruence, moved to begin with Thursday.
    let (year, month) =
        if month < 3 { (u32::from(date.year()) - 1, month + 12) } else { (u32::from(date.year()), month) };
    let from_saturday = (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    Some(((from_saturday + 2) % 7) as usize)
}

/// `Fri Apr 28 19:20:36 CEST 2023`, `May 15th, 2023`: an English month with a day and a year near it.
fn in_words(value: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<String> = value
        .split(|c: char| !c.is_alphanumeric() && c != ':' && c != '+')
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let at = words.iter().position(|word| {
        word.len() >= 3
            && MONTHS.iter().any(|month| word.starts_with(month))
            && word.chars().all(char::is_alphabetic)
    })?;
    let month = MONTHS.iter().position(|month| words[at].starts_with(month))? as u32 + 1;
    let day = |word: &String| {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        let rest = &word[digits.len()..];
        let is_day = digits.len() <= 2 && matches!(rest, "" | "st" | "nd" | "rd" | "th");
        digits.parse::<u32>().ok().filter(|_| is_day)
    };
    let day = words
        .get(at + 1)
        .and_then(day)
        .or_else(|| at.checked_sub(1).and_then(|before| day(&words[before])))?;
    let year = words.iter().filter(|word| word.len() == 4).find_map(|word| word.parse::<u32>().ok())?;
    ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_forms_of_pages() {
        let table = [
            ("2021-09-14T23:30:00-05:00", "2021-09-14"),
            ("2021/9/4 10:00", "2021-09-04"),
            ("2021.09.14", "2021-09-14"),
            ("2021年9月14日", "2021-09-14"),
            ("20210914", "2021-09-14"),
            ("20210914T101500", "2021-09-14"),
            ("1631621400", "2021-09-14"),
            ("1631621400000", "2021-09-14"),
            ("951782400", "2000-02-29"),
            ("Tue, 09/14/2021 - 17:57", "2021-09-14"),
            ("Tue, 07/09/2021 - 17:57", "2021-09-07"),
            ("Fri, 07/09/2021 - 17:57", "2021-07-09"),
            ("14.09.2021", "2021-09-14"),
            ("07.09.2021", "2021-09-07"),
            ("14/09/2021", "2021-09-14"),
            ("Tue Sep 14 19:20:36 CEST 2021", "2021-09-14"),
            ("Tue, 14 Sep 2021 10:00:00 GMT", "2021-09-14"),
            ("September 14th, 2021", "2021-09-14"),
            ("14 de septiembre de 2021", "2021-09-14"),
        ];
        for (value, day) in table {
            assert_eq!(day_of(value).map(|day| day.to_string()).as_deref(), Some(day), "{value}");
        }
        for value in ["", "0001-01-01T00:00:00Z", "1970-01-01", "07/09/2021", "2021-13-01", "soon", "42"] {
            assert_eq!(day_of(value), None, "{value}");
        }
    }
}
