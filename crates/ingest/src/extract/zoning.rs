//! Tells title, body and boilerplate apart.
//!
//! What each block of a page is likely to be comes from [`crate::extract::page`]. Here that becomes an
//! outline: which of the candidates is the headline, which line is the date, what is printed twice.
//! Nothing is deleted: zones cover the text exactly once and in order.

mod draft;
mod envelope;
mod heads;

use std::collections::{HashMap, HashSet};

use corpus::model::{Zone, ZoneKind};
use text::{Span, date::Date, fnv, folded_words};

use crate::extract::{
    dating::{self, Dated},
    document::Hints,
    page::{
        cue::Cue,
        cues, front,
        hints::hint,
        labels::{self, Label},
        markup::Page,
        plain::{self, Stretch},
        reasons,
        unit::Unit,
    },
    reason::{Hint, Reason},
    record::{self, Record},
};
use draft::Draft;

/// What was found out about a page by its shape.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The title, or the first line where there is none.
    pub title: String,
    /// The source that the page names.
    pub source: Option<String>,
    /// Who wrote it, as the page says; else empty.
    pub author: String,
    /// When it was last changed, as the page says.
    pub modified: Option<Date>,
    /// Where the page says that it stands on the web; else empty.
    pub url: String,
    /// Whether there is a page around the text: a file of HTML, or a text copied from one.
    pub is_page: bool,
    /// The date that the page prints, with its place.
    pub date: Option<Dated>,
    /// Another date that it prints as clearly.
    pub other_date: Option<Dated>,
    /// Its blocks, in order: of a text file its paragraphs.
    pub blocks: Vec<Block>,
}

impl Outline {
    /// Where its running text is.
    pub fn body(&self) -> impl Iterator<Item = Span> + '_ {
        self.blocks.iter().filter(|block| block.kind.is_body()).map(|block| block.span)
    }
}

/// A block of a page, or a paragraph of a text.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: ZoneKind,
    /// Two blocks that read the same have the same key.
    pub key: u64,
    /// Whether it reads like a paragraph.
    pub prose: bool,
    /// Whether it has a phrase of boilerplate, or names the source.
    pub is_notice: bool,
    /// Why it was left out, if it was.
    pub reason: Option<Reason>,
}

/// Outlines a plain text or Markdown file. `raw` holds more than white space.
pub fn outline(raw: &str) -> Outline {
    outline_with(raw, record::read(raw), None, None)
}

/// Outlines the text of a document, and puts the day on which it was made behind that, where it can be quoted.
pub fn outline_document(text: &str, hints: &Hints) -> (String, Outline) {
    let mut record = record::read(text);
    record.title = record.title.or(hints.title);
    let mut text = text.trim_end().to_owned();
    let created = hints.created.filter(|_| record.dated.is_none()).map(|date| {
        text.push_str("\n\n");
        let start = text.len();
        text.push_str(&format!("Created: {date}"));
        let span = Span::new(start, text.len());
        text.push('\n');
        Dated { date, span, at_head: true }
    });
    let mut outline = outline_with(&text, record, hints.author.clone(), created);
    if let Some(url) = hints.url.as_ref().filter(|_| outline.url.is_empty()) {
        outline.url.clone_from(url);
    }
    (text, outline)
}

fn outline_with(raw: &str, record: Record, sender: Option<String>, created: Option<Dated>) -> Outline {
    let stretches = cut(raw, plain::stretches(raw), &record);
    let front_lines = stretches.iter().filter(|stretch| stretch.front_matter).map(|stretch| stretch.span);
    let front = front::entries(raw, front_lines);
    let units: Vec<Unit<'_>> = stretches.iter().map(|stretch| Unit::new(raw, *stretch)).collect();
    let titles = cues::titles_of_text(&units, &front);
    let cues = cues::cues(&units, &titles, None);
    let labels = labels::TEXT.label(&cues);
    let (kinds, reasons) = (Vec::new(), Vec::new());
    Draft {
        raw,
        units,
        titles,
        front,
        page: None,
        named_source: None,
        sender,
        created,
        record,
        labels,
        kinds,
        reasons,
    }
    .judged(&labels::TEXT, &cues)
    .outline()
}

