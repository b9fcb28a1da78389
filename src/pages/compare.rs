//! Two articles side by side: what both name, what only one names, each in its place.

use corpus::{Kind, model::ZoneKind, store::Article};
use search::analysis::compare::compare;
use text::{Span, paragraph_spans as lines};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::Html;

use super::read::{lit_entity, stops, trace};
use crate::{
    components::{
        marked::{Click, Marks, shown_mentions, with_marks},
        result::{kicker, title_span},
    },
    desk::{Act, Desk},
    view::{Msg, Page, Side, View, permalink},
    words,
};
use markup::{classes, html};

/// The page. Slugs are those of the view; either may be missing or unknown.
pub fn page(desk: &Desk<'_>, left: Option<&str>, right: Option<&str>) -> Html {
    let find = |slug: Option<&str>| slug.and_then(|slug| desk.dossier.article_by_slug(slug));
    let unknown = [left, right].into_iter().flatten().filter(|slug| find(Some(slug)).is_none());
    let choosers = html! {
        <div class="choose">
            { chooser(desk, Side::Left, left) }
            { swap(desk) }
            { chooser(desk, Side::Right, right) }
        </div>
    };
    let notices: Html = unknown
        .map(|slug| html! { <p class="notice">{ format!("{} “{slug}”.", words::UNKNOWN_ARTICLE) }</p> })
        .collect();
    let pair = find(left).zip(find(right));
    let heading = match &pair {
        Some((a, b)) => format!("{} | {}", a.title, b.title),
        None => words::COMPARE.to_owned(),
    };
    // The same elements whatever is chosen, so that the list that was chosen from keeps the focus.
    html! {
        <div class="compare">
            <h1 class={pair.is_some().then_some("sr")} tabindex="-1">{ heading }</h1>
            <div>
                { notices }
                if pair.is_none() { <p>{ words::CHOOSE_TWO }</p> }
            </div>
            { choosers }
            <div>
                if let Some((a, b)) = &pair { { both(desk, a, b) } }
            </div>
        </div>
    }
}

fn chooser(desk: &Desk<'_>, side: Side, chosen: Option<&str>) -> Html {
    let (id, label) = match side {
        Side::Left => ("left", words::LEFT_ARTICLE),
        Side::Right => ("right", words::RIGHT_ARTICLE),
    };
    let choose = desk.act.reform(move |event: yew::Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        Act::Do(Msg::Choose(side, select.map(|select| select.value()).unwrap_or_default()))
    });
    html! {
        <p>
            <label for={id}>{ label }</label>
            <select {id} onchange={choose}>
                <option value="" selected={chosen.is_none()}>{ words::CHOOSE_ARTICLE }</option>
                { for desk.dossier.articles().map(|article| html! {
                    <option value={article.slug} selected={chosen == Some(article.slug)}>{ article.title }</option>
                }) }
            </select>
        </p>
    }
}

fn swap(desk: &Desk<'_>) -> Html {
    match &desk.view.page {
        Page::Compare(Some(left), Some(right)) => {
            let page = Page::Compare(Some(right.clone()), Some(left.clone()));
            let href = permalink::print(&View { page, ..desk.view.clone() });
            html! { <a class="swap" id="swap" {href}>{ words::SWAP }</a> }
        }
        // Keeps the two sides equally wide.
        _ => html! { <span></span> },
    }
}

