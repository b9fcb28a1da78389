//! The number of a figure, or the two numbers between which it lies.

use super::{FigureFinder, currencies, figure::Amount};
use crate::annotate::numbers::{self, Number, Value};

/// An amount that was read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'t> {
    pub(super) amount: Amount,
    /// How many tokens it takes.
    pub(super) taken: usize,
    /// Whether a word such as "million" multiplies it.
    pub(super) is_multiplied: bool,
    pub(super) in_words: bool,
    /// Letters attached to its last digit.
    pub(super) ending: &'t str,
}

impl<'t> Reading<'t> {
    fn of(number: Number<'t>) -> Self {
        Self {
            amount: Amount { from: None, to: number.value },
            taken: number.taken,
            is_multiplied: number.is_multiplied(),
            in_words: number.in_words,
            ending: number.ending,
        }
    }

    /// The same multiplied by what stands behind it.
    pub(super) fn times(&self, factor: u64) -> Option<Amount> {
        let from = match self.amount.from {
            Some(from) => Some(from.times(factor)?),
            None => None,
        };
        Some(Amount { from, to: self.amount.to.times(factor)? })
    }
}

impl<'t> FigureFinder<'t> {
    pub(super) fn number(&self, at: usize) -> Option<Number<'t>> {
        numbers::read(self.cursor, at, self.spanish)
    }

    /// A number, or a range: "10 to 12", "between 200,000 and 500,000", "20-30".
    pub(super) fn amount(&self, at: usize) -> Option<Reading<'t>> {
        let first = self.number(at)?;
        let Some((second, last)) = self.second(at, &first) else { return Some(Reading::of(first)) };
        // "2 to 3 million" are both millions.
        let from = if last.is_multiplied() && !first.is_multiplied() && !first.in_words
            || last.scale >= 1000 && first.scale == 1
        {
            first.value.times(last.scale)?
        } else {
            first.value
        };
        if from >= last.value || !first.ending.is_empty() && first.ending != last.ending {
            return Some(Reading::of(first));
        }
        let amount = Amount { from: Some(from), to: last.value };
        Some(Reading { amount, taken: second + last.taken - at, ..Reading::of(last) })
    }

    /// Whether a number is the first of two: "between 10", "entre el 20".
    fn follows_between(&self, at: usize) -> bool {
        let article = usize::from(matches!(self.cursor.before(at), "el" | "un"));
        matches!(self.cursor.before(at.saturating_sub(article)), "between" | "entre")
    }

    /// The upper end of a range, with the token at which it begins.
    fn second(&self, at: usize, first: &Number<'_>) -> Option<(usize, Number<'t>)> {
        let cursor = self.cursor;
        let end = at + first.taken;
        let percent = match (cursor.word(end), cursor.word(end + 1)) {
            _ if !cursor.adjoins(end - 1) => 0,
            ("percent", _) => 1,
            ("per", "cent") | ("por", "ciento") => 2,
            _ => 0,
        };
        let joiner = cursor.word(end + percent);
        let between = self.follows_between(at) && matches!(joiner, "and" | "y");
        let spoken =
            (between || matches!(joiner, "to" | "or" | "a" | "o" | "u")) && (joiner != "a" || self.spanish);
        let gap = cursor.gap(end - 1);
        let in_money = currencies::sign_before(cursor.before_text(at)).is_some();
        let sign = cursor.gap(end + percent).trim();
        let sign_between = in_money && !sign.is_empty() && sign.chars().all(|sign| "$€£¥".contains(sign));
        let percent_between = gap.starts_with('%');
        let article = usize::from(
            between && matches!(cursor.word(end + percent + 1), "el" | "un") && cursor.adjoins(end + percent),
        );
        let second = if spoken
            && (cursor.adjoins(end - 1) || percent_between)
            && (cursor.adjoins(end + percent) || sign_between)
        {
            end + percent + 1 + article
        } else if matches!(gap, "-" | "–" | "%-" | "%–" | " – " | "-$" | "–$" | "-€" | "–€") {
            end
        } else {
            return None;
        };
        let last = self.number(second)?;
        (last.in_words == first.in_words && (last.value > Value::default())).then_some((second, last))
    }
}
