//! In what order: BM25F, newest first where nothing tells two articles apart.

use std::cmp::Reverse;

use super::{Leaf, Search, TextLeaf};
use crate::{
    sort::{sort_by, sort_by_key},
    store::Dossier,
};

/// The constants of BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple
/// weighted fields", CIKM 2004).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranking {
    /// How quickly repeating a word stops to count. 0: a word counts once however often it
    /// occurs; large: every occurrence counts in full.
    pub k1: f32,
    /// How much a long body dilutes its words. 0: not at all; 1: in proportion to its length.
    pub body_b: f32,
    /// The same for titles.
    pub title_b: f32,
    /// How many occurrences in an average body one in an average title is worth. 0: titles do
    /// not count; 1: like the body.
    pub title_weight: f32,
}

/// The constants in use: the customary `k1` and `b`; titles are short and say what an article is
/// about, so a word there is worth several in the text, and their length matters less.
pub const BM25: Ranking = Ranking { k1: 1.2, body_b: 0.75, title_b: 0.4, title_weight: 4.0 };

/// How results are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The best answers first; without words, the newest.
    #[default]
    Relevance,
    /// The newest first; those without a date last.
    Newest,
    /// The oldest first; those without a date last.
    Oldest,
}

/// One article that answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: u32,
    /// Its BM25F score: 0 when the query has no words, and unbounded above. Scores compare
    /// articles under one query, not queries.
    pub score: f32,
}

impl Search<'_> {
    /// The articles that answer, best first; `limit` at most.
    pub fn ranked(&self, order: Order, limit: usize) -> Vec<Hit> {
        let leaves: Vec<Scorer<'_>> = self
            .wanted
            .iter()
            .filter_map(|leaf| match leaf {
                Leaf::Text(leaf) => Some(Scorer::new(&self.dossier, leaf)),
                Leaf::Entity(_) | Leaf::Figure(_) => None,
            })
            .collect();
        let score = |article| leaves.iter().map(|leaf| leaf.score(&self.dossier, article)).sum();
        let mut hits: Vec<Hit> =
            self.matches.iter().map(|article| Hit { article, score: score(article) }).collect();
        let date = |hit: &Hit| self.dossier.published(hit.article);
        match order {
            Order::Relevance => {
                sort_by(&mut hits, |a, b| b.score.total_cmp(&a.score).then_with(|| date(b).cmp(&date(a))))
            }
            Order::Newest => sort_by_key(&mut hits, |hit| Reverse(date(hit))),
            Order::Oldest => sort_by_key(&mut hits, |hit| (date(hit).is_none(), date(hit))),
        }
        hits.truncate(limit);
        hits
    }
}

/// What one word or phrase contributes.
struct Scorer<'s> {
    leaf: &'s TextLeaf,
    idf: f32,
    average_title: f32,
    average_body: f32,
}

impl<'s> Scorer<'s> {
    fn new(dossier: &Dossier<'_>, leaf: &'s TextLeaf) -> Self {
        let articles = dossier.article_count() as f32;
        let with_it = leaf.article_count() as f32;
        let (titles, bodies) = dossier.token_totals();
        Self {
            leaf,
            // Always positive, so that a word in every article still counts (as in Lucene).
            idf: (1.0 + (articles - with_it + 0.5) / (with_it + 0.5)).ln(),
            average_title: (titles as f32 / articles).max(1.0),
            average_body: (bodies as f32 / articles).max(1.0),
        }
    }

    fn score(&self, dossier: &Dossier<'_>, article: u32) -> f32 {
        let Some(positions) = self.leaf.occurrences(article) else { return 0.0 };
        let (title, body) = dossier.lengths(article);
        let in_title = positions.partition_point(|&position| position < title) as f32;
        let in_body = positions.len() as f32 - in_title;
        let norm = |b: f32, length: u32, average: f32| 1.0 - b + b * length as f32 / average;
        let frequency = BM25.title_weight * in_title / norm(BM25.title_b, title, self.average_title)
            + in_body / norm(BM25.body_b, body, self.average_body);
        self.idf * frequency / (BM25.k1 + frequency)
    }
}
