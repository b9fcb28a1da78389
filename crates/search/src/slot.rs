//! One place of a word or phrase: which terms may stand there, and which words of a text.
//!
//! The two say the same. The terms serve the index, the words the text: [`Slot::accepts`] is the one
//! place that decides whether a word of an article is a hit.

use std::cell::OnceCell;

use corpus::{
    index::{Expansion, Index, LONGEST_INDEXED, TermId},
    store::Dossier,
};
use query::{Form, Word};
use text::{Language, Span, exact_form, folded_form, index_tokens, is_possessive, sort::sort_by_key};

use crate::spellings;

/// How many words a pattern or a misspelling can mean. What has more says so.
pub const MAX_EXPANSIONS: usize = 2000;

/// Which words may stand at one place.
pub struct Slot {
    /// The terms, ascending; several lists where they depend on the article's language.
    terms: Vec<(Option<Language>, Vec<TermId>)>,
    /// What was typed, folded or exact as the form asks for.
    typed: String,
    kind: Comparison,
    /// Whether there are more terms, which were left out.
    pub is_truncated: bool,
    /// The folded forms of `terms`, once a text is looked through.
    words: Vec<OnceCell<Words>>,
}

/// How a word of a text is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    /// Its exact form is what was typed.
    Exact,
    /// Its folded form begins with it.
    Prefix,
    /// Its folded form is that of one of the terms.
    Listed,
}

/// Some words, to be recognised quickly.
struct Words {
    /// With which ASCII characters they begin, in either case, one bit each.
    first: u128,
    /// Them, folded, sorted.
    folded: Vec<String>,
}

impl Slot {
    /// The places of a word: one, unless it has several tokens.
    pub fn of_word(dossier: &Dossier<'_>, word: &Word) -> Vec<Self> {
        // The signs of a pattern count as letters.
        let spans: Vec<Span> = match word.form {
            Form::Wildcard => index_tokens(&word.text.replace(['*', '?'], "x")).collect(),
            Form::Stem | Form::Exact | Form::Prefix | Form::Fuzzy(_) => index_tokens(&word.text).collect(),
        };
        let last = spans.len().saturating_sub(1);
        let slot =
            |(at, span): (usize, &Span)| Self::new(dossier, &word.text[span.range()], word.form, at == last);
        spans.iter().enumerate().map(slot).collect()
    }

    fn new(dossier: &Dossier<'_>, surface: &str, form: Form, is_last: bool) -> Self {
        let index = dossier.index();
        if form == Form::Exact {
            let typed = exact_form(surface).into_owned();
            let terms = index.exact(&typed);
            return Self::with(typed, Comparison::Exact, vec![(None, terms)]);
        }
        let typed = folded_form(surface).into_owned();
        match form {
            Form::Prefix if is_last => {
                let terms = index.prefix(&typed);
                Self::with(typed, Comparison::Prefix, vec![(None, terms)])
            }
            // The possessive is typed on purpose; without it, the stem finds both.
            Form::Stem if !is_possessive(&typed) => {
                let mut terms = stemmed(index, &typed);
                let other = spellings::of_abbreviation(surface, &typed);
                let others = other.map(|other| index.folded(&other)).unwrap_or_default();
                if !others.is_empty() {
                    for (_, terms) in &mut terms {
                        terms.extend(&others);
                        sort_by_key(terms, |term| *term);
                        terms.dedup();
                    }
                }
                Self::with(typed, Comparison::Listed, terms)
            }
            Form::Wildcard => {
                let found = index.wildcard(&typed, MAX_EXPANSIONS);
                Self::of_expansions(typed, found)
            }
            Form::Fuzzy(distance) => {
                let found = index.fuzzy(&typed, distance, MAX_EXPANSIONS);
                Self::of_expansions(typed, found)
            }
            Form::Stem | Form::Prefix | Form::Exact => {
                let terms = index.folded(&typed);
                Self::with(typed, Comparison::Listed, vec![(None, terms)])
            }
        }
    }

    fn of_expansions(typed: String, found: Expansion) -> Self {
        let slot = Self::with(typed, Comparison::Listed, vec![(None, found.terms)]);
        Self { is_truncated: found.is_truncated, ..slot }
    }

    fn with(typed: String, kind: Comparison, terms: Vec<(Option<Language>, Vec<TermId>)>) -> Self {
        let words = terms.iter().map(|_| OnceCell::new()).collect();
        Self { terms, typed, kind, is_truncated: false, words }
    }

    /// The terms, ascending, each list with the language of the articles in which it counts; all where
    /// there is none.
    pub fn terms(&self) -> &[(Option<Language>, Vec<TermId>)] {
        &self.terms
    }

    /// How many postings its terms have at most, as a measure of how rare it is.
    pub fn frequency(&self, index: &Index<'_>) -> u32 {
        let lists = self.terms.iter().flat_map(|(_, terms)| terms);
        lists.fold(0, |sum: u32, &term| sum.saturating_add(index.article_count(term)))
    }

    /// Whether a word of an article in this language is a hit.
    pub fn accepts(&self, index: &Index<'_>, language: Language, surface: &str) -> bool {
        if surface.len() > LONGEST_INDEXED {
            return false;
        }
        match self.kind {
            Comparison::Exact => exact_form(surface) == self.typed.as_str(),
            Comparison::Prefix => folded_form(surface).starts_with(&self.typed),
            Comparison::Listed => {
                let is_for = |list: &(Option<Language>, _)| list.0.is_none_or(|only| only == language);
                let Some(at) = self.terms.iter().position(is_for) else { return false };
                let words = self.words[at].get_or_init(|| Words::new(index, &self.terms[at].1));
                words.contain(surface)
            }
        }
    }
}

/// The terms of a stem: one list for each language that articles of the dossier are in.
fn stemmed(index: &Index<'_>, folded: &str) -> Vec<(Option<Language>, Vec<TermId>)> {
    match index.languages().as_slice() {
        [] => vec![(None, Vec::new())],
        [one] => vec![(None, index.stemmed(*one, folded))],
        several => several.iter().map(|&one| (Some(one), index.stemmed(one, folded))).collect(),
    }
}

impl Words {
    fn new(index: &Index<'_>, terms: &[TermId]) -> Self {
        // Terms ascend by their folded forms.
        let mut folded: Vec<String> = terms.iter().map(|&term| index.forms(term).0).collect();
        folded.dedup();
        let mut first = 0;
        for byte in folded.iter().filter_map(|word| word.bytes().next()).filter(u8::is_ascii) {
            first |= 1 << byte | 1 << byte.to_ascii_uppercase();
        }
        Self { first, folded }
    }

    #[inline]
    fn contain(&self, surface: &str) -> bool {
        let Some(&byte) = surface.as_bytes().first() else { return false };
        if byte.is_ascii() && self.first >> byte & 1 == 0 {
            return false;
        }
        // Folding is more than small letters where a word is divided at the end of a line, or has an apostrophe.
        let is_plain = || surface.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if self.folded.len() <= 8 && is_plain() {
            return self.folded.iter().any(|word| word.eq_ignore_ascii_case(surface));
        }
        let folded = folded_form(surface);
        self.folded.binary_search_by(|word| word.as_str().cmp(&folded)).is_ok()
    }
}
