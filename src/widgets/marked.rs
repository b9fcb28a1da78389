//! A stretch of an article with its mentions and hits marked.

use corpus::{
    Dossier, Kind,
    store::{Article, Mention},
};
use notes::Colour;
use text::{Span, sort::sort_numbers};
use yew::Html;

use crate::{
    effects::EXPLANATION,
    view::{Page, Passage, View, permalink},
};
use markup::{classes, html};

/// What is marked in an article.
pub struct Marks<'m> {
    /// Mentions, in order, of two that begin together the longer first; one may enclose others.
    pub mentions: Vec<Mention<'static>>,
    /// Stretches to step through, in order; they do not overlap.
    pub stops: &'m [Span],
    /// The entity that is lit up.
    pub lit: Option<u32>,
    /// The passage to which the article was opened.
    pub passage: Option<Span>,
    /// What the reader has marked, in the order in which it begins.
    pub highlights: &'m [(Span, Colour)],
    /// The stop at which the reader is.
    pub current: Option<usize>,
    /// What goes before the ids of stops, so that two articles can stand on one page.
    pub prefix: &'static str,
    /// What a click on a mention does.
    pub click: Click,
}

/// What a click on a mention does. A modified click follows its link in either case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Click {
    /// It follows the link.
    Follows,
    /// It says why the mention is marked; this one is being explained.
    Explains(Option<Span>),
}

/// The id of the link of a mention.
pub fn mention_id(prefix: &str, span: Span) -> String {
    format!("{prefix}m-{}-{}", span.start, span.end)
}

/// A run of characters to which the same marks apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it is.
    pub span: Span,
    /// The innermost mention that it is part of, as an index.
    pub mention: Option<usize>,
    /// The stop that it is part of, as an index.
    pub stop: Option<usize>,
    /// Whether it is part of the passage.
    pub in_passage: bool,
    /// What the reader has marked last of all that begins before it and holds it, as an index.
    pub highlight: Option<usize>,
}

/// Cuts a stretch where any mark begins or ends. The pieces cover the stretch in order. Stops do not
/// overlap; mentions may enclose others, and are sorted as [`Marks::mentions`] are.
pub fn pieces(
    span: Span,
    mentions: &[Span],
    stops: &[Span],
    passage: Option<Span>,
    highlights: &[(Span, Colour)],
) -> Vec<Piece> {
    let all = mentions.iter().chain(stops).chain(&passage).chain(highlights.iter().map(|(span, _)| span));
    let mut cuts: Vec<u64> = all
        .flat_map(|mark| [mark.start, mark.end])
        .filter(|&cut| span.start < cut && cut < span.end)
        .chain([span.start, span.end])
        .map(|cut| cut as u64)
        .collect();
    sort_numbers(&mut cuts);
    cuts.dedup();
    let stop_at = |at: usize| {
        let next = stops.partition_point(|stop| stop.end <= at);
        stops.get(next).filter(|stop| stop.start <= at).map(|_| next)
    };
    // The last one that has begun and not ended is the innermost.
    let mention_at = |at: usize| {
        let begun = mentions.partition_point(|mention| mention.start <= at);
        mentions[..begun].iter().rposition(|mention| at < mention.end)
    };
    cuts.windows(2)
        .map(|ends| Span::new(ends[0] as usize, ends[1] as usize))
        .map(|span| Piece {
            span,
            mention: mention_at(span.start),
            stop: stop_at(span.start),
            in_passage: passage.is_some_and(|passage| passage.contains(span)),
            highlight: highlights.iter().rposition(|(highlight, _)| highlight.contains(span)),
        })
        .collect()
}

/// For every mention the one that directly encloses it, as an index. They are sorted as
/// [`Marks::mentions`] are; of two that cross, neither encloses the other.
pub fn enclosing(mentions: &[Span]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(mentions.len());
    for (at, mention) in mentions.iter().enumerate() {
        open.retain(|&outer| mentions[outer].end > mention.start);
        parents.push(open.iter().rev().copied().find(|&outer| mentions[outer].contains(*mention)));
        open.push(at);
    }
    parents
}

