//! The only module that reads a disk.

use std::{fs, io, path::Path};

use crate::{AUTHORITY_FILE, File, Folder, Problem, SIDECAR_FILE};

/// Reads the articles (`*.txt`) and the two TOML files of a folder. Subfolders, hidden files and
/// files of other kinds are left alone. What cannot be read is listed in the folder; an error is a
/// folder that cannot be.
pub fn read(folder: &Path) -> Result<Folder, Vec<Problem>> {
    let shown = folder.display().to_string();
    let failed = |path: &str, error: io::Error| Problem::new(path, 0, format!("cannot be read: {error}"));
    let entries = fs::read_dir(folder).map_err(|error| vec![failed(&shown, error)])?;
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for entry in entries {
        let path = match entry {
            Ok(entry) => entry.path(),
            Err(error) => {
                problems.push(failed(&shown, error));
                continue;
            }
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let wanted = name.ends_with(".txt") || name == AUTHORITY_FILE || name == SIDECAR_FILE;
        if !wanted || name.starts_with('.') {
            continue;
        }
        let at = path.display().to_string();
        if path.file_name().and_then(|name| name.to_str()).is_none() {
            problems.push(Problem::new(&at, 0, "its name is not UTF-8; rename it".to_owned()));
            continue;
        }
        match fs::metadata(&path) {
            Ok(kind) if kind.is_dir() => {}
            Ok(kind) if !kind.is_file() => {
                let message = "is no regular file; put the article itself here".to_owned();
                problems.push(Problem::new(&at, 0, message));
            }
            Ok(_) => match fs::read(&path) {
                Ok(bytes) => files.push(File::new(name, bytes)),
                Err(error) => problems.push(failed(&at, error)),
            },
            Err(error) => problems.push(failed(&at, error)),
        }
    }
    Ok(Folder { problems, ..Folder::new(shown, files) })
}
