//! What the report says of one article.

use std::io::{self, Write};

use corpus::model::{Article, Format, Kind, Part, ZoneKind};
use ingest::{
    LineNumbers,
    annotate::recognise::unnamed,
    extract::file_kind::{self, FileKind},
    extract::{reason::Reason, zoning::Block},
};

use say::say;

use super::{
    Report,
    findings::{self, Findings},
    words::{self, path, shown, tallied},
};

/// How many stretches that were left out are listed, unless all are asked for.
const STRETCHES: usize = 24;

/// Neighbouring blocks that were left out.
struct Stretch<'b> {
    blocks: &'b [Block],
}

impl Stretch<'_> {
    /// The reason that most of the blocks have, the first of them if there are several.
    fn reason(&self) -> Reason {
        let mut counts: Vec<(Reason, usize)> = Vec::new();
        for reason in self.blocks.iter().filter_map(|block| block.reason) {
            match counts.iter_mut().find(|(other, _)| *other == reason) {
                Some((_, count)) => *count += 1,
                None => counts.push((reason, 1)),
            }
        }
        let most = counts.iter().rev().max_by_key(|(_, count)| *count);
        most.map_or(Reason::Unlike, |(reason, _)| *reason)
    }
}

/// The stretches of an article that were left out, boilerplate and repetitions for themselves.
fn stretches(blocks: &[Block]) -> impl Iterator<Item = Stretch<'_>> {
    let is_left_out = |block: &Block| matches!(block.kind, ZoneKind::Boilerplate | ZoneKind::Duplicate);
    blocks
        .chunk_by(|a, b| a.kind == b.kind)
        .filter(move |blocks| is_left_out(&blocks[0]))
        .map(|blocks| Stretch { blocks })
}

/// Writes all there is to say of an article.
pub fn detailed(report: &Report<'_>, at: usize, out: &mut impl Write) -> io::Result<()> {
    let corpus = &report.ingested.corpus;
    let (article, findings) = (&corpus.articles[at], &report.findings[at]);
    let lines = LineNumbers::new(&article.raw);
    let line_of = |at: usize| article.lines_before() + lines.of(at);
    let paint = report.paint;
    writeln!(out, "\n{}", paint.bold(&path(&report.folder.path_of(&article.place()))))?;
    worth_a_look(report, findings, out)?;
    writeln!(out, "{} {}", words::label(say!("title")), shown(&article.title, 200))?;
    writeln!(
        out,
        "{} {}",
        words::label(say!("source")),
        shown(corpus.source_name(article).unwrap_or(say!("not named in the text")), 200)
    )?;
    let date = article.published.as_ref().map(|published| findings::date(article, published));
    writeln!(out, "{} {}", words::label(say!("date")), date.as_deref().unwrap_or(say!("not known")))?;
    if let Some(ruled_out) = &article.ruled_out {
        let line = line_of(ruled_out.span.start);
        writeln!(
            out,
            "                {} {}",
            say!("not {}, as line {line} prints.", ::words::human_date(ruled_out.date)),
            ::words::ruled_out(ruled_out, &article.raw)
        )?;
    }
    if let Some(other) = article.other_date {
        let line = line_of(other.span.start);
        let told = say!("but line {line} prints {}", ::words::human_date(other.date));
        writeln!(out, "                {told}")?;
    }
    if let Some(modified) = article.modified {
        writeln!(out, "{} {}", words::label(say!("changed")), ::words::human_date(modified))?;
    }
    if !article.author.is_empty() {
        writeln!(out, "{} {}", words::label(say!("author")), shown(&article.author, 200))?;
    }
    let format = match article.format {
        _ if let Some(part) = article.part => {
            let Part { number, of, start, .. } = part;
            Some(say!("part {number} of {of} of the file, from byte {start} of its text"))
        }
        _ if let Some(taken) = taken_from(&article.file) => {
            Some(say!("{taken}; lines are those of the text that was taken from it"))
        }
        Format::Text => None,
        Format::Converted => Some(say!("text that was converted to UTF-8").to_owned()),
        Format::Html => Some(say!("web page; lines are those of the text that was taken from it").to_owned()),
    };
    if let Some(format) = format {
        writeln!(out, "{} {format}", words::label(say!("format")))?;
    }
    writeln!(out, "{} {}", words::label(say!("text")), findings.words.told())?;
    let most = if report.all { usize::MAX } else { STRETCHES };
    let blocks = report.ingested.blocks.get(&article.slug).map(Vec::as_slice).unwrap_or_default();
    let mut more = 0;
    for (nth, stretch) in stretches(blocks).enumerate() {
        if nth >= most {
            more += 1;
            continue;
        }
        let (first, last) = (&stretch.blocks[0], &stretch.blocks[stretch.blocks.len() - 1]);
        let (from, to) = (line_of(first.span.start), line_of(last.span.end.max(first.span.start + 1) - 1));
        let range = if from == to { say!("line {from}") } else { say!("lines {from}-{to}") };
        let quoted = article.raw.get(first.span.start..last.span.end).unwrap_or_default();
        let told = format!("{range}: {}: “{}”", words::reason(stretch.reason()), shown(quoted, 48));
        writeln!(out, "                {}", paint.dim(&told))?;
    }
    if more > 0 {
        writeln!(out, "                {}", paint.dim(&say!("… and {more} more; --all lists them")))?;
    }
    for kind in Kind::ALL {
        let mentions = article.mentions.iter().filter(|mention| mention.kind == kind).map(|mention| {
            match mention.entity {
                Some(entity) => corpus.entities[entity].name.as_str(),
                None => article.raw.get(mention.span.range()).unwrap_or_default(),
            }
        });
        let told = tallied(mentions);
        if !told.is_empty() {
            writeln!(out, "{} {told}", words::label(super::several(kind)))?;
        }
    }
    let unnamed = unnamed(article);
    if !unnamed.is_empty() {
        let words = unnamed.iter().flat_map(|(words, count)| std::iter::repeat_n(*words, *count));
        writeln!(out, "{} {}", words::label(say!("unsure")), tallied(words))?;
    }
    entry(report, article, findings, out)
}

