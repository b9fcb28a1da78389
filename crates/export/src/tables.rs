//! The tables that a dossier gives.
//!
//! Offsets count bytes of the article's text, as links and the command do: the columns `text_is` and `text_starts_at` say how that
//! text is to be found in the file.

mod articles;
mod compared;
mod named;
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

/// A column's name and what is in it. Those that several tables have are written once.
type Named = (&'static str, &'static str);

const ARTICLE: Named = ("article", "name of the article in links");
const TITLE: Named = ("title", "headline of the article");
const SOURCE: Named = ("source", "where the article was published; empty where that is not known");
const DATE: Named =
    ("date", "day, month or year of publication, as ISO 8601 writes it; empty where it is not known");
const BASIS: Named = (
    "date_basis",
    "how the date is known: printed, inferred from the text, or outside (known from elsewhere)",
);
const FILE: Named = ("file", "path of the file in the folder");
const TEXT_IS: Named = (
    "text_is",
    "the text in which bytes are counted: the file itself; a part of the text of the file; the file converted to UTF-8; or \
     extracted from a saved page or a document",
);
const TEXT_STARTS_AT: Named =
    ("text_starts_at", "byte of the file's text at which the text of the article begins");
const START: Named = ("start_byte", "first byte of the words, counted from 0 in the text of the article");
const END: Named = ("end_byte", "byte after the last one");
const LINK: Named = ("link", "address that leads to it; empty in files of the command");
const KIND: Named = ("kind", "person, organisation, place, weapon, event, source, author, date or quantity");
const ENTITY: Named = ("entity", "name of the entity in links and queries");
const NAME: Named = ("name", "name of the entity as it is shown");

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
