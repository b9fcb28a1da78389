//! Collects terms and writes the index's sections.

use std::collections::{BTreeMap, HashMap};

use super::{postings::Growing, reader::GROUP};
use crate::tokens::ArticleTokens;
use text::{Language, exact_form, folded_form, stem, varint::zigzag};

/// The longest token that can be found, in bytes. Nobody types a longer one, but there are files
/// with megabytes of letters and no space, and a dictionary has a node for each.
pub const LONGEST_INDEXED: usize = 1024;

/// The bytes of an index, section by section.
pub struct Sections {
    /// `fst` map: key to term id.
    pub terms: Vec<u8>,
    /// `u32` offsets into `postings`, one for every [`GROUP`] terms.
    pub starts: Vec<u8>,
    /// Postings of all terms, in order of their ids.
    pub postings: Vec<u8>,
    /// For each language, how far from each term the next of the same stem is: a `u32` each, in zigzag.
    /// Empty for a language in which no article is.
    pub stem_cycles: [Vec<u8>; Language::ALL.len()],
}

/// Builds an index from articles added in the order of their ids.
#[derive(Default)]
pub struct Builder {
    /// A term's key, and its place in `terms`.
    keys: HashMap<String, usize>,
    /// The same for surfaces already seen: most tokens repeat.
    surfaces: HashMap<String, usize>,
    terms: Vec<Growing>,
    languages: [bool; Language::ALL.len()],
}

impl Builder {
    /// Adds an article. Ids ascend from call to call.
    pub fn add(&mut self, article: u32, raw: &str, tokens: &ArticleTokens, language: Language) {
        self.languages[language as usize] = true;
        let (title, body) = tokens.spans().split_at(tokens.title_len() as usize);
        for (part, is_title) in [(title, true), (body, false)] {
            for span in part {
                if span.end - span.start <= LONGEST_INDEXED {
                    self.term(&raw[span.range()]).add(article, is_title);
                }
            }
        }
    }

    /// The postings of a token's term.
    fn term(&mut self, surface: &str) -> &mut Growing {
        let term = match self.surfaces.get(surface) {
            Some(&term) => term,
            None => {
                let new = self.terms.len();
                let term = *self.keys.entry(key_of(surface)).or_insert(new);
                if term == new {
                    self.terms.push(Growing::default());
                }
                self.surfaces.insert(surface.to_owned(), term);
                term
            }
        };
        &mut self.terms[term]
    }

    /// Writes the sections.
    #[allow(clippy::disallowed_methods, reason = "dossiers are written in no page")]
    pub fn finish(self) -> Sections {
        let mut keys: Vec<(String, usize)> = self.keys.into_iter().collect();
        keys.sort_unstable();
        let mut terms = fst::MapBuilder::memory();
        let (mut starts, mut bytes) = (Vec::new(), Vec::new());
        for (id, (key, term)) in keys.iter().enumerate() {
            terms.insert(key, id as u64).expect("keys of a sorted map");
            if id.is_multiple_of(GROUP) {
                starts.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            }
            self.terms[*term].write(&mut bytes);
        }
        let stem_cycle = |language: Language| {
            if self.languages[language as usize] { stem_cycle(&keys, language) } else { Vec::new() }
        };
        Sections {
            terms: terms.into_inner().expect("a map in memory"),
            starts,
            postings: bytes,
            stem_cycles: Language::ALL.map(stem_cycle),
        }
    }
}

/// How far the next term of the same stem is from each, the last one's being the first.
fn stem_cycle(keys: &[(String, usize)], language: Language) -> Vec<u8> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (id, (key, _)) in keys.iter().enumerate() {
        let folded = key.split('\0').next().unwrap_or(key);
        groups.entry(stem(language, folded)).or_default().push(id);
    }
    let mut next: Vec<usize> = (0..keys.len()).collect();
    for group in groups.values() {
        for (nth, &id) in group.iter().enumerate() {
            next[id] = group[(nth + 1) % group.len()];
        }
    }
    let mut bytes = Vec::with_capacity(keys.len() * 4);
    for (id, next) in next.into_iter().enumerate() {
        bytes.extend_from_slice(&zigzag(next as i32 - id as i32).to_le_bytes());
    }
    bytes
}

/// The dictionary key of a token: see the [module](super).
fn key_of(surface: &str) -> String {
    let (folded, exact) = (folded_form(surface), exact_form(surface));
    if folded == exact { folded.into_owned() } else { format!("{folded}\0{exact}") }
}
