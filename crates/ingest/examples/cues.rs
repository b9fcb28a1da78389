//! Prints the blocks of saved pages with their cues, as JSON Lines, for `training/train.py`.
//!
//! `cues FILE…`: files that end in `.html` are read as web pages, others as plain text.

use std::{env, fs, io, io::Write};

use ingest::extract::page::{
    cues::{cues, titles_of_text},
    front,
    labels::with_neighbours,
    markup, plain,
    unit::Unit,
};
use serde_json::json;
use text::Span;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in env::args().skip(1) {
        let bytes = fs::read(&path)?;
        let raw = String::from_utf8_lossy(&bytes);
        let page = path.ends_with(".html").then(|| markup::read(&raw));
        let text = page.as_ref().map_or(&*raw, |page| page.text.as_str());
        let stretches = match &page {
            Some(page) => page.stretches(),
            None => plain::stretches(text),
        };
        let front = stretches.iter().filter(|stretch| stretch.front_matter).map(|stretch| stretch.span);
        let front = front::entries(text, front);
        let units: Vec<Unit<'_>> = stretches.iter().map(|stretch| Unit::new(text, *stretch)).collect();
        let titles = match &page {
            Some(page) => page.about.titles.clone(),
            None => titles_of_text(&units, &front),
        };
        let all = cues(&units, &titles, page.as_ref());
        let blocks = units.iter().enumerate().map(|(at, unit)| {
            let named =
                with_neighbours(&all, at).map(|(away, (group, value))| format!("{away} {group}={value}"));
            let Span { start, end } = unit.span;
            json!({ "start": start, "end": end, "text": unit.text, "cues": named.collect::<Vec<_>>() })
        });
        writeln!(out, "{}", json!({ "file": path, "titles": titles, "blocks": blocks.collect::<Vec<_>>() }))?;
    }
    out.flush()
}
