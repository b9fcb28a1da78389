//! The axis of a timeline, on which years are chosen by drawing across them.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::{
    drawing::{bar, percent, shape, upright, words_at},
    form::selected,
};
use crate::{context::PageContext, effects::Effect, view, words};
use markup::html;

/// The height of the axis.
const HEIGHT: u32 = 28;

/// What is being drawn across the axis: the year where the drag began, and the one where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    drag: Option<(u16, u16)>,
}

/// The drag has come so far, or has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Msg(Option<(u16, u16)>);

impl Model {
    /// Follows the drag.
    pub fn update(&mut self, Msg(drag): Msg) {
        self.drag = drag;
    }
}

/// The axis. For a keyboard there are two lists beside it, which do the same: [`choosers`].
pub fn axis(
    context: &PageContext<'_>,
    years: (u16, u16),
    chosen: Option<(u16, u16)>,
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let drag = model.drag;
    let drawn = drag.map(|(a, b)| (a.min(b), a.max(b)));
    let begin = {
        let send = send.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(axis) = axis_at(&event).filter(|_| event.button() == 0) else { return };
            // Without it the drag ends at the edge of the axis.
            let _ = axis.set_pointer_capture(event.pointer_id());
            let year = year_at(&axis, &event, years);
            send.emit(Msg(Some((year, year))));
        })
    };
    let go_on = {
        let send = send.clone();
        Callback::from(move |event: PointerEvent| {
            let (Some((begun, before)), Some(axis)) = (drag, axis_at(&event)) else { return };
            let year = year_at(&axis, &event, years);
            if before != year {
                send.emit(Msg(Some((begun, year))));
            }
        })
    };
    let end = {
        let (send, dispatch) = (send.clone(), context.dispatch.clone());
        Callback::from(move |_: PointerEvent| {
            let Some((from, to)) = drawn else { return };
            send.emit(Msg(None));
            // What is chosen already is taken back.
            let (from, to) = if chosen == drawn { (None, None) } else { (Some(from), Some(to)) };
            dispatch.emit(Effect::Change(view::Msg::Within(from, to)));
        })
    };
    let stop = send.reform(|_: PointerEvent| Msg(None));
    html! {
        <svg class="axis" height={HEIGHT.to_string()} aria-hidden="true" onpointerdown={begin} onpointermove={go_on} onpointerup={end} onpointercancel={stop}>
            <title>{ words::DRAG_ACROSS }</title>
            { bar("ground", "0", "100%", 0, HEIGHT) }
            { chosen_years(years, drawn.or(chosen)) }
            { for labelled(years, context.session.is_wide).map(|label| {
                let middle = (share(years, label) + share(years, label + 1)) / 2.0;
                words_at(&percent(middle), 19, label.to_string())
            }) }
            { for ticks(years).map(|year| upright(&percent(share(years, year)), 5)) }
        </svg>
    }
}

/// The axis on which something happened to a pointer.
fn axis_at(event: &PointerEvent) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(".axis").ok()?
}

/// The year at which a pointer is.
fn year_at(axis: &Element, event: &PointerEvent, years: (u16, u16)) -> u16 {
    let axis = axis.get_bounding_client_rect();
    year(years, (f64::from(event.client_x()) - axis.left()) / axis.width())
}

/// The years that are chosen, as a background.
pub fn chosen_years(years: (u16, u16), chosen: Option<(u16, u16)>) -> Html {
    let Some((from, to)) = chosen else { return Html::default() };
    let (left, right) = (share(years, from), share(years, to.saturating_add(1)));
    shape(
        "rect",
        &["class", "x", "width", "height"],
        &["chosen", &percent(left), &percent(right - left), "100%"],
    )
}

/// Two lists that choose what a drag does.
pub fn choosers(
    years: (u16, u16),
    asked: Option<(Option<u16>, Option<u16>)>,
    dispatch: &Callback<Effect>,
) -> Html {
    let (from, to) = asked.unwrap_or_default();
    let list = |id: &'static str,
                label: &'static str,
                chosen: Option<u16>,
                none: &'static str,
                other: Option<u16>| {
        let is_from = id == "from-year";
        let choose = dispatch.reform(move |event: Event| {
            let year: Option<u16> = selected(&event).parse().ok();
            // The other end moves along where it would lie on the wrong side.
            let other = other
                .zip(year)
                .map(|(other, year)| if is_from { other.max(year) } else { other.min(year) })
                .or(other);
            let (from, to) = if is_from { (year, other) } else { (other, year) };
            Effect::Change(view::Msg::Within(from, to))
        });
        html! {
            <label>
                { label }{ " " }
                <select {id} onchange={choose}>
                    <option value="" selected={chosen.is_none()}>{ none }</option>
                    { for (years.0..=years.1).map(|year| html! {
                        <option value={year.to_string()} selected={chosen == Some(year)}>{ year }</option>
                    }) }
                </select>
            </label>
        }
    };
    html! {
        <div class="choose-years" role="group" aria-label={words::YEARS_OF_PUBLICATION}>
            { list("from-year", words::FROM_YEAR.text(), from, words::THE_FIRST.text(), to) }
            { list("to-year", words::TO_YEAR.text(), to, words::THE_LAST.text(), from) }
            if asked.is_some() {
                <button class="quiet" onclick={dispatch.reform(|_: MouseEvent| Effect::Change(view::Msg::Within(None, None)))}>{ words::ALL_YEARS }</button>
            }
        </div>
    }
}

/// Where a year begins, as a share of the axis.
pub fn share(years: (u16, u16), year: u16) -> f64 {
    place(years, f64::from(year))
}

/// Where a moment lies, as a share of the axis.
pub fn place(years: (u16, u16), moment: f64) -> f64 {
    let length = f64::from(years.1) - f64::from(years.0) + 1.0;
    (moment - f64::from(years.0)) / length
}

/// The year at a share of the axis.
fn year(years: (u16, u16), share: f64) -> u16 {
    let length = f64::from(years.1) - f64::from(years.0) + 1.0;
    // `clamp` would bring with it what prints floating point numbers.
    let along = (share * length).floor().max(0.0).min(length - 1.0);
    years.0 + along as u16
}

/// The years that have their number on the axis.
fn labelled(years: (u16, u16), wide: bool) -> impl Iterator<Item = u16> {
    let most = if wide { 25 } else { 6 };
    every(years, most)
}

/// The years at which the axis has a line.
pub fn ticks(years: (u16, u16)) -> impl Iterator<Item = u16> {
    every(years, 60)
}

/// So many round years at most.
fn every(years: (u16, u16), most: u16) -> impl Iterator<Item = u16> {
    let count = years.1 - years.0 + 1;
    let step =
        [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|step| count / step <= most).unwrap_or(1000);
    (years.0..=years.1).filter(move |year| year % step == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_on_the_axis() {
        let years = (2018, 2025);
        assert_eq!(year(years, 0.0), 2018);
        assert_eq!(year(years, 0.2), 2019);
        assert_eq!(year(years, 1.0), 2025);
        assert_eq!(year(years, -3.0), 2018);
        assert_eq!(share(years, 2022), 0.5);
        assert_eq!(year((2020, 2020), 0.7), 2020);
    }

    #[test]
    fn labels_are_round_and_few() {
        assert_eq!(labelled((2018, 2021), true).collect::<Vec<_>>(), [2018, 2019, 2020, 2021]);
        assert_eq!(labelled((1986, 2025), false).collect::<Vec<_>>(), [1990, 2000, 2010, 2020]);
        assert!(labelled((1, 9999), true).count() <= 25);
    }
}
