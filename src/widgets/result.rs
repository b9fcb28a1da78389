//! One article in a list of results.

use analysis::mentions::named_in;
use corpus::{
    model::{Kind, ZoneKind},
    store::Article,
};
use search::Order;
use text::{Span, sort::sort_by_key};
use yew::Html;

use super::marked::with_hits;
use crate::{
    context::PageContext,
    effects::Effect,
    language,
    view::{Msg, Page, permalink},
    words,
};
use markup::html;

/// How many snippets a result shows.
const SNIPPETS: usize = 3;

/// How many names a result shows.
const NAMES: usize = 5;

/// An article as a result of the search, with a note on why it is one.
pub fn result(context: &PageContext<'_>, article: &Article<'static>, note: Html) -> Html {
    let has_text = context.dossier.has_text(article.id);
    let hits = if has_text { context.results.search.spans(article) } else { Vec::new() };
    let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
    let slug = article.slug.to_owned();
    let picked = context.view.picked.contains(&slug);
    let pick = context.dispatch.reform(move |_: yew::Event| Effect::Change(Msg::Pick(slug.clone())));
    html! {
        <li class="result" key={article.slug}>
            <article>
                <p class="kicker">{ kicker(context, article) }</p>
                <h2 dir="auto" lang={language::attribute(article.language_code)}><a {href} id={format!("r-{}", article.slug)}>{ if has_text { title(context, article, &hits) } else { html! { article.title } } }</a></h2>
                if has_text {
                    { note }
                    { for snippets(context, article, !hits.is_empty()) }
                } else {
                    <p class="snippet">{ words::TEXTS_ARE_LOADED }</p>
                }
                <p class="names">{ names(context, article) }</p>
                { why_here(context, article) }
                <label class="pick">
                    <input type="checkbox" id={format!("pick-{}", article.slug)} checked={picked} onchange={pick} aria-label={words::add_to_comparison(article.title)} />
                    { words::COMPARE }
                </label>
            </article>
        </li>
    }
}

/// Of what the score consists by which the article stands where it stands.
fn why_here(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let contributions = match context.view.order {
        Order::Relevance => suggest::contributions(&context.results.search, article.id),
        _ => Vec::new(),
    };
    if contributions.is_empty() {
        return Html::default();
    }
    let sum: f32 = contributions.iter().map(|one| one.score).sum();
    html! {
        <details class="because" key="because">
            <summary>{ words::why_here(hundredths(sum)) }</summary>
            <ul>
                { for contributions.iter().map(|one| html! {
                    <li>
                        <code>{ &one.part }</code>{ " " }{ words::adds(hundredths(one.score)) }
                        <ul>
                            <li>{ words::how_often(one.count.in_title, one.count.in_body) }</li>
                            <li>{ words::how_rare(one.articles, context.dossier.article_count(), hundredths(one.idf)) }</li>
                            <li>{ words::how_long(hundredths(one.title_norm), hundredths(one.body_norm)) }</li>
                        </ul>
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// A number that is not negative, in hundredths: printing it as it is would cost the page 15 kB.
fn hundredths(number: f32) -> u32 {
    (number * 100.0 + 0.5) as u32
}

/// The title of an article with its hits, where it is printed in the file as it is shown.
fn title(context: &PageContext<'_>, article: &Article<'static>, hits: &[Span]) -> Html {
    match title_span(context, article) {
        Some(span) => with_hits(article.raw, span, hits),
        None => html! { article.title },
    }
}

/// Where the title shown stands in the file; nowhere if an editor has settled another one.
pub fn title_span(context: &PageContext<'_>, article: &Article<'static>) -> Option<Span> {
    let zone = context.dossier.zones(article).find(|zone| zone.kind == ZoneKind::Title)?;
    let span = text::paragraph_spans(article.raw, zone.span).next()?;
    let printed = article.raw.get(span.range())?;
    printed.split_whitespace().eq(article.title.split_whitespace()).then_some(span)
}

/// Source and date with its basis; the article's own page has the evidence.
pub fn kicker(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let source = article.source.and_then(|id| context.dossier.entity(id));
    html! {
        <>
            <span class="source">{ source.map_or(words::NO_SOURCE.text(), |source| source.name) }</span>
            { " · " }
            if let Some(date) = article.published {
                <time datetime={date.to_string()}>{ words::date(Some(date)) }</time>
                if article.basis != corpus::model::Basis::Printed {
                    { ", " }{ words::basis(article.basis) }
                }
            } else {
                <span>{ words::NO_DATE }</span>
            }
        </>
    }
}

fn snippets(context: &PageContext<'_>, article: &Article<'static>, has_hits: bool) -> Vec<Html> {
    let limit = if has_hits { SNIPPETS } else { 1 };
    let lang = language::attribute(article.language_code);
    let one = |snippet: search::Snippet| {
        let text = with_hits(article.raw, snippet.span, &snippet.hits);
        let (before, after) = (snippet.cut_before.then_some("… "), snippet.cut_after.then_some(" …"));
        match snippet.hits.first() {
            Some(&hit) => {
                let href = permalink::print(&context.view.passage(article.slug, article.raw, hit));
                let id = format!("s-{}-{}", article.slug, hit.start);
                html! { <p class="snippet" dir="auto" {lang}><a {href} {id}>{ before }{ text }{ after }</a></p> }
            }
            None => html! { <p class="snippet lede" dir="auto" {lang}>{ before }{ text }{ after }</p> },
        }
    };
    context.results.search.snippets(article, limit).into_iter().map(one).collect()
}

/// Who and what the article names most.
fn names(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let mut names: Vec<(u32, u32)> = named_in(&context.dossier, article)
        .into_iter()
        .filter(|(kind, _)| matches!(kind, Kind::Person | Kind::Organisation | Kind::Event))
        .flat_map(|(_, names)| names)
        .collect();
    sort_by_key(&mut names, |&(_, count)| std::cmp::Reverse(count));
    let shown: Vec<&str> =
        names.iter().take(NAMES).filter_map(|&(id, _)| Some(context.dossier.entity(id)?.name)).collect();
    if shown.is_empty() {
        return Html::default();
    }
    html! { <>{ words::NAMES_HERE }{ " " }{ shown.join(", ") }</> }
}
