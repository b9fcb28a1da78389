//! ZIP archives, unpacked within bounds: in memory, and no more than [`LARGEST_ENTRY`] of an entry.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

/// The largest entry that is unpacked, as large as the largest file that is read.
pub const LARGEST_ENTRY: u64 = 64 << 20;

/// An entry that unpacks to more than so many times its size, and to more than [`SMALL`], is made to exhaust memory.
pub const LARGEST_RATIO: u64 = 200;

/// Entries up to this size may be packed as densely as can be.
pub const SMALL: u64 = 1 << 20;

/// The most entries that an archive may have: its directory is held in memory, a few hundred bytes for each.
pub const MOST_ENTRIES: usize = 100_000;

/// Why an archive or an entry cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It is no archive.
    Misnamed,
    /// It needs a password.
    Encrypted,
    /// It is too large, or packed more densely than text is.
    TooLarge,
    /// It is damaged, or packed in a way that is not known.
    Damaged,
    /// There are more than [`MOST_ENTRIES`].
    TooMany,
    /// Two entries have the same name.
    SameName,
    /// Its name leads out of the archive.
    Outside,
    /// It is a link.
    Link,
    /// More was unpacked before it than is unpacked of a folder.
    OverBudget,
}

/// A file in an archive, by the archive's directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is in the directory.
    index: usize,
    /// Its path, with `/` between its parts; as it is written if it leads out of the archive.
    pub path: String,
    /// What stands against unpacking it.
    pub fault: Option<Fault>,
}

/// An archive, by its central directory.
pub struct Archive<'b> {
    bytes: &'b [u8],
    inner: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// Reads the directory.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(b"PK") {
            return Err(Fault::Misnamed);
        }
        // Before anything is kept for each: every entry of a directory begins like this.
        if bytes.windows(4).filter(|start| start == b"PK\x01\x02").nth(MOST_ENTRIES).is_some() {
            return Err(Fault::TooMany);
        }
        let inner = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        Ok(Self { bytes, inner })
    }

    /// The names of its entries, as far as they are text.
    pub fn names(&self) -> impl Iterator<Item = String> {
        (0..self.inner.len()).filter_map(|at| Some(self.inner.name_for_index(at)?.ok()?.into_owned()))
    }

    /// The files in it, without folders, by path.
    pub fn entries(&mut self) -> Result<Vec<Entry>, Fault> {
        if self.inner.has_duplicate_names() {
            return Err(Fault::SameName);
        }
        let mut entries = Vec::new();
        for index in 0..self.inner.len() {
            let entry = self.inner.by_index_raw(index).map_err(|_| Fault::Damaged)?;
            if entry.is_dir() {
                continue;
            }
            // Some programs write UTF-8 and do not say so.
            let name = match std::str::from_utf8(entry.name_raw()) {
                Ok(name) => name.to_owned(),
                Err(_) => entry.name().map_err(|_| Fault::Damaged)?.into_owned(),
            };
            let path = path_of(&name);
            let fault = match () {
                () if path.is_none() => Some(Fault::Outside),
                () if entry.is_symlink() => Some(Fault::Link),
                () if entry.encrypted() => Some(Fault::Encrypted),
                () => None,
            };
            entries.push(Entry { index, path: path.unwrap_or(name), fault });
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    /// Unpacks a file, if it is not larger than the budget, which then is smaller by its size.
    pub fn unpack(&mut self, entry: &Entry, budget: &mut u64) -> Result<Vec<u8>, Fault> {
        if let Some(fault) = entry.fault {
            return Err(fault);
        }
        let bytes = self.read_at(entry.index, *budget)?;
        *budget = budget.saturating_sub(bytes.len() as u64);
        Ok(bytes)
    }

    /// The most that may be unpacked of all entries together: entries may share their packed bytes.
    pub fn most(&self) -> u64 {
        (self.bytes.len() as u64).saturating_mul(LARGEST_RATIO).max(SMALL)
    }

    /// Unpacks the entry of a name.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        let index = self.inner.index_for_name(name).ok_or(Fault::Damaged)?;
        self.read_at(index, u64::MAX)
    }

    fn read_at(&mut self, index: usize, budget: u64) -> Result<Vec<u8>, Fault> {
        let entry = self.inner.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                Fault::Encrypted
            }
            _ => Fault::Damaged,
        })?;
        if entry.encrypted() {
            return Err(Fault::Encrypted);
        }
        let packed = entry.compressed_size();
        // Not by the size that the archive gives, which may be wrong.
        let most = LARGEST_ENTRY.min(packed.saturating_mul(LARGEST_RATIO).max(SMALL));
        let mut bytes = Vec::new();
        let mut entry = entry.take(most.min(budget) + 1);
        entry.read_to_end(&mut bytes).map_err(|_| Fault::Damaged)?;
        match bytes.len() as u64 {
            size if size > most => Err(Fault::TooLarge),
            size if size > budget => Err(Fault::OverBudget),
            _ => Ok(bytes),
        }
    }
}

/// The path that an entry's name gives; nothing if it leads out of the archive. Older programs for Windows write `\`.
fn path_of(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    if name.starts_with('/') || has_drive || name.split('/').any(|part| part == "..") {
        return None;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    Some(parts.join("/"))
}
