//! Entries for `entities.toml`.

use std::collections::{BTreeMap, HashMap};

use corpus::model::Kind;
use text::folded_words;

use super::entity_index::{EntityIndex, is_of_country, telling};
use crate::{
    annotate::{
        recognise::name_key,
        resolve::{names, words_of},
    },
    authority::{Authority, Scope},
    slugify,
};

/// How many articles an entry names at most, unless all are asked for.
const ARTICLES: usize = 12;

/// An entry to propose.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// The name to show.
    pub name: String,
    /// Its name in links.
    pub slug: String,
    /// Names that count everywhere.
    pub aliases: Vec<String>,
    /// Names that count beside the others.
    pub short: Vec<String>,
    /// Names that count in an article, by slug.
    pub within: BTreeMap<String, Vec<String>>,
}

/// Names that are given already, each to one entity.
#[derive(Default)]
pub struct Claims {
    /// By key and article: whose it is, and whether it is short.
    given: HashMap<(String, Option<String>), (usize, bool)>,
}

impl Claims {
    /// The names of a file. Whoever is listed keeps them; owners are numbered from its end.
    pub fn of(authority: &Authority) -> Self {
        let mut claims = Self::default();
        let mut take = |name: &crate::authority::Name, owner: usize| {
            let article = match &name.scope {
                Scope::Article(slug) => Some(slug.clone()),
                _ => None,
            };
            claims.given.insert((name_key(&name.text), article), (owner, name.scope == Scope::Short));
        };
        for (at, listed) in authority.entities.iter().enumerate() {
            listed.names.iter().for_each(|name| take(name, usize::MAX - at));
        }
        authority.forbidden.iter().for_each(|name| take(name, usize::MAX - authority.entities.len()));
        claims
    }

    /// Whether nobody else has a name, which is then taken.
    pub fn take(&mut self, name: &str, article: Option<&str>, owner: usize, is_short: bool) -> bool {
        if folded_words(name).is_empty() {
            return false;
        }
        let key = (name_key(name), article.map(str::to_owned));
        match self.given.get(&key) {
            Some((_, other_is_short)) => is_short && *other_is_short,
            None => {
                self.given.insert(key, (owner, is_short));
                true
            }
        }
    }
}

impl Entry {
    /// An entry for an entity, with the names by which the articles call it.
    pub fn of(index: &EntityIndex<'_>, at: usize) -> Self {
        let entity = index.entity(at);
        let mut entry = Self {
            kind: entity.kind,
            name: entity.name.clone(),
            slug: entity.slug.clone(),
            aliases: Vec::new(),
            short: Vec::new(),
            within: BTreeMap::new(),
        };
        entry.add_names_of(index, at);
        entry
    }

    /// Adds the names by which the articles call an entity.
    pub fn add_names_of(&mut self, index: &EntityIndex<'_>, at: usize) {
        let mut last = None;
        for passage in index.passages(at) {
            let name = index.name_at(passage);
            if last.as_ref() == Some(&(passage.article, name.clone())) {
                continue;
            }
            self.add(&name, index.slug(passage));
            last = Some((passage.article, name));
        }
    }

    /// Adds a name that stands for the entity where no other name of it does.
    pub fn add_as_full(&mut self, name: &str) {
        let is_ordinary =
            self.kind == Kind::Organisation && names::is_ordinary_body(&words_of(self.kind, name));
        if !is_ordinary {
            add(&mut self.aliases, name);
        }
    }

    /// Adds a name that an article uses.
    fn add(&mut self, name: &str, article: &str) {
        let is_there = |other: &String| name_key(other) == name_key(name);
        if is_there(&self.name) || self.aliases.iter().any(is_there) {
            return;
        }
        let words = words_of(self.kind, name);
        let full = words_of(self.kind, &self.name);
        let is_shorter = words.len() < full.len();
        match self.kind {
            Kind::Organisation if names::is_ordinary_body(&words) => {
                let names = self.within.entry(article.to_owned()).or_default();
                add(names, name);
            }
            Kind::Organisation if is_same_body(&words, &full) => add(&mut self.aliases, name),
            Kind::Organisation if is_shorter && words.len() > 1 && full.starts_with(&words) => {
                add(&mut self.short, name);
            }
            Kind::Person if words.len() > 1 => add(&mut self.aliases, name),
            Kind::Person if full.iter().skip(1).any(|word| *word == words.join(" ")) => {
                add(&mut self.short, name);
            }
            // What only one text takes for the same is left to that text.
            Kind::Organisation | Kind::Person => {}
            _ => add(&mut self.aliases, name),
        }
    }

    /// Takes the name, and whether that could be done.
    pub fn take_name(&self, claims: &mut Claims, owner: usize) -> bool {
        claims.take(&self.name, None, owner, false)
    }

    /// Takes the other names, but for those that are somebody else's.
    pub fn take_others(&mut self, claims: &mut Claims, owner: usize) {
        self.aliases.retain(|name| claims.take(name, None, owner, false));
        self.short.retain(|name| claims.take(name, None, owner, true));
        for (article, names) in &mut self.within {
            names.retain(|name| claims.take(name, Some(article), owner, false));
        }
        self.within.retain(|_, names| !names.is_empty());
    }

    /// The entry as lines.
    pub fn lines(&self, all: bool) -> Vec<String> {
        let mut lines =
            vec![format!("[[{}]]", self.kind.name()), format!("name = {}", toml_string(&self.name))];
        if self.slug != slugify(&self.name) {
            lines.push(format!("slug = {}", toml_string(&self.slug)));
        }
        lines.extend(list("aliases", &self.aliases));
        lines.extend(list("short", &self.short));
        lines.extend(self.within_lines(true, all));
        lines
    }

    /// The names that count in an article, below their heading.
    pub fn within_lines(&self, with_heading: bool, all: bool) -> Vec<String> {
        let mut lines = Vec::new();
        if with_heading && !self.within.is_empty() {
            lines.push(format!("[{}.in]", self.kind.name()));
        }
        let most = if all { usize::MAX } else { ARTICLES };
        lines.extend(self.within.iter().take(most).flat_map(|(article, names)| list(&key(article), names)));
        let more = self.within.len().saturating_sub(most);
        if more > 0 {
            lines.push(format!("# … and in {more} more articles, which --all lists"));
        }
        lines
    }
}

/// Whether a body's name is another's without doubt: its initials, a name known everywhere, the same
/// words in another order or without the country.
fn is_same_body(words: &[String], full: &[String]) -> bool {
    let known = names::known_as(Kind::Organisation, words);
    let is_known = known.is_some() && known == names::known_as(Kind::Organisation, full);
    let bare: Vec<String> =
        (0..full.len()).filter(|at| !is_of_country(full, *at)).map(|at| full[at].clone()).collect();
    let are_initials =
        matches!(words, [one] if names::are_initials(one, full) || names::are_initials(one, &bare));
    is_known || are_initials || telling(words) == telling(full)
}

/// Adds a name unless it is there under the same key.
fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|other| name_key(other) == name_key(name)) {
        names.push(name.to_owned());
    }
}

/// A key with its names, if there are any.
pub fn list(key: &str, names: &[String]) -> Option<String> {
    let quoted: Vec<String> = names.iter().map(|name| toml_string(name)).collect();
    (!names.is_empty()).then(|| format!("{key} = [{}]", quoted.join(", ")))
}

/// A key of TOML.
fn key(text: &str) -> String {
    toml_string(text)
}

/// A basic string of TOML.
pub fn toml_string(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if c.is_control() || c.is_whitespace() && c != ' ' => {
                written.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => written.push(c),
        }
    }
    written + "\""
}
