//! The two texts beside each other: passages numbered in both, bands from one to the other, and a map of them.

use analysis::compare::{PassageKind, Why};
use corpus::{Kind, model::ZoneKind, store::Mention};
use text::{Span, sort::sort_by_key};
use yew::Html;

use super::aligned::{A, B, Pair, Paragraph, at_words, place};
use crate::{
    context::PageContext,
    language,
    pages::article::{lit_entity, stops, trace},
    view::{Page, permalink},
    widgets::{
        drawing::{by_arrows, element, percent, shape},
        marked::{Click, Marks, shown_mentions, with_marks},
        note,
        result::kicker,
    },
    words,
};
use markup::{classes, html};

/// The columns of the texts.
const PANES: [&str; 2] = ["pane-a", "pane-b"];

/// What goes before ids in each text.
const PREFIX: [&str; 2] = ["a-", "b-"];

/// The two texts with what joins them; where there is room for one only, what the other says is folded into it.
pub fn columns(context: &PageContext<'_>, pair: &Pair<'_>) -> Html {
    if !context.session.is_wide {
        return html! { <div class={classes!("columns", focused(pair))}>{ column(context, pair, A) }</div> };
    }
    html! {
        <div class={classes!("columns", focused(pair))}>
            { column(context, pair, A) }
            { bands(context, pair) }
            { column(context, pair, B) }
            if !pair.aligned.passages.is_empty() { { map(context, pair) } }
        </div>
    }
}

fn focused(pair: &Pair<'_>) -> Option<&'static str> {
    pair.focus.map(|_| "focused")
}

fn class_of(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::SameWording => "reused",
        PassageKind::SameMatter => "matter",
    }
}

/// A text that is being drawn.
struct Column<'c> {
    context: &'c PageContext<'c>,
    pair: &'c Pair<'c>,
    side: usize,
    marks: Marks<'c>,
}

/// One of the texts; where there is room for both, it scrolls on its own.
fn column(context: &PageContext<'_>, pair: &Pair<'_>, side: usize) -> Html {
    let article = pair.articles[side];
    let marked = match pair.focus {
        Some(at) => marked_words(pair, at, side),
        None => stops(context, article, lit_entity(context)),
    };
    let highlights = note::highlights(&note::placed(context, article));
    let marks = Marks {
        highlights: &highlights,
        mentions: shown_mentions(&context.dossier, article, &context.view.unmarked),
        stops: &marked,
        lit: lit_entity(context),
        passage: pair.at[side].filter(|_| pair.focus.is_none()),
        current: None,
        prefix: PREFIX[side],
        click: Click::Follows,
    };
    let column = Column { context, pair, side, marks };
    let (title, body): (Vec<&Paragraph>, Vec<&Paragraph>) =
        pair.aligned.texts[side].iter().partition(|paragraph| paragraph.zone == ZoneKind::Title);
    let heading = match title.first() {
        Some(title) => column.paragraph(title, false),
        None => html! { article.title },
    };
    let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
    html! {
        <section class="column" id={PANES[side]} tabindex="0" aria-label={words::side(side, article.title)}>
            <p class="kicker"><b>{ words::SIDES[side] }</b>{ " · " }{ kicker(context, article) }{ " · " }<a {href}>{ words::TO_READ }</a></p>
            <h2 dir="auto" lang={language::attribute(article.language_code)}>{ heading }</h2>
            { for title.iter().flat_map(|title| title.sentences.iter().map(|&span| column.folded(span))) }
            <div class="text">
                { for body.iter().map(|paragraph| {
                    let class = classes!("p", (paragraph.zone == ZoneKind::Summary).then_some("summary"));
                    html! { <div {class} dir="auto" lang={language::attribute(article.language_code)}>{ column.paragraph(paragraph, true) }</div> }
                }) }
            </div>
            { trace(article) }
        </section>
    }
}

