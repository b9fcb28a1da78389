//! Patterns and misspellings as automata that walk the dictionary.
//!
//! Both see the folded form only: what follows the NUL of a key is another spelling of the same.

use fst::Automaton;

/// The longest pattern in bytes, or word in characters: a bit each.
const LONGEST: usize = 62;

/// A pattern: `?` is one character, `*` any number of them.
///
/// A set of places in the pattern, one bit each, is moved on byte by byte.
pub struct Wildcard {
    /// For every byte, the places before which it is wanted.
    wanted: Box<[u64; 256]>,
    /// The places before a `?`, and those before a `*`; no two of these are next to each other.
    any: u64,
    some: u64,
    /// The place after the last sign.
    end: u64,
}

/// Stands for "the folded form is over, and it fits".
const FITS: u64 = 1 << 63;

impl Wildcard {
    /// The automaton; `None` for a pattern that is too long to be one of a word.
    pub fn new(pattern: &str) -> Option<Self> {
        let mut automaton = Self { wanted: Box::new([0; 256]), any: 0, some: 0, end: 1 };
        for byte in pattern.bytes() {
            let here = automaton.end;
            match byte {
                b'*' if automaton.some << 1 & here != 0 => continue,
                b'*' => automaton.some |= here,
                b'?' => automaton.any |= here,
                byte => automaton.wanted[byte as usize] |= here,
            }
            automaton.end = here << 1;
            if automaton.end >> LONGEST != 0 {
                return None;
            }
        }
        Some(automaton)
    }

    /// The places with those that are reached from them without a character.
    fn closed(&self, places: u64) -> u64 {
        places | (places & self.some) << 1
    }
}

impl Automaton for Wildcard {
    type State = u64;

    fn start(&self) -> u64 {
        self.closed(1)
    }

    fn is_match(&self, places: &u64) -> bool {
        places & (self.end | FITS) != 0
    }

    fn can_match(&self, places: &u64) -> bool {
        *places != 0
    }

    fn accept(&self, places: &u64, byte: u8) -> u64 {
        if *places & FITS != 0 {
            return FITS;
        }
        if byte == 0 {
            return if places & self.end != 0 { FITS } else { 0 };
        }
        let mut next = (places & self.wanted[byte as usize]) << 1 | places & self.some;
        if byte & 0xC0 == 0x80 {
            // The bytes of a character after its first belong to the sign that took that one.
            next |= places & self.any << 1;
        } else {
            next |= (places & self.any) << 1;
        }
        self.closed(next)
    }
}

/// All words within a Levenshtein distance of one: so many characters added, left out or replaced.
///
/// Wu and Manber's bit-parallel automaton ("Fast text searching allowing errors", 1992): for each number
/// of errors a set of places in the word, one bit each.
pub struct Fuzzy {
    word: Vec<char>,
    /// For every ASCII character, its places in the word.
    ascii: Box<[u64; 128]>,
    most: usize,
}

/// The most errors there can be.
pub const MOST_ERRORS: usize = 2;

/// A state of [`Fuzzy`].
#[derive(Clone, Copy)]
pub struct Errors {
    /// For each number of errors, the places that can be reached with so many or fewer.
    places: [u64; MOST_ERRORS + 1],
    /// What is known of a character whose bytes have not all been seen.
    character: u32,
    /// How many of its bytes are missing.
    missing: u8,
    /// The folded form is over.
    is_over: bool,
}

impl Fuzzy {
    /// The automaton for up to [`MOST_ERRORS`] errors; `None` for what is too long to be a word.
    pub fn new(word: &str, most: u8) -> Option<Self> {
        let word: Vec<char> = word.chars().collect();
        if word.len() > LONGEST {
            return None;
        }
        let mut ascii = Box::new([0; 128]);
        for (at, &character) in word.iter().enumerate().filter(|(_, character)| character.is_ascii()) {
            ascii[character as usize] |= 1 << at;
        }
        Some(Self { word, ascii, most: usize::from(most).min(MOST_ERRORS) })
    }

    fn end(&self) -> u64 {
        1 << self.word.len()
    }

