//! Several articles in one text: what press databases (Nexis, Factiva, ProQuest, Europresse) export.
//!
//! A text is cut where the database says that an article begins or ends, and nowhere else:
//!
//! | database | line |
//! |---|---|
//! | Nexis, until 2019 | `2 of 3 DOCUMENTS` before each article |
//! | Nexis Uni, Lexis | `End of Document` after each |
//! | Factiva | `Document HARBCO0020240306ek3600abc` after each |
//! | Europresse | `news·20240306·HB·0042` after each |
//! | ProQuest | a line of underscores before each |
//!
//! The parts cover the text exactly once and in order. What stands before the first article (a list of what was
//! asked for) belongs to the first part, what stands after the last to the last part.

use text::{Span, folded_words};

use super::database_fields::is_database_field;

/// A text of one or several articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The parts, one for each article; a single one is the whole text.
    pub parts: Vec<Span>,
    /// What seems to be missing, and at which byte that shows.
    pub flaw: Option<(usize, Flaw)>,
}

/// What seems to be wrong with an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// It counts more articles than it holds.
    Incomplete {
        /// The number of the last that is there.
        last: u32,
        /// How many it counts.
        of: u32,
    },
    /// Its last article has no end.
    Unfinished,
    /// It has the fields of so many articles, and nothing that separates them.
    NotDivided(usize),
}

/// Cuts a text into its articles.
pub fn divide(text: &str) -> Export {
    let lines = lines(text);
    let (starts, flaw) =
        numbered(&lines).or_else(|| ended(&lines)).or_else(|| ruled(&lines)).unwrap_or_default();
    // What is before the first article belongs to it.
    let inner: Vec<usize> = starts.into_iter().skip(1).collect();
    let ends = inner.iter().copied().chain([text.len()]);
    let parts: Vec<Span> = [0]
        .into_iter()
        .chain(inner.iter().copied())
        .zip(ends)
        .map(|(start, end)| Span::new(start, end))
        .collect();
    let records = records(&lines);
    let is_divided = parts.len() > 1 || records.len() < 2;
    let flaw = flaw.or_else(|| (!is_divided).then(|| (records[1], Flaw::NotDivided(records.len()))));
    Export { parts, flaw }
}

/// A line with the byte at which it begins, without the white space around it.
struct Line<'t> {
    start: usize,
    words: &'t str,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{C}']) {
        let words = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        lines.push(Line { start, words });
        start += line.len();
    }
    lines
}

/// Where articles begin, and what is wrong.
type Starts = (Vec<usize>, Option<(usize, Flaw)>);

/// Articles with a number before each.
fn numbered(lines: &[Line<'_>]) -> Option<Starts> {
    let marks: Vec<(usize, u32, u32)> = lines
        .iter()
        .filter_map(|line| number_of(line.words).map(|(number, of)| (line.start, number, of)))
        .collect();
    if marks.is_empty() {
        return None;
    }
    // Several exports may be in one file. One may begin in the middle: databases deliver so many articles at a time.
    let mut runs = marks.chunk_by(|a, b| a.2 == b.2 && a.1 < b.1);
    let flaw = runs.find_map(|run| {
        let &(at, last, of) = run.last()?;
        let missing = run.windows(2).find(|pair| pair[0].1 + 1 < pair[1].1);
        let is_short = run[0].1 == 1 && last < of;
        match missing {
            Some(pair) => Some((pair[1].0, Flaw::Incomplete { last: pair[0].1, of })),
            None => is_short.then_some((at, Flaw::Incomplete { last, of })),
        }
    });
    Some((marks.into_iter().map(|(start, ..)| start).collect(), flaw))
}

/// The numbers in `2 of 3 DOCUMENTS` and `Document 2 of 3`, in four languages.
pub(super) fn number_of(line: &str) -> Option<(u32, u32)> {
    const NAMES: [&str; 6] = ["document", "documents", "documento", "documentos", "dokument", "dokumenten"];
    if line.len() > 60 {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_name = |word: &str| NAMES.iter().any(|name| word.eq_ignore_ascii_case(name));
    let (number, between, of) = match words[..] {
        [number, between, of, name] if is_name(name) => (number, between, of),
        [name, number, between, of] if is_name(name) => (number, between, of),
        _ => return None,
    };
    let is_between = ["of", "de", "von", "sur"].iter().any(|word| between.eq_ignore_ascii_case(word));
    let (number, of) = (number.parse().ok()?, of.parse().ok()?);
    (is_between && (1..=of).contains(&number)).then_some((number, of))
}

/// What the line behind an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// `End of Document`.
    Nexis,
    /// `Document HARBCO0020240306ek3600abc`.
    Factiva,
    /// `news·20240306·HB·0042`.
    Europresse,
}

/// Whether a line ends an article.
pub(super) fn end_of(line: &str) -> Option<End> {
    const ENDS: [&str; 4] = ["End of Document", "Ende des Dokuments", "Fin del documento", "Fin du document"];
    if line.len() > 120 {
        return None;
    }
    if ENDS.iter().any(|end| line.eq_ignore_ascii_case(end)) {
        return Some(End::Nexis);
    }
    let number = ["Document ", "Documento ", "Dokument "].iter().find_map(|name| line.strip_prefix(name));
    let is_factiva = |number: &str| {
        let code = number.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = number.bytes().skip(code).take_while(u8::is_ascii_digit).count();
        (2..=8).contains(&code)
            && digits >= 8
            && (16..=40).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if number.is_some_and(is_factiva) {
        return Some(End::Factiva);
    }
    let news = line.split_once("news").filter(|(before, _)| before.chars().count() <= 30)?.1;
    let mut parts = news.split('·');
    let is_day = |part: &str| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.next() == Some("") && parts.next().is_some_and(is_day) && parts.count() >= 2)
        .then_some(End::Europresse)
}

/// Articles with a line of the database behind each.
fn ended(lines: &[Line<'_>]) -> Option<Starts> {
    let ends: Vec<(usize, End)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, end_of(line.words)?))).collect();
    let kind = ends.first()?.1;
    let ends: Vec<usize> = ends.into_iter().filter(|(_, end)| *end == kind).map(|(at, _)| at).collect();
    let has_fields = |from: usize, to: usize| {
        lines[from..to]
            .iter()
            .any(|line| is_length(line.words) || folded_words(line.words).starts_with("copyright "))
    };
    let words =
        |from: usize| -> usize { lines[from..].iter().map(|line| line.words.split(' ').count()).sum() };
    let mut firsts = vec![0];
    firsts.extend(ends.iter().map(|end| end + 1));
    // Anybody may write "End of document".
    if kind == End::Nexis && !firsts.iter().zip(&ends).all(|(from, to)| has_fields(*from, *to)) {
        return None;
    }
    let rest = firsts.pop()?;
    let is_unfinished = rest < lines.len()
        && (has_head(&lines[rest..]) || kind == End::Europresse && words(rest) > WORDS_OF_AN_ARTICLE);
    let mut starts: Vec<usize> = firsts.into_iter().map(|at| lines[at].start).collect();
    let flaw = is_unfinished.then(|| (lines[rest].start, Flaw::Unfinished));
    starts.extend(flaw.map(|(start, _)| start));
    Some((starts, flaw))
}

