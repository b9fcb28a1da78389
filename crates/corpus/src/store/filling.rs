//! Works out the positions of a dossier's words, some articles at a time.

use super::reader::Dossier;
use crate::index::{LONGEST, Positions, PositionsBuilder};

/// The positions while they are being worked out.
pub struct Filling<'a> {
    dossier: Dossier<'a>,
    builder: PositionsBuilder<'a>,
    /// The next article.
    next: u32,
}

impl<'a> Filling<'a> {
    /// Begins with the first article; nothing where one is too long.
    pub fn new(dossier: &Dossier<'a>) -> Option<Self> {
        let mut lengths = (0..dossier.article_count()).map(|id| dossier.lengths(id));
        let is_possible = lengths.all(|(title, body)| title.max(body) <= LONGEST);
        is_possible.then(|| Self {
            dossier: *dossier,
            builder: PositionsBuilder::new(*dossier.index()),
            next: 0,
        })
    }

    /// Reads about so many words on; whether all are read.
    pub fn advance(&mut self, words: u32) -> bool {
        let mut left = words;
        while let Some(article) = self.dossier.article(self.next) {
            if left == 0 {
                return false;
            }
            let tokens = self.dossier.tokens(&article);
            self.builder.add(article.raw, &tokens);
            left = left.saturating_sub(tokens.spans().len() as u32);
            self.next += 1;
        }
        true
    }

    /// The positions, once all words are read.
    pub fn finish(self) -> Positions {
        self.builder.finish()
    }
}
