//! Puts right what the tagger has read, where a rule can say what is right.

use std::collections::BTreeSet;

use corpus::model::{Kind, PlaceList, Rule};
use text::Span;

use super::{
    forms::{
        is_no_name, is_title_before_name, is_undertaking, modifies_a_thing, person_within, touches_name,
    },
    page::{Draft, Page},
};
use crate::annotate::resolve::names::known_as;
use crate::annotate::tagger::{
    Name,
    lexicon::{
        COUNTRY, DEMONYM, FIRST, KNOWN, LAST, MONTH, ORG, ORG_HEAD, PLACE, PLACE_HEAD, REGION, STATE, TITLE,
        TOWN,
    },
    token::{Gap, Shape, Token, longest_listed},
};

impl Page<'_, '_> {
    /// Takes over what the tagger has read, without what is no part of a name.
    pub(super) fn take(&mut self, name: Name) {
        let tokens = &self.tokens[name.stretch];
        let Span { mut start, mut end } = name.tokens;
        // "Islamic State held Raqqa": a name holds no ordinary word that is not one of its small ones.
        let ordinary = |at: &usize| {
            tokens[*at].shape == Shape::Lower
                && tokens[*at].gap == Gap::Space
                && !is_small(tokens[*at].folded)
        };
        if let Some(word) = (start + 1..end).find(ordinary) {
            self.take(Name { tokens: Span::new(start, word), ..name });
            return;
        }
        // "Baltierra, Hugo; Vanterpool, Priya": no name runs across a semicolon.
        if let Some(colon) = (start + 1..end).find(|&at| tokens[at].gap == Gap::Colon) {
            self.take(Name { tokens: Span::new(start, colon), ..name });
            self.take(Name { tokens: Span::new(colon, end), ..name });
            return;
        }
        // "“Ding,” “Boing”": nor across what stands between two quotations.
        let text = self.stretches[name.stretch].text;
        let parts = |at: &usize| {
            let between = text.get(tokens[at - 1].span.end..tokens[*at].span.start).unwrap_or_default();
            let is_quoted = between.contains(['"', '“', '”', '‘', '«', '»']);
            is_quoted && (between.contains([',', ':', ';']) || name.kind != Kind::Person)
        };
        if let Some(at) = (start + 1..end).find(parts) {
            self.take(Name { tokens: Span::new(start, at), ..name });
            if name.kind != Kind::Person {
                self.take(Name { tokens: Span::new(at, end), ..name });
            }
            return;
        }
        // "Odisha's Kandhamal": the second is not part of the first.
        let owner = (start..end - 1).find(|&at| tokens[at].is_possessive);
        if let Some(owner) = owner.filter(|&owner| {
            name.kind != Kind::Person
                && tokens[start..=owner].iter().all(|token| token.classes.is_in(PLACE | ORG))
                && longest_listed(&tokens[start..]).is_some_and(|(length, _)| length == owner + 1 - start)
                && !tokens[owner + 1..end].iter().any(|token| token.classes.is(ORG_HEAD | PLACE_HEAD))
        }) {
            let owned = &tokens[owner + 1..end];
            let is_full = owned.len() > 1
                && owned[0].classes.is(FIRST)
                && owned.last().is_some_and(|last| last.classes.is(LAST));
            let kind = if is_full { Kind::Person } else { name.kind };
            self.take(Name { tokens: Span::new(start, owner + 1), ..name });
            self.take(Name { tokens: Span::new(owner + 1, end), kind, ..name });
            return;
        }
        if name.kind == Kind::Person {
            while start + 1 < end && is_title_before_name(&tokens[start], &tokens[start + 1]) {
                start += 1;
            }
        }
        // "Max Silberstein's Meta": whose it is, and what.
        if name.kind == Kind::Person
            && let Some(owner) = (start..end - 1).find(|&at| tokens[at].is_possessive)
        {
            let owned = Span::new(owner + 1, end);
            if tokens[owned.range()].iter().all(|token| token.classes.is_in(ORG)) {
                let kind = Kind::Organisation;
                self.add(Draft { stretch: name.stretch, tokens: owned, kind, rule: None, evidence: None });
            }
            end = owner + 1;
        }
        // "the Government of Mexico" is named by its country.
        let is_government = name.kind == Kind::Organisation
            && end - start > 2
            && tokens[start].folded == "government"
            && tokens[start + 1].folded == "of"
            && tokens[start + 2..end].iter().all(|token| token.classes.is_in(PLACE));
        if is_government {
            let place = Span::new(start + 2, end);
            self.add(Draft {
                stretch: name.stretch,
                tokens: place,
                kind: Kind::Place,
                rule: None,
                evidence: None,
            });
            return;
        }
        if name.kind == Kind::Place
            && let Some(at) = person_within(&tokens[start..end])
        {
            let person = Span::new(start + at, end);
            self.add(Draft {
                stretch: name.stretch,
                tokens: person,
                kind: Kind::Person,
                rule: None,
                evidence: None,
            });
            end = start + at;
        }
        while start < end && !tokens[end - 1].shape.is_capital() && tokens[end - 1].shape == Shape::Lower {
            end -= 1;
        }
        if start >= end || is_no_name(&tokens[start..end], name.kind) {
            return;
        }
        // "Undersecretary of Public Security": what somebody is, not a body.
        let is_office = name.kind == Kind::Organisation
            && end - start > 2
            && tokens[start].classes.is(TITLE)
            && !tokens[start].classes.is_in(ORG | ORG_HEAD)
            && matches!(tokens[start + 1].folded, "of" | "for");
        if is_office {
            return;
        }
        let span = Span::new(start, end);
        if let Some((kind, rule)) = well_known(&tokens[start..end], name.kind) {
            self.add(Draft { stretch: name.stretch, tokens: span, kind, rule: Some(rule), evidence: None });
            return;
        }
        if name.kind == Kind::Person && modifies_a_thing(tokens, span) {
            return;
        }
        let kind = if name.kind != Kind::Place && is_undertaking(&tokens[start..end]) {
            Kind::Event
        } else if name.kind == Kind::Person
            && tokens[start + 1..end].iter().any(|token| token.gap == Gap::Ampersand)
        {
            // "Kim & Chang" is a firm.
            Kind::Organisation
        } else {
            name.kind
        };
        self.add(Draft { stretch: name.stretch, tokens: span, kind, rule: None, evidence: None });
    }

