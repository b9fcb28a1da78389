//! The search; with an empty query, the dossier itself.

use std::rc::Rc;

use analysis::concordance::{self, Total};
use corpus::store::{Article, Entity};
use query::{Form, Query, QueryDraft};
use search::{Hit, Order};
use suggest::{Instead, Near, Nearly};
use text::Span;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::{Callback, Html};

use super::pictures::timeline;
use crate::{
    context::{Memo, PageContext, QueryResults, ROWS, click},
    effects::Effect,
    view::{self, Page, Picture, View, permalink},
    widgets::{
        face::face,
        facets::{self, facets},
        result::result,
        year_range,
    },
    words,
};
use markup::html;

/// What the page remembers.
pub struct Model {
    /// How many results are shown.
    rows: usize,
    facets: facets::Model,
    years: year_range::Model,
    /// How many hits there are, of a query in an order.
    hits: Memo<(String, Order), Total>,
    /// What nearly answers a query.
    nearly: Memo<String, Vec<NearResults>>,
}

/// Articles that nearly answer the query.
struct NearResults {
    instead: Instead<'static>,
    /// What marks why.
    results: QueryResults,
    articles: Vec<Near>,
}

impl NearResults {
    fn of(results: &QueryResults) -> Vec<Self> {
        let one = |list: Nearly<'static>| {
            let Nearly { instead, search, articles } = list;
            let (text, query, typed) = (results.text.clone(), results.query.clone(), results.typed.clone());
            let results =
                QueryResults { text, query, typed, search, hits: Vec::new(), facets: results.facets.clone() };
            Self { instead, results, articles }
        };
        suggest::nearly(&results.search).into_iter().map(one).collect()
    }
}

/// What a reader does on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Show more results.
    More,
    /// Do something to the facets.
    Facets(facets::Msg),
    /// Drag across the years.
    Years(year_range::Msg),
}

impl Default for Model {
    fn default() -> Self {
        Self {
            rows: ROWS,
            facets: Default::default(),
            years: Default::default(),
            hits: Memo::default(),
            nearly: Memo::default(),
        }
    }
}

impl Model {
    /// Changes what is shown.
    #[inline(never)] // so that what it calls stays in the first half
    pub fn update(&mut self, msg: Msg) {
        match msg {
            Msg::More => self.rows += ROWS,
            Msg::Facets(msg) => self.facets.update(msg),
            Msg::Years(msg) => self.years.update(msg),
        }
    }
}

/// Draws it.
#[inline(never)] // so that what it calls stays in the first half
pub fn view(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let found = context.results;
    let total = found.search.total();
    let rows = found.hits.iter().take(model.rows).filter_map(|hit| context.dossier.article(hit.article));
    let more = found.hits.len().saturating_sub(model.rows);
    // What a phrase lacks, only the texts can tell.
    let waits = found.search.waits();
    let near =
        if waits { Rc::default() } else { model.nearly.get(found.text.clone(), || NearResults::of(found)) };
    html! {
        <div class="search">
            { if found.text.is_empty() { opening(context) } else { Html::default() } }
            <aside class="filters" aria-label={words::FILTERS}>
                <details open={context.session.is_wide}>
                    <summary>{ words::FILTERS }</summary>
                    { facets(context, &model.facets, &send.reform(Msg::Facets)) }
                </details>
            </aside>
            <section class="results" aria-label={words::ARTICLES}>
                if !found.text.is_empty() {
                    <h1 tabindex="-1">{ heading(context, !near.is_empty()) }</h1>
                }
                { reading(context) }
                { corrections(context) }
                { timeline::band(context, &model.years, &send.reform(Msg::Years)) }
                { problems(context) }
                { other_names(context) }
                if !waits { { parts(context) } }
                if total > 0 { { head(context, model) } }
                <ol>{ for rows.map(|article| result(context, &article, Html::default())) }</ol>
                if more > 0 {
                    <button class="more" onclick={click(send, Msg::More)}>{ words::show_more(more.min(ROWS)) }</button>
                }
                { for near.iter().enumerate().map(|(at, near)| nearly(context, near, total > 0 || at > 0)) }
                if total == 0 && !waits { { relaxations(context, !near.is_empty()) } }
            </section>
            { pick_bar(context) }
        </div>
    }
}

