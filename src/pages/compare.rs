//! Two articles side by side: what both name, what only one names, each in its place.

use analysis::compare::compare;
use corpus::{Kind, model::ZoneKind, store::Article};
use text::{Span, paragraph_spans as lines};
use yew::Html;

use super::article::{lit_entity, stops, trace};
use crate::{
    context::PageContext,
    effects::Effect,
    view::{self, Page, Side, View, permalink},
    widgets::{
        form::selected,
        marked::{Click, Marks, shown_mentions, with_marks},
        result::{kicker, title_span},
    },
    words,
};
use markup::{classes, html};

/// How long the columns rest after both were scrolled to what is lit up, in milliseconds.
const REST: f64 = 400.0;

/// What the page remembers: until when, in milliseconds since 1970, the columns do not follow each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    rest_until: f64,
}

/// What happens on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The column with this id was scrolled, at this moment.
    Scrolled(String, f64),
    /// Both columns are scrolled by the page itself, at this moment.
    Aligned(f64),
}

impl Model {
    /// Lets one column follow the other, where they are locked together.
    pub fn update(&mut self, msg: Msg, context: &PageContext<'_>) -> Option<Effect> {
        match msg {
            Msg::Scrolled(column, now) if !context.view.unlocked && now > self.rest_until => {
                Some(Effect::FollowColumn(column))
            }
            Msg::Scrolled(..) => None,
            Msg::Aligned(now) => {
                self.rest_until = now + REST;
                None
            }
        }
    }
}

/// Draws it. Slugs are those of the view; either may be missing or unknown.
pub fn view(context: &PageContext<'_>, left: Option<&str>, right: Option<&str>) -> Html {
    let find = |slug: Option<&str>| slug.and_then(|slug| context.dossier.article_by_slug(slug));
    let unknown = [left, right].into_iter().flatten().filter(|slug| find(Some(slug)).is_none());
    let choosers = html! {
        <div class="choose">
            { chooser(context, Side::Left, left) }
            { swap(context) }
            { chooser(context, Side::Right, right) }
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
                if let Some((a, b)) = &pair { { both(context, a, b) } }
            </div>
        </div>
    }
}

fn chooser(context: &PageContext<'_>, side: Side, chosen: Option<&str>) -> Html {
    let (id, label) = match side {
        Side::Left => ("left", words::LEFT_ARTICLE),
        Side::Right => ("right", words::RIGHT_ARTICLE),
    };
    let choose = context
        .dispatch
        .reform(move |event: yew::Event| Effect::Change(view::Msg::Choose(side, selected(&event))));
    html! {
        <p>
            <label for={id}>{ label }</label>
            <select {id} onchange={choose}>
                <option value="" selected={chosen.is_none()}>{ words::CHOOSE_ARTICLE }</option>
                { for context.dossier.articles().map(|article| html! {
                    <option value={article.slug} selected={chosen == Some(article.slug)}>{ article.title }</option>
                }) }
            </select>
        </p>
    }
}

fn swap(context: &PageContext<'_>) -> Html {
    match &context.view.page {
        Page::Compare(Some(left), Some(right)) => {
            let page = Page::Compare(Some(right.clone()), Some(left.clone()));
            let href = permalink::print(&View { page, ..context.view.clone() });
            html! { <a class="swap" id="swap" {href}>{ words::SWAP }</a> }
        }
        // Keeps the two sides equally wide.
        _ => html! { <span></span> },
    }
}

