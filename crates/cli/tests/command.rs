//! The `dossier` command, as a script would call it.

#![allow(clippy::disallowed_methods, reason = "tests are in no page")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier")).args(arguments).output().expect("the command runs")
}

fn json(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The first three digits of the slugs of the articles that a query finds.
fn found(query: &str) -> Vec<String> {
    let answer = json(&["search", &seeds().display().to_string(), query]);
    let hits = answer["hits"].as_array().expect("hits");
    assert_eq!(answer["total"], hits.len());
    let mut slugs: Vec<String> =
        hits.iter().map(|hit| hit["slug"].as_str().expect("a slug")[..3].to_owned()).collect();
    slugs.sort();
    slugs
}

/// What readers of other search engines complain of, over these five articles.
#[test]
fn oddities_that_a_search_must_get_right() {
    let table: &[(&[&str], &[&str])] = &[
        (&["Culiacan", "Culiac\u{e1}n", "Culiaca\u{301}n", "CULIACAN"], &["000"]),
        (&["Avila", "\u{c1}vila"], &["004"]),
        (&["high-caliber", "caliber", "\"high caliber\""], &["001"]),
        (&["Mexico\u{2019}s", "Mexico's"], &["001", "002", "003", "004"]),
        (&["253,000", "253"], &["002"]),
        (&["traffickers", "traffickin*"], &["000", "002", "003", "004"]),
        (&["=traffickers"], &["000", "002"]),
        (&["U.S."], &["000", "001", "003", "004"]),
        (&["\"arms trafficking\""], &["000", "002", "003"]),
        (&["\"trafficking arms\"", "sargassum", "\"skip to content\""], &[]),
        (&["\"flow of weapons\""], &["000", "001"]),
        (&["\"Mexico's Foreign Ministry\"", "\"mexico foreign ministry\""], &["004"]),
        (&["place:united-states", "place:\"U.S.\"", "place:US"], &["000", "001", "002", "003", "004"]),
        (&["org:sre", "org:\"Foreign Ministry\" OR org:sre"], &["000", "001", "004"]),
        (&["person:landau", "person:christopher-landau"], &["000"]),
    ];
    for (queries, expected) in table {
        for query in *queries {
            assert_eq!(found(query), *expected, "{query}");
        }
    }
}

#[test]
fn every_offset_that_is_printed_is_the_text_that_is_printed() {
    let output = run(&["inspect", &seeds().display().to_string()]);
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let mut mentions = 0;
    for line in lines.lines() {
        let article: Value = serde_json::from_str(line).expect("JSON");
        let raw = std::fs::read(seeds().join(article["file"].as_str().expect("a file"))).expect("the file");
        let bytes = |value: &Value| {
            let at = |key: &str| value[key].as_u64().expect("an offset") as usize;
            raw[at("start")..at("end")].to_vec()
        };
        for mention in article["mentions"].as_array().expect("mentions") {
            assert_eq!(bytes(mention), mention["surface"].as_str().expect("a surface").as_bytes());
            mentions += 1;
        }
        assert!(!article["published"]["basis"].is_null() && !bytes(&article["published"]).is_empty());
        let zones = article["zones"].as_array().expect("zones");
        assert_eq!(zones.iter().map(|zone| bytes(zone).len()).sum::<usize>(), raw.len());
    }
    assert_eq!(lines.lines().count(), 5);
    assert!(mentions > 200);
}

#[test]
fn two_articles_are_compared_both_ways() {
    let compare = |a, b| json(&["compare", &seeds().display().to_string(), a, b]);
    let (a, b) = ("003_e5adf732dfed1c7a", "004_cc297d998d3c3443");
    let (there, back) = (compare(a, b), compare(b, a));
    let count = |value: &Value, key: &str| value[key].as_array().expect("a list").len();
    assert_eq!(count(&there, "shared"), count(&back, "shared"));
    assert_eq!(count(&there, "only_a"), count(&back, "only_b"));
    assert!(count(&there, "shared") > 5 && count(&there, "only_a") > 5);
    assert_eq!(there["similarity"], back["similarity"]);
}

#[test]
fn exit_statuses_tell_what_happened() {
    let folder = seeds().display().to_string();
    assert_eq!(run(&["check", &folder]).status.code(), Some(0));
    assert_eq!(run(&["compare", &folder, "nobody", "nothing"]).status.code(), Some(1));
    let missing = run(&["check", "no/such/folder"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).starts_with("no/such/folder: cannot be read"));
    assert_eq!(run(&["chekc"]).status.code(), Some(2));
    let odd = std::env::temp_dir().join(format!("dossier-command-{}", std::process::id()));
    std::fs::create_dir_all(&odd).expect("a folder");
    std::fs::write(odd.join("a.txt"), b"T\xEDtulo\n\nUn texto.\n").expect("a file");
    let warned = run(&["check", &odd.display().to_string()]);
    std::fs::write(odd.join("b.txt"), b"").expect("a file");
    let refused = run(&["check", &odd.display().to_string()]);
    std::fs::remove_dir_all(&odd).expect("a folder to remove");
    assert_eq!((warned.status.code(), refused.status.code()), (Some(0), Some(1)));
    let told = String::from_utf8_lossy(&warned.stderr).into_owned();
    assert!(told.contains("a.txt:1: warning: byte 0xED here is not UTF-8"), "{told}");
    // A malformed query is answered, not refused.
    let answer = json(&["search", &folder, "(arms year:soon"]);
    assert_eq!(
        (answer["query"].as_str(), answer["problems"].as_array().map(Vec::len)),
        (Some("arms"), Some(2))
    );
}
