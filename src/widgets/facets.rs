//! The values by which results can be narrowed, with how many articles each would give.

use corpus::Kind;
use query::Match;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    context::{PageContext, click},
    effects::Effect,
    view, words,
};
use markup::{classes, html};

/// How many values of a facet are shown before it is opened up.
const SHOWN: usize = 6;

/// With more values than this, an opened facet can be searched.
const SEARCHABLE: usize = 20;

/// The facets of which all values are shown, and what is looked for in each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    unfolded: Vec<(Kind, String)>,
}

/// What a reader does to the facets themselves. Choosing a value changes the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Show all values of a facet, those with this in their name.
    Unfold(Kind, String),
    /// Show the first values of a facet only.
    Fold(Kind),
}

impl Model {
    /// Changes what is shown.
    pub fn update(&mut self, msg: Msg) {
        let (Msg::Unfold(kind, _) | Msg::Fold(kind)) = &msg;
        self.unfolded.retain(|(unfolded, _)| unfolded != kind);
        if let Msg::Unfold(kind, needle) = msg {
            self.unfolded.push((kind, needle));
        }
    }

    /// What is looked for in a facet, if all its values are shown.
    fn needle(&self, kind: Kind) -> Option<&str> {
        self.unfolded.iter().find(|(unfolded, _)| *unfolded == kind).map(|(_, needle)| needle.as_str())
    }
}

/// All facets.
pub fn facets(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let found = context.results;
    let groups = found.facets.kinds.iter().zip(&found.facets.more).map(|((kind, counts), &unlisted)| {
        let kind = *kind;
        let chosen: Vec<&str> = context.view.query.chosen(kind, false).collect();
        let excluded: Vec<&str> = context.view.query.chosen(kind, true).collect();
        let rows: Vec<Row> = counts
            .iter()
            .filter_map(|count| {
                let entity = context.dossier.entity(count.entity)?;
                let is = |list: &[&str]| list.contains(&entity.slug);
                let (chosen, excluded) = (is(&chosen), is(&excluded));
                let row =
                    Row { slug: entity.slug, name: entity.name, count: count.articles, chosen, excluded };
                // Chosen values stay, even at zero; others leave when nothing is to be had of them.
                (count.articles > 0 || chosen || excluded).then_some(row)
            })
            .collect();
        let how = (chosen.len() > 1).then(|| context.view.query.combination(kind));
        let open = matches!(kind, Kind::Person | Kind::Organisation | Kind::Place);
        let facet = Facet { kind, rows: &rows, unlisted, how, open };
        facet.view(context, model, send)
    });
    html! {
        <>
            { for groups }
            { years(context) }
        </>
    }
}

fn years(context: &PageContext<'_>) -> Html {
    use query::Term;
    let rows = context.results.facets.years.iter().filter_map(|(year, count)| {
        let year = (*year)?;
        let term = Term::Year(Some(year), Some(year));
        let chosen = context.view.query.filters.iter().any(|filter| !filter.negated && filter.term == term);
        (*count > 0 || chosen).then(|| {
            let toggle = context.dispatch.reform(move |_| Effect::Change(view::Msg::Year(Some(year), Some(year))));
            html! { <li key={year.to_string()}>{ checkbox(&format!("f-year-{year}"), &year.to_string(), *count, chosen, false, toggle) }</li> }
        })
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    // Where nothing else can be chosen, it need not be looked for.
    let has_others = context.dossier.entity_count() > 0;
    html! {
        <details class="facet" open={!has_others}>
            <summary>{ words::YEAR }</summary>
            <fieldset>
                <legend class="sr">{ words::YEAR }</legend>
                <ul>{ for rows }</ul>
            </fieldset>
        </details>
    }
}

/// One value of a facet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    slug: &'static str,
    name: &'static str,
    count: u32,
    chosen: bool,
    excluded: bool,
}

/// One facet.
struct Facet<'r> {
    kind: Kind,
    rows: &'r [Row],
    /// How many more values there are than are listed.
    unlisted: usize,
    /// How the chosen values combine, where there are several.
    how: Option<Match>,
    /// Whether it is open at first.
    open: bool,
}

impl Facet<'_> {
    fn view(&self, context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
        let &Self { kind, rows, unlisted, how, open } = self;
        if rows.is_empty() {
            return Html::default();
        }
        let (all, needle) = (model.needle(kind).is_some(), model.needle(kind).unwrap_or_default());
        let wanted = text::folded_words(needle);
        let matching =
            rows.iter().filter(|row| wanted.is_empty() || text::folded_words(row.name).contains(&wanted));
        // Beyond the first ones, chosen values stay in sight.
        let shown = matching.enumerate().filter(|(at, row)| all || *at < SHOWN || row.chosen || row.excluded);
        let items = shown.map(|(_, row)| {
        let (slug, id) = (row.slug, format!("f-{}-{}", kind.field(), row.slug));
        let toggle = context.dispatch.reform(move |_| Effect::Change(view::Msg::Toggle(kind, slug.to_owned())));
        html! { <li key={row.slug}>{ checkbox(&id, row.name, row.count, row.chosen, row.excluded, toggle) }</li> }
    });
        let more = rows.len().saturating_sub(SHOWN);
        let toggle_all = click(send, if all { Msg::Fold(kind) } else { Msg::Unfold(kind, String::new()) });
        let search = send.reform(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            Msg::Unfold(kind, input.map_or_else(String::new, |input| input.value()))
        });
        html! {
            <details key={kind.field()} class={classes!("facet", kind.field())} {open}>
                <summary>{ words::kinds(kind) }</summary>
                <fieldset>
                    <legend class="sr">{ words::kinds(kind) }</legend>
                    if let Some(how) = how { { combination(kind, how, context.dispatch) } }
                    if all && rows.len() > SEARCHABLE {
                        <input type="text" class="needle" aria-label={words::FIND_IN_LIST} placeholder={words::FIND_IN_LIST} value={needle.to_owned()} oninput={search} />
                    }
                    <ul>{ for items }</ul>
                    if all && unlisted > 0 { <p class="unlisted">{ words::unlisted(unlisted) }</p> }
                </fieldset>
                if more > 0 {
                    <button class="quiet" onclick={toggle_all}>
                        { if all { words::SHOW_LESS.text().to_owned() } else { words::show_more(more) } }
                    </button>
                }
            </details>
        }
    }
}

/// Whether any or all of the chosen values are asked for.
fn combination(kind: Kind, how: Match, dispatch: &Callback<Effect>) -> Html {
    let radio = |this: Match, label: &'static str| {
        let onchange = dispatch.reform(move |_: Event| Effect::Change(view::Msg::Combine(kind, this)));
        html! {
            <label><input type="radio" name={format!("how-{}", kind.field())} checked={how == this} {onchange} />{ label }</label>
        }
    };
    html! {
        <div class="how">
            { radio(Match::Any, words::ANY_OF_THESE.text()) }
            { radio(Match::All, words::ALL_OF_THESE.text()) }
        </div>
    }
}

fn checkbox(
    id: &str,
    name: &str,
    count: u32,
    chosen: bool,
    excluded: bool,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class={classes!(excluded.then_some("excluded"), (count == 0).then_some("none"))}>
            <input type="checkbox" id={id.to_owned()} checked={chosen} {onchange} />
            <span class="name">
                { name.to_owned() }
                if excluded { <span class="sr">{ format!(" ({})", words::EXCLUDED) }</span> }
            </span>
            <span class="count">{ count }</span>
        </label>
    }
}
