//! Words beside each other, in the index and in a text.

use corpus::{
    index::{BODY, Positions},
    store::{Article, Dossier},
    tokens::ArticleTokens,
};
use text::{
    Span,
    sort::{pack, sort_by_key, sort_numbers, unpack},
};

use crate::{occurrences::Occurrences, slot::Slot};

/// How the words of a phrase lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proximity {
    /// In order, next to each other.
    Adjacent,
    /// In any order, with so many other words among them at most.
    Within(u32),
}

/// The articles in which some words lie so, with how often they do; nothing if that cannot be told, since texts are
/// missing. At least two slots.
pub fn find(
    dossier: &Dossier<'_>,
    slots: &[Slot],
    proximity: Proximity,
    title_only: bool,
) -> Option<Vec<(u32, Occurrences)>> {
    let Some(positions) = dossier.positions() else {
        return in_texts(dossier, slots, proximity, title_only);
    };
    let starts = match proximity {
        Proximity::Adjacent => adjacent(dossier, positions, slots),
        Proximity::Within(others) => {
            let articles = with_all(dossier, slots);
            let lists: Vec<Vec<u64>> =
                slots.iter().map(|slot| occurrences(dossier, positions, slot, &articles)).collect();
            near_each_other(&lists, slots.len() + others as usize)
        }
    };
    let mut found: Vec<(u32, Occurrences)> = Vec::new();
    for (article, position) in starts.into_iter().map(unpack) {
        let is_body = position >= BODY;
        if is_body && title_only {
            continue;
        }
        if found.last().is_none_or(|(known, _)| *known != article) {
            found.push((article, Occurrences::default()));
        }
        if let Some((_, count)) = found.last_mut() {
            *if is_body { &mut count.in_body } else { &mut count.in_title } += 1;
        }
    }
    Some(found)
}

/// The same, without positions: reads the articles that have all words.
fn in_texts(
    dossier: &Dossier<'_>,
    slots: &[Slot],
    proximity: Proximity,
    title_only: bool,
) -> Option<Vec<(u32, Occurrences)>> {
    let articles = with_all(dossier, slots);
    // Of texts that come later, few are asked for; else it is the positions that are, if there can be any.
    let is_late = dossier.piece_count() > 0;
    let few = if dossier.can_have_positions() { FEW } else { usize::MAX };
    if is_late && (articles.len() > few || articles.iter().filter(|&&id| !dossier.has_text(id)).count() > 0) {
        dossier.note_read(1);
        return None;
    }
    let mut found = Vec::new();
    for id in articles {
        let Some(article) = dossier.article(id) else { continue };
        let mut count = Occurrences::default();
        let tokens = dossier.tokens(&article);
        dossier.note_read(tokens.spans().len());
        each_occurrence(dossier, slots, proximity, title_only, &article, &tokens, &mut |is_title, _| {
            *if is_title { &mut count.in_title } else { &mut count.in_body } += 1;
        });
        if count.in_title + count.in_body > 0 {
            found.push((id, count));
        }
    }
    Some(found)
}

/// In how many articles a phrase is looked for when their texts come later.
const FEW: usize = 16;

/// Where words stand in order, next to each other: the place of the first of them by frequency. The rarest word
/// is read as a whole; of each other one only what stands in the articles that are left, and nothing of it is
/// kept.
fn adjacent(dossier: &Dossier<'_>, positions: &Positions, slots: &[Slot]) -> Vec<u64> {
    let index = dossier.index();
    let mut order: Vec<(u32, usize)> =
        slots.iter().enumerate().map(|(at, slot)| (slot.frequency(index), at)).collect();
    sort_by_key(&mut order, |&(frequency, _)| frequency);
    let mut rest = order.into_iter().map(|(_, at)| at);
    let Some(rarest) = rest.next() else { return Vec::new() };
    let mut found = occurrences(dossier, positions, &slots[rarest], &articles_of(dossier, &slots[rarest]));
    for other in rest {
        let distance = other as i64 - rarest as i64;
        let mut articles: Vec<u32> = found.iter().map(|&place| unpack(place).0).collect();
        articles.dedup();
        match slots[other].terms() {
            [(None, terms)] if terms.len() == 1 => {
                let (mut at, mut kept) = (0, 0);
                index.each_position(positions, terms[0], &articles, &mut |article, position| {
                    // Before the beginning of the first title stands nothing.
                    let Some(wanted) = pack(article, position).checked_add_signed(-distance) else { return };
                    while found.get(at).is_some_and(|&place| place < wanted) {
                        at += 1;
                    }
                    if found.get(at) == Some(&wanted) {
                        found[kept] = wanted;
                        (at, kept) = (at + 1, kept + 1);
                    }
                });
                found.truncate(kept);
            }
            _ => {
                let places = occurrences(dossier, positions, &slots[other], &articles);
                found = followed_by(found, &places, distance);
            }
        }
    }
    found
}

