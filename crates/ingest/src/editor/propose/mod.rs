//! What an editor may want to settle about names, each with its evidence and the lines of `entities.toml`
//! that would settle it.
//!
//! | module | proposes |
//! |---|---|
//! | [`merges`] | entities that are probably one |
//! | [`splits`] | entities that are probably several |
//! | [`listing`] | names that are worth listing, and a file to begin with |
//!
//! Nothing here decides anything. Entities are looked up by their words, so that no two lists of names are
//! index side by side, however many articles there are.

mod entity_index;
mod entry;
pub mod listing;
pub mod merges;
pub mod splits;

use text::Span;

pub use entity_index::EntityIndex;
pub use entry::toml_string;

/// Something to settle.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What it is about, on one line.
    pub what: String,
    /// Why, each reason with the passages that speak for it.
    pub why: Vec<Reason>,
    /// What would settle it.
    pub pastes: Vec<Paste>,
}

/// A reason for a proposal.
#[derive(Clone, Debug)]
pub struct Reason {
    /// In words.
    pub words: &'static str,
    /// The passages that show it, not all of them where there are many.
    pub passages: Vec<Passage>,
}

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The article, as an index into the corpus.
    pub article: usize,
    /// The name.
    pub span: Span,
}

/// Lines for `entities.toml`.
#[derive(Clone, Debug)]
pub struct Paste {
    /// Where they go.
    pub place: Place,
    /// The lines.
    pub lines: Vec<String>,
}

/// Where lines go in `entities.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the end.
    End,
    /// Into the entry that stands at a line, where they replace a key of the same name.
    Into(usize),
    /// In place of the entry that stands at a line.
    InsteadOf(usize),
    /// Nowhere: the entry that stands at a line can go.
    Without(usize),
}
