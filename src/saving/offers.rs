//! What a page gives: how it is cited, which articles it lists, and which tables there are of it.

use corpus::{model::hex, store::Article};
use export::{Provenance, cite::Reference};
use text::date::Date;

use super::Here;
use crate::{
    context::PageContext,
    effects::Which,
    view::{Page, Picture, View, permalink},
    words,
};

/// Of how many articles all mentions are given: what is beyond is for the command, which writes to a disk.
const MOST: usize = 2000;

/// The query of which a page is about the answer; pages about one thing are not.
fn query<'d>(context: &PageContext<'d>) -> &'d str {
    match context.view.page {
        Page::Search | Page::Concordance | Page::Topic(_) | Page::Picture(_) => &context.results.text,
        _ => "",
    }
}

/// Where something is taken from, that a link leads to.
pub fn provenance(context: &PageContext<'_>, link: String, day: Option<Date>) -> Provenance {
    Provenance {
        dossier: context.dossier.title().to_owned(),
        query: query(context).to_owned(),
        link,
        corpus_sha256: hex(&context.dossier.sha256()),
        day,
    }
}

/// What is shown, as it is cited.
pub fn reference(context: &PageContext<'_>, here: &Here) -> Reference {
    let view = context.view;
    if let Page::Read(slug) = &view.page
        && let Some(article) = context.dossier.article_by_slug(slug)
    {
        // Where it stands, not what was asked to find it.
        let cited = View { passage: view.passage, ..View::of(view.page.clone()) };
        let link = [&here.base, &*permalink::print(&cited)].concat();
        let passage = view.passage.filter(|passage| passage.holds(article.raw)).map(|passage| passage.span);
        let read = provenance(context, link, here.today);
        return Reference::article(&context.dossier, &article, passage, read);
    }
    Reference::view(title(context), provenance(context, here.link.clone(), here.today))
}

/// What a page is called in a list of references, and where it is kept.
#[inline(never)] // what comes later is cut off by function
pub fn title(context: &PageContext<'_>) -> String {
    let dossier = &context.dossier;
    let article = |slug: &Option<String>| {
        let article = slug.as_deref().and_then(|slug| dossier.article_by_slug(slug));
        article.map_or_else(|| words::ARTICLE_NOT_FOUND.text(), |article| article.title)
    };
    let query = query(context);
    match &context.view.page {
        Page::Search => words::cited_results(query),
        Page::Concordance => words::cited_about(&words::CONCORDANCE, query),
        Page::Read(slug) => article(&Some(slug.clone())).to_owned(),
        Page::Compare(None, None) => words::COMPARE.text().to_owned(),
        Page::Compare(left, right) => words::cited_comparison(article(left), article(right)),
        Page::Entity(kind, slug) => {
            let entity = dossier.entity_by_slug(*kind, slug);
            words::cited_entity(entity.map_or(slug.as_str(), |entity| entity.name))
        }
        Page::Entities => words::ENTITIES.text().to_owned(),
        Page::Topic(about) => {
            let entity = about.as_ref().and_then(|(kind, slug)| dossier.entity_by_slug(*kind, slug));
            words::what_articles_say(entity.map_or(query, |entity| entity.name))
        }
        Page::Picture(picture) => words::cited_about(&words::picture(*picture), query),
        Page::Notes => words::NOTES.text().to_owned(),
        Page::About | Page::Open => words::ABOUT.text().to_owned(),
        Page::Integrity => words::INTEGRITY.text().to_owned(),
    }
}

/// The articles that a page is about or lists, in its order; none where it is about a single one.
pub fn listed(context: &PageContext<'_>) -> Vec<Article<'static>> {
    let dossier = &context.dossier;
    let found = || context.results.hits.iter().map(|hit| hit.article);
    let ids: Vec<u32> = match &context.view.page {
        Page::Search | Page::Concordance | Page::Picture(_) | Page::Topic(None) => found().collect(),
        Page::Compare(left, right) => {
            let slugs = left.iter().chain(right);
            slugs.filter_map(|slug| Some(dossier.article_by_slug(slug)?.id)).collect()
        }
        Page::Entity(kind, slug) => match dossier.entity_by_slug(*kind, slug) {
            Some(entity) => dossier.entity_articles(&entity).collect(),
            None => Vec::new(),
        },
        Page::Topic(Some((kind, slug))) => match dossier.entity_by_slug(*kind, slug) {
            Some(entity) => {
                let named: Vec<u32> = dossier.entity_articles(&entity).collect();
                found().filter(|id| named.contains(id)).collect()
            }
            None => Vec::new(),
        },
        Page::Read(_) | Page::Entities | Page::About | Page::Integrity | Page::Open | Page::Notes => {
            Vec::new()
        }
    };
    ids.into_iter().filter_map(|id| dossier.article(id)).collect()
}

/// The two articles of a comparison.
pub fn compared(context: &PageContext<'_>) -> Option<[Article<'static>; 2]> {
    let Page::Compare(Some(left), Some(right)) = &context.view.page else { return None };
    Some([context.dossier.article_by_slug(left)?, context.dossier.article_by_slug(right)?])
}

/// The articles whose mentions are given, unless these are those of an entity; nothing if there are too many.
pub fn mentioning(context: &PageContext<'_>) -> Vec<u32> {
    let articles: Vec<u32> = match &context.view.page {
        Page::Entities => (0..context.dossier.article_count()).collect(),
        Page::Read(slug) => {
            context.dossier.article_by_slug(slug).map(|article| article.id).into_iter().collect()
        }
        Page::Search => context.results.hits.iter().map(|hit| hit.article).collect(),
        _ => Vec::new(),
    };
    if articles.len() > MOST { Vec::new() } else { articles }
}

/// Whether all mentions are more than a page should make a file of.
pub fn has_too_many_mentions(context: &PageContext<'_>) -> bool {
    match context.view.page {
        Page::Entities => context.dossier.article_count() as usize > MOST,
        Page::Search => context.results.hits.len() > MOST,
        _ => false,
    }
}

/// The tables that there are of a page; those without a row are none.
pub fn tables(context: &PageContext<'_>) -> Vec<Which> {
    let (dossier, page) = (&context.dossier, &context.view.page);
    let is_answered = context.results.search.total() > 0;
    let mut tables = match page {
        Page::Search if is_answered => vec![Which::Results, Which::Filters],
        Page::Concordance if is_answered => vec![Which::Lines, Which::Results, Which::Filters],
        Page::Picture(Picture::Matrix) if is_answered => vec![Which::Matrix],
        Page::Picture(Picture::Timeline) if is_answered => vec![Which::Timeline],
        Page::Picture(Picture::Network) if is_answered => vec![Which::Network],
        Page::Compare(..) if compared(context).is_some() => vec![Which::Passages, Which::Claims],
        Page::Entities if dossier.entity_count() > 0 => vec![Which::Names],
        Page::Entity(kind, slug) => match dossier.entity_by_slug(*kind, slug) {
            Some(entity) if entity.mentions > 0 => vec![Which::Mentions],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    if !mentioning(context).is_empty() {
        tables.push(Which::Mentions);
    }
    tables
}

/// Whether texts are missing from which tables are made.
pub fn texts_are_missing(context: &PageContext<'_>) -> bool {
    let is_drawn = matches!(context.view.page, Page::Read(_) | Page::Compare(..));
    !is_drawn && context.dossier.missing_pieces() > 0
}
