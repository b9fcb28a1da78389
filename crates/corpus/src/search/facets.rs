//! How many of the articles that answer name each entity.

use std::cmp::Reverse;

use super::{Search, is_filter_on};
use crate::{
    model::Kind,
    query::{Filter, Match, Parts, Query, Term},
    sort::sort_by_key,
};

/// One value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The entity.
    pub entity: u32,
    /// How many articles choosing it would give; of what is excluded, how many that leaves out.
    pub articles: u32,
    /// How many articles of the dossier name it.
    pub in_dossier: u32,
}

/// The facets of a search.
///
/// A count answers "how many articles would I see?". Within a facet whose values combine as *any*,
/// values are counted as though none of them were chosen, so that choosing one does not hide the
/// others; across facets, and within *all*, every condition holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// For each kind of [`Kind::ENTITIES`], its values, the most frequent first. The order is that
    /// of the query without any filters, so that it stays while filters change.
    pub kinds: Vec<(Kind, Vec<Count>)>,
    /// Years of publication with their counts, ascending; `None` stands for "without a date".
    pub years: Vec<(Option<u16>, u32)>,
}

impl Search<'_> {
    /// Counts the facets. `parts` are those of the query that was searched: only what stands in
    /// them as a filter is a choice within a facet.
    pub fn facets(&self, parts: &Parts) -> Facets {
        let is_filter = |query: &Query| parts.filters.iter().any(|filter| filter.query() == *query);
        let words_only = self.matches_without(is_filter);
        let kinds = Kind::ENTITIES.map(|kind| {
            let base = match parts.combination(kind) {
                Match::Any => self.matches_without(|query| is_filter_on(query, kind) && is_filter(query)),
                Match::All => self.matches.clone(),
            };
            let excluded: Vec<&str> = parts.chosen(kind, true).collect();
            let mut counts: Vec<(u32, Count)> = Vec::new();
            for entity in self.dossier.entities_of(kind) {
                let articles = self.dossier.entity_articles(&entity);
                // What is excluded is counted as though it were not: so many were left out.
                let without_exclusion = excluded.contains(&entity.slug).then(|| {
                    let own =
                        Filter { term: Term::Entity(kind, vec![entity.slug.to_owned()]), negated: true };
                    self.matches_without(|query| *query == own.query())
                });
                let base = without_exclusion.as_ref().unwrap_or(&base);
                let (mut articles_now, mut for_order) = (0, 0);
                for article in articles {
                    articles_now += u32::from(base.contains(article));
                    for_order += u32::from(words_only.contains(article));
                }
                let (entity, in_dossier) = (entity.id, entity.article_count);
                counts.push((for_order, Count { entity, articles: articles_now, in_dossier }));
            }
            let mentions = |count: &Count| self.dossier.entity(count.entity).map_or(0, |e| e.mentions);
            sort_by_key(&mut counts, |(for_order, count)| {
                Reverse((*for_order, count.in_dossier, mentions(count)))
            });
            (kind, counts.into_iter().map(|(_, count)| count).collect())
        });
        let base = self.matches_without(|query| matches!(query, Query::Year(..)) && is_filter(query));
        let mut years: Vec<(Option<u16>, u32)> = Vec::new();
        for article in 0..self.dossier.article_count() {
            let year = self.dossier.published(article).map(|date| date.year());
            let found = u32::from(base.contains(article));
            match years.iter_mut().find(|(known, _)| *known == year) {
                Some((_, count)) => *count += found,
                None => years.push((year, found)),
            }
        }
        sort_by_key(&mut years, |&(year, _)| year);
        Facets { kinds: kinds.into(), years }
    }
}
