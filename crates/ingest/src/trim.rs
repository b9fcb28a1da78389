//! Tells title, body and page furniture apart.
//!
//! A saved page is read line by line. What a line is follows from its shape (a paragraph is long
//! or ends like a sentence), from known phrases (`furniture.txt`), and from where it stands: the
//! title before the body, furniture before the title and after the last paragraph. Nothing is
//! deleted: zones cover the file exactly once and in order.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use corpus::{
    date::Date,
    model::{Span, Zone, ZoneKind},
    text::{folded_form, folded_words, straighten},
};

use crate::dates;

/// What was found out about a file by its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The title, or the first line where there is none.
    pub title: String,
    /// The source that the page names.
    pub source: Option<String>,
    /// A date printed on a line of its own, with its place.
    pub date: Option<(Date, Span)>,
    /// What every stretch of the file is.
    pub zones: Vec<Zone>,
}

/// A line that holds more than white space.
struct Line<'a> {
    /// Without the white space around it.
    text: &'a str,
    span: Span,
    /// Words only, folded: two lines that read the same have the same key.
    key: String,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A paragraph of running text.
    Prose,
    /// Something short: a headline, a label, a caption.
    Short,
    /// A known phrase of page furniture.
    Furniture,
    /// A phrase that opens the furniture at the end of a page.
    Ending,
    /// A date and nothing else.
    Date,
    /// "By …", "Source: …", or the name of an agency.
    Byline,
}

/// Outlines a file. `raw` holds more than white space.
pub fn outline(raw: &str) -> Outline {
    let lines: Vec<Line<'_>> = corpus::search::snippet::lines(raw, Span::new(0, raw.len()))
        .map(|span| {
            let text = &raw[span.range()];
            let key = folded_words(text);
            Line { shape: shape(text, &key), text, span, key }
        })
        .collect();
    let end = end_of_article(&lines);
    let title = find_title(&lines[..end]);
    let first_body = (title.map_or(0, |at| at + 1)..end).find(|&at| lines[at].shape == Shape::Prose);
    let last_body = (0..end).rfind(|&at| lines[at].shape == Shape::Prose);
    // Without a single paragraph, everything that is not known to be furniture is the body.
    let body = match first_body.zip(last_body) {
        Some((first, last)) => first..last + 1,
        None => title.map_or(0, |at| at + 1)..end,
    };
    let mut kinds: Vec<ZoneKind> = (0..lines.len())
        .map(|at| match lines[at].shape {
            _ if Some(at) == title => ZoneKind::Title,
            Shape::Date => ZoneKind::Date,
            Shape::Byline => ZoneKind::Byline,
            Shape::Prose | Shape::Short if body.contains(&at) => ZoneKind::Body,
            _ => ZoneKind::Boilerplate,
        })
        .collect();
    if let Some(title) = title {
        mark_repetition(&lines, title, body, &mut kinds);
    }
    Outline {
        title: title
            .or(Some(0))
            .and_then(|at| lines.get(at))
            .map_or(String::new(), |line| one_line(line.text)),
        source: lines.iter().find_map(|line| source(line.text)),
        date: lines.iter().find_map(|line| dates::whole_line(line.text).map(|date| (date, line.span))),
        zones: zones(raw, &lines, &kinds),
    }
}

