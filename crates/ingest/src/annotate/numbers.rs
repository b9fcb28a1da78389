//! Reads numbers as texts write them, in English and Spanish: `200,000`, `5.8 billion`, `two dozen`,
//! `twenty-five`, `200 mil`, `mil doscientos`.

use std::fmt;

use crate::annotate::lex::{Cursor, Token};

/// A number in millionths, so that `5.8 billion` and `2.75` are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value(u128);

const ONE: u128 = 1_000_000;
/// Above this nothing is counted; it keeps every product within 128 bits.
const LARGEST: u128 = 1_000_000_000_000_000_000 * ONE;

impl Value {
    /// A whole number.
    pub(crate) fn whole(number: u64) -> Self {
        Self(u128::from(number) * ONE)
    }

    /// The number, if it is whole and fits.
    pub(crate) fn as_whole(self) -> Option<u64> {
        (self.0.is_multiple_of(ONE)).then(|| u64::try_from(self.0 / ONE).ok()).flatten()
    }

    /// The product with a power of ten or a dozen; nothing above a million million millions.
    pub(crate) fn times(self, factor: u64) -> Option<Self> {
        self.0.checked_mul(u128::from(factor)).filter(|product| *product <= LARGEST).map(Self)
    }
}

/// In digits without separators, a full stop before decimals: `5800000000`, `2.75`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / ONE, self.0 % ONE);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        write!(f, "{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
    }
}

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// How many tokens it takes.
    pub(crate) taken: usize,
    /// What it is.
    pub(crate) value: Value,
    /// Whether it is written in words from its first token on.
    pub(crate) in_words: bool,
    /// Whether a word such as "million" or "mil" multiplies it.
    pub(crate) multiplied: bool,
}

/// The number that begins at a token. `spanish` says in which language words are read that both
/// have ("once"), and what a full stop before three digits is.
pub(crate) fn read(cursor: Cursor<'_>, at: usize, spanish: bool) -> Option<Number> {
    let first = cursor.get(at)?;
    if first.is_digits() {
        in_digits(cursor, at, spanish)
    } else if first.starts_with_digit() {
        None
    } else {
        in_words(cursor, at, spanish)
    }
}

fn digits<'t>(token: Option<&'t Token<'_>>) -> Option<&'t str> {
    token.filter(|token| token.is_digits()).map(|token| &*token.folded)
}

fn in_digits(cursor: Cursor<'_>, at: usize, spanish: bool) -> Option<Number> {
    let first = digits(cursor.get(at))?;
    if first.len() > 15 {
        return None;
    }
    let mut whole: u128 = first.parse().ok()?;
    let mut taken = 1;
    let group_at = |taken: usize, signs: &[&str]| {
        let gap = Some(cursor.gap(at + taken - 1)).filter(|gap| signs.contains(gap))?;
        digits(cursor.get(at + taken)).filter(|group| group.len() == 3).map(|group| (gap, group))
    };
    // 1.500.000, and in Spanish 1.500: a full stop before three digits separates thousands.
    let dots = first.len() <= 3
        && first != "0"
        && group_at(1, &["."]).is_some()
        && (spanish || group_at(2, &["."]).is_some());
    let signs: &[&str] = if dots { &["."] } else { &[",", "\u{a0}", "\u{202f}", "\u{2009}", "'"] };
    if first.len() <= 3 && first != "0" {
        while let Some((_, group)) = group_at(taken, signs).filter(|_| taken < 6) {
            whole = whole * 1000 + group.parse::<u128>().ok()?;
            taken += 1;
        }
    }
    let mut value = Value(whole * ONE);
    let decimal: &str = if dots || spanish && taken == 1 { "," } else { "." };
    let point = cursor.gap(at + taken - 1);
    if (point == decimal || point == ".")
        && !(dots && point == ".")
        && let Some(decimals) = digits(cursor.get(at + taken)).filter(|decimals| decimals.len() <= 6)
    {
        value.0 += decimals.parse::<u128>().ok()? * 10_u128.pow(6 - decimals.len() as u32);
        taken += 1;
    }
    let mut multiplied = false;
    while let Some((factor, words)) = multiplier(cursor, at + taken) {
        value = value.times(factor)?;
        taken += words;
        multiplied = true;
    }
    Some(Number { taken, value, in_words: false, multiplied })
}

