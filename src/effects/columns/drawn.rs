//! What is done to the columns of a comparison that is drawn: the bands between them, and how one follows the other. All of it comes
//! with the later half of the code.

use text::sort::sort_by_key;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::super::browser::{HEADER, centre, element};

/// Says to where the page has scrolled a column.
pub(super) const LED: &str = "data-led";

/// The bands between the columns of a comparison, the last on top.
fn bands() -> Vec<Element> {
    let found = gloo::utils::document().query_selector_all(".bands path").ok();
    let nodes = found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.get(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The sentence at which a band ends.
fn end_of(band: &Element, side: &str) -> Option<Element> {
    element(&band.get_attribute(side)?)
}

/// Draws the bands between the columns of a comparison, each from its sentence to the counterpart; what is out of
/// sight at both ends is not drawn.
#[inline(never)] // what comes later is cut off by function
pub fn draw_bands() {
    let Ok(Some(frame)) = gloo::utils::document().query_selector(".bands") else { return };
    let frame = frame.get_bounding_client_rect();
    let y = |at: f64| ((at - frame.top()).round() as i32).to_string();
    let (width, middle) = (frame.width().round() as i32, (frame.width() / 2.0).round() as i32);
    let (width, middle) = (width.to_string(), middle.to_string());
    let mut drawn = Vec::new();
    for band in bands() {
        let ends = [end_of(&band, "data-a"), end_of(&band, "data-b")];
        let [Some(a), Some(b)] = ends.map(|end| end.map(|end| end.get_bounding_client_rect())) else {
            continue;
        };
        let in_sight = |end: &web_sys::DomRect| end.bottom() > frame.top() && end.top() < frame.bottom();
        let mut path = String::new();
        let is_near = [in_sight(&a), in_sight(&b)];
        if is_near != [false, false] {
            let curve = |from: &str, to: &str, x: &str| {
                ["C", &middle, " ", from, " ", &middle, " ", to, " ", x, " ", to].concat()
            };
            let (a_top, a_end, b_top, b_end) = (y(a.top()), y(a.bottom()), y(b.top()), y(b.bottom()));
            let (there, back) = (curve(&a_top, &b_top, &width), curve(&b_end, &a_end, "0"));
            path = ["M0 ", &a_top, &there, "V", &b_end, &back, "Z"].concat();
        }
        drawn.push((band, path, if is_near == [true, true] { "" } else { "far" }));
    }
    // All is measured before anything is changed: a browser lays out anew for each measure after a change.
    for (band, path, class) in drawn {
        let _ = band.set_attribute("d", &path);
        let _ = band.set_attribute("class", class);
    }
}

/// How far below the top of what a column holds an element begins, and how high it is.
fn extent(column: &Element, target: &Element) -> (i32, i32) {
    let at = target.get_bounding_client_rect();
    let top = at.top() - column.get_bounding_client_rect().top();
    (top.round() as i32 + column.scroll_top(), at.height().round() as i32)
}

/// Scrolls a column on behalf of the page.
fn lead(column: &Element, top: i32) {
    if column.scroll_top() != top {
        column.set_scroll_top(top);
        let _ = column.set_attribute(LED, &column.scroll_top().to_string());
    }
}

/// At which height of a column one reads.
fn reading_height(column: &Element) -> i32 {
    column.client_height() / 4
}

/// Scrolls the other column so that what reports the same as what is read in the leading one is at its height.
#[inline(never)] // what comes later is cut off by function
pub fn follow(leader: &str) {
    let is_a = leader == "pane-a";
    let follower = element(if is_a { "pane-b" } else { "pane-a" });
    let Some((leader, follower)) = element(leader).zip(follower) else { return };
    let sides = if is_a { ["data-a", "data-b"] } else { ["data-b", "data-a"] };
    let mut pairs: Vec<(i32, i32, i32)> = Vec::new();
    for band in bands() {
        let Some((one, other)) = end_of(&band, sides[0]).zip(end_of(&band, sides[1])) else { continue };
        let ((top, height), (there, _)) = (extent(&leader, &one), extent(&follower, &other));
        // Of several counterparts, the one drawn last.
        pairs.retain(|pair| pair.0 != top);
        pairs.push((top, height, there));
    }
    sort_by_key(&mut pairs, |pair| pair.0);
    let top = leader.scroll_top();
    let height = reading_height(&leader).min(top);
    lead(&follower, counterpart(&pairs, top + height) - height);
}

/// Which place in one text is at the height of a place in the other. Within a passage both advance alike; between
/// two, the one catches up with the other.
fn counterpart(passages: &[(i32, i32, i32)], at: i32) -> i32 {
    let next = passages.partition_point(|passage| passage.0 <= at);
    let (end, there) = match next.checked_sub(1).and_then(|before| passages.get(before)) {
        Some(&(top, height, there)) => {
            let until = passages.get(next).map_or(i32::MAX, |next| next.0).min(top + height);
            if at <= until {
                return there + at - top;
            }
            (until, there + until - top)
        }
        None => (0, 0),
    };
    match passages.get(next) {
        Some(&(top, _, then)) => there + (then - there) * (at - end) / (top - end).max(1),
        None => there + at - end,
    }
}

/// Brings what a selector finds in each column of a comparison to the same height, and into sight.
#[inline(never)] // what comes later is cut off by function
pub fn align(selector: &str) {
    let document = gloo::utils::document();
    let find = |pane: &str| {
        let target = document.query_selector(&[pane, " ", selector].concat()).ok()??;
        Some((target.closest(".column").ok()??, target))
    };
    let found = [find("#pane-a"), find("#pane-b")];
    let extents = || found.iter().flatten().map(|(column, target)| (column, extent(column, target).0));
    if let Some(height) = extents().map(|(column, top)| reading_height(column).min(top)).min() {
        extents().for_each(|(column, top)| lead(column, top - height));
    }
    let Ok(Some(bar)) = document.query_selector(".bar") else { return };
    let height = gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    match &found {
        // One text alone does not scroll on its own.
        [Some((_, target)), None] if element("pane-b").is_none() => centre(target),
        [Some((column, _)), _] | [None, Some((column, _))] => {
            let column = column.get_bounding_client_rect();
            let (top, bottom) = (column.top(), column.bottom());
            // With the bar above them, the columns are as high as the window. The list from which a name was lit up
            // stays in sight.
            let is_hidden = match selector {
                ".lit" => top > height * 0.7 || bottom < height * 0.3,
                _ => top < HEADER || bottom > height,
            };
            if is_hidden {
                bar.scroll_into_view();
            }
        }
        [None, None] => {}
    }
}
