//! Every hit of a query in its line, and which words stand near the hits.

use std::rc::Rc;

use search::{
    Order,
    analysis::concordance::{Collocate, Collocates, Concordance, Line, SortBy, WINDOW},
};
use yew::Html;

use super::search::problems;
use crate::{
    components::facets::facets,
    desk::{Act, BESIDE, Desk, ROWS},
    view::{Page, permalink},
    words,
};
use markup::html;

/// How many words near the hits are shown at a time.
const WORDS: usize = 8;

/// What is worked out for the lines of a query.
pub struct Lined {
    /// The lines.
    pub concordance: Concordance<'static>,
    near: Collocates<'static>,
}

/// The lines of the query, as far as they are gathered, and in which order they are shown.
pub fn lined(desk: &Desk<'_>) -> (Rc<Lined>, Rc<Vec<u32>>) {
    let (found, view) = (desk.found, desk.view);
    let lined = found.lines.get(view.order, || {
        let concordance = Concordance::gather(&desk.dossier, &found.search, &found.hits);
        Lined { near: concordance.collocates(), concordance }
    });
    let key = (view.order, view.sorted, view.near.clone());
    let order = found.sorted.get(key, || lined.concordance.ordered(view.sorted, view.near.as_deref()));
    (lined, order)
}

/// What the page is called: how many lines there are.
pub fn heading(desk: &Desk<'_>) -> String {
    if desk.found.search.total() == 0 {
        return words::NOTHING_FOUND.to_owned();
    }
    let (lined, order) = lined(desk);
    match &desk.view.near {
        Some(near) => words::lines_near(order.len(), lined.concordance.lines.len(), near),
        None => words::lines_found(lined.concordance.lines.len(), lined.concordance.total),
    }
}

/// The page.
pub fn page(desk: &Desk<'_>) -> Html {
    let (lined, order) = lined(desk);
    let concordance = &lined.concordance;
    let is_cut = concordance.total.or_more || concordance.total.hits > concordance.lines.len();
    let articles = desk.view.at(Page::Search);
    html! {
        <div class="concordance">
            <header>
                <h1 tabindex="-1">{ heading(desk) }</h1>
                <p class="actions">
                    <a id="as-articles" href={permalink::print(&articles)}>{ words::AS_ARTICLES }</a>
                    if desk.view.near.is_some() {
                        <a id="all-lines" href={permalink::print(&desk.view.near(None))}>{ words::ALL_LINES }</a>
                    }
                    if desk.view.sorted != SortBy::Place || desk.view.order != Order::Relevance {
                        <a id="in-place" href={permalink::print(&desk.view.sorted(SortBy::Place))}>{ words::IN_PLACE }</a>
                    }
                    if !order.is_empty() {
                        <button id="save-lines" class="quiet" onclick={desk.send(Act::SaveLines)}>{ words::save_lines(order.len()) }</button>
                    }
                </p>
                if is_cut && !concordance.lines.is_empty() { <p class="hint">{ words::lines_cut(concordance.lines.len()) }</p> }
                { problems(desk) }
            </header>
            <aside aria-label={words::NEAR_AND_FILTERS}>
                { near(desk, &lined.near) }
                <details>
                    <summary>{ words::FILTERS }</summary>
                    { facets(desk) }
                </details>
            </aside>
            <section aria-label={words::LINES}>
                if concordance.lines.is_empty() {
                    <p>{ if desk.found.search.total() == 0 { words::nothing_found(&desk.found.text) } else { words::NO_LINES.to_owned() } }</p>
                } else {
                    { table(desk, concordance, &order) }
                }
            </section>
        </div>
    }
}

fn table(desk: &Desk<'_>, concordance: &Concordance<'static>, order: &[u32]) -> Html {
    let rest = order.len().saturating_sub(desk.local.rows).min(ROWS);
    let shown = order.iter().take(desk.local.rows).filter_map(|&at| concordance.lines.get(at as usize));
    html! {
        <>
            <table class="hits">
                <caption class="sr">{ words::lines_caption(desk.view.sorted, desk.view.order) }</caption>
                <thead>
                    <tr>
                        { head(desk, "left", words::LEFT, &[SortBy::Before(3), SortBy::Before(2), SortBy::Before(1)]) }
                        { head(desk, "hit", "", &[SortBy::Hit]) }
                        { head(desk, "right", words::RIGHT, &[SortBy::After(1), SortBy::After(2), SortBy::After(3)]) }
                        { head(desk, "title", "", &[SortBy::Title]) }
                        { date_head(desk) }
                    </tr>
                </thead>
                <tbody>{ for shown.map(|line| row(desk, concordance, line)) }</tbody>
            </table>
            if rest > 0 {
                <p class="more"><button id="more" onclick={desk.send(Act::More)}>{ words::show_more(rest) }</button></p>
            }
        </>
    }
}