/// A word that multiplies the number before it, with how many tokens it takes.
fn multiplier(cursor: Cursor<'_>, at: usize) -> Option<(u64, usize)> {
    let gap = cursor.gap(at.checked_sub(1)?);
    if !(gap.trim().is_empty() || gap == "-") || gap.contains('\n') && gap.trim().is_empty() && gap.len() > 2
    {
        return None;
    }
    let factor = match &*cursor.get(at)?.folded {
        "hundred" => 100,
        "thousand" | "mil" => 1000,
        "million" | "millon" | "millones" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        "dozen" | "docena" | "docenas" => 12,
        _ => return None,
    };
    Some((factor, 1))
}

/// The value of a number word below a thousand, and whether it can only stand alone or last.
fn small(word: &str, spanish: bool) -> Option<u64> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ if spanish => return small_in_spanish(word),
        _ => return None,
    })
}

fn small_in_spanish(word: &str) -> Option<u64> {
    const UNITS: [&str; 10] =
        ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
    Some(match word {
        "un" | "una" => 1,
        "diez" => 10,
        "once" => 11,
        "doce" => 12,
        "trece" => 13,
        "catorce" => 14,
        "quince" => 15,
        "veinte" => 20,
        "treinta" => 30,
        "cuarenta" => 40,
        "cincuenta" => 50,
        "sesenta" => 60,
        "setenta" => 70,
        "ochenta" => 80,
        "noventa" => 90,
        "cien" | "ciento" => 100,
        "doscientos" | "doscientas" => 200,
        "trescientos" | "trescientas" => 300,
        "cuatrocientos" | "cuatrocientas" => 400,
        "quinientos" | "quinientas" => 500,
        "seiscientos" | "seiscientas" => 600,
        "setecientos" | "setecientas" => 700,
        "ochocientos" | "ochocientas" => 800,
        "novecientos" | "novecientas" => 900,
        _ => {
            let (tens, unit) = [("dieci", 10), ("veinti", 20)]
                .into_iter()
                .find_map(|(start, tens)| Some((tens, word.strip_prefix(start)?)))
                .unwrap_or((0, word));
            let unit = UNITS.iter().position(|name| *name == unit)? as u64;
            (unit > 0).then_some(tens + unit)?
        }
    })
}

