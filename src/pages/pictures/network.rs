//! Who is named beside whom: those named most, connected where they stand in the same sentences or
//! paragraphs, the more often the thicker.

use analysis::cooccurrence::{Pair, Within, pairs};
use corpus::{Kind, store::Entity};
use yew::{Callback, Html};

use super::{
    layout::{Network, Node, Placed, layout},
    opened::{self, within},
    shared::{Model, Msg, articles, as_table, entity_link, kinds, named, with},
};
use crate::{
    context::PageContext,
    effects::Effect,
    view::{self, Choices, Pole},
    widgets::drawing::{Mark, by_arrows, element, shape, words_at},
    words,
};
use markup::{classes, html};

/// How many names are drawn.
pub const NODES: usize = 40;

/// How many connections are drawn at most: with more, a picture tells nothing.
const EDGES: usize = 70;

/// For the strokes of what stands at the edge.
const MARGIN: u32 = 4;

/// How many connections the table lists at once.
const LISTED: usize = 100;

/// Works out who is connected, and where everybody stands.
fn network(context: &PageContext<'_>, named: &[(u32, u32)], within: Within) -> Network {
    let named = &named[..named.len().min(NODES)];
    let ids: Vec<u32> = named.iter().map(|&(id, _)| id).collect();
    let pairs = pairs(&context.dossier, articles(context), &ids, within);
    let least = threshold(&pairs);
    let drawn = pairs.iter().take_while(|pair| pair.together >= least).count();
    let is_connected = |id: u32| pairs[..drawn].iter().any(|pair| pair.a == id || pair.b == id);
    let (connected, alone): (Vec<_>, Vec<_>) = named.iter().partition(|&&(id, _)| is_connected(id));
    let area = area(connected.len(), context.session.is_wide);
    let nodes = placed(context, &connected, &pairs[..drawn], area);
    Network { nodes, alone: alone.into_iter().map(|(id, _)| id).collect(), pairs, drawn, least, area }
}

/// How often a pair has to stand together to be drawn: as seldom as there is room for.
fn threshold(pairs: &[Pair]) -> u32 {
    match pairs.get(EDGES) {
        None => 1,
        Some(first_left_out) => first_left_out.together + 1,
    }
}

/// How much room so many names need: on a narrow screen the picture stands upright.
fn area(nodes: usize, wide: bool) -> (u32, u32) {
    match (nodes, wide) {
        (0..=6, true) => (560, 340),
        (7..=14, true) => (760, 460),
        (15..=26, true) => (900, 580),
        (_, true) => (1120, 720),
        (0..=6, false) => (320, 400),
        (7..=14, false) => (400, 620),
        (15..=26, false) => (480, 860),
        (_, false) => (560, 1240),
    }
}

fn placed(context: &PageContext<'_>, named: &[(u32, u32)], pairs: &[Pair], area: (u32, u32)) -> Vec<Placed> {
    let most = named.first().map_or(1, |&(_, count)| count).max(1);
    let radius = |count: u32| (5.0 + 13.0 * (f64::from(count) / f64::from(most)).sqrt()).round();
    let nodes: Vec<Node> = named
        .iter()
        .filter_map(|&(id, count)| {
            let entity = context.dossier.entity(id)?;
            let width = shown_name(&entity).chars().count() as f64 * 7.2 + 10.0;
            Some(Node {
                name: [entity.kind.field(), ":", entity.slug].concat(),
                size: (width.max(2.0 * radius(count)), 2.0 * radius(count) + 22.0),
            })
        })
        .collect();
    let strongest = pairs.first().map_or(1, |pair| pair.together).max(1);
    let at = |id| named.iter().position(|&(known, _)| known == id);
    let edges: Vec<(usize, usize, f64)> = pairs
        .iter()
        .filter_map(|pair| {
            Some((at(pair.a)?, at(pair.b)?, (f64::from(pair.together) / f64::from(strongest)).sqrt()))
        })
        .collect();
    let places = layout(&nodes, &edges, (f64::from(area.0), f64::from(area.1)));
    let place = |(&(entity, count), (x, y)): (&(u32, u32), (f64, f64))| Placed {
        entity,
        x: x.round() as u32,
        // The label stands below the circle.
        y: (y - 11.0).round() as u32,
        radius: radius(count) as u32,
    };
    named.iter().zip(places).map(place).collect()
}

