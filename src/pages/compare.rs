//! Two articles side by side: passages that report the same, joined; what either states; what both name, what only
//! one names, each in its place.

mod aligned;
mod chooser;
mod claims;
mod columns;
mod names;

pub use chooser::Happened;

use corpus::{Kind, store::Article};
use yew::{Callback, Html};

use self::{
    aligned::{Aligned, Pair, at_words},
    chooser::{Open, chooser, likeliest},
};
use crate::{
    context::{Memo, PageContext},
    effects::{Effect, Landing},
    view::{self, Page, Side, View, permalink},
    words,
};
use markup::html;

/// What the page remembers: what was worked out about the two articles.
#[derive(Default)]
pub struct Model {
    aligned: Memo<[u32; 2], Aligned>,
    /// The box whose list is open.
    open: Option<Open>,
    /// What is most like an article, from the likeliest on.
    partners: Memo<u32, Vec<u32>>,
    /// The words by which each article is found in a list, folded, by its id.
    words: Memo<(), Vec<String>>,
}

/// What happens on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The column with this id was scrolled.
    Scrolled(String),
    /// Leave the passage, or the words of a claim.
    Leave,
    /// Something happened in the box in which the article of a side is chosen.
    Chosen(Side, Happened),
}

impl Model {
    /// The same with no list open.
    pub fn renewed(self) -> Self {
        Self { open: None, ..self }
    }

    /// Lets one column follow the other, where they are locked together; opens and closes lists.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg, context: &PageContext<'_>) -> Option<Effect> {
        match msg {
            Msg::Scrolled(column) => (!context.view.unlocked).then_some(Effect::FollowColumn(column)),
            Msg::Leave => Some(Effect::Change(view::Msg::Show([None; 2]))),
            Msg::Chosen(side, happened) => self.choose(side, happened, context),
        }
    }

    /// What comes of the two articles, where both are there.
    fn with_pair<T>(&self, context: &PageContext<'_>, f: impl FnOnce(&Pair<'_>) -> T) -> Option<T> {
        let Page::Compare(left, right) = &context.view.page else { return None };
        let find = |slug: &Option<String>| context.dossier.article_by_slug(slug.as_deref()?);
        let (a, b) = find(left).zip(find(right))?;
        let aligned = self.aligned.get([a.id, b.id], || Aligned::new(&context.dossier, [&a, &b]));
        Some(f(&Pair::new(context.view, [&a, &b], &aligned)))
    }

    /// What assistive technology is told: at which passage the reader is.
    #[inline(never)] // what comes later is cut off by function
    pub fn status(&self, context: &PageContext<'_>) -> String {
        let told = |pair: &Pair<'_>| {
            let at = pair.focus?;
            let passages = &pair.aligned.passages;
            Some(words::passage(at, passages.len(), passages[at].kind))
        };
        self.with_pair(context, told).flatten().unwrap_or_default()
    }

    /// What is brought to the same height in both columns.
    #[inline(never)] // what comes later is cut off by function
    pub fn landing(&self, context: &PageContext<'_>) -> Option<Landing> {
        let selector = |pair: &Pair<'_>| match pair {
            Pair { focus: Some(_), .. } => Some(".on"),
            Pair { at: [None, None], .. } => context.view.lit.as_ref().map(|_| ".lit"),
            _ => Some(".passage"),
        };
        self.with_pair(context, selector).flatten().map(Landing::InColumns)
    }

    /// What a single key does.
    #[inline(never)] // what comes later is cut off by function
    pub fn on_key(&self, key: &str, context: &PageContext<'_>) -> Option<Effect> {
        let is_forward = match key {
            "n" => true,
            "p" => false,
            _ => return None,
        };
        let show = self.with_pair(context, |pair| Some(pair.show(Some(pair.step(is_forward)?)))).flatten()?;
        Some(Effect::Change(view::Msg::Show(show)))
    }
}

/// Draws it. Slugs are those of the view; either may be missing or unknown.
#[inline(never)] // what comes later is cut off by function
pub fn view(
    context: &PageContext<'_>,
    model: &Model,
    left: Option<&str>,
    right: Option<&str>,
    send: &Callback<Msg>,
) -> Html {
    let find = |slug: Option<&str>| slug.and_then(|slug| context.dossier.article_by_slug(slug));
    let unknown = [left, right].into_iter().flatten().filter(|slug| find(Some(slug)).is_none());
    let choosers = html! {
        <div class="choose">
            { chooser(context, model, Side::Left, send) }
            { swap(context) }
            { chooser(context, model, Side::Right, send) }
        </div>
    };
    let notices: Html = unknown
        .map(|slug| html! { <p class="notice">{ format!("{} “{slug}”.", words::UNKNOWN_ARTICLE) }</p> })
        .collect();
    let pair = find(left).zip(find(right));
    let heading = match &pair {
        Some((a, b)) => format!("{} | {}", a.title, b.title),
        None => words::COMPARE.text().to_owned(),
    };
    // The same elements whatever is chosen, so that the list that was chosen from keeps the focus.
    html! {
        <div class="compare">
            <h1 class={pair.is_some().then_some("sr")} tabindex="-1">{ heading }</h1>
            <div>
                { notices }
                if pair.is_none() { <p>{ words::CHOOSE_TWO }</p> }
            </div>
            { choosers }
            <div>
                { likeliest(context, model) }
                { model.with_pair(context, |pair| both(context, pair)) }
            </div>
        </div>
    }
}

