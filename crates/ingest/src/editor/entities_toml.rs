//! `entities.toml`: who and what the articles name, under which names.

use std::collections::BTreeMap;

use corpus::model::{Entity, Kind};
use serde::Deserialize;
use text::folded_words;
use toml::Spanned;

use super::toml_problem::toml_problem;
use crate::{
    annotate::recognise::name_key,
    authority::{Authority, Listed, Name, Scope, Stated},
    extract::lines::LineNumbers,
    problem::{Problem, ProblemKind},
    slug::slugify,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    person: Vec<RawEntity>,
    #[serde(default)]
    organisation: Vec<RawEntity>,
    #[serde(default)]
    place: Vec<RawEntity>,
    #[serde(default)]
    weapon: Vec<RawEntity>,
    #[serde(default)]
    event: Vec<RawEntity>,
    #[serde(default)]
    forbid: Vec<RawForbidden>,
    #[serde(default)]
    reviewed: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForbidden {
    name: Spanned<String>,
    #[serde(rename = "in")]
    articles: Option<Vec<Spanned<String>>>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// A quotation, with a remark on it or without.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "quote the article's words as \"…\", or as { words = \"…\", note = \"…\" } with a remark"
)]
enum RawStated {
    Words(String),
    Remarked(RawRemarked),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRemarked {
    words: String,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntity {
    name: Spanned<String>,
    slug: Option<Spanned<String>>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    short: Vec<Spanned<String>>,
    #[serde(default, rename = "in")]
    local: BTreeMap<String, Vec<Spanned<String>>>,
    role: Option<Spanned<String>>,
    wikidata: Option<Spanned<String>>,
    #[serde(default)]
    stated: BTreeMap<String, Spanned<RawStated>>,
    /// For editors; shown nowhere.
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// Reads the file. What is wrong with it is added to the problems.
pub fn parse(text: &str, path: &str, problems: &mut Vec<Problem>) -> Authority {
    let raw: Raw = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            problems.push(toml_problem(&error, text, path));
            return Authority::default();
        }
    };
    let by_kind = [
        (Kind::Person, raw.person),
        (Kind::Organisation, raw.organisation),
        (Kind::Place, raw.place),
        (Kind::Weapon, raw.weapon),
        (Kind::Event, raw.event),
    ];
    let lines = LineNumbers::new(text);
    let mut authority = Authority::default();
    for (kind, listed) in by_kind {
        for mut entity in listed {
            let at = authority.entities.len();
            authority.stated.extend(stated(at, std::mem::take(&mut entity.stated), &lines, path, problems));
            authority.entities.push(list(kind, entity, &lines, path, problems));
        }
    }
    authority.forbidden =
        raw.forbid.into_iter().flat_map(|entry| forbidden(entry, &lines, path, problems)).collect();
    authority.reviewed = raw
        .reviewed
        .into_iter()
        .map(|slug| {
            let line = lines.of(slug.span().start);
            (slug.into_inner(), line)
        })
        .collect();
    check_slugs(&authority, path, problems);
    check_names(&authority, path, problems);
    check_forbidden(&authority, path, problems);
    authority
}

fn stated(
    entity: usize,
    raw: BTreeMap<String, Spanned<RawStated>>,
    lines: &LineNumbers,
    path: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Stated> {
    let read = |(article, stated): (String, Spanned<RawStated>)| {
        let line = lines.of(stated.span().start);
        let (words, note) = match stated.into_inner() {
            RawStated::Words(words) => (words, String::new()),
            RawStated::Remarked(RawRemarked { words, note }) => (words, note),
        };
        if words.trim().is_empty() {
            problems.push(Problem::new(path, line, ProblemKind::EmptyQuotation));
            return None;
        }
        Some(Stated { entity, article, words, note, line })
    };
    raw.into_iter().filter_map(read).collect()
}

fn forbidden(raw: RawForbidden, lines: &LineNumbers, path: &str, problems: &mut Vec<Problem>) -> Vec<Name> {
    let line = lines.of(raw.name.span().start);
    let text = raw.name.into_inner();
    if folded_words(&text).is_empty() {
        problems.push(Problem::new(path, line, ProblemKind::NoLetter(text)));
        return Vec::new();
    }
    let Some(articles) = raw.articles else {
        return vec![Name { text, scope: Scope::Alias, line }];
    };
    if articles.is_empty() {
        problems.push(Problem::new(path, line, ProblemKind::ForbiddenNowhere(text.clone())));
    }
    let local = articles.into_iter().map(|slug| {
        let line = lines.of(slug.span().start);
        Name { text: text.clone(), scope: Scope::Article(slug.into_inner()), line }
    });
    local.collect()
}

/// What an editor says somebody is.
fn role(
    raw: Option<Spanned<String>>,
    lines: &LineNumbers,
    path: &str,
    problems: &mut Vec<Problem>,
) -> String {
    let Some(raw) = raw else { return String::new() };
    if raw.get_ref().trim().is_empty() {
        problems.push(Problem::new(path, lines.of(raw.span().start), ProblemKind::EmptyField("role")));
    }
    raw.into_inner().trim().to_owned()
}

/// A Wikidata identifier: `Q` and digits.
fn identifier(
    raw: Option<Spanned<String>>,
    lines: &LineNumbers,
    path: &str,
    problems: &mut Vec<Problem>,
) -> String {
    let Some(raw) = raw else { return String::new() };
    let line = lines.of(raw.span().start);
    let id = raw.into_inner();
    let is_one = id
        .strip_prefix('Q')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    if !is_one {
        problems.push(Problem::new(path, line, ProblemKind::NoIdentifier(id)));
        return String::new();
    }
    id
}

fn list(kind: Kind, raw: RawEntity, lines: &LineNumbers, path: &str, problems: &mut Vec<Problem>) -> Listed {
    let wikidata = identifier(raw.wikidata, lines, path, problems);
    let role = role(raw.role, lines, path, problems);
    let mut names: Vec<Name> = Vec::new();
    let mut add = |name: &Spanned<String>, scope: Scope| {
        let line = lines.of(name.span().start);
        let name = name.get_ref();
        if folded_words(name).is_empty() {
            problems.push(Problem::new(path, line, ProblemKind::NoLetter(name.clone())));
        } else {
            names.push(Name { text: name.clone(), scope, line });
        }
    };
    add(&raw.name, Scope::Canonical);
    raw.aliases.iter().for_each(|name| add(name, Scope::Alias));
    raw.short.iter().for_each(|name| add(name, Scope::Short));
    for (article, local) in &raw.local {
        local.iter().for_each(|name| add(name, Scope::Article(article.clone())));
    }
    let name = raw.name.into_inner();
    let slug = match raw.slug {
        None => slugify(&name),
        Some(slug) => {
            let wanted = slug.get_ref();
            if *wanted != slugify(wanted) {
                let line = lines.of(slug.span().start);
                problems.push(Problem::new(path, line, ProblemKind::NoSlug(wanted.clone())));
            }
            slugify(wanted)
        }
    };
    // A name that counts only somewhere is no name to search by.
    let everywhere = names.iter().filter(|name| matches!(name.scope, Scope::Alias | Scope::Short));
    let aliases = everywhere.map(|name| name.text.clone()).collect();
    Listed { entity: Entity { kind, slug, name, aliases, listed: true, role, wikidata }, names }
}

fn check_slugs(authority: &Authority, path: &str, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
    for listed in &authority.entities {
        // One without a usable name is reported as that.
        let Some(line) = listed.names.first().map(|name| name.line) else { continue };
        let (kind, slug) = (listed.entity.kind, &listed.entity.slug);
        if let Some(first) = seen.insert((kind, slug), line) {
            let kind = ProblemKind::SameEntity { kind, slug: slug.clone(), line: first };
            problems.push(Problem::new(path, line, kind));
        }
    }
}

/// A name may stand for one entity only, but for short names, which the article decides.
fn check_names(authority: &Authority, path: &str, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<(String, Option<&str>), (usize, &Name)> = BTreeMap::new();
    for (at, listed) in authority.entities.iter().enumerate() {
        for name in &listed.names {
            let article = match &name.scope {
                Scope::Article(slug) => Some(slug.as_str()),
                _ => None,
            };
            let key = (name_key(&name.text), article);
            let Some(&(other, first)) = seen.get(&key) else {
                seen.insert(key, (at, name));
                continue;
            };
            let both_short = name.scope == Scope::Short && first.scope == Scope::Short;
            let same_entity_twice = other == at && name.scope == first.scope;
            if (other != at && !both_short) || same_entity_twice {
                let owner = authority.entities[other].entity.name.clone();
                let kind = ProblemKind::NameTwice { name: name.text.clone(), line: first.line, owner };
                problems.push(Problem::new(path, name.line, kind));
            }
        }
    }
}

/// What is forbidden is nobody's name there.
fn check_forbidden(authority: &Authority, path: &str, problems: &mut Vec<Problem>) {
    let where_it_counts = |name: &Name| match &name.scope {
        Scope::Article(slug) => (name_key(&name.text), Some(slug.clone())),
        _ => (name_key(&name.text), None),
    };
    let forbidden: BTreeMap<_, usize> =
        authority.forbidden.iter().map(|name| (where_it_counts(name), name.line)).collect();
    for listed in &authority.entities {
        for name in &listed.names {
            if let Some(line) = forbidden.get(&where_it_counts(name)) {
                let kind = ProblemKind::NameForbidden { name: name.text.clone(), line: *line };
                problems.push(Problem::new(path, name.line, kind));
            }
        }
    }
}
