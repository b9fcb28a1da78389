//! Which block is what: a linear-chain conditional random field over the blocks of a page.
//!
//! Its features are the cues of a block and of its neighbours (see [`crate::crf`]). The weights are in `*.weights`, in plain text. They were fitted to pages marked
//! by hand; `training/README.md` in this crate says to which, and how to do it again.

use std::sync::LazyLock;

use super::cue::Cue;
use crate::crf::{Crf, Sink};

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
pub struct Weights(Crf<LABELS>);

/// For plain text and Markdown.
pub static TEXT: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("text.weights")));
/// For saved web pages.
pub static HTML: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("html.weights")));

impl Weights {
    /// Reads weights: the name of a cue is `away group=value`.
    fn parse(file: &'static str) -> Self {
        Self(Crf::parse(file, Label::ALL.map(|(_, letter)| letter), |name| {
            let (away, cue) = name.split_once(' ').unwrap_or_default();
            let (group, value) = cue.split_once('=').unwrap_or_default();
            [side(away.parse().unwrap_or(0)), group, value]
        }))
    }

    /// The labels of a page's blocks, by their cues. At least one is [`Label::Body`]: somebody saved
    /// the page for its text.
    pub fn label(&self, cues: &[Vec<Cue>]) -> Vec<Label> {
        let scores: Vec<[f32; LABELS]> = (0..cues.len())
            .map(|at| {
                self.0.scores(|sink| {
                    with_neighbours(cues, at)
                        .for_each(|(away, (group, value))| sink.feature(side(away), group, value));
                })
            })
            .collect();
        let labels = self.0.label_with(&scores, Label::Body as usize);
        labels.into_iter().map(|label| Label::ALL[label].0).collect()
    }

    /// The cues of a block that speak most for its being boilerplate rather than text, the strongest
    /// first.
    pub fn reasons(&self, cues: &[Vec<Cue>], at: usize, label: Label) -> Vec<Cue> {
        let speaks = |(group, value): &Cue| {
            let row = self.0.weights("", group, value)?;
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

/// On which side of a block another one is.
fn side(away: i8) -> &'static str {
    match away {
        -1 => "before",
        1 => "after",
        _ => "",
    }
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
            // A step for each label and perhaps a line for every block; the rest are cues, no two the same.
            let others = lines.iter().filter(|line| line.starts_with(['>', '='])).count();
            let (features, steps) = weights.0.sizes();
            assert_eq!((features + others, steps), (lines.len(), LABELS));
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
