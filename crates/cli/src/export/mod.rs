//! `dossier export`: a whole dossier as data, for what a page is too small for.
//!
//! The same folder gives the same bytes: no form has a clock in it, and a day only if one is given.

mod csv;
mod jsonl;
mod opensearch;
mod sqlite;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum;
use corpus::model::{Article, Corpus, Format, hex};
use ingest::Problem;
use serde_json::{Map, Value, json};
use text::date::Date;

use crate::{
    build::{beside, counted},
    output::{cannot, whole_path},
    source, tell,
};

/// In which form a dossier is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// JSON Lines: an article a line, with its text and everything that was found in it
    Jsonl,
    /// An SQLite database with a full-text index, and a metadata file for Datasette
    Sqlite,
    /// A folder with a mapping and bulk files for OpenSearch or Elasticsearch
    Opensearch,
    /// A folder with tables of articles, names and mentions
    Csv,
}

/// What a folder of ours has, and a folder of others has not.
const MANIFEST: &str = "dossier.json";

/// A file of an export.
struct File {
    /// Its name in the folder, or what comes behind the name of the one file.
    name: String,
    bytes: Vec<u8>,
}

/// What is written, and about when.
struct Dossier<'a> {
    corpus: &'a Corpus,
    /// The day that is written into the files, where one was given.
    day: Option<Date>,
}

/// Writes a dossier and says where it is.
pub fn export(dir: &Path, form: Form, out: Option<&Path>, day: Option<Date>) -> ExitCode {
    match written(dir, form, out, day) {
        Ok(sentence) => {
            println!("{sentence}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            tell(&[message]);
            ExitCode::FAILURE
        }
    }
}

/// Reads `YYYY-MM-DD`.
pub fn day(text: &str) -> Result<Date, String> {
    let date = Date::parse(text).filter(|date| date.day().is_some());
    date.ok_or_else(|| "a day is written as 2026-12-01".to_owned())
}

fn written(dir: &Path, form: Form, out: Option<&Path>, day: Option<Date>) -> Result<String, String> {
    let (is_folder, ending) = match form {
        Form::Jsonl => (false, ".jsonl"),
        Form::Sqlite => (false, ".db"),
        Form::Opensearch => (true, "-opensearch"),
        Form::Csv => (true, "-csv"),
    };
    let out = match out {
        Some(out) => out.to_owned(),
        None => beside(dir, ending)?,
    };
    claim(&out, dir, form, is_folder)?;
    let ingested = source::read_unchanged(dir, None).map_err(|problems| {
        tell(&problems);
        format!("{}: cannot be read, so nothing was exported", dir.display())
    })?;
    tell(&ingested.problems);
    if ingested.problems.iter().any(Problem::is_error) {
        return Err(format!("{}: the folder has errors, so nothing was exported", dir.display()));
    }
    let dossier = Dossier { corpus: &ingested.corpus, day };
    // Data are the same whoever writes them.
    let files = say::in_english(|| match form {
        Form::Jsonl => Ok(jsonl::files(&dossier)),
        Form::Sqlite => sqlite::files(&dossier, &out),
        Form::Opensearch => Ok(opensearch::files(&dossier)),
        Form::Csv => csv::files(&dossier),
    })?;
    for file in &files {
        let path = if is_folder { out.join(&file.name) } else { suffixed(&out, &file.name) };
        replace(&path, &file.bytes)?;
    }
    let articles = counted(ingested.corpus.articles.len());
    Ok(match form {
        Form::Jsonl => format!("{}: {articles}, one a line", out.display()),
        Form::Sqlite => {
            let metadata = suffixed(&out, sqlite::METADATA);
            format!(
                "{}: {articles}; `datasette {} --metadata {}` shows them",
                out.display(),
                out.display(),
                metadata.display()
            )
        }
        Form::Opensearch => format!("{}: {articles}, as a mapping and bulk files", out.display()),
        Form::Csv => format!("{}: tables of {articles}", out.display()),
    })
}

/// Whether something may be written there; says why not. Only what this command has written is replaced.
fn claim(out: &Path, dir: &Path, form: Form, is_folder: bool) -> Result<(), String> {
    let shown = out.display();
    if dir.canonicalize().is_ok_and(|articles| whole_path(out).starts_with(articles)) {
        return Err(format!("{shown}: is in the folder of articles itself; name another place with -o"));
    }
    let is_ours = match form {
        _ if !out.exists() => true,
        _ if is_folder != out.is_dir() => false,
        Form::Opensearch | Form::Csv => {
            out.join(MANIFEST).exists() || fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none())
        }
        Form::Jsonl => jsonl::is_ours(out),
        Form::Sqlite => sqlite::is_ours(out),
    };
    if is_ours {
        return Ok(());
    }
    Err(format!("{shown}: was not made by this command and stays as it is; name another place with -o"))
}

/// The path of a file that belongs to another one: `arms.db`, `arms.metadata.json`.
fn suffixed(out: &Path, name: &str) -> PathBuf {
    if name.is_empty() { out.to_owned() } else { out.with_extension(name) }
}

/// Puts a file in the place of the one before.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|error| cannot("be made", parent, &error))?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".dossier-new");
    let new = path.with_file_name(name);
    fs::write(&new, bytes).and_then(|()| fs::rename(&new, path)).map_err(|error| {
        let _ = fs::remove_file(&new);
        cannot("be written", path, &error)
    })
}

impl Dossier<'_> {
    /// Where an export comes from, as every form has it.
    fn provenance(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("dossier".into(), self.corpus.title.as_str().into());
        fields.insert("corpus_sha256".into(), hex(&self.corpus.sha256).into());
        if let Some(day) = self.day {
            fields.insert("saved_on".into(), day.to_string().into());
        }
        fields
    }

    /// The file by which a folder is known as ours.
    fn manifest(&self, files: &[&str]) -> File {
        let mut fields = self.provenance();
        fields.insert("articles".into(), self.corpus.articles.len().into());
        fields.insert("names".into(), self.corpus.entities.len().into());
        fields.insert("files".into(), json!(files));
        File { name: MANIFEST.to_owned(), bytes: format!("{:#}\n", Value::Object(fields)).into_bytes() }
    }
}

/// In which text bytes are counted.
fn text_is(article: &Article) -> &'static str {
    match (article.format, article.part) {
        (Format::Text, None) => "file",
        (_, Some(_)) => "part",
        (Format::Converted, None) => "converted",
        (Format::Html, None) => "extracted",
    }
}

/// What of an article search sees, apart from its title: a paragraph a line.
fn body(article: &Article) -> String {
    let zones = article.zones.iter().filter(|zone| zone.kind.is_body());
    let paragraphs = zones.flat_map(|zone| text::paragraph_spans(&article.raw, zone.span));
    paragraphs.filter_map(|span| article.raw.get(span.range())).collect::<Vec<_>>().join("\n")
}
