//! Why a mention is marked: the rule, the words on which it rests, and what is known about what it names.

use corpus::{
    Kind,
    store::{Article, Entity, Mention},
};
use text::Span;
use yew::{Callback, Html, MouseEvent};

use crate::{
    context::PageContext,
    effects::EXPLANATION,
    view::{Page, Passage, View, permalink},
    words,
};
use markup::html;

/// What gets the focus when the explanation opens.
pub const FIRST: &str = "why-first";

/// How many characters of the words on which a rule rests are quoted.
const QUOTED: usize = 160;

/// The explanation of the mention that the reader asked about, where that is one of a stretch.
pub fn explanation(
    context: &PageContext<'_>,
    article: &Article<'static>,
    stretch: Span,
    asked: Option<Span>,
    close: &Callback<MouseEvent>,
) -> Html {
    let asked = asked.filter(|asked| stretch.start <= asked.start && asked.start < stretch.end);
    let mention = asked.and_then(|asked| mention_at(context, article, asked));
    mention.map_or_else(Html::default, |mention| panel(context, article, &mention, close))
}

/// The mention that has just these bytes; of two, the inner one, which comes last.
fn mention_at(context: &PageContext<'_>, article: &Article<'static>, span: Span) -> Option<Mention<'static>> {
    context.dossier.mentions(article).filter(|mention| mention.span == span).last()
}

fn panel(
    context: &PageContext<'_>,
    article: &Article<'static>,
    mention: &Mention<'static>,
    close: &Callback<MouseEvent>,
) -> Html {
    let entity = mention.entity.and_then(|id| context.dossier.entity(id));
    let surface = article.raw.get(mention.span.range()).unwrap_or_default();
    let here = View { passage: Some(Passage::of(article.raw, mention.span)), ..context.view.clone() };
    html! {
        <div id={EXPLANATION} class="why" role="dialog" aria-labelledby="why-title" tabindex="-1">
            <p id="why-title" class="title">
                <q>{ surface }</q>
                <span class="kind">{ words::kind(mention.kind) }</span>
            </p>
            <p class="actions">
                { first_action(context, entity.as_ref(), &here) }
                if entity.is_some() { <a href={permalink::print(&here)}>{ words::LINK_TO_PLACE }</a> }
            </p>
            <dl>
                if let Some(entity) = &entity { { named(entity) } } else { { value(mention) } }
                <dt>{ words::RECOGNISED_BY }</dt>
                <dd>{ words::rule(mention.kind, &mention.rule) }</dd>
                if let Some(evidence) = mention.evidence { { rests_on(context, article, evidence) } }
            </dl>
            <button id="why-close" class="quiet" onclick={close.clone()}>{ words::CLOSE }</button>
        </div>
    }
}

/// Where one goes from here: to all mentions, or to the link of this place.
fn first_action(context: &PageContext<'_>, entity: Option<&Entity<'static>>, here: &View) -> Html {
    let (view, label) = match entity {
        Some(entity) => {
            let page = Page::Entity(entity.kind, entity.slug.to_owned());
            (context.view.at(page), words::all_mentions_of(entity.name))
        }
        None => (here.clone(), words::LINK_TO_PLACE.text().to_owned()),
    };
    html! { <a id={FIRST} href={permalink::print(&view)}>{ label }</a> }
}

/// What an entity is called, and who says that it is one.
fn named(entity: &Entity<'static>) -> Html {
    html! {
        <>
            <dt>{ words::REFERS_TO }</dt>
            <dd>
                { entity.name }
                if !entity.role.is_empty() { { ", " }{ entity.role } }
                <span class="known">{ words::listed(entity.listed) }</span>
            </dd>
        </>
    }
}

/// What a date or a figure comes to.
fn value(mention: &Mention<'static>) -> Html {
    let meaning = match mention.kind {
        Kind::Date => words::when(mention.value),
        _ => Some(mention.value.to_owned()).filter(|value| !value.is_empty()),
    };
    let Some(meaning) = meaning else { return Html::default() };
    html! {
        <>
            <dt>{ words::VALUE }</dt>
            <dd>
                { &meaning }
                if meaning != mention.value { { " " }<code>{ mention.value }</code> }
            </dd>
        </>
    }
}

/// Other words of the text on which the rule rests, with the link to them.
fn rests_on(context: &PageContext<'_>, article: &Article<'static>, evidence: Span) -> Html {
    let Some(words) = article.raw.get(evidence.range()) else { return Html::default() };
    let passage = Some(Passage::of(article.raw, evidence));
    let href = permalink::print(&View { passage, ..context.view.clone() });
    html! {
        <>
            <dt>{ words::EVIDENCE }</dt>
            <dd><q><a id="why-evidence" {href}>{ words::quoted(words, QUOTED) }</a></q></dd>
        </>
    }
}
