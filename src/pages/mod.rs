//! The pages. Each is a module with its model, its messages, a pure `update`, and a `view` that draws
//! it. None of them touches the browser, so all can be drawn and tested natively.
//!
//! To add one:
//!
//! 1. Add a variant to [`crate::view::Page`], and say in `Page::follows_query` whether it shows what a query finds.
//! 2. In [`crate::view::permalink`], print its link and read it (`print` and `page`), and add the link to the golden
//!    links in `view/permalink/tests.rs`.
//! 3. Write its module here and its sentences in a file of `src/words`, with two lines in `src/words/mod.rs`.
//! 4. Add a variant to [`Model`] and, if it has messages, to [`Msg`]. The compiler then asks for it in `open`, `update`,
//!    `view`, `title` and `status`; see whether `settle`, `on_key`, `on_click`, `on_escape` and `landing` concern it.
//! 5. Its code comes later than that of the search: add its path to `LATER` in `crates/template/src/split.rs`.
//! 6. If the header should lead to it, add a link in `widgets/frame.rs`.

mod about;
mod article;
mod compare;
mod concordance;
mod entities;
mod entity;
mod integrity;
mod notes;
mod open;
pub mod pictures;
mod search;
mod topic;

use text::Span;
use yew::{Callback, Html};

use crate::{
    context::PageContext,
    effects::{Effect, KeyPress, Landing},
    later,
    view::{Page, View, permalink},
    widgets::note,
    words,
};
use markup::html;

/// What the page that is shown remembers. What of it is worth a link is in the view instead.
pub enum Model {
    /// The search.
    Search(search::Model),
    /// Every hit of the query in its line.
    Concordance(concordance::Model),
    /// An article.
    Article(article::Model),
    /// Two articles side by side.
    Compare(compare::Model),
    /// An entity.
    Entity(entity::Model),
    /// Every entity.
    Entities(entities::Model),
    /// What each article says about one thing.
    Topic(topic::Model),
    /// A picture of the articles that answer.
    Pictures(Box<pictures::Model>),
    /// What this is; there is nothing to remember.
    About,
    /// A page whose texts or whose code are still being loaded.
    Waiting,
    /// Every file with its hash.
    Integrity(integrity::Model),
    /// Where readers open files of their own; a script outside remembers for it.
    Open,
    /// The reader's notes.
    Notes(notes::Model),
}

/// A message to a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// To the search.
    Search(search::Msg),
    /// To the concordance.
    Concordance(concordance::Msg),
    /// To an article.
    Article(article::Msg),
    /// To a comparison.
    Compare(compare::Msg),
    /// To an entity.
    Entity(entity::Msg),
    /// To the list of entities.
    Entities(entities::Msg),
    /// To what each article says about one thing.
    Topic(topic::Msg),
    /// To a picture.
    Pictures(pictures::Msg),
    /// To the list of files.
    Integrity(integrity::Msg),
    /// To the reader's notes.
    Notes(notes::Msg),
    /// To whichever page shows notes.
    Note(note::Msg),
}

impl Msg {
    /// A column of a comparison was scrolled.
    pub fn scrolled(column: String) -> Self {
        Self::Compare(compare::Msg::Scrolled(column))
    }
}