/// The articles that have every word, ascending.
fn with_all(dossier: &Dossier<'_>, slots: &[Slot]) -> Vec<u32> {
    let index = dossier.index();
    let mut order: Vec<(u32, &Slot)> = slots.iter().map(|slot| (slot.frequency(index), slot)).collect();
    sort_by_key(&mut order, |&(frequency, _)| frequency);
    let mut rest = order.into_iter();
    let mut articles = Vec::new();
    if let Some((_, rarest)) = rest.next() {
        articles = articles_of(dossier, rarest);
    }
    for (_, slot) in rest {
        let mut is_kept = vec![false; articles.len()];
        for (_, terms) in slot.terms() {
            index.each_postings(terms, |postings| {
                postings.each_in(&articles, &mut |at, _, _| is_kept[at] = true);
            });
        }
        let mut at = 0;
        articles.retain(|_| {
            at += 1;
            is_kept[at - 1]
        });
    }
    articles
}

/// The articles that have a word, ascending.
fn articles_of(dossier: &Dossier<'_>, slot: &Slot) -> Vec<u32> {
    let mut articles = Vec::new();
    for (_, terms) in slot.terms() {
        dossier
            .index()
            .each_postings(terms, |postings| postings.each(|posting| articles.push(posting.article)));
    }
    if !articles.is_sorted_by(|a, b| a < b) {
        let mut numbers: Vec<u64> = articles.into_iter().map(u64::from).collect();
        sort_numbers(&mut numbers);
        numbers.dedup();
        articles = numbers.into_iter().map(|number| number as u32).collect();
    }
    articles
}

/// Where a word stands in some articles: article and position packed into one number, ascending.
fn occurrences(dossier: &Dossier<'_>, positions: &Positions, slot: &Slot, articles: &[u32]) -> Vec<u64> {
    let index = dossier.index();
    let mut all: Vec<u64> = Vec::new();
    for (only, terms) in slot.terms() {
        let counts = |article| only.is_none_or(|language| dossier.language(article) == language);
        for &term in terms {
            let mut own = Vec::new();
            index.each_position(positions, term, articles, &mut |article, position| {
                if counts(article) {
                    own.push(pack(article, position));
                }
            });
            if all.is_empty() {
                all = own;
            } else if terms.len() > SEVERAL {
                all.extend(own);
            } else if !own.is_empty() {
                all = merged(&all, &own);
            }
        }
        if terms.len() > SEVERAL {
            sort_numbers(&mut all);
        }
    }
    if slot.terms().len() > 1 {
        sort_numbers(&mut all);
    }
    all
}

/// With more lists than this, sorting them together is faster than merging one after the other.
const SEVERAL: usize = 6;

fn merged(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let mut rest = b;
    for &number in a {
        while let Some((&other, after)) = rest.split_first().filter(|(other, _)| **other < number) {
            all.push(other);
            rest = after;
        }
        all.push(number);
    }
    all.extend(rest);
    all
}

/// Those of `found` that have one of `others` just `distance` positions later, or earlier.
fn followed_by(mut found: Vec<u64>, others: &[u64], distance: i64) -> Vec<u64> {
    let mut rest = others;
    found.retain(|&place| {
        // Positions stay far from both ends of their 32 bits, but for those at the start of a title.
        let Some(wanted) = place.checked_add_signed(distance) else { return false };
        // Where one list is much longer, most of it is leapt over.
        while let Some(&ahead) = rest.get(LEAP).filter(|ahead| **ahead < wanted) {
            rest = &rest[LEAP..];
            debug_assert!(ahead < wanted);
        }
        while rest.first().is_some_and(|&other| other < wanted) {
            rest = &rest[1..];
        }
        rest.first() == Some(&wanted)
    });
    found
}

/// How many places are leapt over at a time.
const LEAP: usize = 16;

