//! What a page is about: the words that its paragraphs share.

use std::collections::{HashMap, HashSet};

use super::{
    cue::bin,
    unit::{Unit, is_function_word, is_wide},
};

/// Words of the long paragraphs, with the number of paragraphs that have them.
pub fn topic_words<'u>(units: &'u [Unit<'_>]) -> HashMap<&'u str, u32> {
    let mut words: HashMap<&str, u32> = HashMap::new();
    for unit in units.iter().filter(|unit| unit.prose) {
        let distinct: HashSet<&str> = telling(&unit.key).collect();
        distinct.into_iter().for_each(|word| *words.entry(word).or_default() += 1);
    }
    words
}

/// The words of a folded text that say what it is about; of Chinese and Japanese, each two characters.
pub fn telling(key: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    key.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        let is_single = |word: &str| {
            let mut chars = word.chars();
            chars.next().is_some_and(is_wide) && chars.next().is_none()
        };
        if !is_single(word) {
            return (word.len() >= 4 && !is_function_word(word)).then_some(word);
        }
        let next = key.get(at..)?.split(' ').next().filter(|next| is_single(next))?;
        key.get(start..at + next.len())
    })
}

/// How many of a block's telling words occur in paragraphs other than itself.
pub fn topic_share(unit: &Unit<'_>, topic: &HashMap<&str, u32>) -> &'static str {
    let own = u32::from(unit.prose);
    let telling: HashSet<&str> = telling(&unit.key).collect();
    if telling.is_empty() {
        return "none";
    }
    let shared = telling.iter().filter(|word| topic.get(*word).is_some_and(|&count| count > own)).count();
    bin(shared * 100 / telling.len(), &[1, 20, 40, 60, 80])
}
