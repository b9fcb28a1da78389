//! The front matter of a Markdown file: `key: value` lines between two lines of dashes.
//!
//! Only what saved articles use of YAML is read: plain and quoted scalars, over one line or more.

use text::Span;

/// One entry of a front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, in lower case.
    pub key: String,
    /// The value, unquoted and on one line.
    pub value: String,
    /// The whole entry in the file, key included.
    pub span: Span,
}

/// The entries between the dashes. `lines` are the front matter's own, dashes included.
pub fn entries(text: &str, lines: impl Iterator<Item = Span>) -> Vec<Entry> {
    let mut entries: Vec<(String, String, Span)> = Vec::new();
    for span in lines {
        let line = text.get(span.range()).unwrap_or_default();
        if matches!(line, "---" | "...") {
            continue;
        }
        let before = text[..span.start].chars().next_back();
        let is_indented = before.is_some_and(|c| c == ' ' || c == '\t');
        let entry = line.split_once(':').filter(|(key, _)| !is_indented && !key.contains([' ', '"', '\'']));
        match (entry, entries.last_mut()) {
            (Some((key, value)), _) => entries.push((key.to_lowercase(), value.trim().to_owned(), span)),
            (None, Some((_, value, whole))) => {
                // A quoted line that ends in a backslash goes on without a space.
                match value.strip_suffix('\\') {
                    Some(open) => *value = format!("{open}{}", line.strip_prefix('\\').unwrap_or(line)),
                    None => *value = format!("{value} {line}"),
                }
                whole.end = span.end;
            }
            (None, None) => {}
        }
    }
    entries.into_iter().map(|(key, value, span)| Entry { key, value: unquoted(&value), span }).collect()
}

/// A scalar without its quotes and escapes.
fn unquoted(value: &str) -> String {
    let inner = |quote: char| value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
    if let Some(value) = inner('\'') {
        return value.replace("''", "'");
    }
    let Some(value) = inner('"') else { return value.to_owned() };
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('_' | 'n' | 't') => out.push(' '),
            Some('x') => out.extend(escaped(&mut chars, 2)),
            Some('u') => out.extend(escaped(&mut chars, 4)),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// A character by its hexadecimal number; none for half of a surrogate pair.
fn escaped(chars: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
    let number: String = chars.by_ref().take(digits).collect();
    char::from_u32(u32::from_str_radix(&number, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::page::plain::stretches;

    #[test]
    fn values_over_lines_and_in_quotes() {
        let text = "---\ndate: '2023-07-25'\ntags: one\ntitle: \"Joint Statement from the United\\_States\\\n  \\ on Efforts \\u00e9\"\nurl: https://a.example/b\n---\n\nText.";
        let lines = stretches(text).into_iter().filter(|line| line.front_matter).map(|line| line.span);
        let found: Vec<(String, String)> =
            entries(text, lines).into_iter().map(|entry| (entry.key, entry.value)).collect();
        let expected = [
            ("date", "2023-07-25"),
            ("tags", "one"),
            ("title", "Joint Statement from the United States on Efforts é"),
            ("url", "https://a.example/b"),
        ];
        assert_eq!(found, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }
}