/// What a file is from which the text was taken, if it is neither text nor a page.
fn taken_from(file: &str) -> Option<&'static str> {
    match file_kind::kind(file)? {
        FileKind::Text | FileKind::Markdown | FileKind::Html => None,
        kind => Some(kind.name()),
    }
}

/// What is worth a look, and the way out of it.
fn worth_a_look(report: &Report<'_>, findings: &Findings, out: &mut impl Write) -> io::Result<()> {
    for (nth, (look, told)) in findings.found.iter().enumerate() {
        let label = if nth == 0 { say!("note") } else { "" };
        let label = report.paint.bold(&format!("{label:<13}"));
        writeln!(out, "  {label} {told}: {}", look.way_out())?;
    }
    Ok(())
}

/// The lines for `articles.toml` that would settle it.
fn entry(
    report: &Report<'_>,
    article: &Article,
    findings: &Findings,
    out: &mut impl Write,
) -> io::Result<()> {
    let settled = report.sidecar.articles.get(&article.slug);
    let entry = findings::entry(article, &findings.found, settled);
    if entry.is_empty() {
        return Ok(());
    }
    let path = path(&report.folder.path_of(ingest::SIDECAR_FILE));
    match settled {
        Some(settled) => {
            let told = say!("add this below line {} of {path} and fill it in:", settled.line);
            writeln!(out, "                {told}")?
        }
        None => writeln!(out, "                {}", say!("add this at the end of {path} and fill it in:"))?,
    }
    entry.iter().try_for_each(|line| writeln!(out, "                  {line}"))
}

/// Writes what is worth a look in an article, on one line.
pub fn in_short(report: &Report<'_>, at: usize, out: &mut impl Write) -> io::Result<()> {
    let (article, findings) = (&report.ingested.corpus.articles[at], &report.findings[at]);
    let told: Vec<&str> = findings.found.iter().map(|(_, told)| told.as_str()).collect();
    let told = if told.is_empty() { shown(&article.title, 80) } else { told.join("; ") };
    writeln!(out, "  {}: {told}", path(&article.place()))
}
