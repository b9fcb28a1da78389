//! The shell: reads the view from the address, draws it, and carries out what a reader does.

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use crate::{
    address::{self, Moved, Place},
    components::chips::chips,
    desk::{Act, Desk, Found, Local, Step},
    pages, shelf,
    view::{Msg, Page, View, Write, permalink},
    words,
};

/// How long typing must pause before the address follows, in milliseconds. Safari refuses more
/// than 100 changes in 30 seconds.
const PAUSE: u32 = 350;

/// How many more results are shown at a time.
const ROWS: usize = 50;

/// Where single-key shortcuts are remembered to be off.
const SINGLE_KEYS: &str = "dossier-single-keys";

/// The whole page.
pub struct App {
    view: View,
    notices: Vec<permalink::Notice>,
    found: Found,
    local: Local,
    /// What is to happen once the new view is drawn.
    arrival: Option<Arrival>,
    /// Until when, in milliseconds since 1970, the columns of a comparison do not follow each other.
    columns_rest_until: f64,
    pause: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

/// Where on a newly drawn page the reader is put.
enum Arrival {
    /// At its heading, or at what the view opens it to.
    Start,
    /// At what the view opens the same page to.
    Within,
    /// Where it was left.
    Return(Place),
    /// At a stop of the article.
    Stop(usize),
}

impl Component for App {
    type Message = Act;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (view, notices) = address::current();
        let act = ctx.link().callback(|act| act);
        let mut listeners = address::listen(&act.reform(Act::Moved));
        listeners.extend(listen_to_keys(&act));
        listeners.extend(listen_to_columns(&act));
        let wide = listen_to_width(&act, &mut listeners);
        let arrival = match address::remembered() {
            Some(place) => Some(Arrival::Return(place)),
            None => (view != View::default()).then_some(Arrival::Within),
        };
        Self {
            found: Found::new(&shelf::dossier(), &view),
            view,
            notices,
            local: Local { rows: ROWS, stop: None, copied: None, wide, single_keys: stored_single_keys() },
            arrival,
            columns_rest_until: 0.0,
            pause: None,
            _listeners: listeners,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        match act {
            Act::Do(msg) => self.apply(ctx, msg),
            Act::Moved(moved) => return self.moved(moved),
            Act::Paused => {
                self.pause = None;
                self.write(ctx, Write::Replace);
                return false;
            }
            Act::Step(step) => return self.step(step),
            Act::CopyLink => copy(&address::absolute(&self.canonical()), ctx.link().callback(Act::Copied)),
            Act::Copied(done) => self.local.copied = Some(done),
            Act::More => self.local.rows += ROWS,
            Act::Wide(wide) => self.local.wide = wide,
            Act::SingleKeys(on) => {
                self.local.single_keys = on;
                store_single_keys(on);
            }
            Act::Key(key) => return self.key(ctx, &key),
            Act::Scrolled(leader) => {
                if !self.view.unlocked && js_sys::Date::now() > self.columns_rest_until {
                    follow(&leader);
                }
                return false;
            }
            Act::CompareWith(left, right) => {
                self.open(
                    ctx,
                    View::of(Page::Compare(Some(left), Some(right).filter(|slug| !slug.is_empty()))),
                );
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let act = ctx.link().callback(|act| act);
        let desk = self.desk(&act);
        let status = self.status(&desk);
        html! {
            <>
                <a class="skip" href="#main">{ words::SKIP }</a>
                { header(&desk) }
                <section class="asked" aria-label={words::THIS_VIEW}>
                    { chips(&desk) }
                    <p class="status" role="status">{ status }</p>
                    { copy_link(&desk) }
                </section>
                if !self.notices.is_empty() {
                    <div class="notice" role="group" aria-label={words::LINK_NOTICE}>
                        { for self.notices.iter().map(|notice| html! { <p>{ words::notice(notice) }</p> }) }
                    </div>
                }
                <main id="main" tabindex="-1">{ pages::page(&desk) }</main>
                { footer(&desk) }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let act = ctx.link().callback(|act| act);
        gloo::utils::document().set_title(&pages::title(&self.desk(&act)));
        match self.arrival.take() {
            None => {}
            Some(Arrival::Return(place)) => {
                gloo::utils::window().scroll_to_with_x_and_y(0.0, f64::from(place.scroll));
                if !place.focus.is_empty() && address::focus(&place.focus) {
                    // Focusing scrolls as it sees fit; the reader's place goes before.
                    gloo::utils::window().scroll_to_with_x_and_y(0.0, f64::from(place.scroll));
                }
            }
            Some(Arrival::Stop(stop)) => {
                let id = format!("stop-{stop}");
                bring_into_sight(&id);
                focus_quietly(&id);
            }
            Some(Arrival::Start) => {
                gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
                if !self.open_at()
                    && let Ok(Some(heading)) = gloo::utils::document().query_selector("main h1")
                {
                    let _ = heading.dyn_into::<HtmlElement>().map(|heading| heading.focus());
                }
            }
            Some(Arrival::Within) => {
                self.open_at();
            }
        }
    }
}

impl App {
    fn desk<'d>(&'d self, act: &'d Callback<Act>) -> Desk<'d> {
        Desk { dossier: shelf::dossier(), view: &self.view, found: &self.found, local: &self.local, act }
    }

    fn apply(&mut self, ctx: &Context<Self>, msg: Msg) {
        let typing = matches!(msg, Msg::Typed(_));
        let page = self.view.page.clone();
        let write = self.view.update(msg);
        self.ask();
        self.local.copied = None;
        if self.view.page != page {
            self.local.rows = ROWS;
            self.notices.clear();
        }
        if typing {
            // Leaving another page by typing is a step that Back undoes; the rest of the word is not.
            if self.view.page != page {
                self.write(ctx, Write::Push);
            } else {
                let link = ctx.link().clone();
                self.pause = Some(Timeout::new(PAUSE, move || link.send_message(Act::Paused)));
            }
        } else {
            self.write(ctx, write);
        }
    }

    /// Opens another view, as a link would.
    fn open(&mut self, ctx: &Context<Self>, view: View) {
        self.view = view;
        self.write(ctx, Write::Push);
        self.arrive(Arrival::Start);
    }

    fn moved(&mut self, moved: Moved) -> bool {
        self.pause = None;
        let before = std::mem::take(&mut self.view);
        (self.view, self.notices) = address::current();
        if self.view == before && matches!(moved, Moved::Back(_)) && self.notices.is_empty() {
            return false;
        }
        let arrival = match moved {
            Moved::Back(Some(place)) => Arrival::Return(place),
            _ if before.page == self.view.page => Arrival::Within,
            _ => Arrival::Start,
        };
        self.arrive(arrival);
        true
    }

    fn arrive(&mut self, arrival: Arrival) {
        self.ask();
        self.local = Local { rows: ROWS, stop: None, copied: None, ..self.local.clone() };
        self.arrival = Some(arrival);
    }

    /// Answers the view's query, unless it is the one that is answered.
    fn ask(&mut self) {
        let text = self.view.query.join();
        if text != self.found.text {
            self.found = Found::new(&shelf::dossier(), &self.view);
        } else {
            self.found.hits = self.found.search.ranked(self.view.order, usize::MAX);
        }
    }

    /// Lets the address follow the view; later, if the browser refuses now.
    fn write(&mut self, ctx: &Context<Self>, how: Write) {
        self.pause = None;
        if !address::write(&self.view, how) {
            let link = ctx.link().clone();
            self.pause = Some(Timeout::new(1000, move || link.send_message(Act::Paused)));
        }
    }

    /// The view with its query in canonical form, if all of it was understood.
    fn canonical(&self) -> View {
        let mut view = self.view.clone();
        if self.found.problems.is_empty() {
            view.query.text = corpus::query::parse(&view.query.text).0.to_string();
        }
        view
    }

    /// What assistive technology is told: the number of results, or where the reader is.
    fn status(&self, desk: &Desk<'_>) -> String {
        match &self.view.page {
            Page::Search => {
                words::status(self.found.search.total(), desk.dossier.article_count(), &self.found.text)
            }
            Page::Read(slug) => {
                let lit = pages::lit_entity(desk);
                let article = desk.dossier.article_by_slug(slug);
                let stops = article.map_or(0, |article| pages::stops(desk, &article, lit).len());
                if stops > 0 { words::stop(self.local.stop, stops) } else { String::new() }
            }
            _ => String::new(),
        }
    }

    /// Moves to the next or previous stop of an article, round its ends.
    fn step(&mut self, step: Step) -> bool {
        let act = Callback::noop();
        let desk = self.desk(&act);
        let Page::Read(slug) = &self.view.page else { return false };
        let Some(article) = desk.dossier.article_by_slug(slug) else { return false };
        let count = pages::stops(&desk, &article, pages::lit_entity(&desk)).len();
        if count == 0 {
            return false;
        }
        let next = match (step, self.local.stop) {
            (Step::Next, None) => 0,
            (Step::Next, Some(at)) => (at + 1) % count,
            (Step::Previous, None) => count - 1,
            (Step::Previous, Some(at)) => (at + count - 1) % count,
        };
        self.local.stop = Some(next);
        self.arrival = Some(Arrival::Stop(next));
        true
    }

    /// A single key, if that is wanted.
    fn key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        if !self.local.single_keys {
            return false;
        }
        let reading = match &self.view.page {
            Page::Read(slug) => Some(slug.clone()),
            _ => None,
        };
        match (key, reading) {
            ("/", _) => {
                if let Some(input) = element("q").and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
                {
                    let _ = input.focus();
                    input.select();
                }
            }
            ("?", _) => {
                self.open(ctx, self.view.at(Page::About));
                return true;
            }
            ("n", Some(_)) => return self.step(Step::Next),
            ("p", Some(_)) => return self.step(Step::Previous),
            ("e", Some(_)) => {
                address::focus("names");
            }
            ("c", Some(_)) => {
                address::focus("with");
            }
            ("f", Some(_)) => {
                self.apply(ctx, Msg::Furniture(!self.view.furniture));
                return true;
            }
            _ => {}
        }
        false
    }

    /// Brings into sight what the view opens the page to; whether there is such a thing.
    fn open_at(&mut self) -> bool {
        if let Page::Compare(..) = self.view.page {
            if self.view.lit.is_none() {
                return false;
            }
            self.columns_rest_until = js_sys::Date::now() + 400.0;
            ["a-stop-0", "b-stop-0"].into_iter().for_each(scroll_in_column);
            return false;
        }
        if self.view.passage.is_some()
            && let Ok(Some(passage)) = gloo::utils::document().query_selector(".passage")
        {
            let target = passage.closest("a, mark, p").ok().flatten().unwrap_or(passage.clone());
            centre(&passage);
            if let Ok(target) = target.dyn_into::<HtmlElement>() {
                if target.tab_index() < 0 {
                    target.set_tab_index(-1);
                }
                focus_element(&target);
            }
            return true;
        }
        if self.view.lit.is_some() {
            return bring_into_sight("stop-0");
        }
        false
    }
}

fn header(desk: &Desk<'_>) -> Html {
    let typed = desk.act.reform(|event: InputEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Act::Do(Msg::Typed(input.map(|input| input.value()).unwrap_or_default()))
    });
    let submit = desk.act.reform(|event: SubmitEvent| {
        event.prevent_default();
        Act::Do(Msg::Settled)
    });
    let link = |page: Page, label: &'static str| {
        let current = std::mem::discriminant(&desk.view.page) == std::mem::discriminant(&page);
        let href = permalink::print(&View::of(page));
        html! { <a {href} aria-current={current.then_some("page")}>{ label }</a> }
    };
    html! {
        <header class="top">
            <a class="brand" href={permalink::print(&View::default())}>{ desk.dossier.title() }</a>
            <search>
                <form onsubmit={submit}>
                    <label class="sr" for="q">{ words::SEARCH_LABEL }</label>
                    <input id="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                        placeholder={words::SEARCH_HINT} value={desk.view.query.text.clone()} oninput={typed}
                        onchange={desk.act.reform(|_: Event| Act::Do(Msg::Settled))} />
                </form>
            </search>
            <nav aria-label={words::PAGES}>
                { link(Page::Compare(None, None), words::COMPARE) }
                { link(Page::Entities, words::ENTITIES) }
                { link(Page::About, words::ABOUT) }
            </nav>
        </header>
    }
}

/// The button that copies the link, and the link itself where a browser does not allow that.
fn copy_link(desk: &Desk<'_>) -> Html {
    let label = if desk.local.copied == Some(true) { words::COPIED } else { words::COPY_LINK };
    html! {
        <div class="copy">
            <button id="copy" class="quiet" onclick={desk.send(Act::CopyLink)}>{ label }</button>
            if desk.local.copied == Some(false) {
                <label>
                    { words::COPY_FAILED }{ " " }
                    <input type="text" readonly=true value={address::absolute(desk.view)} />
                </label>
            }
        </div>
    }
}

fn footer(desk: &Desk<'_>) -> Html {
    let named = desk.dossier.entities().filter(|entity| entity.mentions > 0).count();
    html! {
        <footer class="foot">
            <p>{ words::footer(desk.dossier.article_count(), named as u32) }{ " " }{ words::PRIVACY }</p>
            <p>{ words::CORPUS_HASH }{ " " }<code>{ corpus::model::hex(&desk.dossier.sha256()) }</code></p>
        </footer>
    }
}

/// Reports keys that were not meant for a text field.
fn listen_to_keys(act: &Callback<Act>) -> Option<EventListener> {
    let act = act.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let listener =
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
            if matches!(key.as_str(), "/" | "?" | "n" | "p" | "e" | "c" | "f") {
                // The slash would be typed into the box that it leads to.
                if key == "/" {
                    event.prevent_default();
                }
                act.emit(Act::Key(key));
            }
        });
    Some(listener)
}

