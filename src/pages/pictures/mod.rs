//! Pictures of the articles that answer. Each is what a table says, and leads to the words behind it.

mod layout;
mod matrix;
mod network;
mod opened;
pub mod timeline;

use std::rc::Rc;

use corpus::Kind;
use search::analysis::coverage::most_named;
use yew::Html;

use crate::{
    components::drawing::element,
    desk::{Act, Desk},
    view::{Choices, Msg, Page, Picture, View, permalink},
    words,
};
use markup::{classes, html};

pub use network::Network;
pub use opened::OPENED;
pub use timeline::Dates;

/// The page.
pub fn page(desk: &Desk<'_>, picture: Picture) -> Html {
    html! {
        <div class="pictures">
            <h1 tabindex="-1">{ words::picture(picture) }</h1>
            <nav class="tabs" aria-label={words::PICTURES}>{ for Picture::ALL.map(|other| tab(desk, other, picture)) }</nav>
            if desk.found.search.total() == 0 {
                <p>{ words::nothing_found(&desk.found.text) }</p>
            } else {
                { drawn(desk, picture) }
            }
        </div>
    }
}

fn drawn(desk: &Desk<'_>, picture: Picture) -> Html {
    match picture {
        Picture::Matrix => matrix::picture(desk),
        Picture::Timeline => timeline::picture(desk),
        Picture::Network => network::picture(desk),
    }
}

/// Another picture of the same articles and kinds.
fn tab(desk: &Desk<'_>, picture: Picture, shown: Picture) -> Html {
    let choices = Choices { pair: None, when: None, ..desk.view.choices.clone() };
    let href = permalink::print(&View { choices, ..desk.view.at(Page::Picture(picture)) });
    html! { <a {href} aria-current={(picture == shown).then_some("page")}>{ words::picture(picture) }</a> }
}

/// Whose entities are drawn.
fn kinds(desk: &Desk<'_>) -> Html {
    let choices = &desk.view.choices;
    html! {
        <fieldset class="choose-kinds">
            <legend>{ words::DRAWN_KINDS }</legend>
            { for Choices::KINDS.map(|kind| {
                let drawn = choices.kinds.contains(&kind);
                let changed = Choices { pair: None, ..choices.with_kind(kind, !drawn) };
                let onchange = desk.act.reform(move |_: yew::Event| Act::Do(Msg::Draw(changed.clone())));
                html! {
                    <label>
                        <input type="checkbox" id={format!("draw-{}", kind.field())} checked={drawn} {onchange} />
                        <span class={classes!("m", kind.field())}>{ words::kinds(kind) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// The articles that answer.
fn articles<'d>(desk: &'d Desk<'_>) -> impl Iterator<Item = u32> + 'd {
    desk.found.hits.iter().map(|hit| hit.article)
}

/// How often the articles that answer name each entity of the kinds that are drawn.
fn named(desk: &Desk<'_>) -> Rc<Vec<(u32, u32)>> {
    let kinds: Vec<Kind> = desk.view.choices.kinds.clone();
    desk.found.drawn.named.get(kinds.clone(), || most_named(&desk.dossier, articles(desk), &kinds))
}

/// What a picture shows as a table, folded away. The first cell of a row is what the row is about.
fn as_table<const N: usize>(
    caption: String,
    heads: &[&'static str; N],
    rows: impl Iterator<Item = [Html; N]>,
) -> Html {
    let row = |cells: [Html; N]| {
        let cell = |(at, cell)| match at {
            0 => element("th", &["scope"], &["row"], cell),
            _ => element("td", &[], &[], cell),
        };
        element("tr", &[], &[], cells.into_iter().enumerate().map(cell).collect())
    };
    folded(caption, heads, rows.map(row).collect())
}

fn folded(caption: String, heads: &[&'static str], rows: Html) -> Html {
    let heads = heads.iter().map(|head| element("th", &["scope"], &["col"], Html::from(*head)));
    html! {
        <details class="as-table">
            <summary>{ words::AS_TABLE }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label={words::AS_TABLE}>
                <table>
                    <caption>{ caption }</caption>
                    <thead><tr>{ heads.collect::<Html>() }</tr></thead>
                    <tbody>{ rows }</tbody>
                </table>
            </div>
        </details>
    }
}

/// A link to the page of an entity.
fn entity_link(desk: &Desk<'_>, kind: Kind, slug: &str) -> String {
    permalink::print(&desk.view.at(Page::Entity(kind, slug.to_owned())))
}

/// The same picture with something else chosen in it.
fn with(desk: &Desk<'_>, choices: Choices) -> String {
    permalink::print(&View { choices, ..desk.view.clone() })
}
