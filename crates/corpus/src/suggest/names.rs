//! Entities and titles in whose names a word begins so.

use super::place::{Place, Role};
use crate::{
    date::Date,
    model::Kind,
    sort::{pack, sort_by},
    store::Dossier,
    text::{folded_form, folded_words},
};

/// The names of this many entities are looked through from their second word on: of those that occur
/// in the most articles. Names that begin so are found among all, since they are in order.
const SCANNED: usize = 20_000;

/// So many names are taken from what is in order. Where more begin so, one letter or two were typed,
/// and what is best among them is among those that are looked through.
const IN_ORDER: usize = 10_000;

/// An entity that may be meant.
pub struct Named<'a> {
    /// Its id.
    pub id: u32,
    /// How many words before the one under the caret are part of its name.
    pub before: usize,
    /// The name that it was found by, unless that is the one shown.
    pub alias: Option<&'a str>,
    rank: u64,
}

/// The entities that may be meant at a place: those whose names have most of the words before it,
/// then those that are just called so, then those that occur in the most articles.
pub fn entities<'a>(dossier: &Dossier<'a>, text: &str, place: &Place, limit: usize) -> Vec<Named<'a>> {
    let wanted = folded_form(&text[place.typed.range()]);
    let kind = match place.role {
        Role::Word | Role::Phrase => None,
        Role::Name(kind) => Some(kind),
        _ => return Vec::new(),
    };
    let keys: Vec<String> = std::iter::once(wanted.to_string())
        .chain(place.before.iter().map(|(_, words)| [words, " ", &*wanted].concat()))
        .collect();
    let least = if place.is_one { place.before.len() } else { 0 };
    let mut best = Best { kind, limit, named: Vec::new() };
    for (before, key) in keys.iter().enumerate().skip(least) {
        dossier.entities_beginning(key, IN_ORDER, |id, is_whole| {
            best.offer(dossier.entity_spread(id), id, before, is_whole);
        });
    }
    let spread = |id| dossier.entity_spread(id).map_or(0, |(_, articles)| articles);
    let often = threshold(dossier.entity_count(), spread);
    for id in 0..dossier.entity_count() {
        let brief = dossier.entity_spread(id);
        if brief.is_none_or(|(of, articles)| articles < often || kind.is_some_and(|kind| of != kind)) {
            continue;
        }
        for name in dossier.names_of(id) {
            each_word_from(name, &wanted, |at| {
                if at > 0 {
                    let before =
                        (least..keys.len()).rev().find(|&before| ends_with(&name[..at], place, before));
                    if let Some(before) = before {
                        best.offer(brief, id, before, false);
                    }
                }
            });
        }
    }
    // What the words before it belong to as well is what is meant.
    if best.named.first().is_some_and(|first| first.before > 0) {
        best.named.retain(|named| named.before > 0);
    }
    for named in &mut best.named {
        named.alias = alias(dossier, named.id, &keys[named.before]);
    }
    best.named
}

/// The few that are offered.
struct Best<'a> {
    kind: Option<Kind>,
    limit: usize,
    named: Vec<Named<'a>>,
}

impl Best<'_> {
    fn offer(&mut self, brief: Option<(Kind, u32)>, id: u32, before: usize, is_whole: bool) {
        let Some((kind, articles)) = brief else { return };
        if articles == 0 || self.kind.is_some_and(|wanted| wanted != kind) {
            return;
        }
        let rank = pack((before as u32) << 1 | u32::from(is_whole), articles);
        let new = Named { id, before, alias: None, rank };
        match self.named.iter().position(|known| known.id == id) {
            Some(at) if self.named[at].rank >= rank => return,
            Some(at) => self.named[at] = new,
            None if self.named.len() < self.limit => self.named.push(new),
            None if self.named.last().is_some_and(|last| last.rank < rank) => {
                self.named.pop();
                self.named.push(new);
            }
            None => return,
        }
        sort_by(&mut self.named, |a, b| b.rank.cmp(&a.rank).then(a.id.cmp(&b.id)));
    }
}

/// From how many articles on an entity is among the [`SCANNED`].
fn threshold(count: u32, spread: impl Fn(u32) -> u32) -> u32 {
    if count as usize <= SCANNED {
        return 1;
    }
    let mut counts = [0usize; 64];
    (0..count).for_each(|id| counts[(spread(id) as usize).min(63)] += 1);
    let mut total = 0;
    let fits = |articles: &usize| {
        total += counts[*articles];
        total <= SCANNED
    };
    (1..64).rev().take_while(fits).last().unwrap_or(63) as u32
}

/// Whether a name goes on from the words before the one under the caret, so many of them.
fn ends_with(name: &str, place: &Place, before: usize) -> bool {
    let Some((_, words)) = before.checked_sub(1).and_then(|at| place.before.get(at)) else { return true };
    let folded = folded_words(name);
    folded.strip_suffix(words.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// The name by which an entity was found, unless the one that is shown has it too.
fn alias<'a>(dossier: &Dossier<'a>, id: u32, key: &str) -> Option<&'a str> {
    let has = |name: &&str| {
        let mut has = false;
        each_word_from(name, key, |_| has = true);
        has
    };
    let mut names = dossier.names_of(id);
    if names.next().is_some_and(|name| has(&name)) {
        return None;
    }
    let aliases = || dossier.names_of(id).skip(1);
    aliases().find(|name| folded_words(name) == key).or_else(|| aliases().find(has))
}

/// The articles in whose titles all words stand, and the one under the caret has been begun: those
/// whose titles begin so first, then the latest. With each, where in its title that word is.
pub fn titles(dossier: &Dossier<'_>, text: &str, place: &Place, limit: usize) -> Vec<(u32, usize)> {
    if place.negated || matches!(place.role, Role::Name(_) | Role::Exact) {
        return Vec::new();
    }
    let wanted = folded_form(&text[place.typed.range()]);
    // The best so far; few are offered, whereas of a common beginning there are thousands.
    let mut best: Vec<(u64, u32, usize)> = Vec::new();
    for id in 0..dossier.article_count() {
        let title = dossier.title_of(id);
        let mut first = None;
        each_word_from(title, &wanted, |at| first = first.or(Some(at)));
        let has = |words: &String| {
            let mut has = false;
            each_word_from(title, words, |_| has = true);
            has
        };
        let Some(at) = first.filter(|_| place.others.iter().all(has)) else { continue };
        let rank = pack(u32::from(at == 0), dossier.published(id).map_or(0, Date::to_bits));
        if best.len() < limit || best.last().is_some_and(|worst| worst.0 < rank) {
            best.truncate(limit.saturating_sub(1));
            best.push((rank, id, at));
            sort_by(&mut best, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        }
    }
    best.into_iter().map(|(_, id, at)| (id, at)).collect()
}

/// Calls `each` with every place in a text where words stand that, folded, begin with `wanted`.
fn each_word_from(text: &str, wanted: &str, mut each: impl FnMut(usize)) {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let is_letter = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}');
        // Scripts without spaces have a word at every sign.
        if is_letter && (!inside || c >= '\u{2E80}') && begins(&text[at..], wanted) {
            each(at);
        }
        inside = is_letter;
    }
}

/// Whether a text, folded, begins with words. Most do not by their first letters; only where letters
/// are not plain, the text has to be folded.
fn begins(text: &str, wanted: &str) -> bool {
    for (a, b) in text.bytes().zip(wanted.bytes()) {
        if a.to_ascii_lowercase() != b {
            let are_plain = a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
            return !are_plain && folded_words(text).starts_with(wanted);
        }
    }
    text.len() >= wanted.len()
}
