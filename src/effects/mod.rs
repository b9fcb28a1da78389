//! What a page can ask of the shell, and the four modules that touch the browser to do it.
//!
//! A page's `update` is pure: it changes the page's model and returns effects. The shell carries
//! them out, by [`address`] (the address and the history), [`columns`] (those of a comparison), [`notes`] (what this browser keeps of a reader's notes, and the
//! words that she selects) and [`browser`] (everything else).

pub mod address;
pub mod browser;
pub mod columns;
pub mod notes;

use ::notes::{About, Colour, notebook::Merged};
use export::cite::Style;
use text::Span;

use crate::view::{self, View};

/// The id of the panel that explains a mention.
pub const EXPLANATION: &str = "why";

/// What selects the mention that is being explained.
pub const EXPLAINED: &str = "[aria-controls='why']";

/// Something that a page asks of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Change the view, and with it the link.
    Change(view::Msg),
    /// Open another view, as a link would.
    Open(Box<View>),
    /// Put the reader somewhere, once the page is drawn.
    Focus(Target),
    /// Copy something.
    Copy(Copied),
    /// Save a file.
    Save(File),
    /// Save a part of what is shown.
    Take(Taken),
    /// Make, change or take away notes.
    Note(NoteEffect),
    /// Check the texts against their hashes.
    CheckTexts,
    /// Explain the mention that has the focus, if one has.
    ExplainFocused,
    /// Let the other column of a comparison follow the one with this id.
    FollowColumn(String),
    /// List the marks of an article below its strip, from now on, or no longer.
    ListMarks(bool),
    /// Take single keys for shortcuts, from now on, or no longer.
    UseSingleKeys(bool),
    /// Open or close the help beside the search box.
    ShowHelp(bool),
    /// Open or close the panel in which a page is cited and saved.
    ShowSaving(bool),
}

/// What becomes of a reader's notes.
#[derive(Clone, Debug, PartialEq)]
pub enum NoteEffect {
    /// Keep a new one, and let the reader write it at once where she asked for that.
    Make {
        /// What it is about.
        about: Box<About>,
        /// In which colour.
        colour: Colour,
        /// What it says.
        text: String,
        /// Whether it is to be written.
        is_written: bool,
    },
    /// Keep this view, under the name in the field with this id.
    KeepView(&'static str),
    /// Give one another text.
    Rewrite {
        /// Its id.
        id: String,
        /// The text that the reader began with.
        before: String,
        /// The text that it gets.
        text: String,
    },
    /// Give one another colour.
    Colour(String, Colour),
    /// Take one away.
    Remove(String),
    /// Take all away.
    RemoveAll,
    /// Read the file in the field with this id.
    Read(&'static str),
}

/// What is told about a reader's notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotesTold {
    /// This browser does not keep them.
    NotKept,
    /// A file was read.
    Read(Merged),
    /// A file was read whose notes belong to a dossier with this title.
    ReadOf(String, Merged),
    /// A file could not be read.
    Unreadable(::notes::annotation::Error),
    /// A view was kept under this name.
    ViewKept(String),
}

/// A file that is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What of a page can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Its citation.
    Citation(Style),
    /// The citations of the articles that it lists.
    Bibliography(Style),
    /// A table of what it shows.
    Table(Which, FileForm),
    /// The reader's notes.
    Notes(NotesForm),
}

/// The form of a file with notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotesForm {
    /// To read, and to write on in.
    Markdown,
    /// For spreadsheets.
    Csv,
    /// To be opened by another reader, here or with another program: Web Annotations.
    Annotations,
}

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The articles that answer.
    Results,
    /// How many articles each filter gives.
    Filters,
    /// Every name of the dossier.
    Names,
    /// The mentions of an entity, or all of some articles.
    Mentions,
    /// The lines of the concordance.
    Lines,
    /// Who is named in which article.
    Matrix,
    /// Who is named together with whom.
    Network,
    /// When articles were published, and which dates they name.
    Timeline,
    /// Passages of two articles that report the same.
    Passages,
    /// Figures, dates and statements of two articles.
    Claims,
}

/// The form of a file with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
    /// A network for Gephi and the like.
    Graphml,
}

/// Where on the page a reader is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An element that gets the focus, and with it comes into sight.
    Element(&'static str),
    /// A stop of the article.
    Stop(usize),
    /// The explanation of a mention.
    Explanation(Span),
    /// A mention.
    Mention(Span),
    /// The note with this id.
    Note(String),
}

/// To what a view opens a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing {
    /// The passage; where the page does not show it, a stop of the article.
    Passage(Option<usize>),
    /// A stop of the article.
    Stop(usize),
    /// What a selector finds in the two columns of a comparison, at the same height.
    InColumns(&'static str),
    /// A heading.
    Heading(&'static str),
}

/// What a key comes to on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyPress<M> {
    /// A message to the page.
    Send(M),
    /// Something that the shell does.
    Ask(Effect),
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The link to this view.
    Link,
    /// The citation of what is shown, in a form.
    Citation(Style),
    /// The list of files with their hashes.
    List,
}

/// What became of the wish for a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copying {
    /// There was none since the view has changed.
    #[default]
    Idle,
    /// It was copied.
    Done(Copied),
    /// The browser did not allow it; this is what was to be copied.
    Refused(Copied, String),
}
