//! Tokens, and the forms under which two of them count as the same word.
//!
//! A token has three forms, each coarser than the one before:
//!
//! | form | "Culiacán’s" | used for |
//! |---|---|---|
//! | [`exact_form`] | `culiacán's` | `=word` |
//! | [`folded_form`] | `culiacan's` | `prefix*`, names, possessives |
//! | [`stem`] | `culiacan` | plain words |
//!
//! Case never distinguishes two words: a headline's "Trafficking" is the text's "trafficking".

pub mod date;
mod decompose;
mod edit;
mod language;
mod lower;
mod paragraphs;
mod sentences;
pub mod sort;
mod span;
pub mod varint;

use std::borrow::Cow;

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};
use waken_snowball::{
    SnowballEnv,
    algorithms::{english_stemmer, spanish_stemmer},
};

pub use edit::edit_distance;
pub use language::Language;
pub use paragraphs::{Paragraph, paragraph_spans, paragraphs};
pub use sentences::sentences;
pub use span::Span;

pub use decompose::compose;
use decompose::{decompose, is_accent};
pub use lower::lowercase;
use lower::small;

/// The longest form that has a stem other than itself, in bytes.
const LONGEST_STEMMED: usize = 256;

/// The tokens of a text as byte ranges, in order.
///
/// Words are those of Unicode's text segmentation (UAX #29), cut once more where a reader would
/// expect two words: numbers at their separators (`253,000` is `253` and `000`, so that either
/// way of writing it is found), and letters at a full stop, colon or underscore unless it is an
/// abbreviation of single letters (`U.S`, `D.C`). Hyphenated words are two tokens.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, unicode: None, pieces: Pieces::new("", 0) }
}

/// The tokens of a text: see [`tokens`].
///
/// No word runs across white space, so each stretch between white space is looked at by itself, and
/// those of ASCII alone, which are nearly all, by rules that need no tables.
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The words of a stretch that is not ASCII, and where it begins.
    unicode: Option<(usize, UnicodeWordIndices<'a>)>,
    pieces: Pieces<'a>,
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some(span) = self.pieces.next() {
                return Some(span);
            }
            if let Some((start, words)) = &mut self.unicode {
                match words.next() {
                    Some((at, word)) => {
                        // An accent by itself belongs, for the tables, to the sign before it.
                        let bare = word.trim_start_matches(|c: char| c.is_ascii() && !is_word_byte(c as u8));
                        self.pieces = Pieces::new(bare, *start + at + word.len() - bare.len());
                    }
                    None => self.unicode = None,
                }
                continue;
            }
            let bytes = self.text.as_bytes();
            let mut start = self.at;
            while bytes.get(start).is_some_and(|&byte| byte.is_ascii() && !is_word_byte(byte)) {
                start += 1;
            }
            let first = *bytes.get(start)?;
            let mut end = start;
            if first.is_ascii() {
                end = ascii_word(bytes, start);
            }
            // Another letter may follow it, or an accent that belongs to its last one.
            let touches =
                bytes[end..].iter().take(2).find(|byte| !is_joint(**byte)).is_some_and(|b| !b.is_ascii());
            if first.is_ascii() && !touches {
                self.at = end;
                if is_plain(&bytes[start..end]) {
                    return Some(Span::new(start, end));
                }
                self.pieces = Pieces::new(&self.text[start..end], start);
                continue;
            }
            // What stands before the word needs no second look: it is ASCII and does not join.
            let stretch = bytes[start..].iter().position(u8::is_ascii_whitespace);
            let end = stretch.map_or(bytes.len(), |length| start + length);
            self.at = end;
            self.unicode = Some((start, self.text[start..end].unicode_word_indices()));
        }
    }
}

/// Whether an ASCII character can begin a word: all that does but the underscore is a letter or digit.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a sign can join what stands on both sides of it.
fn is_joint(byte: u8) -> bool {
    byte == b'\'' || is_separator(byte)
}

/// Whether a word is one token: letters, digits and apostrophes.
fn is_plain(word: &[u8]) -> bool {
    word.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'\'')
}

/// The end of the word that begins at `start`, by the rules of UAX #29 for ASCII: letters, digits and
/// underscores, and between two letters or two digits one of the signs that do not part them.
fn ascii_word(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(&byte) = bytes.get(end) {
        if is_word_byte(byte) {
            end += 1;
            continue;
        }
        let (before, after) = (bytes[end - 1], bytes.get(end + 1).copied().unwrap_or(b' '));
        let joins = match byte {
            b'.' | b'\'' => {
                before.is_ascii_alphabetic() && after.is_ascii_alphabetic()
                    || before.is_ascii_digit() && after.is_ascii_digit()
            }
            b':' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
            b',' | b';' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => false,
        };
        if !joins {
            break;
        }
        end += 2;
    }
    end
}

