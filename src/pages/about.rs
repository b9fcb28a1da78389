//! What this is, how to search it, and which keys there are.

use yew::Html;

use crate::{
    components::{frame::corpus_hash, help::language},
    desk::{Act, Desk},
    view::{Page, View, permalink},
    words,
};
use markup::html;

/// The page.
pub fn page(desk: &Desk<'_>) -> Html {
    let switch = desk.act.reform({
        let on = desk.local.single_keys;
        move |_: yew::Event| Act::SingleKeys(!on)
    });
    html! {
        <div class="sheet about">
            <h1 tabindex="-1">{ desk.dossier.title() }</h1>
            if !desk.dossier.description().is_empty() { <p class="lead">{ desk.dossier.description() }</p> }
            <h2>{ words::HOW_TO_SEARCH }</h2>
            { language() }
            <h2>{ words::KEYS }</h2>
            <p><label><input type="checkbox" id="single-keys" checked={desk.local.single_keys} onchange={switch} />{ words::SINGLE_KEYS }</label></p>
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
            <p>{ corpus_hash(desk) }</p>
        </div>
    }
}
