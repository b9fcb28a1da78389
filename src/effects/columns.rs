//! The columns of a comparison: when they are scrolled, and what is done to them.

mod drawn;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::Callback;

use crate::later;

pub use drawn::{align, follow};

/// Reports when a reader scrolls a column of a comparison, and keeps the bands between the columns in place.
/// Scrolling does not bubble, hence the capture.
pub fn listen_to_columns(scrolled: &Callback<String>) -> [EventListener; 2] {
    let scrolled = scrolled.clone();
    let options = EventListenerOptions::run_in_capture_phase();
    let scroll = EventListener::new_with_options(&gloo::utils::document(), "scroll", options, move |event| {
        let column = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(column) = column.filter(|column| column.class_name() == "column") {
            draw_bands();
            // What was scrolled by the page itself leads nothing.
            if column.get_attribute(drawn::LED) != Some(column.scroll_top().to_string()) {
                scrolled.emit(column.id());
            }
        }
    });
    [scroll, EventListener::new(&gloo::utils::window(), "resize", |_| draw_bands())]
}

/// Draws the bands between the columns of a comparison anew. No comparison is drawn before its code is there.
#[inline(never)] // what guards the code that comes later is a function
pub fn draw_bands() {
    if later::is_here() {
        drawn::draw_bands();
    }
}
