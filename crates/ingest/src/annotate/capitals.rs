//! Which lines of a text are headlines in capitals, where a capital says nothing about a name.

use crate::annotate::lex::Token;

/// The lines of a text, each with its end and whether its words are written large throughout.
pub(crate) struct Lines {
    lines: Vec<(usize, bool)>,
}

impl Lines {
    /// Looks at every line once.
    pub(crate) fn new(text: &str, tokens: &[Token<'_>]) -> Self {
        let (mut lines, mut at) = (Vec::new(), 0);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.len();
            let (mut large, mut small) = (0_usize, 0_usize);
            while let Some(token) = tokens.get(at).filter(|token| token.span.start < end) {
                match token.surface.chars().next() {
                    Some(first) if first.is_uppercase() => large += 1,
                    Some(first) if first.is_lowercase() && !is_small_in_headlines(token.surface) => {
                        small += 1
                    }
                    _ => {}
                }
                at += 1;
            }
            let begins_small = line.trim_start().starts_with(char::is_lowercase);
            let is_short = !begins_small && line.len() < 220 && !ends_sentence(line.trim_end());
            lines.push((end, is_short && large >= 3 && small * 8 <= large));
            start = end;
        }
        Self { lines }
    }

    /// Whether the line around a byte is written in capitals.
    pub(crate) fn are_capitals_at(&self, byte: usize) -> bool {
        let at = self.lines.partition_point(|(end, _)| *end <= byte);
        self.lines.get(at).is_some_and(|(_, large)| *large)
    }
}

/// Whether a word is small in headlines, too.
fn is_small_in_headlines(word: &str) -> bool {
    word.len() < 4
        || matches!(word, "from" | "with" | "into" | "over" | "upon" | "amid" | "that" | "para" | "sobre")
}

/// Whether a line ends as a sentence does; a headline may end in "the U.S."
fn ends_sentence(line: &str) -> bool {
    let initial = |line: &str| line.chars().nth_back(1).is_some_and(|sign| sign == '.');
    match line.strip_suffix('.') {
        Some(line) => !initial(line),
        None => line.ends_with([',', ';']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::lex::tokens;

    #[test]
    fn headlines_are_told_from_text() {
        let text = "Arms Smugglers Will Be Brought to Justice\nThe Arms Trade Treaty was signed by many countries.\n";
        let lines = Lines::new(text, &tokens(text));
        assert!(lines.are_capitals_at(0) && lines.are_capitals_at(41));
        assert!(!lines.are_capitals_at(42) && !lines.are_capitals_at(10_000));
    }
}