fn both(context: &PageContext<'_>, a: &Article<'static>, b: &Article<'static>) -> Html {
    let comparison = compare(&context.dossier, a, b);
    let counts: Vec<(Kind, usize)> = Kind::ENTITIES
        .into_iter()
        .map(|kind| (kind, comparison.shared_of(&context.dossier, kind).count()))
        .filter(|&(_, count)| count > 0)
        .collect();
    let apart = a.published.zip(b.published).and_then(|(a, b)| a.months_between(b));
    let shared: Vec<(u32, usize, usize)> =
        comparison.shared.iter().map(|both| (both.entity, both.a.len(), both.b.len())).collect();
    let only = |named: &[analysis::compare::Named]| -> Vec<(u32, usize)> {
        named.iter().map(|one| (one.entity, one.spans.len())).collect()
    };
    let lock = context.dispatch.reform({
        let locked = context.view.unlocked;
        move |_: yew::Event| Effect::Change(view::Msg::Lock(locked))
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
                        { for shared.iter().map(|&(id, in_a, in_b)| entry(context, id, &format!("{in_a} | {in_b}"))) }
                        if shared.is_empty() { <li class="none">{ words::NOTHING_SHARED }</li> }
                    </ul>
                </section>
                { only_list(context, a, &only(&comparison.only_a)) }
                { only_list(context, b, &only(&comparison.only_b)) }
            </div>
            <p class="lock">
                <label><input type="checkbox" id="lock" checked={!context.view.unlocked} onchange={lock} />{ words::LOCK }</label>
                if context.view.lit.is_some() {
                    <a data-replace="" href={permalink::print(&View { lit: None, ..context.view.clone() })}>{ words::STOP_HIGHLIGHTING }</a>
                }
            </p>
            <div class="columns">
                { column(context, a, "pane-a", "a-") }
                { column(context, b, "pane-b", "b-") }
            </div>
        </>
    }
}

fn only_list(context: &PageContext<'_>, article: &Article<'static>, named: &[(u32, usize)]) -> Html {
    let label = words::only(article.title);
    html! {
        <section tabindex="0" aria-label={label.clone()}>
            <h2>{ words::with_count(&label, named.len()) }</h2>
            <ul>
                { for named.iter().map(|&(id, count)| entry(context, id, &count.to_string())) }
                if named.is_empty() { <li class="none">{ words::NOTHING_ALONE }</li> }
            </ul>
        </section>
    }
}

/// A name that lights up its places in both texts, and brings the first of them into sight.
fn entry(context: &PageContext<'_>, id: u32, count: &str) -> Html {
    let Some(entity) = context.dossier.entity(id) else { return Html::default() };
    let key = (entity.kind, entity.slug.to_owned());
    let is_lit = context.view.lit.as_ref() == Some(&key);
    let lit = (!is_lit).then_some(key);
    let href = permalink::print(&View { lit, ..context.view.clone() });
    html! {
        <li key={format!("{}{}", entity.kind.field(), entity.slug)}>
            <a {href} data-replace="" id={format!("n-{}-{}", entity.kind.field(), entity.slug)} class={classes!("m", entity.kind.field())} aria-current={is_lit.then_some("true")}>{ entity.name }</a>
            { " " }<span class="count">{ count.to_owned() }</span>
        </li>
    }
}

/// One of the texts, scrolling on its own.
fn column(
    context: &PageContext<'_>,
    article: &Article<'static>,
    id: &'static str,
    prefix: &'static str,
) -> Html {
    let lit = lit_entity(context);
    let stops = stops(context, article, lit);
    let marks = Marks {
        mentions: shown_mentions(&context.dossier, article, &context.view.unmarked),
        stops: &stops,
        lit,
        passage: None,
        current: None,
        prefix,
        click: Click::Follows,
    };
    let draw = |span: Span| with_marks(&context.dossier, context.view, article, span, &marks);
    let body = context.dossier.zones(article).filter(|zone| zone.kind.is_body());
    let paragraphs = body.flat_map(|zone| {
        let class = (zone.kind == ZoneKind::Summary).then_some("summary");
        lines(article.raw, zone.span).map(move |line| (class, line)).collect::<Vec<_>>()
    });
    let heading = title_span(context, article).map_or_else(|| html! { article.title }, draw);
    let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
    html! {
        <section class="column" {id} tabindex="0" aria-label={article.title}>
            <p class="kicker">{ kicker(context, article) }{ " · " }<a {href}>{ words::TO_READ }</a></p>
            <h2 dir="auto">{ heading }</h2>
            <div class="text">{ for paragraphs.map(|(class, line)| html! { <p {class} dir="auto">{ draw(line) }</p> }) }</div>
            { trace(article) }
        </section>
    }
}
