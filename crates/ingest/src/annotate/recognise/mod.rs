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

use corpus::model::{Kind, Mention, Zone};
use text::{Span, date::Date};

use crate::{
    annotate::{
        dates::{self, Piece},
        events, quantities,
        resolve::{self, Key, Local, Named},
        weapons::{self, Weapon},
    },
    authority::{Authority, Scope},
    quotation::quoted,
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

/// Who or what a mention is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// Nobody: a date, a quantity.
    Nothing,
    /// A listed entity, as an index into [`Authority::entities`].
    Listed(usize),
    /// A recognised entity, as an index into [`Names::entities`].
    Local(usize),
}

/// What was found in an article.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The mentions, in order; their entities are in `of`.
    pub mentions: Vec<Mention>,
    /// Who or what each mention is of.
    pub of: Vec<Of>,
    /// The recognised entities.
    pub entities: Vec<Local>,
    /// The roles that are stated: of whom, the words, and an editor's remark.
    pub roles: Vec<(Of, Span, String)>,
}

impl Names {
    /// Whether no mention shares a byte with a stretch.
    fn is_free(&self, span: Span) -> bool {
        let next = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(next).is_none_or(|mention| !mention.span.overlaps(span))
    }

    /// Adds mentions, in order, where there are none: what lies inside a name is part of the name.
    fn add_free(&mut self, new: Vec<(Mention, Of)>) {
        let free: Vec<(Mention, Of)> =
            new.into_iter().filter(|(mention, _)| self.is_free(mention.span)).collect();
        self.add(free);
    }

    /// Adds quantities, in order, which may enclose what they count but cross nothing.
    fn add_quantities(&mut self, new: Vec<Mention>) {
        let stands_well = |quantity: &Mention| {
            let first = self.mentions.partition_point(|mention| mention.span.end <= quantity.span.start);
            let mut over =
                self.mentions[first..].iter().take_while(|mention| mention.span.start < quantity.span.end);
            over.all(|mention| quantity.span.contains(mention.span) && mention.span != quantity.span)
        };
        let free: Vec<(Mention, Of)> =
            new.into_iter().filter(stands_well).map(|quantity| (quantity, Of::Nothing)).collect();
        self.add(free);
    }

    fn add(&mut self, new: Vec<(Mention, Of)>) {
        let mut all: Vec<(Mention, Of)> =
            std::mem::take(&mut self.mentions).into_iter().zip(self.of.drain(..)).collect();
        all.extend(new);
        all.sort_by_key(|(mention, _)| (mention.span.start, Reverse(mention.span.end)));
        (self.mentions, self.of) = all.into_iter().unzip();
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
                rule: event.rule.to_owned(),
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

/// A name on its way to a mention.
struct Drafted {
    span: Span,
    kind: Kind,
    listed: Option<usize>,
    rule: String,
    evidence: Option<Span>,
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
        let drafts = self.merged(listed, found);
        let mut names = self.resolved(slug, raw, &drafts);
        self.roles(slug, raw, &stretches, &reading.stretches, &mut names);
        let weapons: Vec<Vec<Weapon>> =
            stretches.iter().map(|stretch| weapons::find_in(stretch.text, stretch.pieces)).collect();
        if !is_read_by_editor {
            self.weapons(raw, &stretches, &weapons, &mut names);
        }
        let mention = |span, kind, value, rule: &str| Mention {
            span,
            kind,
            entity: None,
            value,
            rule: rule.to_owned(),
            evidence: None,
        };
        let dates = stretches.iter().flat_map(|stretch| {
            let found = dates::find_in(stretch.text, stretch.pieces, written).into_iter();
            found.map(|date| {
                (mention(date.span.shift(stretch.start), Kind::Date, date.value, date.rule), Of::Nothing)
            })
        });
        names.add_free(dates.collect());
        let quantities = stretches.iter().zip(&weapons).flat_map(|(stretch, weapons)| {
            let found = quantities::find_in(stretch.text, stretch.pieces, weapons).into_iter();
            found.map(|found| {
                mention(found.span.shift(stretch.start), Kind::Quantity, found.value, found.rule)
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
            let of = match self.by_key.get(&key) {
                Some(listed) => Of::Listed(*listed),
                None => Of::Local(names.concept(key, &surface)),
            };
            let rule = weapon.rule.to_owned();
            let (kind, value) = (Kind::Weapon, String::new());
            new.push((Mention { span, kind, entity: None, value, rule, evidence: None }, of));
        }
        names.add(new);
    }

    /// Listed and recognised names, in order, none over another.
    fn merged(&self, listed: Vec<ListedName>, found: Vec<Found>) -> Vec<Drafted> {
        let forbidden = self.authority.entities.len();
        let mut drafts: Vec<Drafted> = Vec::new();
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
                drafts.push(Drafted { span, kind, listed: Some(entity), rule, evidence });
            }
        }
        drafts.extend(kept.into_iter().map(|Found { span, kind, rule, evidence }| Drafted {
            span,
            kind,
            listed: None,
            rule,
            evidence,
        }));
        drafts.sort_by_key(|draft| draft.span);
        drafts
    }

    /// Names with the entities that they are of.
    fn resolved(&self, slug: &str, raw: &str, drafts: &[Drafted]) -> Names {
        let named: Vec<Named> = drafts
            .iter()
            .map(|draft| Named { span: draft.span, kind: draft.kind, listed: draft.listed })
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
        let mut of = vec![Of::Nothing; drafts.len()];
        let mut entities: Vec<Local> = Vec::new();
        for local in resolve::resolve(raw, slug, &named, &names_of) {
            let listed = local.listed.or_else(|| self.by_key.get(&local.key).copied());
            let is_of = listed.map_or(Of::Local(entities.len()), Of::Listed);
            local.mentions.iter().for_each(|&at| of[at] = is_of.clone());
            if listed.is_none() {
                entities.push(local);
            }
        }
        let mentions = drafts.iter().map(|draft| Mention {
            span: draft.span,
            kind: draft.kind,
            entity: None,
            value: String::new(),
            rule: draft.rule.clone(),
            evidence: draft.evidence,
        });
        Names { mentions: mentions.collect(), of, entities, roles: Vec::new() }
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
        let persons: Vec<(usize, Span)> = names
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| mention.kind == Kind::Person)
            .map(|(at, mention)| (at, mention.span))
            .collect();
        let spans: Vec<Span> = persons.iter().map(|(_, span)| *span).collect();
        let quoted: Vec<(Of, Span, String)> = self
            .authority
            .stated
            .iter()
            .filter(|stated| stated.article == slug)
            .filter_map(|stated| {
                let span = quoted(raw, &stated.words)?;
                Some((Of::Listed(stated.entity), span, stated.note.clone()))
            })
            .collect();
        let stated = roles::find(stretches, tokens, &spans).into_iter().filter_map(|role| {
            let (at, _) = persons.get(role.person)?;
            Some((names.of[*at].clone(), role.span, String::new()))
        });
        let mut roles: Vec<(Of, Span, String)> =
            stated.filter(|(_, span, _)| !quoted.iter().any(|(_, other, _)| other.overlaps(*span))).collect();
        roles.extend(quoted);
        roles.sort_by_key(|(_, span, _)| *span);
        names.roles = roles;
    }
}
