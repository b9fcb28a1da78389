//! From the lines of a plain text or Markdown file to the stretches that are judged as a whole.

use text::{Span, paragraphs};

/// A stretch of a file: a paragraph, or a line of its front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Without the white space around it.
    pub span: Span,
    /// Whether an empty line stands before it.
    pub after_gap: bool,
    /// Whether it belongs to the front matter of a Markdown file.
    pub front_matter: bool,
}

/// The stretches of a file, in order.
pub fn stretches(text: &str) -> Vec<Stretch> {
    let front = front_matter(text);
    let end = front.last().map_or(0, |line| line.end);
    let of_front = front.into_iter().map(|span| Stretch { span, after_gap: false, front_matter: true });
    let of_text = paragraphs(text, Span::new(end, text.len())).into_iter().map(|paragraph| Stretch {
        span: paragraph.span,
        after_gap: paragraph.after_gap,
        front_matter: false,
    });
    of_front.chain(of_text).collect()
}

/// The lines of the YAML front matter that a file begins with, with the dashes around it.
fn front_matter(text: &str) -> Vec<Span> {
    /// Front matter of more lines is none.
    const MOST: usize = 200;
    let mut lines = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n').take(MOST) {
        let start = at + raw.len() - raw.trim_start().len();
        at += raw.len();
        let line = raw.trim();
        if line.is_empty() {
            continue;
        }
        if lines.is_empty() && line != "---" {
            return Vec::new();
        }
        lines.push(Span::new(start, start + line.len()));
        if lines.len() > 1 && matches!(line, "---" | "...") {
            let is_entry =
                |span: &Span| text[span.range()].split_once(": ").is_some_and(|(key, _)| !key.contains(' '));
            return if lines.iter().any(is_entry) { lines } else { Vec::new() };
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_told_from_rules() {
        let front = |text: &str| {
            let lines = stretches(text).into_iter().filter(|stretch| stretch.front_matter);
            lines.map(|line| text[line.span.range()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(front("---\ntitle: A\n  B\n---\n\nText"), ["---", "title: A", "B", "---"]);
        assert!(front("---\nno front matter\n---").is_empty());
        assert!(front("---\ntitle: never closed").is_empty());
        assert!(front("Text\n---\na: b\n---").is_empty());
    }
}