/// Cuts one UAX #29 word at its inner separators.
struct Pieces<'a> {
    /// What is left of the word.
    word: &'a str,
    at: usize,
    /// How many bytes at the end of the word are an abbreviation: told once, since a word may be
    /// as long as a file.
    initialism: usize,
}

impl<'a> Pieces<'a> {
    fn new(word: &'a str, at: usize) -> Self {
        let has_separators = word.bytes().any(is_separator);
        Self { word, at, initialism: if has_separators { initialism_at_end(word) } else { 0 } }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if self.word.is_empty() {
                return None;
            }
            let is_initialism = self.word.len() <= self.initialism;
            let separator = self.word.bytes().position(is_separator).filter(|_| !is_initialism);
            let cut = separator.unwrap_or(self.word.len());
            // A direction mark or the like at the end belongs to no word.
            let bare = self.word[..cut].trim_end_matches(is_invisible);
            let span = Span::new(self.at, self.at + bare.len());
            let is_word = bare.is_ascii() || !folded_form(bare).trim().is_empty();
            let skip = (cut + 1).min(self.word.len());
            self.at += skip;
            self.word = &self.word[skip..];
            if !span.is_empty() && is_word {
                return Some(span);
            }
        }
    }
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b':' | b';' | b'_')
}

/// `U.S`, `D.C`, `p.m`: single letters joined by full stops. The length of the longest at the end of
/// a word that begins where a piece can.
fn initialism_at_end(word: &str) -> usize {
    let mut length = 0;
    for part in word.rsplit('.') {
        let piece = part.rsplit(|c: char| c.is_ascii() && is_separator(c as u8)).next().unwrap_or(part);
        let mut letters = piece.chars();
        if !matches!((letters.next(), letters.next()), (Some(first), None) if first.is_alphabetic()) {
            break;
        }
        length += usize::from(length > 0) + piece.len();
        if piece.len() < part.len() {
            break;
        }
    }
    length
}

/// Lower case, letters and accents apart (canonical decomposition), straight apostrophes, and no
/// invisible characters.
pub fn exact_form(token: &str) -> Cow<'_, str> {
    if token.is_ascii() {
        return if token.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(token.to_ascii_lowercase())
        } else {
            Cow::Borrowed(token)
        };
    }
    let mut exact = String::with_capacity(token.len() + 4);
    for c in token.chars().filter(|&c| !is_invisible(c)).map(straighten).map(small) {
        // Greek writes a small sigma otherwise at the end of a word.
        let c = if c == 'ς' { 'σ' } else { c };
        // `İ` is a capital until it is taken apart.
        decompose(c, &mut |part| exact.push(small(part)));
    }
    Cow::Owned(exact)
}

/// The exact form without accents: what a reader finds without knowing how to type them.
pub fn folded_form(token: &str) -> Cow<'_, str> {
    let exact = exact_form(token);
    if exact.is_ascii() {
        return exact;
    }
    let mut folded = String::with_capacity(exact.len());
    for c in exact.chars().filter(|&c| !is_accent(c)) {
        match letter_without_decomposition(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

/// Folds a whole name or phrase: the folded forms of its tokens, one space between two.
pub fn folded_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for span in tokens(text) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&folded_form(&text[span.range()]));
    }
    words
}

/// The Snowball stem (snowballstem.org) of a folded form, by the rules of a language: for English those
/// of "Porter2". Longer than any word it is its own stem: no grammar applies to it, and looking for
/// endings would take its time.
pub fn stem(language: Language, folded: &str) -> String {
    if folded.len() > LONGEST_STEMMED {
        return folded.to_owned();
    }
    let mut env = SnowballEnv::create(folded);
    match language {
        Language::English => english_stemmer::stem(&mut env),
        Language::Spanish => spanish_stemmer::stem(&mut env),
    };
    env.get_current().into_owned()
}

/// Whether a folded form ends in a possessive, which a reader types on purpose:
/// `Mexico's` asks for the possessive, `Mexico` for either.
pub fn is_possessive(folded: &str) -> bool {
    folded.ends_with("'s")
}

/// The part of a token that is the name: without a possessive `'s`.
pub fn without_possessive(text: &str, token: Span) -> Span {
    let surface = &text[token.range()];
    let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| surface.strip_suffix(ending));
    bare.map_or(token, |bare| Span::new(token.start, token.start + bare.len()))
}

/// Curly and other apostrophes and quotation marks as their ASCII twins.
pub fn straighten(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{FF07}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{00AB}' | '\u{00BB}' => '"',
        other => other,
    }
}

