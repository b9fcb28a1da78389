//! Which block is what: a linear-chain conditional random field over the blocks of a page.
//!
//! Every cue of a block and of its neighbours speaks for or against each label with a weight, and
//! every pair of labels in a row has one too; the labels of a page are those whose weights sum to
//! most (Viterbi). The weights are in `*.weights`, in plain text. They were fitted to pages marked
//! by hand; `training/README.md` in this crate says to which, and how to do it again.

use std::{collections::HashMap, sync::LazyLock};

use text::fnv;

use super::cue::Cue;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub enum Label {
    /// Boilerplate before the article.
    Before,
    /// The headline.
    Title,
    /// Byline, date and the like at the head of the article.
    Head,
    /// The standfirst.
    Summary,
    /// Running text.
    Body,
    /// Boilerplate within the running text.
    Within,
    /// Boilerplate after the article.
    After,
}

impl Label {
    /// Every label, with its sign in training data.
    pub const ALL: [(Self, char); 7] = [
        (Self::Before, 'X'),
        (Self::Title, 'T'),
        (Self::Head, 'H'),
        (Self::Summary, 'S'),
        (Self::Body, 'P'),
        (Self::Within, 'I'),
        (Self::After, 'Y'),
    ];
}

const LABELS: usize = Label::ALL.len();

/// Groups of cues that also speak for the blocks before and after.
const SHARED: [&str; 14] = [
    "words, ends",
    "words, open",
    "tag",
    "linked",
    "phrase",
    "core",
    "made like prose",
    "title",
    "capitals, short",
    "is",
    "has",
    "begins",
    "cluster",
    "cluster, paragraph",
];

/// The cues of a block with those of its neighbours that count for it: how far away, and which.
pub fn with_neighbours(cues: &[Vec<Cue>], at: usize) -> impl Iterator<Item = (i8, Cue)> + '_ {
    let neighbour = move |away: i8| {
        let other = at.checked_add_signed(isize::from(away)).and_then(|at| cues.get(at));
        let missing: &'static [Cue] = if other.is_none() { &[("is", "missing")] } else { &[] };
        let shared =
            other.map(Vec::as_slice).unwrap_or(missing).iter().filter(|(group, _)| SHARED.contains(group));
        shared.map(move |cue| (away, *cue))
    };
    cues[at].iter().map(|cue| (0, *cue)).chain(neighbour(-1)).chain(neighbour(1))
}

/// A set of weights.
pub struct Weights {
    cues: HashMap<u64, [f32; LABELS]>,
    /// What every block has: how far the labels lean towards text.
    every: [f32; LABELS],
    /// `steps[from][to]`.
    steps: [[f32; LABELS]; LABELS],
}

/// For plain text and Markdown.
pub static TEXT: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("text.weights")));
/// For saved web pages.
pub static HTML: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("html.weights")));

impl Weights {
    /// Reads weights: a line a cue, `away group=value`, or a step, `> X`, or `=` for every block, a
    /// tab, and a weight for each label in hundredths.
    fn parse(file: &str) -> Self {
        let mut weights = Self { cues: HashMap::new(), every: [0.0; LABELS], steps: [[0.0; LABELS]; LABELS] };
        for line in file.lines().filter(|line| !line.starts_with("# ")) {
            let Some((name, numbers)) = line.split_once('\t') else { continue };
            let mut row = [0.0; LABELS];
            for (weight, number) in row.iter_mut().zip(numbers.split(' ')) {
                *weight = number.parse::<f32>().unwrap_or(0.0) / 100.0;
            }
            if name == "=" {
                weights.every = row;
                continue;
            }
            match name.strip_prefix("> ") {
                Some(from) => {
                    if let Some(at) = Label::ALL.iter().position(|(_, sign)| from.starts_with(*sign)) {
                        weights.steps[at] = row;
                    }
                }
                None => {
                    let (away, cue) = name.split_once(' ').unwrap_or_default();
                    let (group, value) = cue.split_once('=').unwrap_or_default();
                    weights.cues.insert(key(away.parse().unwrap_or(0), (group, value)), row);
                }
            }
        }
        weights
    }

