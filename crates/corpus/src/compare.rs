//! What two articles share, and what only one of them says.

use std::collections::BTreeMap;

use crate::{
    model::{Kind, Span},
    store::{Article, Dossier},
    text::{folded_form, stem},
};

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
    let (mut in_a, mut in_b) = (places(dossier, a), places(dossier, b));
    let (mut shared, mut only_a) = (Vec::new(), Vec::new());
    for (entity, spans) in std::mem::take(&mut in_a) {
        match in_b.remove(&entity) {
            Some(others) => shared.push(Shared { entity, a: spans, b: others }),
            None => only_a.push(Named { entity, spans }),
        }
    }
    let only_b: Vec<_> = in_b.into_iter().map(|(entity, spans)| Named { entity, spans }).collect();
    let kind = |id: u32| dossier.entity(id).map(|entity| entity.kind);
    let often = |count: usize| std::cmp::Reverse(count);
    shared.sort_by_key(|both| (kind(both.entity), often(both.a.len() + both.b.len())));
    let by_kind = |mut named: Vec<Named>| {
        named.sort_by_key(|one| (kind(one.entity), often(one.spans.len())));
        named
    };
    Comparison {
        similarity: similarity(dossier, a, b),
        shared,
        only_a: by_kind(only_a),
        only_b: by_kind(only_b),
    }
}

impl Comparison {
    /// How many entities of a kind both name.
    pub fn shared_of<'s>(&'s self, dossier: &'s Dossier<'_>, kind: Kind) -> impl Iterator<Item = &'s Shared> {
        self.shared.iter().filter(move |both| dossier.entity(both.entity).is_some_and(|e| e.kind == kind))
    }
}

/// Where an article names each entity.
fn places(dossier: &Dossier<'_>, article: &Article<'_>) -> BTreeMap<u32, Vec<Span>> {
    let mut places: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    for mention in dossier.mentions(article) {
        if let Some(entity) = mention.entity {
            places.entry(entity).or_default().push(mention.span);
        }
    }
    places
}

/// See [`Comparison::similarity`].
fn similarity(dossier: &Dossier<'_>, a: &Article<'_>, b: &Article<'_>) -> f32 {
    let (a, b) = (weights(dossier, a), weights(dossier, b));
    let length = |weights: &BTreeMap<String, f32>| weights.values().map(|w| w * w).sum::<f32>().sqrt();
    let product: f32 = a.iter().filter_map(|(stem, weight)| Some(weight * b.get(stem)?)).sum();
    let lengths = length(&a) * length(&b);
    if lengths > 0.0 { (product / lengths).min(1.0) } else { 0.0 }
}

/// The tf–idf weight of every stem of an article.
fn weights(dossier: &Dossier<'_>, article: &Article<'_>) -> BTreeMap<String, f32> {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let tokens = dossier.tokens(article);
    for span in tokens.spans() {
        let folded = folded_form(&article.raw[span.range()]);
        let (count, with_it) = counts.entry(stem(&folded)).or_insert((0, 0));
        *count += 1;
        if *count == 1 {
            // A lower bound: the articles with the most frequent inflection.
            let index = dossier.index();
            let terms = index.stemmed(&folded);
            *with_it = terms.into_iter().map(|term| index.article_count(term)).max().unwrap_or(1);
        }
    }
    let articles = dossier.article_count() as f32;
    let weight = |(count, with_it): (u32, u32)| {
        (1.0 + (count as f32).ln()) * (1.0 + articles / with_it.max(1) as f32).ln()
    };
    counts.into_iter().map(|(stem, counts)| (stem, weight(counts))).collect()
}
