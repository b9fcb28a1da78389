//! What a link says of notes: which ones are listed, and one that is shared with it.

use notes::Colour;

/// How many characters a note may have that goes with a link. Some chat clients cut longer ones.
const LONGEST: usize = 500;

/// A note that goes with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedNote {
    /// Its colour.
    pub colour: Colour,
    /// What it says.
    pub text: String,
}

impl SharedNote {
    /// As it is shared. None, if it is too long for a link.
    pub fn of(note: &notes::Note) -> Option<Self> {
        let is_short = note.text.chars().count() <= LONGEST;
        is_short.then(|| Self { colour: note.colour, text: note.text.clone() })
    }

    /// `yellow:Who says so?`
    pub(super) fn print(&self) -> String {
        [self.colour.name(), ":", &self.text].concat()
    }

    pub(super) fn parse(value: &str) -> Option<Self> {
        let (colour, text) = value.split_once(':')?;
        let is_short = text.chars().count() <= LONGEST;
        Colour::from_name(colour).filter(|_| is_short).map(|colour| Self { colour, text: text.to_owned() })
    }
}

/// Which notes are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesFilter {
    /// Those that have these words; all, if there are none.
    pub words: String,
    /// Those of a sort; all, if none is named.
    pub which: Option<NoteSort>,
}

/// A sort of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteSort {
    /// In a colour.
    Colour(Colour),
    /// Articles with a star.
    Stars,
    /// Saved views.
    Views,
    /// Those whose words have changed.
    Changed,
}

impl NoteSort {
    /// Every sort.
    pub const ALL: [Self; 7] = [
        Self::Colour(Colour::Yellow),
        Self::Colour(Colour::Green),
        Self::Colour(Colour::Blue),
        Self::Colour(Colour::Pink),
        Self::Stars,
        Self::Views,
        Self::Changed,
    ];

    /// Its name in a link.
    pub fn name(self) -> &'static str {
        match self {
            Self::Colour(colour) => colour.name(),
            Self::Stars => "stars",
            Self::Views => "views",
            Self::Changed => "changed",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.name() == name)
    }
}
