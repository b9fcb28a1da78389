//! From a folder to its corpus, stage by stage.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`editor_files`] | the two TOML files | [`Authority`], [`Sidecar`] |
//! | [`read`] | a folder | [`Sources`]: its articles' bytes, each with a slug and a hash |
//! | [`extract`] | the bytes of a file | an [`Extracted`] for each article in it: text, and what each block of it is |
//! | [`zone`] | all of them | [`Zoned`]: zones, and which articles say much the same |
//! | [`date`] | one | [`Dated`]: when it was published |
//! | [`annotate`] | one | [`Understood`]: what it names, and its language |
//! | [`resolve`] | all of them | [`Numbering`]: who and what there is |
//! | [`assemble`] | one | the [`Article`] |

mod memory;
mod reading;

use std::collections::BTreeMap;

use corpus::face::Face;
use corpus::model::{Article, Basis, Corpus, Kind, OtherDate, Published, Related, RuledOut, Zone};
use sha2::{Digest, Sha256};
use text::{Span, date::Date};

use crate::{
    AUTHORITY_FILE, LOGO_FILES, SIDECAR_FILE,
    annotate::{
        recognise::Recogniser,
        resolve::{Names, Numbering},
    },
    authority::Authority,
    editor::{
        entities_toml, logo,
        sidecar::{self, Grounds, Settled, SettledArticle, Sidecar},
    },
    extract::{
        authors, dating,
        language::{self, Tongue},
        near_duplicates::{self, Shingles},
        paths, repeated,
        zoning::{self, Block},
    },
    folder::Folder,
    parallel,
    problem::{Problem, ProblemKind},
    quotation::quoted,
    slug::slugify,
};

pub use memory::Memory;
use reading::{Extracted, Read, Sources, distinct, extract, read};

/// What became of a folder.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// The corpus. It is sound whatever the problems are, but should be published only when none of
    /// them is an error.
    pub corpus: Corpus,
    /// Every problem of the folder, by file and line.
    pub problems: Vec<Problem>,
    /// The blocks of every article, by slug, with what each of them is and why.
    pub blocks: BTreeMap<String, Vec<Block>>,
}

/// How a folder is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// As if there were no authority file: what the recogniser finds by itself.
    pub without_authority: bool,
}

/// Ingests a folder: its corpus, and every problem by file and line.
pub fn ingest(folder: &Folder) -> (Corpus, Vec<Problem>) {
    let Ingested { corpus, problems, .. } = ingest_with(folder, Options::default(), &mut |_, _| {});
    (corpus, problems)
}

/// Ingests a folder and reports progress: `on_progress(done, of)`, in steps of work, two for each
/// article.
pub fn ingest_with(folder: &Folder, options: Options, on_progress: &mut dyn FnMut(usize, usize)) -> Ingested {
    run(folder, options, None, on_progress)
}

