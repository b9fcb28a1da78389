//! How a table is written as CSV and as JSON.
//!
//! **CSV** is what RFC 4180 has: commas, quotation marks, CRLF; in UTF-8 with its mark, without which Excel takes it for
//! another encoding. Where it comes from stands in the last five columns of each row. A comment at the top would be a row
//! of data for every parser but a few; a second file is lost by the first person who sends the table on. What is
//! repeated in each row outlives filtering, sorting, and putting several tables together, and costs nearly nothing once compressed.
//!
//! **JSON** is one object: where it comes from, the names of the columns, and the rows as objects.

use text::json;

use crate::Provenance;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known, or there is no such thing.
    Nothing,
    /// Words.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A number that is written with three decimal places.
    Fraction(f64),
    /// Yes or no.
    Flag(bool),
}

/// A table that is being written, row by row.
///
/// There is no list of rows and no iterator behind a pointer: a table may be larger than all else in memory, and what a pointer
/// leads to could not come later in the page.
#[derive(Debug)]
pub struct Sheet {
    form: Form,
    out: String,
    /// As CSV, what every row ends with.
    end: String,
    /// As JSON, what every value of a row begins with.
    keys: Vec<String>,
    rows: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Csv,
    Json,
}

/// The columns that say where a table comes from, behind all others.
pub const PROVENANCE: [&str; 5] = ["dossier", "query", "view_link", "corpus_sha256", "saved_on"];

