//! What the report proposes about names, and how it shows a passage.

use std::io::{self, Write};

use corpus::model::{Article, Corpus};
use ingest::{
    AUTHORITY_FILE, Folder,
    editor::propose::{EntityIndex, Passage, Place, Proposal, Reason, listing, merges, splits},
    line_of,
};

use say::{plural, say};

use super::{
    Report,
    words::{number, path, shown},
};

/// How many proposals of a kind are told, unless all are asked for.
const TOLD: usize = 8;

/// How many names that are worth listing are told.
const UNLISTED: usize = 12;

/// How many characters are shown on either side of a name.
const AROUND: usize = 36;

/// What is proposed about the names of a folder.
#[derive(Default)]
pub struct Proposals {
    /// Names that are probably one's.
    pub merges: Vec<Proposal>,
    /// Names that are probably several's.
    pub splits: Vec<Proposal>,
    /// What nobody has listed and several articles name: kind, name, in how many articles, and where first.
    pub unlisted: Vec<(&'static str, String, usize, Passage)>,
}

impl Proposals {
    /// Looks at a corpus.
    pub fn of(index: &EntityIndex<'_>, all: bool) -> Self {
        let unlisted = listing::unlisted(index).into_iter().map_while(|at| {
            let (entity, articles) = (index.entity(at), index.article_count(at));
            let first = index.passages(at).next().filter(|_| articles > 1)?;
            Some((entity.kind.name(), entity.name.clone(), articles, first))
        });
        Self {
            merges: merges::find(index, all),
            splits: splits::find(index, all),
            unlisted: unlisted.collect(),
        }
    }
}

/// Writes what is proposed.
pub fn write(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    let title = say!("Possibly the same; if so, merge them in {AUTHORITY_FILE}");
    section(report, &title, &report.proposals.merges, out)?;
    let title = say!("Possibly several that share a name; if so, separate them in {AUTHORITY_FILE}");
    section(report, &title, &report.proposals.splits, out)?;
    unlisted(report, out)
}

fn section(report: &Report<'_>, title: &str, proposals: &[Proposal], out: &mut impl Write) -> io::Result<()> {
    if proposals.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", report.paint.bold(title))?;
    let most = if report.all { proposals.len() } else { TOLD.min(proposals.len()) };
    for (nth, proposal) in proposals[..most].iter().enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        told(report, proposal, out)?;
    }
    match proposals.len() - most {
        0 => Ok(()),
        more => writeln!(out, "\n  {}", say!("… and {} more; --all lists them.", number(more))),
    }
}

fn told(report: &Report<'_>, proposal: &Proposal, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "  {}", shown(&proposal.what, 300))?;
    proposal.why.iter().try_for_each(|reason| told_reason(report, reason, out))?;
    let file = path(&report.folder.path_of(AUTHORITY_FILE));
    for paste in &proposal.pastes {
        let place = match paste.place {
            Place::End => say!("at the end of {file}:"),
            Place::Into(line) => say!("into the entry at {file}:{line}:"),
            Place::InsteadOf(line) => say!("instead of the entry at {file}:{line}:"),
            Place::Without(line) => say!("and without the entry at {file}:{line}"),
        };
        writeln!(out, "    {place}")?;
        paste.lines.iter().try_for_each(|line| writeln!(out, "      {line}"))?;
    }
    Ok(())
}

fn told_reason(report: &Report<'_>, reason: &Reason, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "    {}", reason.words)?;
    for passage in &reason.passages {
        let told = place_and_words(report.folder, &report.ingested.corpus, *passage);
        writeln!(out, "    {}", report.paint.dim(&told))?;
    }
    Ok(())
}

fn unlisted(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    let names = &report.proposals.unlisted;
    if names.is_empty() {
        return Ok(());
    }
    let title = say!("Named most often, and not in {AUTHORITY_FILE}; --propose prints entries for them");
    writeln!(out, "\n{}", report.paint.bold(&title))?;
    let most = if report.all { names.len() } else { UNLISTED.min(names.len()) };
    for (kind, name, articles, first) in &names[..most] {
        let (articles, name) = (plural!(*articles, "{} article", "{} articles"), shown(name, 80));
        let place = place(report.folder, &report.ingested.corpus, *first);
        writeln!(out, "  {kind}: {}", say!("{name}, {articles}, first at {place}"))?;
    }
    match names.len() - most {
        0 => Ok(()),
        more => writeln!(out, "  {}", say!("… and {} more; --all lists them.", number(more))),
    }
}

/// `saved/a.txt:7`.
pub fn place(folder: &Folder, corpus: &Corpus, passage: Passage) -> String {
    let article = &corpus.articles[passage.article];
    let line = article.lines_before() + line_of(&article.raw, passage.span.start);
    format!("{}:{line}", path(&folder.path_of(&article.file)))
}

/// `saved/a.txt:7: “… President Donald Trump said …”`.
pub fn place_and_words(folder: &Folder, corpus: &Corpus, passage: Passage) -> String {
    let article = &corpus.articles[passage.article];
    format!("{}: “{}”", place(folder, corpus, passage), around(article, passage))
}

/// A name with the words on either side of it, as far as its line goes.
fn around(article: &Article, passage: Passage) -> String {
    let (start, end) = (passage.span.start, passage.span.end);
    let raw = article.raw.as_str();
    let is_end = ['\n', '\r'];
    let before = raw[..start].rsplit(is_end).next().unwrap_or_default();
    let after = raw[end..].split(is_end).next().unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    // Whole words only.
    let from = if from == 0 { 0 } else { before[from..].find(' ').map_or(before.len(), |at| from + at + 1) };
    let to = if to == after.len() { to } else { after[..to].rfind(' ').unwrap_or(0) };
    let opening = if from > 0 { "…" } else { "" };
    let closing = if to < after.len() { "…" } else { "" };
    let words = format!("{}{}{}", &before[from..], &raw[start..end], &after[..to]);
    format!("{opening}{}{closing}", shown(&words, 300))
}

/// Writes entries for all that is worth listing.
pub fn starting_file(
    folder: &Folder,
    index: &EntityIndex<'_>,
    all: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let place = |passage: Passage| place(folder, index.corpus, passage);
    listing::starting_file(index, &place, all).iter().try_for_each(|line| writeln!(out, "{line}"))
}
