//! Tells title, body and boilerplate apart.
//!
//! What each block of a page is likely to be comes from [`crate::extract::page`]. Here that becomes an
//! outline: which of the candidates is the headline, which line is the date, what is printed twice.
//! Nothing is deleted: zones cover the text exactly once and in order.

use std::collections::{HashMap, HashSet};

use corpus::model::{Zone, ZoneKind};
use text::{Span, fnv, folded_words};

use crate::extract::{
    dating::{self, Dated},
    days,
    page::{
        cue::Cue,
        cues, front,
        labels::{self, Label},
        likeness::likeness,
        markup::Page,
        plain, reasons,
        unit::{self, Unit},
    },
    reason::Reason,
};

/// What was found out about a page by its shape.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The title, or the first line where there is none.
    pub title: String,
    /// The source that the page names.
    pub source: Option<String>,
    /// Where the page says that it stands on the web; else empty.
    pub url: String,
    /// Whether there is a page around the text: a file of HTML, or a text copied from one.
    pub is_page: bool,
    /// The date that the page prints, with its place.
    pub date: Option<Dated>,
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
    let stretches = plain::stretches(raw);
    let front_lines = stretches.iter().filter(|stretch| stretch.front_matter).map(|stretch| stretch.span);
    let front = front::entries(raw, front_lines);
    let units: Vec<Unit<'_>> = stretches.iter().map(|stretch| Unit::new(raw, *stretch)).collect();
    let titles = cues::titles_of_text(&units, &front);
    let cues = cues::cues(&units, &titles, None);
    let labels = labels::TEXT.label(&cues);
    Draft { raw, units, titles, front, page: None, labels, kinds: Vec::new(), reasons: Vec::new() }
        .judged(&labels::TEXT, &cues)
        .outline()
}

/// Outlines a saved web page by its text.
pub fn outline_of_page(page: &Page) -> Outline {
    let units: Vec<Unit<'_>> =
        page.stretches().into_iter().map(|stretch| Unit::new(&page.text, stretch)).collect();
    let cues = cues::cues(&units, &page.about.titles, Some(page));
    let labels = labels::HTML.label(&cues);
    let titles = page.about.titles.clone();
    let (front, kinds, reasons) = (Vec::new(), Vec::new(), Vec::new());
    Draft { raw: &page.text, units, titles, front, page: Some(page), labels, kinds, reasons }
        .judged(&labels::HTML, &cues)
        .outline()
}

