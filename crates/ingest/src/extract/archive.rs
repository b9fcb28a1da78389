//! ZIP archives, unpacked within bounds: in memory, and no more than [`LARGEST_ENTRY`] of an entry.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

/// The largest entry that is unpacked, as large as the largest file that is read.
pub const LARGEST_ENTRY: u64 = 64 << 20;

/// An entry that unpacks to more than so many times its size, and to more than [`SMALL`], is made to exhaust memory.
pub const LARGEST_RATIO: u64 = 200;

/// Entries up to this size may be packed as densely as can be.
pub const SMALL: u64 = 1 << 20;

/// Why an entry cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It needs a password.
    Encrypted,
    /// It is larger than [`LARGEST_ENTRY`], or packed more densely than text is.
    TooLarge,
    /// It is damaged, or packed in a way that is not known.
    Damaged,
}

/// An archive, by its central directory.
pub struct Archive<'b>(ZipArchive<Cursor<&'b [u8]>>);

impl<'b> Archive<'b> {
    /// Reads the directory.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|_| Fault::Damaged)
    }

    /// The names of its entries, as far as they are text.
    pub fn names(&self) -> impl Iterator<Item = String> {
        (0..self.0.len()).filter_map(|at| Some(self.0.name_for_index(at)?.ok()?.into_owned()))
    }

    /// Unpacks an entry.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        let entry = self.0.by_name(name).map_err(|error| match error {
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
        let mut entry = entry.take(most + 1);
        entry.read_to_end(&mut bytes).map_err(|_| Fault::Damaged)?;
        if bytes.len() as u64 > most { Err(Fault::TooLarge) } else { Ok(bytes) }
    }
}
