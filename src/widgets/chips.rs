//! The filters of a query, as chips that can be turned round and taken away.

use corpus::Kind;
use query::Term;
use yew::Html;

use crate::{context::PageContext, view::Msg, words};
use markup::{classes, html};

/// One line of chips; nothing when there are no filters.
pub fn chips(context: &PageContext<'_>) -> Html {
    let filters = &context.view.query.filters;
    if filters.is_empty() {
        return Html::default();
    }
    let items = filters.iter().map(|filter| match &filter.term {
        Term::Entity(kind, values) => values
            .iter()
            .enumerate()
            .map(|(at, value)| entity_chip(context, *kind, value, filter.negated, at > 0))
            .collect::<Html>(),
        term => {
            let label = words::range(term);
            let of = if matches!(term, Term::Year(..)) { words::OF_YEAR.text() } else { "" };
            let remove = context.change(Msg::Drop(filter.clone()));
            html! {
                <li class={classes!("chip", "year", filter.negated.then_some("negated"))} key={filter.to_string()}>
                    <span>
                        if filter.negated { <b>{ words::NOT }</b>{ " " } }
                        { of }{ &label }
                    </span>
                    { remove_button(remove, &label) }
                </li>
            }
        }
    });
    html! {
        <ul class="chips" aria-label={words::YOUR_FILTERS}>
            { for items }
            <li key="clear"><button class="quiet" onclick={context.change(Msg::ClearFilters)}>{ words::CLEAR_FILTERS }</button></li>
        </ul>
    }
}

fn entity_chip(
    context: &PageContext<'_>,
    kind: Kind,
    value: &str,
    negated: bool,
    is_alternative: bool,
) -> Html {
    // A value may also be a name that someone typed, or nothing that is known.
    let known = context.dossier.entity_by_slug(kind, value);
    let name = known.map_or(value, |entity| entity.name);
    let label = format!("{}: {name}", words::kind(kind));
    let turn = context.change(Msg::Invert(kind, value.to_owned()));
    let remove = context.change(Msg::Remove(kind, value.to_owned()));
    let before = if negated {
        words::NOT.text()
    } else if is_alternative {
        words::OR.text()
    } else {
        ""
    };
    html! {
        <li class={classes!("chip", kind.field(), negated.then_some("negated"))} key={format!("{}{value}", kind.field())}>
            <span>
                if !before.is_empty() { <b>{ before }</b>{ " " } }
                { &label }
            </span>
            <button onclick={turn} aria-label={words::invert_filter(negated, name)}>
                { if negated { words::INCLUDE } else { words::EXCLUDE } }
            </button>
            { remove_button(remove, &label) }
        </li>
    }
}

fn remove_button(onclick: yew::Callback<yew::MouseEvent>, what: &str) -> Html {
    html! { <button class="remove" {onclick} aria-label={words::remove(what)}><span aria-hidden="true">{ "×" }</span></button> }
}
