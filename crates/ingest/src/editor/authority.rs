//! `entities.toml`: who and what the articles name, under which names.

use std::collections::BTreeMap;

use corpus::model::{Entity, Kind};
use serde::Deserialize;
use text::folded_words;
use toml::Spanned;

use crate::{LineNumbers, Problem, annotate::recognise::name_key, editor::sidecar::toml_problem, slugify};

/// What the file says.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// Its entities, in the order of the file.
    pub entities: Vec<Listed>,
    /// Words that are no name, everywhere or in an article.
    pub forbidden: Vec<Name>,
    /// Articles of which every name is listed, by slug, each with its line: nothing is added to them.
    pub reviewed: Vec<(String, usize)>,
    /// Roles that articles state, as an editor quotes them.
    pub stated: Vec<Stated>,
}

/// A role that an editor quotes from an article.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Whose, as an index into [`Authority::entities`].
    pub entity: usize,
    /// The article's slug.
    pub article: String,
    /// The article's words.
    pub words: String,
    /// A remark on them, such as an error of the article; may be empty.
    pub note: String,
    /// Its line in the file.
    pub line: usize,
}

/// An entity with the names by which it is found.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The entity; its aliases hold every name but the canonical one.
    pub entity: Entity,
    /// The names, each with where it counts.
    pub names: Vec<Name>,
}

/// A name of an entity.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name as the file has it.
    pub text: String,
    /// Where it counts.
    pub scope: Scope,
    /// Its line in the file.
    pub line: usize,
}

/// Where a name stands for its entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The canonical name: everywhere.
    Canonical,
    /// An alias: everywhere.
    Alias,
    /// Only in articles that also use the canonical name or an alias, such as a surname.
    Short,
    /// Only in one article, by slug; there it goes before other entities' names.
    Article(String),
}

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

impl Authority {
    /// The articles that the file speaks of, with the line of a name given for each.
    pub fn article_slugs(&self) -> impl Iterator<Item = (&str, usize)> {
        let names = self.entities.iter().flat_map(|listed| &listed.names).chain(&self.forbidden);
        let of_names = names.filter_map(|name| match &name.scope {
            Scope::Article(slug) => Some((slug.as_str(), name.line)),
            _ => None,
        });
        let reviewed = self.reviewed.iter().map(|(slug, line)| (slug.as_str(), *line));
        of_names
            .chain(reviewed)
            .chain(self.stated.iter().map(|stated| (stated.article.as_str(), stated.line)))
    }
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
            let message = "the words are missing: quote what the article says, as it stands there".to_owned();
            problems.push(Problem::new(path, line, message));
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
        problems.push(Problem::new(
            path,
            line,
            format!("“{text}” has no letter or digit by which it could be found"),
        ));
        return Vec::new();
    }
    let Some(articles) = raw.articles else {
        return vec![Name { text, scope: Scope::Alias, line }];
    };
    if articles.is_empty() {
        let message = format!(
            "“{text}” is forbidden in no article; name one in its list, or leave “in” out to forbid it everywhere"
        );
        problems.push(Problem::new(path, line, message));
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
        let message = "role is empty; leave it out or write it".to_owned();
        problems.push(Problem::new(path, lines.of(raw.span().start), message));
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
        let message = format!("“{id}” is no identifier of Wikidata; write Q and digits, such as Q96");
        problems.push(Problem::new(path, line, message));
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
            let message = format!("“{name}” has no letter or digit by which it could be found");
            problems.push(Problem::new(path, line, message));
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
                let message = format!(
                    "“{wanted}” cannot stand in a link; use lower-case letters, digits and hyphens: {}",
                    slugify(wanted)
                );
                problems.push(Problem::new(path, line, message));
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
        if let Some(first) = seen.insert((listed.entity.kind, &listed.entity.slug), line) {
            let message = format!(
                "the {} {} stands on line {first} already; merge the two or give one another slug",
                listed.entity.kind.name(),
                listed.entity.slug
            );
            problems.push(Problem::new(path, line, message));
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
                let owner = &authority.entities[other].entity.name;
                let message = format!(
                    "the name “{}” is given twice: line {} gives it to {owner}; keep one, or tell for \
                     which article it counts",
                    name.text, first.line
                );
                problems.push(Problem::new(path, name.line, message));
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
                let message =
                    format!("the name “{}” is forbidden on line {line}; keep one of the two", name.text);
                problems.push(Problem::new(path, name.line, message));
            }
        }
    }
}
