//! `entities.toml`: who and what the articles name, under which names.

use std::collections::BTreeMap;

use corpus::{
    model::{Entity, Kind},
    text::folded_words,
};
use serde::Deserialize;
use toml::Spanned;

use crate::{LineNumbers, Problem, recognise::name_key, sidecar::toml_problem, slugify};

/// What the file says.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// Its entities, in the order of the file.
    pub entities: Vec<Listed>,
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
    role: Option<String>,
    /// For editors; shown nowhere.
    #[serde(rename = "note")]
    _note: Option<String>,
}

impl Authority {
    /// The articles that the file speaks of, with the line of a name given for each.
    pub fn article_slugs(&self) -> impl Iterator<Item = (&str, usize)> {
        self.entities.iter().flat_map(|listed| &listed.names).filter_map(|name| match &name.scope {
            Scope::Article(slug) => Some((slug.as_str(), name.line)),
            _ => None,
        })
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
    let mut entities = Vec::new();
    for (kind, listed) in by_kind {
        entities.extend(listed.into_iter().map(|entity| list(kind, entity, &lines, path, problems)));
    }
    let authority = Authority { entities };
    check_slugs(&authority, path, problems);
    check_names(&authority, path, problems);
    authority
}

fn list(kind: Kind, raw: RawEntity, lines: &LineNumbers, path: &str, problems: &mut Vec<Problem>) -> Listed {
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
    Listed {
        entity: Entity {
            kind,
            slug,
            name,
            aliases,
            listed: true,
            role: raw.role.unwrap_or_default(),
            wikidata: String::new(),
        },
        names,
    }
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
