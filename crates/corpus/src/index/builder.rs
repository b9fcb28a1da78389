//! Collects terms and writes the index's sections.

use std::collections::{BTreeMap, HashMap};

use super::varint;
use crate::text::{ArticleTokens, exact_form, folded_form, stem};

/// The longest token that can be found, in bytes. Nobody types a longer one, but there are files
/// with megabytes of letters and no space, and a dictionary has a node for each.
const LONGEST_INDEXED: usize = 1024;

/// The bytes of an index, section by section.
pub struct Sections {
    /// `fst` map: key to term id.
    pub terms: Vec<u8>,
    /// `u32` offsets into `postings`, one a term and one more.
    pub offsets: Vec<u8>,
    /// Postings of all terms, in order of their ids.
    pub postings: Vec<u8>,
    /// `fst` map: stem to offset into `stem_groups`.
    pub stems: Vec<u8>,
    /// Groups of term ids.
    pub stem_groups: Vec<u8>,
}

/// Builds an index from articles added in the order of their ids.
#[derive(Default)]
pub struct Builder {
    terms: BTreeMap<String, Postings>,
    /// Keys of surfaces already seen: most tokens repeat.
    keys: HashMap<String, String>,
}

/// The postings of one term while it grows.
#[derive(Default)]
struct Postings {
    articles: u32,
    last_article: u32,
    bytes: Vec<u8>,
    positions: Vec<u32>,
}

impl Builder {
    /// Adds an article. Ids ascend from call to call.
    pub fn add(&mut self, article: u32, raw: &str, tokens: &ArticleTokens) {
        let mut positions: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let words = tokens.positions().filter(|(_, span)| span.end - span.start <= LONGEST_INDEXED);
        for (position, span) in words {
            positions.entry(&raw[span.range()]).or_default().push(position);
        }
        let mut touched = Vec::new();
        for (surface, found) in positions {
            let key = match self.keys.get(surface) {
                Some(key) => key.clone(),
                None => {
                    let key = key_of(surface);
                    self.keys.insert(surface.to_owned(), key.clone());
                    key
                }
            };
            let postings = self.terms.entry(key.clone()).or_default();
            if postings.positions.is_empty() {
                touched.push(key);
            }
            postings.positions.extend(found);
        }
        for key in touched {
            if let Some(postings) = self.terms.get_mut(&key) {
                postings.close(article);
            }
        }
    }

    /// Writes the sections.
    pub fn finish(self) -> Sections {
        let mut keys = fst::MapBuilder::memory();
        let (mut offsets, mut bytes) = (Vec::new(), Vec::new());
        let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (id, (key, postings)) in self.terms.into_iter().enumerate() {
            let folded = key.split('\0').next().unwrap_or(&key);
            groups.entry(stem(folded)).or_default().push(id as u32);
            keys.insert(&key, id as u64).expect("keys of a sorted map");
            offsets.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            varint::put(postings.articles, &mut bytes);
            bytes.extend(postings.bytes);
        }
        offsets.extend_from_slice(&(bytes.len() as u32).to_le_bytes());

        let mut stems = fst::MapBuilder::memory();
        let mut stem_groups = Vec::new();
        for (stem, ids) in groups {
            stems.insert(stem, stem_groups.len() as u64).expect("stems of a sorted map");
            varint::put(ids.len() as u32, &mut stem_groups);
            let mut last = 0;
            for id in ids {
                varint::put(id - last, &mut stem_groups);
                last = id;
            }
        }
        Sections {
            terms: keys.into_inner().expect("a map in memory"),
            offsets,
            postings: bytes,
            stems: stems.into_inner().expect("a map in memory"),
            stem_groups,
        }
    }
}

impl Postings {
    /// Writes the positions gathered for an article.
    fn close(&mut self, article: u32) {
        self.positions.sort_unstable();
        self.articles += 1;
        varint::put(article - self.last_article, &mut self.bytes);
        self.last_article = article;
        varint::put(self.positions.len() as u32, &mut self.bytes);
        let mut last = 0;
        for position in self.positions.drain(..) {
            varint::put(position - last, &mut self.bytes);
            last = position;
        }
    }
}

/// The dictionary key of a token: see the [module](super).
fn key_of(surface: &str) -> String {
    let (folded, exact) = (folded_form(surface), exact_form(surface));
    if folded == exact { folded.into_owned() } else { format!("{folded}\0{exact}") }
}
