//! What can be taken away from the page that is shown: citations of it and of the articles that it lists, and what it shows as
//! tables. The panel, and the files.
//!
//! Nobody needs this code before the panel is opened, or an article: it comes later (`crates/template/src/split.rs`), and
//! everything in `crates/export` with it. The shell calls [`view`], [`file`], [`citation`] and [`coins`], and nothing else here.

mod files;
mod notes;
mod offers;

use export::cite::{self, Reference, Style};
use text::date::Date;
use yew::Html;

use self::offers::{listed, reference, tables};
use crate::{
    context::PageContext,
    effects::{Copied, Copying, Effect, FileForm, NoteEffect, NotesTold, Taken, Which},
    widgets::frame::SAVING_PANEL,
    words,
};
use markup::html;

pub use files::file;
pub use notes::link;
pub use offers::title;

const HEADING: &str = "saving-heading";

/// The field with the name under which a view is kept.
const VIEW_NAME: &str = "view-name";

/// What the browser knows and a page does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Here {
    /// The address of the page up to its fragment.
    pub base: String,
    /// The whole link to what is shown.
    pub link: String,
    /// The day of today, where the reader is.
    pub today: Option<Date>,
}

/// The panel.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>, here: &Here) -> Html {
    let listed = listed(context);
    html! {
        <section id={SAVING_PANEL} class="saving" aria-labelledby={HEADING}>
            <h2 id={HEADING}>{ words::CITE_AND_SAVE }</h2>
            <button type="button" class="quiet close" onclick={context.ask(Effect::ShowSaving(false))}>{ words::CLOSE }</button>
            <h3>{ words::cite_this(&context.view.page, context.view.passage.is_some()) }</h3>
            <ul class="forms">{ for Style::ALL.map(|style| form(context, here, style)) }</ul>
            if !listed.is_empty() {
                <h3>{ words::cite_listed(listed.len()) }</h3>
                <p class="forms">{ for Style::ALL.map(|style| {
                    save(context, Taken::Bibliography(style), words::style(style), words::save_listed(style))
                }) }</p>
            }
            { save_tables(context) }
            { keep_view(context) }
            <p class="hint">{ words::SAVING_HINT }</p>
        </section>
    }
}

/// One form of the citation. What is meant to be read is shown; what programs read is copied or saved.
fn form(context: &PageContext<'_>, here: &Here, style: Style) -> Html {
    let is_done = *context.copying == Copying::Done(Copied::Citation(style));
    let label = if is_done { words::COPIED } else { words::COPY };
    let copy = context.ask(Effect::Copy(Copied::Citation(style)));
    let shown = matches!(style, Style::Chicago | Style::Apa).then(|| citation(context, here, style));
    html! {
        <li>
            <p class="form">
                <span class="name">{ words::style(style) }</span>
                <span class="for">{ words::style_is_for(style) }</span>
                <button type="button" id={format!("copy-{}", name(style))} class="quiet" aria-label={words::copy_as(style)} onclick={copy}>{ label }</button>
                { save(context, Taken::Citation(style), words::SAVE.text(), words::save_as(style)) }
            </p>
            if let Some(shown) = shown { <p class="cited" dir="auto">{ shown }</p> }
        </li>
    }
}

fn save_tables(context: &PageContext<'_>) -> Html {
    let tables = tables(context);
    if tables.is_empty() {
        return Html::default();
    }
    let row = |&which: &Which| {
        let forms: &[FileForm] = match which {
            Which::Network => &[FileForm::Csv, FileForm::Json, FileForm::Graphml],
            _ => &[FileForm::Csv, FileForm::Json],
        };
        let name = words::table(which);
        html! {
            <li>
                <p class="form">
                    <span class="name">{ name }</span>
                    { for forms.iter().map(|&form| {
                        save(context, Taken::Table(which, form), words::file_form(form), words::save_table(which, form))
                    }) }
                </p>
            </li>
        }
    };
    html! {
        <>
            <h3>{ words::SAVE_TABLES }</h3>
            if offers::texts_are_missing(context) {
                <p role="status">{ words::TEXTS_ARE_LOADED }</p>
            } else {
                <ul class="forms">{ for tables.iter().map(row) }</ul>
                if offers::has_too_many_mentions(context) { <p class="hint">{ words::TOO_MANY_MENTIONS }</p> }
            }
        </>
    }
}

fn save(context: &PageContext<'_>, taken: Taken, label: &'static str, about: String) -> Html {
    let id = ["save-", &files::id(taken)].concat();
    html! { <button type="button" {id} class="quiet" aria-label={about} onclick={context.ask(Effect::Take(taken))}>{ label }</button> }
}

/// What a form is called in ids and names of files.
fn name(style: Style) -> &'static str {
    match style {
        Style::Chicago => "chicago",
        Style::Apa => "apa",
        Style::Bibtex => "bibtex",
        Style::Ris => "ris",
        Style::CslJson => "csl-json",
    }
}

/// Where the view is kept among the reader's notes, under a name.
fn keep_view(context: &PageContext<'_>) -> Html {
    let keep = context.ask(Effect::Note(NoteEffect::KeepView(VIEW_NAME)));
    html! {
        <>
            <h3>{ words::KEEP_VIEW }</h3>
            <p class="forms">
                <label for={VIEW_NAME}>{ words::VIEW_NAME }</label>{ " " }
                <input type="text" id={VIEW_NAME} placeholder={offers::title(context)} />
                <button type="button" id="keep-view" class="quiet" onclick={keep}>{ words::KEEP_IT }</button>
            </p>
            if let Some(told @ NotesTold::ViewKept(_)) = &context.session.notes_told { <p role="status">{ words::notes_told(told) }</p> }
        </>
    }
}

/// The citation of what is shown.
#[inline(never)] // what comes later is cut off by function
pub fn citation(context: &PageContext<'_>, here: &Here, style: Style) -> String {
    cite::cite(&[reference(context, here)], style)
}

/// By what a reference manager in the browser recognises the article that is shown; nothing on other pages.
#[inline(never)] // what comes later is cut off by function
pub fn coins(context: &PageContext<'_>, here: &Here) -> Html {
    let reference: Reference = reference(context, here);
    if reference.is_view {
        return Html::default();
    }
    html! { <span class="Z3988" title={cite::coins(&reference)} aria-hidden="true"></span> }
}
