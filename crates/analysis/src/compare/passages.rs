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

use std::cell::OnceCell;

use corpus::store::{Article, Dossier, Mention};
use text::{
    Span,
    sort::{pack, sort_by, sort_numbers},
};

use super::{
    gate::{self, Similarities},
    lexicon::{self, Lexicon, Sentence},
    reuse::{RUN, Wording},
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

/// So many of the shorter sentence's words must lie in common runs of [`GRAM`] to be the same wording.
const COPIED: f32 = 0.5;
/// How long the runs are that count towards it.
const GRAM: usize = 3;
/// How alike two sentences must be for that.
const ALIKE: f32 = 0.3;

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
    let aligner = Aligner::new(dossier, &[a, b]);
    let found = aligner.align([0, 1], |_| true);
    found.into_iter().map(|pair| aligner.explained([0, 1], pair)).collect()
}

/// Two sentences of two articles that report the same, by their places in these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SentencePair {
    /// The sentence of the first, and that of the second.
    pub sentences: [usize; 2],
    /// See [`Passage::score`].
    pub score: f32,
    /// How alike they are.
    pub kind: PassageKind,
}

/// Some articles, read once to be aligned with each other.
pub struct Aligner<'a> {
    dossier: Dossier<'a>,
    articles: Vec<Article<'a>>,
    lexicon: Lexicon,
    sentences: Vec<Vec<Sentence>>,
    vectors: Vec<Vec<(Vec<f32>, f32)>>,
    company: Vec<OnceCell<Similarities>>,
    mentions: Vec<OnceCell<Vec<Mention<'a>>>>,
    /// All tokens of an article, and the sentence of each.
    wording: Vec<(Wording, Vec<u32>)>,
}

