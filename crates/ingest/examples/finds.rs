//! Prints what is found in articles by rule, a line a find with the words around it, for reading through.
//!
//! `finds KIND FILE…`: `KIND` is `dates`, `weapons`, `quantities` or `events`. Dates count from the first date line of a file.

use std::{env, fs, io, io::Write};

use ingest::annotate::{dates, events, quantities, weapons};
use text::Span;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let kind = env::args().nth(1).unwrap_or_default();
    for path in env::args().skip(2) {
        let text = fs::read_to_string(&path)?;
        for (span, value, rule) in finds(&kind, &text) {
            let around = |from: usize, to: usize| text.get(from..to).unwrap_or_default().replace('\n', "⏎");
            let before = text[..span.start].char_indices().rev().nth(45).map_or(0, |(at, _)| at);
            let after = text[span.end..].char_indices().nth(45).map_or(text.len(), |(at, _)| span.end + at);
            let (before, after) = (around(before, span.start), around(span.end, after));
            writeln!(out, "{before}[[{}|{value}]]{after}\t{rule}", around(span.start, span.end))?;
        }
    }
    out.flush()
}

fn finds(kind: &str, text: &str) -> Vec<(Span, String, String)> {
    let written = text.lines().take(12).find_map(dates::whole_line);
    match kind {
        "dates" => {
            let found = dates::find_written(text, written).into_iter();
            found.map(|found| (found.span, found.value, format!("{:?}", found.rule))).collect()
        }
        "weapons" => weapons::find(text)
            .into_iter()
            .map(|found| (found.span, found.name, format!("{:?}", found.rule)))
            .collect(),
        "quantities" => quantities::find(text)
            .into_iter()
            .map(|found| (found.span, found.value.to_string(), format!("{:?}", found.rule)))
            .collect(),
        "events" => events::find(text)
            .into_iter()
            .map(|found| (found.span, found.name, format!("{:?}", found.rule)))
            .collect(),
        _ => Vec::new(),
    }
}