/// A stretch of text with hits marked: a title or a snippet.
pub fn with_hits(raw: &str, span: Span, hits: &[Span]) -> Html {
    let text = |piece: &Piece| raw.get(piece.span.range()).unwrap_or_default().to_owned();
    pieces(span, &[], hits, None, &[])
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
    // A paragraph has few of an article's mentions.
    let mentions: Vec<Mention<'static>> =
        marks.mentions.iter().filter(|mention| mention.span.overlaps(span)).copied().collect();
    let spans: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    let pieces = pieces(span, &spans, marks.stops, marks.passage, marks.highlights);
    let parents = enclosing(&spans);
    let drawing = Drawing { dossier, view, article, marks, mentions: &mentions, parents: &parents };
    drawing.within(None, &pieces, |text| text)
}

/// A stretch that is being drawn.
struct Drawing<'d> {
    dossier: &'d Dossier<'static>,
    view: &'d View,
    article: &'d Article<'static>,
    marks: &'d Marks<'d>,
    /// The mentions in the stretch.
    mentions: &'d [Mention<'static>],
    /// What encloses each of them.
    parents: &'d [Option<usize>],
}

impl Drawing<'_> {
    /// Pieces that stand in a mention or in none, those of each mention inside it together; `alone`
    /// draws the others.
    fn within(&self, outer: Option<usize>, pieces: &[Piece], mut alone: impl FnMut(Html) -> Html) -> Html {
        let groups = pieces.chunk_by(|a, b| self.child(outer, a) == self.child(outer, b));
        groups
            .map(|group| match self.child(outer, &group[0]) {
                Some(at) => self.mention(at, group),
                None => alone(self.text(group)),
            })
            .collect()
    }

    /// The outermost mention inside `outer` that holds a piece.
    fn child(&self, outer: Option<usize>, piece: &Piece) -> Option<usize> {
        let mut at = piece.mention.filter(|&at| Some(at) != outer)?;
        while self.parents[at] != outer {
            at = self.parents[at]?;
        }
        Some(at)
    }

    fn mention(&self, at: usize, pieces: &[Piece]) -> Html {
        let mention = &self.mentions[at];
        let lit = (mention.entity.is_some() && mention.entity == self.marks.lit).then_some("lit");
        let explained = (self.marks.click == Click::Explains(Some(mention.span))).then_some("explained");
        let class = classes!("m", mention.kind.field(), lit, explained);
        // What runs on into another paragraph has its id where it begins.
        let begins = pieces[0].span.start == mention.span.start;
        if !self.parents.contains(&Some(at)) {
            return self.link(mention, class, begins, self.text(pieces));
        }
        // A link cannot hold another: what first stands in this mention alone is the link to it.
        let mut linked = false;
        let inner = self.within(Some(at), pieces, |text| match std::mem::replace(&mut linked, true) {
            false => self.link(mention, classes!("own"), begins, text),
            true => text,
        });
        html! { <span {class} data-mention={self.explained(mention)}>{ inner }</span> }
    }

    /// The link to what is named; of a date or a figure, to its place, as it has no page.
    fn link(&self, mention: &Mention<'static>, class: Option<String>, begins: bool, inner: Html) -> Html {
        let entity = mention.entity.and_then(|id| self.dossier.entity(id));
        let named = entity.map_or(mention.value, |entity| entity.name);
        let title = [named, &words::rule(mention.kind, &mention.rule)].join(" · ");
        let target = match (entity, self.marks.click) {
            (Some(entity), _) => self.view.at(Page::Entity(entity.kind, entity.slug.to_owned())),
            (None, Click::Explains(_)) => {
                let passage = Some(Passage::of(self.article.raw, mention.span));
                View { passage, ..self.view.clone() }
            }
            (None, Click::Follows) => return html! { <span {class} {title}>{ inner }</span> },
        };
        let id = begins.then(|| mention_id(self.marks.prefix, mention.span));
        let (expanded, controls) = match self.marks.click {
            Click::Follows => (None, None),
            Click::Explains(asked) if asked == Some(mention.span) => (Some("true"), Some(EXPLANATION)),
            Click::Explains(_) => (Some("false"), None),
        };
        html! {
            <a {id} {class} href={permalink::print(&target)} {title} data-mention={self.explained(mention)}
                aria-expanded={expanded} aria-controls={controls}>{ inner }</a>
        }
    }

    /// By what a click tells which mention it was on.
    fn explained(&self, mention: &Mention<'static>) -> Option<String> {
        let explains = matches!(self.marks.click, Click::Explains(_));
        explains.then(|| format!("{}-{}", mention.span.start, mention.span.end))
    }

    fn text(&self, pieces: &[Piece]) -> Html {
        pieces.iter().map(|piece| one_piece(self.article.raw, piece, self.marks)).collect()
    }
}