/// Where the furniture at the end of the page begins.
fn end_of_article(lines: &[Line<'_>]) -> usize {
    let prose = |lines: &[Line<'_>]| -> usize {
        lines.iter().filter(|line| line.shape == Shape::Prose).map(|line| line.text.len()).sum()
    };
    let endings = lines.iter().enumerate().filter(|(_, line)| line.shape == Shape::Ending);
    // An ending counts once there is a body, and only if little text follows: the same words can
    // be a menu entry at the top or a box in the middle.
    endings
        .map(|(at, _)| at)
        .find(|&at| {
            let (before, after) = (prose(&lines[..at]), prose(&lines[at..]));
            before > 0 && after * 2 < before
        })
        .unwrap_or(lines.len())
}

/// The headline: before the first paragraph, rather a line that is printed twice, rather the
/// longer of two.
fn find_title(lines: &[Line<'_>]) -> Option<usize> {
    let first_prose = lines.iter().position(|line| line.shape == Shape::Prose);
    let head = &lines[..first_prose.unwrap_or(lines.len().min(5))];
    let words = |line: &Line<'_>| line.key.split(' ').count();
    let mut printed: HashMap<&str, u32> = HashMap::new();
    lines.iter().for_each(|line| *printed.entry(&line.key).or_default() += 1);
    let candidates = head.iter().enumerate().filter(|(_, line)| line.shape == Shape::Short);
    candidates
        .max_by_key(|(at, line)| {
            let repeated = printed[line.key.as_str()] > 1;
            (repeated && words(line) >= 3, words(line).min(6), std::cmp::Reverse(*at))
        })
        .map(|(at, _)| at)
}

/// Where the title is printed again, what stands before that is the summary, and repetitions of
/// either are duplicates.
fn mark_repetition(lines: &[Line<'_>], title: usize, body: std::ops::Range<usize>, kinds: &mut [ZoneKind]) {
    let again = (title + 1..body.end).find(|&at| lines[at].key == lines[title].key);
    if let Some(again) = again.filter(|&again| body.end > again + 1) {
        for kind in kinds[title + 1..again].iter_mut().filter(|kind| **kind == ZoneKind::Body) {
            *kind = ZoneKind::Summary;
        }
    }
    let mut said: HashSet<&str> = HashSet::from([lines[title].key.as_str()]);
    for (line, kind) in lines.iter().zip(kinds).take(body.end).skip(title + 1) {
        if !kind.is_body() {
            continue;
        }
        let is_repeated = !said.insert(&line.key);
        // Short lines may recur in a text; whole paragraphs and the title do not.
        if is_repeated && (line.text.len() > 60 || line.key == lines[title].key) {
            *kind = ZoneKind::Duplicate;
        }
    }
}

/// Zones that cover the file: each takes the white space after it, the first also that before it.
fn zones(raw: &str, lines: &[Line<'_>], kinds: &[ZoneKind]) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    for (line, &kind) in lines.iter().zip(kinds) {
        let start = if zones.is_empty() { 0 } else { line_start(raw, line.span.start) };
        match zones.last_mut() {
            Some(last) if last.kind == kind => {}
            last => {
                if let Some(last) = last {
                    last.span.end = start;
                }
                zones.push(Zone { kind, span: Span::new(start, raw.len()) });
            }
        }
    }
    zones
}

/// The beginning of the line on which a byte stands, so that indentation stays with its line.
fn line_start(raw: &str, at: usize) -> usize {
    raw[..at].rfind(['\n', '\r']).map_or(0, |newline| newline + 1)
}

fn shape(text: &str, key: &str) -> Shape {
    let mut phrases = FURNITURE.iter().filter(|phrase| phrase.matches(text, key));
    if let Some(phrase) = phrases.next() {
        let ends_the_article = phrase.ends_the_article || phrases.any(|phrase| phrase.ends_the_article);
        return if ends_the_article { Shape::Ending } else { Shape::Furniture };
    }
    if dates::whole_line(text).is_some() {
        return Shape::Date;
    }
    if source(text).is_some() || is_byline(text, key) {
        return Shape::Byline;
    }
    let words = key.split(' ').filter(|word| !word.is_empty()).count();
    let bullet = text.starts_with(['•', '·', '▪', '–', '-', '*']) && words >= 6;
    let long = text.chars().count() >= 200;
    let sentence = words >= 6 && ends_a_sentence(text) && !is_headline(text);
    if bullet || long || sentence { Shape::Prose } else { Shape::Short }
}

fn ends_a_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c| matches!(straighten(c), '"' | '\'' | ')' | ']'));
    bare.ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Most longer words are capitalised.
fn is_headline(text: &str) -> bool {
    let longer = text.split_whitespace().filter(|word| word.chars().count() >= 4);
    let (mut capitals, mut all) = (0, 0);
    for word in longer {
        all += 1;
        capitals += usize::from(word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
    }
    all >= 3 && capitals * 4 >= all * 3 && text.chars().count() < 150
}

fn is_byline(text: &str, key: &str) -> bool {
    let by = ["by ", "por "].iter().any(|by| key.starts_with(by));
    by && text.chars().count() <= 80 && !ends_a_sentence(text)
}

/// The source that a line names: `Source: Reforma (sp)`, or an agency on a line of its own.
fn source(text: &str) -> Option<String> {
    const AGENCIES: [&str; 12] = [
        "reuters",
        "associated press",
        "ap",
        "the associated press",
        "afp",
        "efe",
        "xinhua",
        "notimex",
        "bloomberg",
        "europa press",
        "dpa",
        "upi",
    ];
    if text.chars().count() > 80 {
        return None;
    }
    let named = text.split_once(':').and_then(|(label, name)| {
        let label = folded_words(label);
        matches!(label.as_str(), "source" | "sources" | "fuente" | "con informacion de").then_some(name)
    });
    if let Some(name) = named {
        // A language in brackets is no part of the name.
        let name = name.split('(').next().unwrap_or(name).trim().trim_end_matches('.');
        return (!name.is_empty()).then(|| name.to_owned());
    }
    let words = folded_words(text);
    AGENCIES.contains(&words.as_str()).then(|| one_line(text))
}

/// Text as one line: runs of white space become a space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line of `furniture.txt`.
struct Phrase {
    words: String,
    place: Place,
    ends_the_article: bool,
}

enum Place {
    Whole,
    Beginning,
    Anywhere,
}

static FURNITURE: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let lines =
        include_str!("page/furniture.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let place = match line.chars().next()? {
                '=' => Place::Whole,
                '^' => Place::Beginning,
                '~' => Place::Anywhere,
                _ => return None,
            };
            let phrase = line[1..].strip_prefix('!');
            let words = phrase.unwrap_or(&line[1..]);
            // The sign of copyright is no word, but opens a footer all the same.
            let words = if words == "©" { words.to_owned() } else { folded_words(words) };
            Some(Phrase { words, place, ends_the_article: phrase.is_some() })
        })
        .collect()
});

