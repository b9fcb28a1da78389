//! Which words stand near the hits more often than chance would have it.
//!
//! A word is near a hit when it is one of the [`WINDOW`](super::WINDOW) before it or after it, in the
//! paragraph that the line shows: what is counted can be seen. Hits are not near each other, since the
//! reader has asked for them; a word that is near two hits counts once. Words with the same stem are one,
//! by the rules of their article's language as in a search for a plain word, and are shown in the form that
//! is there most often; what has the same form in two languages is one too.
//!
//! How strong that is, is told by the signed G² of [`crate::association`], over this table of all tokens
//! of the dossier (its titles and texts, without what is left out):
//!
//! | | the word | other words |
//! |---|---|---|
//! | near a hit | O | W − O |
//! | anywhere else, the hits included | F − O | N − W − F + O |
//!
//! W is [`Collocates::near`], N is [`Collocates::all`], F the number of times that the word occurs in the
//! dossier; chance would put it near the hits E = W · F / N times.
//!
//! | O | G² |
//! |---|---|
//! | 0 | negative: the word avoids the hits; it is not in the list |
//! | E | 0: near the hits it is as frequent as elsewhere; it is not in the list |
//! | F | as high as it gets for this F: the word is nowhere else |
//!
//! No list of stop words is used: "the" is near everything, as often as chance has it, and falls out by
//! itself; where it does not, that is worth knowing. A word that is near the hits just once says nothing
//! and is left out, unless the dossier has fewer than [`FEW`] tokens.
//!
//! Where only some of the lines were gathered, O and W are those of these lines; the rest of the table
//! stays the dossier's, so that the hits beyond are counted as "anywhere else" and G² is rather too low.

use super::lines::{Concordance, slice, span};
use crate::association::g2;
use corpus::Dossier;
use text::{
    Language, Span, folded_form,
    sort::{pack, sort_by, sort_numbers},
    stem,
};

/// How many words are kept.
pub const COLLOCATES: usize = 100;

/// A dossier with fewer tokens is so small that a word once near a hit is worth showing.
pub const FEW: u32 = 1000;

/// A word that stands near the hits.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate<'a> {
    /// The word, in the form that is there most often.
    pub word: &'a str,
    /// How often it is near a hit, in any form.
    pub count: u32,
    /// How often it occurs in the dossier.
    pub occurrences: u32,
    /// How often chance would put it near the hits, rounded.
    pub expected: u32,
    /// How far from chance that is: see [`g2`].
    pub association: f64,
}

/// The words near the hits, the most strongly associated first, of equals the more frequent one, and
/// then in order of the alphabet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collocates<'a> {
    /// The words, [`COLLOCATES`] at most.
    pub words: Vec<Collocate<'a>>,
    /// How many tokens are near a hit.
    pub near: u32,
    /// How many tokens there are.
    pub all: u32,
}

/// A word near the hits, in all its forms.
struct Group<'a> {
    folded: String,
    word: &'a str,
    count: u32,
    occurrences: u32,
}

impl<'a> Concordance<'a> {
    /// Which words are near the hits.
    pub fn collocates(&self) -> Collocates<'a> {
        collocates(self)
    }
}

fn collocates<'a>(concordance: &Concordance<'a>) -> Collocates<'a> {
    let (titles, bodies) = concordance.dossier.token_totals();
    let all = titles + bodies;
    let mut near: Vec<(Language, String, &'a str)> = Vec::new();
    for lines in concordance.lines.chunk_by(|a, b| a.article == b.article) {
        let Some(article) = lines.first().and_then(|line| concordance.dossier.article(line.article)) else {
            continue;
        };
        let packed = |word: Span| pack(word.start as u32, word.end as u32);
        let mut words: Vec<u64> = lines.iter().flat_map(|line| line.near().map(packed)).collect();
        sort_numbers(&mut words);
        words.dedup();
        near.extend(words.into_iter().map(|word| {
            let word = slice(article.raw, span(word));
            (article.language, stem(article.language, &folded_form(word)), word)
        }));
    }
    let window = near.len() as u32;
    sort_by(&mut near, |a, b| a.cmp(b));
    let least = if all < FEW { 1 } else { 2 };
    let mut groups: Vec<Group<'a>> = Vec::new();
    for forms in near.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)) {
        // Of equally frequent forms the first in order, which has the capitals.
        let (mut word, mut most) = ("", 0);
        for form in forms.chunk_by(|a, b| a.2 == b.2) {
            if form.len() > most {
                (word, most) = (form[0].2, form.len());
            }
        }
        let count = forms.len() as u32;
        if count >= least {
            let folded = folded_form(word).into_owned();
            let occurrences = occurrences(&concordance.dossier, forms[0].0, &folded);
            groups.push(Group { folded, word, count, occurrences });
        }
    }
    sort_by(&mut groups, |a, b| a.folded.cmp(&b.folded));
    let of_groups = |groups: &[Group<'a>]| {
        let count = groups.iter().map(|group| group.count).sum();
        let occurrences = groups.iter().map(|group| group.occurrences).sum();
        let association = g2(count, window, occurrences, all);
        let expected =
            (u64::from(window) * u64::from(occurrences) + u64::from(all) / 2) / u64::from(all.max(1));
        let word = groups.first()?.word;
        (association > 0.0).then_some(Collocate {
            word,
            count,
            occurrences,
            expected: expected as u32,
            association,
        })
    };
    let groups = groups.chunk_by(|a, b| a.folded == b.folded);
    let mut words: Vec<Collocate<'a>> = groups.filter_map(of_groups).collect();
    // They stand in the order of the alphabet.
    sort_by(&mut words, |a, b| b.association.total_cmp(&a.association).then_with(|| b.count.cmp(&a.count)));
    words.truncate(COLLOCATES);
    Collocates { words, near: window, all }
}

/// How often a word occurs, in any inflection, in the articles of a language.
fn occurrences(dossier: &Dossier<'_>, language: Language, folded: &str) -> u32 {
    let index = dossier.index();
    let (mut found, is_only) = (0, index.languages().len() == 1);
    for term in index.stemmed(language, folded) {
        index.postings(term).each(|posting| {
            if is_only || dossier.language(posting.article) == language {
                found += posting.in_title + posting.in_body;
            }
        });
    }
    found
}
