//! What is known of words before a text is read: lists of names, words that tell what a name beside
//! them names, and which words are used alike.
//!
//! The lists are the files beside this one; `training/names/README.md` says where each comes from.

use std::{collections::HashMap, sync::LazyLock};

/// A set of classes, one bit each; see [`CLASSES`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    /// Classes of which the token is a name of one word.
    pub single: u32,
    /// Classes of which it is a part of a name of several words.
    pub part: u32,
}

/// The classes; the constants below have the bit of each.
pub const CLASSES: [&str; 19] = [
    "country",
    "state",
    "city",
    "town",
    "region",
    "demonym",
    "title",
    "org head",
    "org suffix",
    "place head",
    "event head",
    "month",
    "weekday",
    "particle",
    "org",
    "first",
    "last",
    "known",
    "no name",
];

/// Countries.
pub const COUNTRY: u32 = 1 << 0;
/// States and provinces of some countries.
pub const STATE: u32 = 1 << 1;
/// Cities of half a million people or more.
pub const CITY: u32 = 1 << 2;
/// Smaller cities.
pub const TOWN: u32 = 1 << 3;
/// Regions, seas and other places known by name.
pub const REGION: u32 = 1 << 4;
/// Words for people of a place or a faith, and languages.
pub const DEMONYM: u32 = 1 << 5;
/// Titles, offices and trades that stand before names.
pub const TITLE: u32 = 1 << 6;
/// Words for bodies.
pub const ORG_HEAD: u32 = 1 << 7;
/// What stands at the end of a firm's name: "Inc".
pub const ORG_SUFFIX: u32 = 1 << 8;
/// Words for places.
pub const PLACE_HEAD: u32 = 1 << 9;
/// Words for laws, programmes and events.
pub const EVENT_HEAD: u32 = 1 << 10;
/// Months.
pub const MONTH: u32 = 1 << 11;
/// Days of the week.
pub const WEEKDAY: u32 = 1 << 12;
/// Small words within names.
pub const PARTICLE: u32 = 1 << 13;
/// Well-known bodies, companies and media.
pub const ORG: u32 = 1 << 14;
/// Surnames of heads of state and others known by surname alone.
pub const KNOWN: u32 = 1 << 17;
/// Capitalised words that name nobody.
pub const NO_NAME: u32 = 1 << 18;
/// First names.
pub const FIRST: u32 = 1 << 15;
/// Surnames.
pub const LAST: u32 = 1 << 16;
/// Whatever names a place.
pub const PLACE: u32 = COUNTRY | STATE | CITY | TOWN | REGION;

impl Classes {
    /// Whether the token by itself is in one of some classes.
    pub fn is(self, wanted: u32) -> bool {
        self.single & wanted != 0
    }

    /// Whether it is, or is part of a name that is.
    pub fn is_in(self, wanted: u32) -> bool {
        (self.single | self.part) & wanted != 0
    }
}

/// Words that are used alike: a cluster of word vectors, within a larger and a still larger one.
#[derive(Debug)]
pub struct Cluster {
    /// The name of the smallest in weights.
    pub fine: &'static str,
    /// Of the one around it.
    pub middle: &'static str,
    /// Of the largest.
    pub coarse: &'static str,
}

/// Everything that is known.
pub struct Lexicon {
    clusters: Vec<Cluster>,
    words: HashMap<&'static str, u32>,
    single: HashMap<&'static str, u32>,
    /// Names of several words.
    phrases: HashMap<&'static str, u32>,
    /// The most words that a name has that begins with a word.
    longest: HashMap<&'static str, usize>,
}

