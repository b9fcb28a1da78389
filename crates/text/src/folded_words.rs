//! Names and phrases as they are compared.

use crate::{forms::folded_form, tokens::tokens};

/// Folds a whole name or phrase: the folded forms of its tokens, one space between two.
///
/// ```
/// assert_eq!(text::folded_words("José  ÁVILA-Pérez"), "jose avila perez");
/// ```
pub fn folded_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for span in tokens(text) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&folded_form(&text[span.range()]));
    }
    words
}
