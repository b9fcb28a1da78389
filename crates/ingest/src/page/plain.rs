//! From the lines of a plain text or Markdown file to the stretches that are judged as a whole.
//!
//! Most files have a paragraph a line. Some are wrapped at a width, and some were broken wherever
//! the page had a link; there the lines of a paragraph are put together again.

use corpus::model::Span;

use crate::dates;

/// A stretch of a file: a line, or the lines of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Without the white space around it.
    pub span: Span,
    /// Whether an empty line stands before it.
    pub after_gap: bool,
    /// Whether it belongs to the front matter of a Markdown file.
    pub front_matter: bool,
}

/// Widths, in characters, at which people and programs wrap lines.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

/// A line that holds more than white space.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    span: Span,
    /// In characters, with what stands before it.
    width: usize,
    after_gap: bool,
}

/// The stretches of a file, in order.
pub fn stretches(text: &str) -> Vec<Stretch> {
    let lines = lines(text);
    let front = front_matter(&lines);
    let mut stretches: Vec<Stretch> = lines[..front]
        .iter()
        .map(|line| Stretch { span: line.span, after_gap: line.after_gap, front_matter: true })
        .collect();
    let mut groups: Vec<&[Line<'_>]> = Vec::new();
    let mut rest = &lines[front..];
    while !rest.is_empty() {
        let continues = |line: &&Line<'_>| !line.after_gap && !begins_anew(line.text);
        let (these, others) = rest.split_at(1 + rest[1..].iter().take_while(continues).count());
        groups.push(these);
        rest = others;
    }
    // Two lines alone may be a headline and a date; in a file with wrapped paragraphs they are one.
    let width = groups
        .iter()
        .filter(|lines| lines.len() >= 3 && is_wrapped(lines, 0))
        .map(|lines| width(lines))
        .max();
    for lines in groups {
        join(lines, width.is_some_and(|width| is_wrapped(lines, width)), &mut stretches);
    }
    stretches
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let (mut lines, mut after_gap, mut at) = (Vec::new(), true, 0);
    for raw in text.split_inclusive(['\n', '\r']) {
        let start = at;
        at += raw.len();
        let trimmed = raw.trim_matches(is_blank);
        if trimmed.is_empty() {
            // The second half of CR LF is no line.
            after_gap |= raw != "\n" || !text[..start].ends_with('\r');
            continue;
        }
        let lead = raw.len() - raw.trim_start_matches(is_blank).len();
        let span = Span::new(start + lead, start + lead + trimmed.len());
        let width = text[start..span.end].chars().count();
        lines.push(Line { text: trimmed, span, width, after_gap });
        after_gap = false;
    }
    lines
}

/// How many lines of YAML front matter a file begins with.
fn front_matter(lines: &[Line<'_>]) -> usize {
    if lines.first().is_none_or(|line| line.text != "---") {
        return 0;
    }
    let end = lines.iter().skip(1).take(200).position(|line| matches!(line.text, "---" | "..."));
    let is_yaml = |end: usize| {
        let inner = &lines[1..=end];
        inner.iter().any(|line| line.text.split_once(": ").is_some_and(|(key, _)| !key.contains(' ')))
    };
    end.filter(|&end| is_yaml(end)).map_or(0, |end| end + 2)
}

/// Whether a line cannot continue the one before: an item of a list, a Markdown heading, a rule.
fn begins_anew(text: &str) -> bool {
    let item =
        ["- ", "* ", "+ ", "• ", "· ", "▪ ", "– ", "◦ ", "> "].iter().any(|sign| text.starts_with(sign));
    let heading = text.starts_with('#') && text.trim_start_matches('#').starts_with(' ');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered =
        (1..=2).contains(&digits) && [". ", ") "].iter().any(|sign| text[digits..].starts_with(sign));
    item || heading || numbered
}

/// Adds the lines of a group, those of one paragraph together.
fn join(lines: &[Line<'_>], is_wrapped: bool, stretches: &mut Vec<Stretch>) {
    let mut before: Option<Line<'_>> = None;
    for line in lines {
        let continues = before.is_some_and(|before| is_wrapped || is_broken(before, *line));
        match stretches.last_mut() {
            Some(last) if continues => last.span.end = line.span.end,
            _ => stretches.push(Stretch { span: line.span, after_gap: line.after_gap, front_matter: false }),
        }
        before = Some(*line);
    }
}

fn width(lines: &[Line<'_>]) -> usize {
    lines.iter().map(|line| line.width).max().unwrap_or(0)
}

/// Whether lines were wrapped: no line had room for the first word of the next. `least` is the width
/// that they had at least, if that is known.
fn is_wrapped(lines: &[Line<'_>], least: usize) -> bool {
    let width = width(lines).max(least);
    let had_no_room = |pair: &[Line<'_>]| {
        let word = pair[1].text.split_whitespace().next().unwrap_or_default().chars().count();
        pair[0].width + 1 + word > width && dates::whole_line(pair[1].text).is_none()
    };
    lines.len() > 1 && WIDTHS.contains(&width) && lines.windows(2).all(had_no_room)
}

/// Whether a sentence was broken between two lines, as happens around links.
fn is_broken(before: Line<'_>, line: Line<'_>) -> bool {
    let is_open = before
        .text
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '(' | '“' | '’' | '-' | '—'));
    let continues =
        line.text.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '”' | '’'))
            || line.text.starts_with(". ");
    is_open && continues && (before.text.len() >= 20 || line.text.len() >= 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = stretches(text)
            .iter()
            .map(|stretch| text[stretch.span.range()].split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_paragraph_a_line() {
        check("A title\nOne.\r\n\r\nTwo.\n\n\n", &["A title", "One.", "Two."]);
        check("Home\nAbout\nContact", &["Home", "About", "Contact"]);
        let headline = "Smugglers will be brought to justice in both countries";
        check(&format!("{headline}\nJanuary 26, 2022"), &[headline, "January 26, 2022"]);
    }

    #[test]
    fn wrapped_lines_are_put_together() {
        let wrapped = "On July 24, the President and senior officials of the Governments\n\
                       of Mexico hosted a delegation that was led by the Homeland Security\n\
                       Advisor.  \n   \nThe leaders discussed their commitment to joint efforts under the\n\
                       Framework.";
        check(
            wrapped,
            &[
                "On July 24, the President and senior officials of the Governments of Mexico hosted a delegation that was led by the Homeland Security Advisor.",
                "The leaders discussed their commitment to joint efforts under the Framework.",
            ],
        );
    }

    #[test]
    fn a_sentence_broken_at_a_link() {
        check(
            "According to a report by\nthe ministry\n, which was published today, all is well.\nNext one.",
            &["According to a report by the ministry , which was published today, all is well.", "Next one."],
        );
    }

    #[test]
    fn items_and_front_matter() {
        check(
            "---\ntitle: A\n---\n\n- one\n- two\nthree",
            &["---", "title: A", "---", "- one", "- two", "three"],
        );
        check("---\nno front matter\n---", &["---", "no front matter", "---"]);
    }
}
