//! A stretch of an article with its mentions and hits marked.

use corpus::{
    Dossier, Kind, Span,
    sort::sort_numbers,
    store::{Article, Mention},
};
use yew::{Html, classes, html};

use crate::view::{Page, View, permalink};

/// What is marked in an article.
pub struct Marks<'m> {
    /// Mentions, in order; they do not overlap.
    pub mentions: Vec<Mention<'static>>,
    /// Stretches to step through, in order; they do not overlap.
    pub stops: &'m [Span],
    /// The entity that is lit up.
    pub lit: Option<u32>,
    /// The passage to which the article was opened.
    pub passage: Option<Span>,
    /// The stop at which the reader is.
    pub current: Option<usize>,
    /// What goes before the ids of stops, so that two articles can stand on one page.
    pub prefix: &'static str,
}

/// A run of characters to which the same marks apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it is.
    pub span: Span,
    /// The mention that it is part of, as an index.
    pub mention: Option<usize>,
    /// The stop that it is part of, as an index.
    pub stop: Option<usize>,
    /// Whether it is part of the passage.
    pub in_passage: bool,
}

/// Cuts a stretch where any mark begins or ends. The pieces cover the stretch in order.
pub fn pieces(span: Span, mentions: &[Span], stops: &[Span], passage: Option<Span>) -> Vec<Piece> {
    let all = mentions.iter().chain(stops).chain(&passage);
    let mut cuts: Vec<u64> = all
        .flat_map(|mark| [mark.start, mark.end])
        .filter(|&cut| span.start < cut && cut < span.end)
        .chain([span.start, span.end])
        .map(|cut| cut as u64)
        .collect();
    sort_numbers(&mut cuts);
    cuts.dedup();
    let holder = |marks: &[Span], at: usize| {
        let next = marks.partition_point(|mark| mark.end <= at);
        marks.get(next).filter(|mark| mark.start <= at).map(|_| next)
    };
    cuts.windows(2)
        .map(|ends| Span::new(ends[0] as usize, ends[1] as usize))
        .map(|span| Piece {
            span,
            mention: holder(mentions, span.start),
            stop: holder(stops, span.start),
            in_passage: passage.is_some_and(|passage| passage.contains(span)),
        })
        .collect()
}

/// A stretch of text with hits marked: a title or a snippet.
pub fn with_hits(raw: &str, span: Span, hits: &[Span]) -> Html {
    let text = |piece: &Piece| raw.get(piece.span.range()).unwrap_or_default().to_owned();
    pieces(span, &[], hits, None)
        .iter()
        .map(|piece| match piece.stop {
            Some(_) => html! { <mark>{ text(piece) }</mark> },
            None => html! { text(piece) },
        })
        .collect()
}

/// A stretch of an article with everything marked that there is.
pub fn with_marks(
    dossier: &Dossier<'static>,
    view: &View,
    article: &Article<'static>,
    span: Span,
    marks: &Marks<'_>,
) -> Html {
    let spans: Vec<Span> = marks.mentions.iter().map(|mention| mention.span).collect();
    let pieces = pieces(span, &spans, marks.stops, marks.passage);
    let groups = pieces.chunk_by(|a, b| a.mention.is_some() && a.mention == b.mention);
    groups
        .map(|group| {
            let inner: Html = group.iter().map(|piece| one_piece(article.raw, piece, marks)).collect();
            match group[0].mention.and_then(|at| marks.mentions.get(at)) {
                Some(mention) => one_mention(dossier, view, mention, marks, inner),
                None => inner,
            }
        })
        .collect()
}

fn one_piece(raw: &str, piece: &Piece, marks: &Marks<'_>) -> Html {
    let text = raw.get(piece.span.range()).unwrap_or_default().to_owned();
    let passage = piece.in_passage.then_some("passage");
    match piece.stop {
        Some(stop) => {
            let begins = marks.stops.get(stop).is_some_and(|span| span.start == piece.span.start);
            let id = begins.then(|| format!("{}stop-{stop}", marks.prefix));
            let current = (marks.current == Some(stop)).then_some("current");
            html! { <mark {id} tabindex={begins.then_some("-1")} class={classes!(passage, current)}>{ text }</mark> }
        }
        None if piece.in_passage => html! { <span class="passage">{ text }</span> },
        None => html! { text },
    }
}

fn one_mention(
    dossier: &Dossier<'static>,
    view: &View,
    mention: &Mention<'static>,
    marks: &Marks<'_>,
    inner: Html,
) -> Html {
    let lit = (mention.entity.is_some() && mention.entity == marks.lit).then_some("lit");
    let class = classes!("m", mention.kind.field(), lit);
    let Some(entity) = mention.entity.and_then(|id| dossier.entity(id)) else {
        let title = format!("{} · {}", mention.value, mention.rule);
        return html! { <span {class} {title}>{ inner }</span> };
    };
    let page = Page::Entity(entity.kind, entity.slug.to_owned());
    let href = permalink::print(&view.at(page));
    let title = format!("{} · {}", entity.name, mention.rule);
    let id = format!("{}m-{}", marks.prefix, mention.span.start);
    html! { <a {id} {class} {href} {title}>{ inner }</a> }
}

/// The mentions of an article but those of kinds that the reader has switched off.
pub fn shown_mentions(
    dossier: &Dossier<'static>,
    article: &Article<'static>,
    unmarked: &[Kind],
) -> Vec<Mention<'static>> {
    dossier.mentions(article).filter(|mention| !unmarked.contains(&mention.kind)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_that_cross_are_cut() {
        let span = Span::new;
        let pieces = pieces(span(0, 20), &[span(3, 10)], &[span(8, 12)], Some(span(0, 5)));
        let told: Vec<_> = pieces
            .iter()
            .map(|p| (p.span.start, p.span.end, p.mention.is_some(), p.stop.is_some(), p.in_passage))
            .collect();
        assert_eq!(
            told,
            [
                (0, 3, false, false, true),
                (3, 5, true, false, true),
                (5, 8, true, false, false),
                (8, 10, true, true, false),
                (10, 12, false, true, false),
                (12, 20, false, false, false),
            ]
        );
    }

    proptest! {
        #[test]
        fn pieces_cover_the_stretch_once(cuts in prop::collection::btree_set(0..100usize, 4..12)) {
            let cuts: Vec<usize> = cuts.into_iter().collect();
            let marks: Vec<Span> = cuts.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            let span = Span::new(10, 90);
            let mut at = span.start;
            for piece in pieces(span, &marks, &marks[1..], marks.first().copied()) {
                prop_assert_eq!(piece.span.start, at);
                prop_assert!(!piece.span.is_empty());
                at = piece.span.end;
            }
            prop_assert_eq!(at, span.end);
        }
    }
}
