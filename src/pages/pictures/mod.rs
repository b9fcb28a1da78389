//! Pictures of the articles that answer. Each is what a table says, and leads to the words behind it.

mod alike;
mod dates;
mod layout;
mod likeness;
mod matrix;
mod network;
mod opened;
mod shared;
pub mod timeline;

use yew::{Callback, Html};

use crate::{
    context::PageContext,
    view::{Choices, Page, Picture, View, permalink},
    words,
};
use markup::html;

pub use dates::Dates;
pub use matrix::{Column, columns};
pub use network::NODES;
pub use opened::OPENED;
pub use shared::{Model, Msg, articles};

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>, picture: Picture, model: &Model, send: &Callback<Msg>) -> Html {
    html! {
        <div class="pictures">
            <h1 tabindex="-1">{ words::picture(picture) }</h1>
            <nav class="tabs" aria-label={words::PICTURES}>{ for Picture::ALL.map(|other| tab(context, other, picture)) }</nav>
            if context.results.search.total() == 0 {
                <p>{ words::nothing_found(&context.results.text) }</p>
            } else {
                { drawn(context, picture, model, send) }
            }
        </div>
    }
}

fn drawn(context: &PageContext<'_>, picture: Picture, model: &Model, send: &Callback<Msg>) -> Html {
    match picture {
        Picture::Matrix => matrix::picture(context, model, send),
        Picture::Timeline => timeline::picture(context, model, send),
        Picture::Network => network::picture(context, model, send),
        Picture::Likeness => likeness::picture(context, model, send),
    }
}

/// Another picture of the same articles and kinds.
fn tab(context: &PageContext<'_>, picture: Picture, shown: Picture) -> Html {
    let choices = Choices { pair: None, when: None, ..context.view.choices.clone() };
    let href = permalink::print(&View { choices, ..context.view.at(Page::Picture(picture)) });
    html! { <a {href} aria-current={(picture == shown).then_some("page")}>{ words::picture(picture) }</a> }
}
