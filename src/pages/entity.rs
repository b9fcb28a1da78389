//! An entity: what it is called and said to be, every mention of it in context, and what stands beside it.

use analysis::mentions::{
    ArticleMentions, InParagraph, NameUsed, Neighbour, by_article, first_and_last, in_paragraphs,
    in_same_sentences, names_used, neighbours, roles,
};
use corpus::{
    Dossier, Kind,
    store::{Article, Entity, Mention, Role},
};
use query::{Filter, QueryDraft, Term};
use text::{
    Span,
    date::{Date, Precision},
};
use yew::{Callback, Html};

use crate::{
    context::{Memo, PageContext, ROWS, click},
    language,
    view::{Page, Picture, View, permalink},
    widgets::{result::kicker, stated::stated_role},
    words,
};
use markup::{classes, html};

/// How many bytes of its paragraph are shown on either side of a mention.
const CONTEXT: usize = 48;

/// How many articles are listed for a name.
const ARTICLES_OF_NAME: usize = 4;

/// How many dates, figures or roles are shown at once, and at most.
const AT_ONCE: usize = 8;
const AT_MOST: usize = 200;

/// How many names that stand beside it are shown at a time.
const BESIDE: usize = 20;

/// What the page remembers.
pub struct Model {
    /// How many articles are shown with its mentions.
    rows: usize,
    /// How many names that stand beside it are shown.
    neighbours: usize,
    /// What there is about an entity.
    gathered: Memo<u32, Gathered>,
}

/// What a reader does on it, but for following links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Show the mentions in more articles.
    More,
    /// Show more names that stand beside it.
    MoreNeighbours,
}

impl Default for Model {
    fn default() -> Self {
        Self { rows: ROWS, neighbours: BESIDE, gathered: Memo::default() }
    }
}

impl Model {
    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg) {
        match msg {
            Msg::More => self.rows += ROWS,
            Msg::MoreNeighbours => self.neighbours += BESIDE,
        }
    }
}

