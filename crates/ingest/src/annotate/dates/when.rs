//! What a date expression means, and its value once it is known when the text was written.

use text::date::{Date, Precision, days_in_month};

/// In which direction from the day of writing an expression points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// Nothing says so: a month or day without its year is the nearest one, a weekday the last one.
    Open,
    /// "last": before the day of writing.
    Back,
    /// "this": the one that belongs to the day of writing.
    Here,
    /// "next": after the day of writing.
    Ahead,
}

/// The meaning of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A date of the calendar.
    On(Date),
    /// From one to another, both included.
    During(Date, Date),
    /// Days of a month (1 to 31), or with 0 and 0 the whole month, of a year that is not named.
    Yearly { month: u8, days: (u8, u8), toward: Toward },
    /// The same of the year so many years after that of writing: "October of last year".
    YearlyOf { month: u8, days: (u8, u8), years: i32 },
    /// Three months from this one on, of a year that is not named.
    Season { month: u8, toward: Toward },
    /// A day of the week, 0 for Monday.
    Weekday(u8, Toward),
    /// The same in the week so many weeks after that of writing: "Thursday of last week".
    WeekdayOf(u8, i32),
    /// So many days after the day of writing.
    Days(i32),
    /// The week so many weeks after that of writing, Monday to Sunday.
    Weeks(i32),
    /// Its Saturday and Sunday.
    Weekend(i32),
    /// The month so many months after that of writing.
    Months(i32),
    /// The year so many years after that of writing.
    Years(i32),
    /// The decade so many decades after that of writing.
    Decade(i32),
    /// From one month to another of the year so many years after that of writing.
    MonthsOf { first: u8, last: u8, years: i32 },
    /// A day of a month that is not named: the last or the next one.
    DayOfMonth { day: u8, toward: Toward },
    /// Something before the day of writing, no one knows how long.
    Vague,
}

impl When {
    /// ISO 8601. A stretch of time is its first and last day, month or year with a slash between;
    /// without a year `--MM-DD` or `--MM`. Empty where it cannot be said.
    pub(super) fn value(self, written: Option<Date>) -> String {
        match self {
            Self::On(date) => date.to_string(),
            Self::During(first, last) => format!("{first}/{last}"),
            Self::Yearly { month, days, toward } => {
                let year = written.and_then(|written| year_of(month, days, toward, written));
                yearly_value(year, month, days)
            }
            Self::YearlyOf { month, days, years } => {
                let year = written.and_then(|written| u16::try_from(i32::from(written.year()) + years).ok());
                yearly_value(year, month, days)
            }
            _ => written.and_then(|written| self.relative_value(written)).unwrap_or_default(),
        }
    }

    fn relative_value(self, written: Date) -> Option<String> {
        let day = day_number(written);
        let interval = |first: i64, last: i64| Some(format!("{}/{}", date_of(first)?, date_of(last)?));
        match self {
            Self::Days(days) => Some(date_of(day? + i64::from(days))?.to_string()),
            Self::Weekday(weekday, toward) => {
                let (day, weekday) = (day?, i64::from(weekday));
                let back = (weekday_of(day) - weekday).rem_euclid(7);
                let target = match toward {
                    Toward::Open => day - back,
                    Toward::Back => day - if back == 0 { 7 } else { back },
                    Toward::Here => day + (7 - back) % 7,
                    Toward::Ahead => day + 7 - back,
                };
                Some(date_of(target)?.to_string())
            }
            Self::WeekdayOf(weekday, weeks) => {
                Some(date_of(monday_of(day?) + 7 * i64::from(weeks) + i64::from(weekday))?.to_string())
            }
            Self::Weeks(weeks) => {
                let monday = monday_of(day?) + 7 * i64::from(weeks);
                interval(monday, monday + 6)
            }
            Self::Weekend(weeks) => {
                let monday = monday_of(day?) + 7 * i64::from(weeks);
                interval(monday + 5, monday + 6)
            }
            Self::Months(months) => {
                let month = month_number(written)? + i64::from(months);
                Some(month_of(month)?.to_string())
            }
            Self::Years(years) => {
                let year = i64::from(written.year()) + i64::from(years);
                Some(Date::new(u16::try_from(year).ok()?, 0, 0)?.to_string())
            }
            Self::Decade(decades) => {
                let first = i64::from(written.year() / 10) * 10 + 10 * i64::from(decades);
                let year = |year: i64| Date::new(u16::try_from(year).ok()?, 0, 0);
                Some(format!("{}/{}", year(first)?, year(first + 9)?))
            }
            Self::MonthsOf { first, last, years } => {
                let year = u16::try_from(i64::from(written.year()) + i64::from(years)).ok()?;
                Some(format!("{}/{}", Date::new(year, first, 0)?, Date::new(year, last, 0)?))
            }
            Self::DayOfMonth { day, toward } => {
                let (now, step) = (month_number(written)?, if toward == Toward::Ahead { 1 } else { -1 });
                let today = written.day()?;
                let passed = if step > 0 { day < today } else { day > today };
                let month = month_of(now + if passed { step } else { 0 })?;
                Some(Date::new(month.year(), month.month()?, day)?.to_string())
            }
            Self::Season { month, toward } => season_value(month, toward, written),
            _ => None,
        }
    }
}