/// The first places of all that is near each other, as short as can be and without overlaps.
fn near_each_other(lists: &[Vec<u64>], width: usize) -> Vec<u64> {
    // Place and word, in order of place; a place that several words share is there several times.
    let mut all: Vec<u64> = Vec::new();
    for (slot, list) in lists.iter().enumerate() {
        // Positions leave their top bits free for the number of the word.
        all.extend(list.iter().map(|place| place << 6 | slot as u64));
    }
    sort_numbers(&mut all);
    let mut hits: Vec<(u64, u64)> = Vec::new();
    for packed in all {
        let (place, word) = (packed >> 6, 1 << (packed & 0x3F));
        match hits.last_mut() {
            Some((known, words)) if *known == place => *words |= word,
            _ => hits.push((place, word)),
        }
    }
    let mut starts = Vec::new();
    windows(&hits, lists.len(), width as u64, |first, _| starts.push(hits[first].0));
    starts
}

/// Calls `each` with the bytes of every occurrence in an article, those in the title first, and whether it is one of
/// these.
pub fn each_occurrence(
    dossier: &Dossier<'_>,
    slots: &[Slot],
    proximity: Proximity,
    title_only: bool,
    article: &Article<'_>,
    tokens: &ArticleTokens,
    each: &mut dyn FnMut(bool, Span),
) {
    let (title, body) = tokens.spans().split_at(tokens.title_len() as usize);
    for (part, is_title) in [(title, true), (if title_only { &[] } else { body }, false)] {
        let words: Vec<&str> = part.iter().filter_map(|span| article.raw.get(span.range())).collect();
        let fits = |slot: &Slot, at: usize| slot.accepts(dossier.index(), article.language, words[at]);
        each_in_part(slots, proximity, words.len(), fits, |first, last| {
            each(is_title, Span::new(part[first].start, part[last].end));
        });
    }
}

/// Calls `each` with the first and the last token of every occurrence in a title or body of so many tokens, in order.
fn each_in_part(
    slots: &[Slot],
    proximity: Proximity,
    tokens: usize,
    fits: impl Fn(&Slot, usize) -> bool,
    mut each: impl FnMut(usize, usize),
) {
    let Proximity::Within(others) = proximity else {
        for start in 0..(tokens + 1).saturating_sub(slots.len()) {
            if slots.iter().enumerate().all(|(offset, slot)| fits(slot, start + offset)) {
                each(start, start + slots.len() - 1);
            }
        }
        return;
    };
    let hits = (0..tokens).filter_map(|at| {
        let fitting = slots.iter().take(64).enumerate().filter(|(_, slot)| fits(slot, at));
        let words = fitting.fold(0u64, |all, (word, _)| all | 1 << word);
        (words != 0).then_some((at as u64, words))
    });
    let hits: Vec<(u64, u64)> = hits.collect();
    let width = slots.len() as u64 + u64::from(others);
    windows(&hits, slots.len(), width, |first, last| each(hits[first].0 as usize, hits[last].0 as usize));
}

/// Finds stretches of `width` places at most in which each of so many words has a place of its own: the
/// shortest that end first, without overlaps. A hit is a place and the words that can stand there, one bit
/// each. `each` is given the first and the last hit.
fn windows(hits: &[(u64, u64)], words: usize, width: u64, mut each: impl FnMut(usize, usize)) {
    let mut start = 0;
    for end in 0..hits.len() {
        let near = hits[start..=end].partition_point(|(place, _)| place + width <= hits[end].0);
        start += near;
        if end + 1 - start < words || !can_be_all(&hits[start..=end], words) {
            continue;
        }
        // What begins later and ends at the same word is shorter.
        let first = (start..=end)
            .rev()
            .find(|&first| end + 1 - first >= words && can_be_all(&hits[first..=end], words));
        each(first.unwrap_or(start), end);
        start = end + 1;
    }
}

/// Whether each word can be given a place of its own.
fn can_be_all(hits: &[(u64, u64)], words: usize) -> bool {
    let any = hits.iter().fold(0, |all, (_, words)| all | words);
    if any.count_ones() as usize != words.min(64) {
        return false;
    }
    // Kuhn's matching of words and places; there are a handful of each.
    let mut taken: Vec<Option<usize>> = vec![None; hits.len()];
    (0..words).all(|word| assign(hits, word, &mut taken, &mut vec![false; hits.len()]))
}

fn assign(hits: &[(u64, u64)], word: usize, taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for at in 0..hits.len() {
        if hits[at].1 >> word & 1 == 0 || std::mem::replace(&mut seen[at], true) {
            continue;
        }
        if taken[at].is_none_or(|other| assign(hits, other, taken, seen)) {
            taken[at] = Some(word);
            return true;
        }
    }
    false
}
