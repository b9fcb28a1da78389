//! What is taken out of files that are no text by themselves: a page, which is then read like a saved one, or a text,
//! which is then read like a text file; and what can be wrong with them.

use text::{Span, date::Date};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its text or page.
    pub content: Content,
    /// What it says of itself.
    pub hints: Hints,
    /// Whether it seems to end too early.
    pub is_cut_off: bool,
}

/// What a document says of itself, beside its text. Whoever saved an article in a word processor is often given as its
/// author, and that day as its date, so these count only where the text names none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Where in the text the headline is, by its style.
    pub title: Option<Span>,
    /// Who made it.
    pub author: Option<String>,
    /// When it was made.
    pub created: Option<Date>,
    /// Its address on the web.
    pub url: Option<String>,
}

/// The content of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A web page.
    Page(String),
    /// Plain text; between paragraphs are empty lines.
    Text(String),
}

/// What is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// Its name says what it is, and it is not that.
    Misnamed,
    /// It cannot be read without a password or key.
    Encrypted,
    /// It is damaged, so that no text can be taken from it.
    Damaged,
    /// Its end is missing; what is there was read.
    CutOff,
    /// There is no text in it.
    NoText,
    /// Its fonts do not say which letters they show.
    Unreadable,
    /// Its text would be larger than this many MiB.
    TooLarge(u64),
}
