//! The head of an article: title, byline, date line, summary, source and address.

use std::collections::HashSet;

use corpus::model::ZoneKind;
use text::folded_words;

use super::draft::Draft;
use crate::annotate::dates;
use crate::extract::{
    dating, days,
    page::{
        labels::Label,
        likeness::likeness,
        unit::{self, Unit},
    },
    reason::Reason,
};

impl Draft<'_> {
    /// The first block of running text.
    pub(super) fn first_body(&self) -> usize {
        let body = |at: &usize| self.kinds[*at] == ZoneKind::Body;
        let prose = |at: &usize| body(at) && self.units[*at].prose;
        (0..self.units.len()).find(prose).or_else(|| (0..self.units.len()).find(body)).unwrap_or(0)
    }

    /// The headline: what the page calls itself, if that is printed; else what looks like one.
    pub(super) fn find_title(&self, is_page: bool) -> Option<usize> {
        let of_record = self
            .record
            .title
            .and_then(|title| (0..self.units.len()).find(|&at| title.contains(self.units[at].span)));
        if of_record.is_some() {
            return of_record;
        }
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
                    && !self.is_envelope(at)
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
            self.units.first().filter(|unit| !is_page && is_line(unit) && !self.is_envelope(0)).map(|_| 0)
        };
        let labelled = || {
            let is_labelled = |at: usize| self.labels[at] == Label::Title && !self.units[at].front_matter;
            let mut labelled = (0..self.units.len())
                .filter(|&at| is_labelled(at) && self.units[at].phrases.is_empty())
                .filter(|&at| is_page || !is_outlet_and_day(&self.units[at].text));
            let is_heading = |at: &usize| self.page.is_some_and(|page| page.is_within(*at, "h1"));
            // Of a text that is no page, the first printing counts.
            let first = |at: usize| match self.units.first() {
                Some(first) if !is_page && !self.is_envelope(0) && first.key == self.units[at].key => 0,
                _ => at,
            };
            labelled.clone().find(is_heading).or_else(|| labelled.next()).map(first)
        };
        // What the page calls itself is another headline than the one that it prints.
        let heading = || {
            let page = self.page?;
            let mut above = (0..first_body).rev().take(NEAR);
            above.find(|&at| self.units[at].words >= 3 && page.is_within(at, "h1") && !is_site(at))
        };
        // Above "For immediate release" is who releases it, below it the headline.
        let released = || {
            let is_release = |at: &usize| !is_page && self.units[*at].phrases.contains(&"release");
            let release = (0..first_body).rev().take(NEAR).find(is_release)?;
            let labelled = (0..self.units.len()).find(|&at| self.labels[at] == Label::Title);
            (release + 1..first_body).filter(|_| labelled.is_none_or(|at| at < release)).find(|&at| {
                let unit = &self.units[at];
                unit.words >= 3 && !unit.prose && unit.date.is_none() && unit.phrases.is_empty()
            })
        };
        // A headline as long as a paragraph does not end like one, and has the day below it.
        let above_a_day = || {
            let [first, second, ..] = self.units.as_slice() else { return None };
            let is_line =
                (3..=60).contains(&first.words) && !unit::ends_a_sentence(&first.text) && !first.front_matter;
            let is_headline = !is_page && is_line && first.date.is_none() && !self.is_envelope(0);
            (is_headline && !second.prose && second.date.is_some()).then_some(0)
        };
        front
            .or_else(heading)
            .or_else(released)
            .or_else(labelled)
            .or_else(above_a_day)
            .or_else(|| self.likely_title(first_body))
            .or_else(opening)
    }

    /// Before the first paragraph, rather a line that is printed twice, rather the longer of two.
    pub(super) fn likely_title(&self, first_body: usize) -> Option<usize> {
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
                    && !self.is_envelope(at)
            })
            // A menu can be long: the headline stands near the text.
            .filter(|&at| head - at <= 40)
            .max_by_key(|&at| {
                let words = self.units[at].words;
                let is_outlet = self.page.is_none() && is_outlet_and_day(&self.units[at].text);
                (!is_outlet, words >= 3 && printed(at) > 1, words.min(6), std::cmp::Reverse(at))
            })
    }

    /// The title as it is shown.
    pub(super) fn title_shown(&self, title: Option<usize>) -> String {
        let of_front =
            || self.front.iter().find(|entry| entry.key == "title").map(|entry| entry.value.clone());
        let shown = match title {
            Some(at) if self.units[at].front_matter => of_front().unwrap_or_default(),
            Some(at) if self.record.title.is_some() => {
                let text = self.units[at].text.as_ref();
                let field = text.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("headline"));
                field.map_or(text, |(_, title)| title.trim()).to_owned()
            }
            Some(at) => self.without_kicker(&self.units[at].text).to_owned(),
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
        let plain = shown.trim_start_matches(['#', '>', ' ']).trim().trim_matches(['*', '_']).trim();
        let plain = if plain.is_empty() { shown.trim() } else { plain };
        // A file of a single paragraph is its own title, but need not be shown whole.
        match plain.char_indices().nth(MOST_SHOWN) {
            Some((cut, _)) => format!("{}…", plain[..plain[..cut].rfind(' ').unwrap_or(cut)].trim_end()),
            None => plain.to_owned(),
        }
    }

    /// A headline as it is printed, without what stands in the same line but is no part of it: the kicker before it,
    /// a day behind it. What the page calls itself says where the headline begins and ends.
    fn without_kicker<'a>(&'a self, printed: &'a str) -> &'a str {
        if self.page.is_none() {
            return printed;
        }
        let key = folded_words(printed);
        let stated: Vec<String> = self.titles.iter().map(|title| folded_words(title)).collect();
        if stated.iter().any(|title| format!("{title} ").starts_with(&format!("{key} "))) {
            return printed.trim_start_matches([':', '|', '–', '-', '/', ' ']);
        }
        let is_rest = printed.starts_with([':', '|', '–', '-', '/']);
        let before_day = [" - ", " – ", " — ", " | ", " · "].iter().find_map(|bar| {
            let (headline, day) = printed.rsplit_once(bar)?;
            dates::whole_line(day).map(|_| folded_words(headline))
        });
        let is_headline = |title: &str| {
            let kicker = key.strip_suffix(title).and_then(|kicker| kicker.strip_suffix(' '));
            title.split(' ').nth(2).is_some()
                && (kicker.is_some_and(|kicker| kicker.split(' ').count() <= MOST_IN_KICKER)
                    || before_day.as_deref() == Some(title)
                    || is_rest && title.ends_with(&format!(" {key}")))
        };
        let found = stated.iter().position(|title| is_headline(title));
        found.and_then(|at| self.titles.get(at)).map_or(printed, String::as_str)
    }

    /// Bylines and dates by what they say; labels only say that something stands at the head.
    pub(super) fn settle_heads(&mut self, title: Option<usize>, is_page: bool) {
        let first_body = self.first_body();
        let is_text = |at: &usize| self.kinds[*at].is_body() && self.units[*at].prose;
        let last_body = (0..self.units.len()).rfind(is_text).unwrap_or(first_body);
        let mut is_dated = false;
        let is_around = |at: usize| self.record.text.is_some_and(|text| !text.contains(self.units[at].span));
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            if Some(at) == title || unit.front_matter || is_around(at) {
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
    pub(super) fn mark_repetition(&mut self, title: usize, is_page: bool) {
        let key = self.units[title].key.as_str();
        let body_end = (0..self.units.len()).rfind(|&at| self.kinds[at].is_body()).map_or(0, |at| at + 1);
        let again = (title + 1..body_end).find(|&at| self.units[at].key == key);
        let is_summary = |again: &usize| {
            let between: usize = self.units[title + 1..*again].iter().map(|unit| unit.words).sum();
            body_end > again + 1 && between <= MOST_IN_SUMMARY
        };
        if let Some(again) = again.filter(is_summary) {
            for at in title + 1..again {
                let (kind, prose) = (self.kinds[at], self.units[at].prose);
                if kind == ZoneKind::Body && (prose || !is_page) || kind == ZoneKind::Boilerplate && prose {
                    self.kinds[at] = ZoneKind::Summary;
                } else if kind == ZoneKind::Body {
                    // The title of the page, its menu, the headline.
                    (self.kinds[at], self.reasons[at]) = (ZoneKind::Boilerplate, Reason::Before);
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
    pub(super) fn source(&self) -> Option<String> {
        let lines = self.units.iter().zip(&self.kinds).filter(|(_, kind)| **kind == ZoneKind::Byline);
        let of_line = || lines.clone().find_map(|(unit, _)| source(&unit.text));
        let of_front = || {
            let names = ["source", "publisher", "site", "publication"];
            let entry = self.front.iter().find(|entry| names.contains(&entry.key.as_str()))?;
            (!entry.value.is_empty() && !entry.value.contains("://")).then(|| entry.value.clone())
        };
        let of_page = || self.page.map(|page| name_of_site(&page.about.site)).filter(|site| !site.is_empty());
        let of_record = || self.named_source.clone();
        of_page()
            .or_else(of_record)
            .or_else(of_line)
            .or_else(of_front)
            .or_else(|| self.source_of_page_title())
            .or_else(|| {
                let first = self.units.get(self.first_body())?;
                dating::agency_of_dateline(&first.text)
            })
    }

    /// The site's name behind the headline in the title of the page: `Headline | Site`.
    pub(super) fn source_of_page_title(&self) -> Option<String> {
        let first = self.units.first().filter(|_| self.page.is_none())?;
        if !self.titles.iter().any(|title| *title == first.text) {
            return None;
        }
        let (_, site) = [" | ", " – ", " — ", " - "].iter().find_map(|bar| first.text.rsplit_once(bar))?;
        (site.split(' ').count() <= 6 && !site.trim().is_empty()).then(|| site.trim().to_owned())
    }

    /// Who wrote the article: as the metadata or the front matter say, or else its byline.
    pub(super) fn author(&self) -> String {
        let is_name = |name: &String| {
            !name.is_empty() && name.chars().count() <= 120 && !name.contains("://") && !name.contains('@')
        };
        let of_record = self.record.author.clone();
        let of_front = || {
            let entry = self
                .front
                .iter()
                .find(|entry| matches!(entry.key.as_str(), "author" | "authors" | "byline"))?;
            Some(entry.value.trim_matches(['[', ']', ' ']).replace("[[", "").replace("]]", ""))
        };
        let of_line = || {
            let lines = self.units.iter().zip(&self.kinds).filter(|(_, kind)| **kind == ZoneKind::Byline);
            let mut lines = lines
                .filter(|(unit, _)| is_byline(&unit.text, &unit.key))
                .map(|(unit, _)| unit.text.as_ref());
            let name = lines.next()?.trim_start_matches(['>', ' ']).split_once(' ')?.1;
            // What follows the names: the paper, the date.
            Some(
                name.split(['|', '·', '•', '–', '—'])
                    .next()
                    .unwrap_or(name)
                    .trim()
                    .trim_end_matches(',')
                    .to_owned(),
            )
        };
        let of_page = self.page.map(|page| page.about.author.clone());
        let said = of_page
            .or(of_record)
            .filter(&is_name)
            .or_else(|| of_front().filter(&is_name))
            .or_else(|| of_line().filter(&is_name))
            .or_else(|| self.sender.clone().filter(&is_name));
        let said = said.unwrap_or_default();
        let bare = ["By ", "by ", "BY ", "Por ", "POR "].iter().find_map(|by| said.strip_prefix(by));
        bare.unwrap_or(&said).trim().to_owned()
    }

    /// Where the page says that it stands on the web.
    pub(super) fn url(&self) -> String {
        let names = ["url", "source_url", "link", "canonical", "source"];
        let is_url = |value: &str| value.starts_with("https://") || value.starts_with("http://");
        let of_front = names.iter().find_map(|name| {
            let entry = self.front.iter().find(|entry| entry.key == *name && is_url(&entry.value))?;
            Some(entry.value.clone())
        });
        of_front.or_else(|| Some(self.page?.about.url.clone())).unwrap_or_default()
    }
}

/// A headline is no more blocks above the text than this.
const NEAR: usize = 30;

/// A kicker has no more words than this.
const MOST_IN_KICKER: usize = 6;

/// Titles longer than this, in characters, are cut.
const MOST_SHOWN: usize = 300;

/// A standfirst has no more words than this.
const MOST_IN_SUMMARY: usize = 150;

/// Whether a line is a short name and a day: "The Harbour Post, 3 May 2024". It stands below a headline, and is seldom one.
fn is_outlet_and_day(line: &str) -> bool {
    [", ", " | ", " – ", " — ", " - ", " · "].iter().any(|between| {
        let mut parts = line.match_indices(between).map(|(at, _)| (&line[..at], &line[at + between.len()..]));
        parts.any(|(name, day)| name.split_whitespace().count() <= 5 && dates::whole_line(day).is_some())
    })
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