impl<'a> Aligner<'a> {
    /// Reads the articles.
    pub fn new(dossier: &Dossier<'a>, articles: &[&Article<'a>]) -> Self {
        let (lexicon, sentences) = lexicon::read(dossier, articles);
        let vectors = |all: &Vec<Sentence>| all.iter().map(|one| lexicon.vector(one)).collect();
        let wording = |all: &Vec<Sentence>| {
            let of = |(at, one): (usize, &Sentence)| {
                one.tokens.iter().map(|token| (token.form, at as u32)).collect::<Vec<_>>()
            };
            let (forms, sentences) = all.iter().enumerate().flat_map(of).unzip();
            (Wording::new(forms), sentences)
        };
        Self {
            dossier: *dossier,
            articles: articles.iter().map(|article| **article).collect(),
            vectors: sentences.iter().map(vectors).collect(),
            company: articles.iter().map(|_| OnceCell::new()).collect(),
            mentions: articles.iter().map(|_| OnceCell::new()).collect(),
            wording: sentences.iter().map(wording).collect(),
            sentences,
            lexicon,
        }
    }

    /// Where the sentences of an article are.
    pub fn spans(&self, article: usize) -> impl Iterator<Item = Span> + '_ {
        self.sentences.get(article).into_iter().flatten().map(|sentence| sentence.span)
    }

    /// The sentences of two articles that report the same, for the wanted sentences of the first.
    pub fn align(&self, [a, b]: [usize; 2], is_wanted: impl Fn(usize) -> bool) -> Vec<SentencePair> {
        let [of_a, of_b] = [&self.sentences[a], &self.sentences[b]];
        let is_one_event =
            gate::is_one_event([a, b].map(|at| self.articles[at].id), [a, b].map(|at| self.company(at)));
        let copied = self.copied([a, b]);
        let mut found = Vec::new();
        for (i, x) in of_a.iter().enumerate().filter(|(i, _)| is_wanted(*i)) {
            let row: Vec<f32> = (0..of_b.len()).map(|j| self.cosine([a, b], [i, j])).collect();
            let nearest = row.iter().copied().fold(0.0, f32::max);
            for (j, &cosine) in row.iter().enumerate().filter(|(_, cosine)| **cosine > 0.0) {
                let y = &of_b[j];
                let pair = pack(i as u32, j as u32);
                let is_copied =
                    copied.binary_search(&pair).is_ok() || cosine > ALIKE && is_mostly_copied(x, y);
                let early = (1.0 / ((1 + i) * (1 + j)) as f32).sqrt();
                let figures = x.figures.iter().filter(|figure| y.figures.contains(figure)).count().min(2);
                let score = COSINE * cosine
                    + NEAREST * (cosine - nearest)
                    + EARLY * early
                    + SHARED * (1.0 + shared(&self.lexicon, x, y)).ln()
                    + FIGURE * figures as f32
                    - ENOUGH;
                if is_copied || is_one_event && score > 0.0 {
                    let kind = if is_copied { PassageKind::SameWording } else { PassageKind::SameMatter };
                    let score = 1.0 / (1.0 + (-score.max(0.0) / 4.0).exp());
                    found.push(SentencePair { sentences: [i, j], score, kind });
                }
            }
        }
        found
    }

    /// A pair of sentences as a passage, with what they share.
    pub fn explained(&self, articles: [usize; 2], pair: SentencePair) -> Passage {
        let sentences = [0, 1].map(|side| &self.sentences[articles[side]][pair.sentences[side]]);
        let mentions = [0, 1].map(|side| {
            let all = || self.dossier.mentions(&self.articles[articles[side]]).collect();
            let all: &Vec<Mention<'a>> = self.mentions[articles[side]].get_or_init(all);
            let within = |mention: &&Mention<'a>| sentences[side].span.contains(mention.span);
            all.iter().filter(within).collect::<Vec<_>>()
        });
        Passage {
            a: sentences[0].span,
            b: sentences[1].span,
            score: pair.score,
            kind: pair.kind,
            why: reasons(&self.lexicon, &mentions, sentences),
        }
    }

    fn company(&self, article: usize) -> &Similarities {
        let words = || Lexicon::article(&self.sentences[article]);
        self.company[article].get_or_init(|| gate::similarities(&self.dossier, &self.lexicon, &words()))
    }

    fn cosine(&self, [a, b]: [usize; 2], [i, j]: [usize; 2]) -> f32 {
        let ((x, x_length), (y, y_length)) = (&self.vectors[a][i], &self.vectors[b][j]);
        let mut product = 0.0;
        each_shared(&self.sentences[a][i], &self.sentences[b][j], |x_at, y_at| product += x[x_at] * y[y_at]);
        let lengths = x_length * y_length;
        if lengths > 0.0 { product / lengths } else { 0.0 }
    }

    /// The pairs of sentences with a copied run, packed, ascending. A run may begin in one sentence and end in
    /// another: it counts for those two that have most of it, and for all that have enough of it themselves.
    fn copied(&self, [a, b]: [usize; 2]) -> Vec<u64> {
        let [(x, of_x), (y, of_y)] = [&self.wording[a], &self.wording[b]];
        let mut copied = Vec::new();
        for run in x.copied_runs(y) {
            let sentence = |at: usize| pack(of_x[run.a + at], of_y[run.b + at]);
            let pairs: Vec<u64> = (0..run.length).map(sentence).collect();
            let parts = || pairs.chunk_by(|one, other| one == other);
            let most = parts().map(<[u64]>::len).max().unwrap_or_default();
            copied.extend(parts().filter(|part| part.len() >= RUN.min(most)).map(|part| part[0]));
        }
        sort_numbers(&mut copied);
        copied.dedup();
        copied
    }
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

/// Whether most of the shorter sentence is in the other, in short runs.
fn is_mostly_copied(x: &Sentence, y: &Sentence) -> bool {
    let forms = |one: &Sentence| one.tokens.iter().map(|token| token.form).collect::<Vec<u32>>();
    let (x, y) = (forms(x), forms(y));
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
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
fn reasons(lexicon: &Lexicon, mentions: &[Vec<&Mention<'_>>; 2], pair: [&Sentence; 2]) -> Vec<Why> {
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
        pair[side].tokens.iter().find(|token| token.word == Some(word)).map(|token| token.span)
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
