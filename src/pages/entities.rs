//! Every entity of the dossier, by kind.

use corpus::{Kind, store::Entity};
use text::sort::sort_by_key;
use yew::{Callback, Html};

use crate::{
    context::{PageContext, click},
    view::{Page, permalink},
    words,
};
use markup::html;

/// How many names of a kind are listed at a time.
const NAMES: usize = 200;

/// What the page remembers: how many names of a kind are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    shown: usize,
}

/// What a reader does on it, but for following links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// List more names of each kind.
    More,
}

impl Default for Model {
    fn default() -> Self {
        Self { shown: NAMES }
    }
}

impl Model {
    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, Msg::More: Msg) {
        self.shown += NAMES;
    }
}

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let shown = model.shown;
    let kinds = Kind::ENTITIES.map(|kind| (kind, of_kind(context, kind)));
    let more: usize = kinds.iter().map(|(_, entities)| entities.len().saturating_sub(shown).min(NAMES)).sum();
    html! {
        <div class="entities">
            <h1 tabindex="-1">{ words::ENTITIES }</h1>
            <div class="kinds">{ for kinds.iter().map(|(kind, entities)| one_kind(context, *kind, entities, shown)) }</div>
            if more > 0 {
                <p class="more"><button id="more" onclick={click(send, Msg::More)}>{ words::show_more(more) }</button></p>
            }
        </div>
    }
}

/// The entities of a kind, those in most articles first.
fn of_kind(context: &PageContext<'_>, kind: Kind) -> Vec<Entity<'static>> {
    let mut entities: Vec<_> = context.dossier.entities_of(kind).filter(|e| e.article_count > 0).collect();
    sort_by_key(&mut entities, |entity| std::cmp::Reverse((entity.article_count, entity.mentions)));
    entities
}

fn one_kind(context: &PageContext<'_>, kind: Kind, entities: &[Entity<'static>], shown: usize) -> Html {
    if entities.is_empty() {
        return Html::default();
    }
    let rows = entities.iter().take(shown).map(|entity| {
        let href = permalink::print(&context.view.at(Page::Entity(kind, entity.slug.to_owned())));
        html! {
            <li key={entity.slug}>
                <a {href}>{ entity.name }</a>
                { " " }<span class="count" title={words::mentions(entity.mentions)}>{ entity.article_count }</span>
            </li>
        }
    });
    html! {
        <section class={kind.field()}>
            <h2>{ words::with_count(words::kinds(kind), entities.len()) }</h2>
            <ul>{ for rows }</ul>
        </section>
    }
}