fn both(desk: &Desk<'_>, a: &Article<'static>, b: &Article<'static>) -> Html {
    let comparison = compare(&desk.dossier, a, b);
    let counts: Vec<(Kind, usize)> = Kind::ENTITIES
        .into_iter()
        .map(|kind| (kind, comparison.shared_of(&desk.dossier, kind).count()))
        .filter(|&(_, count)| count > 0)
        .collect();
    let apart = a.published.zip(b.published).and_then(|(a, b)| a.months_between(b));
    let shared: Vec<(u32, usize, usize)> =
        comparison.shared.iter().map(|both| (both.entity, both.a.len(), both.b.len())).collect();
    let only = |named: &[search::analysis::compare::Named]| -> Vec<(u32, usize)> {
        named.iter().map(|one| (one.entity, one.spans.len())).collect()
    };
    let lock = desk.act.reform({
        let locked = desk.view.unlocked;
        move |_: yew::Event| Act::Do(Msg::Lock(locked))
    });
    html! {
        <>
            <p class="sentence">
                if a.slug == b.slug { { words::SAME_ARTICLE }{ " " } }
                { words::both_name(&counts) }
                if let Some(months) = apart { { " " }{ words::apart(months) } }
                { " " }{ words::similarity(comparison.similarity) }
            </p>
            <div class="lists">
                <section class="both" tabindex="0" aria-label={words::BOTH_NAME}>
                    <h2>{ words::with_count(words::BOTH_NAME, shared.len()) }</h2>
                    <ul>
                        { for shared.iter().map(|&(id, in_a, in_b)| entry(desk, id, &format!("{in_a} | {in_b}"))) }
                        if shared.is_empty() { <li class="none">{ words::NOTHING_SHARED }</li> }
                    </ul>
                </section>
                { only_list(desk, a, &only(&comparison.only_a)) }
                { only_list(desk, b, &only(&comparison.only_b)) }
            </div>
            <p class="lock">
                <label><input type="checkbox" id="lock" checked={!desk.view.unlocked} onchange={lock} />{ words::LOCK }</label>
                if desk.view.lit.is_some() {
                    <a data-replace="" href={permalink::print(&View { lit: None, ..desk.view.clone() })}>{ words::STOP_HIGHLIGHTING }</a>
                }
            </p>
            <div class="columns">
                { column(desk, a, "pane-a", "a-") }
                { column(desk, b, "pane-b", "b-") }
            </div>
        </>
    }
}

fn only_list(desk: &Desk<'_>, article: &Article<'static>, named: &[(u32, usize)]) -> Html {
    let label = words::only(article.title);
    html! {
        <section tabindex="0" aria-label={label.clone()}>
            <h2>{ words::with_count(&label, named.len()) }</h2>
            <ul>
                { for named.iter().map(|&(id, count)| entry(desk, id, &count.to_string())) }
                if named.is_empty() { <li class="none">{ words::NOTHING_ALONE }</li> }
            </ul>
        </section>
    }
}

/// A name that lights up its places in both texts, and brings the first of them into sight.
fn entry(desk: &Desk<'_>, id: u32, count: &str) -> Html {
    let Some(entity) = desk.dossier.entity(id) else { return Html::default() };
    let key = (entity.kind, entity.slug.to_owned());
    let is_lit = desk.view.lit.as_ref() == Some(&key);
    let lit = (!is_lit).then_some(key);
    let href = permalink::print(&View { lit, ..desk.view.clone() });
    html! {
        <li key={format!("{}{}", entity.kind.field(), entity.slug)}>
            <a {href} data-replace="" id={format!("n-{}-{}", entity.kind.field(), entity.slug)} class={classes!("m", entity.kind.field())} aria-current={is_lit.then_some("true")}>{ entity.name }</a>
            { " " }<span class="count">{ count.to_owned() }</span>
        </li>
    }
}

/// One of the texts, scrolling on its own.
fn column(desk: &Desk<'_>, article: &Article<'static>, id: &'static str, prefix: &'static str) -> Html {
    let lit = lit_entity(desk);
    let stops = stops(desk, article, lit);
    let marks = Marks {
        mentions: shown_mentions(&desk.dossier, article, &desk.view.unmarked),
        stops: &stops,
        lit,
        passage: None,
        current: None,
        prefix,
        click: Click::Follows,
    };
    let draw = |span: Span| with_marks(&desk.dossier, desk.view, article, span, &marks);
    let body = desk.dossier.zones(article).filter(|zone| zone.kind.is_body());
    let paragraphs = body.flat_map(|zone| {
        let class = (zone.kind == ZoneKind::Summary).then_some("summary");
        lines(article.raw, zone.span).map(move |line| (class, line)).collect::<Vec<_>>()
    });
    let heading = title_span(desk, article).map_or_else(|| html! { article.title }, draw);
    let href = permalink::print(&desk.view.at(Page::Read(article.slug.to_owned())));
    html! {
        <section class="column" {id} tabindex="0" aria-label={article.title}>
            <p class="kicker">{ kicker(desk, article) }{ " · " }<a {href}>{ words::TO_READ }</a></p>
            <h2 dir="auto">{ heading }</h2>
            <div class="text">{ for paragraphs.map(|(class, line)| html! { <p {class} dir="auto">{ draw(line) }</p> }) }</div>
            { trace(article) }
        </section>
    }
}
