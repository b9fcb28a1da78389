//! The query language: what a reader types, as a tree.
//!
//! | typed | finds articles |
//! |---|---|
//! | `arms trafficking` | with both words, in any inflection |
//! | `"arms trafficking"` | with the words next to each other |
//! | `arms OR drugs` | with either; binds less tightly than a space |
//! | `-drugs`, `NOT drugs` | without it |
//! | `traffick*` | with a word that begins so |
//! | `organi?ation`, `traf*ing` | with a word of that pattern: `?` is one letter, `*` any number of them |
//! | `weapon?` | likewise: a question mark always is a sign, at the end of a word too |
//! | `culican~`, `culican~2` | with a word one letter away from it at most, or two: added, left out or other |
//! | `"arms border"~8` | with the words in any order, with no more than so many other words among them |
//! | `"traffick* =arms"` | with words next to each other; signs mean between quotation marks what they mean outside |
//! | `=traffickers` | with just this word: no inflections, no accents added |
//! | `(arms OR drugs) border` | parentheses group |
//! | `title:mexico`, `title:(arms OR drugs)` | with it in the title |
//! | `person:christopher-landau` | that name the entity, under any of its names |
//! | `person:a,b` | that name any of them; `person:a person:b` names both |
//! | `org:` `place:` `weapon:` `event:` `source:` | likewise |
//! | `year:2018..2025`, `year:2021`, `year:2020..` | dated within these years |
//! | `date:2021-01..2021-06`, `date:2021-01-20` | dated within these months or days, as precisely as is known |
//! | `number:200000..300000`, `number:253000` | with such a figure, as it was recognised |
//!
//! A minus or `NOT` binds most tightly, then a space or `AND`, then `OR`: `-a b OR c` is
//! `((-a) b) OR c`. Operators are written in capitals; `or` is a word.
//!
//! Case and accents never matter but after `=`, where accents do. A word that holds several
//! tokens, such as `high-caliber`, is a phrase. A pattern needs a letter or digit; a distance
//! is 1 or 2, a proximity 1 to 1000. Figures may be grouped by commas.
//!
//! [`parse`] always gives a query, and a list of what it did not understand;
//! `parse(query.to_string())` gives the query back. [`parse_strict`] refuses what [`parse`] has a
//! problem with. `word` reads the signs on a word, `field` the fields and their ranges.
//!
//! Nothing here looks anything up in a dossier (that is `search`) or says a problem in words (that is `words`). Start
//! with [`Query`], then [`parse`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

mod draft;
mod field;
mod parse;
mod parsed;
mod print;
mod problem;
mod word;

use corpus::model::Kind;
use text::date::Date;

pub use draft::{Filter, Match, QueryDraft, Term};
pub use field::{FIELD_NAMES, Range};
#[cfg(feature = "counting")]
pub use parse::parses;
pub use parse::{ends_word, is_quote, parse, parse_strict};
pub(crate) use parsed::Ending;
pub use parsed::{Atom, Item, Parsed, Role};
pub use problem::{Problem, ProblemKind};

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Query {
    /// Every article: the empty query.
    #[default]
    All,
    /// All of two or more.
    And(Vec<Query>),
    /// Any of two or more.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// A word or phrase.
    Text(Text),
    /// Any of these entities of one kind, by slug or name; sorted, each once, at least one.
    Entity(Kind, Vec<String>),
    /// Dated within these years, both included; at least one end is given.
    Year(Option<u16>, Option<u16>),
    /// Dated from the beginning of the one to the end of the other; at least one is given.
    Date(Option<Date>, Option<Date>),
    /// With a figure within these, both included; at least one end is given.
    Number(Option<u64>, Option<u64>),
}

/// A word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Whether it must stand in the title.
    pub title_only: bool,
    /// Whether it was in quotation marks. Without them there is just one word.
    pub quoted: bool,
    /// Where set, the words may stand in any order, with so many other words among them at most. Only
    /// what is quoted has it.
    pub within: Option<u32>,
    /// The words, in order; at least one, each with at least one token.
    pub words: Vec<Word>,
}

/// A word as typed, without the signs around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What was typed: no white space, no quotation marks.
    pub text: String,
    /// How it is compared.
    pub form: Form,
}

/// How a word is compared with the text's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By stem.
    Stem,
    /// `=word`: by exact form.
    Exact,
    /// `word*`: by the beginning of the folded form.
    Prefix,
    /// `w?rd`, `w*d`: by a pattern for the folded form. The word's text has the signs in it.
    Wildcard,
    /// `word~1`: by a folded form that differs in so many letters (Levenshtein distance): 1 or 2.
    Fuzzy(u8),
}

impl Text {
    /// A single word, as it is without quotation marks.
    pub fn of_word(word: Word) -> Self {
        Self { title_only: false, quoted: false, within: None, words: vec![word] }
    }
}

impl Query {
    /// All of these, in normal form: without nested conjunctions and without [`Query::All`].
    pub fn and(queries: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Vec::new();
        for query in queries {
            match query {
                Self::All => {}
                Self::And(inner) => all.extend(inner),
                other => all.push(other),
            }
        }
        match all.len() {
            0 => Self::All,
            1 => all.remove(0),
            _ => Self::And(all),
        }
    }

    /// Any of these, in normal form. [`Query::All`] says nothing here and is left out.
    pub fn or(queries: impl IntoIterator<Item = Self>) -> Self {
        let mut any = Vec::new();
        for query in queries {
            match query {
                Self::All => {}
                Self::Or(inner) => any.extend(inner),
                other => any.push(other),
            }
        }
        match any.len() {
            0 => Self::All,
            1 => any.remove(0),
            _ => Self::Or(any),
        }
    }

    /// The parts that must all hold: those of a conjunction, or the query itself.
    pub fn conjuncts(&self) -> &[Self] {
        match self {
            Self::All => &[],
            Self::And(all) => all,
            other => std::slice::from_ref(other),
        }
    }
}

#[cfg(test)]
mod tests;
