//! The search; with an empty query, the dossier itself.

use corpus::store::Entity;
use query::{Query, QueryDraft};
use search::{Order, analysis::concordance};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::Html;

use super::pictures::timeline;
use crate::{
    components::{facets::facets, result::result},
    desk::{Act, Desk, ROWS},
    view::{Msg, Page, View, permalink},
    words,
};
use markup::html;

/// The page.
pub fn page(desk: &Desk<'_>) -> Html {
    let found = desk.found;
    let total = found.search.total();
    let rows = found.hits.iter().take(desk.local.rows).filter_map(|hit| desk.dossier.article(hit.article));
    let more = found.hits.len().saturating_sub(desk.local.rows);
    html! {
        <div class="search">
            { if found.text.is_empty() { opening(desk) } else { Html::default() } }
            <aside class="filters" aria-label={words::FILTERS}>
                <details open={desk.local.wide}>
                    <summary>{ words::FILTERS }</summary>
                    { facets(desk) }
                </details>
            </aside>
            <section class="results" aria-label={words::ARTICLES}>
                if !found.text.is_empty() {
                    <h1 tabindex="-1">{ if total == 0 { words::NOTHING_FOUND.to_owned() } else { words::found(total, desk.dossier.article_count()) } }</h1>
                }
                { reading(desk) }
                { corrections(desk) }
                { timeline::band(desk) }
                { problems(desk) }
                { other_names(desk) }
                { parts(desk) }
                { if total == 0 { relaxations(desk) } else { head(desk) } }
                <ol>{ for rows.map(|article| result(desk, &article)) }</ol>
                if more > 0 {
                    <button class="more" onclick={desk.send(Act::More)}>{ words::show_more(more.min(ROWS)) }</button>
                }
            </section>
            { pick_bar(desk) }
        </div>
    }
}

/// What this dossier is.
fn opening(desk: &Desk<'_>) -> Html {
    let examples: Vec<&str> = desk.dossier.examples().collect();
    html! {
        <div class="opening">
            <h1 tabindex="-1">{ desk.dossier.title() }</h1>
            if !desk.dossier.description().is_empty() {
                <p class="lead">{ desk.dossier.description() }</p>
            }
            if !examples.is_empty() {
                <p class="examples">
                    { words::TRY }
                    { for examples.iter().map(|example| html! {
                        <>{ " " }<a href={permalink::print(&View::search(example))}><code>{ *example }</code></a></>
                    }) }
                </p>
            }
        </div>
    }
}

/// For words that occur nowhere, those that may have been meant.
fn corrections(desk: &Desk<'_>) -> Html {
    let corrections = desk.found.search.corrections();
    if corrections.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="also corrections">
            { for corrections.iter().map(|one| html! {
                <li>
                    { words::no_such_word(&one.typed) }{ " " }
                    <a href={permalink::print(&View::search(&one.query))}>{ words::did_you_mean(&one.word, one.total) }</a>
                </li>
            }) }
        </ul>
    }
}

