//! A dossier as one blob of bytes, written once and read in place.
//!
//! The blob is a header, a table of sections and the sections. Tables have rows of fixed width,
//! so that row *n* is found by multiplication; strings lie in one pool and are named by offset
//! and length; all numbers are little-endian and unaligned. Opening a blob looks at the header
//! only: nothing is decoded or copied that grows with the corpus.
//!
//! The format is no contract. One build writes and reads it, from the row definitions in
//! `layout`, which both sides share.

mod articles;
mod entities;
mod filling;
mod late_texts;
mod layout;
mod mentions;
mod pieces;
mod reader;
mod writer;

pub use articles::{Article, Mention, Role};
pub use entities::Entity;
pub use filling::Filling;
pub use layout::MAGIC;

pub use late_texts::LateTexts;
pub use pieces::{join, split};
pub use reader::{Dossier, OpenError, sections};
pub use writer::{with_constructs, write};
