//! Any bytes as a saved article: the corpus is sound, and the article is in it or an error says why
//! not. The first byte chooses the file's ending, so that seeds can be read and written by hand.

#![no_main]

use ingest::{File, Folder, Problem, ingest, invariants};
use libfuzzer_sys::fuzz_target;

const NAMES: &str = r#"
[[person]]
name = "Ann Lee"
short = ["Lee"]

[[place]]
name = "Mexico"
aliases = ["Méx.", "U.S."]

[[event]]
name = '"Alpha"'

[[weapon]]
name = "rifles"
"#;

fuzz_target!(|data: &[u8]| {
    let Some((kind, bytes)) = data.split_first() else { return };
    let name = match kind {
        b'm' => "a.md",
        b'h' => "a.html",
        _ => "a.txt",
    };
    let files = vec![File::new(name, bytes.to_vec()), File::new("entities.toml", NAMES.into())];
    let (corpus, problems) = ingest(&Folder::new("saved", files));
    assert_eq!(invariants::violation(&corpus), None);
    assert_eq!(corpus.articles.is_empty(), problems.iter().any(Problem::is_error), "{problems:?}");
});