/// The months of a season: that of winter 2020 are December 2020 to February 2021.
pub(super) fn season_of(year: u16, month: u8) -> Option<When> {
    let first = month_number(Date::new(year, month, 0)?)?;
    Some(When::During(month_of(first)?, month_of(first + 2)?))
}

fn season_value(month: u8, toward: Toward, written: Date) -> Option<String> {
    let now = month_number(written)?;
    let this = i64::from(written.year()) * 12 + i64::from(month) - 1;
    let mut first = this;
    match toward {
        Toward::Back => {
            while first + 2 >= now {
                first -= 12;
            }
        }
        Toward::Ahead => {
            while first <= now {
                first += 12;
            }
        }
        // In January, this winter began in the year before.
        _ if first - 12 + 2 >= now => first -= 12,
        _ => {}
    }
    Some(format!("{}/{}", month_of(first)?, month_of(first + 2)?))
}

fn yearly_value(year: Option<u16>, month: u8, days: (u8, u8)) -> String {
    let of_year = |day: u8| match (year, day) {
        (Some(year), 0) => format!("{year:04}-{month:02}"),
        (Some(year), day) => format!("{year:04}-{month:02}-{day:02}"),
        (None, 0) => format!("--{month:02}"),
        (None, day) => format!("--{month:02}-{day:02}"),
    };
    if days.0 == days.1 { of_year(days.0) } else { format!("{}/{}", of_year(days.0), of_year(days.1)) }
}

/// The year of a day or month without one: that which brings it nearest to the day of writing, or
/// nearest before or after it where the expression says so. Of the day of writing, what is known
/// counts as one stretch of time; within it, the distance is none.
pub(super) fn year_of(month: u8, days: (u8, u8), toward: Toward, written: Date) -> Option<u16> {
    let (from, to) = extent(written)?;
    let mut best: Option<(i64, u16)> = None;
    // A 29 February may be some years away.
    for year in written.year().saturating_sub(8)..=written.year().saturating_add(8) {
        let first = Date::new(year, month, days.0).and_then(extent);
        let last = Date::new(year, month, days.1).and_then(extent);
        let Some(candidate) = first.zip(last).map(|(first, last)| (first.0, last.1)) else { continue };
        let (ahead, behind) = (candidate.0 - to, from - candidate.1);
        let distance = match toward {
            Toward::Open => ahead.max(behind).max(0),
            Toward::Back if behind > 0 => behind,
            Toward::Ahead if ahead > 0 => ahead,
            Toward::Here if year == written.year() => 0,
            _ => continue,
        };
        // Of two that are equally near, the one that is over.
        if best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, year));
        }
    }
    best.map(|(_, year)| year)
}

/// The first and the last day of a date, as day numbers.
fn extent(date: Date) -> Option<(i64, i64)> {
    let (year, month) = (date.year(), date.month());
    let first = Date::new(year, month.unwrap_or(1), date.day().unwrap_or(1))?;
    let last_month = month.unwrap_or(12);
    let last = Date::new(year, last_month, date.day().unwrap_or(days_in_month(year, last_month)))?;
    Some((day_number(first)?, day_number(last)?))
}

/// Months since the year 0, of a date that is precise enough.
fn month_number(date: Date) -> Option<i64> {
    Some(i64::from(date.year()) * 12 + i64::from(date.month()?) - 1)
}

