//! A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) for reading, not fitting.
//!
//! Each item of a sequence has features. A feature speaks for or against each label with a weight, and so
//! does the step from one label to the next. The labels of a sequence are those whose weights sum to most
//! (Viterbi's algorithm). Two models use it: the labels of a page's blocks, and those of a text's words.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Takes the features of an item, one by one.
pub trait Sink {
    /// A feature: its group, and its value in two parts.
    fn feature(&mut self, group: &str, a: &str, b: &str);
}

/// A weight for each label.
pub type Row<const LABELS: usize> = [f32; LABELS];

/// Weights by feature and by step.
pub struct Crf<const LABELS: usize> {
    features: HashMap<u64, Row<LABELS>, BuildHasherDefault<Identity>>,
    /// A bit for the low bits of every key: most features have no weight, and this tells so from a few
    /// kilobytes that stay in the cache.
    present: Vec<u64>,
    /// What every item has.
    every: Row<LABELS>,
    /// `steps[from][to]`.
    steps: [Row<LABELS>; LABELS],
}

/// Bits of [`Crf::present`].
const PRESENT: u64 = 1 << 19;

impl<const LABELS: usize> Crf<LABELS> {
    /// Reads weights, a line each: a name, a tab, and weights in hundredths. The name is that of a feature,
    /// which `feature` takes apart into its group and the two parts of its value; or `> ` and the letter of
    /// a label, for the steps from there; or `=` for what every item has. Weights are given for all labels in
    /// order, or each after the letter of its label. Lines with `#` are comments.
    pub fn parse<'f>(
        file: &'f str,
        letters: [char; LABELS],
        feature: impl Fn(&'f str) -> [&'f str; 3],
    ) -> Self {
        let label = |letter: Option<char>| letters.iter().position(|known| Some(*known) == letter);
        let mut crf = Self {
            features: HashMap::default(),
            present: vec![0; PRESENT as usize / 64],
            every: [0.0; LABELS],
            steps: [[0.0; LABELS]; LABELS],
        };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, weights)) = line.rsplit_once('\t') else { continue };
            let mut row = [0.0; LABELS];
            for (at, weight) in weights.split(' ').enumerate() {
                let (at, number) = match label(weight.chars().next()) {
                    Some(label) => (label, weight.get(1..).unwrap_or_default()),
                    None => (at, weight),
                };
                if let (Some(cell), Ok(number)) = (row.get_mut(at), number.parse::<f32>()) {
                    *cell = number / 100.0;
                }
            }
            if name == "=" {
                crf.every = row;
            } else if let Some(from) = name.strip_prefix("> ") {
                if let Some(from) = label(from.chars().next()) {
                    crf.steps[from] = row;
                }
            } else {
                let [group, a, b] = feature(name);
                let key = key(group, a, b);
                let (word, bit) = place(key);
                crf.present[word] |= bit;
                crf.features.insert(key, row);
            }
        }
        crf
    }

    /// The sum of the weights of an item's features.
    pub fn scores(&self, features: impl FnOnce(&mut Scores<'_, LABELS>)) -> Row<LABELS> {
        self.more(self.every, features)
    }

    /// A sum with the weights of more features.
    pub fn more(&self, sum: Row<LABELS>, features: impl FnOnce(&mut Scores<'_, LABELS>)) -> Row<LABELS> {
        let mut scores = Scores { crf: self, sum };
        features(&mut scores);
        scores.sum
    }

    /// The sums by two models of the same features, which are worked out once.
    pub fn scores_of_both(
        models: [&Self; 2],
        features: impl FnOnce(&mut [Scores<'_, LABELS>; 2]),
    ) -> [Row<LABELS>; 2] {
        let mut scores = models.map(|crf| Scores { crf, sum: crf.every });
        features(&mut scores);
        scores.map(|scores| scores.sum)
    }

    /// The weights of a feature by its key.
    fn row(&self, key: u64) -> Option<&Row<LABELS>> {
        let (word, bit) = place(key);
        if self.present[word] & bit == 0 {
            return None;
        }
        self.features.get(&key)
    }

    /// The weights of one feature.
    pub fn weights(&self, group: &str, a: &str, b: &str) -> Option<&Row<LABELS>> {
        self.row(key(group, a, b))
    }

    /// The best labels of a sequence, by the scores of its items.
    pub fn label(&self, scores: &[Row<LABELS>]) -> Vec<usize> {
        let sweep = self.forward(scores);
        let Some(last) = sweep.best.last() else { return Vec::new() };
        let mut path = sweep.path(scores.len() - 1, best_of(last));
        path.reverse();
        path
    }

    /// The best labels of a sequence of which at least one item has a certain label.
    pub fn label_with(&self, scores: &[Row<LABELS>], wanted: usize) -> Vec<usize> {
        let best = self.label(scores);
        if best.contains(&wanted) || best.is_empty() {
            return best;
        }
        let forward = self.forward(scores);
        let backward = Sweep::new(scores.iter().rev(), |from, to| self.steps[to][from]);
        let last = scores.len() - 1;
        let through =
            |at: usize| forward.best[at][wanted] + backward.best[last - at][wanted] - scores[at][wanted];
        let at = (0..scores.len()).fold(0, |a, b| if through(b) > through(a) { b } else { a });
        let mut path = forward.path(at, wanted);
        path.reverse();
        path.extend(backward.path(last - at, wanted).into_iter().skip(1));
        path
    }

    fn forward(&self, scores: &[Row<LABELS>]) -> Sweep<LABELS> {
        Sweep::new(scores.iter(), |from, to| self.steps[from][to])
    }

    /// How many features and how many labels with steps there are.
    #[cfg(test)]
    pub fn sizes(&self) -> (usize, usize) {
        let steps = self.steps.iter().filter(|step| step.iter().any(|weight| *weight != 0.0)).count();
        (self.features.len(), steps)
    }
}

/// The scores of an item while its features come in.
pub struct Scores<'c, const LABELS: usize> {
    crf: &'c Crf<LABELS>,
    sum: Row<LABELS>,
}

impl<const LABELS: usize> Scores<'_, LABELS> {
    fn add(&mut self, key: u64) {
        if let Some(row) = self.crf.row(key) {
            self.sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
    }
}

impl<const LABELS: usize> Sink for Scores<'_, LABELS> {
    fn feature(&mut self, group: &str, a: &str, b: &str) {
        self.add(key(group, a, b));
    }
}

impl<const LABELS: usize> Sink for [Scores<'_, LABELS>; 2] {
    fn feature(&mut self, group: &str, a: &str, b: &str) {
        let key = key(group, a, b);
        self.iter_mut().for_each(|scores| scores.add(key));
    }
}

/// One pass of Viterbi's algorithm.
struct Sweep<const LABELS: usize> {
    /// For each item and label, the weight of the best labels up to here.
    best: Vec<Row<LABELS>>,
    /// For each item and label, the label before on that best path.
    came_from: Vec<[u8; LABELS]>,
}

impl<const LABELS: usize> Sweep<LABELS> {
    fn new<'s>(scores: impl Iterator<Item = &'s Row<LABELS>>, step: impl Fn(usize, usize) -> f32) -> Self {
        let mut sweep = Self { best: Vec::new(), came_from: Vec::new() };
        for scores in scores {
            let (mut scores, mut came_from) = (*scores, [0; LABELS]);
            if let Some(before) = sweep.best.last() {
                for to in 0..LABELS {
                    let ways: Row<LABELS> = std::array::from_fn(|from| before[from] + step(from, to));
                    let from = best_of(&ways);
                    came_from[to] = from as u8;
                    scores[to] += ways[from];
                }
            }
            sweep.best.push(scores);
            sweep.came_from.push(came_from);
        }
        sweep
    }

    /// The best path that ends with a label at an item, from there back to where the sweep began.
    fn path(&self, at: usize, mut label: usize) -> Vec<usize> {
        let mut path = vec![label];
        for at in (1..=at).rev() {
            label = usize::from(self.came_from[at][label]);
            path.push(label);
        }
        path
    }
}

