//! The search box, and what it suggests: an editable combobox with a list, as the ARIA Authoring
//! Practices describe it. The focus stays in the box; the active option is told by reference.
//!
//! The list opens while a word is typed, of two letters at least, or one where a sign is a word; it
//! closes when the query is run, when the caret or the focus goes elsewhere, and with Escape, and then
//! stays closed until another word is begun or it is asked for. Taking something is always an act.

use std::{cell::Cell, rc::Rc};

use gloo::events::EventListener;
use query::Parsed;
use suggest::completion::{Suggester, Suggestion, What, word_at};
use text::Span;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    effects::{Effect, browser},
    embedded,
    view::{Msg, Page, View, permalink},
    words,
};
use markup::html;

/// The list.
pub const LIST: &str = "suggestions";

/// How many suggestions there are at most.
const MOST: usize = 8;

/// The search box with its list.
pub struct SearchBox {
    /// Made when the box gets the focus, so that no letter has to wait for it.
    suggester: Option<Suggester<'static>>,
    offer: Offer,
    input: NodeRef,
    /// What is in the box: the view's, but for the moment until the view has followed.
    typed: Rc<Parsed>,
    /// How many changes of the text are still to be handled; until then the box keeps what is in it.
    unhandled: Rc<Cell<usize>>,
    /// The word for which the list was closed, by where it begins.
    declined: Option<usize>,
    /// Where the caret is to be, once the box has a text.
    caret: Option<(String, usize)>,
    /// How many suggestions there were as the list opened, in words; more would be said at each letter.
    told: String,
    /// Notices when signs have been composed to words, for which Yew has no attribute.
    composed: Option<EventListener>,
    /// Whether the active option may have to be scrolled to.
    moved: bool,
}

/// What the search box is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown, and asked.
    pub view: View,
    /// Where what a reader asks for goes.
    pub dispatch: Callback<Effect>,
}

/// Something that happened in the box or the list.
pub enum Happened {
    /// The text is another, of which the page has been told; whether it is still being composed from signs.
    Typed(Rc<Parsed>, bool),
    /// A key was pressed that means something to the list.
    Pressed(Press),
    /// A suggestion was taken.
    Taken(usize),
    /// The focus came.
    Come,
    /// The caret or the focus went elsewhere.
    Left,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Shows the list, with this option active.
    Show(Option<usize>),
    /// Asks for the list, with the first option active or none.
    Ask(bool),
    /// Takes the active option.
    Take(usize),
    /// Closes the list until another word is begun.
    Decline,
    /// Empties the box, as browsers do in a search field; the page has been told.
    Clear,
    /// Closes the list, and does besides what it does in any text box.
    Leave,
}

/// The suggestions, and which of them is active.
#[derive(Default)]
pub struct Offer {
    /// Shown while there are any.
    pub list: Vec<Offered>,
    /// The option that Enter takes.
    pub active: Option<usize>,
}

/// A suggestion, and the text that it leads to.
pub struct Offered {
    suggestion: Suggestion<'static>,
    typed: Rc<Parsed>,
}

impl Offered {
    fn new(suggestion: Suggestion<'static>) -> Self {
        Self { typed: Rc::new(query::parse(&suggestion.query)), suggestion }
    }
}

/// What a key does to a list of so many options, none where it is closed.
pub fn press(key: &str, alt: bool, count: usize, active: Option<usize>) -> Option<Press> {
    let is_open = count > 0;
    Some(match (key, active) {
        ("ArrowDown", active) if is_open && !alt => {
            Press::Show(Some(active.map_or(0, |at| (at + 1) % count)))
        }
        ("ArrowUp", active) if is_open && !alt => {
            Press::Show(Some(active.map_or(count, |at| at + count).saturating_sub(1) % count))
        }
        ("ArrowDown", _) if !is_open => Press::Ask(!alt),
        ("ArrowUp" | "Escape", _) if is_open => Press::Decline,
        ("Escape", _) => Press::Clear,
        ("Enter", Some(active)) => Press::Take(active),
        ("Enter" | "Home" | "End" | "ArrowLeft" | "ArrowRight", _) if is_open => Press::Leave,
        _ => return None,
    })
}

