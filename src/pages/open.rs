//! Where readers open files of their own. Most of this page is drawn by a script that is fetched when it is first shown
//! (`crates/workshop/js/open.js`), so that those who only read never load it.

use yew::Html;

use crate::words;
use markup::html;

/// Draws the place into which the script draws. Its key keeps Yew from making another page of this element, with what
/// the script has drawn still in it.
pub fn view() -> Html {
    html! { <div key="open" class="sheet open" id="open"><h1 tabindex="-1">{ words::OPEN }</h1></div> }
}
