//! Why a name was read as what it was: the plainest thing that speaks for it.
//!
//! The tagger weighs dozens of cues at once; what is told is the one that a reader can check.

use corpus::model::Kind;
use text::Span;

use crate::annotate::tagger::{
    lexicon::{
        CITY, COUNTRY, EVENT_HEAD, FIRST, LAST, ORG, ORG_HEAD, PLACE_HEAD, REGION, STATE, TITLE, TOWN,
    },
    token::{Gap, Token},
};

/// The rule for a name, and the tokens on which it rests where they are not the name itself.
pub fn of(tokens: &[Token<'_>], name: Span, kind: Kind) -> (String, Option<Span>) {
    let (why, evidence) = match kind {
        Kind::Person => person(tokens, name),
        Kind::Organisation => organisation(tokens, name),
        Kind::Place => place(tokens, name),
        _ => event(tokens, name),
    };
    (format!("{}: {why}", kind.name()), evidence)
}

fn person(tokens: &[Token<'_>], name: Span) -> (String, Option<Span>) {
    let first = &tokens[name.start];
    if let Some(at) = name.start.checked_sub(1).filter(|&at| tokens[at].classes.is(TITLE))
        && matches!(first.gap, Gap::Space | Gap::Point)
    {
        return (format!("after the title “{}”", tokens[at].surface), Some(Span::new(at, at + 1)));
    }
    if name.end - name.start > 1 && first.classes.is(FIRST) {
        return (format!("begins with the first name “{}”", first.surface), None);
    }
    if let Some(after) = tokens.get(name.end)
        && matches!(after.gap, Gap::Space)
        && matches!(after.folded, "said" | "says" | "told" | "added" | "wrote" | "announced" | "explained")
    {
        return (format!("who “{}”", after.surface), Some(Span::new(name.end, name.end + 1)));
    }
    if tokens[name.end - 1].classes.is(LAST) {
        return (format!("ends with the surname “{}”", tokens[name.end - 1].surface), None);
    }
    (AROUND.to_owned(), None)
}

fn organisation(tokens: &[Token<'_>], name: Span) -> (String, Option<Span>) {
    let inside = &tokens[name.range()];
    if inside.iter().all(|token| token.classes.is_in(ORG)) {
        return ("listed body".to_owned(), None);
    }
    if let Some(head) = inside.iter().rev().find(|token| token.classes.is(ORG_HEAD)) {
        return (format!("“{}” is a word for a body", head.surface), None);
    }
    (AROUND.to_owned(), None)
}

fn place(tokens: &[Token<'_>], name: Span) -> (String, Option<Span>) {
    let inside = &tokens[name.range()];
    let lists = [(COUNTRY, "country"), (STATE, "state"), (CITY, "city"), (REGION, "region"), (TOWN, "town")];
    for (class, what) in lists {
        let is_whole = if inside.len() == 1 {
            inside[0].classes.is(class)
        } else {
            inside.iter().all(|token| token.classes.part & class != 0)
        };
        if is_whole {
            return (format!("listed {what}"), None);
        }
    }
    if let Some(head) = inside.iter().find(|token| token.classes.is(PLACE_HEAD)).filter(|_| inside.len() > 1)
    {
        return (format!("“{}” is a word for a place", head.surface), None);
    }
    if let Some(at) = name.start.checked_sub(1)
        && matches!(inside[0].gap, Gap::Space)
        && matches!(tokens[at].folded, "in" | "at" | "from" | "near" | "to")
    {
        return (format!("after “{}”", tokens[at].surface), Some(Span::new(at, at + 1)));
    }
    (AROUND.to_owned(), None)
}

fn event(tokens: &[Token<'_>], name: Span) -> (String, Option<Span>) {
    match tokens[name.range()].iter().rev().find(|token| token.classes.is(EVENT_HEAD)) {
        Some(head) => (format!("“{}” is a word for a law, programme or event", head.surface), None),
        None => (AROUND.to_owned(), None),
    }
}

const AROUND: &str = "by its form and the words around it";
