//! Words of the texts that begin so.

use std::cell::RefCell;

use super::place::{Place, Role};
use crate::{
    index::Index,
    query::{ends_word, is_quote},
    sort::sort_by,
    store::Dossier,
    text::{compose, exact_form, folded_form, is_possessive, stem},
};

/// So many words are considered: those in the most articles.
const CONSIDERED: usize = 24;

/// Words that begin as what is being typed, and in how many articles each finds itself: those in
/// the most first. Of words that find the same, being inflections, there is one.
pub fn words(dossier: &Dossier<'_>, text: &str, place: &Place, limit: usize) -> Vec<(String, u32)> {
    if let Role::Name(_) | Role::Closed = place.role {
        return Vec::new();
    }
    let typed = &text[place.typed.range()];
    let wanted = folded_form(typed);
    let is_exact = place.role == Role::Exact;
    // What is there in full need not be offered, nor what would find the same.
    let mut seen = vec![if is_exact { exact_form(typed).into_owned() } else { stem(&wanted) }];
    let mut found = Vec::new();
    for exact in completions(dossier.index(), &wanted, CONSIDERED) {
        let folded = folded_form(&exact);
        let is_needless = is_possessive(&folded) && !wanted.contains('\'');
        let key = if is_exact { exact.clone() } else { stem(&folded) };
        if is_needless || seen.contains(&key) || !is_typable(&exact) {
            continue;
        }
        seen.push(key);
        let articles = found_by(dossier, place.role, &exact);
        if articles > 0 {
            found.push((compose(&exact), articles));
        }
        if found.len() == limit {
            break;
        }
    }
    sort_by(&mut found, |a: &(String, u32), b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

/// The exact forms of the terms that begin so, those in the most articles first.
fn completions(index: &Index<'_>, folded: &str, limit: usize) -> Vec<String> {
    let keys = RefCell::new(Vec::new());
    let terms = index.matching(|key| {
        let begins = key.starts_with(folded);
        if begins {
            keys.borrow_mut().push(key.to_owned());
        }
        begins
    });
    let mut counted: Vec<(String, u32)> = keys
        .into_inner()
        .into_iter()
        .zip(terms)
        .map(|(key, term)| (key, index.article_count(term)))
        .collect();
    sort_by(&mut counted, |a, b| b.1.cmp(&a.1));
    counted.truncate(limit);
    counted.into_iter().map(|(key, _)| key).collect()
}

/// In how many articles a word would be found.
fn found_by(dossier: &Dossier<'_>, role: Role, exact: &str) -> u32 {
    let index = dossier.index();
    let folded = folded_form(exact);
    let terms = match () {
        () if role == Role::Exact => index.exact(exact),
        () if is_possessive(&folded) => index.folded(&folded),
        () => index.stemmed(&folded),
    };
    let in_title = matches!(role, Role::Title | Role::TitlePhrase);
    if let ([term], false) = (terms.as_slice(), in_title) {
        return index.article_count(*term);
    }
    let mut found = vec![false; dossier.article_count() as usize];
    for term in terms {
        index.postings(term, |article, positions| {
            let counts = !in_title || positions.next().is_some_and(|at| at < dossier.lengths(article).0);
            if let Some(found) = found.get_mut(article as usize).filter(|_| counts) {
                *found = true;
            }
        });
    }
    found.into_iter().filter(|&found| found).count() as u32
}

/// Whether a query can have a word just as it is: some scripts have quotation marks in words.
pub fn is_typable(word: &str) -> bool {
    !word.contains(|c| ends_word(c) || is_quote(c) || matches!(c, '*' | '?' | '~' | ':' | ','))
}
