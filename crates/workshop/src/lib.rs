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
    extract::paths::{Role, role},
    folder::{Gathering, LARGEST, LARGEST_ARCHIVE},
};

pub use decision::{Decision, Refused};
pub use parts::Parts;
pub use told::{Name, OpenArticle, Proposed, Reason, Told};

/// A reader's files, and what became of them.
pub struct Workshop {
    /// How messages call the folder.
    path: String,
    files: BTreeMap<String, Given>,
    memory: Memory,
    read: Option<Read>,
}

/// A file as it was given.
enum Given {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Not at all, since it is of no use.
    Unwanted,
    /// Not at all, since it is too large.
    TooLarge,
    /// Not at all, for what the browser says.
    Unreadable(String),
}

/// A folder that was read.
struct Read {
    folder: Folder,
    ingested: Ingested,
}

impl Workshop {
    /// A workshop without files; `name` is what messages call the folder.
    pub fn new(name: &str) -> Self {
        Self { path: name.to_owned(), files: BTreeMap::new(), memory: Memory::default(), read: None }
    }

    /// How many bytes a file may have to be read, by its path; nothing if it is of no use. Bytes of such a file need
    /// not be brought.
    pub fn most(path: &str) -> Option<u64> {
        match role(path) {
            Role::Article | Role::Editor => Some(LARGEST),
            Role::Archive => Some(LARGEST_ARCHIVE),
            Role::EditorElsewhere | Role::Hidden | Role::Other => None,
        }
    }

    /// Adds a file by its path. A file of the same path is replaced.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.give(path, Given::Bytes(bytes));
    }

    /// Notes a file of no use.
    pub fn add_unwanted(&mut self, path: &str) {
        self.give(path, Given::Unwanted);
    }

    /// Notes a file that has more bytes than [`Workshop::most`].
    pub fn add_too_large(&mut self, path: &str) {
        self.give(path, Given::TooLarge);
    }

    /// Notes a file that the browser could not read; `why` is what the browser says.
    pub fn add_unreadable(&mut self, path: &str, why: &str) {
        self.give(path, Given::Unreadable(why.to_owned()));
    }

    /// Files are kept by their paths within the folder: browsers give them with the folder's name.
    fn give(&mut self, path: &str, given: Given) {
        let own = path.strip_prefix(&self.path).and_then(|rest| rest.strip_prefix('/'));
        let path = own.unwrap_or(path).trim_start_matches('/').to_owned();
        self.files.insert(path, given);
    }

    /// The files as the command finds them.
    fn folder(&self) -> Folder {
        let is_editor = |path: &str| role(path) == Role::Editor;
        let mut others = self.files.iter().filter(|(path, _)| !is_editor(path));
        // An archive alone is the folder.
        if let (Some((path, Given::Bytes(bytes))), None) = (others.next(), others.next())
            && role(path) == Role::Archive
        {
            let mut folder = Folder::of_archive(path.as_str(), bytes);
            for (path, given) in self.files.iter().filter(|(path, _)| is_editor(path)) {
                if let Given::Bytes(bytes) = given {
                    folder.files.retain(|file| file.name != *path);
                    folder.files.push(File::new(path.as_str(), bytes.clone()));
                }
            }
            return folder;
        }
        let mut gathering = Gathering::new(self.path.as_str());
        for (path, given) in &self.files {
            match given {
                Given::Bytes(bytes) => gathering.add(path, bytes.clone()),
                Given::Unwanted => {
                    gathering.wants(path);
                }
                Given::TooLarge => gathering.is_too_large(path),
                Given::Unreadable(why) => gathering.add_problem(path, ProblemKind::CannotRead(why.clone())),
            }
        }
        gathering.finish()
    }

    /// Reads the files, those that were read before from memory. Tells how far it is: `on_progress(done, of)`.
    pub fn read(&mut self, on_progress: &mut dyn FnMut(usize, usize)) -> Told {
        let folder = self.folder();
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
            let bytes = self.file(name).unwrap_or_default();
            std::str::from_utf8(bytes).map_err(|_| Refused::NotToml(name.to_owned()))
        };
        let (authority, sidecar) =
            decision::settled(text(AUTHORITY_FILE)?, text(SIDECAR_FILE)?, &pastes, decisions)?;
        for (name, text) in [(AUTHORITY_FILE, authority), (SIDECAR_FILE, sidecar)] {
            if !text.trim().is_empty() {
                self.files.insert(name.to_owned(), Given::Bytes(text.into_bytes()));
            }
        }
        Ok(())
    }

    /// One of the two TOML files as it is now.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        match self.files.get(name) {
            Some(Given::Bytes(bytes)) => Some(bytes),
            // It may be in an archive.
            _ => Some(&self.read.as_ref()?.folder.file(name)?.bytes),
        }
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

#[cfg(test)]
mod tests;