    /// The places after one more character.
    fn moved(&self, places: &[u64; MOST_ERRORS + 1], character: char) -> [u64; MOST_ERRORS + 1] {
        let same = match self.ascii.get(character as usize) {
            Some(&places) => places,
            None => {
                let there = self.word.iter().enumerate().filter(|(_, wanted)| **wanted == character);
                there.fold(0, |places, (at, _)| places | 1 << at)
            }
        };
        let mut next = [0; MOST_ERRORS + 1];
        next[0] = (places[0] & same) << 1;
        for errors in 1..=self.most {
            next[errors] = (places[errors] & same) << 1 // as in the word
                | places[errors - 1] // one that the word does not have
                | places[errors - 1] << 1 // another than in the word
                | next[errors - 1] << 1; // and one of the word's left out
        }
        next.map(|places| places & (self.end() | (self.end() - 1)))
    }
}

impl Automaton for Fuzzy {
    type State = Errors;

    fn start(&self) -> Errors {
        // With so many errors, so many characters can be left out at once.
        let places = [1, 0b11, 0b111].map(|places: u64| places & (self.end() | (self.end() - 1)));
        Errors { places, character: 0, missing: 0, is_over: false }
    }

    fn is_match(&self, state: &Errors) -> bool {
        state.missing == 0 && state.places[self.most] & self.end() != 0
    }

    fn can_match(&self, state: &Errors) -> bool {
        state.places[self.most] != 0
    }

    fn accept(&self, state: &Errors, byte: u8) -> Errors {
        let mut next = *state;
        if state.is_over {
            return next;
        }
        if byte == 0 {
            next.is_over = true;
            if state.places[self.most] & self.end() == 0 {
                next.places = [0; MOST_ERRORS + 1];
            }
            return next;
        }
        match byte {
            0x80..=0xBF => {
                next.character = state.character << 6 | u32::from(byte & 0x3F);
                next.missing = state.missing.saturating_sub(1);
            }
            _ => {
                let length = byte.leading_ones().max(1) as u8;
                let mask = if length == 1 { 0x7F } else { 0x7F_u8.checked_shr(length.into()).unwrap_or(0) };
                (next.character, next.missing) = (u32::from(byte & mask), length - 1);
            }
        }
        if next.missing == 0 {
            let character = char::from_u32(next.character).unwrap_or(char::REPLACEMENT_CHARACTER);
            next.places = self.moved(&state.places, character);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn accepts<A: Automaton>(automaton: &A, key: &str) -> bool {
        let end = key.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        automaton.is_match(&end)
    }

    /// The same, by looking at every way.
    fn fits(word: &str, pattern: &str) -> bool {
        match pattern.chars().next() {
            None => word.is_empty(),
            Some('*') => {
                fits(word, &pattern[1..])
                    || word.chars().next().is_some_and(|c| fits(&word[c.len_utf8()..], pattern))
            }
            Some(sign) => word.chars().next().is_some_and(|c| {
                (sign == '?' || sign == c) && fits(&word[c.len_utf8()..], &pattern[sign.len_utf8()..])
            }),
        }
    }

    proptest! {
        #[test]
        fn patterns_and_misspellings_are_what_they_say(
            word in "[abñ字]{0,6}", pattern in "[abñ字?*]{0,6}", other in "[abñ字]{0,6}", exact in "(\u{0}[abá]{0,4})?",
        ) {
            let key = format!("{word}{exact}");
            let wildcard = Wildcard::new(&pattern).expect("short");
            prop_assert_eq!(accepts(&wildcard, &key), fits(&word, &pattern));
            for most in 0..=2 {
                let fuzzy = Fuzzy::new(&other, most).expect("short");
                prop_assert_eq!(accepts(&fuzzy, &key), text::edit_distance(&word, &other) <= usize::from(most));
            }
        }
    }

    #[test]
    fn what_is_longer_than_any_word_is_refused() {
        assert!(Wildcard::new(&"a".repeat(100)).is_none() && Fuzzy::new(&"a".repeat(100), 1).is_none());
        assert!(Wildcard::new(&"*".repeat(100)).is_some());
    }
}
