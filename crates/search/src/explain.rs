//! Why these articles and no others: what each part of a query finds, why an article stands where it
//! stands, and what a word may have been meant to be.

use query::{Form, Query, Text, Word};
use text::{compose, folded_form, sort::sort_by_key, tokens};

use crate::{
    evaluate::{Search, Wanted},
    leaf::{Leaf, TextLeaf},
    occurrences::Occurrences,
    ranking::Scorer,
};

/// What a part of the query that is wanted finds by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFound {
    /// The part, in canonical form.
    pub part: String,
    /// In how many articles.
    pub articles: u32,
    /// How often in all of them; entities and figures are not counted here.
    pub occurrences: Option<u32>,
    /// How many different words of the texts it means, where it is a single word.
    pub words: Option<u32>,
}

/// What one word or phrase contributes to the score of an article: `idf · f / (k1 + f)`, where `f` is
/// `title_weight · in_title / title_norm + in_body / body_norm`. See [`crate::BM25`].
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The word or phrase, in canonical form.
    pub part: String,
    /// How often the article has it.
    pub count: Occurrences,
    /// In how many articles it occurs; the fewer, the more it says.
    pub articles: u32,
    /// ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N articles; above 0.
    pub idf: f32,
    /// How long the title is, measured by the average one: 1 for that.
    pub title_norm: f32,
    /// How long the body is, likewise.
    pub body_norm: f32,
    /// What it adds to the score.
    pub score: f32,
}

/// A word of the query that occurs nowhere, and one that does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed.
    pub typed: String,
    /// What may have been meant.
    pub word: String,
    /// The query with it, in canonical form.
    pub query: String,
    /// How many articles that finds: more than none.
    pub total: u32,
}

/// A word of the query, where it stands, and what may have been meant.
struct Replaced<'q> {
    part: usize,
    nth: usize,
    typed: &'q str,
    meant: String,
}

/// How many corrections are offered at most.
const CORRECTIONS: usize = 3;

/// How many words that are nearly so are looked at.
const NEAR: usize = 500;

/// From how many letters on a word may have two errors.
const LONG: usize = 6;

impl Search<'_> {
    /// What each wanted part finds by itself, in the order of the query.
    pub fn parts(&self) -> Vec<PartFound> {
        let found = |Wanted { part, leaf }: &Wanted| {
            let (articles, occurrences, words) = match leaf {
                Leaf::Text(leaf) => {
                    let all = leaf.counts().iter().map(|count| count.in_title + count.in_body).sum();
                    (leaf.articles().len() as u32, Some(all), leaf.word_count())
                }
                Leaf::Entity(leaf) => (leaf.articles(&self.dossier).count(), None, None),
                Leaf::Figure(leaf) => (leaf.articles(&self.dossier).count(), None, None),
            };
            PartFound { part: part.to_string(), articles, occurrences, words }
        };
        self.wanted.iter().map(found).collect()
    }

    /// Of what an article's score is the sum; nothing where the query has no words.
    pub fn contributions(&self, article: u32) -> Vec<Contribution> {
        let contribution = |wanted: &Wanted| {
            let leaf = wanted.text()?;
            let count = leaf.count(article)?;
            let scorer = Scorer::new(&self.dossier, leaf);
            let (title_norm, body_norm) = scorer.norms(&self.dossier, article);
            Some(Contribution {
                part: wanted.part.to_string(),
                count,
                articles: leaf.articles().len() as u32,
                idf: scorer.idf,
                title_norm,
                body_norm,
                score: scorer.score(&self.dossier, article),
            })
        };
        self.wanted.iter().filter_map(contribution).collect()
    }

    /// For words of the query that occur nowhere: words that do and are one letter away, or two where the
    /// word is long, if the query then finds something; where it takes several of them, all at once. Of
    /// several, that in the most articles. What was typed is searched all the same.
    pub fn corrections(&self) -> Vec<Correction> {
        let mut unknown: Vec<Replaced<'_>> = Vec::new();
        for (part, conjunct) in self.conjuncts.iter().enumerate() {
            let Query::Text(text) = &conjunct.query else { continue };
            if conjunct.matches.count() > 0 {
                continue;
            }
            let words = text.words.iter().enumerate();
            unknown.extend(words.filter_map(|(nth, word)| {
                Some(Replaced { part, nth, typed: &word.text, meant: self.meant(word)? })
            }));
        }
        let each = unknown.iter().map(std::slice::from_ref);
        let mut corrections: Vec<Correction> = each.filter_map(|one| self.corrected(one)).collect();
        if corrections.is_empty() && unknown.len() > 1 {
            corrections.extend(self.corrected(&unknown));
        }
        sort_by_key(&mut corrections, |correction| std::cmp::Reverse(correction.total));
        corrections.truncate(CORRECTIONS);
        corrections
    }

    /// The query with other words in the place of some, if that finds anything.
    fn corrected(&self, replaced: &[Replaced<'_>]) -> Option<Correction> {
        let mut parts: Vec<Query> = self.conjuncts.iter().map(|conjunct| conjunct.query.clone()).collect();
        for one in replaced {
            if let Some(Query::Text(text)) = parts.get_mut(one.part)
                && let Some(word) = text.words.get_mut(one.nth)
            {
                let form = if word.form == Form::Wildcard { Form::Stem } else { word.form };
                *word = Word { text: one.meant.clone(), form };
            }
        }
        let query = Query::and(parts);
        let total = Search::new(&self.dossier, &query).total();
        let joined =
            |word: fn(&Replaced<'_>) -> String| replaced.iter().map(word).collect::<Vec<_>>().join(" ");
        (total > 0).then(|| Correction {
            typed: joined(|one| one.typed.to_owned()),
            word: joined(|one| one.meant.clone()),
            query: query.to_string(),
            total,
        })
    }

    /// What a word that occurs nowhere may have been meant to be.
    fn meant(&self, word: &Word) -> Option<String> {
        // The question mark of a sentence that was pasted.
        if word.form == Form::Wildcard {
            let bare =
                word.text.strip_suffix('?').filter(|bare| !bare.is_empty() && !bare.contains(['?', '*']))?;
            let alone = Word { text: bare.to_owned(), form: Form::Stem };
            let occurs = |word: Word| {
                let alone = Text { title_only: false, quoted: false, within: None, words: vec![word] };
                !TextLeaf::new(&self.dossier, &alone).articles().is_empty()
            };
            return (!occurs(word.clone()) && occurs(alone)).then(|| bare.to_owned());
        }
        let is_plain = matches!(word.form, Form::Stem | Form::Exact) && tokens(&word.text).count() == 1;
        let alone = Text { title_only: false, quoted: false, within: None, words: vec![word.clone()] };
        if !is_plain || !TextLeaf::new(&self.dossier, &alone).articles().is_empty() {
            return None;
        }
        let index = self.dossier.index();
        let typed = folded_form(&word.text);
        let most = if typed.chars().count() >= LONG { 2 } else { 1 };
        let near = (1..=most).map(|errors| index.fuzzy(&typed, errors, NEAR).terms);
        let near = near.into_iter().find(|terms| !terms.is_empty())?;
        let best = near.into_iter().rev().max_by_key(|&term| index.article_count(term))?;
        let (folded, exact) = index.forms(best);
        Some(compose(&exact.unwrap_or(folded)))
    }
}
