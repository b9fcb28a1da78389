//! Names that nobody has listed: what the tagger reads, put right by rules that can be named.

mod beside;
mod clubs;
mod corrections;
mod forms;
mod page;
mod repeats;
mod spanish;

use corpus::model::{Kind, Rule};
use text::Span;

use super::reasons;
use crate::annotate::tagger::Reading;
use page::Page;
pub use page::Stretch;

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// Why.
    pub rule: Rule,
    /// Other words of the text on which that rests.
    pub evidence: Option<Span>,
}

/// The names in the stretches of a text, in order; they do not overlap.
pub fn find(stretches: &[Stretch<'_>], reading: &mut Reading<'_>) -> Vec<Found> {
    let names = reading.names();
    let mut page = Page::new(stretches, &reading.stretches);
    for name in names {
        page.take(name);
    }
    if spanish::is_spanish(&reading.stretches) {
        page.spanish();
    }
    page.listed_places();
    page.postal_codes();
    page.administrations();
    page.aliases();
    page.dotted();
    page.korean();
    page.hyphenated();
    page.tickers();
    page.abbreviations();
    page.acronyms();
    page.short_bodies();
    page.surnames();
    page.beside();
    page.clubs();
    page.families();
    page.one_kind();
    page.repeated();
    page.into_found()
}

impl Page<'_, '_> {
    fn into_found(self) -> Vec<Found> {
        let place = |stretch: usize, tokens: Span| {
            let of = &self.tokens[stretch];
            forms::written(self.stretches[stretch].text, of, tokens).shift(self.stretches[stretch].start)
        };
        let mut found: Vec<Found> = self
            .drafts
            .iter()
            .filter(|draft| !draft.tokens.is_empty())
            .map(|draft| {
                let tokens = &self.tokens[draft.stretch];
                let (rule, evidence) = match &draft.rule {
                    Some(rule) => {
                        (rule.clone(), draft.evidence.map(|(stretch, tokens)| place(stretch, tokens)))
                    }
                    None => {
                        let (rule, evidence) = reasons::of(tokens, draft.tokens, draft.kind);
                        (rule, evidence.map(|tokens| place(draft.stretch, tokens)))
                    }
                };
                let mut span = place(draft.stretch, draft.tokens);
                if let (Kind::Organisation, Some(last)) = (draft.kind, tokens.get(draft.tokens.end - 1)) {
                    let stretch = &self.stretches[draft.stretch];
                    let name = Span::new(span.start - stretch.start, span.end - stretch.start);
                    span = forms::with_own_possessive(stretch.text, last, name).shift(stretch.start);
                }
                Found {
                    span,
                    kind: draft.kind,
                    rule,
                    evidence: evidence.filter(|evidence| *evidence != span),
                }
            })
            .collect();
        found.sort_by_key(|found| found.span);
        found.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
        found
    }
}
