//! What can be counted and compared in a dossier, beyond the answer to a query.
//!
//! | module | question it answers |
//! |---|---|
//! | [`association`] | do two things occur together more often than by chance? |
//! | [`compare`] | what do two articles share, and what does only one say? |
//! | [`concordance`] | in what context is each hit of a query, and which words are near it? |
//! | [`cooccurrence`] | what is named in the same sentences, and is that more than chance? |
//! | [`coverage`] | how often does which article name what? |
//! | [`mentions`] | where is an entity named, and which others are named near it? |

pub mod association;
pub mod compare;
pub mod concordance;
pub mod cooccurrence;
pub mod coverage;
pub mod mentions;