fn swap(context: &PageContext<'_>) -> Html {
    match &context.view.page {
        Page::Compare(Some(left), Some(right)) => {
            let page = Page::Compare(Some(right.clone()), Some(left.clone()));
            let (passage, counterpart) = (context.view.counterpart, context.view.passage);
            let href = permalink::print(&View { page, passage, counterpart, ..context.view.clone() });
            html! { <a class="swap" id="swap" {href}>{ words::SWAP }</a> }
        }
        // Keeps the two sides equally wide.
        _ => html! { <span></span> },
    }
}

/// What two articles share, in sentences, in their texts, and in what they state.
fn both(context: &PageContext<'_>, pair: &Pair<'_>) -> Html {
    html! {
        <>
            <p class="sentence">{ summary(context, pair) }</p>
            { names::names(context, pair) }
            { bar(context, pair) }
            { columns::columns(context, pair) }
            { claims::claims(context, pair) }
        </>
    }
}

fn summary(context: &PageContext<'_>, pair: &Pair<'_>) -> String {
    let [a, b]: [&Article<'static>; 2] = pair.articles;
    let comparison = &pair.aligned.comparison;
    let counts: Vec<(Kind, usize)> = Kind::ENTITIES
        .into_iter()
        .map(|kind| (kind, comparison.shared_of(&context.dossier, kind).count()))
        .filter(|&(_, count)| count > 0)
        .collect();
    let apart = a.published.zip(b.published).and_then(|(a, b)| a.months_between(b));
    let mut sentences = vec![words::both_name(&counts)];
    if a.slug == b.slug {
        sentences.insert(0, words::SAME_ARTICLE.text().to_owned());
    }
    sentences.extend(apart.map(words::apart));
    sentences.push(words::similarity(comparison.similarity));
    sentences.join(" ")
}

/// Above the texts: the passage at which the reader is and why it is one, the way to the others, and switches.
fn bar(context: &PageContext<'_>, pair: &Pair<'_>) -> Html {
    let passages = &pair.aligned.passages;
    let count = passages.len();
    let is_lost = pair.at != [context.view.passage, context.view.counterpart].map(|at| at.map(|at| at.span));
    let step = |is_forward: bool, id: &'static str, label: &'static str| {
        let href = permalink::print(&at_words(context, pair.show(pair.step(is_forward))));
        html! { <a {id} {href} data-replace="">{ label }</a> }
    };
    let off = |label: &'static str, view: View| {
        html! { <a data-replace="" href={permalink::print(&view)}>{ label }</a> }
    };
    let nowhere = at_words(context, [None, None]);
    html! {
        <div class="bar">
            if is_lost { <p class="notice">{ words::PASSAGE_CHANGED }</p> }
            <p class="steps">
                if count > 0 {
                    { step(false, "previous", words::PREVIOUS.text()) }
                    { step(true, "next", words::NEXT.text()) }
                }
                if pair.at != [None, None] { { off(words::SHOW_ALL.text(), nowhere) } }
                if context.view.lit.is_some() {
                    { off(words::STOP_HIGHLIGHTING.text(), View { lit: None, ..context.view.clone() }) }
                }
                if count > 0 {
                    { switch(context, "only-here", words::ONLY_HERE.text(), context.view.only_here, view::Msg::OnlyHere) }
                }
                if context.session.is_wide {
                    { switch(context, "lock", words::LOCK.text(), !context.view.unlocked, view::Msg::Lock) }
                }
            </p>
            if let Some(at) = pair.focus {
                <p class="what"><b>{ words::passage(at, count, passages[at].kind) }</b>{ " " }{ columns::why(context, pair, at) }</p>
            } else {
                <p class="what"><b>{ words::passages_found(count, pair.aligned.reused()) }</b>
                    if count > 0 { <span class="screen">{ " " }{ words::PASSAGES_HINT }</span> }
                </p>
            }
        </div>
    }
}

fn switch(
    context: &PageContext<'_>,
    id: &'static str,
    label: &'static str,
    is_on: bool,
    msg: fn(bool) -> view::Msg,
) -> Html {
    let onchange = context.dispatch.reform(move |_: yew::Event| Effect::Change(msg(!is_on)));
    html! { <label><input type="checkbox" {id} checked={is_on} {onchange} />{ label }</label> }
}
