//! What the pictures have in common: what the page remembers, whose entities are drawn, tables and links.

use std::rc::Rc;

use analysis::coverage::most_named;
use corpus::Kind;
use say::Sentence;
use yew::Html;

use super::{alike::Alike, dates::Dates, layout::Network};
use crate::{
    context::{Memo, PageContext, ROWS},
    effects::Effect,
    view::{self, Choices, Page, View, permalink},
    widgets::{drawing::element, year_range},
    words,
};
use markup::{classes, html};

/// How many columns of the matrix are shown at a time.
pub const COLUMNS: usize = 40;

/// What the page remembers.
pub struct Model {
    /// How many rows, or sentences of what is opened, are shown.
    pub rows: usize,
    /// How many columns of the matrix are shown.
    pub columns: usize,
    /// What is being drawn across the years.
    pub years: year_range::Model,
    /// What is worked out and kept.
    pub worked_out: WorkedOut,
}

/// Entities with how often each is named, those named most first.
type NamedCounts = Vec<(u32, u32)>;

/// What is worked out for a picture of the answer to a query: of a thousand articles, too much to do at
/// every click.
#[derive(Default)]
pub struct WorkedOut {
    /// How often each entity of some kinds is named, those named most first.
    pub named: Memo<(String, Vec<Kind>), NamedCounts>,
    /// Every date.
    pub dates: Memo<String, Dates>,
    /// Who is named beside whom: of these kinds, in paragraphs or sentences, on a wide screen or a narrow one.
    pub network: Memo<(String, Vec<Kind>, bool, bool), Network>,
    /// How alike the articles are.
    pub likeness: Memo<String, Alike>,
}

/// What a reader does on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Show more rows, or more sentences of what is opened.
    More,
    /// Show more columns of the matrix.
    MoreColumns,
    /// Drag across the years.
    Years(year_range::Msg),
}

impl Default for Model {
    fn default() -> Self {
        Self { rows: ROWS, columns: COLUMNS, years: Default::default(), worked_out: WorkedOut::default() }
    }
}

impl Model {
    /// The same page anew: what was worked out stays.
    pub fn renewed(self) -> Self {
        Self { worked_out: self.worked_out, ..Self::default() }
    }

    /// Changes what is shown.
    pub fn update(&mut self, msg: Msg) {
        match msg {
            Msg::More => self.rows += ROWS,
            Msg::MoreColumns => self.columns += COLUMNS,
            Msg::Years(msg) => self.years.update(msg),
        }
    }
}

/// Whose entities are drawn.
pub fn kinds(context: &PageContext<'_>) -> Html {
    let choices = &context.view.choices;
    html! {
        <fieldset class="choose-kinds">
            <legend>{ words::DRAWN_KINDS }</legend>
            { for Choices::drawable_kinds().map(|kind| {
                let drawn = choices.kinds.contains(&kind);
                let changed = Choices { pair: None, ..choices.with_kind(kind, !drawn) };
                let onchange = context.dispatch.reform(move |_: yew::Event| Effect::Change(view::Msg::Draw(changed.clone())));
                html! {
                    <label>
                        <input type="checkbox" id={format!("draw-{}", kind.field())} checked={drawn} {onchange} />
                        <span class={classes!("m", kind.field())}>{ words::kinds(kind) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// The articles that answer.
pub fn articles<'d>(context: &'d PageContext<'_>) -> impl Iterator<Item = u32> + 'd {
    context.results.hits.iter().map(|hit| hit.article)
}

/// How often the articles that answer name each entity of the kinds that are drawn.
pub fn named(context: &PageContext<'_>, model: &Model) -> Rc<NamedCounts> {
    let kinds: Vec<Kind> = context.view.choices.kinds.clone();
    let key = (context.results.text.clone(), kinds.clone());
    model.worked_out.named.get(key, || most_named(&context.dossier, articles(context), &kinds))
}

/// What a picture shows as a table, folded away. The first cell of a row is what the row is about.
pub fn as_table<const N: usize>(
    caption: String,
    heads: &[Sentence; N],
    rows: impl Iterator<Item = [Html; N]>,
) -> Html {
    let row = |cells: [Html; N]| {
        let cell = |(at, cell)| match at {
            0 => element("th", &["scope"], &["row"], cell),
            _ => element("td", &[], &[], cell),
        };
        element("tr", &[], &[], cells.into_iter().enumerate().map(cell).collect())
    };
    folded(caption, heads, rows.map(row).collect())
}

fn folded(caption: String, heads: &[Sentence], rows: Html) -> Html {
    let heads = heads.iter().map(|head| element("th", &["scope"], &["col"], Html::from(head.text())));
    html! {
        <details class="as-table">
            <summary>{ words::AS_TABLE }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label={words::AS_TABLE}>
                <table>
                    <caption>{ caption }</caption>
                    <thead><tr>{ heads.collect::<Html>() }</tr></thead>
                    <tbody>{ rows }</tbody>
                </table>
            </div>
        </details>
    }
}

/// A link to the page of an entity.
pub fn entity_link(context: &PageContext<'_>, kind: Kind, slug: &str) -> String {
    permalink::print(&context.view.at(Page::Entity(kind, slug.to_owned())))
}

/// The same picture with something else chosen in it.
pub fn with(context: &PageContext<'_>, choices: Choices) -> String {
    permalink::print(&View { choices, ..context.view.clone() })
}
