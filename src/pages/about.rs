//! What this is, how to search it, and which keys there are.

use corpus::model::hex;
use yew::{Html, html};

use crate::{
    desk::{Act, Desk},
    view::{View, permalink},
    words,
};

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
            <p>{ words::HOW_TO_SEARCH_INTRO }</p>
            <table>
                <thead><tr><th scope="col">{ words::TYPED }</th><th scope="col">{ words::FINDS }</th></tr></thead>
                <tbody>
                    { for words::SYNTAX.iter().map(|(query, finds)| html! {
                        <tr>
                            <td><a href={permalink::print(&View::search(query))}><code>{ *query }</code></a></td>
                            <td>{ *finds }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
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
            <div class="scroll" tabindex="0" role="region" aria-label={words::PROVENANCE}>
                <table class="files">
                    <thead><tr><th scope="col">{ words::FILE }</th><th scope="col">{ words::TITLE }</th><th scope="col">{ "SHA-256" }</th></tr></thead>
                    <tbody>
                        { for desk.dossier.articles().take(500).map(|article| html! {
                            <tr><td>{ article.file }</td><td>{ article.title }</td><td><code>{ hex(&article.sha256) }</code></td></tr>
                        }) }
                    </tbody>
                </table>
            </div>
            <p>{ words::CORPUS_HASH }{ " " }<code>{ hex(&desk.dossier.sha256()) }</code></p>
        </div>
    }
}
