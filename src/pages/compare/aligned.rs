//! What was worked out about two articles, once for a pair, and the passage at which the reader is.

use analysis::compare::{
    Claim, Comparison, Difference, Passage, PassageKind, claims, compare, difference, passages,
    quotation_difference,
};
use corpus::{
    model::ZoneKind,
    store::{Article, Dossier},
};
use text::{Span, paragraph_spans, sentences};

use crate::{
    context::PageContext,
    view::{self, View},
};

/// A side: the place of an article in a pair.
pub const A: usize = 0;
/// The other one.
pub const B: usize = 1;

/// A paragraph of an article, in sentences.
pub struct Paragraph {
    /// Of which kind of zone it is.
    pub zone: ZoneKind,
    /// Where it is.
    pub span: Span,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
}

/// What was worked out about two articles.
pub struct Aligned {
    /// The names.
    pub comparison: Comparison,
    /// The passages that are shown, numbered by their place in the first article.
    pub passages: Vec<Passage>,
    /// Figures, dates and statements beside each other.
    pub claims: Vec<Claim>,
    /// The two texts, the title first.
    pub texts: [Vec<Paragraph>; 2],
}

impl Aligned {
    /// Compares two articles.
    pub fn new(dossier: &Dossier<'static>, [a, b]: [&Article<'static>; 2]) -> Self {
        let texts = [a, b].map(|article| text(dossier, article));
        let mut passages = passages(dossier, a, b);
        let claims = claims(dossier, a, b, &passages);
        let is_shown = |side: usize, span: Span| {
            texts[side].iter().any(|paragraph: &Paragraph| paragraph.sentences.contains(&span))
        };
        // An article agrees with itself, sentence by sentence; more need not be said.
        passages
            .retain(|one| is_shown(A, one.a) && is_shown(B, one.b) && (a.slug != b.slug || one.a == one.b));
        Self { comparison: compare(dossier, a, b), passages, claims, texts }
    }

    /// The passages of a sentence, by number.
    pub fn of_sentence(&self, side: usize, span: Span) -> impl Iterator<Item = usize> + '_ {
        (0..self.passages.len()).filter(move |&at| place(&self.passages[at], side) == span)
    }

    /// Whether a passage is the surest of one of its sentences.
    pub fn is_main(&self, at: usize) -> bool {
        let passage = &self.passages[at];
        [A, B].into_iter().any(|side| {
            let of_sentence = self.of_sentence(side, place(passage, side));
            of_sentence.map(|other| self.passages[other].score).fold(0.0, f32::max) <= passage.score
        })
    }

    /// How many passages have the same wording.
    pub fn reused(&self) -> usize {
        self.passages.iter().filter(|one| one.kind == PassageKind::SameWording).count()
    }
}

/// Where a passage is in one of the articles.
pub fn place(passage: &Passage, side: usize) -> Span {
    [passage.a, passage.b][side]
}

/// The paragraphs of an article that are shown: its first title, where that is printed, and its body.
fn text(dossier: &Dossier<'static>, article: &Article<'static>) -> Vec<Paragraph> {
    let mut text: Vec<Paragraph> = Vec::new();
    for zone in dossier.zones(article).filter(|zone| zone.kind.is_searchable()) {
        for span in paragraph_spans(article.raw, zone.span) {
            let is_title = |zone: ZoneKind| zone == ZoneKind::Title;
            if is_title(zone.kind) && text.iter().any(|known| is_title(known.zone)) {
                continue;
            }
            text.push(Paragraph { zone: zone.kind, span, sentences: sentences(article.raw, span) });
        }
    }
    text
}

/// Two articles as they are shown.
pub struct Pair<'p> {
    /// The articles.
    pub articles: [&'p Article<'static>; 2],
    /// What was worked out about them.
    pub aligned: &'p Aligned,
    /// The passage at which the reader is.
    pub focus: Option<usize>,
    /// The words of the link, where they are in the article as the link has them.
    pub at: [Option<Span>; 2],
}

impl<'p> Pair<'p> {
    /// Two articles as a view shows them.
    pub fn new(view: &View, articles: [&'p Article<'static>; 2], aligned: &'p Aligned) -> Self {
        let words = |passage: Option<view::Passage>, side: usize| {
            passage.filter(|passage| passage.holds(articles[side].raw)).map(|passage| passage.span)
        };
        let at = [words(view.passage, A), words(view.counterpart, B)];
        let is_at = |one: &Passage| at == [Some(one.a), Some(one.b)];
        Self { articles, aligned, focus: aligned.passages.iter().position(is_at), at }
    }

    /// The view at a passage, or at none.
    pub fn show(&self, passage: Option<usize>) -> [Option<view::Passage>; 2] {
        let passage = passage.and_then(|at| self.aligned.passages.get(at));
        self.words([A, B].map(|side| passage.map(|passage| place(passage, side))))
    }

    /// The view at some words of either article.
    pub fn words(&self, spans: [Option<Span>; 2]) -> [Option<view::Passage>; 2] {
        [A, B].map(|side| spans[side].map(|span| view::Passage::of(self.articles[side].raw, span)))
    }

    /// In which words the sentences of a passage differ, where they are worded alike, or their quotations.
    pub fn difference(&self, at: usize) -> Option<Difference> {
        let passage = self.aligned.passages.get(at)?;
        let (raw, spans) = (self.articles.map(|article| article.raw), [passage.a, passage.b]);
        match passage.kind {
            PassageKind::SameWording => Some(difference(raw, spans)),
            PassageKind::SameMatter => quotation_difference(raw, spans),
        }
    }

    /// The passage before the reader's or after it, round the ends.
    pub fn step(&self, forward: bool) -> Option<usize> {
        let count = self.aligned.passages.len();
        let last = count.checked_sub(1)?;
        Some(match self.focus {
            None if forward => 0,
            None => last,
            Some(at) => (at + if forward { 1 } else { last }) % count,
        })
    }
}

/// The view of a comparison at other words.
pub fn at_words(context: &PageContext<'_>, [passage, counterpart]: [Option<view::Passage>; 2]) -> View {
    View { passage, counterpart, ..context.view.clone() }
}
