//! Copied wording is found, and none is invented: a paragraph of one press release is put into another, with every
//! tenth word changed.

use std::{
    io::{BufRead, BufReader},
    path::Path,
};

use analysis::compare::{Passage, PassageKind, passages};
use corpus::{Dossier, store};
use flate2::read::GzDecoder;
use ingest::{File, Folder, ingest};
use serde_json::Value;

/// How many pairs of releases are tried.
const PAIRS: usize = 12;

/// How many words a run of copied words has at least.
const RUN: usize = 8;

/// The texts of the press releases that the benchmarks use.
fn releases() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/sample.jsonl.gz");
    let packed = std::fs::File::open(path).expect("the sample");
    let text = |line: String| {
        let article: Value = serde_json::from_str(&line).expect("JSON");
        let part = |key: &str| article[key].as_str().unwrap_or_default().to_owned();
        [part("title"), "\n\n".to_owned(), part("text"), "\n".to_owned()].concat()
    };
    BufReader::new(GzDecoder::new(packed)).lines().map(|line| text(line.expect("a line"))).collect()
}

/// Small numbers that are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

/// A paragraph with every tenth word replaced by one of another text, and the runs of words between these.
fn changed(paragraph: &str, words: &[&str], numbers: &mut Numbers) -> (String, Vec<String>) {
    let mut all: Vec<&str> = paragraph.split(' ').collect();
    let first = numbers.below(10);
    let mut runs = vec![Vec::new()];
    for (at, word) in all.iter_mut().enumerate() {
        if at % 10 == first {
            *word = words[numbers.below(words.len())];
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push(*word);
        }
    }
    let runs = runs.iter().filter(|run| run.len() >= RUN).map(|run| run.join(" "));
    (all.join(" "), runs.collect())
}

#[test]
fn runs_of_copied_words_are_found_and_none_is_invented() {
    let releases = releases();
    let mut numbers = Numbers(20_261_130);
    let (mut files, mut pairs) = (Vec::new(), Vec::new());
    while pairs.len() < PAIRS {
        let [a, b] = [0, 1].map(|_| &releases[numbers.below(releases.len())]);
        let paragraphs: Vec<&str> =
            a.split("\n\n").skip(1).filter(|text| (60..200).contains(&text.split(' ').count())).collect();
        let words: Vec<&str> =
            b.split_whitespace().filter(|word| word.chars().all(|c| c.is_ascii_lowercase())).collect();
        if paragraphs.is_empty() || a == b {
            continue;
        }
        let paragraph = paragraphs[numbers.below(paragraphs.len())];
        let (copy, runs) = changed(paragraph, &words, &mut numbers);
        let (head, rest) = b.split_once("\n\n").expect("a title");
        let with = [head, "\n\n", &copy, "\n\n", rest].concat();
        for (name, text) in [("a", a), ("b", b), ("c", &with)] {
            files.push(File::new(format!("{:02}{name}.txt", pairs.len()), text.clone().into_bytes()));
        }
        pairs.push((paragraph.to_owned(), copy, runs));
    }
    let corpus = ingest(&Folder::new("releases", files)).0;
    let blob = store::write(&corpus);
    let dossier = Dossier::open(&blob).expect("just written");
    let (mut all, mut found, mut invented) = (0, 0, Vec::new());
    for (at, (paragraph, copy, runs)) in pairs.iter().enumerate() {
        let get = |name| dossier.article_by_slug(&format!("{at:02}{name}")).expect("an article");
        let (a, b, with) = (get("a"), get("b"), get("c"));
        let copied = |other| -> Vec<Passage> {
            let mut found = passages(&dossier, &a, other);
            found.retain(|passage| passage.kind == PassageKind::SameWording);
            found
        };
        // What the two have in common without the copy, such as the standing phrases of a press office.
        let before: Vec<&str> = copied(&b).iter().map(|passage| &a.raw[passage.a.range()]).collect();
        let place = |raw: &str, words: &str| {
            let start = raw.find(words).expect("the words of the paragraph");
            text::Span::new(start, start + words.len())
        };
        let [of_a, of_copy] = [place(a.raw, paragraph), place(with.raw, copy)];
        let passages = copied(&with);
        for run in runs {
            let [in_a, in_copy] = [
                place(&a.raw[of_a.start..], run).shift(of_a.start),
                place(&with.raw[of_copy.start..], run).shift(of_copy.start),
            ];
            let is_found = passages.iter().any(|one| one.a.overlaps(in_a) && one.b.overlaps(in_copy));
            (all, found) = (all + 1, found + usize::from(is_found));
        }
        invented.extend(passages.iter().filter_map(|one| {
            let words = &a.raw[one.a.range()];
            let is_copy = of_a.contains(one.a) && of_copy.contains(one.b);
            (!is_copy && !before.contains(&words))
                .then(|| format!("{at}: {words} = {}", &with.raw[one.b.range()]))
        }));
    }
    assert!(all > 80, "{all}");
    assert!(found as f32 >= 0.95 * all as f32, "{found} of {all} runs");
    assert_eq!(invented, Vec::<String>::new());
}
