//! What speaks for and against a block being part of the article.
//!
//! Each cue is a plain observation. How much it weighs is learned from pages that were marked by hand
//! (see [`super::labels`]).

use std::collections::HashMap;

use text::{folded_words, straighten};

use super::{
    context,
    cue::{Cue, bin},
    likeness::likeness,
    markup::Page,
    markup_cues,
    topic::{topic_share, topic_words},
    unit::Unit,
};
use crate::annotate::dates;

/// What a plain text file calls itself: its front matter's title, or its first line where that is
/// the title of the page, with the headline printed again below.
pub fn titles_of_text(units: &[Unit<'_>], front: &[super::front::Entry]) -> Vec<String> {
    let of_front = front.iter().filter(|entry| entry.key == "title").map(|entry| entry.value.clone());
    let of_page = units.first().filter(|first| {
        let is_headline = |unit: &Unit<'_>| unit.words < first.words && likeness(&unit.key, &first.key) >= 2;
        (4..=40).contains(&first.words) && !first.ends && units[1..].iter().any(is_headline)
    });
    of_front.chain(of_page.map(|unit| unit.text.clone().into_owned())).collect()
}

/// Sums of the words of prose before each unit, and of all.
struct Prose {
    before: Vec<usize>,
    all: usize,
}

/// The cues of every unit, in order.
pub fn cues(units: &[Unit<'_>], titles: &[String], page: Option<&Page>) -> Vec<Vec<Cue>> {
    let prose = prose(units);
    let mut occurrences: HashMap<&str, u32> = HashMap::new();
    units.iter().for_each(|unit| *occurrences.entry(&unit.key).or_default() += 1);
    let topic = topic_words(units);
    let title_keys: Vec<String> = titles.iter().map(|title| folded_words(title)).collect();
    let mut cues: Vec<Vec<Cue>> = units
        .iter()
        .map(|unit| {
            let mut cues = Vec::with_capacity(64);
            shape(unit, &mut cues);
            cues
        })
        .collect();
    surroundings(units, &prose, &mut cues);
    clusters(units, &mut cues);
    for (at, (unit, cues)) in units.iter().zip(&mut cues).enumerate() {
        match occurrences[unit.key.as_str()] {
            0..=1 => {}
            2 if unit.words < 3 => {}
            2 => cues.push(("printed", "twice")),
            _ => cues.push(("printed", "often")),
        }
        if at == 0 && page.is_none() && title_keys.contains(&unit.key) {
            cues.push(("is", "page title"));
        } else if !title_keys.is_empty() {
            let likeness = title_keys.iter().map(|title| likeness(&unit.key, title)).max().unwrap_or(0);
            cues.push(("title", ["no", "some", "near", "same"][likeness]));
        }
        if unit.words >= 4 {
            cues.push(("topic", topic_share(unit, &topic)));
        }
    }
    match page {
        Some(page) => markup_cues::add(units, page, &mut cues),
        None => context::add(units, titles, &mut cues),
    }
    cues
}

fn prose(units: &[Unit<'_>]) -> Prose {
    let mut all = 0;
    let before = units
        .iter()
        .map(|unit| {
            let before = all;
            all += if unit.prose { unit.words } else { 0 };
            before
        })
        .collect();
    Prose { before, all }
}

/// What a block looks like by itself.
fn shape(unit: &Unit<'_>, cues: &mut Vec<Cue>) {
    let text = unit.text.as_ref();
    let length = match unit.words {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3",
        5..=8 => "5",
        9..=14 => "9",
        15..=24 => "15",
        25..=49 => "25",
        50..=99 => "50",
        _ => "100",
    };
    cues.push(("words", length));
    cues.push((if unit.ends { "words, ends" } else { "words, open" }, length));
    let last = text.trim_end_matches(|c| matches!(straighten(c), '"' | '\'' | ')' | ']')).chars().next_back();
    cues.push((
        "ends",
        match last {
            Some('.' | '…') => "stop",
            Some('?' | '!') => "mark",
            Some(':') => "colon",
            Some(',' | ';') => "comma",
            Some('|' | '»' | '›' | '>' | '→' | '/') => "arrow",
            Some(c) if c.is_numeric() => "digit",
            Some(c) if c.is_alphabetic() => "letter",
            _ => "other",
        },
    ));
    let first = text.chars().next();
    cues.push((
        "begins",
        match first {
            Some(c) if c.is_lowercase() => "lower",
            Some(c) if c.is_uppercase() => "upper",
            Some(c) if c.is_numeric() => "digit",
            Some(c) if matches!(straighten(c), '"' | '\'') => "quote",
            Some('•' | '·' | '▪' | '*' | '-' | '–' | '—' | '◦' | '●') => "item",
            Some('#') => "hash",
            Some('(' | '[') => "bracket",
            Some('©') => "copyright",
            Some('@') => "at",
            _ => "other",
        },
    ));
    capitals(unit, cues);
    if unit.words >= 4 {
        let share = unit.function_words * 100 / unit.words;
        cues.push(("function words", bin(share, &[1, 15, 28, 40, 52])));
    }
    let sentences =
        text.as_bytes().windows(2).filter(|pair| matches!(pair[0], b'.' | b'?' | b'!') && pair[1] == b' ');
    let wide_sentences =
        text.matches(['。', '！', '？', '।', '۔']).count().saturating_sub(usize::from(unit.ends));
    cues.push(("sentences", bin(sentences.count() + wide_sentences, &[1, 2, 3, 6])));
    let commas = text.matches([',', '，', '、', '،']).count();
    cues.push(("commas", bin(commas, &[1, 2, 4, 8])));
    if unit.words >= 8 {
        let marks = commas
            + text.matches(['.', '!', '?', ':', ';', '。', '！', '？', '：', '；', '।', '۔', '؟']).count();
        cues.push(("marks", bin(marks * 100 / unit.words, &[1, 4, 8, 14, 25])));
    }
    let (mut digits, mut letters) = (0, 0);
    for c in text.chars() {
        digits += usize::from(c.is_numeric());
        letters += usize::from(c.is_alphabetic());
    }
    cues.push(("digits", bin(digits * 100 / (digits + letters).max(1), &[1, 10, 30, 60])));
    for (sign, name) in [
        ("©", "copyright"),
        ("@", "at"),
        ("http", "address"),
        ("www.", "address"),
        ("|", "bar"),
        ("»", "arrow"),
        ("›", "arrow"),
        (" > ", "arrow"),
        (" · ", "dot"),
        (" • ", "dot"),
        ("#", "hash"),
        ("…", "ellipsis"),
        ("...", "ellipsis"),
        ("/AP", "agency"),
        ("/AFP", "agency"),
        ("/Reuters", "agency"),
        ("/Getty", "agency"),
        ("(Photo", "agency"),
        ("(AP", "agency"),
        ("ookie", "cookie"),
        ("クッキー", "cookie"),
        ("]", "bracket"),
        ("$", "money"),
    ] {
        if text.contains(sign) {
            cues.push(("sign", name));
        }
    }
    if text.chars().any(|c| matches!(straighten(c), '"')) {
        cues.push(("sign", "quote"));
    }
    for class in &unit.phrases {
        cues.push(("phrase", class));
        if unit.words > 14 {
            cues.push(("phrase, long", class));
        }
    }
    if unit.date.is_some() {
        cues.push(("is", "date"));
    } else if unit.words <= 14 && !dates::find(text).is_empty() {
        cues.push(("has", "date"));
    }
    if unit.front_matter {
        cues.push(("is", "front matter"));
    }
}

/// How many of the longer words are capitalised.
fn capitals(unit: &Unit<'_>, cues: &mut Vec<Cue>) {
    let (mut capitals, mut all, mut shouted) = (0, 0, 0);
    for word in unit.text.split_whitespace().filter(|word| word.chars().count() >= 4) {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { continue };
        all += 1;
        if first.is_uppercase() {
            capitals += 1;
            shouted += usize::from(letters.all(char::is_uppercase));
        }
    }
    let share = match all {
        0 => "none",
        _ if shouted * 4 >= all * 3 => "shouted",
        _ if capitals * 10 >= all * 9 => "all",
        _ if capitals * 2 >= all => "most",
        _ if capitals * 5 >= all => "some",
        _ => "few",
    };
    cues.push(("capitals", share));
    cues.push((if unit.words > 8 { "capitals, long" } else { "capitals, short" }, share));
}

/// Where a block stands among the others.
fn surroundings(units: &[Unit<'_>], prose: &Prose, cues: &mut [Vec<Cue>]) {
    let mut since = usize::MAX;
    let mut back = vec![usize::MAX; units.len()];
    for at in (0..units.len()).rev() {
        back[at] = since;
        since = if units[at].prose { 0 } else { since.saturating_add(1) };
    }
    let mut since = usize::MAX;
    let far =
        |distance: usize| if distance == usize::MAX { "none" } else { bin(distance, &[1, 2, 4, 8, 16, 32]) };
    let mut run_start = 0;
    for at in 0..units.len() {
        let unit = &units[at];
        let mine = &mut cues[at];
        mine.push(("prose above", far(since)));
        mine.push(("prose below", far(back[at])));
        if unit.prose {
            mine.push(("prose, prose above", far(since)));
            mine.push(("prose, prose below", far(back[at])));
        } else {
            mine.push((
                "between prose",
                match (since, back[at]) {
                    (0, 0) => "one",
                    (0..=2, 0..=2) => "few",
                    (0..=6, 0..=6) => "some",
                    (usize::MAX, usize::MAX) => "alone",
                    (usize::MAX, _) => "before",
                    (_, usize::MAX) => "after",
                    _ => "far",
                },
            ));
        }
        since = if unit.prose { 0 } else { since.saturating_add(1) };
        if unit.prose {
            run_start = at + 1;
        }
        mine.push((
            "short lines above",
            bin(at + usize::from(!unit.prose) - run_start.min(at), &[1, 2, 4, 8, 16]),
        ));
        let share = |words: usize| words * 100 / prose.all.max(1);
        let after = prose.all - prose.before[at] - if unit.prose { unit.words } else { 0 };
        mine.push(("prose so far", bin(share(prose.before[at]), &[1, 5, 15, 40, 70, 90, 97, 100])));
        mine.push(("prose to come", bin(share(after), &[1, 3, 10, 30, 60, 85, 95, 100])));
        mine.push(("words so far", bin(prose.before[at], &[1, 40, 120, 400])));
        // How much prose stands close by, a block's own not counted.
        let near = |reach: usize| -> usize {
            let around = at.saturating_sub(reach)..(at + reach + 1).min(units.len());
            around.filter(|&other| other != at && units[other].prose).map(|other| units[other].words).sum()
        };
        mine.push(("prose near", bin(near(2), &[1, 20, 50, 100, 200])));
        mine.push(("prose around", bin(near(6), &[1, 40, 120, 300, 600])));
        mine.push((
            "place",
            match at {
                0 => "first",
                1..=4 => "top",
                _ => bin(at * 100 / units.len(), &[5, 15, 30, 50, 70, 85, 95]),
            },
        ));
        mine.push((
            "gaps",
            match (unit.after_gap, units.get(at + 1).is_none_or(|next| next.after_gap)) {
                (true, true) => "both",
                (true, false) => "above",
                (false, true) => "below",
                (false, false) => "none",
            },
        ));
        if at > 0 && unit.text.starts_with(char::is_lowercase) && !units[at - 1].ends {
            mine.push(("continues", "yes"));
        }
        if at > 0 && units[at - 1].ends && units[at - 1].text.ends_with(':') {
            mine.push(("after", "colon"));
        }
    }
}

/// Paragraphs with no more than a few lines between them.
struct Cluster {
    first: usize,
    last: usize,
    paragraphs: usize,
    words: usize,
}

/// Which cluster of paragraphs a block belongs to: most pages have one that outweighs the rest.
fn clusters(units: &[Unit<'_>], cues: &mut [Vec<Cue>]) {
    /// Blocks between two paragraphs of one cluster, at most.
    const REACH: usize = 4;
    let mut clusters: Vec<Cluster> = Vec::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.prose) {
        // One very long block is no better proof than a few paragraphs.
        let words = unit.words.min(150);
        match clusters.last_mut().filter(|last| at - last.last <= REACH + 1) {
            Some(last) => {
                (last.last, last.paragraphs, last.words) = (at, last.paragraphs + 1, last.words + words);
            }
            None => clusters.push(Cluster { first: at, last: at, paragraphs: 1, words }),
        }
    }
    let Some(heaviest) = (0..clusters.len()).rev().max_by_key(|&at| clusters[at].words) else { return };
    let most = clusters[heaviest].words;
    let mut next = 0;
    for (at, cues) in cues.iter_mut().enumerate() {
        while clusters.get(next).is_some_and(|cluster| cluster.last < at) {
            next += 1;
        }
        let inside = clusters.get(next).filter(|cluster| cluster.first <= at);
        let Some(cluster) = inside else {
            let name = if next <= heaviest { "before the heaviest" } else { "after the heaviest" };
            cues.push(("cluster", name));
            let (start, end) = (clusters[heaviest].first, clusters[heaviest].last);
            if at < start || at > end {
                let away = if at < start { start - at } else { at - end };
                let group = if at < start { "heaviest cluster, below" } else { "heaviest cluster, above" };
                cues.push((group, bin(away, &[1, 2, 3, 5, 10, 20])));
            }
            continue;
        };
        let rank = match () {
            () if next == heaviest => "heaviest",
            () if cluster.words * 10 >= most * 6 => "heavy",
            () if cluster.words * 4 >= most => "middling",
            () => "light",
        };
        let side = if next < heaviest { "cluster above" } else { "cluster below" };
        cues.push((if next == heaviest { "cluster" } else { side }, rank));
        let paragraph = if units[at].prose { "cluster, paragraph" } else { "cluster, line" };
        cues.push((paragraph, rank));
        let density = cluster.paragraphs * 100 / (cluster.last - cluster.first + 1);
        let group = if next == heaviest { "heaviest cluster's density" } else { "cluster's density" };
        cues.push((group, bin(density, &[25, 40, 55, 70, 85])));
        cues.push(("cluster's paragraphs", bin(cluster.paragraphs, &[2, 4, 8, 16])));
    }
}
