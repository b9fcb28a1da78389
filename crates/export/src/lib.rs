//! What can be taken away from a dossier: citations, and tables for spreadsheets, scripts and network programs.
//!
//! | module | question it answers |
//! |---|---|
//! | [`cite`] | how are an article, a passage and a page of the dossier cited? |
//! | [`table`] | how is a table written as CSV and as JSON? |
//! | [`tables`] | which tables are there, and what is in their columns? |
//! | [`graphml`] | how is the network written for Gephi and the like? |
//!
//! It works nothing out (that is `search` and `analysis`), has neither a clock nor a browser, and writes no link: the day,
//! and what leads back to a place, are handed in. `docs/exports.md` documents every column, and a test compares.
//!
//! Start with [`table::Sheet`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod cite;
pub mod graphml;
pub mod table;
pub mod tables;

use text::date::Date;

/// Where something that is taken away comes from: it is in every file, so that a file that was found again years later
/// can be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The title of the dossier.
    pub dossier: String,
    /// The query to which it is an answer; empty where it is about all articles.
    pub query: String,
    /// The whole address of the view that shows the same; empty where no page is known.
    pub link: String,
    /// The hash of all files, in hexadecimal digits.
    pub corpus_sha256: String,
    /// The day on which it was taken away, where that is to be said.
    pub day: Option<Date>,
}
