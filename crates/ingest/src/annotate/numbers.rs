//! Reads numbers as texts write them, in English and Spanish: `200,000`, `5.8 billion`, `two dozen`,
//! `twenty-five`, `200 mil`, `12 mil 400`, `dos millones y medio`.
//!
//! A number is read whole or not at all: what goes on behind it in a way that is not understood
//! ("1.2.3", "4x4") makes it unreadable.

mod value;
mod words;

pub(crate) use value::Value;

use crate::annotate::lex::{Cursor, Token};
use words::{abbreviated, scale, small};

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number<'t> {
    /// How many tokens it takes.
    pub(crate) taken: usize,
    /// What it is.
    pub(crate) value: Value,
    /// Whether it is written in words from its first token on.
    pub(crate) in_words: bool,
    /// What a word such as "million" multiplies its last part by; 1 if there is none.
    pub(crate) scale: u64,
    /// Letters that are attached to its last digit and are no scale of their own: the `k` of `10k`, the
    /// `kg` of `5kg`.
    pub(crate) ending: &'t str,
}

impl Number<'_> {
    /// Whether a word such as "million" or "mil" multiplies it.
    pub(crate) fn is_multiplied(&self) -> bool {
        self.scale > 1
    }
}

/// The number that begins at a token. `spanish` says in which language words are read that both
/// have ("once"), and what a full stop before three digits is.
pub(crate) fn read<'t>(cursor: Cursor<'t>, at: usize, spanish: bool) -> Option<Number<'t>> {
    Reader { cursor, spanish }.number(at, 0)
}

/// The number that begins behind the first so many bytes of a token: the `3.14` of `USD3.14`.
pub(crate) fn read_after<'t>(
    cursor: Cursor<'t>,
    at: usize,
    prefix: usize,
    spanish: bool,
) -> Option<Number<'t>> {
    Reader { cursor, spanish }.number(at, prefix)
}

/// How many tokens from one on may belong to one number, so that none is read from its middle.
pub(crate) fn extent(cursor: Cursor<'_>, at: usize, spanish: bool) -> usize {
    let is_number = |at: usize| {
        let word = cursor.folded(at);
        word.starts_with(|c: char| c.is_ascii_digit())
            || scale(word, spanish).is_some()
            || small(word, spanish).is_some()
    };
    let mut end = at + 1;
    while is_number(at) && end < at + 12 && is_number(end) {
        let digits = cursor.get(end).is_some_and(Token::starts_with_digit);
        let group =
            digits && matches!(cursor.gap(end - 1), "." | "," | "'" | "\u{a0}" | "\u{202f}" | "/" | ":");
        let spoken = matches!(cursor.gap(end - 1), " " | "-");
        let scaled =
            scale(cursor.folded(end - 1), spanish).is_some() || scale(cursor.folded(end), spanish).is_some();
        if !(group || spoken && (scaled || !digits && small(cursor.folded(end - 1), spanish).is_some())) {
            break;
        }
        end += 1;
    }
    end - at
}

/// Signs that group digits in threes.
const GROUPING: [&str; 6] = [",", "\u{a0}", "\u{202f}", "\u{2009}", "'", "’"];

/// No number has more words; a text may repeat them without end.
const MOST_TOKENS: usize = 16;

#[derive(Clone, Copy)]
struct Reader<'t> {
    cursor: Cursor<'t>,
    spanish: bool,
}

/// Digits with their decimals.
struct Figures<'t> {
    value: Value,
    taken: usize,
    ending: &'t str,
}

/// A sum of parts, each smaller than the one before: `3 millones 500 mil 200`.
#[derive(Default)]
struct Sum {
    /// Millions and more.
    total: Value,
    /// Thousands.
    thousands: Value,
    /// What no scale has multiplied yet.
    open: Option<Value>,
    /// The last scale.
    scale: u64,
    /// The last scale from a million on; what follows is smaller.
    large: u64,
}

