//! Looks terms up, in place.

use fst::{Automaton, IntoStreamer, Map, Streamer};
use text::{Language, folded_form, stem, varint::unzigzag};

use super::{
    automaton::{Fuzzy, Wildcard},
    postings::{self, Postings},
};

/// How many terms share an entry of the table of starts.
pub const GROUP: usize = 16;

/// How many characters of a stem its words may have otherwise: "happy" has the stem "happi", and
/// "relational" "relat".
const UNLIKE: usize = 2;

/// A term's number: its place in the order of the dictionary's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// The terms that a pattern or a misspelling can mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// Them, ascending.
    pub terms: Vec<TermId>,
    /// Whether there are more, which were left out.
    pub is_truncated: bool,
}

/// The index of a dossier.
#[derive(Clone, Copy)]
pub struct Index<'a> {
    terms: &'a [u8],
    starts: &'a [u8],
    postings: &'a [u8],
    stem_cycles: [&'a [u8]; Language::ALL.len()],
}

impl<'a> Index<'a> {
    /// Opens an index over its sections; `None` if its dictionary is damaged.
    pub fn open(
        terms: &'a [u8],
        starts: &'a [u8],
        postings: &'a [u8],
        stem_cycles: [&'a [u8]; Language::ALL.len()],
    ) -> Option<Self> {
        Map::new(terms).ok()?;
        Some(Self { terms, starts, postings, stem_cycles })
    }

    /// The languages in which articles are.
    pub fn languages(&self) -> Vec<Language> {
        let has_articles = |language: &Language| !self.stem_cycles[*language as usize].is_empty();
        Language::ALL.into_iter().filter(has_articles).collect()
    }

    /// The term whose exact form is `exact`, as a list of none or one.
    pub fn exact(&self, exact: &str) -> Vec<TermId> {
        self.term(exact).into_iter().collect()
    }

    /// The term whose exact form is `exact`.
    pub fn term(&self, exact: &str) -> Option<TermId> {
        let folded = folded_form(exact);
        let terms = self.dictionary()?;
        let id = if folded == exact { terms.get(exact) } else { terms.get([&*folded, "\0", exact].concat()) };
        id.map(|id| TermId(id as u32))
    }

    /// The terms whose folded form is `folded`.
    pub fn folded(&self, folded: &str) -> Vec<TermId> {
        let Some(terms) = self.dictionary() else { return Vec::new() };
        let plain = terms.get(folded).map(|id| TermId(id as u32));
        // Where there is a plain form, other spellings are its neighbours; in most dossiers most
        // words have none, which one look tells.
        let mut key = folded.as_bytes().to_vec();
        key.push(0);
        let mut found: Vec<TermId> = plain.into_iter().collect();
        let mut stream = terms.range().ge(&key).into_stream();
        while let Some((spelling, id)) = stream.next() {
            if !spelling.starts_with(&key) {
                break;
            }
            found.push(TermId(id as u32));
        }
        found
    }

    /// The terms whose folded form begins with `folded`, ascending.
    pub fn prefix(&self, folded: &str) -> Vec<TermId> {
        let Some(terms) = self.dictionary() else { return Vec::new() };
        let first = |key: &[u8]| {
            let found = terms.range().ge(key).into_stream().next().map(|(_, id)| id as u32);
            found.unwrap_or(terms.len() as u32)
        };
        let start = first(folded.as_bytes());
        let end = after(folded).map_or(terms.len() as u32, |after| first(&after));
        (start..end).map(TermId).collect()
    }

    /// The terms whose folded form fits a folded pattern; `most` of them.
    pub fn wildcard(&self, pattern: &str, most: usize) -> Expansion {
        Wildcard::new(pattern).map(|automaton| self.expand(automaton, most)).unwrap_or_default()
    }

    /// The terms whose folded form is so many letters away from `folded`, at most; `most` of them.
    pub fn fuzzy(&self, folded: &str, distance: u8, most: usize) -> Expansion {
        Fuzzy::new(folded, distance).map(|automaton| self.expand(automaton, most)).unwrap_or_default()
    }

    fn expand(&self, automaton: impl Automaton, most: usize) -> Expansion {
        let mut expansion = Expansion::default();
        let Some(terms) = self.dictionary() else { return expansion };
        let mut stream = terms.search(automaton).into_stream();
        while let Some((key, id)) = stream.next() {
            expansion.is_truncated = expansion.terms.len() == most;
            if expansion.is_truncated {
                // All spellings of a word, or none.
                let folded = key.split(|&byte| byte == 0).next().unwrap_or(key);
                while expansion.terms.last().is_some_and(|&last| self.forms(last).0.as_bytes() == folded) {
                    expansion.terms.pop();
                }
                break;
            }
            expansion.terms.push(TermId(id as u32));
        }
        expansion
    }

    /// The terms that share a stem with `folded` by the rules of a language, ascending.
    pub fn stemmed(&self, language: Language, folded: &str) -> Vec<TermId> {
        self.one_of_stem(language, folded).map(|term| self.inflections(language, term)).unwrap_or_default()
    }

    /// The first of the terms that share a stem with `folded`: a number that stands for the stem.
    pub fn stem_group(&self, language: Language, folded: &str) -> Option<TermId> {
        let mut first = self.one_of_stem(language, folded)?;
        // The cycle ascends but for one step.
        loop {
            let next = self.next_of_stem(language, first);
            if next <= first {
                return Some(next);
            }
            first = next;
        }
    }

    /// The terms that share a stem with a term, itself among them, ascending.
    pub fn inflections(&self, language: Language, term: TermId) -> Vec<TermId> {
        let mut found = vec![term];
        let mut next = self.next_of_stem(language, term);
        while next != term && found.len() <= self.stem_cycles[language as usize].len() {
            found.push(next);
            next = self.next_of_stem(language, next);
        }
        // From where the cycle begins anew, so that the ids ascend.
        let lowest = found.iter().enumerate().min_by_key(|(_, term)| **term).map_or(0, |(at, _)| at);
        found.rotate_left(lowest);
        found
    }

    fn next_of_stem(&self, language: Language, term: TermId) -> TermId {
        let bytes =
            self.stem_cycles[language as usize].get(term.0 as usize * 4..).and_then(|b| b.first_chunk());
        let distance = bytes.map_or(0, |bytes| unzigzag(u32::from_le_bytes(*bytes)));
        TermId(term.0.wrapping_add_signed(distance))
    }

    /// Any term of the stem of `folded`.
    fn one_of_stem(&self, language: Language, folded: &str) -> Option<TermId> {
        if self.stem_cycles[language as usize].is_empty() {
            return None;
        }
        let terms = self.dictionary()?;
        // What stands in the dictionary is the usual case, and needs no stem.
        if let Some(id) = terms.get(folded) {
            return Some(TermId(id as u32));
        }
        let wanted = stem(language, folded);
        let mut near = wanted.chars();
        for _ in 0..UNLIKE.min(wanted.chars().count().saturating_sub(2)) {
            near.next_back();
        }
        let near = near.as_str();
        let mut stream = terms.range().ge(near).into_stream();
        while let Some((key, id)) = stream.next() {
            if !key.starts_with(near.as_bytes()) {
                break;
            }
            let found = key.split(|&byte| byte == 0).next().and_then(|found| std::str::from_utf8(found).ok());
            if found.is_some_and(|found| stem(language, found) == wanted) {
                return Some(TermId(id as u32));
            }
        }
        None
    }

    /// The folded form of a term, and its exact form where that is another.
    pub fn forms(&self, term: TermId) -> (String, Option<String>) {
        let mut key = Vec::new();
        if let Some(terms) = self.dictionary() {
            terms.as_fst().get_key_into(u64::from(term.0), &mut key);
        }
        let mut forms = key.split(|&byte| byte == 0).map(|form| String::from_utf8_lossy(form).into_owned());
        (forms.next().unwrap_or_default(), forms.next())
    }

    /// How many terms there are.
    pub fn term_count(&self) -> u32 {
        self.dictionary().map_or(0, |terms| terms.len() as u32)
    }

    /// In how many articles a term occurs.
    pub fn article_count(&self, term: TermId) -> u32 {
        self.postings(term).articles
    }

    /// The postings of a term.
    pub fn postings(&self, term: TermId) -> Postings<'a> {
        Postings::new(self.postings_bytes(term))
    }

