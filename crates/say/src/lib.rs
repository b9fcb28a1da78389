//! Sentences in the reader's language.
//!
//! The English sentence is in the code, where it is read, and is the key to its translation, as in gettext. A translation
//! is a file in `languages`, in gettext's format ([`po`]). From it comes a [table](po::Catalogue::table) of hashes
//! and sentences, which is fetched only by those who read that language; without one, everything is in English.
//!
//! - [`say!`] is a sentence, with places as in `format!`;
//! - [`plural!`] is one with a count;
//! - [`Sentence`] is one that is a constant;
//! - [`sentence`] looks up what a `match` has chosen. The literals inside of its call are sentences.
//!
//! ```
//! use say::{plural, say};
//!
//! let word = "border";
//! assert_eq!(say!("No article contains “{word}”."), "No article contains “border”.");
//! assert_eq!(plural!(2500, "{} article", "{} articles"), "2,500 articles");
//! ```
//!
//! Names of months, the order of a date and the signs in numbers are sentences as well: the page replaces those of the
//! file by what the browser's `Intl` says.
//!
//! A test (`crates/cli/tests/languages.rs`) compares the sentences of the code with the files. Start with [`say!`].

// The macros write `::say::…`, here as elsewhere.
extern crate self as say;

pub mod po;

use std::{
    cell::Cell,
    fmt::{Display, Write as _},
    ops::Deref,
    sync::OnceLock,
};

pub use say_macro::{plural, say};

/// The language that is spoken, if it is not English.
static SPOKEN: OnceLock<Table> = OnceLock::new();

thread_local! {
    /// Whether English is spoken all the same.
    static IS_ENGLISH: Cell<bool> = const { Cell::new(false) };
}

/// The translations of a language.
struct Table {
    /// Which form a count takes, by the count: see [`po::Catalogue::table`].
    forms: &'static [u8],
    /// Sentences, each with the hash of what it is in English.
    sentences: Vec<(u32, &'static str)>,
}

/// Speaks a language from now on: the first one that is set. The table is that of [`po::Catalogue::table`].
pub fn speak(table: String) {
    if SPOKEN.get().is_some() {
        return;
    }
    let mut lines = table.leak().split('\n');
    let forms = lines.next().unwrap_or_default().as_bytes();
    let sentences = lines.filter_map(|line| Some((hexadecimal(line.get(..8)?), line.get(8..)?))).collect();
    let _ = SPOKEN.set(Table { forms, sentences });
}

/// The number of some digits. A table has no others.
fn hexadecimal(digits: &str) -> u32 {
    digits.bytes().fold(0, |number, digit| (number << 4) | u32::from((digit & 15) + 9 * (digit >> 6)))
}

impl Table {
    /// The last one counts, since the page puts what the browser says below the file's. Reading all of a thousand takes a
    /// microsecond, and less code than a search.
    fn get(&self, english: &str) -> Option<&'static str> {
        let hash = hash(english);
        self.sentences.iter().rev().find(|(found, _)| *found == hash).map(|(_, text)| *text)
    }
}

/// Does something in English: what is made for others must not depend on who makes it.
pub fn in_english<T>(act: impl FnOnce() -> T) -> T {
    let before = IS_ENGLISH.replace(true);
    let outcome = act();
    IS_ENGLISH.set(before);
    outcome
}

fn spoken() -> Option<&'static Table> {
    SPOKEN.get().filter(|_| !IS_ENGLISH.get())
}

