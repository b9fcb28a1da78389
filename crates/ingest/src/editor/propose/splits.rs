//! Entities that are probably several.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use corpus::model::Kind;
use text::Span;

use super::{
    EntityIndex, Passage, Paste, Place, Proposal, Reason,
    entity_index::{countries, country_at},
    entry::Entry,
};
use crate::{
    annotate::{
        recognise::name_key,
        resolve::{
            names::{self, is_ordinary_body},
            words_of,
        },
    },
    authority::Scope,
    slugify,
};

/// How many passages show what belongs to one of several.
const SHOWN: usize = 2;

/// Passages by the country that they speak of.
type ByCountry = BTreeMap<String, Vec<Passage>>;

/// The entities that are probably several, those that are named most first.
pub fn find(index: &EntityIndex<'_>, all: bool) -> Vec<Proposal> {
    let roles = roles(index);
    let mut found: Vec<(usize, Proposal)> = Vec::new();
    for at in 0..index.corpus.entities.len() {
        let (by_country, words) = match index.entity(at).kind {
            Kind::Person => {
                (by_roles(roles.get(&at)), "one name, but its roles belong to different countries")
            }
            Kind::Organisation => {
                (by_neighbours(index, at), "many countries have such an organisation, and several are named")
            }
            _ => continue,
        };
        if are_several(&by_country) && !is_settled(index, at) {
            found.extend(of_countries(index, at, &by_country, words, all).map(|proposal| (at, proposal)));
        }
    }
    found.sort_by_cached_key(|(at, _)| (Reverse(index.count(*at)), *at));
    let shared = shared_names(index, all);
    shared.into_iter().chain(found.into_iter().map(|(_, proposal)| proposal)).collect()
}

/// Whether an editor has said who or what exactly it is.
fn is_settled(index: &EntityIndex<'_>, at: usize) -> bool {
    index.listed(at).is_some_and(|listed| !listed.entity.wikidata.is_empty())
}

/// The roles that are stated of each person, with the countries that they name.
fn roles(index: &EntityIndex<'_>) -> HashMap<usize, Vec<(Passage, Vec<String>)>> {
    let mut roles: HashMap<usize, Vec<(Passage, Vec<String>)>> = HashMap::new();
    for (article, text) in index.corpus.articles.iter().enumerate() {
        for role in &text.roles {
            let words = names::words(text.raw.get(role.span.range()).unwrap_or_default());
            let countries = countries(&words);
            if !countries.is_empty() {
                roles.entry(role.entity).or_default().push((Passage { article, span: role.span }, countries));
            }
        }
    }
    roles
}

/// Roles by country, if there are two that have none in common.
fn by_roles(roles: Option<&Vec<(Passage, Vec<String>)>>) -> ByCountry {
    let mut groups = ByCountry::new();
    let roles = roles.map(Vec::as_slice).unwrap_or_default();
    let Some((_, first)) = roles.first() else { return groups };
    let shares = |countries: &[String]| countries.iter().any(|country| first.contains(country));
    let (same, other): (Vec<_>, Vec<_>) = roles.iter().partition(|(_, countries)| shares(countries));
    // Whoever was sent by one country to another belongs to both.
    let joins = |(_, a): &&(Passage, Vec<String>)| other.iter().any(|(_, b)| a.iter().any(|a| b.contains(a)));
    if same.iter().any(joins) {
        return groups;
    }
    for (passage, countries) in same.into_iter().chain(other) {
        groups.entry(countries[0].clone()).or_default().push(*passage);
    }
    let articles: BTreeSet<usize> = groups.values().flatten().map(|passage| passage.article).collect();
    if articles.len() > 1 { groups } else { ByCountry::new() }
}