/// The lexicon.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self {
            clusters: Vec::new(),
            words: HashMap::new(),
            single: HashMap::new(),
            phrases: HashMap::new(),
            longest: HashMap::new(),
        };
        for line in include_str!("lexicon/clusters.txt").lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(names), Some(words)) = (fields.next(), fields.next()) else { continue };
            let mut names = names.split(' ');
            let (Some(coarse), Some(middle), Some(fine)) = (names.next(), names.next(), names.next()) else {
                continue;
            };
            let at = lexicon.clusters.len() as u32;
            lexicon.clusters.push(Cluster { fine, middle, coarse });
            for word in words.split(' ') {
                lexicon.words.insert(word, at);
            }
        }
        for file in [include_str!("lexicon/words.txt"), include_str!("lexicon/places.txt")] {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                let Some((class, names)) = line.split_once('\t') else { continue };
                let Some(at) = CLASSES.iter().position(|known| *known == class) else { continue };
                for name in names.split(" | ") {
                    lexicon.add(name, 1 << at);
                }
            }
        }
        for (file, bit) in
            [(include_str!("lexicon/first.txt"), FIRST), (include_str!("lexicon/last.txt"), LAST)]
        {
            for name in file.lines() {
                lexicon.add(name, bit);
            }
        }
        lexicon
    }

    fn add(&mut self, name: &'static str, bit: u32) {
        let words = name.split(' ').count();
        if words == 1 {
            *self.single.entry(name).or_insert(0) |= bit;
            return;
        }
        *self.phrases.entry(name).or_insert(0) |= bit;
        let first = name.split(' ').next().unwrap_or(name);
        let longest = self.longest.entry(first).or_insert(0);
        *longest = (*longest).max(words);
    }

    /// The cluster of a folded word.
    pub fn cluster(&self, folded: &str) -> Option<&Cluster> {
        self.clusters.get(*self.words.get(folded)? as usize)
    }

    /// The classes of a word by itself.
    pub fn classes(&self, folded: &str) -> u32 {
        self.single.get(folded).copied().unwrap_or(0)
    }

    /// The classes of a name, folded, words with one space between.
    pub fn classes_of_name(&self, folded: &str) -> u32 {
        let from = if folded.contains(' ') { &self.phrases } else { &self.single };
        from.get(folded).copied().unwrap_or(0)
    }

    /// The longest listed name that begins with a folded word, and goes on with those that follow: its
    /// length in words and its classes.
    pub fn longest<'w>(&self, first: &str, following: impl Iterator<Item = &'w str>) -> Option<(usize, u32)> {
        let mut found = self.single.get(first).map(|classes| (1, *classes));
        let Some(&longest) = self.longest.get(first) else { return found };
        let mut phrase = first.to_owned();
        for (at, word) in following.take(longest - 1).enumerate() {
            phrase.push(' ');
            phrase.push_str(word);
            if let Some(classes) = self.phrases.get(phrase.as_str()) {
                found = Some((at + 2, *classes));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_the_bits_of_their_classes() {
        let class = |bits: u32| CLASSES[bits.trailing_zeros() as usize];
        let named = [
            (COUNTRY, "country"),
            (STATE, "state"),
            (CITY, "city"),
            (TOWN, "town"),
            (REGION, "region"),
            (DEMONYM, "demonym"),
            (TITLE, "title"),
            (ORG_HEAD, "org head"),
            (ORG_SUFFIX, "org suffix"),
            (PLACE_HEAD, "place head"),
            (EVENT_HEAD, "event head"),
            (MONTH, "month"),
            (WEEKDAY, "weekday"),
            (PARTICLE, "particle"),
            (ORG, "org"),
            (KNOWN, "known"),
            (NO_NAME, "no name"),
            (FIRST, "first"),
            (LAST, "last"),
        ];
        for (bits, name) in named {
            assert_eq!(class(bits), name);
        }
    }

    #[test]
    fn every_line_of_the_lists_is_read() {
        for file in [include_str!("lexicon/words.txt"), include_str!("lexicon/places.txt")] {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                let (class, names) = line.split_once('\t').expect("a class and names");
                assert!(CLASSES.contains(&class), "{class}");
                for name in names.split(" | ") {
                    assert_eq!(name, text::folded_words(name), "in {class}");
                }
            }
        }
        assert!(
            LEXICON.cluster("minister").is_some()
                && LEXICON.classes_of_name("new york") & (STATE | CITY) != 0
        );
    }
}
