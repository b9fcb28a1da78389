//! Makes a dossier of a reader's own files inside the page: the core of the second module.
//!
//! A [`Workshop`] takes the files of a folder, reads them as the command does, says what `dossier check` would say,
//! lets the reader settle what is open ([`Decision`]), and gives the blob. [`Parts`] are the files of the page that
//! the reader has open; with a blob they make the same page as `dossier build` does, as one file or as a site.
//!
//! Nothing here knows the browser: `main.rs` hands it to a Web Worker, and `js/` has what needs a browser, which is the
//! page `#/open` (`open.js`) and the worker (`worker.js`).
//!
//! ```
//! use workshop::Workshop;
//!
//! let mut workshop = Workshop::new("saved");
//! workshop.add("saved/a.txt", b"A title\n\nA first sentence that is long enough to be prose.\n".to_vec());
//! let told = workshop.read(&mut |_done, _of| {});
//! assert_eq!(told.articles, 1);
//! assert!(workshop.blob().is_ok());
//! ```

#![allow(clippy::disallowed_methods, reason = "this crate is in a module of its own, not in the page's")]

mod decision;
mod parts;
mod told;

use std::collections::BTreeMap;

use ingest::{
    AUTHORITY_FILE, File, Folder, Ingested, Memory, Options, Problem, ProblemKind, SIDECAR_FILE,
    extract::file_kind,
};

pub use decision::{Decision, Refused};
pub use parts::Parts;
pub use told::{Name, OpenArticle, Proposed, Reason, Told};

/// The largest file that is read, in MiB: as in the command.
pub const LARGEST_MIB: u64 = 64;

/// A reader's files, and what became of them.
pub struct Workshop {
    /// How messages call the folder.
    path: String,
    files: BTreeMap<String, Vec<u8>>,
    left_alone: Vec<String>,
    problems: Vec<Problem>,
    memory: Memory,
    read: Option<Read>,
}

/// A folder that was read.
struct Read {
    folder: Folder,
    ingested: Ingested,
}

impl Workshop {
    /// A workshop without files; `name` is what messages call the folder.
    pub fn new(name: &str) -> Self {
        Self {
            path: name.to_owned(),
            files: BTreeMap::new(),
            left_alone: Vec::new(),
            problems: Vec::new(),
            memory: Memory::default(),
            read: None,
        }
    }

    /// Whether a file is of use, by its path: an article or one of the two TOML files. Bytes of others need not be
    /// brought.
    pub fn wants(path: &str) -> bool {
        let name = name_of(path);
        file_kind::is_article(name) || name == AUTHORITY_FILE || name == SIDECAR_FILE
    }

    /// Adds a file by its path. One that is of no use is listed as left alone, unless it is hidden. A file of the
    /// same path is replaced.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) {
        let path = self.within(path);
        let name = name_of(&path);
        if bytes.len() as u64 > LARGEST_MIB << 20 {
            self.refuse(&path, ProblemKind::TooLarge(LARGEST_MIB));
        } else if Self::wants(&path) {
            self.files.insert(path, bytes);
        } else if !file_kind::is_hidden(name) && !file_kind::is_readme(name) {
            self.left_alone.push(path);
        }
    }

    /// Notes that a file is too large to be read.
    pub fn add_too_large(&mut self, path: &str) {
        let path = self.within(path);
        self.refuse(&path, ProblemKind::TooLarge(LARGEST_MIB));
    }

    /// Notes that the browser could not read a file; `why` is what the browser says.
    pub fn add_unreadable(&mut self, path: &str, why: &str) {
        let path = self.within(path);
        self.refuse(&path, ProblemKind::CannotRead(why.to_owned()));
    }

    fn refuse(&mut self, path: &str, kind: ProblemKind) {
        self.problems.push(Problem::new(&format!("{}/{path}", self.path), 0, kind));
    }

    /// A path as it is within the folder: browsers give it with the folder's name.
    fn within(&self, path: &str) -> String {
        let own = path.strip_prefix(&self.path).and_then(|rest| rest.strip_prefix('/'));
        own.unwrap_or(path).trim_start_matches('/').to_owned()
    }

    /// Reads the files, those that were read before from memory. Tells how far it is: `on_progress(done, of)`.
    pub fn read(&mut self, on_progress: &mut dyn FnMut(usize, usize)) -> Told {
        let files = self.files.iter().map(|(name, bytes)| File::new(name.as_str(), bytes.clone()));
        let mut problems = self.problems.clone();
        if !self.left_alone.is_empty() {
            self.left_alone.sort();
            self.left_alone.dedup();
            problems.push(Problem::new(&self.path, 0, ProblemKind::FilesIgnored(self.left_alone.clone())));
        }
        let folder = Folder { problems, ..Folder::new(self.path.as_str(), files.collect()) };
        let ingested = ingest::ingest_again(&folder, Options::default(), &mut self.memory, on_progress);
        let told = told::tell(&folder, &ingested);
        self.read = Some(Read { folder, ingested });
        told
    }

    /// Writes what a reader has decided into the two TOML files. They are left as they were if one decision does not
    /// fit. [`Workshop::read`] has to follow.
    pub fn settle(&mut self, decisions: &[Decision]) -> Result<(), Refused> {
        let pastes = match &self.read {
            Some(Read { folder, ingested }) => told::pastes(folder, ingested),
            None => Vec::new(),
        };
        let text = |name: &str| {
            let bytes = self.files.get(name).map(Vec::as_slice).unwrap_or_default();
            std::str::from_utf8(bytes).map_err(|_| Refused::NotToml(name.to_owned()))
        };
        let (authority, sidecar) =
            decision::settled(text(AUTHORITY_FILE)?, text(SIDECAR_FILE)?, &pastes, decisions)?;
        for (name, text) in [(AUTHORITY_FILE, authority), (SIDECAR_FILE, sidecar)] {
            if !text.trim().is_empty() {
                self.files.insert(name.to_owned(), text.into_bytes());
            }
        }
        Ok(())
    }

    /// A file as it is now: one of the two TOML files, to be saved.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// The blob of what was read last, as `dossier build` makes it. An error is a sentence.
    pub fn blob(&self) -> Result<Vec<u8>, String> {
        let Some(Read { ingested, .. }) = &self.read else {
            return Err("No files have been read yet.".to_owned());
        };
        if ingested.problems.iter().any(Problem::is_error) {
            return Err("The files have errors. They are listed above, each with a way out.".to_owned());
        }
        publish::blob(&ingested.corpus).map_err(|error| error.to_string())
    }

    /// SHA-256 of the list of files that were read last: what names this dossier.
    pub fn sha256(&self) -> [u8; 32] {
        self.read.as_ref().map(|read| read.ingested.corpus.sha256).unwrap_or_default()
    }
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests;
