//! What every page has around it.

use export::cite::Style;
use web_sys::SubmitEvent;
use yew::Html;

use crate::{
    context::PageContext,
    effects::{Copied, Copying, Effect},
    language, later,
    view::{Msg, Page, Picture, View, permalink},
    widgets::{help::help, suggestions::SearchBox},
    words,
};
use markup::html;

/// The name of the dossier, the search box and the other pages.
pub fn header(context: &PageContext<'_>, help_open: bool) -> Html {
    let submit = context.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Effect::Change(Msg::Asked)
    });
    let link = |page: Page, label: &'static str| {
        let current = std::mem::discriminant(&context.view.page) == std::mem::discriminant(&page);
        // A picture is of the articles that answer; the other pages are about all of them.
        let is_picture = matches!(page, Page::Picture(_));
        let view = if is_picture { context.view.at(page) } else { View::of(page) };
        let href = permalink::print(&view);
        html! { <a {href} aria-current={current.then_some("page")}>{ label }</a> }
    };
    html! {
        <header class="top">
            <a class="brand" href={permalink::print(&View::default())}>
                if !context.dossier.logo().is_empty() { <img class="logo" src={context.dossier.logo()} alt="" /> }
                { context.dossier.title() }
            </a>
            <search>
                <form onsubmit={submit}>
                    <label class="sr" for="q">{ words::SEARCH_LABEL }</label>
                    <SearchBox view={context.view.clone()} dispatch={context.dispatch.clone()} />
                </form>
                { help(context, help_open) }
            </search>
            <nav aria-label={words::PAGES}>
                { link(Page::Compare(None, None), words::COMPARE.text()) }
                { link(Page::Entities, words::ENTITIES.text()) }
                { link(Page::Picture(Picture::default()), words::PICTURES.text()) }
                { link(Page::Notes, words::NOTES.text()) }
                { link(Page::About, words::ABOUT.text()) }
            </nav>
        </header>
    }
}

/// The button that copies the link, and the link itself where a browser does not allow that.
pub fn copy_link(context: &PageContext<'_>, saving_open: bool) -> Html {
    html! {
        <div class="copy">
            { copy(context, Copied::Link) }
            // The code that cites an article comes with that which draws it.
            if matches!(context.view.page, Page::Read(_)) && later::is_here() { { copy(context, Copied::Citation(Style::Chicago)) } }
            if context.view.page != Page::Open { { saving(context, saving_open) } }
            if let Copying::Refused(Copied::Link, link) = context.copying {
                <label>
                    { words::COPY_FAILED }{ " " }
                    <input type="text" readonly=true value={link.clone()} />
                </label>
            }
            if let Copying::Refused(Copied::Citation(_), citation) = context.copying {
                <label class="citation">
                    { words::COPY_CITATION_FAILED }
                    <textarea readonly=true rows="5" value={citation.clone()} />
                </label>
            }
        </div>
    }
}

/// The button that opens the panel in which a page is cited and saved, and back at which the focus is once that is closed.
pub const SAVING_BUTTON: &str = "saving-button";

/// That panel.
pub const SAVING_PANEL: &str = "saving";

fn saving(context: &PageContext<'_>, is_open: bool) -> Html {
    html! {
        <button type="button" id={SAVING_BUTTON} class="quiet" aria-expanded={is_open.to_string()} aria-controls={is_open.then_some(SAVING_PANEL)}
            onclick={context.ask(Effect::ShowSaving(!is_open))}>
            { words::CITE_AND_SAVE }
        </button>
    }
}

/// A button that copies something, and says so when it has.
pub fn copy(context: &PageContext<'_>, what: Copied) -> Html {
    let done = *context.copying == Copying::Done(what);
    let label = if done { words::copied(what) } else { words::copy(what) };
    let id = match what {
        Copied::Link => "copy",
        Copied::Citation(_) => "copy-citation",
        Copied::List => "copy-list",
    };
    html! { <button {id} class="quiet" onclick={context.ask(Effect::Copy(what))}>{ label }</button> }
}

/// How much there is, and the hash of all of it.
pub fn footer(context: &PageContext<'_>) -> Html {
    let named = context.dossier.entities().filter(|entity| entity.mentions > 0).count();
    html! {
        <footer class="foot">
            <p>{ words::footer(context.dossier.article_count(), named as u32) }{ " " }{ words::PRIVACY }</p>
            <p>{ corpus_hash(context) }</p>
            { languages(context) }
            // On paper, which dossier and which view this is; the boot script fills it in.
            <p class="printed">{ context.dossier.title() }{ ". " }{ words::PRINTED_FROM }{ " " }<span id="printed"></span></p>
            // Once is enough: the way there is the same from everywhere, and tab stops are few.
            if context.view.page == Page::Search {
                <p class="screen"><a href={permalink::print(&View::of(Page::Open))}>{ words::OPEN }</a></p>
            }
        </footer>
    }
}

/// The same view in each of the languages, if there are several.
fn languages(context: &PageContext<'_>) -> Html {
    let choices = language::choices();
    if choices.len() < 2 {
        return Html::default();
    }
    let fragment = permalink::print(context.view);
    html! {
        <p class="screen languages">
            { for choices.iter().enumerate().map(|(at, choice)| html! {
                <>
                    if at > 0 { { " · " } }
                    <a lang={choice.tag} hreflang={choice.tag} href={[choice.address, &fragment].concat()} aria-current={choice.is_current.then_some("true")}>
                        { choice.name }
                    </a>
                </>
            }) }
        </p>
    }
}

/// The hash of all files, with the way to what it is good for.
pub fn corpus_hash(context: &PageContext<'_>) -> Html {
    let href = permalink::print(&View::of(Page::Integrity));
    html! {
        <>
            { words::CORPUS_HASH }{ " " }<code>{ corpus::model::hex(&context.dossier.sha256()) }</code>{ " " }
            <a class="screen" {href}>{ words::CHECK_IT }</a>
        </>
    }
}
