//! What the reader has marked, noted and saved, in all articles.

use corpus::store::Article;
use notes::{About, Note};
use text::folded_form;
use yew::{Callback, Event, Html, InputEvent};

use crate::{
    context::{PageContext, click},
    effects::{Effect, NoteEffect, NotesForm, Taken, Target},
    view::{self, NoteSort, NotesFilter, Page, View, permalink},
    widgets::{
        form::{field, selected},
        note::{self, Place},
    },
    words,
};
use markup::html;

/// The field in which a file of notes is chosen.
const FILE: &str = "notes-file";

/// What gets the focus when it is asked whether all notes are to be deleted, and what asked.
const SURE: &str = "notes-sure";
const CLEAR: &str = "notes-clear";

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// What is being done with a note.
    notes: note::Model,
    /// Whether it is asked if all are to be deleted.
    is_asked: bool,
}

/// What a reader does on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Do something with a note.
    Note(note::Msg),
    /// Ask whether all are to be deleted, or ask no longer.
    Ask(bool),
    /// Delete all.
    RemoveAll,
}

impl Model {
    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg, context: &PageContext<'_>) -> Option<Effect> {
        match msg {
            Msg::Note(msg) => self.notes.update(msg, context),
            Msg::Ask(is_asked) => {
                self.is_asked = is_asked;
                Some(Effect::Focus(Target::Element(if is_asked { SURE } else { CLEAR })))
            }
            Msg::RemoveAll => {
                *self = Self::default();
                Some(Effect::Note(NoteEffect::RemoveAll))
            }
        }
    }
}

/// What assistive technology is told: how many notes there are, or what came of a file.
#[inline(never)] // what comes later is cut off by function
pub fn status(context: &PageContext<'_>) -> String {
    match &context.session.notes_told {
        Some(told) => words::notes_told(told),
        None => words::notes_count(listed(context).len()),
    }
}

/// A note that is listed, with its article and the place of its words in that.
struct Listed<'n> {
    note: &'n Note,
    article: Option<Article<'static>>,
    place: Place,
}

/// The notes that the view asks for.
fn listed<'n>(context: &PageContext<'n>) -> Vec<Listed<'n>> {
    let NotesFilter { words, which } = &context.view.notes;
    let needle = folded_form(words.trim());
    let all = context.session.notebook.all().iter().map(|note| {
        let article = note.article().and_then(|slug| context.dossier.article_by_slug(slug));
        let place = match (note.anchor(), &article) {
            (Some(anchor), Some(article)) => anchor.find(article.raw).map_or(Place::Changed, Place::There),
            (Some(_), None) => Place::Changed,
            (None, _) => Place::None,
        };
        Listed { note, article, place }
    });
    let is_meant = |listed: &Listed<'_>| match which {
        None => true,
        Some(NoteSort::Colour(colour)) => {
            matches!(listed.note.about, About::Words { .. }) && listed.note.colour == *colour
        }
        Some(NoteSort::Stars) => matches!(listed.note.about, About::Article { .. }),
        Some(NoteSort::Views) => matches!(listed.note.about, About::View { .. }),
        Some(NoteSort::Changed) => listed.place == Place::Changed,
    };
    let has = |text: &str| folded_form(text).contains(&*needle);
    let is_found = |listed: &Listed<'_>| {
        has(&listed.note.text)
            || listed.note.anchor().is_some_and(|anchor| has(&anchor.words))
            || listed.article.as_ref().is_some_and(|article| has(article.title))
    };
    all.filter(|listed| is_meant(listed) && is_found(listed)).collect()
}

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let count = context.session.notebook.all().len();
    let listed = listed(context);
    let send_note = send.reform(Msg::Note);
    let card = |listed: &Listed<'_>| note::note(context, listed.note, listed.place, &model.notes, &send_note);
    let groups = listed.chunk_by(|a, b| a.note.article() == b.note.article());
    html! {
        <div class="sheet notes">
            <h1 tabindex="-1">{ words::NOTES }</h1>
            <p class="screen">{ words::NOTES_INTRO }</p>
            if let Some(told) = &context.session.notes_told { <p class="notice">{ words::notes_told(told) }</p> }
            if count > 0 { { choice(context) } }
            if count == 0 { <p>{ words::NO_NOTES }</p> }
            if count > 0 && listed.is_empty() { <p>{ words::NO_SUCH_NOTES }</p> }
            { for groups.map(|group| html! {
                <section>
                    { heading(&group[0]) }
                    <div>{ for group.iter().map(card) }</div>
                </section>
            }) }
            { files(count, model, context, send) }
            <p class="hint screen">{ words::NOTES_PRIVACY }</p>
        </div>
    }
}