    /// Calls `each` with the postings of every term, in ascending order of the terms. Neighbours are found
    /// faster so than one by one.
    pub fn each_postings(&self, terms: &[TermId], mut each: impl FnMut(Postings<'a>)) {
        let mut before: Option<(TermId, &'a [u8])> = None;
        for &term in terms {
            let bytes = match before {
                Some((known, bytes)) if term.0 == known.0 + 1 => {
                    bytes.get(postings::length(bytes)..).unwrap_or_default()
                }
                _ => self.postings_bytes(term),
            };
            before = Some((term, bytes));
            each(Postings::new(bytes));
        }
    }

    fn dictionary(&self) -> Option<Map<&'a [u8]>> {
        Map::new(self.terms).ok()
    }

    fn postings_bytes(&self, term: TermId) -> &'a [u8] {
        let at = term.0 as usize;
        let start = self.starts.get(at / GROUP * 4..).and_then(|bytes| bytes.first_chunk());
        let Some(start) = start.map(|bytes| u32::from_le_bytes(*bytes) as usize) else { return &[] };
        let mut bytes = self.postings.get(start..).unwrap_or_default();
        for _ in 0..at % GROUP {
            bytes = bytes.get(postings::length(bytes)..).unwrap_or_default();
        }
        bytes
    }
}

/// The first key after all that begin with `prefix`; `None` when nothing can follow.
fn after(prefix: &str) -> Option<Vec<u8>> {
    let mut key = prefix.as_bytes().to_vec();
    while let Some(last) = key.pop() {
        if last < u8::MAX {
            key.push(last + 1);
            return Some(key);
        }
    }
    None
}
