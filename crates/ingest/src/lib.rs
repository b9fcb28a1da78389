//! Turns a folder of saved articles into a dossier's corpus.
//!
//! Bytes go in, a [`Corpus`] and a list of [`Problem`]s come out. Everything but [`disk`] is pure:
//! no disk, no clock, no network, and the same folder gives the same corpus.
//!
//! ```
//! use ingest::{File, Folder, ingest};
//!
//! let article = b"A title\n\nA first sentence that is long enough to be read as prose.\n";
//! let folder = Folder::new("saved", vec![File::new("first.txt", article.to_vec())]);
//! let (corpus, problems) = ingest(&folder);
//! assert!(problems.is_empty());
//! assert_eq!(corpus.articles[0].title, "A title");
//! ```
//!
//! | module | step |
//! |---|---|
//! | [`disk`] | reads a folder |
//! | [`extract`] | turns the bytes of a file into text, and tells title, body and page furniture apart |
//! | [`crf`] | the model that labels the blocks of a page and the words of a text |
//! | [`annotate`] | finds dates, figures, weapons, events and names in the text |
//! | [`editor`] | reads the two TOML files, and proposes what could go into them |
//! | [`invariants`] | for tests: says what about a corpus is not as it has to be |

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

pub mod annotate;
pub mod crf;
pub mod disk;
pub mod editor;
pub mod extract;
pub mod invariants;
mod problem;
pub mod query_words;
mod saved;
mod slug;

use std::collections::BTreeMap;

use corpus::model::{Corpus, hex};
use sha2::{Digest, Sha256};

pub use extract::lines::{LineNumbers, line_of};
pub use problem::{Problem, Severity};
pub use slug::slugify;

use annotate::{recognise::Recogniser, resolve::Numbering};
use editor::{
    authority::{self, Authority},
    sidecar::{self, Sidecar},
};
use extract::{
    decode, file_kind,
    near_duplicates::{self, Shingles},
    repeated, zoning,
};
use saved::Saved;

/// The file that says who and what the articles name.
pub const AUTHORITY_FILE: &str = "entities.toml";
/// The file that says what an editor has settled about the articles.
pub const SIDECAR_FILE: &str = "articles.toml";

/// A folder as it was read.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// How its path is written in messages.
    pub path: String,
    /// Its files, by name: articles, and the two TOML files where there are any.
    pub files: Vec<File>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
}

/// One file of a folder.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name within the folder.
    pub name: String,
    /// Its bytes, untouched.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with its bytes.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }
}

impl Folder {
    /// A folder with its files, in any order.
    pub fn new(path: impl Into<String>, mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| (&a.name, &a.bytes).cmp(&(&b.name, &b.bytes)));
        Self { path: path.into(), files, problems: Vec::new() }
    }

    /// The path of one of its files, as messages write it.
    pub fn path_of(&self, name: &str) -> String {
        format!("{}/{name}", self.path.trim_end_matches('/'))
    }

    fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name == name)
    }

    fn articles(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file_kind::is_article(&file.name))
    }
}

/// What became of a folder.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// The corpus. It is sound whatever the problems are, but should be published only when none of
    /// them is an error.
    pub corpus: Corpus,
    /// Every problem of the folder, by file and line.
    pub problems: Vec<Problem>,
    /// The lines of every article, in the order of [`Corpus::articles`], with what each of them is
    /// and why.
    pub lines: Vec<Vec<zoning::Line>>,
}

/// Ingests a folder: its corpus, and every problem by file and line.
pub fn ingest(folder: &Folder) -> (Corpus, Vec<Problem>) {
    let Ingested { corpus, problems, .. } = ingest_with(folder, Options::default(), &mut |_, _| {});
    (corpus, problems)
}

/// How a folder is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// As if there were no authority file: what the recogniser finds by itself.
    pub without_authority: bool,
}

