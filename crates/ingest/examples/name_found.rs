use std::{env, fs, io, io::Write};

use corpus::text::paragraphs;
use ingest::{
    dates::pieces,
    recognise::found::{Stretch, find},
};
use serde_json::json;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let _ = paragraphs;
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        let pieces = pieces(&text);
        let found: Vec<_> = { let st = [Stretch { start: 0, text: &text, pieces: &pieces }]; let mut r = Stretch::reading(&st); find(&st, &mut r) }.into_iter().map(|f| json!({"start": f.span.start, "end": f.span.end, "kind": f.kind, "rule": f.rule, "evidence": f.evidence.map(|e| &text[e.range()])})).collect();
        writeln!(out, "{}", json!({ "file": path, "found": found }))?;
    }
    out.flush()
}
