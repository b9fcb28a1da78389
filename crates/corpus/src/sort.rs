//! Sorting, compiled once.
//!
//! The standard library's sorts are compiled anew for every type and comparison, 5 to 15 kB of
//! WebAssembly each; some twenty of them were a third of the page's code. These go through one
//! instance each. They are for what a page shows; the numbers of an index are sorted as numbers.

use std::cmp::Ordering;

use crate::model::Span;

/// Sorts by a comparison; equal items keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// Sorts by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts numbers, or pairs of numbers packed into one.
pub fn sort_numbers(numbers: &mut [u64]) {
    numbers.sort_unstable();
}

/// Two numbers as one that sorts like the pair.
pub fn pack(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

/// The inverse of [`pack`].
pub fn unpack(packed: u64) -> (u32, u32) {
    ((packed >> 32) as u32, packed as u32)
}

/// Sorts spans and unites those that overlap.
pub fn merge_spans(spans: &[Span]) -> Vec<Span> {
    let mut packed: Vec<u64> = spans.iter().map(|span| pack(span.start as u32, span.end as u32)).collect();
    sort_numbers(&mut packed);
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for (start, end) in packed.into_iter().map(unpack) {
        let span = Span::new(start as usize, end as usize);
        match merged.last_mut() {
            Some(last) if last.overlaps(span) => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut items, |item| item.0);
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn overlapping_spans_are_united_and_touching_ones_are_not() {
        let span = Span::new;
        let merged = merge_spans(&[span(5, 9), span(0, 3), span(3, 4), span(7, 12)]);
        assert_eq!(merged, [span(0, 3), span(3, 4), span(5, 12)]);
        assert_eq!(unpack(pack(7, u32::MAX)), (7, u32::MAX));
    }
}
