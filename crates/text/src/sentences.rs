//! Sentences of a paragraph, as far as punctuation tells them.
//!
//! A sentence ends at `.`, `!`, `?` or `…`, with the quotation marks and brackets that close there, where
//! white space follows and then something that can begin a sentence: no lower-case letter. A full stop
//! that belongs to an abbreviation ends none:
//!
//! | before the full stop | ends a sentence |
//! |---|---|
//! | a title: `Mr.`, `Gen.`, `Sen.` | never |
//! | `No.`, `Art.`, `p.` | unless a number follows |
//! | an initial, `U.S.`, `Inc.`, `Jan.` | only before a word that begins many sentences: `The`, `He`, `In` |
//! | a number that stands first: `1.` | never |
//!
//! The last but one is a guess: `in the U.S. Congress` is no end, and `in the U.S. Congress adjourned.` is
//! taken for none either. Two sentences taken for one are the lesser evil where names that stand together
//! are counted: no sentence is torn.

use crate::lower::lowercase;
use crate::span::Span;

/// Before a name; never at the end of a sentence.
const TITLES: [&str; 36] = [
    "adm", "amb", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "ing", "lic", "lt",
    "maj", "messrs", "mr", "mrs", "ms", "msgr", "mt", "pres", "prof", "rep", "reps", "rev", "sec", "sen",
    "sens", "sgt", "spc", "sr", "sra", "st", "supt",
];

/// Abbreviations only before a number.
const BEFORE_NUMBERS: [&str; 13] =
    ["art", "arts", "ca", "ch", "cf", "fig", "figs", "no", "nos", "p", "para", "pp", "vol"];

/// Abbreviations that a sentence may end with.
const OTHERS: [&str; 34] = [
    "ala", "apr", "ariz", "assn", "aug", "ave", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "dec",
    "dept", "dist", "etc", "feb", "fla", "inc", "jan", "jr", "ltd", "mass", "mich", "nov", "oct", "pa",
    "sept", "sep", "tenn", "tex", "vs", "wash",
];

/// Words that begin sentences and hardly any name.
const BEGINNINGS: [&str; 58] = [
    "a",
    "according",
    "after",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "during",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "many",
    "meanwhile",
    "most",
    "no",
    "nor",
    "on",
    "or",
    "our",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "under",
    "we",
    "when",
    "while",
    "with",
    "you",
];

/// The sentences of a paragraph of a text, in order, without the white space between them.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let words = text.get(paragraph.range()).unwrap_or_default();
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(sign) = words[at..].find(['.', '!', '?', '…']) {
        let sign = at + sign;
        at = after_signs(words, sign);
        if ends(&words[start..], sign - start, at - start) {
            push(&mut sentences, words, start, at, paragraph.start);
            start = at;
        }
    }
    push(&mut sentences, words, start, words.len(), paragraph.start);
    sentences
}

/// Where the run of signs, and of what closes there, is over.
fn after_signs(words: &str, sign: usize) -> usize {
    let rest = &words[sign..];
    let signs = rest.trim_start_matches(['.', '!', '?', '…']);
    let closed = signs.trim_start_matches(['"', '\'', '”', '’', '»', ')', ']']);
    words.len() - closed.len()
}

/// Whether the sign ends what begins with `words`; `after` is where it and what closes there are over.
fn ends(words: &str, sign: usize, after: usize) -> bool {
    let rest = &words[after..];
    let next = rest.trim_start();
    if next.len() == rest.len() || next.is_empty() {
        return false;
    }
    let next = next.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[', '—', '–', '-', ' ', '¿', '¡']);
    let Some(first) = next.chars().next() else { return false };
    if first.is_lowercase() {
        return false;
    }
    let is_single = words[sign..].starts_with('.') && !words[sign + 1..].starts_with(['.', '!', '?', '…']);
    !is_single || full_stop_ends(&words[..sign], next)
}

/// Whether a full stop between a word and what follows it ends a sentence.
fn full_stop_ends(before: &str, next: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    let is_first = before.trim_start().len() == word.len();
    let lower = lowercase(word);
    let is = |list: &[&str]| list.contains(&lower.as_str());
    if word.chars().all(|c| c.is_ascii_digit()) && is_first {
        return false;
    }
    if is(&TITLES) {
        return false;
    }
    if is(&BEFORE_NUMBERS) {
        return !next.starts_with(|c: char| c.is_ascii_digit());
    }
    let is_short = is_initials(word) || is(&OTHERS);
    !is_short || begins_a_sentence(next)
}

/// `J`, `U.S`, `a.m`: single letters, with full stops between.
fn is_initials(word: &str) -> bool {
    !word.is_empty()
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

/// Whether a text begins with a word that begins many sentences, and not with an initial.
fn begins_a_sentence(next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_initial = next[word.len()..].starts_with('.');
    !is_initial && BEGINNINGS.contains(&lowercase(word).as_str())
}

fn push(sentences: &mut Vec<Span>, words: &str, start: usize, end: usize, offset: usize) {
    let raw = &words[start..end];
    let lead = raw.len() - raw.trim_start().len();
    let span = Span::new(start + lead, start + raw.trim_end().len());
    if !span.is_empty() {
        sentences.push(span.shift(offset));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `|` stands where a sentence ends.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> =
            sentences(&text, Span::new(0, text.len())).iter().map(|span| &text[span.range()]).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_signs() {
        check("It rains.| It pours!| Does it?| It does…| Then it stops");
        check("The value is 3.5 percent.| It was 2.");
        check("He paused... and went on.| He paused...| Then he left.");
        check("Really?!| Yes.");
    }

    #[test]
    fn abbreviations_do_not_end_them() {
        check("Mr. Landau met Gen. Trevilla and Sen. Padilla in Washington, D.C. on Monday.| They spoke.");
        check("The U.S. Attorney spoke of U.S. Customs.| The rest is known.");
        check("It entered the U.S. illegally.");
        check("Under No. 12 of Art. 7 nothing follows.| He said no.| Then he left.");
        check("George W. Bush and J. A. Smith met.| All went well.");
        check("On Jan. 5 the firm Smith & Wesson Corp. Moved.");
        check("1. The first point is this.| 2. The second is that.");
    }

    #[test]
    fn abbreviations_end_them_before_a_word_that_begins_sentences() {
        check("They flow into the U.S.| The government objects.");
        check("It began at 5 a.m.| In the evening it was over.");
        check("It sued Colt's Manufacturing Co.| He won.");
    }

    #[test]
    fn quotation_marks_and_brackets_close_with_the_sentence() {
        check("“We did it.”| The president left.");
        check("“Why?” he asked.| “Because.”| (It was so.)| Enough.");
        check("She said: “It is over.”| “Is it?”");
    }

    #[test]
    fn wrapped_lines_and_offsets() {
        let text = "xx It rains.\nIt pours in\nthe street. ";
        let found = sentences(text, Span::new(3, text.len()));
        assert_eq!(found, [Span::new(3, 12), Span::new(13, 36)]);
        assert_eq!(sentences(text, Span::new(9, 4)), []);
        assert_eq!(sentences(" \n", Span::new(0, 2)), []);
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_white_space(text in "([A-Za-z]{1,3}|U\\.S|[.!?…”“’)( \n0-9é]){0,40}") {
            let found = sentences(&text, Span::new(0, text.len()));
            let mut at = 0;
            for span in &found {
                prop_assert!(text[at..span.start].trim().is_empty() && !span.is_empty());
                prop_assert_eq!(text[span.range()].trim(), &text[span.range()]);
                at = span.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
