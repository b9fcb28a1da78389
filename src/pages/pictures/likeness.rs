//! How alike the articles are, each to each: a table of numbers, each of which leads to the two articles side by side.
//! Where the articles are too many for one table, each group of similar ones has a table of its own, and the most
//! similar pairs are listed.

use std::cmp::Ordering;

use analysis::likeness::{ALIKE, Groups, Likeness, MOST};
use corpus::store::Article;
use text::sort::sort_by_key;
use yew::{Callback, Html};

use super::{
    alike::Alike,
    shared::{COLUMNS, Model, Msg, articles, as_table},
};
use crate::{
    context::{PageContext, ROWS, click},
    view::{Page, View, permalink},
    widgets::drawing::{Mark, by_arrows, element, shape},
    words,
};
use markup::html;

/// The picture.
pub fn picture(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let total = context.results.search.total();
    let alike = model
        .worked_out
        .likeness
        .get(context.results.text.clone(), || Alike::of(&context.dossier, articles(context), COLUMNS));
    let likeness = &alike.likeness;
    if likeness.articles().len() < 2 {
        return html! { <p class="none">{ words::ONE_ARTICLE }</p> };
    }
    html! {
        <div class="likeness">
            <p class="hint" id="likeness-hint">{ words::LIKENESS_HINT }</p>
            if total as usize > MOST { <p class="notice">{ words::newest_only(MOST, total) }</p> }
            if likeness.articles().len() <= COLUMNS {
                { table(context, likeness, &ordered(&alike.groups)) }
            } else {
                { in_groups(context, &alike, model, send) }
            }
            { pairs(context, &alike) }
        </div>
    }
}

/// The articles of groups one after the other; whether a group begins with each.
fn ordered(groups: &Groups) -> Vec<(usize, bool)> {
    let group = |group: &Vec<usize>| {
        let first = group.first().copied();
        group.iter().map(move |&at| (at, Some(at) == first)).collect::<Vec<_>>()
    };
    groups.iter().flat_map(group).collect()
}

/// The groups of which there are several articles, the largest first.
fn in_groups(context: &PageContext<'_>, alike: &Alike, model: &Model, send: &Callback<Msg>) -> Html {
    let mut groups: Vec<&Vec<usize>> = alike.groups.iter().filter(|group| group.len() > 1).collect();
    let alone = alike.groups.len() - groups.len();
    sort_by_key(&mut groups, |group| std::cmp::Reverse(group.len()));
    let more = groups.len().saturating_sub(model.rows);
    html! {
        <>
            <p>{ if groups.is_empty() { words::NO_GROUPS.text().to_owned() } else { words::groups_found(groups.len(), alone) } }</p>
            { for groups.iter().take(model.rows).map(|group| one_group(context, &alike.likeness, group)) }
            if more > 0 {
                <p class="more"><button id="more-groups" onclick={click(send, Msg::More)}>{ words::show_more_groups(more.min(ROWS)) }</button></p>
            }
        </>
    }
}

fn one_group(context: &PageContext<'_>, likeness: &Likeness, group: &[usize]) -> Html {
    let shown: Vec<(usize, bool)> = group.iter().take(COLUMNS).map(|&at| (at, false)).collect();
    let date = |at: Option<&usize>| {
        let id = at.and_then(|&at| likeness.articles().get(at));
        words::date(id.and_then(|&id| context.dossier.published(id)))
    };
    // The article that is most like the others stands for them.
    let sum = |at: usize| group.iter().map(|&other| likeness.at(at, other)).sum::<f32>();
    let middle = group.iter().copied().max_by(|&a, &b| sum(a).total_cmp(&sum(b))).unwrap_or_default();
    html! {
        <details class="group" key={middle.to_string()}>
            <summary>
                <b dir="auto">{ likeness.articles().get(middle).map(|&id| context.dossier.title_of(id)) }</b>{ " " }
                <span class="count">{ words::group_of(group.len(), &date(group.first()), &date(group.last())) }</span>
            </summary>
            { table(context, likeness, &shown) }
            if shown.len() < group.len() { <p class="extent">{ words::first_of_group(shown.len(), group.len()) }</p> }
        </details>
    }
}