fn heading(context: &PageContext<'_>, has_near: bool) -> String {
    match context.results.search.total() {
        0 if context.results.search.waits() => words::TEXTS_ARE_LOADED.text().to_owned(),
        0 if has_near => words::NO_EXACT_MATCH.text().to_owned(),
        0 => words::NOTHING_FOUND.text().to_owned(),
        total => words::found(total, context.dossier.article_count()),
    }
}

/// The articles that nearly answer, each with what it has instead. Beside better ones, those with some of the words
/// are for whoever wants more.
fn nearly(context: &PageContext<'_>, near: &NearResults, is_beside_better: bool) -> Html {
    let context = &PageContext { results: &near.results, ..*context };
    let total = near.articles.len() as u32;
    let (title, off) = match &near.instead {
        Instead::Names(names) => {
            let typed = names.first().map_or("", |(typed, _)| typed.as_str());
            (words::under_other_names(total, typed), Some(exactly(context, names)))
        }
        Instead::Words(corrected) => {
            let meant: Vec<&str> = corrected.iter().map(|(_, meant)| meant.as_str()).collect();
            (words::for_words(total, &meant.join(" ")), None)
        }
        Instead::Fewer => (words::with_some(total), None),
    };
    let note = |one: &Near, article: &Article<'static>| match &near.instead {
        Instead::Names(names) => {
            let named = names
                .iter()
                .filter_map(|(_, entity)| suggest::named_as(&near.results.search, article, entity));
            let named: Vec<&str> = named.collect();
            html! { <p class="instead">{ words::named_as(&named.join("”, “")) }</p> }
        }
        Instead::Words(_) => Html::default(),
        Instead::Fewer if one.lacks.is_empty() => Html::default(),
        Instead::Fewer => html! {
            <p class="instead">
                { words::WITHOUT_WORDS }
                { for one.lacks.iter().map(|word| html! { <>{ " " }<s>{ word }</s></> }) }
            </p>
        },
    };
    let rows = near.articles.iter().filter_map(|one| {
        let article = context.dossier.article(one.article)?;
        Some(result(context, &article, note(one, &article)))
    });
    if is_beside_better && matches!(near.instead, Instead::Fewer) {
        return html! {
            <details class="nearly" key="nearly">
                <summary>{ title }</summary>
                <ol>{ for rows }</ol>
            </details>
        };
    }
    html! {
        <section class="nearly" aria-labelledby="nearly">
            <h2 id="nearly">{ title }</h2>
            if let Some(query) = off { <p><a href={permalink::of_query(&query)}>{ words::LEAVE_OUT_OTHER_NAMES }</a></p> }
            <ol>{ for rows }</ol>
        </section>
    }
}

/// The query for the words alone that are names.
fn exactly(context: &PageContext<'_>, names: &[(String, Entity<'static>)]) -> String {
    let exact = |part: &Query| {
        let Query::Text(text) = part else { return part.clone() };
        let typed: Vec<&str> = text.words.iter().map(|word| word.text.as_str()).collect();
        let typed = typed.join(" ");
        // A name may be of several words that each are a part.
        let is_named = |named: &str| named == typed || named.split(' ').any(|word| word == typed);
        if !names.iter().any(|(named, _)| is_named(named)) {
            return part.clone();
        }
        let mut text = text.clone();
        text.words.iter_mut().for_each(|word| word.form = Form::Exact);
        Query::Text(text)
    };
    Query::and(context.results.query.conjuncts().iter().map(exact)).to_string()
}

/// What this dossier is.
fn opening(context: &PageContext<'_>) -> Html {
    let examples: Vec<&str> = context.dossier.examples().collect();
    html! {
        <div class="opening">
            <h1 tabindex="-1">{ context.dossier.title() }</h1>
            if !context.dossier.description().is_empty() {
                <p class="lead">{ context.dossier.description() }</p>
            }
            { face(context) }
            if !examples.is_empty() {
                <p class="examples">
                    { words::TRY }
                    { for examples.iter().map(|example| html! {
                        <>{ " " }<a href={permalink::of_query(example)}><code>{ *example }</code></a></>
                    }) }
                </p>
            }
        </div>
    }
}

