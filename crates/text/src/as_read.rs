//! Names and phrases as they are shown.

use crate::{
    forms::{is_invisible, letter_without_decomposition},
    tokens::tokens,
};

/// A name or phrase as it reads: on one line, words whole that were divided, and no ligatures that only print needs.
///
/// ```
/// assert_eq!(text::as_read("Hugo Bal-\ntierra  of the of\u{FB01}ce"), "Hugo Baltierra of the office");
/// ```
pub fn as_read(surface: &str) -> String {
    let mut read = String::with_capacity(surface.len());
    let mut end = 0;
    let between = |read: &mut String, gap: &str| {
        for c in gap.chars() {
            if !c.is_whitespace() {
                read.push(c);
            } else if !read.is_empty() && !read.ends_with(' ') {
                read.push(' ');
            }
        }
    };
    for token in tokens(surface) {
        between(&mut read, &surface[end..token.start]);
        let word = &surface[token.range()];
        let divided = word.contains('\n');
        for c in word.chars().filter(|&c| !is_invisible(c)) {
            match c {
                '\n' | '\r' => {}
                '-' | '\u{2010}' if divided => {}
                'ﬀ'..='ﬆ' => read.push_str(letter_without_decomposition(c).unwrap_or_default()),
                _ => read.push(c),
            }
        }
        end = token.end;
    }
    between(&mut read, &surface[end..]);
    read.truncate(read.trim_end().len());
    read
}
