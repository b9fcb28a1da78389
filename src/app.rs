//! The shell: reads the view from the address, draws it, and carries out what pages and links ask for.
//!
//! A message goes one way: from the browser or a page to [`App::update`], which changes the view, the
//! page's model or the session, and carries out effects. Everything is then drawn from these.

mod noting;

use gloo::{events::EventListener, timers::callback::Timeout};
use text::Span;
use yew::prelude::*;

use crate::{
    context::{PageContext, QueryResults, Session},
    effects::{
        Copied, Copying, Effect, KeyPress, Landing, Target,
        address::{self, Moved, Place},
        browser, columns,
    },
    embedded,
    integrity::{self, Check, Stage},
    later, pages,
    saving::{self, Here},
    texts,
    view::{self, Page, View, Write, permalink},
    widgets::{chips::chips, explanation, frame, help, marked::mention_id},
    words,
};
use markup::html;

/// How long typing must pause before the address follows, in milliseconds. Safari refuses more
/// than 100 changes in 30 seconds.
const PAUSE: u32 = 350;

/// How long it is said that something was copied, in milliseconds.
const SAID: u32 = 2500;

/// How long to wait before the address is written again, if the browser refused.
const RETRY: u32 = 1000;

/// The whole page.
pub struct App {
    view: View,
    notices: Vec<permalink::Notice>,
    results: QueryResults,
    page: pages::Model,
    session: Session,
    copying: Copying,
    is_help_open: bool,
    is_saving_open: bool,
    /// Where the reader is put once the new view is drawn.
    arrival: Option<Arrival>,
    /// The same, once what the page waits for has come.
    awaited: Option<Arrival>,
    /// Whether something had the focus before the page was drawn anew.
    had_focus: bool,
    pause: Option<Timeout>,
    _listeners: Vec<EventListener>,
    /// What concerns notes: none before the code for them is there.
    note_listeners: Option<[EventListener; 2]>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Something happened on the page.
    Page(pages::Msg),
    /// A page or the frame around it asks for something.
    Effect(Effect),
    /// The address has changed.
    Moved(Moved),
    /// Typing has paused: the address may follow.
    TypingPaused,
    /// Something was copied, or that was refused.
    Copied(Copied, bool),
    /// That something was copied has been said for long enough.
    CopyForgotten,
    /// The check of the texts has come so far.
    Checked(Check),
    /// The window became wide or narrow.
    Resized(bool),
    /// A key was pressed outside of a text field.
    Key(String),
    /// A mention was clicked on, or, without one, anything else.
    Clicked(Option<Span>),
    /// The column of a comparison with this id was scrolled.
    Scrolled(String),
    /// Texts or code have come, or phrases can be looked for.
    RestCame,
    /// Words of the article are selected, or no longer.
    Selected(Option<Span>),
    /// Another tab has changed the notes.
    NotesChanged,
    /// A file of notes was read, or cannot be.
    NotesRead(Option<String>),
}

