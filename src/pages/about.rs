//! What this is, how to search it, and which keys there are.

use yew::Html;

use crate::{
    context::PageContext,
    effects::Effect,
    view::{Page, View, permalink},
    widgets::{face::face, frame::corpus_hash, help::language},
    words,
};
use markup::html;

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>) -> Html {
    let switch = context.dispatch.reform({
        let on = context.session.single_keys;
        move |_: yew::Event| Effect::UseSingleKeys(!on)
    });
    html! {
        <div class="sheet about">
            <h1 tabindex="-1">{ context.dossier.title() }</h1>
            if !context.dossier.description().is_empty() { <p class="lead">{ context.dossier.description() }</p> }
            { face(context) }
            <h2>{ words::HOW_TO_SEARCH }</h2>
            { language() }
            <h2>{ words::KEYS }</h2>
            <p><label><input type="checkbox" id="single-keys" checked={context.session.single_keys} onchange={switch} />{ words::SINGLE_KEYS }</label></p>
            <table>
                <thead><tr><th scope="col">{ words::KEY }</th><th scope="col">{ words::DOES }</th></tr></thead>
                <tbody>
                    { for words::KEY_TABLE.iter().map(|(key, does)| html! {
                        <tr><td><kbd>{ *key }</kbd></td><td>{ *does }</td></tr>
                    }) }
                </tbody>
            </table>
            <h2>{ words::PROVENANCE }</h2>
            <p>{ words::PROVENANCE_TEXT }</p>
            <p>{ words::PRIVACY }</p>
            <p><a href={permalink::print(&View::of(Page::Integrity))}>{ words::CHECK_FILES }</a></p>
            <p>{ corpus_hash(context) }</p>
            <p class="screen"><a href={permalink::print(&View::of(Page::Open))}>{ words::OPEN }</a></p>
        </div>
    }
}
