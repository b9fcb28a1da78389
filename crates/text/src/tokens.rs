//! Where the words of a text are.

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

use crate::{
    forms::{folded_form, is_invisible},
    span::Span,
};

/// The tokens of a text as byte ranges, in order.
///
/// Words are those of Unicode's text segmentation (UAX #29), cut once more where a reader would
/// expect two words: numbers at their separators (`253,000` is `253` and `000`, so that either
/// way of writing it is found), and letters at a full stop, colon or underscore unless it is an
/// abbreviation of single letters (`U.S`, `D.C`). Hyphenated words are two tokens.
///
/// A word that is divided at the end of a line is one token, hyphen and line break included, and so is one with a
/// zero-width space in it; [`crate::exact_form`] leaves both out.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { words: Words { text, at: 0, unicode: None, pieces: Pieces::new("", 0) }, ahead: None }
}

/// The tokens of a text: see [`tokens`].
pub struct Tokens<'a> {
    words: Words<'a>,
    /// A word that was read to see whether it belongs to the one before it.
    ahead: Option<Span>,
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let mut token = self.ahead.take().or_else(|| self.words.next())?;
        // What can divide a word begins with one of these.
        while let Some(b'-' | 0xC2 | 0xE2) = self.words.text.as_bytes().get(token.end) {
            let Some(end) = end_of_division(self.words.text, token) else { break };
            match self.words.next() {
                Some(next) if next.start == end => token.end = next.end,
                next => {
                    self.ahead = next;
                    break;
                }
            }
        }
        Some(token)
    }
}

/// The tokens of a text as an index holds them: a few letters with a number behind them are two, so that `AK47` and
/// `AK-47` find each other.
pub fn index_tokens(text: &str) -> impl Iterator<Item = Span> + '_ {
    tokens(text).flat_map(|token| {
        let cut = end_of_letters(&text.as_bytes()[token.range()]).map(|letters| token.start + letters);
        let second = cut.map(|cut| Span::new(cut, token.end));
        [Some(Span::new(token.start, cut.unwrap_or(token.end))), second].into_iter().flatten()
    })
}

/// Where the number begins in a model, a summit, a disease: `AK47`, `G20`, `COVID19`.
fn end_of_letters(word: &[u8]) -> Option<usize> {
    let letters = word.iter().take(MOST_LETTERS + 1).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_model = (1..=MOST_LETTERS).contains(&letters) && word.get(letters).is_some_and(u8::is_ascii_digit);
    is_model.then_some(letters)
}

/// More letters before a number are a word: `version2`.
const MOST_LETTERS: usize = 5;

/// What often keeps its hyphen: at the end of a line, the next line begins another word.
const KEEP_THEIR_HYPHEN: [&str; 24] = [
    "anti", "co", "cross", "eight", "ex", "five", "four", "full", "half", "high", "long", "low", "mid",
    "multi", "non", "part", "post", "pre", "pro", "self", "short", "three", "two", "well",
];

/// Whether a word often has a hyphen behind it, so that one at the end of a line divides no word.
pub fn keeps_hyphen(first: &str) -> bool {
    KEEP_THEIR_HYPHEN.iter().any(|kept| first.eq_ignore_ascii_case(kept))
}

/// Where a word goes on that is divided after this part of it, by a hyphen at the end of a line or by a zero-width
/// space. A hyphen between two words stands at the end of a line as well: after a first part that often has one, and
/// before a capital, the words are two.
fn end_of_division(text: &str, part: Span) -> Option<usize> {
    let (before, after) = (&text[part.range()], &text[part.end..]);
    let bare = after.trim_start_matches('\u{200B}');
    // Scripts that put no spaces between words use it as one.
    let is_spaced = |c: char| c.is_alphabetic() && c < '\u{E00}';
    if bare.len() < after.len() {
        let is_inside = before.ends_with(is_spaced) && bare.starts_with(is_spaced);
        return is_inside.then(|| text.len() - bare.len());
    }
    let hyphen = after.chars().next().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{AD}'))?;
    let line = &after[hyphen.len_utf8()..];
    let line = line.strip_prefix('\r').unwrap_or(line).strip_prefix('\n')?;
    let goes_on =
        before.ends_with(|c: char| c.is_lowercase()) && line.starts_with(|c: char| c.is_lowercase());
    let is_two = hyphen != '\u{AD}' && keeps_hyphen(before);
    (goes_on && !is_two).then(|| text.len() - line.len())
}

/// The words of a text, whatever divides them.
///
/// No word runs across white space, so each stretch between white space is looked at by itself, and
/// those of ASCII alone, which are nearly all, by rules that need no tables.
struct Words<'a> {
    text: &'a str,
    at: usize,
    /// The words of a stretch that is not ASCII, and where it begins.
    unicode: Option<(usize, UnicodeWordIndices<'a>)>,
    pieces: Pieces<'a>,
}

impl Iterator for Words<'_> {
    type Item = Span;

    #[inline(never)]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|span| &text[span.range()]).collect()
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

    #[test]
    fn models_are_two_tokens_of_an_index() {
        let words = |text| index_tokens(text).map(|span| &text[span.range()]).collect::<Vec<_>>();
        assert_eq!(words("AK47s, an AK-47"), ["AK", "47s", "an", "AK", "47"]);
        assert_eq!(words("G20, version2, 4th é12"), ["G", "20", "version2", "4th", "é12"]);
    }

    #[test]
    fn divided_words_are_one() {
        let table: &[(&str, &[&str])] = &[
            ("the smug-\ngling of arms", &["the", "smug-\ngling", "of", "arms"]),
            ("smug\u{2010}\r\ngling", &["smug\u{2010}\r\ngling"]),
            ("smug\u{ad}\ngling", &["smug\u{ad}\ngling"]),
            ("in-\nter-\nnal", &["in-\nter-\nnal"]),
            ("sus\u{200b}pects", &["sus\u{200b}pects"]),
            ("of-\nﬁce of Nue-\nvo León", &["of-\nﬁce", "of", "Nue-\nvo", "León"]),
            // Two words, or none that can be told to be one.
            ("the anti-\ntrafficking unit", &["the", "anti", "trafficking", "unit"]),
            ("US-\nMexico, Bal-\nTierra", &["US", "Mexico", "Bal", "Tierra"]),
            ("high-\n\nend two - \nthree", &["high", "end", "two", "three"]),
            ("sus-pects 12-\n14 x-\n", &["sus", "pects", "12", "14", "x"]),
            ("ไทย\u{200b}ไทย", &["ไ", "ท", "ย", "ไ", "ท", "ย"]),
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
            let words = Words { text: &text, at: 0, unicode: None, pieces: Pieces::new("", 0) };
            proptest::prop_assert_eq!(words.collect::<Vec<_>>(), by_tables(&text));
            let quick: Vec<Span> = tokens(&text).collect();
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
}
