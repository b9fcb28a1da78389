//! What was worked out of a folder's files, for the next time that it is read.

use std::collections::HashMap;

use corpus::model::Zone;
use text::date::Date;

use super::{Dated, Read, SourceFile};
use crate::annotate::resolve::Names;

/// What was worked out of each article, and from what: [`super::ingest_again`] takes it for those that are
/// as they were. It holds the text of every article once more.
#[derive(Default)]
pub struct Memory {
    /// What reading a file gave, by its path.
    readings: HashMap<String, (FileHash, Read)>,
    /// What an article names, by its slug.
    names: HashMap<String, Remembered>,
    /// The hash of the authority file that they were found with.
    authority: [u8; 32],
}

/// SHA-256 of a file.
type FileHash = [u8; 32];

/// What an article names, and what that depends on.
struct Remembered {
    text_sha256: [u8; 32],
    zones: Vec<Zone>,
    written: Option<Date>,
    names: Names,
}

impl Memory {
    /// What reading a file gave, if it is as it was.
    pub(super) fn reading(&self, source: &SourceFile<'_>) -> Option<&Read> {
        let (sha256, read) = self.readings.get(&source.path)?;
        (*sha256 == source.sha256).then_some(read)
    }

    /// Forgets the names if they were found with another authority file.
    pub(super) fn know(&mut self, authority: [u8; 32]) {
        if self.authority != authority {
            self.names.clear();
            self.authority = authority;
        }
    }

    /// What an article names, if everything that this depends on is as it was.
    pub(super) fn names(&self, dated: &Dated) -> Option<&Names> {
        let remembered = self.names.get(&dated.zoned.extracted.slug)?;
        let is_same = remembered.text_sha256 == dated.zoned.extracted.text_sha256
            && remembered.zones == dated.zoned.zones
            && remembered.written == dated.written();
        is_same.then_some(&remembered.names)
    }

    /// Keeps what reading the files gave this time, and nothing of files that are gone.
    pub(super) fn keep_readings(&mut self, sources: &[SourceFile<'_>], read: &[Read]) {
        let readings = sources.iter().zip(read);
        let kept = readings.map(|(source, read)| (source.path.clone(), (source.sha256, read.clone())));
        self.readings = kept.collect();
    }

    /// Keeps what the articles name, and nothing of those that are gone.
    pub(super) fn keep_names(&mut self, dated: &[Dated], names: &[Names]) {
        let names = dated.iter().zip(names).map(|(dated, names)| {
            let extracted = &dated.zoned.extracted;
            let remembered = Remembered {
                text_sha256: extracted.text_sha256,
                zones: dated.zoned.zones.clone(),
                written: dated.written(),
                names: names.clone(),
            };
            (extracted.slug.clone(), remembered)
        });
        self.names = names.collect();
    }
}
