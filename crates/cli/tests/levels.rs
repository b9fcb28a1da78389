//! The table of crates in `ARCHITECTURE.md` is what the `Cargo.toml` files say, and no arrow in it points up.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A row: the folder of a crate, and the crates of this workspace that it builds on.
type Row = (String, BTreeSet<String>);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows of the table.
fn told() -> Vec<Row> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("a document");
    let rows =
        text.lines().skip_while(|line| *line != "## Levels").skip_while(|line| !line.starts_with("| `"));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 3, "{line}");
        let below = cells[2].split(", ").filter(|name| *name != "–").map(str::to_owned).collect();
        (cells[0].trim_matches('`').to_owned(), below)
    };
    rows.take_while(|line| line.starts_with("| `")).map(row).collect()
}

/// What crates of this workspace a crate builds on, tests aside.
fn builds_on(folder: &str) -> BTreeSet<String> {
    let folder = if folder == "src/" { root() } else { root().join(folder) };
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
    let dependencies = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let names = dependencies
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', ' ', '=']).next().filter(|name| names().contains(*name)));
    names.map(str::to_owned).collect()
}

/// The name of a crate by its folder, as other crates write it.
fn name(folder: &str) -> String {
    match folder {
        "crates/markup/macro" => "markup_macro".to_owned(),
        "crates/say/macro" => "say_macro".to_owned(),
        folder => folder.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

/// The folders of all crates.
fn folders() -> BTreeSet<String> {
    let crates = fs::read_dir(root().join("crates")).expect("a folder");
    let names = crates.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let folders = names.map(|name| format!("crates/{name}"));
    folders.chain(["src/", "crates/markup/macro", "crates/say/macro"].map(str::to_owned)).collect()
}

fn names() -> BTreeSet<String> {
    folders().iter().filter(|folder| *folder != "src/").map(|folder| name(folder)).collect()
}

#[test]
fn the_table_of_crates_is_true() {
    let told = told();
    assert_eq!(told.iter().map(|(folder, _)| folder.clone()).collect::<BTreeSet<_>>(), folders());
    for (folder, below) in &told {
        assert_eq!(*below, builds_on(folder), "{folder}");
    }
}

#[test]
fn no_arrow_points_up() {
    let told = told();
    for (at, (folder, below)) in told.iter().enumerate() {
        let lower: BTreeSet<String> = told[at + 1..].iter().map(|(folder, _)| name(folder)).collect();
        assert!(below.is_subset(&lower), "{folder} builds on a row above it: {below:?}");
    }
}
