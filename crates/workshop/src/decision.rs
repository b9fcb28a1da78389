//! What a reader decides about names and articles, written into the two TOML files.
//!
//! Comments, order and layout of what the files have already stay as they are.

use std::fmt;

use ingest::{
    AUTHORITY_FILE, SIDECAR_FILE,
    editor::propose::{Paste, Place},
};
use serde::Deserialize;
use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Table, value};

/// Something that a reader has decided.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// To take a proposal, by its place in the list.
    Accept(usize),
    /// That these words are no name.
    Forbid(String),
    /// That somebody or something is called otherwise; the old name stays as another name.
    Rename {
        /// The kind, as in `entities.toml`.
        kind: String,
        /// As it is called now.
        name: String,
        /// As it is to be called.
        to: String,
    },
    /// What is known of an article. What is empty or missing stays as it is.
    Article(Box<Known>),
    /// How the dossier is called. What is missing stays as it is.
    Dossier {
        /// Its name.
        title: Option<String>,
        /// What it is, in a sentence or two.
        description: Option<String>,
    },
}

/// What a reader knows of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Known {
    /// The article.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Where it was published.
    pub source: String,
    /// When: `2025-03-01`, `2025-03` or `2025`.
    pub published: String,
    /// Words of the article that show when.
    pub evidence: String,
    /// Or from where that is known.
    pub outside: String,
}

/// Why a decision could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The file is not valid TOML; it has to be mended first.
    NotToml(String),
    /// There is no such proposal any more.
    Gone,
    /// The entry that the decision changes is not there any more.
    NoEntry,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotToml(file) => write!(f, "{file} has errors; mend them first, as the list above says."),
            Self::Gone | Self::NoEntry => {
                f.write_str("The files have changed since this was proposed; read them again.")
            }
        }
    }
}

/// Both files, `entities.toml` and `articles.toml`, with the decisions in them. `pastes` are what each proposal would
/// write.
pub fn settled(
    authority: &str,
    sidecar: &str,
    pastes: &[Vec<Paste>],
    decisions: &[Decision],
) -> Result<(String, String), Refused> {
    let not_toml = |file: &str| Refused::NotToml(file.to_owned());
    let entries = Entries::of(authority)?;
    let mut names: DocumentMut = authority.parse().map_err(|_| not_toml(AUTHORITY_FILE))?;
    let mut articles: DocumentMut = sidecar.parse().map_err(|_| not_toml(SIDECAR_FILE))?;
    let mut gone = Vec::new();
    for decision in decisions {
        match decision {
            Decision::Accept(at) => {
                for paste in pastes.get(*at).ok_or(Refused::Gone)? {
                    take(&mut names, paste, &entries, &mut gone)?;
                }
            }
            Decision::Forbid(words) => {
                let mut entry = Table::new();
                entry.insert("name", value(words.as_str()));
                tables(&mut names, "forbid")?.push(entry);
            }
            Decision::Rename { kind, name, to } => rename(&mut names, kind, name, to)?,
            Decision::Article(known) => know(&mut articles, known)?,
            Decision::Dossier { title, description } => {
                let dossier = table(articles.as_table_mut(), "dossier")?;
                for (key, said) in [("title", title), ("description", description)] {
                    if let Some(said) = said {
                        dossier.insert(key, value(said.trim()));
                    }
                }
            }
        }
    }
    // From the end, so that the places before stay what they were.
    gone.sort_by(|a: &(String, usize), b| b.cmp(a));
    gone.dedup();
    for (kind, at) in gone {
        tables(&mut names, &kind)?.remove(at);
    }
    Ok((names.to_string(), articles.to_string()))
}

/// Where the entries of `entities.toml` stand.
struct Entries(Vec<(usize, String, usize)>);

impl Entries {
    fn of(text: &str) -> Result<Self, Refused> {
        let document = Document::parse(text).map_err(|_| Refused::NotToml(AUTHORITY_FILE.to_owned()))?;
        let mut entries = Vec::new();
        for (kind, item) in document.as_table().iter() {
            let Some(tables) = item.as_array_of_tables() else { continue };
            for (at, entry) in tables.iter().enumerate() {
                let name = entry.get("name").and_then(Item::span);
                let line = |at: usize| 1 + text[..at].matches('\n').count();
                entries.extend(name.map(|span| (line(span.start), kind.to_owned(), at)));
            }
        }
        Ok(Self(entries))
    }

    /// The entry whose name is on a line: its kind, and which of that kind it is.
    fn on(&self, line: usize) -> Result<(String, usize), Refused> {
        let entry = self.0.iter().find(|(other, ..)| *other == line);
        entry.map(|(_, kind, at)| (kind.clone(), *at)).ok_or(Refused::NoEntry)
    }
}

