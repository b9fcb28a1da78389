//! A note of the reader: what it says, and what can be done with it. In an article it stands below the paragraph with its words, and
//! on the page of all notes it stands with them.

use corpus::store::Article;
use notes::{About, Colour, Note, anchor::Anchor};
use text::{Span, sort::sort_by_key};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::{Callback, Html, InputEvent};

use crate::{
    context::{PageContext, click},
    effects::{Effect, NoteEffect, Target},
    view::{self, Page, Passage, SharedNote, View, permalink},
    words,
};
use markup::{classes, html};

/// The field in which a note is written.
const FIELD: &str = "note-text";

/// What gets the focus when it is asked whether a note is to be deleted.
const SURE: &str = "note-sure";

/// How many characters of the words are quoted.
const QUOTED: usize = 400;

/// What is being done with notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The note that is being written.
    written: Option<Written>,
    /// The note of which it is asked whether it is to be deleted.
    asked: Option<String>,
}

/// A note that is being written. Each letter is kept at once, so that nothing is lost whatever the reader does next.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    id: String,
    /// The text that was kept last.
    kept: String,
    /// The text in the field.
    text: String,
}

/// What a reader does with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Begin to write it.
    Write(String),
    /// Has typed; the whole text.
    Typed(String),
    /// What was typed is kept as another note, with this id, since another tab has rewritten the one that it began as.
    Became(String),
    /// Be done with writing.
    Done,
    /// Ask whether it is to be deleted.
    Ask(String),
    /// Do not delete it.
    Spare,
    /// Delete it.
    Remove(String),
}

impl Model {
    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg, context: &PageContext<'_>) -> Option<Effect> {
        match msg {
            Msg::Write(id) => {
                let note = context.session.notebook.get(&id)?;
                let (kept, text) = (note.text.clone(), note.text.clone());
                self.written = Some(Written { id, kept, text });
                Some(Effect::Focus(Target::Element(FIELD)))
            }
            Msg::Typed(typed) => {
                let written = self.written.as_mut()?;
                let text = typed.trim().to_owned();
                written.text = typed;
                if text == written.kept {
                    return None;
                }
                let before = std::mem::replace(&mut written.kept, text.clone());
                Some(Effect::Note(NoteEffect::Rewrite { id: written.id.clone(), before, text }))
            }
            Msg::Became(id) => {
                self.written.as_mut()?.id = id;
                Some(Effect::Focus(Target::Element(FIELD)))
            }
            Msg::Done => self.written.take().map(|written| Effect::Focus(Target::Note(written.id))),
            Msg::Ask(id) => {
                self.asked = Some(id);
                Some(Effect::Focus(Target::Element(SURE)))
            }
            Msg::Spare => self.asked.take().map(|id| Effect::Focus(Target::Note(id))),
            Msg::Remove(id) => {
                *self = Self::default();
                Some(Effect::Note(NoteEffect::Remove(id)))
            }
        }
    }

    /// Whether this note is being written.
    pub fn is_writing(&self, id: &str) -> bool {
        self.written.as_ref().is_some_and(|written| written.id == id)
    }

    /// Whether it is asked if this note is to be deleted.
    pub fn is_asking(&self, id: &str) -> bool {
        self.asked.as_deref() == Some(id)
    }
}

/// Marks without a note, as a line to unfold; `is_open` where something is being done with one of them.
pub fn folded(marks: Vec<Html>, is_open: bool) -> Html {
    if marks.is_empty() {
        return Html::default();
    }
    html! {
        <details class="marked-here screen" open={is_open}>
            <summary>{ words::marks_here(marks.len()) }</summary>
            <div>{ for marks }</div>
        </details>
    }
}

/// Where the words of a note are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It stands below them.
    Here(Span),
    /// It stands elsewhere, and leads to them.
    There(Span),
    /// They have changed, and are quoted.
    Changed,
    /// It is about no words.
    None,
}

/// The reader's notes on words of an article, with the place of these; none where they have changed.
pub fn placed<'n>(context: &PageContext<'n>, article: &Article<'static>) -> Vec<(&'n Note, Option<Span>)> {
    let notes = context.session.notebook.all().iter().filter(|note| note.article() == Some(article.slug));
    notes.filter_map(|note| Some((note, note.anchor()?.find(article.raw)))).collect()
}

/// What they mark, as [`super::marked::Marks`] has it.
pub fn highlights(placed: &[(&Note, Option<Span>)]) -> Vec<(Span, Colour)> {
    let mut highlights: Vec<_> =
        placed.iter().filter_map(|(note, span)| Some(((*span)?, note.colour))).collect();
    sort_by_key(&mut highlights, |(span, _)| span.start);
    highlights
}

