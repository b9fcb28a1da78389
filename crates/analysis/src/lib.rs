//! What can be counted and compared in a dossier, beyond the answer to a query.
//!
//! | module | question it answers |
//! |---|---|
//! | [`association`] | do two things occur together more often than by chance? |
//! | [`compare`] | what do two articles share, and what does only one say? |
//! | [`concordance`] | in what context is each hit of a query, and which words are near it? |
//! | [`cooccurrence`] | what is named in the same sentences, and is that more than chance? |
//! | [`coverage`] | how often does which article name what? |
//! | [`likeness`] | how alike are many articles, each to each, and which report one event? |
//! | [`mentions`] | where is an entity named, and which others are named near it? |
//! | [`topic`] | what does each of several articles say about the same? |

//!
//! It reads a dossier, and for a concordance the hits of a [`search::Search`]; it answers no query itself and has no
//! sentences for people. It is compiled for size: each of these is worked out once for a page, not for a letter.
//!
//! Start with [`concordance`], which is the plainest of them.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod association;
pub mod compare;
pub mod concordance;
pub mod cooccurrence;
pub mod coverage;
pub mod likeness;
pub mod mentions;
pub mod topic;
