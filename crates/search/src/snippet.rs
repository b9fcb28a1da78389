//! The lines of an article that show why it answers.

use corpus::store::{Article, Dossier};
use text::{Span, paragraph_spans, sort::sort_by_key};

use crate::evaluate::Search;

/// How long a snippet is at most, in bytes, unless a single hit is longer.
const LENGTH: usize = 240;

/// A stretch of one paragraph with the hits in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The stretch, in the untouched file.
    pub span: Span,
    /// The hits within it, in order, cut where it ends.
    pub hits: Vec<Span>,
    /// Whether words of its paragraph are left out before it.
    pub cut_before: bool,
    /// Whether words of its paragraph are left out after it.
    pub cut_after: bool,
}

impl<'a> Search<'a> {
    /// Up to `limit` snippets of an article, in order of place: those with the most hits, the
    /// earlier of two that have equally many. Without hits, the beginning of the body.
    ///
    /// The title is shown anyway and gives no snippets.
    pub fn snippets(&self, article: &Article<'a>, limit: usize) -> Vec<Snippet> {
        let hits = self.spans(article);
        let mut snippets: Vec<Snippet> = paragraphs(&self.dossier, article)
            .flat_map(|paragraph| cover(article.raw, paragraph, &hits))
            .collect();
        if snippets.is_empty() {
            let first = paragraphs(&self.dossier, article).next();
            snippets.extend(first.map(|paragraph| {
                window(article.raw, paragraph, Span::new(paragraph.start, paragraph.start), &[])
            }));
        }
        sort_by_key(&mut snippets, |snippet| std::cmp::Reverse(snippet.hits.len()));
        snippets.truncate(limit);
        sort_by_key(&mut snippets, |snippet| snippet.span);
        snippets
    }
}

/// The paragraphs of summary and body: lines without the white space around them.
pub fn paragraphs<'a>(dossier: &Dossier<'a>, article: &Article<'a>) -> impl Iterator<Item = Span> + use<'a> {
    let raw = article.raw;
    dossier
        .zones(article)
        .filter(|zone| zone.kind.is_body())
        .flat_map(move |zone| paragraph_spans(raw, zone.span))
}

/// Snippets that together show every hit of a paragraph.
fn cover(raw: &str, paragraph: Span, hits: &[Span]) -> Vec<Snippet> {
    let first = hits.partition_point(|hit| hit.start < paragraph.start);
    let last = hits.partition_point(|hit| hit.start < paragraph.end);
    let hits = &hits[first..last];
    let mut snippets = Vec::new();
    let mut shown = 0;
    while let Some(hit) = hits.get(shown) {
        // Some of the length is kept for the words around.
        let near = |next: &&Span| next.end <= hit.start + LENGTH * 3 / 4;
        let group = hits[shown..].iter().take_while(near).count().max(1);
        let end = hits[shown + group - 1].end.min(paragraph.end);
        let snippet = window(raw, paragraph, Span::new(hit.start, end), hits);
        shown = hits.partition_point(|hit| hit.start < snippet.span.end).max(shown + group);
        snippets.push(snippet);
    }
    snippets
}

/// Widens `core` to about [`LENGTH`] within its paragraph, at word boundaries, rather from the
/// start of its sentence where that is near.
fn window(raw: &str, paragraph: Span, core: Span, hits: &[Span]) -> Snippet {
    let room = LENGTH.saturating_sub(core.end - core.start);
    let before = &raw[paragraph.start..core.start];
    let start = if before.len() <= room / 2 {
        paragraph.start
    } else {
        let near = ceil_boundary(before, before.len().saturating_sub(room * 2 / 3));
        let sentence = before[near..].rfind(". ").or_else(|| before[near..].rfind("” "));
        let from = match sentence {
            Some(at) => near + at,
            None => ceil_boundary(before, before.len().saturating_sub(room / 2)),
        };
        let space = before[from..].find(char::is_whitespace).map_or(before.len(), |at| from + at);
        let lead = before[space..].len() - before[space..].trim_start().len();
        paragraph.start + space + lead
    };
    let room = LENGTH.saturating_sub(core.end - start);
    // Of a damaged dossier, a hit may end beyond its paragraph.
    let after = raw.get(core.end..paragraph.end).unwrap_or_default();
    let end = if after.len() <= room {
        paragraph.end
    } else {
        let cut = floor_boundary(after, room);
        let space = after[..cut].rfind(char::is_whitespace);
        // A word that the hit ends in is kept whole, unless the script has no spaces.
        let near = floor_boundary(after, room + LENGTH / 2);
        let space = space.or_else(|| after[..near].find(char::is_whitespace)).unwrap_or(cut);
        core.end + after[..space].trim_end().len()
    };
    let span = Span::new(start, end);
    Snippet {
        span,
        // A phrase may run on into the next paragraph; the snippet does not.
        hits: hits
            .iter()
            .filter(|hit| hit.overlaps(span))
            .map(|hit| Span::new(hit.start.max(span.start), hit.end.min(span.end)))
            .collect(),
        cut_before: start > paragraph.start,
        cut_after: end < paragraph.end,
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}
