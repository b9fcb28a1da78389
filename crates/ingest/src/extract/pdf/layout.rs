//! The lines of a page, in the order in which they are read: columns one after the other.

use super::glyphs::{GAP, Run};

/// Columns may lie so deep in columns.
const DEPTH: usize = 8;

/// A column has at least so many lines …
const COLUMN: usize = 3;

/// … that are at least so wide, by the size of their letters.
const WIDTH: f32 = 5.0;

/// Headlines are so many times as large as the text around them.
const HEADLINE: f32 = 1.3;

/// The most lines of a page of which columns are looked for.
const MOST_LINES: usize = 5000;

/// The lines of a page in order.
pub fn lines(runs: Vec<Run>) -> Vec<Run> {
    let lines = joined(runs);
    let mut ordered = Vec::with_capacity(lines.len());
    order(lines, 0, &mut ordered);
    ordered
}

/// Puts together what stands on a line without room for a column between.
fn joined(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match rows.last_mut() {
            Some(row)
                if row.first().is_some_and(|first| run.y - first.y < 0.3 * first.size.min(run.size)) =>
            {
                row.push(run);
            }
            _ => rows.push(vec![run]),
        }
    }
    let mut lines: Vec<Run> = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let first = lines.len();
        for run in row {
            let size = run.size;
            let line = lines.get_mut(first..).and_then(<[Run]>::last_mut);
            match line {
                // Bold letters that are made by printing them twice.
                Some(line)
                    if line.text.trim_end() == run.text.trim_end()
                        && (run.left - line.left).abs() < 0.2 * size => {}
                Some(line) if is_next(line, &run) => {
                    let is_apart = run.left - line.right > 0.1 * size;
                    if is_apart && !line.text.ends_with(' ') {
                        line.text.push(' ');
                    }
                    line.text.push_str(&run.text);
                    line.right = line.right.max(run.right);
                }
                _ => lines.push(run),
            }
        }
    }
    for line in &mut lines {
        line.text.truncate(line.text.trim_end().len());
    }
    initials(&mut lines);
    lines
}

/// Whether a run stands directly behind a line: without room for a column between, and in letters of its size, or in small
/// ones that touch it.
fn is_next(line: &Run, run: &Run) -> bool {
    let gap = run.left - line.right;
    let (small, large) = (line.size.min(run.size), line.size.max(run.size));
    gap > -0.2 * small && (gap < 0.2 * small || (gap < GAP * small && large < 1.6 * small))
}

/// Puts together what stands on a line of one column: in narrow columns, spaces are as wide as the room between columns.
fn joined_in_column(lines: Vec<Run>) -> Vec<Run> {
    let Some(size) = median(lines.iter().map(|line| line.size)) else { return lines };
    let left = edge(lines.iter().map(|line| line.left), 0.5 * size);
    let right = edge(lines.iter().map(|line| line.right), 0.5 * size);
    let mut joined: Vec<Run> = Vec::with_capacity(lines.len());
    let mut rest = lines.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut row = vec![first];
        while let Some(next) =
            rest.next_if(|next| row.first().is_some_and(|first| (next.y - first.y).abs() < 0.3 * size))
        {
            row.push(next);
        }
        let start = row.first().map_or(0.0, |run| run.left) - left;
        let end = row.last().map_or(0.0, |run| run.right) - right;
        let is_filled = end.abs() < 0.5 * size && (-0.5..3.0).contains(&(start / size));
        let is_even = row.iter().all(|run| (run.size - size).abs() < 0.2 * size);
        if !is_filled || !is_even {
            joined.append(&mut row);
            continue;
        }
        let whole = row.into_iter().reduce(|mut line, run| {
            line.text.push(' ');
            line.text.push_str(&run.text);
            line.right = line.right.max(run.right);
            line
        });
        joined.extend(whole);
    }
    joined
}

/// The place near which most of some places are.
fn edge(places: impl Iterator<Item = f32>, near: f32) -> f32 {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    let mut best = (0, 0.0);
    let mut first = 0;
    for (at, place) in places.iter().enumerate() {
        while places.get(first).is_some_and(|first| place - first > near) {
            first += 1;
        }
        let count = at + 1 - first;
        if count > best.0 {
            best = (count, *place);
        }
    }
    best.1
}

