//! What drawings have in common: numbers as attributes, and keys that lead from mark to mark.

use yew::{Callback, KeyboardEvent};

use crate::address;
use wasm_bindgen::JsCast;

/// A share of the width as SVG takes it: `12.34%`. Floating point numbers are never printed: what prints
/// them is larger than all that draws.
pub fn percent(share: f64) -> String {
    let hundredths = (share.clamp(0.0, 1.0) * 10_000.0).round() as u32;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let zero = if rest < 10 { "0" } else { "" };
    [&whole.to_string(), ".", zero, &rest.to_string(), "%"].concat()
}

/// Only the first mark of a drawing is a stop of the tab key; arrows lead on from there.
pub fn tab_stop(is_first: bool) -> &'static str {
    if is_first { "0" } else { "-1" }
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
