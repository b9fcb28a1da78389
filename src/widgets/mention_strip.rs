//! Where along an article its mentions and the passages found lie: a strip with a tick for each, a
//! lane for each kind, and the same as a list.

use corpus::{
    Kind,
    model::Zone,
    store::{Article, Mention},
};
use text::{Span, sort::sort_by_key};
use yew::Html;

use super::{
    drawing::{Mark, by_arrows, percent, shape},
    marked::Marks,
};
use crate::{
    context::PageContext,
    effects::Effect,
    view::{Passage, View, permalink},
    words,
};
use markup::{classes, html};

/// How high a lane is, in pixels; the style sheet has the same for its label.
const LANE: u32 = 14;

/// How many characters of a passage are told.
const TOLD: usize = 80;

/// What a lane holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    Hits,
    Kind(Kind),
}

/// One tick.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tick {
    lane: Lane,
    span: Span,
    /// How far along the text it begins, in thousandths.
    place: u32,
    /// What is named, where that has a name of its own.
    entity: Option<u32>,
    /// Whether it belongs to what is lit up, or is where the reader is.
    stands_out: bool,
}

/// The strip of an article.
pub fn mention_strip(context: &PageContext<'_>, article: &Article<'static>, marks: &Marks<'_>) -> Html {
    let zones: Vec<Zone> = context.dossier.zones(article).collect();
    let ticks = ticks(&zones, marks);
    if ticks.is_empty() {
        return Html::default();
    }
    let lanes = lanes(&ticks);
    let listed = context.session.marks_listed;
    let list = context.ask(Effect::ListMarks(!listed));
    let height = lanes.len() as u32 * LANE;
    html! {
        <section class="strip" aria-label={words::MENTION_STRIP}>
            <ul class="told" aria-hidden="true">
                { for lanes.iter().map(|(lane, count)| html! {
                    <li>
                        <span class={classes!("m", field(*lane))}>{ label(*lane) }</span>{ " " }
                        <span class="count">{ *count }</span>
                    </li>
                }) }
            </ul>
            <svg role="group" aria-label={words::MENTION_STRIP_HINT} height={height.to_string()} onkeydown={by_arrows()}>
                { for ticks.iter().enumerate().map(|(at, tick)| {
                    let row = lanes.iter().position(|(lane, _)| *lane == tick.lane).unwrap_or(0);
                    one_tick(context, article, tick, at, row as u32)
                }) }
            </svg>
            <button id="ticks" class="quiet" aria-expanded={listed.to_string()} onclick={list}>
                { if listed { words::HIDE_LIST } else { words::SHOW_LIST } }
            </button>
            if listed { { as_list(context, article, &ticks) } }
        </section>
    }
}

/// The ticks, in order of place.
fn ticks(zones: &[Zone], marks: &Marks<'_>) -> Vec<Tick> {
    let of_hit = |(at, &span): (usize, &Span)| Tick {
        lane: Lane::Hits,
        span,
        place: place(zones, span.start),
        entity: None,
        stands_out: marks.current == Some(at),
    };
    let of_mention = |mention: &Mention<'_>| Tick {
        lane: Lane::Kind(mention.kind),
        span: mention.span,
        place: place(zones, mention.span.start),
        entity: mention.entity,
        stands_out: mention.entity.is_some() && mention.entity == marks.lit,
    };
    let mut ticks: Vec<Tick> = marks.stops.iter().enumerate().map(of_hit).collect();
    ticks.extend(marks.mentions.iter().map(of_mention));
    sort_by_key(&mut ticks, |tick| tick.span.start);
    ticks
}

/// The lanes that are not empty, with how many ticks each has.
fn lanes(ticks: &[Tick]) -> Vec<(Lane, usize)> {
    let all = std::iter::once(Lane::Hits).chain(Kind::ALL.map(Lane::Kind));
    all.map(|lane| (lane, ticks.iter().filter(|tick| tick.lane == lane).count()))
        .filter(|&(_, count)| count > 0)
        .collect()
}