/// Mentions of a body that many countries have, by the country that is named before it.
fn by_neighbours(index: &EntityIndex<'_>, at: usize) -> ByCountry {
    let mut groups = ByCountry::new();
    for passage in index.passages(at) {
        let words = words_of(Kind::Organisation, index.text(passage));
        let own = countries(&words);
        let bare: Vec<String> =
            words.iter().skip_while(|word| names::country_of(word).is_some()).cloned().collect();
        if !is_ordinary_body(&bare) {
            continue;
        }
        let country = own.into_iter().next().or_else(|| country_before(index, passage));
        if let Some(country) = country {
            groups.entry(country).or_default().push(passage);
        }
    }
    groups
}

/// The country by the word or two before a name: "Mexico's Congress", "United States Congress".
fn country_before(index: &EntityIndex<'_>, passage: Passage) -> Option<String> {
    let before = index.corpus.articles[passage.article].raw.get(..passage.span.start)?;
    let before = before.strip_suffix(char::is_whitespace)?;
    let mut last: Vec<&str> = before.rsplitn(3, char::is_whitespace).take(2).collect();
    if ends_with_sign(last[0]) {
        return None;
    }
    last.reverse();
    let words = names::words(&last.join(" "));
    country_at(&words, words.len().checked_sub(1)?)
}

/// Whether a sign ends what a word belongs to: "Thailand." but not "U.S."
fn ends_with_sign(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    word.ends_with([',', ';', ':', ')', '?', '!']) || bare.len() < word.len() && !bare.contains('.')
}

/// Whether two are named often enough that none of them is a slip.
fn are_several(by_country: &ByCountry) -> bool {
    let mut counts: Vec<usize> = by_country.values().map(Vec::len).collect();
    counts.sort_unstable_by_key(|count| Reverse(*count));
    matches!(counts.as_slice(), [most, next, ..] if next * 10 >= *most)
}

fn of_countries(
    index: &EntityIndex<'_>,
    at: usize,
    by_country: &ByCountry,
    words: &'static str,
    all: bool,
) -> Option<Proposal> {
    let entity = index.entity(at);
    let bare = without_country(&entity.name);
    let named = by_country.keys().map(|country| format!("{bare} ({country})")).collect::<Vec<_>>();
    let most = if all { usize::MAX } else { SHOWN };
    let shown = by_country.values().flat_map(|passages| one_an_article(passages).into_iter().take(most));
    let reason = Reason { words, passages: shown.collect() };
    let mut several = 0;
    let mut lines: Vec<String> = Vec::new();
    for (country, passages) in by_country {
        let others = by_country.iter().filter(|(other, _)| *other != country).flat_map(|(_, other)| other);
        let others: BTreeSet<usize> = others.map(|passage| passage.article).collect();
        let name = format!("{bare} ({country})");
        let slug = slugify(&name);
        let mut entry = Entry {
            kind: entity.kind,
            name,
            slug,
            aliases: Vec::new(),
            short: Vec::new(),
            within: BTreeMap::new(),
        };
        let articles: BTreeSet<usize> = passages.iter().map(|passage| passage.article).collect();
        for passage in index.passages(at).filter(|passage| articles.contains(&passage.article)) {
            let name = index.name_at(passage);
            let own = countries(&words_of(entity.kind, &name));
            let is_free = !others.contains(&passage.article) || own.contains(country);
            let names = entry.within.entry(index.slug(passage).to_owned()).or_default();
            if is_free && !names.iter().any(|other| name_key(other) == name_key(&name)) {
                names.push(name);
            }
        }
        entry.within.retain(|_, names| !names.is_empty());
        if !entry.within.is_empty() {
            several += 1;
            lines.extend(entry.lines(all));
        }
    }
    if several < 2 {
        return None;
    }
    let place = index.line(at).map_or(Place::End, Place::InsteadOf);
    Some(Proposal {
        what: format!("{}: {} · {}", entity.kind.name(), entity.name, named.join(" · ")),
        why: vec![reason],
        pastes: vec![Paste { place, lines }],
    })
}

