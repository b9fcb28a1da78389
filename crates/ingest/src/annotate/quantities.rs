//! Finds counts of weapons and people, money, shares, and measures, in English and Spanish.
//!
//! A quantity goes from its number to the noun that is counted, whatever stands between ("40
//! semi-automatic rifles"); "more than", "some" and "about" stay outside. Its value has one form for
//! all ways of writing it:
//!
//! | words | value |
//! |---|---|
//! | 200,000 firearms · two hundred thousand guns | `200000 firearms` (what [`crate::annotate::weapons`] calls them) |
//! | three suspects · 15 people · one former senator | `3 suspects`, `15 people`, `1 senator` |
//! | 120 mil desaparecidos · cinco sicarios | `120000 missing`, `5 hitmen`: nouns are English in both languages |
//! | $5.8 billion · US$4.7bn · 10 million pesos · 25 mdp · 20€ | `USD 5800000000`, … (ISO 4217) |
//! | 70 percent of firearms · 2.5% | `70%`, `2.5%` |
//! | seven out of every 10 crimes · one in five · two-thirds of weapons | `7/10`, `1/5`, `2/3` |
//! | 500 kilos of cocaine · 29 years old · ten miles | `500 kg`, `29 years`, `10 mi` |
//! | 10 to 12 guns · between 20 and 30 percent | `10..12 firearms`, `20..30%` |
//!
//! A number that cannot be read whole is not marked, nor is a currency whose country the text leaves
//! open. "Pesos" are Mexico's and "dollars" those of the United States unless the text names another
//! country with them. Times, ordinals, calibres and counts of other things are no quantities.

mod amount;
mod counts;
mod currencies;
pub mod figure;
mod measures;
mod money;
mod nouns;
mod qualify;
mod shares;

use corpus::model::QuantityRule;
use text::Span;

use crate::annotate::{
    capitals::Lines,
    lex::{self, Cursor, Token},
    numbers,
    weapons::{self, Weapon},
};
use figure::Figure;

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// From the number to what is counted. It may enclose a weapon.
    pub span: Span,
    /// What it says.
    pub value: Figure,
    /// Why it was found.
    pub rule: QuantityRule,
}

/// Every quantity of a text, in order.
pub fn find(text: &str) -> Vec<Quantity> {
    let tokens = lex::tokens(text);
    find_in(text, &tokens, &weapons::find_in(text, &tokens))
}

/// The same of a text whose tokens and weapons are known.
pub(crate) fn find_in(text: &str, tokens: &[Token<'_>], weapons: &[Weapon]) -> Vec<Quantity> {
    let finder = FigureFinder::new(text, tokens, weapons);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match finder.quantity(at) {
            Some((taken, quantity)) => {
                found.push(quantity);
                at += taken.max(1);
            }
            None => at += numbers::extent(finder.cursor, at, finder.spanish).max(1),
        }
    }
    found
}

struct FigureFinder<'t> {
    cursor: Cursor<'t>,
    weapons: &'t [Weapon],
    lines: Lines,
    spanish: bool,
    mentions_pesos: bool,
    mentions_dollars: bool,
}