/// Stretches of which none holds more than one field of a record, and one the headline.
fn cut(raw: &str, stretches: Vec<Stretch>, record: &Record) -> Vec<Stretch> {
    // Zones begin where lines do.
    let mut bounds: Vec<usize> =
        record.bounds().flat_map(|at| [line_start(raw, at), line_end(raw, at)]).collect();
    bounds.sort_unstable();
    let mut all = Vec::new();
    for stretch in stretches {
        let Span { start, end } = stretch.span;
        let inside = bounds.iter().copied().filter(|bound| (start + 1..end).contains(bound));
        let mut from = start;
        for to in inside.chain([end]) {
            let words = raw.get(from..to).unwrap_or_default();
            let trimmed = words.trim_start();
            let first = from + words.len() - trimmed.len();
            let span = Span::new(first, first + trimmed.trim_end().len());
            let is_title = |span| record.title.is_some_and(|title: Span| title.contains(span));
            if let Some(last) =
                all.last_mut().filter(|last: &&mut Stretch| is_title(last.span) && is_title(span))
            {
                // A headline of several lines.
                last.span.end = span.end;
            } else if !span.is_empty() {
                all.push(Stretch { span, after_gap: stretch.after_gap && from == start, ..stretch });
            }
            from = to;
        }
    }
    all
}

/// Outlines a saved web page by its text.
pub fn outline_of_page(page: &Page) -> Outline {
    let units: Vec<Unit<'_>> =
        page.stretches().into_iter().map(|stretch| Unit::new(&page.text, stretch)).collect();
    let cues = cues::cues(&units, &page.about.titles, Some(page));
    let labels = labels::HTML.label(&cues);
    let titles = page.about.titles.clone();
    let (front, kinds, reasons) = (Vec::new(), Vec::new(), Vec::new());
    Draft {
        raw: &page.text,
        units,
        titles,
        front,
        page: Some(page),
        named_source: None,
        sender: None,
        created: None,
        record: Record::default(),
        labels,
        kinds,
        reasons,
    }
    .judged(&labels::HTML, &cues)
    .outline()
}

