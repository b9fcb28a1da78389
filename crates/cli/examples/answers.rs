//! Answers to a file of queries in full, a line each, to see what a difference in the contract's records is.
//!
//! `cargo run --release --package dossier-cli --example answers -- seeds crates/cli/tests/contract/queries.txt`

#[path = "../tests/contract/record.rs"]
#[allow(dead_code, reason = "the test uses the rest")]
mod record;

use corpus::store;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (folder, queries) =
        (arguments.next().expect("a folder"), arguments.next().expect("a file of queries"));
    let folder = ingest::disk::read(std::path::Path::new(&folder)).expect("readable");
    let corpus = ingest::ingest(&folder).0;
    let blob = store::write(&corpus);
    let dossier = store::Dossier::open(&blob).expect("just written");
    for typed in std::fs::read_to_string(queries).expect("readable").lines() {
        print!("{}", record::answer(&dossier, typed));
    }
}
