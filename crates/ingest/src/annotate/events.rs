//! Finds laws, agreements, programmes and events by name, in English and Spanish.
//!
//! A name is a run of words written large with a word for what it is at its end ("Merida Initiative",
//! "Gun Control Act of 1968", "Paris Agreement"), at its beginning ("Operation Fast and Furious",
//! "Treaty on the Non-Proliferation of Nuclear Weapons") or both ("World War II"). The span is the name
//! alone, without "the". An abbreviation that is put in brackets behind a name stands for it in the
//! rest of the text. Where every word is written large, as in headlines, a run of large words says
//! little: there only names that the rest of the text has, too, and those that are known count.

mod beginning;
mod ending;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use corpus::model::EventRule;
use text::{Span, as_read};

use crate::annotate::{
    capitals::Lines,
    lex::{self, Cursor, Token},
};

pub(crate) use words::is_head;
use words::{KNOWN, ends_name};

/// A law, agreement, programme or event in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The name alone.
    pub span: Span,
    /// The name with single spaces; of an abbreviation the name that it stands for.
    pub name: String,
    /// Why it was found.
    pub rule: EventRule,
}

/// Every event of a text, in order.
pub fn find(text: &str) -> Vec<Event> {
    find_in(text, &lex::tokens(text))
}

/// The same of a text whose tokens are known.
pub(crate) fn find_in(text: &str, tokens: &[Token<'_>]) -> Vec<Event> {
    let finder = EventFinder { cursor: Cursor::new(text, tokens), lines: Lines::new(text, tokens) };
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut short: BTreeMap<String, String> = BTreeMap::new();
    let mut found: Vec<NameFound> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(named) = finder.name_at(at) else {
            at += 1;
            continue;
        };
        at = named.last + 1;
        if !named.in_headline {
            known.insert(named.folded(tokens));
            short.extend(finder.abbreviation(&named).map(|short| (short, finder.name(&named))));
        }
        found.push(named);
    }
    found.retain(|named| !named.in_headline || named.is_known || known.contains(&named.folded(tokens)));
    let mut events: Vec<Event> = found.iter().map(|named| finder.event(named)).collect();
    let by_abbreviation = tokens.iter().filter_map(|token| {
        let name =
            token.surface.strip_suffix("'s").or(token.surface.strip_suffix("’s")).unwrap_or(token.surface);
        let full = short.get(name)?;
        let span = Span::new(token.span.start, token.span.start + name.len());
        Some(Event { span, name: full.clone(), rule: EventRule::Abbreviation })
    });
    let is_free = |event: &Event| {
        let next = events.partition_point(|other| other.span.end <= event.span.start);
        events.get(next).is_none_or(|other| !other.span.overlaps(event.span))
    };
    let by_abbreviation: Vec<Event> = by_abbreviation.filter(is_free).collect();
    events.extend(by_abbreviation);
    events.sort_by_key(|event| event.span);
    events
}

/// A name that was found.
struct NameFound {
    first: usize,
    last: usize,
    rule: EventRule,
    in_headline: bool,
    is_known: bool,
}

impl NameFound {
    fn folded(&self, tokens: &[Token<'_>]) -> String {
        let words = tokens.get(self.first..=self.last).unwrap_or_default();
        words.iter().map(|token| &*token.folded).collect::<Vec<_>>().join(" ")
    }
}

struct EventFinder<'t> {
    cursor: Cursor<'t>,
    lines: Lines,
}

impl<'t> EventFinder<'t> {
    /// Whether a name may run from a token to the next: white space within a paragraph, a hyphen, a stop
    /// after an initial.
    fn runs_on(&self, at: usize) -> bool {
        let gap = self.cursor.gap(at);
        matches!(gap, " " | "-" | "–" | "/" | " & ")
            || gap == ". "
                && self
                    .cursor
                    .get(at)
                    .is_some_and(|token| token.surface.contains('.') || token.surface.len() == 1)
            || !gap.is_empty()
                && gap.trim().is_empty()
                && gap.matches('\n').count() < 2
                && !gap.contains("  ")
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0
            || self.cursor.gap(at - 1).contains(['!', '?', '\n', '“', '"', ':', '•'])
            || self.cursor.gap(at - 1).contains('.') && !self.runs_on(at - 1)
    }

    fn name(&self, named: &NameFound) -> String {
        let span = self.span(named);
        as_read(self.cursor.slice(span))
    }

    fn span(&self, named: &NameFound) -> Span {
        self.cursor.span(named.first, named.last).unwrap_or_default()
    }

    fn event(&self, named: &NameFound) -> Event {
        Event { span: self.span(named), name: self.name(named), rule: named.rule }
    }

    /// The name that begins at a token.
    fn name_at(&self, at: usize) -> Option<NameFound> {
        let large = self.cursor.is_capitalised(at);
        let ordinal =
            self.cursor.get(at).is_some_and(|token| token.surface.starts_with(|c: char| c.is_ascii_digit()));
        if !large && !ordinal {
            return None;
        }
        let in_headline =
            self.cursor.get(at).is_some_and(|token| self.lines.are_capitals_at(token.span.start));
        let known = KNOWN.iter().find(|known| {
            known.iter().enumerate().all(|(ahead, word)| {
                self.cursor.word(at + ahead) == *word
                    && self.cursor.is_capitalised(at + ahead)
                    && (ahead == 0 || self.runs_on(at + ahead - 1))
            })
        });
        if let Some(known) = known {
            let mut last = at + known.len() - 1;
            // "World Cup 2026" and "World War II Memorial" are other things.
            if self.runs_on(last)
                && ends_name(self.cursor.word(last + 1))
                && self.cursor.is_capitalised(last + 1)
            {
                last += 1;
            }
            return Some(NameFound { first: at, last, rule: EventRule::Known, in_headline, is_known: true });
        }
        if !large {
            return None;
        }
        self.beginning(at, in_headline).or_else(|| self.ending(at, in_headline))
    }

    /// The abbreviation in brackets behind a name: "United States-Mexico-Canada Agreement (USMCA)".
    fn abbreviation(&self, named: &NameFound) -> Option<String> {
        let next = self.cursor.get(named.last + 1)?;
        let gap = self.cursor.gap(named.last);
        let bracket = gap.trim_start().trim_end_matches(['"', '“', '\'']) == "(";
        let short = next.surface;
        let closed =
            self.cursor.after_text(named.last + 1).trim_start_matches(['"', '”', '\'']).starts_with(')');
        let large = short.chars().filter(|c| c.is_uppercase()).count();
        (bracket && closed && large >= 2 && short.chars().count() <= 10 && large * 2 >= short.chars().count())
            .then(|| short.to_owned())
    }
}

#[cfg(test)]
mod tests;
