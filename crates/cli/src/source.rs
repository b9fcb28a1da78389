//! The folder of articles, read once and whole.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use ingest::{Folder, Ingested, Memory, Options, Problem};

use crate::progress::Progress;

/// How often a folder is read again that has changed meanwhile.
const ATTEMPTS: usize = 3;

/// How long to wait before that.
const PAUSE: Duration = Duration::from_millis(200);

/// What can be seen of a folder and its subfolders without reading their files: names, sizes and times.
#[derive(Debug, PartialEq, Eq)]
pub struct Listing(Vec<(PathBuf, Option<Facts>)>);

/// How large a file is, and when it was changed.
type Facts = (u64, Option<SystemTime>);

impl Listing {
    /// The listing of a folder, or of the archive that is one, as it is now.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let listed = ingest::disk::walk(folder)?.files.into_iter().map(|file| {
            // Of a link, what it leads to.
            let facts = fs::metadata(&file.path).ok().map(|facts| (facts.len(), facts.modified().ok()));
            (file.path, facts)
        });
        Ok(Self(listed.collect()))
    }
}

/// Reads a folder and recognises what is in it. An error is a folder that cannot be read.
pub fn read(dir: &Path, options: Options) -> Result<(Folder, Ingested), Vec<Problem>> {
    let mut progress = Progress::new();
    let folder = ingest::disk::read_with(dir, &mut |done, all| progress.tell("Reading", done, all))?;
    let ingested = ingest::ingest_with(&folder, options, &mut |done, all| {
        progress.tell("Sorting", done / 2, all / 2);
    });
    Ok((folder, ingested))
}

/// The same of a folder that stays as it is while it is read. Of articles that are in the memory as they are
/// in the folder, nothing is worked out again. An error is a line of a report.
pub fn read_unchanged(dir: &Path, memory: Option<&mut Memory>) -> Result<Ingested, Vec<String>> {
    let mut progress = Progress::new();
    let folder = unchanged(dir, &mut progress)?;
    let on_progress = &mut |done, all| progress.tell("Sorting", done / 2, all / 2);
    Ok(match memory {
        Some(memory) => ingest::ingest_again(&folder, Options::default(), memory, on_progress),
        None => ingest::ingest_with(&folder, Options::default(), on_progress),
    })
}

/// The files of a folder, all of one moment.
fn unchanged(dir: &Path, progress: &mut Progress) -> Result<Folder, Vec<String>> {
    for attempt in 0..ATTEMPTS {
        if attempt > 0 {
            std::thread::sleep(PAUSE);
        }
        let before = Listing::of(dir).ok();
        let folder = ingest::disk::read_with(dir, &mut |done, all| progress.tell("Reading", done, all))
            .map_err(|problems| problems.iter().map(Problem::to_string).collect::<Vec<_>>())?;
        if before == Listing::of(dir).ok() {
            return Ok(folder);
        }
    }
    Err(vec![format!(
        "{}: changes while it is read; wait until all its files are there, then run this again",
        dir.display()
    )])
}
