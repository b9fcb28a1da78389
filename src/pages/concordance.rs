//! Every hit of a query in its line, and which words stand near the hits.

use std::rc::Rc;

use analysis::concordance::{Collocate, Collocates, Concordance, Line, SortBy, WINDOW};
use search::Order;
use yew::{Callback, Html};

use super::search::problems;
use crate::{
    context::{Memo, PageContext, ROWS, click},
    effects::{Effect, FileForm, Taken, Which},
    view::{Page, permalink},
    widgets::facets::{self, facets},
    words,
};
use markup::html;

/// How many words near the hits are shown at a time.
const WORDS: usize = 8;

/// What the page remembers.
pub struct Model {
    /// How many lines are shown.
    rows: usize,
    /// How many words near the hits are shown.
    words: usize,
    facets: facets::Model,
    /// The lines of a query, from its articles in an order.
    gathered: Memo<(String, Order), Gathered>,
    /// Which of them are shown, and in which order: sorted so, those near which a word is.
    sorted: Memo<(String, Order, SortBy, Option<String>), Vec<u32>>,
}

/// What a reader does on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Show more lines.
    More,
    /// Show more words near the hits.
    MoreWords,
    /// Do something to the facets.
    Facets(facets::Msg),
}

impl Default for Model {
    fn default() -> Self {
        Self {
            rows: ROWS,
            words: WORDS,
            facets: Default::default(),
            gathered: Memo::default(),
            sorted: Memo::default(),
        }
    }
}

impl Model {
    /// The same page anew: what was worked out stays.
    #[inline(never)] // what comes later is cut off by function
    pub fn renewed(self) -> Self {
        Self { gathered: self.gathered, sorted: self.sorted, ..Self::default() }
    }

    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg) {
        match msg {
            Msg::More => self.rows += ROWS,
            Msg::MoreWords => self.words += WORDS,
            Msg::Facets(msg) => self.facets.update(msg),
        }
    }

    /// The lines of the query, as far as they are gathered, and in which order they are shown.
    fn lines(&self, context: &PageContext<'_>) -> (Rc<Gathered>, Rc<Vec<u32>>) {
        let (results, view) = (context.results, context.view);
        let gathered = self.gathered.get((results.text.clone(), view.order), || {
            let concordance = Concordance::gather(&context.dossier, &results.search, &results.hits);
            Gathered { near: concordance.collocates(), concordance }
        });
        let key = (results.text.clone(), view.order, view.sorted, view.near.clone());
        let ordered = || gathered.concordance.ordered(view.sorted, view.near.as_deref());
        let order = self.sorted.get(key, ordered);
        (gathered, order)
    }
}

/// What is worked out for the lines of a query.
struct Gathered {
    concordance: Concordance<'static>,
    near: Collocates<'static>,
}

/// What the page is called: how many lines there are.
#[inline(never)] // what comes later is cut off by function
pub fn heading(context: &PageContext<'_>, model: &Model) -> String {
    if context.results.search.total() == 0 {
        return words::NOTHING_FOUND.text().to_owned();
    }
    let (lined, order) = model.lines(context);
    match &context.view.near {
        Some(near) => words::hits_near(order.len(), lined.concordance.lines.len(), near),
        None => words::hits_found(lined.concordance.lines.len(), lined.concordance.total),
    }
}

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let (lined, order) = model.lines(context);
    let concordance = &lined.concordance;
    let is_cut = concordance.total.or_more || concordance.total.hits > concordance.lines.len();
    let articles = context.view.at(Page::Search);
    html! {
        <div class="concordance">
            <header>
                <h1 tabindex="-1">{ heading(context, model) }</h1>
                <p class="actions">
                    <a id="as-articles" href={permalink::print(&articles)}>{ words::AS_ARTICLES }</a>
                    if context.view.near.is_some() {
                        <a id="all-lines" href={permalink::print(&context.view.near(None))}>{ words::ALL_HITS }</a>
                    }
                    if context.view.sorted != SortBy::Place || context.view.order != Order::Relevance {
                        <a id="in-place" href={permalink::print(&context.view.sorted(SortBy::Place))}>{ words::ARTICLE_ORDER }</a>
                    }
                    if !order.is_empty() {
                        <button id="save-lines" class="quiet" onclick={context.ask(Effect::Take(Taken::Table(Which::Lines, FileForm::Csv)))}>{ words::save_hits(order.len()) }</button>
                    }
                </p>
                if is_cut && !concordance.lines.is_empty() { <p class="hint">{ words::hits_cut(concordance.lines.len()) }</p> }
                { problems(context) }
            </header>
            <aside aria-label={words::NEAR_AND_FILTERS}>
                { near(context, &lined.near, model, send) }
                <details>
                    <summary>{ words::FILTERS }</summary>
                    { facets(context, &model.facets, &send.reform(Msg::Facets)) }
                </details>
            </aside>
            <section aria-label={words::CONCORDANCE}>
                if concordance.lines.is_empty() {
                    <p>{ if context.results.search.total() == 0 { words::nothing_found(&context.results.text) } else { words::NO_HITS.text().to_owned() } }</p>
                } else {
                    { table(context, concordance, &order, model, send) }
                }
            </section>
        </div>
    }
}