impl Draft<'_> {
    /// Turns labels into kinds, and notes why what is boilerplate is that.
    fn judged(mut self, weights: &labels::Weights, cues: &[Vec<Cue>]) -> Self {
        let kind = |label: &Label| match label {
            Label::Title | Label::Before | Label::Within | Label::After => ZoneKind::Boilerplate,
            Label::Head => ZoneKind::Byline,
            // Without markup, nothing tells a standfirst from a first paragraph.
            Label::Summary if self.page.is_none() => ZoneKind::Body,
            Label::Summary => ZoneKind::Summary,
            Label::Body => ZoneKind::Body,
        };
        self.kinds = self.labels.iter().map(kind).collect();
        self.reasons = (0..self.units.len())
            .map(|at| {
                let label = match self.labels[at] {
                    label @ (Label::Within | Label::After) => label,
                    _ => Label::Before,
                };
                reasons::reason(&weights.reasons(cues, at, label), &cues[at])
            })
            .collect();
        self
    }

    fn outline(mut self) -> Outline {
        let is_page = self.is_page();
        if !self.units.iter().any(|unit| unit.prose) {
            self.take_short_lines();
        } else if !is_page {
            self.keep_text();
        }
        self.keep_siblings();
        self.leave_out_comments();
        self.leave_out_envelope();
        let title = self.find_title(is_page);
        if let Some(title) = title {
            self.kinds[title] = ZoneKind::Title;
        }
        self.settle_heads(title, is_page);
        if let Some(title) = title {
            self.mark_repetition(title, is_page);
            if is_page {
                self.leave_out_menu(title);
            }
        }
        let title_of_front = title.filter(|&at| self.units[at].front_matter).and_then(|at| {
            let span = self.units[at].span;
            Some(self.front.iter().find(|entry| entry.span.contains(span))?.span)
        });
        for (unit, (kind, reason)) in self.units.iter().zip(self.kinds.iter_mut().zip(&mut self.reasons)) {
            if title_of_front.is_some_and(|title| title.contains(unit.span)) {
                *kind = ZoneKind::Title;
            } else if unit.front_matter {
                *kind = if unit.key.contains("date") || unit.key.contains("time") {
                    ZoneKind::Date
                } else {
                    ZoneKind::Boilerplate
                };
                *reason = Reason::FrontMatter;
            }
        }
        let shown = self.title_shown(title);
        let named = self.source();
        let source = named.as_deref().map(folded_words).unwrap_or_default();
        let mut blocks: Vec<Block> = self
            .units
            .iter()
            .zip(&self.kinds)
            .zip(&self.reasons)
            .map(|((unit, &kind), &reason)| Block {
                span: unit.span,
                kind,
                key: fnv::hash_words([unit.key.as_str()]),
                prose: unit.prose,
                is_notice: !unit.phrases.is_empty()
                    || !source.is_empty() && unit.key.contains(source.as_str()),
                reason: matches!(kind, ZoneKind::Boilerplate | ZoneKind::Duplicate).then_some(reason),
            })
            .collect();
        let told = self.page.into_iter().flat_map(|page| &page.told);
        blocks.splice(
            0..0,
            told.map(|(kind, span)| Block {
                span: *span,
                kind: *kind,
                key: 0,
                prose: false,
                is_notice: false,
                reason: None,
            }),
        );
        let of_record = self.record.dated.map(|dated| (dated, None));
        // The day on which a document was made counts if there is no other.
        let known = self.units.len() - usize::from(self.created.is_some());
        let of_document = self.created.map(|created| (created, None));
        let printed = of_record.or_else(|| {
            dating::printed(
                self.raw,
                &self.units[..known],
                &self.kinds[..known],
                title,
                &self.front,
                self.page,
            )
        });
        let printed = printed.or(of_document);
        Outline {
            title: shown,
            source: named,
            author: self.author(),
            modified: self.page.and_then(|page| Some(page.about.modified.as_ref()?.day)),
            url: self.url(),
            is_page,
            date: printed.map(|(date, _)| date),
            other_date: printed.and_then(|(_, other)| other),
            blocks,
        }
    }

    /// Without a single paragraph, everything that is not known to be boilerplate is text.
    fn take_short_lines(&mut self) {
        for (unit, kind) in self.units.iter().zip(&mut self.kinds) {
            *kind = if unit.phrases.is_empty() || unit.words == 0 {
                ZoneKind::Body
            } else {
                ZoneKind::Boilerplate
            };
        }
    }

    /// Whether there is a page around the text: a file of HTML, or a text that was copied from one.
    /// That has several kinds of boilerplate, or a menu before the headline; in a language whose phrases are not
    /// known, many short lines around the text.
    fn is_page(&self) -> bool {
        let apart = || (0..self.units.len()).filter(|&at| self.kinds[at] == ZoneKind::Boilerplate);
        let classes = apart().flat_map(|at| self.units[at].phrases.iter().copied());
        let known: HashSet<&str> = classes.filter(|class| !OF_TEXTS.contains(class)).collect();
        let title = self.labels.iter().position(|&label| label == Label::Title).unwrap_or(0);
        let before = apart().filter(|&at| at < title).count();
        let is_around = |at: &usize| {
            let unit = &self.units[*at];
            let is_outside = matches!(self.labels[*at], Label::Before | Label::After);
            is_outside && !unit.prose && !unit.front_matter
        };
        self.page.is_some()
            || known.len() >= KINDS
            || !known.is_empty() && before >= MENU
            || apart().filter(is_around).count() >= LINES_AROUND
    }

    /// In a text without a page around it, a list of names is text, however much it looks like a menu.
    /// Only a notice before or after the text stays apart.
    fn keep_text(&mut self) {
        let prose = |at: &usize| self.units[*at].prose;
        let first = (0..self.units.len()).find(prose).unwrap_or(0);
        let last = (0..self.units.len()).rfind(prose).unwrap_or(first);
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            let is_known = unit.phrases.iter().any(|class| NOTICES.contains(class));
            let says_so = is_known && !unit.prose && !(first..=last).contains(&at);
            match self.kinds[at] {
                ZoneKind::Boilerplate if !says_so && !unit.front_matter => self.kinds[at] = ZoneKind::Body,
                ZoneKind::Body | ZoneKind::Byline if says_so => self.kinds[at] = ZoneKind::Boilerplate,
                _ => {}
            }
        }
    }

    /// Of a page, short lines before the headline are no text.
    fn leave_out_menu(&mut self, title: usize) {
        for at in 0..title {
            if self.kinds[at].is_body() && !self.units[at].prose {
                (self.kinds[at], self.reasons[at]) = (ZoneKind::Boilerplate, Reason::Before);
            }
        }
    }

    /// What is made like the paragraphs of the text and is beside them in the same element is text, in
    /// whatever it reads like: the body does not end at the first interruption, nor before a short
    /// last line. Links, known phrases and captions are no text all the same.
    fn keep_siblings(&mut self) {
        let Some(page) = self.page else { return };
        let make = |at: usize| {
            let frame = page.blocks[at].frame;
            (page.frames[frame].parent, page.frames[frame].signature)
        };
        let mut paragraphs: HashMap<(usize, u64), usize> = HashMap::new();
        for at in (0..self.units.len()).filter(|&at| self.units[at].prose) {
            if self.kinds[at].is_body() {
                *paragraphs.entry(make(at)).or_default() += 1;
            }
        }
        let first = self.first_body();
        for at in first..self.units.len() {
            let (unit, block) = (&self.units[at], &page.blocks[at]);
            let frame = &page.frames[block.frame];
            let is_paragraph = matches!(frame.tag.as_str(), "p" | "blockquote" | "li" | "pre");
            let is_linked = block.linked * 2 > unit.text.chars().count();
            let is_known = unit.phrases.iter().any(|class| !OF_TEXTS.contains(class));
            if self.kinds[at] == ZoneKind::Boilerplate
                && is_paragraph
                && unit.words > 0
                && !is_linked
                && !is_known
                && !frame.hidden
                && paragraphs.contains_key(&make(at))
            {
                self.kinds[at] = ZoneKind::Body;
            }
        }
    }
}

