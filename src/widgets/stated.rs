//! What an article says that somebody is, in its own words.

use corpus::store::{Article, Role};
use yew::Html;

use crate::{context::PageContext, view::permalink, words};
use markup::html;

/// The words with the link to them, and an editor's remark, which is said to be one.
pub fn stated_role(context: &PageContext<'_>, article: &Article<'static>, role: &Role<'static>) -> Html {
    let Some(said) = article.raw.get(role.span.range()) else { return Html::default() };
    let href = permalink::print(&context.view.passage(article.slug, article.raw, role.span));
    html! {
        <span class="stated">
            <q><a {href}>{ said }</a></q>
            if !role.note.is_empty() { <span class="remark">{ words::EDITORS_NOTE }{ " " }{ role.note }</span> }
        </span>
    }
}