/// After the last article stands what was asked for, which has fewer words than this.
const WORDS_OF_AN_ARTICLE: usize = 100;

fn has_head(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| is_length(line.words))
}

/// Articles with a line of underscores before each.
fn ruled(lines: &[Line<'_>]) -> Option<Starts> {
    let rules: Vec<usize> = (0..lines.len()).filter(|&at| is_rule(lines[at].words)).collect();
    let (mut starts, mut flaw) = (Vec::new(), None);
    for (nth, &rule) in rules.iter().enumerate() {
        let next = rules.get(nth + 1).copied().unwrap_or(lines.len());
        let mut fields: Vec<String> = lines[rule..next].iter().filter_map(|line| field(line.words)).collect();
        fields.sort_unstable();
        fields.dedup();
        let has = |name: &str| fields.iter().any(|field| field == name);
        let begins = has("full text") || has("publication info") || has("abstract");
        let is_whole = has("proquest document id") || has("document url") || has("database");
        if fields.len() >= 4 && begins && is_whole {
            starts.push(lines[rule].start);
        } else if begins && fields.len() >= 2 && next == lines.len() {
            starts.push(lines[rule].start);
            flaw = Some((lines[rule].start, Flaw::Unfinished));
        }
    }
    (!starts.is_empty()).then_some((starts, flaw))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 20 && line.bytes().all(|byte| byte == b'_')
}

/// The name of the field of a database that a line begins with; folded.
fn field(line: &str) -> Option<String> {
    let name = folded_words(line.split_once(':').filter(|(name, _)| name.len() <= 40)?.0);
    is_database_field(&name).then_some(name)
}

/// `LENGTH: 212 words`, or `212 words` alone.
fn is_length(line: &str) -> bool {
    let words = match field(line) {
        Some(name) if name == "length" => line.split_once(':').map_or("", |(_, value)| value.trim()),
        Some(_) => return false,
        None => line,
    };
    let mut words = words.split(' ');
    words.next().is_some_and(is_number)
        && matches!(words.next(), Some("words" | "palabras" | "mots" | "Wörter"))
        && words.next().is_none()
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// Where each record begins to show, by a field that every article of a database has once.
fn records(lines: &[Line<'_>]) -> Vec<usize> {
    let with_field = |name: &str| -> Vec<usize> {
        let has = |line: &&Line<'_>| field(line.words).is_some_and(|field| field == name);
        lines.iter().filter(has).map(|line| line.start).collect()
    };
    let with_length = lines.iter().filter(|line| is_length(line.words)).map(|line| line.start).collect();
    // Of as many, those nearest to the beginnings.
    [with_field("proquest document id"), with_field("load date"), with_length]
        .into_iter()
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str) -> (Vec<&str>, Option<Flaw>) {
        let export = divide(text);
        let joined: String = export.parts.iter().map(|part| &text[part.range()]).collect();
        assert_eq!(joined, text, "parts cover the text");
        let parts = export.parts.iter().map(|part| text[part.range()].trim());
        (parts.collect(), export.flaw.map(|(_, flaw)| flaw))
    }

    #[test]
    fn numbers_before_articles() {
        let list = "Asked for: rifles\n\n";
        let text = format!(
            "{list}   1 of 3 DOCUMENTS\nA\n\n\u{C}   2 of 3 DOCUMENTS\r\nB\r\n   3 of 3 DOCUMENTS\nC\n"
        );
        let (parts, flaw) = divided(&text);
        assert_eq!(
            parts,
            ["Asked for: rifles\n\n   1 of 3 DOCUMENTS\nA", "2 of 3 DOCUMENTS\r\nB", "3 of 3 DOCUMENTS\nC"]
        );
        assert_eq!(flaw, None);
        // Two exports one after the other, the second from the middle of a long one.
        assert_eq!(divided("1 of 1 DOCUMENT\nA\n7 of 9 DOCUMENTS\nB\n8 of 9 DOCUMENTS\nC\n").1, None);
        let (parts, flaw) = divided("Dokument 1 von 5\nA\nDokument 2 von 5\nB");
        assert_eq!((parts.len(), flaw), (2, Some(Flaw::Incomplete { last: 2, of: 5 })));
        let (parts, flaw) = divided("1 of 3 DOCUMENTS\nA\n3 of 3 DOCUMENTS\nB");
        assert_eq!((parts.len(), flaw), (2, Some(Flaw::Incomplete { last: 1, of: 3 })));
        for line in
            ["4 of 3 DOCUMENTS", "0 of 3 documents", "1 of 3 people", "He read 1 of 3 documents", "1 of 3"]
        {
            assert_eq!(number_of(line), None, "{line}");
        }
    }

    #[test]
    fn lines_after_articles() {
        let one = |title: &str| {
            format!("{title}\n212 words\n6 March 2024\nText.\n\nDocument HARBCO0020240306ek3600abc\n\n")
        };
        let text = [one("A"), one("B"), "Search Summary\nText rifles\n".to_owned()].concat();
        let (parts, flaw) = divided(&text);
        assert_eq!((parts.len(), flaw), (2, None));
        assert!(parts[0].starts_with('A') && parts[1].starts_with('B') && parts[1].ends_with("rifles"));
        let cut = [one("A"), "B\n212 words\n6 March 2024\nText that is".to_owned()].concat();
        assert_eq!((divided(&cut).0.len(), divided(&cut).1), (2, Some(Flaw::Unfinished)));

        let one = |title: &str| {
            format!("{title}\nThe Courier\nLength: 212 words\nBody\nText.\nEnd of Document\n\n")
        };
        assert_eq!(divided(&[one("A"), one("B")].concat()).0.len(), 2);
        assert_eq!(divided("A story\nEnd of document\nAnother story\nEnd of document\n").0.len(), 1);

        let one = |title: &str| {
            format!("{title}\nLe Courrier\nTexte.\n© 2024 Le Courrier.\nnews·20240306·LC·0042\n")
        };
        assert_eq!(divided(&[one("A"), one("B")].concat()).0.len(), 2);
        for line in
            ["Document 12", "Document Management2024 and so on", "news·2024·a·b", "Good news·20240306"]
        {
            assert_eq!(end_of(line), None, "{line}");
        }
    }

    #[test]
    fn rules_before_articles() {
        let rule = "_".repeat(60);
        let one = |title: &str| {
            format!(
                "{rule}\n\n{title}\n\nAuthor: Lee, Ann\n\nAbstract: None.\n\nFull text:\n\nText.\n\nProQuest document ID: 29\n\n"
            )
        };
        let text = [one("A"), one("B"), format!("{rule}\n\nContact us at: the desk\n")].concat();
        let (parts, flaw) = divided(&text);
        assert_eq!((parts.len(), flaw), (2, None));
        assert!(parts[1].ends_with("the desk"));
        let cut = [one("A"), format!("{rule}\n\nB\n\nAuthor: Lee, Ann\n\nFull text:\n\nText th")].concat();
        assert_eq!((divided(&cut).0.len(), divided(&cut).1), (2, Some(Flaw::Unfinished)));
        // Underscores between the parts of any other text.
        assert_eq!(divided(&format!("A\n{rule}\nB\n{rule}\nC")).0.len(), 1);
    }

    #[test]
    fn what_is_not_divided_stays_whole() {
        let one =
            |title: &str| format!("{title}\n\nLENGTH: 212 words\n\nText.\n\nLOAD-DATE: March 12, 2024\n\n");
        let text = [one("A"), one("B"), one("C")].concat();
        let (parts, flaw) = divided(&text);
        assert_eq!((parts.len(), flaw), (1, Some(Flaw::NotDivided(3))));
        assert_eq!(divided(&one("A")), (vec![one("A").trim()], None));
        assert_eq!(divided(""), (vec![""], None));
    }
}
