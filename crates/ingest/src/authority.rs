//! Who and what an editor has listed. [`crate::editor::entities_toml`] reads it from its file.

use corpus::model::Entity;

/// What an editor has listed, in the order of the file.
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
