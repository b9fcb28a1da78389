//! The tokens of an article, numbered as the index numbers them.

use text::{Span, tokens};

use crate::model::{Zone, ZoneKind};

/// The distance in positions between an article's title and its body. No token has a position in
/// between, so that no phrase runs from one into the other; words that are said to be near each
/// other never are across it.
pub const FIELD_GAP: u32 = 64;

/// The searchable tokens of one article, in the order of their positions.
///
/// The title's tokens come first, wherever the title stands in the file; after [`FIELD_GAP`]
/// follow those of the summary and the body. Furniture has no position, so nothing can find it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleTokens {
    spans: Vec<Span>,
    title: u32,
}

impl ArticleTokens {
    /// Tokenises the searchable zones of a raw file. `raw` must be the file that the zones describe.
    pub fn new(raw: &str, zones: impl Iterator<Item = Zone> + Clone) -> Self {
        let mut spans = Vec::new();
        let mut add = |zone: Zone| {
            let text = raw.get(zone.span.range()).unwrap_or_default();
            spans.extend(tokens(text).map(|token| token.shift(zone.span.start)));
            spans.len()
        };
        let title = zones.clone().filter(|zone| zone.kind == ZoneKind::Title).map(&mut add).last();
        zones.filter(|zone| zone.kind.is_body()).for_each(|zone| {
            add(zone);
        });
        Self { title: title.unwrap_or(0) as u32, spans }
    }

    /// How many tokens the title has; their positions are `0..title_len`.
    pub fn title_len(&self) -> u32 {
        self.title
    }

    /// How many tokens the summary and body have.
    pub fn body_len(&self) -> u32 {
        self.spans.len() as u32 - self.title
    }

    /// Every token with its position.
    pub fn positions(&self) -> impl Iterator<Item = (u32, Span)> + '_ {
        let position = move |at: usize| {
            let at = at as u32;
            if at < self.title { at } else { at + FIELD_GAP }
        };
        self.spans.iter().enumerate().map(move |(at, &span)| (position(at), span))
    }

    /// The bytes of the token at a position, if there is one.
    pub fn span_at(&self, position: u32) -> Option<Span> {
        let at = if position < self.title {
            position
        } else {
            position.checked_sub(FIELD_GAP).filter(|&at| at >= self.title)?
        };
        self.spans.get(at as usize).copied()
    }

    /// The tokens in order, without their positions.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_anywhere_in_the_file_comes_first() {
        let raw = "Body one. The Title\nBody two";
        let zone = |kind, start, end| Zone { kind, span: Span::new(start, end) };
        let zones =
            [zone(ZoneKind::Body, 0, 10), zone(ZoneKind::Title, 10, 20), zone(ZoneKind::Body, 20, 28)];
        let tokens = ArticleTokens::new(raw, zones.into_iter());
        assert_eq!((tokens.title_len(), tokens.body_len()), (2, 4));
        let listed: Vec<_> = tokens.positions().map(|(at, span)| (at, &raw[span.range()])).collect();
        assert_eq!(listed[..3], [(0, "The"), (1, "Title"), (2 + FIELD_GAP, "Body")]);
        for (position, span) in tokens.positions() {
            assert_eq!(tokens.span_at(position), Some(span));
        }
        assert_eq!(tokens.span_at(2), None);
        assert_eq!(tokens.span_at(99), None);
    }
}
