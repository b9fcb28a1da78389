//! The tokens of a text with their folded forms, and a cursor to look at them.
//!
//! Dates, figures, weapons, events and names are found on the same tokens: a text is cut once.

use std::borrow::Cow;

use text::{Language, Span, folded_form, without_possessive};

use crate::extract::language;

/// A token of a text.
pub struct Token<'t> {
    /// Where it is.
    pub span: Span,
    /// Its folded form.
    pub folded: Cow<'t, str>,
    /// Its bytes.
    pub surface: &'t str,
}

impl Token<'_> {
    /// Whether it consists of ASCII digits.
    pub(crate) fn is_digits(&self) -> bool {
        is_digits(&self.folded)
    }

    /// Whether it begins with an ASCII digit.
    pub(crate) fn starts_with_digit(&self) -> bool {
        self.folded.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it begins with a capital letter.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.surface.starts_with(char::is_uppercase)
    }
}

/// Whether a word consists of ASCII digits.
pub(crate) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let token = |span: Span| {
        let surface = &text[span.range()];
        Token { span, folded: folded_form(surface), surface }
    };
    text::tokens(text).map(token).collect()
}

/// Whether a text is in Spanish rather than English, by its commonest words.
pub(crate) fn is_spanish(tokens: &[Token<'_>]) -> bool {
    language::of_words(tokens.iter().map(|token| &*token.folded)) == Language::Spanish
}

/// What stands between two tokens where a paragraph or the text ends.
const PARAGRAPH_END: &str = "\n\n";

/// Looks at the tokens of a text and at what stands between them. Past either end there are empty
/// words, and a paragraph ends.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
}

impl<'t> Cursor<'t> {
    /// A cursor over a text and its tokens.
    pub(crate) fn new(text: &'t str, tokens: &'t [Token<'t>]) -> Self {
        Self { text, tokens }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token.
    pub(crate) fn get(&self, at: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(at)
    }

    /// All tokens.
    pub(crate) fn tokens(&self) -> &'t [Token<'t>] {
        self.tokens
    }

    /// A word in folded form, with its possessive 's.
    pub(crate) fn folded(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |token| &token.folded)
    }

    /// A word in folded form, without a possessive 's.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        let folded = self.folded(at);
        folded.strip_suffix("'s").unwrap_or(folded)
    }

    /// The word before a token in folded form, with its possessive 's.
    pub(crate) fn folded_before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.folded(before))
    }

    /// The word before a token, without a possessive 's.
    pub(crate) fn before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Exactly what stands between a token and the next.
    pub(crate) fn gap(&self, at: usize) -> &'t str {
        let pair = self.get(at).zip(self.get(at + 1));
        pair.and_then(|(left, right)| self.text.get(left.span.end..right.span.start)).unwrap_or(PARAGRAPH_END)
    }

    /// The signs between a token and the next, without white space around them.
    pub(crate) fn signs(&self, at: usize) -> &'t str {
        let gap = self.gap(at);
        if gap.matches('\n').count() < 2 { gap.trim() } else { PARAGRAPH_END }
    }

    /// Whether only white space within a paragraph stands between a token and the next.
    pub(crate) fn adjoins(&self, at: usize) -> bool {
        self.signs(at).is_empty()
    }

    /// Whether a word begins with a capital letter.
    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_capitalised)
    }

    /// The text after a token.
    pub(crate) fn after_text(&self, at: usize) -> &'t str {
        self.get(at).and_then(|token| self.text.get(token.span.end..)).unwrap_or_default()
    }

    /// The text before a token.
    pub(crate) fn before_text(&self, at: usize) -> &'t str {
        self.get(at).and_then(|token| self.text.get(..token.span.start)).unwrap_or_default()
    }

    /// The character right before a token.
    pub(crate) fn sign_before(&self, at: usize) -> Option<char> {
        self.before_text(at).chars().next_back()
    }

    /// From one token to another, both included, without a possessive 's at the end.
    pub(crate) fn span(&self, first: usize, last: usize) -> Option<Span> {
        let (start, last) = (self.get(first)?.span.start, self.get(last)?.span);
        Some(Span::new(start, without_possessive(self.text, last).end))
    }

    /// A stretch of the text.
    pub(crate) fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_looks_past_the_ends() {
        let text = "The senator's bill.\n\nIt failed";
        let tokens = tokens(text);
        let cursor = Cursor::new(text, &tokens);
        assert_eq!((cursor.folded(1), cursor.word(1), cursor.before(2)), ("senator's", "senator", "senator"));
        assert_eq!((cursor.gap(2), cursor.signs(2), cursor.signs(9)), (".\n\n", "\n\n", "\n\n"));
        assert!(cursor.adjoins(0) && !cursor.adjoins(2) && cursor.is_capitalised(3));
        assert_eq!(cursor.span(0, 1).map(|span| cursor.slice(span)), Some("The senator"));
        assert_eq!((cursor.before(0), cursor.word(9), cursor.sign_before(0)), ("", "", None));
        assert_eq!((cursor.len(), cursor.after_text(3), cursor.before_text(9)), (5, " failed", ""));
    }
}
