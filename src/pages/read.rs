//! An article, set for reading.

use corpus::{
    Kind, Span,
    concordance::named_in,
    model::{Zone, ZoneKind, hex},
    search::snippet::lines,
    sort::merge_spans,
    store::Article,
};
use yew::{Html, classes, html};

use crate::{
    components::{
        marked::{Marks, shown_mentions, with_marks},
        result::{kicker, title_span},
    },
    desk::{Act, Desk, Step},
    view::{Msg, Page, View, permalink},
    words,
};

/// Kinds whose marks can be switched off.
const MARKABLE: [Kind; 6] =
    [Kind::Person, Kind::Organisation, Kind::Place, Kind::Weapon, Kind::Event, Kind::Date];

/// The page.
pub fn page(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let lit = lit_entity(desk);
    let stops = stops(desk, article, lit);
    let passage = desk.view.passage.filter(|passage| passage.holds(article.raw)).map(|passage| passage.span);
    let marks = Marks {
        mentions: shown_mentions(&desk.dossier, article, &desk.view.unmarked),
        stops: &stops,
        lit,
        passage,
        current: desk.local.stop,
        prefix: "",
    };
    let draw = |span: Span| with_marks(&desk.dossier, desk.view, article, span, &marks);
    let heading = title_span(desk, article).map_or_else(|| html! { article.title }, draw);
    html! {
        <div class="read">
            <article aria-labelledby="title">
                <header>
                    <p class="kicker">{ kicker(desk, article) }</p>
                    <h1 id="title" tabindex="-1">{ heading }</h1>
                    { basis(desk, article) }
                    if desk.view.passage.is_some() && passage.is_none() {
                        <p class="notice">{ words::PASSAGE_CHANGED }</p>
                    }
                </header>
                { stepper(desk, stops.len()) }
                <div class="text">{ body(desk, article, &draw) }</div>
                { trace(article) }
            </article>
            { aside(desk, article, lit) }
        </div>
    }
}

/// By what the file can be known again.
pub fn trace(article: &Article<'static>) -> Html {
    html! {
        <p class="trace">
            { words::FILE }{ " " }<code>{ article.file }</code>{ " · SHA-256 " }<code>{ hex(&article.sha256) }</code>
        </p>
    }
}

/// The entity that the view lights up.
pub fn lit_entity(desk: &Desk<'_>) -> Option<u32> {
    let (kind, slug) = desk.view.lit.as_ref()?;
    Some(desk.dossier.entity_by_slug(*kind, slug)?.id)
}

/// Where to stop when stepping through an article: the hits of the query, and the mentions of
/// what is lit up.
pub fn stops(desk: &Desk<'_>, article: &Article<'static>, lit: Option<u32>) -> Vec<Span> {
    let mut stops = desk.found.search.spans(article);
    if lit.is_some() {
        let mentions = desk.dossier.mentions(article).filter(|mention| mention.entity == lit);
        stops.extend(mentions.map(|mention| mention.span));
    }
    merge_spans(&stops)
}

/// On what the date rests.
fn basis(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let evidence = article.raw.get(article.evidence.range()).unwrap_or_default();
    if article.published.is_none() || evidence.is_empty() {
        return Html::default();
    }
    let evidence_link = permalink::print(&desk.view.passage(article.slug, article.raw, article.evidence));
    html! {
        <details class="basis">
            <summary>{ words::dated(article.basis) }</summary>
            <p><q><a href={evidence_link}>{ evidence }</a></q></p>
            if !article.dated_because.is_empty() { <p>{ article.dated_because }</p> }
        </details>
    }
}

/// Steps through the stops.
fn stepper(desk: &Desk<'_>, count: usize) -> Html {
    if count == 0 {
        return Html::default();
    }
    html! {
        <p class="stepper">
            <span>{ words::stop(desk.local.stop.filter(|stop| *stop < count), count) }</span>
            <button id="previous" onclick={desk.send(Act::Step(Step::Previous))}>{ words::PREVIOUS }</button>
            <button id="next" onclick={desk.send(Act::Step(Step::Next))}>{ words::NEXT }</button>
        </p>
    }
}

