//! `dossier export`, as a script would call it. What SQLite and Python's own parsers make of it is in
//! `tests/browser/export.test.mjs`, since these need a Python.

#![allow(clippy::disallowed_methods, reason = "tests are in no page")]

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use rusqlite::Connection;
use serde_json::Value;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// A folder that is empty and gone once the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("dossier-export-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn export(form: &str, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.arg("export").arg(seeds()).args(["--to", form, "-o"]).arg(out).args(more);
    command.output().expect("the command runs")
}

fn exported(form: &str, out: &Path, more: &[&str]) {
    let output = export(form, out, more);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A file's bytes, or those of every file of a folder, each with its name in it.
fn bytes(of: &Path) -> Vec<(String, Vec<u8>)> {
    if !of.is_dir() {
        return vec![(String::new(), fs::read(of).expect("a file"))];
    }
    let files = fs::read_dir(of).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = files
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
        })
        .collect();
    files.sort();
    files
}

fn lines(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file).expect("a file");
    assert!(text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn the_same_folder_gives_the_same_bytes_and_a_day_only_if_it_is_given() {
    let scratch = Scratch::new("same");
    for form in ["jsonl", "sqlite", "opensearch", "csv"] {
        let [one, other, dated] =
            ["one", "other", "dated"].map(|name| scratch.0.join(format!("{form}-{name}")));
        exported(form, &one, &[]);
        exported(form, &other, &["--lang", "es"]);
        exported(form, &dated, &["--day", "2026-12-01"]);
        assert!(bytes(&one) == bytes(&other), "{form}");
        let has_day = |path: &Path| {
            bytes(path).iter().any(|(_, bytes)| bytes.windows(10).any(|window| window == b"2026-12-01"))
        };
        assert_eq!((has_day(&one), has_day(&dated)), (false, true), "{form}");
        // What it has written, it replaces.
        exported(form, &one, &[]);
    }
    let output = export("csv", &scratch.0.join("no"), &["--day", "2026-12"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn nothing_of_others_is_replaced() {
    let scratch = Scratch::new("others");
    fs::write(scratch.0.join("file"), "mine").expect("written");
    fs::create_dir(scratch.0.join("folder")).expect("a folder");
    fs::write(scratch.0.join("folder/articles.csv"), "mine").expect("written");
    for (form, out) in [
        ("jsonl", "file"),
        ("sqlite", "file"),
        ("csv", "file"),
        ("csv", "folder"),
        ("opensearch", "folder"),
        ("jsonl", "folder"),
    ] {
        let output = export(form, &scratch.0.join(out), &[]);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{form} {out}");
        assert!(error.contains("was not made by this command"), "{error}");
    }
    let output = export("jsonl", &seeds().join("all.jsonl"), &[]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("is in the folder of articles itself"));
}

#[test]
fn json_lines_have_the_text_in_which_bytes_are_counted() {
    let scratch = Scratch::new("jsonl");
    let file = scratch.0.join("all.jsonl");
    exported("jsonl", &file, &[]);
    let lines = lines(&file);
    assert_eq!(lines.len(), 5);
    for line in &lines {
        let text = line["text"].as_str().expect("a text");
        assert_eq!(line["corpus_sha256"], lines[0]["corpus_sha256"]);
        assert!(!line["mentions"].as_array().expect("mentions").is_empty());
        for mention in line["mentions"].as_array().into_iter().flatten() {
            let at = |key: &str| mention[key].as_u64().expect("a byte") as usize;
            assert_eq!(Some(&text[at("start")..at("end")]), mention["surface"].as_str());
        }
    }
}

#[test]
fn a_database_holds_what_json_lines_hold() {
    let scratch = Scratch::new("sqlite");
    let (file, database) = (scratch.0.join("all.jsonl"), scratch.0.join("all.db"));
    exported("jsonl", &file, &[]);
    exported("sqlite", &database, &[]);
    let articles = lines(&file);
    let connection = Connection::open(&database).expect("a database");
    let number = |query: &str| -> i64 { connection.query_row(query, [], |row| row.get(0)).expect(query) };
    let text = |query: &str| -> String { connection.query_row(query, [], |row| row.get(0)).expect(query) };
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    let mut violations = connection.prepare("PRAGMA foreign_key_check").expect("a query");
    assert!(violations.query([]).expect("rows").next().expect("no row").is_none());
    assert_eq!(number("SELECT count(*) FROM articles"), 5);
    let mentions: usize = articles.iter().map(|one| one["mentions"].as_array().map_or(0, Vec::len)).sum();
    let stored = number(
        "SELECT (SELECT count(*) FROM mentions) + (SELECT count(*) FROM dates) + (SELECT count(*) FROM figures)",
    );
    assert_eq!(stored, mentions as i64);
    // SQLite counts bytes in blobs.
    for table in ["mentions", "dates", "figures"] {
        let wrong = format!(
            "SELECT count(*) FROM {table} JOIN articles ON articles.id = article_id \
             WHERE CAST(substr(CAST(text AS BLOB), start_byte + 1, end_byte - start_byte) AS TEXT) != words"
        );
        assert_eq!(number(&wrong), 0, "{table}");
    }
    let found = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'culiacan'";
    assert_eq!(number(found), 1);
    // What search leaves out is in no index.
    assert_eq!(number("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'sargassum'"), 0);
    assert!(number("SELECT count(*) FROM articles WHERE text LIKE '%sargassum%'") > 0);
    assert!(number("SELECT articles FROM sources LIMIT 1") > 0);
    assert!(number("SELECT count(*) FROM mentions_in_articles WHERE entity = 'christopher-landau'") > 0);
    // Every table and every column of it is described.
    let metadata = fs::read(scratch.0.join("all.metadata.json")).expect("metadata");
    let metadata: Value = serde_json::from_slice(&metadata).expect("JSON");
    let tables = &metadata["databases"]["all"]["tables"];
    let mut names = connection
        .prepare("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'articles_fts%'")
        .expect("a query");
    let names =
        names.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).expect("rows");
    for (name, kind) in names.map(|row| row.expect("a row")) {
        assert!(tables[&name]["description"].as_str().is_some_and(|about| !about.is_empty()), "{name}");
        let mut columns = connection.prepare("SELECT name FROM pragma_table_info(?)").expect("a query");
        let columns = columns.query_map([&name], |row| row.get::<_, String>(0)).expect("rows");
        for column in columns.map(|row| row.expect("a row")) {
            let is_plain = kind == "view" || column == "id" || column.ends_with("_id");
            assert!(is_plain || tables[&name]["columns"][&column].is_string(), "{name}.{column}");
        }
    }
    let search = metadata["databases"]["all"]["queries"]["search"]["sql"].as_str().expect("a query");
    let slug: String =
        connection.query_row(search, &[(":query", "sinaloa")], |row| row.get(0)).expect("a row");
    assert!(articles.iter().any(|one| one["slug"] == slug.as_str()));
}

/// The documented form of bulk input: an action line and a document line each, and a newline at the end.
#[test]
fn bulk_lines_have_only_fields_that_the_mapping_has() {
    let scratch = Scratch::new("bulk");
    let out = scratch.0.join("out");
    exported("opensearch", &out, &["--day", "2026-12-01"]);
    let mapping = fs::read(out.join("mapping.json")).expect("a mapping");
    let mapping: Value = serde_json::from_slice(&mapping).expect("JSON");
    assert_eq!(mapping["mappings"]["dynamic"], "strict");
    let properties = &mapping["mappings"]["properties"];
    let lines = lines(&out.join("articles-0001.ndjson"));
    assert_eq!(lines.len(), 10);
    let mut used = BTreeSet::new();
    for pair in lines.chunks(2) {
        let action = pair[0].as_object().expect("an action");
        assert_eq!(action.keys().collect::<Vec<_>>(), ["index"]);
        assert_eq!(action["index"]["_index"], "dossier");
        assert_eq!(action["index"]["_id"], pair[1]["slug"]);
        for (field, value) in pair[1].as_object().expect("a document") {
            assert!(properties[field].is_object(), "{field}");
            used.insert(field.clone());
            let kind = properties[field]["type"].as_str().expect("a type");
            let fits = |value: &Value| match kind {
                "keyword" | "text" | "date" => value.is_string(),
                "integer" => value.is_u64(),
                "date_range" => value["gte"].is_string() && value["lte"].is_string(),
                "nested" => value.is_object(),
                _ => false,
            };
            let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            assert!(values.iter().all(|value| value.is_null() || fits(value)), "{field}: {value}");
        }
        for mention in pair[1]["mentions"].as_array().into_iter().flatten() {
            let known = &properties["mentions"]["properties"];
            assert!(mention.as_object().expect("a mention").keys().all(|key| known[key].is_object()));
        }
    }
    let known: BTreeSet<String> = properties.as_object().expect("fields").keys().cloned().collect();
    assert_eq!(known.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "never used");
}
