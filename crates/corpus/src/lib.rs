//! What a dossier holds, how it is laid out as bytes, and how those bytes are read in place.
//!
//! A dossier is built once and read often. `ingest` fills a [`model::Corpus`]; [`store::write`]
//! turns it into one blob of bytes; [`store::Dossier`] reads that blob where it lies.
//!
//! ```
//! use corpus::{model::Corpus, store};
//!
//! let blob = store::write(&Corpus::default());
//! let dossier = store::Dossier::open(&blob).expect("just written");
//! assert_eq!(dossier.article_count(), 0);
//! ```
//!
//! | module | question it answers |
//! |---|---|
//! | [`model`] | what does a dossier hold, before it is written? |
//! | [`face`] | how does a dossier present itself? |
//! | [`tokens`] | which number has each word of an article? |
//! | [`index`] | where does a term occur? |
//! | [`store`] | how is it all laid out as bytes, and read in place? |
//!
//! Nothing here reads an article (that is `ingest`) or answers a query (that is `search`). Start with [`model`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod face;
#[cfg(feature = "fixture")]
pub mod fixture;
pub mod index;
pub mod model;
pub mod store;
pub mod tokens;

pub use model::Kind;
pub use store::Dossier;
