//! JSON Lines: an article a line, as `dossier inspect` prints it, always with its text.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
};

use serde_json::Value;

use super::{Dossier, File};
use crate::json;

pub fn files(dossier: &Dossier<'_>) -> Vec<File> {
    let mut lines = String::new();
    for article in &dossier.corpus.articles {
        let mut value = json::article(dossier.corpus, article);
        value["text"] = article.raw.as_str().into();
        for (key, field) in dossier.provenance() {
            value[key] = field;
        }
        lines += &format!("{value}\n");
    }
    vec![File { name: String::new(), bytes: lines.into_bytes() }]
}

/// Whether a file is such an export.
pub fn is_ours(file: &Path) -> bool {
    let Ok(file) = fs::File::open(file) else { return false };
    let mut line = String::new();
    let read = BufReader::new(file).read_line(&mut line).is_ok();
    let value = serde_json::from_str::<Value>(&line).unwrap_or_default();
    read && (line.is_empty() || value["corpus_sha256"].is_string())
}
