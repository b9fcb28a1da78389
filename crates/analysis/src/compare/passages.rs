//! Sentences of two articles that report the same, and why.
//!
//! Every sentence of one is compared with every sentence of the other, and as many pairs are given as agree: what
//! one article says in a sentence, another may say in three. Three things come together in the score:
//!
//! | | worth |
//! |---|---|
//! | the cosine of their words, each weighted by how rare it is in the sentences of the dossier | [`COSINE`] |
//! | shared words that are no names: the logarithm of their weights | [`SHARED`] |
//! | shared figures | [`FIGURE`] |
//! | both near the beginning, where articles say what happened | [`EARLY`] |
//! | another sentence is nearer | [`NEAREST`] |
//!
//! Before that, [`super::gate`] decides whether the two articles are about one event at all. Copied wording is
//! given in any case.

use corpus::store::{Article, Dossier};
use text::{
    Span,
    sort::{sort_by, sort_by_key},
};

use super::{
    gate,
    lexicon::{self, Lexicon, Sentence},
};

/// What a cosine of 1 adds to the score.
const COSINE: f32 = 27.6;
/// What ln(1 + the weights of shared words) adds, times.
const SHARED: f32 = 0.75;
/// What a shared figure adds, of two at most.
const FIGURE: f32 = 0.77;
/// What is added where both are the first sentences of their articles.
const EARLY: f32 = 3.5;
/// What is taken off, times the cosine by which another sentence is nearer.
const NEAREST: f32 = 1.23;
/// What a pair must reach.
const ENOUGH: f32 = 5.55;

/// So many words in the same order are copied.
const RUN: usize = 8;
/// So many of the shorter sentence's words must lie in common runs of [`GRAM`] to be the same wording.
const COPIED: f32 = 0.5;
/// How long the runs are that count towards it.
const GRAM: usize = 3;

/// How many words are named as the reason for a pair.
const REASONS: usize = 5;

/// Two sentences that report the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The sentence of the first article.
    pub a: Span,
    /// The sentence of the second.
    pub b: Span,
    /// How surely they report the same, from 0 to 1; what is given has at least 0.5.
    pub score: f32,
    /// How alike they are.
    pub kind: PassageKind,
    /// What they share, the weightiest first.
    pub why: Vec<Why>,
}

/// How alike two sentences are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// Words were copied.
    SameWording,
    /// The same is said in other words.
    SameMatter,
}

/// Something that two sentences share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A word, as the first article has it, which is how rare: the spans of both.
    Word(Span, Span),
    /// An entity.
    Entity(u32),
    /// A date, figure or ratio with the same value.
    Value(String),
}

/// The sentences of two articles that report the same, in order of place in the first.
pub fn passages(dossier: &Dossier<'_>, a: &Article<'_>, b: &Article<'_>) -> Vec<Passage> {
    let (lexicon, sentences) = lexicon::read(dossier, a, b);
    let is_one_event = gate::is_one_event(dossier, &lexicon, [a, b], &sentences);
    let [of_a, of_b] = &sentences;
    let vectors = [of_a, of_b].map(|all| all.iter().map(|one| lexicon.vector(one)).collect::<Vec<_>>());
    let cosine = |i: usize, j: usize| {
        let ((x, x_length), (y, y_length)) = (&vectors[0][i], &vectors[1][j]);
        let mut product = 0.0;
        each_shared(&of_a[i], &of_b[j], |x_at, y_at| product += x[x_at] * y[y_at]);
        let lengths = x_length * y_length;
        if lengths > 0.0 { product / lengths } else { 0.0 }
    };
    let mut found = Vec::new();
    for (i, x) in of_a.iter().enumerate() {
        let row: Vec<f32> = (0..of_b.len()).map(|j| cosine(i, j)).collect();
        let nearest = row.iter().copied().fold(0.0, f32::max);
        for (j, &cosine) in row.iter().enumerate().filter(|(_, cosine)| **cosine > 0.0) {
            let y = &of_b[j];
            let is_copied = cosine > 0.3 && is_copied(x, y);
            let early = (1.0 / ((1 + i) * (1 + j)) as f32).sqrt();
            let figures = x.figures.iter().filter(|figure| y.figures.contains(figure)).count().min(2);
            let score = COSINE * cosine
                + NEAREST * (cosine - nearest)
                + EARLY * early
                + SHARED * (1.0 + shared(&lexicon, x, y)).ln()
                + FIGURE * figures as f32
                - ENOUGH;
            if is_copied || is_one_event && score > 0.0 {
                let kind = if is_copied { PassageKind::SameWording } else { PassageKind::SameMatter };
                let score = 1.0 / (1.0 + (-score.max(0.0) / 4.0).exp());
                let why = reasons(dossier, &lexicon, [a, b], [x, y]);
                found.push(Passage { a: x.span, b: y.span, score, kind, why });
            }
        }
    }
    sort_by_key(&mut found, |passage| (passage.a, passage.b));
    found
}

