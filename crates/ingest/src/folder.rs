//! A folder of saved articles, as it was read.

use crate::{extract::file_kind, problem::Problem};

/// A folder as it was read.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// How its path is written in messages.
    pub path: String,
    /// Its files, by name: articles, and the two TOML files where there are any.
    pub files: Vec<File>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
}

/// One file of a folder.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name within the folder.
    pub name: String,
    /// Its bytes, untouched.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with its bytes.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }
}

impl Folder {
    /// A folder with its files, in any order.
    pub fn new(path: impl Into<String>, mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| (&a.name, &a.bytes).cmp(&(&b.name, &b.bytes)));
        Self { path: path.into(), files, problems: Vec::new() }
    }

    /// The path of one of its files, as messages write it.
    pub fn path_of(&self, name: &str) -> String {
        format!("{}/{name}", self.path.trim_end_matches('/'))
    }

    /// The file of a name.
    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Its articles.
    pub fn articles(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file_kind::is_article(&file.name))
    }
}
