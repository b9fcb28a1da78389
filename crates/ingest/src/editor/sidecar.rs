//! `articles.toml`: the name of the dossier, and what an editor has settled about its articles.

use std::collections::BTreeMap;

use corpus::face::Face;
use serde::Deserialize;
use text::date::Date;
use toml::Spanned;

use ::words::query_problem;

use super::{
    colour::colours,
    introduction::{introduction, is_address},
    toml_problem::toml_problem,
};
use crate::{
    extract::{language::Tongue, lines::LineNumbers},
    problem::{Problem, ProblemKind},
};

/// What the file says.
#[derive(Clone, Debug, Default)]
pub struct Sidecar {
    /// Its path, for messages.
    pub path: String,
    /// The name of the dossier.
    pub title: Option<String>,
    /// A sentence or two about it.
    pub description: Option<String>,
    /// How it presents itself beside these; the logo is a file of its own.
    pub face: Face,
    /// Queries that show what the search can do.
    pub examples: Vec<String>,
    /// Whether the names of subfolders are the sources of the articles in them.
    pub subfolders_are_sources: bool,
    /// What is settled, by the article's slug.
    pub articles: BTreeMap<String, SettledArticle>,
}

/// What is settled about one article.
#[derive(Clone, Debug)]
pub struct SettledArticle {
    /// The line of its entry.
    pub line: usize,
    /// The title to show.
    pub title: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// In which language it is, where an editor says so.
    pub language: Option<Tongue>,
    /// When, with its evidence.
    pub published: Option<Settled>,
    /// Why, in an editor's words.
    pub note: Option<String>,
}

/// A publication date that an editor has settled.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The line of the date.
    pub line: usize,
    /// The date; nothing where what is given is none, which is a problem.
    pub date: Option<Date>,
    /// On what it rests.
    pub grounds: Grounds,
    /// Why, in an editor's words; may be empty.
    pub note: String,
}