/// What is put before bytes to say that they are UTF-8.
const MARK: char = '\u{FEFF}';

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Cell {
    fn from(is_so: bool) -> Self {
        Self::Flag(is_so)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl Sheet {
    /// A table to be written as comma-separated values.
    pub fn csv(from: &Provenance) -> Self {
        let mut end = String::new();
        for value in provenance(from) {
            end.push(',');
            push_field(&value, &mut end);
        }
        end.push_str("\r\n");
        Self { form: Form::Csv, out: String::from(MARK), end, keys: Vec::new(), rows: 0 }
    }

    /// A table to be written as JSON.
    pub fn json(from: &Provenance) -> Self {
        let mut out = String::from("{");
        for (name, value) in PROVENANCE.iter().zip(provenance(from)) {
            out.push_str(&["\"", name, "\": ", &json::quoted(&value), ",\n"].concat());
        }
        Self { form: Form::Json, out, end: String::new(), keys: Vec::new(), rows: 0 }
    }

    /// Writes what the table is called and its columns, whose names are parted by spaces: a list of names would take twice
    /// as many bytes. `docs/exports.md` says what is in each.
    pub fn begin(&mut self, name: &str, columns: &str) {
        let out = &mut self.out;
        if self.form == Form::Csv {
            for column in columns.split(' ') {
                push_field(column, out);
                out.push(',');
            }
            let names = PROVENANCE.map(|name| ["\"", name, "\""].concat());
            out.push_str(&names.join(","));
            out.push_str("\r\n");
            return;
        }
        self.keys = columns.split(' ').map(json::quoted).collect();
        let columns = json::array(&self.keys);
        out.push_str(
            &["\"table\": ", &json::quoted(name), ",\n\"columns\": ", &columns, ",\n\"rows\": ["].concat(),
        );
    }

    /// Writes a row, with a cell for each column.
    pub fn row(&mut self, cells: &[Cell]) {
        let out = &mut self.out;
        if self.form == Form::Json {
            out.push_str(if self.rows > 0 { ",\n{" } else { "\n{" });
        }
        self.rows += 1;
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            if let Some(key) = self.keys.get(at) {
                out.push_str(key);
                out.push(':');
            }
            match (cell, self.form) {
                (Cell::Nothing, Form::Csv) => {}
                (Cell::Nothing, Form::Json) => out.push_str(json::NULL),
                (Cell::Text(text), Form::Csv) => push_field(text, out),
                (Cell::Text(text), Form::Json) => json::push_quoted(text, out),
                (Cell::Number(number), _) => out.push_str(&number.to_string()),
                (Cell::Fraction(number), _) => out.push_str(&thousandths(*number)),
                (Cell::Flag(is_so), _) => out.push_str(if *is_so { "true" } else { "false" }),
            }
        }
        out.push_str(if self.form == Form::Json { "}" } else { &self.end });
    }

    /// The whole file.
    pub fn finish(mut self) -> String {
        if self.form == Form::Json {
            self.out.push_str("]}\n");
        }
        self.out
    }
}

fn provenance(from: &Provenance) -> [String; 5] {
    let day = from.day.map(|day| day.to_string()).unwrap_or_default();
    [from.dossier.clone(), from.query.clone(), from.link.clone(), from.corpus_sha256.clone(), day]
}

/// A number with three decimal places: printing it as it is would cost the page 15 kB.
pub fn thousandths(number: f64) -> String {
    let thousandths = (number * 1000.0).round() as i64;
    let whole = thousandths.unsigned_abs();
    let places = (1000 + whole % 1000).to_string();
    [if thousandths < 0 { "-" } else { "" }, &(whole / 1000).to_string(), ".", &places[1..]].concat()
}

/// One field, in quotation marks. What a spreadsheet would take for a formula gets an apostrophe, which
/// is how one says there that it is text. White space before it does not change that.
fn push_field(text: &str, csv: &mut String) {
    csv.push('"');
    let formula = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches([' ', '\u{a0}', '\n']).starts_with(formula) {
        csv.push('\'');
    }
    for c in text.chars() {
        // A quotation mark is doubled.
        if c == '"' {
            csv.push(c);
        }
        csv.push(c);
    }
    csv.push('"');
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use text::date::Date;

    use super::*;

    fn written(mut sheet: Sheet) -> String {
        sheet.begin("things", "words count more");
        sheet.row(&["a, \"b\"".into(), 7_u32.into(), Cell::Fraction(-0.0126)]);
        sheet.row(&[Cell::Nothing, Cell::Nothing, Cell::Flag(true)]);
        sheet.finish()
    }

    fn from() -> Provenance {
        Provenance {
            dossier: "Arms".into(),
            query: "-drugs".into(),
            link: "https://example.org/#/".into(),
            corpus_sha256: "ab".into(),
            day: Date::parse("2026-12-01"),
        }
    }

    #[test]
    fn each_row_says_where_it_comes_from() {
        expect![[r#"
            "words","count","more","dossier","query","view_link","corpus_sha256","saved_on"
            "a, ""b""",7,-0.013,"Arms","'-drugs","https://example.org/#/","ab","2026-12-01"
            ,,true,"Arms","'-drugs","https://example.org/#/","ab","2026-12-01"
        "#]]
        .assert_eq(&written(Sheet::csv(&from())).replace("\r\n", "\n").replace(MARK, ""));
        assert!(written(Sheet::csv(&from())).starts_with("\u{FEFF}\"words\""));
    }

    #[test]
    fn json_has_it_once() {
        let json = written(Sheet::json(&from()));
        expect![[r#"
            {"dossier": "Arms",
            "query": "-drugs",
            "view_link": "https://example.org/#/",
            "corpus_sha256": "ab",
            "saved_on": "2026-12-01",
            "table": "things",
            "columns": ["words","count","more"],
            "rows": [
            {"words":"a, \"b\"","count":7,"more":-0.013},
            {"words":null,"count":null,"more":true}]}
        "#]]
        .assert_eq(&json);
        assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    }

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
            push_field(text, &mut written);
            assert_eq!(written, expected, "{text}");
        }
    }

    #[test]
    fn numbers_have_three_places() {
        for (number, written) in
            [(0.0, "0.000"), (1.0005, "1.001"), (-2.5, "-2.500"), (12_345.678_9, "12345.679")]
        {
            assert_eq!(thousandths(number), written);
        }
    }
}
