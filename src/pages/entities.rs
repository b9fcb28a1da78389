//! Every entity of the dossier, by kind.

use corpus::{Kind, sort::sort_by_key};
use yew::{Html, html};

use crate::{
    desk::Desk,
    view::{Page, permalink},
    words,
};

/// The page.
pub fn page(desk: &Desk<'_>) -> Html {
    html! {
        <div class="entities">
            <h1 tabindex="-1">{ words::ENTITIES }</h1>
            <div class="kinds">{ for Kind::ENTITIES.map(|kind| one_kind(desk, kind)) }</div>
        </div>
    }
}

fn one_kind(desk: &Desk<'_>, kind: Kind) -> Html {
    let mut entities: Vec<_> = desk.dossier.entities_of(kind).filter(|e| e.article_count > 0).collect();
    sort_by_key(&mut entities, |entity| std::cmp::Reverse((entity.article_count, entity.mentions)));
    if entities.is_empty() {
        return Html::default();
    }
    let rows = entities.iter().map(|entity| {
        let href = permalink::print(&desk.view.at(Page::Entity(kind, entity.slug.to_owned())));
        html! {
            <li key={entity.slug}>
                <a {href}>{ entity.name }</a>
                { " " }<span class="count" title={words::mentions(entity.mentions)}>{ entity.article_count }</span>
            </li>
        }
    });
    html! {
        <section class={kind.field()}>
            <h2>{ words::kinds(kind) }</h2>
            <ul>{ for rows }</ul>
        </section>
    }
}
