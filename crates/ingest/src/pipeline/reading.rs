//! From the files of a folder to the text of each article in them, and what each block of it is.

use std::collections::{BTreeMap, BTreeSet};

use corpus::model::{Format, Part, hex};
use sha2::{Digest, Sha256};

use crate::{
    extract::{
        decode::{self, Decoded},
        document::{self, Content, Document, Hints},
        exports,
        file_kind::{self, FileKind},
        foreign::Foreign,
        lines::LineNumbers,
        page::markup,
        paths, unpack,
        zoning::{self, Outline},
    },
    folder::{File, Folder},
    problem::{Problem, ProblemKind},
};

/// The articles of a folder, as bytes.
pub(super) struct Sources<'f> {
    /// Those with a slug of their own.
    pub(super) files: Vec<SourceFile<'f>>,
    /// The slugs of all articles, also of those that cannot be read.
    pub(super) slugs: BTreeSet<String>,
    /// One hash over all files: SHA-256 of the lines that `sha256sum` prints for them.
    pub(super) sha256: [u8; 32],
}

/// The file of an article.
pub(super) struct SourceFile<'f> {
    pub(super) file: &'f File,
    /// Its path, for messages.
    pub(super) path: String,
    pub(super) slug: String,
    pub(super) sha256: [u8; 32],
}

/// Names and hashes the articles of a folder.
pub(super) fn read<'f>(folder: &'f Folder, problems: &mut Vec<Problem>) -> Sources<'f> {
    let mut by_slug: BTreeMap<String, &str> = BTreeMap::new();
    let mut files = Vec::new();
    for file in folder.articles() {
        let path = folder.path_of(&file.name);
        let sha256: [u8; 32] = Sha256::digest(&file.bytes).into();
        let slug = paths::slug(&file.name);
        match by_slug.insert(slug.clone(), &file.name) {
            Some(other) => {
                let kind = ProblemKind::SameSlug { slug, other: other.to_owned() };
                problems.push(Problem::new(&path, 1, kind));
            }
            None => files.push(SourceFile { file, path, slug, sha256 }),
        }
    }
    if by_slug.is_empty() {
        problems.push(Problem::new(&folder.path, 0, ProblemKind::NoArticles));
    }
    Sources { sha256: list_hash(&files), files, slugs: by_slug.into_keys().collect() }
}

