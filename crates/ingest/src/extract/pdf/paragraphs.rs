//! From the lines of all pages to paragraphs: what pages repeat is left out, and divided words are put together.

use std::collections::{BTreeMap, HashSet};

use text::keeps_hyphen;

use super::{glyphs::Run, layout::median};

/// What stands before the items of a list.
const BULLETS: [char; 7] = ['•', '▪', '■', '◦', '‣', '●', '○'];

/// Signs that divide a word at the end of a line.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// Second parts of words that keep their hyphen, also where a line ends with it.
const KEEP_THEIR_HYPHEN: [&str; 24] = [
    "backed", "based", "called", "driven", "elect", "free", "general", "led", "level", "like", "long",
    "made", "old", "profile", "range", "related", "run", "scale", "sharing", "style", "term", "time", "wide",
    "year",
];

/// A page, with its lines in order.
#[derive(Clone, Debug)]
pub struct PageLines {
    /// Its height.
    pub height: f32,
    /// Its lines.
    pub lines: Vec<Run>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its text, on one line.
    pub text: String,
    /// The size of its letters.
    pub size: f32,
    /// The page it begins on, from 0.
    pub page: usize,
    /// How many lines it has.
    lines: usize,
}

/// Lines within this part of the height of a page, from the top and from the end, may be running heads.
const EDGE: f32 = 0.13;

/// Letters differ in size if one size is so many times another.
const OTHER_SIZE: f32 = 1.12;

/// Takes out running heads, page numbers and the lines that a browser prints on every page. An address among them is kept
/// once, and given back.
pub fn leave_out_repeated(pages: &mut [PageLines]) -> Option<String> {
    #[derive(Default)]
    struct Seen {
        pages: HashSet<usize>,
        smallest: Option<f32>,
    }
    let mut seen: BTreeMap<(bool, String), Seen> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for line in &page.lines {
            if let Some(key) = edge_key(page.height, line) {
                let seen = seen.entry(key).or_default();
                seen.pages.insert(number);
                seen.smallest = Some(seen.smallest.map_or(line.size, |size| size.min(line.size)));
            }
        }
    }
    let most = pages.len();
    let mut address = None;
    for page in pages.iter_mut() {
        let printed = lines_of_browser(page);
        for line in printed.iter().filter_map(|&at| page.lines.get(at)) {
            address = address.or_else(|| address_in(&line.text));
        }
        let mut at = 0;
        page.lines.retain(|_| {
            at += 1;
            !printed.contains(&(at - 1))
        });
    }
    for page in pages.iter_mut() {
        let height = page.height;
        page.lines.retain(|line| {
            let Some(key) = edge_key(height, line) else { return true };
            let is_number = key.1.chars().all(|c| !c.is_alphabetic());
            let is_repeated = seen.get(&key).is_some_and(|seen| {
                let count = seen.pages.len();
                // The headline may be what later pages repeat, in small letters.
                let is_small = seen.smallest.is_some_and(|size| line.size < OTHER_SIZE * size);
                is_small && count >= 2 && (is_number || count * 5 >= most * 2)
            });
            if is_repeated && address.is_none() {
                address = address_in(&line.text);
            }
            !is_repeated
        });
    }
    address
}

/// The lines that a browser prints at the edges of a page: above the day and time of printing, below the address.
fn lines_of_browser(page: &PageLines) -> Vec<usize> {
    let is_time = |text: &str| {
        let is_day = |word: &str| {
            word.matches(['/', '.', '-']).count() >= 2 && word.starts_with(|c: char| c.is_ascii_digit())
        };
        let is_time = |word: &str| word.split_once(':').is_some_and(|(hour, _)| hour.parse::<u8>().is_ok());
        let mut words = text.split_whitespace();
        words.any(is_day) && words.any(is_time)
    };
    let is_number = |text: &str| {
        let is = |word: &str| {
            word.split_once('/').is_some_and(|(a, b)| a.parse::<u16>().is_ok() && b.parse::<u16>().is_ok())
        };
        text.split_whitespace().any(is)
    };
    let row = |y: f32| -> Vec<usize> {
        let on_row = |(_, line): &(usize, &Run)| (line.y - y).abs() < 0.5 * line.size;
        page.lines.iter().enumerate().filter(on_row).map(|(at, _)| at).collect()
    };
    let has = |row: &[usize], is_mark: &dyn Fn(&str) -> bool| {
        row.iter().filter_map(|&at| page.lines.get(at)).any(|line| is_mark(&line.text))
    };
    let ys = || page.lines.iter().map(|line| line.y);
    let (top, end) = (row(ys().fold(f32::MAX, f32::min)), row(ys().fold(f32::MIN, f32::max)));
    let mut printed = Vec::new();
    if has(&top, &is_time) {
        printed.extend(&top);
    }
    if has(&end, &|text| address_in(text).is_some()) && has(&end, &is_number) {
        printed.extend(&end);
    }
    printed
}

/// How a line at the upper or lower edge of a page is compared with those of other pages: numbers do not count.
fn edge_key(height: f32, line: &Run) -> Option<(bool, String)> {
    let is_top = line.y < EDGE * height;
    if !is_top && line.y < (1.0 - EDGE) * height {
        return None;
    }
    let mut key = String::new();
    for c in line.text.chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && key.ends_with('#')) {
            key.push(c);
        }
    }
    Some((is_top, key))
}

fn address_in(text: &str) -> Option<String> {
    let address =
        text.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://"))?;
    (!address.ends_with('…')).then(|| address.to_owned())
}