impl Sum {
    fn multiply(&mut self, factor: u64) -> Option<()> {
        let one = Value::whole(1);
        if factor == 1000 && self.scale == 100 {
            self.thousands = self.thousands.times(1000)?;
        } else if factor < 1_000_000 {
            if self.scale > 1 && self.thousands != Value::default() {
                return None;
            }
            self.thousands = self.thousands.plus(self.open.take().unwrap_or(one).times(factor)?)?;
        } else {
            if self.large > 0 && factor >= self.large {
                return None;
            }
            let parts = self.thousands.plus(self.open.take().unwrap_or_default())?;
            let parts = if parts == Value::default() { one } else { parts };
            self.total = self.total.plus(parts.times(factor)?)?;
            (self.thousands, self.large) = (Value::default(), factor);
        }
        self.scale = factor;
        Some(())
    }

    fn value(&self) -> Option<Value> {
        self.total.plus(self.thousands)?.plus(self.open.unwrap_or_default())
    }
}

impl<'t> Reader<'t> {
    fn number(self, at: usize, prefix: usize) -> Option<Number<'t>> {
        let first = self.cursor.get(at)?;
        let number = if first.starts_with_digit() || prefix > 0 {
            self.number_in_figures(at, prefix)
        } else {
            self.number_in_words(at)
        }?;
        self.is_whole(at + number.taken - 1, &number).then_some(number)
    }

    /// Whether nothing goes on behind a number that it should have: digits, "y pico", "odd".
    fn is_whole(self, last: usize, number: &Number<'_>) -> bool {
        let after = self.cursor.after_text(last);
        let mut signs = after.chars();
        let (sign, next) = (signs.next(), signs.next());
        let digit = next.is_some_and(|next| next.is_ascii_digit());
        let cut = match sign {
            Some('.' | ',' | ':' | '/' | '\'' | '’' | '·' | '×' | '*' | '^' | '+') => digit,
            Some('⁄' | '½' | '¼' | '¾' | '⅓' | '⅔' | '_' | '@') => true,
            _ => false,
        };
        let vague = self.cursor.adjoins(last)
            && (matches!(self.cursor.folded(last + 1), "odd" | "some")
                || matches!(self.cursor.folded(last + 1), "y") && self.cursor.folded(last + 2) == "pico");
        !(cut && !number.in_words || vague)
    }

    /// `200,000`, `5.8 billion`, `12 mil 400`, `1.2bn`.
    fn number_in_figures(self, at: usize, prefix: usize) -> Option<Number<'t>> {
        let first = self.figures(at, prefix)?;
        let mut sum = Sum { open: Some(first.value), ..Sum::default() };
        let mut taken = first.taken;
        let mut ending = first.ending;
        if let Some(factor) = abbreviated(ending) {
            sum.multiply(factor)?;
            ending = "";
        }
        if ending.is_empty() {
            taken = self.scales_and_parts(at, taken, &mut sum)?;
        }
        let scale = sum.scale.max(1);
        Some(Number { taken, value: sum.value()?, in_words: false, scale, ending })
    }

    /// Scales behind a number, and in Spanish the smaller parts behind them.
    fn scales_and_parts(self, at: usize, from: usize, sum: &mut Sum) -> Option<usize> {
        let mut taken = from;
        while taken < MOST_TOKENS {
            if self.joined(at + taken - 1)
                && let Some(factor) = scale(self.cursor.folded(at + taken), self.spanish)
            {
                sum.multiply(factor)?;
                taken += 1;
                continue;
            }
            if sum.scale > 1 && sum.open.is_none() && self.half_follows(at + taken) {
                let half = Value::half().times(sum.scale)?;
                sum.total = sum.total.plus(half)?;
                return Some(taken + self.half_length(at + taken));
            }
            let part = self.part(at + taken, sum)?;
            let Some((value, words)) = part else { break };
            sum.open = Some(value);
            taken += words;
        }
        Some(taken)
    }

    /// A part in Spanish that adds to what is before it: the 400 of "12 mil 400". Nothing at all where
    /// digits follow that cannot be part of it.
    fn part(self, at: usize, sum: &Sum) -> Option<Option<(Value, usize)>> {
        let after_scale =
            self.spanish && sum.scale > 1 && sum.open.is_none() && self.cursor.gap(at - 1) == " ";
        if !after_scale || sum.scale < 1000 {
            return Some(None);
        }
        let Some(token) = self.cursor.get(at) else { return Some(None) };
        let bound = Value::whole(sum.scale);
        if token.starts_with_digit() {
            let figures = self.figures(at, 0)?;
            let fits =
                figures.value < bound && figures.value.as_whole().is_some() && figures.ending.is_empty();
            return fits.then_some(Some((figures.value, figures.taken)));
        }
        let words = self.words_below_thousand(at);
        Some(words.filter(|(value, _)| *value < bound))
    }

    /// "y medio", "and a half".
    fn half_follows(self, at: usize) -> bool {
        self.half_length(at) > 0
    }

    fn half_length(self, at: usize) -> usize {
        let word = |ahead: usize| self.cursor.folded(at + ahead);
        let joined = |words: usize| at > 0 && (at - 1..at + words - 1).all(|at| self.cursor.adjoins(at));
        match (word(0), word(1), word(2)) {
            ("y", "medio" | "media", _) if self.spanish && joined(2) => 2,
            ("and", "a", "half") if joined(3) => 3,
            _ => 0,
        }
    }

    /// Whether a word of the number may follow: white space, or a hyphen.
    fn joined(self, at: usize) -> bool {
        let gap = self.cursor.gap(at);
        matches!(gap.trim(), "" | "-" | "‑") && gap.len() <= 4 && gap.matches('\n').count() < 2
    }

    /// Digits in groups, with decimals.
    fn figures(self, at: usize, prefix: usize) -> Option<Figures<'t>> {
        let (first, mut ending) = split_digits(self.cursor.folded(at).get(prefix..)?);
        if first.is_empty() || first.len() > 15 {
            return None;
        }
        let mut whole: u128 = first.parse().ok()?;
        let mut taken = 1;
        let group_at = |taken: usize, signs: &[&str]| {
            let gap = self.cursor.gap(at + taken - 1);
            let (group, ending) = split_digits(self.cursor.folded(at + taken));
            (signs.contains(&gap) && group.len() == 3).then_some((group, ending))
        };
        let may_group = first.len() <= 3 && first != "0" && ending.is_empty();
        // 1.500.000, and in Spanish 1.500: a full stop before three digits separates thousands.
        let dots =
            may_group && group_at(1, &["."]).is_some() && (self.spanish || group_at(2, &["."]).is_some());
        let spaces = may_group
            && !first.starts_with('0')
            && group_at(1, &[" "]).is_some_and(|(_, ending)| ending.is_empty())
            && !self.cursor.before_text(at).ends_with(|c: char| c.is_alphanumeric())
            && !(at > 0
                && self.cursor.gap(at - 1) == " "
                && self.cursor.get(at - 1).is_some_and(Token::is_digits));
        let signs: &[&str] = match () {
            () if dots => &["."],
            () if spaces => &[" "],
            () => &GROUPING,
        };
        if may_group {
            while let Some((group, rest)) = group_at(taken, signs).filter(|_| taken < 6 && ending.is_empty())
            {
                whole = whole * 1000 + group.parse::<u128>().ok()?;
                ending = rest;
                taken += 1;
            }
        }
        let mut value = Value::millionths(whole.checked_mul(Value::ONE)?);
        let grouped = taken > 1;
        let gap = self.cursor.gap(at + taken - 1);
        let (decimals, rest) = split_digits(self.cursor.folded(at + taken));
        let by_comma = gap == "," && self.spanish && (!grouped || dots || spaces);
        let by_point = gap == "." && !dots;
        if ending.is_empty() && (by_comma || by_point) && !decimals.is_empty() {
            if decimals.len() > 6 {
                return None;
            }
            value = value.plus(Value::millionths(
                decimals.parse::<u128>().ok()? * 10_u128.pow(6 - decimals.len() as u32),
            ))?;
            ending = rest;
            taken += 1;
        }
        Some(Figures { value, taken, ending })
    }

    /// A number in words. An article counts as one before "dozen", "hundred" and the like only.
    fn number_in_words(self, at: usize) -> Option<Number<'t>> {
        let word = |ahead: usize| self.cursor.folded(at + ahead);
        let number = |taken, value, scale| Some(Number { taken, value, in_words: true, scale, ending: "" });
        let first = match (word(0), word(1), word(2)) {
            ("half", "a", scaled) => scale(scaled, false).map(|factor| (3, factor)),
            ("medio" | "media", scaled, _) if self.spanish => scale(scaled, true).map(|factor| (2, factor)),
            _ => None,
        };
        if let Some((taken, factor)) = first {
            return number(taken, Value::half().times(factor)?, factor);
        }
        let mut sum = Sum::default();
        let mut taken;
        match (word(0), word(1)) {
            ("a", next) if !self.spanish && scale(next, false).is_some() && self.joined(at) => {
                (sum.open, taken) = (Some(Value::whole(1)), 1);
            }
            ("mil", _) if self.spanish => {
                sum.multiply(1000)?;
                taken = 1;
            }
            ("millon" | "millones" | "billon" | "billones" | "mil", _) => return None,
            (first, _) if scale(first, self.spanish).is_some() => return None,
            _ => {
                let (value, words) = self.words_below_thousand(at)?;
                (sum.open, taken) = (Some(value), words);
            }
        }
        // "two and a half million".
        let half = self.half_length(at + taken);
        if half > 0
            && sum.scale == 0
            && let Some(factor) =
                scale(word(taken + half), self.spanish).filter(|_| self.joined(at + taken + half - 1))
        {
            let value = sum.open?.plus(Value::half())?.times(factor)?;
            return number(taken + half + 1, value, factor);
        }
        loop {
            taken = self.scales_and_parts(at, taken, &mut sum)?;
            if taken >= MOST_TOKENS || sum.scale < 1000 || sum.open.is_some() || self.spanish {
                break;
            }
            // English goes on in words: "two thousand three hundred", "one thousand and one".
            let and = usize::from(word(taken) == "and" && self.joined(at + taken));
            if !self.joined(at + taken - 1) {
                break;
            }
            let Some((value, words)) = self.words_below_thousand(at + taken + and) else { break };
            let bound = if and == 1 { Value::whole(100) } else { Value::whole(sum.scale) };
            if value >= bound {
                break;
            }
            sum.open = Some(value);
            taken += and + words;
        }
        let value = sum.value()?;
        number(taken, value, sum.scale.max(1))
    }

    /// "two hundred and five", "treinta y dos", "quinientas".
    fn words_below_thousand(self, at: usize) -> Option<(Value, usize)> {
        let word = |ahead: usize| self.cursor.folded(at + ahead);
        let mut value = small(word(0), self.spanish)?;
        let mut taken = 1;
        while taken < 8 && self.joined(at + taken - 1) {
            let here = word(taken);
            if here == "hundred" {
                if value == 0 || value >= 100 {
                    break;
                }
                value *= 100;
                taken += 1;
                continue;
            }
            let joiner = usize::from(matches!(here, "and" | "y") && self.joined(at + taken));
            let Some(next) = small(word(taken + joiner), self.spanish) else { break };
            let tens = value % 100 >= 20 && value.is_multiple_of(10) && next < 10 && next > 0;
            let hundreds = value >= 100 && value.is_multiple_of(100) && next < 100 && next > 0;
            let fits = match here {
                "and" => hundreds,
                "y" => tens,
                _ => tens || hundreds,
            };
            if !fits {
                break;
            }
            value += next;
            taken += joiner + 1;
        }
        Some((Value::whole(value), taken))
    }
}

/// The digits at the beginning of a word, and the rest of it.
fn split_digits(word: &str) -> (&str, &str) {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    word.split_at(end)
}

#[cfg(test)]
mod tests;
