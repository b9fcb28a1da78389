//! The tables that a dossier gives.
//!
//! Offsets count bytes of the article's text, as links and the command do: the columns `text_is` and `text_starts_at` say how that
//! text is to be found in the file.

mod articles;
mod compared;
mod named;
mod noted;
mod pictures;

use corpus::{
    Dossier, Kind,
    model::{Basis, Format, Rule},
    store::Article,
};
use text::Span;

use crate::table::Cell;

pub use articles::{entities, facets, results};
pub use compared::{claim_kind, claims, passage_kind, passages, verdict};
pub use named::{concordance, mentions, mentions_in_sentences};
pub use noted::{Noted, notes};
pub use pictures::{Dated, MatrixColumn, matrix, network, timeline};

/// What of a table is not in the dossier.
pub trait Site {
    /// The whole address of an article, or of a place in it; empty where no page is known.
    fn link(&self, article: &Article<'_>, span: Option<Span>) -> String;

    /// Why a mention is marked, in words.
    fn rule(&self, kind: Kind, rule: &Rule<&str>) -> String;
}

/// What tables are made from.
#[derive(Clone, Copy)]
pub struct Given<'a, S> {
    /// The dossier.
    pub dossier: Dossier<'a>,
    /// Links, and words for people.
    pub site: S,
}

impl<'a, S: Site> Given<'a, S> {
    fn source(&self, article: &Article<'a>) -> Cell {
        article.source.and_then(|id| self.dossier.entity(id)).map(|source| source.name).into()
    }

    fn link(&self, article: &Article<'a>, span: Option<Span>) -> Cell {
        self.site.link(article, span).into()
    }

    fn raw(&self, article: &Article<'a>, span: Span) -> &'a str {
        article.raw.get(span.range()).unwrap_or_default()
    }
}

fn date(article: &Article<'_>) -> Cell {
    article.published.map(|date| date.to_string()).into()
}

fn basis(article: &Article<'_>) -> Cell {
    let basis = match article.basis {
        Basis::Printed => "printed",
        Basis::Inferred => "inferred",
        Basis::Outside => "outside",
    };
    article.published.map(|_| basis).into()
}

fn text_is(article: &Article<'_>) -> Cell {
    match (article.format, article.part) {
        (Format::Text, None) => "file",
        (_, Some(_)) => "part",
        (Format::Converted, None) => "converted",
        (Format::Html, None) => "extracted",
    }
    .into()
}

fn starts_at(article: &Article<'_>) -> Cell {
    article.part.map_or(0, |part| part.start).into()
}

#[cfg(test)]
mod tests;
