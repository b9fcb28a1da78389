//! How alike each of some articles is to each other, and which of them report one event.
//!
//! Likeness is the measure that a comparison of two articles shows, [`Comparison::similarity`]: the cosine of their
//! stems, each weighted by (1 + ln tf) · ln(1 + N/df). For all pairs of many articles it is worked out stem by stem
//! from the index: what two articles have in common is met in its postings, and no text is read.
//!
//! [`Comparison::similarity`]: crate::compare::Comparison::similarity

use corpus::{index::TermId, store::Dossier};
use text::sort::{pack, sort_by_key, sort_numbers, unpack};

/// How alike the articles of a group are on the average. Of 505 articles on 43 events, written for research on events
/// (ECB+), .25 puts those of one event together with a precision of .90 and a recall of .84 (B³); .2 with .82 and .91;
/// .3 with .95 and .68.
pub const ALIKE: f32 = 0.25;

/// Of how many articles likeness is worked out at most: the table is half of their square.
pub const MOST: usize = 1000;

/// How alike each of some articles is to each other.
pub struct Likeness {
    articles: Vec<u32>,
    /// Row by row, of each pair of places the smaller first.
    cosines: Vec<f32>,
}

impl Likeness {
    /// The likeness of articles, each with each; of more than [`MOST`], of the first.
    pub fn of(dossier: &Dossier<'_>, articles: &[u32]) -> Self {
        let articles = articles[..articles.len().min(MOST)].to_vec();
        let count = articles.len();
        let mut cosines = vec![0.0; count * count.saturating_sub(1) / 2];
        let mut squares = vec![0.0; count];
        each_stem(dossier, &articles, &mut |weights| {
            for (at, &(row, weight)) in weights.iter().enumerate() {
                squares[row] += weight * weight;
                let begin = begin(count, row);
                for &(column, other) in &weights[at + 1..] {
                    if let Some(cosine) = cosines.get_mut(begin + column - row - 1) {
                        *cosine += weight * other;
                    }
                }
            }
        });
        let lengths: Vec<f32> = squares.into_iter().map(f32::sqrt).collect();
        let mut rest = cosines.as_mut_slice();
        for row in 0..count {
            let (of_row, after) = rest.split_at_mut(count - row - 1);
            for (cosine, length) in of_row.iter_mut().zip(&lengths[row + 1..]) {
                let norm = lengths[row] * length;
                *cosine = if norm > 0.0 { (*cosine / norm).min(1.0) } else { 0.0 };
            }
            rest = after;
        }
        Self { articles, cosines }
    }

    /// The articles, in the order in which they were given.
    pub fn articles(&self) -> &[u32] {
        &self.articles
    }

    /// How alike two articles are, by place.
    pub fn at(&self, a: usize, b: usize) -> f32 {
        let (row, column) = (a.min(b), a.max(b));
        let place = || begin(self.articles.len(), row) + column - row - 1;
        if row == column { 1.0 } else { self.cosines.get(place()).copied().unwrap_or(0.0) }
    }
}

/// Articles that are alike, by place, each group and each article in it in the order in which they were given.
pub type Groups = Vec<Vec<usize>>;

impl Likeness {
    /// Groups of articles that are alike: pairs are joined from the most alike on, as long as the articles of the two
    /// groups that they join are on the average as alike as [`ALIKE`]. An article may be alone in its group.
    pub fn groups(&self) -> Groups {
        let mut group_of: Vec<usize> = (0..self.articles.len()).collect();
        let mut groups: Groups = group_of.iter().map(|&at| vec![at]).collect();
        for (a, b, _) in self.pairs(ALIKE) {
            let (one, other) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
            let all = groups[one].iter().flat_map(|&x| groups[other].iter().map(move |&y| (x, y)));
            let sum: f32 = all.map(|(x, y)| self.at(x, y)).sum();
            if one != other && sum >= ALIKE * (groups[one].len() * groups[other].len()) as f32 {
                let joined = std::mem::take(&mut groups[other]);
                joined.iter().for_each(|&at| group_of[at] = one);
                groups[one].extend(joined);
            }
        }
        groups.retain(|group| !group.is_empty());
        groups.iter_mut().for_each(|group| sort_by_key(group, |&at| at));
        groups
    }

    /// The pairs that are at least so alike, the most alike first.
    pub fn pairs(&self, least: f32) -> Vec<(usize, usize, f32)> {
        let count = self.articles.len();
        let mut keys: Vec<u64> = Vec::new();
        for row in 0..count {
            let begin = begin(count, row);
            let of_row = self.cosines[begin..begin + count - row - 1].iter().enumerate();
            let alike = of_row.filter(|(_, cosine)| **cosine >= least);
            // None is negative, so the bits are in the order of the numbers.
            keys.extend(
                alike.map(|(at, cosine)| pack(!cosine.to_bits(), (row * count + row + 1 + at) as u32)),
            );
        }
        sort_numbers(&mut keys);
        let pair = |key: u64| {
            let (bits, at) = unpack(key);
            (at as usize / count, at as usize % count, f32::from_bits(!bits))
        };
        keys.into_iter().map(pair).collect()
    }
}

