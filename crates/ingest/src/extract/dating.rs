//! When an article was published: the dates that a page prints, and what speaks against them.

use std::{borrow::Cow, cmp::Reverse};

use corpus::model::{RuledOut, Zone, ZoneKind};
use text::{Span, date::Date, folded_words};

use crate::{
    annotate::dates,
    extract::{
        day_lines::{self, Says},
        days::{dates_in, day_of_year, days_between, days_in_line},
        page::{
            about::Stated,
            day::{day_of, is_plausible},
            front,
            markup::Page,
            unit::Unit,
        },
    },
};

/// A printed date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub date: Date,
    /// The words that say so.
    pub span: Span,
    /// Whether it stands before the headline, or in no clear relation to the article: there it can
    /// also be the day on which the page was saved.
    pub at_head: bool,
}

/// Lines with a date among other words are read up to this many words.
const SHORT: usize = 25;

/// The date of publication that a page prints, and another one that it prints as clearly.
///
/// Looked for, in this order: in the front matter or the metadata, which name it; on a line of its
/// own or after "Published" at the head of the article; in the dateline; at the end.
pub fn printed(
    raw: &str,
    units: &[Unit<'_>],
    kinds: &[ZoneKind],
    title: Option<usize>,
    front: &[front::Entry],
    page: Option<&Page>,
) -> Option<(Dated, Option<Dated>)> {
    let lines = dated_lines(units, kinds, title, page);
    let of_line = |line: &DatedLine| Dated {
        date: line.date,
        span: line.span,
        at_head: title.is_none_or(|title| line.at < title),
    };
    let chosen = match of_front(raw, front) {
        Some(dated) => dated,
        None => match page.and_then(|page| Some((page, page.about.published.as_ref()?))) {
            Some((page, stated)) => of_metadata(stated, page, units, &lines)?,
            None => {
                let best = lines.first().filter(|line| line.clear > 1).map(of_line);
                let last = || lines.iter().find(|line| line.clear == 1).map(of_line);
                let first_body = kinds.iter().position(|kind| kind.is_body()).unwrap_or(0);
                let dateline = || of_dateline(units.get(first_body)?).filter(|_| page.is_none());
                best.or_else(dateline).or_else(last)?
            }
        },
    };
    // A day more or less is one of time zones; a day of change is told as such.
    let modified = page.and_then(|page| Some(page.about.modified.as_ref()?.day));
    let differs = |line: &&DatedLine| {
        line.clear >= CLEAR
            && !line.is_updated
            && Some(line.date) != modified
            && days_between(line.date, chosen.date).is_some_and(|days| days > 1)
    };
    Some((chosen, lines.iter().find(differs).map(of_line)))
}

/// From here on a line dates the article as clearly as can be: it says "Published", or is marked up as a time.
const CLEAR: u8 = 5;

/// Every dated line outside the running text, the clearest first.
fn dated_lines(
    units: &[Unit<'_>],
    kinds: &[ZoneKind],
    title: Option<usize>,
    page: Option<&Page>,
) -> Vec<DatedLine> {
    let first_body = kinds.iter().position(|kind| kind.is_body()).unwrap_or(0);
    let last_body = kinds.iter().rposition(|kind| kind.is_body()).unwrap_or(0);
    let mut lines: Vec<DatedLine> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let is_sentence = kinds[at].is_body() && unit.ends && unit.words > 5 && at >= first_body;
        let is_text = kinds[at] == ZoneKind::Body && unit.prose || is_sentence;
        if unit.front_matter || unit.words > SHORT || is_text || page.is_some_and(|page| page.is_todays(at)) {
            continue;
        }
        let said = day_lines::days_said(&unit.text);
        let of = |wanted: Says| said.iter().find(|(.., says)| *says == wanted);
        let Some(&(date, span, says)) =
            of(Says::Published).or_else(|| of(Says::Nothing)).or_else(|| of(Says::Updated))
        else {
            continue;
        };
        let (published, updated) = (says == Says::Published, says == Says::Updated);
        let is_left_out = kinds[at] == ZoneKind::Boilerplate;
        let is_near = match title {
            Some(title) => at + 6 >= title && at <= first_body.max(title) + 2,
            None => at <= first_body,
        };
        let is_ending = at > last_body && at <= last_body + 4;
        let clear = match () {
            () if published && (is_near || is_ending) => 6,
            () if is_near && unit.date.is_some() && !updated => 5,
            () if is_near && kinds[at] == ZoneKind::Date && !updated => 4,
            () if is_near && !is_left_out && !updated => 3,
            () if is_near && at > title.unwrap_or(0) && at < first_body && !updated => 2,
            () if (is_near || is_ending) && (updated || unit.date.is_some()) => 1,
            () => 0,
        };
        let span = match &unit.text {
            Cow::Borrowed(_) => Span::new(unit.span.start + span.start, unit.span.start + span.end),
            Cow::Owned(_) => unit.span,
        };
        let span = if unit.date.is_some() { unit.span } else { span };
        lines.push(DatedLine { clear, at, date, span, is_updated: updated });
    }
    lines.sort_by_key(|line| (Reverse(line.clear), line.at));
    lines
}

/// The day that a page's metadata name. Where the page prints it, that is the better evidence. A page that
/// prints a day more or less than its metadata, which are often in universal time, is right too.
fn of_metadata(stated: &Stated, page: &Page, units: &[Unit<'_>], lines: &[DatedLine]) -> Option<Dated> {
    let is_next = |line: &&DatedLine| {
        stated.is_universal
            && line.clear >= CLEAR
            && days_between(line.date, stated.day).is_some_and(|days| days == 1)
    };
    let same = lines.iter().find(|line| line.date == stated.day && !line.is_updated);
    if let Some(line) = same.or_else(|| lines.iter().find(is_next)) {
        return Some(Dated { date: line.date, span: line.span, at_head: false });
    }
    let told = page.told.iter().find(|(kind, _)| *kind == ZoneKind::Date).map(|(_, span)| *span);
    let anywhere = || Some(units.iter().find(|unit| day_lines::prints(&unit.text, stated.day))?.span);
    Some(Dated { date: stated.day, span: told.or_else(anywhere)?, at_head: false })
}

/// A line with a date outside the running text.
struct DatedLine {
    /// How clearly it dates the article: 0 not at all.
    clear: u8,
    at: usize,
    date: Date,
    span: Span,
    is_updated: bool,
}

fn of_front(raw: &str, front: &[front::Entry]) -> Option<Dated> {
    // By letters alone: `date-published`, `published_date`, `datePublished`.
    let names = [
        "published",
        "datepublished",
        "publisheddate",
        "publishedtime",
        "publishedat",
        "publishdate",
        "publicationdate",
        "pubdate",
        "articlepublishedtime",
        "publicado",
        "fechadepublicacion",
        "fecha",
        "date",
    ];
    let letters = |key: &str| key.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    names.iter().find_map(|name| {
        let entry = front.iter().find(|entry| letters(&entry.key) == *name)?;
        let date = Date::parse(entry.value.get(..10).unwrap_or(&entry.value))
            .or_else(|| day_of(&entry.value))
            .or_else(|| Some(days_in_line(&entry.value).first()?.0))
            .filter(|date| is_plausible(*date))?;
        let within = raw.get(entry.span.range())?;
        // The value alone, where it stands as it is.
        let value = within
            .find(&date.to_string())
            .map(|at| Span::new(entry.span.start + at, entry.span.start + at + date.to_string().len()));
        Some(Dated { date, span: value.unwrap_or(entry.span), at_head: false })
    })
}

/// The date in a dateline: `MEXICO CITY, March 3, 2024 (Reuters) — …`.
fn of_dateline(unit: &Unit<'_>) -> Option<Dated> {
    let (date, span) = dates_in(&unit.text).next()?;
    if !matches!(unit.text, Cow::Borrowed(_)) || span.start > 60 {
        return None;
    }
    let before = unit.text[..span.start].trim_end_matches([' ', ',', '(', '.']);
    let capitalised = before
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || word.starts_with('(') || word.len() <= 3);
    let rest = unit.text[span.end..].trim_start();
    let ends = rest.chars().take(24).collect::<String>().contains(['—', '–', '-', ')'])
        || rest.starts_with([':', '.']);
    let span = Span::new(unit.span.start + span.start, unit.span.start + span.end);
    (capitalised && ends && date.day().is_some()).then_some(Dated { date, span, at_head: false })
}

/// News agencies, in folded words.
const AGENCIES: [&str; 14] = [
    "reuters",
    "associated press",
    "ap",
    "the associated press",
    "afp",
    "agence france presse",
    "efe",
    "xinhua",
    "notimex",
    "bloomberg",
    "europa press",
    "dpa",
    "upi",
    "ansa",
];

/// Whether folded words are the name of an agency.
pub fn agency(words: &str) -> bool {
    AGENCIES.contains(&words)
}

/// The agency that a dateline names: `WASHINGTON (Reuters) - …`.
pub fn agency_of_dateline(text: &str) -> Option<String> {
    let open = text.find('(').filter(|&at| at <= 60)?;
    let (name, rest) = text[open + 1..].split_once(')')?;
    let is_dateline = rest.trim_start().starts_with(['-', '–', '—']) || text[..open].contains([',']);
    (is_dateline && agency(&folded_words(name))).then(|| name.trim().to_owned())
}

/// A text is taken to speak of days within about three months when it leaves out the year.
const NEAR_DAYS: u32 = 92;

/// Whether the text rules out that its page's date is that of its publication.
///
/// A date above the headline can be the day on which the page was saved. It is ruled out when the
/// text names days without their year ("on January 20"), which people do for days that are near,
/// and all of them are far from it, while the latest year that the text does name lies more than a
/// year before it.
pub fn ruled_out(raw: &str, zones: &[Zone], dated: Dated) -> Option<RuledOut> {
    let (month, day) = (dated.date.month()?, dated.date.day()?);
    if !dated.at_head {
        return None;
    }
    let mut latest: Option<(Date, Span)> = None;
    let mut without_year: Vec<(u32, Span)> = Vec::new();
    for zone in zones.iter().filter(|zone| zone.kind.is_body()) {
        for found in dates::find(raw.get(zone.span.range())?) {
            let span = Span::new(zone.span.start + found.span.start, zone.span.start + found.span.end);
            if let Some(date) = Date::parse(&found.value) {
                if latest.is_none_or(|(other, _)| other.year() < date.year()) {
                    latest = Some((date, span));
                }
            } else if let Some((month, day)) = month_and_day(&found.value) {
                without_year.push((day_of_year(month, day), span));
            }
        }
    }
    let (latest, _) = latest.filter(|(latest, _)| latest.year() + 1 < dated.date.year())?;
    let printed = day_of_year(month, day);
    let far = |other: u32| {
        let apart = printed.abs_diff(other);
        apart.min(366 - apart) > NEAR_DAYS
    };
    let (_, against) = *without_year.first()?;
    if !without_year.iter().all(|(other, _)| far(*other)) {
        return None;
    }
    let latest_year = latest.year();
    Some(RuledOut { date: dated.date, span: dated.span, against, latest_year })
}

/// `--01-20` as 1 and 20.
fn month_and_day(value: &str) -> Option<(u8, u8)> {
    let (month, day) = value.strip_prefix("--")?.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_in_datelines() {
        assert_eq!(agency_of_dateline("MEXICO CITY (Reuters) - Talks").as_deref(), Some("Reuters"));
        assert_eq!(agency_of_dateline("WASHINGTON, March 3 (AP) Talks").as_deref(), Some("AP"));
        assert_eq!(agency_of_dateline("The ministry (SRE) said"), None);
    }
}
