//! A word with its signs: what `=`, `*`, `?` and `~` mean on it.

use super::{Form, ProblemKind, Word};
use text::tokens;

/// Reads a word as typed. `report` hears of signs that mean nothing where they stand. Without a letter or
/// digit there is no word; where it had signs all the same, the error says what they lack.
///
/// What is read prints as something that is read as the same.
pub(super) fn read(typed: &str, report: &mut dyn FnMut(ProblemKind)) -> Result<Word, Option<ProblemKind>> {
    if let Some(spelled) = typed.strip_prefix('=') {
        return exact(spelled, report);
    }
    let (bare, distance) = without_distance(typed);
    if !has_token(bare) {
        return Err(if distance.is_some() {
            Some(ProblemKind::DistanceWithoutWord)
        } else if bare.contains(['*', '?']) {
            Some(ProblemKind::PatternWithoutLetter)
        } else {
            None
        });
    }
    let word = if bare.contains(['*', '?']) {
        if distance.is_some() {
            report(ProblemKind::DistanceOfPattern);
        }
        pattern(bare)
    } else {
        let form = match distance {
            None => Form::Stem,
            Some(0) => {
                report(ProblemKind::DistanceOfZero);
                Form::Stem
            }
            Some(distance @ 1..=2) => Form::Fuzzy(distance),
            Some(_) => {
                report(ProblemKind::DistanceTooLarge);
                Form::Fuzzy(2)
            }
        };
        // Without its sign an operator would be one.
        let is_operator = distance == Some(0) && matches!(bare, "OR" | "AND" | "NOT");
        Word { text: if is_operator { bare.to_ascii_lowercase() } else { bare.to_owned() }, form }
    };
    check_inside(&word.text, report);
    Ok(word)
}

/// What stands after `=`, without the signs that mean nothing there.
fn exact(typed: &str, report: &mut dyn FnMut(ProblemKind)) -> Result<Word, Option<ProblemKind>> {
    let without_signs = typed.replace(['*', '?'], "");
    let text = without_distance(&without_signs).0;
    if !has_token(text) {
        return Err(Some(ProblemKind::ExactWithoutWord));
    }
    if text.len() < typed.len() {
        report(ProblemKind::ExactWithSigns);
    }
    check_inside(text, report);
    Ok(Word { text: text.to_owned(), form: Form::Exact })
}

fn check_inside(text: &str, report: &mut dyn FnMut(ProblemKind)) {
    if text.contains('~') {
        report(ProblemKind::DistanceInside);
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
