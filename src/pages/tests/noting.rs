//! Notes in an article and on their own page.

use notes::{
    About, Colour, Note,
    anchor::Anchor,
    notebook::{Merged, Notebook},
};

use super::*;
use crate::{
    effects::{Effect, NoteEffect, NotesForm, NotesTold, Target},
    pages::notes as page,
    widgets::note,
};

const ARTICLE: &str = "000_efc107f20451c485";

/// A place of some words in the first article.
fn span(words: &str) -> Span {
    let dossier = embedded::dossier();
    let raw = dossier.article_by_slug(ARTICLE).expect("an article").raw;
    let at = raw.find(words).expect("words");
    Span::new(at, at + words.len())
}

fn anchor(words: &str) -> Anchor {
    let dossier = embedded::dossier();
    let raw = dossier.article_by_slug(ARTICLE).expect("an article").raw;
    Anchor::of(raw, span(words)).expect("words")
}

fn a_note(id: &str, about: About, text: &str, colour: Colour) -> Note {
    let moment = "2026-12-01T09:30:00.000Z".to_owned();
    Note { id: id.to_owned(), about, text: text.to_owned(), colour, made: moment.clone(), changed: moment }
}

/// A note on words, a mark, one whose words have changed, a star and a view.
fn notebook() -> Notebook {
    let on = |anchor| About::Words { article: ARTICLE.to_owned(), anchor };
    let mut gone = anchor("Christopher Landau");
    gone.words = "Christopher Landon".to_owned();
    Notebook::new(vec![
        a_note("said", on(anchor("Christopher Landau")), "Who is *he*?\n# An ambassador.", Colour::Pink),
        a_note("mark", on(anchor("Mexico")), "", Colour::Green),
        a_note("gone", on(gone), "Was he?", Colour::Yellow),
        a_note("star", About::Article { article: ARTICLE.to_owned() }, "", Colour::Yellow),
        a_note("lost", About::Article { article: "lost".to_owned() }, "", Colour::Yellow),
        a_note("view", About::View { fragment: "#/?q=arms".to_owned() }, "Arms [all]", Colour::Yellow),
    ])
}

fn noting() -> Session {
    Session { notebook: notebook(), ..session() }
}

#[derive(Properties, PartialEq)]
struct Noting {
    link: String,
    selected: Option<Span>,
    msgs: Vec<pages::Msg>,
}

#[component]
fn NotingPage(Noting { link, selected, msgs }: &Noting) -> Html {
    let (view, _) = permalink::parse("", link);
    let session = Session { selected: *selected, ..noting() };
    in_session(embedded::dossier(), &view, &session, |context| {
        let mut model = pages::Model::open(context, None);
        for msg in msgs {
            model.update(msg.clone(), context);
        }
        model.view(context, &Callback::noop())
    })
}

fn drawn_with_notes(link: &str, selected: Option<Span>, msgs: Vec<pages::Msg>) -> String {
    let props = Noting { link: link.to_owned(), selected, msgs };
    pollster::block_on(
        yew::ServerRenderer::<NotingPage>::with_props(move || props).hydratable(false).render(),
    )
}

#[test]
fn an_article_has_its_notes_at_their_words() {
    let link = format!("#/read/{ARTICLE}");
    let page = drawn_with_notes(&link, None, Vec::new());
    assert!(page.contains("<span class=\"highlight pink\">Christopher Landau</span>"), "{page}");
    assert!(page.contains("<span class=\"highlight green\">Mexico</span>"));
    assert_eq!(page.matches("class=\"highlight ").count(), 2, "what has changed is marked nowhere");
    // The first stands in the title; what has changed is told above the text.
    let order: Vec<Option<usize>> = ["note-mark", "changed-notes", "note-gone", "note-said"]
        .map(|id| page.find(&format!("id=\"{id}\"")))
        .into();
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?}");
    assert!(page.contains("★ </span>Starred"), "{page}");
    assert!(!page.contains("id=\"highlight-write\""), "nothing is selected");
    // The link has the words, and the note.
    let link = attributes(&page, "href").into_iter().find(|href| href.contains("note=pink")).expect("a link");
    let (view, notices) = permalink::parse("", &link);
    assert_eq!(
        (view.passage.map(|passage| passage.span), notices.len()),
        (Some(span("Christopher Landau")), 0)
    );
    assert_eq!(view.shared_note.map(|shared| shared.text).as_deref(), Some("Who is *he*?\n# An ambassador."));
}

#[test]
fn what_is_selected_can_be_marked() {
    let link = format!("#/read/{ARTICLE}");
    let page = drawn_with_notes(&link, Some(span("Christopher Landau")), Vec::new());
    assert_eq!(page.matches("id=\"highlight-").count(), 5);
    assert!(page.contains("Mark the selected words"));
    // And a passage that a link leads to, without a mouse.
    let (view, _) = permalink::parse("", &link);
    let raw = embedded::dossier().article_by_slug(ARTICLE).expect("an article").raw;
    let at = permalink::print(&view.passage(ARTICLE, raw, span("Christopher Landau")));
    assert!(drawn_with_notes(&at, None, Vec::new()).contains("Mark this passage"));
    let shared = drawn_with_notes(&format!("{at}&note=blue:Really%3F"), None, Vec::new());
    assert!(shared.contains("id=\"shared-keep\"") && shared.contains("Really?"), "{shared}");
    let changed =
        drawn_with_notes(&format!("#/read/{ARTICLE}?at=3-9-0000&note=blue:Really%3F"), None, Vec::new());
    assert!(!changed.contains("id=\"shared-keep\"") && changed.contains("Really?"), "{changed}");
}