/// The paragraphs of all pages.
pub fn paragraphs(pages: &[PageLines]) -> Vec<Paragraph> {
    let lines: Vec<(usize, &Run)> = pages
        .iter()
        .enumerate()
        .flat_map(|(number, page)| page.lines.iter().map(move |line| (number, line)))
        .collect();
    let words = Words::of(&lines);
    let leading = leading(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, (page, line)) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let goes_on = before.is_some_and(|before| goes_on(&lines, at, before, leading, paragraphs.last()));
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => {
                words.join(&mut paragraph.text, &line.text);
                paragraph.lines += 1;
            }
            None => {
                paragraphs.push(Paragraph {
                    text: line.text.clone(),
                    size: line.size,
                    page: *page,
                    lines: 1,
                });
            }
        }
    }
    for paragraph in &mut paragraphs {
        // Where a word could be divided, but is not.
        paragraph.text.retain(|c| c != '\u{AD}');
    }
    paragraphs.retain(|paragraph| !paragraph.text.trim().is_empty());
    paragraphs
}

/// How far apart the lines of a paragraph are, by the size of their letters.
fn leading(lines: &[(usize, &Run)]) -> f32 {
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [(page, before), (next_page, line)] if page == next_page => Some((line.y - before.y) / before.size),
        _ => None,
    });
    median(pairs.filter(|apart| (0.8..2.5).contains(apart))).unwrap_or(1.2)
}

/// Whether a line goes on with the paragraph before it.
fn goes_on(
    lines: &[(usize, &Run)],
    at: usize,
    (page_before, before): &(usize, &Run),
    leading: f32,
    paragraph: Option<&Paragraph>,
) -> bool {
    let (Some((page, line)), Some(paragraph)) = (lines.get(at), paragraph) else { return false };
    let ratio = line.size / paragraph.size;
    if !(1.0 / OTHER_SIZE..OTHER_SIZE).contains(&ratio) {
        return false;
    }
    let ends_sentence = before.text.ends_with(['.', '!', '?', ':', '”', '"', '»', '…', '’']);
    let apart = (line.y - before.y) / before.size;
    let is_below = page == page_before && apart > 0.0 && line.left < before.right && line.right > before.left;
    if !is_below {
        // The next column or page: a sentence goes on there.
        let is_beside = page == page_before && apart.abs() < 0.3;
        let starts_small = line.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        return !is_beside && !ends_sentence && (starts_small || before.text.ends_with('-'));
    }
    if apart > 1.3 * leading.max(1.0) || line.text.starts_with(BULLETS) {
        return false;
    }
    // The right and the left edge of the lines around it.
    let around = lines.get(at.saturating_sub(8)..(at + 8).min(lines.len())).unwrap_or_default();
    let around =
        around.iter().filter(|(on, other)| on == page && other.left < line.right && other.right > line.left);
    let right = around.clone().map(|(_, other)| other.right).fold(f32::MIN, f32::max);
    let left = median(around.map(|(_, other)| other.left)).unwrap_or(line.left);
    let indent = (line.left - left) / line.size;
    let next_is_back =
        lines.get(at + 1).is_none_or(|(_, next)| next.left < line.left - 0.6 * line.size || next.y < line.y);
    // A paragraph of a single line begins further in as well.
    let before_is_back = (before.left - left) / line.size < 0.7 || paragraph.lines == 1;
    let is_indented = (0.7..6.0).contains(&indent) && before_is_back && next_is_back;
    let is_last =
        ends_sentence && before.right < right - 0.2 * (right - left) && right - left > 10.0 * line.size;
    !is_indented && !is_last
}

/// The words of a document, by which a hyphen at the end of a line is judged.
struct Words<'t> {
    words: HashSet<&'t str>,
}

impl<'t> Words<'t> {
    fn of(lines: &[(usize, &'t Run)]) -> Self {
        let mut words = HashSet::new();
        for (_, line) in lines {
            words.extend(line.text.split_whitespace().map(trimmed));
        }
        Self { words }
    }

    /// Appends a line. A word that is divided between them is one again, unless the document writes it with a hyphen elsewhere.
    fn join(&self, text: &mut String, line: &str) {
        let is_divided = text.ends_with(HYPHENS)
            && text.trim_end_matches(HYPHENS).ends_with(char::is_alphabetic)
            && line.starts_with(char::is_lowercase);
        if is_divided {
            let first = text.rsplit(char::is_whitespace).next().unwrap_or_default();
            let second = line.split_whitespace().next().unwrap_or_default();
            let bare = first.trim_end_matches(HYPHENS);
            let has = |word: &str| self.words.contains(trimmed(word));
            let keeps = || {
                has(&format!("{first}{second}"))
                    || keeps_hyphen(trimmed(bare))
                    || KEEP_THEIR_HYPHEN.contains(&trimmed(second))
            };
            // The other two signs are there to divide words.
            if !first.ends_with('-') || has(&format!("{bare}{second}")) || !keeps() {
                text.truncate(text.trim_end_matches(HYPHENS).len());
            }
        } else if needs_space(text, line) {
            text.push(' ');
        }
        text.push_str(line);
    }
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether words are written with spaces between them where one line ends and another begins.
fn needs_space(text: &str, line: &str) -> bool {
    let is_ideograph =
        |c: char| matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    let is_before_ideograph = text.ends_with(is_ideograph) && line.starts_with(is_ideograph);
    let has_dash = text.ends_with(HYPHENS) || text.ends_with(['—', '/']);
    let is_apart = text.ends_with(" -") || text.ends_with(" —");
    !is_before_ideograph && (is_apart || !has_dash)
}