/// The hash that a table has a sentence by: FNV-1a, 32 bits. The scripts of the page have it too.
pub fn hash(english: &str) -> u32 {
    english.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A sentence in the language that is spoken.
#[inline(never)]
pub fn sentence(english: &'static str) -> &'static str {
    spoken().and_then(|table| table.get(english)).unwrap_or(english)
}

/// Several, chosen together.
pub fn sentences<const N: usize>(english: [&'static str; N]) -> [&'static str; N] {
    english.map(sentence)
}

/// What [`say!`] expands to: the sentence, with its places filled in.
#[inline(never)]
pub fn fill(english: &'static str, places: &[&dyn Display]) -> String {
    filled(sentence(english), places)
}

/// What [`plural!`] expands to.
#[inline(never)]
pub fn count(count: u64, one: &'static str, many: &'static str, more: &[&dyn Display]) -> String {
    let english = if count == 1 { one } else { many };
    let translated = spoken().and_then(|table| {
        // Rules repeat after a hundred, apart from the first hundred itself.
        let at = if count < 100 { count } else { 100 + count % 100 };
        let form = usize::from(table.forms.get(at as usize)? - b'0');
        table.get(one)?.split('\t').nth(form)
    });
    let count = grouped(count);
    let mut places: Vec<&dyn Display> = vec![&count];
    places.extend(more);
    filled(translated.unwrap_or(english), &places)
}

fn filled(template: &str, places: &[&dyn Display]) -> String {
    let mut out = String::with_capacity(template.len() + 16 * places.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = match after.as_bytes() {
            [digit @ b'0'..=b'9', b'}', ..] => places.get(usize::from(digit - b'0')),
            _ => None,
        };
        match place {
            Some(place) => {
                // Writing to a string does not fail.
                let _ = write!(out, "{place}");
                rest = &after[2..];
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A number with signs between groups of three digits: "253,000".
pub fn grouped(figure: u64) -> String {
    let separator = say::sentence(",");
    let digits = figure.to_string();
    let mut grouped = String::with_capacity(digits.len() + 6);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// The sign before the decimals of a number.
pub fn decimal_sign() -> &'static str {
    say::sentence(".")
}

/// What can be counted.
pub trait Count {
    /// How many there are.
    fn count(self) -> u64;
}

impl Count for u32 {
    fn count(self) -> u64 {
        self.into()
    }
}

impl Count for u64 {
    fn count(self) -> u64 {
        self
    }
}

impl Count for usize {
    fn count(self) -> u64 {
        self as u64
    }
}

impl Count for i32 {
    fn count(self) -> u64 {
        self.unsigned_abs().into()
    }
}

/// A sentence without places that is a constant. It is looked up where it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence(&'static str);

impl Sentence {
    /// A sentence by what it is in English.
    pub const fn new(english: &'static str) -> Self {
        Self(english)
    }

    /// It in the language that is spoken.
    #[inline(never)]
    pub fn text(self) -> &'static str {
        sentence(self.0)
    }
}

impl Deref for Sentence {
    type Target = str;

    fn deref(&self) -> &'static str {
        self.text()
    }
}

impl Display for Sentence {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.text())
    }
}

impl From<Sentence> for String {
    fn from(sentence: Sentence) -> Self {
        sentence.text().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_any_order() {
        let (a, b) = ("one", 2);
        assert_eq!(say!("{a} and {b}"), "one and 2");
        assert_eq!(say!("{} of {b}, {}, {b}", a, 3), "one of 2, 3, 2");
        assert_eq!(filled("{1} antes de {0}{", &[&a, &b]), "2 antes de one{");
        assert_eq!(filled("{7} {x}", &[&a]), "{7} {x}");
        assert_eq!(say!("\u{201c}{a}\u{201d}"), "“one”");
    }

    #[test]
    fn counts_have_forms_and_groups() {
        assert_eq!(plural!(1, "{} hit for {}", "{} hits for {}", "x"), "1 hit for x");
        assert_eq!(plural!(1_234_567, "{} hit", "{} hits"), "1,234,567 hits");
        assert_eq!(grouped(999), "999");
    }

    #[test]
    fn hashes_are_those_of_fnv() {
        assert_eq!(hash(""), 0x811c_9dc5);
        assert_eq!(hash("a"), 0xe40c_292c);
        assert_eq!(hexadecimal("00a9fE10"), 0x00a9_fe10);
    }
}