/// The zones of the file but its title, in order. Furniture is one line each until it is asked for.
fn body(desk: &Desk<'_>, article: &Article<'static>, draw: &dyn Fn(Span) -> Html) -> Html {
    let shown = desk.view.furniture;
    let zones: Vec<Zone> = desk.dossier.zones(article).filter(|zone| zone.kind != ZoneKind::Title).collect();
    zones
        .iter()
        .map(|zone| {
            let lines: Vec<Span> = lines(article.raw, zone.span).collect();
            let is_apart = matches!(zone.kind, ZoneKind::Boilerplate | ZoneKind::Duplicate);
            if is_apart && !shown {
                let show = desk.send(Act::Do(Msg::Furniture(true)));
                return html! {
                    <p class="apart"><button onclick={show} title={words::SET_APART_HINT}>{ words::set_apart(lines.len()) }</button></p>
                };
            }
            let class = match zone.kind {
                ZoneKind::Boilerplate | ZoneKind::Duplicate => Some("furniture"),
                ZoneKind::Byline | ZoneKind::Date => Some("byline"),
                ZoneKind::Summary => Some("summary"),
                ZoneKind::Title | ZoneKind::Body => None,
            };
            let paragraphs = lines.into_iter().map(|line| {
                let is_item = article.raw[line.range()].starts_with(['•', '·', '▪']);
                html! { <p class={classes!(class, is_item.then_some("item"))}>{ draw(line) }</p> }
            });
            paragraphs.collect()
        })
        .collect()
}

/// Beside the text: what is named in it, what is marked, and what can be done with it.
fn aside(desk: &Desk<'_>, article: &Article<'static>, lit: Option<u32>) -> Html {
    let furniture = desk.send(Act::Do(Msg::Furniture(!desk.view.furniture)));
    html! {
        <aside class="beside" aria-label={words::NAMED_HERE}>
            <h2 id="names" tabindex="-1">{ words::NAMED_HERE }</h2>
            { for named_in(&desk.dossier, article).iter().map(|(kind, names)| html! {
                <section class={kind.field()}>
                    <h3>{ words::kinds(*kind) }</h3>
                    <ul>{ for names.iter().map(|&(id, count)| named(desk, id, count, lit)) }</ul>
                </section>
            }) }
            { marks(desk) }
            { compare_with(desk, article) }
            if desk.view.furniture {
                <p><button class="quiet" onclick={furniture}>{ words::HIDE_FURNITURE }</button></p>
            }
        </aside>
    }
}

/// One name: a link that lights up its mentions here, and once lit leads to all others.
fn named(desk: &Desk<'_>, id: u32, count: u32, lit: Option<u32>) -> Html {
    let Some(entity) = desk.dossier.entity(id) else { return Html::default() };
    let is_lit = lit == Some(id);
    let on = (!is_lit).then(|| (entity.kind, entity.slug.to_owned()));
    let light = View { lit: on, passage: None, ..desk.view.clone() };
    let everywhere = desk.view.at(Page::Entity(entity.kind, entity.slug.to_owned()));
    html! {
        <li key={entity.slug}>
            <a href={permalink::print(&light)} data-replace="" id={format!("n-{}-{}", entity.kind.field(), entity.slug)} aria-current={is_lit.then_some("true")}>
                { entity.name }
            </a>
            <span class="count">{ count }</span>
            if is_lit {
                <a class="everywhere" href={permalink::print(&everywhere)}>{ words::SEE_EVERYWHERE }</a>
            }
        </li>
    }
}

/// Switches for the kinds that are marked.
fn marks(desk: &Desk<'_>) -> Html {
    html! {
        <fieldset class="marks">
            <legend>{ words::MARKS }</legend>
            { for MARKABLE.map(|kind| {
                let marked = !desk.view.unmarked.contains(&kind);
                let toggle = desk.act.reform(move |_: yew::Event| Act::Do(Msg::Mark(kind, !marked)));
                html! {
                    <label>
                        <input type="checkbox" id={format!("mark-{}", kind.field())} checked={marked} onchange={toggle} />
                        <span class={classes!("m", kind.field())}>{ words::kinds(kind) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// Another article to read beside this one.
fn compare_with(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let open = desk.send(Act::CompareWith(article.slug.to_owned()));
    let others = desk.dossier.articles().filter(|other| other.slug != article.slug);
    html! {
        <p class="with">
            <label for="with">{ words::COMPARE_WITH }</label>
            <select id="with">
                <option value="" selected=true>{ words::CHOOSE_ARTICLE }</option>
                { for others.map(|other| html! { <option value={other.slug}>{ other.title }</option> }) }
            </select>
            <button id="compare" onclick={open}>{ words::COMPARE }</button>
        </p>
    }
}
