//! Works out the positions of a dossier's words.

use super::{articles::Article, reader::Dossier};
use crate::{
    index::{Positions, PositionsBuilder},
    tokens::ArticleTokens,
};

/// The positions while they are being worked out.
pub struct Filling<'a> {
    dossier: Dossier<'a>,
    builder: PositionsBuilder<'a>,
    /// The next article.
    next: u32,
    /// Where the pieces read so far end.
    end: u32,
}

impl<'a> Filling<'a> {
    /// Begins with the first article; nothing where one is too long.
    pub fn new(dossier: &Dossier<'a>) -> Option<Self> {
        dossier.can_have_positions().then(|| Self {
            dossier: *dossier,
            builder: PositionsBuilder::new(*dossier.index()),
            next: 0,
            end: 0,
        })
    }

    /// Reads all articles.
    pub fn add_all(&mut self) {
        while let Some(article) = self.dossier.article(self.next) {
            self.add(&article, article.raw);
        }
    }

    /// Reads the next piece of the texts, whether or not the dossier has it.
    pub fn add_piece(&mut self, piece: &[u8]) {
        let start = self.end;
        self.end += piece.len() as u32;
        while let Some(row) = self.dossier.facts.get(self.next as usize)
            && row.raw.offset + row.raw.len <= self.end
            && let Some(article) = self.dossier.article(self.next)
        {
            let from = (row.raw.offset - start) as usize;
            let raw = piece.get(from..from + row.raw.len as usize).unwrap_or_default();
            self.add(&article, std::str::from_utf8(raw).unwrap_or_default());
        }
    }

    /// Reads the next article.
    #[inline(never)]
    fn add(&mut self, article: &Article<'a>, raw: &str) {
        let tokens = ArticleTokens::new(raw, self.dossier.zones(article));
        self.builder.add(raw, &tokens);
        self.next += 1;
    }

    /// Whether all words are read.
    pub fn is_done(&self) -> bool {
        self.next == self.dossier.article_count()
    }

    /// The positions, once all words are read.
    pub fn finish(self) -> Positions {
        self.builder.finish()
    }
}
