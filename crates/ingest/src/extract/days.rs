//! Dates in a text, and how far apart two of them are.

use text::{Span, date::Date};

use crate::annotate::dates;

/// The dates of a text that are at least as precise as a month, with their places.
pub fn dates_in(text: &str) -> impl Iterator<Item = (Date, Span)> {
    dates::find(text).into_iter().filter_map(|found| {
        let date = Date::parse(&found.value)?;
        date.month().map(|_| (date, found.span))
    })
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
}
