//! From a saved page to its blocks, and what each of them is.

pub mod about;
mod context;
pub mod cue;
pub mod cues;
pub mod day;
pub mod front;
pub mod hints;
pub mod labels;
pub mod likeness;
pub mod markup;
mod markup_cues;
mod phrases;
pub mod plain;
pub mod reasons;
mod topic;
pub mod unit;
