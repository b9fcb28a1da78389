//! Where an entity is named, line by line, and beside whom.

use std::cmp::Reverse;

use crate::{
    model::{Kind, Span},
    search::snippet::lines,
    sort::{pack, sort_by_key, sort_numbers, unpack},
    store::{Article, Dossier, Entity, Mention},
};

/// The mentions of an entity in one article.
pub struct Group<'a> {
    /// The article.
    pub article: Article<'a>,
    /// Its lines, in order.
    pub lines: Vec<Line<'a>>,
}

/// One mention in its paragraph.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The mention.
    pub mention: Mention<'a>,
    /// The paragraph in which it stands, in the untouched file.
    pub paragraph: Span,
}

/// Another entity in the same paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbour {
    /// The other entity.
    pub entity: u32,
    /// In how many paragraphs both are named.
    pub paragraphs: u32,
    /// In how many articles that happens.
    pub articles: u32,
}

/// Every mention of an entity, article by article.
pub fn concordance<'a>(dossier: &Dossier<'a>, entity: &Entity<'a>) -> Vec<Group<'a>> {
    let articles = dossier.entity_articles(entity).filter_map(|id| dossier.article(id));
    articles
        .map(|article| {
            let paragraphs = paragraphs(dossier, &article);
            let own = dossier.mentions(&article).filter(|mention| mention.entity == Some(entity.id));
            let lines = own
                .map(|mention| {
                    let at = place(&paragraphs, mention.span);
                    let paragraph = paragraphs.get(at).copied().unwrap_or(mention.span);
                    Line { mention, paragraph }
                })
                .collect();
            Group { article, lines }
        })
        .collect()
}

/// The names that articles use for an entity, with how often each, the most frequent first.
/// Names that differ only in case, accents or punctuation are told apart: these are quotations.
pub fn names_used<'a>(groups: &[Group<'a>]) -> Vec<(&'a str, u32)> {
    let mut names: Vec<(&str, u32)> = Vec::new();
    for group in groups {
        for line in &group.lines {
            let surface = group.article.raw.get(line.mention.span.range()).unwrap_or_default();
            match names.iter_mut().find(|(known, _)| *known == surface) {
                Some((_, count)) => *count += 1,
                None => names.push((surface, 1)),
            }
        }
    }
    sort_by_key(&mut names, |&(_, count)| Reverse(count));
    names
}

/// The entities that stand in the same paragraphs as this one, those most often beside it first.
pub fn neighbours(dossier: &Dossier<'_>, entity: &Entity<'_>) -> Vec<Neighbour> {
    let mut places = vec![Neighbour::default(); dossier.entity_count() as usize];
    for article in dossier.entity_articles(entity).filter_map(|id| dossier.article(id)) {
        let paragraphs = paragraphs(dossier, &article);
        // Paragraph and entity of every mention, each pair once.
        let mut named: Vec<u64> = dossier
            .mentions(&article)
            .filter_map(|mention| Some(pack(place(&paragraphs, mention.span) as u32, mention.entity?)))
            .collect();
        sort_numbers(&mut named);
        named.dedup();
        let mut seen_here = vec![];
        for (paragraph, other) in named.iter().copied().map(unpack) {
            let is_beside = named.binary_search(&pack(paragraph, entity.id)).is_ok();
            let Some(neighbour) = places.get_mut(other as usize).filter(|_| is_beside && other != entity.id)
            else {
                continue;
            };
            neighbour.entity = other;
            neighbour.paragraphs += 1;
            if !seen_here.contains(&other) {
                seen_here.push(other);
                neighbour.articles += 1;
            }
        }
    }
    let mut neighbours: Vec<_> = places.into_iter().filter(|neighbour| neighbour.paragraphs > 0).collect();
    sort_by_key(&mut neighbours, |n| Reverse((n.paragraphs, n.articles)));
    neighbours
}

/// How often each entity is named in an article, by kind, the most frequent first, then in order
/// of first mention.
pub fn named_in(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<(Kind, Vec<(u32, u32)>)> {
    let mut order: Vec<(u32, u32)> = Vec::new();
    for id in dossier.mentions(article).filter_map(|mention| mention.entity) {
        match order.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => order.push((id, 1)),
        }
    }
    sort_by_key(&mut order, |&(_, count)| Reverse(count));
    let kind_of = |id: u32| dossier.entity(id).map(|entity| entity.kind);
    let of_kind = |kind| order.iter().copied().filter(|&(id, _)| kind_of(id) == Some(kind)).collect();
    let kinds = Kind::ENTITIES.into_iter().map(|kind| (kind, of_kind(kind)));
    kinds.filter(|(_, entities): &(Kind, Vec<_>)| !entities.is_empty()).collect()
}

/// The paragraphs of an article in which something can be named, in order of place.
fn paragraphs(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<Span> {
    let zones = dossier.zones(article).filter(|zone| zone.kind.is_searchable());
    zones.flat_map(|zone| lines(article.raw, zone.span).collect::<Vec<_>>()).collect()
}

/// The index of the paragraph that holds a span.
fn place(paragraphs: &[Span], span: Span) -> usize {
    paragraphs.partition_point(|paragraph| paragraph.end < span.end)
}