#[test]
fn what_is_written_is_kept_letter_by_letter() {
    let (view, _) = permalink::parse("", &format!("#/read/{ARTICLE}"));
    in_session(embedded::dossier(), &view, &noting(), |context| {
        let mut model = note::Model::default();
        let write = model.update(note::Msg::Write("said".to_owned()), context);
        assert_eq!(write, Some(Effect::Focus(Target::Element("note-text"))));
        let rewrite = |id: &str, before: &str, text: &str| {
            let (id, before, text) = (id.to_owned(), before.to_owned(), text.to_owned());
            Some(Effect::Note(NoteEffect::Rewrite { id, before, text }))
        };
        let mut typed = |text: &str| model.update(note::Msg::Typed(text.to_owned()), context);
        let old = "Who is *he*?\n# An ambassador.";
        assert_eq!(typed(" New"), rewrite("said", old, "New"));
        assert_eq!(typed(" New "), None, "white space around it is not kept");
        assert_eq!(typed(" Newer"), rewrite("said", "New", "Newer"));
        // Another tab has rewritten it: from now on, this is a note of its own.
        model.update(note::Msg::Became("other".to_owned()), context);
        let mut typed = |text: &str| model.update(note::Msg::Typed(text.to_owned()), context);
        assert_eq!(typed("Newest"), rewrite("other", "Newer", "Newest"));
        let done = model.update(note::Msg::Done, context);
        assert_eq!(done, Some(Effect::Focus(Target::Note("other".to_owned()))));
        assert_eq!(model.update(note::Msg::Done, context), None);
        model.update(note::Msg::Ask("said".to_owned()), context);
        let spared = model.update(note::Msg::Spare, context);
        assert_eq!(spared, Some(Effect::Focus(Target::Note("said".to_owned()))));
        let removed = model.update(note::Msg::Remove("said".to_owned()), context);
        assert_eq!(removed, Some(Effect::Note(NoteEffect::Remove("said".to_owned()))));
    });
    let written = drawn_with_notes(
        &format!("#/read/{ARTICLE}"),
        None,
        vec![pages::Msg::Note(note::Msg::Write("mark".to_owned()))],
    );
    assert!(written.contains("<textarea id=\"note-text\""), "{written}");
}

#[test]
fn the_page_of_notes_finds_and_chooses() {
    let ids = |link: &str| {
        let page = drawn_with_notes(link, None, Vec::new());
        let ids =
            attributes(&page, "id").into_iter().filter_map(|id| Some(id.strip_prefix("note-")?.to_owned()));
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids("#/notes"), "star mark said gone lost view");
    assert_eq!(ids("#/notes?in=ambassador"), "star mark said gone", "of the article’s title, or of the note");
    assert_eq!(ids("#/notes?in=LANDON"), "gone");
    assert_eq!(ids("#/notes?which=green"), "mark");
    assert_eq!(ids("#/notes?which=yellow"), "gone");
    assert_eq!(ids("#/notes?which=stars"), "star lost");
    assert_eq!(ids("#/notes?which=views"), "view");
    assert_eq!(ids("#/notes?which=changed"), "gone");
    assert_eq!(ids("#/notes?in=nothing"), "");
    // Deleting all asks first.
    let asked = drawn_with_notes("#/notes", None, vec![pages::Msg::Notes(page::Msg::Ask(true))]);
    assert!(asked.contains("Delete all 6 notes? This cannot be undone."), "{asked}");
    let (view, _) = permalink::parse("", "#/notes");
    in_session(embedded::dossier(), &view, &noting(), |context| {
        let remove = page::Model::default().update(page::Msg::RemoveAll, context);
        assert_eq!(remove, Some(Effect::Note(NoteEffect::RemoveAll)));
        assert_eq!(page::status(context), "6 notes");
    });
    let merged = Merged { added: 200, replaced: 1, known: 2 };
    let told = Session { notes_told: Some(NotesTold::Read(merged)), ..noting() };
    in_session(embedded::dossier(), &view, &told, |context| {
        let status = page::status(context);
        assert_eq!(status, "200 notes added. 1 replaced by a newer version. 2 were here already.");
    });
}

#[test]
fn notes_are_saved_with_citations() {
    let (view, _) = permalink::parse("", "#/notes");
    let save = |form| {
        in_session(embedded::dossier(), &view, &noting(), |context| {
            let file = taken::file(context, &here("#/notes"), Taken::Notes(form)).expect("a file");
            (file.name, String::from_utf8(file.bytes).expect("UTF-8"))
        })
    };
    let (name, markdown) = save(NotesForm::Markdown);
    assert_eq!(name, "dossier-notes-2026-12-01.md");
    expect_file!["../snapshots/notes.md"].assert_eq(&markdown);
    let (_, csv) = save(NotesForm::Csv);
    assert_eq!(csv.matches("\r\n").count(), 7);
    assert!(csv.contains("\"changed\",\"Was he?\"") && csv.contains("accessed December 1, 2026"), "{csv}");
    let (_, json) = save(NotesForm::Annotations);
    let read = notes::annotation::parse_all(&json).expect("a file of notes");
    assert_eq!(read.notes, notebook().all());
}
