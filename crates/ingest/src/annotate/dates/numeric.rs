//! Dates in digits: `2022-01-26`, `14/3/2024`.

use corpus::model::DateRule;
use text::date::Date;

use super::{DateFinder, Expression, when::When, words};

impl DateFinder<'_> {
    /// `2022-01-26`, `2022-01-26T09:30:00Z`, `2022/01/26`, `2022-01`.
    pub(super) fn iso(&self, at: usize) -> Option<Expression> {
        let year = words::year(self.cursor.folded(at))?;
        let sign = Some(self.cursor.signs(at))
            .filter(|sign| matches!(*sign, "-" | "/") && self.cursor.after_text(at).starts_with(sign))?;
        let month = words::two_digits(self.cursor.get(at + 1))?;
        let tight = |at: usize| {
            self.cursor.after_text(at).starts_with(self.cursor.signs(at)) && !self.cursor.signs(at).is_empty()
        };
        if self.cursor.signs(at + 1) == sign
            && let Some(date) =
                words::iso_day(self.cursor.get(at + 2)).and_then(|day| Date::new(year, month, day))
        {
            let mut taken = 3;
            if self.cursor.folded(at + 2).contains('t') {
                let digits =
                    |word: &str| word.trim_end_matches('z').bytes().all(|byte| byte.is_ascii_digit());
                while taken < 8
                    && matches!(self.cursor.signs(at + taken - 1), ":" | "." | "+")
                    && tight(at + taken - 1)
                    && digits(self.cursor.folded(at + taken))
                {
                    taken += 1;
                }
            }
            return Some(Expression { first: at, taken, when: When::On(date), rule: DateRule::Iso });
        }
        // "2018-19" is two years, and "2024-03" a month.
        let follows = u16::from(month) == (year + 1) % 100;
        let ends = !matches!(self.cursor.signs(at + 1), "-" | "/" | ",") || !tight(at + 1);
        if !ends || self.is_numbered(at) {
            return None;
        }
        let when = if follows {
            When::During(Date::new(year, 0, 0)?, Date::new(year + 1, 0, 0)?)
        } else {
            When::On(Date::new(year, month, 0).filter(|_| sign == "-")?)
        };
        let rule = if follows { DateRule::TwoYears } else { DateRule::Iso };
        Some(Expression { first: at, taken: 2, when, rule })
    }

    /// The parts of `14/3/2024`, `3.14.2024`, `14-3-24`.
    fn digits(&self, at: usize) -> Option<(u8, u8, u16)> {
        let short = |at: usize| {
            let word = self.cursor.folded(at);
            word.parse::<u8>().ok().filter(|number| word.len() <= 2 && (1..=31).contains(number))
        };
        let (first, second) = (short(at)?, short(at + 1)?);
        let sign = Some(self.cursor.signs(at)).filter(|sign| matches!(*sign, "/" | "." | "-"))?;
        let tight = |at: usize| self.cursor.after_text(at).starts_with(sign) && self.cursor.signs(at) == sign;
        if !tight(at + 1)
            || self.cursor.sign_before(at).is_some_and(|before| matches!(before, '/' | '.' | '-' | '$'))
        {
            return None;
        }
        let word = self.cursor.folded(at + 2);
        let year = words::year(word).or_else(|| {
            let short = sign == "/" && word.len() == 2;
            word.parse::<u16>()
                .ok()
                .filter(|_| short && first.max(second) > 12)
                .map(|year| self.full_year(year))
        })?;
        let ends = !(self.cursor.after_text(at + 2).starts_with(['/', '-'])
            || self.cursor.after_text(at + 2).starts_with('.')
                && self.cursor.after_text(at + 2)[1..].starts_with(|c: char| c.is_ascii_digit()));
        ends.then_some((first, second, year))
    }

    /// The year that two digits mean: none that is far ahead.
    pub(super) fn full_year(&self, short: u16) -> u16 {
        let latest = self.this_year.unwrap_or(2040) + 10;
        if 2000 + short > latest { 1900 + short } else { 2000 + short }
    }

    /// Whether a date in digits shows that the day comes first, or the month.
    pub(super) fn shows_order(&self, at: usize) -> Option<bool> {
        if !self.cursor.get(at)?.folded.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (first, second, _) = self.digits(at)?;
        match (first > 12, second > 12) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// `14/3/2024`: only where the date itself, or another one of the text, shows the order.
    pub(super) fn in_digits(&self, at: usize) -> Option<Expression> {
        let (first, second, year) = self.digits(at)?;
        let day_first = self.shows_order(at).or((first == second).then_some(true)).or(self.day_first)?;
        let (day, month) = if day_first { (first, second) } else { (second, first) };
        let when = When::On(Date::new(year, month, day)?);
        Some(Expression { first: at, taken: 3, when, rule: DateRule::Digits })
    }
}
