//! Quarters and halves of a year, decades and centuries in words, days and years in words.

use corpus::model::DateRule;
use text::date::Date;

use super::{
    DateFinder, Expression,
    calendar::on,
    when::{Toward, When},
    words,
};
use crate::annotate::numbers;

/// From one year to another.
fn years(first: u16, last: u16) -> Option<When> {
    Some(When::During(Date::new(first, 0, 0)?, Date::new(last, 0, 0)?))
}

impl DateFinder<'_> {
    /// "the fourth quarter of 2018", "Q3 2016", "segundo semestre del año pasado".
    pub(super) fn part_of_year(&self, at: usize) -> Option<Expression> {
        let cursor = self.cursor;
        let word = cursor.word(at);
        let found = |taken: usize, months: (u8, u8), of: (usize, OfYear)| {
            let when = match of.1 {
                OfYear::Named(year) => {
                    When::During(Date::new(year, months.0, 0)?, Date::new(year, months.1, 0)?)
                }
                OfYear::Counted(years) => When::MonthsOf { first: months.0, last: months.1, years },
            };
            Some(Expression { first: at, taken: taken + of.0, when, rule: DateRule::Season })
        };
        // Q3 2016, 3Q 2016, H1 2020.
        let (first, second) = (word.get(..1)?, word.get(1..)?);
        let number =
            |digit: &str, most: u8| digit.parse::<u8>().ok().filter(|digit| (1..=most).contains(digit));
        let short = match (first, second) {
            ("q", digit) => number(digit, 4).map(|quarter| (quarter, 3)),
            ("h", digit) => number(digit, 2).map(|half| (half, 6)),
            (digit, "q") => number(digit, 4).map(|quarter| (quarter, 3)),
            _ => None,
        };
        if let Some((part, months)) = short {
            let of = self.year_behind(at + 1).filter(|_| cursor.adjoins(at))?;
            return found(1, ((part - 1) * months + 1, part * months), of);
        }
        let last = matches!(word, "last" | "ultimo" | "ultima" | "final");
        let part = words::which_part(word).or(last.then_some(0))?;
        let months =
            words::part_of_year(cursor.word(at + 1)).filter(|_| matches!(cursor.signs(at), "" | "-"))?;
        let part = if last { 12 / months } else { part };
        if part * months > 12 {
            return None;
        }
        let of = self.year_behind(at + 2).filter(|_| cursor.adjoins(at + 1))?;
        found(2, ((part - 1) * months + 1, part * months), of)
    }

    /// The year behind a part of one: "of 2018", "2018", "of last year", "del año pasado", "de este año".
    pub(super) fn year_behind(&self, at: usize) -> Option<(usize, OfYear)> {
        let cursor = self.cursor;
        let of = usize::from(matches!(cursor.word(at), "of" | "de" | "del" | "in"));
        let place = at + of;
        let joined = |last: usize| (at..last).all(|at| cursor.adjoins(at));
        let year = usize::from(matches!(cursor.word(place), "ano") && of == 1);
        if let Some(named) = words::year(cursor.word(place + year)) {
            return (joined(place + year) && !self.is_cut(place + year))
                .then_some((of + year + 1, OfYear::Named(named)));
        }
        let word = |ahead: usize| cursor.word(place + ahead);
        let (length, counted) = match (word(0), word(1), word(2)) {
            ("last", "year", _) => (2, -1),
            ("this", "year", _) => (2, 0),
            ("next", "year", _) => (2, 1),
            ("the", "year", _) if of == 1 => return None,
            ("ano", "pasado", _) => (2, -1),
            ("ano", "antepasado", _) => (2, -2),
            ("ano", "proximo" | "entrante", _) => (2, 1),
            ("ano", "que", "viene") => (3, 1),
            ("ano", "en", "curso") => (3, 0),
            ("este" | "presente", "ano", _) => (2, 0),
            ("pasado", "ano", _) => (2, -1),
            ("proximo", "ano", _) => (2, 1),
            ("el" | "la", ..) | ("este", ..) => return None,
            _ => return None,
        };
        joined(place + length - 1).then_some((of + length, OfYear::Counted(counted)))
    }

    /// "the 21st century", "siglo XX", "this decade", "the nineties", "the 80s", "años ochenta".
    pub(super) fn decade_or_century(&self, at: usize) -> Option<Expression> {
        let cursor = self.cursor;
        let (word, next) = (cursor.word(at), cursor.word(at + 1));
        let found = |taken: usize, when: Option<When>| {
            Some(Expression { first: at, taken, when: when?, rule: DateRule::Decade })
        };
        let century = |number: u16| years((number - 1) * 100 + 1, number * 100);
        if next == "century" && !cursor.is_capitalised(at + 1) && matches!(cursor.signs(at), "" | "-") {
            let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
            let number = digits
                .and_then(|digits| digits.parse::<u16>().ok())
                .or_else(|| words::ordinal(word).map(u16::from));
            return found(2, century(number.filter(|number| (15..=21).contains(number))?));
        }
        if word == "siglo" && cursor.adjoins(at) {
            return found(2, century(words::roman_century(cursor.get(at + 1)?.surface)?));
        }
        let decade = match (word, next) {
            ("this", "decade") | ("esta", "decada") => Some(0),
            ("decada", "pasada") | ("last", "decade") if cursor.before(at) != "the" => Some(-1),
            _ => None,
        };
        if let Some(count) = decade.filter(|_| cursor.adjoins(at)) {
            return found(2, Some(When::Decade(count)));
        }
        let article = matches!(cursor.before(at), "the" | "early" | "late" | "mid")
            && !matches!(cursor.before(at.saturating_sub(1)), "his" | "her" | "their" | "my" | "your");
        if article && word.ends_with("ies") && !cursor.is_capitalised(at) {
            let first = words::tens(word)?;
            return found(1, years(first, first + 9));
        }
        // "in the 80s": not "temperatures in the 80s".
        if article
            && let Some(digits) =
                word.strip_suffix('s').filter(|digits| digits.len() == 2 && digits.ends_with('0'))
        {
            let first = 1900 + digits.parse::<u16>().ok().filter(|tens| *tens >= 20)?;
            let heat = (at.saturating_sub(8)..at + 5)
                .any(|at| matches!(cursor.word(at), "temperatures" | "degrees" | "fahrenheit" | "highs"));
            return (!heat).then(|| found(1, years(first, first + 9)))?;
        }
        if word == "anos" && cursor.adjoins(at) && cursor.before(at) == "los" {
            return self.decade_in_spanish(at + 1).and_then(|(taken, when)| found(1 + taken, Some(when)));
        }
        None
    }

    /// "80", "1970", "ochenta", "dos mil" behind "los años" or "década de los".
    pub(super) fn decade_in_spanish(&self, at: usize) -> Option<(usize, When)> {
        let word = self.cursor.word(at);
        let short = || {
            word.parse::<u16>()
                .ok()
                .filter(|tens| word.len() == 2 && *tens >= 20 && tens.is_multiple_of(10))
                .map(|tens| 1900 + tens)
        };
        let named = words::year(word)
            .filter(|year| year.is_multiple_of(10))
            .or_else(short)
            .or_else(|| words::tens(word));
        if let Some(first) = named {
            return Some((1, years(first, first + 9)?));
        }
        let dos_mil = word == "dos" && self.cursor.word(at + 1) == "mil" && self.cursor.adjoins(at);
        dos_mil.then(|| years(2000, 2009)).flatten().map(|when| (2, when))
    }

    /// "first of March", "March eighth", "veintiuno de febrero", "cinco de mayo de 2013".
    pub(super) fn day_in_words(&self, at: usize) -> Option<(u8, usize)> {
        let cursor = self.cursor;
        if self.spanish {
            let number =
                numbers::read(cursor, at, true).filter(|number| number.in_words && number.scale == 1)?;
            let day = number.value.as_whole().and_then(|day| u8::try_from(day).ok())?;
            return (1..=31).contains(&day).then_some((day, number.taken));
        }
        let tens = match cursor.word(at) {
            "twenty" => 20,
            "thirty" => 30,
            word => return words::ordinal(word).map(|day| (day, 1)),
        };
        let unit = words::ordinal(cursor.word(at + 1)).filter(|unit| *unit < 10)?;
        (matches!(cursor.signs(at), "" | "-") && tens + unit <= 31).then_some((tens + unit, 2))
    }

    /// A day in words with its month behind it: "first of March", "cinco de mayo".
    pub(super) fn worded_day_month(&self, at: usize) -> Option<Expression> {
        let (day, length) = self.day_in_words(at)?;
        let of = self.cursor.word(at + length);
        if !matches!(of, "of" | "de") {
            return None;
        }
        self.day_of_month(at + length - 1, day, at)
    }

    /// "March eighth", with its year: a month that is followed by a day in words.
    pub(super) fn month_worded_day(&self, at: usize, month: u8) -> Option<Expression> {
        let cursor = self.cursor;
        if self.spanish || !cursor.adjoins(at) || !cursor.is_capitalised(at) {
            return None;
        }
        let (day, length) = self.day_in_words(at + 1)?;
        let last = at + length;
        if let Some(year) =
            words::year(cursor.word(last + 1)).filter(|_| matches!(cursor.signs(last), "" | ","))
        {
            let when = on(year, month, (day, day))?;
            return Some(Expression { first: at, taken: length + 2, when, rule: DateRule::MonthDayYear });
        }
        // "March first responders".
        let ends = !cursor.adjoins(last) || last + 1 == cursor.len() || words::leads(cursor.word(last + 1));
        on(2000, month, (day, day)).filter(|_| ends)?;
        let when = When::Yearly { month, days: (day, day), toward: Toward::Open };
        Some(Expression { first: at, taken: 1 + length, when, rule: DateRule::MonthDay })
    }

    /// "the year two thousand", "de mil novecientos noventa y nueve".
    pub(super) fn worded_year(&self, at: usize) -> Option<Expression> {
        let cursor = self.cursor;
        let leads = match self.spanish {
            true => matches!(cursor.before(at), "en" | "de" | "del" | "desde" | "hasta" | "ano"),
            false => cursor.before(at) == "year",
        };
        if !leads || cursor.get(at)?.starts_with_digit() {
            return None;
        }
        let (value, taken) = self.spanish_or_english_year(at)?;
        let last = at + taken - 1;
        let counts = self.spanish
            && cursor.before(at) != "ano"
            && cursor.adjoins(last)
            && !words::is_small(cursor.word(last + 1));
        let when = on(value, 0, (0, 0)).filter(|_| !counts)?;
        Some(Expression { first: at, taken, when, rule: DateRule::Year })
    }

    fn spanish_or_english_year(&self, at: usize) -> Option<(u16, usize)> {
        let number = numbers::read(self.cursor, at, self.spanish)?;
        let value = number.value.as_whole().and_then(|value| u16::try_from(value).ok())?;
        ((1500..=2100).contains(&value) && number.in_words).then_some((value, number.taken))
    }

    /// "the 15th", "el día 15": a day of the month of writing, or the one before.
    pub(super) fn day_alone(&self, at: usize) -> Option<Expression> {
        let cursor = self.cursor;
        let word = cursor.word(at);
        let day = words::day(word)?;
        let ends = !cursor.adjoins(at) || at + 1 == cursor.len() || words::is_small(cursor.word(at + 1));
        let english = word.ends_with(|c: char| c.is_ascii_alphabetic())
            && cursor.before(at) == "the"
            && at >= 2
            && matches!(
                cursor.before(at - 1),
                "on" | "by" | "until" | "since" | "from" | "to" | "before" | "after"
            )
            && !matches!(cursor.word(at + 1), "of" | "and" | "in");
        let spanish = cursor.before(at) == "dia"
            && at >= 2
            && matches!(cursor.before(at - 1), "el" | "del" | "al")
            && cursor.adjoins(at - 1)
            && !matches!(cursor.word(at + 1), "de");
        if !ends || !(english || spanish) || self.is_cut(at) || words::month(cursor.get(at + 1)?).is_some() {
            return None;
        }
        let first = if spanish { at - 1 } else { at };
        let toward = if self.is_ahead(at) { Toward::Ahead } else { Toward::Back };
        Some(Expression {
            first,
            taken: at + 1 - first,
            when: When::DayOfMonth { day, toward },
            rule: DateRule::Relative,
        })
    }
}

/// Which year is meant.
#[derive(Clone, Copy)]
pub(super) enum OfYear {
    /// That one.
    Named(u16),
    /// So many years after that of writing.
    Counted(i32),
}
