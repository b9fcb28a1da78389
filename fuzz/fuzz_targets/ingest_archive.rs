//! Any bytes as a ZIP archive: the corpus is sound, what is unpacked is bounded, and an article is in it or an error says
//! why not. The first byte chooses what the bytes are: an archive, or an archive's one entry.

#![no_main]

use std::io::{Cursor, Write};

use ingest::{File, Folder, Problem, ingest, invariants};
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// An archive of one entry, whose name is the first line.
fn archive(data: &[u8]) -> Option<Vec<u8>> {
    let at = data.iter().position(|&byte| byte == b'\n')?;
    let (name, bytes) = data.split_at(at);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive.start_file(String::from_utf8_lossy(name), stored).ok()?;
    archive.write_all(bytes).ok()?;
    Some(archive.finish().ok()?.into_inner())
}

fuzz_target!(|data: &[u8]| {
    let Some((kind, bytes)) = data.split_first() else { return };
    let bytes = if *kind == b'e' { archive(bytes) } else { Some(bytes.to_vec()) };
    let Some(bytes) = bytes else { return };
    let in_folder = Folder::new("saved", vec![File::new("s.zip", bytes.clone())]);
    for folder in [in_folder, Folder::of_archive("s.zip", &bytes)] {
        let unpacked: usize = folder.files.iter().map(|file| file.bytes.len()).sum();
        assert!(unpacked <= (200 * bytes.len()).max(1 << 20), "{unpacked} of {}", bytes.len());
        let (corpus, problems) = ingest(&folder);
        assert_eq!(invariants::violation(&corpus), None);
        assert!(!corpus.articles.is_empty() || problems.iter().any(Problem::is_error), "{problems:?}");
    }
});
