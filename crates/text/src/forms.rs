//! The forms under which two tokens count as the same word.

use std::borrow::Cow;

use waken_snowball::{
    SnowballEnv,
    algorithms::{english_stemmer, spanish_stemmer},
};

use crate::{
    decompose::{decompose, is_accent},
    language::Language,
    lower::small,
    span::Span,
};

/// The longest form that has a stem other than itself, in bytes.
const LONGEST_STEMMED: usize = 256;

/// Lower case, letters and accents apart (canonical decomposition), straight apostrophes, no invisible
/// characters, and nothing of a division at the end of a line.
pub fn exact_form(token: &str) -> Cow<'_, str> {
    if let Some((first, rest)) = token.split_once('\n') {
        let first = first.trim_end_matches(['\r', '-', '\u{2010}']);
        return Cow::Owned(exact_form(&[first, rest].concat()).into_owned());
    }
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

/// The Snowball stem (snowballstem.org) of a folded form, by the rules of a language: for English those
/// of "Porter2". Longer than any word it is its own stem: no grammar applies to it, and looking for
/// endings would take its time; and so is every word of another language.
pub fn stem(language: Language, folded: &str) -> String {
    if folded.len() > LONGEST_STEMMED {
        return folded.to_owned();
    }
    let mut env = SnowballEnv::create(folded);
    match language {
        Language::English => english_stemmer::stem(&mut env),
        Language::Spanish => spanish_stemmer::stem(&mut env),
        Language::Other => false,
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
pub(crate) fn is_invisible(c: char) -> bool {
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
pub(crate) fn letter_without_decomposition(c: char) -> Option<&'static str> {
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

    #[test]
    fn capitals_are_small_letters_however_unicode_makes_them_small() {
        for c in char::MIN..=char::MAX {
            let small: String = c.to_lowercase().collect();
            assert_eq!(exact_form(c.encode_utf8(&mut [0; 4])), exact_form(&small), "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn forms_ignore_what_readers_do_not_type() {
        let table = [
            ("Culiac\u{e1}n", "culiaca\u{301}n", "culiacan"),
            ("Culiaca\u{301}n", "culiaca\u{301}n", "culiacan"),
            ("Mexico’s", "mexico's", "mexico's"),
            ("TRAFFICKING", "trafficking", "trafficking"),
            ("traf\u{ad}ficking", "trafficking", "trafficking"),
            ("Smug-\ngling", "smuggling", "smuggling"),
            ("in\u{2010}\r\nter\u{ad}\nnal", "internal", "internal"),
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