/// Ingests a folder another time: of articles that are as they were, what the memory holds is taken. The
/// result is that of [`ingest_with`], and the memory is what this time needs it to be for the next.
pub fn ingest_again(
    folder: &Folder,
    options: Options,
    memory: &mut Memory,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Ingested {
    run(folder, options, Some(memory), on_progress)
}

fn run(
    folder: &Folder,
    options: Options,
    mut memory: Option<&mut Memory>,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Ingested {
    let mut problems = folder.problems.clone();
    let (authority, sidecar) = editor_files(folder, options, &mut problems);
    let mut sources = read(folder, &mut problems);
    let all = sources.files.len();

    let remembered = memory.as_deref();
    let read: Vec<Read> = parallel::map(
        &sources.files,
        |source| {
            let reading = remembered.and_then(|memory| memory.reading(source));
            reading.cloned().unwrap_or_else(|| extract(source))
        },
        &mut |done| on_progress(done, 2 * all),
    );
    if let Some(memory) = &mut memory {
        memory.keep_readings(&sources.files, &read);
        memory.know(authority_hash(folder, options));
    }
    let extracted: Vec<Extracted> = distinct(read, &mut sources, &mut problems)
        .into_iter()
        .map(|extracted| settle(extracted, &sidecar))
        .collect();

    let dated: Vec<Dated> =
        zone(extracted).into_iter().map(|zoned| date(zoned, &sidecar, &mut problems)).collect();
    let recogniser = Recogniser::new(&authority);
    let remembered = memory.as_deref();
    let understood: Vec<Understood> = parallel::map(
        &dated,
        |dated| {
            let understood = remembered.and_then(|memory| memory.understood(dated));
            understood.cloned().unwrap_or_else(|| annotate(dated, &recogniser))
        },
        &mut |done| on_progress(all + done, 2 * all),
    );
    if let Some(memory) = &mut memory {
        memory.keep_understood(&dated, &understood);
    }
    let pairs = dated.into_iter().zip(understood);
    let annotated: Vec<Annotated> =
        pairs.map(|(dated, understood)| Annotated { dated, understood }).collect();

    check_references(folder, &sources, &annotated, &authority, &sidecar, &mut problems);
    let entities = resolve(&annotated, &authority);
    let mut corpus = Corpus {
        title: sidecar.title.clone().unwrap_or_else(|| "Dossier".to_owned()),
        description: sidecar.description.clone().unwrap_or_default(),
        face: Face { logo: logo_of(folder, &mut problems), ..sidecar.face.clone() },
        examples: sidecar.examples.clone(),
        sha256: sources.sha256,
        ..Corpus::default()
    };
    let mut blocks = BTreeMap::new();
    for annotated in annotated {
        let (article, its_blocks) = assemble(annotated, &sidecar, &entities);
        blocks.insert(article.slug.clone(), its_blocks);
        corpus.articles.push(article);
    }
    corpus.entities = entities.entities;
    problems.sort();
    Ingested { corpus, problems, blocks }
}

/// What the names of an article depend on besides the article.
fn authority_hash(folder: &Folder, options: Options) -> [u8; 32] {
    let bytes =
        folder.file(AUTHORITY_FILE).filter(|_| !options.without_authority).map(|file| &file.bytes[..]);
    Sha256::digest(bytes.unwrap_or_default()).into()
}

/// Reads what an editor has settled.
fn editor_files(folder: &Folder, options: Options, problems: &mut Vec<Problem>) -> (Authority, Sidecar) {
    let authority = match toml_text(folder, AUTHORITY_FILE, problems) {
        Some(text) if !options.without_authority => {
            entities_toml::parse(text, &folder.path_of(AUTHORITY_FILE), problems)
        }
        _ => Authority::default(),
    };
    let sidecar = match toml_text(folder, SIDECAR_FILE, problems) {
        Some(text) => sidecar::parse(text, &folder.path_of(SIDECAR_FILE), problems),
        None => Sidecar::default(),
    };
    (authority, sidecar)
}

/// The picture that stands for the dossier.
fn logo_of(folder: &Folder, problems: &mut Vec<Problem>) -> String {
    let Some(file) = LOGO_FILES.iter().find_map(|name| folder.file(name)) else { return String::new() };
    logo::logo(&file.name, &file.bytes).unwrap_or_else(|flaw| {
        problems.push(Problem::new(&folder.path_of(&file.name), 1, ProblemKind::Logo(flaw)));
        String::new()
    })
}

fn toml_text<'f>(folder: &'f Folder, name: &str, problems: &mut Vec<Problem>) -> Option<&'f str> {
    let bytes = &folder.file(name)?.bytes;
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.valid_up_to();
            let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
            let byte = bytes.get(at).copied().unwrap_or_default();
            problems.push(Problem::new(&folder.path_of(name), line, ProblemKind::TomlNotUtf8(byte)));
            None
        }
    }
}

