//! Paragraphs of a plain text.
//!
//! Most files have a paragraph a line. Some are wrapped at a width, and some were broken wherever
//! the page had a link; there the lines of a paragraph are put together again.

use crate::span::Span;

/// The spans of the paragraphs of a stretch: its lines, with those put together that were wrapped at a width.
pub fn paragraph_spans(text: &str, stretch: Span) -> impl Iterator<Item = Span> + use<> {
    paragraphs(text, stretch).into_iter().map(|paragraph| paragraph.span)
}

/// A paragraph of a text: a line, or the lines that were broken out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Without the white space around it.
    pub span: Span,
    /// Whether an empty line stands before it.
    pub after_gap: bool,
}

/// Widths, in characters, at which people and programs wrap lines.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

/// The paragraphs of a stretch of a text, in order.
pub fn paragraphs(text: &str, stretch: Span) -> Vec<Paragraph> {
    let lines: Vec<Line<'_>> = lines(text, stretch).collect();
    let mut groups: Vec<&[Line<'_>]> = Vec::new();
    let mut rest = lines.as_slice();
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
    let mut paragraphs = Vec::with_capacity(groups.len());
    for lines in groups {
        join(lines, width.is_some_and(|width| is_wrapped(lines, width)), &mut paragraphs);
    }
    paragraphs
}

/// A line that holds more than white space.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    span: Span,
    /// In characters, with what stands before it.
    width: usize,
    after_gap: bool,
}

/// The lines of a stretch that hold more than white space, or a byte order mark.
fn lines(text: &str, stretch: Span) -> impl Iterator<Item = Line<'_>> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let raw = text.get(stretch.range()).unwrap_or_default();
    let (mut at, mut after_gap, mut was_cr) = (stretch.start, true, false);
    raw.split_inclusive(['\n', '\r']).filter_map(move |raw| {
        let start = at;
        at += raw.len();
        let trimmed = raw.trim_matches(is_blank);
        // The second half of CR LF is no line.
        let is_half = raw == "\n" && was_cr;
        was_cr = raw.ends_with('\r');
        if trimmed.is_empty() {
            after_gap |= !is_half;
            return None;
        }
        let lead = raw.len() - raw.trim_start_matches(is_blank).len();
        let span = Span::new(start + lead, start + lead + trimmed.len());
        let width = raw[..lead + trimmed.len()].chars().count();
        Some(Line { text: trimmed, span, width, after_gap: std::mem::take(&mut after_gap) })
    })
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
fn join(lines: &[Line<'_>], is_wrapped: bool, paragraphs: &mut Vec<Paragraph>) {
    let mut before: Option<Line<'_>> = None;
    for line in lines {
        let continues = before.is_some_and(|before| is_wrapped || is_broken(before, *line));
        match paragraphs.last_mut() {
            Some(last) if continues => last.span.end = line.span.end,
            _ => paragraphs.push(Paragraph { span: line.span, after_gap: line.after_gap }),
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
    let had_no_room = |pair: &[Line<'_>]| pair[0].width + first_word(pair[1].text) > width;
    lines.len() > 1 && WIDTHS.contains(&width) && lines.windows(2).all(had_no_room)
}

/// How much room the first word of a line takes, with the space before it. Chinese and Japanese lines break between
/// any two characters but before a mark.
fn first_word(line: &str) -> usize {
    match line.starts_with(is_ideographic) {
        true => 2,
        false => 1 + line.split_whitespace().next().unwrap_or_default().chars().count(),
    }
}

/// Whether a character is Chinese or Japanese, or a mark between such.
fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a sentence was broken between two lines, as happens around links.
fn is_broken(before: Line<'_>, line: Line<'_>) -> bool {
    let is_open = before
        .text
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '(' | '“' | '’' | '-' | '—'));
    let is_mark = |c: char| {
        matches!(c, ',' | ';' | ')' | '”' | '’' | '，' | '、' | '。' | '；' | '）' | '」' | '』' | '》')
    };
    let continues =
        line.text.starts_with(|c: char| c.is_lowercase() || is_mark(c)) || line.text.starts_with(". ");
    is_open && continues && (before.text.len() >= 20 || line.text.len() >= 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = paragraphs(text, Span::new(0, text.len()))
            .iter()
            .map(|paragraph| text[paragraph.span.range()].split_whitespace().collect::<Vec<_>>().join(" "))
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
    fn lines_of_chinese_are_put_together_only_where_they_are_full() {
        let (line, rest) = (
            "城市里的人们都说今年的冬天比往年要冷得多而且还会继续下雪所以大家都在家里等待着春天到来",
            "到来。",
        );
        check(&format!("{line}\n{line}\n{line}\n{rest}"), &[&format!("{line} {line} {line} {rest}")]);
        let headlines =
            [line, "市长在新闻发布会上宣布明年将修建一座新桥", "图书馆下周重新开放", "大雪之后的城市"];
        check(&headlines.join("\n"), &headlines);
        check("记者从市政府获悉，新桥\n，将在明年建成。", &["记者从市政府获悉，新桥 ，将在明年建成。"]);
    }

    #[test]
    fn items_of_a_list() {
        check("- one\n- two\nthree", &["- one", "- two", "three"]);
    }
}
