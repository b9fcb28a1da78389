//! What the shell needs of the browser besides its address: keys, scrolling, focus, the clipboard,
//! and a small memory.

use gloo::{
    events::{EventListener, EventListenerOptions, EventListenerPhase},
    timers::callback::Timeout,
};
use text::{Span, date::Date};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::Callback;

use super::{EXPLAINED, EXPLANATION, File};

/// Where single-key shortcuts are remembered to be off.
const SINGLE_KEYS: &str = "dossier-single-keys";

/// Between a mention and its explanation, in pixels.
const GAP: f64 = 6.0;

/// How high the header of the page may be, in pixels.
pub(super) const HEADER: f64 = 64.0;

/// From this width on, and on paper, filters stand beside the results and texts beside each other; the style sheet
/// has the same.
const WIDE: &str = "(min-width: 56rem), print";

/// Reports keys that were not meant for a text field.
pub fn listen_to_keys(pressed: &Callback<String>) -> EventListener {
    let pressed = pressed.clone();
    let options = EventListenerOptions::enable_prevent_default();

    EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let in_field =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| {
                target
                    .matches("input:not([type=checkbox]):not([type=radio]), select, textarea")
                    .unwrap_or(false)
            });
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if in_field || modified || event.is_composing() {
            return;
        }
        let key = event.key();
        if matches!(key.as_str(), "/" | "?" | "n" | "p" | "e" | "c" | "f" | "w" | "Escape") {
            // The slash would be typed into the box that it leads to.
            if key == "/" {
                event.prevent_default();
            }
            pressed.emit(key);
        }
    })
}

/// Reports clicks on mentions that are to be explained, and when the reader goes elsewhere. Before any
/// link is followed, hence the capture.
pub fn listen_to_mentions(asked: &Callback<Option<Span>>) -> [EventListener; 3] {
    let document = gloo::utils::document();
    let clicked = asked.clone();
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let click = EventListener::new_with_options(&document, "click", options, move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        let mention = target(event).and_then(|target| mention_at(&target));
        match mention.filter(|_| click.button() == 0 && !modified) {
            Some(mention) => {
                event.prevent_default();
                clicked.emit(Some(mention));
            }
            None if is_elsewhere(event) => clicked.emit(None),
            None => {}
        }
    });
    let left = asked.clone();
    let focus = EventListener::new(&document, "focusin", move |event| {
        if is_elsewhere(event) {
            left.emit(None);
        }
    });
    let resize = EventListener::new(&gloo::utils::window(), "resize", |_| {
        if let Ok(Some(mention)) = gloo::utils::document().query_selector(EXPLAINED) {
            place_explanation(&mention.id());
        }
    });
    [click, focus, resize]
}

/// Whether something happened outside of an explanation and of the mention that it explains.
fn is_elsewhere(event: &web_sys::Event) -> bool {
    let near = "#why, [data-mention][aria-expanded='true']";
    !target(event).is_some_and(|target| target.closest(near).is_ok_and(|near| near.is_some()))
}

fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()
}

/// The mention in which an element stands, if it is one that can be explained.
fn mention_at(element: &Element) -> Option<Span> {
    let told = element.closest("[data-mention]").ok()??.get_attribute("data-mention")?;
    let (start, end) = told.split_once('-')?;
    Some(Span::new(start.parse().ok()?, end.parse().ok()?))
}

/// The mention that has the focus.
pub fn focused_mention() -> Option<Span> {
    mention_at(&gloo::utils::document().active_element()?)
}

/// Puts the explanation under its mention, or above it where there is more room, and both in sight.
/// The style sheet says from which width on; on small screens it stays at the bottom.
pub fn place_explanation(mention: &str) {
    let panel = element(EXPLANATION).and_then(|panel| panel.dyn_into::<HtmlElement>().ok());
    let Some((panel, mention)) = panel.zip(element(mention)) else { return };
    let (window, at) = (gloo::utils::window(), mention.get_bounding_client_rect());
    let frame = panel.get_bounding_client_rect();
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let Some(outer) = panel.offset_parent().map(|outer| outer.get_bounding_client_rect()) else {
        let hidden = at.bottom() + GAP - frame.top();
        if hidden > 0.0 {
            window.scroll_by_with_x_and_y(0.0, hidden);
        }
        return;
    };
    let below = at.bottom() + GAP + frame.height();
    let above = at.top() - GAP - frame.height();
    let is_above = below > height && above > HEADER;
    let top = if is_above { above } else { at.bottom() + GAP } - outer.top();
    let left = (at.left() - outer.left()).min(outer.width() - frame.width()).max(0.0);
    for (name, pixels) in [("--why-top", top), ("--why-left", left)] {
        let _ = panel.style().set_property(name, &format!("{}px", pixels.round() as i32));
    }
    if below > height && !is_above {
        window.scroll_by_with_x_and_y(0.0, below + GAP - height);
    }
}

/// Whether there is room for filters beside results; reports when that changes.
pub fn listen_to_width(changed: &Callback<bool>, listeners: &mut Vec<EventListener>) -> bool {
    let query = gloo::utils::window().match_media(WIDE).ok().flatten();
    let Some(query) = query else { return true };
    let (changed, watched) = (changed.clone(), query.clone());
    listeners.push(EventListener::new(&query, "change", move |_| changed.emit(watched.matches())));
    query.matches()
}

/// Whether anything but the page as a whole has the focus.
pub fn has_focus() -> bool {
    gloo::utils::document().active_element().is_some_and(|element| element.tag_name() != "BODY")
}