/// Writes the lines of a proposal; an entry that can go is added to `gone`.
fn take(
    names: &mut DocumentMut,
    paste: &Paste,
    entries: &Entries,
    gone: &mut Vec<(String, usize)>,
) -> Result<(), Refused> {
    let parsed = |lines: &[String]| lines.join("\n").parse::<DocumentMut>().map_err(|_| Refused::Gone);
    match paste.place {
        Place::Without(line) => gone.push(entries.on(line)?),
        Place::End => add(names, parsed(&paste.lines)?)?,
        Place::InsteadOf(line) => {
            gone.push(entries.on(line)?);
            add(names, parsed(&paste.lines)?)?;
        }
        Place::Into(line) => {
            let (kind, at) = entries.on(line)?;
            let lines = [&[format!("[[{kind}]]")][..], &paste.lines].concat();
            let mut parsed = parsed(&lines)?;
            let from = tables(&mut parsed, &kind)?.get(0).cloned().unwrap_or_default();
            let into = tables(names, &kind)?.get_mut(at).ok_or(Refused::NoEntry)?;
            merge(into, &from);
        }
    }
    Ok(())
}

/// Adds every entry of a document to another.
fn add(names: &mut DocumentMut, from: DocumentMut) -> Result<(), Refused> {
    for (kind, item) in from.as_table().iter() {
        let Some(entries) = item.as_array_of_tables() else { continue };
        for entry in entries.iter() {
            let mut entry = entry.clone();
            // Below what is there already, and not where it stood in the proposal.
            entry.set_position(None);
            for (_, item) in entry.iter_mut() {
                if let Some(table) = item.as_table_mut() {
                    table.set_position(None);
                }
            }
            tables(names, kind)?.push(entry);
        }
    }
    Ok(())
}

/// The keys of one table in place of those of another.
fn merge(into: &mut Table, from: &Table) {
    for (key, item) in from.iter() {
        match (into.get_mut(key).and_then(Item::as_table_mut), item.as_table()) {
            (Some(into), Some(from)) => merge(into, from),
            _ => {
                let mut item = item.clone();
                if let Some(table) = item.as_table_mut() {
                    table.set_position(None);
                }
                into.insert(key, item);
            }
        }
    }
}

fn rename(names: &mut DocumentMut, kind: &str, name: &str, to: &str) -> Result<(), Refused> {
    let entries = tables(names, kind)?;
    let at = entries.iter().position(|entry| entry.get("name").and_then(Item::as_str) == Some(name));
    match at.and_then(|at| entries.get_mut(at)) {
        Some(entry) => {
            entry.insert("name", value(to));
            let aliases = entry.entry("aliases").or_insert_with(|| value(Array::new()));
            aliases.as_array_mut().ok_or(Refused::NoEntry)?.push(name);
        }
        None => {
            let mut entry = Table::new();
            entry.insert("name", value(to));
            entry.insert("aliases", value(Array::from_iter([name])));
            entries.push(entry);
        }
    }
    Ok(())
}

fn know(articles: &mut DocumentMut, known: &Known) -> Result<(), Refused> {
    let all = table(articles.as_table_mut(), "article")?;
    all.set_implicit(true);
    let entry = table(all, &known.slug)?;
    for (key, said) in [("title", &known.title), ("source", &known.source)] {
        if !said.trim().is_empty() {
            entry.insert(key, value(said.trim()));
        }
    }
    if !known.published.trim().is_empty() {
        entry.insert("published", value(known.published.trim()));
        // One ground only: the other one would be of another date.
        for (key, said) in [("evidence", &known.evidence), ("outside", &known.outside)] {
            entry.remove(key);
            if !said.trim().is_empty() {
                entry.insert(key, value(said.trim()));
            }
        }
    }
    Ok(())
}

/// The entries of a kind, which are made if there are none.
fn tables<'d>(names: &'d mut DocumentMut, kind: &str) -> Result<&'d mut ArrayOfTables, Refused> {
    let entries = names.entry(kind).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    entries.as_array_of_tables_mut().ok_or_else(|| Refused::NotToml(AUTHORITY_FILE.to_owned()))
}

/// A table in another, which is made if there is none.
fn table<'d>(parent: &'d mut Table, key: &str) -> Result<&'d mut Table, Refused> {
    let entry = parent.entry(key).or_insert_with(|| Item::Table(Table::new()));
    entry.as_table_mut().ok_or_else(|| Refused::NotToml(SIDECAR_FILE.to_owned()))
}
