//! Where a block is on its page: how far below the headline, whether it is about the same thing, and what lines are
//! around it. Only texts without markup need that: on a web page, its elements say as much.

use std::collections::{HashMap, HashSet};

use text::folded_words;

use super::{
    cue::{Cue, bin},
    likeness::likeness,
    topic::telling,
    unit::Unit,
};

/// Adds what the surroundings of every unit say to its cues. Needs the cues of dates and phrases.
pub fn add(units: &[Unit<'_>], titles: &[String], cues: &mut [Vec<Cue>]) {
    let mut titles: Vec<String> = titles.iter().map(|title| folded_words(title)).collect();
    let opening = units.first().filter(|first| (3..=40).contains(&first.words) && !first.prose);
    // Most texts that were cut out of a page begin with its title.
    titles.extend(opening.filter(|_| titles.is_empty()).map(|first| first.key.clone()));
    headline(units, &titles, cues);
    title_words(units, &titles, cues);
    prose_to_either_side(units, cues);
    lines_around(units, cues);
    beginnings(units, cues);
    phrases_above(units, cues);
}

/// How far below the headline a block is. Of several lines that read like the title, the last one counts.
fn headline(units: &[Unit<'_>], titles: &[String], cues: &mut [Vec<Cue>]) {
    let is_headline = |at: usize, unit: &Unit<'_>| {
        // The title of the page, where a text begins with it, is not the headline yet.
        at > 0
            && unit.words <= 40
            && titles.iter().any(|title| likeness(&unit.key, title) >= 2 || is_half_of(&unit.key, title))
    };
    let headlines: Vec<usize> =
        units.iter().enumerate().filter(|(at, unit)| is_headline(*at, unit)).map(|(at, _)| at).collect();
    if headlines.is_empty() {
        return;
    }
    let (mut next, mut words, mut paragraphs) = (0, 0, 0);
    for (at, (unit, cues)) in units.iter().zip(cues).enumerate() {
        if headlines.get(next) == Some(&at) {
            (next, words, paragraphs) = (next + 1, 0, 0);
            continue;
        }
        if next == 0 {
            cues.push(("above headline", if unit.prose { "prose" } else { "line" }));
            continue;
        }
        let group = if unit.prose { "below headline, prose" } else { "below headline, line" };
        cues.push((group, bin(at - headlines[next - 1] - 1, &[1, 2, 4, 8, 16, 32, 64, 128])));
        cues.push(("prose since headline", bin(words, &[1, 40, 120, 300, 700])));
        if unit.prose {
            cues.push(("paragraph since headline", bin(paragraphs, &[1, 2, 4, 8, 16])));
            (words, paragraphs) = (words + unit.words, paragraphs + 1);
        }
        if next < headlines.len() {
            cues.push(("headline again", "below"));
        }
    }
}

/// Whether a line is the greater part of a title, which may have a kicker before it and a site's name behind it.
fn is_half_of(key: &str, title: &str) -> bool {
    key.split(' ').nth(3).is_some() && key.len() * 2 >= title.len() && title.contains(key)
}

/// How many of the title's words a block has, and the paragraphs around it.
fn title_words(units: &[Unit<'_>], titles: &[String], cues: &mut [Vec<Cue>]) {
    let wanted: HashSet<&str> = titles.iter().flat_map(|title| telling(title)).map(stem).collect();
    if wanted.is_empty() {
        return;
    }
    let found: Vec<HashSet<&str>> = units
        .iter()
        .map(|unit| telling(&unit.key).map(stem).filter(|word| wanted.contains(word)).collect())
        .collect();
    /// How many paragraphs to either side are looked at.
    const REACH: usize = 2;
    let paragraphs: Vec<usize> = (0..units.len()).filter(|&at| units[at].prose).collect();
    for (at, (unit, cues)) in units.iter().zip(cues).enumerate() {
        if unit.words >= 4 {
            let group = if unit.prose { "title words, prose" } else { "title words, line" };
            cues.push((group, bin(found[at].len(), &[1, 2, 3, 5])));
        }
        if unit.prose {
            let place = paragraphs.partition_point(|&other| other < at);
            let near = place.saturating_sub(REACH)..(place + REACH + 1).min(paragraphs.len());
            let around: HashSet<&str> =
                paragraphs[near].iter().flat_map(|&other| found[other].iter().copied()).collect();
            cues.push(("title words around", bin(around.len() * 100 / wanted.len(), &[1, 20, 40, 60])));
        }
    }
}

/// The beginning of a word, which its inflected forms share.
fn stem(word: &str) -> &str {
    word.char_indices().nth(6).map_or(word, |(end, _)| &word[..end])
}

/// How much of the blocks before and after is prose.
fn prose_to_either_side(units: &[Unit<'_>], cues: &mut [Vec<Cue>]) {
    let mut sums = vec![0];
    sums.extend(units.iter().scan(0, |sum, unit| {
        *sum += if unit.prose { unit.words.min(100) } else { 0 };
        Some(*sum)
    }));
    for (at, cues) in cues.iter_mut().enumerate() {
        let before = |reach: usize| sums[at] - sums[at.saturating_sub(reach)];
        let after = |reach: usize| sums[(at + 1 + reach).min(units.len())] - sums[at + 1];
        cues.push(("prose just above", bin(before(4), &[1, 30, 80, 160])));
        cues.push(("prose just below", bin(after(4), &[1, 30, 80, 160])));
        cues.push(("prose well above", bin(before(16), &[1, 60, 150, 300, 600])));
        cues.push(("prose well below", bin(after(16), &[1, 60, 150, 300, 600])));
    }
}

/// Whether the lines around a block are dated, as those of comments and of lists of other articles are, and how short
/// they are.
fn lines_around(units: &[Unit<'_>], cues: &mut [Vec<Cue>]) {
    let is_dated = |at: usize| {
        units[at].words <= 14
            && (cues[at].iter().any(|cue| matches!(cue, ("is" | "has", "date"))) || has_time(&units[at].text))
    };
    let sum = |counts: Vec<usize>| -> Vec<usize> {
        std::iter::once(0)
            .chain(counts.into_iter().scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            }))
            .collect()
    };
    let dated = sum((0..units.len()).map(|at| usize::from(is_dated(at))).collect());
    let words = sum(units.iter().map(|unit| unit.words.min(60)).collect());
    for (at, cues) in cues.iter_mut().enumerate() {
        let (start, end) = (at.saturating_sub(6), (at + 7).min(units.len()));
        let around = dated[end] - dated[start] - (dated[at + 1] - dated[at]);
        cues.push(("dated lines around", bin(around, &[1, 2, 3, 5])));
        let mean = |from: usize, to: usize| (words[to] - words[from]) / (to - from).max(1);
        cues.push(("words a line above", bin(mean(at.saturating_sub(8), at), &[2, 4, 8, 14, 24])));
        cues.push((
            "words a line below",
            bin(mean(at + 1, (at + 9).min(units.len()).max(at + 1)), &[2, 4, 8, 14, 24]),
        ));
    }
}

/// Whether a line has a time of day: `17:05`.
fn has_time(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (1..bytes.len()).any(|at| {
        bytes[at] == b':' && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3)
    })
}

/// How many lines begin with the same two words, numbers aside: those of lists and of comments do.
fn beginnings(units: &[Unit<'_>], cues: &mut [Vec<Cue>]) {
    let beginning = |unit: &Unit<'_>| {
        let mut words = unit
            .key
            .split(' ')
            .map(|word| if word.starts_with(|c: char| c.is_ascii_digit()) { "0" } else { word });
        Some((words.next()?.to_owned(), words.next()?.to_owned()))
    };
    let all: Vec<Option<(String, String)>> = units.iter().map(beginning).collect();
    let mut counts: HashMap<&(String, String), usize> = HashMap::new();
    all.iter().flatten().for_each(|words| *counts.entry(words).or_default() += 1);
    for (words, cues) in all.iter().zip(cues) {
        if let Some(words) = words {
            cues.push(("begin alike", bin(counts[words], &[2, 3, 6, 12])));
        }
    }
}

/// How far above a block the last line is that heads comments, other articles or a notice.
fn phrases_above(units: &[Unit<'_>], cues: &mut [Vec<Cue>]) {
    const CLASSES: [(&str, &str); 5] = [
        ("comments", "comments above"),
        ("related", "related above"),
        ("subscribe", "subscribe above"),
        ("notice", "notice above"),
        ("legal", "legal above"),
    ];
    let mut last = [None; CLASSES.len()];
    let mut has_text = false;
    for (at, (unit, cues)) in units.iter().zip(cues).enumerate() {
        for ((class, group), last) in CLASSES.iter().zip(&mut last) {
            if let Some(last) = *last {
                cues.push((group, bin(at - last, &[1, 2, 3, 5, 10, 20, 60])));
            }
            if has_text && !unit.prose && unit.phrases.contains(class) {
                *last = Some(at);
            }
        }
        has_text |= unit.prose;
    }
}