/// What is chosen in a list.
pub fn value_of(id: &str) -> Option<String> {
    Some(element(id)?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

/// What Yew has drawn under an id.
pub(super) fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

/// Scrolls an element into the middle; whether it is there.
pub fn bring_into_sight(id: &str) -> bool {
    let target = element(id);
    target.iter().for_each(centre);
    target.is_some()
}

/// Scrolls an element into sight, no further than is needed.
pub fn bring_near(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element(id).iter().for_each(|target| target.scroll_into_view_with_scroll_into_view_options(&options));
}

/// Does what a click on an element does.
pub fn click(id: &str) {
    if let Some(target) = element(id).and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.click();
    }
}

pub(super) fn centre(target: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    target.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus without scrolling; whether there is something under the id.
pub fn focus_quietly(id: &str) -> bool {
    // What is drawn as a picture is no HTML element, and takes the focus just so.
    let target = element(id).map(|target| target.unchecked_into::<HtmlElement>());
    target.iter().for_each(focus_element);
    target.is_some()
}

fn focus_element(target: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target.focus_with_options(&options);
}

/// Copies a text and reports whether that was allowed.
pub fn copy(text: &str, done: Callback<bool>) {
    let navigator = gloo::utils::window().navigator();
    // Where a page was not loaded securely, there is no clipboard.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        done.emit(false);
        return;
    }
    let promise = navigator.clipboard().write_text(text);
    yew::platform::spawn_local(async move {
        done.emit(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok());
    });
}

/// The browser's hashing; none where the page was not loaded securely.
pub fn crypto() -> Option<web_sys::SubtleCrypto> {
    let crypto = js_sys::Reflect::get(&gloo::utils::window(), &JsValue::from_str("crypto")).ok()?;
    let subtle = js_sys::Reflect::get(&crypto, &JsValue::from_str("subtle")).ok()?;
    subtle.is_object().then(|| subtle.unchecked_into())
}

/// The SHA-256 of some bytes, if the browser will compute it.
pub async fn sha256(crypto: &web_sys::SubtleCrypto, bytes: &[u8]) -> Option<[u8; 32]> {
    let promise = crypto.digest_with_str_and_u8_array("SHA-256", bytes).ok()?;
    let hash = wasm_bindgen_futures::JsFuture::from(promise).await.ok()?;
    js_sys::Uint8Array::new(&hash).to_vec().try_into().ok()
}

/// Lets the reader save a file.
pub fn save(file: &File) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(file.bytes.as_slice()));
    let kind = web_sys::BlobPropertyBag::new();
    // Of a plain text, some browsers would say so in the name.
    let is_plain = file.media_type == "text/plain";
    kind.set_type(if is_plain { "application/octet-stream" } else { file.media_type });
    let Ok(blob) = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &kind) else { return };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let link = gloo::utils::document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(&file.name);
        link.click();
    }
    // Some browsers begin to read only after the click was answered.
    Timeout::new(10_000, move || drop(web_sys::Url::revoke_object_url(&url))).forget();
}

/// The browser's memory for this page, where it allows one.
pub(super) fn storage() -> Option<web_sys::Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// Whether single keys are shortcuts: yes, unless someone has switched them off here.
pub fn stored_single_keys() -> bool {
    let stored = storage().and_then(|storage| storage.get_item(SINGLE_KEYS).ok().flatten());
    stored.as_deref() != Some("off")
}

/// Remembers the choice where the browser lets a page remember things.
pub fn store_single_keys(on: bool) {
    if let Some(storage) = storage() {
        let _ = if on { storage.remove_item(SINGLE_KEYS) } else { storage.set_item(SINGLE_KEYS, "off") };
    }
}

/// Lets the boot script fill the page on which readers open files of their own, which has just been drawn.
pub fn draw_open() {
    if let Ok(event) = web_sys::Event::new("dossier:open") {
        let _ = gloo::utils::window().dispatch_event(&event);
    }
}

/// Tells reference managers that live in the browser to look at the page again: they do so by themselves only when it is loaded.
pub fn tell_reference_managers() {
    if let Ok(event) = web_sys::Event::new("ZoteroItemUpdated") {
        let _ = gloo::utils::document().dispatch_event(&event);
    }
}

/// The day of today, where the reader is.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::new(now.get_full_year() as u16, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Gives links and buttons the dossier's colour, on light paper and on dark. The page's policy forbids styles in its text, and
/// allows this.
pub fn set_colours([light, dark]: [u32; 2]) {
    let digits = |colour: u32| corpus::model::hex(&colour.to_be_bytes()[1..]);
    let value = format!("light-dark(#{}, #{})", digits(light), digits(dark));
    let root = gloo::utils::document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property("--accent", &value);
    }
}

/// Names the window or tab.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Scrolls the page to so many pixels from its top.
pub fn scroll_to(y: i32) {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, f64::from(y));
}

/// Takes the focus from what has it. Before its page makes way for another: where what has the focus is taken away, a
/// browser lays out the whole page at once, the new one with it, and then once more.
pub fn give_up_focus() {
    let active = gloo::utils::document().active_element();
    let _ = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()).map(|active| active.blur());
}

/// Moves the focus to the page's heading.
pub fn focus_heading() {
    if let Ok(Some(heading)) = gloo::utils::document().query_selector("main h1") {
        let _ = heading.dyn_into::<HtmlElement>().map(|heading| heading.focus());
    }
}

/// Moves the focus to a text field and selects what is in it.
pub fn select_text(id: &str) {
    if let Some(input) = element(id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        let _ = input.focus();
        input.select();
    }
}

/// Brings the passage to which an article is opened into sight, with the focus; whether there is one.
pub fn open_passage() -> bool {
    let Ok(Some(passage)) = gloo::utils::document().query_selector(".passage") else { return false };
    centre(&passage);
    let target = passage.closest("a, mark, p, h1").ok().flatten();
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        if target.tab_index() < 0 {
            target.set_tab_index(-1);
        }
        focus_element(&target);
    }
    true
}
