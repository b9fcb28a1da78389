//! Fetches the texts of a large dossier, and works out where its words are.
//!
//! What is asked of the dossier and missing is noted by it ([`corpus::store::LateTexts`]); after each drawing, the shell calls
//! [`fetch_wanted`] and [`prepare_for_phrases`], and hears when something has come.

use std::{cell::RefCell, ops::Range};

use corpus::store::Filling;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use crate::embedded;

/// How long to wait before what nobody has asked for is fetched, in milliseconds.
const PATIENCE: u32 = 1500;

#[derive(Default)]
struct State {
    fetch: Option<Function>,
    arrived: Callback<()>,
    under_way: Vec<u32>,
    is_filling: bool,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// By what function pieces are fetched.
pub fn fetch_with(fetch: Option<Function>) {
    STATE.with_borrow_mut(|state| state.fetch = fetch);
}

/// Whom to tell that texts have come, or that phrases can be looked for. What is not asked for is fetched from now on, so
/// that it is there once it is, and can be kept by the browser.
pub fn tell(arrived: Callback<()>) {
    STATE.with_borrow_mut(|state| state.arrived = arrived);
    if embedded::dossier().piece_count() > 0 {
        Timeout::new(PATIENCE, || spawn_local(fetch(all(), Purpose::Keep))).forget();
    }
}

/// The numbers of all pieces.
fn all() -> Range<u32> {
    0..embedded::dossier().piece_count()
}

/// What pieces are fetched for.
#[derive(Clone, Copy, PartialEq)]
enum Purpose {
    /// To be shown.
    Show,
    /// To be read for their positions. The module keeps none of them: 40 MB of texts are more than all the rest.
    Positions,
    /// To be there.
    Keep,
}

/// Fetches some pieces, one after the other. Their hashes are compared; if one cannot be had, the boot script says so where
/// the reader waits for it.
async fn fetch(pieces: Range<u32>, purpose: Purpose) {
    let is_filling = purpose == Purpose::Positions;
    let mut filling = if is_filling { Filling::new(&embedded::dossier()).map(Box::new) } else { None };
    let mut came = 0;
    for piece in pieces.clone() {
        let Some(promise) = promise(piece, purpose != Purpose::Keep) else { break };
        let Ok(bytes) = JsFuture::from(promise).await else { break };
        came += 1;
        if purpose == Purpose::Keep {
            continue;
        }
        let bytes = Uint8Array::new(&bytes).to_vec();
        match (&mut filling, embedded::late_texts()) {
            (Some(filling), _) => filling.add_piece(&bytes),
            (None, Some(texts)) => texts.set(piece, bytes),
            (None, None) => {}
        }
    }
    STATE.with_borrow_mut(|state| match purpose {
        Purpose::Show => state.under_way.retain(|&other| other != pieces.start),
        Purpose::Positions => state.is_filling = false,
        Purpose::Keep => {}
    });
    if let Some(filling) = filling.filter(|filling| filling.is_done()) {
        embedded::set_positions(filling.finish());
    }
    // One that cannot be had is asked for again when it is missed again.
    if came == pieces.len() && purpose != Purpose::Keep {
        STATE.with_borrow(|state| state.arrived.clone()).emit(());
    }
}

/// The promise of a piece.
fn promise(piece: u32, is_wanted: bool) -> Option<Promise> {
    let hash = embedded::dossier().piece_sha256(piece);
    let name = ["./texts-", &corpus::model::hex(&hash)[..16], ".txt"].concat();
    let hash = Uint8Array::from(&hash[..]);
    let fetch = STATE.with_borrow(|state| state.fetch.clone())?;
    let promise = fetch.call3(&JsValue::NULL, &name.into(), &hash, &is_wanted.into());
    Some(promise.ok()?.unchecked_into())
}

/// Fetches the pieces that were missed.
pub fn fetch_wanted() {
    let Some(texts) = embedded::late_texts() else { return };
    for piece in texts.take_wanted() {
        let is_new = STATE.with_borrow_mut(|state| {
            let is_new = !state.under_way.contains(&piece);
            state.under_way.push(piece);
            is_new
        });
        if is_new {
            spawn_local(fetch(piece..piece + 1, Purpose::Show));
        }
    }
}

/// Works the positions of all words out, once a phrase was looked for in the texts. Most readers
/// ask for no phrase.
pub fn prepare_for_phrases() {
    if embedded::words_read() == 0 {
        return;
    }
    if embedded::dossier().piece_count() == 0 {
        if let Some(mut filling) = Filling::new(&embedded::dossier()) {
            filling.add_all();
            embedded::set_positions(filling.finish());
        }
    } else if !STATE.with_borrow_mut(|state| std::mem::replace(&mut state.is_filling, true)) {
        spawn_local(fetch(all(), Purpose::Positions));
    }
}
