//! How similar articles are, worked out once for an answer.

use analysis::likeness::{ALIKE, Groups, Likeness, MOST};
use corpus::Dossier;
use text::sort::{pack, sort_numbers, unpack};

/// How many pairs are listed.
const PAIRS: usize = 50;

/// From what likeness on a pair is listed, where the articles are few.
const LEAST: f32 = 0.01;

/// What is worked out about articles.
pub struct Alike {
    /// How similar each is to each.
    pub likeness: Likeness,
    /// Those that are similar, together.
    pub groups: Groups,
    /// The most similar pairs: two articles as they are numbered in `likeness`, and how similar they are.
    pub pairs: Vec<(usize, usize, f32)>,
}

impl Alike {
    /// The likeness of articles, by date; of too many, that of the newest. Up to `few` articles, pairs are
    /// listed that have little in common.
    pub fn of(dossier: &Dossier<'static>, articles: impl Iterator<Item = u32>, few: usize) -> Self {
        let mut newest: Vec<u64> = articles.map(|id| pack(dossier.recency_rank(id), id)).collect();
        sort_numbers(&mut newest);
        newest.truncate(MOST);
        let date = |id| dossier.published(id).map_or(u32::MAX, |date| date.to_bits());
        let mut by_date: Vec<u64> =
            newest.into_iter().map(|packed| unpack(packed).1).map(|id| pack(date(id), id)).collect();
        sort_numbers(&mut by_date);
        let ids: Vec<u32> = by_date.into_iter().map(|packed| unpack(packed).1).collect();
        let likeness = Likeness::of(dossier, &ids);
        let mut pairs = likeness.pairs(if ids.len() <= few { LEAST } else { ALIKE });
        pairs.truncate(PAIRS);
        Self { groups: likeness.groups(), pairs, likeness }
    }
}
