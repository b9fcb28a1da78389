//! Numbers the entities of a folder and completes what was found in its articles.

use std::collections::BTreeMap;

use corpus::model::{Entity, Kind, Mention, Role};

use super::{
    across::{Catalogue, Numbered},
    occurrence::{Names, Occurrence, Referent, StatedRole},
};
use crate::authority::Authority;

/// The entities of a folder, by kind and slug, and where each referent of an article is among them.
pub struct Numbering {
    /// The entities.
    pub entities: Vec<Entity>,
    recognised: Numbered,
    /// Places in `entities`: of the listed ones, then of the recognised ones.
    places: Vec<Option<usize>>,
    /// How many are listed.
    listed: usize,
}

impl Numbering {
    /// Numbers what is listed, what was recognised in any article, and what their pages tell: sources and
    /// authors, names by kind and slug.
    pub fn new<'n>(
        authority: &Authority,
        names: impl Iterator<Item = &'n Names>,
        told: BTreeMap<(Kind, String), String>,
    ) -> Self {
        let taken = authority.entities.iter().map(|listed| (listed.entity.kind, listed.entity.slug.clone()));
        let mut catalogue = Catalogue::default();
        names.flat_map(|names| &names.entities).for_each(|local| catalogue.add(local));
        let mut recognised = catalogue.number(&taken.collect());
        let of_pages = told.into_iter().map(|((kind, slug), name)| Entity {
            kind,
            slug,
            name,
            aliases: Vec::new(),
            listed: true,
            role: String::new(),
            wikidata: String::new(),
        });
        let listed = authority.entities.len();
        let of_authority = authority.entities.iter().map(|listed| listed.entity.clone());
        let of_texts = std::mem::take(&mut recognised.entities);
        let mut places = vec![None; listed + of_texts.len()];
        let mut numbered: Vec<(Option<usize>, Entity)> =
            of_authority.chain(of_texts).enumerate().map(|(at, entity)| (Some(at), entity)).collect();
        numbered.extend(of_pages.map(|entity| (None, entity)));
        numbered.sort_by(|(_, a), (_, b)| (a.kind, &a.slug).cmp(&(b.kind, &b.slug)));
        // An authority file with two entities of one slug is refused, but must not upset the order.
        numbered.dedup_by(|(_, b), (_, a)| (a.kind, &a.slug) == (b.kind, &b.slug));
        for (place, (at, _)) in numbered.iter().enumerate() {
            if let Some(at) = at {
                places[*at] = Some(place);
            }
        }
        let entities = numbered.into_iter().map(|(_, entity)| entity).collect();
        Self { entities, recognised, places, listed }
    }

    /// The place of a source or an author, by its slug.
    pub fn told(&self, kind: Kind, slug: &str) -> Option<usize> {
        let wanted = (kind, slug);
        self.entities.binary_search_by(|entity| (entity.kind, entity.slug.as_str()).cmp(&wanted)).ok()
    }

    /// The mentions and roles of an article. What refers to an entity that has no place is left out.
    pub fn complete(&self, names: Names) -> (Vec<Mention>, Vec<Role>) {
        let Names { mentions, entities, roles } = names;
        let place = |referent: Referent| match referent {
            Referent::Nothing => None,
            Referent::Listed(at) => *self.places.get(at)?,
            Referent::Local(at) => {
                let recognised = self.recognised.of(&entities.get(at)?.key)?;
                *self.places.get(self.listed + recognised)?
            }
        };
        let mentions = mentions.into_iter().filter_map(|occurrence| {
            let Occurrence { span, kind, referent, value, rule, evidence } = occurrence;
            let entity = place(referent);
            let is_complete = entity.is_some() || matches!(kind, Kind::Date | Kind::Quantity);
            is_complete.then_some(Mention { span, kind, entity, value, rule, evidence })
        });
        let roles = roles.into_iter().filter_map(|StatedRole { referent, span, note }| {
            Some(Role { entity: place(referent)?, span, note })
        });
        (mentions.collect(), roles.collect())
    }
}
