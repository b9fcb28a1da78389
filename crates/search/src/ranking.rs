//! In what order: BM25F, newest first where nothing tells two articles apart.
//!
//! A word, a phrase and a name that is asked for each contribute by one formula; the score is their sum, and
//! `suggest::contributions` shows every term of it. How good the order is, `crates/cli/tests/relevance.rs` scores on
//! graded queries. Other values of the constants below, and the words' nearness to each other, were tried on them: no
//! value is better on both halves, and `title_weight` 1 costs .012 nDCG@5 over the releases.

use std::borrow::Cow;

use corpus::store::Dossier;
use text::sort::{pack, sort_numbers, unpack};

use crate::{
    bits::Bits,
    evaluate::{Search, Wanted},
    leaf::{EntityLeaf, Leaf, TextLeaf},
    occurrences::Occurrences,
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
        let limit = limit.min(self.total() as usize);
        match order {
            Order::Relevance if self.has_words() => self.by_score(limit),
            Order::Oldest => {
                // What has no date comes last.
                let date = |article| self.dossier.published(article).map_or(u32::MAX, |date| date.to_bits());
                let mut keys: Vec<u64> =
                    self.matches.iter().map(|article| pack(date(article), article)).collect();
                sort_numbers(&mut keys);
                keys.truncate(limit);
                self.with_scores(keys.into_iter().map(|key| unpack(key).1))
            }
            _ => {
                let newest =
                    (0..self.dossier.article_count()).filter_map(|rank| self.dossier.by_recency(rank));
                self.with_scores(newest.filter(|&article| self.matches.contains(article)).take(limit))
            }
        }
    }

    /// The best articles, of equals the newest first.
    fn by_score(&self, limit: usize) -> Vec<Hit> {
        let mut scorers = self.scorers();
        let mut keys: Vec<u64> = Vec::with_capacity(self.total() as usize);
        for article in self.matches.iter() {
            let score: f32 = scorers.iter_mut().map(|scorer| scorer.next(&self.dossier, article)).sum();
            // Scores are not negative: their bits are in their order.
            keys.push(pack(!score.to_bits(), self.dossier.recency_rank(article)));
        }
        if limit < keys.len() / 4 {
            keys.select_nth_unstable(limit);
            keys.truncate(limit);
        }
        sort_numbers(&mut keys);
        let hit = |key| {
            let (score, rank) = unpack(key);
            Some(Hit { article: self.dossier.by_recency(rank)?, score: f32::from_bits(!score) })
        };
        keys.into_iter().take(limit).filter_map(hit).collect()
    }

    fn with_scores(&self, articles: impl Iterator<Item = u32>) -> Vec<Hit> {
        let scorers = self.scorers();
        let score = |article| {
            // The sum of no numbers is -0.0.
            scorers.iter().fold(0.0, |sum, scorer| sum + scorer.score(&self.dossier, article))
        };
        articles.map(|article| Hit { article, score: score(article) }).collect()
    }

    fn scorers(&self) -> Vec<Scorer<'_>> {
        self.wanted.iter().filter_map(|wanted| self.scorer(wanted)).collect()
    }

    /// What a wanted part contributes; nothing if articles are not ranked by it.
    pub fn scorer<'s>(&'s self, wanted: &'s Wanted) -> Option<Scorer<'s>> {
        match &wanted.leaf {
            Leaf::Text(leaf) => Some(Scorer::of_text(&self.dossier, leaf)),
            Leaf::Entity(leaf) if self.has_words() => {
                Some(Scorer::of_entities(&self.dossier, leaf, &self.matches))
            }
            Leaf::Entity(_) | Leaf::Figure(_) => None,
        }
    }
}

/// What one word, phrase or name contributes.
pub struct Scorer<'s> {
    /// The articles with it, ascending.
    articles: Cow<'s, [u32]>,
    /// How often each has it.
    counts: Cow<'s, [Occurrences]>,
    /// How far [`Scorer::next`] has come.
    at: usize,
    /// In how many articles it occurs.
    pub with_it: u32,
    /// How much it says: the rarer, the more. See [`idf`].
    pub idf: f32,
    average_title: f32,
    average_body: f32,
}

