//! Finds who, what, where and when an article names, in layers:
//!
//! | layer | finds |
//! |---|---|
//! | [`listed`] | the names of the authority file |
//! | [`found`] | names that nobody has listed, by the tagger and by rules |
//! | [`crate::annotate::events`] | laws, programmes and events, by their head words |
//! | [`crate::annotate::weapons`] | weapons, by what they are |
//! | [`crate::annotate::dates`] | dates |
//! | [`crate::annotate::quantities`] | counts of weapons, people and money, and ratios |
//! | [`crate::annotate::resolve`] | which of the names are one entity's |
//! | [`roles`] | what the article says somebody is |
//!
//! What an editor has listed or forbidden goes before what is recognised; of two names that overlap the
//! longer counts.

pub mod found;
pub mod listed;
mod reasons;
pub mod roles;

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use corpus::model::{Kind, Rule, Zone};
use text::{Span, date::Date};

use crate::{
    annotate::{
        dates::{self, Piece},
        events, quantities,
        resolve::{self, Key, Local, Named},
        weapons::{self, Weapon},
    },
    editor::authority::{Authority, Scope},
    saved::quoted,
};
use found::{Found, Stretch};
pub use listed::name_key;
use listed::{Listed, ListedName};

/// Everything that is known before a text is read.
pub struct Recogniser<'a> {
    authority: &'a Authority,
    listed: Listed,
    /// Listed entities by what makes names one across texts.
    by_key: HashMap<Key, usize>,
}

/// Who or what a mention is of, before the entities of all articles are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// Nobody: a date, a quantity.
    Nothing,
    /// A listed entity, as an index into [`Authority::entities`].
    Listed(usize),
    /// A recognised entity, as an index into [`Names::entities`].
    Local(usize),
}

/// A mention with what it refers to within its article.
/// [`Numbering::complete`](resolve::Numbering::complete) makes a [`corpus::model::Mention`] of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where it is.
    pub span: Span,
    /// What is named.
    pub kind: Kind,
    /// Who or what.
    pub referent: Referent,
    /// A date or a figure in normal form, where there is one; else empty.
    pub value: String,
    /// The rule that found it.
    pub rule: Rule,
    /// Other words of the text on which the rule rests.
    pub evidence: Option<Span>,
}

/// A role that an article states, with whose it is within the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedRole {
    /// Whose.
    pub referent: Referent,
    /// The words.
    pub span: Span,
    /// An editor's remark; may be empty.
    pub note: String,
}

/// What was found in an article.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The mentions, in order.
    pub mentions: Vec<Occurrence>,
    /// The recognised entities.
    pub entities: Vec<Local>,
    /// The roles that are stated.
    pub roles: Vec<StatedRole>,
}

impl Names {
    /// Whether no mention shares a byte with a stretch.
    fn is_free(&self, span: Span) -> bool {
        let next = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(next).is_none_or(|mention| !mention.span.overlaps(span))
    }

    /// Adds mentions, in order, where there are none: what lies inside a name is part of the name.
    fn add_free(&mut self, new: Vec<Occurrence>) {
        let free: Vec<Occurrence> = new.into_iter().filter(|mention| self.is_free(mention.span)).collect();
        self.add(free);
    }

    /// Adds quantities, in order, which may enclose what they count but cross nothing.
    fn add_quantities(&mut self, new: Vec<Occurrence>) {
        let stands_well = |quantity: &Occurrence| {
            let first = self.mentions.partition_point(|mention| mention.span.end <= quantity.span.start);
            let mut over =
                self.mentions[first..].iter().take_while(|mention| mention.span.start < quantity.span.end);
            over.all(|mention| quantity.span.contains(mention.span) && mention.span != quantity.span)
        };
        let free: Vec<Occurrence> = new.into_iter().filter(stands_well).collect();
        self.add(free);
    }

    fn add(&mut self, new: Vec<Occurrence>) {
        self.mentions.extend(new);
        self.mentions.sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
    }

    /// The entity that is meant by a word rather than named, under another of its words.
    fn concept(&mut self, key: Key, surface: &str) -> usize {
        let at = self.entities.iter().rposition(|local| local.key == key).unwrap_or_else(|| {
            self.entities.push(Local {
                kind: Kind::Weapon,
                listed: None,
                key,
                names: Vec::new(),
                mentions: Vec::new(),
            });
            self.entities.len() - 1
        });
        let names = &mut self.entities[at].names;
        match names.iter_mut().find(|(name, _)| name == surface) {
            Some((_, count)) => *count += 1,
            None => names.push((surface.to_owned(), 1)),
        }
        at
    }
}