/// Where on a newly drawn page the reader is put.
#[derive(Clone, Debug, PartialEq)]
enum Arrival {
    /// At its heading, or at what the view opens it to.
    Start,
    /// At what the view opens the same page to.
    Within,
    /// Where it was left.
    Return(Place),
    /// Where the page says.
    At(Target),
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (view, notices) = address::current();
        let link = ctx.link();
        let mut listeners = address::listen(&link.callback(Msg::Moved));
        listeners.push(browser::listen_to_keys(&link.callback(Msg::Key)));
        listeners.extend(columns::listen_to_columns(&link.callback(Msg::Scrolled)));
        listeners.extend(browser::listen_to_mentions(&link.callback(Msg::Clicked)));
        let is_wide = browser::listen_to_width(&link.callback(Msg::Resized), &mut listeners);
        let arrival = match address::remembered() {
            Some(place) => Some(Arrival::Return(place)),
            None => (view != View::default()).then_some(Arrival::Within),
        };
        let mut app = Self {
            results: QueryResults::new(&embedded::dossier(), &view),
            view,
            notices,
            page: pages::Model::About,
            session: Session { is_wide, single_keys: browser::stored_single_keys(), ..Session::default() },
            copying: Copying::default(),
            is_help_open: false,
            is_saving_open: false,
            arrival,
            awaited: None,
            had_focus: false,
            pause: None,
            _listeners: listeners,
            note_listeners: None,
        };
        app.open_notebook(ctx);
        app.open_page();
        if let Some(colours) = embedded::dossier().colours() {
            browser::set_colours(colours);
        }
        texts::tell(link.callback(|()| Msg::RestCame));
        later::tell(link.callback(|()| Msg::RestCame));
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.had_focus |= browser::has_focus();
        match msg {
            Msg::Page(msg) => return self.update_page(ctx, msg),
            Msg::Effect(effect) => return self.carry_out(ctx, effect),
            Msg::Moved(moved) => return self.moved(moved),
            Msg::TypingPaused => {
                self.pause = None;
                let waits = self.view.page == Page::Concordance;
                if waits {
                    self.answer();
                    self.take_as_beginning();
                }
                self.write(ctx, Write::Replace);
                return waits;
            }
            Msg::Copied(what, true) => {
                self.copying = Copying::Done(what);
                let link = ctx.link().clone();
                Timeout::new(SAID, move || link.send_message(Msg::CopyForgotten)).forget();
            }
            Msg::Copied(what, false) => self.copying = Copying::Refused(what, self.text_to_copy(what)),
            Msg::CopyForgotten => self.copying = Copying::default(),
            Msg::Checked(check) => self.session.check = check,
            Msg::Resized(is_wide) => self.session.is_wide = is_wide,
            Msg::Key(key) => return self.key(ctx, &key),
            Msg::Clicked(mention) => {
                let msg = self.page.on_click(mention);
                return msg.is_some_and(|msg| self.update_page(ctx, msg));
            }
            Msg::Scrolled(column) => {
                self.update_page(ctx, pages::Msg::scrolled(column));
                return false;
            }
            Msg::Selected(selected) => {
                let is_new = self.session.selected != selected;
                self.session.selected = selected;
                return is_new && matches!(self.view.page, Page::Read(_));
            }
            Msg::NotesChanged => self.read_notebook(),
            Msg::NotesRead(read) => self.take_notes(read.as_deref()),
            Msg::RestCame => {
                self.open_notebook(ctx);
                if self.results.search.waits() || self.page.waits() {
                    self.results = QueryResults::new(&embedded::dossier(), &self.view);
                    self.open_page();
                    if !self.page.waits() {
                        self.arrival = self.awaited.take().or(Some(Arrival::Within));
                    }
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let dispatch = ctx.link().callback(Msg::Effect);
        let send = ctx.link().callback(Msg::Page);
        let context = self.context(&dispatch);
        let status = match self.copying {
            Copying::Done(what) => words::copied(what).to_owned(),
            _ => self.page.status(&context),
        };
        html! {
            <>
                <a class="skip" href="#main">{ words::SKIP }</a>
                { frame::header(&context, self.is_help_open) }
                <section class="asked" aria-label={words::THIS_VIEW}>
                    { chips(&context) }
                    <p class="status" role="status">{ status }</p>
                    { frame::copy_link(&context, self.is_saving_open) }
                </section>
                { self.saving(&context) }
                if !self.notices.is_empty() {
                    <div class="notice" role="group" aria-label={words::LINK_NOTICE}>
                        { for self.notices.iter().map(|notice| html! { <p>{ words::notice(notice) }</p> }) }
                    </div>
                }
                <main id="main" tabindex="-1">{ self.page.view(&context, &send) }</main>
                { frame::footer(&context) }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        texts::prepare_for_phrases();
        texts::fetch_wanted();
        if self.page.waits() || self.is_saving_open && !later::is_here() {
            later::fetch_wanted();
        }
        let noop = Callback::noop();
        browser::set_title(&self.page.title(&self.context(&noop)));
        columns::draw_bands();
        if self.page.waits() {
            self.awaited = self.arrival.clone().or(self.awaited.take());
        } else if self.arrival.is_some() {
            browser::tell_reference_managers();
        }
        match self.arrival.take() {
            None => {}
            Some(Arrival::Return(place)) => {
                if place.focus.is_empty() || !browser::focus_quietly(&place.focus) {
                    browser::focus_heading();
                }
                // Focusing scrolls as it sees fit; the reader's place goes before.
                browser::scroll_to(place.scroll);
            }
            Some(Arrival::At(target)) => put_at(target),
            Some(Arrival::Start) => {
                browser::scroll_to(0);
                if !self.land() {
                    browser::focus_heading();
                }
            }
            Some(Arrival::Within) => {
                self.land();
            }
        }
        let is_at_rest = self.session.check.stage == Stage::Idle && !self.page.waits();
        if self.view.page == Page::Integrity && is_at_rest {
            ctx.link().send_message(Msg::Effect(Effect::CheckTexts));
        }
        if self.view.page == Page::Open {
            browser::draw_open();
        }
        // What had the focus may be gone, as a chip that was taken away is.
        if std::mem::take(&mut self.had_focus) && !browser::has_focus() {
            browser::focus_quietly("main");
        }
    }
}

impl App {
    fn context<'d>(&'d self, dispatch: &'d Callback<Effect>) -> PageContext<'d> {
        PageContext {
            dossier: embedded::dossier(),
            view: &self.view,
            results: &self.results,
            session: &self.session,
            copying: &self.copying,
            dispatch,
        }
    }

    // ------------------------------------------------------------ pages

    /// Makes the model of the page that the view asks for.
    fn open_page(&mut self) {
        let before = std::mem::replace(&mut self.page, pages::Model::About);
        let noop = Callback::noop();
        self.page = pages::Model::open(&self.context(&noop), Some(before));
        self.copying = Copying::default();
        self.is_help_open = false;
        self.is_saving_open = false;
        self.session.selected = None;
        self.session.notes_told = None;
    }

    /// Hands a message to the page, and carries out what it asks for in turn.
    fn update_page(&mut self, ctx: &Context<Self>, msg: pages::Msg) -> bool {
        let noop = Callback::noop();
        // The page is lent out while it looks at everything else.
        let mut page = std::mem::replace(&mut self.page, pages::Model::About);
        let effect = page.update(msg, &self.context(&noop));
        self.page = page;
        if let Some(effect) = effect {
            self.carry_out(ctx, effect);
        }
        true
    }

    /// Reads the notes that are kept, and listens to what concerns them, once the code for that is there.
    fn open_notebook(&mut self, ctx: &Context<Self>) {
        if self.note_listeners.is_none() && later::is_here() {
            self.read_notebook();
            self.listen_for_notes(ctx);
        }
    }

    // ------------------------------------------------------------ effects

    /// Does what was asked for; whether anything is to be drawn anew.
    fn carry_out(&mut self, ctx: &Context<Self>, effect: Effect) -> bool {
        match effect {
            Effect::Change(change) => self.change(ctx, change),
            Effect::Open(view) => self.open(ctx, *view),
            Effect::Focus(target) => self.arrival = Some(Arrival::At(target)),
            Effect::Copy(what) => {
                let copied = ctx.link().callback(move |done| Msg::Copied(what, done));
                browser::copy(&self.text_to_copy(what), copied);
            }
            Effect::Save(file) => {
                browser::save(&file);
                return false;
            }
            Effect::Take(taken) => {
                let noop = Callback::noop();
                saving::file(&self.context(&noop), &self.here(), taken).iter().for_each(browser::save);
                return false;
            }
            Effect::Note(effect) => self.note(ctx, effect),
            Effect::CheckTexts => return self.check_texts(ctx),
            Effect::ExplainFocused => {
                let msg = browser::focused_mention().and_then(|mention| self.page.on_click(Some(mention)));
                return msg.is_some_and(|msg| self.update_page(ctx, msg));
            }
            Effect::FollowColumn(leader) => {
                columns::follow(&leader);
                return false;
            }
            Effect::ListMarks(listed) => self.session.marks_listed = listed,
            Effect::UseSingleKeys(on) => {
                self.session.single_keys = on;
                browser::store_single_keys(on);
            }
            Effect::ShowHelp(is_open) => {
                if self.is_help_open && !is_open {
                    self.arrival = Some(Arrival::At(Target::Element(help::BUTTON)));
                }
                self.is_help_open = is_open;
            }
            Effect::ShowSaving(is_open) => {
                if self.is_saving_open && !is_open {
                    self.arrival = Some(Arrival::At(Target::Element(frame::SAVING_BUTTON)));
                }
                self.is_saving_open = is_open;
            }
        }
        true
    }

    /// Changes the view, and lets the address follow.
    fn change(&mut self, ctx: &Context<Self>, change: view::Msg) {
        let typing = matches!(change, view::Msg::Typed(_));
        if let view::Msg::Show(_) = change {
            self.arrival = Some(Arrival::Within);
        }
        // Whoever asks wants to see the results, which the help covers.
        self.is_help_open &= change != view::Msg::Asked;
        let before = self.view.page.clone();
        let write = self.view.update(change);
        let is_elsewhere = self.view.page != before;
        // With many articles, a concordance takes longer than a keystroke: it follows once typing pauses.
        if !typing || self.view.page != Page::Concordance {
            self.answer();
            if typing {
                self.take_as_beginning();
            }
        }
        self.copying = Copying::default();
        self.page.settle();
        if is_elsewhere {
            self.open_page();
            self.notices.clear();
        }
        if !typing {
            self.write(ctx, write);
        } else if is_elsewhere {
            // Leaving another page by typing is a step that Back undoes; the rest of the word is not.
            self.write(ctx, Write::Push);
        } else {
            let link = ctx.link().clone();
            self.pause = Some(Timeout::new(PAUSE, move || link.send_message(Msg::TypingPaused)));
        }
    }

    /// Opens another view, as a link would.
    fn open(&mut self, ctx: &Context<Self>, view: View) {
        self.view = view;
        self.write(ctx, Write::Push);
        self.arrive(Arrival::Start);
    }

    /// Begins to check the texts against their hashes, unless that is under way.
    fn check_texts(&mut self, ctx: &Context<Self>) -> bool {
        if self.session.check.stage == Stage::Running {
            return false;
        }
        let Some(crypto) = browser::crypto() else {
            self.session.check = Check::stopped(Stage::Insecure);
            return true;
        };
        self.session.check = Check::begun();
        let checked = ctx.link().callback(Msg::Checked);
        yew::platform::spawn_local(async move {
            let hash = async |bytes: &[u8]| browser::sha256(&crypto, bytes).await;
            let report = |check| checked.emit(check);
            let check = integrity::check(&embedded::dossier(), hash, browser::now, report).await;
            checked.emit(check);
        });
        true
    }

    /// What goes to the clipboard.
    fn text_to_copy(&self, what: Copied) -> String {
        match what {
            Copied::Link => address::absolute(&self.canonical()),
            Copied::Citation(style) => {
                let noop = Callback::noop();
                saving::citation(&self.context(&noop), &self.here(), style)
            }
            Copied::List => integrity::list(&embedded::dossier()),
        }
    }

    /// What the panel for citing and saving, and an article's mark for reference managers, are made of.
    fn here(&self) -> Here {
        Here { base: address::base(), link: address::absolute(&self.canonical()), today: browser::today() }
    }

    /// The panel for citing and saving, and by what reference managers recognise an article.
    fn saving(&self, context: &PageContext<'_>) -> Html {
        if !later::is_here() {
            let waiting = || html! { <p class="saving" role="status">{ words::PAGE_IS_LOADED }</p> };
            return if self.is_saving_open { waiting() } else { Html::default() };
        }
        let is_article = matches!(self.view.page, Page::Read(_));
        if !self.is_saving_open && !is_article {
            return Html::default();
        }
        let here = self.here();
        html! {
            <>
                if self.is_saving_open { { saving::view(context, &here) } }
                if is_article { { saving::coins(context, &here) } }
            </>
        }
    }

    /// The view with its query in canonical form, if all of it was understood.
    fn canonical(&self) -> View {
        let mut view = self.view.clone();
        if self.results.typed.problems.is_empty() {
            view.query = view.query.canonical();
        }
        view
    }

    // ------------------------------------------------------------ address and answer

    fn moved(&mut self, moved: Moved) -> bool {
        self.pause = None;
        let before = std::mem::take(&mut self.view);
        (self.view, self.notices) = address::current();
        if self.view == before && matches!(moved, Moved::Back(_)) && self.notices.is_empty() {
            return false;
        }
        let arrival = match moved {
            Moved::Back(Some(place)) => Arrival::Return(place),
            // A link from one search to another is a new page to its reader, if not to us.
            _ => match (&before.page, &self.view.page) {
                (Page::Compare(..), Page::Compare(..)) => Arrival::Within,
                (before, now) if before == now && *now != Page::Search => Arrival::Within,
                _ => Arrival::Start,
            },
        };
        self.arrive(arrival);
        true
    }

    fn arrive(&mut self, arrival: Arrival) {
        if arrival != Arrival::Within {
            browser::give_up_focus();
        }
        self.answer();
        self.open_page();
        self.arrival = Some(arrival);
    }

    /// Answers the view's query, unless it is the one that is answered.
    fn answer(&mut self) {
        if self.view.query.join() != self.results.text {
            self.results = QueryResults::new(&embedded::dossier(), &self.view);
        } else {
            self.results.typed = self.view.query.typed().clone();
            self.results.hits = self.results.search.ranked(self.view.order, usize::MAX);
        }
    }

    /// Takes the word that is being typed as a beginning, if nothing is found with it and something is with
    /// that: nobody is told in the middle of a word that there is nothing.
    fn take_as_beginning(&mut self) {
        let begun = if self.results.search.total() == 0 { self.view.begun() } else { None };
        if let Some(begun) = begun {
            let results = QueryResults::new(&embedded::dossier(), &begun);
            if results.search.total() > 0 {
                (self.view, self.results) = (begun, results);
            }
        }
    }

    /// Lets the address follow the view; later, if the browser refuses now.
    fn write(&mut self, ctx: &Context<Self>, how: Write) {
        self.pause = None;
        if !address::write(&self.view, how) {
            let link = ctx.link().clone();
            self.pause = Some(Timeout::new(RETRY, move || link.send_message(Msg::TypingPaused)));
        }
    }

    // ------------------------------------------------------------ keys and places

    /// A single key, if that is wanted.
    fn key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        if key == "Escape" {
            let noop = Callback::noop();
            if let Some(msg) = self.page.on_escape(&self.context(&noop)) {
                return self.update_page(ctx, msg);
            }
            if self.is_saving_open {
                return self.carry_out(ctx, Effect::ShowSaving(false));
            }
            return self.is_help_open && self.carry_out(ctx, Effect::ShowHelp(false));
        }
        if !self.session.single_keys {
            return false;
        }
        match key {
            "/" => {
                browser::select_text("q");
                return false;
            }
            "?" => {
                self.open(ctx, self.view.at(Page::About));
                return true;
            }
            _ => {}
        }
        let noop = Callback::noop();
        match self.page.on_key(key, &self.context(&noop)) {
            Some(KeyPress::Send(msg)) => self.update_page(ctx, msg),
            Some(KeyPress::Ask(effect)) => self.carry_out(ctx, effect),
            None => false,
        }
    }

    /// Brings into sight what the view opens the page to; whether there is such a thing.
    fn land(&self) -> bool {
        let noop = Callback::noop();
        let at_stop = |stop| browser::bring_into_sight(&format!("stop-{stop}"));
        match self.page.landing(&self.context(&noop)) {
            None => false,
            Some(Landing::Heading(id)) => address::focus(id),
            Some(Landing::Stop(stop)) => at_stop(stop),
            Some(Landing::Passage(stop)) => browser::open_passage() || stop.is_some_and(at_stop),
            Some(Landing::InColumns(selector)) => {
                columns::align(selector);
                false
            }
        }
    }
}

/// Puts the reader at a place of the page.
fn put_at(target: Target) {
    match target {
        Target::Element(id) => _ = address::focus(id),
        Target::Stop(stop) => {
            let id = format!("stop-{stop}");
            browser::bring_into_sight(&id);
            browser::focus_quietly(&id);
        }
        Target::Explanation(mention) => {
            browser::place_explanation(&mention_id("", mention));
            browser::focus_quietly(explanation::FIRST);
        }
        Target::Mention(mention) => _ = browser::focus_quietly(&mention_id("", mention)),
        Target::Note(id) => _ = browser::focus_quietly(&["note-", &id].concat()),
    }
}