fn table(
    context: &PageContext<'_>,
    concordance: &Concordance<'static>,
    order: &[u32],
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let rest = order.len().saturating_sub(model.rows).min(ROWS);
    let shown = order.iter().take(model.rows).filter_map(|&at| concordance.lines.get(at as usize));
    html! {
        <>
            <table class="hits">
                <caption class="sr">{ words::concordance_caption(context.view.sorted, context.view.order) }</caption>
                <thead>
                    <tr>
                        { head(context, "left", words::LEFT.text(), &[SortBy::Before(3), SortBy::Before(2), SortBy::Before(1)]) }
                        { head(context, "hit", "", &[SortBy::Hit]) }
                        { head(context, "right", words::RIGHT.text(), &[SortBy::After(1), SortBy::After(2), SortBy::After(3)]) }
                        { head(context, "title", "", &[SortBy::Title]) }
                        { date_head(context) }
                    </tr>
                </thead>
                <tbody>{ for shown.map(|line| row(context, concordance, line)) }</tbody>
            </table>
            if rest > 0 {
                <p class="more"><button id="more" onclick={click(send, Msg::More)}>{ words::show_more(rest) }</button></p>
            }
        </>
    }
}

/// The head of a column, with what lines can be sorted by in it.
fn head(context: &PageContext<'_>, class: &'static str, label: &'static str, all: &[SortBy]) -> Html {
    let is_sorted = all.contains(&context.view.sorted);
    let links = all.iter().map(|&by| {
        let current = (by == context.view.sorted).then_some("true");
        let (href, id) = (permalink::print(&context.view.sorted(by)), ["by-", class, words::sorted_by(by)].concat());
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
fn date_head(context: &PageContext<'_>) -> Html {
    let order = if context.view.sorted == SortBy::Place { context.view.order } else { Order::Relevance };
    let sort = match order {
        Order::Relevance => None,
        Order::Newest => Some("descending"),
        Order::Oldest => Some("ascending"),
    };
    let next = if order == Order::Newest { Order::Oldest } else { Order::Newest };
    let href = permalink::print(&context.view.dated(next));
    html! {
        <th scope="col" class="date" aria-sort={sort}>
            <a id="by-date" {href} aria-label={words::sort_by_date(next)} aria-current={sort.map(|_| "true")}>{ words::DATE }</a>
        </th>
    }
}

fn row(context: &PageContext<'_>, concordance: &Concordance<'static>, line: &Line) -> Html {
    let Some(article) = context.dossier.article(line.article) else { return Html::default() };
    let shown = concordance.shown(line);
    let href = permalink::print(&context.view.passage(article.slug, article.raw, line.hit));
    let id = format!("l-{}-{}", article.slug, line.hit.start);
    let parts = shown.hit.iter().enumerate().map(|(at, part)| {
        html! { <>if at > 0 { <span class="break">{ words::BREAK }</span> }{ *part }</> }
    });
    html! {
        <tr key={id.clone()}>
            <td class="left"><bdi>if shown.cut_before { { "… " } }{ shown.before }</bdi></td>
            <td class="hit"><a {id} {href}><bdi>{ for parts }</bdi></a></td>
            <td class="right"><bdi>{ shown.after }if shown.cut_after { { " …" } }</bdi></td>
            <td class="title" dir="auto" title={article.title}>{ article.title }</td>
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
fn near(context: &PageContext<'_>, near: &Collocates<'static>, model: &Model, send: &Callback<Msg>) -> Html {
    let shown = model.words;
    let rest = near.words.len().saturating_sub(shown).min(WORDS);
    html! {
        <details class="nearby" open={context.session.is_wide}>
            <summary>{ words::NEAR }</summary>
            if near.words.is_empty() {
                <p class="none">{ words::NOTHING_NEAR }</p>
            } else {
                <table>
                    <caption class="sr">{ words::near_caption(WINDOW) }</caption>
                    <thead>
                        <tr>{ for words::NEAR_HEADS.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr>
                    </thead>
                    <tbody>{ for near.words.iter().take(shown).map(|word| one_near(context, word)) }</tbody>
                </table>
                if rest > 0 {
                    <p class="more"><button id="more-near" class="quiet" onclick={click(send, Msg::MoreWords)}>{ words::show_more(rest) }</button></p>
                }
                <details class="told">
                    <summary>{ words::WHAT_IS_ASSOCIATION }</summary>
                    <p>{ words::near_explained(WINDOW, near.near, near.all) }</p>
                </details>
            }
        </details>
    }
}

fn one_near(context: &PageContext<'_>, word: &Collocate<'static>) -> Html {
    let view = context.view.near(Some(word.word));
    let current = (view.near == context.view.near).then_some("true");
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