/// Puts a large first letter, beside which several lines stand, before the first of them.
fn initials(lines: &mut Vec<Run>) {
    let is_initial = |run: &Run| run.text.chars().count() == 1 && run.text.chars().all(char::is_alphabetic);
    let initials: Vec<usize> = (0..lines.len()).filter(|&at| lines.get(at).is_some_and(is_initial)).collect();
    for at in initials.into_iter().rev() {
        let Some(initial) = lines.get(at).cloned() else { continue };
        let top = initial.y - 0.7 * initial.size;
        let beside = lines.iter_mut().find(|line| {
            let gap = line.left - initial.right;
            initial.size > 1.8 * line.size
                && gap > -0.2 * initial.size
                && gap < 0.6 * initial.size
                && (line.y - 0.7 * line.size - top).abs() < 0.8 * line.size
                && line.text.starts_with(char::is_alphabetic)
        });
        if let Some(line) = beside {
            line.text.insert_str(0, &initial.text);
            lines.remove(at);
        }
    }
}

/// Appends lines in order.
fn order(mut lines: Vec<Run>, depth: usize, ordered: &mut Vec<Run>) {
    lines.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let gutter = if depth < DEPTH && lines.len() <= MOST_LINES { gutter(&lines) } else { None };
    let Some(gutter) = gutter else { return ordered.append(&mut joined_in_column(lines)) };
    let size = median(lines.iter().map(|line| line.size)).unwrap_or(1.0);
    // A headline that is as short as a column is wide is over several columns if nothing stands beside it.
    let beside: Vec<f32> = lines.iter().filter(|line| line.left >= gutter.right).map(|line| line.y).collect();
    let is_alone = |line: &Run| {
        line.size > HEADLINE * size && beside.iter().all(|y| (y - line.y).abs() > 1.5 * line.size)
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        let side = if is_alone(&line) { Side::Across } else { gutter.side(&line) };
        match side {
            Side::Left => left.push(line),
            Side::Right => right.push(line),
            // A headline or the like over several columns: what is above it is read before.
            Side::Across => {
                order(std::mem::take(&mut left), depth + 1, ordered);
                order(std::mem::take(&mut right), depth + 1, ordered);
                ordered.push(line);
            }
        }
    }
    order(left, depth + 1, ordered);
    order(right, depth + 1, ordered);
}

/// Room between two columns.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    left: f32,
    right: f32,
}

enum Side {
    Left,
    Right,
    Across,
}

impl Gutter {
    fn side(self, line: &Run) -> Side {
        match () {
            () if line.right <= self.left => Side::Left,
            () if line.left >= self.right => Side::Right,
            () => Side::Across,
        }
    }
}

/// The room that the fewest lines cross, if there are columns on both sides of it.
fn gutter(lines: &[Run]) -> Option<Gutter> {
    let size = median(lines.iter().map(|line| line.size))?;
    let mut edges: Vec<f32> = lines.iter().map(|line| line.left).collect();
    edges.sort_by(f32::total_cmp);
    // Where several lines begin, a column may.
    let starts = edges.windows(COLUMN).filter_map(|at| match at {
        [first, .., last] if last - first < 0.3 * size => Some(*first),
        _ => None,
    });
    let mut starts: Vec<f32> = starts.collect();
    starts.dedup_by(|later, earlier| *later - *earlier < 0.3 * size);
    let counted = starts.into_iter().filter_map(|start| {
        let gutter = Gutter { left: start - 0.7 * size, right: start - 0.1 * size };
        let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), 0);
        for line in lines {
            match gutter.side(line) {
                Side::Left => left.push(line),
                Side::Right => right.push(line),
                Side::Across => across += 1,
            }
        }
        let is_column = |lines: &[&Run]| {
            lines.iter().filter(|line| line.right - line.left > WIDTH * size).count() >= COLUMN
        };
        let are_columns = is_column(&left) && is_column(&right) && are_beside(&left, &right);
        (are_columns && across * 5 <= lines.len() * 2).then_some((across, gutter))
    });
    counted.min_by_key(|(across, _)| *across).map(|(_, gutter)| gutter)
}

/// Whether lines stand beside each other, and not below.
fn are_beside(left: &[&Run], right: &[&Run]) -> bool {
    let range = |lines: &[&Run]| {
        let ys = lines.iter().map(|line| line.y);
        (ys.clone().fold(f32::MAX, f32::min), ys.fold(f32::MIN, f32::max))
    };
    let ((left_top, left_end), (right_top, right_end)) = (range(left), range(right));
    let shared = left_end.min(right_end) - left_top.max(right_top);
    shared > 0.3 * (left_end - left_top).min(right_end - right_top)
}

/// The number in the middle.
pub fn median(numbers: impl Iterator<Item = f32>) -> Option<f32> {
    let mut numbers: Vec<f32> = numbers.collect();
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
