//! The labels of words, and the weights that favour them.

use std::sync::LazyLock;

use corpus::model::Kind;

use crate::crf::{Crf, Row};

/// What the tagger tells apart. Their places are those of the votes in [`super::cues::Evidence`].
pub const KINDS: [Kind; 4] = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Event];

/// The labels: none, and for each kind the first token of a name and the tokens after it.
const LABELS: usize = 1 + 2 * KINDS.len();

/// A label: 0 for none, `1 + 2 k` where a name of kind `k` begins and `2 + 2 k` where it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub usize);

impl Label {
    /// The kind of name, as an index into [`KINDS`].
    pub fn kind(self) -> Option<usize> {
        self.0.checked_sub(1).map(|at| at / 2)
    }

    /// Whether a name begins here.
    pub fn begins(self) -> bool {
        self.0 % 2 == 1
    }
}

/// Weights for the labels.
pub type Model = Crf<LABELS>;
/// A sum of weights for each label.
pub type Scores = Row<LABELS>;

/// For the first reading of a text.
pub static FIRST: LazyLock<Model> = LazyLock::new(|| parse(include_str!("first.weights")));
/// For the second, which knows what the first found.
pub static SECOND: LazyLock<Model> = LazyLock::new(|| parse(include_str!("second.weights")));

/// The letters by which weights name the labels.
const LETTERS: [char; LABELS] = ['N', 'P', 'p', 'O', 'o', 'L', 'l', 'E', 'e'];

/// Reads weights: the name of a cue is `group=value|value`.
fn parse(file: &'static str) -> Model {
    Crf::parse(file, LETTERS, |name| {
        let (group, value) = name.split_once('=').unwrap_or_default();
        let (a, b) = value.rsplit_once('|').unwrap_or_default();
        [group, a, b]
    })
}