impl Component for SearchBox {
    type Message = Happened;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            suggester: None,
            offer: Offer::default(),
            input: NodeRef::default(),
            typed: ctx.props().view.query.in_box().clone(),
            unhandled: Rc::default(),
            declined: None,
            caret: None,
            told: String::new(),
            composed: None,
            moved: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        let was_open = !self.offer.list.is_empty();
        let is_other = self.happen(ctx, happened);
        self.tell(was_open);
        is_other
    }

    fn changed(&mut self, ctx: &Context<Self>, _before: &Props) -> bool {
        // What was suggested for one text is not for another.
        if self.unhandled.get() == 0 && ctx.props().view.query.text() != self.typed.text {
            self.typed = ctx.props().view.query.in_box().clone();
            self.offer = Offer::default();
            self.tell(true);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let typed = self.typing(ctx).reform(|event: InputEvent| (event.clone().into(), event.is_composing()));
        let settled = ctx.props().dispatch.reform(|_: Event| Effect::Change(Msg::Settled));
        let come = link.callback(|_: FocusEvent| Happened::Come);
        let left = link.callback(|_: FocusEvent| Happened::Left);
        let clicked = link.callback(|_: MouseEvent| Happened::Left);
        let (count, active) = (self.offer.list.len(), self.offer.active);
        let page = ctx.props().dispatch.clone();
        let pressed = link.batch_callback(move |event: KeyboardEvent| {
            let modified = event.ctrl_key() || event.meta_key() || event.shift_key();
            let press = press(&event.key(), event.alt_key(), count, active);
            let press = press.filter(|_| !modified && !event.is_composing());
            if press.is_some_and(|press| press != Press::Leave) {
                event.prevent_default();
            }
            if press == Some(Press::Clear) {
                page.emit(Effect::Change(Msg::Typed(Rc::default())));
            }
            press.map(Happened::Pressed)
        });
        let taken = link.callback(Happened::Taken);
        html! {
            <>
                <input id="q" type="text" inputmode="search" enterkeyhint="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                    ref={self.input.clone()} placeholder={words::SEARCH_HINT} value={self.text()}
                    role="combobox" aria-autocomplete="list" aria-controls={LIST} aria-expanded={(count > 0).to_string()}
                    aria-activedescendant={active.map(option_id)}
                    oninput={typed} onchange={settled} onkeydown={pressed} onfocus={come} onblur={left} onclick={clicked} />
                { popup(&ctx.props().view, &self.offer, &self.told, &taken) }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(input) = self.input.cast::<HtmlInputElement>() {
            let typed = self.typing(ctx);
            self.composed = Some(EventListener::new(&input, "compositionend", move |event| {
                typed.emit((event.clone(), false));
            }));
        }
        if let Some(active) = self.offer.active.filter(|_| std::mem::take(&mut self.moved)) {
            browser::bring_near(&option_id(active));
        }
        let is_there = |(text, _): &mut (String, usize)| *text == ctx.props().view.query.text();
        if let Some((text, caret)) = self.caret.take_if(is_there)
            && let Some(input) = self.input.cast::<HtmlInputElement>()
        {
            let units = text.get(..caret).map_or(0, |before| before.encode_utf16().count()) as u32;
            let _ = input.set_selection_range(units, units);
        }
    }
}

impl SearchBox {
    /// What is told of a text that was typed, which may still be being composed: the page first, then the box.
    /// The page is not told by way of the box: Yew may handle other events between two messages, and Enter
    /// would then come before the word that it follows.
    fn typing(&self, ctx: &Context<Self>) -> Callback<(Event, bool)> {
        let (page, link) = (ctx.props().dispatch.clone(), ctx.link().clone());
        let unhandled = self.unhandled.clone();
        Callback::from(move |(event, composing): (Event, bool)| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let typed = Rc::new(query::parse(&input.value()));
            unhandled.set(unhandled.get() + 1);
            page.emit(Effect::Change(Msg::Typed(typed.clone())));
            link.send_message(Happened::Typed(typed, composing));
        })
    }

    /// What the box shows: what is in it, where that is newer than what is known here.
    fn text(&self) -> String {
        let input = self.input.cast::<HtmlInputElement>().filter(|_| self.unhandled.get() > 0);
        input.map_or_else(|| self.typed.text.clone(), |input| input.value())
    }

    fn happen(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        match happened {
            Happened::Typed(typed, composing) => {
                let unhandled = self.unhandled.get().saturating_sub(1);
                self.unhandled.set(unhandled);
                if unhandled > 0 {
                    return false;
                }
                self.typed = typed;
                self.caret = None;
                let caret = self.caret_now();
                let word = word_at(&self.typed, caret).filter(|_| !composing);
                // With its first letter, another word is begun, even where one was.
                let is_declined = |word: Span| self.declined == Some(word.start) && word.end > word.start + 1;
                if !word.is_some_and(is_declined) {
                    self.declined = None;
                }
                self.offer = Offer::default();
                if word.is_some_and(|word| self.declined.is_none() && is_enough(&self.typed.text, word)) {
                    self.offer.list = self.suggest(caret);
                }
            }
            Happened::Come => {
                self.suggester();
                return false;
            }
            Happened::Pressed(Press::Show(active)) => {
                self.offer.active = active;
                self.moved = true;
            }
            Happened::Pressed(Press::Ask(first)) => {
                self.declined = None;
                self.offer.list = self.suggest(self.caret_now());
                self.offer.active = (first && !self.offer.list.is_empty()).then_some(0);
            }
            // An option is a link: Enter does what a click does.
            Happened::Pressed(Press::Take(at)) => browser::click(&option_id(at)),
            Happened::Pressed(Press::Decline) => {
                self.declined = word_at(&self.typed, self.caret_now()).map(|word| word.start);
                self.offer = Offer::default();
            }
            Happened::Pressed(Press::Clear) => self.typed = Rc::default(),
            Happened::Pressed(Press::Leave) | Happened::Left => {
                let was_open = !self.offer.list.is_empty();
                self.offer = Offer::default();
                return was_open;
            }
            Happened::Taken(at) => {
                if at >= self.offer.list.len() {
                    return false;
                }
                let taken = std::mem::take(&mut self.offer).list.swap_remove(at);
                self.caret = Some((taken.suggestion.query, taken.suggestion.caret));
                ctx.props().dispatch.emit(Effect::Change(Msg::Suggested(taken.typed)));
            }
        }
        true
    }

    /// What whoever listens is told: that the list has opened.
    fn tell(&mut self, was_open: bool) {
        let count = self.offer.list.len();
        if count == 0 || !was_open {
            self.told = if count == 0 { String::new() } else { words::suggestions(count) };
        }
    }

    fn suggester(&mut self) -> &Suggester<'static> {
        self.suggester.get_or_insert_with(|| Suggester::new(embedded::dossier()))
    }

    fn suggest(&mut self, caret: usize) -> Vec<Offered> {
        let dossier = embedded::dossier();
        let suggester = self.suggester.get_or_insert_with(|| Suggester::new(dossier));
        suggester.suggest(&self.typed, caret, MOST).into_iter().map(Offered::new).collect()
    }

    /// Where the caret is in the text.
    fn caret_now(&self) -> usize {
        let input = self.input.cast::<HtmlInputElement>();
        byte_at(&self.typed.text, input.and_then(|input| input.selection_start().ok().flatten()))
    }
}

