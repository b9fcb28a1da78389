//! Lines as a table for spreadsheets: comma-separated values as RFC 4180 has them, in UTF-8 with its
//! mark, without which some programs take it for another encoding.

use analysis::concordance::{Concordance, Shown};
use corpus::Dossier;

use crate::words;

/// Lines in an order, with the bytes of their hits.
pub fn lines(dossier: &Dossier<'_>, concordance: &Concordance<'_>, order: &[u32]) -> String {
    let mut table = String::from("\u{FEFF}");
    row(&words::CONCORDANCE_COLUMNS, &mut table);
    for line in order.iter().filter_map(|&at| concordance.lines.get(at as usize)) {
        let Some(article) = dossier.article(line.article) else { continue };
        let Shown { before, hit, after, .. } = concordance.shown(line);
        let date = article.published.map(|date| date.to_string()).unwrap_or_default();
        let (start, end) = (line.hit.start.to_string(), line.hit.end.to_string());
        let hit = hit.join(words::BREAK);
        row(&[article.slug, &date, article.file, &start, &end, &before, &hit, &after], &mut table);
    }
    table
}

fn row(fields: &[&str], table: &mut String) {
    for (at, text) in fields.iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        field(text, table);
    }
    table.push_str("\r\n");
}

/// One field, in quotation marks. What a spreadsheet would take for a formula gets an apostrophe, which
/// is how one says there that it is text. White space before it does not change that.
fn field(text: &str, table: &mut String) {
    table.push('"');
    let formula = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches([' ', '\u{a0}', '\n']).starts_with(formula) {
        table.push('\'');
    }
    for c in text.chars() {
        // A quotation mark is doubled.
        if c == '"' {
            table.push(c);
        }
        table.push(c);
    }
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_and_no_formula_runs() {
        let table = [
            ("arms", "\"arms\""),
            ("", "\"\""),
            ("a, b", "\"a, b\""),
            ("said \"no\"", "\"said \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-led group", "\"'-led group\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            (" =cmd|' /C calc'!A0", "\"' =cmd|' /C calc'!A0\""),
            ("＝1", "\"'＝1\""),
            ("a=1", "\"a=1\""),
            ("武器", "\"武器\""),
        ];
        for (text, expected) in table {
            let mut written = String::new();
            field(text, &mut written);
            assert_eq!(written, expected, "{text}");
        }
        let mut written = String::new();
        row(&["a", "b,c"], &mut written);
        assert_eq!(written, "\"a\",\"b,c\"\r\n");
    }
}
