//! Expressions that point from the day of writing.

use super::{
    DateFinder, Expression,
    tense::Tense,
    when::{Toward, When},
    words,
};
use crate::annotate::numbers;
use corpus::model::DateRule;

/// A unit of time in which one counts from the day of writing.
#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

impl Unit {
    fn of(folded: &str) -> Option<Self> {
        let folded = folded.strip_suffix("'s").unwrap_or(folded);
        Some(match folded {
            "day" | "days" | "dia" | "dias" => Self::Day,
            "week" | "weeks" | "semana" | "semanas" => Self::Week,
            "weekend" => Self::Weekend,
            "month" | "months" | "mes" | "meses" => Self::Month,
            "year" | "years" | "ano" | "anos" => Self::Year,
            _ => return None,
        })
    }

    fn ahead(self, count: i32) -> When {
        match self {
            Self::Day => When::Days(count),
            Self::Week => When::Weeks(count),
            Self::Weekend => When::Weekend(count),
            Self::Month => When::Months(count),
            Self::Year => When::Years(count),
        }
    }
}

impl DateFinder<'_> {
    /// A day of the week, with the date behind it if there is one.
    pub(super) fn weekday(&self, at: usize, all: &mut Vec<Expression>) -> bool {
        let Some(weekday) = self.cursor.get(at).and_then(words::weekday) else { return false };
        // A weekday before a date belongs to it; alone it points from the day of writing.
        let known = all.len();
        let dated =
            matches!(self.cursor.signs(at), "" | ",") && self.is_day(at + 1) && self.calendar(at + 1, all);
        if dated && matches!(all[known].when, When::On(_) | When::Yearly { .. } | When::YearlyOf { .. }) {
            all[known].first -= 1;
            all[known].taken += 1;
            return true;
        }
        all.truncate(known);
        if !self.is_one_day(at) {
            return false;
        }
        let part = usize::from(self.cursor.adjoins(at) && words::part_of_day(self.cursor.folded(at + 1)));
        // "Friday Night Lights".
        if part == 1
            && self.cursor.is_capitalised(at + 1)
            && self.cursor.is_capitalised(at + 2)
            && self.cursor.adjoins(at + 1)
        {
            return false;
        }
        if let Some((taken, when)) = self.weekday_in_spanish(at, weekday) {
            all.push(Expression { first: at, taken, when, rule: DateRule::Weekday });
            return true;
        }
        let week = at + 1 + part + usize::from(self.cursor.folded(at + 1 + part) == "of");
        let weeks = match (self.cursor.folded(week), self.cursor.folded(week + 1)) {
            ("last", "week") => Some(-1),
            ("this", "week") => Some(0),
            ("next", "week") => Some(1),
            _ => None,
        };
        let weeks = weeks.filter(|_| (at..=week).all(|at| self.cursor.adjoins(at)));
        let when = weeks
            .map_or(When::Weekday(weekday, self.open_toward(at)), |weeks| When::WeekdayOf(weekday, weeks));
        let taken = if weeks.is_some() { week + 2 - at } else { 1 + part };
        all.push(Expression { first: at, taken, when, rule: DateRule::Weekday });
        true
    }

    /// Where a weekday points that nothing else decides: to the next one where its sentence speaks of what
    /// is to come.
    fn open_toward(&self, at: usize) -> Toward {
        if self.is_ahead(at) { Toward::Here } else { Toward::Open }
    }

    /// "martes pasado", "viernes próximo", "lunes de esta semana", "martes de la próxima semana".
    fn weekday_in_spanish(&self, at: usize, weekday: u8) -> Option<(usize, When)> {
        let word = |ahead: usize| self.cursor.word(at + ahead);
        let joined = |last: usize| (at..at + last).all(|at| self.cursor.adjoins(at));
        let toward = match (word(1), word(2)) {
            ("pasado", _) => Some((2, Toward::Back)),
            ("proximo" | "entrante" | "venidero", _) => Some((2, Toward::Ahead)),
            ("que", "viene") => Some((3, Toward::Ahead)),
            _ => None,
        };
        if let Some((taken, toward)) = toward.filter(|(taken, _)| joined(taken - 1)) {
            return Some((taken, When::Weekday(weekday, toward)));
        }
        let (taken, weeks) = match (word(1), word(2), word(3), word(4), word(5)) {
            ("de", "esta", "semana", ..) => (4, 0),
            ("de", "la", "proxima", "semana", _) => (5, 1),
            ("de", "la", "pasada", "semana", _) => (5, -1),
            ("de", "la", "semana", "pasada", _) => (5, -1),
            ("de", "la", "semana", "proxima" | "entrante", _) => (5, 1),
            ("de", "la", "semana", "que", "viene") => (6, 1),
            _ => return None,
        };
        joined(taken - 1).then_some((taken, When::WeekdayOf(weekday, weeks)))
    }

    /// Whether a day of a month begins at a token, rather than a month or a year.
    fn is_day(&self, at: usize) -> bool {
        let month = self.cursor.get(at).and_then(words::month).is_some();
        words::day(self.cursor.folded(at)).is_some()
            || month && words::day(self.cursor.folded(at + 1)).is_some()
            || self.iso_follows(at)
    }

    fn iso_follows(&self, at: usize) -> bool {
        words::year(self.cursor.folded(at)).is_some() && self.cursor.signs(at) == "-"
    }

    /// Whether a weekday is a single day: not "every Thursday", "los jueves", "Monday through Friday",
    /// "Black Friday", "the Sunday Times".
    fn is_one_day(&self, at: usize) -> bool {
        let before = self.cursor.folded_before(at);
        let known = [
            "black", "good", "cyber", "super", "bloody", "fat", "giving", "ash", "easter", "palm", "maundy",
            "holy", "shrove", "bowl",
        ];
        let holy = self.cursor.adjoins(at)
            && (matches!(self.cursor.word(at + 1), "santo" | "negro")
                || matches!(self.cursor.word(at + 2), "pascua" | "ramos" | "gloria" | "resurreccion"));
        let named = self.cursor.is_capitalised(at)
            && (known.contains(&before) && at > 0 && self.cursor.adjoins(at - 1)
                || self.cursor.adjoins(at)
                    && self.cursor.is_capitalised(at + 1)
                    && matches!(
                        self.cursor.folded(at + 1),
                        "times" | "mail" | "mirror" | "telegraph" | "express" | "harbor"
                    ));
        let repeated = matches!(before, "every" | "each" | "cada" | "los" | "most");
        let day = |at: usize| self.cursor.get(at).and_then(words::weekday);
        let through = |at: usize| matches!(self.cursor.folded(at), "through" | "to" | "thru" | "a" | "al");
        let opening = day(at) == Some(0)
            && (through(at + 1) && day(at + 2) == Some(4)
                || matches!(self.cursor.signs(at), "-" | "–") && day(at + 1) == Some(4));
        let closing = day(at) == Some(4)
            && (at >= 2 && through(at - 1) && day(at - 2) == Some(0)
                || at >= 1 && day(at - 1) == Some(0) && matches!(self.cursor.signs(at - 1), "-" | "–"));
        !(named || holy || repeated || opening || closing)
    }

    /// An expression of some other word that begins at a token.
    pub(super) fn relative(&self, at: usize) -> Option<Expression> {
        let found =
            |(taken, when): (usize, When)| Expression { first: at, taken, when, rule: DateRule::Relative };
        let word = self.cursor.folded(at);
        let day = match word {
            "last" | "next" | "this" => self.pointed(at),
            "este" | "esta" | "pasado" | "pasada" | "proximo" | "proxima" | "ultimo" => {
                self.pointed_in_spanish(at)
            }
            "ano" | "mes" | "semana" | "fin" => self.unit_in_spanish(at),
            "verano" | "primavera" | "otono" | "invierno" => self.season_in_spanish(at),
            "dentro" => self.within(at),
            "in" => self.in_so_long(at),
            "year" | "month" | "week" => self.before_last(at),
            "hace" => self.hace(at),
            _ => self.named_day(at),
        };
        day.or_else(|| self.ago(at)).or_else(|| self.before_yesterday(at)).map(found)
    }

    /// "today", "yesterday morning", "the day before yesterday".
    fn named_day(&self, at: usize) -> Option<(usize, When)> {
        let (word, next) = (self.cursor.folded(at), self.cursor.folded(at + 1));
        let part = usize::from(self.cursor.adjoins(at) && words::part_of_day(next));
        Some(match word {
            "today" | "today's" => {
                let age =
                    ["world", "society", "economy", "youth", "standards", "climate", "environment", "age"];
                let medium = matches!(
                    self.cursor.folded_before(at),
                    "usa" | "news" | "russia" | "india" | "psychology"
                );
                let medium =
                    medium && self.cursor.is_capitalised(at) && at > 0 && self.cursor.adjoins(at - 1);
                let of_the_age = word.len() > 5 && age.contains(&next);
                (!(medium || of_the_age)).then_some((1, When::Days(0)))?
            }
            "yesterday" | "yesterday's" => (1 + part, When::Days(-1)),
            "tomorrow" => (1 + part, When::Days(1)),
            "tonight" | "tonight's" => (1, When::Days(0)),
            "day" if next == "before" && matches!(self.cursor.folded(at + 2), "yesterday") => {
                (3, When::Days(-2))
            }
            "day" if next == "after" && matches!(self.cursor.folded(at + 2), "tomorrow") => {
                (3, When::Days(2))
            }
            "antes" if next == "de" && self.cursor.folded(at + 2) == "ayer" => (3, When::Days(-2)),
            "hoy" if self.spanish || !self.cursor.is_capitalised(at) => (1, When::Days(0)),
            "ayer" if self.spanish || !self.cursor.is_capitalised(at) => (1, When::Days(-1)),
            "anoche" => (1, When::Days(-1)),
            "antier" | "anteayer" => (1, When::Days(-2)),
            "manana" if self.spanish => {
                let morning =
                    ["la", "esta", "una", "cada", "toda", "misma", "las", "de", "por", "ayer", "hoy"];
                (!morning.contains(&self.cursor.folded_before(at))).then_some((1, When::Days(1)))?
            }
            _ => return None,
        })
    }

    /// "last week", "next Thursday", "this coming Friday", "last October", "this morning".
    fn pointed(&self, at: usize) -> Option<(usize, When)> {
        let (toward, length) = match (self.cursor.folded(at), self.cursor.folded(at + 1)) {
            ("last", _) => (Toward::Back, 1),
            ("next", _) => (Toward::Ahead, 1),
            (_, "past" | "last") => (Toward::Back, 2),
            (_, "coming" | "next") => (Toward::Ahead, 2),
            _ => (Toward::Here, 1),
        };
        if !(at..at + length).all(|at| self.cursor.adjoins(at)) {
            return None;
        }
        let place = at + length;
        let token = self.cursor.get(place)?;
        let next = self.cursor.folded(place + 1);
        if let Some(weekday) = words::weekday(token) {
            let part = usize::from(self.cursor.adjoins(place) && words::part_of_day(next));
            let nth = self.cursor.folded_before(at) == "the" && next == "of"
                || self.is_day(place + 1) && self.cursor.signs(place) == ",";
            return (!nth).then_some((length + 1 + part, When::Weekday(weekday, toward)));
        }
        if let Some(month) = words::month(token) {
            return self.pointed_month(place, month, toward).map(|(taken, when)| (length + taken, when));
        }
        let folded = token.folded.strip_suffix("'s").unwrap_or(&token.folded);
        if let Some(month) = words::season(folded) {
            let dated = matches!(next, "of") || words::year(next).is_some();
            return (!dated).then_some((length + 1, When::Season { month, toward }));
        }
        match folded {
            "night" if toward == Toward::Back => return Some((length + 1, When::Days(-1))),
            "morning" | "afternoon" | "evening" if toward == Toward::Here => {
                return Some((length + 1, When::Days(0)));
            }
            _ => {}
        }
        let count = match toward {
            Toward::Back => -1,
            Toward::Ahead => 1,
            _ => 0,
        };
        if folded == "fiscal" && Unit::of(next).is_some() && self.cursor.folded(place + 1).starts_with("year")
        {
            return Some((length + 2, When::Years(count)));
        }
        let unit = Unit::of(&token.folded).filter(|_| !folded.ends_with('s'))?;
        // "the last week" is a length of time, as is "this past year".
        let length_of_time = toward != Toward::Here
            && (matches!(
                self.cursor.folded_before(at),
                "the" | "his" | "her" | "its" | "their" | "your" | "my" | "very"
            ) || next == "of" && self.cursor.adjoins(place))
            || length == 2 && matches!(unit, Unit::Year) && toward == Toward::Back;
        if length_of_time || matches!(unit, Unit::Day) {
            return None;
        }
        Some((length + 1, unit.ahead(count)))
    }

    /// A month after "last" and the like; one with a year of its own needs no such word.
    fn pointed_month(&self, at: usize, month: words::Month, toward: Toward) -> Option<(usize, When)> {
        if month.short
            || month.spanish
            || words::year(self.cursor.folded(at + 1)).is_some()
            || self.cursor.folded(at + 1) == "of"
        {
            return None;
        }
        let day = words::day(self.cursor.folded(at + 1)).filter(|_| self.cursor.adjoins(at));
        if day.is_some() && words::year(self.cursor.folded(at + 2)).is_some() {
            return None;
        }
        if day.is_none() && !self.is_month(at, month) {
            return None;
        }
        let days = day.map_or((0, 0), |day| (day, day));
        Some((1 + usize::from(day.is_some()), When::Yearly { month: month.number, days, toward }))
    }

    /// "two years ago", "a week ago", "five days ago".
    fn ago(&self, at: usize) -> Option<(usize, When)> {
        let ends = |at: usize| {
            matches!(self.cursor.folded(at), "ago" | "atras")
                || self.cursor.folded(at) == "from" && matches!(self.cursor.folded(at + 1), "now" | "today")
        };
        let length = (1..=3).find(|length| ends(at + length + 1))?;
        let unit = Unit::of(self.cursor.folded(at + length))?;
        if !(at..=at + length).all(|at| matches!(self.cursor.signs(at), "" | "-")) {
            return None;
        }
        let count = match self.cursor.folded(at) {
            "a" | "an" | "un" | "una" if length == 1 => 1,
            _ => {
                let number = numbers::read(self.cursor, at, self.spanish)?;
                i32::try_from(number.value.as_whole().filter(|_| number.taken == length)?).ok()?
            }
        };
        if self.cursor.folded(at + length + 1) == "from" {
            return Some((length + 3, unit.ahead(count)));
        }
        Some((length + 2, self.so_long_before(at, unit, count)))
    }

    fn so_long_before(&self, at: usize, unit: Unit, count: i32) -> When {
        let vague = matches!(self.cursor.folded_before(at), "than" | "over" | "nearly" | "almost" | "casi")
            || count > 3000;
        if vague { When::Vague } else { unit.ahead(-count) }
    }

    /// "two days before yesterday", "three days after tomorrow".
    fn before_yesterday(&self, at: usize) -> Option<(usize, When)> {
        let number = numbers::read(self.cursor, at, self.spanish)?;
        let unit = at + number.taken;
        let word = |ahead: usize| self.cursor.word(unit + ahead);
        let count = i32::try_from(number.value.as_whole()?).ok()?;
        let joined = (at..unit + 2).all(|at| self.cursor.adjoins(at));
        let days = match (word(0), word(1), word(2)) {
            ("day" | "days", "before", "yesterday") => -1 - count,
            ("day" | "days", "after", "tomorrow") => 1 + count,
            _ => return None,
        };
        joined.then_some((number.taken + 3, When::Days(days)))
    }

    /// "the year before last".
    fn before_last(&self, at: usize) -> Option<(usize, When)> {
        let unit = Unit::of(self.cursor.folded(at))?;
        let last = self.cursor.word(at + 1) == "before"
            && self.cursor.word(at + 2) == "last"
            && self.cursor.adjoins(at)
            && self.cursor.adjoins(at + 1);
        let stops = !self.cursor.adjoins(at + 2)
            || words::is_small(self.cursor.word(at + 3))
            || !self.cursor.word(at + 3).ends_with("s");
        (last && stops).then_some((3, unit.ahead(-2)))
    }

    /// "dentro de cinco días".
    fn within(&self, at: usize) -> Option<(usize, When)> {
        let (taken, unit, count) = self.so_long(at + 2)?;
        let joined =
            self.cursor.word(at + 1) == "de" && self.cursor.adjoins(at) && self.cursor.adjoins(at + 1);
        joined.then_some((2 + taken, unit.ahead(count)))
    }

    /// "in five days", where what is to come is spoken of.
    fn in_so_long(&self, at: usize) -> Option<(usize, When)> {
        let (taken, unit, count) = self.so_long(at + 1).filter(|_| !self.spanish && self.is_ahead(at))?;
        let next = at + 1 + taken;
        let more = self.cursor.adjoins(next - 1)
            && matches!(self.cursor.word(next), "of" | "or" | "in" | "time" | "and");
        (self.cursor.adjoins(at) && !more).then_some((1 + taken, unit.ahead(count)))
    }

    /// A number and a unit of time.
    fn so_long(&self, at: usize) -> Option<(usize, Unit, i32)> {
        let article = matches!(self.cursor.word(at), "a" | "an");
        let (taken, count) = match article {
            true => (1, 1),
            false => {
                let number = numbers::read(self.cursor, at, self.spanish)?;
                (number.taken, i32::try_from(number.value.as_whole()?).ok()?)
            }
        };
        let unit = Unit::of(self.cursor.folded(at + taken))?;
        let joined = (at..at + taken).all(|at| self.cursor.adjoins(at)) && count < 3000;
        joined.then_some((taken + 1, unit, count))
    }

    /// "verano pasado", "próximo invierno".
    fn season_in_spanish(&self, at: usize) -> Option<(usize, When)> {
        let month = words::season(self.cursor.folded(at))?;
        let (toward, taken) = match (self.cursor.word(at + 1), self.cursor.word(at + 2)) {
            ("pasado" | "pasada", _) => (Toward::Back, 2),
            ("proximo" | "proxima" | "entrante", _) => (Toward::Ahead, 2),
            ("que", "viene") => (Toward::Ahead, 3),
            _ => return None,
        };
        let joined = (at..at + taken - 1).all(|at| self.cursor.adjoins(at));
        joined.then_some((taken, When::Season { month, toward }))
    }

    /// "hace dos años".
    fn hace(&self, at: usize) -> Option<(usize, When)> {
        let number = numbers::read(self.cursor, at + 1, true)?;
        let unit = Unit::of(self.cursor.folded(at + 1 + number.taken))?;
        let count = i32::try_from(number.value.as_whole()?).ok()?;
        let joined = (at..=at + number.taken).all(|at| self.cursor.adjoins(at));
        let after = at + 2 + number.taken;
        let and_a_half =
            self.cursor.word(after) == "y" && matches!(self.cursor.word(after + 1), "medio" | "media");
        // "desde hace tres años" is a length of time.
        if and_a_half || self.cursor.before(at) == "desde" {
            return None;
        }
        joined.then_some((2 + number.taken, self.so_long_before(at, unit, count)))
    }

    /// "este año", "el próximo jueves", "esta noche".
    fn pointed_in_spanish(&self, at: usize) -> Option<(usize, When)> {
        let (toward, count) = match self.cursor.folded(at) {
            "este" | "esta" => (Toward::Here, 0),
            "pasado" | "pasada" | "ultimo" => (Toward::Back, -1),
            _ => (Toward::Ahead, 1),
        };
        let token = self.cursor.get(at + 1).filter(|_| self.cursor.adjoins(at))?;
        if let Some(weekday) = words::weekday(token) {
            // "este lunes 4 de marzo" has its date.
            if self.is_day(at + 2) && matches!(self.cursor.signs(at + 1), "" | ",") {
                return None;
            }
            // "dijo este jueves" is the one that just was, or today.
            let past = self.tense(at) == Some(Tense::Past);
            let toward = if toward == Toward::Here && past { Toward::Open } else { toward };
            return Some((2, When::Weekday(weekday, toward)));
        }
        if let Some(month) = words::month(token).filter(|month| month.spanish && month.plain) {
            return Some((2, When::Yearly { month: month.number, days: (0, 0), toward }));
        }
        if self.cursor.folded(at) == "ultimo" {
            return None;
        }
        match (toward, &*token.folded) {
            (Toward::Here, "manana" | "tarde" | "noche") => return Some((2, When::Days(0))),
            (Toward::Back, "manana") if self.spanish => return Some((2, When::Days(2))),
            (_, "fin") if self.cursor.folded(at + 2) == "de" && self.cursor.folded(at + 3) == "semana" => {
                return Some((4, When::Weekend(count)));
            }
            _ => {}
        }
        if let Some(month) = words::season(&token.folded) {
            return Some((2, When::Season { month, toward }));
        }
        let unit = Unit::of(&token.folded).filter(|unit| !matches!(unit, Unit::Day))?;
        matches!(&*token.folded, "semana" | "mes" | "ano").then_some((2, unit.ahead(count)))
    }

    /// "la semana pasada", "el año que viene", "el fin de semana pasado".
    fn unit_in_spanish(&self, at: usize) -> Option<(usize, When)> {
        let weekend = self.cursor.folded(at) == "fin"
            && self.cursor.folded(at + 1) == "de"
            && self.cursor.folded(at + 2) == "semana";
        let length = if weekend { 3 } else { 1 };
        let unit = if weekend { Unit::Weekend } else { Unit::of(self.cursor.folded(at))? };
        let (count, taken) = match (self.cursor.folded(at + length), self.cursor.folded(at + length + 1)) {
            ("pasado" | "pasada", _) => (-1, 1),
            ("antepasado" | "antepasada", _) => (-2, 1),
            ("proximo" | "proxima" | "entrante", _) => (1, 1),
            ("que", "viene") => (1, 2),
            _ => return None,
        };
        let joined = (at..at + length + taken - 1).all(|at| self.cursor.adjoins(at));
        joined.then_some((length + taken, unit.ahead(count)))
    }
}
