//! Amounts of money: "$5.8 billion", "20€", "MXN 200", "10 million pesos", "25 mdp".

use corpus::model::QuantityRule;

use super::{
    FigureFinder, Quantity,
    amount::Reading,
    currencies::{self, Money},
    figure::{Amount, Currency, Figure},
    measures,
    nouns::is_functional,
};
use crate::annotate::numbers::{self, Value};

/// The currency of an amount, and where its words end.
struct Priced {
    currency: Currency,
    amount: Amount,
    taken: usize,
}

impl FigureFinder<'_> {
    /// "$5.8 billion", "US$3m", "$5 to $10 million". An amount behind a sign that cannot be read whole is
    /// none.
    pub(super) fn money_by_sign(
        &self,
        at: usize,
        sign: (&str, Currency, usize),
    ) -> Option<(usize, Quantity)> {
        let (sign, currency, length) = sign;
        let reading = self.amount(at)?;
        let before = self.cursor.before_text(at);
        let start = before.len() - length;
        // "US" before the sign may be a word of its own: "-$5" is none.
        if before[..start].ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (amount, taken) = self.scaled_amount(at, &reading)?;
        let priced = match self.noun_behind(at, taken, amount) {
            Some(priced) if sign == "$" || priced.currency == currency => priced,
            Some(_) => return None,
            None if sign == "$" => match self.country_behind(at + taken) {
                Some(country) => Priced {
                    currency: currencies::of(Money::Dollar, Some(country))?,
                    amount,
                    taken: taken + 1,
                },
                None => Priced { currency: self.bare_dollar()?, amount, taken },
            },
            None => Priced { currency, amount, taken },
        };
        let mut found = self.priced(at, priced)?;
        found.1.span.start -= length;
        Some(found)
    }

    /// The country alone behind an amount: "$3 million Canadian", but not "$3 million Canadian banks".
    fn country_behind(&self, at: usize) -> Option<&'static str> {
        let cursor = self.cursor;
        let country = currencies::country(cursor.word(at))?;
        let ends = !cursor.adjoins(at) || at + 1 == cursor.len() || is_functional(cursor.word(at + 1));
        (ends && cursor.adjoins(at - 1) && cursor.is_capitalised(at)).then_some(country)
    }

    /// What "$" means alone: in Spanish pesos where the text speaks of pesos, and no one knows which
    /// where it speaks of dollars too.
    fn bare_dollar(&self) -> Option<Currency> {
        if !self.spanish {
            return Some(Currency("USD"));
        }
        match (self.mentions_pesos, self.mentions_dollars) {
            (true, true) => None,
            (true, false) => Some(Currency("MXN")),
            _ => Some(Currency("USD")),
        }
    }

    /// An amount with a letter behind it that multiplies it: "$10k", "$5 m". Nothing where letters follow
    /// that are not understood.
    fn scaled_amount(&self, at: usize, reading: &Reading<'_>) -> Option<(Amount, usize)> {
        if !reading.ending.is_empty() {
            if let Some((_, factor)) = currencies::scaled(reading.ending) {
                return Some((reading.times(factor)?, reading.taken));
            }
            let letter = currencies::letter(reading.ending).filter(|_| !reading.is_multiplied)?;
            return Some((reading.times(letter)?, reading.taken));
        }
        let next = at + reading.taken;
        let letter = currencies::letter(self.cursor.word(next))
            .filter(|_| self.cursor.gap(next - 1) == " " && !reading.is_multiplied);
        Some(match letter {
            Some(factor) => (reading.times(factor)?, reading.taken + 1),
            None => (reading.amount, reading.taken),
        })
    }

    /// The noun or code behind an amount, with the country.
    fn noun_behind(&self, at: usize, taken: usize, amount: Amount) -> Option<Priced> {
        let cursor = self.cursor;
        let mut noun = at + taken;
        if !(cursor.adjoins(noun - 1) || cursor.gap(noun - 1) == "-") {
            return None;
        }
        if let Some((currency, factor)) = currencies::scaled(cursor.word(noun)) {
            let from = match amount.from {
                Some(from) => Some(from.times(factor)?),
                None => None,
            };
            let amount = Amount { from, to: amount.to.times(factor)? };
            return Some(Priced { currency, amount, taken: taken + 1 });
        }
        noun += usize::from(self.spanish && cursor.word(noun) == "de");
        if let Some(currency) = cursor.get(noun).and_then(|token| currencies::code(token.surface)) {
            return Some(Priced { currency, amount, taken: noun + 1 - at });
        }
        let before = currencies::country(cursor.word(noun))
            .filter(|_| cursor.adjoins(noun) || cursor.gap(noun) == ". " && cursor.word(noun) == "u.s");
        noun += usize::from(before.is_some());
        let money = currencies::noun(cursor.word(noun))?;
        let after = currencies::country(cursor.word(noun + 1))
            .filter(|_| cursor.adjoins(noun) && (self.spanish || cursor.word(noun + 1) == "sterling"));
        let country = before.or(after);
        let currency = currencies::of(money, country)?;
        // Pounds and pound-like libras are a weight more often.
        let large = amount.to >= Value::whole(1_000_000);
        if money == Money::Pound && country.is_none() && (!large || self.is_weighed(noun)) {
            return None;
        }
        Some(Priced { currency, amount, taken: noun + 1 + usize::from(after.is_some()) - at })
    }

    /// Whether pounds are followed by what they weigh.
    fn is_weighed(&self, noun: usize) -> bool {
        self.cursor.adjoins(noun)
            && matches!(self.cursor.word(noun + 1), "of" | "de")
            && measures::is_substance(self.cursor.word(noun + 2))
    }

    /// "3 million dollars", "10 million pesos", "20€", "25 mdp".
    pub(super) fn money_by_noun(&self, at: usize, reading: &Reading<'_>) -> Option<(usize, Quantity)> {
        let (amount, taken) = match reading.ending {
            "" => (reading.amount, reading.taken),
            ending if currencies::scaled(ending).is_some() => {
                let (currency, factor) = currencies::scaled(ending)?;
                let amount = reading.times(factor)?;
                return self.priced(at, Priced { currency, amount, taken: reading.taken });
            }
            _ => self.scaled_amount(at, reading)?,
        };
        if let Some((currency, length)) = currencies::sign_after(self.cursor.after_text(at + taken - 1)) {
            let mut found = self.priced(at, Priced { currency, amount, taken })?;
            found.1.span.end = self.cursor.get(at + taken - 1)?.span.end + length;
            return Some(found);
        }
        let priced = self.noun_behind(at, taken, amount)?;
        self.priced(at, priced)
    }

    /// "USD 200", "USD3.14".
    pub(super) fn money_by_code(&self, at: usize) -> Option<(usize, Quantity)> {
        let token = self.cursor.get(at)?;
        let currency = currencies::code(token.surface.get(..3)?)?;
        if token.surface.len() > 3 {
            let number = numbers::read_after(self.cursor, at, 3, self.spanish)?;
            let factor = if number.ending.is_empty() { 1 } else { currencies::letter(number.ending)? };
            let amount = Amount { from: None, to: number.value.times(factor)? };
            return self.priced(at, Priced { currency, amount, taken: number.taken });
        }
        if !(self.cursor.gap(at) == " " || self.cursor.gap(at) == "\u{a0}" || self.cursor.gap(at) == " $") {
            return None;
        }
        let next = at + 1;
        if !self.cursor.get(next)?.starts_with_digit() {
            return None;
        }
        let reading = self.amount(next)?;
        let (amount, taken) = self.scaled_amount(next, &reading)?;
        self.priced(at, Priced { currency, amount, taken: taken + 1 })
    }

    fn priced(&self, at: usize, priced: Priced) -> Option<(usize, Quantity)> {
        self.found(at, priced.taken, Figure::Money(priced.currency, priced.amount), QuantityRule::Money)
    }
}
