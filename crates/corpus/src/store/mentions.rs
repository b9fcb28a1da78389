//! The mentions of an article as a run of numbers: some six bytes each, where a row would have forty.

use super::layout::NONE;
use text::varint::{put, take, unzigzag, zigzag};

/// One mention, without what many share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentionRow {
    pub start: u32,
    pub end: u32,
    /// An entity, or [`NONE`].
    pub entity: u32,
    /// Its kind, value and rule: a row of `Findings`.
    pub finding: u32,
    /// Both 0 where there is none.
    pub evidence_start: u32,
    pub evidence_end: u32,
    /// In which paragraph of what is searched it begins, from 0.
    pub paragraph: u32,
    /// In which sentence, likewise; sentences are counted through the whole article.
    pub sentence: u32,
}

impl MentionRow {
    /// What stands before the first.
    const NOTHING: Self = Self {
        start: 0,
        end: 0,
        entity: NONE,
        finding: 0,
        evidence_start: 0,
        evidence_end: 0,
        paragraph: 0,
        sentence: 0,
    };
}

/// Appends the mentions of an article, in order of place. `named` are the entities that it names, ascending:
/// a mention has its place among those.
pub fn write(rows: &[MentionRow], named: &[u32], out: &mut Vec<u8>) {
    let mut before = MentionRow::NOTHING;
    for row in rows {
        put(row.start - before.start, out);
        put(row.end - row.start, out);
        put(named.binary_search(&row.entity).map_or(0, |at| at as u32 + 1), out);
        put(row.finding, out);
        if row.evidence_end > row.evidence_start {
            put(zigzag(row.evidence_start as i32 - row.start as i32) + 1, out);
            put(row.evidence_end - row.evidence_start, out);
        } else {
            put(0, out);
        }
        // Most mentions begin in the paragraph of the one before.
        let paragraphs = row.paragraph - before.paragraph;
        put((row.sentence - before.sentence) << 1 | u32::from(paragraphs > 0), out);
        if paragraphs > 0 {
            put(paragraphs, out);
        }
        before = *row;
    }
}

/// The mentions of an article, read in place.
#[derive(Clone)]
pub struct MentionRows<'a> {
    bytes: &'a [u8],
    left: u32,
    named: Vec<u32>,
    before: MentionRow,
}

impl<'a> MentionRows<'a> {
    /// So many mentions, from the first byte on; `named` as they were written with.
    pub fn new(bytes: &'a [u8], count: u32, named: Vec<u32>) -> Self {
        Self { bytes, left: count, named, before: MentionRow::NOTHING }
    }
}

impl Iterator for MentionRows<'_> {
    type Item = MentionRow;

    fn next(&mut self) -> Option<MentionRow> {
        self.left = self.left.checked_sub(1)?;
        let bytes = &mut self.bytes;
        let row = &mut self.before;
        row.start = row.start.wrapping_add(take(bytes));
        row.end = row.start.wrapping_add(take(bytes));
        let named = (take(bytes) as usize).checked_sub(1);
        row.entity = named.and_then(|at| self.named.get(at).copied()).unwrap_or(NONE);
        row.finding = take(bytes);
        (row.evidence_start, row.evidence_end) = match take(bytes).checked_sub(1) {
            Some(distance) => {
                let start = row.start.wrapping_add_signed(unzigzag(distance));
                (start, start.wrapping_add(take(bytes)))
            }
            None => (0, 0),
        };
        let sentences = take(bytes);
        row.sentence = row.sentence.wrapping_add(sentences >> 1);
        if sentences & 1 == 1 {
            row.paragraph = row.paragraph.wrapping_add(take(bytes));
        }
        Some(*row)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl ExactSizeIterator for MentionRows<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_come_back() {
        let row = MentionRow { start: 3, end: 9, finding: 300, sentence: 1, ..MentionRow::NOTHING };
        let evidence = MentionRow { evidence_start: 1, evidence_end: 2, entity: 70_000, ..row };
        let later = MentionRow { start: 900, end: 907, paragraph: 4, sentence: 17, entity: 2, ..evidence };
        let rows =
            [row, evidence, MentionRow { evidence_start: 400, evidence_end: 2_000, ..evidence }, later];
        let mut bytes = Vec::new();
        write(&rows, &[2, 5, 70_000], &mut bytes);
        let read = MentionRows::new(&bytes, 4, vec![2, 5, 70_000]);
        assert_eq!(read.len(), 4);
        assert_eq!(read.collect::<Vec<_>>(), rows);
    }

    #[test]
    fn what_is_cut_short_is_no_panic() {
        let rows = MentionRows::new(&[255, 255, 255, 255, 255, 1, 9], 5, Vec::new());
        assert_eq!(rows.count(), 5);
    }
}