impl Column<'_> {
    /// A paragraph, sentence by sentence, with what is between them.
    fn paragraph(&self, paragraph: &Paragraph, can_fold: bool) -> Html {
        let raw = self.pair.articles[self.side].raw;
        let mut end = paragraph.span.start;
        let mut drawn = Vec::new();
        for &span in &paragraph.sentences {
            drawn.push(html! { raw.get(end..span.start).unwrap_or_default() });
            drawn.push(self.sentence(span));
            if can_fold {
                drawn.push(self.folded(span));
            }
            end = span.end;
        }
        drawn.into_iter().collect()
    }

    /// A sentence with the numbers of its passages.
    fn sentence(&self, span: Span) -> Html {
        let (context, pair, side) = (self.context, self.pair, self.side);
        let article = pair.articles[side];
        let of: Vec<usize> = pair.aligned.of_sentence(side, span).collect();
        let kinds = || of.iter().map(|&at| pair.aligned.passages[at].kind);
        let class = match of.is_empty() {
            true => context.view.only_here.then_some("alone"),
            false => {
                Some(class_of(kinds().min_by_key(|kind| *kind as u8).unwrap_or(PassageKind::SameMatter)))
            }
        };
        let on = pair.focus.filter(|at| of.contains(at));
        let worded = on.and_then(|at| pair.difference(at)).map(|_| "worded");
        let on = on.map(|_| "on");
        let numbers = of.iter().map(|&at| number(context, pair, at, PREFIX[side]));
        html! {
            <span id={id_of(side, span)} class={classes!("s", class, on, worded)}>
                { for numbers }
                { with_marks(&context.dossier, context.view, article, span, &self.marks) }
            </span>
        }
    }

    /// Where there is no room for the other text, what it says in the passages of a sentence.
    fn folded(&self, span: Span) -> Html {
        let (context, pair) = (self.context, self.pair);
        let of: Vec<usize> = pair.aligned.of_sentence(self.side, span).collect();
        if context.session.is_wide || of.is_empty() {
            return Html::default();
        }
        let other = pair.articles[B];
        html! {
            <details class="fold" open={pair.focus.is_some_and(|at| of.contains(&at))}>
                <summary>{ words::in_other(of.len()) }</summary>
                { for of.iter().map(|&at| {
                    let passage = &pair.aligned.passages[at];
                    let words = other.raw.get(passage.b.range()).unwrap_or_default();
                    let href = permalink::print(&context.view.passage(other.slug, other.raw, passage.b));
                    html! {
                        <div class={class_of(passage.kind)}>
                            <q dir="auto" lang={language::attribute(other.language_code)}><a {href}>{ words }</a></q>
                            <p class="count">{ words::passage(at, pair.aligned.passages.len(), passage.kind) }{ " " }{ why(context, pair, at) }</p>
                        </div>
                    }
                }) }
            </details>
        }
    }
}

fn id_of(side: usize, span: Span) -> String {
    [PREFIX[side], "s", &span.start.to_string()].concat()
}

/// The number of a passage, with the link to it.
fn number(context: &PageContext<'_>, pair: &Pair<'_>, at: usize, prefix: &str) -> Html {
    let number = (at + 1).to_string();
    link(context, pair, at, &[prefix, "p", &number].concat(), "n", "0", Html::from(number))
}

/// A link to a passage; of the one at which the reader is, to none.
fn link(
    context: &PageContext<'_>,
    pair: &Pair<'_>,
    at: usize,
    id: &str,
    class: &'static str,
    tabindex: &str,
    content: Html,
) -> Html {
    const KEYS: &[&str] = &["id", "class", "href", "tabindex", "aria-current", "aria-label", "data-replace"];
    let is_on = pair.focus == Some(at);
    let href = permalink::print(&at_words(context, pair.show((!is_on).then_some(at))));
    let passage = &pair.aligned.passages[at];
    let label = words::passage(at, pair.aligned.passages.len(), passage.kind);
    let minor = (!pair.aligned.is_main(at)).then_some("minor");
    let class = classes!(class, class_of(passage.kind), minor).unwrap_or_default();
    let current = match is_on {
        true => "true",
        false => "",
    };
    element("a", KEYS, &[id, &class, &href, tabindex, current, &label, "true"], content)
}

