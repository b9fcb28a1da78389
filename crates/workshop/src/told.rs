//! What there is to say of a folder, as data for the page `#/open`.

use std::collections::BTreeMap;

use corpus::model::{Article, Kind};
use ingest::{
    AUTHORITY_FILE, Folder, Ingested, Problem, SIDECAR_FILE,
    authority::Authority,
    editor::{
        entities_toml,
        propose::{EntityIndex, Paste, Proposal, merges, splits},
        sidecar,
    },
};
use report::{Paint, Report};
use serde::Serialize;

/// How many names are offered for a decision, those that most articles name.
const NAMES: usize = 200;

/// What there is to say.
#[derive(Debug, Serialize)]
pub struct Told {
    /// How many articles there are.
    pub articles: usize,
    /// How many names the articles have.
    pub entities: usize,
    /// The name of the dossier.
    pub title: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// What must be mended, as the command prints it.
    pub errors: Vec<String>,
    /// The files, by their paths within the folder, that have to be mended or left out.
    pub faulty: Vec<String>,
    /// What should be known, as the command prints it.
    pub warnings: Vec<String>,
    /// What `dossier check` prints.
    pub report: String,
    /// What could be settled about names.
    pub proposals: Vec<Proposed>,
    /// Articles, those first of which something is not known.
    pub list: Vec<OpenArticle>,
    /// The names that most articles have.
    pub names: Vec<Name>,
}

/// A proposal; a [`crate::Decision`] accepts it by its place in the list.
#[derive(Debug, Serialize)]
pub struct Proposed {
    /// What it is about, on one line.
    pub what: String,
    /// Why.
    pub why: Vec<Reason>,
    /// What would be written into `entities.toml`.
    pub lines: Vec<String>,
}

/// A reason for a proposal.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// In words.
    pub words: String,
    /// Passages that show it, each with its place.
    pub passages: Vec<String>,
}

/// What is known of an article, for a reader who knows more.
#[derive(Debug, Serialize)]
pub struct OpenArticle {
    /// The article.
    pub slug: String,
    /// Its file.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Its source, if that is known.
    pub source: Option<String>,
    /// When it was published, if that is known: `2025-03-01`, `2025-03` or `2025`.
    pub published: Option<String>,
}

impl OpenArticle {
    /// How much of it is not known.
    fn open(&self) -> usize {
        [self.title.is_empty(), self.source.is_none(), self.published.is_none()]
            .iter()
            .filter(|is| **is)
            .count()
    }
}

/// A name.
#[derive(Debug, Serialize)]
pub struct Name {
    /// `person`, `organisation`, …: as in `entities.toml`.
    pub kind: &'static str,
    /// The name.
    pub name: String,
    /// How many articles have it.
    pub articles: usize,
}

/// Looks at a folder and what became of it.
pub fn tell(folder: &Folder, ingested: &Ingested) -> Told {
    let corpus = &ingested.corpus;
    let authority = authority(folder);
    let index = EntityIndex::new(corpus, &authority);
    let mut report = Vec::new();
    // Writing into memory does not fail.
    let _ = Report::new(folder, ingested, false, Paint::default()).write(&mut report);
    let (errors, warnings) = ingested.problems.iter().partition::<Vec<_>, _>(|problem| problem.is_error());
    let lines = |problems: Vec<&Problem>| problems.into_iter().map(Problem::to_string).collect();
    let proposed = |proposal: &Proposal| Proposed {
        what: proposal.what.clone(),
        why: proposal
            .why
            .iter()
            .map(|reason| Reason {
                words: reason.words.to_owned(),
                passages: reason
                    .passages
                    .iter()
                    .map(|passage| report::passage(folder, corpus, *passage))
                    .collect(),
            })
            .collect(),
        lines: proposal.pastes.iter().flat_map(|paste| paste.lines.iter().cloned()).collect(),
    };
    let settled = sidecar(folder);
    let open = |article: &Article| {
        let title = settled.get(&article.slug).is_some_and(|has_title| *has_title)
            || article.zones.iter().any(|zone| zone.kind == corpus::model::ZoneKind::Title);
        OpenArticle {
            slug: article.slug.clone(),
            file: article.place(),
            title: if title { article.title.clone() } else { String::new() },
            source: corpus.source_name(article).map(str::to_owned),
            published: article.published.as_ref().map(|published| published.date.to_string()),
        }
    };
    let mut list: Vec<OpenArticle> = corpus.articles.iter().map(open).collect();
    list.sort_by_key(|article| std::cmp::Reverse(article.open()));
    let mut names: Vec<Name> = (0..corpus.entities.len())
        .map(|at| {
            let entity = index.entity(at);
            Name { kind: entity.kind.name(), name: entity.name.clone(), articles: index.article_count(at) }
        })
        .filter(|name| {
            name.articles > 0 && ![Kind::Source, Kind::Author].iter().any(|kind| kind.name() == name.kind)
        })
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.articles));
    names.truncate(NAMES);
    Told {
        articles: corpus.articles.len(),
        entities: (0..corpus.entities.len()).filter(|at| index.count(*at) > 0).count(),
        title: corpus.title.clone(),
        description: corpus.description.clone(),
        faulty: faulty(folder, &errors),
        errors: lines(errors),
        warnings: lines(warnings),
        report: String::from_utf8_lossy(&report).into_owned(),
        proposals: proposals(&index).iter().map(proposed).collect(),
        list,
        names,
    }
}

/// The files that errors are about; the folder as a whole is none.
fn faulty(folder: &Folder, errors: &[&Problem]) -> Vec<String> {
    let within =
        |problem: &&Problem| problem.path.strip_prefix(&folder.path)?.strip_prefix('/').map(str::to_owned);
    let mut files: Vec<String> = errors.iter().filter_map(within).collect();
    files.sort();
    files.dedup();
    files
}

/// What each proposal would write, in the order in which [`tell`] lists them.
pub fn pastes(folder: &Folder, ingested: &Ingested) -> Vec<Vec<Paste>> {
    let authority = authority(folder);
    let index = EntityIndex::new(&ingested.corpus, &authority);
    proposals(&index).into_iter().map(|proposal| proposal.pastes).collect()
}

fn proposals(index: &EntityIndex<'_>) -> Vec<Proposal> {
    let mut proposals = merges::find(index, false);
    proposals.extend(splits::find(index, false));
    proposals
}

fn authority(folder: &Folder) -> Authority {
    // What is wrong with the file has been told already.
    let text = text_of(folder, AUTHORITY_FILE);
    text.map(|text| entities_toml::parse(text, AUTHORITY_FILE, &mut Vec::new())).unwrap_or_default()
}

/// The articles of which something is settled, and whether the title is.
fn sidecar(folder: &Folder) -> BTreeMap<String, bool> {
    let Some(text) = text_of(folder, SIDECAR_FILE) else { return BTreeMap::new() };
    let sidecar = sidecar::parse(text, SIDECAR_FILE, &mut Vec::new());
    sidecar.articles.into_iter().map(|(slug, settled)| (slug, settled.title.is_some())).collect()
}

fn text_of<'f>(folder: &'f Folder, name: &str) -> Option<&'f str> {
    std::str::from_utf8(&folder.file(name)?.bytes).ok()
}
