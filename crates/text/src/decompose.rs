//! Canonical decomposition, in six kilobytes.
//!
//! Comparing words needs a normal form, not one particular form, so letters are taken apart, and
//! put together only where a word is shown. The table holds one step for every letter of the Basic Multilingual Plane
//! that has a canonical decomposition, but for Hangul syllables and compatibility ideographs,
//! which nobody types apart. Measured against the crate `unicode-normalization`, to which the
//! tests hold it: 50 kB less to download, of 240 kB, after brotli.

use std::sync::OnceLock;

/// Three columns of 16-bit numbers, the letters ascending: a letter, and the two that it consists of; the
/// last is 0 where it is just another name for the first. The numbers of the first two columns are
/// differences to the one above, and each column has first its low bytes, then its high ones: so
/// the table is less than half as long after brotli.
static TABLE: &[u8] = include_bytes!("decompositions.bin");

/// Bytes for a row of the table.
const ROW: usize = 6;

/// A letter and its parts.
type Row = [u16; 3];

/// The table as it is looked up in.
fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let count = TABLE.len() / ROW;
        let mut last = [0_u16; 2];
        let row = |at: usize| {
            let byte = |column: usize| TABLE.get(column * count + at).copied().unwrap_or_default();
            let [letter, first, second] = [0, 2, 4].map(|low| u16::from_le_bytes([byte(low), byte(low + 1)]));
            last = [last[0].wrapping_add(letter), last[1].wrapping_add(first)];
            [last[0], last[1], second]
        };
        (0..count).map(row).collect()
    })
}

/// Calls `each` with the characters of the full canonical decomposition of `c`. Marks that a text
/// itself has in an unusual order are left in it.
pub fn decompose(c: char, each: &mut impl FnMut(char)) {
    match step(c) {
        None => each(c),
        Some((first, second)) => {
            decompose(first, each);
            if let Some(second) = second {
                each(second);
            }
        }
    }
}

/// Puts letters and the marks right after them together, for showing; comparing needs no such thing.
pub fn compose(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        let whole = composed.chars().next_back().filter(|_| is_accent(c)).and_then(|last| joined(last, c));
        if let Some(whole) = whole {
            composed.pop();
            composed.push(whole);
        } else {
            composed.push(c);
        }
    }
    composed
}

/// The letter that consists of two characters.
fn joined(first: char, second: char) -> Option<char> {
    let code = |c: char| u16::try_from(u32::from(c)).ok();
    let parts = (code(first)?, code(second)?);
    let row = rows().iter().find(|row| (row[1], row[2]) == parts)?;
    char::from_u32(u32::from(row[0]))
}

/// Marks that change how a letter is pronounced, not which letter it is: those of Latin, Greek and
/// Cyrillic, and the points of Hebrew and Arabic. The vowel signs of other scripts are letters.
pub fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5BD}'
            | '\u{5BF}'
            | '\u{5C1}'..='\u{5C2}'
            | '\u{5C4}'..='\u{5C5}'
            | '\u{5C7}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

/// One step of the decomposition. Only the first of the two parts may decompose further.
fn step(c: char) -> Option<(char, Option<char>)> {
    let wanted = u16::try_from(u32::from(c)).ok().filter(|&code| code >= 0xC0)?;
    let letter = |code: u16| char::from_u32(u32::from(code)).filter(|&c| c != '\0');
    let rows = rows();
    let [_, first, second] = rows[rows.binary_search_by_key(&wanted, |row| row[0]).ok()?];
    Some((letter(first)?, letter(second)))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization, char::decompose_canonical};

    use super::*;

    fn is_left_out(c: char) -> bool {
        matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}')
    }

    fn full(c: char) -> Vec<char> {
        let mut full = Vec::new();
        decompose_canonical(c, |part| full.push(part));
        full
    }

    /// One step back from the full decomposition: all but its last character, as one letter.
    fn one_step(c: char) -> Option<(u16, u16)> {
        let mut parts = full(c);
        if parts == [c] {
            return None;
        }
        let last = parts.pop()?;
        let code = |c: char| u16::try_from(u32::from(c)).expect("in the plane");
        if parts.is_empty() {
            return Some((code(last), 0));
        }
        // Some letters are never put together by normalisation, hence the search.
        let composed: Vec<char> = parts.iter().copied().nfc().collect();
        let first = match composed.as_slice() {
            [first] => *first,
            _ => ('\u{C0}'..='\u{FFFF}').find(|&other| full(other) == parts).expect("a letter for the rest"),
        };
        Some((code(first), code(last)))
    }

    #[test]
    fn the_table_is_that_of_unicode() {
        let mut columns: [Vec<u16>; 3] = Default::default();
        let mut last = [0_u16; 2];
        for c in ('\u{C0}'..='\u{FFFF}').filter(|&c| !is_left_out(c)) {
            if let Some((first, second)) = one_step(c) {
                let letter = u32::from(c) as u16;
                columns[0].push(letter.wrapping_sub(last[0]));
                columns[1].push(first.wrapping_sub(last[1]));
                columns[2].push(second);
                last = [letter, first];
            }
        }
        let table: Vec<u8> = columns
            .iter()
            .flat_map(|column| [0, 1].map(|half| column.iter().map(move |number| number.to_le_bytes()[half])))
            .flatten()
            .collect();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/decompositions.bin");
            std::fs::write(path, &table).expect("the table can be written");
        } else {
            assert!(table == TABLE, "made from another version of Unicode; run with UPDATE_EXPECT=1");
        }
    }

    #[test]
    fn letters_are_put_together_again() {
        for word in ["culiacán", "müller", "ångström", "việt", "plain"] {
            let mut apart = String::new();
            word.chars().for_each(|c| decompose(c, &mut |part| apart.push(part)));
            assert_eq!(compose(&apart), word);
        }
    }

    #[test]
    fn every_character_comes_apart_as_unicode_says() {
        for c in ('\0'..='\u{FFFF}').filter(|&c| !is_left_out(c)) {
            let mut ours = String::new();
            decompose(c, &mut |part| ours.push(part));
            assert_eq!(ours, String::from_iter(full(c)), "U+{:04X}", u32::from(c));
        }
    }
}
