//! The one HTML file that a page is written to. It is there whole or not at all, and replaces nothing but its like.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::output::{cannot, whole_path};

/// What every page of one file has, and hardly anything else.
const MARK: &str = "<script type=\"application/octet-stream\" id=\"packed\"";

/// A file that may be written.
#[derive(Debug)]
pub struct Single(PathBuf);

impl Single {
    /// Whether a file may be written for the page of a folder; says why not.
    pub fn claim(file: &Path, articles: &Path) -> Result<Self, String> {
        let shown = file.display();
        let whole = whole_path(file);
        if articles.canonicalize().is_ok_and(|articles| whole.starts_with(articles)) {
            return Err(format!(
                "{shown}: is in the folder of articles itself, and would be read as one; name another file with -o"
            ));
        }
        if file.is_dir() {
            return Err(format!("{shown}: is a folder, not a file; name a file for the page with -o"));
        }
        if file.exists() && !fs::read_to_string(file).is_ok_and(|html| html.contains(MARK)) {
            return Err(format!(
                "{shown}: was not made by this command and stays as it is; name another file for the page with -o"
            ));
        }
        Ok(Self(file.to_owned()))
    }

    /// Puts the page in the place of the one before.
    pub fn replace(self, bytes: &[u8]) -> Result<(), String> {
        let Self(file) = self;
        if let Some(parent) = file.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::create_dir_all(parent).map_err(|error| cannot("be made", parent, &error))?;
        }
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(".dossier-new");
        let new = file.with_file_name(name);
        let written = fs::write(&new, bytes).and_then(|()| fs::rename(&new, &file));
        written.map_err(|error| {
            let _ = fs::remove_file(&new);
            cannot("be written", &file, &error)
        })
    }
}
