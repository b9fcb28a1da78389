//! The only module that reads a disk.

use std::{fs, path::Path};

use crate::{AUTHORITY_FILE, File, Folder, Problem, SIDECAR_FILE};

/// Reads the articles (`*.txt`) and the two TOML files of a folder. Subfolders, hidden files and
/// files of other kinds are left alone.
pub fn read(folder: &Path) -> Result<Folder, Vec<Problem>> {
    let shown = folder.display().to_string();
    let failed =
        |path: &str, error: std::io::Error| Problem::new(path, 0, format!("cannot be read: {error}"));
    let entries = fs::read_dir(folder).map_err(|error| vec![failed(&shown, error)])?;
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(failed(&shown, error));
                continue;
            }
        };
        let path = entry.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            let message = "its name is not UTF-8; rename it".to_owned();
            problems.push(Problem::new(&path.display().to_string(), 0, message));
            continue;
        };
        let wanted = name.ends_with(".txt") || name == AUTHORITY_FILE || name == SIDECAR_FILE;
        if !wanted || name.starts_with('.') || path.is_dir() {
            continue;
        }
        match fs::read(&path) {
            Ok(bytes) => files.push(File::new(name, bytes)),
            Err(error) => problems.push(failed(&path.display().to_string(), error)),
        }
    }
    if problems.is_empty() {
        Ok(Folder::new(shown, files))
    } else {
        problems.sort();
        Err(problems)
    }
}
