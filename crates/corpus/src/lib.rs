//! The shared core of Dossier: what an article, a mention and a query are, and how they are
//! stored, searched and compared.
//!
//! A dossier is built once and read often. `ingest` fills a [`model::Corpus`]; [`store::write`]
//! turns it into one blob of bytes; [`store::Dossier`] reads that blob in place. Everything a
//! person sees afterwards comes from there:
//!
//! ```
//! use corpus::{model::Corpus, query, search::Search, store};
//!
//! let blob = store::write(&Corpus::default());
//! let dossier = store::Dossier::open(&blob).expect("just written");
//! let (query, problems) = query::parse("arms -drugs");
//! assert!(problems.is_empty());
//! assert_eq!(Search::new(&dossier, &query).total(), 0);
//! ```
//!
//! Nothing here reads a disk, a clock or a network, and nothing a reader types can make it fail:
//! queries and links give a value *and* a list of problems.
//!
//! | module | question it answers |
//! |---|---|
//! | [`text`] | what is a token, and when are two words the same? |
//! | [`date`] | what day, month or year does a text mean? |
//! | [`model`] | what does a dossier hold, before it is written? |
//! | [`store`] | how is it laid out as bytes, and read in place? |
//! | [`index`] | where does a term occur? |
//! | [`query`] | what did the reader ask? |
//! | [`search`] | which articles answer, in what order, and where? |
//! | [`examples`] | what could be asked of this dossier, to show the language? |
//! | [`concordance`] | where is an entity named, and beside whom? |
//! | [`association`] | do two names stand together more often than by chance? |
//! | [`cooccurrence`] | what is named in the same sentences, and is that more than chance? |
//! | [`coverage`] | how often does which article name what? |
//! | [`kwic`] | in what line does each hit stand, and beside which words? |
//! | [`suggest`] | what may be meant by what is being typed? |
//! | [`compare`] | what do two articles share, and what does only one say? |
//! | [`sort`] | how is anything sorted without paying for it in code size? |

pub mod association;
pub mod compare;
pub mod concordance;
pub mod cooccurrence;
pub mod coverage;
pub mod date;
pub mod examples;
pub mod index;
pub mod kwic;
pub mod model;
pub mod query;
pub mod search;
pub mod sort;
pub mod store;
pub mod suggest;
pub mod text;

pub use model::{Kind, Span};
pub use store::Dossier;