fn month_of(number: i64) -> Option<Date> {
    Date::new(u16::try_from(number.div_euclid(12)).ok()?, number.rem_euclid(12) as u8 + 1, 0)
}

/// Days since 1 January of the year 1, which was a Monday, of a date that is precise to the day.
fn day_number(date: Date) -> Option<i64> {
    let (Precision::Day, Some(month), Some(day)) = (date.precision(), date.month(), date.day()) else {
        return None;
    };
    let past = i64::from(date.year()) - 1;
    let months: i64 = (1..month).map(|month| i64::from(days_in_month(date.year(), month))).sum();
    Some(past * 365 + past / 4 - past / 100 + past / 400 + months + i64::from(day) - 1)
}

fn weekday_of(day: i64) -> i64 {
    day.rem_euclid(7)
}

fn monday_of(day: i64) -> i64 {
    day - weekday_of(day)
}

/// The inverse of [`day_number`].
fn date_of(day: i64) -> Option<Date> {
    let first_of = |year: i64| {
        let past = year - 1;
        past * 365 + past / 4 - past / 100 + past / 400
    };
    if day < 0 {
        return None;
    }
    let mut year = day / 366 + 1;
    while first_of(year + 1) <= day {
        year += 1;
    }
    let (year, mut left) = (u16::try_from(year).ok()?, day - first_of(year));
    for month in 1..=12 {
        let length = i64::from(days_in_month(year, month));
        if left < length {
            return Date::new(year, month, u8::try_from(left + 1).ok()?);
        }
        left -= length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn days_are_numbered_without_gaps() {
        for text in ["0001-01-01", "1582-10-15", "1999-12-31", "2000-02-29", "2021-01-14", "9999-12-31"] {
            let day = day_number(date(text)).expect(text);
            assert_eq!(date_of(day), Some(date(text)));
        }
        assert_eq!(day_number(date("2021-01-14")).map(weekday_of), Some(3));
        assert_eq!(date_of(-1), None);
    }

    #[test]
    fn values_from_the_day_of_writing() {
        use Toward::{Ahead, Back, Here, Open};
        let may = |toward| When::Yearly { month: 5, days: (0, 0), toward };
        // 14 January 2021 was a Thursday.
        let table = [
            (When::Weekday(3, Open), "2021-01-14"),
            (When::Weekday(4, Open), "2021-01-08"),
            (When::Weekday(3, Back), "2021-01-07"),
            (When::Weekday(3, Here), "2021-01-14"),
            (When::Weekday(4, Here), "2021-01-15"),
            (When::Weekday(3, Ahead), "2021-01-21"),
            (When::Days(-14), "2020-12-31"),
            (When::Weeks(-1), "2021-01-04/2021-01-10"),
            (When::Weekend(0), "2021-01-16/2021-01-17"),
            (When::Months(-1), "2020-12"),
            (When::Years(1), "2022"),
            (may(Open), "2021-05"),
            (may(Back), "2020-05"),
            (may(Ahead), "2021-05"),
            (may(Here), "2021-05"),
            (When::Yearly { month: 1, days: (20, 20), toward: Open }, "2021-01-20"),
            (When::Yearly { month: 12, days: (30, 31), toward: Open }, "2020-12-30/2020-12-31"),
            (When::Yearly { month: 2, days: (29, 29), toward: Open }, "2020-02-29"),
            (When::Season { month: 12, toward: Here }, "2020-12/2021-02"),
            (When::Season { month: 9, toward: Back }, "2020-09/2020-11"),
            (When::Season { month: 3, toward: Ahead }, "2021-03/2021-05"),
            (When::Vague, ""),
        ];
        for (when, value) in table {
            assert_eq!(when.value(Some(date("2021-01-14"))), value, "{when:?}");
        }
        let february = When::Yearly { month: 2, days: (0, 0), toward: Open };
        assert_eq!(february.value(None), "--02");
        assert_eq!(february.value(Some(date("2018"))), "2018-02");
        assert_eq!(When::Weekday(3, Open).value(Some(date("2021-01"))), "");
        assert_eq!(When::Months(-1).value(Some(date("2021-01"))), "2020-12");
        assert_eq!(When::Years(-1).value(Some(date("2021"))), "2020");
        assert_eq!(When::Days(-1).value(Some(date("0001-01-01"))), "");
    }
}
