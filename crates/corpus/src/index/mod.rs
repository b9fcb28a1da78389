//! Where each term occurs: a dictionary, postings, and which terms share a stem.
//!
//! A *term* is an exact form ([`text::exact_form`]). Its dictionary key is its folded form,
//! followed, where the two differ, by NUL and the exact form: `mexico`, `avila\0ávila`. In key
//! order, all spellings of a folded form are neighbours, and so are all terms that share a prefix:
//! both are a range of term ids, and their postings one stretch of bytes.
//!
//! # Postings
//!
//! All numbers are LEB128. A term that occurs once, in a body, is `0` and the article. Any
//! other is its number of articles, the length of what follows in bytes, and its postings in chunks of
//! [`CHUNK`]. A chunk has for each article twice the distance from the one before, less one, plus one
//! where the term occurs more than once or in the title, followed then by twice how often it occurs in
//! the body, plus one where the title has it, and then how often. Where there are several chunks, each begins with
//! the distance from the last article of the chunk before to its own, with how often the term occurs in it and with its
//! length, so that it can be skipped.
//!
//! Positions are not among them: [`PositionsBuilder`] works them out from the texts.
//!
//! # Stems
//!
//! Terms of one stem form a cycle: each knows how far away in the dictionary the next one is. So a word
//! finds its inflections while the index holds each of them just once, and no second dictionary is
//! needed. There is one such table a language.

mod automaton;
mod builder;
mod positions;
mod postings;
mod reader;

pub use builder::{Builder, LONGEST_INDEXED, Sections};
pub use positions::{LONGEST, LatePositions, Positions, PositionsBuilder};
pub use postings::{BODY, CHUNK, Posting, Postings};
pub use reader::{Expansion, Index, TermId};

#[cfg(test)]
mod tests;
