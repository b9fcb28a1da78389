//! Looks terms up and walks their postings, in place.

use fst::{IntoStreamer, Map, Streamer};

use super::varint;
use crate::text::{folded_form, stem};

/// A term's number: its place in the order of the dictionary's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// The index of a [`Dossier`].
#[derive(Clone, Copy)]
pub struct Index<'a> {
    terms: &'a [u8],
    offsets: &'a [u8],
    postings: &'a [u8],
    stems: &'a [u8],
    stem_groups: &'a [u8],
}

impl<'a> Index<'a> {
    /// Opens an index over its sections; `None` if a dictionary is damaged.
    pub fn open(
        terms: &'a [u8],
        offsets: &'a [u8],
        postings: &'a [u8],
        stems: &'a [u8],
        stem_groups: &'a [u8],
    ) -> Option<Self> {
        Map::new(terms).and(Map::new(stems)).ok()?;
        Some(Self { terms, offsets, postings, stems, stem_groups })
    }

    /// The term whose exact form is `exact`, as a list of none or one.
    pub fn exact(&self, exact: &str) -> Vec<TermId> {
        let folded = folded_form(exact);
        let id = self.dictionary().and_then(|terms| {
            if folded == exact { terms.get(exact) } else { terms.get(format!("{folded}\0{exact}")) }
        });
        id.map(|id| TermId(id as u32)).into_iter().collect()
    }

    /// The terms whose folded form is `folded`.
    pub fn folded(&self, folded: &str) -> Vec<TermId> {
        let mut found = self.exact(folded);
        found.extend(self.prefix(&format!("{folded}\0")));
        found
    }

    /// The terms whose folded form begins with `folded`, ascending.
    pub fn prefix(&self, folded: &str) -> Vec<TermId> {
        let Some(terms) = self.dictionary() else { return Vec::new() };
        let mut stream = terms.range().ge(folded).into_stream();
        // Ids are places in key order, so the first key outside ends the range.
        let Some((first, id)) = stream.next() else { return Vec::new() };
        if !first.starts_with(folded.as_bytes()) {
            return Vec::new();
        }
        let end = match after(folded) {
            Some(after) => terms.range().ge(after).into_stream().next().map(|(_, id)| id),
            None => None,
        };
        (id..end.unwrap_or(terms.len() as u64)).map(|id| TermId(id as u32)).collect()
    }

    /// The terms whose folded form is wanted, ascending.
    pub fn matching(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<TermId> {
        let Some(terms) = self.dictionary() else { return Vec::new() };
        let mut stream = terms.stream();
        let mut found = Vec::new();
        while let Some((key, id)) = stream.next() {
            let folded = key.split(|&byte| byte == 0).next().unwrap_or(key);
            if std::str::from_utf8(folded).is_ok_and(&is_wanted) {
                found.push(TermId(id as u32));
            }
        }
        found
    }

    /// The terms that share a stem with `folded`, ascending.
    pub fn stemmed(&self, folded: &str) -> Vec<TermId> {
        self.stem_group(folded).map(|group| self.group(group)).unwrap_or_default()
    }

    /// The group of terms that share a stem with `folded`, as a number that stands for the stem.
    pub fn stem_group(&self, folded: &str) -> Option<u64> {
        Map::new(self.stems).ok()?.get(stem(folded))
    }

    /// The terms of a group, ascending.
    pub fn group(&self, group: u64) -> Vec<TermId> {
        let mut bytes = self.stem_groups.get(group as usize..).unwrap_or_default();
        let mut id = 0;
        let count = varint::take(&mut bytes);
        (0..count)
            .map(|_| {
                id += varint::take(&mut bytes);
                TermId(id)
            })
            .collect()
    }

    /// In how many articles a term occurs.
    pub fn article_count(&self, term: TermId) -> u32 {
        varint::take(&mut self.postings_bytes(term))
    }

    /// Calls `each` with every article of a term, ascending, and its positions there, ascending.
    pub fn postings(&self, term: TermId, mut each: impl FnMut(u32, &mut dyn Iterator<Item = u32>)) {
        let mut bytes = self.postings_bytes(term);
        let mut article = 0;
        for _ in 0..varint::take(&mut bytes) {
            article += varint::take(&mut bytes);
            let count = varint::take(&mut bytes);
            let mut position = 0;
            let mut positions = (0..count).map(|_| {
                position += varint::take(&mut bytes);
                position
            });
            each(article, &mut positions);
            // What the caller left unread lies before the next article.
            positions.for_each(drop);
        }
    }

    fn dictionary(&self) -> Option<Map<&'a [u8]>> {
        Map::new(self.terms).ok()
    }

    fn postings_bytes(&self, term: TermId) -> &'a [u8] {
        let offset = |at: usize| {
            let bytes = self.offsets.get(at * 4..)?.first_chunk()?;
            Some(u32::from_le_bytes(*bytes) as usize)
        };
        let at = term.0 as usize;
        let range = offset(at).zip(offset(at + 1));
        range.and_then(|(start, end)| self.postings.get(start..end)).unwrap_or_default()
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
