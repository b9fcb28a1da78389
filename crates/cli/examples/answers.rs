//! Answers to a file of queries, a line each, to compare two versions of the search.
//!
//! `cargo run --release --package dossier-cli --example answers -- seeds crates/cli/tests/contract/queries.txt`

use corpus::store;
use search::{Order, Search};
use suggest::{corrections, parts, relaxations};

/// A line for each query of a file: how many articles answer, which come first with what score, where, and what
/// the filters count.
fn main() {
    let mut arguments = std::env::args().skip(1);
    let (folder, queries) =
        (arguments.next().expect("a folder"), arguments.next().expect("a file of queries"));
    let folder = ingest::disk::read(std::path::Path::new(&folder)).expect("readable");
    let blob = store::write(&ingest::ingest(&folder).0);
    let dossier = store::Dossier::open(&blob).expect("just written");
    for typed in std::fs::read_to_string(queries).expect("readable").lines() {
        let parsed = query::parse(typed);
        let query = &parsed.query;
        let search = Search::new(&dossier, query);
        print!("{typed}\t{query}\t{}\t{}\t", parsed.problems.len(), search.total());
        for hit in search.ranked(Order::Relevance, 20) {
            let article = dossier.article(hit.article).expect("an article");
            print!(" {}:{}:{}", article.slug, hit.score.to_bits(), search.occurrences(hit.article));
            for snippet in search.snippets(&article, 2) {
                print!(",{}-{}", snippet.span.start, snippet.span.end);
                for hit in snippet.hits {
                    print!("/{}-{}", hit.start, hit.end);
                }
            }
        }
        let facets = search.facets(&parsed.choices());
        print!("\t{:?}", facets.years);
        for (kind, counts) in &facets.kinds {
            print!(" {}:", kind.name());
            for count in counts.iter().take(12) {
                print!("{:?};", count);
            }
        }
        println!("\t{:?}\t{:?}\t{:?}", relaxations(&search), corrections(&search), parts(&search));
    }
}
