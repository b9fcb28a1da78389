//! What can be counted and compared in a dossier, beyond the answer to a query.
//!
//! | module | question it answers |
//! |---|---|
//! | [`association`] | do two things stand together more often than by chance? |
//! | [`compare`] | what do two articles share, and what does only one say? |
//! | [`concordance`] | where is an entity named, and beside whom? |
//! | [`cooccurrence`] | what is named in the same sentences, and is that more than chance? |
//! | [`coverage`] | how often does which article name what? |
//! | [`kwic`] | in what line does each hit stand, and beside which words? |

pub mod association;
pub mod compare;
pub mod concordance;
pub mod cooccurrence;
pub mod coverage;
pub mod kwic;
