//! How often which article names what: the numbers of a table with a row for an entity and a column for an
//! article.

use std::cmp::Reverse;

use corpus::{model::Kind, store::Dossier};
use text::{Span, sort::sort_by_key};

/// How often an article names an entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How often; may be 0.
    pub mentions: u32,
    /// The first time; empty when there is none.
    pub first: Span,
}

/// How often some articles name each entity of some kinds, those named most first; of two that are named
/// equally often, in the order of kind and slug. Entities that none of them names are left out.
pub fn most_named(
    dossier: &Dossier<'_>,
    articles: impl Iterator<Item = u32>,
    kinds: &[Kind],
) -> Vec<(u32, u32)> {
    let mut counts = vec![0; dossier.entity_count() as usize];
    for article in articles.filter_map(|id| dossier.article(id)) {
        for (entity, _) in dossier.named(&article) {
            if let Some(count) = counts.get_mut(entity as usize) {
                *count += 1;
            }
        }
    }
    let is_wanted = |id: u32| dossier.entity(id).is_some_and(|entity| kinds.contains(&entity.kind));
    let named = counts.into_iter().enumerate().map(|(id, count)| (id as u32, count));
    let mut named: Vec<(u32, u32)> = named.filter(|&(id, count)| count > 0 && is_wanted(id)).collect();
    sort_by_key(&mut named, |&(_, count)| Reverse(count));
    named
}

/// How often an article names each of some entities, in their order.
pub fn cells(dossier: &Dossier<'_>, article: u32, entities: &[u32]) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); entities.len()];
    let Some(article) = dossier.article(article) else { return cells };
    for (entity, span) in dossier.named(&article) {
        let Some(at) = entities.iter().position(|&known| known == entity) else { continue };
        let cell = &mut cells[at];
        if cell.mentions == 0 {
            cell.first = span;
        }
        cell.mentions += 1;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cooccurrence::tests::ANNA, cooccurrence::tests::BANK, cooccurrence::tests::CITY,
        cooccurrence::tests::blob,
    };

    #[test]
    fn entities_by_how_often_they_are_named() {
        let blob = blob();
        let dossier = Dossier::open(&blob).expect("a dossier");
        let all = most_named(&dossier, 0..2, &Kind::ENTITIES);
        assert_eq!(all, [(ANNA, 4), (BANK, 4), (CITY, 1)]);
        assert_eq!(most_named(&dossier, 1..2, &[Kind::Person, Kind::Place]), [(ANNA, 1)]);
        assert_eq!(most_named(&dossier, 7..9, &Kind::ENTITIES), []);
    }

    #[test]
    fn cells_of_an_article() {
        let blob = blob();
        let dossier = Dossier::open(&blob).expect("a dossier");
        let second = cells(&dossier, 1, &[CITY, BANK, ANNA]);
        assert_eq!(second.iter().map(|cell| cell.mentions).collect::<Vec<_>>(), [0, 1, 1]);
        let raw = dossier.article(1).expect("an article").raw;
        assert_eq!(&raw[second[1].first.range()], "Bank");
        assert!(second[0].first.is_empty());
        assert_eq!(cells(&dossier, 9, &[ANNA]), [Cell::default()]);
    }
}