/// Reports when a column of a comparison is scrolled. Scrolling does not bubble, hence the capture.
fn listen_to_columns(act: &Callback<Act>) -> Option<EventListener> {
    let act = act.clone();
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(&gloo::utils::document(), "scroll", options, move |event| {
        let column = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(column) = column.filter(|column| column.class_name() == "column") {
            act.emit(Act::Scrolled(column.id()));
        }
    }))
}

/// Whether there is room for filters beside results; reports when that changes.
fn listen_to_width(act: &Callback<Act>, listeners: &mut Vec<EventListener>) -> bool {
    let query = gloo::utils::window().match_media("(min-width: 56rem)").ok().flatten();
    let Some(query) = query else { return true };
    let (act, watched) = (act.clone(), query.clone());
    listeners.push(EventListener::new(&query, "change", move |_| act.emit(Act::Wide(watched.matches()))));
    query.matches()
}

/// Scrolls the other column to where the leading one is, in proportion.
fn follow(leader: &str) {
    let follower = if leader == "pane-a" { "pane-b" } else { "pane-a" };
    let Some((leader, follower)) = element(leader).zip(element(follower)) else { return };
    let room = |column: &Element| f64::from(column.scroll_height() - column.client_height());
    if room(&leader) <= 0.0 {
        return;
    }
    let target = f64::from(leader.scroll_top()) / room(&leader) * room(&follower);
    // What the other column reports in turn lands here again and must come to rest.
    if (f64::from(follower.scroll_top()) - target).abs() > 2.0 {
        follower.set_scroll_top(target.round() as i32);
    }
}

