//! How like a title a block of text is.

use std::collections::HashSet;

/// How like a title a block is: 0 not at all, 3 the same, by folded words.
///
/// Page titles often carry the name of the site behind a bar or dash.
pub fn likeness(key: &str, title: &str) -> usize {
    if key.is_empty() || title.is_empty() {
        return 0;
    }
    if key == title {
        return 3;
    }
    let (mine, theirs): (HashSet<&str>, HashSet<&str>) =
        (key.split(' ').collect(), title.split(' ').collect());
    let shared = mine.intersection(&theirs).count();
    let union = mine.len() + theirs.len() - shared;
    match () {
        () if mine.len() >= 3
            && (title.starts_with(key) || title.ends_with(key) && mine.len() * 2 >= theirs.len()) =>
        {
            2
        }
        () if shared * 100 >= union * 70 && mine.len() >= 3 => 2,
        () if shared * 100 >= union * 35 && mine.len() >= 3 => 1,
        () => 0,
    }
}
