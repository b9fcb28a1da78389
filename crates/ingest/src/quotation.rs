//! Where the words that an editor quotes are in a text.

use text::Span;

/// Where a quotation stands in a text. White space of any kind and length counts as the same: an
/// editor does not see whether a space breaks, or where a line ends.
pub fn quoted(text: &str, quotation: &str) -> Option<Span> {
    let quotation = quotation.trim();
    if let Some(at) = text.find(quotation).filter(|_| !quotation.is_empty()) {
        return Some(Span::new(at, at + quotation.len()));
    }
    let mut words = quotation.split_whitespace();
    let first = words.next()?;
    let words: Vec<&str> = words.collect();
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in &words {
            let rest = text.get(end..)?;
            let next = rest.trim_start();
            let continues = next.len() < rest.len() && next.starts_with(word);
            if !continues {
                return None;
            }
            end += rest.len() - next.len() + word.len();
        }
        Some(Span::new(start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_found_whatever_their_white_space() {
        let text = "Said the Secretary,\u{A0}Alfonso Navarrete\r\nPrida on Monday.";
        let found = |quotation: &str| quoted(text, quotation).map(|span| &text[span.range()]);
        assert_eq!(found("Alfonso Navarrete Prida"), Some("Alfonso Navarrete\r\nPrida"));
        assert_eq!(found("Secretary, Alfonso"), Some("Secretary,\u{A0}Alfonso"));
        assert_eq!(found("Alfonso  Prida"), None);
        assert_eq!(found("NavarretePrida"), None);
        assert_eq!(found(" "), None);
    }
}