/// What is marked in the sentences of a passage: the words that make it one; where wording was copied, or the same is
/// quoted, those that differ.
fn marked_words(pair: &Pair<'_>, at: usize, side: usize) -> Vec<Span> {
    if let Some(difference) = pair.difference(at) {
        let [a, b] = difference.only;
        return [a, b].into_iter().nth(side).unwrap_or_default();
    }
    let spans = pair.aligned.passages[at].why.iter().filter_map(|why| match why {
        Why::Word(a, b) => Some([*a, *b][side]),
        _ => None,
    });
    text::sort::merge_spans(&spans.collect::<Vec<_>>())
}

/// What the sentences of a passage share, in plain words.
pub fn why(context: &PageContext<'_>, pair: &Pair<'_>, at: usize) -> String {
    let passage = &pair.aligned.passages[at];
    let article = pair.articles[A];
    let is_figure = |value: &str| {
        let has = |mention: Mention<'_>| mention.value == value && passage.a.contains(mention.span);
        context.dossier.mentions_of_kind(article, Kind::Quantity).any(has)
    };
    let [mut names, mut dates, mut figures, mut shared] = [const { Vec::new() }; 4];
    for why in &passage.why {
        match why {
            Why::Entity(id) => names.extend(context.dossier.entity(*id).map(|entity| entity.name.to_owned())),
            Why::Value(value) if is_figure(value) => figures.push(words::figure(value)),
            Why::Value(value) => dates.extend(words::when(value)),
            Why::Word(span, _) => {
                shared.push(["“", article.raw.get(span.range()).unwrap_or_default(), "”"].concat());
            }
        }
    }
    let why = words::both_have([&names, &dates, &figures, &shared]);
    match pair.difference(at) {
        Some(found) => [&why, " ", words::wording_differs(!found.only.iter().all(Vec::is_empty))].concat(),
        None => why,
    }
}

/// Bands from each sentence to its surest counterpart, and of the passage at which the reader is. Where they begin and end, the shell draws as the texts scroll.
fn bands(context: &PageContext<'_>, pair: &Pair<'_>) -> Html {
    let passages = &pair.aligned.passages;
    let is_drawn = |at: &usize| pair.focus == Some(*at) || pair.aligned.is_main(*at);
    let mut order: Vec<usize> = (0..passages.len()).filter(is_drawn).collect();
    // The surest are drawn last, and lead when one text follows the other.
    sort_by_key(&mut order, |&at| (pair.focus == Some(at), (passages[at].score * 1000.0) as u32));
    let band = |at: usize| {
        let ids = [A, B].map(|side| id_of(side, place(&passages[at], side)));
        let path = shape("path", &["data-a", "data-b"], &[&ids[A], &ids[B]]);
        link(context, pair, at, "", "", "-1", path)
    };
    html! { <svg class="bands" aria-hidden="true">{ for order.into_iter().map(band) }</svg> }
}

/// Where the passages are, along both texts.
fn map(context: &PageContext<'_>, pair: &Pair<'_>) -> Html {
    let passages = &pair.aligned.passages;
    // How far along its text a byte is: what is not shown does not count.
    let along = |side: usize, at: usize| {
        let until = |end: usize| -> usize {
            let shown = pair.aligned.texts[side].iter().map(|paragraph| paragraph.span);
            shown.map(|span| span.end.min(end).saturating_sub(span.start)).sum()
        };
        percent(until(at) as f64 / until(usize::MAX).max(1) as f64)
    };
    let mark = |at: usize| {
        let line = |side: usize, x: &str| {
            let span = place(&passages[at], side);
            let (top, bottom) = (along(side, span.start), along(side, span.end));
            shape("line", &["class", "x1", "x2", "y1", "y2"], &["end", x, x, &top, &bottom])
        };
        let ends = [A, B].map(|side| along(side, place(&passages[at], side).start));
        let between =
            shape("line", &["class", "x1", "x2", "y1", "y2"], &["way", "9", "35", &ends[A], &ends[B]]);
        let content = [line(A, "5"), line(B, "39"), between].into_iter().collect();
        let is_stop = at == pair.focus.unwrap_or_default();
        let tabindex = if is_stop { "0" } else { "-1" };
        let id = ["map-", &at.to_string()].concat();
        link(context, pair, at, &id, "", tabindex, content)
    };
    html! {
        <div class="map">
            <svg role="group" aria-label={words::MAP} onkeydown={by_arrows()}>{ for (0..passages.len()).map(mark) }</svg>
        </div>
    }
}
