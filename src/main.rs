//! Starts the page.

use dossier_app::{app::App, script};
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};

fn main() {
    yew::set_custom_panic_hook(Box::new(|info| report(&info.to_string())));
    let Some(root) = gloo::utils::document().get_element_by_id("app") else {
        report("the document has no #app");
        return;
    };
    script::offer();
    // In a task of its own: on a slow machine, instantiating the module was one already.
    Timeout::new(0, || {
        yew::Renderer::<App>::with_root(root).render();
    })
    .forget();
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
    init.set_detail(&JsValue::from_str("Something went wrong in this page, and it has stopped working."));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("dossier:panic", &init) {
        let _ = window.dispatch_event(&event);
    }
}