/// Soft hyphens, zero-width characters, direction marks, variation selectors and the byte order
/// mark: in the file, but not in the word.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// Letters that Unicode does not decompose but that readers type without their stroke.
fn letter_without_decomposition(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn capitals_are_small_letters_however_unicode_makes_them_small() {
        for c in char::MIN..=char::MAX {
            let small: String = c.to_lowercase().collect();
            assert_eq!(exact_form(c.encode_utf8(&mut [0; 4])), exact_form(&small), "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn tokens_are_what_a_reader_would_type() {
        let table: &[(&str, &[&str])] = &[
            ("high-caliber ones", &["high", "caliber", "ones"]),
            ("the U.S.-Mexico border", &["the", "U.S", "Mexico", "border"]),
            ("Washington, D.C., on", &["Washington", "D.C", "on"]),
            ("253,000 firearms", &["253", "000", "firearms"]),
            ("3.5 of 10.000", &["3", "5", "of", "10", "000"]),
            ("Mexico’s didn't", &["Mexico’s", "didn't"]),
            ("the border.He said", &["the", "border", "He", "said"]),
            ("arms trafficking\u{a0}and", &["arms", "trafficking", "and"]),
            ("snake_case a:b", &["snake", "case", "a", "b"]),
            ("x_U.S ab.c.d a.b.cd a.b_c", &["x", "U.S", "ab", "c.d", "a", "b", "cd", "a", "b", "c"]),
            ("é.ü a.1 _a.b a._b", &["é.ü", "a", "1", "a.b", "a", "b"]),
            ("\u{2068}Mexico\u{2069} \u{345}", &["Mexico"]),
            ("", &[]),
            ("— … !", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), *expected, "{text}");
        }
    }

    /// Every token, by the tables of Unicode alone.
    fn by_tables(text: &str) -> Vec<Span> {
        let bare = |(at, word): (usize, &str)| {
            let bare = word.trim_start_matches(|c: char| c.is_ascii() && !is_word_byte(c as u8));
            Pieces::new(&text[at + word.len() - bare.len()..at + word.len()], at + word.len() - bare.len())
        };
        text.unicode_word_indices().flat_map(bare).collect()
    }

    proptest::proptest! {
        #[test]
        fn the_rules_for_ascii_are_those_of_the_tables(
            text in "([a-cA-C0-9_.,:;' \"éñ’\u{ad}\u{a0}\n-]|U\\.S\\.|\\PC){0,24}",
        ) {
            let quick: Vec<Span> = tokens(&text).collect();
            proptest::prop_assert_eq!(&quick, &by_tables(&text));
            // Reading on after white space gives the same tokens: blocks of an article begin so.
            let begins = |token: &Span| {
                token.start.checked_sub(1).is_none_or(|before| text.as_bytes()[before].is_ascii_whitespace())
            };
            for (nth, token) in quick.iter().enumerate().filter(|(_, token)| begins(token)) {
                let rest: Vec<Span> = tokens(&text[token.start..]).map(|t| t.shift(token.start)).collect();
                proptest::prop_assert_eq!(&rest[..], &quick[nth..]);
            }
        }
    }

    #[test]
    fn a_word_as_long_as_a_file_takes_no_longer_than_others() {
        let stops = "a.".repeat(1_000_000);
        assert_eq!(tokens(&stops).count(), 1);
        assert_eq!(tokens(&(stops + "aa")).count(), 1_000_001);
    }

    #[test]
    fn forms_ignore_what_readers_do_not_type() {
        let table = [
            ("Culiac\u{e1}n", "culiaca\u{301}n", "culiacan"),
            ("Culiaca\u{301}n", "culiaca\u{301}n", "culiacan"),
            ("Mexico’s", "mexico's", "mexico's"),
            ("TRAFFICKING", "trafficking", "trafficking"),
            ("traf\u{ad}ficking", "trafficking", "trafficking"),
            ("Straße", "straße", "strasse"),
            ("tra\u{FB03}c", "tra\u{FB03}c", "traffic"),
            ("ΟΔΟΣ", "οδοσ", "οδοσ"),
            ("οδος", "οδοσ", "οδοσ"),
            ("\u{d1}and\u{fa}", "n\u{303}andu\u{301}", "nandu"),
        ];
        for (surface, exact, folded) in table {
            assert_eq!(exact_form(surface), exact, "{surface}");
            assert_eq!(folded_form(surface), folded, "{surface}");
        }
    }

    #[test]
    fn stems_unite_what_readers_mean() {
        for word in ["trafficking", "traffickers", "trafficked", "trafficker's"] {
            assert_eq!(stem(Language::English, word), "traffick");
        }
        let english = |word| stem(Language::English, word);
        assert_eq!(english("mexico's"), english("mexico"));
        assert_ne!(english("traffic"), english("trafficking"));
        let spanish = |word| stem(Language::Spanish, word);
        assert_eq!(spanish("traficantes"), spanish("traficante"));
        assert_eq!(spanish("canciones"), spanish("cancion"));
        assert_ne!(spanish("detenido"), english("detenido"));
    }
}
