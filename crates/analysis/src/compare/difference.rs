//! In which words two stretches of text differ: a quotation that one article changes, or cuts elsewhere.

use text::{Span, folded_form, tokens};

use super::attribution::quotations;

/// Of longer stretches than so many words nothing is said: the table below grows with the square.
const LONGEST: usize = 400;

/// How much of the shorter of two quotations must be in the other to be the same quotation, and how many words.
const SAME: f32 = 0.5;
const FEWEST: usize = 4;

/// Two stretches of text, word by word.
pub struct Difference {
    /// What only the first has, and what only the second has, in order.
    pub only: [Vec<Span>; 2],
    /// How many words both have in the same order.
    pub common: usize,
    /// How many words each has.
    pub words: [usize; 2],
}

impl Difference {
    /// Whether they are the same but for some words.
    pub fn is_one_quotation(&self) -> bool {
        let shorter = self.words[0].min(self.words[1]);
        self.common >= FEWEST && self.common as f32 >= SAME * shorter as f32
    }
}

/// In which words a stretch of one text differs from a stretch of another: what is left beside their longest common
/// subsequence. Case and accents do not count.
pub fn difference(raw: [&str; 2], spans: [Span; 2]) -> Difference {
    let words = [0, 1].map(|side| {
        let words = raw[side].get(spans[side].range()).unwrap_or_default();
        let spans = tokens(words).map(|token| token.shift(spans[side].start));
        spans.take(LONGEST).collect::<Vec<Span>>()
    });
    let forms = [0, 1].map(|side| {
        let form = |word: &Span| folded_form(raw[side].get(word.range()).unwrap_or_default()).into_owned();
        words[side].iter().map(form).collect::<Vec<String>>()
    });
    // The length of the longest common subsequence of what follows each pair of words.
    let width = forms[1].len() + 1;
    let mut lengths = vec![0_u16; (forms[0].len() + 1) * width];
    for i in (0..forms[0].len()).rev() {
        for j in (0..forms[1].len()).rev() {
            lengths[i * width + j] = match forms[0][i] == forms[1][j] {
                true => lengths[(i + 1) * width + j + 1] + 1,
                false => lengths[(i + 1) * width + j].max(lengths[i * width + j + 1]),
            };
        }
    }
    let mut is_common = [0, 1].map(|side| vec![false; words[side].len()]);
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < forms[0].len() && j < forms[1].len() {
        if forms[0][i] == forms[1][j] {
            (is_common[0][i], is_common[1][j]) = (true, true);
            (i, j, common) = (i + 1, j + 1, common + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    let only = [0, 1].map(|side| {
        let mut only: Vec<Span> = Vec::new();
        let mut before = true;
        for (word, &is_common) in words[side].iter().zip(&is_common[side]) {
            match only.last_mut() {
                Some(last) if !is_common && !before => last.end = word.end,
                _ if !is_common => only.push(*word),
                _ => {}
            }
            before = is_common;
        }
        only
    });
    Difference { only, common, words: words.map(|words| words.len()) }
}

/// In which words two sentences quote the same differently; nothing where they quote nothing in common.
pub fn quotation_difference(raw: [&str; 2], sentences: [Span; 2]) -> Option<Difference> {
    let [of_a, of_b] = [0, 1].map(|side| quotations(raw[side], sentences[side]));
    let pairs = of_a.iter().flat_map(|&a| of_b.iter().map(move |&b| [a, b]));
    let differences = pairs.map(|pair| difference(raw, pair));
    differences.filter(Difference::is_one_quotation).max_by_key(|difference| difference.common)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(a: &str, b: &str) -> [String; 2] {
        let found = difference([a, b], [Span::new(0, a.len()), Span::new(0, b.len())]);
        [(0, a), (1, b)].map(|(side, raw)| {
            found.only[side].iter().map(|span| &raw[span.range()]).collect::<Vec<_>>().join("|")
        })
    }

    #[test]
    fn what_only_one_has_is_told() {
        assert_eq!(
            told("The dam has held all night", "the dam had held all through the night"),
            ["has", "had|through the"]
        );
        assert_eq!(
            told("We will not close the school", "We will not close the school or the library"),
            ["", "or the library"]
        );
        assert_eq!(told("Same words", "same WORDS"), ["", ""]);
        assert_eq!(told("", "one"), ["", "one"]);
    }

    #[test]
    fn a_quotation_is_known_though_it_is_cut_elsewhere() {
        let a = "\"We will rebuild every house by spring,\" she said.";
        let b = "She said they would \"rebuild every house\" and went.";
        let c = "\"Nobody told us about the water\", she said.";
        let all = |raw: &str| Span::new(0, raw.len());
        let found = quotation_difference([a, b], [all(a), all(b)]);
        assert!(found.is_none(), "three words are too few");
        let b = "She said they would \"rebuild every house by summer\" and went.";
        let found = quotation_difference([a, b], [all(a), all(b)]).expect("a quotation");
        let only = [0, 1]
            .map(|side| found.only[side].iter().map(|span| &[a, b][side][span.range()]).collect::<Vec<_>>());
        assert_eq!(only, [vec!["We will", "spring"], vec!["summer"]]);
        assert!(quotation_difference([a, c], [all(a), all(c)]).is_none());
    }
}
