//! Which entities a value of a filter means.

use corpus::{
    model::Kind,
    store::{Dossier, Entity},
};
use text::{edit_distance, folded_words, lowercase};

use crate::problem::{LookupProblem, NearestName};

/// The entities that a value of a filter means: the one with this slug, else all that go by this
/// name. The problem names the value and offers the nearest slug.
pub fn resolve<'a>(dossier: &Dossier<'a>, kind: Kind, value: &str) -> Result<Vec<Entity<'a>>, LookupProblem> {
    if let Some(entity) = dossier.entity_by_slug(kind, &lowercase(value)) {
        return Ok(vec![entity]);
    }
    let mut named = dossier.entities_named(value);
    named.retain(|entity| entity.kind == kind);
    if !named.is_empty() {
        return Ok(named);
    }
    let nearest = nearest(dossier, kind, &folded_words(value))
        .map(|entity| NearestName { slug: entity.slug.to_owned(), name: entity.name.to_owned() });
    Err(LookupProblem::UnknownName { kind, value: value.to_owned(), nearest })
}

/// The entity whose slug, or a part of it, comes closest to what was typed.
fn nearest<'a>(dossier: &Dossier<'a>, kind: Kind, typed: &str) -> Option<Entity<'a>> {
    let typed = typed.replace(' ', "-");
    let distance = |entity: &Entity<'_>| {
        let whole = edit_distance(&typed, entity.slug);
        entity.slug.split('-').map(|part| edit_distance(&typed, part) + 1).fold(whole, usize::min)
    };
    let nearest = dossier.entities_of(kind).map(|entity| (distance(&entity), entity));
    let (distance, entity) = nearest.min_by_key(|(distance, _)| *distance)?;
    (distance <= 2.max(typed.len() / 3)).then_some(entity)
}
