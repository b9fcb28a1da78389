//! Turns a folder of saved articles into a dossier's corpus.
//!
//! Bytes go in, a [`Corpus`](corpus::model::Corpus) and a list of [`Problem`]s come out. Everything
//! but [`disk`] is pure: no disk, no clock, no network, and the same folder gives the same corpus.
//! It does not write the blob (`corpus::store`) nor a page (`dossier-publish`).
//!
//! ```
//! use ingest::{File, Folder, ingest};
//!
//! let article = b"A title\n\nA first sentence that is long enough to be read as prose.\n";
//! let folder = Folder::new("saved", vec![File::new("first.txt", article.to_vec())]);
//! let (corpus, problems) = ingest(&folder);
//! assert!(problems.is_empty());
//! assert_eq!(corpus.articles[0].title, "A title");
//! ```
//!
//! Start with [`pipeline`], which reads like a table of contents. From top to bottom:
//!
//! | module | |
//! |---|---|
//! | [`disk`] | reads a folder from a disk |
//! | [`pipeline`] | the stages, one after the other |
//! | [`crf`] | the model that labels the blocks of a page and the words of a text |
//! | [`editor`] | reads the two TOML files, and proposes what could go into them |
//! | [`annotate`] | finds dates, figures, weapons, events and names in a text |
//! | [`extract`] | turns the bytes of a file into text, and says what each block of it is |
//! | [`authority`] | who and what an editor has listed |
//! | [`parallel`] | the same work for many items, on all processors |
//! | [`problem`], [`words`] | what is wrong with a folder, as data and in words |
//! | [`invariants`] | for tests: the first thing about a corpus that is not as it has to be |

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

pub mod annotate;
pub mod authority;
pub mod crf;
pub mod disk;
pub mod editor;
pub mod extract;
pub mod folder;
pub mod invariants;
pub mod parallel;
pub mod pipeline;
pub mod problem;
mod quotation;
mod slug;
pub mod words;

pub use extract::lines::{LineNumbers, line_of};
pub use folder::{File, Folder};
pub use pipeline::{Ingested, Memory, Options, ingest, ingest_again, ingest_with};
pub use problem::{Problem, ProblemKind, Severity};
pub use slug::slugify;

/// The file that says who and what the articles name.
pub const AUTHORITY_FILE: &str = "entities.toml";

/// The files of which the first that is there is the dossier's logo.
pub const LOGO_FILES: [&str; 4] = ["logo.svg", "logo.png", "logo.jpg", "logo.webp"];
/// The file that says what an editor has settled about the articles.
pub const SIDECAR_FILE: &str = "articles.toml";

#[cfg(test)]
mod tests;
