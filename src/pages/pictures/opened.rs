//! What stands behind a mark of a picture: the sentences and articles that it counts.

use analysis::cooccurrence::{Within, passages, sentence_of};
use corpus::store::{Article, Entity};
use query::{Filter, Term};
use text::Span;
use yew::{Callback, Html};

use super::{
    dates::Dates,
    shared::{Model, Msg, articles, entity_link, with},
};
use crate::{
    context::{PageContext, ROWS, click},
    view::{Choices, Page, Pole, Stretch, View, permalink},
    widgets::{marked::with_hits, result::kicker},
    words,
};
use markup::{classes, html};

/// The id of the heading to which an opened mark leads.
pub const OPENED: &str = "opened";

/// A sentence of an article with what is marked in it.
struct Line {
    article: Article<'static>,
    words: Span,
    marks: Vec<Span>,
}

/// The sentences or paragraphs that name both ends of a connection.
pub fn pair(context: &PageContext<'_>, poles: &[Pole; 2], model: &Model, send: &Callback<Msg>) -> Html {
    let find = |(kind, slug): &Pole| context.dossier.entity_by_slug(*kind, slug);
    let (Some(a), Some(b)) = (find(&poles[0]), find(&poles[1])) else {
        return html! { <p class="notice" id={OPENED} tabindex="-1">{ words::UNKNOWN_PAIR }</p> };
    };
    let within = within(&context.view.choices);
    let mut ids: Vec<u32> = articles(context).collect();
    ids.retain(|id| context.dossier.entity_articles(&a).any(|known| known == *id));
    let found = ids.into_iter().filter_map(|id| context.dossier.article(id)).flat_map(|article| {
        let here = passages(&context.dossier, &article, a.id, b.id, within);
        here.into_iter().map(move |(words, marks)| Line { article, words, marks })
    });
    let lines: Vec<Line> = found.collect();
    let heading = html! { <>{ name(context, &a) }{ " " }{ words::AND }{ " " }{ name(context, &b) }</> };
    let count = words::together_in(within, lines.len());
    let term = |entity: &Entity<'static>| Filter {
        term: Term::Entity(entity.kind, vec![entity.slug.to_owned()]),
        negated: false,
    };
    let mut query = context.view.query.clone();
    query.filters.extend([term(&a), term(&b)]);
    let topic = View { query: query.absorb_filters(), ..View::of(Page::Topic(None)) };
    let is_several = lines.first().map(|line| line.article.id) != lines.last().map(|line| line.article.id);
    let before = html! {
        if is_several { <p><a id="topic" href={permalink::print(&topic)}>{ words::TOPIC_PAGE }</a></p> }
    };
    panel(context, Opened { heading, count, before, lines: &lines }, model, send)
}

/// What was published in a stretch of time, and the sentences that name a date of it.
pub fn stretch(
    context: &PageContext<'_>,
    when: Stretch,
    dates: &Dates,
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let lines: Vec<Line> = dates
        .named(context, when)
        .filter_map(|(id, span)| {
            let article = context.dossier.article(id)?;
            Some(Line { words: sentence_of(&context.dossier, &article, span), marks: vec![span], article })
        })
        .collect();
    let published: Vec<Article<'static>> =
        dates.published(when).filter_map(|id| context.dossier.article(id)).collect();
    let list = html! {
        if !published.is_empty() {
            <h3>{ words::with_count(words::PUBLISHED.text(), published.len()) }</h3>
            <ul class="published">{ for published.iter().take(model.rows).map(|article| {
                let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
                html! { <li key={article.slug}><a {href}>{ article.title }</a>{ " " }<span class="kicker">{ kicker(context, article) }</span></li> }
            }) }</ul>
        }
    };
    let heading = html! { { words::period(when) } };
    let count = words::with_count(words::NAMED_DATES.text(), lines.len());
    panel(context, Opened { heading, count, before: list, lines: &lines }, model, send)
}

/// What standing together means.
pub fn within(choices: &Choices) -> Within {
    if choices.in_paragraphs { Within::Paragraph } else { Within::Sentence }
}

fn name(context: &PageContext<'_>, entity: &Entity<'static>) -> Html {
    let href = entity_link(context, entity.kind, entity.slug);
    html! { <a class={classes!("m", entity.kind.field())} {href}>{ entity.name }</a> }
}

/// What a panel shows.
struct Opened<'l> {
    heading: Html,
    count: String,
    /// What comes before the sentences.
    before: Html,
    lines: &'l [Line],
}

fn panel(
    context: &PageContext<'_>,
    Opened { heading, count, before, lines }: Opened<'_>,
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let close = Choices { pair: None, when: None, ..context.view.choices.clone() };
    let more = lines.len().saturating_sub(model.rows);
    html! {
        <section class="opened" aria-labelledby={OPENED}>
            <h2 id={OPENED} tabindex="-1">{ heading }</h2>
            <p class="close"><a href={with(context, close)}>{ words::CLOSE_LIST }</a></p>
            { before }
            <h3>{ count }</h3>
            { for lines[..lines.len().min(model.rows)].chunk_by(|a, b| a.article.id == b.article.id).map(|lines| of_an_article(context, lines)) }
            if more > 0 {
                <button class="more" onclick={click(send, Msg::More)}>{ words::show_more(more.min(ROWS)) }</button>
            }
        </section>
    }
}

/// The sentences of one article, under its title.
fn of_an_article(context: &PageContext<'_>, lines: &[Line]) -> Html {
    let article = &lines[0].article;
    let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
    html! {
        <section key={article.slug}>
            <h4><a {href}>{ article.title }</a></h4>
            <p class="kicker">{ kicker(context, article) }</p>
            { for lines.iter().map(|line| sentence(context, line)) }
        </section>
    }
}

/// A sentence that leads to its place in the text.
fn sentence(context: &PageContext<'_>, line: &Line) -> Html {
    let article = &line.article;
    let target = line.marks.first().copied().unwrap_or(line.words);
    let href = permalink::print(&context.view.passage(article.slug, article.raw, target));
    html! { <p class="snippet"><a {href}>{ with_hits(article.raw, line.words, &line.marks) }</a></p> }
}
