//! What two articles share, and what only one of them says.

mod attribution;
mod claims;
mod difference;
mod gate;
mod lexicon;
mod passages;
mod reporting_words;
mod reuse;
mod word_list;

pub use attribution::{Attribution, attributions};
pub use claims::{Claim, ClaimKind, Statement, Verdict, claims};
pub use difference::{Difference, difference, quotation_difference};
pub use passages::{Aligner, Passage, PassageKind, SentencePair, Why, passages};

use std::cmp::Reverse;

use corpus::{
    index::TermId,
    model::Kind,
    store::{Article, Dossier},
};
use text::{
    Span, folded_form,
    sort::{sort_by_key, sort_numbers},
};

use self::word_list::form;

/// Two articles, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How alike their words are, from 0 (no word in common) to 1 (the same words equally often):
    /// the cosine of their vectors of stems, each weighted by (1 + ln tf) · ln(1 + N/df), which is
    /// the customary tf–idf with an idf that stays above 0 in small corpora.
    pub similarity: f32,
    /// Entities that both name, by kind, those named most often first.
    pub shared: Vec<Shared>,
    /// Entities that only the first names.
    pub only_a: Vec<Named>,
    /// Entities that only the second names.
    pub only_b: Vec<Named>,
}

/// An entity that both articles name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The entity.
    pub entity: u32,
    /// Where the first names it; at least one place.
    pub a: Vec<Span>,
    /// Where the second names it; at least one place.
    pub b: Vec<Span>,
}

/// An entity that one article names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The entity.
    pub entity: u32,
    /// Where; at least one place.
    pub spans: Vec<Span>,
}

/// Compares two articles of a dossier.
pub fn compare(dossier: &Dossier<'_>, a: &Article<'_>, b: &Article<'_>) -> Comparison {
    let (in_a, mut in_b) = (places(dossier, a), places(dossier, b));
    let (mut shared, mut only_a) = (Vec::new(), Vec::new());
    for one in in_a {
        match in_b.iter().position(|other| other.entity == one.entity) {
            Some(at) => shared.push(Shared { entity: one.entity, a: one.spans, b: in_b.remove(at).spans }),
            None => only_a.push(one),
        }
    }
    let mut only_b = in_b;
    let kind = |id: u32| dossier.entity(id).map(|entity| entity.kind);
    sort_by_key(&mut shared, |both| (kind(both.entity), Reverse(both.a.len() + both.b.len())));
    for only in [&mut only_a, &mut only_b] {
        sort_by_key(only, |one| (kind(one.entity), Reverse(one.spans.len())));
    }
    Comparison {
        similarity: Profile::of(dossier, a).similarity(&Profile::of(dossier, b)),
        shared,
        only_a,
        only_b,
    }
}

impl Comparison {
    /// How many entities of a kind both name.
    pub fn shared_of<'s>(&'s self, dossier: &'s Dossier<'_>, kind: Kind) -> impl Iterator<Item = &'s Shared> {
        self.shared.iter().filter(move |both| dossier.entity(both.entity).is_some_and(|e| e.kind == kind))
    }
}

/// Where an article names each entity, in order of first mention.
fn places(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<Named> {
    let mut places: Vec<Named> = Vec::new();
    for mention in dossier.mentions(article) {
        let Some(entity) = mention.entity else { continue };
        match places.iter_mut().find(|one| one.entity == entity) {
            Some(one) => one.spans.push(mention.span),
            None => places.push(Named { entity, spans: vec![mention.span] }),
        }
    }
    places
}

/// The words of an article as a vector, for comparing one article with many.
pub struct Profile {
    weights: Vec<(u64, f32)>,
    length: f32,
}

impl Profile {
    /// The profile of an article.
    pub fn of(dossier: &Dossier<'_>, article: &Article<'_>) -> Self {
        let weights = weights(dossier, article);
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Self { weights, length }
    }

    /// See [`Comparison::similarity`].
    pub fn similarity(&self, other: &Self) -> f32 {
        let (mut product, mut rest) = (0.0, other.weights.as_slice());
        for &(stem, weight) in &self.weights {
            rest = &rest[rest.partition_point(|&(other, _)| other < stem)..];
            if let Some(&(_, other)) = rest.first().filter(|&&(other, _)| other == stem) {
                product += weight * other;
            }
        }
        let lengths = self.length * other.length;
        if lengths > 0.0 { (product / lengths).min(1.0) } else { 0.0 }
    }
}

/// The tf–idf weight of every stem of an article, by stem.
fn weights(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<(u64, f32)> {
    let (index, tokens, language) = (dossier.index(), dossier.tokens(article), article.language);
    let form = |span: &Span| form(&folded_form(&article.raw[span.range()]));
    let tokens: Vec<(u32, Span)> = tokens.spans().iter().map(|span| (form(span), *span)).collect();
    let mut stems: Vec<u64> =
        lexicon::stems(dossier, article, &tokens, |_, _| true).into_iter().flatten().collect();
    sort_numbers(&mut stems);
    let articles = dossier.article_count() as f32;
    stems
        .chunk_by(|a, b| a == b)
        .map(|run| {
            // A lower bound of df: the articles with the most frequent inflection.
            let terms = index.inflections(language, TermId(run[0] as u32)).into_iter();
            let with_it = terms.map(|term| index.article_count(term)).max().unwrap_or(1);
            (run[0], (1.0 + (run.len() as f32).ln()) * (1.0 + articles / with_it.max(1) as f32).ln())
        })
        .collect()
}

/// The other articles of a dossier, those first whose words are most like an article's: an estimate of
/// [`Comparison::similarity`] from the index alone.
pub fn partners(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<u32> {
    let mut scores = vec![0.0_f32; dossier.article_count() as usize];
    for (stem, weight) in weights(dossier, article) {
        lexicon::each_posting(dossier, article.language, stem, &mut |id, _| {
            if let Some(score) = scores.get_mut(id as usize) {
                *score += weight * weight;
            }
        });
    }
    let length = |id: u32| {
        let (title, body) = dossier.lengths(id);
        ((title + body).max(1) as f32).sqrt()
    };
    let mut others: Vec<u32> = (0..dossier.article_count()).filter(|id| *id != article.id).collect();
    // Neither is negative, so the bits are in the order of the numbers.
    sort_by_key(&mut others, |&id| Reverse((scores[id as usize] / length(id)).to_bits()));
    others
}

#[cfg(test)]
mod tests;
