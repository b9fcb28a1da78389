//! Whether two articles are about one event.
//!
//! Sentences of two earthquakes are as alike as those of one. What tells them apart is the company that the
//! articles keep: two articles on one event are like the same other articles of the dossier, and unlike the same
//! others. So each is compared with all others, by all its words and by its names alone, and the two rows of
//! similarities are correlated, over the articles that are nearest to either.
//!
//! Where there are too few others to tell, or both are each other's nearest by far, their own similarity decides.

use corpus::store::Dossier;
use text::sort::{pack, sort_numbers, unpack};

use super::lexicon::Lexicon;

/// How many of the nearest articles of each are looked at.
const NEAREST: usize = 16;

/// With fewer other articles than this a correlation says nothing.
const FEW: usize = 6;

/// What the two correlations count. With 0 it is not looked at; at 3.6 a correlation of 0.28 is enough.
const NAMES: f32 = 3.53;
const ALL: f32 = 3.71;

/// How much both together must reach: at 0 one of nine pairs of articles on different events gets through and 97
/// of 100 on the same; at 2 one of twenty, and 89 of 100.
const ENOUGH: f32 = 0.2;

/// How alike two articles must be as wholes where others cannot tell.
const ALIKE: f32 = 0.12;

/// Whether two articles are about one event, from how alike either is to every article of the dossier.
pub fn is_one_event([a, b]: [u32; 2], [of_a, of_b]: [&Similarities; 2]) -> bool {
    let [a, b] = [a as usize, b as usize];
    let nearest = [of_a, of_b].map(|row| {
        let others = row.nearest.iter().copied().filter(|other| ![a, b].contains(&(*other as usize)));
        others.take(NEAREST).collect::<Vec<u32>>()
    });
    let mut others: Vec<u64> = nearest.iter().flatten().map(|&article| u64::from(article)).collect();
    sort_numbers(&mut others);
    others.dedup();
    let is_nearest = |row: &[f32], other: usize, nearest: &[u32]| {
        nearest.first().is_none_or(|&best| row.get(other).copied().unwrap_or(0.0) >= row[best as usize])
    };
    let are_nearest = is_nearest(&of_a.all, b, &nearest[0]) && is_nearest(&of_b.all, a, &nearest[1]);
    let own = of_a.all.get(b).copied().unwrap_or(0.0);
    if others.len() < FEW {
        return are_nearest && own > ALIKE || own > 2.0 * ALIKE;
    }
    let correlated = |of: fn(&Similarities) -> &[f32]| {
        let pair = |&other: &u64| (of(of_a)[other as usize], of(of_b)[other as usize]);
        correlation(&others.iter().map(pair).collect::<Vec<_>>())
    };
    let company = NAMES * correlated(|row| &row.names) + ALL * correlated(|row| &row.all);
    company > ENOUGH || are_nearest && own > 3.0 * ALIKE
}

/// How alike an article is to every article of the dossier.
pub struct Similarities {
    all: Vec<f32>,
    names: Vec<f32>,
    /// The most similar articles, best first: itself and a partner, and [`NEAREST`] others.
    nearest: Vec<u32>,
}

/// How alike an article is to every other, by its words with their counts.
pub fn similarities(dossier: &Dossier<'_>, lexicon: &Lexicon, words: &[(u32, u32)]) -> Similarities {
    let count = dossier.article_count() as usize;
    let mut found = Similarities { all: vec![0.0; count], names: vec![0.0; count], nearest: Vec::new() };
    for &(word, own) in words {
        let weight = lexicon.article_weights[word as usize];
        let of_own = (1.0 + (own as f32).ln()) * weight * weight;
        for &(article, there) in lexicon.postings(word) {
            // Most words occur once in an article.
            let product = if there == 1 { of_own } else { of_own * (1.0 + (there as f32).ln()) };
            if let Some(sum) = found.all.get_mut(article as usize) {
                *sum += product;
            }
            if lexicon.is_name[word as usize]
                && let Some(sum) = found.names.get_mut(article as usize)
            {
                *sum += product;
            }
        }
    }
    // What is not read of the others does not count here either.
    let read = words.iter().filter(|(word, _)| !lexicon.postings(*word).is_empty());
    let own = read.map(|&(word, own)| {
        let weight = (1.0 + (own as f32).ln()) * lexicon.article_weights[word as usize];
        weight * weight
    });
    let own = own.sum::<f32>().max(1e-6);
    // The length of another article's vector is estimated from its number of words.
    let length = words.iter().map(|&(_, count)| count).sum::<u32>().max(1) as f32;
    for article in 0..count {
        let (title, body) = dossier.lengths(article as u32);
        let other = own * ((title + body).max(1) as f32 / 2.0 / length);
        let norm = 1.0 / (own * other).sqrt().max(1e-6);
        found.all[article] *= norm;
        found.names[article] *= norm;
    }
    found.nearest = nearest(&found.all);
    found
}

/// The most similar articles, best first.
fn nearest(row: &[f32]) -> Vec<u32> {
    let alike = (0..row.len()).filter(|&other| row[other] > 0.0);
    let mut keys: Vec<u64> = alike.map(|other| pack(!row[other].to_bits(), other as u32)).collect();
    sort_numbers(&mut keys);
    keys.truncate(NEAREST + 2);
    keys.into_iter().map(|key| unpack(key).1).collect()
}

/// Pearson's correlation; 0 where either side does not vary.
fn correlation(pairs: &[(f32, f32)]) -> f32 {
    let count = pairs.len() as f32;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |(x, y), pair| (x + pair.0 / count, y + pair.1 / count));
    let (mut both, mut xs, mut ys) = (0.0, 0.0, 0.0);
    for pair in pairs {
        let (dx, dy) = (pair.0 - x, pair.1 - y);
        (both, xs, ys) = (both + dx * dy, xs + dx * dx, ys + dy * dy);
    }
    let spread = (xs * ys).sqrt();
    if spread > 0.0 { both / spread } else { 0.0 }
}