/// A name as far as there is room for it.
fn shown_name(entity: &Entity<'_>) -> String {
    const LONGEST: usize = 26;
    match entity.name.char_indices().nth(LONGEST) {
        Some((end, _)) => [entity.name[..end].trim_end(), "…"].concat(),
        None => entity.name.to_owned(),
    }
}

/// The picture.
pub fn picture(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let named = named(context, model);
    let choices = &context.view.choices;
    let query = context.results.text.clone();
    let key = (query, choices.kinds.clone(), choices.in_paragraphs, context.session.is_wide);
    let network = model.worked_out.network.get(key, || self::network(context, &named, within(choices)));
    html! {
        <>
            <div class="controls">
                { kinds(context) }
                { together(context) }
            </div>
            if network.pairs.is_empty() {
                <p class="none">{ words::NO_CONNECTIONS }</p>
            } else {
                <p class="hint">{ words::network_hint(within(choices), network.least, network.drawn, network.pairs.len()) }</p>
                <div class="stage">
                    { drawing(context, &network) }
                    if let Some(poles) = &choices.pair { { opened::pair(context, poles, model, send) } }
                </div>
            }
            { alone(context, &network) }
            { table(context, &network) }
        </>
    }
}

/// What standing together means: a sentence or a paragraph.
fn together(context: &PageContext<'_>) -> Html {
    let choices = &context.view.choices;
    let radio = |in_paragraphs: bool, id: &'static str, label: &'static str| {
        let changed = Choices { in_paragraphs, ..choices.clone() };
        let onchange =
            context.dispatch.reform(move |_: yew::Event| Effect::Change(view::Msg::Draw(changed.clone())));
        html! {
            <label><input type="radio" name="together" {id} checked={choices.in_paragraphs == in_paragraphs} {onchange} />{ label }</label>
        }
    };
    html! {
        <fieldset class="choose-kinds">
            <legend>{ words::NAMED_TOGETHER }</legend>
            { radio(false, "in-sentences", words::IN_A_SENTENCE.text()) }
            { radio(true, "in-paragraphs", words::IN_A_PARAGRAPH.text()) }
        </fieldset>
    }
}

fn drawing(context: &PageContext<'_>, network: &Network) -> Html {
    let (width, height) = (network.area.0 + 2 * MARGIN, network.area.1 + 2 * MARGIN);
    let frame = format!("-{MARGIN} -{MARGIN} {width} {height}");
    let strongest = network.pairs.first().map_or(1, |pair| pair.together);
    let edges = network.pairs[..network.drawn].iter().enumerate();
    html! {
        <div class="scroll" role="region" aria-label={words::NETWORK} onkeydown={by_arrows()}>
            <svg class="network" width={width.to_string()} height={height.to_string()} viewBox={frame} role="group" aria-label={words::NETWORK}>
                <g>{ for edges.map(|(at, pair)| edge(context, network, pair, strongest, at)) }</g>
                <g>{ for network.nodes.iter().enumerate().map(|(at, node)| self::node(context, node, at)) }</g>
            </svg>
        </div>
    }
}

fn edge(context: &PageContext<'_>, network: &Network, pair: &Pair, strongest: u32, at: usize) -> Html {
    let Some((a, b)) = network.node(pair.a).zip(network.node(pair.b)) else { return Html::default() };
    let Some((one, other)) = context.dossier.entity(pair.a).zip(context.dossier.entity(pair.b)) else {
        return Html::default();
    };
    let label = words::connection(one.name, other.name, pair.together, within(&context.view.choices));
    let is_open = context.view.choices.pair.as_ref() == Some(&poles(&one, &other));
    let line = |class: &str| {
        let [x1, y1, x2, y2] = [a.x, a.y, b.x, b.y].map(|number| number.to_string());
        shape("line", &["class", "x1", "y1", "x2", "y2"], &[class, &x1, &y1, &x2, &y2])
    };
    // Widths go with the root of the count; more than five cannot be told apart.
    let share = f64::from(pair.together - 1) / f64::from((strongest - 1).max(1));
    let width = ["w1", "w2", "w3", "w4", "w5"][(share.sqrt() * 4.0).round() as usize % 5];
    let mark = Mark {
        id: ["edge-", &at.to_string()].concat(),
        class: "",
        href: opens(context, &one, &other),
        label,
        is_open,
        is_first: at == 0,
    };
    mark.drawn([line("hit"), line(width)].into_iter().collect())
}

