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

/// For words of the query that occur nowhere: words that do and are one letter away, or two where the
/// word is long, if the query then finds something; where it takes several of them, all at once. Of
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
        let alone = Word { text: bare.to_owned(), form: Form::Stem };
        let occurs = |word: Word| {
            let alone = Text { title_only: false, quoted: false, within: None, words: vec![word] };
            !TextLeaf::new(search.dossier(), &alone).articles().is_empty()
        };
        return (!occurs(word.clone()) && occurs(alone)).then(|| bare.to_owned());
    }
    // An abbreviation that nobody uses here is not a small word with an error.
    let letters = word.text.chars().count();
    if letters < LONG && word.text.chars().all(char::is_uppercase) {
        return None;
    }
    let is_plain = matches!(word.form, Form::Stem | Form::Exact) && tokens(&word.text).count() == 1;
    let alone = Text { title_only: false, quoted: false, within: None, words: vec![word.clone()] };
    if !is_plain || !TextLeaf::new(search.dossier(), &alone).articles().is_empty() {
        return None;
    }
    let index = search.dossier().index();
    let typed = folded_form(&word.text);
    let most = if typed.chars().count() >= LONG { 2 } else { 1 };
    let near = (1..=most).map(|errors| index.fuzzy(&typed, errors, NEAR).terms);
    let near = near.into_iter().find(|terms| !terms.is_empty())?;
    let best = near.into_iter().rev().max_by_key(|&term| index.article_count(term))?;
    let (folded, exact) = index.forms(best);
    Some(compose(&exact.unwrap_or(folded)))
}