/// Ingests a folder and tells how far it is: `on_progress(done, of)`, in steps of work, two for
/// each article.
pub fn ingest_with(folder: &Folder, options: Options, on_progress: &mut dyn FnMut(usize, usize)) -> Ingested {
    let mut problems = folder.problems.clone();
    let authority = match text_of(folder, AUTHORITY_FILE, &mut problems) {
        Some(text) if !options.without_authority => {
            authority::parse(text, &folder.path_of(AUTHORITY_FILE), &mut problems)
        }
        _ => Authority::default(),
    };
    let sidecar = match text_of(folder, SIDECAR_FILE, &mut problems) {
        Some(text) => sidecar::parse(text, &folder.path_of(SIDECAR_FILE), &mut problems),
        None => Sidecar::default(),
    };
    let mut corpus = Corpus {
        title: sidecar.title.clone().unwrap_or_else(|| "Dossier".to_owned()),
        description: sidecar.description.clone().unwrap_or_default(),
        examples: sidecar.examples.clone(),
        ..Corpus::default()
    };
    let mut slugs: BTreeMap<String, String> = BTreeMap::new();
    let mut hash = Sha256::new();
    let mut saved = Vec::new();
    let (mut done, steps) = (0, 2 * folder.articles().count());
    for file in folder.articles() {
        let path = folder.path_of(&file.name);
        let sha256: [u8; 32] = Sha256::digest(&file.bytes).into();
        hash.update(format!("{}  {}\n", hex(&sha256), file.name));
        let slug = slugify(file_kind::stem(&file.name));
        if let Some(other) = slugs.insert(slug.clone(), file.name.clone()) {
            let message =
                format!("its name gives the same link ({slug}) as {other}; rename one of the two files");
            problems.push(Problem::new(&path, 1, message));
            continue;
        }
        if let Some(decoded) = decode::decode(file, &path, &mut problems) {
            saved.extend(Saved::read(&file.name, slug, sha256, decoded, &path, &mut problems));
        }
        done += 1;
        on_progress(done, steps);
    }
    saved.sort_by(|a, b| a.slug.cmp(&b.slug));
    for saved in &mut saved {
        let settled = sidecar.articles.get(&saved.slug);
        if let Some(source) = settled.and_then(|settled| settled.source.clone()) {
            saved.outline.source = Some(source);
        }
    }
    let shingles: Vec<Shingles> =
        saved.iter().map(|saved| Shingles::new(&saved.text, &saved.zones())).collect();
    let related = near_duplicates::related(&shingles);
    drop(shingles);
    repeated::set_apart(saved.iter_mut().map(|saved| &mut saved.outline), &near_duplicates::groups(&related));
    let recogniser = Recogniser::new(&authority);
    let mut lines = Vec::new();
    let mut sources: BTreeMap<String, String> = BTreeMap::new();
    let mut article_sources = Vec::new();
    let mut all_names = Vec::new();
    for (saved, related) in saved.into_iter().zip(related) {
        article_sources.push(saved.outline.source.as_deref().map(slugify));
        if let Some(source) = &saved.outline.source {
            sources.entry(slugify(source)).or_insert_with(|| source.clone());
        }
        let settled = sidecar.articles.get(&saved.slug);
        lines.push(saved.outline.lines.clone());
        let (article, names) = saved.finish(settled, related, &recogniser, &sidecar.path, &mut problems);
        corpus.articles.push(article);
        all_names.push(names);
        done += 1;
        on_progress(done, steps);
    }
    if folder.articles().next().is_none() {
        let message = format!(
            "no article here: an article is a file whose name ends in {}",
            file_kind::ENDINGS_IN_WORDS
        );
        problems.push(Problem::new(&folder.path, 0, message));
    }
    corpus.sha256 = hash.finalize().into();
    for (slug, line) in sidecar.articles.iter().map(|(slug, settled)| (slug, settled.line)) {
        if !slugs.contains_key(slug) {
            problems.push(Problem::new(&sidecar.path, line, no_such_article(slug)));
        }
    }
    for (slug, line) in authority.article_slugs() {
        if !slugs.contains_key(slug) {
            let path = folder.path_of(AUTHORITY_FILE);
            problems.push(Problem::new(&path, line, no_such_article(slug)));
        }
    }
    for stated in &authority.stated {
        let article = corpus.articles.iter().find(|article| article.slug == stated.article);
        if article.is_some_and(|article| saved::quoted(&article.raw, &stated.words).is_none()) {
            let message = format!(
                "these words are not in the article: “{}”; quote them exactly as the file has them",
                stated.words.chars().take(80).collect::<String>()
            );
            problems.push(Problem::new(&folder.path_of(AUTHORITY_FILE), stated.line, message));
        }
    }
    let numbering = Numbering::new(&authority, &all_names, sources);
    for ((article, source), names) in corpus.articles.iter_mut().zip(article_sources).zip(all_names) {
        article.source = source.and_then(|slug| numbering.source(&slug));
        (article.mentions, article.roles) = numbering.complete(names);
    }
    corpus.entities = numbering.entities;
    problems.sort();
    Ingested { corpus, problems, lines }
}

fn no_such_article(slug: &str) -> String {
    let written = slugify(file_kind::stem(slug));
    if written == slug {
        format!("no article is called {slug}")
    } else {
        format!("no article is called “{slug}”; articles go by the name of their file in links: {written}?")
    }
}

fn text_of<'f>(folder: &'f Folder, name: &str, problems: &mut Vec<Problem>) -> Option<&'f str> {
    utf8(&folder.file(name)?.bytes, &folder.path_of(name), problems)
}

fn utf8<'f>(bytes: &'f [u8], path: &str, problems: &mut Vec<Problem>) -> Option<&'f str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let message = format!("byte 0x{byte:02X} here is not UTF-8; save the file as UTF-8");
            problems.push(Problem::new(path, line, message));
            None
        }
    }
}

#[cfg(test)]
mod tests;