/// A table of articles, each with those before it.
fn table(context: &PageContext<'_>, likeness: &Likeness, order: &[(usize, bool)]) -> Html {
    let articles: Vec<Article<'static>> =
        order.iter().filter_map(|&(at, _)| context.dossier.article(*likeness.articles().get(at)?)).collect();
    // Ids are by article, so that several tables can be on a page.
    let group = ["l", &order.first().map_or(0, |first| first.0).to_string()].concat();
    let place =
        |row: usize, column: usize| [&group, "-", &row.to_string(), "-", &column.to_string()].concat();
    let row = |(nth, article): (usize, &Article<'static>)| {
        let (at, is_first) = order[nth];
        let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
        let date = article.published.map(|date| date.to_string());
        let cells = (0..order.len()).map(|column| match column.cmp(&nth) {
            Ordering::Less => {
                let other = &articles[column];
                cell(place(nth, column + 1), [other, article], likeness.at(order[column].0, at))
            }
            Ordering::Equal => shape("td", &["class"], &["self"]),
            Ordering::Greater => shape("td", &["class"], &["empty"]),
        });
        html! {
            <tr key={article.slug} class={is_first.then_some("begins")}>
                <th scope="row">
                    <span class="number">{ nth + 1 }</span>
                    <a id={place(nth, 0)} tabindex={if nth == 0 { "0" } else { "-1" }} {href} dir="auto">{ article.title }</a>{ " " }
                    <span class="count">{ date }</span>
                </th>
                { for cells }
            </tr>
        }
    };
    html! {
        <div class="scroll matrix alike" role="region" aria-label={words::LIKENESS} onkeydown={by_arrows()}>
            <table aria-describedby="likeness-hint">
                <caption class="sr">{ words::LIKENESS_CAPTION }</caption>
                <thead>
                    <tr>
                        <td></td>
                        { for articles.iter().enumerate().map(|(at, article)| html! {
                            <th scope="col" title={article.title}><span aria-hidden="true">{ at + 1 }</span><span class="sr">{ article.title }</span></th>
                        }) }
                    </tr>
                </thead>
                <tbody>{ for articles.iter().enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

fn cell(id: String, [a, b]: [&Article<'static>; 2], cosine: f32) -> Html {
    let mark = Mark {
        id,
        class: "",
        href: both([a, b]),
        label: words::likeness_of(percent(cosine), a.title, b.title),
        is_open: false,
        is_first: false,
    };
    element("td", &["class"], &[shade(cosine)], mark.in_a_cell(Html::from(percent(cosine).to_string())))
}

/// The link to two articles side by side.
fn both([a, b]: [&Article<'static>; 2]) -> String {
    let page = Page::Compare(Some(a.slug.to_owned()), Some(b.slug.to_owned()));
    permalink::print(&View::of(page))
}

fn percent(cosine: f32) -> u32 {
    (cosine * 100.0).round() as u32
}

/// Five shades: from what makes a group, the darker ones.
fn shade(cosine: f32) -> &'static str {
    match cosine {
        cosine if cosine < ALIKE / 2.0 => "gap",
        cosine if cosine < ALIKE => "s1",
        cosine if cosine < 0.4 => "s2",
        cosine if cosine < 0.55 => "s3",
        cosine if cosine < 0.75 => "s4",
        _ => "s5",
    }
}

/// The most similar pairs as a table.
fn pairs(context: &PageContext<'_>, alike: &Alike) -> Html {
    let article = |at: usize| context.dossier.article(*alike.likeness.articles().get(at)?);
    let row = |&(a, b, cosine): &(usize, usize, f32)| {
        let (a, b) = article(a).zip(article(b))?;
        let title = |article: &Article<'static>| {
            let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
            html! { <a {href} dir="auto">{ article.title }</a> }
        };
        let href = both([&a, &b]);
        let label = words::likeness_of(percent(cosine), a.title, b.title);
        let number = html! { <a {href} aria-label={label}>{ percent(cosine) }</a> };
        Some([number, title(&a), title(&b)])
    };
    let rows = alike.pairs.iter().filter_map(row);
    as_table(words::PAIRS_CAPTION.text().to_owned(), &words::PAIR_HEADS, rows)
}
