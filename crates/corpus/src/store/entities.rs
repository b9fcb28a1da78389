//! Entities and their names.

use text::folded_words;

use super::{
    layout::Run,
    reader::{Dossier, kind, search_table},
};
use crate::model::Kind;

/// One entity.
#[derive(Clone, Copy)]
pub struct Entity<'a> {
    /// Its id: its place among the dossier's entities.
    pub id: u32,
    /// What it is.
    pub kind: Kind,
    /// Its name in links and queries.
    pub slug: &'a str,
    /// The name shown.
    pub name: &'a str,
    /// How often it is named.
    pub mentions: u32,
    /// In how many paragraphs it is named.
    pub paragraphs: u32,
    /// In how many articles it occurs.
    pub article_count: u32,
    /// Whether an editor has listed it; else it was recognised.
    pub listed: bool,
    /// Who or what it is, in an editor's words; may be empty.
    pub role: &'a str,
    /// Its identifier in Wikidata; may be empty.
    pub wikidata: &'a str,
    names: Run,
    articles: Run,
}

impl<'a> Dossier<'a> {
    /// How many entities there are.
    pub fn entity_count(&self) -> u32 {
        self.entities.len() as u32
    }

    /// An entity by id.
    pub fn entity(&self, id: u32) -> Option<Entity<'a>> {
        let row = self.entities.get(id as usize)?;
        Some(Entity {
            id,
            kind: kind(row.kind),
            slug: self.text(row.slug),
            name: self.text(row.name),
            mentions: row.mentions,
            paragraphs: row.paragraphs,
            article_count: row.articles.count,
            listed: row.listed != 0,
            role: self.text(row.role),
            wikidata: self.text(row.wikidata),
            names: row.names,
            articles: row.articles,
        })
    }

    /// In how many articles an entity is named, and how often altogether.
    pub fn entity_counts(&self, id: u32) -> (u32, u32) {
        self.entities.get(id as usize).map_or((0, 0), |row| (row.articles.count, row.mentions))
    }

    /// The slug of an entity; empty where there is none.
    pub fn entity_slug(&self, id: u32) -> &'a str {
        self.entities.get(id as usize).map_or("", |row| self.text(row.slug))
    }

    /// Every entity, by kind and slug.
    pub fn entities(&self) -> impl Iterator<Item = Entity<'a>> + use<'a> {
        let dossier = *self;
        (0..self.entity_count()).filter_map(move |id| dossier.entity(id))
    }

    /// The entities of one kind, by slug.
    pub fn entities_of(&self, wanted: Kind) -> impl Iterator<Item = Entity<'a>> + use<'a> {
        let dossier = *self;
        self.ids_of(wanted).filter_map(move |id| dossier.entity(id))
    }

    /// The ids of the entities of one kind.
    pub fn ids_of(&self, wanted: Kind) -> std::ops::Range<u32> {
        let first = |least: u32| {
            let (mut low, mut high) = (0, self.entity_count());
            while low < high {
                let middle = low + (high - low) / 2;
                match self.entities.get(middle as usize) {
                    Some(row) if row.kind < least => low = middle + 1,
                    _ => high = middle,
                }
            }
            low
        };
        first(wanted as u32)..first(wanted as u32 + 1)
    }

    /// An entity by its kind and slug.
    pub fn entity_by_slug(&self, of: Kind, slug: &str) -> Option<Entity<'a>> {
        let at = search_table(self.entities.len(), |at| {
            let row = self.entities.get(at)?;
            Some(kind(row.kind).cmp(&of).then_with(|| self.text(row.slug).cmp(slug)))
        })?;
        self.entity(at as u32)
    }

    /// The names of an entity besides the one shown.
    pub fn aliases(&self, entity: &Entity<'a>) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let dossier = *self;
        self.names.run(entity.names).map(move |text| dossier.text(text))
    }

    /// The kind of an entity and in how many articles it occurs, without the rest of its row.
    pub fn kind_and_article_count(&self, id: u32) -> Option<(Kind, u32)> {
        self.entities.get(id as usize).map(|row| (kind(row.kind), row.articles.count))
    }

    /// Every name of an entity, the one shown first, without the rest of its row.
    pub fn names_of(&self, id: u32) -> impl Iterator<Item = &'a str> + use<'a> {
        let dossier = *self;
        let row = self.entities.get(id as usize);
        let aliases = row.map(|row| self.names.run(row.names)).into_iter().flatten();
        row.map(|row| row.name).into_iter().chain(aliases).map(move |text| dossier.text(text))
    }

    /// The articles in which an entity occurs, ascending.
    pub fn entity_articles(&self, entity: &Entity<'a>) -> impl ExactSizeIterator<Item = u32> + use<'a> {
        self.entity_articles.run(entity.articles)
    }

    /// The entities that go by a name, however it is accented, capitalised or punctuated.
    pub fn entities_named(&self, name: &str) -> Vec<Entity<'a>> {
        let key = folded_words(name);
        let mut found = Vec::new();
        if !key.is_empty() {
            self.each_name_from(&key, usize::MAX, &mut |id, name| {
                let is_it = name == key;
                found.extend(self.entity(id).filter(|_| is_it));
                is_it
            });
        }
        found
    }

    /// Calls `each` with every entity that has a name whose folded words begin with `folded`, and
    /// whether that is the whole name; after `most` names it stops.
    pub fn entities_with_prefix(&self, folded: &str, most: usize, mut each: impl FnMut(u32, bool)) {
        self.each_name_from(folded, most, &mut |id, name| {
            let is_it = name.starts_with(folded);
            if is_it {
                each(id, name.len() == folded.len());
            }
            is_it
        });
    }

    /// Calls `each` with up to so many names in folded words, from a place in their order on, and with the entity of
    /// each, as long as it says so.
    fn each_name_from(&self, folded: &str, most: usize, each: &mut dyn FnMut(u32, &str) -> bool) {
        let count = self.name_order.len() / 2;
        let name = |at: usize| {
            let (id, nth) = self.name_order.get(at).zip(self.name_order.get(count + at)).unwrap_or_default();
            (id, self.names_of(id).nth(nth as usize).map(folded_words).unwrap_or_default())
        };
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low + (high - low) / 2;
            if *name(middle).1 < *folded {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (id, name) in (low..count).take(most).map(name) {
            if !each(id, &name) {
                return;
            }
        }
    }
}
