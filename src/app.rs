//! The shell: reads the view from the address, draws it, and carries out what a reader does.

use gloo::{events::EventListener, timers::callback::Timeout};
use text::Span;
use yew::prelude::*;

use crate::{
    address::{self, Moved, Place},
    browser,
    citation::citation,
    components::{chips::chips, frame, help, marked::mention_id, why},
    csv,
    desk::{Act, BESIDE, COLUMNS, Copied, Copying, Desk, Found, Local, ROWS, Step},
    integrity::{self, Check, Stage},
    pages, shelf,
    view::{Msg, Page, View, Write, permalink},
    words,
};
use markup::html;

/// How long typing must pause before the address follows, in milliseconds. Safari refuses more
/// than 100 changes in 30 seconds.
const PAUSE: u32 = 350;

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
    /// Whether something had the focus before the page was drawn anew.
    had_focus: bool,
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
    /// In the explanation of a mention.
    Why(Span),
    /// At the mention that was explained.
    Explained(Span),
    /// At the button of the help.
    Unhelped,
}

impl Component for App {
    type Message = Act;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (view, notices) = address::current();
        let act = ctx.link().callback(|act| act);
        let mut listeners = address::listen(&act.reform(Act::Moved));
        listeners.push(browser::listen_to_keys(&act));
        listeners.push(browser::listen_to_columns(&act));
        listeners.extend(browser::listen_to_mentions(&act));
        let wide = browser::listen_to_width(&act, &mut listeners);
        let arrival = match address::remembered() {
            Some(place) => Some(Arrival::Return(place)),
            None => (view != View::default()).then_some(Arrival::Within),
        };
        let mut app = Self {
            found: Found::new(&shelf::dossier(), &view),
            view,
            notices,
            local: Local::new(wide, browser::stored_single_keys()),
            arrival,
            columns_rest_until: 0.0,
            had_focus: false,
            pause: None,
            _listeners: listeners,
        };
        app.local.stop = app.first_stop();
        app
    }

    fn update(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        self.had_focus |= browser::has_focus();
        match act {
            Act::Do(msg) => self.apply(ctx, msg),
            Act::Moved(moved) => return self.moved(moved),
            Act::Paused => {
                self.pause = None;
                let waits = self.view.page == Page::Lines;
                if waits {
                    self.ask();
                }
                self.write(ctx, Write::Replace);
                return waits;
            }
            Act::Step(step) => return self.step(step),
            Act::Copy(what) => {
                let copied = ctx.link().callback(move |done| Act::Copied(what, done));
                browser::copy(&self.text_to_copy(what), copied);
            }
            Act::Copied(what, true) => {
                self.local.copying = Copying::Done(what);
                let link = ctx.link().clone();
                Timeout::new(2500, move || link.send_message(Act::Forget)).forget();
            }
            Act::Forget => self.local.copying = Copying::default(),
            Act::Copied(what, false) => {
                self.local.copying = Copying::Refused(what, self.text_to_copy(what));
            }
            Act::Check => return self.check(ctx),
            Act::Checked(check) => self.local.check = check,
            Act::SaveList => {
                browser::save(words::LIST_FILE, &integrity::list(&shelf::dossier()));
                return false;
            }
            Act::SaveLines => {
                let noop = Callback::noop();
                let desk = self.desk(&noop);
                let (lined, order) = pages::lines::lined(&desk);
                browser::save(words::LINES_FILE, &csv::lines(&desk.dossier, &lined.concordance, &order));
                return false;
            }
            Act::More => self.local.rows += ROWS,
            Act::MoreBeside => self.local.beside += BESIDE,
            Act::MoreColumns => self.local.columns += COLUMNS,
            Act::Wide(wide) => self.local.wide = wide,
            Act::SingleKeys(on) => {
                self.local.single_keys = on;
                browser::store_single_keys(on);
            }
            Act::Key(key) => return self.key(ctx, &key),
            Act::Why(mention) => return self.explain(mention),
            Act::Unexplained => return self.close_explanation(),
            Act::Elsewhere => return self.local.asked.take().is_some(),
            Act::Help(true) => self.local.helping = true,
            Act::Help(false) => return self.close_help(),
            Act::ListTicks(listed) => self.local.ticks_listed = listed,
            Act::Unfold(kind, needle) => {
                self.local.unfolded.retain(|(unfolded, _)| *unfolded != kind);
                self.local.unfolded.extend(needle.map(|needle| (kind, needle)));
            }
            Act::Stroke(stroke) => self.local.stroke = stroke,
            Act::Scrolled(leader) => {
                if !self.view.unlocked && browser::now() > self.columns_rest_until {
                    browser::follow(&leader);
                }
                return false;
            }
            Act::CompareWith(left) => {
                let right = browser::value_of("with").filter(|slug| !slug.is_empty());
                self.open(ctx, View::of(Page::Compare(Some(left), right)));
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
                { frame::header(&desk) }
                <section class="asked" aria-label={words::THIS_VIEW}>
                    { chips(&desk) }
                    <p class="status" role="status">{ status }</p>
                    { frame::copy_link(&desk) }
                </section>
                if !self.notices.is_empty() {
                    <div class="notice" role="group" aria-label={words::LINK_NOTICE}>
                        { for self.notices.iter().map(|notice| html! { <p>{ words::notice(notice) }</p> }) }
                    </div>
                }
                <main id="main" tabindex="-1">{ pages::page(&desk) }</main>
                { frame::footer(&desk) }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let act = ctx.link().callback(|act| act);
        browser::set_title(&pages::title(&self.desk(&act)));
        match self.arrival.take() {
            None => {}
            Some(Arrival::Return(place)) => {
                if place.focus.is_empty() || !browser::focus_quietly(&place.focus) {
                    browser::focus_heading();
                }
                // Focusing scrolls as it sees fit; the reader's place goes before.
                browser::scroll_to(place.scroll);
            }
            Some(Arrival::Stop(stop)) => {
                let id = format!("stop-{stop}");
                browser::bring_into_sight(&id);
                browser::focus_quietly(&id);
            }
            Some(Arrival::Why(mention)) => {
                browser::place_explanation(&mention_id("", mention));
                browser::focus_quietly(why::FIRST);
            }
            Some(Arrival::Explained(mention)) => {
                browser::focus_quietly(&mention_id("", mention));
            }
            Some(Arrival::Unhelped) => {
                browser::focus_quietly(help::BUTTON);
            }
            Some(Arrival::Start) => {
                browser::scroll_to(0);
                if !self.open_at() {
                    browser::focus_heading();
                }
            }
            Some(Arrival::Within) => {
                self.open_at();
            }
        }
        if self.view.page == Page::Integrity && self.local.check.stage == Stage::Idle {
            ctx.link().send_message(Act::Check);
        }
        // What had the focus may be gone, as a chip that was taken away is.
        if std::mem::take(&mut self.had_focus) && !browser::has_focus() {
            browser::focus_quietly("main");
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
        // Whoever asks wants to see the results, which the help covers.
        self.local.helping &= msg != Msg::Asked;
        let write = self.view.update(msg);
        // With many articles, lines take longer than a keystroke: they follow once typing pauses.
        if !typing || self.view.page != Page::Lines {
            self.ask();
        }
        self.local.copying = Copying::default();
        self.local.asked = None;
        if self.view.page != page {
            self.local = self.local.renewed(None);
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
            // A link from one search to another is a new page to its reader, if not to us.
            _ if before.page == self.view.page && before.page != Page::Search => Arrival::Within,
            _ if matches!((&before.page, &self.view.page), (Page::Compare(..), Page::Compare(..))) => {
                Arrival::Within
            }
            _ => Arrival::Start,
        };
        self.arrive(arrival);
        true
    }

    fn arrive(&mut self, arrival: Arrival) {
        self.ask();
        let stop = self.first_stop();
        self.local = self.local.renewed(stop);
        self.arrival = Some(arrival);
    }

    /// The stop of the article at which the view opens it: that of the passage, or the first one
    /// that is lit up.
    fn first_stop(&self) -> Option<usize> {
        let act = Callback::noop();
        let desk = self.desk(&act);
        let Page::Read(slug) = &self.view.page else { return None };
        let article = desk.dossier.article_by_slug(slug)?;
        let lit = pages::lit_entity(&desk);
        let mention = lit.and_then(|_| desk.dossier.mentions(&article).find(|mention| mention.entity == lit));
        let target = self.view.passage.map(|passage| passage.span).or(mention.map(|mention| mention.span))?;
        pages::stops(&desk, &article, lit).iter().position(|stop| stop.overlaps(target))
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
            view.query.text = query::parse(&view.query.text).0.to_string();
        }
        view
    }

    /// What goes to the clipboard.
    fn text_to_copy(&self, what: Copied) -> String {
        match what {
            Copied::Link => address::absolute(&self.canonical()),
            Copied::Citation => {
                let Page::Read(slug) = &self.view.page else { return String::new() };
                let dossier = shelf::dossier();
                let Some(article) = dossier.article_by_slug(slug) else { return String::new() };
                // Where it stands, not what was asked to find it.
                let cited = View { passage: self.view.passage, ..View::of(self.view.page.clone()) };
                citation(&dossier, &article, &self.view, &address::absolute(&cited))
            }
            Copied::List => integrity::list(&shelf::dossier()),
        }
    }

    /// Begins to check the texts against their hashes, unless that is under way.
    fn check(&mut self, ctx: &Context<Self>) -> bool {
        if self.local.check.stage == Stage::Running {
            return false;
        }
        let Some(crypto) = browser::crypto() else {
            self.local.check = Check::stopped(Stage::Insecure);
            return true;
        };
        self.local.check = Check::begun();
        let checked = ctx.link().callback(Act::Checked);
        yew::platform::spawn_local(async move {
            let hash = async |bytes: &[u8]| browser::sha256(&crypto, bytes).await;
            let report = |check| checked.emit(check);
            let check = integrity::check(&shelf::dossier(), hash, browser::now, report).await;
            checked.emit(check);
        });
        true
    }

    /// What assistive technology is told: the number of results, or where the reader is.
    fn status(&self, desk: &Desk<'_>) -> String {
        if let Copying::Done(what) = self.local.copying {
            return words::copied(what).to_owned();
        }
        match &self.view.page {
            Page::Search => {
                words::status(self.found.search.total(), desk.dossier.article_count(), &self.found.text)
            }
            Page::Lines => words::for_query(pages::lines::heading(desk), &self.found.text),
            Page::Read(slug) => {
                let lit = pages::lit_entity(desk);
                let article = desk.dossier.article_by_slug(slug);
                let stops = article.map_or(0, |article| pages::stops(desk, &article, lit).len());
                match lit.and_then(|id| desk.dossier.entity(id)) {
                    Some(entity) if !pages::names(desk, slug, entity.id) => words::not_named(entity.name),
                    _ if stops > 0 => words::stop(self.local.stop, stops),
                    _ => String::new(),
                }
            }
            Page::Picture(_) => {
                words::status(self.found.search.total(), desk.dossier.article_count(), &self.found.text)
            }
            Page::Integrity => {
                let check = &self.local.check;
                words::check_status(check, desk.dossier.article_count(), check.list_matches(&desk.dossier))
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
        self.local.asked = None;
        self.arrival = Some(Arrival::Stop(next));
        true
    }

    /// Says why a mention is marked; once that is said, takes it back.
    fn explain(&mut self, mention: Span) -> bool {
        if self.local.asked == Some(mention) {
            return self.close_explanation();
        }
        self.local.asked = Some(mention);
        self.arrival = Some(Arrival::Why(mention));
        true
    }

    /// Closes the explanation; the focus goes back to the mention. Whether one was open.
    fn close_explanation(&mut self) -> bool {
        let Some(mention) = self.local.asked.take() else { return false };
        self.arrival = Some(Arrival::Explained(mention));
        true
    }

    /// Closes the help; the focus goes back to its button. Whether it was open.
    fn close_help(&mut self) -> bool {
        let was_open = std::mem::take(&mut self.local.helping);
        if was_open {
            self.arrival = Some(Arrival::Unhelped);
        }
        was_open
    }

    /// A single key, if that is wanted.
    fn key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        if key == "Escape" {
            return self.close_explanation() || self.close_help();
        }
        if !self.local.single_keys {
            return false;
        }
        let reading = match &self.view.page {
            Page::Read(slug) => Some(slug.clone()),
            _ => None,
        };
        match (key, reading) {
            ("/", _) => {
                browser::select_text("q");
            }
            ("?", _) => {
                self.open(ctx, self.view.at(Page::About));
                return true;
            }
            ("w", Some(_)) => {
                return browser::focused_mention().is_some_and(|mention| self.explain(mention));
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
            self.columns_rest_until = browser::now() + 400.0;
            ["#pane-a .lit", "#pane-b .lit"].into_iter().for_each(browser::scroll_in_column);
            browser::show_columns();
            return false;
        }
        if let Page::Picture(_) = self.view.page {
            let is_open = self.view.choices.pair.is_some() || self.view.choices.when.is_some();
            return is_open && address::focus(pages::pictures::OPENED);
        }
        if self.view.passage.is_some() && browser::open_passage() {
            return true;
        }
        self.local.stop.is_some_and(|stop| browser::bring_into_sight(&format!("stop-{stop}")))
    }
}
