//! Known phrases of boilerplate: `boilerplate.txt`.

use std::{collections::HashMap, sync::LazyLock};

use text::folded_words;

/// Lines longer than this, in bytes of folded words, are not searched for phrases inside them.
const SHORT: usize = 160;

/// The classes of the phrases that a line holds, without repetition, in the order of the file.
pub fn classes(key: &str) -> Vec<&'static str> {
    let mut classes = Vec::new();
    let mut add = |found: &[u8]| found.iter().for_each(|&class| classes.push(class));
    if let Some(found) = PHRASES.whole.get(key) {
        add(found);
    } else if key.bytes().any(|byte| byte.is_ascii_digit()) {
        let bare: Vec<&str> =
            key.split(' ').filter(|word| !word.bytes().all(|b| b.is_ascii_digit())).collect();
        add(PHRASES.whole.get(bare.join(" ").as_str()).map_or(&[], Vec::as_slice));
    }
    let starts = |rest: &str, phrase: &str| {
        rest.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let first = key.split(' ').next().unwrap_or_default();
    for (phrase, class) in PHRASES.beginning.get(first).into_iter().flatten() {
        if starts(key, phrase) {
            add(&[*class]);
        }
    }
    if key.len() <= SHORT {
        let mut rest = key;
        loop {
            let word = rest.split(' ').next().unwrap_or_default();
            for (phrase, class) in PHRASES.anywhere.get(word).into_iter().flatten() {
                if starts(rest, phrase) {
                    add(&[*class]);
                }
            }
            let Some((_, after)) = rest.split_once(' ') else { break };
            rest = after;
        }
    }
    classes.sort_unstable();
    classes.dedup();
    classes.into_iter().filter_map(|class| PHRASES.classes.get(usize::from(class)).copied()).collect()
}

/// The phrases by their first words, with the number of their class.
#[derive(Default)]
struct Phrases {
    classes: Vec<&'static str>,
    whole: HashMap<String, Vec<u8>>,
    beginning: HashMap<String, Vec<(String, u8)>>,
    anywhere: HashMap<String, Vec<(String, u8)>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in include_str!("boilerplate.txt").lines() {
        if let Some(class) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            phrases.classes.push(class);
            continue;
        }
        let class = phrases.classes.len().saturating_sub(1) as u8;
        let words = folded_words(line.get(1..).unwrap_or_default());
        let first = words.split(' ').next().unwrap_or_default().to_owned();
        match line.chars().next() {
            Some('=') => phrases.whole.entry(words).or_default().push(class),
            Some('^') => phrases.beginning.entry(first).or_default().push((words, class)),
            Some('~') => phrases.anywhere.entry(first).or_default().push((words, class)),
            _ => {}
        }
    }
    phrases
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_a_phrase() {
        let mut seen = std::collections::BTreeSet::new();
        for line in
            include_str!("boilerplate.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            if line.starts_with('[') {
                assert!(line.ends_with(']') && seen.insert(line), "{line}");
                continue;
            }
            assert!(line.starts_with(['=', '^', '~']), "{line}");
            assert!(!folded_words(&line[1..]).is_empty(), "{line}");
            assert_eq!(line, line.to_lowercase(), "{line}");
            assert!(seen.insert(line), "twice: {line}");
        }
    }

    #[test]
    fn phrases_by_place() {
        assert_eq!(classes("comments 12"), ["comments"]);
        assert_eq!(classes("read more stories"), ["related"]);
        assert_eq!(classes("a picture by getty images"), ["credit"]);
        assert_eq!(classes("ministers of interior meet"), [] as [&str; 0]);
    }
}
