//! The reader's notes.

use notes::{Colour, annotation::Error, notebook::Merged};
use say::{Sentence, plural, say};

use crate::{effects::NotesTold, view::NoteSort};

pub const NOTES: Sentence = Sentence::new("Notes");
pub const NOTES_INTRO: Sentence = Sentence::new(
    "Select words in an article to mark them or to write a note. Star an article beside its title, and keep any view under “Cite and save”.",
);
pub const NOTES_PRIVACY: Sentence = Sentence::new(
    "Notes are kept in this browser only. Save them as a file to have a copy, or to give them to somebody else.",
);
pub const NO_NOTES: Sentence = Sentence::new("You have no notes yet.");
pub const NO_SUCH_NOTES: Sentence = Sentence::new("No note matches.");
pub const FIND_IN_NOTES: Sentence = Sentence::new("Find in your notes");
pub const WHICH_NOTES: Sentence = Sentence::new("Show");
pub const ALL_NOTES: Sentence = Sentence::new("all");
pub const SAVED_VIEWS: Sentence = Sentence::new("Saved views");
pub const GONE_ARTICLE: Sentence = Sentence::new("An article that is no longer in this dossier:");
pub const SAVE_NOTES: Sentence = Sentence::new("Save all notes");
pub const OPEN_NOTES: Sentence = Sentence::new("Open a file of notes");
pub const DELETE_ALL: Sentence = Sentence::new("Delete all notes");
pub const DELETE_THEM: Sentence = Sentence::new("Delete them");
pub const KEEP_THEM: Sentence = Sentence::new("Keep them");
pub const YOUR_NOTE: Sentence = Sentence::new("Your note");
pub const NOTE_WORDS_CHANGED: Sentence = Sentence::new(
    "These words are no longer in the article as they were, so the note is not placed in the text.",
);
pub const CHANGED_NOTES: Sentence = Sentence::new("Notes on words that have changed");
pub const DONE: Sentence = Sentence::new("Done");
pub const RENAME: Sentence = Sentence::new("Rename");
pub const WRITE_NOTE: Sentence = Sentence::new("Write a note");
pub const EDIT_NOTE: Sentence = Sentence::new("Edit");
pub const DELETE_NOTE: Sentence = Sentence::new("Delete");
pub const KEEP_NOTE: Sentence = Sentence::new("Keep");
pub const SURE_TO_DELETE: Sentence = Sentence::new("Delete this note?");
pub const LINK_WITH_NOTE: Sentence = Sentence::new("Link with this note");
pub const MARK_SELECTED: Sentence = Sentence::new("Mark the selected words");
pub const MARK_PASSAGE: Sentence = Sentence::new("Mark this passage");
pub const STAR: Sentence = Sentence::new("Star");
pub const STARRED: Sentence = Sentence::new("Starred");
pub const SHARED_NOTE: Sentence = Sentence::new("A note that came with this link");
pub const KEEP_SHARED: Sentence = Sentence::new("Keep it in my notes");
pub const PUT_AWAY: Sentence = Sentence::new("Put it away");
pub const KEEP_VIEW: Sentence = Sentence::new("Keep this view in your notes");
pub const VIEW_NAME: Sentence = Sentence::new("Name");
pub const KEEP_IT: Sentence = Sentence::new("Keep");

pub fn colour(colour: Colour) -> &'static str {
    say::sentence(match colour {
        Colour::Yellow => "Yellow",
        Colour::Green => "Green",
        Colour::Blue => "Blue",
        Colour::Pink => "Pink",
    })
}

pub fn which_notes(which: NoteSort) -> &'static str {
    match which {
        NoteSort::Colour(colour) => self::colour(colour),
        NoteSort::Stars => say::sentence("Starred articles"),
        NoteSort::Views => SAVED_VIEWS.text(),
        NoteSort::Changed => say::sentence("Words that have changed"),
    }
}

/// Marks without a note in a paragraph.
pub fn marks_here(count: usize) -> String {
    plural!(count, "{} mark", "{} marks")
}

pub fn notes_count(count: usize) -> String {
    plural!(count, "{} note", "{} notes")
}

pub fn sure_to_delete_all(count: usize) -> String {
    plural!(
        count,
        "Delete your {} note? This cannot be undone.",
        "Delete all {} notes? This cannot be undone."
    )
}

pub fn notes_told(told: &NotesTold) -> String {
    match told {
        NotesTold::NotKept => {
            say!("This browser does not keep notes for this page. Save them as a file before you leave.")
                .to_owned()
        }
        NotesTold::Read(merged) => self::merged(*merged),
        NotesTold::ReadOf(title, merged) => {
            format!("{} {}", self::merged(*merged), say!("They were made in another dossier: “{title}”."))
        }
        NotesTold::Unreadable(Error::Form { line, column }) => {
            say!("This file is no file of notes (line {line}, column {column}). Nothing was changed.")
        }
        NotesTold::Unreadable(Error::Note(number)) => {
            say!("Note number {number} of this file is damaged. Nothing was changed.")
        }
        NotesTold::ViewKept(name) => say!("This view is in your notes as “{name}”."),
    }
}

fn merged(merged: Merged) -> String {
    let added = plural!(merged.added, "{} note added.", "{} notes added.");
    let rest = [
        (
            merged.replaced,
            plural!(merged.replaced, "{} replaced by a newer version.", "{} replaced by newer versions."),
        ),
        (merged.known, plural!(merged.known, "{} was here already.", "{} were here already.")),
    ];
    let rest = rest.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told);
    std::iter::once(added).chain(rest).collect::<Vec<_>>().join(" ")
}

/// The sentences of a file of notes in Markdown.
pub fn notes_of(title: &str) -> String {
    say!("Notes on “{title}”")
}

pub fn changed_words() -> &'static str {
    say::sentence("These words are no longer in the article.")
}
