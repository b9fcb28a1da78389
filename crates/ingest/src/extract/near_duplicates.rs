//! Articles that say much the same.
//!
//! Two texts are compared by their shingles, the runs of [`RUN`] words in a row (Broder, "On the
//! resemblance and containment of documents", 1997). Comparing every pair would take a quarter of
//! an hour for ten thousand articles. So a sample of the shingles, chosen by their hash, says which
//! pairs are worth a look, and only those are compared in full.

use std::collections::{HashMap, HashSet};

use corpus::model::Related;
use text::{Span, fnv, folded_words};

/// Words in a shingle.
const RUN: usize = 5;

/// One shingle in so many is in the sample, …
const SAMPLED: u64 = 8;

/// … and a shingle that more articles than this share says nothing: it is a formula.
const FORMULA: usize = 24;

/// Pairs below this similarity, in thousandths, are not related. Five words in a row are seldom the
/// same by chance: a tenth of them is a story told from the same source.
const RELATED: u32 = 100;

/// Pairs from this similarity on, in thousandths, are the same text with small changes.
pub const NEAR_DUPLICATE: u32 = 500;

/// How many related articles are kept for one.
const MOST_RELATED: usize = 8;

/// The shingles of one article's text, hashed, ascending and without repetition.
#[derive(Clone, Debug, Default)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// The shingles of the running text of an article, which is in these spans of it.
    pub fn new(raw: &str, body: impl Iterator<Item = Span>) -> Self {
        let mut words = String::new();
        for span in body {
            words.push_str(&folded_words(raw.get(span.range()).unwrap_or_default()));
            words.push(' ');
        }
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut all: Vec<u64> =
            words.windows(RUN).map(|run| mixed(fnv::hash_words(run.iter().copied()))).collect();
        all.sort_unstable();
        all.dedup();
        all.shrink_to_fit();
        Self(all)
    }

    /// Jaccard similarity in thousandths: shared shingles of all shingles.
    pub fn similarity(&self, other: &Self) -> u32 {
        let (mut a, mut b) = (self.0.as_slice(), other.0.as_slice());
        let mut shared = 0_usize;
        while let (Some(first), Some(second)) = (a.first(), b.first()) {
            shared += usize::from(first == second);
            let (step_a, step_b) = (first <= second, second <= first);
            a = &a[usize::from(step_a)..];
            b = &b[usize::from(step_b)..];
        }
        let all = self.0.len() + other.0.len() - shared;
        (shared * 1000).checked_div(all).unwrap_or(0) as u32
    }

    fn sample(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied().filter(|hash| hash % SAMPLED == 0)
    }
}

/// Spreads a hash over all its bits, so that any of them may choose (the finaliser of MurmurHash3).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// For each article, those that say much the same, the most alike first.
pub fn related(articles: &[Shingles]) -> Vec<Vec<Related>> {
    let mut holders: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, shingles) in articles.iter().enumerate() {
        shingles.sample().for_each(|hash| holders.entry(hash).or_default().push(at as u32));
    }
    let mut related: Vec<Vec<Related>> = vec![Vec::new(); articles.len()];
    for (at, shingles) in articles.iter().enumerate() {
        let mut meetings: HashMap<u32, u32> = HashMap::new();
        for hash in shingles.sample() {
            let others = holders.get(&hash).filter(|others| others.len() <= FORMULA);
            for other in others.into_iter().flatten().filter(|other| (**other as usize) > at) {
                *meetings.entry(*other).or_default() += 1;
            }
        }
        // A related pair has a tenth of its shingles in common; half of that in the sample will do.
        let least = (shingles.sample().count() / 20).max(1) as u32;
        let mut others: Vec<u32> =
            meetings.into_iter().filter(|(_, count)| *count >= least).map(|(other, _)| other).collect();
        others.sort_unstable();
        for other in others {
            let other = other as usize;
            let permille = shingles.similarity(&articles[other]);
            if permille >= RELATED {
                related[at].push(Related { article: other, permille });
                related[other].push(Related { article: at, permille });
            }
        }
    }
    for related in &mut related {
        related.sort_by_key(|one| (std::cmp::Reverse(one.permille), one.article));
        related.truncate(MOST_RELATED);
    }
    related
}

/// For each article, the first of those that are the same text with small changes, itself included.
pub fn groups(related: &[Vec<Related>]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..related.len()).collect();
    for at in 0..related.len() {
        let near =
            related[at].iter().filter(|one| one.permille >= NEAR_DUPLICATE).map(|one| first[one.article]);
        first[at] = near.chain([first[at]]).min().unwrap_or(at);
    }
    first
}

/// Pairs of near-duplicates in a corpus, each once, the most alike first.
pub fn near_duplicates(corpus: &corpus::model::Corpus) -> Vec<(usize, usize, u32)> {
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for (at, article) in corpus.articles.iter().enumerate() {
        for one in &article.related {
            let pair = (at.min(one.article), at.max(one.article));
            if seen.insert(pair) {
                pairs.push((pair.0, pair.1, one.permille));
            }
        }
    }
    pairs.sort_by_key(|&(a, b, permille)| (std::cmp::Reverse(permille), a, b));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shingles(text: &str) -> Shingles {
        Shingles::new(text, std::iter::once(Span::new(0, text.len())))
    }

    fn story(words: std::ops::Range<u32>) -> String {
        words.map(|word| format!("w{word} ")).collect()
    }

    #[test]
    fn similarity_is_shared_of_all() {
        let (a, b) = (shingles(&story(0..104)), shingles(&story(50..154)));
        assert_eq!(a.similarity(&a), 1000);
        // 100 shingles each, 50 of them shared.
        assert_eq!(a.similarity(&b), 333);
        assert_eq!(shingles("too short").similarity(&a), 0);
        assert_eq!(shingles("").similarity(&shingles("")), 0);
    }

    #[test]
    fn related_articles_are_found_among_many() {
        let mut texts: Vec<String> = (0..300).map(|at| story(at * 1000..at * 1000 + 300)).collect();
        texts[7] = format!("{} {}", story(200_000..200_280), story(900_000..900_020));
        texts[9] = format!("{} {}", story(200_000..200_060), story(901_000..901_240));
        let all: Vec<Shingles> = texts.iter().map(|text| shingles(text)).collect();
        let related = related(&all);
        let found =
            |at: usize| related[at].iter().map(|one| (one.article, one.permille / 100)).collect::<Vec<_>>();
        assert_eq!(found(200), [(7, 8), (9, 1)]);
        assert_eq!(found(7)[0], (200, 8));
        assert!(found(3).is_empty());
        assert_eq!(groups(&related)[200], 7);
        assert_eq!(groups(&related)[9], 9);
    }
}
