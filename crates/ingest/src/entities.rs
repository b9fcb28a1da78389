//! Who and what a folder names: one list of entities, by kind and slug.

use std::collections::BTreeMap;

use corpus::model::{Entity, Kind, Mention, Role};

use crate::{
    annotate::{
        recognise::{Names, Of},
        resolve::{Catalogue, Numbered},
    },
    authority::Authority,
    slug::slugify,
};

/// The entities of a folder, and how the articles' own numbers lead to them.
pub struct Entities {
    list: Vec<Entity>,
    /// For each listed entity, then for each recognised one, its place in the list.
    places: Vec<Option<usize>>,
    /// How many of these are listed.
    listed: usize,
    recognised: Numbered,
}

/// Where an article was published.
#[derive(Clone, Debug)]
pub struct Source {
    slug: String,
    name: String,
}

impl Source {
    /// A source by its name.
    pub fn new(name: &str) -> Self {
        Self { slug: slugify(name), name: name.to_owned() }
    }
}

impl Entities {
    /// Numbers what an editor has listed, what was recognised, and the sources.
    pub fn number<'n>(
        authority: &Authority,
        names: impl Iterator<Item = &'n Names>,
        sources: impl Iterator<Item = Source>,
    ) -> Self {
        let taken = authority.entities.iter().map(|listed| (listed.entity.kind, listed.entity.slug.clone()));
        let mut catalogue = Catalogue::default();
        names.flat_map(|names| &names.entities).for_each(|local| catalogue.add(local));
        let recognised = catalogue.number(&taken.collect());
        let listed = authority.entities.len();
        let known = authority.entities.iter().map(|listed| &listed.entity).chain(&recognised.entities);
        let mut numbered: Vec<(Option<usize>, Entity)> =
            known.cloned().enumerate().map(|(at, entity)| (Some(at), entity)).collect();
        let mut by_slug: BTreeMap<String, String> = BTreeMap::new();
        for source in sources {
            by_slug.entry(source.slug).or_insert(source.name);
        }
        numbered.extend(by_slug.into_iter().map(|(slug, name)| (None, of_source(slug, name))));
        numbered.sort_by(|(_, a), (_, b)| (a.kind, &a.slug).cmp(&(b.kind, &b.slug)));
        // An authority file with two entities of one slug is refused, but must not upset the order.
        numbered.dedup_by(|(_, b), (_, a)| (a.kind, &a.slug) == (b.kind, &b.slug));
        let mut places = vec![None; listed + recognised.entities.len()];
        for (new, (old, _)) in numbered.iter().enumerate() {
            if let Some(old) = old {
                places[*old] = Some(new);
            }
        }
        let list = numbered.into_iter().map(|(_, entity)| entity).collect();
        Self { list, places, listed, recognised }
    }

    /// The list.
    pub fn into_list(self) -> Vec<Entity> {
        self.list
    }

    /// The place of a source.
    pub fn of_source(&self, source: &Source) -> Option<usize> {
        let wanted = (Kind::Source, &source.slug);
        self.list.binary_search_by(|entity| (entity.kind, &entity.slug).cmp(&wanted)).ok()
    }

    /// The mentions of an article. Who is nobody in the list is not mentioned.
    pub fn mentions(&self, names: &Names) -> Vec<Mention> {
        let mentions = names.mentions.iter().zip(&names.of).filter_map(|(mention, of)| {
            let entity = self.place(of, names);
            let is_whole = entity.is_some() || matches!(mention.kind, Kind::Date | Kind::Quantity);
            is_whole.then(|| Mention { entity, ..mention.clone() })
        });
        mentions.collect()
    }

    /// The roles that an article states.
    pub fn roles(&self, names: &Names) -> Vec<Role> {
        let roles = names.roles.iter().filter_map(|(of, span, note)| {
            Some(Role { entity: self.place(of, names)?, span: *span, note: note.clone() })
        });
        roles.collect()
    }

    fn place(&self, of: &Of, names: &Names) -> Option<usize> {
        match of {
            Of::Nothing => None,
            Of::Listed(at) => *self.places.get(*at)?,
            Of::Local(at) => {
                let key = &names.entities.get(*at)?.key;
                *self.places.get(self.listed + self.recognised.of(key)?)?
            }
        }
    }
}

fn of_source(slug: String, name: String) -> Entity {
    Entity {
        kind: Kind::Source,
        slug,
        name,
        aliases: Vec::new(),
        listed: true,
        role: String::new(),
        wikidata: String::new(),
    }
}
