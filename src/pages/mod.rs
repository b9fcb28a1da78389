//! The pages, one function each: from what is on the desk to markup. None of them knows the
//! browser, so that all of them can be drawn and tested natively.

mod about;
mod compare;
mod entities;
mod entity;
mod integrity;
pub mod lines;
pub mod pictures;
mod read;
mod search;

use yew::Html;

pub use entity::Gathered;
pub use read::{lit_entity, stops};

use crate::{
    desk::Desk,
    view::{Page, View, permalink},
    words,
};
use markup::html;

/// The page that the view asks for.
pub fn page(desk: &Desk<'_>) -> Html {
    match &desk.view.page {
        Page::Search => search::page(desk),
        Page::Lines => lines::page(desk),
        Page::Read(slug) => match desk.dossier.article_by_slug(slug) {
            Some(article) => read::page(desk, &article),
            None => gone(words::UNKNOWN_ARTICLE, slug),
        },
        Page::Compare(left, right) => compare::page(desk, left.as_deref(), right.as_deref()),
        Page::Entity(kind, slug) => match desk.dossier.entity_by_slug(*kind, slug) {
            Some(entity) => entity::page(desk, &entity),
            None => gone(words::UNKNOWN_ENTITY, slug),
        },
        Page::Entities => entities::page(desk),
        Page::Picture(picture) => pictures::page(desk, *picture),
        Page::About => about::page(desk),
        Page::Integrity => integrity::page(desk),
    }
}

/// The title of the window or tab.
pub fn title(desk: &Desk<'_>) -> String {
    let dossier = desk.dossier.title();
    let article = |slug: &Option<String>| {
        let article = slug.as_deref().and_then(|slug| desk.dossier.article_by_slug(slug));
        article.map_or(words::ARTICLE_NOT_FOUND, |article| article.title)
    };
    let page = match &desk.view.page {
        Page::Search if desk.found.text.is_empty() => return dossier.to_owned(),
        Page::Search => {
            words::status(desk.found.search.total(), desk.dossier.article_count(), &desk.found.text)
        }
        Page::Lines => words::for_query(lines::heading(desk), &desk.found.text),
        Page::Read(slug) => article(&Some(slug.clone())).to_owned(),
        Page::Compare(None, None) => words::COMPARE.to_owned(),
        Page::Compare(left, right) => format!("{} | {}", article(left), article(right)),
        Page::Entity(kind, slug) => {
            desk.dossier.entity_by_slug(*kind, slug).map_or(slug.as_str(), |entity| entity.name).to_owned()
        }
        Page::Entities => words::ENTITIES.to_owned(),
        Page::Picture(picture) => words::picture(*picture).to_owned(),
        Page::About => words::ABOUT.to_owned(),
        Page::Integrity => words::INTEGRITY.to_owned(),
    };
    format!("{page} · {dossier}")
}

/// Whether an article names an entity.
pub fn names(desk: &Desk<'_>, slug: &str, entity: u32) -> bool {
    let article = desk.dossier.article_by_slug(slug);
    article.is_some_and(|article| desk.dossier.named(&article).any(|(known, _)| known == entity))
}

/// A link to something that is not in this dossier.
fn gone(what: &str, slug: &str) -> Html {
    html! {
        <div class="sheet">
            <h1 tabindex="-1">{ format!("{what} “{slug}”.") }</h1>
            <p><a href={permalink::print(&View::default())}>{ words::SEE_ALL_ARTICLES }</a></p>
        </div>
    }
}

#[cfg(test)]
mod tests;
