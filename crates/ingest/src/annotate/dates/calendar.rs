//! Dates of the calendar: days, months and years that are named or numbered.

use corpus::model::DateRule;
use text::date::Date;

use super::{
    DateFinder, Expression,
    parts::OfYear,
    when::{Toward, When},
    words,
};

/// A day or days of a month, or with 0 and 0 the month, of a year; nothing if the calendar lacks them.
pub(super) fn on(year: u16, month: u8, days: (u8, u8)) -> Option<When> {
    let (first, last) = (Date::new(year, month, days.0)?, Date::new(year, month, days.1)?);
    Some(if days.0 == days.1 { When::On(first) } else { When::During(first, last) })
}

impl DateFinder<'_> {
    /// A date of the calendar, or an enumeration of them, that begins at a token.
    pub(super) fn calendar(&self, at: usize, all: &mut Vec<Expression>) -> bool {
        let Some(token) = self.cursor.get(at) else { return false };
        if token.folded.starts_with(|c: char| c.is_ascii_digit()) {
            let found = self.iso(at).or_else(|| self.in_digits(at));
            if let Some(found) = found {
                all.push(found);
                return true;
            }
            let part = self.part_of_year(at).or_else(|| self.decade_or_century(at));
            if let Some(found) = part {
                all.push(found);
                return true;
            }
            if self.day_month(at, all) || self.year_or_decade(at, all) {
                return true;
            }
            all.extend(self.day_alone(at));
            return all.last().is_some_and(|last| last.first + last.taken > at);
        }
        if let Some(month) = words::month(token) {
            let worded = self.month_worded_day(at, month.number);
            all.extend(worded);
            return worded.is_some() || self.month_day(at, month, all);
        }
        let found = match &*token.folded {
            "primero" => return self.day_month(at, all),
            "fiscal" => self.fiscal_year(at),
            word if word.starts_with("fy") => self.fiscal_year(at),
            "decada" => self.spanish_decade(at),
            word => words::season(word).and_then(|month| self.season(at, month)),
        };
        let found = found
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.decade_or_century(at))
            .or_else(|| self.worded_day_month(at))
            .or_else(|| self.worded_year(at));
        all.extend(found);
        found.is_some()
    }

    /// January 26, 2022 · Jan. 26 · May 3-5, 2022 · January 5 and 7, 2022 · January 2022 · in January.
    fn month_day(&self, at: usize, month: words::Month, all: &mut Vec<Expression>) -> bool {
        let short_spanish = month.short && month.spanish;
        if short_spanish && !self.cursor.after_text(at).starts_with('.') {
            return false;
        }
        if !short_spanish && let Some(days) = self.days_after(at) {
            return self.list_of_days(at, month.number, &days, all);
        }
        let stop = |at: usize| matches!(self.cursor.signs(at), "" | "." | ",");
        let of = usize::from(
            matches!(self.cursor.folded(at + 1), "de" | "del" | "of")
                && (self.cursor.adjoins(at) || short_spanish && self.cursor.signs(at) == "."),
        );
        let year = words::year(self.cursor.folded(at + 1 + of)).filter(|_| stop(at) && stop(at + of));
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
        if month.spanish
            && let Some((taken, OfYear::Counted(years))) =
                self.year_behind(at + 1).filter(|_| self.cursor.adjoins(at))
        {
            let when = When::YearlyOf { month: month.number, days: (0, 0), years };
            all.push(Expression { first: at, taken: 1 + taken, when, rule: DateRule::MonthOfAYear });
            return true;
        }
        if month.spanish
            && let Some((taken, OfYear::Named(year))) =
                self.year_behind(at + 1).filter(|_| self.cursor.adjoins(at))
            && let Some(when) = on(year, month.number, (0, 0))
        {
            all.push(Expression { first: at, taken: 1 + taken, when, rule: DateRule::MonthOfYear });
            return true;
        }
        if self.is_month(at, month) {
            let (more, toward) = self.pointed_spanish_month(at, at);
            let when = When::Yearly { month: month.number, days: (0, 0), toward };
            all.push(Expression { first: at, taken: 1 + more, when, rule: DateRule::Month });
            return true;
        }
        false
    }

    /// The days after a month: each with its last token, and whether it is the second of a range.
    fn days_after(&self, at: usize) -> Option<Vec<(u8, usize, bool)>> {
        let day_at = |at: usize| {
            let day = words::day(self.cursor.folded(at))?;
            let time = self.cursor.after_text(at).starts_with(':')
                || matches!(self.cursor.folded(at + 1), "p.m" | "a.m" | "pm" | "am");
            (!time).then_some(day)
        };
        let first =
            words::day(self.cursor.folded(at + 1)).filter(|_| matches!(self.cursor.signs(at), "" | "."))?;
        // "July 4,000 people", "May 1.5".
        let cut = self.cursor.after_text(at + 1).starts_with([',', '.', '%'])
            && self.cursor.after_text(at + 1)[1..].starts_with(|c: char| c.is_ascii_digit());
        if cut || self.cursor.folded(at + 1) == "primero" {
            return None;
        }
        let mut days = vec![(first, at + 1, false)];
        while let Some(&(last, end, _)) = days.last().filter(|_| days.len() < 8) {
            let gap = self.cursor.signs(end);
            let joiner =
                usize::from(matches!(self.cursor.folded(end + 1), "and" | "to" | "through" | "thru" | "or"));
            let tight = joiner == 0 && matches!(gap, "-" | "–" | "—" | "," | "&");
            let spaced = joiner == 1 && matches!(gap, "" | ",") && self.cursor.adjoins(end + 1);
            let Some(day) = day_at(end + 1 + joiner).filter(|day| (tight || spaced) && *day > last) else {
                break;
            };
            let is_range = joiner == 1 && matches!(self.cursor.folded(end + 1), "to" | "through" | "thru")
                || tight && !matches!(gap, "," | "&");
            // "January 5, 7 people": a day that ends a list is followed by a year or a stop.
            days.push((day, end + 1 + joiner, is_range));
        }
        while let Some(&(_, end, is_range)) = days.last().filter(|_| days.len() > 1) {
            let year = words::year(self.cursor.folded(end + 1)).is_some()
                && matches!(self.cursor.signs(end), "" | ",");
            let stops = is_range || !self.cursor.adjoins(end) || end + 1 == self.cursor.len();
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
        let of = usize::from(self.cursor.folded(end + 1) == "of" && self.cursor.adjoins(end));
        let year = words::year(self.cursor.folded(end + 1 + of)).filter(|_| {
            matches!(self.cursor.signs(end), "" | ",")
                && (of == 0 || self.cursor.adjoins(end + 1))
                && !self.is_cut(end + 1 + of)
        });
        let relative = self.of_a_year(end + 1).filter(|_| year.is_none());
        let of_terror = ["attack", "terror", "victim", "hijack"];
        let nine_eleven = month == 9
            && days[0].0 == 11
            && year.is_none()
            && of_terror.iter().any(|start| self.cursor.folded(end + 1).starts_with(start));
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
            while first < end && words::day(self.cursor.folded(first)).is_none() {
                first += 1;
            }
        }
        all.len() > known
    }

    /// Whether digits go on behind a separator: "2,019", "2019.5".
    pub(super) fn is_cut(&self, at: usize) -> bool {
        let behind = self.cursor.after_text(at);
        behind.starts_with([',', '.', ':']) && behind[1..].starts_with(|c: char| c.is_ascii_digit())
    }

    /// "of last year", "last year", after a month or day.
    fn of_a_year(&self, at: usize) -> Option<(usize, i32)> {
        let of = usize::from(matches!(self.cursor.folded(at), "of"));
        let years = match (self.cursor.folded(at + of), self.cursor.folded(at + of + 1)) {
            ("last", "year" | "year's") => -1,
            ("this", "year" | "year's") => 0,
            ("next", "year" | "year's") => 1,
            _ => return None,
        };
        let joined = at > 0 && (at - 1..at + of + 1).all(|at| self.cursor.adjoins(at));
        joined.then_some((of + 2, years))
    }

    /// 26 January 2022 · 26 de enero de 2022 · the 26th of January · del 3 al 5 de mayo.
    fn day_month(&self, at: usize, all: &mut Vec<Expression>) -> bool {
        let Some(first) = words::day(self.cursor.folded(at)) else { return false };
        if let Some(found) = self.day_of_month(at, first, at) {
            all.push(found);
            return true;
        }
        // Two days of one month.
        let joiner =
            usize::from(matches!(self.cursor.folded(at + 1), "al" | "a" | "y" | "and" | "to" | "through"));
        let joined = match joiner {
            0 => matches!(self.cursor.signs(at), "-" | "–"),
            _ => self.cursor.adjoins(at) && self.cursor.adjoins(at + 1),
        };
        let article = usize::from(
            joiner == 1 && matches!(self.cursor.folded(at + 2), "el" | "the") && self.cursor.adjoins(at + 1),
        );
        let second = at + 1 + joiner + article;
        let Some(last) = words::day(self.cursor.folded(second)).filter(|last| joined && *last > first) else {
            return false;
        };
        let Some(found) = self.day_of_month(second, last, second) else { return false };
        let between = matches!(self.cursor.before(at), "entre" | "between")
            || at > 0 && matches!(self.cursor.before(at - 1), "entre" | "between");
        let is_list = matches!(self.cursor.folded(at + 1), "y" | "and") && !between;
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

    pub(super) fn day_of_month(&self, at: usize, day: u8, first: usize) -> Option<Expression> {
        let of = usize::from(matches!(self.cursor.folded(at + 1), "de" | "of"));
        let place = at + 1 + of;
        let month = words::month(self.cursor.get(place)?)?;
        let tight = of == 0 && self.cursor.signs(at) == "-" && self.cursor.after_text(at).starts_with('-');
        let ordinal = matches!(self.cursor.signs(at), "º" | "°" | ".º" | ".°" | "ª");
        let adjoins = self.cursor.adjoins(at) || ordinal;
        if !(adjoins || tight) || of == 1 && !self.cursor.adjoins(at + 1) {
            return None;
        }
        let of_year = usize::from(matches!(self.cursor.folded(place + 1), "de" | "del" | "of"));
        let year = words::year(self.cursor.folded(place + 1 + of_year)).filter(|_| {
            matches!(self.cursor.signs(place), "" | "," | "." | "-")
                && (of_year == 0 || self.cursor.adjoins(place + 1))
                && !self.is_cut(place + 1 + of_year)
        });
        if let Some(when) = year.and_then(|year| on(year, month.number, (day, day))) {
            let taken = place + 2 + of_year - first;
            return Some(Expression { first, taken, when, rule: DateRule::DayMonthYear });
        }
        // "3 may have": a month written large may begin nothing else here.
        let verb = month.number == 5
            && of == 0
            && matches!(self.cursor.folded(place + 1), "be" | "have" | "not" | "also" | "well");
        if verb || self.is_numbered(at) && of == 0 || !adjoins || self.is_name_of_place(first, place) {
            return None;
        }
        if let Some((taken, OfYear::Counted(years))) =
            self.year_behind(place + 1).filter(|_| self.cursor.adjoins(place))
        {
            let when = When::YearlyOf { month: month.number, days: (day, day), years };
            let taken = place + 1 + taken - first;
            return Some(Expression { first, taken, when, rule: DateRule::DayMonth });
        }
        on(2000, month.number, (day, day))?;
        let (more, toward) = self.pointed_spanish_month(first, place);
        let when = When::Yearly { month: month.number, days: (day, day), toward };
        Some(Expression { first, taken: place + 1 + more - first, when, rule: DateRule::DayMonth })
    }

    /// Where "pasado" or "próximo" around a day or month points, and how many words behind it that takes.
    fn pointed_spanish_month(&self, first: usize, last: usize) -> (usize, Toward) {
        let toward = |word: &str| match word {
            "pasado" => Some(Toward::Back),
            "proximo" => Some(Toward::Ahead),
            _ => None,
        };
        let behind = toward(self.cursor.folded(last + 1)).filter(|_| self.cursor.adjoins(last));
        let before = || toward(self.cursor.before(first)).filter(|_| self.cursor.adjoins(first - 1));
        match behind {
            Some(toward) => (1, toward),
            None if first > 0 => (0, before().unwrap_or(Toward::Open)),
            None => (0, Toward::Open),
        }
    }

    /// Whether a day and month are the name of a street or the like: "calle 5 de Mayo", "estación 18 de
    /// Marzo".
    fn is_name_of_place(&self, day: usize, month: usize) -> bool {
        let before = self.cursor.before(day);
        let place = matches!(
            before,
            "calle"
                | "avenida"
                | "av"
                | "colonia"
                | "estacion"
                | "plaza"
                | "barrio"
                | "parque"
                | "escuela"
                | "mercado"
                | "puente"
                | "jardin"
                | "hospital"
                | "primaria"
                | "secundaria"
                | "preparatoria"
                | "unidad"
                | "fraccionamiento"
                | "ejido"
                | "sindicato"
                | "movimiento"
                | "club"
                | "boulevard"
                | "bulevar"
                | "glorieta"
                | "metro"
                | "estadio"
                | "aeropuerto"
                | "esquina"
                | "cuartel"
                | "villa"
                | "presa"
                | "hotel"
                | "teatro"
                | "poblado"
                | "comunidad"
        );
        let named = day > 0
            && self.cursor.is_capitalised(month)
            && self.cursor.is_capitalised(day - 1)
            && self.cursor.adjoins(day - 1)
            && !matches!(before, "el" | "del" | "al" | "on" | "the")
            && words::weekday_word(before).is_none();
        self.spanish && (place || named)
    }

    /// Whether a month without day and year is one, and no verb and nobody's name.
    pub(super) fn is_month(&self, at: usize, month: words::Month) -> bool {
        let before = self.cursor.folded_before(at);
        let yearly =
            before == "in" && at >= 3 && self.cursor.folded(at - 2) == "year" && self.cursor.adjoins(at - 2);
        if matches!(before, "every" | "each" | "cada")
            || yearly && matches!(self.cursor.folded(at - 3), "every" | "each")
        {
            return false;
        }
        if month.spanish
            && before == "de"
            && at >= 2
            && words::day(self.cursor.folded(at - 2)).is_some()
            && self.is_name_of_place(at - 2, at)
        {
            return false;
        }
        let near =
            at > 0 && (self.cursor.adjoins(at - 1) || matches!(self.cursor.signs(at - 1), "-" | "," | "("));
        let joined = |at: usize| {
            matches!(self.cursor.folded(at), "and" | "or" | "to" | "through" | "y" | "a" | "until")
        };
        let next_is_month = |at: usize| self.cursor.get(at).and_then(words::month).is_some();
        let before_joined = at >= 2
            && joined(at - 1)
            && (next_is_month(at - 2) || words::year(self.cursor.folded(at - 2)).is_some());
        let after_joined = joined(at + 1) && next_is_month(at + 2)
            || matches!(self.cursor.signs(at), "-" | "–" | "," | "/") && next_is_month(at + 1);
        let surely = near && words::leads_surely(before);
        let weakly = near && words::leads(before) && !matches!(before, "and" | "or") || before_joined;
        if month.spanish {
            let of = self.cursor.folded(at + 1) == "pasado" || self.cursor.folded(at + 1) == "proximo";
            return month.plain && (of || near && words::leads(before) || after_joined);
        }
        if month.short {
            return surely && self.cursor.after_text(at).starts_with('.') && self.cursor.adjoins(at - 1);
        }
        let name_follows = self.cursor.adjoins(at)
            && self.cursor.is_capitalised(at + 1)
            && self.cursor.get(at + 1).and_then(words::weekday).is_none()
            && !next_is_month(at + 1);
        if month.plain {
            let after_name = self.follows_a_name(at) && !surely;
            return (surely || weakly || !name_follows) && !after_name;
        }
        let verb = self.cursor.adjoins(at)
            && matches!(
                self.cursor.folded(at + 1),
                "on" | "for" | "against" | "toward" | "towards" | "be" | "have" | "not"
            );
        let attribute = near
            && matches!(before, "the" | "a" | "an" | "his" | "her" | "its" | "their")
            && self.cursor.adjoins(at)
            && at + 1 < self.cursor.len()
            && !self.cursor.is_capitalised(at + 1)
            && !matches!(self.cursor.folded(at + 1), "of" | "to" | "in" | "from" | "through");
        match () {
            () if name_follows && !after_joined => false,
            () if surely => !(verb && month.number == 3 && before == "this"),
            () if verb => false,
            () if month.number == 5 && self.may_is_a_name => false,
            () => weakly || attribute || after_joined && near,
        }
    }

    /// Whether a number is that of a page, a section, a telephone, or an amount.
    pub(super) fn is_numbered(&self, at: usize) -> bool {
        let sign = self.cursor.sign_before(at);
        let hyphen = sign == Some('-')
            && !matches!(self.cursor.folded_before(at), "mid" | "early" | "late" | "post" | "pre");
        let range = matches!(sign, Some('-' | '–' | '—'))
            && at > 0
            && words::year(self.cursor.folded_before(at)).is_some();
        hyphen && !range
            || sign.is_some_and(|sign| "$€£¥#№§+~=/@.*_".contains(sign))
            || words::numbers_something(self.cursor.folded_before(at))
                && !(self.cursor.folded_before(at) == "than"
                    && at >= 2
                    && matches!(self.cursor.folded(at - 2), "later" | "earlier"))
                && at > 0
                && matches!(self.cursor.signs(at - 1), "" | "." | "#" | ":" | "§")
    }
}