    /// Countries and states of the lists that were passed over.
    pub(super) fn listed_places(&mut self) {
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            let mut at = 0;
            while at < tokens.len() {
                let Some((length, classes)) = longest_listed(&tokens[at..]) else {
                    at += 1;
                    continue;
                };
                let span = Span::new(at, at + length);
                let inside = &tokens[span.range()];
                // "Dar es Salaam", read as two places.
                let is_cut = length > 2
                    && classes & PLACE != 0
                    && self.is_cut(stretch, span)
                    && inside[0].shape.is_capital()
                    && inside[length - 1].shape.is_capital();
                if is_cut {
                    span.range().for_each(|token| self.drop_at(stretch, token));
                    let (kind, rule) = (Kind::Place, Some(Rule::ListedPlace(PlaceList::City)));
                    self.add(Draft { stretch, tokens: span, kind, rule, evidence: None });
                }
                let is_sure = classes & (COUNTRY | STATE | REGION) != 0
                    && inside
                        .iter()
                        .all(|token| token.shape.is_capital() || length > 2 && token.shape == Shape::Lower)
                    && inside[0].shape.is_capital()
                    && (length > 1 || classes & (FIRST | LAST | DEMONYM) == 0)
                    && !(length == 1
                        && inside[0].folded.len() < 5
                        && !matches!(inside[0].shape, Shape::Initials | Shape::Capitals)
                        && classes & COUNTRY == 0)
                    && !touches_name(tokens, span);
                if is_sure && self.is_free(stretch, span) {
                    let list = if classes & COUNTRY != 0 {
                        PlaceList::Country
                    } else if classes & STATE != 0 {
                        PlaceList::State
                    } else {
                        PlaceList::Region
                    };
                    self.add(Draft {
                        stretch,
                        tokens: span,
                        kind: Kind::Place,
                        rule: Some(Rule::ListedPlace(list)),
                        evidence: None,
                    });
                }
                at += length;
            }
        }
    }

    /// Whether several places, and nothing else, were read within some tokens that are one listed name.
    fn is_cut(&self, stretch: usize, span: Span) -> bool {
        let within: BTreeSet<usize> = self.taken[stretch][span.range()].iter().copied().flatten().collect();
        within.len() > 1
            && within.iter().all(|&draft| {
                let Draft { tokens, kind, .. } = self.drafts[draft];
                kind == Kind::Place && span.contains(tokens)
            })
    }

    /// "Oklahoma City, OK": the two letters of a state after a place.
    pub(super) fn postal_codes(&mut self) {
        const CODES: [&str; 50] = [
            "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
            "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY",
            "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
            "WI", "WY",
        ];
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            for at in 1..tokens.len() {
                let (before, token) = (&tokens[at - 1], &tokens[at]);
                if token.gap != Gap::Comma || !CODES.contains(&token.surface) || !before.shape.is_capital() {
                    continue;
                }
                let is_alone = tokens.get(at + 1).is_none_or(|next| {
                    !matches!(next.gap, Gap::Space | Gap::Hyphen)
                        || next.shape == Shape::Digits
                        || next.shape == Shape::Lower
                });
                let of_place = self.taken[stretch][at - 1].map(|draft| self.drafts[draft].kind);
                if !is_alone || of_place.is_some_and(|kind| kind == Kind::Person) {
                    continue;
                }
                self.drop_at(stretch, at);
                let evidence = Some((stretch, Span::new(at - 1, at)));
                let rule = Some(Rule::StateCode);
                self.add(Draft { stretch, tokens: Span::new(at, at + 1), kind: Kind::Place, rule, evidence });
                if let Some(draft) = self.taken[stretch][at - 1] {
                    self.drafts[draft].kind = Kind::Place;
                }
            }
        }
    }

    /// "Trump administration": the person.
    pub(super) fn administrations(&mut self) {
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            for at in 1..tokens.len() {
                if !matches!(tokens[at].folded, "administration" | "presidency")
                    || !matches!(tokens[at].gap, Gap::Space)
                {
                    continue;
                }
                let mut first = at - 1;
                while first > 0 && tokens[first].gap == Gap::Hyphen && tokens[first - 1].shape == Shape::Title
                {
                    first -= 1;
                }
                // "Drug Enforcement Administration" is a body.
                let is_sure = tokens[at].shape == Shape::Lower;
                let is_name = |token: &Token<'_>| {
                    token.shape == Shape::Title
                        && token.classes.single & (PLACE & !TOWN | ORG | ORG_HEAD | TITLE | DEMONYM | MONTH)
                            == 0
                        && (is_sure || token.classes.is(LAST | KNOWN))
                };
                let names = first..at;
                let in_body = |name: usize| {
                    let draft = self.taken[stretch][name].map(|draft| &self.drafts[draft]);
                    !is_sure
                        && draft.is_some_and(|draft| {
                            draft.kind == Kind::Organisation && draft.tokens.start < first
                        })
                };
                if names.clone().any(in_body) {
                    continue;
                }
                if !names.clone().all(|name| {
                    is_name(&tokens[name]) && !tokens[name].begins_sentence || self.in_person(stretch, name)
                }) {
                    continue;
                }
                // A full name is read as one already.
                if first + 1 == at && self.in_person(stretch, first) {
                    continue;
                }
                for name in names {
                    self.drop_at(stretch, name);
                    let rule = Some(Rule::Administration);
                    let evidence = Some((stretch, Span::new(at, at + 1)));
                    self.add(Draft {
                        stretch,
                        tokens: Span::new(name, name + 1),
                        kind: Kind::Person,
                        rule,
                        evidence,
                    });
                }
            }
        }
    }

    /// "the N.R.A.": three letters or more with stops between them, of which no person follows, are a body.
    pub(super) fn dotted(&mut self) {
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            for at in 0..tokens.len() {
                let token = &tokens[at];
                let letters: String = token.surface.chars().filter(|c| *c != '.').collect();
                let is_body = token.shape == Shape::Initials
                    && letters.chars().count() > 2
                    && letters.chars().all(char::is_uppercase)
                    && (token.surface.len() - letters.len()) + 1 >= letters.chars().count()
                    && !matches!(letters.as_str(), "USA" | "UAE" | "USSR" | "DRC");
                let goes_on = tokens.get(at + 1).is_some_and(|next| {
                    next.shape == Shape::Title && matches!(next.gap, Gap::Space | Gap::Point)
                });
                let is_alone = self.taken[stretch][at]
                    .is_none_or(|draft| self.drafts[draft].tokens == Span::new(at, at + 1));
                if is_body && is_alone && !goes_on {
                    self.drop_at(stretch, at);
                    let rule = Some(Rule::Context);
                    let (tokens, kind) = (Span::new(at, at + 1), Kind::Organisation);
                    self.add(Draft { stretch, tokens, kind, rule, evidence: None });
                }
            }
        }
    }

    /// "Kim Dae-sung": a person's name goes on after a hyphen in small letters.
    pub(super) fn hyphenated(&mut self) {
        for at in 0..self.drafts.len() {
            let Draft { stretch, tokens: span, kind, .. } = self.drafts[at];
            let tokens = &self.tokens[stretch];
            if kind != Kind::Person || span.end - span.start != 2 {
                continue;
            }
            let (given, next) = (&tokens[span.end - 1], tokens.get(span.end));
            let goes_on = next.is_some_and(|next| {
                next.gap == Gap::Hyphen
                    && next.shape == Shape::Lower
                    && next.surface.chars().count() < 6
                    && !is_after_hyphen(next.folded)
            });
            let is_syllable =
                given.surface.chars().count() < 6 && tokens[span.start].surface.chars().count() < 6;
            if goes_on && is_syllable && self.taken[stretch][span.end].is_none() {
                self.taken[stretch][span.end] = Some(at);
                self.drafts[at].tokens.end += 1;
            }
        }
    }

    /// "Park Geun-ha": a Korean name, whose first part may be a word for something else.
    pub(super) fn korean(&mut self) {
        for stretch in 0..self.tokens.len() {
            for at in 2..self.tokens[stretch].len() {
                let tokens = &self.tokens[stretch];
                let [family, given, second] = &tokens[at - 2..=at] else { continue };
                let is_name = FAMILIES.contains(&[" ", family.folded, " "].concat())
                    && family.shape == Shape::Title
                    && (given.shape, given.gap) == (Shape::Title, Gap::Space)
                    && (second.shape, second.gap) == (Shape::Lower, Gap::Hyphen)
                    && [given, second].iter().all(|part| is_korean_syllable(part.folded));
                let whole = Span::new(at - 2, at + 1);
                let is_known = self.taken[stretch][at - 2].is_some_and(|draft| {
                    let Draft { kind, tokens, .. } = self.drafts[draft];
                    kind == Kind::Person && tokens.start == at - 2
                });
                if is_name && !is_known {
                    whole.range().for_each(|token| self.drop_at(stretch, token));
                    let (kind, rule) = (Kind::Person, Some(Rule::Context));
                    self.add(Draft { stretch, tokens: whole, kind, rule, evidence: None });
                }
            }
        }
    }

    /// "(NYSE: BWF)": letters under which shares are traded name nobody.
    pub(super) fn tickers(&mut self) {
        for stretch in 0..self.tokens.len() {
            for at in 1..self.tokens[stretch].len() {
                let (before, token) = (&self.tokens[stretch][at - 1], &self.tokens[stretch][at]);
                let is_exchange = matches!(before.folded, "nyse" | "nasdaq" | "lse" | "tsx" | "bmv" | "asx");
                if is_exchange && token.gap == Gap::Colon && token.shape == Shape::Capitals {
                    self.drop_at(stretch, at);
                }
            }
        }
    }

    /// "aka El Chapo": a person's other name.
    pub(super) fn aliases(&mut self) {
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            for at in 1..tokens.len() {
                if !matches!(tokens[at - 1].folded, "aka" | "a.k.a" | "alias")
                    || !tokens[at].shape.is_capital()
                {
                    continue;
                }
                let goes_on = |token: &&Token<'_>| {
                    token.shape.is_capital() && matches!(token.gap, Gap::Space | Gap::Point)
                };
                let end = at + 1 + tokens[at + 1..].iter().take_while(goes_on).count();
                (at..end).for_each(|token| self.drop_at(stretch, token));
                let rule = Some(Rule::Alias);
                let evidence = Some((stretch, Span::new(at - 1, at)));
                self.add(Draft { stretch, tokens: Span::new(at, end), kind: Kind::Person, rule, evidence });
            }
        }
    }
}

