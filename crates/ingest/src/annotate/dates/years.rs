//! Years by themselves, decades, fiscal years and seasons.

use corpus::model::DateRule;
use text::date::Date;

use super::{
    DateFinder, Expression,
    calendar::on,
    when::{When, season_of},
    words,
};

impl DateFinder<'_> {
    /// `2019`, `1990s`.
    pub(super) fn year_or_decade(&self, at: usize, all: &mut Vec<Expression>) -> bool {
        let found = self.decade(at).or_else(|| self.year(at)).or_else(|| self.short_year(at));
        all.extend(found);
        found.is_some()
    }

    fn decade(&self, at: usize) -> Option<Expression> {
        let word = self.cursor.folded(at);
        let decade = |first: u16| Some(When::During(Date::new(first, 0, 0)?, Date::new(first + 9, 0, 0)?));
        let short = || {
            let digits =
                word.strip_suffix('s').filter(|digits| digits.len() == 2 && digits.ends_with('0'))?;
            let apostrophe = matches!(self.cursor.sign_before(at), Some('\'' | '’' | '‘'));
            digits.parse::<u16>().ok().filter(|tens| apostrophe && *tens >= 20).map(|tens| 1900 + tens)
        };
        if let Some(when) = words::decade(word).or_else(short).and_then(decade) {
            return Some(Expression { first: at, taken: 1, when, rule: DateRule::Decade });
        }
        // The 1990's.
        let first =
            words::year(word).filter(|year| year.is_multiple_of(10) && self.cursor.folded(at + 1) == "s")?;
        let possessive = matches!(self.cursor.signs(at), "'" | "’")
            && matches!(self.cursor.folded_before(at), "the" | "mid" | "early" | "late");
        let when = decade(first).filter(|_| possessive)?;
        Some(Expression { first: at, taken: 2, when, rule: DateRule::Decade })
    }

    /// "in '98", "the summer of ’69".
    fn short_year(&self, at: usize) -> Option<Expression> {
        let word = self.cursor.folded(at);
        let apostrophe = matches!(self.cursor.sign_before(at), Some('\'' | '’' | '‘'));
        let leads = matches!(self.cursor.before(at), "in" | "of" | "since" | "from" | "until" | "class");
        let short = word.parse::<u16>().ok().filter(|_| word.len() == 2 && apostrophe && leads)?;
        let when = When::On(Date::new(self.full_year(short), 0, 0)?);
        Some(Expression { first: at, taken: 1, when, rule: DateRule::Year })
    }

    /// A year by itself: one that a word before it leads to ("in 2019"), or that is plainly no count.
    fn year(&self, at: usize) -> Option<Expression> {
        let year = words::year(self.cursor.folded(at))?;
        let behind = self.cursor.after_text(at);
        let mut signs = behind.chars();
        let (sign, next) = (signs.next(), signs.next());
        let goes_on = next.is_some_and(|next| next.is_ascii_digit());
        let later = words::year(self.cursor.folded(at + 1)).is_some_and(|later| later > year);
        let attached = match sign {
            Some('-' | '–' | '—' | '/') => {
                goes_on && !later || sign == Some('-') && self.cursor.is_capitalised(at + 1)
            }
            Some(',' | '.' | ':' | '\'') => goes_on,
            Some('%' | '°' | '$' | '€' | '@' | '_' | '=') => true,
            _ => false,
        };
        if attached || self.is_numbered(at) {
            return None;
        }
        let before = self.cursor.folded_before(at);
        let near = at > 0 && matches!(self.cursor.signs(at - 1), "" | "-" | "(" | "," | "–" | "—");
        // The year of a day that the calendar lacks.
        let of_no_day = at >= 2
            && near
            && words::day(before).is_some()
            && self.cursor.get(at - 2).and_then(words::month).is_some();
        if of_no_day {
            return None;
        }
        let in_list = near
            && (words::year(before).is_some()
                || matches!(before, "and" | "or" | "to" | "through" | "y" | "a" | "al" | "until")
                    && at >= 2
                    && words::year(self.cursor.folded(at - 2)).is_some());
        let surely = near && words::leads_surely(before) || in_list;
        let weakly = near && words::leads(before);
        let next_adjoins = at + 1 < self.cursor.len() && self.cursor.adjoins(at);
        let counted = next_adjoins
            && words::is_counted(self.cursor.folded(at + 1))
            && !self.cursor.is_capitalised(at + 1);
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
            self.cursor.folded(at + 1),
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
            && self.cursor.is_capitalised(at + 1)
            && (at + 1..at + 5).any(|at| {
                matches!(
                    self.cursor.folded(at),
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
            () => {
                modern && !matches!(self.cursor.folded(at + 1), "p.m" | "a.m" | "pm" | "am" | "hours" | "hrs")
            }
        };
        let when = When::On(Date::new(year, 0, 0).filter(|_| plainly)?);
        Some(Expression { first: at, taken: 1, when, rule: DateRule::Year })
    }

    /// "fiscal year 2011", "fiscal 2011", "FY 2019", "FY2019", "fiscal year (FY) 2017".
    pub(super) fn fiscal_year(&self, at: usize) -> Option<Expression> {
        let word = self.cursor.folded(at);
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
            place += usize::from(self.cursor.folded(place) == "year");
            place += usize::from(self.cursor.folded(place) == "fy");
        }
        let year = words::year(self.cursor.folded(place))?;
        let joined = (at..place).all(|at| matches!(self.cursor.signs(at), "" | "(" | ")"));
        let when = on(year, 0, (0, 0)).filter(|_| joined)?;
        Some(Expression { first: at, taken: place + 1 - at, when, rule: DateRule::FiscalYear })
    }

    /// "década de 1990", "década de los noventa" (of the last century).
    pub(super) fn spanish_decade(&self, at: usize) -> Option<Expression> {
        let article = usize::from(matches!(self.cursor.folded(at + 2), "los" | "1os"));
        let place = at + 2 + article;
        let (taken, when) = self.decade_in_spanish(place)?;
        let of = matches!(self.cursor.folded(at + 1), "de" | "del");
        let joined = of && (at..place).all(|at| self.cursor.adjoins(at));
        joined.then_some(Expression { first: at, taken: place + taken - at, when, rule: DateRule::Decade })
    }

    /// "spring 2020", "the fall of 2018", "the spring and summer of 2016".
    pub(super) fn season(&self, at: usize, month: u8) -> Option<Expression> {
        let year_after = |at: usize| {
            let of = usize::from(matches!(self.cursor.folded(at + 1), "of" | "de" | "del"));
            let joined = (at..at + 1 + of).all(|at| matches!(self.cursor.signs(at), "" | ","));
            words::year(self.cursor.folded(at + 1 + of)).filter(|_| joined).map(|year| (year, 2 + of))
        };
        let shared = || {
            let joined = matches!(self.cursor.folded(at + 1), "and" | "or" | "to" | "through" | "y");
            words::season(self.cursor.folded(at + 2)).filter(|_| joined)?;
            year_after(at + 2).map(|(year, _)| (year, 1))
        };
        let (year, taken) = year_after(at).or_else(shared)?;
        Some(Expression { first: at, taken, when: season_of(year, month)?, rule: DateRule::Season })
    }
}