/// A number in words. An article counts as one before "dozen", "hundred" and the like only.
fn in_words(cursor: Cursor<'_>, at: usize, spanish: bool) -> Option<Number> {
    let word = |ahead: usize| cursor.folded(at + ahead);
    let joined = |ahead: usize| {
        let gap = ahead.checked_sub(1).map(|before| cursor.gap(at + before));
        ahead == 0 || gap.is_some_and(|gap| matches!(gap.trim(), "" | "-" | "‑") && gap.len() <= 4)
    };
    let (mut total, mut current, mut taken) = (0_u64, None::<u64>, 0_usize);
    let mut multiplied = false;
    match (word(0), word(1)) {
        ("half", "a") => {
            let (factor, words) = multiplier(cursor, at + 2)?;
            let value = Value(ONE / 2).times(factor)?;
            return Some(Number { taken: 2 + words, value, in_words: true, multiplied: true });
        }
        ("a", "dozen" | "hundred" | "thousand" | "million" | "billion" | "trillion") => {
            (current, taken) = (Some(1), 1);
        }
        ("mil", _) if spanish => (total, taken, multiplied) = (1000, 1, true),
        ("mil" | "hundred" | "thousand" | "million", _) => return None,
        _ => {}
    }
    // No number has more words; a text may repeat them without end.
    while taken < 16 {
        if !joined(taken) {
            break;
        }
        let here = word(taken);
        if let Some(number) = small(here, spanish) {
            let fits = match current {
                None => true,
                Some(current) => {
                    current.is_multiple_of(100) && number < 100
                        || current.is_multiple_of(10) && current % 100 >= 20 && number < 10
                }
            };
            if !fits {
                break;
            }
            current = Some(current.unwrap_or(0) + number);
            taken += 1;
        } else if let "hundred" = here {
            let Some(hundreds) = current.filter(|current| *current < 100) else { break };
            current = Some(hundreds * 100);
            taken += 1;
        } else if let Some((factor, words)) = multiplier(cursor, at + taken).filter(|_| taken > 0) {
            let factored = current.unwrap_or(1).checked_mul(factor)?;
            // "dos mil millones" is two thousand millions.
            if factor == 1_000_000 && here.starts_with("millon") && spanish {
                total = (total + current.unwrap_or(0)).max(1).checked_mul(factor)?;
            } else {
                total = total.checked_add(factored)?;
            }
            (current, multiplied) = (None, true);
            taken += words;
        } else if taken > 0
            && matches!(here, "and" | "y")
            && joined(taken + 1)
            && small(word(taken + 1), spanish).is_some_and(|next| {
                let open = current.unwrap_or(total);
                let tens = here == "y" && open % 100 >= 20 && open.is_multiple_of(10) && next < 10;
                let hundreds = here == "and"
                    && open >= 100
                    && open.is_multiple_of(100)
                    && next < 100
                    && current.is_some();
                tens || hundreds
            })
        {
            taken += 1;
        } else {
            break;
        }
    }
    if taken == 0 || current.is_none() && total == 0 {
        return None;
    }
    let value = Value::whole(total.checked_add(current.unwrap_or(0))?);
    Some(Number { taken, value, in_words: true, multiplied })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::lex::tokens;

    fn number(text: &str, spanish: bool) -> Option<(String, usize)> {
        read(Cursor::new(text, &tokens(text)), 0, spanish)
            .map(|number| (number.value.to_string(), number.taken))
    }

    #[test]
    fn numbers_in_english() {
        let table = [
            ("200,000 firearms", "200000", 2),
            ("5.8 billion", "5800000000", 3),
            ("2.75 percent", "2.75", 2),
            ("1,500.25 dollars", "1500.25", 3),
            ("3.125", "3.125", 2),
            ("1.500.000", "1500000", 3),
            ("two dozen agents", "24", 2),
            ("a dozen", "12", 2),
            ("twenty-five", "25", 2),
            ("twenty five six", "25", 2),
            ("one hundred and fifty-two men", "152", 5),
            ("two hundred thousand", "200000", 3),
            ("half a million people", "500000", 3),
            ("three and four", "3", 1),
            ("seven of ten", "7", 1),
            ("10 million pesos", "10000000", 2),
            ("3, 400 of them", "3", 1),
            ("0.5", "0.5", 2),
            ("007", "7", 1),
        ];
        for (text, value, taken) in table {
            assert_eq!(number(text, false), Some((value.to_owned(), taken)), "{text}");
        }
        for text in ["once", "hundred", "a man", "million", "9mm", "99999999999999999999", "mil armas"] {
            assert_eq!(number(text, false), None, "{text}");
        }
    }

    #[test]
    fn numbers_in_spanish() {
        let table = [
            ("200 mil armas", "200000", 2),
            ("1.500 armas", "1500", 2),
            ("3,5 millones", "3500000", 3),
            ("once detenidos", "11", 1),
            ("treinta y dos", "32", 3),
            ("dos mil quinientas armas", "2500", 3),
            ("mil doscientos", "1200", 2),
            ("ciento veinte mil", "120000", 3),
            ("dos mil millones de pesos", "2000000000", 3),
            ("5 mil millones", "5000000000", 3),
            ("dieciseis personas", "16", 1),
            ("una docena", "12", 2),
        ];
        for (text, value, taken) in table {
            assert_eq!(number(text, true), Some((value.to_owned(), taken)), "{text}");
        }
    }

    #[test]
    fn no_number_is_too_large() {
        assert_eq!(number("999,999,999,999,999 trillion trillion", false), None);
        assert!(number(&"thousand ".repeat(5_000), false).is_none());
        assert!(number(&"one thousand ".repeat(5_000), false).is_some());
    }
}
