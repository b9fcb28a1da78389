//! The weights, and the labels that they favour.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

use corpus::model::Kind;

use super::cues::Sink;

/// What the tagger tells apart. Their places are those of the votes in [`super::cues::Evidence`].
pub const KINDS: [Kind; 4] = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Event];

/// The labels: none, and for each kind the first token of a name and the tokens after it.
const LABELS: usize = 1 + 2 * KINDS.len();

/// A label: 0 for none, `1 + 2 k` where a name of kind `k` begins and `2 + 2 k` where it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(u8);

impl Label {
    /// The kind of name, as an index into [`KINDS`].
    pub fn kind(self) -> Option<usize> {
        self.0.checked_sub(1).map(|at| usize::from(at) / 2)
    }

    /// Whether a name begins here.
    pub fn begins(self) -> bool {
        self.0 % 2 == 1
    }
}

type Row = [f32; LABELS];

/// Weights for the labels, by cue.
pub struct Model {
    cues: HashMap<u64, Row, BuildHasherDefault<Identity>>,
    /// A bit for the low bits of every key: most cues have no weight, and this tells so from a few
    /// kilobytes that stay in the cache.
    present: Vec<u64>,
    /// `steps[from][to]`.
    steps: [Row; LABELS],
}

/// Bits of [`Model::present`].
const PRESENT: u64 = 1 << 19;

/// For the first reading of a text.
pub static FIRST: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("first.weights")));
/// For the second, which knows what the first found.
pub static SECOND: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("second.weights")));

/// The letters by which weights name the labels.
const LETTERS: [char; LABELS] = ['N', 'P', 'p', 'O', 'o', 'L', 'l', 'E', 'e'];

impl Model {
    /// Reads weights: a line a cue, `group=value|value`, or a step, `> P`, a tab, and the weights in
    /// hundredths, each after the letter of its label.
    fn parse(file: &str) -> Self {
        let mut model = Self {
            cues: HashMap::default(),
            present: vec![0; PRESENT as usize / 64],
            steps: [[0.0; LABELS]; LABELS],
        };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, weights)) = line.rsplit_once('\t') else { continue };
            let mut row = [0.0; LABELS];
            for weight in weights.split(' ') {
                let label =
                    weight.chars().next().and_then(|letter| LETTERS.iter().position(|l| *l == letter));
                let number = weight.get(1..).and_then(|number| number.parse::<f32>().ok());
                if let (Some(label), Some(number)) = (label, number) {
                    row[label] = number / 100.0;
                }
            }
            if let Some(from) = name.strip_prefix("> ") {
                if let Some(at) = LETTERS.iter().position(|letter| from.starts_with(*letter)) {
                    model.steps[at] = row;
                }
                continue;
            }
            let (group, value) = name.split_once('=').unwrap_or_default();
            let (a, b) = value.rsplit_once('|').unwrap_or_default();
            let key = key(group, a, b);
            let (word, bit) = place(key);
            model.present[word] |= bit;
            model.cues.insert(key, row);
        }
        model
    }

    /// The best labels of a run of tokens, each given by its cues (Viterbi's algorithm).
    pub fn label(&self, tokens: usize, mut cues: impl FnMut(usize, &mut Scores<'_>)) -> Vec<Label> {
        let mut best: Vec<Row> = Vec::with_capacity(tokens);
        let mut came_from: Vec<[u8; LABELS]> = Vec::with_capacity(tokens);
        for at in 0..tokens {
            let mut scores = Scores { model: self, sum: [0.0; LABELS] };
            cues(at, &mut scores);
            let mut sum = scores.sum;
            let mut from_here = [0; LABELS];
            if let Some(before) = best.last() {
                for to in 0..LABELS {
                    let mut from = 0;
                    for other in 1..LABELS {
                        if before[other] + self.steps[other][to] > before[from] + self.steps[from][to] {
                            from = other;
                        }
                    }
                    from_here[to] = from as u8;
                    sum[to] += before[from] + self.steps[from][to];
                }
            }
            best.push(sum);
            came_from.push(from_here);
        }
        let Some(last) = best.last() else { return Vec::new() };
        let mut label = (0..LABELS).fold(0, |a, b| if last[b] > last[a] { b } else { a });
        let mut labels = Vec::with_capacity(tokens);
        for from in came_from.iter().rev() {
            labels.push(Label(label as u8));
            label = usize::from(from[label]);
        }
        labels.reverse();
        labels
    }
}

/// The sum of the weights of a token's cues.
pub struct Scores<'m> {
    model: &'m Model,
    sum: Row,
}

impl Sink for Scores<'_> {
    fn cue(&mut self, group: &'static str, a: &str, b: &str) {
        let key = key(group, a, b);
        let (word, bit) = place(key);
        if self.model.present[word] & bit == 0 {
            return;
        }
        if let Some(row) = self.model.cues.get(&key) {
            self.sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
    }
}

/// Where a key's bit is.
fn place(key: u64) -> (usize, u64) {
    let at = key % PRESENT;
    ((at / 64) as usize, 1 << (at % 64))
}

/// A cue as a number: FNV-1a over its parts, eight bytes at a time.
fn key(group: &str, a: &str, b: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for part in [group, a, b] {
        for chunk in part.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 29;
        }
        hash = (hash ^ part.len() as u64).wrapping_mul(0x0100_0000_01b3);
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
