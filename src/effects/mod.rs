//! What a page can ask of the shell, and the two modules that touch the browser to do it.
//!
//! A page's `update` is pure: it changes the page's model and returns effects. The shell carries
//! them out, by [`address`] (the address and the history) and [`browser`] (everything else).

pub mod address;
pub mod browser;

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
