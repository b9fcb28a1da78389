//! What each article says about one thing: the sentences that name somebody, or that have the words of a query, by
//! article in order of date, joined where they report the same.

mod lanes;

use analysis::topic::{Account, MOST, Sentence, Topic};
use corpus::{
    Kind,
    store::{Article, Entity},
};
use text::{
    Span,
    sort::{pack, sort_numbers, unpack},
};
use yew::{Callback, Html};

use self::lanes::{Lanes, Row};
use crate::{
    context::{Memo, PageContext, ROWS, click},
    effects::Effect,
    language,
    view::{self, Page, View, permalink},
    widgets::{marked::with_hits, result::kicker},
    words,
};
use markup::{classes, html};

/// How many other articles are named at a sentence.
const ALSO: usize = 4;

/// What the page remembers.
pub struct Model {
    /// How many articles are shown.
    rows: usize,
    /// What so many articles say about an entity, or in answer to a query.
    said: Memo<(Option<u32>, String, usize), Topic<'static>>,
}

/// What a reader does on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Show more articles.
    More,
}

impl Default for Model {
    fn default() -> Self {
        Self { rows: ROWS, said: Memo::default() }
    }
}

/// What the page is about.
pub struct Subject {
    /// An entity; without one, the query.
    entity: Option<Entity<'static>>,
    /// The articles, the earliest first.
    articles: Vec<u32>,
}

/// What a view asks about; the slug where there is no such entity.
#[inline(never)] // what comes later is cut off by function
pub fn subject<'v>(context: &PageContext<'_>, about: Option<&'v (Kind, String)>) -> Result<Subject, &'v str> {
    let entity = match about {
        Some((kind, slug)) => Some(context.dossier.entity_by_slug(*kind, slug).ok_or(slug.as_str())?),
        None => None,
    };
    let named: Option<Vec<u32>> =
        entity.as_ref().map(|entity| context.dossier.entity_articles(entity).collect());
    let is_meant = |id: &u32| named.as_ref().is_none_or(|named| named.contains(id));
    let date = |id| context.dossier.published(id).map_or(u32::MAX, |date| date.to_bits());
    let answers = context.results.hits.iter().map(|hit| hit.article);
    let mut order: Vec<u64> = answers.filter(is_meant).map(|id| pack(date(id), id)).collect();
    sort_numbers(&mut order);
    Ok(Subject { entity, articles: order.into_iter().map(|packed| unpack(packed).1).collect() })
}

impl Subject {
    /// What it is called.
    #[inline(never)] // what comes later is cut off by function
    pub fn name(&self, context: &PageContext<'_>) -> String {
        match &self.entity {
            Some(entity) => entity.name.to_owned(),
            None => context.results.text.clone(),
        }
    }

    /// Where an article is on it.
    fn places(&self, context: &PageContext<'_>, article: &Article<'static>) -> Vec<Span> {
        match &self.entity {
            Some(entity) => context.dossier.mentions_of(article, entity.id).map(|one| one.span).collect(),
            None => context.results.search.spans(article),
        }
    }
}

impl Model {
    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg) {
        match msg {
            Msg::More => self.rows += ROWS,
        }
    }

    /// What assistive technology is told.
    #[inline(never)] // what comes later is cut off by function
    pub fn status(&self, context: &PageContext<'_>) -> String {
        let Page::Topic(about) = &context.view.page else { return String::new() };
        subject(context, about.as_ref())
            .map_or_else(|_| String::new(), |subject| found(&self.said(context, &subject)))
    }

    fn said(&self, context: &PageContext<'_>, subject: &Subject) -> std::rc::Rc<Topic<'static>> {
        let rows = self.rows.min(subject.articles.len());
        let key = (subject.entity.as_ref().map(|entity| entity.id), context.results.text.clone(), rows);
        self.said.get(key, || {
            let articles = subject.articles[..rows].iter().filter_map(|&id| context.dossier.article(id));
            let places = articles.map(|article| (article, subject.places(context, &article)));
            Topic::new(&context.dossier, places.collect())
        })
    }
}

fn found(topic: &Topic<'_>) -> String {
    let passages = topic.accounts.iter().map(|account| account.sentences.len()).sum();
    if passages == 0 {
        return words::NO_PASSAGES.text().to_owned();
    }
    words::topic_found(passages, topic.accounts.len())
}

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>, subject: &Subject, model: &Model, send: &Callback<Msg>) -> Html {
    let is_asked = subject.entity.is_some() || !context.results.text.is_empty();
    let topic = model.said(context, subject);
    html! {
        <div class="topic">
            <header class={subject.entity.as_ref().map(|entity| entity.kind.field())}>
                <p class="kicker">{ words::WHAT_ARTICLES_SAY }</p>
                <h1 tabindex="-1">{ if is_asked { subject.name(context) } else { words::TOPIC_PAGE.text().to_owned() } }</h1>
                if is_asked {
                    if !topic.accounts.is_empty() {
                        <p class="facts">
                            if model.rows < subject.articles.len() {
                                { words::earliest_of(model.rows, subject.articles.len()) }{ " " }
                            }
                            { words::joined_passages(topic.groups) }
                        </p>
                    }
                    { actions(context, subject, &topic) }
                } else {
                    <p>{ words::NOTHING_ASKED }</p>
                }
            </header>
            if is_asked {
                { accounts(context, &topic) }
                { rest(subject, model, send) }
            }
        </div>
    }
}