/// The commonest Korean family names, in the spellings that news use.
const FAMILIES: &str = " kim lee yi rhee park pak choi jung jeong chung kang cho jo yoon yun jang chang lim rim im han oh seo suh \
    shin kwon hwang ahn an song moon yang bae baek paik nam noh roh ryu yoo yu ha joo ju woo min ko koh son sohn ban cha jin \
    hong heo huh hur chun jeon jun byun koo ku na ri ro pyo do eom gong ";

/// Whether a word could be a syllable of Korean in Latin letters: at most two consonants, vowels, and an end.
fn is_korean_syllable(folded: &str) -> bool {
    let is_vowel = |c: char| "aeiouyw".contains(c);
    let rest = folded.trim_start_matches(|c: char| c.is_ascii_lowercase() && !is_vowel(c));
    let end = rest.trim_start_matches(is_vowel);
    folded.len() - rest.len() <= 2
        && (1..=3).contains(&(rest.len() - end.len()))
        && matches!(end, "" | "n" | "ng" | "k" | "l" | "m" | "p" | "t" | "h" | "b" | "r")
}

/// Small words that a hyphen joins to a name without being part of it: "Trump-era".
fn is_after_hyphen(folded: &str) -> bool {
    matches!(
        folded,
        "era"
            | "led"
            | "style"
            | "like"
            | "born"
            | "based"
            | "run"
            | "owned"
            | "made"
            | "only"
            | "wide"
            | "type"
            | "ally"
            | "loyal"
            | "level"
            | "free"
            | "war"
            | "deal"
            | "bill"
            | "plan"
            | "team"
            | "fan"
            | "show"
    )
}

/// Another kind than the tagger's, where the table of well-known names has a name for one: "the American Union" is
/// a place. Names of one word that is no abbreviation say too little.
fn well_known(tokens: &[Token<'_>], kind: Kind) -> Option<(Kind, Rule)> {
    let telling = tokens.len() > 1 || matches!(tokens[0].shape, Shape::Capitals | Shape::Initials);
    let words: Vec<String> = tokens.iter().map(|token| token.folded.to_owned()).collect();
    let known =
        [Kind::Organisation, Kind::Place].into_iter().filter(|kind| known_as(*kind, &words).is_some());
    let known: Vec<Kind> = known.collect();
    let first = known.first().filter(|_| telling && kind != Kind::Event && !known.contains(&kind))?;
    let rule = match first {
        Kind::Place => Rule::ListedPlace(PlaceList::Country),
        _ => Rule::KnownBody,
    };
    Some((*first, rule))
}

/// Small words that may stand between the words of a name.
fn is_small(folded: &str) -> bool {
    const SMALL: &str = " of the and for de la del los las el y e do da das dos di du le van von der den ter ten bin ibn al a \
                         to in on at with against by from en para por contra sobre et und ";
    SMALL.contains(&[" ", folded, " "].concat())
}
