//! One entity under all its names: within a text, and across texts.
//!
//! Within a text a surname stands for the one person of that surname whom the text names in full, and
//! an acronym for the body that it is introduced for. Across texts two names are one entity when an
//! editor has listed them so, when they are the same full name, or when a table of well-known names
//! says so; a surname alone never is. A body with an ordinary name ("Congress") belongs to the country
//! that the text gives it.

use corpus::model::Kind;

mod across;
mod assemble;
pub(crate) mod names;
mod occurrence;
mod within;

pub use assemble::Numbering;
pub use names::Key;
pub use occurrence::{Names, Occurrence, Referent, StatedRole};
pub use within::{Local, Named, resolve};

/// What makes a name one with others across texts, where its words alone tell.
pub fn key_of_name(kind: Kind, name: &str) -> Option<Key> {
    let words = words_of(kind, name);
    let known = names::known_as(kind, &words).map(|known| words_of(kind, known));
    let is_alone = kind == Kind::Person && words.len() < 2;
    (!is_alone).then(|| Key::Everywhere(kind, known.unwrap_or(words).join(" ")))
}

/// The words of a name of some kind, in the form in which they are compared.
pub(crate) fn words_of(kind: Kind, name: &str) -> Vec<String> {
    match kind {
        Kind::Organisation => names::organisation_words(name),
        Kind::Person => names::person_words(name),
        _ => names::words(name),
    }
}
