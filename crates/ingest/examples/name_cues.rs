//! Prints the tokens of texts in which names may stand with their cues, as JSON Lines, for
//! `training/names/train.py`: `name_cues FILE…`.

use std::{env, fs, io, io::Write};

use ingest::{
    annotate::{
        lex::tokens,
        tagger::{
            Reading, chunks,
            cues::{cues, runs},
        },
    },
    crf::Sink,
};
use serde_json::json;

struct List(Vec<String>);

impl Sink for List {
    fn feature(&mut self, group: &str, a: &str, b: &str) {
        self.0.push(format!("{group}={a}|{b}"));
    }
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        let pieces = tokens(&text);
        let reading = Reading::new(&[(&text, &pieces)]);
        let tokens = &reading.stretches[0];
        let runs = runs(tokens);
        let chunks: Vec<_> = chunks(tokens)
            .into_iter()
            .map(|chunk| {
                let token = |at: usize| {
                    let mut list = List(Vec::new());
                    cues(tokens, &runs, &reading.text, at, &mut list);
                    let token = &tokens[at];
                    json!({ "start": token.span.start, "end": token.span.end, "word": token.folded,
                            "capital": token.shape.is_capital(), "cues": list.0 })
                };
                chunk.range().map(token).collect::<Vec<_>>()
            })
            .collect();
        writeln!(out, "{}", json!({ "file": path, "chunks": chunks }))?;
    }
    out.flush()
}
