//! Dates of the calendar: days, months and years that are named or numbered.

use corpus::model::DateRule;
use text::date::Date;

use super::{
    Expression, Reading,
    when::{Toward, When, season_of},
    words,
};

/// A day or days of a month, or with 0 and 0 the month, of a year; nothing if the calendar lacks them.
pub(super) fn on(year: u16, month: u8, days: (u8, u8)) -> Option<When> {
    let (first, last) = (Date::new(year, month, days.0)?, Date::new(year, month, days.1)?);
    Some(if days.0 == days.1 { When::On(first) } else { When::During(first, last) })
}

impl Reading<'_> {
    /// A date of the calendar, or an enumeration of them, that begins at a token.
    pub(super) fn calendar(&self, at: usize, all: &mut Vec<Expression>) -> bool {
        let Some(piece) = self.pieces.get(at) else { return false };
        if piece.folded.starts_with(|c: char| c.is_ascii_digit()) {
            let found = self.iso(at).or_else(|| self.in_digits(at));
            if let Some(found) = found {
                all.push(found);
                return true;
            }
            return self.day_month(at, all) || self.year_or_decade(at, all);
        }
        if let Some(month) = words::month(piece) {
            return self.month_day(at, month, all);
        }
        let found = match &*piece.folded {
            "primero" => return self.day_month(at, all),
            "fiscal" => self.fiscal_year(at),
            word if word.starts_with("fy") => self.fiscal_year(at),
            "decada" => self.spanish_decade(at),
            word => words::season(word).and_then(|month| self.season(at, month)),
        };
        all.extend(found);
        found.is_some()
    }

    /// `2022-01-26`, `2022-01-26T09:30:00Z`, `2022/01/26`, `2022-01`.
    fn iso(&self, at: usize) -> Option<Expression> {
        let year = words::year(self.word(at))?;
        let sign = Some(self.gap(at))
            .filter(|sign| matches!(*sign, "-" | "/") && self.behind(at).starts_with(sign))?;
        let month = words::two_digits(self.pieces.get(at + 1))?;
        let tight = |at: usize| self.behind(at).starts_with(self.gap(at)) && !self.gap(at).is_empty();
        if self.gap(at + 1) == sign
            && let Some(date) =
                words::iso_day(self.pieces.get(at + 2)).and_then(|day| Date::new(year, month, day))
        {
            let mut taken = 3;
            if self.word(at + 2).contains('t') {
                let digits =
                    |word: &str| word.trim_end_matches('z').bytes().all(|byte| byte.is_ascii_digit());
                while taken < 8
                    && matches!(self.gap(at + taken - 1), ":" | "." | "+")
                    && tight(at + taken - 1)
                    && digits(self.word(at + taken))
                {
                    taken += 1;
                }
            }
            return Some(Expression { first: at, taken, when: When::On(date), rule: DateRule::Iso });
        }
        // "2018-19" is two years, and "2024-03" a month.
        let follows = u16::from(month) == (year + 1) % 100;
        let ends = !matches!(self.gap(at + 1), "-" | "/" | ",") || !tight(at + 1);
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
            let word = self.word(at);
            word.parse::<u8>().ok().filter(|number| word.len() <= 2 && (1..=31).contains(number))
        };
        let (first, second) = (short(at)?, short(at + 1)?);
        let sign = Some(self.gap(at)).filter(|sign| matches!(*sign, "/" | "." | "-"))?;
        let tight = |at: usize| self.behind(at).starts_with(sign) && self.gap(at) == sign;
        if !tight(at + 1)
            || self.sign_before(at).is_some_and(|before| matches!(before, '/' | '.' | '-' | '$'))
        {
            return None;
        }
        let word = self.word(at + 2);
        let year = words::year(word).or_else(|| {
            let short = sign == "/" && word.len() == 2;
            word.parse::<u16>().ok().filter(|_| short && first.max(second) > 12).map(|year| 2000 + year)
        })?;
        let ends = !(self.behind(at + 2).starts_with(['/', '-'])
            || self.behind(at + 2).starts_with('.')
                && self.behind(at + 2)[1..].starts_with(|c: char| c.is_ascii_digit()));
        ends.then_some((first, second, year))
    }

    /// Whether a date in digits shows that the day comes first, or the month.
    pub(super) fn shows_order(&self, at: usize) -> Option<bool> {
        if !self.pieces.get(at)?.folded.starts_with(|c: char| c.is_ascii_digit()) {
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
    fn in_digits(&self, at: usize) -> Option<Expression> {
        let (first, second, year) = self.digits(at)?;
        let day_first = self.shows_order(at).or((first == second).then_some(true)).or(self.day_first)?;
        let (day, month) = if day_first { (first, second) } else { (second, first) };
        let when = When::On(Date::new(year, month, day)?);
        Some(Expression { first: at, taken: 3, when, rule: DateRule::Digits })
    }

    /// January 26, 2022 · Jan. 26 · May 3-5, 2022 · January 5 and 7, 2022 · January 2022 · in January.
    fn month_day(&self, at: usize, month: words::Month, all: &mut Vec<Expression>) -> bool {
        if let Some(days) = self.days_after(at) {
            return self.list_of_days(at, month.number, &days, all);
        }
        let stop = |at: usize| matches!(self.gap(at), "" | "." | ",");
        let of = usize::from(matches!(self.word(at + 1), "de" | "del" | "of") && self.adjoins(at));
        let year = words::year(self.word(at + 1 + of)).filter(|_| stop(at) && stop(at + of));
        if let Some(when) = year.and_then(|year| on(year, month.number, (0, 0))) {
            let rule = if of == 1 { DateRule::MonthOfYear } else { DateRule::MonthYear };
            all.push(Expression { first: at, taken: 2 + of, when, rule });
            return true;
        }
        if let Some((taken, years)) = self.of_a_year(at + 1).filter(|_| !month.spanish) {
            let when = When::YearlyOf { month: month.number, days: (0, 0), years };
            all.push(Expression { first: at, taken: 1 + taken, when, rule: DateRule::MonthOfAYear });
            return true;
        }
        if self.is_month(at, month) {
            let when = When::Yearly { month: month.number, days: (0, 0), toward: Toward::Open };
            all.push(Expression { first: at, taken: 1, when, rule: DateRule::Month });
            return true;
        }
        false
    }

    /// The days after a month: each with its last token, and whether it is the second of a range.
    fn days_after(&self, at: usize) -> Option<Vec<(u8, usize, bool)>> {
        let day_at = |at: usize| {
            let day = words::day(self.word(at))?;
            let time =
                self.behind(at).starts_with(':') || matches!(self.word(at + 1), "p.m" | "a.m" | "pm" | "am");
            (!time).then_some(day)
        };
        let first = words::day(self.word(at + 1)).filter(|_| matches!(self.gap(at), "" | "."))?;
        // "July 4,000 people", "May 1.5".
        let cut = self.behind(at + 1).starts_with([',', '.', '%'])
            && self.behind(at + 1)[1..].starts_with(|c: char| c.is_ascii_digit());
        if cut || self.word(at + 1) == "primero" {
            return None;
        }
        let mut days = vec![(first, at + 1, false)];
        while let Some(&(last, end, _)) = days.last().filter(|_| days.len() < 8) {
            let gap = self.gap(end);
            let joiner = usize::from(matches!(self.word(end + 1), "and" | "to" | "through" | "thru" | "or"));
            let tight = joiner == 0 && matches!(gap, "-" | "–" | "—" | "," | "&");
            let spaced = joiner == 1 && matches!(gap, "" | ",") && self.adjoins(end + 1);
            let Some(day) = day_at(end + 1 + joiner).filter(|day| (tight || spaced) && *day > last) else {
                break;
            };
            let is_range = joiner == 1 && matches!(self.word(end + 1), "to" | "through" | "thru")
                || tight && !matches!(gap, "," | "&");
            // "January 5, 7 people": a day that ends a list is followed by a year or a stop.
            days.push((day, end + 1 + joiner, is_range));
        }
        while let Some(&(_, end, is_range)) = days.last().filter(|_| days.len() > 1) {
            let year = words::year(self.word(end + 1)).is_some() && matches!(self.gap(end), "" | ",");
            let stops = is_range || !self.adjoins(end) || end + 1 == self.pieces.len();
            if year || stops {
                break;
            }
            days.pop();
        }
        Some(days)
    }

    fn list_of_days(
        &self,
        at: usize,
        month: u8,
        days: &[(u8, usize, bool)],
        all: &mut Vec<Expression>,
    ) -> bool {
        let Some(&(_, end, _)) = days.last() else { return false };
        let of = usize::from(self.word(end + 1) == "of" && self.adjoins(end));
        let year = words::year(self.word(end + 1 + of)).filter(|_| {
            matches!(self.gap(end), "" | ",")
                && (of == 0 || self.adjoins(end + 1))
                && !self.is_cut(end + 1 + of)
        });
        let relative = self.of_a_year(end + 1).filter(|_| year.is_none());
        let of_terror = ["attack", "terror", "victim", "hijack"];
        let nine_eleven = month == 9
            && days[0].0 == 11
            && year.is_none()
            && of_terror.iter().any(|start| self.word(end + 1).starts_with(start));
        let year = if nine_eleven { Some(2001) } else { year };
        let known = all.len();
        let mut first = at;
        for (place, &(day, token, is_range)) in days.iter().enumerate() {
            if days.get(place + 1).is_some_and(|next| next.2) {
                continue;
            }
            let from = if is_range { days[place - 1].0 } else { day };
            let mut taken = token + 1 - first;
            if place + 1 == days.len() {
                let years = if nine_eleven { 0 } else { year.map_or(0, |_| 1 + of) };
                taken += years + relative.map_or(0, |(taken, _)| taken);
            }
            let when = match (year, relative) {
                (Some(year), _) => on(year, month, (from, day)),
                (None, Some((_, years))) => Some(When::YearlyOf { month, days: (from, day), years }),
                (None, None) => on(2000, month, (from, day)).map(|_| When::Yearly {
                    month,
                    days: (from, day),
                    toward: Toward::Open,
                }),
            };
            let Some(when) = when else {
                all.truncate(known);
                return false;
            };
            let rule = match (is_range, year) {
                (true, _) => DateRule::DaysOfMonth,
                (false, Some(_)) if !nine_eleven => DateRule::MonthDayYear,
                (false, Some(_)) => DateRule::AttacksOf2001,
                (false, None) => DateRule::MonthDay,
            };
            all.push(Expression { first, taken, when, rule });
            first = token + 1;
            while first < end && words::day(self.word(first)).is_none() {
                first += 1;
            }
        }
        all.len() > known
    }

    /// Whether digits go on behind a separator: "2,019", "2019.5".
    fn is_cut(&self, at: usize) -> bool {
        let behind = self.behind(at);
        behind.starts_with([',', '.', ':']) && behind[1..].starts_with(|c: char| c.is_ascii_digit())
    }

    /// "of last year", "last year", after a month or day.
    fn of_a_year(&self, at: usize) -> Option<(usize, i32)> {
        let of = usize::from(matches!(self.word(at), "of"));
        let years = match (self.word(at + of), self.word(at + of + 1)) {
            ("last", "year" | "year's") => -1,
            ("this", "year" | "year's") => 0,
            ("next", "year" | "year's") => 1,
            _ => return None,
        };
        let joined = at > 0 && (at - 1..at + of + 1).all(|at| self.adjoins(at));
        joined.then_some((of + 2, years))
    }

    /// 26 January 2022 · 26 de enero de 2022 · the 26th of January · del 3 al 5 de mayo.
    fn day_month(&self, at: usize, all: &mut Vec<Expression>) -> bool {
        let Some(first) = words::day(self.word(at)) else { return false };
        if let Some(found) = self.day_of_month(at, first, at) {
            all.push(found);
            return true;
        }
        // Two days of one month.
        let joiner = usize::from(matches!(self.word(at + 1), "al" | "a" | "y" | "and" | "to" | "through"));
        let joined = match joiner {
            0 => matches!(self.gap(at), "-" | "–"),
            _ => self.adjoins(at) && self.adjoins(at + 1),
        };
        let second = at + 1 + joiner;
        let Some(last) = words::day(self.word(second)).filter(|last| joined && *last > first) else {
            return false;
        };
        let Some(found) = self.day_of_month(second, last, second) else { return false };
        let is_list = matches!(self.word(at + 1), "y" | "and");
        let when = |days: (u8, u8)| match found.when {
            When::On(date) => on(date.year(), date.month()?, days),
            When::Yearly { month, toward, .. } => Some(When::Yearly { month, days, toward }),
            _ => None,
        };
        let first_day = when((first, if is_list { first } else { last }));
        let Some(first_day) = first_day else { return false };
        if is_list {
            all.push(Expression { first: at, taken: 1, when: first_day, rule: DateRule::DayMonth });
            all.push(found);
        } else {
            let taken = second - at + found.taken;
            all.push(Expression { first: at, taken, when: first_day, rule: DateRule::DaysOfMonth });
        }
        true
    }

    fn day_of_month(&self, at: usize, day: u8, first: usize) -> Option<Expression> {
        let of = usize::from(matches!(self.word(at + 1), "de" | "of"));
        let place = at + 1 + of;
        let month = words::month(self.pieces.get(place)?)?;
        let tight = of == 0 && self.gap(at) == "-" && self.behind(at).starts_with('-');
        if !(self.adjoins(at) || tight) || of == 1 && !self.adjoins(at + 1) {
            return None;
        }
        let of_year = usize::from(matches!(self.word(place + 1), "de" | "del" | "of"));
        let year = words::year(self.word(place + 1 + of_year)).filter(|_| {
            matches!(self.gap(place), "" | "," | "." | "-")
                && (of_year == 0 || self.adjoins(place + 1))
                && !self.is_cut(place + 1 + of_year)
        });
        if let Some(when) = year.and_then(|year| on(year, month.number, (day, day))) {
            let taken = place + 2 + of_year - first;
            return Some(Expression { first, taken, when, rule: DateRule::DayMonthYear });
        }
        // "3 may have": a month written large may begin nothing else here.
        let verb = month.number == 5
            && of == 0
            && matches!(self.word(place + 1), "be" | "have" | "not" | "also" | "well");
        if verb || self.is_numbered(at) && of == 0 || !self.adjoins(at) {
            return None;
        }
        on(2000, month.number, (day, day))?;
        let when = When::Yearly { month: month.number, days: (day, day), toward: Toward::Open };
        Some(Expression { first, taken: place + 1 - first, when, rule: DateRule::DayMonth })
    }

    /// Whether a month without day and year is one, and no verb and nobody's name.
    pub(super) fn is_month(&self, at: usize, month: words::Month) -> bool {
        let before = self.before(at);
        let yearly = before == "in" && at >= 3 && self.word(at - 2) == "year" && self.adjoins(at - 2);
        if matches!(before, "every" | "each" | "cada")
            || yearly && matches!(self.word(at - 3), "every" | "each")
        {
            return false;
        }
        let near = at > 0 && (self.adjoins(at - 1) || matches!(self.gap(at - 1), "-" | "," | "("));
        let joined =
            |at: usize| matches!(self.word(at), "and" | "or" | "to" | "through" | "y" | "a" | "until");
        let next_is_month = |at: usize| self.pieces.get(at).and_then(words::month).is_some();
        let before_joined =
            at >= 2 && joined(at - 1) && (next_is_month(at - 2) || words::year(self.word(at - 2)).is_some());
        let after_joined = joined(at + 1) && next_is_month(at + 2)
            || matches!(self.gap(at), "-" | "–" | "," | "/") && next_is_month(at + 1);
        let surely = near && words::leads_surely(before);
        let weakly = near && words::leads(before) && !matches!(before, "and" | "or") || before_joined;
        if month.spanish {
            let of = self.word(at + 1) == "pasado" || self.word(at + 1) == "proximo";
            return month.plain && (of || near && words::leads(before) || after_joined);
        }
        if month.short {
            return surely && self.behind(at).starts_with('.') && self.adjoins(at - 1);
        }
        let name_follows = self.adjoins(at)
            && self.is_large(at + 1)
            && words::weekday(&self.pieces[at + 1]).is_none()
            && !next_is_month(at + 1);
        if month.plain {
            let after_name = self.follows_a_name(at) && !surely;
            return (surely || weakly || !name_follows) && !after_name;
        }
        let verb = self.adjoins(at)
            && matches!(
                self.word(at + 1),
                "on" | "for" | "against" | "toward" | "towards" | "be" | "have" | "not"
            );
        let attribute = near
            && matches!(before, "the" | "a" | "an" | "his" | "her" | "its" | "their")
            && self.adjoins(at)
            && at + 1 < self.pieces.len()
            && !self.is_large(at + 1)
            && !matches!(self.word(at + 1), "of" | "to" | "in" | "from" | "through");
        match () {
            () if name_follows && !after_joined => false,
            () if surely => !(verb && month.number == 3 && before == "this"),
            () if verb => false,
            () if month.number == 5 && self.may_is_a_name => false,
            () => weakly || attribute || after_joined && near,
        }
    }

    /// Whether a number is that of a page, a section, a telephone, or an amount.
    fn is_numbered(&self, at: usize) -> bool {
        let sign = self.sign_before(at);
        let hyphen =
            sign == Some('-') && !matches!(self.before(at), "mid" | "early" | "late" | "post" | "pre");
        let range = matches!(sign, Some('-' | '–' | '—')) && at > 0 && words::year(self.before(at)).is_some();
        hyphen && !range
            || sign.is_some_and(|sign| "$€£¥#№§+~=/@.*_".contains(sign))
            || words::numbers_something(self.before(at))
                && !(self.before(at) == "than" && at >= 2 && matches!(self.word(at - 2), "later" | "earlier"))
                && at > 0
                && matches!(self.gap(at - 1), "" | "." | "#" | ":" | "§")
    }

    /// `2019`, `1990s`.
    fn year_or_decade(&self, at: usize, all: &mut Vec<Expression>) -> bool {
        let found = self.decade(at).or_else(|| self.year(at));
        all.extend(found);
        found.is_some()
    }

    fn decade(&self, at: usize) -> Option<Expression> {
        let word = self.word(at);
        let decade = |first: u16| Some(When::During(Date::new(first, 0, 0)?, Date::new(first + 9, 0, 0)?));
        let short = || {
            let digits =
                word.strip_suffix('s').filter(|digits| digits.len() == 2 && digits.ends_with('0'))?;
            let apostrophe = matches!(self.sign_before(at), Some('\'' | '’' | '‘'));
            digits.parse::<u16>().ok().filter(|tens| apostrophe && *tens >= 20).map(|tens| 1900 + tens)
        };
        if let Some(when) = words::decade(word).or_else(short).and_then(decade) {
            return Some(Expression { first: at, taken: 1, when, rule: DateRule::Decade });
        }
        // The 1990's.
        let first = words::year(word).filter(|year| year.is_multiple_of(10) && self.word(at + 1) == "s")?;
        let possessive =
            matches!(self.gap(at), "'" | "’") && matches!(self.before(at), "the" | "mid" | "early" | "late");
        let when = decade(first).filter(|_| possessive)?;
        Some(Expression { first: at, taken: 2, when, rule: DateRule::Decade })
    }

    /// A year by itself: one that a word before it leads to ("in 2019"), or that is plainly no count.
    fn year(&self, at: usize) -> Option<Expression> {
        let year = words::year(self.word(at))?;
        let behind = self.behind(at);
        let mut signs = behind.chars();
        let (sign, next) = (signs.next(), signs.next());
        let goes_on = next.is_some_and(|next| next.is_ascii_digit());
        let later = words::year(self.word(at + 1)).is_some_and(|later| later > year);
        let attached = match sign {
            Some('-' | '–' | '—' | '/') => {
                goes_on && !later || sign == Some('-') && self.is_large(at + 1)
            }
            Some(',' | '.' | ':' | '\'') => goes_on,
            Some('%' | '°' | '$' | '€' | '@' | '_' | '=') => true,
            _ => false,
        };
        if attached || self.is_numbered(at) {
            return None;
        }
        let before = self.before(at);
        let near = at > 0 && matches!(self.gap(at - 1), "" | "-" | "(" | "," | "–" | "—");
        // The year of a day that the calendar lacks.
        let of_no_day = at >= 2
            && near
            && words::day(before).is_some()
            && self.pieces.get(at - 2).and_then(words::month).is_some();
        if of_no_day {
            return None;
        }
        let in_list = near
            && (words::year(before).is_some()
                || matches!(before, "and" | "or" | "to" | "through" | "y" | "a" | "al" | "until")
                    && at >= 2
                    && words::year(self.word(at - 2)).is_some());
        let surely = near && words::leads_surely(before) || in_list;
        let weakly = near && words::leads(before);
        let next_adjoins = at + 1 < self.pieces.len() && self.adjoins(at);
        let counted = next_adjoins && words::is_counted(self.word(at + 1)) && !self.is_large(at + 1);
        let determined = near
            && (matches!(
                before,
                "the"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
                    | "our"
                    | "this"
                    | "that"
                    | "el"
                    | "la"
                    | "los"
                    | "las"
            ) || before.ends_with("'s"));
        let people = matches!(
            self.word(at + 1),
            "people"
                | "weapons"
                | "firearms"
                | "guns"
                | "victims"
                | "soldiers"
                | "agents"
                | "troops"
                | "officers"
                | "personas"
                | "armas"
                | "percent"
                | "dollars"
                | "pesos"
                | "km"
                | "block"
        );
        let street = next_adjoins
            && self.is_large(at + 1)
            && (at + 1..at + 5).any(|at| {
                matches!(
                    self.word(at),
                    "street"
                        | "st"
                        | "avenue"
                        | "ave"
                        | "road"
                        | "rd"
                        | "boulevard"
                        | "blvd"
                        | "drive"
                        | "lane"
                        | "nw"
                        | "ne"
                        | "sw"
                        | "se"
                )
            });
        let modern = (1900..=2100).contains(&year);
        let plainly = match () {
            () if street || in_list && counted => false,
            () if surely => !(people && year.is_multiple_of(100)),
            () if counted => modern && !people && (determined || weakly && !year.is_multiple_of(50)),
            () if weakly => true,
            () if near && words::is_vague(before) => modern && !year.is_multiple_of(100),
            () => modern && !matches!(self.word(at + 1), "p.m" | "a.m" | "pm" | "am" | "hours" | "hrs"),
        };
        let when = When::On(Date::new(year, 0, 0).filter(|_| plainly)?);
        Some(Expression { first: at, taken: 1, when, rule: DateRule::Year })
    }

    /// "fiscal year 2011", "fiscal 2011", "FY 2019", "FY2019", "fiscal year (FY) 2017".
    fn fiscal_year(&self, at: usize) -> Option<Expression> {
        let word = self.word(at);
        if let Some(digits) = word.strip_prefix("fy").filter(|digits| !digits.is_empty()) {
            let year = words::year(digits)
                .or_else(|| digits.parse().ok().filter(|_| digits.len() == 2).map(|year: u16| 2000 + year))?;
            return Some(Expression {
                first: at,
                taken: 1,
                when: on(year, 0, (0, 0))?,
                rule: DateRule::FiscalYear,
            });
        }
        let mut place = at + 1;
        if word == "fiscal" {
            place += usize::from(self.word(place) == "year");
            place += usize::from(self.word(place) == "fy");
        }
        let year = words::year(self.word(place))?;
        let joined = (at..place).all(|at| matches!(self.gap(at), "" | "(" | ")"));
        let when = on(year, 0, (0, 0)).filter(|_| joined)?;
        Some(Expression { first: at, taken: place + 1 - at, when, rule: DateRule::FiscalYear })
    }

    /// "década de 1990", "década de los noventa" (of the last century).
    fn spanish_decade(&self, at: usize) -> Option<Expression> {
        let article = usize::from(matches!(self.word(at + 2), "los" | "1os"));
        let place = at + 2 + article;
        let word = self.word(place);
        let tens = ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
        let named = || tens.iter().position(|name| *name == word).map(|at| 1920 + 10 * at as u16);
        let first = words::year(word).filter(|year| year.is_multiple_of(10)).or_else(named)?;
        let joined = self.word(at + 1) == "de" && (at..place).all(|at| self.adjoins(at));
        let when = When::During(Date::new(first, 0, 0)?, Date::new(first + 9, 0, 0)?);
        joined.then_some(Expression { first: at, taken: place + 1 - at, when, rule: DateRule::Decade })
    }

    /// "spring 2020", "the fall of 2018", "the spring and summer of 2016".
    fn season(&self, at: usize, month: u8) -> Option<Expression> {
        let year_after = |at: usize| {
            let of = usize::from(matches!(self.word(at + 1), "of" | "de" | "del"));
            let joined = (at..at + 1 + of).all(|at| matches!(self.gap(at), "" | ","));
            words::year(self.word(at + 1 + of)).filter(|_| joined).map(|year| (year, 2 + of))
        };
        let shared = || {
            let joined = matches!(self.word(at + 1), "and" | "or" | "to" | "through" | "y");
            words::season(self.word(at + 2)).filter(|_| joined)?;
            year_after(at + 2).map(|(year, _)| (year, 1))
        };
        let (year, taken) = year_after(at).or_else(shared)?;
        Some(Expression { first: at, taken, when: season_of(year, month)?, rule: DateRule::Season })
    }
}
