//! What shows only when articles are held side by side.

use std::collections::{HashMap, hash_map::Entry};

use corpus::model::Corpus;
use ingest::extract::near_duplicates;

/// Articles that are alike, directly or by way of each other.
pub struct Group {
    /// The articles, ascending.
    pub articles: Vec<usize>,
    /// How alike the least and the most alike pair in it are, in thousandths.
    pub range: (u32, u32),
}

/// Copies with small changes, and articles that only share passages, the most alike first.
pub fn alike(corpus: &Corpus) -> (Vec<Group>, Vec<Group>) {
    let mut pairs = near_duplicates::near_duplicates(corpus);
    // What very many articles say is taken for a formula there; the same text is the same text.
    let mut texts: HashMap<&[u8; 32], usize> = HashMap::new();
    for (at, article) in corpus.articles.iter().enumerate() {
        match texts.entry(&article.text_sha256) {
            Entry::Occupied(first) => pairs.push((*first.get(), at, 1000)),
            Entry::Vacant(new) => {
                new.insert(at);
            }
        }
    }
    let is_copy = |permille: u32| permille >= near_duplicates::NEAR_DUPLICATE;
    let count = corpus.articles.len();
    let copies = groups(count, pairs.iter().filter(|(.., permille)| is_copy(*permille)));
    // Who shares passages with one copy shares them with all: one of them stands for the rest.
    let mut first: Vec<usize> = (0..count).collect();
    for group in &copies {
        group.articles.iter().for_each(|at| first[*at] = group.articles[0]);
    }
    let loose: Vec<(usize, usize, u32)> = pairs
        .into_iter()
        .filter(|(.., permille)| !is_copy(*permille))
        .map(|(a, b, permille)| (first[a], first[b], permille))
        .filter(|(a, b, _)| a != b)
        .collect();
    (copies, groups(count, loose.iter()))
}

fn groups<'p>(count: usize, pairs: impl Iterator<Item = &'p (usize, usize, u32)> + Clone) -> Vec<Group> {
    let mut parent: Vec<usize> = (0..count).collect();
    let root = |parent: &mut Vec<usize>, mut at: usize| {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    };
    for (a, b, _) in pairs.clone() {
        let (a, b) = (root(&mut parent, *a), root(&mut parent, *b));
        parent[a.max(b)] = a.min(b);
    }
    let mut members: HashMap<usize, Group> = HashMap::new();
    for (a, b, permille) in pairs {
        let group = members
            .entry(root(&mut parent, *a))
            .or_insert_with(|| Group { articles: Vec::new(), range: (*permille, *permille) });
        group.articles.extend([*a, *b]);
        group.range = (group.range.0.min(*permille), group.range.1.max(*permille));
    }
    let mut groups: Vec<Group> = members.into_values().collect();
    for group in &mut groups {
        group.articles.sort_unstable();
        group.articles.dedup();
    }
    groups.sort_by_key(|group| (std::cmp::Reverse(group.range.1), group.articles[0]));
    groups
}
