//! Starts the page.

use dossier_app::{app::App, embedded, language, later, script, texts};
use gloo::timers::callback::Timeout;
use say::say;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};

/// Called when the module is instantiated, before there are articles.
fn main() {
    yew::set_custom_panic_hook(Box::new(|info| report(&info.to_string())));
}

/// Draws the page of a dossier. False, if these bytes are none. Of a dossier whose texts come later, `fetch` takes the
/// address of a piece, its SHA-256 and whether the reader waits for it, and promises its bytes. Where only half of the code is
/// there, `fetch_code` takes whether the reader waits for the rest, and promises that it is there. `table` has the sentences of
/// the page's language, if that is not English; `languages`, those to choose from ([`language::offer`]).
#[wasm_bindgen]
pub fn start(
    blob: Vec<u8>,
    fetch: Option<js_sys::Function>,
    fetch_code: Option<js_sys::Function>,
    table: String,
    languages: String,
) -> bool {
    if !table.is_empty() {
        say::speak(table);
    }
    language::offer(languages);
    if embedded::open(blob).is_err() {
        return false;
    }
    texts::fetch_with(fetch);
    later::fetch_with(fetch_code);
    let Some(root) = gloo::utils::document().get_element_by_id("app") else {
        report("the document has no #app");
        return true;
    };
    after_next_paint(|| {
        yew::Renderer::<App>::with_root(root).render();
    });
    true
}

/// See [`script::answer`].
#[wasm_bindgen]
pub fn search(typed: &str) -> js_sys::Array {
    script::answer(typed)
}

/// See [`script::counts`].
#[wasm_bindgen]
pub fn facets(typed: &str) -> js_sys::Object {
    script::counts(typed)
}

/// See [`script::compared`].
#[wasm_bindgen]
pub fn compare(a: &str, b: &str) -> Option<String> {
    script::compared(&embedded::dossier(), [a, b])
}

/// Calls back once the page is painted as it stands: on a fast line the module can be there before the
/// list of articles was seen, and on a slow machine, instantiating it was a task of its own already. A page
/// in the background is not painted, and does not wait.
fn after_next_paint(call: impl FnOnce() + 'static) {
    let in_a_task = || {
        Timeout::new(0, call).forget();
    };
    if gloo::utils::document().hidden() {
        in_a_task();
    } else {
        // A frame is asked for from within the one before, and so after what that has painted.
        in_next_frame(|| in_next_frame(in_a_task));
    }
}

fn in_next_frame(call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    // Fails in no browser: there is a window, and this is a function.
    let _ = gloo::utils::window().request_animation_frame(call.unchecked_ref());
}

/// Hands a panic to the boot script, which shows it with a way out; the details go to the console.
fn report(details: &str) {
    let window = gloo::utils::window();
    let console = js_sys::Reflect::get(&window, &JsValue::from_str("console"));
    let error = console.and_then(|console| js_sys::Reflect::get(&console, &JsValue::from_str("error")));
    if let Some(error) = error.ok().and_then(|error| error.dyn_into::<js_sys::Function>().ok()) {
        let _ = error.call1(&JsValue::NULL, &JsValue::from_str(details));
    }
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&JsValue::from_str(say!("Something went wrong and this page has stopped working.")));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("dossier:panic", &init) {
        let _ = window.dispatch_event(&event);
    }
}
