//! The browser's address and history: the only module that touches them.
//!
//! Links inside the page are ordinary links whose clicks are taken over here, so that the place
//! on the page can be remembered before it is left. Back and Forward bring it back.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, MouseEvent, ScrollRestoration};
use yew::Callback;

use super::{EXPLAINED, EXPLANATION};
use crate::view::{View, Write, permalink};

/// How the address came to change.
#[derive(Clone, Debug, PartialEq)]
pub enum Moved {
    /// A link was followed, or an address typed.
    Forward,
    /// Back or Forward; the place to return to, where it is known.
    Back(Option<Place>),
}

/// Where a reader was on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Pixels from the top.
    pub scroll: i32,
    /// The id of what had the focus; empty for nothing.
    pub focus: String,
}

/// Whether what an address has between path and fragment is for `boot.js`: that the dossier is one that a reader has made of
/// own files and this browser keeps, or which language the reader has chosen.
fn is_kept(search: &str) -> bool {
    search.starts_with("?own=") || search.starts_with("?lang=")
}

/// That part of the address, where it has a meaning.
fn kept() -> String {
    let search = gloo::utils::window().location().search().unwrap_or_default();
    if is_kept(&search) { search } else { String::new() }
}

/// The view that the address asks for, and what of it was not understood.
pub fn current() -> (View, Vec<permalink::Notice>) {
    let location = gloo::utils::window().location();
    let search = location.search().unwrap_or_default();
    let search = if is_kept(&search) { "" } else { &search };
    permalink::parse(search, &location.hash().unwrap_or_default())
}

/// The whole address of a view, as it can be sent to somebody.
pub fn absolute(view: &View) -> String {
    base() + &permalink::print(view)
}

/// By what this dossier is told from others of the same host, whatever its language: its path, or that it is a reader's own.
pub fn dossier() -> String {
    let path = gloo::utils::window().location().pathname().unwrap_or_default();
    let kept = kept();
    [path.strip_suffix("index.html").unwrap_or(&path), if kept.starts_with("?own=") { &kept } else { "" }]
        .concat()
}

/// What every whole address of a view begins with.
pub fn base() -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    page.to_owned() + &kept()
}

/// Writes a view into the address; whether that was possible. Browsers refuse when it happens too
/// often (Safari: 100 times in 30 s), and then it can be tried again later.
pub fn write(view: &View, how: Write) -> bool {
    let (shown, _) = current();
    let link = permalink::print(view);
    let location = gloo::utils::window().location();
    let kept = kept();
    let same = permalink::print(&shown) == link && location.search().unwrap_or_default() == kept;
    if same && (how == Write::Push || location.hash().is_ok_and(|hash| hash == link)) {
        return true;
    }
    let path = location.pathname().unwrap_or_default();
    let Ok(history) = gloo::utils::window().history() else { return false };
    let url = format!("{path}{kept}{link}");
    let written = match how {
        Write::Push => {
            remember_place();
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        }
        Write::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(&url))
        }
    };
    written.is_ok()
}

/// Calls back whenever the address has changed, other than by [`write`]. Listening lasts as long
/// as what is returned.
pub fn listen(moved: &Callback<Moved>) -> Vec<EventListener> {
    let window = gloo::utils::window();
    if let Ok(history) = window.history() {
        // What is shown is drawn only after the address has changed, too late for the browser.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let back = moved.clone();
    let popped = EventListener::new(&window, "popstate", move |event| {
        let state = event.dyn_ref::<web_sys::PopStateEvent>().map(|event| event.state());
        let place = state.and_then(|state| state.as_string()).and_then(|state| Place::parse(&state));
        back.emit(Moved::Back(place));
    });
    let leave = EventListener::new(&window, "pagehide", |_| remember_place());
    let forward = moved.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let document = gloo::utils::document();
    let click = EventListener::new_with_options(&document, "click", options, move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        // A click on a mention may have been answered already.
        if event.default_prevented() {
            return;
        }
        let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        let link = click.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|target| target.closest("a[href^='#']").ok().flatten());
        let Some(link) = link.filter(|_| click.button() == 0 && !modified) else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        event.prevent_default();
        if !href.starts_with("#/") {
            // A place on this page, such as the skip link's.
            focus(&href[1..]);
            return;
        }
        let (view, _) = permalink::parse("", &href);
        let how = if link.has_attribute("data-replace") { Write::Replace } else { Write::Push };
        if write(&view, how) {
            forward.emit(Moved::Forward);
        } else {
            let _ = gloo::utils::window().location().set_hash(&href);
        }
    });
    vec![popped, leave, click]
}

/// Where the reader was when this entry of the history was left, if the page was loaded afresh.
pub fn remembered() -> Option<Place> {
    let state = gloo::utils::window().history().ok()?.state().ok()?;
    Place::parse(&state.as_string()?)
}

/// Moves the focus to an element, and the page to it; whether it is there.
pub fn focus(id: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    // What is drawn as a picture is no HTML element, and takes the focus just so.
    let element = element.map(|element| element.unchecked_into::<HtmlElement>());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Keeps the reader's place with the entry of the history that is about to be left.
fn remember_place() {
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    let focus = document.active_element().map(|element| element.id());
    // An explanation will be closed; the mention that it is of will be there.
    let explained = || document.query_selector(EXPLAINED).ok().flatten().map(|mention| mention.id());
    let focus = focus.map(|id| if id.starts_with(EXPLANATION) { explained().unwrap_or(id) } else { id });
    let place = Place { scroll: window.scroll_y().unwrap_or(0.0) as i32, focus: focus.unwrap_or_default() };
    if let Ok(history) = window.history() {
        let _ = history.replace_state(&JsValue::from_str(&place.print()), "");
    }
}

impl Place {
    fn print(&self) -> String {
        format!("{} {}", self.scroll, self.focus)
    }

    fn parse(state: &str) -> Option<Self> {
        let (scroll, focus) = state.split_once(' ')?;
        Some(Self { scroll: scroll.parse().ok()?, focus: focus.to_owned() })
    }
}