fn one_piece(raw: &str, piece: &Piece, marks: &Marks<'_>) -> Html {
    let text = raw.get(piece.span.range()).unwrap_or_default().to_owned();
    let text = match piece.highlight.and_then(|highlight| marks.highlights.get(highlight)) {
        Some((_, colour)) => html! { <span class={["highlight ", colour.name()].concat()}>{ text }</span> },
        None => html! { text },
    };
    let passage = piece.in_passage.then_some("passage");
    match piece.stop {
        Some(stop) => {
            let begins = marks.stops.get(stop).is_some_and(|span| span.start == piece.span.start);
            let id = begins.then(|| format!("{}stop-{stop}", marks.prefix));
            let current = (marks.current == Some(stop)).then_some("current");
            html! { <mark {id} tabindex={begins.then_some("-1")} class={classes!(passage, current)}>{ text }</mark> }
        }
        None if piece.in_passage => html! { <span class="passage">{ text }</span> },
        None => text,
    }
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
        let pieces = pieces(span(0, 20), &[span(3, 10)], &[span(8, 12)], Some(span(0, 5)), &[]);
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

    #[test]
    fn a_mention_inside_another_is_the_innermost() {
        let span = Span::new;
        let mentions = [span(0, 15), span(8, 15), span(20, 30), span(20, 24), span(26, 34)];
        let found: Vec<_> = pieces(span(0, 40), &mentions, &[], None, &[])
            .iter()
            .map(|p| (p.span.start, p.span.end, p.mention))
            .collect();
        assert_eq!(
            found,
            [
                (0, 8, Some(0)),
                (8, 15, Some(1)),
                (15, 20, None),
                (20, 24, Some(3)),
                (24, 26, Some(2)),
                (26, 30, Some(4)),
                (30, 34, Some(4)),
                (34, 40, None),
            ]
        );
        assert_eq!(enclosing(&mentions), [None, Some(0), None, Some(2), None]);
    }

    #[test]
    fn of_two_highlights_the_later_one_is_on_top() {
        let span = Span::new;
        let highlights = [(span(0, 10), Colour::Yellow), (span(5, 15), Colour::Pink)];
        let found: Vec<_> = pieces(span(0, 20), &[], &[], None, &highlights)
            .iter()
            .map(|p| (p.span.start, p.highlight))
            .collect();
        assert_eq!(found, [(0, Some(0)), (5, Some(1)), (10, Some(1)), (15, None)]);
    }

    /// Spans in order, of two that begin together the longer first, that may cross or enclose.
    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let span = (0..100usize, 1..30usize).prop_map(|(start, length)| Span::new(start, start + length));
        prop::collection::vec(span, 0..9).prop_map(|mut spans| {
            spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            spans.dedup();
            spans
        })
    }

    proptest! {
        #[test]
        fn pieces_stand_in_the_mention_that_they_name(mentions in spans()) {
            let parents = enclosing(&mentions);
            for (at, parent) in parents.iter().enumerate() {
                prop_assert!(parent.is_none_or(|outer| outer < at && mentions[outer].contains(mentions[at])));
            }
            for piece in pieces(Span::new(0, 130), &mentions, &[], None, &[]) {
                let holding = mentions.iter().filter(|mention| mention.contains(piece.span)).count();
                let overlapping = mentions.iter().filter(|mention| mention.overlaps(piece.span)).count();
                prop_assert_eq!(holding, overlapping, "no mention begins or ends within a piece");
                prop_assert_eq!(piece.mention.is_some(), holding > 0);
                prop_assert!(piece.mention.is_none_or(|at| mentions[at].contains(piece.span)));
            }
        }

        #[test]
        fn pieces_cover_the_stretch_once(cuts in prop::collection::btree_set(0..100usize, 4..12)) {
            let cuts: Vec<usize> = cuts.into_iter().collect();
            let marks: Vec<Span> = cuts.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            let span = Span::new(10, 90);
            let mut at = span.start;
            for piece in pieces(span, &marks, &marks[1..], marks.first().copied(), &[]) {
                prop_assert_eq!(piece.span.start, at);
                prop_assert!(!piece.span.is_empty());
                at = piece.span.end;
            }
            prop_assert_eq!(at, span.end);
        }
    }
}