/// The list, and what whoever listens is told of it.
pub fn popup(view: &View, offer: &Offer, told: &str, taken: &Callback<usize>) -> Html {
    let is_open = !offer.list.is_empty();
    // The box keeps the focus.
    let keep = Callback::from(|event: MouseEvent| event.prevent_default());
    let options = offer.list.iter().enumerate();
    html! {
        <>
            <div id={LIST} class="suggestions" role="listbox" aria-label={words::SUGGESTIONS} hidden={!is_open} onmousedown={keep}>
                { for options.map(|(at, offered)| option(view, at, offered, offer.active == Some(at), taken)) }
            </div>
            <span class="sr" aria-live="polite">{ told }</span>
        </>
    }
}

/// One suggestion. It is a link to what it leads to, so that it opens in another tab as well.
fn option(
    view: &View,
    at: usize,
    Offered { suggestion, typed }: &Offered,
    is_active: bool,
    taken: &Callback<usize>,
) -> Html {
    let query = view.query.with_typed(typed.clone());
    let (kind, name, about, page) = match &suggestion.what {
        What::Entity { kind, name, alias, articles, .. } => {
            let about = words::suggested_entity(*kind, *alias, *articles);
            (kind.field(), (*name).to_owned(), about, Page::Search)
        }
        What::Word { word, articles } => ("", word.clone(), words::articles(*articles), Page::Search),
        What::Title { slug, title } => {
            ("article", (*title).to_owned(), words::TO_READ.text().to_owned(), Page::Read((*slug).to_owned()))
        }
    };
    let is_title = matches!(page, Page::Read(_));
    let href = permalink::print(&View { query: query.absorb_filters(), ..View::of(page) });
    // Articles are opened as by any link; what changes the query is done here.
    let onclick = (!is_title).then(|| {
        let taken = taken.clone();
        Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
                event.prevent_default();
                taken.emit(at);
            }
        })
    });
    html! {
        <a id={option_id(at)} class={kind} role="option" tabindex="-1" aria-selected={is_active.to_string()} {href} {onclick}>
            <span class="name">{ name }</span>{ " " }<span class="count">{ about }</span>
        </a>
    }
}

fn option_id(at: usize) -> String {
    ["suggestion-", &at.to_string()].concat()
}

/// Whether enough of a word is there for the list to open by itself.
fn is_enough(text: &str, word: Span) -> bool {
    let mut letters = text.get(word.range()).unwrap_or_default().chars();
    // One Latin letter says little, one sign of another script may be a word.
    letters.next().is_some_and(|first| first > '\u{24F}' || letters.next().is_some())
}

