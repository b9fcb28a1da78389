//! Which entities of several texts are one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use corpus::model::{Entity, Kind};

use super::{
    names::{Key, is_country_word, known_as, words},
    within::Local,
};
use crate::slugify;

/// How many times as often as the name itself the name with a lost apostrophe may stand.
const MOST_WITHOUT: usize = 3;

/// The entities of all texts so far.
#[derive(Default)]
pub struct Catalogue {
    entries: BTreeMap<Key, Entry>,
}

#[derive(Default)]
struct Entry {
    /// How often each name stands in all texts.
    names: BTreeMap<String, usize>,
}

/// The entities, numbered.
pub struct Numbered {
    /// The entities that no editor has listed.
    pub entities: Vec<Entity>,
    by_key: HashMap<Key, usize>,
}

impl Numbered {
    /// The number of an entity of a text.
    pub fn of(&self, key: &Key) -> Option<usize> {
        self.by_key.get(key).copied()
    }
}

impl Catalogue {
    /// Adds an entity of a text that no editor has listed.
    pub fn add(&mut self, local: &Local) {
        let entry = self.entries.entry(local.key.clone()).or_default();
        for (name, count) in &local.names {
            *entry.names.entry(name.clone()).or_insert(0) += count;
        }
    }

    /// Merges what is one across texts and numbers the rest. `taken` are the slugs of listed
    /// entities.
    pub fn number(mut self, taken: &BTreeSet<(Kind, String)>) -> Numbered {
        let mut merged = self.merge_names_of_persons();
        merged.extend(self.merge_lost_apostrophes());
        let mut used = taken.clone();
        let mut numbered = Numbered { entities: Vec::new(), by_key: HashMap::new() };
        for (key, entry) in &self.entries {
            let entity = entity(key, entry, &mut used);
            numbered.by_key.insert(key.clone(), numbered.entities.len());
            numbered.entities.push(entity);
        }
        for (from, to) in merged {
            if let Some(at) = numbered.of(&to) {
                numbered.by_key.insert(from, at);
            }
        }
        numbered
    }

    /// "Criminal Divisions" for "Criminal Division's": texts lose apostrophes. The name with the s joins
    /// the one without, where that stands often enough for itself.
    fn merge_lost_apostrophes(&mut self) -> Vec<(Key, Key)> {
        let count = |entry: &Entry| entry.names.values().sum::<usize>();
        let mut merged = Vec::new();
        for key in self.entries.keys().cloned().collect::<Vec<_>>() {
            let Key::Everywhere(kind @ (Kind::Organisation | Kind::Person), name) = &key else { continue };
            let Some(bare) = name.strip_suffix('s') else { continue };
            let to = Key::Everywhere(*kind, bare.to_owned());
            let is_rarer = self
                .entries
                .get(&to)
                .zip(self.entries.get(&key))
                .is_some_and(|(a, b)| MOST_WITHOUT * count(a) >= count(b));
            if let Some(entry) = is_rarer.then(|| self.entries.remove(&key)).flatten() {
                let target = self.entries.entry(to.clone()).or_default();
                entry
                    .names
                    .into_iter()
                    .for_each(|(name, count)| *target.names.entry(name).or_insert(0) += count);
                merged.push((key, to));
            }
        }
        merged
    }

    /// A name of two words joins the one longer name that has it at its ends: "Alejandro Gertz" and
    /// "Alejandro Gertz Manero", "John Smith" and "John A. Smith". Where several have it, it stays.
    fn merge_names_of_persons(&mut self) -> Vec<(Key, Key)> {
        let mut longer: HashMap<(String, String), BTreeSet<String>> = HashMap::new();
        for key in self.entries.keys() {
            let Key::Everywhere(Kind::Person, name) = key else { continue };
            let words: Vec<&str> = name.split(' ').collect();
            if let [first, second, .., last] = words.as_slice() {
                for other in [second, last] {
                    longer
                        .entry(((*first).to_owned(), (*other).to_owned()))
                        .or_default()
                        .insert(name.clone());
                }
            }
        }
        let mut merged = Vec::new();
        for key in self.entries.keys().cloned().collect::<Vec<_>>() {
            let Key::Everywhere(Kind::Person, name) = &key else { continue };
            let words: Vec<&str> = name.split(' ').collect();
            let [first, last] = words.as_slice() else { continue };
            let Some(found) = longer.get(&((*first).to_owned(), (*last).to_owned())) else { continue };
            let Some(only) = found.first().filter(|_| found.len() == 1) else { continue };
            let to = Key::Everywhere(Kind::Person, only.clone());
            if let Some(entry) = self.entries.remove(&key) {
                let target = self.entries.entry(to.clone()).or_default();
                entry
                    .names
                    .into_iter()
                    .for_each(|(name, count)| *target.names.entry(name).or_insert(0) += count);
                merged.push((key, to));
            }
        }
        merged
    }
}

fn entity(key: &Key, entry: &Entry, used: &mut BTreeSet<(Kind, String)>) -> Entity {
    let (Key::Everywhere(kind, _) | Key::Within(kind, ..)) = key;
    let name = shown(key, *kind, entry);
    let wanted = match key {
        Key::Within(_, _, article) => slugify(&format!("{name} {article}")),
        Key::Everywhere(..) => slugify(&name),
    };
    let mut slug = wanted.clone();
    let mut nth = 2;
    while !used.insert((*kind, slug.clone())) {
        slug = format!("{wanted}-{nth}");
        nth += 1;
    }
    let aliases = entry.names.keys().filter(|other| **other != name).cloned().collect();
    Entity { kind: *kind, slug, name, aliases, listed: false, role: String::new(), wikidata: String::new() }
}

/// The name shown: that of the table of well-known names; of a person the fullest; else of several words the
/// one that is used most, but no acronym if there is another.
fn shown(key: &Key, kind: Kind, entry: &Entry) -> String {
    if let Key::Everywhere(Kind::Weapon, name) = key {
        return name.clone();
    }
    let known = entry.names.keys().find_map(|name| {
        let words = super::words_of(kind, name);
        known_as(kind, &words).filter(|known| match key {
            Key::Everywhere(_, key) => *key == super::words_of(kind, known).join(" "),
            Key::Within(..) => words.len() > 1,
        })
    });
    if let Some(known) = known {
        return known.to_owned();
    }
    let is_capitals = |name: &str| !name.chars().any(char::is_lowercase);
    let rank = |name: &String, count: usize| {
        let full = words(name).len();
        let fullness = if kind == Kind::Person { full } else { usize::from(full > 1) };
        (!is_capitals(name), fullness, count, full)
    };
    let best = entry
        .names
        .iter()
        .max_by(|(a, ca), (b, cb)| rank(a, **ca).cmp(&rank(b, **cb)).then_with(|| b.cmp(a)));
    let name = best.map(|(name, _)| name.clone()).unwrap_or_default();
    // Bodies of one ordinary name are told apart by their country.
    match key {
        Key::Everywhere(Kind::Organisation, words) => match words.rsplit_once(" of ") {
            Some((_, country)) if country.starts_with(char::is_uppercase) && !names_a_country(&name) => {
                format!("{name} ({country})")
            }
            _ => name,
        },
        _ => name,
    }
}

/// Whether a name says of which country it is: "U.S. Congress".
fn names_a_country(name: &str) -> bool {
    words(name).iter().any(|word| is_country_word(word))
}
