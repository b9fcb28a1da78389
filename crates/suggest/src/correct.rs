//! What a word that occurs nowhere may have been meant to be.

use query::{Form, Query, Text, Word};
use search::{Search, TextLeaf};
use text::{compose, folded_form, sort::sort_by_key, tokens};

/// A word of the query that occurs nowhere, and one that does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed.
    pub typed: String,
    /// What may have been meant.
    pub word: String,
    /// The query with it, in canonical form.
    pub query: String,
    /// How many articles that finds: more than none.
    pub total: u32,
}

/// A word of the query, where it stands, and what may have been meant.
struct Replaced<'q> {
    part: usize,
    nth: usize,
    typed: &'q str,
    meant: String,
}

/// How many corrections are offered at most.
const CORRECTIONS: usize = 3;

/// How many words that are nearly so are looked at.
const NEAR: usize = 500;

/// From how many letters on a word may have two errors.
const LONG: usize = 6;

/// Shorter words are no word with an error: nearly everything is one letter away, and `Jan` is short for January.
const SHORT: usize = 4;

/// For words of the query that occur nowhere: words that do and are one letter away, or two where the
/// word is long, or written as two, if the query then finds something; where it takes several of them, all at once. Of
/// several, that in the most articles. What was typed is searched all the same.
pub fn corrections(search: &Search<'_>) -> Vec<Correction> {
    let mut unknown: Vec<Replaced<'_>> = Vec::new();
    for (part, conjunct) in search.conjuncts().iter().enumerate() {
        let Query::Text(text) = &conjunct.query else { continue };
        if conjunct.matches.count() > 0 {
            continue;
        }
        let words = text.words.iter().enumerate();
        unknown.extend(words.filter_map(|(nth, word)| {
            Some(Replaced { part, nth, typed: &word.text, meant: meant(search, word)? })
        }));
    }
    let each = unknown.iter().map(std::slice::from_ref);
    let mut corrections: Vec<Correction> = each.filter_map(|one| corrected(search, one)).collect();
    if corrections.is_empty() && unknown.len() > 1 {
        corrections.extend(corrected(search, &unknown));
    }
    sort_by_key(&mut corrections, |correction| std::cmp::Reverse(correction.total));
    corrections.truncate(CORRECTIONS);
    corrections
}

/// The query with other words in the place of some, if that finds anything.
fn corrected(search: &Search<'_>, replaced: &[Replaced<'_>]) -> Option<Correction> {
    let mut parts: Vec<Query> = search.conjuncts().iter().map(|conjunct| conjunct.query.clone()).collect();
    for one in replaced {
        if let Some(Query::Text(text)) = parts.get_mut(one.part)
            && let Some(word) = text.words.get_mut(one.nth)
        {
            let form = if word.form == Form::Wildcard { Form::Stem } else { word.form };
            *word = Word { text: one.meant.clone(), form };
        }
    }
    let query = Query::and(parts);
    let total = Search::new(search.dossier(), &query).total();
    let joined = |word: fn(&Replaced<'_>) -> String| replaced.iter().map(word).collect::<Vec<_>>().join(" ");
    (total > 0).then(|| Correction {
        typed: joined(|one| one.typed.to_owned()),
        word: joined(|one| one.meant.clone()),
        query: query.to_string(),
        total,
    })
}

/// What a word that occurs nowhere may have been meant to be.
pub(crate) fn meant(search: &Search<'_>, word: &Word) -> Option<String> {
    // The question mark of a sentence that was pasted.
    if word.form == Form::Wildcard {
        let bare =
            word.text.strip_suffix('?').filter(|bare| !bare.is_empty() && !bare.contains(['?', '*']))?;
        let is_known = !TextLeaf::new(search.dossier(), &Text::of_word(word.clone())).articles().is_empty();
        let alone = Word { text: bare.to_owned(), form: Form::Stem };
        return if is_known {
            None
        } else if occurs(search, bare) {
            Some(bare.to_owned())
        } else {
            meant(search, &alone)
        };
    }
    // An abbreviation that nobody uses here is not a small word with an error, and a figure is no other figure.
    let letters = word.text.chars().count();
    let is_abbreviation = letters <= LONG && word.text.chars().all(char::is_uppercase);
    if is_abbreviation || letters < SHORT || word.text.chars().any(char::is_numeric) {
        return None;
    }
    let is_known = || !TextLeaf::new(search.dossier(), &Text::of_word(word.clone())).articles().is_empty();
    if !matches!(word.form, Form::Stem | Form::Exact) || is_known() {
        return None;
    }
    if tokens(&word.text).count() != 1 {
        // `anti-smuggling` for `antismuggling`.
        return Some(word.text.replace('-', ""))
            .filter(|joined| *joined != word.text && occurs(search, joined));
    }
    let index = search.dossier().index();
    let typed = folded_form(&word.text);
    let mut near = index.fuzzy(&typed, 1, NEAR).terms;
    if near.is_empty() {
        near = swapped(&typed).flat_map(|word| index.folded(&word)).collect();
    }
    if near.is_empty() {
        if let Some(split) = split(search, &typed) {
            return Some(split);
        }
        if letters >= LONG {
            near = index.fuzzy(&typed, 2, NEAR).terms;
        }
    }
    // Few err in the first letter.
    let first = typed.chars().next();
    let best = near
        .into_iter()
        .rev()
        .max_by_key(|&term| (index.forms(term).0.chars().next() == first, index.article_count(term)))?;
    let (folded, exact) = index.forms(best);
    Some(compose(&exact.unwrap_or(folded)))
}

/// Whether a word, in any form, is in some article.
pub(crate) fn occurs(search: &Search<'_>, word: &str) -> bool {
    let word = Word { text: word.to_owned(), form: Form::Stem };
    !TextLeaf::new(search.dossier(), &Text::of_word(word)).articles().is_empty()
}

/// A word cut in two that stand next to each other somewhere: `non-intrusive` for `nonintrusive`.
fn split(search: &Search<'_>, typed: &str) -> Option<String> {
    let is_cut = |&at: &usize| typed[..at].chars().count() >= PIECE && typed[at..].chars().count() >= PIECE;
    let cuts = typed.char_indices().map(|(at, _)| at).filter(is_cut);
    cuts.map(|at| [&typed[..at], "-", &typed[at..]].concat()).find(|cut| occurs(search, cut))
}

/// How many letters each of two words has that were written as one, at least.
const PIECE: usize = 3;

/// A word with two neighbouring letters in each other's place: one error, and not two (Damerau 1964).
fn swapped(typed: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = typed.chars().collect();
    (1..letters.len()).map(move |at| {
        let mut letters = letters.clone();
        letters.swap(at - 1, at);
        letters.into_iter().collect()
    })
}