impl Phrase {
    fn matches(&self, text: &str, key: &str) -> bool {
        match self.place {
            Place::Whole => {
                let words = key.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
                words.eq(self.words.split(' '))
            }
            Place::Beginning if self.words == "©" => text.starts_with('©'),
            Place::Beginning => {
                key.strip_prefix(&self.words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            }
            Place::Anywhere => text.chars().count() <= 100 && folded_form(key).contains(&self.words),
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;

    fn check(raw: &str, expected: Expect) {
        let outline = outline(raw);
        let date = outline.date.map(|(date, _)| date.to_string());
        let mut report = format!("{} | {:?} | {date:?}\n", outline.title, outline.source);
        for zone in outline.zones {
            let text: String = raw[zone.span.range()].trim().chars().take(40).collect();
            report.push_str(&format!("{:?}: {}\n", zone.kind, text.replace('\n', "⏎")));
        }
        expected.assert_eq(&report);
    }

    const PROSE: &str =
        "This is a sentence of the article that is long enough to be read as a paragraph of running text.";

    #[test]
    fn a_plain_article() {
        check(
            &format!("Two Ministers Meet In The Capital\n\n{PROSE}\n{PROSE} Twice.\n"),
            expect![[r#"
                Two Ministers Meet In The Capital | None | None
                Title: Two Ministers Meet In The Capital
                Body: This is a sentence of the article that i
            "#]],
        );
    }

    #[test]
    fn furniture_around_an_article() {
        check(
            &format!(
                "Skip to content\nHome\nMarch 3, 2024\nMinisters meet in the capital\nBy Ann Lee\n\n{PROSE}\nA subheading\n{PROSE} And more.\n\nSource: La Jornada (sp)\nComments (3)\nOther story about something else\n{}",
                &PROSE[..90]
            ),
            expect![[r#"
                Ministers meet in the capital | Some("La Jornada") | Some("2024-03-03")
                Boilerplate: Skip to content⏎Home
                Date: March 3, 2024
                Title: Ministers meet in the capital
                Byline: By Ann Lee
                Body: This is a sentence of the article that i
                Byline: Source: La Jornada (sp)
                Boilerplate: Comments (3)⏎Other story about something
            "#]],
        );
    }

    #[test]
    fn a_title_and_summary_printed_twice() {
        check(
            &format!(
                "Ministers meet again today\n{PROSE} Summary.\nMinisters meet again today\n{PROSE} Summary.\n{PROSE}\n"
            ),
            expect![[r#"
                Ministers meet again today | None | None
                Title: Ministers meet again today
                Summary: This is a sentence of the article that i
                Duplicate: Ministers meet again today⏎This is a sen
                Body: This is a sentence of the article that i
            "#]],
        );
    }

    #[test]
    fn a_note_without_a_paragraph() {
        check(
            "only a few words\nand some more",
            expect![[r#"
                only a few words | None | None
                Title: only a few words
                Body: and some more
            "#]],
        );
    }

    proptest! {
        #[test]
        fn zones_cover_any_file_once_and_in_order(raw in "([a-zA-Zé .,\u{a0}•]{0,120}(\n|\r\n| |Tags\n|Comments \\(0\\)\n)){1,12}x") {
            let mut at = 0;
            for zone in outline(&raw).zones {
                prop_assert_eq!(zone.span.start, at);
                prop_assert!(raw.is_char_boundary(zone.span.end) && !zone.span.is_empty());
                at = zone.span.end;
            }
            prop_assert_eq!(at, raw.len());
        }
    }
}
