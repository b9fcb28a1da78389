//! `window.dossier`: the search for scripts and for measuring.
//!
//! `dossier.ready` is a promise that resolves once `dossier.search` is there. `search(query)`
//! returns `{query, total, ids}`: the query in canonical form, how many articles match, and their
//! slugs, best first.

use corpus::{
    query,
    search::{Order, Search},
};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::shelf;

/// Offers the search to scripts.
pub fn offer() {
    let window = gloo::utils::window();
    let key = JsValue::from_str("dossier");
    // The boot script may have put a promise there already.
    let known = Reflect::get(&window, &key).ok().filter(JsValue::is_object);
    let dossier = known.unwrap_or_else(|| Object::new().into());
    let search = Closure::<dyn Fn(String) -> Object>::new(|typed: String| answer(&typed));
    set(&dossier, "search", &search.into_js_value());
    if !Reflect::get(&dossier, &JsValue::from_str("ready"))
        .is_ok_and(|ready| ready.is_instance_of::<Promise>())
    {
        set(&dossier, "ready", &Promise::resolve(&JsValue::TRUE));
    }
    set(&window, "dossier", &dossier);
}

fn answer(typed: &str) -> Object {
    let dossier = shelf::dossier();
    let (query, _) = query::parse(typed);
    let search = Search::new(&dossier, &query);
    let ids: Array = search
        .ranked(Order::Relevance, usize::MAX)
        .iter()
        .filter_map(|hit| Some(JsValue::from_str(dossier.article(hit.article)?.slug)))
        .collect();
    let answer = Object::new();
    set(&answer, "query", &JsValue::from_str(&query.to_string()));
    set(&answer, "total", &JsValue::from_f64(f64::from(search.total())));
    set(&answer, "ids", &ids);
    answer
}

fn set(target: &JsValue, key: &str, value: &JsValue) {
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(target, &JsValue::from_str(key), value);
}