fn node(context: &PageContext<'_>, node: &Placed, at: usize) -> Html {
    let Some(entity) = context.dossier.entity(node.entity) else { return Html::default() };
    let (x, y) = (node.x.to_string(), node.y.to_string());
    let circle = |class: &str, radius: u32| {
        shape("circle", &["class", "cx", "cy", "r"], &[class, &x, &y, &radius.to_string()])
    };
    let mut shapes = vec![circle("", node.radius)];
    // Organisations have a double line, here as in texts.
    if entity.kind == Kind::Organisation {
        shapes.push(circle("inner", node.radius.saturating_sub(3)));
    }
    shapes.push(words_at(&x, node.y + node.radius + 15, shown_name(&entity)));
    let mark = Mark {
        id: ["node-", &at.to_string()].concat(),
        class: entity.kind.field(),
        href: entity_link(context, entity.kind, entity.slug),
        label: words::name_and_kind(entity.name, entity.kind),
        is_open: false,
        is_first: at == 0,
    };
    mark.drawn(shapes.into_iter().collect())
}

/// Those named often, but beside none of the others often enough.
fn alone(context: &PageContext<'_>, network: &Network) -> Html {
    if network.alone.is_empty() {
        return Html::default();
    }
    let names = network.alone.iter().filter_map(|&id| context.dossier.entity(id)).enumerate();
    html! {
        <p class="extent">
            { words::NOT_CONNECTED }{ " " }
            { for names.map(|(at, entity)| html! {
                <>
                    { if at > 0 { ", " } else { "" } }
                    <a class={classes!("m", entity.kind.field())} href={entity_link(context, entity.kind, entity.slug)}>{ entity.name }</a>
                </>
            }) }
        </p>
    }
}

fn poles(one: &Entity<'_>, other: &Entity<'_>) -> [Pole; 2] {
    [(one.kind, one.slug.to_owned()), (other.kind, other.slug.to_owned())]
}

/// The link that lists where both stand.
fn opens(context: &PageContext<'_>, one: &Entity<'_>, other: &Entity<'_>) -> String {
    with(context, Choices { pair: Some(poles(one, other)), ..context.view.choices.clone() })
}

/// The same as a table, with the connections for which the picture has no room.
fn table(context: &PageContext<'_>, network: &Network) -> Html {
    if network.pairs.is_empty() {
        return Html::default();
    }
    let listed = network.pairs.len().min(network.drawn.max(LISTED));
    let rows = network.pairs[..listed].iter().filter_map(|pair| {
        let (one, other) = context.dossier.entity(pair.a).zip(context.dossier.entity(pair.b))?;
        let label = words::connection(one.name, other.name, pair.together, within(&context.view.choices));
        let count = Html::from(pair.together.to_string());
        let opened = opens(context, &one, &other);
        Some([
            Html::from(one.name),
            Html::from(other.name),
            element("a", &["href", "aria-label"], &[&opened, &label], count),
            Html::from(pair.articles.to_string()),
            Html::from((pair.association.round() as i64).to_string()),
        ])
    });
    let caption = words::network_caption(listed, network.pairs.len());
    as_table(caption, &words::network_heads(within(&context.view.choices)), rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_connections_as_there_is_room_for() {
        let pair = |together| Pair { a: 0, b: 1, together, articles: 1, association: 0.0 };
        assert_eq!(threshold(&[pair(1), pair(1)]), 1);
        let mut many: Vec<Pair> = (0..EDGES as u32 + 20).map(|at| pair(100 - at)).collect();
        assert_eq!(threshold(&many), 100 - EDGES as u32 + 1);
        many.resize(400, pair(1));
        assert!(many.iter().filter(|pair| pair.together >= threshold(&many)).count() <= EDGES);
    }
}
