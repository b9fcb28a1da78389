//! Why a name was read as what it was: the plainest thing that speaks for it.
//!
//! The tagger weighs dozens of cues at once; the rule given is the one that a reader can check.

use corpus::model::{Kind, PlaceList, Rule};
use text::Span;

use crate::annotate::tagger::{
    lexicon::{
        CITY, COUNTRY, EVENT_HEAD, FIRST, LAST, ORG, ORG_HEAD, PLACE_HEAD, REGION, STATE, TITLE, TOWN,
    },
    token::{Gap, Token},
};

/// The rule for a name, and the tokens on which it rests where they are not the name itself.
pub fn of(tokens: &[Token<'_>], name: Span, kind: Kind) -> (Rule, Option<Span>) {
    match kind {
        Kind::Person => person(tokens, name),
        Kind::Organisation => organisation(tokens, name),
        Kind::Place => place(tokens, name),
        Kind::Event | Kind::Weapon | Kind::Source | Kind::Author | Kind::Date | Kind::Quantity => {
            (event(tokens, name), None)
        }
    }
}

fn person(tokens: &[Token<'_>], name: Span) -> (Rule, Option<Span>) {
    let first = &tokens[name.start];
    if let Some(at) = name.start.checked_sub(1).filter(|&at| tokens[at].classes.is(TITLE))
        && matches!(first.gap, Gap::Space | Gap::Point)
    {
        return (Rule::AfterTitle(tokens[at].surface.to_owned()), Some(Span::new(at, at + 1)));
    }
    if name.end - name.start > 1 && first.classes.is(FIRST) {
        return (Rule::FirstName(first.surface.to_owned()), None);
    }
    if let Some(after) = tokens.get(name.end)
        && matches!(after.gap, Gap::Space)
        && matches!(after.folded, "said" | "says" | "told" | "added" | "wrote" | "announced" | "explained")
    {
        return (Rule::Says(after.surface.to_owned()), Some(Span::new(name.end, name.end + 1)));
    }
    if tokens[name.end - 1].classes.is(LAST) {
        return (Rule::Surname(tokens[name.end - 1].surface.to_owned()), None);
    }
    (Rule::Context, None)
}

fn organisation(tokens: &[Token<'_>], name: Span) -> (Rule, Option<Span>) {
    let inside = &tokens[name.range()];
    if inside.iter().all(|token| token.classes.is_in(ORG)) {
        return (Rule::KnownBody, None);
    }
    if let Some(head) = inside.iter().rev().find(|token| token.classes.is(ORG_HEAD)) {
        return (Rule::WordForBody(head.surface.to_owned()), None);
    }
    (Rule::Context, None)
}

fn place(tokens: &[Token<'_>], name: Span) -> (Rule, Option<Span>) {
    let inside = &tokens[name.range()];
    let lists = [
        (COUNTRY, PlaceList::Country),
        (STATE, PlaceList::State),
        (CITY, PlaceList::City),
        (REGION, PlaceList::Region),
        (TOWN, PlaceList::Town),
    ];
    for (class, list) in lists {
        let is_whole = if inside.len() == 1 {
            inside[0].classes.is(class)
        } else {
            inside.iter().all(|token| token.classes.part & class != 0)
        };
        if is_whole {
            return (Rule::ListedPlace(list), None);
        }
    }
    if let Some(head) = inside.iter().find(|token| token.classes.is(PLACE_HEAD)).filter(|_| inside.len() > 1)
    {
        return (Rule::WordForPlace(head.surface.to_owned()), None);
    }
    if let Some(at) = name.start.checked_sub(1)
        && matches!(inside[0].gap, Gap::Space)
        && matches!(tokens[at].folded, "in" | "at" | "from" | "near" | "to")
    {
        return (Rule::AfterPreposition(tokens[at].surface.to_owned()), Some(Span::new(at, at + 1)));
    }
    (Rule::Context, None)
}

fn event(tokens: &[Token<'_>], name: Span) -> Rule {
    let head = tokens[name.range()].iter().rev().find(|token| token.classes.is(EVENT_HEAD));
    head.map_or(Rule::Context, |head| Rule::WordForEvent(head.surface.to_owned()))
}
