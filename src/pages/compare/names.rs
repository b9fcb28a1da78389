//! What both articles name, and what only one of them does, as lists that light up the texts.

use yew::Html;

use super::aligned::{A, B, Pair};
use crate::{
    context::PageContext,
    view::{View, permalink},
    words,
};
use markup::{classes, html};

/// The lists; open while a name is lit up.
pub fn names(context: &PageContext<'_>, pair: &Pair<'_>) -> Html {
    let comparison = &pair.aligned.comparison;
    let shared: Vec<(u32, String)> = comparison
        .shared
        .iter()
        .map(|both| (both.entity, format!("{} | {}", both.a.len(), both.b.len())))
        .collect();
    let only = |named: &[analysis::compare::Named]| -> Vec<(u32, String)> {
        named.iter().map(|one| (one.entity, one.spans.len().to_string())).collect()
    };
    let (only_a, only_b) = (only(&comparison.only_a), only(&comparison.only_b));
    let counts = [shared.len(), only_a.len(), only_b.len()];
    html! {
        <details class="names" open={context.view.lit.is_some()}>
            <summary id="names">{ words::names_in_pair(counts) }</summary>
            <div class="lists">
                { list(context, words::BOTH_NAME.text().to_owned(), words::NOTHING_SHARED.text(), &shared) }
                { list(context, words::only(A), words::NOTHING_ALONE.text(), &only_a) }
                { list(context, words::only(B), words::NOTHING_ALONE.text(), &only_b) }
            </div>
        </details>
    }
}

fn list(context: &PageContext<'_>, label: String, nothing: &'static str, named: &[(u32, String)]) -> Html {
    html! {
        <section tabindex="0" aria-label={label.clone()}>
            <h2>{ words::with_count(&label, named.len()) }</h2>
            <ul>
                { for named.iter().map(|(id, count)| entry(context, *id, count)) }
                if named.is_empty() { <li class="none">{ nothing }</li> }
            </ul>
        </section>
    }
}

/// A name that lights up its places in both texts, and brings the first of them into sight.
fn entry(context: &PageContext<'_>, id: u32, count: &str) -> Html {
    let Some(entity) = context.dossier.entity(id) else { return Html::default() };
    let key = (entity.kind, entity.slug.to_owned());
    let is_lit = context.view.lit.as_ref() == Some(&key);
    let lit = (!is_lit).then_some(key);
    let href = permalink::print(&View { lit, passage: None, counterpart: None, ..context.view.clone() });
    html! {
        <li key={format!("{}{}", entity.kind.field(), entity.slug)}>
            <a {href} data-replace="" id={format!("n-{}-{}", entity.kind.field(), entity.slug)} class={classes!("m", entity.kind.field())} aria-current={is_lit.then_some("true")}>{ entity.name }</a>
            { " " }<span class="count">{ count.to_owned() }</span>
        </li>
    }
}
