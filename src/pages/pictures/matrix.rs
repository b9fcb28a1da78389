//! Which article names whom, and how often: a table whose gaps are as telling as what is in it.
//!
//! With more articles than can stand side by side a column is a year, as long as there are several.

use analysis::coverage::{Cell, cells};
use corpus::store::{Article, Entity};
use query::{Filter, Term};
use text::sort::{pack, sort_numbers, unpack};
use yew::{Callback, Html};

use super::shared::{COLUMNS, Model, Msg, articles, entity_link, kinds, named};
use crate::{
    context::{PageContext, ROWS, click},
    view::{Page, View, permalink},
    widgets::drawing::{Mark, by_arrows, element},
    words,
};
use markup::{classes, html};

/// A column: the articles that it stands for.
pub struct Column {
    /// Their ids.
    pub articles: Vec<u32>,
    /// The year, where it stands for all articles of one; or for those without a date.
    pub year: Option<Option<u16>>,
}

/// The picture.
pub fn picture(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let named = named(context, model);
    let rows: Vec<Entity<'static>> =
        named.iter().take(model.rows).filter_map(|&(id, _)| context.dossier.entity(id)).collect();
    let columns = columns(context);
    let more_rows = named.len().saturating_sub(model.rows);
    let more_columns = columns.len().saturating_sub(model.columns);
    let shown = &columns[..columns.len().min(model.columns)];
    html! {
        <>
            { kinds(context) }
            if rows.is_empty() {
                <p class="none">{ words::NO_NAMES }</p>
            } else {
                <p class="hint" id="matrix-hint">{ words::matrix_hint(columns[0].year.is_some()) }</p>
                { table(context, &rows, shown) }
                <p class="extent">
                    { words::rows_shown(rows.len(), named.len()) }{ " " }
                    if more_rows > 0 {
                        <button class="quiet" id="more-rows" onclick={click(send, Msg::More)}>{ words::show_more_names(more_rows.min(ROWS)) }</button>
                    }
                    if more_columns > 0 {
                        { " " }{ words::columns_shown(shown.len(), columns.len()) }{ " " }
                        <button class="quiet" id="more-columns" onclick={click(send, Msg::MoreColumns)}>{ words::show_more_articles(more_columns.min(COLUMNS)) }</button>
                    }
                </p>
            }
        </>
    }
}

/// The articles that answer by date, those without one last; by year where they are very many.
pub fn columns(context: &PageContext<'_>) -> Vec<Column> {
    let date = |id| context.dossier.published(id);
    let key = |id| pack(date(id).map_or(u32::MAX, |date| date.to_bits()), id);
    let mut order: Vec<u64> = articles(context).map(key).collect();
    sort_numbers(&mut order);
    let order: Vec<u32> = order.into_iter().map(|packed| unpack(packed).1).collect();
    let year = |id: u32| date(id).map(|date| date.year());
    let years = order.chunk_by(|a, b| year(*a) == year(*b));
    if order.len() > COLUMNS && years.clone().count() > 1 {
        let column = |ids: &[u32]| Column { articles: ids.to_vec(), year: Some(year(ids[0])) };
        return years.map(column).collect();
    }
    order.into_iter().map(|id| Column { articles: vec![id], year: None }).collect()
}

