//! Lines beside a list that join its rows: each group of rows has a lane, from its first row to its last. A lane is
//! free again below the last row of its group. Every row draws its own piece of each, so that rows may be of any height.

use yew::Html;

use crate::widgets::drawing::{element, shape};

/// The group of a row, if it is in one.
pub type Row = Option<usize>;

/// The classes of the lanes, and so their number: more side by side cannot be told apart.
const LANES: [&str; 5] = ["rail0", "rail1", "rail2", "rail3", "rail4"];

/// The lanes of a list.
pub struct Lanes {
    /// The lane of each group that has one, with its first and its last row.
    lanes: Vec<Option<(usize, usize, usize)>>,
    rows: Vec<Row>,
    /// How many lanes are used.
    count: usize,
}

impl Lanes {
    /// Gives each group a lane, as long as there are free ones.
    pub fn new(rows: &[Row]) -> Self {
        let groups = rows.iter().flatten().max().map_or(0, |last| last + 1);
        let mut lanes = vec![None; groups];
        let mut free_from = [0; LANES.len()];
        for (first, group) in rows.iter().enumerate().filter_map(|(at, group)| Some((at, (*group)?))) {
            if rows[..first].contains(&Some(group)) {
                continue;
            }
            let last = rows.iter().rposition(|other| *other == Some(group)).unwrap_or(first);
            if let Some(lane) = free_from.iter().position(|&free| free <= first) {
                free_from[lane] = last + 1;
                lanes[group] = Some((lane, first, last));
            }
        }
        let count = free_from.iter().filter(|free| **free > 0).count();
        Self { lanes, rows: rows.to_vec(), count }
    }

    /// The class of the lane of a group.
    pub fn of(&self, group: Row) -> Option<&'static str> {
        let (lane, ..) = self.lanes.get(group?).copied().flatten()?;
        LANES.get(lane).copied()
    }

    /// What is beside a row.
    pub fn row(&self, row: usize) -> Html {
        let piece = |lane: usize| {
            let here = self.lanes.iter().enumerate().find_map(|(group, known)| {
                let (of, first, last) = (*known)?;
                (of == lane && (first..=last).contains(&row)).then_some((group, first, last))
            });
            let class = match here {
                None => "",
                Some((group, ..)) if self.rows[row] != Some(group) => " way",
                Some((_, first, _)) if first == row => " way stop first",
                Some((.., last)) if last == row => " way stop last",
                Some(_) => " way stop",
            };
            shape("i", &["class"], &[&[LANES[lane], class].concat()])
        };
        if self.count == 0 {
            return Html::default();
        }
        let pieces = (0..self.count).map(piece).collect();
        element("div", &["class", "aria-hidden"], &["rails", "true"], pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_free_again_below_its_group() {
        let rows = [None, Some(0), Some(1), None, Some(0), Some(2), Some(1), Some(2)];
        let lanes = Lanes::new(&rows);
        assert_eq!(lanes.lanes, [Some((0, 1, 4)), Some((1, 2, 6)), Some((0, 5, 7))]);
        assert_eq!((lanes.count, lanes.of(Some(2)), lanes.of(None)), (2, Some("rail0"), None));
    }

    #[test]
    fn groups_beyond_the_last_lane_have_none() {
        let groups = || (0..LANES.len() + 1).map(Some);
        let rows: Vec<Row> = groups().chain(groups()).collect();
        let lanes = Lanes::new(&rows);
        assert_eq!(lanes.count, LANES.len());
        assert_eq!(lanes.of(Some(LANES.len())), None);
        assert_eq!(Lanes::new(&[None, None]).count, 0);
    }
}
