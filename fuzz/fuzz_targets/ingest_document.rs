//! Any bytes as a mail, a web archive and the like: the corpus is sound, and an article is in it or an error says why not.
//! The first byte chooses the file's ending, so that seeds can be read and written by hand.

#![no_main]

use ingest::{File, Folder, Problem, ingest, invariants};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((kind, bytes)) = data.split_first() else { return };
    let name = match kind {
        b'm' => "a.mhtml",
        _ => "a.eml",
    };
    let (corpus, problems) = ingest(&Folder::new("saved", vec![File::new(name, bytes.to_vec())]));
    assert_eq!(invariants::violation(&corpus), None);
    assert_eq!(corpus.articles.is_empty(), problems.iter().any(Problem::is_error), "{problems:?}");
});