/// What marks words, or writes a note on them: those that are selected, or those to which a link has led.
pub fn palette(context: &PageContext<'_>, article: &Article<'static>, span: Span, is_selected: bool) -> Html {
    let Some(anchor) = Anchor::of(article.raw, span) else { return Html::default() };
    let about = About::Words { article: article.slug.to_owned(), anchor };
    let make = |colour, is_written| {
        let about = Box::new(about.clone());
        context.ask(Effect::Note(NoteEffect::Make { about, colour, text: String::new(), is_written }))
    };
    let label = if is_selected { words::MARK_SELECTED } else { words::MARK_PASSAGE };
    // A press on it must not take the selection away.
    let hold = Callback::from(|event: yew::MouseEvent| event.prevent_default());
    html! {
        <div class={classes!("palette screen", is_selected.then_some("selected"))} role="group" aria-label={label} onmousedown={hold}>
            <span class="label" aria-hidden="true">{ label }</span>
            { for Colour::ALL.map(|colour| swatch(colour, ["highlight-", colour.name()].concat(), None, make(colour, false))) }
            <button type="button" id="highlight-write" onclick={make(Colour::default(), true)}>{ words::WRITE_NOTE }</button>
        </div>
    }
}

/// A note that came with the link, on words that the text still has.
pub fn shared(
    context: &PageContext<'_>,
    article: &Article<'static>,
    shared: &SharedNote,
    span: Span,
) -> Html {
    let Some(anchor) = Anchor::of(article.raw, span) else { return Html::default() };
    let about = Box::new(About::Words { article: article.slug.to_owned(), anchor });
    let (colour, text) = (shared.colour, shared.text.clone());
    let keep = context.ask(Effect::Note(NoteEffect::Make { about, colour, text, is_written: false }));
    html! {
        <div class={["note shared ", shared.colour.name()].concat()} id="shared" role="group" aria-labelledby="shared-title">
            <p class="fate" id="shared-title">{ words::SHARED_NOTE }</p>
            if !shared.text.is_empty() { <p class="said" dir="auto">{ shared.text.clone() }</p> }
            <p class="actions screen">
                <button type="button" id="shared-keep" onclick={keep}>{ words::KEEP_SHARED }</button>
                <button type="button" class="quiet" id="shared-away" onclick={context.change(view::Msg::PutAway)}>{ words::PUT_AWAY }</button>
            </p>
        </div>
    }
}

/// The button that gives an article a star, or takes it.
pub fn star(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let star = context.session.notebook.star(article.slug);
    let effect = match star {
        Some(star) => NoteEffect::Remove(star.id.clone()),
        None => NoteEffect::Make {
            about: Box::new(About::Article { article: article.slug.to_owned() }),
            colour: Colour::default(),
            text: String::new(),
            is_written: false,
        },
    };
    let (sign, label) = if star.is_some() { ("★ ", words::STARRED) } else { ("☆ ", words::STAR) };
    html! {
        <button type="button" id="star" class="quiet star" aria-pressed={star.is_some().to_string()} onclick={context.ask(Effect::Note(effect))}>
            <span aria-hidden="true">{ sign }</span>{ label }
        </button>
    }
}

/// A note.
#[inline(never)] // what comes later is cut off by function
pub fn note(
    context: &PageContext<'_>,
    note: &Note,
    place: Place,
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let written = model.written.as_ref().filter(|written| written.id == note.id);
    let colour = matches!(note.about, About::Words { .. }).then(|| note.colour.name());
    html! {
        <div class={classes!("note", colour)} id={["note-", &note.id].concat()} key={note.id.clone()} role="group" aria-label={words::YOUR_NOTE} tabindex="-1">
            { words_of(context, note, place) }
            if let Some(written) = written { { field(written, send) } }
            if written.is_none() && !note.text.is_empty() && colour.is_some() { <p class="said" dir="auto">{ note.text.clone() }</p> }
            if written.is_none() { { actions(context, note, place, model.asked.as_ref() == Some(&note.id), send) } }
        </div>
    }
}