impl Model {
    /// As a page opens; of the one before, what was worked out is kept where it is the same page.
    pub fn open(context: &PageContext<'_>, before: Option<Self>) -> Self {
        if texts_are_missing(context) || code_is_missing(&context.view.page) {
            return Self::Waiting;
        }
        match (&context.view.page, before) {
            (Page::Search, _) => Self::Search(search::Model::default()),
            (Page::Concordance, Some(Self::Concordance(model))) => Self::Concordance(model.renewed()),
            (Page::Concordance, _) => Self::Concordance(concordance::Model::default()),
            (Page::Read(_), _) => Self::Article(article::Model::new(context)),
            (Page::Compare(..), Some(Self::Compare(model))) => Self::Compare(model.renewed()),
            (Page::Compare(..), _) => Self::Compare(compare::Model::default()),
            (Page::Entity(..), _) => Self::Entity(entity::Model::default()),
            (Page::Entities, _) => Self::Entities(entities::Model::default()),
            (Page::Topic(_), Some(Self::Topic(model))) => Self::Topic(model),
            (Page::Topic(_), _) => Self::Topic(topic::Model::default()),
            (Page::Picture(_), Some(Self::Pictures(model))) => Self::Pictures(Box::new(model.renewed())),
            (Page::Picture(_), _) => Self::Pictures(Box::default()),
            (Page::About, _) => Self::About,
            (Page::Integrity, _) => Self::Integrity(integrity::Model::default()),
            (Page::Open, _) => Self::Open,
            (Page::Notes, _) => Self::Notes(notes::Model::default()),
        }
    }

    /// Whether something is missing without which it cannot be drawn.
    pub fn waits(&self) -> bool {
        matches!(self, Self::Waiting)
    }

    /// The view has changed in place.
    pub fn settle(&mut self) {
        if let Self::Article(model) = self {
            model.settle();
        }
    }

    /// Changes what the page remembers. A message to a page that is no longer shown does nothing.
    pub fn update(&mut self, msg: Msg, context: &PageContext<'_>) -> Option<Effect> {
        match (self, msg) {
            (Self::Search(model), Msg::Search(msg)) => model.update(msg),
            (Self::Concordance(model), Msg::Concordance(msg)) => model.update(msg),
            (Self::Article(model), Msg::Article(msg)) => return model.update(msg, context),
            (Self::Compare(model), Msg::Compare(msg)) => return model.update(msg, context),
            (Self::Entity(model), Msg::Entity(msg)) => model.update(msg),
            (Self::Entities(model), Msg::Entities(msg)) => model.update(msg),
            (Self::Topic(model), Msg::Topic(msg)) => model.update(msg),
            (Self::Pictures(model), Msg::Pictures(msg)) => model.update(msg),
            (Self::Integrity(model), Msg::Integrity(msg)) => return model.update(msg, context),
            (Self::Notes(model), Msg::Notes(msg)) => return model.update(msg, context),
            (Self::Article(model), Msg::Note(msg)) => return model.update(article::Msg::Note(msg), context),
            (Self::Notes(model), Msg::Note(msg)) => return model.update(notes::Msg::Note(msg), context),
            // To a page that is no longer shown. Named, so that no page is forgotten above.
            (
                _,
                Msg::Search(_)
                | Msg::Concordance(_)
                | Msg::Article(_)
                | Msg::Compare(_)
                | Msg::Entity(_)
                | Msg::Entities(_)
                | Msg::Topic(_)
                | Msg::Pictures(_)
                | Msg::Integrity(_)
                | Msg::Notes(_)
                | Msg::Note(_),
            ) => {}
        }
        None
    }

    /// What a single key does on the page.
    pub fn on_key(&self, key: &str, context: &PageContext<'_>) -> Option<KeyPress<Msg>> {
        match self {
            Self::Article(_) => Some(match article::on_key(key, context)? {
                KeyPress::Send(msg) => KeyPress::Send(Msg::Article(msg)),
                KeyPress::Ask(effect) => KeyPress::Ask(effect),
            }),
            Self::Compare(model) => Some(KeyPress::Ask(model.on_key(key, context)?)),
            _ => None,
        }
    }

    /// What a click on a mention, or anywhere else, does on the page.
    pub fn on_click(&self, mention: Option<Span>) -> Option<Msg> {
        match self {
            Self::Article(_) => {
                Some(Msg::Article(mention.map_or(article::Msg::Leave, article::Msg::Explain)))
            }
            _ => None,
        }
    }