/// The first label of the greatest weight.
fn best_of<const LABELS: usize>(weights: &Row<LABELS>) -> usize {
    (0..LABELS).fold(0, |a, b| if weights[b] > weights[a] { b } else { a })
}

/// Where a key's bit is.
fn place(key: u64) -> (usize, u64) {
    let at = key % PRESENT;
    ((at / 64) as usize, 1 << (at % 64))
}

/// A feature as a number: a hash over its parts, eight bytes at a time.
fn key(group: &str, a: &str, b: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for part in [group, a, b] {
        let (words, rest) = part.as_bytes().as_chunks::<8>();
        for word in words {
            hash = (hash ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 29;
        }
        // Not by a copy into a longer array: that calls a function, for every one of some hundred features
        // that a word has.
        let rest = rest.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte));
        hash = (hash ^ rest).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash = (hash ^ (hash >> 29) ^ part.len() as u64).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^ (hash >> 32)
}

/// The keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 << 8) | u64::from(*byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: &str = "# a comment\n=\t10 0\n> A\tA5 B-20\n> B\t0 0\nsays yes=\tA300\nsays no=\tB200\n";

    fn crf() -> Crf<2> {
        Crf::parse(WEIGHTS, ['A', 'B'], |name| {
            let (group, value) = name.split_once('=').unwrap_or_default();
            [group, value, ""]
        })
    }

    fn scores(crf: &Crf<2>, features: &[&str]) -> Vec<Row<2>> {
        features.iter().map(|group| crf.scores(|sink| sink.feature(group, "", ""))).collect()
    }

    #[test]
    fn labels_are_those_of_the_greatest_sum() {
        let crf = crf();
        assert_eq!(crf.sizes(), (2, 1));
        assert_eq!(crf.label(&scores(&crf, &["says yes", "", "says no"])), [0, 0, 1]);
        assert_eq!(crf.label(&[]), [0; 0]);
        assert_eq!(crf.weights("says no", "", ""), Some(&[0.0, 2.0]));
        assert_eq!(crf.weights("says", "", ""), None);
    }

    #[test]
    fn a_wanted_label_is_given_where_it_costs_least() {
        let crf = crf();
        assert_eq!(crf.label_with(&scores(&crf, &["says yes", "", "says yes"]), 1), [0, 1, 0]);
        assert_eq!(crf.label_with(&scores(&crf, &["says no"]), 1), [1]);
        assert_eq!(crf.label_with(&[], 1), [0; 0]);
    }
}
