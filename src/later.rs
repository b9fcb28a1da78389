//! Fetches the code of all pages but the search.
//!
//! A release build cuts the module in two (`crates/template/src/split.rs`). The functions of these pages
//! are in the later half, and must not be called before it is there: [`is_here`] says so, and
//! `pages::Model::open` asks.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// How long to wait before code that nobody has asked for is fetched, in milliseconds.
const PATIENCE: u32 = 1000;

#[derive(Default)]
struct State {
    /// None, if all code is there.
    fetch: Option<Function>,
    is_under_way: bool,
    /// Whether a page waits for it.
    is_wanted: bool,
    arrived: Callback<()>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// By what function the code is fetched, if it is not there yet. It takes whether the reader waits for it.
pub fn fetch_with(fetch: Option<Function>) {
    STATE.with_borrow_mut(|state| state.fetch = fetch);
}

/// Whether the code is there.
pub fn is_here() -> bool {
    STATE.with_borrow(|state| state.fetch.is_none())
}

/// Whom to tell that the code has come. It is fetched from now on, after some patience, so that it is there once it is
/// asked for, and can be kept by the browser.
pub fn tell(arrived: Callback<()>) {
    STATE.with_borrow_mut(|state| state.arrived = arrived);
    if !is_here() {
        Timeout::new(PATIENCE, || fetch(false)).forget();
    }
}

/// Fetches the code now, because a page waits for it.
pub fn fetch_wanted() {
    fetch(true);
}

fn fetch(is_wanted: bool) {
    let fetch = STATE.with_borrow_mut(|state| {
        state.is_wanted |= is_wanted;
        let fetch = state.fetch.clone().filter(|_| !state.is_under_way);
        state.is_under_way |= fetch.is_some();
        fetch
    });
    let promise = fetch.and_then(|fetch| fetch.call1(&JsValue::NULL, &is_wanted.into()).ok());
    if let Some(promise) = promise {
        spawn_local(wait(promise.unchecked_into(), is_wanted));
    }
}

/// Waits for the code. If it cannot be had, the boot script says so to a reader who waits for it, and it is asked for again
/// with the next page that needs it. It is asked for once more at once if she has begun to wait only since.
async fn wait(promise: Promise, was_wanted: bool) {
    let came = JsFuture::from(promise).await.is_ok();
    let (arrived, is_wanted) = STATE.with_borrow_mut(|state| {
        state.is_under_way = false;
        if came {
            state.fetch = None;
        }
        (state.arrived.clone(), std::mem::take(&mut state.is_wanted))
    });
    if came {
        arrived.emit(());
    } else if is_wanted && !was_wanted {
        fetch(true);
    }
}
