//! How well the body of a saved page is found, against pages marked by hand (`pages/README.md`).

#![allow(clippy::disallowed_methods, reason = "tests are in no page")]

use std::{collections::BTreeMap, fs, path::Path};

use corpus::model::{Article, ZoneKind};
use ingest::{File, Folder, ingest};
use text::folded_words;

/// The lines of a page that carry a mark.
fn marked(page: &str, marks: &str, letter: char) -> String {
    let mut numbers = Vec::new();
    for line in marks.lines().filter_map(|line| line.strip_prefix(letter)) {
        for part in line.trim().split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let number = |text: &str| text.trim().parse::<usize>().expect("a line number");
            numbers.extend(number(first)..=number(last));
        }
    }
    let lines: Vec<&str> = page.lines().collect();
    numbers.into_iter().map(|number| lines[number - 1]).collect::<Vec<_>>().join("\n")
}

fn body(article: &Article) -> String {
    let zones = article.zones.iter().filter(|zone| zone.kind.is_body());
    zones.map(|zone| &article.raw[zone.span.range()]).collect()
}

/// F1 over tokens, each as often as it occurs.
fn f1(gold: &str, found: &str) -> f64 {
    let count = |text: &str| {
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        folded_words(text).split(' ').for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
        counts
    };
    let (gold, found) = (count(gold), count(found));
    let right: i64 = gold.iter().map(|(word, n)| n.min(found.get(word).unwrap_or(&0))).sum();
    2.0 * right as f64 / (gold.values().sum::<i64>() + found.values().sum::<i64>()) as f64
}

fn pages() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<_> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "lab"))
        .map(|marks| {
            let name = marks.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(marks.with_extension("txt")).expect("the page");
            (name, text, fs::read_to_string(&marks).expect("its marks"))
        })
        .collect();
    pages.sort();
    assert_eq!(pages.len(), 11);
    pages
}

#[test]
fn bodies_titles_and_dates_are_found() {
    let pages = pages();
    let files =
        pages.iter().map(|(name, text, _)| File::new(format!("{name}.txt"), text.clone().into_bytes()));
    let (together, problems) = ingest(&Folder::new("pages", files.collect()));
    assert_eq!(problems, []);
    let mut report = String::new();
    for ((name, text, marks), together) in pages.iter().zip(&together.articles) {
        let alone = Folder::new("page", vec![File::new(format!("{name}.txt"), text.clone().into_bytes())]);
        let (alone, _) = ingest(&alone);
        let gold = marked(text, marks, 'p');
        for (article, way) in [(&alone.articles[0], "alone"), (together, "among the others")] {
            let f1 = f1(&gold, &body(article));
            assert!(f1 >= 0.97, "{name} {way}: {f1:.4}");
        }
        let dated = together.published.as_ref().map(|published| published.date.to_string());
        let title = together.zones.iter().find(|zone| zone.kind == ZoneKind::Title).expect("a title");
        let title = &together.raw[title.span.range()];
        assert!(f1(&marked(text, marks, 't'), title) > 0.99, "{name}: {title}");
        let line = format!("{name} {} {}\n", dated.unwrap_or_default(), together.title);
        report.push_str(&line);
    }
    expect_test::expect_file!["pages/heads.txt"].assert_eq(&report);
}