impl<'t> FigureFinder<'t> {
    fn new(text: &'t str, tokens: &'t [Token<'t>], weapons: &'t [Weapon]) -> Self {
        let mentions = |words: &[&str]| tokens.iter().any(|token| words.contains(&&*token.folded));
        Self {
            cursor: Cursor::new(text, tokens),
            weapons,
            lines: Lines::new(text, tokens),
            spanish: lex::is_spanish(tokens),
            mentions_pesos: mentions(&["peso", "pesos", "mxn", "mdp", "mmdp"]),
            mentions_dollars: mentions(&["dolar", "dolares", "usd", "mdd", "mmdd", "dlls"]),
        }
    }

    /// The quantity that begins at a token, with how many tokens it takes.
    fn quantity(&self, at: usize) -> Option<(usize, Quantity)> {
        let first = self.cursor.get(at)?;
        if first.starts_with_digit() {
            if let Some(sign) = currencies::sign_before(self.cursor.before_text(at)) {
                return self.money_by_sign(at, sign);
            }
            if !self.stands_free(at) {
                return None;
            }
            if let Some(found) = self.digits_of_digits(at) {
                return Some(found);
            }
        } else if let Some(found) = self.money_by_code(at).or_else(|| self.fraction(at)) {
            return Some(found);
        }
        let amount = self.amount(at)?;
        self.percentage(at, &amount)
            .or_else(|| self.ratio(at, &amount))
            .or_else(|| self.money_by_noun(at, &amount))
            .or_else(|| self.measure(at, &amount))
            .or_else(|| self.count(at, &amount))
    }

    /// Whether a number is no part of a name, a date, or a longer number: "AK-47", "3/4", "No. 5",
    /// "Type 56", "Group of 20".
    fn stands_free(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let attached = cursor.sign_before(at).is_some_and(|sign| {
            sign.is_alphanumeric()
                || matches!(sign, '-' | '/' | '.' | ',' | '#' | '№' | '§' | ':' | '_' | '+' | '@' | '=')
        });
        if attached {
            return false;
        }
        let near = at > 0 && cursor.gap(at - 1).trim().trim_start_matches('.').is_empty();
        let group = at > 1
            && matches!(cursor.before(at), "of" | "de" | "los")
            && (at - 2..at)
                .any(|at| matches!(cursor.word(at), "group" | "grupo") && cursor.is_capitalised(at))
            || at > 2
                && cursor.before(at) == "los"
                && cursor.word(at - 3) == "grupo"
                && cursor.is_capitalised(at - 3);
        let named = at > 0 && cursor.is_capitalised(at - 1) && numbers_by_name(cursor.before(at));
        !(near && (numbers_something(cursor.before(at)) || named || group))
    }

    fn found(&self, at: usize, taken: usize, value: Figure, rule: QuantityRule) -> Option<(usize, Quantity)> {
        let span = self.cursor.span(at, at + taken - 1)?;
        Some((taken, Quantity { span, value, rule }))
    }
}

/// A word before a number that makes it the number of something.
fn numbers_something(folded: &str) -> bool {
    matches!(
        folded,
        "no" | "number"
            | "page"
            | "section"
            | "article"
            | "chapter"
            | "title"
            | "resolution"
            | "age"
            | "aged"
            | "count"
            | "route"
            | "interstate"
            | "phase"
            | "u.s.c"
            | "usc"
            | "c.f.r"
            | "type"
            | "h.r"
            | "kilometro"
            | "calle"
            | "avenida"
            | "carretera"
            | "autopista"
            | "articulo"
            | "seccion"
            | "numero"
            | "pagina"
            | "ley"
            | "calibre"
            | "caliber"
            | "colonia"
            | "estacion"
            | "ruta"
            | "linea"
            | "fraccion"
            | "capitulo"
            | "resolucion"
            | "decreto"
            | "expediente"
            | "tipo"
            | "highway"
            | "channel"
            | "room"
            | "flight"
    )
}

/// The same where it is written large: "Apollo 13 astronauts", "Barrio 18 members".
fn numbers_by_name(folded: &str) -> bool {
    matches!(
        folded,
        "apollo"
            | "barrio"
            | "group"
            | "squad"
            | "unit"
            | "brigade"
            | "division"
            | "battalion"
            | "regiment"
            | "company"
            | "precinct"
            | "district"
            | "ward"
            | "zone"
            | "area"
            | "sector"
            | "region"
            | "local"
            | "mark"
            | "windows"
            | "android"
            | "playstation"
            | "xbox"
            | "iphone"
            | "version"
            | "generation"
            | "boeing"
            | "airbus"
            | "agenda"
            | "catch"
            | "studio"
            | "pier"
            | "terminal"
            | "formula"
            | "class"
            | "model"
            | "fortune"
            | "engine"
            | "ladder"
            | "operation"
            | "hangar"
            | "block"
            | "line"
            | "platform"
            | "nivel"
            | "grupo"
            | "zona"
            | "distrito"
            | "canal"
            | "sala"
            | "juzgado"
            | "codigo"
            | "batallon"
            | "regimiento"
            | "plaza"
            | "mara"
            | "salvatrucha"
            | "proposition"
            | "measure"
            | "act"
            | "gulf"
    )
}

#[cfg(test)]
mod tests;