/// The byte at a place that is told in UTF-16, as browsers do; the end where none is told.
fn byte_at(text: &str, units: Option<u32>) -> usize {
    let mut left = units.map_or(usize::MAX, |units| units as usize);
    let mut bytes = 0;
    for c in text.chars() {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(c.len_utf16());
        bytes += c.len_utf8();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_what_the_pattern_says() {
        let table = [
            // Open, nothing active: arrows lead in, at either end; Enter runs the query.
            (3, None, "ArrowDown", Some(Press::Show(Some(0)))),
            (3, None, "ArrowUp", Some(Press::Show(Some(2)))),
            (3, None, "Enter", Some(Press::Leave)),
            (3, None, "Escape", Some(Press::Decline)),
            // From option to option, round the ends.
            (3, Some(0), "ArrowDown", Some(Press::Show(Some(1)))),
            (3, Some(2), "ArrowDown", Some(Press::Show(Some(0)))),
            (3, Some(0), "ArrowUp", Some(Press::Show(Some(2)))),
            (3, Some(2), "ArrowUp", Some(Press::Show(Some(1)))),
            (3, Some(1), "Enter", Some(Press::Take(1))),
            (3, Some(1), "Escape", Some(Press::Decline)),
            // Back to the text.
            (3, Some(1), "Home", Some(Press::Leave)),
            (3, Some(1), "ArrowLeft", Some(Press::Leave)),
            (3, Some(1), "a", None),
            (3, Some(1), "Tab", None),
            // Closed, the box is a box; down asks for the list.
            (0, None, "ArrowDown", Some(Press::Ask(true))),
            (0, None, "ArrowUp", None),
            (0, None, "Enter", None),
            (0, None, "Escape", Some(Press::Clear)),
        ];
        for (count, active, key, expected) in table {
            assert_eq!(press(key, false, count, active), expected, "{key} of {count} at {active:?}");
        }
        assert_eq!(press("ArrowDown", true, 0, None), Some(Press::Ask(false)));
        assert_eq!(press("ArrowUp", true, 2, Some(1)), Some(Press::Decline));
        assert_eq!(press("ArrowDown", true, 2, Some(1)), None);
    }

    #[test]
    fn carets_are_told_in_utf_16() {
        for (units, byte) in [(0, 0), (1, 1), (2, 3), (4, 7), (5, 8), (9, 8)] {
            assert_eq!(byte_at("aé𝄞b", Some(units)), byte, "{units}");
        }
        assert_eq!(byte_at("aé", None), 3);
    }

    #[test]
    fn one_latin_letter_is_not_enough() {
        for (text, enough) in [("a", false), ("é", false), ("ab", true), ("日", true), ("и", true)] {
            assert_eq!(is_enough(text, Span::new(0, text.len())), enough, "{text}");
        }
    }

    #[derive(Properties, PartialEq)]
    struct Case {
        typed: &'static str,
        active: Option<usize>,
    }

    #[component]
    fn Drawn(Case { typed, active }: &Case) -> Html {
        let list = Suggester::new(embedded::dossier()).suggest(&query::parse(typed), typed.len(), MOST);
        let list = list.into_iter().map(Offered::new).collect();
        let (offer, view) = (Offer { list, active: *active }, View::search("place:mexico"));
        popup(&view, &offer, "told", &Callback::noop())
    }

    fn draw(typed: &'static str, active: Option<usize>) -> String {
        let drawn = yew::ServerRenderer::<Drawn>::with_props(move || Case { typed, active });
        pollster::block_on(drawn.hydratable(false).render())
    }

    #[test]
    fn options_are_links_to_what_they_lead_to() {
        let drawn = draw("SRE", Some(0));
        assert!(drawn.contains("role=\"listbox\""), "{drawn}");
        let option = drawn.split("<a ").nth(1).and_then(|rest| rest.split('>').next()).expect("an option");
        for attribute in
            ["id=\"suggestion-0\"", "role=\"option\"", "tabindex=\"-1\"", "aria-selected=\"true\""]
        {
            assert!(option.contains(attribute), "{option}");
        }
        // The filters that are set stay.
        let href = permalink::print(&View::search("org:sre place:mexico"));
        assert!(drawn.contains(&["href=\"", &href, "\""].concat()), "{drawn}");
        let about = words::suggested_entity(corpus::Kind::Organisation, Some("SRE"), 3);
        assert!(drawn.contains(&about) && !drawn.contains("hidden"), "{drawn}");
    }

    #[test]
    fn without_suggestions_the_list_is_hidden() {
        let drawn = draw("xyzzy", None);
        assert!(drawn.contains("hidden") && !drawn.contains("role=\"option\""), "{drawn}");
    }

    #[test]
    fn titles_are_offered_for_reading() {
        let drawn = draw("ambassador", None);
        assert!(drawn.contains(words::TO_READ.text()), "{drawn}");
        assert!(!drawn.contains("aria-selected=\"true\""), "{drawn}");
    }
}
