//! How many of the articles that answer name each entity.

use std::cmp::Reverse;

use corpus::model::Kind;
use query::{Filter, Match, Query, QueryDraft, Term};
use text::sort::sort_by_key;

use crate::{
    bits::Bits,
    evaluate::{Search, is_filter_on},
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
    /// For each kind, how many more values there are that are not listed: named in fewer articles than
    /// those that are. See [`LISTED`].
    pub more: Vec<usize>,
    /// Years of publication with their counts, ascending; `None` stands for "without a date".
    pub years: Vec<(Option<u16>, u32)>,
}

/// What values are ordered by: articles of the query without filters, articles, mentions.
type Rank = (u32, u32, u32);

/// How many values of a kind are listed, besides those that are chosen. Nobody reads further, and
/// sorting all names of ten thousand articles takes longer than answering the query.
pub const LISTED: usize = 100;

impl Search<'_> {
    /// Counts the facets. `parts` are the filters at the top level of the query that was searched: only they
    /// are choices within a facet. See [`QueryDraft::choices`].
    pub fn facets(&self, parts: &QueryDraft) -> Facets {
        let is_filter = |query: &Query| parts.filters.iter().any(|filter| filter.query() == *query);
        let words_only = self.matches_without(is_filter);
        let for_order = self.named_in(&words_only);
        let now = (words_only != self.matches).then(|| self.named_in(&self.matches));
        let now = now.as_ref().unwrap_or(&for_order);
        let mut kinds: Vec<(Kind, Vec<Count>)> = Vec::with_capacity(Kind::ENTITIES.len());
        let mut more = Vec::with_capacity(Kind::ENTITIES.len());
        for kind in Kind::ENTITIES {
            let is_chosen = |query: &Query| is_filter_on(query, kind) && is_filter(query);
            let disjunctive = (parts.combination(kind) == Match::Any
                && self.conjuncts.iter().any(|conjunct| is_chosen(&conjunct.query)))
            .then(|| self.named_in(&self.matches_without(is_chosen)));
            let counts = disjunctive.as_ref().unwrap_or(now);
            let range = self.dossier.ids_of(kind);
            let (listed, others) = most_named(range, &for_order, LISTED);
            let mut listed: Vec<(Rank, Count)> =
                listed.into_iter().map(|entity| self.value(entity, &for_order, counts)).collect();
            for negated in [false, true] {
                for entity in
                    parts.chosen(kind, negated).filter_map(|slug| self.dossier.entity_by_slug(kind, slug))
                {
                    let at = match listed.iter().position(|(_, count)| count.entity == entity.id) {
                        Some(at) => at,
                        None => {
                            listed.push(self.value(entity.id, &for_order, counts));
                            listed.len() - 1
                        }
                    };
                    if negated {
                        // What is excluded is counted as though it were not: so many were left out.
                        let own = Filter { term: Term::Entity(kind, vec![entity.slug.to_owned()]), negated };
                        let without = self.matches_without(|query| *query == own.query());
                        let articles = self.dossier.entity_articles(&entity);
                        listed[at].1.articles =
                            articles.filter(|&article| without.contains(article)).count() as u32;
                    }
                }
            }
            sort_by_key(&mut listed, |(rank, _)| Reverse(*rank));
            kinds.push((kind, listed.into_iter().map(|(_, count)| count).collect()));
            more.push(others);
        }
        Facets { kinds, more, years: self.years(is_filter) }
    }

    fn value(&self, entity: u32, for_order: &[u32], now: &[u32]) -> (Rank, Count) {
        let of = |counts: &[u32]| counts.get(entity as usize).copied().unwrap_or(0);
        let (in_dossier, mentions) = self.dossier.entity_counts(entity);
        ((of(for_order), in_dossier, mentions), Count { entity, articles: of(now), in_dossier })
    }

    /// In how many of some articles each entity is named.
    fn named_in(&self, articles: &Bits) -> Vec<u32> {
        let mut counts = vec![0; self.dossier.entity_count() as usize];
        for article in articles.iter() {
            self.dossier.each_named(article, |entity| {
                if let Some(count) = counts.get_mut(entity as usize) {
                    *count += 1;
                }
            });
        }
        counts
    }

    fn years(&self, is_filter: impl Fn(&Query) -> bool) -> Vec<(Option<u16>, u32)> {
        let is_dated = |query: &Query| matches!(query, Query::Year(..) | Query::Date(..)) && is_filter(query);
        let base = self.matches_without(is_dated);
        // Newest first, so that each year is one stretch and those without a date come last.
        let mut years: Vec<(Option<u16>, u32)> = Vec::new();
        for article in (0..self.dossier.article_count()).filter_map(|rank| self.dossier.by_recency(rank)) {
            let year = self.dossier.published(article).map(|date| date.year());
            let found = u32::from(base.contains(article));
            match years.last_mut().filter(|(known, _)| *known == year) {
                Some((_, count)) => *count += found,
                None => years.push((year, found)),
            }
        }
        sort_by_key(&mut years, |&(year, _)| year);
        years
    }
}

/// The entities of a range that are named in most articles, `most` or a few more where several are named
/// equally often; and how many others are named at all.
fn most_named(range: std::ops::Range<u32>, counts: &[u32], most: usize) -> (Vec<u32>, usize) {
    let counts = counts.get(range.start as usize..range.end as usize).unwrap_or_default();
    let highest = counts.iter().max().copied().unwrap_or(0);
    // How many are named so often.
    let mut so_often = vec![0; highest as usize + 1];
    counts.iter().for_each(|&count| so_often[count as usize] += 1);
    let named: usize = so_often.iter().skip(1).sum();
    let (mut least, mut listed) = (highest + 1, 0);
    while least > 1 && listed < most {
        least -= 1;
        listed += so_often[least as usize];
    }
    // Equals are told apart by more than their count, but not by the hundreds.
    if listed > 2 * most && listed > so_often[least as usize] {
        listed -= so_often[least as usize];
        least += 1;
    }
    let found = range.zip(counts).filter(|&(_, &count)| count >= least.max(1));
    (found.map(|(entity, _)| entity).collect(), named - listed)
}