/// The article of some notes.
fn heading(first: &Listed<'_>) -> Html {
    match (&first.article, first.note.article()) {
        (Some(article), _) => {
            let href = permalink::print(&View::of(Page::Read(article.slug.to_owned())));
            html! { <h2 dir="auto"><a {href}>{ article.title }</a></h2> }
        }
        (None, Some(slug)) => html! { <h2>{ words::GONE_ARTICLE }{ " " }{ slug }</h2> },
        (None, None) => html! { <h2>{ words::SAVED_VIEWS }</h2> },
    }
}

/// Which notes are listed.
fn choice(context: &PageContext<'_>) -> Html {
    let filter = &context.view.notes;
    let which = filter.which;
    let typed = context.dispatch.reform(move |event: InputEvent| {
        let words = field(&event).map(|field| field.value()).unwrap_or_default();
        Effect::Change(view::Msg::List(NotesFilter { words, which }))
    });
    let words = filter.words.clone();
    let chosen = context.dispatch.reform(move |event: Event| {
        let name = selected(&event);
        let which = NoteSort::ALL.into_iter().find(|which| which.name() == name);
        Effect::Change(view::Msg::List(NotesFilter { words: words.clone(), which }))
    });
    html! {
        <p class="choice screen">
            <label>{ words::FIND_IN_NOTES }{ " " }<input type="search" id="notes-in" value={filter.words.clone()} oninput={typed} /></label>
            <label>
                { words::WHICH_NOTES }{ " " }
                <select id="notes-which" onchange={chosen}>
                    <option value="" selected={which.is_none()}>{ words::ALL_NOTES }</option>
                    { for NoteSort::ALL.map(|one| html! {
                        <option value={one.name()} selected={which == Some(one)}>{ words::which_notes(one) }</option>
                    }) }
                </select>
            </label>
        </p>
    }
}

/// Saving, opening and deleting.
fn files(count: usize, model: &Model, context: &PageContext<'_>, send: &Callback<Msg>) -> Html {
    let save = |form, id: &'static str, label: &'static str| {
        html! { <button type="button" {id} class="quiet" onclick={context.ask(Effect::Take(Taken::Notes(form)))}>{ label }</button> }
    };
    let read = context.dispatch.reform(|_: Event| Effect::Note(NoteEffect::Read(FILE)));
    html! {
        <div class="files screen">
            if count > 0 {
                <p>
                    { words::SAVE_NOTES }{ " " }
                    { save(NotesForm::Annotations, "notes-json", "JSON") }
                    { save(NotesForm::Markdown, "notes-md", "Markdown") }
                    { save(NotesForm::Csv, "notes-csv", "CSV") }
                </p>
            }
            <p><label>{ words::OPEN_NOTES }{ " " }<input type="file" id={FILE} accept=".json,application/json" onchange={read} /></label></p>
            if count > 0 && !model.is_asked {
                <p><button type="button" id={CLEAR} class="quiet" onclick={click(send, Msg::Ask(true))}>{ words::DELETE_ALL }</button></p>
            }
            if count > 0 && model.is_asked {
                <p>
                    { words::sure_to_delete_all(count) }{ " " }
                    <button type="button" id={SURE} onclick={click(send, Msg::RemoveAll)}>{ words::DELETE_THEM }</button>
                    <button type="button" class="quiet" onclick={click(send, Msg::Ask(false))}>{ words::KEEP_THEM }</button>
                </p>
            }
        </div>
    }
}