    /// What Escape does on the page, if anything is open there.
    pub fn on_escape(&self, context: &PageContext<'_>) -> Option<Msg> {
        match self {
            Self::Article(model) if model.explained().is_some() => Some(Msg::Article(article::Msg::Close)),
            Self::Compare(_) if (context.view.passage, context.view.counterpart) != (None, None) => {
                Some(Msg::Compare(compare::Msg::Leave))
            }
            _ => None,
        }
    }

    /// Draws the page.
    pub fn view(&self, context: &PageContext<'_>, send: &Callback<Msg>) -> Html {
        match (self, &context.view.page) {
            (Self::Waiting, page) => waiting(waiting_for(page)),
            (Self::Search(model), _) => search::view(context, model, &send.reform(Msg::Search)),
            (Self::Concordance(model), _) => {
                concordance::view(context, model, &send.reform(Msg::Concordance))
            }
            (Self::Article(model), Page::Read(slug)) => match context.dossier.article_by_slug(slug) {
                Some(article) => article::view(context, &article, model, &send.reform(Msg::Article)),
                None => gone(words::UNKNOWN_ARTICLE.text(), slug),
            },
            (Self::Compare(model), Page::Compare(left, right)) => {
                compare::view(context, model, left.as_deref(), right.as_deref(), &send.reform(Msg::Compare))
            }
            (Self::Entity(model), Page::Entity(kind, slug)) => {
                match context.dossier.entity_by_slug(*kind, slug) {
                    Some(entity) => entity::view(context, &entity, model, &send.reform(Msg::Entity)),
                    None => gone(words::UNKNOWN_ENTITY.text(), slug),
                }
            }
            (Self::Entities(model), _) => entities::view(context, model, &send.reform(Msg::Entities)),
            (Self::Topic(model), Page::Topic(about)) => match topic::subject(context, about.as_ref()) {
                Ok(subject) => topic::view(context, &subject, model, &send.reform(Msg::Topic)),
                Err(slug) => gone(words::UNKNOWN_ENTITY.text(), slug),
            },
            (Self::Pictures(model), Page::Picture(picture)) => {
                pictures::view(context, *picture, model, &send.reform(Msg::Pictures))
            }
            (Self::Integrity(model), _) => integrity::view(context, model, &send.reform(Msg::Integrity)),
            (Self::Open, _) => open::view(),
            (Self::Notes(model), _) => notes::view(context, model, &send.reform(Msg::Notes)),
            (
                Self::About
                | Self::Article(_)
                | Self::Compare(_)
                | Self::Entity(_)
                | Self::Topic(_)
                | Self::Pictures(_),
                _,
            ) => about::view(context),
        }
    }

    /// The title of the window or tab.
    pub fn title(&self, context: &PageContext<'_>) -> String {
        let dossier = context.dossier.title();
        if self.waits() {
            return dossier.to_owned();
        }
        let article = |slug: &Option<String>| {
            let article = slug.as_deref().and_then(|slug| context.dossier.article_by_slug(slug));
            article.map_or(words::ARTICLE_NOT_FOUND.text(), |article| article.title)
        };
        let page = match &context.view.page {
            Page::Search if context.results.text.is_empty() => return dossier.to_owned(),
            Page::Search => found(context),
            Page::Concordance => self.concordance_heading(context),
            Page::Read(slug) => article(&Some(slug.clone())).to_owned(),
            Page::Compare(None, None) => words::COMPARE.text().to_owned(),
            Page::Compare(left, right) => format!("{} | {}", article(left), article(right)),
            Page::Entity(kind, slug) => {
                let entity = context.dossier.entity_by_slug(*kind, slug);
                entity.map_or(slug.as_str(), |entity| entity.name).to_owned()
            }
            Page::Entities => words::ENTITIES.text().to_owned(),
            Page::Topic(about) => match topic::subject(context, about.as_ref()) {
                Ok(subject) => words::what_articles_say(&subject.name(context)),
                Err(slug) => slug.to_owned(),
            },
            Page::Picture(picture) => words::picture(*picture).to_owned().into(),
            Page::About => words::ABOUT.text().to_owned(),
            Page::Integrity => words::INTEGRITY.text().to_owned(),
            Page::Open => words::OPEN.text().to_owned(),
            Page::Notes => words::NOTES.text().to_owned(),
        };
        format!("{page} · {dossier}")
    }

