//! The boxes in which the two articles are chosen: editable comboboxes with a list, as the ARIA Authoring Practices
//! describe them. The list shows first what is most like the article on the other side.

use std::rc::Rc;

use analysis::compare::partners;
use corpus::store::Article;
use text::folded_form;
use yew::{Callback, Html, KeyboardEvent};

use super::{Model, Msg};
use crate::{
    context::{PageContext, click},
    effects::Effect,
    view::{self, Page, Side, permalink},
    widgets::{
        form::field,
        result::kicker,
        suggestions::{Press, press},
    },
    words,
};
use markup::html;

/// How many articles a list shows at most.
const MOST: usize = 8;

/// A box whose list is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    side: Side,
    /// What was typed; nothing where the box was only asked.
    typed: String,
    /// The option that Enter takes.
    active: Option<usize>,
}

/// What happens in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The list is asked for, or the text is another.
    Asked(String),
    /// A key was pressed that means something to the list.
    Pressed(Press),
    /// The focus went elsewhere.
    Left,
}

impl Model {
    /// Changes what is open.
    pub fn choose(&mut self, side: Side, happened: Happened, context: &PageContext<'_>) -> Option<Effect> {
        let before = self.open.take().filter(|open| open.side == side);
        let open = |active| Open { side, typed: String::new(), active };
        if let Happened::Asked(_) = happened {
            // Once the list opens, and not with the first letter.
            self.words(context);
        }
        self.open = match (happened, before) {
            (Happened::Asked(typed), _) => Some(Open { typed, ..open(None) }),
            (Happened::Pressed(Press::Show(active)), Some(before)) => Some(Open { active, ..before }),
            (Happened::Pressed(Press::Ask(first)), _) => Some(open(first.then_some(0))),
            (Happened::Pressed(Press::Take(at)), Some(before)) => {
                let taken = self.offered(context, &before).get(at)?.slug.to_owned();
                return Some(Effect::Change(view::Msg::Choose(side, taken)));
            }
            _ => None,
        };
        None
    }

    /// The articles of an open list: those with every word in title, source or date.
    fn offered(&self, context: &PageContext<'_>, open: &Open) -> Vec<Article<'static>> {
        let dossier = &context.dossier;
        let ids = match self.article(context, open.side.other()) {
            Some(other) => self.partners.get(other.id, || partners(dossier, &other)),
            None => self.partners.get(u32::MAX, || (0..dossier.article_count()).collect()),
        };
        let wanted = folded_form(&open.typed).into_owned();
        let is_wanted = |id: &&u32| {
            let has =
                |word: &str| self.words(context).get(**id as usize).is_some_and(|about| about.contains(word));
            wanted.split_whitespace().all(has)
        };
        ids.iter().filter(is_wanted).take(MOST).filter_map(|&id| dossier.article(id)).collect()
    }

    /// The words by which each article is found in a list, folded, by its id.
    fn words(&self, context: &PageContext<'_>) -> Rc<Vec<String>> {
        let dossier = &context.dossier;
        let about = |article: Article<'static>| {
            let source = article.source.and_then(|id| dossier.entity(id)).map_or("", |source| source.name);
            let about = [article.title, " ", source, " ", &words::date(article.published)].concat();
            folded_form(&about).into_owned()
        };
        self.words.get((), || dossier.articles().map(about).collect())
    }

    /// The article that is chosen on a side.
    fn article(&self, context: &PageContext<'_>, side: Side) -> Option<Article<'static>> {
        let Page::Compare(left, right) = &context.view.page else { return None };
        let slug = match side {
            Side::Left => left,
            Side::Right => right,
        };
        context.dossier.article_by_slug(slug.as_deref()?)
    }
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// One of the boxes, with its list.
pub fn chooser(context: &PageContext<'_>, model: &Model, side: Side, send: &Callback<Msg>) -> Html {
    let (id, list, label) = match side {
        Side::Left => ("left", "left-list", words::LEFT_ARTICLE),
        Side::Right => ("right", "right-list", words::RIGHT_ARTICLE),
    };
    let open = model.open.as_ref().filter(|open| open.side == side);
    let options = open.map_or_else(Vec::new, |open| model.offered(context, open));
    let (count, active) = (options.len(), open.and_then(|open| open.active));
    let typed = open.map(|open| open.typed.clone()).filter(|typed| !typed.is_empty());
    let chosen = model.article(context, side);
    let value = typed.or_else(|| chosen.map(|article| article.title.to_owned())).unwrap_or_default();
    let happened = send.reform(move |happened| Msg::Chosen(side, happened));
    let oninput = happened.reform(|event: yew::InputEvent| {
        Happened::Asked(field(&event).map(|field| field.value()).unwrap_or_default())
    });
    let onfocus =
        Callback::from(|event: yew::FocusEvent| field(&event).iter().for_each(|field| field.select()));
    let onblur = happened.reform(|_: yew::FocusEvent| Happened::Left);
    let onclick = click(&happened, Happened::Asked(String::new()));
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.is_composing();
        if let Some(press) = press(&event.key(), event.alt_key(), count, active).filter(|_| !modified) {
            if press != Press::Leave {
                event.prevent_default();
            }
            happened.emit(Happened::Pressed(press));
        }
    });
    let keep = Callback::from(|event: yew::MouseEvent| event.prevent_default());
    let option_id = move |at: usize| [id, "-", &at.to_string()].concat();
    html! {
        <div class="chooser">
            <label for={id}>{ label }</label>
            <input {id} type="text" autocomplete="off" spellcheck="false" placeholder={words::CHOOSE_ARTICLE} {value}
                role="combobox" aria-autocomplete="list" aria-controls={list} aria-expanded={(count > 0).to_string()}
                aria-activedescendant={active.map(option_id)}
                {oninput} {onfocus} {onblur} {onclick} {onkeydown} />
            <div id={list} class="suggestions" role="listbox" aria-label={label} hidden={count == 0} onmousedown={keep}>
                { for options.iter().enumerate().map(|(at, article)| html! {
                    <a id={option_id(at)} class="article" role="option" tabindex="-1" aria-selected={(active == Some(at)).to_string()} href={with(context, side, article)}>
                        <span class="name">{ article.title }</span>{ " " }<span class="count">{ kicker(context, article) }</span>
                    </a>
                }) }
            </div>
        </div>
    }
}

/// The link to the comparison with an article on a side.
fn with(context: &PageContext<'_>, side: Side, article: &Article<'static>) -> String {
    let Page::Compare(left, right) = &context.view.page else { return String::new() };
    let chosen = Some(article.slug.to_owned());
    let page = match side {
        Side::Left => Page::Compare(chosen, right.clone()),
        Side::Right => Page::Compare(left.clone(), chosen),
    };
    permalink::print(&context.view.at(page))
}

/// Where one article is chosen: the likeliest others.
pub fn likeliest(context: &PageContext<'_>, model: &Model) -> Html {
    let [left, right] = [Side::Left, Side::Right].map(|side| model.article(context, side).is_some());
    let side = if left { Side::Right } else { Side::Left };
    if left == right {
        return Html::default();
    }
    let open = Open { side, typed: String::new(), active: None };
    let offered = model.offered(context, &open);
    html! {
        <>
            <h2>{ words::LIKELIEST }</h2>
            <ul class="likeliest">
                { for offered.iter().take(3).map(|article| html! {
                    <li>
                        <a href={with(context, side, article)}>{ article.title }</a>
                        <p class="kicker">{ kicker(context, article) }</p>
                    </li>
                }) }
            </ul>
        </>
    }
}