/// A name without the country before it or in brackets after it.
fn without_country(name: &str) -> &str {
    let mut bare = name.split(" (").next().unwrap_or(name);
    while let Some((first, rest)) = bare.split_once(' ') {
        if !names::words(first).iter().any(|word| names::country_of(word).is_some()) {
            break;
        }
        bare = rest;
    }
    bare
}

/// The first passage of each article.
fn one_an_article(passages: &[Passage]) -> Vec<Passage> {
    passages.chunk_by(|a, b| a.article == b.article).map(|of_article| of_article[0]).collect()
}

/// Short names of several listed entities, where an article has them all and the name stands for none.
fn shared_names(index: &EntityIndex<'_>, all: bool) -> Vec<Proposal> {
    let mut owners: BTreeMap<String, (&str, Vec<usize>)> = BTreeMap::new();
    for at in 0..index.corpus.entities.len() {
        let names = index.listed(at).map(|listed| listed.names.as_slice()).unwrap_or_default();
        for name in names.iter().filter(|name| name.scope == Scope::Short) {
            owners.entry(name_key(&name.text)).or_insert((&name.text, Vec::new())).1.push(at);
        }
    }
    owners.retain(|_, (_, owners)| owners.len() > 1);
    owners.values().filter_map(|(name, owners)| shared_name(index, name, owners, all)).collect()
}

fn shared_name(index: &EntityIndex<'_>, name: &str, owners: &[usize], all: bool) -> Option<Proposal> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for passage in owners.iter().flat_map(|&owner| index.first_in_each(owner)) {
        *counts.entry(passage.article).or_default() += 1;
    }
    let several = counts.into_iter().filter(|(_, count)| *count > 1).map(|(article, _)| article);
    let most = if all { usize::MAX } else { SHOWN };
    let unmarked: Vec<Passage> =
        several.filter_map(|article| unmarked(index, article, name, owners)).collect();
    let first = *unmarked.first()?;
    let names: Vec<&str> = owners.iter().map(|owner| index.entity(*owner).name.as_str()).collect();
    let kind = index.entity(owners[0]).kind.name();
    let lines = vec![format!("{} = [{}]", super::toml_string(index.slug(first)), super::toml_string(name))];
    let heading = format!("[{kind}.in]");
    let paste = |owner: &usize| {
        let listed = index.listed(*owner)?;
        let has_heading = listed.names.iter().any(|name| matches!(name.scope, Scope::Article(_)));
        let heading = (!has_heading).then(|| heading.clone());
        Some(Paste {
            place: Place::Into(index.line(*owner)?),
            lines: heading.into_iter().chain(lines.clone()).collect(),
        })
    };
    Some(Proposal {
        what: format!("{kind}: {name} · {}: add it to the entry of whoever is meant", names.join(" · ")),
        why: vec![Reason {
            words: "a short name they share, in an article that names them all, so it was assigned to none of them",
            passages: unmarked.into_iter().take(most).collect(),
        }],
        pastes: owners.iter().filter_map(paste).collect(),
    })
}

/// Where an article has a name that is part of none of the names of some entities.
fn unmarked(index: &EntityIndex<'_>, article: usize, name: &str, owners: &[usize]) -> Option<Passage> {
    let text = &index.corpus.articles[article];
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let spans = text.raw.match_indices(name).map(|(at, _)| Span::new(at, at + name.len()));
    let mut free = spans.filter(|span| {
        let is_whole = !is_letter(text.raw[..span.start].chars().next_back())
            && !is_letter(text.raw[span.end..].chars().next());
        let in_zone = text.zones.iter().any(|zone| zone.kind.is_searchable() && zone.span.contains(*span));
        let is_owned = text.mentions.iter().any(|mention| {
            mention.span.overlaps(*span) && mention.entity.is_some_and(|entity| owners.contains(&entity))
        });
        is_whole && in_zone && !is_owned
    });
    free.next().map(|span| Passage { article, span })
}
