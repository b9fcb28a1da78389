//! Names that nobody has listed: what the tagger reads, put right by rules that can be named.

use std::collections::HashMap;

use corpus::model::{Kind, PlaceList, Rule};
use text::Span;

use super::reasons;
use crate::annotate::{
    dates::Piece,
    tagger::{
        Name, Reading,
        lexicon::{
            CITY, COUNTRY, DEMONYM, FIRST, KNOWN, LAST, LEXICON, MONTH, NO_NAME, ORG, ORG_HEAD, PLACE,
            REGION, STATE, TITLE, TOWN, WEEKDAY,
        },
        token::{Gap, Shape, Token},
    },
};

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

/// A stretch of text that may be searched: where it begins in the whole, its words, its pieces.
pub struct Stretch<'t> {
    /// Where it begins in the text.
    pub start: usize,
    /// Its text.
    pub text: &'t str,
    /// Its tokens.
    pub pieces: &'t [Piece<'t>],
}

impl<'t> Stretch<'t> {
    /// Stretches as the tagger reads them.
    pub fn reading(stretches: &[Stretch<'t>]) -> Reading<'t> {
        Reading::new(&stretches.iter().map(|stretch| (stretch.text, stretch.pieces)).collect::<Vec<_>>())
    }
}

/// The names in the stretches of a text, in order; they do not overlap.
pub fn find(stretches: &[Stretch<'_>], reading: &mut Reading<'_>) -> Vec<Found> {
    let names = reading.names();
    let mut page = Page::new(stretches, &reading.stretches);
    for name in names {
        page.take(name);
    }
    page.listed_places();
    page.postal_codes();
    page.administrations();
    page.aliases();
    page.abbreviations();
    page.acronyms();
    page.surnames();
    page.repeated();
    page.into_found()
}

/// Most names that begin with the same word and are looked for elsewhere in a text.
const MOST_ALIKE: usize = 256;

/// A name while the rules are at work.
#[derive(Clone, Debug)]
struct Draft {
    stretch: usize,
    tokens: Span,
    kind: Kind,
    rule: Option<Rule>,
    /// Stretch and tokens of the words on which it rests.
    evidence: Option<(usize, Span)>,
}

/// A text with what has been found in it so far.
struct Page<'p, 't> {
    stretches: &'p [Stretch<'t>],
    tokens: &'p [Vec<Token<'t>>],
    drafts: Vec<Draft>,
    /// For each token of each stretch, the draft that it is part of.
    taken: Vec<Vec<Option<usize>>>,
}

impl<'p, 't> Page<'p, 't> {
    fn new(stretches: &'p [Stretch<'t>], tokens: &'p [Vec<Token<'t>>]) -> Self {
        let taken = tokens.iter().map(|tokens| vec![None; tokens.len()]).collect();
        Self { stretches, tokens, drafts: Vec::new(), taken }
    }

    /// Takes over what the tagger has read, without what is no part of a name.
    fn take(&mut self, name: Name) {
        let tokens = &self.tokens[name.stretch];
        let Span { mut start, mut end } = name.tokens;
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
        let span = Span::new(start, end);
        if name.kind == Kind::Person && modifies_a_thing(tokens, span) {
            return;
        }
        let kind = if name.kind != Kind::Place && is_undertaking(&tokens[start..end]) {
            Kind::Event
        } else {
            name.kind
        };
        self.add(Draft { stretch: name.stretch, tokens: span, kind, rule: None, evidence: None });
    }

    fn add(&mut self, draft: Draft) {
        let at = self.drafts.len();
        self.taken[draft.stretch][draft.tokens.range()].iter_mut().for_each(|taken| *taken = Some(at));
        self.drafts.push(draft);
    }

    fn is_free(&self, stretch: usize, tokens: Span) -> bool {
        self.taken[stretch][tokens.range()].iter().all(Option::is_none)
    }

    /// Countries and states of the lists that were passed over.
    fn listed_places(&mut self) {
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            let mut at = 0;
            while at < tokens.len() {
                let Some((length, classes)) = LEXICON.longest_at(&tokens[at..]) else {
                    at += 1;
                    continue;
                };
                let span = Span::new(at, at + length);
                let inside = &tokens[span.range()];
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

    /// "Oklahoma City, OK": the two letters of a state after a place.
    fn postal_codes(&mut self) {
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
    fn administrations(&mut self) {
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

    fn in_person(&self, stretch: usize, at: usize) -> bool {
        self.taken[stretch][at].is_some_and(|draft| self.drafts[draft].kind == Kind::Person)
    }

    /// Takes a draft out, if there is one at a token.
    fn drop_at(&mut self, stretch: usize, at: usize) {
        if let Some(draft) = self.taken[stretch][at] {
            let Draft { stretch, tokens, .. } = self.drafts[draft];
            self.taken[stretch][tokens.range()].iter_mut().for_each(|taken| *taken = None);
            self.drafts[draft].tokens.end = self.drafts[draft].tokens.start;
        }
    }

    /// "aka El Chapo": a person's other name.
    fn aliases(&mut self) {
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

    /// Abbreviations of ordinary words, "greenhouse gases (GHG)", are no names.
    fn abbreviations(&mut self) {
        let mut ordinary: Vec<&'t str> = Vec::new();
        for tokens in self.tokens {
            for at in 1..tokens.len() {
                if tokens[at].gap == Gap::Opening
                    && is_acronym(&tokens[at])
                    && spells_ordinary_words(tokens, at)
                {
                    ordinary.push(tokens[at].folded);
                }
            }
        }
        if ordinary.is_empty() {
            return;
        }
        for stretch in 0..self.tokens.len() {
            for at in 0..self.tokens[stretch].len() {
                let is_alone = self.taken[stretch][at]
                    .is_some_and(|draft| self.drafts[draft].tokens == Span::new(at, at + 1));
                if is_alone && ordinary.contains(&self.tokens[stretch][at].folded) {
                    self.drop_at(stretch, at);
                }
            }
        }
    }

    /// Acronyms that the text introduces in brackets after a name: "… of Mexico (ANAM)".
    fn acronyms(&mut self) {
        let mut introduced: HashMap<&'t str, (Kind, usize, Span)> = HashMap::new();
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            for at in 1..tokens.len() {
                let token = &tokens[at];
                let closes =
                    tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Closing || next.gap == Gap::Comma)
                        || tokens.get(at + 1).is_none()
                        || tokens.get(at + 1).is_some_and(|next| matches!(next.gap, Gap::Stop | Gap::Start));
                if token.gap != Gap::Opening || !closes || !is_acronym(token) {
                    continue;
                }
                let Some(named) = self.taken[stretch][at - 1].map(|draft| self.drafts[draft].clone()) else {
                    continue;
                };
                if named.tokens.end != at || !stands_for(token, &tokens[named.tokens.range()]) {
                    continue;
                }
                introduced.entry(token.folded).or_insert((named.kind, stretch, named.tokens));
            }
        }
        self.read_as(&introduced);
    }

    /// Every place of some words of one token is read as one kind of name.
    fn read_as(&mut self, words: &HashMap<&'t str, (Kind, usize, Span)>) {
        for stretch in 0..self.tokens.len() {
            for at in 0..self.tokens[stretch].len() {
                let token = &self.tokens[stretch][at];
                let Some(&(kind, there, span)) = words.get(token.folded) else { continue };
                if !is_acronym(token) {
                    continue;
                }
                let alone = self.taken[stretch][at]
                    .is_none_or(|draft| self.drafts[draft].tokens == Span::new(at, at + 1));
                if alone {
                    self.drop_at(stretch, at);
                    let rule = Some(Rule::Acronym);
                    let tokens = Span::new(at, at + 1);
                    self.add(Draft { stretch, tokens, kind, rule, evidence: Some((there, span)) });
                }
            }
        }
    }

    /// A full name licenses its surname, and the surname is no place elsewhere in the text.
    fn surnames(&mut self) {
        let mut full: HashMap<&'t str, Vec<(usize, Span)>> = HashMap::new();
        for draft in self
            .drafts
            .iter()
            .filter(|draft| draft.kind == Kind::Person && draft.tokens.end > draft.tokens.start + 1)
        {
            let last = self.surname_of(draft);
            full.entry(last).or_default().push((draft.stretch, draft.tokens));
        }

        for stretch in 0..self.tokens.len() {
            for at in 0..self.tokens[stretch].len() {
                let token = &self.tokens[stretch][at];
                let Some(&(there, name)) = full.get(token.folded).and_then(|names| names.first()) else {
                    continue;
                };
                if token.shape != Shape::Title && token.shape != Shape::Mixed {
                    continue;
                }
                let draft = self.taken[stretch][at].map(|draft| &self.drafts[draft]);
                let takes = match draft {
                    None => {
                        let joined_before = at > 0
                            && token.gap.joins()
                            && self.tokens[stretch][at - 1].shape.is_capital()
                            && !self.tokens[stretch][at - 1].classes.is(TITLE);
                        let joined_after = self.tokens[stretch].get(at + 1).is_some_and(|next| {
                            next.gap == Gap::Space && next.shape.is_capital() && !token.is_possessive
                        });
                        let says_little = token.begins_sentence && !token.classes.is(LAST)
                            || token.in_headline && is_common(token);
                        !(joined_before || joined_after || says_little)
                    }
                    Some(draft) => {
                        draft.kind != Kind::Person
                            && draft.tokens == Span::new(at, at + 1)
                            && token.classes.single & (COUNTRY | STATE) == 0
                    }
                };
                if takes {
                    let (tokens, evidence) = (Span::new(at, at + 1), Some((there, name)));
                    self.drop_at(stretch, at);
                    let rule = Some(Rule::SurnameOfFullName);
                    self.add(Draft { stretch, tokens, kind: Kind::Person, rule, evidence });
                }
            }
        }
    }

    fn surname_of(&self, draft: &Draft) -> &'t str {
        let tokens = &self.tokens[draft.stretch][draft.tokens.range()];
        let last =
            tokens.iter().rev().find(|token| !matches!(token.folded, "jr" | "sr" | "ii" | "iii" | "iv"));
        last.map_or("", |token| token.folded)
    }

    /// Names of several words, and acronyms, are names wherever the text has them.
    fn repeated(&mut self) {
        let mut known: HashMap<&'t str, Vec<(usize, Span, Kind)>> = HashMap::new();
        for draft in &self.drafts {
            let tokens = &self.tokens[draft.stretch][draft.tokens.range()];
            let Some(first) = tokens.first() else { continue };
            let is_telling = tokens.len() > 1
                || is_acronym(first)
                || !first.begins_sentence && !first.in_headline && !is_common(first);
            let names = known.entry(first.folded).or_default();
            let is_known = |(there, name, _): &(usize, Span, Kind)| {
                name.end - name.start == tokens.len()
                    && self.is_same(draft.stretch, draft.tokens.start, *there, *name)
            };
            if is_telling && names.len() < MOST_ALIKE && !names.iter().any(is_known) {
                names.push((draft.stretch, draft.tokens, draft.kind));
            }
        }
        for names in known.values_mut() {
            names.sort_by_key(|(stretch, span, _)| {
                (std::cmp::Reverse(span.end - span.start), *stretch, span.start)
            });
        }
        for stretch in 0..self.tokens.len() {
            let mut at = 0;
            while at < self.tokens[stretch].len() {
                let token = &self.tokens[stretch][at];
                let found = known.get(token.folded).and_then(|names| {
                    names.iter().find(|(there, name, _)| self.is_same(stretch, at, *there, *name))
                });
                if let Some(&(there, name, kind)) = found.filter(|_| token.shape.is_capital()) {
                    let tokens = Span::new(at, at + name.end - name.start);
                    if self.is_free(stretch, tokens) && !touches_name(&self.tokens[stretch], tokens) {
                        let rule = Some(Rule::Repeated);
                        self.add(Draft { stretch, tokens, kind, rule, evidence: Some((there, name)) });
                    }
                }
                at += 1;
            }
        }
    }

    /// Whether the tokens at a place are those of a name, written as it is.
    fn is_same(&self, stretch: usize, at: usize, there: usize, name: Span) -> bool {
        let name = &self.tokens[there][name.range()];
        let Some(here) = self.tokens[stretch].get(at..at + name.len()) else { return false };
        here.iter().zip(name).enumerate().all(|(nth, (a, b))| {
            a.folded == b.folded
                && a.shape.is_capital() == b.shape.is_capital()
                && (nth == 0 || a.gap == b.gap)
        })
    }

    fn into_found(self) -> Vec<Found> {
        let place = |stretch: usize, tokens: Span| {
            let of = &self.tokens[stretch];
            written(self.stretches[stretch].text, of, tokens).shift(self.stretches[stretch].start)
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
                let span = place(draft.stretch, draft.tokens);
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

/// The bytes of a name: with the full stop of an abbreviation at its end, and both quotation marks of
/// a nickname.
fn written(text: &str, tokens: &[Token<'_>], name: Span) -> Span {
    let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
    let mut span = Span::new(first.span.start, last.span.end);
    let is_abbreviation = last.shape == Shape::Initials
        || matches!(last.folded, "jr" | "sr" | "inc" | "corp" | "co" | "ltd" | "bros")
        || last.classes.single & STATE != 0 && last.folded.len() < 6 && name.end - name.start == 1;
    if is_abbreviation && !last.is_possessive && text[span.end..].starts_with('.') {
        span.end += 1;
    }
    let inside = &text[span.range()];
    let quotes = inside.chars().filter(|c| matches!(c, '"' | '“' | '”')).count();
    if quotes % 2 == 1
        && let Some(mark) = text[span.end..].chars().next().filter(|c| matches!(c, '"' | '”'))
    {
        span.end += mark.len_utf8();
    }
    span
}

/// "the Faustian bargain": a word with an article before it and a thing after it is nobody's name.
fn modifies_a_thing(tokens: &[Token<'_>], name: Span) -> bool {
    let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
    let article = name.start.checked_sub(1).map(|at| tokens[at].folded);
    let is_led = matches!(article, Some("the" | "a" | "an" | "this" | "its")) && first.gap == Gap::Space;
    let goes_on =
        tokens.get(name.end).is_some_and(|next| next.gap == Gap::Space && next.shape == Shape::Lower)
            && !last.is_possessive;
    let is_owner = tokens.get(name.end).is_some_and(|next| {
        matches!(
            next.folded,
            "administration"
                | "presidency"
                | "family"
                | "campaign"
                | "government"
                | "era"
                | "years"
                | "brothers"
                | "regime"
                | "cabinet"
                | "team"
                | "trial"
                | "case"
                | "camp"
                | "estate"
                | "dynasty"
                | "legacy"
                | "foundation"
        )
    });
    let is_known = tokens[name.range()].iter().any(|token| token.classes.is(KNOWN));
    is_led && goes_on && !is_owner && !is_known && name.end - name.start < 3
}

/// "Project Gunrunner", "Mexican Cartel Strategy": what is done rather than who does it.
fn is_undertaking(tokens: &[Token<'_>]) -> bool {
    let last = tokens.last().map_or("", |token| token.folded);
    tokens.len() > 1
        && (matches!(tokens[0].folded, "project" | "operation") && tokens[0].shape == Shape::Title
            || matches!(
                last,
                "act"
                    | "strategy"
                    | "initiative"
                    | "plan"
                    | "program"
                    | "programme"
                    | "programs"
                    | "agreement"
                    | "treaty"
                    | "framework"
                    | "accord"
                    | "accords"
                    | "amendment"
                    | "convention"
                    | "protocol"
                    | "summit"
                    | "movement"
                    | "exchange"
                    | "olympics"
                    | "war"
                    | "deal"
                    | "pact"
            ) && !matches!(tokens[0].folded, "stock" | "new" | "securities")
                && !(last == "exchange" && tokens.iter().any(|token| token.folded == "stock")))
}

/// Where a person's full name begins that the tagger has joined to a place before it: "to the United
/// States Esteban Moctezuma".
fn person_within(tokens: &[Token<'_>]) -> Option<usize> {
    let is_listed =
        |token: &Token<'_>| token.classes.is_in(COUNTRY | STATE | REGION) || token.folded == "republic";
    let at = tokens.iter().position(|token| !is_listed(token))?;
    let rest = tokens.get(at..)?;
    let is_full = rest.len() > 1 && rest[0].classes.is(FIRST) && rest[0].gap == Gap::Space;
    (at > 0
        && is_full
        && !rest.iter().any(|token| token.classes.is(crate::annotate::tagger::lexicon::PLACE_HEAD)))
    .then_some(at)
}

/// Whether a token is a title that stands before the name that follows, not part of it.
fn is_title_before_name(token: &Token<'_>, next: &Token<'_>) -> bool {
    let is_title = token.classes.is(TITLE) && !token.classes.is(FIRST) || token.classes.is(DEMONYM);
    is_title && matches!(next.gap, Gap::Space | Gap::Point)
}

/// Words that stand for a body or a place that the text has named before, or has not.
const GENERIC: [&str; 34] = [
    "republic",
    "union",
    "nation",
    "state",
    "states",
    "government",
    "ministry",
    "department",
    "departments",
    "committee",
    "court",
    "board",
    "council",
    "office",
    "agency",
    "bureau",
    "commission",
    "division",
    "unit",
    "section",
    "center",
    "centre",
    "university",
    "college",
    "school",
    "company",
    "group",
    "party",
    "administration",
    "city",
    "county",
    "district",
    "province",
    "embassy",
];

/// Words that the tagger may take for names and that are none.
fn is_no_name(tokens: &[Token<'_>], kind: Kind) -> bool {
    let capital = tokens.iter().any(|token| token.shape.is_capital());
    let all = |wanted: u32| tokens.iter().all(|token| token.classes.is_in(wanted));
    if all(NO_NAME)
        || kind == Kind::Person
            && tokens.iter().all(|token| token.classes.is(TITLE) && !token.classes.is(FIRST | LAST))
    {
        return true;
    }
    if let [one] = tokens
        && GENERIC.contains(&one.folded)
        && one.shape == Shape::Title
    {
        return true;
    }
    let is_plain = !tokens.iter().any(|token| token.classes.is_in(PLACE | ORG));
    let is_contraction = tokens.len() == 1
        && tokens[0].folded.contains('\'')
        && matches!(tokens[0].folded.rsplit('\'').next(), Some("re" | "ve" | "ll" | "d" | "m" | "t"));
    !capital
        || is_contraction
        || is_plain
            && (all(DEMONYM) || all(WEEKDAY) || tokens.len() == 1 && all(MONTH) && kind != Kind::Person)
}

/// An abbreviation in capitals.
fn is_acronym(token: &Token<'_>) -> bool {
    let letters = token.surface.chars().filter(|c| c.is_alphabetic()).count();
    matches!(token.shape, Shape::Capitals | Shape::Mixed | Shape::Digital | Shape::Initials)
        && (2..=10).contains(&letters)
        || token.shape == Shape::Title && (3..=8).contains(&letters) && token.cluster.is_none()
}

/// Whether the words before a bracket, none of them capitalised, begin with an acronym's letters.
fn spells_ordinary_words(tokens: &[Token<'_>], at: usize) -> bool {
    let letters: Vec<char> =
        tokens[at].folded.trim_end_matches('s').chars().filter(|c| c.is_alphabetic()).collect();
    let Some(before) = at.checked_sub(letters.len()).and_then(|from| tokens.get(from..at)) else {
        return at > 0
            && tokens[at - 1].shape == Shape::Lower
            && tokens[at - 1].folded.starts_with(letters[0]);
    };
    let is_lower = |token: &Token<'_>| token.shape == Shape::Lower;
    let spelled =
        before.iter().zip(&letters).filter(|(token, letter)| token.folded.starts_with(**letter)).count();
    let within = tokens[at - 1].folded;
    before.iter().all(is_lower) && spelled * 2 > letters.len()
        || is_lower(&tokens[at - 1])
            && letters.len() > 1
            && within.starts_with(letters[0])
            && letters.iter().all(|letter| within.contains(*letter))
}

/// Whether an acronym may stand for a name: it begins like one of its words, or it is in capitals.
fn stands_for(acronym: &Token<'_>, name: &[Token<'_>]) -> bool {
    let first = acronym.folded.chars().next();
    name.len() > 1
        && (acronym.shape != Shape::Title || name.iter().any(|token| token.folded.chars().next() == first))
}

/// Whether the word is used as an ordinary one too, so that a capital alone makes no name of it.
fn is_common(token: &Token<'_>) -> bool {
    token.classes.single & !(LAST | FIRST) == 0 && token.cluster.is_some_and(|_| token.classes.single == 0)
}

/// Whether a name would go on to the left or right of some tokens.
fn touches_name(tokens: &[Token<'_>], span: Span) -> bool {
    let (first, last) = (&tokens[span.start], &tokens[span.end - 1]);
    let before = span.start.checked_sub(1).map(|at| &tokens[at]).filter(|before| {
        matches!(first.gap, Gap::Space | Gap::Point | Gap::Ampersand)
            && before.shape.is_capital()
            && !before.is_possessive
            && !before.begins_sentence
            && !before.classes.is(TITLE | DEMONYM)
    });
    let after = tokens.get(span.end).filter(|after| {
        matches!(after.gap, Gap::Space | Gap::Point | Gap::Ampersand)
            && after.shape.is_capital()
            && !last.is_possessive
            && !after.classes.is(TITLE | DEMONYM)
    });
    !first.in_headline && (before.is_some() || after.is_some())
        || last.shape == Shape::Title
            && span.end - span.start == 1
            && last.classes.is(CITY)
            && before.is_some()
}
