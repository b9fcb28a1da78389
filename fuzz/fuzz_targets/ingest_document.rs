//! Any bytes as a mail, a web archive and the like: the corpus is sound, and an article is in it or an error says why not.
//! The first byte chooses the file's ending, so that seeds can be read and written by hand.

#![no_main]

use std::io::{Cursor, Write};

use ingest::{File, Folder, Problem, ingest, invariants};
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A document of Word around any XML: few archives that are not made on purpose can be unpacked.
fn docx(xml: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive.start_file("word/document.xml", stored).expect("an entry");
    archive.write_all(xml).expect("its bytes");
    archive.finish().expect("an archive").into_inner()
}

/// A PDF of one page with any content. The library looks for objects where their table does not say where they are.
fn pdf(content: &[u8]) -> Vec<u8> {
    let head = b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R]>> endobj\n\
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 <</Type /Font \
        /Subtype /Type1 /BaseFont /Times-Roman>>>>>>>> endobj\n4 0 obj <<>> stream\n";
    [&head[..], content, b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"].concat()
}

fuzz_target!(|data: &[u8]| {
    let Some((kind, bytes)) = data.split_first() else { return };
    let (name, bytes) = match kind {
        b'm' => ("a.mhtml", bytes.to_vec()),
        b'd' => ("a.docx", bytes.to_vec()),
        b'x' => ("a.docx", docx(bytes)),
        b'r' => ("a.rtf", bytes.to_vec()),
        b'p' => ("a.pdf", bytes.to_vec()),
        b'c' => ("a.pdf", pdf(bytes)),
        _ => ("a.eml", bytes.to_vec()),
    };
    let (corpus, problems) = ingest(&Folder::new("saved", vec![File::new(name, bytes)]));
    assert_eq!(invariants::violation(&corpus), None);
    assert_eq!(corpus.articles.is_empty(), problems.iter().any(Problem::is_error), "{problems:?}");
});
