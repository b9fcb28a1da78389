//! All notes of a reader in one dossier.

use std::cmp::Ordering;

use crate::{About, Note};

/// Notes, in the order of their articles' slugs, of an article in the order of its words, stars first; views at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    notes: Vec<Note>,
}

/// What came of reading notes from a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// How many were new.
    pub added: usize,
    /// How many took the place of an older version.
    pub replaced: usize,
    /// How many were there already, as new or newer.
    pub known: usize,
}

impl Notebook {
    /// One with these notes.
    #[inline(never)] // what comes later is cut off by function
    pub fn new(notes: Vec<Note>) -> Self {
        let mut notebook = Self::default();
        for note in notes {
            notebook.put(note);
        }
        notebook
    }

    /// All notes.
    pub fn all(&self) -> &[Note] {
        &self.notes
    }

    /// The star of an article, if it has one.
    pub fn star(&self, slug: &str) -> Option<&Note> {
        let mut stars = self.notes.iter().filter(|note| matches!(note.about, About::Article { .. }));
        stars.find(|star| star.article() == Some(slug))
    }

    /// The note with an id.
    #[inline(never)] // what comes later is cut off by function
    pub fn get(&self, id: &str) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == id)
    }

    /// Adds a note, in place of the one with its id.
    #[inline(never)] // what comes later is cut off by function
    pub fn put(&mut self, note: Note) {
        self.remove(&note.id);
        let at = self.notes.partition_point(|other| order(other, &note) != Ordering::Greater);
        self.notes.insert(at, note);
    }

    /// Takes a note away.
    #[inline(never)] // what comes later is cut off by function
    pub fn remove(&mut self, id: &str) {
        self.notes.retain(|note| note.id != id);
    }

    /// A note with another text, as it is to be kept. `before` is the text that its writer began with: if the note
    /// has another one by now, since it was rewritten in another tab, the new text becomes a note of its own, with the id `new_id`, and
    /// neither is lost. None, if nothing is to be done.
    #[inline(never)] // what comes later is cut off by function
    pub fn rewritten(&self, id: &str, before: &str, text: &str, new_id: &str, now: &str) -> Option<Note> {
        let note = self.get(id)?;
        if note.text == text {
            return None;
        }
        let (text, changed) = (text.to_owned(), now.to_owned());
        Some(if note.text == before {
            Note { text, changed, ..note.clone() }
        } else {
            Note { id: new_id.to_owned(), text, changed, made: now.to_owned(), ..note.clone() }
        })
    }

    /// Which of the notes of a file are to be kept: of two versions of a note, the newer one.
    #[inline(never)] // what comes later is cut off by function
    pub fn merged(&self, read: Vec<Note>) -> (Vec<Note>, Merged) {
        let mut merged = Merged::default();
        let mut kept = Vec::new();
        for note in read {
            match self.get(&note.id) {
                None => merged.added += 1,
                Some(known) if known.changed < note.changed => merged.replaced += 1,
                Some(_) => {
                    merged.known += 1;
                    continue;
                }
            }
            kept.push(note);
        }
        (kept, merged)
    }
}

fn order(a: &Note, b: &Note) -> Ordering {
    let place = |note: &Note| note.anchor().map_or(0, |anchor| anchor.span.start + 1);
    let is_view = |note: &Note| note.article().is_none();
    is_view(a)
        .cmp(&is_view(b))
        .then_with(|| a.article().cmp(&b.article()))
        .then_with(|| place(a).cmp(&place(b)))
        .then_with(|| a.made.cmp(&b.made))
}

#[cfg(test)]
mod tests {
    use text::Span;

    use super::*;
    use crate::{Colour, anchor::Anchor};

    fn note(id: &str, about: About, changed: &str) -> Note {
        let (made, changed) = ("1".to_owned(), changed.to_owned());
        Note { id: id.to_owned(), about, text: id.to_owned(), colour: Colour::Blue, made, changed }
    }

    fn words(start: usize) -> About {
        let anchor = Anchor::of("one two three", Span::new(start, start + 3)).expect("words");
        About::Words { article: "b".to_owned(), anchor }
    }

    fn star(article: &str) -> About {
        About::Article { article: article.to_owned() }
    }

    fn ids(notebook: &Notebook) -> String {
        notebook.all().iter().map(|note| note.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn notebook() -> Notebook {
        let view = About::View { fragment: "#/".to_owned() };
        Notebook::new(vec![
            note("view", view, "1"),
            note("two", words(4), "1"),
            note("one", words(0), "1"),
            note("star", star("b"), "1"),
            note("other", star("a"), "1"),
        ])
    }

    #[test]
    fn notes_are_in_the_order_of_their_places() {
        let mut notebook = notebook();
        assert_eq!(ids(&notebook), "other star one two view");
        assert_eq!(notebook.star("b").map(|note| note.id.as_str()), Some("star"));
        assert_eq!(notebook.star("c"), None);
        notebook.put(note("one", words(8), "2"));
        assert_eq!(ids(&notebook), "other star two one view");
        notebook.remove("two");
        assert_eq!(ids(&notebook), "other star one view");
    }

    #[test]
    fn what_two_tabs_write_is_kept_twice() {
        let mut notebook = notebook();
        assert_eq!(notebook.rewritten("one", "one", "one", "new", "2"), None);
        let mine = notebook.rewritten("one", "one", "mine", "new", "2").expect("a change");
        assert_eq!((mine.id.as_str(), mine.text.as_str(), mine.changed.as_str()), ("one", "mine", "2"));
        notebook.put(note("one", words(0), "3"));
        let theirs = Note { text: "theirs".to_owned(), ..note("one", words(0), "3") };
        notebook.put(theirs);
        let mine = notebook.rewritten("one", "one", "mine", "new", "4").expect("a note of its own");
        assert_eq!((mine.id.as_str(), mine.text.as_str()), ("new", "mine"));
        notebook.put(mine);
        assert_eq!(ids(&notebook), "other star one new two view");
    }

    #[test]
    fn of_two_versions_the_newer_one_is_kept() {
        let read = vec![note("one", words(0), "0"), note("two", words(4), "2"), note("new", words(4), "1")];
        let (kept, merged) = notebook().merged(read);
        assert_eq!(merged, Merged { added: 1, replaced: 1, known: 1 });
        assert_eq!(kept.iter().map(|note| note.id.as_str()).collect::<Vec<_>>(), ["two", "new"]);
    }
}
