//! The fields that a press database prints with an article: its headline, source, date and byline.
//!
//! | database | head | end of the text |
//! |---|---|---|
//! | Nexis, until 2019 | `2 of 3 DOCUMENTS`, source, date, headline, fields | fields, copyright |
//! | Nexis Uni, Lexis | headline, source, date, copyright, fields, `Body` | fields, `End of Document` |
//! | Europresse | source, date, headline, author | copyright, `news·20240306·HB·0042` |
//! | ProQuest | `Author: Lee, Ann` among other fields | |
//!
//! Factiva's lines, and fields with a name, are known where all texts are outlined, by [`super::zoning`].

use text::{Span, folded_words};

use super::{
    authors,
    database_fields::is_database_field,
    dating::Dated,
    days::days_in_line,
    exports::{End, end_of, number_of},
};
use crate::annotate::dates;

/// What a database says of an article, as far as it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Where the headline is.
    pub title: Option<Span>,
    /// Where it was published.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub dated: Option<Dated>,
    /// Where the text is; what is around it is the database's.
    pub text: Option<Span>,
}

impl Record {
    /// Where blocks have to be cut so that none holds more than one field.
    pub fn bounds(&self) -> impl Iterator<Item = usize> {
        let spans = [self.title, self.dated.map(|dated| dated.span), self.text];
        spans.into_iter().flatten().flat_map(|span| [span.start, span.end])
    }
}

/// Reads the fields of an article's text. Of a text that is from no database, nothing.
pub fn read(raw: &str) -> Record {
    let lines = lines(raw);
    nexis(&lines)
        .or_else(|| nexis_uni(&lines))
        .or_else(|| europresse(&lines))
        .unwrap_or_else(|| Record { author: proquest_author(&lines), ..Record::default() })
}

/// A line that is not empty.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Without the white space around it.
    span: Span,
    words: &'t str,
    /// How much white space is before it.
    indent: usize,
    /// Whether the line before it is empty.
    after_gap: bool,
}

fn lines(raw: &str) -> Vec<Line<'_>> {
    let (mut lines, mut start, mut after_gap) = (Vec::new(), 0, true);
    for line in raw.split_inclusive('\n') {
        let words = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if words.is_empty() {
            after_gap = true;
        } else {
            let indent = line.find(words).unwrap_or_default();
            let span = Span::new(start + indent, start + indent + words.len());
            lines.push(Line { span, words, indent, after_gap });
            after_gap = false;
        }
        start += line.len();
    }
    lines
}

/// The name of the field that a line begins with; folded.
fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':').filter(|(name, _)| name.len() <= 40)?;
    let name = folded_words(name);
    is_database_field(&name).then(|| (name, value.trim()))
}

fn dated(line: &Line<'_>) -> Option<Dated> {
    if line.words.len() > 100 {
        return None;
    }
    let of_line = || {
        let days = days_in_line(line.words);
        days.first()
            .map(|(date, span)| (*date, Span::new(line.span.start + span.start, line.span.start + span.end)))
    };
    let (date, span) = dates::whole_line(line.words).map(|date| (date, line.span)).or_else(of_line)?;
    Some(Dated { date, span, at_head: false })
}

/// Lines of a database behind the text.
fn is_tail(line: &str) -> bool {
    let key = folded_words(line);
    let is_notice =
        ["copyright ", "all rights reserved", "tous droits reserves", "le present document", "certificat "]
            .iter()
            .any(|begins| key.starts_with(begins));
    is_notice && line.len() <= 200
        || line.starts_with('©')
        || end_of(line).is_some()
        || !line.contains(|c: char| c.is_alphanumeric())
        || field(line).is_some_and(|(name, value)| name != "graphic" && value.len() <= 200)
}

