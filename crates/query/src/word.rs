//! A word with its signs: what `=`, `*`, `?` and `~` mean on it.

use super::{Form, Word};
use text::tokens;

/// Reads a word as typed. `tell` hears of signs that mean nothing where they stand. Without a letter or
/// digit there is no word; where it had signs all the same, the error says what they lack.
///
/// What is read prints as something that is read as the same.
pub(super) fn read(typed: &str, tell: &mut dyn FnMut(&'static str)) -> Result<Word, Option<&'static str>> {
    if let Some(spelled) = typed.strip_prefix('=') {
        return exact(spelled, tell);
    }
    let (bare, distance) = without_distance(typed);
    if !has_token(bare) {
        return Err(if distance.is_some() {
            Some("~ stands right after a word or a phrase; it was left out")
        } else if bare.contains(['*', '?']) {
            Some("a pattern needs a letter or digit beside its signs; it was left out")
        } else {
            None
        });
    }
    let word = if bare.contains(['*', '?']) {
        if distance.is_some() {
            tell("a pattern has no ~; it was left out");
        }
        pattern(bare)
    } else {
        let form = match distance {
            None => Form::Stem,
            Some(0) => {
                tell("~ means one letter or two that differ; ~0 was left out");
                Form::Stem
            }
            Some(distance @ 1..=2) => Form::Fuzzy(distance),
            Some(_) => {
                tell("no more than two letters can differ; ~2 was taken");
                Form::Fuzzy(2)
            }
        };
        // Without its sign an operator would be one.
        let is_operator = distance == Some(0) && matches!(bare, "OR" | "AND" | "NOT");
        Word { text: if is_operator { bare.to_ascii_lowercase() } else { bare.to_owned() }, form }
    };
    check_inside(&word.text, tell);
    Ok(word)
}

/// What stands after `=`, without the signs that mean nothing there.
fn exact(typed: &str, tell: &mut dyn FnMut(&'static str)) -> Result<Word, Option<&'static str>> {
    let without_signs = typed.replace(['*', '?'], "");
    let text = without_distance(&without_signs).0;
    if !has_token(text) {
        return Err(Some("= stands right before a word; it was left out"));
    }
    if text.len() < typed.len() {
        tell("after = a word is found as it is spelled; its other signs were left out");
    }
    check_inside(text, tell);
    Ok(Word { text: text.to_owned(), form: Form::Exact })
}

fn check_inside(text: &str, tell: &mut dyn FnMut(&'static str)) {
    if text.contains('~') {
        tell("~ stands at the end of a word, alone or with 1 or 2; inside it was read as a gap");
    }
}

/// A word with stars or question marks in it. A sole star at its end asks for a beginning.
fn pattern(typed: &str) -> Word {
    let beginning = typed.trim_end_matches('*');
    if !beginning.contains(['*', '?']) {
        return Word { text: beginning.to_owned(), form: Form::Prefix };
    }
    // Several stars on end say no more than one.
    let mut text = String::with_capacity(typed.len());
    for c in typed.chars() {
        if c != '*' || !text.ends_with('*') {
            text.push(c);
        }
    }
    Word { text, form: Form::Wildcard }
}

/// A word without what `~` and `~2` say at its end, and what they say. Of several the last counts.
fn without_distance(typed: &str) -> (&str, Option<u8>) {
    let (mut bare, mut distance) = (typed, None);
    while let Some((before, digits)) = bare.rsplit_once('~') {
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        let told = if digits.is_empty() { 1 } else { digits.parse().unwrap_or(u8::MAX) };
        distance = distance.or(Some(told));
        bare = before;
    }
    (bare, distance)
}

/// Whether there is a letter or digit. The signs of a pattern are none.
pub(super) fn has_token(text: &str) -> bool {
    tokens(text).next().is_some()
}
