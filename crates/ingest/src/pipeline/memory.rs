//! What was worked out of a folder's files, for the next time that it is read.

use std::collections::HashMap;

use corpus::model::Zone;
use text::date::Date;

use super::{
    Dated, Understood,
    reading::{Read, SourceFile},
};

/// What was worked out of each article, and from what: [`super::ingest_again`] takes it for those that are
/// as they were. It holds the text of every article once more.
#[derive(Default)]
pub struct Memory {
    /// What reading a file gave, by its path.
    readings: HashMap<String, (FileHash, Read)>,
    /// What an article's text was understood to say, by its slug.
    understood: HashMap<String, Remembered>,
    /// The hash of the authority file that the names were found with.
    authority: [u8; 32],
}

/// SHA-256 of a file.
type FileHash = [u8; 32];

/// What an article's text was understood to say, and what that depends on.
struct Remembered {
    text_sha256: [u8; 32],
    zones: Vec<Zone>,
    written: Option<Date>,
    understood: Understood,
}

impl Memory {
    /// What reading a file gave, if it is as it was.
    pub(super) fn reading(&self, source: &SourceFile<'_>) -> Option<&Read> {
        let (sha256, read) = self.readings.get(&source.path)?;
        (*sha256 == source.sha256).then_some(read)
    }

    /// Forgets what the texts say if their names were found with another authority file.
    pub(super) fn know(&mut self, authority: [u8; 32]) {
        if self.authority != authority {
            self.understood.clear();
            self.authority = authority;
        }
    }

    /// What an article's text says, if everything that this depends on is as it was.
    pub(super) fn understood(&self, dated: &Dated) -> Option<&Understood> {
        let remembered = self.understood.get(&dated.zoned.extracted.slug)?;
        let is_same = remembered.text_sha256 == dated.zoned.extracted.text_sha256
            && remembered.zones == dated.zoned.zones
            && remembered.written == dated.written();
        is_same.then_some(&remembered.understood)
    }

    /// Keeps what reading the files gave this time, and nothing of files that are gone.
    pub(super) fn keep_readings(&mut self, sources: &[SourceFile<'_>], read: &[Read]) {
        let readings = sources.iter().zip(read);
        let kept = readings.map(|(source, read)| (source.path.clone(), (source.sha256, read.clone())));
        self.readings = kept.collect();
    }

    /// Keeps what the articles' texts say, and nothing of those that are gone.
    pub(super) fn keep_understood(&mut self, dated: &[Dated], understood: &[Understood]) {
        let understood = dated.iter().zip(understood).map(|(dated, understood)| {
            let extracted = &dated.zoned.extracted;
            let remembered = Remembered {
                text_sha256: extracted.text_sha256,
                zones: dated.zoned.zones.clone(),
                written: dated.written(),
                understood: understood.clone(),
            };
            (extracted.slug.clone(), remembered)
        });
        self.understood = understood.collect();
    }
}