/// The text between a head and the lines of the database behind it; nothing if there is none.
fn text(lines: &[Line<'_>], first: usize) -> Option<Span> {
    // Behind the mark of the end stands what was asked for.
    let end = lines.iter().rposition(|line| end_of(line.words).is_some()).map_or(lines.len(), |end| end + 1);
    let is_text = |line: &Line<'_>| !is_tail(line.words);
    let last = lines.get(first..end)?.iter().rposition(is_text)? + first;
    Some(Span::new(lines[first].span.start, lines[last].span.end))
}

/// What a byline says without its first word.
fn byline(value: &str) -> Option<String> {
    let bare =
        ["By ", "BY ", "by ", "Por ", "POR ", "Par ", "PAR "].iter().find_map(|by| value.strip_prefix(by));
    let bare = bare.unwrap_or(value).trim();
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// Nexis, until 2019: what is centred stands before the headline.
fn nexis(lines: &[Line<'_>]) -> Option<Record> {
    let mark = lines.iter().position(|line| number_of(line.words).is_some())?;
    let source = lines.get(mark + 1)?;
    let (day, dated) = (mark + 2..mark + 5).find_map(|at| Some((at, dated(lines.get(at)?)?)))?;
    let mut at = day + 1;
    // The edition.
    while lines.get(at).is_some_and(|line| line.indent >= CENTRED && line.after_gap) {
        at += 1;
    }
    let headline = (at..lines.len().min(at + 12))
        .find(|&at| field(lines[at].words).is_some_and(|(name, _)| name == "headline"));
    let at = headline.unwrap_or(at);
    let first = lines.get(at).filter(|line| headline.is_some() || field(line.words).is_none())?;
    let mut next = at + 1;
    while lines.get(next).is_some_and(|line| !line.after_gap) {
        next += 1;
    }
    let title = Span::new(first.span.start, lines[next - 1].span.end);
    let (begins, author) = fields(lines, next);
    Some(Record {
        title: Some(title),
        source: name_of_source(source.words),
        author,
        dated: Some(dated),
        text: text(lines, begins),
    })
}

/// White space before a centred line.
const CENTRED: usize = 4;

/// The fields from a line on: which line comes after them, and the byline.
fn fields(lines: &[Line<'_>], from: usize) -> (usize, Option<String>) {
    let (mut at, mut author) = (from, None);
    while let Some((name, value)) = lines.get(at).and_then(|line| field(line.words)) {
        if matches!(name.as_str(), "byline" | "author") {
            author = author.or_else(|| byline(value));
        }
        at += 1;
        // What a field says may take several lines; of the text it may be the beginning.
        let is_text = matches!(name.as_str(), "body" | "full text" | "abstract" | "highlight");
        while !is_text && lines.get(at).is_some_and(|line| !line.after_gap && field(line.words).is_none()) {
            at += 1;
        }
        if is_text && !value.is_empty() {
            return (at - 1, author);
        }
    }
    (at, author)
}

/// Nexis Uni and Lexis: the fields end with `Body`.
fn nexis_uni(lines: &[Line<'_>]) -> Option<Record> {
    let is_body = |line: &Line<'_>| matches!(folded_words(line.words).as_str(), "body" | "full text");
    let body = lines.iter().position(is_body)?;
    let head = lines.get(body.saturating_sub(14)..body)?;
    let length = head.iter().position(|line| field(line.words).is_some_and(|(name, _)| name == "length"))?;
    let (day, dated) = (0..length).rev().find_map(|at| {
        let is_copyright = folded_words(head[at].words).starts_with("copyright ");
        let dated = dated(&head[at]).filter(|_| !is_copyright)?;
        Some((at, dated))
    })?;
    let (title, source) = (day.checked_sub(2)?, day.checked_sub(1)?);
    let title = head[title].span;
    let author = head[day..].iter().find_map(|line| {
        field(line.words).filter(|(name, _)| name == "byline").and_then(|(_, value)| byline(value))
    });
    Some(Record {
        title: Some(title),
        source: name_of_source(head[source].words),
        author,
        dated: Some(dated),
        text: text(lines, body + 1),
    })
}

/// Europresse: the source, the day, the headline.
fn europresse(lines: &[Line<'_>]) -> Option<Record> {
    lines.iter().find(|line| end_of(line.words) == Some(End::Europresse))?;
    let source = lines.first()?;
    let (day, dated) = (1..3).find_map(|at| Some((at, dated(lines.get(at)?)?)))?;
    let title = lines.get(day + 1)?;
    let is_author = |line: &&Line<'_>| {
        line.words.split(' ').count() <= 6
            && !line.words.ends_with(['.', '?', '!'])
            && !authors::names(line.words).is_empty()
    };
    let author = lines.get(day + 2).filter(is_author);
    let first = day + 2 + usize::from(author.is_some());
    Some(Record {
        title: Some(title.span),
        source: name_of_source(source.words),
        author: author.and_then(|line| byline(line.words)),
        dated: Some(dated),
        text: text(lines, first),
    })
}

/// The name of a source, without the place in brackets behind it.
fn name_of_source(line: &str) -> Option<String> {
    let name = line.split(" (").next().unwrap_or(line).trim();
    (!name.is_empty() && name.chars().count() <= 100).then(|| name.to_owned())
}

/// ProQuest: names with the surname first.
fn proquest_author(lines: &[Line<'_>]) -> Option<String> {
    let of = |wanted: &str| {
        lines
            .iter()
            .find_map(|line| field(line.words).filter(|(name, _)| name == wanted).map(|(_, value)| value))
    };
    of("proquest document id")?;
    let names =
        of("author")?.trim_end_matches('.').split(';').map(|name| match name.trim().split_once(", ") {
            Some((surname, given)) if !given.contains(',') => format!("{given} {surname}"),
            _ => name.trim().to_owned(),
        });
    let names = names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then_some(names)
}