impl<'s> Scorer<'s> {
    /// That of a word or phrase.
    fn of_text(dossier: &Dossier<'_>, leaf: &'s TextLeaf) -> Self {
        let (articles, counts) = (leaf.articles(), leaf.counts());
        Self::new(dossier, Cow::Borrowed(articles), Cow::Borrowed(counts), articles.len() as u32)
    }

    /// That of an entity: a mention counts like a word, so that articles about it come before those that mention it
    /// in passing. It is worth .006 nDCG@5 over the seeds, .002 over the releases. Mentions are counted in the
    /// articles that match only, and not where these are too many.
    fn of_entities(dossier: &Dossier<'_>, leaf: &EntityLeaf, matches: &Bits) -> Self {
        let mut articles = leaf.articles(dossier);
        let with_it = articles.count();
        articles.intersect(matches);
        let articles: Vec<u32> = articles.iter().collect();
        let one = Occurrences { in_title: 0, in_body: 1 };
        let are_few = articles.len() <= MOST_COUNTED;
        let count = |&article: &u32| if are_few { leaf.count(dossier, article) } else { one };
        let counts = articles.iter().map(count).collect();
        Self::new(dossier, Cow::Owned(articles), Cow::Owned(counts), with_it)
    }

    fn new(
        dossier: &Dossier<'_>,
        articles: Cow<'s, [u32]>,
        counts: Cow<'s, [Occurrences]>,
        with_it: u32,
    ) -> Self {
        let all = dossier.article_count() as f32;
        let (titles, bodies) = dossier.token_totals();
        Self {
            articles,
            counts,
            at: 0,
            with_it,
            idf: idf(all, with_it as f32),
            average_title: (titles as f32 / all).max(1.0),
            average_body: (bodies as f32 / all).max(1.0),
        }
    }

    /// The score of an article; from call to call they ascend.
    fn next(&mut self, dossier: &Dossier<'_>, article: u32) -> f32 {
        while self.articles.get(self.at).is_some_and(|&other| other < article) {
            self.at += 1;
        }
        match self.articles.get(self.at) {
            Some(&found) if found == article => self.of(dossier, article, self.counts[self.at]),
            _ => 0.0,
        }
    }

    /// How often an article has it, if it does.
    pub fn count(&self, article: u32) -> Option<Occurrences> {
        self.articles.binary_search(&article).ok().map(|at| self.counts[at])
    }

    /// The score of any article.
    pub fn score(&self, dossier: &Dossier<'_>, article: u32) -> f32 {
        self.count(article).map_or(0.0, |count| self.of(dossier, article, count))
    }

    fn of(&self, dossier: &Dossier<'_>, article: u32, count: Occurrences) -> f32 {
        let (title_norm, body_norm) = self.norms(dossier, article);
        let frequency =
            BM25.title_weight * count.in_title as f32 / title_norm + count.in_body as f32 / body_norm;
        self.idf * frequency / (BM25.k1 + frequency)
    }

    /// By how much the lengths of an article's title and body dilute their words: 1 for average ones.
    pub fn norms(&self, dossier: &Dossier<'_>, article: u32) -> (f32, f32) {
        let (title, body) = dossier.lengths(article);
        let norm = |b: f32, length: u32, average: f32| 1.0 - b + b * length as f32 / average;
        (norm(BM25.title_b, title, self.average_title), norm(BM25.body_b, body, self.average_body))
    }
}

/// In how many articles mentions are counted at most: it takes one or two microseconds for each, and what more articles name
/// says little. In more of them, a name counts as mentioned once.
const MOST_COUNTED: usize = 1000;

/// How much a word says that so many of all articles have: `ln(1 + (N - n + 0.5) / (n + 0.5))` (Robertson and Spärck
/// Jones). Always positive, so that a word in every article still counts (as in Lucene).
pub fn idf(all: f32, with_it: f32) -> f32 {
    (1.0 + (all - with_it + 0.5) / (with_it + 0.5)).ln()
}