/// On what a settled date rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// Words of the article.
    Quotation(String),
    /// Something outside the article, named so that it can be looked up.
    Outside(String),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    dossier: RawDossier,
    #[serde(default)]
    article: BTreeMap<String, Spanned<RawArticle>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDossier {
    title: Option<String>,
    description: Option<String>,
    introduction: Option<Spanned<String>>,
    colour: Option<Spanned<String>>,
    publisher: Option<String>,
    contact: Option<Spanned<String>>,
    licence: Option<String>,
    address: Option<Spanned<String>>,
    #[serde(default)]
    examples: Vec<Spanned<String>>,
    subfolders: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawArticle {
    title: Option<String>,
    source: Option<String>,
    published: Option<Spanned<String>>,
    evidence: Option<String>,
    outside: Option<String>,
    url: Option<Spanned<String>>,
    language: Option<Spanned<String>>,
    note: Option<String>,
}

/// Reads the file. What is wrong with it is added to the problems.
pub fn parse(text: &str, path: &str, problems: &mut Vec<Problem>) -> Sidecar {
    let raw: Raw = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            problems.push(toml_problem(&error, text, path));
            return Sidecar::default();
        }
    };
    let lines = LineNumbers::new(text);
    let mut articles = BTreeMap::new();
    for (slug, entry) in raw.article {
        let line = lines.of(entry.span().start);
        let entry = entry.into_inner();
        let mut refuse = |line: usize, kind: ProblemKind| problems.push(Problem::new(path, line, kind));
        let said = |words: Option<String>| words.filter(|words| !words.trim().is_empty());
        for (name, value) in [("title", &entry.title), ("source", &entry.source)] {
            if value.as_ref().is_some_and(|value| value.trim().is_empty()) {
                refuse(line, ProblemKind::EmptyField(name));
            }
        }
        let grounds = match (said(entry.evidence), said(entry.outside)) {
            (Some(words), None) => Some(Grounds::Quotation(words)),
            (None, Some(source)) => Some(Grounds::Outside(source)),
            (None, None) => None,
            (Some(_), Some(_)) => {
                refuse(line, ProblemKind::TwoGrounds);
                None
            }
        };
        if entry.published.is_none() && grounds.is_some() {
            refuse(line, ProblemKind::GroundWithoutDate);
        }
        let published = entry.published.and_then(|date| {
            let line = lines.of(date.span().start);
            let Some(grounds) = grounds else {
                refuse(line, ProblemKind::DateWithoutGround);
                return None;
            };
            let note = entry.note.clone().unwrap_or_default();
            let written = date.into_inner();
            let date = Date::parse(&written);
            if date.is_none() {
                refuse(line, ProblemKind::NoDate(written));
            }
            Some(Settled { line, date, grounds, note })
        });
        let url = entry.url.and_then(|url| {
            let line = lines.of(url.span().start);
            let url = url.into_inner();
            let is_web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
            if !is_web || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
                refuse(line, ProblemKind::NoAddress(url));
                return None;
            }
            Some(url)
        });
        let language = entry.language.and_then(|code| {
            let language = Tongue::from_code(code.get_ref());
            if language.is_none() {
                let line = lines.of(code.span().start);
                refuse(line, ProblemKind::UnknownLanguage(code.into_inner()));
            }
            language
        });
        let title = entry.title.filter(|title| !title.trim().is_empty());
        let source = entry.source.filter(|source| !source.trim().is_empty());
        let settled = SettledArticle { line, title, source, url, language, published, note: entry.note };
        articles.insert(slug, settled);
    }
    let mut examples = Vec::new();
    for example in raw.dossier.examples {
        let line = lines.of(example.span().start);
        let example = example.into_inner();
        for problem in query::parse(&example).problems {
            problems.push(Problem::new(path, line, ProblemKind::ExampleQuery(query_problem(&problem.kind))));
        }
        examples.push(example);
    }
    let mut refuse = |at: usize, kind| problems.push(Problem::new(path, lines.of(at), kind));
    let mut face = Face {
        publisher: raw.dossier.publisher.unwrap_or_default().trim().to_owned(),
        licence: raw.dossier.licence.unwrap_or_default().trim().to_owned(),
        ..Face::default()
    };
    if let Some(markdown) = raw.dossier.introduction {
        let (blocks, refused) = introduction(markdown.get_ref());
        face.introduction = blocks;
        for link in refused {
            refuse(markdown.span().start, ProblemKind::LinkOfIntroduction(link));
        }
    }
    if let Some(colour) = raw.dossier.colour {
        face.colours = colours(colour.get_ref());
        if face.colours.is_none() {
            refuse(colour.span().start, ProblemKind::NoColour(colour.get_ref().clone()));
        }
    }
    if let Some(contact) = raw.dossier.contact {
        let written = contact.get_ref().trim();
        let address = if written.contains('@') && !written.contains(':') {
            format!("mailto:{written}")
        } else {
            written.to_owned()
        };
        if is_address(&address) {
            face.contact = address;
        } else {
            refuse(contact.span().start, ProblemKind::NoContact(contact.get_ref().clone()));
        }
    }
    if let Some(address) = raw.dossier.address {
        let written = address.get_ref().trim();
        if is_address(written) && !written.starts_with("mailto:") && !written.contains(['?', '#']) {
            face.address = format!("{}/", written.trim_end_matches('/').trim_end_matches("/index.html"));
        } else {
            refuse(address.span().start, ProblemKind::NoPlaceOfPublication(address.get_ref().clone()));
        }
    }
    let meaning = raw.dossier.subfolders;
    let subfolders_are_sources = meaning.as_ref().is_some_and(|meaning| meaning.get_ref() == "source");
    if let Some(meaning) = meaning.filter(|_| !subfolders_are_sources) {
        let line = lines.of(meaning.span().start);
        problems.push(Problem::new(path, line, ProblemKind::NoMeaningOfSubfolders(meaning.into_inner())));
    }
    Sidecar {
        path: path.to_owned(),
        title: raw.dossier.title,
        description: raw.dossier.description,
        face,
        examples,
        subfolders_are_sources,
        articles,
    }
}