/// Calls `each` with the places of every word that two sentences share.
fn each_shared(x: &Sentence, y: &Sentence, mut each: impl FnMut(usize, usize)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (x.words.get(i), y.words.get(j)) {
        if one == other {
            each(i, j);
        }
        (i, j) = (i + usize::from(one <= other), j + usize::from(other <= one));
    }
}

/// What the shared words that are no names are worth.
fn shared(lexicon: &Lexicon, x: &Sentence, y: &Sentence) -> f32 {
    let mut sum = 0.0;
    each_shared(x, y, |at, _| {
        let word = x.words[at] as usize;
        sum += if lexicon.is_name[word] { 0.0 } else { lexicon.weights[word] };
    });
    sum
}

/// Whether a sentence was copied from the other: a long run of the same words, or most of it in short runs.
fn is_copied(x: &Sentence, y: &Sentence) -> bool {
    let (short, long) = if x.tokens.len() <= y.tokens.len() { (x, y) } else { (y, x) };
    let (short, long): (Vec<u32>, Vec<u32>) = (
        short.tokens.iter().map(|token| token.0).collect(),
        long.tokens.iter().map(|token| token.0).collect(),
    );
    let has_run = |length: usize| {
        short.len() >= length
            && short.windows(length).any(|run| long.windows(length).any(|other| run == other))
    };
    if has_run(RUN) {
        return true;
    }
    if short.len() < RUN {
        return short.len() >= GRAM && long.windows(short.len()).any(|other| other == short);
    }
    let mut is_common = vec![false; short.len()];
    for (at, run) in short.windows(GRAM).enumerate() {
        if long.windows(GRAM).any(|other| run == other) {
            is_common[at..at + GRAM].fill(true);
        }
    }
    is_common.iter().filter(|common| **common).count() as f32 >= COPIED * short.len() as f32
}

/// What two sentences share: names, values, and the words that weigh most.
fn reasons(
    dossier: &Dossier<'_>,
    lexicon: &Lexicon,
    articles: [&Article<'_>; 2],
    pair: [&Sentence; 2],
) -> Vec<Why> {
    let mentions = [0, 1].map(|side| {
        let within = |span: Span| pair[side].span.contains(span);
        dossier.mentions(articles[side]).filter(move |mention| within(mention.span)).collect::<Vec<_>>()
    });
    let mut why: Vec<Why> = Vec::new();
    for mention in &mentions[0] {
        let reason = match mention.entity {
            Some(entity) if mentions[1].iter().any(|other| other.entity == Some(entity)) => {
                Why::Entity(entity)
            }
            None if !mention.value.is_empty()
                && mentions[1].iter().any(|other| other.value == mention.value) =>
            {
                Why::Value(mention.value.to_owned())
            }
            _ => continue,
        };
        if !why.contains(&reason) {
            why.push(reason);
        }
    }
    let mut words: Vec<(f32, u32)> = Vec::new();
    each_shared(pair[0], pair[1], |at, _| {
        let word = pair[0].words[at];
        words.push((lexicon.weights[word as usize], word));
    });
    sort_by(&mut words, |a, b| b.0.total_cmp(&a.0));
    let named: Vec<Span> = mentions[0].iter().map(|mention| mention.span).collect();
    let place = |side: usize, word: u32| {
        pair[side]
            .tokens
            .iter()
            .map(|token| token.1)
            .find(|&span| lexicon.is_word(dossier, articles[side], span, word))
    };
    for (_, word) in words {
        if let (Some(one), Some(other)) = (place(0, word), place(1, word))
            && !named.iter().any(|name| name.contains(one))
            && why.len() < 2 * REASONS
        {
            why.push(Why::Word(one, other));
        }
    }
    why
}