/// What it is about, where it does not stand below that.
fn words_of(context: &PageContext<'_>, note: &Note, place: Place) -> Html {
    let quoted = |anchor: &Anchor| words::quoted(&anchor.words, QUOTED);
    match (&note.about, place) {
        (About::Words { .. }, Place::Here(_)) => Html::default(),
        (About::Words { anchor, .. }, Place::There(span)) => {
            let href = opened(context, note, span).map(|view| permalink::print(&view));
            html! { <p class="quote" dir="auto"><q><a {href}>{ quoted(anchor) }</a></q></p> }
        }
        (About::Words { anchor, .. }, Place::Changed | Place::None) => html! {
            <>
                <p class="quote" dir="auto"><q>{ quoted(anchor) }</q></p>
                <p class="fate">{ words::NOTE_WORDS_CHANGED }</p>
            </>
        },
        // It stands below the title.
        (About::Article { .. }, _) => html! {
            <p class="quote"><span class="star" aria-hidden="true">{ "★ " }</span>{ words::STARRED }</p>
        },
        (About::View { fragment }, _) => {
            // What was read from a file may be anything: only what is a view becomes a link.
            let (view, _) = permalink::parse("", fragment);
            let name = if note.text.is_empty() { fragment } else { &note.text };
            html! { <p class="quote"><a href={permalink::print(&view)}>{ name.clone() }</a></p> }
        }
    }
}

/// The article of a note, opened at its words.
fn opened(context: &PageContext<'_>, note: &Note, span: Span) -> Option<View> {
    let article = context.dossier.article_by_slug(note.article()?)?;
    let passage = Some(Passage::of(article.raw, span));
    Some(View { passage, ..View::of(Page::Read(article.slug.to_owned())) })
}

/// Where it is written.
fn field(written: &Written, send: &Callback<Msg>) -> Html {
    let value = |target: Option<web_sys::EventTarget>| {
        let field = target.and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        field.map(|field| field.value()).unwrap_or_default()
    };
    let typed = send.reform(move |event: InputEvent| Msg::Typed(value(event.target())));
    html! {
        <>
            <label class="sr" for={FIELD}>{ words::YOUR_NOTE }</label>
            <textarea id={FIELD} rows="3" dir="auto" value={written.text.clone()} oninput={typed} />
            <p class="actions"><button type="button" id="note-done" onclick={click(send, Msg::Done)}>{ words::DONE }</button></p>
        </>
    }
}

/// What can be done with it.
fn actions(
    context: &PageContext<'_>,
    note: &Note,
    place: Place,
    is_asked: bool,
    send: &Callback<Msg>,
) -> Html {
    let id = |what: &str| [what, "-", &note.id].concat();
    let shared = match place {
        Place::Here(span) | Place::There(span) => SharedNote::of(note).zip(opened(context, note, span)),
        Place::Changed | Place::None => None,
    };
    let link = shared.map(|(shared, view)| permalink::print(&View { shared_note: Some(shared), ..view }));
    let has_words = note.anchor().is_some();
    let write = match (&note.about, note.text.is_empty()) {
        (About::Article { .. }, _) => None,
        (About::View { .. }, _) => Some(words::RENAME),
        (About::Words { .. }, true) => Some(words::WRITE_NOTE),
        (About::Words { .. }, false) => Some(words::EDIT_NOTE),
    };
    if is_asked {
        return html! {
            <p class="actions screen">
                { words::SURE_TO_DELETE }{ " " }
                <button type="button" id={SURE} onclick={click(send, Msg::Remove(note.id.clone()))}>{ words::DELETE_NOTE }</button>
                <button type="button" class="quiet" onclick={click(send, Msg::Spare)}>{ words::KEEP_NOTE }</button>
            </p>
        };
    }
    html! {
        <p class="actions screen">
            if let Some(label) = write {
                <button type="button" class="quiet" id={id("write")} onclick={click(send, Msg::Write(note.id.clone()))}>{ label }</button>
            }
            if has_words {
                { for Colour::ALL.map(|colour| {
                    let paint = context.ask(Effect::Note(NoteEffect::Colour(note.id.clone(), colour)));
                    swatch(colour, id(colour.name()), Some(note.colour == colour), paint)
                }) }
            }
            if let Some(href) = link { <a {href} id={id("link")}>{ words::LINK_WITH_NOTE }</a> }
            <button type="button" class="quiet" id={id("delete")} onclick={click(send, Msg::Ask(note.id.clone()))}>{ words::DELETE_NOTE }</button>
        </p>
    }
}

/// The button of a colour. Where it is one of several to choose from, it says whether it is chosen.
pub fn swatch(colour: Colour, id: String, is_chosen: Option<bool>, act: Callback<yew::MouseEvent>) -> Html {
    let name = words::colour(colour);
    html! {
        <button type="button" {id} class={["swatch ", colour.name()].concat()} aria-label={name} title={name}
            aria-pressed={is_chosen.map(|is_chosen| is_chosen.to_string())} onclick={act}></button>
    }
}
