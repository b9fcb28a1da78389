//! The tokens of an article, numbered as the index numbers them.

use text::{Span, index_tokens};

use crate::model::{Zone, ZoneKind};

/// The searchable tokens of one article, in the order of their positions.
///
/// The title's tokens come first, wherever the title is in the file; then those of the summary and the
/// body. Boilerplate has no position, so nothing can find it.
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
            spans.extend(index_tokens(text).map(|token| token.shift(zone.span.start)));
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

    /// The tokens: first those of the title, as many as [`ArticleTokens::title_len`] says.
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
        let listed: Vec<_> = tokens.spans().iter().map(|span| &raw[span.range()]).collect();
        assert_eq!(listed, ["The", "Title", "Body", "one", "Body", "two"]);
    }
}