/// For words that occur nowhere, those that may have been meant.
fn corrections(context: &PageContext<'_>) -> Html {
    let corrections = suggest::corrections(&context.results.search);
    if corrections.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="also corrections">
            { for corrections.iter().map(|one| html! {
                <li>
                    { words::no_such_word(&one.typed) }{ " " }
                    <a href={permalink::of_query(&one.query)}>{ words::did_you_mean(&one.word, one.total) }</a>
                </li>
            }) }
        </ul>
    }
}

/// What each part of the query finds by itself, and what then must not be there.
fn parts(context: &PageContext<'_>) -> Html {
    let parts = suggest::parts(&context.results.search);
    if parts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="parts" key="parts">
            <summary>{ words::WHAT_PARTS_FIND }</summary>
            <ul>
                { for parts.iter().map(|part| html! {
                    <li>
                        <a href={permalink::of_query(&part.part)}><code>{ &part.part }</code></a>{ " " }
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
fn head(context: &PageContext<'_>, model: &Model) -> Html {
    let found = context.results;
    let key = (found.text.clone(), context.view.order);
    // Of texts that come later, those of the results shown are there first.
    let is_late = context.dossier.piece_count() > 0;
    let looked_at = &found.hits[..found.hits.len().min(if is_late { model.rows } else { usize::MAX })];
    let has_text = |hit: &Hit| context.dossier.has_text(hit.article);
    let total = if looked_at.iter().filter(|hit| !has_text(hit)).count() > 0 {
        Rc::default()
    } else {
        model.hits.get(key, || {
            let mut total = concordance::count(&context.dossier, &found.search, looked_at, COUNTED);
            total.or_more |= looked_at.len() < found.hits.len();
            total
        })
    };
    let lines = View { order: context.view.order, ..context.view.at(Page::Concordance) };
    let has_order = found.hits.len() > 1;
    if total.hits == 0 && !has_order {
        return Html::default();
    }
    html! {
        <>
        if has_order { { comparisons(context, total.hits > 0) } }
        <p class="order">
            if total.hits > 0 { <a id="in-lines" href={permalink::print(&lines)}>{ words::to_concordance(*total) }</a> }
            if has_order { { order(context) } }
        </p>
        </>
    }
}

/// The ways to compare the results: what each says, how alike they are, and the first two side by side.
fn comparisons(context: &PageContext<'_>, has_hits: bool) -> Html {
    let link = |page: Page| permalink::print(&context.view.at(page));
    let slug = |at: usize| Some(context.dossier.slug(context.results.hits.get(at)?.article).to_owned());
    html! {
        <p class="comparisons">
            { words::COMPARE_RESULTS }{ " " }
            if has_hits { <a id="topic" href={link(Page::Topic(None))}>{ words::BY_PASSAGE }</a>{ " · " } }
            <a id="first-two" href={link(Page::Compare(slug(0), slug(1)))}>{ words::FIRST_TWO }</a>{ " · " }
            <a id="alike" href={link(Page::Picture(Picture::Likeness))}>{ words::BY_LIKENESS }</a>
        </p>
    }
}

/// In which order the results are.
fn order(context: &PageContext<'_>) -> Html {
    // Without words to rank by, the best answers are the newest.
    let ranked = context.results.search.has_words();
    let orders: &'static [Order] = if ranked {
        &[Order::Relevance, Order::Newest, Order::Oldest]
    } else {
        &[Order::Relevance, Order::Oldest]
    };
    let chosen = |order: Order| match context.view.order {
        Order::Newest if !ranked => order == Order::Relevance,
        shown => order == shown,
    };
    let label = |order| words::order(if ranked || order != Order::Relevance { order } else { Order::Newest });
    let choose = context.dispatch.reform(move |event: yew::Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let at = select.map_or(0, |select| select.selected_index());
        let order = usize::try_from(at).ok().and_then(|at| orders.get(at)).copied();
        Effect::Change(view::Msg::Sort(order.unwrap_or_default()))
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
fn reading(context: &PageContext<'_>) -> Html {
    let query = &context.results.query;
    if words::is_plain(query) {
        return Html::default();
    }
    // A value may also be a name that someone typed, or nothing that is known.
    let name_of = |kind, value: &str| {
        context.dossier.entity_by_slug(kind, value).map_or(value, |entity| entity.name).to_owned()
    };
    html! { <p class="reading">{ words::query_in_words(query, &name_of) }</p> }
}

/// What of the query was not understood, with the words themselves.
pub fn problems(context: &PageContext<'_>) -> Html {
    let typed = &context.results.typed;
    let words = |span: Span| typed.text.get(span.range()).unwrap_or_default();
    let parsed = typed.problems.iter().map(|one| (words(one.span), words::query_problem(&one.kind)));
    let looked_up = context.results.search.problems().iter().map(|one| ("", words::lookup_problem(one)));
    let problems: Vec<(&str, String)> = parsed.chain(looked_up).collect();
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notice" role="group" aria-label={words::QUERY_PROBLEMS}>
            <ul>
                { for problems.into_iter().map(|(words, message)| html! {
                    <li>
                        if !words.is_empty() { <code>{ words.to_owned() }</code>{ ": " } }
                        { message }
                    </li>
                }) }
            </ul>
        </div>
    }
}

/// Where words of the query are a name of something: its other names would be missed.
fn other_names(context: &PageContext<'_>) -> Html {
    let texts = context.results.query.conjuncts().iter().filter_map(|part| match part {
        Query::Text(text) if !text.title_only => {
            let words: Vec<&str> = text.words.iter().map(|word| word.text.as_str()).collect();
            Some((part, words.join(" ")))
        }
        _ => None,
    });
    let notes: Vec<(String, Entity<'_>, String)> = texts
        .flat_map(|(part, words)| {
            let named = context.dossier.entities_named(&words);
            let found = context.results.search.articles_with(part).unwrap_or(0);
            // Only where its other names lead to more.
            let more = named.into_iter().filter(move |entity| entity.article_count > found);
            more.map(move |entity| (words.clone(), entity, replaced(context, part, &entity)))
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
                    <a href={permalink::of_query(query)}>{ words::all_its_names(entity.article_count) }</a>
                </li>
            }) }
        </ul>
    }
}

/// The query with a part replaced by the entity that it names.
fn replaced(context: &PageContext<'_>, part: &Query, entity: &Entity<'_>) -> String {
    let rest = context.results.query.conjuncts().iter().filter(|other| *other != part).cloned();
    let named = Query::Entity(entity.kind, vec![entity.slug.to_owned()]);
    Query::and(rest.chain([named])).to_string()
}

/// What to do when nothing was found.
fn relaxations(context: &PageContext<'_>, has_near: bool) -> Html {
    let relaxations = suggest::relaxations(&context.results.search);
    html! {
        <div class="nothing">
            if !has_near { <p>{ words::nothing_found(&context.results.text) }</p> }
            <ul>
                if let Some((query, total)) = suggest::prefix_fallback(&context.results.search) {
                    <li>
                        <a href={permalink::of_query(&query)}>{ words::prefix_fallback(total) }</a>
                    </li>
                }
                { for relaxations.iter().take(5).map(|relaxed| html! {
                    <li>
                        { words::without(&relaxed.without, relaxed.alone) }{ " " }
                        <a href={permalink::of_query(&relaxed.query)}>{ words::without_it(relaxed.total) }</a>
                    </li>
                }) }
                <li><a href={permalink::print(&View::default())}>{ words::SEE_ALL_ARTICLES }</a></li>
            </ul>
        </div>
    }
}

/// Articles ticked for comparison.
fn pick_bar(context: &PageContext<'_>) -> Html {
    let title =
        |slug: &String| context.dossier.article_by_slug(slug).map_or(slug.clone(), |a| a.title.to_owned());
    match context.view.picked.as_slice() {
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
