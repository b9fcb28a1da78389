//! The same work for many items, on all processors.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Bytes of stack for a worker: as much as a program's first thread has, since pages can be nested deeply.
const STACK: usize = 8 << 20;

/// Applies a function to every item, on as many threads as the machine has processors, and on this one
/// alone where there are no threads. The results are in the order of the items. Tells after each how many
/// are done.
///
/// ```
/// let squares = ingest::parallel::map(&[1, 2, 3], |number| number * number, &mut |_done| {});
/// assert_eq!(squares, [1, 4, 9]);
/// ```
pub fn map<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    on_done: &mut dyn FnMut(usize),
) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    // Takes items until none is left.
    let take = |tell: &mut dyn FnMut(usize)| {
        let mut results = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return results };
            results.push((at, work(item)));
            tell(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    let mut results = thread::scope(|scope| {
        let started: Vec<_> = (1..threads)
            .map_while(|_| {
                let worker = thread::Builder::new().stack_size(STACK);
                worker.spawn_scoped(scope, || take(&mut |_| {})).ok()
            })
            .collect();
        let mut results = take(on_done);
        for worker in started {
            match worker.join() {
                Ok(others) => results.extend(others),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    on_done(items.len());
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_and_progress_is_told() {
        let items: Vec<usize> = (0..1000).collect();
        let mut told = Vec::new();
        let doubled = map(&items, |item| item * 2, &mut |done| told.push(done));
        assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(told.is_sorted() && told.last() == Some(&1000), "{told:?}");
        assert!(map(&[], |item: &usize| *item, &mut |_| {}).is_empty());
    }
}
