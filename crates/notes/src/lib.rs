//! A reader's notes: what they are about, how they find their words again in a text that has changed, and how they are written.
//!
//! | module | question it answers |
//! |---|---|
//! | [`anchor`] | where in a text are the words of a note, and are they still there? |
//! | [`annotation`] | how is a note written and read, as a Web Annotation? |
//! | [`notebook`] | what becomes of all notes when one is made, rewritten in two tabs, or read from a file? |
//!
//! A [`Note`] is a value: nothing here knows a clock, a browser or a dossier. Where notes are kept, and what they look like, is
//! up to the page.
//!
//! ```
//! use notes::anchor::Anchor;
//! use text::Span;
//!
//! let before = "The minister denied it. The ambassador said so.";
//! let anchor = Anchor::of(before, Span::new(4, 12)).expect("words");
//! let after = "On Monday, the paper wrote: The minister denied it. The ambassador said so.";
//! let found = anchor.find(after).expect("the same words");
//! assert_eq!(&after[found.range()], "minister");
//! ```
//!
//! Start with [`anchor::Anchor::find`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod anchor;
pub mod annotation;
pub mod notebook;

use anchor::Anchor;

/// Something a reader keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What tells it from all others: made once, at random.
    pub id: String,
    /// What it is about.
    pub about: About,
    /// What the reader wrote; empty where something is only marked. Of a view, its name.
    pub text: String,
    /// In which colour words are marked.
    pub colour: Colour,
    /// When it was made: a moment in UTC as ISO 8601 has it, `2026-12-01T09:30:00.000Z`.
    pub made: String,
    /// When it was last changed, likewise.
    pub changed: String,
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Words of an article.
    Words {
        /// The slug of the article.
        article: String,
        /// The words.
        anchor: Anchor,
    },
    /// An article as a whole: it has a star.
    Article {
        /// Its slug.
        article: String,
    },
    /// A view of the dossier, saved under a name.
    View {
        /// The fragment of its link, from `#` on.
        fragment: String,
    },
}

/// A colour in which words are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// The first one.
    #[default]
    Yellow,
    /// The second.
    Green,
    /// The third.
    Blue,
    /// The fourth.
    Pink,
}

impl Colour {
    /// Every colour.
    pub const ALL: [Self; 4] = [Self::Yellow, Self::Green, Self::Blue, Self::Pink];

    /// Its name, in links, files and style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Pink => "pink",
        }
    }

    /// The colour with a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

impl Note {
    /// The slug of the article that it is about, if it is about one.
    pub fn article(&self) -> Option<&str> {
        match &self.about {
            About::Words { article, .. } | About::Article { article } => Some(article),
            About::View { .. } => None,
        }
    }

    /// The words that it is about.
    pub fn anchor(&self) -> Option<&Anchor> {
        match &self.about {
            About::Words { anchor, .. } => Some(anchor),
            About::Article { .. } | About::View { .. } => None,
        }
    }
}
