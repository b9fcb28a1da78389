//! Words that are written like names and were taken for none.

use std::collections::BTreeMap;

use corpus::model::{Article, ZoneKind};
use text::Span;

use super::found::Stretch;
use crate::annotate::{
    lex,
    tagger::{
        lexicon::{DEMONYM, MONTH, NO_NAME, TITLE, WEEKDAY},
        token::{Gap, Shape, Token},
    },
};

/// The runs of words with a capital, in the middle of sentences of an article's text, that no mention has: an
/// editor may list those that are names after all. With how often each is there; the most frequent first.
pub fn unnamed(article: &Article) -> Vec<(&str, usize)> {
    let body = article.zones.iter().filter(|zone| zone.kind == ZoneKind::Body);
    let texts: Vec<(usize, &str)> =
        body.filter_map(|zone| Some((zone.span.start, article.raw.get(zone.span.range())?))).collect();
    let pieces: Vec<Vec<lex::Token<'_>>> = texts.iter().map(|(_, text)| lex::tokens(text)).collect();
    let stretches: Vec<Stretch<'_>> = texts
        .iter()
        .zip(&pieces)
        .map(|((start, text), pieces)| Stretch { start: *start, text, pieces })
        .collect();
    let reading = Stretch::reading(&stretches);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (stretch, tokens) in stretches.iter().zip(&reading.stretches) {
        for run in runs(tokens) {
            let span = Span::new(tokens[run.start].span.start, tokens[run.end - 1].span.end);
            let whole = span.shift(stretch.start);
            let first = article.mentions.partition_point(|mention| mention.span.end <= whole.start);
            let is_named = article.mentions[first..].first().is_some_and(|next| next.span.overlaps(whole));
            if let Some(words) = article.raw.get(whole.range()).filter(|_| !is_named) {
                *counts.entry(words).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(words, count)| (std::cmp::Reverse(*count), *words));
    counts
}

/// Runs of tokens that are written like a name.
fn runs(tokens: &[Token<'_>]) -> Vec<Span> {
    let is_capital = |token: &Token<'_>| {
        matches!(token.shape, Shape::Title | Shape::Mixed | Shape::Capitals) && !token.in_headline
    };
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let goes_on = |token: &&Token<'_>| is_capital(token) && token.gap == Gap::Space;
        let length = match is_capital(&tokens[at]) {
            true => 1 + tokens[at + 1..].iter().take_while(goes_on).count(),
            false => 0,
        };
        let run = &tokens[at..at + length];
        // A word that is no name by itself, and the first word of a sentence, which always has a capital.
        let says_nothing =
            run.iter().all(|token| token.classes.is(MONTH | WEEKDAY | DEMONYM | TITLE | NO_NAME));
        if length > 0 && !says_nothing && !run[0].begins_sentence {
            runs.push(Span::new(at, at + length));
        }
        at += length.max(1);
    }
    runs
}