/// The head of a column, with what lines can be sorted by in it.
fn head(desk: &Desk<'_>, class: &'static str, label: &'static str, all: &[SortBy]) -> Html {
    let is_sorted = all.contains(&desk.view.sorted);
    let links = all.iter().map(|&by| {
        let current = (by == desk.view.sorted).then_some("true");
        let (href, id) = (permalink::print(&desk.view.sorted(by)), ["by-", class, words::sorted_by(by)].concat());
        html! { <a {id} {href} aria-label={words::sort_by(by)} aria-current={current}>{ words::sorted_by(by) }</a> }
    });
    html! {
        <th scope="col" {class} aria-sort={is_sorted.then_some("ascending")}>
            if !label.is_empty() { <span>{ label }</span>{ " " } }
            { for links }
        </th>
    }
}

/// The date: the newest first, then the oldest.
fn date_head(desk: &Desk<'_>) -> Html {
    let order = if desk.view.sorted == SortBy::Place { desk.view.order } else { Order::Relevance };
    let sort = match order {
        Order::Relevance => None,
        Order::Newest => Some("descending"),
        Order::Oldest => Some("ascending"),
    };
    let next = if order == Order::Newest { Order::Oldest } else { Order::Newest };
    let href = permalink::print(&desk.view.dated(next));
    html! {
        <th scope="col" class="date" aria-sort={sort}>
            <a id="by-date" {href} aria-label={words::sort_by_date(next)} aria-current={sort.map(|_| "true")}>{ words::DATE }</a>
        </th>
    }
}

fn row(desk: &Desk<'_>, concordance: &Concordance<'static>, line: &Line) -> Html {
    let Some(article) = desk.dossier.article(line.article) else { return Html::default() };
    let shown = concordance.shown(line);
    let href = permalink::print(&desk.view.passage(article.slug, article.raw, line.hit));
    let id = format!("l-{}-{}", article.slug, line.hit.start);
    let parts = shown.hit.iter().enumerate().map(|(at, part)| {
        html! { <>if at > 0 { <span class="break">{ words::BREAK }</span> }{ *part }</> }
    });
    html! {
        <tr key={id.clone()}>
            <td class="left"><bdi>if shown.cut_before { { "… " } }{ shown.before }</bdi></td>
            <td class="hit"><a {id} {href}><bdi>{ for parts }</bdi></a></td>
            <td class="right"><bdi>{ shown.after }if shown.cut_after { { " …" } }</bdi></td>
            <td class="title" title={article.title}>{ article.title }</td>
            <td class="date">
                if let Some(date) = article.published {
                    <time datetime={date.to_string()}>{ date.to_string() }</time>
                } else {
                    { words::NO_DATE }
                }
            </td>
        </tr>
    }
}

/// The words that stand near the hits.
fn near(desk: &Desk<'_>, near: &Collocates<'static>) -> Html {
    let shown = desk.local.beside / BESIDE * WORDS;
    let rest = near.words.len().saturating_sub(shown).min(WORDS);
    html! {
        <details class="nearby" open={desk.local.wide}>
            <summary>{ words::NEAR }</summary>
            if near.words.is_empty() {
                <p class="none">{ words::NOTHING_NEAR }</p>
            } else {
                <table>
                    <caption class="sr">{ words::near_caption(WINDOW) }</caption>
                    <thead>
                        <tr>{ for words::NEAR_HEADS.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr>
                    </thead>
                    <tbody>{ for near.words.iter().take(shown).map(|word| one_near(desk, word)) }</tbody>
                </table>
                if rest > 0 {
                    <p class="more"><button id="more-near" class="quiet" onclick={desk.send(Act::MoreBeside)}>{ words::show_more(rest) }</button></p>
                }
                <details class="told">
                    <summary>{ words::WHAT_IS_ASSOCIATION }</summary>
                    <p>{ words::near_told(WINDOW, near.near, near.all) }</p>
                </details>
            }
        </details>
    }
}

fn one_near(desk: &Desk<'_>, word: &Collocate<'static>) -> Html {
    let view = desk.view.near(Some(word.word));
    let current = (view.near == desk.view.near).then_some("true");
    html! {
        <tr key={word.word}>
            <th scope="row">
                <a href={permalink::print(&view)} class={current.map(|_| "lit")} aria-current={current}><bdi>{ word.word }</bdi></a>
            </th>
            <td>{ word.count }</td>
            <td>{ words::expected(word.expected) }</td>
            <td>{ words::association(word.association) }</td>
        </tr>
    }
}
