//! What this browser keeps of a reader's notes, and the words that she selects.
//!
//! Every note has a key of its own, so that two tabs never write the same value; each hears of what the other has
//! written.

use gloo::{events::EventListener, timers::callback::Timeout};
use notes::{Note, annotation, notebook::Notebook};
use std::{cell::RefCell, rc::Rc};
use text::Span;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, Node, Range, StorageEvent};
use yew::Callback;

use super::{address, browser::storage};

/// How long a selection must stay before it is offered to be marked, in milliseconds. While it is being dragged, it changes with
/// every movement; and a button that is pressed can take it away before it is clicked.
const STAYS: u32 = 250;

/// The paragraphs of a text, and its headline: each says where in the text it begins.
const LINES: &str = "[data-at]";

/// What the keys of this dossier's notes begin with.
fn prefix() -> String {
    ["dossier-note ", &address::dossier(), " "].concat()
}

/// All notes that are kept of this dossier.
#[inline(never)] // what comes later is cut off by function
pub fn kept() -> Notebook {
    let Some(storage) = storage() else { return Notebook::default() };
    let prefix = prefix();
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let ours = keys.filter(|key| key.starts_with(&prefix));
    Notebook::new(ours.filter_map(|key| annotation::parse(&storage.get_item(&key).ok()??)).collect())
}

/// The note with an id as it is kept now, which another tab may just have changed.
#[inline(never)] // what comes later is cut off by function
pub fn kept_now(id: &str) -> Option<Note> {
    annotation::parse(&storage()?.get_item(&(prefix() + id)).ok()??)
}

/// Keeps a note, in place of the one with its id; whether the browser allows that.
#[inline(never)] // what comes later is cut off by function
pub fn keep(note: &Note, link: &str) -> bool {
    let json = annotation::print(note, |_| link.to_owned());
    storage().is_some_and(|storage| storage.set_item(&(prefix() + &note.id), &json).is_ok())
}

/// Keeps a note no longer.
#[inline(never)] // what comes later is cut off by function
pub fn forget(id: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&(prefix() + id));
    }
}

/// Reports when another tab has kept or forgotten notes.
#[inline(never)] // what comes later is cut off by function
pub fn listen_to_others(changed: Callback<()>) -> EventListener {
    let prefix = prefix();
    EventListener::new(&gloo::utils::window(), "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        // Without a key, everything was cleared.
        if event.key().is_none_or(|key| key.starts_with(&prefix)) {
            changed.emit(());
        }
    })
}

/// Reports which bytes of an article's text are selected, once they stay so; or that none are.
#[inline(never)] // what comes later is cut off by function
pub fn listen_to_selection(selected: Callback<Option<Span>>) -> EventListener {
    let waiting: Rc<RefCell<Option<Timeout>>> = Rc::default();
    EventListener::new(&gloo::utils::document(), "selectionchange", move |_| {
        let selected = selected.clone();
        let timeout = Timeout::new(STAYS, move || selected.emit(selection()));
        *waiting.borrow_mut() = Some(timeout);
    })
}

/// The bytes of the text that are selected, of the article that is shown.
fn selection() -> Option<Span> {
    let selection = gloo::utils::window().get_selection().ok().flatten()?;
    let range = selection.get_range_at(0).ok().filter(|range| !range.collapsed())?;
    let lines = gloo::utils::document().query_selector_all(LINES).ok()?;
    let lines = (0..lines.length()).filter_map(|at| lines.get(at)?.dyn_into::<Element>().ok());
    let mut lines = lines.filter(|line| range.intersects_node(line).unwrap_or_default());
    let first = lines.next()?;
    let last = lines.next_back().unwrap_or_else(|| first.clone());
    let (start, start_at) = (range.start_container().ok()?, range.start_offset().ok()?);
    let (end, end_at) = (range.end_container().ok()?, range.end_offset().ok()?);
    // A selection may begin above the first line, or end below the last.
    let from = if first.contains(Some(&start)) { place(&first, &start, start_at)? } else { begin(&first)? };
    let to = if last.contains(Some(&end)) {
        place(&last, &end, end_at)?
    } else {
        begin(&last)? + last.text_content().unwrap_or_default().len()
    };
    (from < to).then(|| Span::new(from, to))
}

fn begin(line: &Element) -> Option<usize> {
    line.get_attribute("data-at")?.parse().ok()
}

/// The byte at which a point in a line is: the line holds its text, and marks around it, and nothing else.
fn place(line: &Element, container: &Node, offset: u32) -> Option<usize> {
    let before = Range::new().ok()?;
    before.set_start(line, 0).ok()?;
    before.set_end(container, offset).ok()?;
    Some(begin(line)? + String::from(before.to_string()).len())
}

/// Lets go of what is selected.
#[inline(never)] // what comes later is cut off by function
pub fn unselect() {
    if let Ok(Some(selection)) = gloo::utils::window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// The moment, as a note has it.
#[inline(never)] // what comes later is cut off by function
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// An id for a new note: no other has it, for all that one can know.
#[inline(never)] // what comes later is cut off by function
pub fn new_id() -> String {
    let letter = |_| char::from_digit((js_sys::Math::random() * 36.0) as u32 % 36, 36);
    (0..16).filter_map(letter).collect()
}

/// What is written in a field.
#[inline(never)] // what comes later is cut off by function
pub fn written(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}

/// Reads the file that was chosen in a field, and empties that; nothing, if it is not to be read.
#[inline(never)] // what comes later is cut off by function
pub fn read(id: &str, done: Callback<Option<String>>) {
    let Some(field) = field(id) else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    field.set_value("");
    let promise = file.text();
    yew::platform::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(promise).await.ok();
        done.emit(text.and_then(|text| text.as_string()));
    });
}

fn field(id: &str) -> Option<HtmlInputElement> {
    gloo::utils::document().get_element_by_id(id)?.dyn_into().ok()
}
