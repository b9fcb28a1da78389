//! What stands behind a mark of a picture: the sentences and articles that it counts.

use corpus::store::{Article, Entity};
use search::analysis::cooccurrence::{Within, passages, sentence_of};
use text::Span;
use yew::Html;

use super::{articles, timeline::Dates, with};
use crate::{
    components::{marked::with_hits, result::kicker},
    desk::{Act, Desk, ROWS},
    view::{Choices, Page, Pole, Stretch, permalink},
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
pub fn pair(desk: &Desk<'_>, poles: &[Pole; 2]) -> Html {
    let find = |(kind, slug): &Pole| desk.dossier.entity_by_slug(*kind, slug);
    let (Some(a), Some(b)) = (find(&poles[0]), find(&poles[1])) else {
        return html! { <p class="notice" id={OPENED} tabindex="-1">{ words::UNKNOWN_PAIR }</p> };
    };
    let within = within(&desk.view.choices);
    let mut ids: Vec<u32> = articles(desk).collect();
    ids.retain(|id| desk.dossier.entity_articles(&a).any(|known| known == *id));
    let found = ids.into_iter().filter_map(|id| desk.dossier.article(id)).flat_map(|article| {
        let here = passages(&desk.dossier, &article, a.id, b.id, within);
        here.into_iter().map(move |(words, marks)| Line { article, words, marks })
    });
    let lines: Vec<Line> = found.collect();
    let heading = html! { <>{ name(desk, &a) }{ " " }{ words::AND }{ " " }{ name(desk, &b) }</> };
    panel(desk, heading, &words::together_in(within, lines.len()), Html::default(), &lines)
}

/// What was published in a stretch of time, and the sentences that name a date of it.
pub fn stretch(desk: &Desk<'_>, when: Stretch, dates: &Dates) -> Html {
    let lines: Vec<Line> = dates
        .named(desk, when)
        .filter_map(|(id, span)| {
            let article = desk.dossier.article(id)?;
            Some(Line { words: sentence_of(&desk.dossier, &article, span), marks: vec![span], article })
        })
        .collect();
    let published: Vec<Article<'static>> =
        dates.published(when).filter_map(|id| desk.dossier.article(id)).collect();
    let list = html! {
        if !published.is_empty() {
            <h3>{ words::with_count(words::PUBLISHED, published.len()) }</h3>
            <ul class="published">{ for published.iter().take(desk.local.rows).map(|article| {
                let href = permalink::print(&desk.view.at(Page::Read(article.slug.to_owned())));
                html! { <li key={article.slug}><a {href}>{ article.title }</a>{ " " }<span class="kicker">{ kicker(desk, article) }</span></li> }
            }) }</ul>
        }
    };
    let heading = html! { { words::period(when) } };
    panel(desk, heading, &words::with_count(words::NAMED_DATES, lines.len()), list, &lines)
}

/// What standing together means.
pub fn within(choices: &Choices) -> Within {
    if choices.in_paragraphs { Within::Paragraph } else { Within::Sentence }
}

fn name(desk: &Desk<'_>, entity: &Entity<'static>) -> Html {
    let href = super::entity_link(desk, entity.kind, entity.slug);
    html! { <a class={classes!("m", entity.kind.field())} {href}>{ entity.name }</a> }
}

fn panel(desk: &Desk<'_>, heading: Html, count: &str, before: Html, lines: &[Line]) -> Html {
    let close = Choices { pair: None, when: None, ..desk.view.choices.clone() };
    let more = lines.len().saturating_sub(desk.local.rows);
    html! {
        <section class="opened" aria-labelledby={OPENED}>
            <h2 id={OPENED} tabindex="-1">{ heading }</h2>
            <p class="close"><a href={with(desk, close)}>{ words::CLOSE_LIST }</a></p>
            { before }
            <h3>{ count.to_owned() }</h3>
            { for lines[..lines.len().min(desk.local.rows)].chunk_by(|a, b| a.article.id == b.article.id).map(|lines| of_an_article(desk, lines)) }
            if more > 0 {
                <button class="more" onclick={desk.send(Act::More)}>{ words::show_more(more.min(ROWS)) }</button>
            }
        </section>
    }
}

/// The sentences of one article, under its title.
fn of_an_article(desk: &Desk<'_>, lines: &[Line]) -> Html {
    let article = &lines[0].article;
    let href = permalink::print(&desk.view.at(Page::Read(article.slug.to_owned())));
    html! {
        <section key={article.slug}>
            <h4><a {href}>{ article.title }</a></h4>
            <p class="kicker">{ kicker(desk, article) }</p>
            { for lines.iter().map(|line| sentence(desk, line)) }
        </section>
    }
}

/// A sentence that leads to its place in the text.
fn sentence(desk: &Desk<'_>, line: &Line) -> Html {
    let article = &line.article;
    let target = line.marks.first().copied().unwrap_or(line.words);
    let href = permalink::print(&desk.view.passage(article.slug, article.raw, target));
    html! { <p class="snippet"><a {href}>{ with_hits(article.raw, line.words, &line.marks) }</a></p> }
}