impl Draft<'_> {
    /// What readers say below a text is no part of it, however much it reads like one: blocks of an element
    /// that is named for comments and does not hold the text too. On a page that consists of comments, as
    /// those of a forum do, they are the text.
    fn leave_out_comments(&mut self) {
        let Some(page) = self.page else { return };
        let Some(first) = page.blocks.get(self.first_body()) else { return };
        let around_text: HashSet<usize> = page.around(first.frame).collect();
        let is_comment = |at: &usize| {
            let mut around = page.around(page.blocks[*at].frame).filter(|frame| !around_text.contains(frame));
            around.any(|frame| page.frames[frame].hints & hint("comment") != 0)
        };
        let (comments, text): (Vec<usize>, Vec<usize>) =
            (0..self.units.len()).filter(|&at| self.kinds[at].is_body()).partition(is_comment);
        let words = |all: &[usize]| all.iter().map(|&at| self.units[at].words).sum::<usize>();
        if text.is_empty() || words(&comments) > MOST_COMMENTS * words(&text) {
            return;
        }
        for at in comments {
            (self.kinds[at], self.reasons[at]) = (ZoneKind::Boilerplate, Reason::Named(Hint::Comments));
        }
    }
}

/// A page with so many times more words in comments than beside them is one of comments.
const MOST_COMMENTS: usize = 5;

/// Classes of phrases that a release or a statement holds without any page around it.
const OF_TEXTS: [&str; 3] = ["related", "release", "dated"];

/// Classes of phrases that are never part of an article.
const NOTICES: [&str; 4] = ["notice", "legal", "comments", "advertisement"];

/// A text with this many kinds of boilerplate was copied from a page, …
const KINDS: usize = 2;

/// … and so was one with this many lines of it before the headline …
const MENU: usize = 3;

/// … or with this many short lines before and after the text.
const LINES_AROUND: usize = 20;

/// Zones that cover the text: each takes the white space after it, the first also that before it.
pub fn zones(raw: &str, blocks: &[Block]) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    for block in blocks {
        let start = if zones.is_empty() { 0 } else { line_start(raw, block.span.start) };
        match zones.last_mut() {
            Some(last) if last.kind == block.kind => {}
            last => {
                if let Some(last) = last {
                    last.span.end = start;
                }
                zones.push(Zone { kind: block.kind, span: Span::new(start, raw.len()) });
            }
        }
    }
    zones
}

/// The beginning of the line on which a byte stands, so that indentation stays with its line.
fn line_start(raw: &str, at: usize) -> usize {
    raw[..at].rfind(['\n', '\r']).map_or(0, |newline| newline + 1)
}

/// The end of the line on which a byte stands.
fn line_end(raw: &str, at: usize) -> usize {
    raw[at..].find(['\n', '\r']).map_or(raw.len(), |newline| at + newline)
}

#[cfg(test)]
mod tests;
