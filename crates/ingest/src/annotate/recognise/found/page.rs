//! A text while names are found in it.

use std::collections::HashSet;

use corpus::model::{Kind, Rule};
use text::Span;

use crate::annotate::{
    lex,
    tagger::{
        Reading,
        token::{Shape, Token},
    },
};

/// A stretch of text that may be searched: where it begins in the whole, its words, its pieces.
pub struct Stretch<'t> {
    /// Where it begins in the text.
    pub start: usize,
    /// Its text.
    pub text: &'t str,
    /// Its tokens.
    pub pieces: &'t [lex::Token<'t>],
}

impl<'t> Stretch<'t> {
    /// Stretches as the tagger reads them.
    pub fn reading(stretches: &[Stretch<'t>]) -> Reading<'t> {
        Reading::new(&stretches.iter().map(|stretch| (stretch.text, stretch.pieces)).collect::<Vec<_>>())
    }
}

/// A name while the rules are at work.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) stretch: usize,
    pub(super) tokens: Span,
    pub(super) kind: Kind,
    pub(super) rule: Option<Rule>,
    /// Stretch and tokens of the words on which it rests.
    pub(super) evidence: Option<(usize, Span)>,
}

/// A text with what has been found in it so far.
pub(super) struct Page<'p, 't> {
    pub(super) stretches: &'p [Stretch<'t>],
    pub(super) tokens: &'p [Vec<Token<'t>>],
    pub(super) drafts: Vec<Draft>,
    /// For each token of each stretch, the draft that it is part of.
    pub(super) taken: Vec<Vec<Option<usize>>>,
    /// The words that the text writes without a capital.
    pub(super) small: HashSet<&'t str>,
}

impl<'p, 't> Page<'p, 't> {
    pub(super) fn new(stretches: &'p [Stretch<'t>], tokens: &'p [Vec<Token<'t>>]) -> Self {
        let taken = tokens.iter().map(|tokens| vec![None; tokens.len()]).collect();
        let small = tokens.iter().flatten().filter(|token| token.shape == Shape::Lower);
        let small = small.map(|token| token.folded).collect();
        Self { stretches, tokens, drafts: Vec::new(), taken, small }
    }

    pub(super) fn add(&mut self, draft: Draft) {
        let at = self.drafts.len();
        self.taken[draft.stretch][draft.tokens.range()].iter_mut().for_each(|taken| *taken = Some(at));
        self.drafts.push(draft);
    }

    pub(super) fn is_free(&self, stretch: usize, tokens: Span) -> bool {
        self.taken[stretch][tokens.range()].iter().all(Option::is_none)
    }

    pub(super) fn in_person(&self, stretch: usize, at: usize) -> bool {
        self.taken[stretch][at].is_some_and(|draft| self.drafts[draft].kind == Kind::Person)
    }

    /// Takes a draft out, if there is one at a token.
    pub(super) fn drop_at(&mut self, stretch: usize, at: usize) {
        if let Some(draft) = self.taken[stretch][at] {
            let Draft { stretch, tokens, .. } = self.drafts[draft];
            self.taken[stretch][tokens.range()].iter_mut().for_each(|taken| *taken = None);
            self.drafts[draft].tokens.end = self.drafts[draft].tokens.start;
        }
    }
}