/// The source that an editor has settled, article by article or by subfolders, goes before the one that the page names.
fn settle(mut extracted: Extracted, sidecar: &Sidecar) -> Extracted {
    let settled = sidecar.articles.get(&extracted.slug).and_then(|settled| settled.source.clone());
    let by_subfolder = || paths::outermost_subfolder(&extracted.file).map(str::to_owned);
    let by_subfolder = || by_subfolder().filter(|_| sidecar.subfolders_are_sources);
    if let Some(source) = settled.or_else(by_subfolder) {
        extracted.outline.source = Some(source);
    }
    extracted
}

/// An article with its zones, beside the others of its folder.
struct Zoned {
    extracted: Extracted,
    zones: Vec<Zone>,
    related: Vec<Related>,
}

/// Compares articles with each other: which say much the same, and what all of a source print. In
/// order of slug.
fn zone(mut all: Vec<Extracted>) -> Vec<Zoned> {
    all.sort_by(|a, b| a.slug.cmp(&b.slug));
    let shingles = parallel::map(&all, |one| Shingles::new(&one.text, one.outline.body()), &mut |_| {});
    let related = near_duplicates::related(&shingles);
    drop(shingles);
    let stories = near_duplicates::groups(&related);
    repeated::leave_out(all.iter_mut().map(|one| &mut one.outline), &stories);
    let zoned = all.into_iter().zip(related).map(|(extracted, related)| {
        let zones = zoning::zones(&extracted.text, &extracted.outline.blocks);
        Zoned { extracted, zones, related }
    });
    zoned.collect()
}

/// An article with its dates.
struct Dated {
    zoned: Zoned,
    published: Option<Published>,
    ruled_out: Option<RuledOut>,
}

impl Dated {
    /// The day from which relative dates count.
    fn written(&self) -> Option<Date> {
        self.published.as_ref().map(|published| published.date)
    }
}

/// Dates an article: as an editor says, or as it prints.
fn date(zoned: Zoned, sidecar: &Sidecar, problems: &mut Vec<Problem>) -> Dated {
    let Extracted { text, outline, slug, .. } = &zoned.extracted;
    let settled = sidecar.articles.get(slug).and_then(|settled| settled.published.as_ref());
    let ruled_out = outline.date.and_then(|printed| dating::ruled_out(text, &zoned.zones, printed));
    let published = match settled {
        Some(settled) => settled_date(settled, text, &sidecar.path, problems),
        None => outline.date.filter(|_| ruled_out.is_none()).map(|printed| Published {
            date: printed.date,
            basis: Basis::Printed,
            evidence: printed.span,
            note: String::new(),
        }),
    };
    // What an editor has confirmed is ruled out no longer.
    let ruled_out =
        ruled_out.filter(|printed| settled.is_none_or(|settled| settled.date != Some(printed.date)));
    Dated { zoned, published, ruled_out }
}

/// An editor's date, whose evidence must be in the text.
fn settled_date(settled: &Settled, text: &str, path: &str, problems: &mut Vec<Problem>) -> Option<Published> {
    let date = settled.date?;
    match &settled.grounds {
        Grounds::Quotation(words) => {
            let Some(evidence) = quoted(text, words) else {
                problems.push(Problem::new(path, settled.line, ProblemKind::NotQuoted(words.clone())));
                return None;
            };
            Some(Published { date, basis: Basis::Inferred, evidence, note: settled.note.clone() })
        }
        Grounds::Outside(source) => {
            let note = [source.as_str(), settled.note.as_str()];
            let note = note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
            Some(Published { date, basis: Basis::Outside, evidence: Span::default(), note })
        }
    }
}

/// What an article's text is understood to say.
#[derive(Clone)]
struct Understood {
    names: Names,
    tongue: Tongue,
}

/// Finds what an article names, and in which language.
fn annotate(dated: &Dated, recogniser: &Recogniser<'_>) -> Understood {
    let Zoned { extracted: Extracted { slug, text, .. }, zones, .. } = &dated.zoned;
    Understood {
        names: recogniser.read(slug, text, zones, dated.written()),
        tongue: language::detect(text, zones),
    }
}

/// An article with what its text is understood to say.
struct Annotated {
    dated: Dated,
    understood: Understood,
}

