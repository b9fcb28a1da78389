//! Which articles answer a query, in what order, and where in them.
//!
//! One matcher serves everything: a [`Search`] finds the positions of every word and phrase once; totals,
//! ranking, facet counts, snippets, marks and the concordance are all read from them, so that they cannot
//! disagree.
//!
//! ```
//! use corpus::{model::Corpus, store};
//! use search::{Order, Search};
//!
//! let blob = store::write(&Corpus::default());
//! let dossier = store::Dossier::open(&blob).expect("just written");
//! let parsed = query::parse("arms -person:ann-lee");
//! let search = Search::new(&dossier, &parsed.query);
//! assert_eq!((search.total(), search.ranked(Order::Relevance, 10).len()), (0, 0));
//! ```
//!
//! | module | question it answers |
//! |---|---|
//! | `evaluate` | which articles match? Start here |
//! | `leaf`, `slot`, `phrase` | where are a word, a phrase, an entity, a figure? |
//! | `ranking` | in what order? |
//! | `facets` | how many articles would a filter give? |
//! | [`snippet`] | which lines show it? |
//!
//! It is compiled for speed, and holds only what an answer is made of: suggestions, reasons and ways out are in
//! `suggest`, what can be counted and compared besides in `analysis`. It does not read what was typed (that is
//! `query`), does not know how a dossier is laid out as bytes (that is
//! `corpus`), and has no words for people: problems and reasons are data.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

mod bits;
mod evaluate;
mod facets;
mod leaf;
mod occurrences;
mod phrase;
mod problem;
mod ranking;
mod resolve;
mod slot;
pub mod snippet;
mod spellings;

pub use bits::Bits;
pub use evaluate::{Conjunct, Search, Wanted};
pub use facets::{Count, Facets, LISTED};
pub use leaf::{EntityLeaf, FigureLeaf, Leaf, TextLeaf};
pub use occurrences::Occurrences;
pub use problem::{LookupProblem, NearestName};
pub use ranking::{BM25, Hit, Order, Ranking, Scorer, idf};
pub use resolve::resolve;
pub use snippet::Snippet;

#[cfg(test)]
mod tests;