/// Where the row of an article begins in a table of so many: it begins with the pair of it and the next.
fn begin(count: usize, row: usize) -> usize {
    row * (2 * count - row - 1) / 2
}

/// What a stem is worth in the articles that have it, by place.
type Weights<'w> = &'w [(usize, f32)];

/// Calls `each` with the weights of every stem in some articles, by place.
fn each_stem(dossier: &Dossier<'_>, articles: &[u32], each: &mut dyn FnMut(Weights<'_>)) {
    let index = dossier.index();
    let all = dossier.article_count() as usize;
    let mut places = vec![usize::MAX; all];
    for (place, &id) in articles.iter().enumerate() {
        if let Some(known) = places.get_mut(id as usize) {
            *known = place;
        }
    }
    let mut counts = vec![0_u32; articles.len()];
    let mut with_it: Vec<u64> = Vec::new();
    let mut weights: Vec<(usize, f32)> = Vec::new();
    for term in (0..index.term_count()).map(TermId) {
        with_it.clear();
        weights.clear();
        for language in index.languages() {
            let terms = index.inflections(language, term);
            if terms.first() != Some(&term) {
                continue;
            }
            let most = terms.iter().map(|&term| index.article_count(term)).max().unwrap_or(1);
            let rarity = (1.0 + all as f32 / most.max(1) as f32).ln();
            index.each_postings(&terms, |postings| {
                postings.each(|posting| {
                    let place = places.get(posting.article as usize).copied().unwrap_or(usize::MAX);
                    if place == usize::MAX || dossier.language(posting.article) != language {
                        return;
                    }
                    if counts[place] == 0 {
                        with_it.push(place as u64);
                    }
                    counts[place] += posting.in_title + posting.in_body;
                });
            });
            for place in with_it.drain(..) {
                let count = std::mem::take(&mut counts[place as usize]);
                weights.push((place as usize, (1.0 + (count as f32).ln()) * rarity));
            }
        }
        if weights.len() > 1 {
            sort_by_key(&mut weights, |&(place, _)| place);
        }
        if !weights.is_empty() {
            each(&weights);
        }
    }
}

#[cfg(test)]
mod tests {
    use corpus::fixture;

    use super::*;
    use crate::compare::compare;

    const ARTICLES: [(&str, Option<&str>, &str); 5] = [
        ("a", None, "Flood hits Kerrow\nThe river burst its banks and flooded the old mill.\n"),
        ("b", None, "Fire in Velm\nA blaze destroyed the sawmill after a short circuit.\n"),
        ("c", None, "Kerrow under water\nThe river burst its banks, and the mill was flooded.\n"),
        ("d", None, "Sawmill burns\nA blaze destroyed the sawmill in Velm.\n"),
        ("e", None, "Market day\nCheese was dear.\n"),
    ];

    #[test]
    fn likeness_is_that_of_a_comparison() {
        let blob = fixture::dossier(&ARTICLES);
        let dossier = Dossier::open(&blob).expect("just written");
        // In another order than that of the dossier.
        let order = [4, 0, 3, 1, 2];
        let likeness = Likeness::of(&dossier, &order);
        for (a, &one) in order.iter().enumerate() {
            for (b, &other) in order.iter().enumerate() {
                let get = |id| dossier.article(id).expect("an article");
                let compared = compare(&dossier, &get(one), &get(other)).similarity;
                assert!((likeness.at(a, b) - compared).abs() < 1e-5, "{one} {other}");
            }
        }
    }

    #[test]
    fn articles_on_one_event_are_a_group() {
        let blob = fixture::dossier(&ARTICLES);
        let dossier = Dossier::open(&blob).expect("just written");
        let likeness = Likeness::of(&dossier, &[0, 1, 2, 3, 4]);
        assert_eq!(likeness.groups(), [vec![0, 2], vec![1, 3], vec![4]]);
        let pairs = likeness.pairs(ALIKE);
        assert_eq!(pairs.iter().map(|&(a, b, _)| (a, b)).collect::<Vec<_>>().len(), 2);
        assert!(pairs[0].2 >= pairs[1].2 && pairs.iter().all(|&(a, b, cosine)| likeness.at(a, b) == cosine));
        assert_eq!(Likeness::of(&dossier, &[2]).groups(), [[0]]);
        assert!(Likeness::of(&dossier, &[]).pairs(0.0).is_empty());
    }
}
