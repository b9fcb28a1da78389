//! Anything that is typed as a query has a meaning, which printing it keeps, and can be asked.

#![no_main]

use std::sync::LazyLock;

use corpus::Dossier;
use query::{QueryDraft, parse};
use search::Search;
use ingest::{File, Folder, ingest};
use libfuzzer_sys::fuzz_target;

static BLOB: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let article = "Rifles cross the border\n\nAnn Lee of Mexico said that arms trafficking grew in 2019.\n";
    let names = "[[person]]\nname = \"Ann Lee\"\n[[place]]\nname = \"Mexico\"\n";
    let files = vec![File::new("a.txt", article.into()), File::new("entities.toml", names.into())];
    corpus::store::write(&ingest(&Folder::new("saved", files)).0)
});

fuzz_target!(|typed: &str| {
    let query::Parsed { query, problems, .. } = parse(typed);
    assert_eq!(parse(&query.to_string()).query, query);
    for problem in problems {
        assert!(typed.get(problem.span.range()).is_some(), "{problem:?}");
    }
    let parts = QueryDraft::split(typed);
    assert_eq!(QueryDraft::split(&parts.join()).filters, parts.filters);
    let dossier = Dossier::open(&BLOB).expect("just written");
    let search = Search::new(&dossier, &query);
    for article in dossier.articles() {
        for span in search.spans(&article) {
            assert!(article.raw.get(span.range()).is_some());
        }
    }
});
