//! Dates as precise as their source: a year, a month of a year, or a day.

use std::fmt;

/// A calendar date of the proleptic Gregorian calendar with its precision.
///
/// Ordering puts a coarser date before the finer dates that it contains, so that sorting is total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    /// 1 to 12, or 0 when only the year is known.
    month: u8,
    /// 1 to 31, or 0 when only the month is known.
    day: u8,
}

/// How much of a [`Date`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year.
    Year,
    /// The month of a year.
    Month,
    /// The day.
    Day,
}

impl Date {
    /// A date, if it exists in the calendar. `month` and `day` are 0 where they are not known;
    /// years run from 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (1..=9999).contains(&year)
            && month <= 12
            && (month > 0 || day == 0)
            && (day == 0 || day <= days_in_month(year, month));
        known.then_some(Self { year, month, day })
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |width: usize| match parts.next() {
            None => Some(0),
            Some(digits) if digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse::<u16>().ok().filter(|&number| number > 0)
            }
            Some(_) => None,
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let date = Self::new(year, month as u8, day as u8)?;
        parts.next().is_none().then_some(date)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 to 31, where it is known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The date as one number that a table can hold; 0 is no date.
    pub fn to_bits(self) -> u32 {
        u32::from(self.year) << 16 | u32::from(self.month) << 8 | u32::from(self.day)
    }

    /// The inverse of [`Date::to_bits`]; `None` for 0 and for what is no date.
    pub fn from_bits(bits: u32) -> Option<Self> {
        Self::new((bits >> 16) as u16, (bits >> 8) as u8, bits as u8)
    }

    /// The first day that it can mean: itself where the day is known.
    pub fn first_day(self) -> Self {
        Self { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Self {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Self { year: self.year, month, day }
    }

    /// Months between two dates, rounded down, where both name a month.
    pub fn months_between(self, other: Self) -> Option<u32> {
        let months = |date: Self| Some(i32::from(date.year) * 12 + i32::from(date.month()?));
        Some(months(self)?.abs_diff(months(other)?))
    }
}

/// Days in a month of the Gregorian calendar; 0 for month 0.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

impl Precision {
    /// The word that machines read: `year`, `month` or `day`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

/// ISO 8601: `2021`, `2021-01` or `2021-01-20`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_print_as_they_are_read() {
        for text in ["2021", "2021-01", "2021-01-20", "2024-02-29", "0999-12-31"] {
            let date = Date::parse(text).expect(text);
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::from_bits(date.to_bits()), Some(date));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "21",
            "2021-1",
            "2021-13",
            "2021-00",
            "2023-02-29",
            "2021-01-01-01",
            "2021-",
            "+021",
            "0000",
            "2021-04-31",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::from_bits(0), None);
    }

    #[test]
    fn coarser_dates_sort_first() {
        let date = |text| Date::parse(text).expect(text);
        assert!(date("2021") < date("2021-01"));
        assert!(date("2021-01") < date("2021-01-01"));
        assert!(date("2021-12-31") < date("2022"));
        assert_eq!(date("2021-01-31").months_between(date("2021-05")), Some(4));
        assert_eq!(date("2021").months_between(date("2021-05")), None);
        assert_eq!(
            (date("2024").first_day(), date("2024").last_day()),
            (date("2024-01-01"), date("2024-12-31"))
        );
        assert_eq!(date("2024-02").last_day(), date("2024-02-29"));
        assert_eq!(date("2024-02-03").first_day(), date("2024-02-03").last_day());
    }
}
