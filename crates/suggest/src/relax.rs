//! For a query that found nothing: how it can ask for less.

use query::{Form, Query};
use search::{Bits, Conjunct, Search};
use text::sort::sort_by_key;

/// A part of a query that found nothing might be found without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The part that stands in the way, in canonical form.
    pub without: String,
    /// In how many articles that part holds by itself.
    pub alone: u32,
    /// The query without it, in canonical form.
    pub query: String,
    /// How many articles the query finds without it.
    pub total: u32,
}

/// For a query that found nothing: its parts without which it would find something, the most
/// fruitful first.
pub fn relaxations(search: &Search<'_>) -> Vec<Relaxation> {
    if search.total() > 0 || search.conjuncts().len() < 2 {
        return Vec::new();
    }
    let mut relaxations: Vec<Relaxation> = search
        .conjuncts()
        .iter()
        .filter_map(|one| relaxed(search, &|other| std::ptr::eq(one, other)))
        .collect();
    if relaxations.is_empty() {
        // Several parts stand in the way, each by itself.
        relaxations.extend(relaxed(search, &|part| part.matches.count() == 0));
    }
    sort_by_key(&mut relaxations, |relaxed| std::cmp::Reverse(relaxed.total));
    relaxations
}

/// For a query that found nothing, as happens in the middle of typing a word: the query in
/// which plain words that occur nowhere are beginnings of words, in canonical form, and how
/// many articles it finds, if any.
pub fn prefix_fallback(search: &Search<'_>) -> Option<(String, u32)> {
    let begun = |conjunct: &Conjunct| match &conjunct.query {
        Query::Text(text) if !text.quoted && conjunct.matches.count() == 0 => {
            let mut text = text.clone();
            for word in text.words.iter_mut().filter(|word| word.form == Form::Stem) {
                word.form = Form::Prefix;
            }
            Query::Text(text)
        }
        other => other.clone(),
    };
    if search.total() > 0 {
        return None;
    }
    let query = Query::and(search.conjuncts().iter().map(begun));
    let total = Search::new(search.dossier(), &query).total();
    (total > 0).then(|| (query.to_string(), total))
}

/// What the query finds without some of its parts, if that is anything.
fn relaxed(search: &Search<'_>, is_left_out: &dyn Fn(&Conjunct) -> bool) -> Option<Relaxation> {
    let (mut alone, mut rest) =
        (Bits::all(search.dossier().article_count()), Bits::all(search.dossier().article_count()));
    let (mut without, mut kept) = (Vec::new(), Vec::new());
    for conjunct in search.conjuncts() {
        let out = is_left_out(conjunct);
        if out { &mut alone } else { &mut rest }.intersect(&conjunct.matches);
        if out { &mut without } else { &mut kept }.push(conjunct.query.clone());
    }
    let total = rest.count();
    // Leaving everything out is no advice.
    (total > 0 && !without.is_empty() && !kept.is_empty()).then(|| Relaxation {
        without: Query::and(without).to_string(),
        alone: alone.count(),
        query: Query::and(kept).to_string(),
        total,
    })
}