/// Checks that what the editor's files speak of is there.
fn check_references(
    folder: &Folder,
    sources: &Sources<'_>,
    articles: &[Annotated],
    authority: &Authority,
    sidecar: &Sidecar,
    problems: &mut Vec<Problem>,
) {
    let path = folder.path_of(AUTHORITY_FILE);
    let settled = sidecar.articles.iter().map(|(slug, settled)| (&sidecar.path, slug.as_str(), settled.line));
    let listed = authority.article_slugs().map(|(slug, line)| (&path, slug, line));
    for (path, slug, line) in settled.chain(listed) {
        if !sources.slugs.contains(slug) {
            problems.push(Problem::new(path, line, ProblemKind::NoSuchArticle(slug.to_owned())));
        }
    }
    let texts: BTreeMap<&str, &str> = articles
        .iter()
        .map(|article| &article.dated.zoned.extracted)
        .map(|extracted| (extracted.slug.as_str(), extracted.text.as_str()))
        .collect();
    for stated in &authority.stated {
        let text = texts.get(stated.article.as_str());
        if text.is_some_and(|text| quoted(text, &stated.words).is_none()) {
            problems.push(Problem::new(&path, stated.line, ProblemKind::NotQuoted(stated.words.clone())));
        }
    }
}

/// Numbers the entities that all articles name.
fn resolve(articles: &[Annotated], authority: &Authority) -> Numbering {
    let mut told: BTreeMap<(Kind, String), String> = BTreeMap::new();
    for article in articles {
        let outline = &article.dated.zoned.extracted.outline;
        if let Some(source) = &outline.source {
            told.entry((Kind::Source, slugify(source))).or_insert_with(|| source.clone());
        }
        for author in authors::names(&outline.author) {
            told.entry((Kind::Author, slugify(&author))).or_insert(author);
        }
    }
    Numbering::new(authority, articles.iter().map(|article| &article.understood.names), told)
}

/// The article, and its blocks for a report.
fn assemble(annotated: Annotated, sidecar: &Sidecar, entities: &Numbering) -> (Article, Vec<Block>) {
    let Annotated { dated: Dated { zoned, published, ruled_out }, understood } = annotated;
    let Zoned { extracted, zones, related } = zoned;
    let Extracted { slug, file, part, format, sha256, text_sha256, text, outline } = extracted;
    let settled = sidecar.articles.get(&slug);
    let said = |field: fn(&SettledArticle) -> &Option<String>| settled.and_then(|one| field(one).clone());
    // The note on a settled date is the date's.
    let is_dated = settled.is_some_and(|settled| settled.published.is_some());
    let (mentions, roles) = entities.complete(understood.names);
    let is_later = |day: &Date| {
        published.as_ref().is_none_or(|published: &Published| published.date.last_day() < day.first_day())
    };
    let modified = outline.modified.filter(is_later);
    let tongue = settled.and_then(|settled| settled.language.clone()).unwrap_or(understood.tongue);
    let article = Article {
        source: outline.source.as_deref().and_then(|name| entities.told(Kind::Source, &slugify(name))),
        title: said(|settled| &settled.title).unwrap_or(outline.title),
        url: said(|settled| &settled.url).unwrap_or(outline.url),
        authors: authors::names(&outline.author)
            .iter()
            .filter_map(|name| entities.told(Kind::Author, &slugify(name)))
            .collect(),
        author: outline.author,
        modified,
        note: said(|settled| &settled.note).filter(|_| !is_dated).unwrap_or_default(),
        language: tongue.language,
        language_code: tongue.code,
        language_name: tongue.name,
        mentions,
        roles,
        slug,
        file,
        part,
        format,
        raw: text,
        sha256,
        text_sha256,
        published,
        other_date: outline
            .other_date
            .filter(|_| !is_dated)
            .map(|other| OtherDate { date: other.date, span: other.span }),
        ruled_out,
        zones,
        related,
    };
    (article, outline.blocks)
}
