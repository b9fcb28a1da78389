//! Entities and titles in whose names a word begins so.

use super::place::Place;
use corpus::{model::Kind, store::Dossier};
use query::Role;
use text::{
    date::Date,
    folded_form, folded_words,
    sort::{pack, sort_by, sort_numbers, unpack},
};

/// The names of this many entities are looked through, all their words: of those that occur in the most
/// articles.
const SCANNED: usize = 20_000;

/// So many names are taken from the index of names, in which they are in order by their first words: of
/// entities that are not looked through; or, where enough were, just those that are called so.
const IN_ORDER: usize = 10_000;
const CALLED_SO: usize = 50;

/// What is looked through, gathered once.
pub struct Names {
    entities: Lines,
    titles: Lines,
}

impl Names {
    /// Those of a dossier.
    pub fn new(dossier: &Dossier<'_>) -> Self {
        let often = |id| {
            dossier.kind_and_article_count(id).filter(|&(_, articles)| articles > 0).map(|n| pack(n.1, !id))
        };
        let mut ids: Vec<u64> = (0..dossier.entity_count()).filter_map(often).collect();
        sort_numbers(&mut ids);
        let (mut entities, mut titles) = (Lines::default(), Lines::default());
        for id in ids.into_iter().rev().take(SCANNED).map(|packed| !unpack(packed).1) {
            dossier.names_of(id).for_each(|name| entities.push(id, name));
        }
        (0..dossier.article_count()).for_each(|id| titles.push(id, dossier.title_of(id)));
        Self { entities, titles }
    }
}

/// Folded names in one stretch of memory, a line each, with a space before every word.
#[derive(Default)]
struct Lines {
    text: String,
    /// Where each line ends.
    ends: Vec<u32>,
    /// What each is the name of.
    owners: Vec<u32>,
}

impl Lines {
    fn push(&mut self, owner: u32, name: &str) {
        // Most names are plain, and need not be taken apart.
        let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
        self.text.push(' ');
        if is_plain && !name.contains("  ") {
            self.text.push_str(&name.trim().to_ascii_lowercase());
        } else {
            self.text.push_str(&folded_words(name));
        }
        self.text.push('\n');
        self.ends.push(self.text.len() as u32);
        self.owners.push(owner);
    }

    /// Calls `each` with every place of a word that begins so, until it says that it has enough: whose
    /// name it is, the line, and where in it.
    fn each(&self, wanted: &str, mut each: impl FnMut(u32, &str, usize) -> bool) {
        let mut line = 0;
        for (at, _) in self.text.match_indices(&*[" ", wanted].concat()) {
            line += self.ends[line..].partition_point(|&end| end as usize <= at);
            let start = line.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
            let text = &self.text[start..self.ends[line] as usize - 1];
            if !each(self.owners[line], text, at - start) {
                return;
            }
        }
    }
}

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
pub fn entities<'a>(
    dossier: &Dossier<'a>,
    names: &Names,
    text: &str,
    place: &Place,
    limit: usize,
) -> Vec<Named<'a>> {
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
    names.entities.each(&keys[least], |id, name, at| {
        let Some((of, articles)) = dossier.kind_and_article_count(id) else { return true };
        // Of what is one name, all words were looked for; else more of those before may belong to it.
        let goes_on = |&before: &usize| {
            before.checked_sub(least + 1).is_none_or(|nearest| {
                let rest = name[..at].strip_suffix(place.before[nearest].1.as_str());
                rest.is_some_and(|rest| rest.ends_with(' '))
            })
        };
        if let Some(before) = (least..keys.len()).rev().find(goes_on) {
            best.offer(Some((of, articles)), id, before, false);
        }
        // Those that follow occur in no more articles.
        !best.is_full_of(rank(keys.len() - 1, false, articles))
    });
    for (before, key) in keys.iter().enumerate().skip(least) {
        let most = if best.named.len() < limit { IN_ORDER } else { CALLED_SO };
        dossier.entities_with_prefix(key, most, |id, is_whole| {
            best.offer(dossier.kind_and_article_count(id), id, before, is_whole);
        });
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
    fn wants(&self, kind: Kind) -> bool {
        self.kind.is_none_or(|wanted| wanted == kind)
    }

    /// Whether nothing of this rank has a place among them.
    fn is_full_of(&self, rank: u64) -> bool {
        self.named.len() >= self.limit && self.named.last().is_none_or(|last| last.rank >= rank)
    }

    fn offer(&mut self, brief: Option<(Kind, u32)>, id: u32, before: usize, is_whole: bool) {
        let Some((kind, articles)) = brief else { return };
        if articles == 0 || !self.wants(kind) {
            return;
        }
        let rank = rank(before, is_whole, articles);
        let new = Named { id, before, alias: None, rank };
        match self.named.iter().position(|known| known.id == id) {
            Some(at) if self.named[at].rank >= rank => return,
            Some(at) => self.named[at] = new,
            None if self.named.len() < self.limit => self.named.push(new),
            None if self.is_full_of(rank) => return,
            None => {
                self.named.pop();
                self.named.push(new);
            }
        }
        sort_by(&mut self.named, |a, b| b.rank.cmp(&a.rank).then(a.id.cmp(&b.id)));
    }
}

/// A number that is the greater, the better.
fn rank(before: usize, is_whole: bool, articles: u32) -> u64 {
    pack((before as u32) << 1 | u32::from(is_whole), articles)
}

/// The name by which an entity was found, unless the one that is shown has it too.
fn alias<'a>(dossier: &Dossier<'a>, id: u32, key: &str) -> Option<&'a str> {
    let key = [" ", key].concat();
    let folded = |name: &str| [" ", &*folded_words(name)].concat();
    let mut names = dossier.names_of(id);
    if names.next().is_some_and(|name| folded(name).contains(&key)) {
        return None;
    }
    let aliases = || dossier.names_of(id).skip(1);
    aliases().find(|name| folded(name) == key).or_else(|| aliases().find(|name| folded(name).contains(&key)))
}

/// The articles in whose titles all words stand, and the one under the caret has been begun: those
/// whose titles begin so first, then the latest. With each, which word of its title that is.
pub fn titles(
    dossier: &Dossier<'_>,
    names: &Names,
    text: &str,
    place: &Place,
    limit: usize,
) -> Vec<(u32, usize)> {
    if place.negated || matches!(place.role, Role::Name(_) | Role::Exact) {
        return Vec::new();
    }
    let others: Vec<String> = place.others.iter().map(|words| [" ", words].concat()).collect();
    // The best so far; few are offered, whereas of a common beginning there are thousands.
    let mut best: Vec<(u64, u32, usize)> = Vec::new();
    names.titles.each(&folded_form(&text[place.typed.range()]), |id, title, at| {
        let is_known = best.iter().any(|known| known.1 == id);
        if !is_known && others.iter().all(|words| title.contains(words.as_str())) {
            let rank = pack(u32::from(at == 0), dossier.published(id).map_or(0, Date::to_bits));
            if best.len() < limit || best.last().is_some_and(|worst| worst.0 < rank) {
                best.truncate(limit.saturating_sub(1));
                best.push((rank, id, title[..at].matches(' ').count()));
                sort_by(&mut best, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            }
        }
        true
    });
    best.into_iter().map(|(_, id, word)| (id, word)).collect()
}