    /// What assistive technology is told: the number of results, or where the reader is.
    pub fn status(&self, context: &PageContext<'_>) -> String {
        match self {
            Self::Search(_) | Self::Pictures(_) => found(context),
            Self::Concordance(_) => self.concordance_heading(context),
            Self::Article(model) => article::status(context, model),
            Self::Integrity(_) => {
                let check = &context.session.check;
                let list = check.list_matches(&context.dossier);
                words::check_status(check, context.dossier.article_count(), list)
            }
            Self::Compare(model) => model.status(context),
            Self::Topic(model) => model.status(context),
            Self::Notes(_) => notes::status(context),
            Self::Waiting => waiting_for(&context.view.page).to_owned(),
            Self::Entity(_) | Self::Entities(_) | Self::About | Self::Open => String::new(),
        }
    }

    /// To what the view opens the page; nothing where that is its beginning.
    pub fn landing(&self, context: &PageContext<'_>) -> Option<Landing> {
        match self {
            Self::Compare(model) => model.landing(context),
            Self::Pictures(_) => {
                let is_open = context.view.choices.pair.is_some() || context.view.choices.when.is_some();
                is_open.then_some(Landing::Heading(pictures::OPENED))
            }
            Self::Article(model) => {
                let stop = model.stop().map(Landing::Stop);
                if context.view.passage.is_some() { Some(Landing::Passage(model.stop())) } else { stop }
            }
            _ => None,
        }
    }

    fn concordance_heading(&self, context: &PageContext<'_>) -> String {
        let Self::Concordance(model) = self else { return String::new() };
        words::for_query(concordance::heading(context, model), &context.results.text)
    }
}

/// Whether texts are missing that the page shows or looks through. Results are shown without.
fn texts_are_missing(context: &PageContext<'_>) -> bool {
    let dossier = &context.dossier;
    let is_missing =
        |slug: &&String| dossier.article_by_slug(slug).is_some_and(|one| !dossier.has_text(one.id));
    match &context.view.page {
        Page::Search | Page::About | Page::Entities | Page::Open => false,
        Page::Read(slug) => is_missing(&slug),
        Page::Compare(a, b) => a.iter().chain(b).filter(is_missing).count() > 0,
        _ => dossier.missing_pieces() > 0,
    }
}

/// Whether code is missing without which the page cannot be drawn: that of the pages in `LATER` of
/// `crates/template/src/split.rs`.
fn code_is_missing(page: &Page) -> bool {
    !matches!(page, Page::Search | Page::Open) && !later::is_here()
}

fn waiting_for(page: &Page) -> &'static str {
    if code_is_missing(page) { words::PAGE_IS_LOADED.text() } else { words::TEXTS_ARE_LOADED.text() }
}

fn waiting(what: &str) -> Html {
    html! { <div class="sheet"><h1 tabindex="-1">{ what }</h1></div> }
}

fn found(context: &PageContext<'_>) -> String {
    if context.results.search.waits() {
        return words::TEXTS_MISSING.text().to_owned();
    }
    let (total, all) = (context.results.search.total(), context.dossier.article_count());
    words::status(total, all, &context.results.text)
}

/// A link to something that is not in this dossier.
fn gone(what: &str, slug: &str) -> Html {
    html! {
        <div class="sheet">
            <h1 tabindex="-1">{ format!("{what} “{slug}”.") }</h1>
            <p><a href={permalink::print(&View::default())}>{ words::SEE_ALL_ARTICLES }</a></p>
        </div>
    }
}

#[cfg(test)]
mod tests;
