//! What drawings have in common: their elements, numbers as attributes, and keys that lead from mark to
//! mark.

use wasm_bindgen::JsCast;
use yew::{
    AttrValue, Callback, Html, KeyboardEvent,
    virtual_dom::{AttributeOrProperty, Attributes, VTag},
};

use crate::effects::address;

/// An element with its attributes; an empty value leaves one out. Drawings have many elements, and each
/// that is written as markup costs several times the code of a call.
pub fn element(tag: &'static str, keys: &'static [&'static str], values: &[&str], content: Html) -> Html {
    let value = |value: &&str| {
        (!value.is_empty()).then(|| AttributeOrProperty::Attribute(AttrValue::from((*value).to_owned())))
    };
    let mut element = VTag::new(tag);
    element.attributes = Attributes::Dynamic { keys, values: values.iter().map(value).collect() };
    element.add_child(content);
    element.into()
}

/// An element that holds nothing.
pub fn shape(tag: &'static str, keys: &'static [&'static str], values: &[&str]) -> Html {
    element(tag, keys, values, Html::default())
}

/// A rectangle; everything but its class in the units of SVG.
pub fn bar(class: &str, x: &str, width: &str, y: u32, height: u32) -> Html {
    let (y, height) = (y.to_string(), height.to_string());
    shape("rect", &["class", "x", "width", "y", "height"], &[class, x, width, &y, &height])
}

/// A line from top to bottom.
pub fn upright(x: &str, height: u32) -> Html {
    shape("line", &["x1", "x2", "y1", "y2"], &[x, x, "0", &height.to_string()])
}

/// Words around a middle.
pub fn words_at(x: &str, y: u32, words: String) -> Html {
    element("text", &["x", "y", "text-anchor"], &[x, &y.to_string(), "middle"], Html::from(words))
}

/// A mark that leads somewhere.
pub struct Mark<'m> {
    /// Its group and its place; see [`by_arrows`].
    pub id: String,
    /// Its class; may be empty.
    pub class: &'m str,
    /// Where it leads.
    pub href: String,
    /// What it says to whoever does not see it, and to whoever points at it.
    pub label: String,
    /// Whether what it leads to is open.
    pub is_open: bool,
    /// Whether the tab key stops at it; arrows lead on from there.
    pub is_first: bool,
}

impl Mark<'_> {
    /// The mark as a part of a drawing, named by its title.
    pub fn drawn(&self, content: Html) -> Html {
        let title = element("title", &[], &[], Html::from(self.label.clone()));
        self.link("", [title, content].into_iter().collect())
    }

    /// The mark as a link in a table.
    pub fn in_a_cell(&self, content: Html) -> Html {
        self.link(&self.label, content)
    }

    fn link(&self, label: &str, content: Html) -> Html {
        const KEYS: &[&str] = &["id", "class", "href", "tabindex", "aria-current", "aria-label", "title"];
        let stop = if self.is_first { "0" } else { "-1" };
        let current = match self.is_open {
            true => "true",
            false => "",
        };
        element("a", KEYS, &[&self.id, self.class, &self.href, stop, current, label, label], content)
    }
}

/// A share of the width as SVG takes it: `12.34%`. Floating point numbers are never printed, nor clamped
/// to what is not constant, which may print them in a panic: what prints them is 15 kB of module.
pub fn percent(share: f64) -> String {
    let hundredths = (share.clamp(0.0, 1.0) * 10_000.0).round() as u32;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let zero = if rest < 10 { "0" } else { "" };
    [&whole.to_string(), ".", zero, &rest.to_string(), "%"].concat()
}

/// Moves the focus among marks by arrow keys. Marks have ids that end in their place: `group-4` in a row,
/// `group-4-7` in a table, row before column.
pub fn by_arrows() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(id) = target.map(|target| target.id()) else { return };
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !modified && next(&id, &event.key()).is_some_and(|id| address::focus(&id)) {
            event.prevent_default();
        }
    })
}

/// The id of the mark to which a key leads.
fn next(id: &str, key: &str) -> Option<String> {
    let mut parts = id.split('-');
    let (group, first) = (parts.next()?, parts.next()?.parse::<i32>().ok()?);
    let (mut row, mut column, is_table) = match parts.next() {
        Some(column) => (first, column.parse::<i32>().ok()?, true),
        None => (0, first, false),
    };
    match (key, is_table) {
        ("ArrowRight", _) | ("ArrowDown", false) => column += 1,
        ("ArrowLeft", _) | ("ArrowUp", false) => column -= 1,
        ("ArrowDown", true) => row += 1,
        ("ArrowUp", true) => row -= 1,
        ("Home", _) => column = 0,
        _ => return None,
    }
    let (row, column) = (row.to_string(), column.to_string());
    Some(if is_table { [group, &row, &column].join("-") } else { [group, &column].join("-") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_as_attributes() {
        for (share, printed) in [
            (0.0, "0.00%"),
            (0.5, "50.00%"),
            (1.0 / 3.0, "33.33%"),
            (0.9907, "99.07%"),
            (7.0, "100.00%"),
            (f64::NAN, "0.00%"),
        ] {
            assert_eq!(percent(share), printed);
        }
    }

    #[test]
    fn arrows_lead_from_mark_to_mark() {
        for (id, key, there) in [
            ("n-4", "ArrowRight", Some("n-5")),
            ("n-4", "ArrowUp", Some("n-3")),
            ("n-4", "Home", Some("n-0")),
            ("c-4-7", "ArrowDown", Some("c-5-7")),
            ("c-4-7", "ArrowLeft", Some("c-4-6")),
            ("c-4-7", "Home", Some("c-4-0")),
            ("c-4-7", "a", None),
            ("q", "ArrowLeft", None),
        ] {
            assert_eq!(next(id, key).as_deref(), there, "{id} {key}");
        }
    }
}