/// A page while it is being outlined.
struct Draft<'t> {
    raw: &'t str,
    units: Vec<Unit<'t>>,
    /// What the page calls itself.
    titles: Vec<String>,
    front: Vec<front::Entry>,
    page: Option<&'t Page>,
    labels: Vec<Label>,
    kinds: Vec<ZoneKind>,
    reasons: Vec<Reason>,
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
        let title = self.find_title(is_page);
        if let Some(title) = title {
            self.kinds[title] = ZoneKind::Title;
        }
        self.settle_heads(title, is_page);
        if let Some(title) = title {
            self.mark_repetition(title);
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
        Outline {
            title: shown,
            source: named,
            url: self.url(),
            is_page,
            date: dating::printed(self.raw, &self.units, &self.kinds, title, &self.front, self.page),
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
    /// That has several kinds of boilerplate, or a menu before the headline.
    fn is_page(&self) -> bool {
        let apart = || (0..self.units.len()).filter(|&at| self.kinds[at] == ZoneKind::Boilerplate);
        let classes = apart().flat_map(|at| self.units[at].phrases.iter().copied());
        let known: HashSet<&str> = classes.filter(|class| !OF_TEXTS.contains(class)).collect();
        let title = self.labels.iter().position(|&label| label == Label::Title).unwrap_or(0);
        let before = apart().filter(|&at| at < title).count();
        self.page.is_some() || known.len() >= KINDS || !known.is_empty() && before >= MENU
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
            if self.kinds[at] == ZoneKind::Boilerplate && !says_so && !unit.front_matter {
                self.kinds[at] = ZoneKind::Body;
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

    /// The first block of running text.
    fn first_body(&self) -> usize {
        let body = |at: &usize| self.kinds[*at] == ZoneKind::Body;
        let prose = |at: &usize| body(at) && self.units[*at].prose;
        (0..self.units.len()).find(prose).or_else(|| (0..self.units.len()).find(body)).unwrap_or(0)
    }

    /// The headline: what the page calls itself, if that is printed; else what looks like one.
    fn find_title(&self, is_page: bool) -> Option<usize> {
        let keys: Vec<String> = self.titles.iter().map(|title| folded_words(title)).collect();
        let like = |at: usize| keys.iter().map(|key| likeness(&self.units[at].key, key)).max().unwrap_or(0);
        let site = self.page.map(|page| folded_words(&name_of_site(&page.about.site))).unwrap_or_default();
        let is_site = |at: usize| !site.is_empty() && self.units[at].key == site;
        let is_page_title = |at: usize| at == 0 && self.page.is_none() && keys.contains(&self.units[0].key);
        let first_body = self.first_body();
        let named = (0..self.units.len())
            .filter(|&at| {
                like(at) >= 2
                    && !is_page_title(at)
                    && !is_site(at)
                    && !self.units[at].front_matter
                    && self.units[at].words <= 60
            })
            .max_by_key(|&at| {
                let is_heading = self.page.is_some_and(|page| page.is_within(at, "h1"));
                (
                    self.labels[at] == Label::Title,
                    at < first_body,
                    is_heading,
                    like(at),
                    std::cmp::Reverse(at),
                )
            });
        if named.is_some() {
            return named;
        }
        let front = self.units.iter().position(|unit| unit.front_matter && unit.key.starts_with("title "));
        let opening = || {
            let is_line = |unit: &Unit<'_>| unit.words > 0 && !unit.prose && unit.date.is_none();
            self.units.first().filter(|unit| !is_page && is_line(unit)).map(|_| 0)
        };
        let labelled = || {
            let is_labelled = |at: usize| self.labels[at] == Label::Title && !self.units[at].front_matter;
            (0..self.units.len()).find(|&at| is_labelled(at) && self.units[at].phrases.is_empty())
        };
        front.or_else(labelled).or_else(|| self.likely_title(first_body)).or_else(opening)
    }

    /// Before the first paragraph, rather a line that is printed twice, rather the longer of two.
    fn likely_title(&self, first_body: usize) -> Option<usize> {
        let has_prose = self.units.iter().any(|unit| unit.prose);
        let head = if has_prose { first_body } else { self.units.len().min(5) };
        let printed = |at: usize| self.units.iter().filter(|unit| unit.key == self.units[at].key).count();
        (0..head)
            .filter(|&at| {
                let unit = &self.units[at];
                unit.words > 0
                    && !unit.prose
                    && unit.date.is_none()
                    && unit.phrases.is_empty()
                    && !unit.front_matter
            })
            // A menu can be long: the headline stands near the text.
            .filter(|&at| head - at <= 40)
            .max_by_key(|&at| {
                let words = self.units[at].words;
                (words >= 3 && printed(at) > 1, words.min(6), std::cmp::Reverse(at))
            })
    }

    /// The title as it is shown.
    fn title_shown(&self, title: Option<usize>) -> String {
        let of_front =
            || self.front.iter().find(|entry| entry.key == "title").map(|entry| entry.value.clone());
        let shown = match title {
            Some(at) if self.units[at].front_matter => of_front().unwrap_or_default(),
            Some(at) => self.units[at].text.clone().into_owned(),
            None => {
                match self.page.and_then(|page| page.told.iter().find(|(kind, _)| *kind == ZoneKind::Title)) {
                    Some((_, span)) => self.raw.get(span.range()).unwrap_or_default().to_owned(),
                    None => self
                        .units
                        .iter()
                        .find(|unit| unit.words > 0)
                        .or(self.units.first())
                        .map_or_else(String::new, |unit| unit.text.clone().into_owned()),
                }
            }
        };
        let plain = shown.trim_start_matches('#').trim().trim_matches(['*', '_']).trim();
        let plain = if plain.is_empty() { shown.trim() } else { plain };
        // A file of a single paragraph is its own title, but need not be shown whole.
        match plain.char_indices().nth(MOST_SHOWN) {
            Some((cut, _)) => format!("{}…", plain[..plain[..cut].rfind(' ').unwrap_or(cut)].trim_end()),
            None => plain.to_owned(),
        }
    }

    /// Bylines and dates by what they say; labels only say that something stands at the head.
    fn settle_heads(&mut self, title: Option<usize>, is_page: bool) {
        let first_body = self.first_body();
        let is_text = |at: &usize| self.kinds[*at].is_body() && self.units[*at].prose;
        let last_body = (0..self.units.len()).rfind(is_text).unwrap_or(first_body);
        let mut is_dated = false;
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            if Some(at) == title || unit.front_matter {
                continue;
            }
            let says_date = is_page || !is_dated || unit.phrases.contains(&"dated");
            let is_source = source(&unit.text).is_some() && !(first_body..last_body).contains(&at);
            let is_text = self.kinds[at].is_body() && (unit.prose || at > first_body);
            if unit.date.is_some() && !is_text && says_date {
                (self.kinds[at], is_dated) = (ZoneKind::Date, true);
            } else if !unit.prose && (is_source || at < first_body && is_byline(&unit.text, &unit.key)) {
                self.kinds[at] = ZoneKind::Byline;
            } else if self.kinds[at] == ZoneKind::Byline {
                let holds_date = unit.words <= 14 && says_date && days::dates_in(&unit.text).next().is_some();
                let is_known = unit.phrases.contains(&"byline");
                self.kinds[at] = match () {
                    () if at > first_body && !is_known && is_page => ZoneKind::Boilerplate,
                    () if (is_page || at <= first_body)
                        && holds_date
                        && !is_byline(&unit.text, &unit.key) =>
                    {
                        ZoneKind::Date
                    }
                    // A subtitle, a salutation.
                    () if !is_page && !is_known => ZoneKind::Body,
                    () => ZoneKind::Byline,
                };
                self.reasons[at] = Reason::After;
            }
        }
    }

    /// Where the title is printed again, what stands before that is the summary, and repetitions of
    /// either are duplicates.
    fn mark_repetition(&mut self, title: usize) {
        let key = self.units[title].key.as_str();
        let body_end = (0..self.units.len()).rfind(|&at| self.kinds[at].is_body()).map_or(0, |at| at + 1);
        let again = (title + 1..body_end).find(|&at| self.units[at].key == key);
        let is_summary = |again: &usize| {
            let between: usize = self.units[title + 1..*again].iter().map(|unit| unit.words).sum();
            body_end > again + 1 && between <= MOST_IN_SUMMARY
        };
        if let Some(again) = again.filter(is_summary) {
            for at in title + 1..again {
                if self.kinds[at] == ZoneKind::Body
                    || self.kinds[at] == ZoneKind::Boilerplate && self.units[at].prose
                {
                    self.kinds[at] = ZoneKind::Summary;
                }
            }
        }
        let mut said: HashSet<&str> = HashSet::new();
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            let is_title_again = at != title && unit.words >= 3 && unit.key == key;
            let is_left_out = self.kinds[at] == ZoneKind::Boilerplate;
            let is_repeated = self.kinds[at].is_body() && !said.insert(&unit.key);
            // Short lines may recur in a text; whole paragraphs and the title do not.
            if is_title_again && (self.kinds[at].is_body() || is_left_out)
                || is_repeated && unit.text.len() > 60
            {
                self.kinds[at] = ZoneKind::Duplicate;
                self.reasons[at] = Reason::PrintedAbove;
            }
        }
    }

    /// The source that the page names: a source line, its metadata, the title of the page, or the
    /// agency in a dateline.
    fn source(&self) -> Option<String> {
        let lines = self.units.iter().zip(&self.kinds).filter(|(_, kind)| **kind == ZoneKind::Byline);
        let of_line = || lines.clone().find_map(|(unit, _)| source(&unit.text));
        let of_front = || {
            let names = ["source", "publisher", "site", "publication"];
            let entry = self.front.iter().find(|entry| names.contains(&entry.key.as_str()))?;
            (!entry.value.is_empty() && !entry.value.contains("://")).then(|| entry.value.clone())
        };
        let of_page = || self.page.map(|page| name_of_site(&page.about.site)).filter(|site| !site.is_empty());
        of_page().or_else(of_line).or_else(of_front).or_else(|| self.source_of_page_title()).or_else(|| {
            let first = self.units.get(self.first_body())?;
            dating::agency_of_dateline(&first.text)
        })
    }

    /// The site's name behind the headline in the title of the page: `Headline | Site`.
    fn source_of_page_title(&self) -> Option<String> {
        let first = self.units.first().filter(|_| self.page.is_none())?;
        if !self.titles.iter().any(|title| *title == first.text) {
            return None;
        }
        let (_, site) = [" | ", " – ", " — ", " - "].iter().find_map(|bar| first.text.rsplit_once(bar))?;
        (site.split(' ').count() <= 6 && !site.trim().is_empty()).then(|| site.trim().to_owned())
    }

    /// Where the page says that it stands on the web.
    fn url(&self) -> String {
        let names = ["url", "source_url", "link", "canonical", "source"];
        let is_url = |value: &str| value.starts_with("https://") || value.starts_with("http://");
        let of_front = names.iter().find_map(|name| {
            let entry = self.front.iter().find(|entry| entry.key == *name && is_url(&entry.value))?;
            Some(entry.value.clone())
        });
        of_front.or_else(|| Some(self.page?.about.url.clone())).unwrap_or_default()
    }
}

/// Classes of phrases that a release or a statement holds without any page around it.
const OF_TEXTS: [&str; 3] = ["related", "release", "dated"];

/// Classes of phrases that are never part of an article.
const NOTICES: [&str; 4] = ["notice", "legal", "comments", "advertisement"];

/// A text with this many kinds of boilerplate was copied from a page, …
const KINDS: usize = 2;

/// … and so was one with this many lines of it before the headline.
const MENU: usize = 3;

/// A standfirst has no more words than this.
const MOST_IN_SUMMARY: usize = 150;

/// Titles longer than this, in characters, are cut.
const MOST_SHOWN: usize = 300;

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

/// A site's name without the line of praise behind it: `Página12 | La otra mirada`.
fn name_of_site(site: &str) -> String {
    let name = [" | ", " – ", " — ", " - ", " :: "]
        .iter()
        .find_map(|bar| site.split_once(bar))
        .map_or(site, |(name, _)| name);
    if name.contains("://") { String::new() } else { name.trim().to_owned() }
}

fn is_byline(text: &str, key: &str) -> bool {
    let by = ["by ", "por "].iter().any(|by| key.starts_with(by));
    by && text.chars().count() <= 80 && !unit::ends_a_sentence(text)
}

/// The source that a line names: `Source: Reforma (sp)`, or an agency on a line of its own.
fn source(text: &str) -> Option<String> {
    if text.chars().count() > 120 {
        return None;
    }
    let named = text.split_once(':').and_then(|(label, name)| {
        let label = folded_words(label);
        matches!(
            label.as_str(),
            "source" | "sources" | "fuente" | "con informacion de" | "publication title" | "publication info"
        )
        .then_some(name)
    });
    if let Some(name) = named {
        // A language in brackets is no part of the name.
        let name = name.split(['(', ';']).next().unwrap_or(name).trim().trim_end_matches('.');
        return (!name.is_empty()).then(|| name.to_owned());
    }
    dating::agency(&folded_words(text)).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests;