/// How far along what is read something stands, in thousandths: what was left out does not count.
fn place(zones: &[Zone], at: usize) -> u32 {
    let read = |until: usize| -> usize {
        let zones = zones.iter().filter(|zone| zone.kind.is_searchable());
        zones.map(|zone| zone.span.end.min(until).saturating_sub(zone.span.start)).sum()
    };
    let whole = read(usize::MAX).max(1);
    (read(at) * 1000 / whole) as u32
}

fn one_tick(context: &PageContext<'_>, article: &Article<'static>, tick: &Tick, at: usize, row: u32) -> Html {
    // Ticks at the very end still have their width.
    let x = percent(f64::from(tick.place) / 1010.0);
    let (top, bottom) = ((row * LANE + 2).to_string(), ((row + 1) * LANE - 2).to_string());
    let line = |class| {
        shape("line", &["class", "x1", "x2", "y1", "y2"], &[class, x.as_str(), x.as_str(), &top, &bottom])
    };
    let mark = Mark {
        id: format!("t-{at}"),
        class: field(tick.lane),
        href: href(context, article, tick),
        label: words::tick(&surface(article, tick), &what(context, tick)),
        is_open: tick.stands_out,
        is_first: at == 0,
    };
    mark.drawn([line("reach"), line("tick")].into_iter().collect())
}

/// The same, to be read.
fn as_list(context: &PageContext<'_>, article: &Article<'static>, ticks: &[Tick]) -> Html {
    html! {
        <div class="scroll">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words::PLACE_IN_TEXT }</th>
                        <th scope="col">{ words::WORDS_THERE }</th>
                        <th scope="col">{ words::WHAT_IT_IS }</th>
                    </tr>
                </thead>
                <tbody>
                    { for ticks.iter().map(|tick| html! {
                        <tr>
                            <td class="count">{ words::place(tick.place) }</td>
                            <td><a href={href(context, article, tick)}>{ surface(article, tick) }</a></td>
                            <td>{ what(context, tick) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn href(context: &PageContext<'_>, article: &Article<'static>, tick: &Tick) -> String {
    let passage = Some(Passage::of(article.raw, tick.span));
    permalink::print(&View { passage, ..context.view.clone() })
}

fn surface(article: &Article<'static>, tick: &Tick) -> String {
    words::quoted(article.raw.get(tick.span.range()).unwrap_or_default(), TOLD)
}

/// What stands there: its kind, and its name where it has one.
fn what(context: &PageContext<'_>, tick: &Tick) -> String {
    match (tick.lane, tick.entity.and_then(|id| context.dossier.entity(id))) {
        (Lane::Hits, _) => words::HIT.text().to_owned(),
        (Lane::Kind(kind), None) => words::kind(kind).to_owned(),
        (Lane::Kind(kind), Some(entity)) => words::of_kind(kind, entity.name),
    }
}

fn label(lane: Lane) -> &'static str {
    match lane {
        Lane::Hits => words::HITS.text(),
        Lane::Kind(kind) => words::kinds(kind),
    }
}

fn field(lane: Lane) -> &'static str {
    match lane {
        Lane::Hits => "hits",
        Lane::Kind(kind) => kind.field(),
    }
}

#[cfg(test)]
mod tests {
    use corpus::model::ZoneKind;

    use super::*;

    #[test]
    fn places_leave_out_what_was_set_apart() {
        let zone = |kind, start, end| Zone { kind, span: Span::new(start, end) };
        let zones = [
            zone(ZoneKind::Boilerplate, 0, 1000),
            zone(ZoneKind::Title, 1000, 1100),
            zone(ZoneKind::Boilerplate, 1100, 5000),
            zone(ZoneKind::Body, 5000, 5900),
        ];
        let places = [1000, 1050, 5000, 5450, 5900, 9000].map(|at| place(&zones, at));
        assert_eq!(places, [0, 50, 100, 550, 1000, 1000]);
        assert_eq!(place(&[], 7), 0);
    }
}