/// Recognised names with the laws, programmes and events that are found by rule. Where one lies over
/// another the longer counts, and of two that are equal the event.
fn with_events(found: Vec<Found>, stretches: &[Stretch<'_>]) -> Vec<Found> {
    let events: Vec<Found> = stretches
        .iter()
        .flat_map(|stretch| {
            events::find_in(stretch.text, stretch.pieces).into_iter().map(|event| Found {
                span: event.span.shift(stretch.start),
                kind: Kind::Event,
                rule: Rule::Event(event.rule),
                evidence: None,
            })
        })
        .collect();
    let mut kept: Vec<Found> = found;
    for event in events {
        let first = kept.partition_point(|name| name.span.end <= event.span.start);
        let over = kept[first..].iter().take_while(|name| name.span.start < event.span.end).count();
        let goes_first = |name: &Found| event.span.contains(name.span) && name.kind != Kind::Person;
        if kept[first..first + over].iter().all(goes_first) {
            kept.splice(first..first + over, [event]);
        }
    }
    kept
}

impl<'a> Recogniser<'a> {
    /// Prepares the names of an authority file.
    pub fn new(authority: &'a Authority) -> Self {
        let mut by_key = HashMap::new();
        for (entity, listed) in authority.entities.iter().enumerate() {
            for name in
                listed.names.iter().filter(|name| matches!(name.scope, Scope::Canonical | Scope::Alias))
            {
                if let Some(key) = resolve::key_of_name(listed.entity.kind, &name.text) {
                    by_key.entry(key).or_insert(entity);
                }
            }
        }
        Self { authority, listed: Listed::new(authority), by_key }
    }

    /// What an article names. Dates count from `written`, the day of publication as far as it is
    /// known.
    pub fn read(&self, slug: &str, raw: &str, zones: &[Zone], written: Option<Date>) -> Names {
        let searchable: Vec<Span> =
            zones.iter().filter(|zone| zone.kind.is_searchable()).map(|zone| zone.span).collect();
        let pieces: Vec<Vec<Piece<'_>>> =
            searchable.iter().map(|zone| dates::pieces(&raw[zone.range()])).collect();
        let stretches: Vec<Stretch<'_>> = searchable
            .iter()
            .zip(&pieces)
            .map(|(zone, pieces)| Stretch { start: zone.start, text: &raw[zone.range()], pieces })
            .collect();
        let mut reading = Stretch::reading(&stretches);
        let is_read_by_editor = self.authority.reviewed.iter().any(|(article, _)| article == slug);
        let listed: Vec<(usize, &[Piece<'_>])> =
            stretches.iter().map(|stretch| (stretch.start, stretch.pieces)).collect();
        let listed = self.listed.find(slug, raw, &listed);
        let found = if is_read_by_editor {
            Vec::new()
        } else {
            with_events(found::find(&stretches, &mut reading), &stretches)
        };
        let mut names = self.resolved(slug, raw, self.merged(listed, found));
        self.roles(slug, raw, &stretches, &reading.stretches, &mut names);
        let weapons: Vec<Vec<Weapon>> =
            stretches.iter().map(|stretch| weapons::find_in(stretch.text, stretch.pieces)).collect();
        if !is_read_by_editor {
            self.weapons(raw, &stretches, &weapons, &mut names);
        }
        let dates = stretches.iter().flat_map(|stretch| {
            let found = dates::find_in(stretch.text, stretch.pieces, written).into_iter();
            found.map(|date| Occurrence {
                span: date.span.shift(stretch.start),
                kind: Kind::Date,
                referent: Referent::Nothing,
                value: date.value,
                rule: Rule::Date(date.rule),
                evidence: None,
            })
        });
        names.add_free(dates.collect());
        let quantities = stretches.iter().zip(&weapons).flat_map(|(stretch, weapons)| {
            let found = quantities::find_in(stretch.text, stretch.pieces, weapons).into_iter();
            found.map(|found| Occurrence {
                span: found.span.shift(stretch.start),
                kind: Kind::Quantity,
                referent: Referent::Nothing,
                value: found.value,
                rule: Rule::Quantity(found.rule),
                evidence: None,
            })
        });
        names.add_quantities(quantities.collect());
        names
    }

    /// Adds weapons where nothing is named yet, each under what it means.
    fn weapons(&self, raw: &str, stretches: &[Stretch<'_>], weapons: &[Vec<Weapon>], names: &mut Names) {
        let mut new = Vec::new();
        for (stretch, weapon) in
            stretches.iter().zip(weapons).flat_map(|(s, all)| all.iter().map(move |w| (s, w)))
        {
            let span = weapon.span.shift(stretch.start);
            if !names.is_free(span) {
                continue;
            }
            let key = Key::Everywhere(Kind::Weapon, weapon.name.clone());
            let surface = raw.get(span.range()).unwrap_or_default().to_lowercase();
            let referent = match self.by_key.get(&key) {
                Some(listed) => Referent::Listed(*listed),
                None => Referent::Local(names.concept(key, &surface)),
            };
            let (kind, value, rule) = (Kind::Weapon, String::new(), Rule::Weapon(weapon.rule));
            new.push(Occurrence { span, kind, referent, value, rule, evidence: None });
        }
        names.add(new);
    }

    /// Listed and recognised names, in order, none over another; with the entity of a listed one.
    fn merged(&self, listed: Vec<ListedName>, found: Vec<Found>) -> Vec<(Found, Option<usize>)> {
        let forbidden = self.authority.entities.len();
        let mut merged: Vec<(Found, Option<usize>)> = Vec::new();
        let goes_first = |found: &Found, listed: &ListedName| {
            found.span.contains(listed.span)
                && found.span != listed.span
                && listed.entity != forbidden
                && (listed.words == 1 || matches!(found.kind, Kind::Organisation | Kind::Event))
        };
        let (mut kept, mut dropped) = (Vec::new(), BTreeSet::new());
        for name in found {
            let first = listed.partition_point(|listed| listed.span.end <= name.span.start);
            let over: Vec<usize> =
                (first..listed.len()).take_while(|&at| listed[at].span.start < name.span.end).collect();
            if over.iter().all(|&at| goes_first(&name, &listed[at])) {
                dropped.extend(over);
                kept.push(name);
            }
        }
        for (at, name) in listed.into_iter().enumerate() {
            if name.entity != forbidden && !dropped.contains(&at) {
                let ListedName { span, kind, entity, rule, evidence, .. } = name;
                merged.push((Found { span, kind, rule, evidence }, Some(entity)));
            }
        }
        merged.extend(kept.into_iter().map(|found| (found, None)));
        merged.sort_by_key(|(found, _)| found.span);
        merged
    }

    /// Names with the entities that they are of.
    fn resolved(&self, slug: &str, raw: &str, names: Vec<(Found, Option<usize>)>) -> Names {
        let named: Vec<Named> = names
            .iter()
            .map(|(found, listed)| Named { span: found.span, kind: found.kind, listed: *listed })
            .collect();
        let names_of = |entity: usize| {
            let names =
                self.authority.entities.get(entity).map(|listed| listed.names.as_slice()).unwrap_or_default();
            names
                .iter()
                .filter(|name| !matches!(name.scope, Scope::Article(_)))
                .map(|name| name.text.clone())
                .collect()
        };
        let mut referents = vec![Referent::Nothing; names.len()];
        let mut entities: Vec<Local> = Vec::new();
        for local in resolve::resolve(raw, slug, &named, &names_of) {
            let listed = local.listed.or_else(|| self.by_key.get(&local.key).copied());
            let referent = listed.map_or(Referent::Local(entities.len()), Referent::Listed);
            local.mentions.iter().for_each(|&at| referents[at] = referent);
            if listed.is_none() {
                entities.push(local);
            }
        }
        let mentions = names.into_iter().zip(referents).map(|((found, _), referent)| {
            let Found { span, kind, rule, evidence } = found;
            Occurrence { span, kind, referent, value: String::new(), rule, evidence }
        });
        Names { mentions: mentions.collect(), entities, roles: Vec::new() }
    }

    /// Adds the roles that are stated, and those that an editor quotes.
    fn roles(
        &self,
        slug: &str,
        raw: &str,
        stretches: &[Stretch<'_>],
        tokens: &[Vec<crate::annotate::tagger::token::Token<'_>>],
        names: &mut Names,
    ) {
        let persons: Vec<(Referent, Span)> = names
            .mentions
            .iter()
            .filter(|mention| mention.kind == Kind::Person)
            .map(|mention| (mention.referent, mention.span))
            .collect();
        let spans: Vec<Span> = persons.iter().map(|(_, span)| *span).collect();
        let quoted: Vec<StatedRole> = self
            .authority
            .stated
            .iter()
            .filter(|stated| stated.article == slug)
            .filter_map(|stated| {
                let span = quoted(raw, &stated.words)?;
                let referent = Referent::Listed(stated.entity);
                Some(StatedRole { referent, span, note: stated.note.clone() })
            })
            .collect();
        let stated = roles::find(stretches, tokens, &spans).into_iter().filter_map(|role| {
            let (referent, _) = persons.get(role.person)?;
            Some(StatedRole { referent: *referent, span: role.span, note: String::new() })
        });
        let mut roles: Vec<StatedRole> =
            stated.filter(|role| !quoted.iter().any(|other| other.span.overlaps(role.span))).collect();
        roles.extend(quoted);
        roles.sort_by_key(|role| role.span);
        names.roles = roles;
    }
}
