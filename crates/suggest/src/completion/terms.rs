//! Words of the texts that begin as what is being typed.

use super::place::Place;
use corpus::{index::Index, store::Dossier};
use query::{Form, Query, Role, Text, Word, ends_word, is_quote};
use search::Search;
use text::{
    Language, compose, exact_form, folded_form, is_possessive,
    sort::{pack, sort_by, sort_numbers, unpack},
    stem,
};

/// So many words are considered: those in the most articles.
const CONSIDERED: usize = 24;

/// Words that begin as what is being typed, and in how many articles each finds itself: those in
/// the most first. Of words that find the same, being inflections, there is one.
pub fn words(dossier: &Dossier<'_>, text: &str, place: &Place, limit: usize) -> Vec<(String, u32)> {
    if let Role::Name(_) | Role::Other = place.role {
        return Vec::new();
    }
    let typed = &text[place.typed.range()];
    let wanted = folded_form(typed);
    let is_exact = place.role == Role::Exact;
    let language = dossier.index().languages().first().copied().unwrap_or(Language::English);
    // What is there in full need not be offered, nor what would find the same.
    let mut seen = vec![if is_exact { exact_form(typed).into_owned() } else { stem(language, &wanted) }];
    let mut found = Vec::new();
    for exact in completions(dossier.index(), &wanted, CONSIDERED) {
        let folded = folded_form(&exact);
        let is_needless = is_possessive(&folded) && !wanted.contains('\'');
        let key = if is_exact { exact.clone() } else { stem(language, &folded) };
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
    let terms = index.prefix(folded);
    let mut counted: Vec<u64> = Vec::with_capacity(terms.len());
    index.each_postings(&terms, |postings| {
        // The most frequent come first, of equals in order.
        counted.push(pack(u32::MAX - postings.articles, counted.len() as u32));
    });
    sort_numbers(&mut counted);
    let exact = |at: u32| {
        let (folded, exact) = index.forms(terms[at as usize]);
        exact.unwrap_or(folded)
    };
    counted.into_iter().take(limit).map(|packed| exact(unpack(packed).1)).collect()
}

/// In how many articles a word would be found.
fn found_by(dossier: &Dossier<'_>, role: Role, exact: &str) -> u32 {
    let form = if role == Role::Exact { Form::Exact } else { Form::Stem };
    let title_only = matches!(role, Role::TitleWord | Role::TitlePhrase);
    let words = vec![Word { text: exact.to_owned(), form }];
    let query = Query::Text(Text { title_only, quoted: false, within: None, words });
    Search::new(dossier, &query).total()
}

/// Whether a query can have a word just as it is: some scripts have quotation marks in words.
pub fn is_typable(word: &str) -> bool {
    !word.contains(|c| ends_word(c) || is_quote(c) || matches!(c, '*' | '?' | '~' | ':' | ','))
}
