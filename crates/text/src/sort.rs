//! Sorting, compiled once.
//!
//! The standard library's sorts are compiled anew for every type and comparison, 5 to 15 kB of
//! WebAssembly each; some twenty of them were a third of the page's code. These go through one
//! instance each, and the two instances are sorts from the textbook: by merging for what a page shows,
//! by digits for the numbers of an index. Together they are a ninth of what the library's two were.

use std::cmp::Ordering;

use crate::span::Span;

/// Sorts by a comparison; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// So many numbers are sorted by putting each into its place: the table of digits alone takes longer.
const FEW: usize = 24;

/// Sorts numbers, or pairs of numbers packed into one: by their lowest byte, then by the next, and so
/// on; bytes that all of them share, of which there are many, are passed over.
pub fn sort_numbers(numbers: &mut [u64]) {
    if numbers.is_sorted() {
        return;
    }
    if numbers.len() <= FEW {
        for end in 1..numbers.len() {
            let mut at = end;
            while let Some([a, b]) = numbers.get_mut(at.wrapping_sub(1)..=at)
                && a > b
            {
                std::mem::swap(a, b);
                at -= 1;
            }
        }
        return;
    }
    let differing = numbers.iter().fold(0, |bits, number| bits | (number ^ numbers[0]));
    let mut sorted = vec![0; numbers.len()];
    for shift in (0..u64::BITS).step_by(8).filter(|shift| differing >> shift & 0xFF != 0) {
        let digit = |number: u64| (number >> shift & 0xFF) as usize;
        let mut ends = [0_usize; 257];
        for &number in numbers.iter() {
            ends[digit(number) + 1] += 1;
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        for &number in numbers.iter() {
            let end = &mut ends[digit(number)];
            sorted[*end] = number;
            *end += 1;
        }
        numbers.copy_from_slice(&sorted);
    }
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

/// The places of items in their order: runs of one, of two, of four and so on are merged.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        for runs in order.chunks(2 * width) {
            let (mut a, mut b) = runs.split_at(width.min(runs.len()));
            while let (Some((&first, rest_a)), Some((&second, rest_b))) = (a.split_first(), b.split_first()) {
                // Of equal ones, the first goes first.
                if compare(first, second).is_gt() {
                    merged.push(second);
                    b = rest_b;
                } else {
                    merged.push(first);
                    a = rest_a;
                }
            }
            merged.extend_from_slice(a);
            merged.extend_from_slice(b);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    order
}

/// Brings items into an order, given as the places where they are, by swapping them.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        // Round from place to place, until one is reached whose item was at the start.
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorted_as_the_standard_library_does(
            numbers in prop::collection::vec(prop_oneof![any::<u64>(), 0..4_u64, 0..70_000_u64], 0..200),
            items in prop::collection::vec((0..9_u8, any::<u8>()), 0..90),
        ) {
            let (mut ours, mut theirs) = (numbers.clone(), numbers);
            sort_numbers(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }

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
