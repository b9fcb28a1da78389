//! Where each term stands, worked out from the texts.
//!
//! With every position an index *is* the text, and the text is there anyway. So a blob has no positions: they took
//! as many bytes as the texts did. Until they have been worked out, phrases are looked for in the texts.

use std::sync::{
    OnceLock,
    atomic::{AtomicU32, Ordering},
};

use super::{
    builder::LONGEST_INDEXED,
    postings::BODY,
    reader::{Index, TermId},
};
use crate::tokens::ArticleTokens;
use text::{exact_form, fnv};

/// The positions of all terms.
pub struct Positions {
    /// For each term, how many positions its own and all terms before it have.
    ends: Vec<u32>,
    /// By term and article; in each those in the title come first.
    places: Vec<u16>,
}

/// How many words a title or body has at most whose positions can be worked out. Where one has more, such as a book,
/// phrases are always looked for in the texts.
pub const LONGEST: u32 = 1 << 16;

impl Positions {
    /// Where the positions of a term begin.
    pub(super) fn start(&self, term: TermId) -> usize {
        let before = (term.0 as usize).checked_sub(1).and_then(|before| self.ends.get(before));
        before.map_or(0, |&end| end as usize)
    }

    /// Calls `each` with so many positions from one on, with something added.
    #[inline]
    pub(super) fn each(&self, from: usize, count: u32, base: u32, mut each: impl FnMut(u32)) {
        let places = self.places.get(from..from + count as usize).unwrap_or_default();
        places.iter().for_each(|&place| each(base + u32::from(place)));
    }
}

/// The positions of a dossier, which may not have been worked out yet.
#[derive(Default)]
pub struct LatePositions {
    known: OnceLock<Positions>,
    read: AtomicU32,
}

impl LatePositions {
    /// Without positions yet.
    pub const fn new() -> Self {
        Self { known: OnceLock::new(), read: AtomicU32::new(0) }
    }

    /// The positions, if there are any.
    pub fn get(&self) -> Option<&Positions> {
        self.known.get()
    }

    /// Has them from now on.
    pub fn set(&self, positions: Positions) {
        let _ = self.known.set(positions);
    }

    /// For want of positions, so many words were read.
    pub fn add_read(&self, words: u32) {
        self.read.fetch_add(words, Ordering::Relaxed);
    }

    /// How many words were read since the last call.
    pub fn take_read(&self) -> u32 {
        self.read.swap(0, Ordering::Relaxed)
    }
}

/// Works the positions out, article by article.
pub struct PositionsBuilder<'a> {
    index: Index<'a>,
    positions: Positions,
    /// Words already looked up, each in the place that its hash says: most tokens repeat.
    known: Vec<(String, TermId)>,
}

/// How many words are kept in [`PositionsBuilder::known`].
const KNOWN: usize = 1 << 14;

impl<'a> PositionsBuilder<'a> {
    /// Makes room for all positions.
    pub fn new(index: Index<'a>) -> Self {
        let terms: Vec<TermId> = (0..index.term_count()).map(TermId).collect();
        let (mut starts, mut count) = (Vec::with_capacity(terms.len()), 0);
        index.each_postings(&terms, |postings| {
            starts.push(count);
            postings.each(|posting| count += posting.in_title + posting.in_body);
        });
        // Each start moves on with every position, so that in the end it is the end.
        let positions = Positions { ends: starts, places: vec![0; count as usize] };
        Self { index, positions, known: vec![(String::new(), TermId(0)); KNOWN] }
    }

    /// Adds an article. All are added, in the order of their ids.
    pub fn add(&mut self, raw: &str, tokens: &ArticleTokens) {
        let (title, body) = tokens.spans().split_at(tokens.title_len() as usize);
        for part in [title, body] {
            for (position, span) in (0..).zip(part) {
                if span.end - span.start <= LONGEST_INDEXED {
                    self.put(raw.get(span.range()).unwrap_or_default(), position);
                }
            }
        }
    }

    fn put(&mut self, surface: &str, position: u32) {
        let slot = &mut self.known[fnv::hash(surface.bytes()) as usize % KNOWN];
        if slot.0 != surface {
            let Some(term) = self.index.term(&exact_form(surface)) else { return };
            *slot = (surface.to_owned(), term);
        }
        let Some(end) = self.positions.ends.get_mut(slot.1.0 as usize) else { return };
        let nth = *end as usize;
        *end += 1;
        if let Some(place) = self.positions.places.get_mut(nth) {
            *place = position as u16;
        }
    }

    /// The positions.
    pub fn finish(self) -> Positions {
        self.positions
    }
}

impl<'a> Index<'a> {
    /// Calls `each` with the article and the position of every occurrence of a term in some articles, which
    /// ascend. Positions in a body have [`BODY`] added.
    pub fn each_position(
        &self,
        positions: &Positions,
        term: TermId,
        articles: &[u32],
        each: &mut dyn FnMut(u32, u32),
    ) {
        let start = positions.start(term);
        self.postings(term).each_in(articles, &mut |_, before, posting| {
            let at = start + before as usize;
            positions.each(at, posting.in_title, 0, |position| each(posting.article, position));
            let at = at + posting.in_title as usize;
            positions.each(at, posting.in_body, BODY, |position| each(posting.article, position));
        });
    }
}