/// Scrolls the column that holds an element so that it is in the middle, and nothing else.
fn scroll_in_column(id: &str) {
    let Some(target) = element(id) else { return };
    let Ok(Some(column)) = target.closest(".column") else { return };
    let middle = target.get_bounding_client_rect().top() - column.get_bounding_client_rect().top();
    let by = middle - f64::from(column.client_height()) / 2.0;
    column.set_scroll_top(column.scroll_top() + by as i32);
}

fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

fn bring_into_sight(id: &str) -> bool {
    let target = element(id);
    target.iter().for_each(centre);
    target.is_some()
}

fn centre(target: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    target.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus without scrolling.
fn focus_quietly(id: &str) {
    if let Some(target) = element(id).and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        focus_element(&target);
    }
}

fn focus_element(target: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target.focus_with_options(&options);
}

/// Copies a text and reports whether that was allowed.
fn copy(text: &str, done: Callback<bool>) {
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

fn storage() -> Option<web_sys::Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

fn stored_single_keys() -> bool {
    let stored = storage().and_then(|storage| storage.get_item(SINGLE_KEYS).ok().flatten());
    stored.as_deref() != Some("off")
}

/// Remembers the choice where the browser lets a page remember things.
fn store_single_keys(on: bool) {
    if let Some(storage) = storage() {
        let _ = if on { storage.remove_item(SINGLE_KEYS) } else { storage.set_item(SINGLE_KEYS, "off") };
    }
}
