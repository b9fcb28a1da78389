//! What the page says of a dossier before the module is there.

use crate::Result;
use std::path::Path;

/// A dossier, as far as the list in the page tells of it.
#[derive(Default)]
pub struct Contents {
    pub title: String,
    pub description: String,
    pub articles: Vec<Listed>,
}

/// One line of the list.
#[derive(Clone, Default)]
pub struct Listed {
    pub title: String,
    pub source: Option<String>,
    /// A date as a person reads it, with what it rests on: `June 6, 2025 (printed on the page)`.
    pub date: Option<String>,
}

/// Reads a folder of articles with the same code that compiles it into the module.
pub fn read(folder: &Path) -> Result<Contents> {
    // PLACEHOLDER
    let mut articles = Vec::new();
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    for path in names {
        let text = crate::read_text(&path)?;
        let mut lines = text.lines().filter(|l| !l.trim().is_empty());
        let date = lines.next().map(|d| format!("{d} (printed on the page)"));
        articles.push(Listed {
            title: lines.next().unwrap_or("").into(),
            source: Some("Mexico News Daily".into()),
            date,
        });
    }
    Ok(Contents { title: "US–Mexico arms".into(), description: "Something about it.".into(), articles })
}