/// What each part of the query finds by itself, and what then must not be there.
fn parts(desk: &Desk<'_>) -> Html {
    let parts = desk.found.search.parts();
    if parts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="parts" key="parts">
            <summary>{ words::WHAT_PARTS_FIND }</summary>
            <ul>
                { for parts.iter().map(|part| html! {
                    <li>
                        <a href={permalink::print(&View::search(&part.part))}><code>{ &part.part }</code></a>{ " " }
                        { words::part_finds(part.articles, part.occurrences, part.words) }
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// How many bytes of text are looked through to tell how many hits there are: about as much as is read
/// for the results that are shown.
const COUNTED: usize = 256 << 10;

/// The line above the results: the way to their lines, and in which order they are.
fn head(desk: &Desk<'_>) -> Html {
    let found = desk.found;
    let total = found
        .counted
        .get(desk.view.order, || concordance::count(&desk.dossier, &found.search, &found.hits, COUNTED));
    let lines = View { order: desk.view.order, ..desk.view.at(Page::Lines) };
    let has_order = found.hits.len() > 1;
    if total.hits == 0 && !has_order {
        return Html::default();
    }
    html! {
        <p class="order">
            if total.hits > 0 { <a id="in-lines" href={permalink::print(&lines)}>{ words::in_lines(*total) }</a> }
            if has_order { { order(desk) } }
        </p>
    }
}

/// In which order the results are.
fn order(desk: &Desk<'_>) -> Html {
    // Without words to rank by, the best answers are the newest.
    let ranked = desk.found.search.has_words();
    let orders: &'static [Order] = if ranked {
        &[Order::Relevance, Order::Newest, Order::Oldest]
    } else {
        &[Order::Relevance, Order::Oldest]
    };
    let chosen = |order: Order| match desk.view.order {
        Order::Newest if !ranked => order == Order::Relevance,
        shown => order == shown,
    };
    let label = |order| words::order(if ranked || order != Order::Relevance { order } else { Order::Newest });
    let choose = desk.act.reform(move |event: yew::Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let at = select.map_or(0, |select| select.selected_index());
        let order = usize::try_from(at).ok().and_then(|at| orders.get(at)).copied();
        Act::Do(Msg::Sort(order.unwrap_or_default()))
    });
    html! {
        <label>
            { words::SORT }{ " " }
            <select id="order" onchange={choose}>
                { for orders.iter().map(|&order| html! {
                    <option selected={chosen(order)}>{ label(order) }</option>
                }) }
            </select>
        </label>
    }
}

/// What the query asks, in words. Plain words are left alone: they say it themselves.
fn reading(desk: &Desk<'_>) -> Html {
    let query = &desk.found.query;
    if words::is_plain(query) {
        return Html::default();
    }
    // A value may also be a name that someone typed, or nothing that is known.
    let name_of = |kind, value: &str| {
        desk.dossier.entity_by_slug(kind, value).map_or(value, |entity| entity.name).to_owned()
    };
    html! { <p class="reading">{ words::query_in_words(query, &name_of) }</p> }
}

/// What of the query was not understood, with the words themselves.
pub fn problems(desk: &Desk<'_>) -> Html {
    let problems: Vec<_> = desk.found.problems.iter().chain(desk.found.search.problems()).collect();
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notice" role="group" aria-label={words::UNDERSTOOD}>
            <ul>
                { for problems.iter().map(|problem| {
                    let words = desk.found.text.get(problem.span.range()).unwrap_or_default().to_owned();
                    html! {
                        <li>
                            if !words.is_empty() { <code>{ words }</code>{ ": " } }
                            { &problem.message }
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}

/// Where words of the query are a name of something: its other names would be missed.
fn other_names(desk: &Desk<'_>) -> Html {
    let texts = desk.found.query.conjuncts().iter().filter_map(|part| match part {
        Query::Text(text) if !text.title_only => {
            let words: Vec<&str> = text.words.iter().map(|word| word.text.as_str()).collect();
            Some((part, words.join(" ")))
        }
        _ => None,
    });
    let notes: Vec<(String, Entity<'_>, String)> = texts
        .flat_map(|(part, words)| {
            let named = desk.dossier.entities_named(&words);
            let found = desk.found.search.articles_with(part).unwrap_or(0);
            // Only where its other names lead to more.
            let more = named.into_iter().filter(move |entity| entity.article_count > found);
            more.map(move |entity| (words.clone(), entity, replaced(desk, part, &entity)))
        })
        .collect();
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="also">
            { for notes.iter().take(3).map(|(words, entity, query)| html! {
                <li>
                    { words::also_a_name(words, entity.name) }{ " " }
                    <a href={permalink::print(&View::search(query))}>{ words::all_its_names(entity.article_count) }</a>
                </li>
            }) }
        </ul>
    }
}

/// The query with a part replaced by the entity that it names.
fn replaced(desk: &Desk<'_>, part: &Query, entity: &Entity<'_>) -> String {
    let rest = desk.found.query.conjuncts().iter().filter(|other| *other != part).cloned();
    let named = Query::Entity(entity.kind, vec![entity.slug.to_owned()]);
    Query::and(rest.chain([named])).to_string()
}

/// What to do when nothing was found.
fn relaxations(desk: &Desk<'_>) -> Html {
    let relaxations = desk.found.search.relaxations();
    html! {
        <div class="nothing">
            <p>{ words::nothing_found(&desk.found.text) }</p>
            <ul>
                if let Some((query, total)) = desk.found.search.prefix_fallback() {
                    <li>
                        <a href={permalink::print(&View::search(&query))}>{ words::prefix_fallback(total) }</a>
                    </li>
                }
                { for relaxations.iter().take(5).map(|relaxed| html! {
                    <li>
                        { words::without(&relaxed.without, relaxed.alone) }{ " " }
                        <a href={permalink::print(&View::search(&relaxed.query))}>{ words::without_it(relaxed.total) }</a>
                    </li>
                }) }
                <li><a href={permalink::print(&View::default())}>{ words::TO_THE_START }</a></li>
            </ul>
        </div>
    }
}

/// Articles ticked for comparison.
fn pick_bar(desk: &Desk<'_>) -> Html {
    let title =
        |slug: &String| desk.dossier.article_by_slug(slug).map_or(slug.clone(), |a| a.title.to_owned());
    match desk.view.picked.as_slice() {
        [] => Html::default(),
        [one] => html! { <p class="pickbar">{ title(one) }{ " — " }{ words::PICK_ONE_MORE }</p> },
        [left, right, ..] => {
            let page = Page::Compare(Some(left.clone()), Some(right.clone()));
            let view = View { query: QueryDraft::default(), ..View::of(page) };
            html! {
                <p class="pickbar">
                    <a class="button" id="compare-two" href={permalink::print(&view)}>{ words::COMPARE_THESE }</a>
                    <span>{ title(left) }{ " | " }{ title(right) }</span>
                </p>
            }
        }
    }
}