/// What the dossier holds about an entity: with a thousand articles, too much to gather at every key.
struct Gathered {
    groups: Vec<ArticleMentions<'static>>,
    names: Vec<NameUsed<'static>>,
    roles: Vec<(Article<'static>, Role<'static>)>,
    near: [(Kind, Vec<(usize, Mention<'static>)>); 2],
    neighbours: Vec<Neighbour>,
}

impl Gathered {
    fn new(dossier: &Dossier<'static>, entity: &Entity<'static>) -> Self {
        let groups = by_article(dossier, entity);
        Self {
            names: names_used(&groups),
            roles: roles(dossier, entity, &groups),
            near: [Kind::Date, Kind::Quantity].map(|kind| (kind, in_same_sentences(dossier, &groups, kind))),
            neighbours: neighbours(dossier, entity),
            groups,
        }
    }
}

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(
    context: &PageContext<'_>,
    entity: &Entity<'static>,
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let gathered = model.gathered.get(entity.id, || Gathered::new(&context.dossier, entity));
    let groups = &gathered.groups;
    let is_source = !entity.kind.is_mentioned();
    html! {
        <div class="entity">
            <header class={entity.kind.field()}>
                <p class="kicker">{ words::kind(entity.kind) }</p>
                <h1 tabindex="-1">{ entity.name }</h1>
                { known(entity) }
                <p class="facts">
                    if !is_source { { words::mentions(entity.mentions) }{ " · " } }
                    { words::found(entity.article_count, context.dossier.article_count()) }
                </p>
                { dated(context, groups) }
                { actions(groups, entity) }
            </header>
            <div class="lines">
                { names(context, groups, &gathered.names) }
                { stated(context, &gathered.roles) }
                { near(context, groups, &gathered.near) }
                { mentions(context, groups, is_source, model, send) }
            </div>
            if !is_source { { beside(context, &gathered.neighbours, model, send) } }
        </div>
    }
}

/// Who or what it is, and who says so.
fn known(entity: &Entity<'static>) -> Html {
    html! {
        <p class="known">
            if !entity.role.is_empty() { <span class="role">{ entity.role }</span>{ " · " } }
            { words::listed(entity.listed) }
            if let Some(href) = wikidata(entity.wikidata) {
                { " · " }<a {href} rel="noopener noreferrer external">{ words::wikidata(entity.wikidata) }</a>
            }
        </p>
    }
}

/// The address of an item of Wikidata; `None` for what is no identifier.
fn wikidata(id: &str) -> Option<String> {
    let digits = id.strip_prefix('Q')?;
    let is_id = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| ["https://www.wikidata.org/wiki/", id].concat())
}

/// The first and the last article by date, and how many have none.
fn dated(context: &PageContext<'_>, groups: &[ArticleMentions<'static>]) -> Html {
    let undated = groups.iter().filter(|group| group.article.published.is_none()).count();
    let one = |label: &'static str, group: &ArticleMentions<'static>| {
        let date = group.article.published?;
        Some(html! { <>{ label }{ " " }{ dated_article(context, group, date) }</> })
    };
    let ends = first_and_last(groups).map(|(first, last)| {
        let last = (first != last).then(|| one(words::LAST_MENTION.text(), &groups[last])).flatten();
        let label = if last.is_some() { words::FIRST_MENTION.text() } else { words::ONLY_DATED.text() };
        html! { <>{ for one(label, &groups[first]) }{ for last.map(|last| html! { <>{ " · " }{ last }</> }) }</> }
    });
    html! {
        <p class="facts">
            if let Some(ends) = &ends { { ends.clone() } }
            if ends.is_some() && undated > 0 { { " · " } }
            if undated > 0 { { words::without_date(undated as u32) } }
        </p>
    }
}

fn dated_article(context: &PageContext<'_>, group: &ArticleMentions<'static>, date: Date) -> Html {
    let coarse = match date.precision() {
        Precision::Year => Some(words::ONLY_YEAR),
        Precision::Month => Some(words::ONLY_MONTH),
        Precision::Day => None,
    };
    html! {
        <>
            <a href={first_place(context, group)} title={group.article.title}>
                <time datetime={date.to_string()}>{ words::date(Some(date)) }</time>
            </a>
            if let Some(coarse) = coarse { { " " }{ coarse } }
        </>
    }
}

/// The link to the first mention in an article, or to the article.
fn first_place(context: &PageContext<'_>, group: &ArticleMentions<'static>) -> String {
    place(context, &group.article, group.mentions.first().map(|mention| mention.span))
}

fn place(context: &PageContext<'_>, article: &Article<'static>, span: Option<Span>) -> String {
    permalink::print(&match span {
        Some(span) => context.view.passage(article.slug, article.raw, span),
        None => context.view.at(Page::Read(article.slug.to_owned())),
    })
}

/// What can be done with it.
fn actions(groups: &[ArticleMentions<'static>], entity: &Entity<'static>) -> Html {
    let asked = |negated: bool, page: Page| {
        let term = Term::Entity(entity.kind, vec![entity.slug.to_owned()]);
        let query = QueryDraft::of_filters(vec![Filter { term, negated }]);
        permalink::print(&View { query, ..View::of(page) })
    };
    let with = |negated: bool| asked(negated, Page::Search);
    // Of a source or an author, no text says anything.
    let topic = (entity.kind.is_mentioned() && groups.len() > 1).then(|| {
        let page = Page::Topic(Some((entity.kind, entity.slug.to_owned())));
        permalink::print(&View::of(page))
    });
    let alike = (groups.len() > 2).then(|| asked(false, Page::Picture(Picture::Likeness)));
    html! {
        <p class="actions">
            if let Some(href) = topic { <a id="topic" {href}>{ words::TOPIC_PAGE }</a> }
            <a href={with(false)}>{ words::only_articles(entity.kind) }</a>
            <a href={with(true)}>{ words::ARTICLES_WITHOUT }</a>
            { compare_two(groups, entity) }
            if let Some(href) = alike { <a {href}>{ words::HOW_ALIKE }</a> }
        </p>
    }
}

/// The first two articles that name it, with its mentions lit up.
fn compare_two(groups: &[ArticleMentions<'static>], entity: &Entity<'static>) -> Html {
    let [a, b, ..] = groups else { return Html::default() };
    let page = Page::Compare(Some(a.article.slug.to_owned()), Some(b.article.slug.to_owned()));
    let view = View { lit: Some((entity.kind, entity.slug.to_owned())), ..View::of(page) };
    html! { <a href={permalink::print(&view)}>{ words::COMPARE_TWO_ON_THIS }</a> }
}

/// Every name that the articles use, with where they do.
fn names(
    context: &PageContext<'_>,
    groups: &[ArticleMentions<'static>],
    names: &[NameUsed<'static>],
) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="called">
            <h2 id="called">{ words::with_count(words::ALSO_CALLED.text(), names.len()) }</h2>
            { folded(names.iter().map(|name| one_name(context, groups, name)).collect(), "called") }
        </section>
    }
}

fn one_name(
    context: &PageContext<'_>,
    groups: &[ArticleMentions<'static>],
    name: &NameUsed<'static>,
) -> Html {
    let known = name.articles.iter().take(ARTICLES_OF_NAME).filter_map(|&(at, count)| {
        let article = &groups.get(at)?.article;
        let used = |mention: &&Mention<'static>| article.raw.get(mention.span.range()) == Some(name.words);
        let first = groups[at].mentions.iter().find(used).map(|mention| mention.span);
        Some(html! {
            <li key={article.slug}>
                <a href={place(context, article, first)}>{ article.title }</a>{ "\u{a0}" }<span class="count">{ count }</span>
            </li>
        })
    });
    let more = name.articles.len().saturating_sub(ARTICLES_OF_NAME) as u32;
    html! {
        <li>
            <q>{ name.words }</q>{ " " }
            <span class="count">{ words::used(name.count, name.articles.len() as u32) }</span>
            <ul class="where">
                { for known }
                if more > 0 { <li class="none">{ words::and_more_articles(more) }</li> }
            </ul>
        </li>
    }
}

/// What the articles say that it is.
fn stated(context: &PageContext<'_>, roles: &[(Article<'static>, Role<'static>)]) -> Html {
    if roles.is_empty() {
        return Html::default();
    }
    let rows = roles.iter().take(AT_MOST).map(|(article, role)| {
        html! {
            <li>
                { stated_role(context, article, role) }
                <p class="kicker"><span class="title">{ article.title }</span>{ " · " }{ kicker(context, article) }</p>
            </li>
        }
    });
    html! {
        <section aria-labelledby="stated">
            <h2 id="stated">{ words::with_count(words::STATED_ROLES.text(), roles.len()) }</h2>
            { folded(rows.collect(), "stated") }
        </section>
    }
}

/// Dates and figures in the same sentences.
fn near(
    context: &PageContext<'_>,
    groups: &[ArticleMentions<'static>],
    near: &[(Kind, Vec<(usize, Mention<'static>)>)],
) -> Html {
    let near = near.iter().filter(|(_, found)| !found.is_empty());
    let lists = near.map(|(kind, found)| {
        let rows = found
            .iter()
            .take(AT_MOST)
            .filter_map(|&(at, mention)| Some(one_near(context, &groups.get(at)?.article, &mention)));
        html! {
            <section class={kind.field()}>
                <h3>{ words::with_count(words::kinds(*kind), found.len()) }</h3>
                { folded(rows.collect(), "near") }
            </section>
        }
    });
    let lists: Vec<Html> = lists.collect();
    if lists.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="near">
            <h2 id="near">{ words::IN_SAME_SENTENCES }</h2>
            <div class="pair">{ for lists }</div>
        </section>
    }
}

fn one_near(context: &PageContext<'_>, article: &Article<'static>, mention: &Mention<'static>) -> Html {
    let surface = article.raw.get(mention.span.range()).unwrap_or_default();
    let href = place(context, article, Some(mention.span));
    let meaning = match mention.kind {
        Kind::Date => words::when(mention.value),
        _ => Some(mention.value.to_owned()),
    };
    let meaning = meaning.filter(|meaning| !meaning.is_empty() && meaning != surface);
    html! {
        <li>
            <a {href} class={classes!("m", mention.kind.field())}>{ surface }</a>
            if let Some(meaning) = meaning { { " " }<span class="count">{ meaning }</span> }
            <bdi class="where">{ article.title }</bdi>
        </li>
    }
}

/// A list of which only the beginning is shown at once.
fn folded(mut rows: Vec<Html>, class: &'static str) -> Html {
    let rest = rows.split_off(rows.len().min(AT_ONCE));
    html! {
        <>
            <ul {class}>{ for rows }</ul>
            if !rest.is_empty() {
                <details>
                    <summary>{ words::show_more(rest.len()) }</summary>
                    <ul {class}>{ for rest }</ul>
                </details>
            }
        </>
    }
}

/// Every mention in context, article by article; with many articles, as many as are asked for.
fn mentions(
    context: &PageContext<'_>,
    groups: &[ArticleMentions<'static>],
    is_source: bool,
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let rest = groups.len().saturating_sub(model.rows).min(ROWS);
    html! {
        <section aria-labelledby="mentions">
            <h2 id="mentions">{ if is_source { words::ARTICLES } else { words::MENTIONS } }</h2>
            { for groups.iter().take(model.rows).map(|group| article(context, group)) }
            if rest > 0 {
                <p class="more"><button id="more" onclick={click(send, Msg::More)}>{ words::show_more(rest) }</button></p>
            }
        </section>
    }
}

fn article(context: &PageContext<'_>, group: &ArticleMentions<'static>) -> Html {
    let article = &group.article;
    let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
    let lines = in_paragraphs(&context.dossier, group);
    html! {
        <section key={article.slug}>
            <p class="kicker">{ kicker(context, article) }</p>
            <h3 dir="auto" lang={language::attribute(article.language_code)}><a {href}>{ article.title }</a></h3>
            <ul class="kwic">{ for lines.iter().map(|line| one_line(context, group, line)) }</ul>
        </section>
    }
}

/// One mention with the words around it; a link to its place in the text.
fn one_line(
    context: &PageContext<'_>,
    group: &ArticleMentions<'static>,
    line: &InParagraph<'static>,
) -> Html {
    let article = &group.article;
    let (mention, paragraph) = (line.mention.span, line.paragraph);
    let before = around(article.raw, Span::new(paragraph.start, mention.start), true);
    let after = around(article.raw, Span::new(mention.end, paragraph.end), false);
    // The space before a mention goes with it: at the end of a line that runs from right to left,
    // as the left part does to be cut at its beginning, it would be lost.
    let spaced = before.trim_end().len();
    let (before, space) = before.split_at(spaced);
    let surface = format!("{space}{}", article.raw.get(mention.range()).unwrap_or_default());
    let href = permalink::print(&context.view.passage(article.slug, article.raw, mention));
    html! {
        <li>
            <a {href} id={format!("k-{}-{}", article.slug, mention.start)} title={format!("{}: {}", words::RECOGNISED_BY, words::rule(line.mention.kind, &line.mention.rule))}>
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

/// Who and what stands in the same paragraphs, and how far from chance that is.
fn beside(context: &PageContext<'_>, neighbours: &[Neighbour], model: &Model, send: &Callback<Msg>) -> Html {
    let rest = neighbours.len().saturating_sub(model.neighbours).min(BESIDE);
    let rows = neighbours.iter().take(model.neighbours).filter_map(|neighbour| {
        let other = context.dossier.entity(neighbour.entity)?;
        let href = permalink::print(&context.view.at(Page::Entity(other.kind, other.slug.to_owned())));
        Some(html! {
            <tr key={format!("{}{}", other.kind.field(), other.slug)}>
                <th scope="row"><a {href} class={classes!("m", other.kind.field())}>{ other.name }</a></th>
                <td>{ neighbour.paragraphs }</td>
                <td>{ neighbour.articles }</td>
                <td>{ words::association(neighbour.association) }</td>
            </tr>
        })
    });
    html! {
        <aside class="beside" aria-labelledby="beside">
            <h2 id="beside">{ words::NEIGHBOURS }</h2>
            if neighbours.is_empty() {
                <p class="none">{ words::NO_NEIGHBOURS }</p>
            } else {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ words::NAME }</th>
                            <th scope="col">{ words::PARAGRAPHS }</th>
                            <th scope="col">{ words::ARTICLES }</th>
                            <th scope="col">{ words::ASSOCIATION }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
                if rest > 0 {
                    <p class="more"><button id="more-beside" onclick={click(send, Msg::MoreNeighbours)}>{ words::show_more(rest) }</button></p>
                }
                <details>
                    <summary>{ words::WHAT_IS_ASSOCIATION }</summary>
                    <p>{ words::association_explained(context.dossier.paragraphs_with_names()) }</p>
                </details>
            }
        </aside>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_identifiers_of_wikidata_lead_there() {
        assert_eq!(wikidata("Q30").as_deref(), Some("https://www.wikidata.org/wiki/Q30"));
        for bad in ["", "Q", "30", "Q30/..", "Q 30", "q30", "Q٣"] {
            assert_eq!(wikidata(bad), None, "{bad}");
        }
    }
}