fn table(context: &PageContext<'_>, rows: &[Entity<'static>], columns: &[Column]) -> Html {
    let ids: Vec<u32> = rows.iter().map(|entity| entity.id).collect();
    let cells: Vec<Vec<Cell>> = columns.iter().map(|column| sums(context, column, &ids)).collect();
    let most = cells.iter().flatten().map(|cell| cell.mentions).max().unwrap_or(1);
    html! {
        <div class="scroll matrix" role="region" aria-label={words::MATRIX} onkeydown={by_arrows()}>
            <table aria-describedby="matrix-hint">
                <caption class="sr">{ words::matrix_caption(columns.first().is_some_and(|column| column.year.is_some())) }</caption>
                <thead>
                    <tr>
                        <td></td>
                        { for columns.iter().enumerate().map(|(at, column)| head(context, column, at + 1)) }
                        <th scope="col" class="plain">{ words::COMPARE }</th>
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().enumerate().map(|(at, entity)| {
                        let place = |column| format!("c-{}-{column}", at + 1);
                        let href = entity_link(context, entity.kind, entity.slug);
                        html! {
                            <tr key={format!("{}{}", entity.kind.field(), entity.slug)} class={entity.kind.field()}>
                                <th scope="row"><a id={place(0)} tabindex={if at == 0 { "0" } else { "-1" }} class={classes!("m", entity.kind.field())} {href}>{ entity.name }</a></th>
                                { for columns.iter().zip(&cells).enumerate().map(|(across, (column, cells))| {
                                    cell(context, entity, column, cells[at], most, place(across + 1))
                                }) }
                                { to_topic(context, entity, place(columns.len() + 1)) }
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// The way to what the articles say about an entity, where there are several.
fn to_topic(context: &PageContext<'_>, entity: &Entity<'static>, id: String) -> Html {
    if entity.article_count < 2 {
        return html! { <td></td> };
    }
    let href = permalink::print(&context.view.at(Page::Topic(Some((entity.kind, entity.slug.to_owned())))));
    let label = words::compare_on(entity.name);
    let mark = Mark { id, class: "", href, label, is_open: false, is_first: false };
    element("td", &["class"], &["compare-on"], mark.in_a_cell(words::COMPARE.into()))
}

/// How often the articles of a column name each of some entities.
fn sums(context: &PageContext<'_>, column: &Column, entities: &[u32]) -> Vec<Cell> {
    let mut sums = vec![Cell::default(); entities.len()];
    for &article in &column.articles {
        for (sum, cell) in sums.iter_mut().zip(cells(&context.dossier, article, entities)) {
            if sum.mentions == 0 {
                sum.first = cell.first;
            }
            sum.mentions += cell.mentions;
        }
    }
    sums
}

fn head(context: &PageContext<'_>, column: &Column, at: usize) -> Html {
    let id = format!("c-0-{at}");
    match column.year {
        Some(Some(year)) => {
            let mut query = context.view.query.clone();
            query.set_years(Some(year), Some(year));
            let href = permalink::print(&View { query, ..context.view.clone() });
            let count = words::articles(column.articles.len() as u32);
            html! {
                <th scope="col" class="year" key={year.to_string()}>
                    <a {id} tabindex="-1" {href} title={words::only_year(year)}>{ year }</a>
                    <span class="count">{ count }</span>
                </th>
            }
        }
        Some(None) => html! {
            <th scope="col" class="year" key="undated">
                { words::NO_DATE }
                <span class="count">{ words::articles(column.articles.len() as u32) }</span>
            </th>
        },
        None => {
            let Some(article) = context.dossier.article(column.articles[0]) else { return Html::default() };
            let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
            html! {
                <th scope="col" key={article.slug}>
                    <a {id} tabindex="-1" {href} title={words::title_and_date(article.title, article.published)}>
                        <span class="title">
                            <span class="count">{ article.published.map(|date| date.to_string()) }</span>
                            { article.title }
                        </span>
                    </a>
                </th>
            }
        }
    }
}

fn cell(
    context: &PageContext<'_>,
    entity: &Entity<'static>,
    column: &Column,
    cell: Cell,
    most: u32,
    id: String,
) -> Html {
    let (href, label) = match column.year {
        Some(year) => of_a_year(context, entity, year, cell),
        None => match context.dossier.article(column.articles[0]) {
            Some(article) => of_an_article(context, entity, &article, cell),
            None => return html! { <td></td> },
        },
    };
    let figure = if cell.mentions > 0 { cell.mentions.to_string() } else { words::GAP.to_owned() };
    // Articles without a date cannot be asked for.
    let link = match href {
        Some(href) => {
            let mark = Mark { id, class: "", href, label, is_open: false, is_first: false };
            mark.in_a_cell(figure.into())
        }
        None => element("span", &["title"], &[&label], figure.into()),
    };
    element("td", &["class"], &[shade(cell.mentions, most)], link)
}

/// The first mention in an article; for a gap, the article with nothing lit up in it.
fn of_an_article(
    context: &PageContext<'_>,
    entity: &Entity<'static>,
    article: &Article<'static>,
    cell: Cell,
) -> (Option<String>, String) {
    let lit = Some((entity.kind, entity.slug.to_owned()));
    let view = match cell.mentions {
        0 => context.view.at(Page::Read(article.slug.to_owned())),
        _ => context.view.passage(article.slug, article.raw, cell.first),
    };
    (Some(permalink::print(&View { lit, ..view })), words::cell(entity.name, article.title, cell.mentions))
}

/// The articles of a year that name an entity; for a gap, all of them.
fn of_a_year(
    context: &PageContext<'_>,
    entity: &Entity<'static>,
    year: Option<u16>,
    cell: Cell,
) -> (Option<String>, String) {
    let mut query = context.view.query.clone();
    query.set_years(year, year);
    let term = Term::Entity(entity.kind, vec![entity.slug.to_owned()]);
    query.filters.push(Filter { term, negated: cell.mentions == 0 });
    let view = View { query: query.absorb_filters(), ..View::default() };
    (year.map(|_| permalink::print(&view)), words::year_cell(entity.name, year, cell.mentions))
}

/// Five shades; where nothing is named often, the lighter ones do.
fn shade(mentions: u32, most: u32) -> &'static str {
    let most = most.max(8);
    match mentions {
        0 => "gap",
        count if count * 16 <= most => "s1",
        count if count * 8 <= most => "s2",
        count if count * 4 <= most => "s3",
        count if count * 2 <= most => "s4",
        _ => "s5",
    }
}
