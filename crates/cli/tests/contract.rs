//! What must not change unawares: what is found in articles, what queries answer and in what order.
//!
//! After a change that is meant to change it, `UPDATE_EXPECT=1 cargo test --package dossier-cli --test contract`
//! writes the records anew; their differences are then read before they are committed.

#[path = "contract/record.rs"]
mod record;

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use corpus::{Dossier, model::Corpus, store};
use expect_test::expect_file;
use flate2::read::GzDecoder;
use ingest::{File, Folder, ingest};
use search::{Order, Search};
use serde_json::Value;

const QUERIES: &str = include_str!("contract/queries.txt");
const RELEVANCE: &str = include_str!("contract/relevance.txt");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn seeds() -> Corpus {
    ingest(&ingest::disk::read(&root().join("seeds")).expect("the seeds")).0
}

/// The press releases that the benchmarks use.
fn releases() -> &'static Corpus {
    static RELEASES: OnceLock<Corpus> = OnceLock::new();
    RELEASES.get_or_init(|| {
        let packed = std::fs::File::open(root().join("benches/sample.jsonl.gz")).expect("the sample");
        let files = BufReader::new(GzDecoder::new(packed)).lines().enumerate().map(|(at, line)| {
            let article: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
            let part = |key: &str| article[key].as_str().unwrap_or_default();
            let text = [part("title"), "\n", part("date"), "\n\n", part("text"), "\n"].concat();
            File::new(format!("{at:03}.txt"), text.into_bytes())
        });
        ingest(&Folder::new("sample", files.collect())).0
    })
}

#[test]
fn what_is_found_in_articles() {
    expect_file!["contract/found_in_seeds.txt"].assert_eq(&record::found(&seeds()));
    expect_file!["contract/found_in_releases.txt"].assert_eq(&record::found(releases()));
}

#[test]
fn what_queries_answer() {
    let answers = |corpus: &Corpus| {
        let blob = store::write(corpus);
        let dossier = Dossier::open(&blob).expect("just written");
        QUERIES
            .lines()
            .map(|typed| record::in_short(typed, &record::answer(&dossier, typed)))
            .collect::<String>()
    };
    expect_file!["contract/answers_of_seeds.txt"].assert_eq(&answers(&seeds()));
    expect_file!["contract/answers_of_releases.txt"].assert_eq(&answers(releases()));
}

#[test]
fn what_an_article_is_about_counts_more_than_what_it_mentions() {
    let blob = store::write(releases());
    let dossier = Dossier::open(&blob).expect("just written");
    let cases: Vec<&str> = RELEVANCE.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(cases.len(), 30);
    for case in cases {
        let parts: Vec<&str> = case.split('|').collect();
        let [typed, about, others] = parts[..] else { unreachable!("{case}: three parts") };
        let hits =
            Search::new(&dossier, &query::parse(typed.trim()).query).ranked(Order::Relevance, usize::MAX);
        let rank = |number: &str| {
            let slug = format!("{:0>3}", number);
            hits.iter().position(|hit| dossier.slug(hit.article) == slug).unwrap_or(usize::MAX)
        };
        let last = about.split_whitespace().map(rank).max().expect("an article");
        assert_ne!(last, usize::MAX, "{case}: not found");
        let first = others.split_whitespace().map(rank).min().unwrap_or(usize::MAX);
        assert!(last < first, "{case}: {last} comes after {first}");
    }
}