    /// The labels of a page's blocks, by their cues. At least one is [`Label::Body`]: somebody saved
    /// the page for its text.
    pub fn label(&self, cues: &[Vec<Cue>]) -> Vec<Label> {
        let scores: Vec<[f32; LABELS]> = (0..cues.len()).map(|at| self.scores(cues, at)).collect();
        let forward = Sweep::new(scores.iter(), |from, to| self.steps[from][to]);
        let Some(last) = forward.best.last() else { return Vec::new() };
        let body = Label::Body as usize;
        let mut path = forward.path(scores.len() - 1, best_of(last));
        path.reverse();
        if !path.contains(&body) {
            let backward = Sweep::new(scores.iter().rev(), |from, to| self.steps[to][from]);
            let through = |at: usize| {
                forward.best[at][body] + backward.best[scores.len() - 1 - at][body] - scores[at][body]
            };
            let at = (0..scores.len()).fold(0, |a, b| if through(b) > through(a) { b } else { a });
            path = forward.path(at, body);
            path.reverse();
            path.extend(backward.path(scores.len() - 1 - at, body).into_iter().skip(1));
        }
        path.into_iter().map(|label| Label::ALL[label].0).collect()
    }

    fn scores(&self, cues: &[Vec<Cue>], at: usize) -> [f32; LABELS] {
        let mut scores = self.every;
        for (away, cue) in with_neighbours(cues, at) {
            if let Some(row) = self.cues.get(&key(away, cue)) {
                scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
            }
        }
        scores
    }

    /// The cues of a block that speak most for its being boilerplate rather than text, the strongest
    /// first.
    pub fn reasons(&self, cues: &[Vec<Cue>], at: usize, label: Label) -> Vec<Cue> {
        let speaks = |cue: &Cue| {
            let row = self.cues.get(&key(0, *cue))?;
            Some(row[label as usize] - row[Label::Body as usize])
        };
        let mut told: Vec<(f32, Cue)> = cues[at]
            .iter()
            .filter_map(|cue| Some((speaks(cue).filter(|weight| *weight > 0.0)?, *cue)))
            .collect();
        told.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        told.into_iter().map(|(_, cue)| cue).collect()
    }
}

/// One pass of Viterbi's algorithm.
struct Sweep {
    /// For each block and label, the weight of the best labels up to here.
    best: Vec<[f32; LABELS]>,
    /// For each block and label, the label before on that best way.
    came_from: Vec<[usize; LABELS]>,
}

impl Sweep {
    fn new<'s>(scores: impl Iterator<Item = &'s [f32; LABELS]>, step: impl Fn(usize, usize) -> f32) -> Self {
        let mut sweep = Self { best: Vec::new(), came_from: Vec::new() };
        for scores in scores {
            let (mut scores, mut came_from) = (*scores, [0; LABELS]);
            if let Some(before) = sweep.best.last() {
                for to in 0..LABELS {
                    let ways: [f32; LABELS] = std::array::from_fn(|from| before[from] + step(from, to));
                    came_from[to] = best_of(&ways);
                    scores[to] += ways[came_from[to]];
                }
            }
            sweep.best.push(scores);
            sweep.came_from.push(came_from);
        }
        sweep
    }

    /// The best way that ends with a label at a block, from there back to where the sweep began.
    fn path(&self, at: usize, mut label: usize) -> Vec<usize> {
        let mut path = vec![label];
        for at in (1..=at).rev() {
            label = self.came_from[at][label];
            path.push(label);
        }
        path
    }
}

/// The first label of the greatest weight.
fn best_of(weights: &[f32; LABELS]) -> usize {
    (0..LABELS).fold(0, |a, b| if weights[b] > weights[a] { b } else { a })
}

fn key(away: i8, (group, value): (&str, &str)) -> u64 {
    let away = match away {
        -1 => "before",
        1 => "after",
        _ => "",
    };
    fnv::hash_words([away, group, value])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_weights_is_read() {
        for (file, weights) in
            [(include_str!("text.weights"), &*TEXT), (include_str!("html.weights"), &*HTML)]
        {
            let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with("# ")).collect();
            for line in &lines {
                let (_, numbers) = line.split_once('\t').expect("a name and numbers");
                let numbers: Vec<i32> =
                    numbers.split(' ').map(|number| number.parse().expect(line)).collect();
                assert_eq!(numbers.len(), LABELS, "{line}");
            }
            // A step for each label and one line for every block; the rest are cues, no two the same.
            assert_eq!(
                weights.cues.len() + lines.iter().filter(|line| line.starts_with(['>', '='])).count(),
                lines.len()
            );
            assert!(weights.steps.iter().all(|step| step.iter().any(|weight| *weight != 0.0)));
        }
    }

    #[test]
    fn every_page_has_a_body() {
        let menu = vec![vec![("words, open", "1"), ("phrase", "menu")]; 5];
        for weights in [&*TEXT, &*HTML] {
            assert!(weights.label(&menu).contains(&Label::Body));
            assert!(weights.label(&[]).is_empty());
        }
    }
}