/// The articles of all files, each with a slug of its own: parts of a file may have the slug of another file.
pub(super) fn distinct(
    read: Vec<Read>,
    sources: &mut Sources<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Extracted> {
    let mut all = Vec::new();
    for (read, source) in read.into_iter().zip(&sources.files) {
        problems.extend(read.problems);
        if read.extracted.len() > 1 {
            sources.slugs.remove(&source.slug);
        }
        for extracted in read.extracted {
            let is_new = extracted.part.is_none() || sources.slugs.insert(extracted.slug.clone());
            if is_new {
                all.push(extracted);
                continue;
            }
            let has_slug = |other: &&SourceFile<'_>| other.slug == extracted.slug;
            let other = sources.files.iter().find(has_slug).map_or("another part", |other| &other.file.name);
            let line = extracted.part.map_or(1, |part| part.line as usize);
            let kind = ProblemKind::SameSlug { slug: extracted.slug, other: other.to_owned() };
            problems.push(Problem::new(&source.path, line, kind));
        }
    }
    all
}

/// SHA-256 of the lines that `sha256sum` prints for some files, in order of name: the page makes the same list.
fn list_hash(files: &[SourceFile<'_>]) -> [u8; 32] {
    let mut lines: Vec<(&str, &[u8; 32])> =
        files.iter().map(|source| (source.file.name.as_str(), &source.sha256)).collect();
    lines.sort_unstable();
    let mut hash = Sha256::new();
    for (file, sha256) in lines {
        hash.update(format!("{}  {file}\n", hex(sha256)));
    }
    hash.finalize().into()
}

/// An article with its text, and what each block of that is.
#[derive(Clone)]
pub(super) struct Extracted {
    pub(super) slug: String,
    pub(super) file: String,
    pub(super) part: Option<Part>,
    pub(super) format: Format,
    pub(super) sha256: [u8; 32],
    pub(super) text_sha256: [u8; 32],
    pub(super) text: String,
    pub(super) outline: Outline,
}

/// What reading a file gave.
#[derive(Clone)]
pub(super) struct Read {
    /// Its articles: of most files one, of a file that is none nothing.
    pub(super) extracted: Vec<Extracted>,
    pub(super) problems: Vec<Problem>,
}

/// Reads the bytes of a file as text and outlines it.
pub(super) fn extract(source: &SourceFile<'_>) -> Read {
    let mut problems = Vec::new();
    let kind = file_kind::kind(&source.file.name).unwrap_or(FileKind::Text);
    if let Some(document) = unpack::unpack(kind, &source.file.bytes) {
        let extracted = from_document(source, kind, document, &mut problems);
        return Read { extracted, problems };
    }
    let decoded = decode::decode(source.file, &source.path, &mut problems);
    let extracted = match decoded {
        Some(decoded) if file_kind::is_html(&source.file.name) => {
            outline_page(source, &decoded.text, &mut problems).into_iter().collect()
        }
        Some(decoded) => outline_text(source, decoded, &Hints::default(), &mut problems),
        None => Vec::new(),
    };
    Read { extracted, problems }
}

/// The articles of a file whose text has to be taken out of it.
fn from_document(
    source: &SourceFile<'_>,
    kind: FileKind,
    document: Result<Document, document::Flaw>,
    problems: &mut Vec<Problem>,
) -> Vec<Extracted> {
    let mut tell = |flaw| problems.push(Problem::new(&source.path, 0, ProblemKind::Document(kind, flaw)));
    let document = match document {
        Ok(document) => document,
        Err(flaw) => {
            // What it is instead says more than that it is not what it should be.
            match Foreign::of(&source.file.bytes).filter(|_| flaw == document::Flaw::Misnamed) {
                Some(foreign) => {
                    problems.push(Problem::new(&source.path, 1, ProblemKind::Foreign(foreign)));
                }
                None => tell(flaw),
            }
            return Vec::new();
        }
    };
    if document.is_cut_off {
        tell(document::Flaw::CutOff);
    }
    match document.content {
        Content::Page(html) => outline_page(source, &html, problems).into_iter().collect(),
        Content::Text(text) if text.trim_matches(decode::is_blank).is_empty() => {
            tell(document::Flaw::NoText);
            Vec::new()
        }
        Content::Text(text) => {
            let text = text.replace('\0', "\u{FFFD}");
            let decoded = Decoded { text: text.into(), encoding: "UTF-8", is_converted: true };
            outline_text(source, decoded, &document.hints, problems)
        }
    }
}

/// Outlines a web page. Nothing, with an error, if there is no text in it.
fn outline_page(source: &SourceFile<'_>, html: &str, problems: &mut Vec<Problem>) -> Option<Extracted> {
    let page = markup::read(html);
    if page.blocks.is_empty() {
        problems.push(Problem::new(&source.path, 1, ProblemKind::EmptyPage));
        return None;
    }
    let outline = zoning::outline_of_page(&page);
    Some(source.article(page.text, outline, Format::Html))
}

/// Outlines a text, or each article in it if it is an export of several.
fn outline_text(
    source: &SourceFile<'_>,
    decoded: Decoded<'_>,
    hints: &Hints,
    problems: &mut Vec<Problem>,
) -> Vec<Extracted> {
    let export = exports::divide(&decoded.text);
    let lines = LineNumbers::new(&decoded.text);
    if let Some((at, flaw)) = export.flaw {
        problems.push(Problem::new(&source.path, lines.of(at), ProblemKind::Export(flaw)));
    }
    if export.parts.len() < 2 {
        let format = if decoded.is_converted { Format::Converted } else { Format::Text };
        if *hints != Hints::default() {
            let (text, outline) = zoning::outline_document(&decoded.text, hints);
            return vec![source.article(text, outline, format)];
        }
        let outline = zoning::outline(&decoded.text);
        return vec![source.article(decoded.text.into_owned(), outline, format)];
    }
    let of = export.parts.len() as u32;
    let parts = (1..).zip(&export.parts).map(|(number, span)| {
        let text = decoded.text.get(span.range()).unwrap_or_default().to_owned();
        let outline = zoning::outline(&text);
        let part = Part { number, of, start: span.start as u32, line: lines.of(span.start) as u32 };
        let article = source.article(text, outline, Format::Converted);
        Extracted { slug: format!("{}-{number}", source.slug), part: Some(part), ..article }
    });
    parts.collect()
}

impl SourceFile<'_> {
    /// The article that is all of this file.
    fn article(&self, text: String, outline: Outline, format: Format) -> Extracted {
        let (file, sha256) = (self.file.name.clone(), self.sha256);
        let text_sha256 = match format {
            Format::Text => sha256,
            Format::Converted | Format::Html => Sha256::digest(text.as_bytes()).into(),
        };
        Extracted { slug: self.slug.clone(), file, part: None, format, sha256, text_sha256, text, outline }
    }
}