fn actions(context: &PageContext<'_>, subject: &Subject, topic: &Topic<'static>) -> Html {
    let (href, label) = match &subject.entity {
        Some(entity) => (Page::Entity(entity.kind, entity.slug.to_owned()), words::TO_ENTITY),
        None => (Page::Search, words::TO_RESULTS),
    };
    let is_on = context.view.only_here;
    let change = Effect::Change(view::Msg::OnlyHere(!is_on));
    let onchange = context.dispatch.reform(move |_: yew::Event| change.clone());
    html! {
        <p class="actions">
            <a href={permalink::print(&context.view.at(href))}>{ label }</a>
            if topic.groups > 0 {
                <label><input type="checkbox" id="only-here" checked={is_on} {onchange} />{ words::ONLY_ONE_ARTICLE }</label>
            }
        </p>
    }
}

/// What is not shown, and what is not compared.
fn rest(subject: &Subject, model: &Model, send: &Callback<Msg>) -> Html {
    let all = subject.articles.len();
    let rest = all.saturating_sub(model.rows);
    html! {
        <>
            if rest > 0 {
                <p class="extent">{ words::earliest_of(model.rows, all) }</p>
                <p class="more"><button id="more" onclick={click(send, Msg::More)}>{ words::show_more(rest.min(ROWS)) }</button></p>
            }
            if all > MOST && model.rows >= MOST { <p class="extent">{ words::joined_up_to(MOST) }</p> }
        </>
    }
}

/// What the articles say, one below the other.
fn accounts(context: &PageContext<'_>, topic: &Topic<'static>) -> Html {
    let mut rows: Vec<Row> = Vec::new();
    for account in &topic.accounts {
        rows.push(None);
        rows.extend(account.sentences.iter().map(|sentence| sentence.group));
    }
    let lanes = Lanes::new(&rows);
    let mut row = 0;
    let account = |(at, account): (usize, &Account<'static>)| {
        let first = row;
        row += 1 + account.sentences.len();
        let article = &account.article;
        let href = permalink::print(&context.view.at(Page::Read(article.slug.to_owned())));
        html! {
            <li key={article.slug}>
                <div class="row">
                    { lanes.row(first) }
                    <div class="head">
                        <p class="kicker">{ kicker(context, article) }</p>
                        <h2 dir="auto" lang={language::attribute(article.language_code)}><a {href} id={["t-", article.slug].concat()}>{ article.title }</a></h2>
                    </div>
                </div>
                <ul>
                    { for account.sentences.iter().enumerate().map(|(nth, one)| html! {
                        <li class="row">
                            { lanes.row(first + 1 + nth) }
                            { sentence(context, topic, (at, nth), one, lanes.of(one.group)) }
                        </li>
                    }) }
                </ul>
            </li>
        }
    };
    html! { <ol class="accounts">{ for topic.accounts.iter().enumerate().map(account) }</ol> }
}

/// A sentence: the link to its words, and who else reports it.
fn sentence(
    context: &PageContext<'_>,
    topic: &Topic<'static>,
    place: (usize, usize),
    sentence: &Sentence,
    lane: Option<&'static str>,
) -> Html {
    let article = &topic.accounts[place.0].article;
    let href = permalink::print(&context.view.passage(article.slug, article.raw, sentence.span));
    let alone = (context.view.only_here && topic.groups > 0 && sentence.group.is_none()).then_some("alone");
    html! {
        <div class={classes!("said", alone)} dir="auto">
            <p class="snippet">
                if let Some(group) = sentence.group {
                    <span class={classes!("n", lane)}><span class="sr">{ words::passage_group(group + 1) }</span><span aria-hidden="true">{ group + 1 }</span></span>
                }
                <a {href} lang={language::attribute(article.language_code)}>{ with_hits(article.raw, sentence.span, &sentence.marks) }</a>
            </p>
            { also(context, topic, place) }
        </div>
    }
}

/// The other articles that report it, each with the link to both side by side.
fn also(context: &PageContext<'_>, topic: &Topic<'static>, place: (usize, usize)) -> Html {
    let mut others = topic.also(place);
    // An article that says it twice is named once.
    others.dedup_by_key(|other| other.0);
    if others.is_empty() {
        return Html::default();
    }
    let more = others.len().saturating_sub(ALSO);
    html! {
        <p class="also count">
            { words::ALSO_IN }{ " " }
            { for others.iter().take(ALSO).enumerate().map(|(at, &other)| html! {
                <>
                    if at > 0 { { " · " } }
                    { compared(context, topic, place, other) }
                </>
            }) }
            if more > 0 { { " " }{ words::and_others(more) } }
        </p>
    }
}

fn compared(
    context: &PageContext<'_>,
    topic: &Topic<'static>,
    place: (usize, usize),
    other: (usize, usize),
) -> Html {
    let [a, b] = [place, other].map(|(account, sentence)| {
        let account = &topic.accounts[account];
        (account.article, account.sentences[sentence].span)
    });
    let at = |(article, span): (Article<'static>, Span)| Some(view::Passage::of(article.raw, span));
    let page = Page::Compare(Some(a.0.slug.to_owned()), Some(b.0.slug.to_owned()));
    let href = permalink::print(&View { passage: at(a), counterpart: at(b), ..View::of(page) });
    // Of the same source, the date tells which article it is.
    let source = match b.0.source.and_then(|id| context.dossier.entity(id)) {
        Some(_) if b.0.source == a.0.source && b.0.published.is_some() => "",
        source => source.map_or(b.0.title, |source| source.name),
    };
    let is_copied = topic.kind(place, other) == analysis::compare::PassageKind::SameWording;
    html! {
        <>
            <a {href} title={b.0.title}>{ words::compare_at(source, &words::date(b.0.published)) }</a>
            if is_copied { { " (" }{ words::ALSO_COPIED }{ ")" } }
        </>
    }
}
