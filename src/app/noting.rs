//! What the shell does with a reader's notes. None of it is called before the code that comes later is there.

use notes::{
    About, Colour, Note,
    annotation::{self, Collection, Error},
    notebook::Notebook,
};
use yew::prelude::*;

use super::{App, Msg};
use crate::{
    effects::{NoteEffect, NotesTold, notes as kept},
    embedded, pages, saving,
    view::{Write, permalink},
    widgets::note,
};

impl App {
    /// Reads the notes that are kept.
    #[inline(never)] // what comes later is cut off by function
    pub(super) fn read_notebook(&mut self) {
        self.session.notebook = kept::kept();
    }

    /// Listens to what other tabs do, and to what the reader selects.
    #[inline(never)] // what comes later is cut off by function
    pub(super) fn listen_for_notes(&mut self, ctx: &Context<Self>) {
        let others = kept::listen_to_others(ctx.link().callback(|()| Msg::NotesChanged));
        let selection = kept::listen_to_selection(ctx.link().callback(Msg::Selected));
        self.note_listeners = Some([others, selection]);
    }

    /// Makes, changes or takes away notes.
    #[inline(never)] // what comes later is cut off by function
    pub(super) fn note(&mut self, ctx: &Context<Self>, effect: NoteEffect) {
        self.session.notes_told = None;
        let (id, now) = (kept::new_id(), kept::now());
        match effect {
            NoteEffect::Make { about, colour, text, is_written } => {
                kept::unselect();
                self.session.selected = None;
                self.view.shared_note = None;
                let (made, changed) = (now.clone(), now);
                self.keep(Note { id: id.clone(), about: *about, text, colour, made, changed });
                self.write(ctx, Write::Replace);
                if is_written {
                    self.update_page(ctx, pages::Msg::Note(note::Msg::Write(id)));
                }
            }
            // What the field shows while it is empty is the title of the page.
            NoteEffect::KeepView(field) => {
                let written = kept::written(field).trim().to_owned();
                let noop = Callback::noop();
                let name = if written.is_empty() { saving::title(&self.context(&noop)) } else { written };
                let about = About::View { fragment: permalink::print(&self.canonical()) };
                let (made, changed, colour) = (now.clone(), now, Colour::default());
                self.session.notes_told = Some(NotesTold::ViewKept(name.clone()));
                self.keep(Note { id, about, text: name, colour, made, changed });
            }
            NoteEffect::Rewrite { id: rewritten, before, text } => {
                kept::kept_now(&rewritten).into_iter().for_each(|note| self.session.notebook.put(note));
                let note = self.session.notebook.rewritten(&rewritten, &before, &text, &id, &now);
                if let Some(note) = note {
                    let is_another = note.id != rewritten;
                    self.keep(note);
                    if is_another {
                        self.update_page(ctx, pages::Msg::Note(note::Msg::Became(id)));
                    }
                }
            }
            NoteEffect::Colour(id, colour) => {
                if let Some(note) = self.session.notebook.get(&id) {
                    self.keep(Note { colour, changed: now, ..note.clone() });
                }
            }
            NoteEffect::Remove(id) => {
                kept::forget(&id);
                self.session.notebook.remove(&id);
            }
            NoteEffect::RemoveAll => {
                self.session.notebook.all().iter().for_each(|note| kept::forget(&note.id));
                self.session.notebook = Notebook::default();
            }
            NoteEffect::Read(field) => kept::read(field, ctx.link().callback(Msg::NotesRead)),
        }
    }

    /// Keeps a note, in this browser if that allows it.
    fn keep(&mut self, note: Note) {
        let noop = Callback::noop();
        let link = saving::link(&self.context(&noop), &self.here(), &note);
        if !kept::keep(&note, &link) {
            self.session.notes_told = Some(NotesTold::NotKept);
        }
        self.session.notebook.put(note);
    }

    /// Keeps the notes of a file.
    #[inline(never)] // what comes later is cut off by function
    pub(super) fn take_notes(&mut self, read: Option<&str>) {
        let no_file = Error::Form { line: 1, column: 1 };
        match read.ok_or(no_file).and_then(annotation::parse_all) {
            Ok(Collection { dossier, notes }) => {
                let (kept, merged) = self.session.notebook.merged(notes);
                let is_same = dossier == embedded::dossier().title();
                let told = if is_same { NotesTold::Read(merged) } else { NotesTold::ReadOf(dossier, merged) };
                self.session.notes_told = Some(told);
                kept.into_iter().for_each(|note| self.keep(note));
            }
            Err(error) => self.session.notes_told = Some(NotesTold::Unreadable(error)),
        }
    }
}
