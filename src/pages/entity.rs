//! An entity: every mention of it in context, under all its names, and who occurs beside it.

use corpus::{
    Kind, Span,
    concordance::{Group, Line, concordance, names_used, neighbours},
    query::{Filter, Parts, Term},
    store::Entity,
};
use yew::{Html, html};

use crate::{
    components::result::kicker,
    desk::Desk,
    view::{Page, View, permalink},
    words,
};

/// How many bytes of its paragraph are shown on either side of a mention.
const CONTEXT: usize = 48;

/// How many neighbours are listed.
const NEIGHBOURS: usize = 24;

/// The page.
pub fn page(desk: &Desk<'_>, entity: &Entity<'static>) -> Html {
    let groups = concordance(&desk.dossier, entity);
    let names = names_used(&groups);
    let with = |negated: bool| {
        let term = Term::Entity(entity.kind, vec![entity.slug.to_owned()]);
        let query = Parts { text: String::new(), filters: vec![Filter { term, negated }] };
        permalink::print(&View { query, ..View::default() })
    };
    let is_source = entity.kind == Kind::Source;
    html! {
        <div class="entity">
            <header class={entity.kind.field()}>
                <p class="kicker">{ words::kind(entity.kind) }</p>
                <h1 tabindex="-1">{ entity.name }</h1>
                <p class="facts">
                    if !is_source { { words::mentions(entity.mentions) }{ " · " } }
                    { words::found(entity.article_count, desk.dossier.article_count()) }
                </p>
                if !names.is_empty() {
                    <p class="called">
                        { words::ALSO_CALLED }{ " " }
                        { for names.iter().enumerate().map(|(at, (name, count))| html! {
                            <>{ if at > 0 { ", " } else { "" } }<q>{ *name }</q>{ format!(" ({count})") }</>
                        }) }
                    </p>
                }
                <p class="actions">
                    <a href={with(false)}>{ if is_source { words::FROM_SOURCE } else { words::ONLY_ARTICLES_WITH } }</a>
                    <a href={with(true)}>{ words::ARTICLES_WITHOUT }</a>
                    { compare_two(&groups, entity) }
                </p>
            </header>
            <section class="lines" aria-label={words::MENTIONS}>
                <h2>{ if is_source { words::ARTICLES } else { words::MENTIONS } }</h2>
                { for groups.iter().map(|group| article(desk, group)) }
            </section>
            if !is_source { { beside(desk, entity) } }
        </div>
    }
}

/// The first two articles that name it, with its mentions lit up.
fn compare_two(groups: &[Group<'static>], entity: &Entity<'static>) -> Html {
    let [a, b, ..] = groups else { return Html::default() };
    let page = Page::Compare(Some(a.article.slug.to_owned()), Some(b.article.slug.to_owned()));
    let view = View { lit: Some((entity.kind, entity.slug.to_owned())), ..View::of(page) };
    html! { <a href={permalink::print(&view)}>{ words::COMPARE_TWO_ON_THIS }</a> }
}

fn article(desk: &Desk<'_>, group: &Group<'static>) -> Html {
    let article = &group.article;
    let href = permalink::print(&desk.view.at(Page::Read(article.slug.to_owned())));
    html! {
        <section key={article.slug}>
            <p class="kicker">{ kicker(desk, article) }</p>
            <h3><a {href}>{ article.title }</a></h3>
            <ul class="kwic">{ for group.lines.iter().map(|line| one_line(desk, group, line)) }</ul>
        </section>
    }
}

/// One mention with the words around it; a link to its place in the text.
fn one_line(desk: &Desk<'_>, group: &Group<'static>, line: &Line<'static>) -> Html {
    let article = &group.article;
    let (mention, paragraph) = (line.mention.span, line.paragraph);
    let before = around(article.raw, Span::new(paragraph.start, mention.start), true);
    let after = around(article.raw, Span::new(mention.end, paragraph.end), false);
    // The space before a mention goes with it: at the end of a line that runs from right to left,
    // as the left part does to be cut at its beginning, it would be lost.
    let spaced = before.trim_end().len();
    let (before, space) = before.split_at(spaced);
    let surface = format!("{space}{}", article.raw.get(mention.range()).unwrap_or_default());
    let href = permalink::print(&desk.view.passage(article.slug, article.raw, mention));
    html! {
        <li>
            <a {href} id={format!("k-{}-{}", article.slug, mention.start)} title={format!("{}: {}", words::TRACE, line.mention.rule)}>
                <span class="left"><bdi>{ before.to_owned() }</bdi></span><b>{ surface }</b><span class="right">{ after }</span>
            </a>
        </li>
    }
}

/// Some words before or after a mention, whole ones.
fn around(raw: &str, span: Span, before: bool) -> String {
    let text = raw.get(span.range()).unwrap_or_default();
    if text.len() <= CONTEXT {
        return text.to_owned();
    }
    if before {
        let from =
            (text.len() - CONTEXT..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let word = text[from..].find(char::is_whitespace).map_or(from, |space| from + space);
        format!("… {}", text[word..].trim_start())
    } else {
        let to = (0..=CONTEXT).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let word = text[..to].rfind(char::is_whitespace).unwrap_or(to);
        format!("{} …", text[..word].trim_end())
    }
}

/// Who and what stands in the same paragraphs.
fn beside(desk: &Desk<'_>, entity: &Entity<'static>) -> Html {
    let neighbours = neighbours(&desk.dossier, entity);
    let rows = neighbours.iter().take(NEIGHBOURS).filter_map(|neighbour| {
        let other = desk.dossier.entity(neighbour.entity)?;
        let href = permalink::print(&desk.view.at(Page::Entity(other.kind, other.slug.to_owned())));
        Some(html! {
            <li key={format!("{}{}", other.kind.field(), other.slug)}>
                <a {href} class={yew::classes!("m", other.kind.field())}>{ other.name }</a>
                { " " }<span class="count" title={words::beside(neighbour.paragraphs, neighbour.articles)}>{ neighbour.paragraphs }</span>
            </li>
        })
    });
    html! {
        <aside class="beside" aria-label={words::BESIDE}>
            <h2>{ words::BESIDE }</h2>
            <ul>
                { for rows }
                if neighbours.is_empty() { <li class="none">{ words::NOBODY_BESIDE }</li> }
            </ul>
        </aside>
    }
}
