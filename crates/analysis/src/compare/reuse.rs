//! Reused wording: runs of words that two texts have in the same order.

use text::sort::{pack, sort_by_key, sort_numbers, unpack};

/// So many words in the same order are copied.
pub const RUN: usize = 8;

/// Words that two texts have in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopiedRun {
    /// Where it begins in the first, in words.
    pub a: usize,
    /// Where it begins in the second.
    pub b: usize,
    /// How many words long it is.
    pub length: usize,
}

/// The words of a text as numbers, ready to be looked for in others.
pub struct Wording {
    words: Vec<u32>,
    /// A hash of every run of [`RUN`] words, with its place, ascending.
    runs: Vec<u64>,
}

impl Wording {
    /// The wording of a text. Equal words have equal numbers.
    pub fn new(words: Vec<u32>) -> Self {
        let runs = words.windows(RUN).enumerate();
        let mut runs: Vec<u64> = runs.map(|(at, run)| pack(hash(run), at as u32)).collect();
        sort_numbers(&mut runs);
        Self { words, runs }
    }

    /// Every run of at least [`RUN`] words that two texts have in common and that cannot be made longer.
    pub fn copied_runs(&self, other: &Self) -> Vec<CopiedRun> {
        let mut found = Vec::new();
        let mut rest = other.runs.as_slice();
        for &run in &self.runs {
            let (wanted, i) = unpack(run);
            while rest.first().is_some_and(|first| unpack(*first).0 < wanted) {
                rest = &rest[1..];
            }
            for packed in rest.iter().take_while(|packed| unpack(**packed).0 == wanted) {
                found.extend(self.run_at(other, [i as usize, unpack(*packed).1 as usize]));
            }
        }
        sort_by_key(&mut found, |run| (run.a, run.b));
        found
    }

    /// The run that begins at a place of either text, unless it begins earlier.
    fn run_at(&self, other: &Self, [a, b]: [usize; 2]) -> Option<CopiedRun> {
        let (one, two) = (&self.words, &other.words);
        let is_begun = a > 0 && b > 0 && one[a - 1] == two[b - 1];
        let length = one[a..].iter().zip(&two[b..]).take_while(|(one, two)| one == two).count();
        (!is_begun && length >= RUN).then_some(CopiedRun { a, b, length })
    }
}

fn hash(run: &[u32]) -> u32 {
    run.iter().fold(0x811C_9DC5_u32, |hash, word| (hash ^ word).wrapping_mul(0x0100_0193).rotate_left(5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_as_long_as_they_can_be() {
        let a: Vec<u32> = (0..30).collect();
        let mut b = a.clone();
        b[12] = 99;
        b.rotate_left(3);
        let [a, b, short] = [a.clone(), b, a[..7].to_vec()].map(Wording::new);
        let runs = [CopiedRun { a: 3, b: 0, length: 9 }, CopiedRun { a: 13, b: 10, length: 17 }];
        assert_eq!(a.copied_runs(&b), runs, "a run of 3 at the end is none");
        assert_eq!(a.copied_runs(&a), [CopiedRun { a: 0, b: 0, length: 30 }]);
        assert_eq!(short.copied_runs(&a), []);
    }

    #[test]
    fn what_is_repeated_is_found_everywhere() {
        let once: Vec<u32> = (0..8).collect();
        let twice = Wording::new([once.as_slice(), &[50, 51], &once].concat());
        let found = Wording::new(once).copied_runs(&twice);
        assert_eq!(found.iter().map(|run| run.b).collect::<Vec<_>>(), [0, 10]);
    }
}
