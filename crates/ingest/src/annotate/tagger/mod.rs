//! Finds names of persons, organisations, places and events in texts that nobody has prepared.
//!
//! A conditional random field over tokens (see [`crate::crf`]), whose features are [`cues`]. A text is read
//! twice: what a word was taken for in all its places is a cue of the second reading.

pub mod cues;
pub mod lexicon;
pub mod model;
pub mod spanish;
pub mod token;

use corpus::model::Kind;
use text::Span;

use crate::annotate::lex;
use cues::Text;
use token::{Gap, Shape, Token, tokens};

/// Most tokens without a capital between two capitalised ones of one name.
const LONGEST_LINK: usize = 4;

/// The stretches of tokens in which names may stand; all other tokens are none.
pub fn chunks(tokens: &[Token<'_>]) -> Vec<Span> {
    let mut inside: Vec<bool> = tokens.iter().map(|token| token.shape.is_capital()).collect();
    let capitals: Vec<usize> = (0..tokens.len()).filter(|&at| inside[at]).collect();
    let breaks = |at: usize| {
        matches!(tokens[at].gap, Gap::Start | Gap::Stop)
            || tokens[at].gap == Gap::Line && tokens[at - 1].in_headline
    };
    for pair in capitals.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if b - a <= LONGEST_LINK && !(a + 1..=b).any(breaks) {
            inside[a..b].iter_mut().for_each(|inside| *inside = true);
        }
    }
    let is_number = |at: usize| matches!(tokens[at].shape, Shape::Digits | Shape::Digital);
    for &at in &capitals {
        if at + 1 < tokens.len() && is_number(at + 1) && !breaks(at + 1) {
            inside[at + 1] = true;
        }
        let mut before = at;
        while before > 0
            && at - before < 2
            && !breaks(before)
            && (tokens[before - 1].classes.is(lexicon::PARTICLE) || is_number(before - 1))
        {
            before -= 1;
            inside[before] = true;
        }
    }
    let mut chunks = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        if !inside[start] {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while end < tokens.len() && inside[end] && !breaks(end) {
            end += 1;
        }
        chunks.push(Span::new(start, end));
        start = end;
    }
    chunks
}

/// A text cut up for reading.
pub struct Reading<'t> {
    /// The tokens of each stretch.
    pub stretches: Vec<Vec<Token<'t>>>,
    /// What the text says of its words.
    pub text: Text<'t>,
}

impl<'t> Reading<'t> {
    /// Cuts up the stretches of a text: each with its tokens.
    pub fn new(stretches: &[(&'t str, &'t [lex::Token<'t>])]) -> Self {
        let stretches: Vec<Vec<Token<'t>>> =
            stretches.iter().map(|(text, pieces)| tokens(text, pieces)).collect();
        let text = Text::new(&stretches);
        Self { stretches, text }
    }
}

/// A name that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its stretch, as an index.
    pub stretch: usize,
    /// Its tokens in the stretch, as indices: from, up to.
    pub tokens: Span,
    /// What it names.
    pub kind: Kind,
}

impl Reading<'_> {
    /// The names in the text, in order.
    pub fn names(&mut self) -> Vec<Name> {
        let chunks = self.chunks();
        for chunk in &chunks {
            for (at, label) in chunk.tokens.range().zip(model::FIRST.label(&chunk.first)) {
                let token = &self.stretches[chunk.stretch][at];
                if let Some(kind) = model::Label(label).kind()
                    && token.shape.is_capital()
                {
                    self.text.vote(token.folded, kind);
                }
            }
        }
        let mut names: Vec<Name> = Vec::new();
        for Chunk { stretch, tokens, second, .. } in chunks {
            let with_votes = tokens.range().zip(second).map(|(at, sum)| {
                model::SECOND.more(sum, |sink| cues::votes(&self.stretches[stretch], &self.text, at, sink))
            });
            let scores: Vec<_> = with_votes.collect();
            let mut open = None;
            for (at, label) in tokens.range().zip(model::SECOND.label(&scores)) {
                let label = model::Label(label);
                let kind = label.kind();
                match (kind, names.last_mut()) {
                    (None, _) => {}
                    (Some(_), Some(name)) if open == kind && !label.begins() => name.tokens.end = at + 1,
                    (Some(kind), _) => {
                        let tokens = Span::new(at, at + 1);
                        names.push(Name { stretch, tokens, kind: model::KINDS[kind] });
                    }
                }
                open = kind;
            }
        }
        names
    }

    /// The stretches of tokens in which names may stand, with their scores for both readings. All cues but
    /// the votes are those of both, and to work them out is most of the time that a text takes.
    fn chunks(&self) -> Vec<Chunk> {
        let mut all = Vec::new();
        for (stretch, tokens) in self.stretches.iter().enumerate() {
            let runs = cues::runs(tokens);
            all.extend(chunks(tokens).into_iter().map(|chunk| {
                let scores = chunk.range().map(|at| {
                    model::Model::scores_of_both([&model::FIRST, &model::SECOND], |sink| {
                        cues::cues(tokens, &runs, &self.text, at, sink);
                    })
                });
                let (first, second) = scores.map(|[first, second]| (first, second)).unzip();
                Chunk { stretch, tokens: chunk, first, second }
            }));
        }
        all
    }
}

/// A stretch of tokens that is labelled as one sequence.
struct Chunk {
    /// Its stretch of the text, as an index.
    stretch: usize,
    /// Its tokens in the stretch, as indices.
    tokens: Span,
    /// The scores of its tokens in the first reading.
    first: Vec<model::Scores>,
    /// And in the second, without the votes.
    second: Vec<model::Scores>,
}
