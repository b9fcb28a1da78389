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
#[cfg(test)]
mod tests;
mod unnamed;

use std::collections::{BTreeSet, HashMap};

use corpus::model::{Kind, Rule, Zone};
use text::{Span, date::Date};

use crate::{
    annotate::{
        dates, events,
        lex::{self, Token},
        quantities,
        resolve::{self, Key, Local, Named, Names, Occurrence, Referent, StatedRole},
        weapons::{self, Weapon},
    },
    authority::{Authority, Scope},
    quotation::quoted,
};
use found::{Found, Stretch};
pub use listed::name_key;
use listed::{Listed, ListedName};
pub use unnamed::unnamed;

/// Everything that is known before a text is read.
pub struct Recogniser<'a> {
    authority: &'a Authority,
    listed: Listed,
    /// Listed entities by what makes names one across texts.
    by_key: HashMap<Key, usize>,
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
        let pieces: Vec<Vec<Token<'_>>> =
            searchable.iter().map(|zone| lex::tokens(&raw[zone.range()])).collect();
        let stretches: Vec<Stretch<'_>> = searchable
            .iter()
            .zip(&pieces)
            .map(|(zone, pieces)| Stretch { start: zone.start, text: &raw[zone.range()], pieces })
            .collect();
        let mut reading = Stretch::reading(&stretches);
        let is_read_by_editor = self.authority.reviewed.iter().any(|(article, _)| article == slug);
        let listed: Vec<(usize, &[Token<'_>])> =
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
                value: found.value.to_string(),
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
