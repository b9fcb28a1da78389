//! What a page needs to draw itself, and how it reports what a reader does.

use std::{cell::RefCell, rc::Rc};

use corpus::{Dossier, Kind};
use query::{Problem, Query, QueryDraft};
use search::{
    Facets, Hit, Order, Search,
    analysis::concordance::{SortBy, Total},
};
use text::Span;
use yew::{Callback, MouseEvent};

use crate::{
    address::Moved,
    integrity::Check,
    pages::{
        Gathered,
        lines::Lined,
        pictures::{Dates, Network},
    },
    view::{Msg, View},
};

/// How many results are shown at a time.
pub const ROWS: usize = 25;

/// How many names that stand beside another are shown at a time.
pub const BESIDE: usize = 20;

/// How many columns of a picture are shown at a time.
pub const COLUMNS: usize = 40;

/// Everything on the table while a page is drawn.
pub struct Desk<'d> {
    /// The dossier.
    pub dossier: Dossier<'static>,
    /// What is to be shown.
    pub view: &'d View,
    /// The answer to the view's query.
    pub found: &'d Found,
    /// What does not outlive this page.
    pub local: &'d Local,
    /// Where a reader's acts go.
    pub act: &'d Callback<Act>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The view is to change.
    Do(Msg),
    /// The address has changed.
    Moved(Moved),
    /// Typing has paused: the address may follow.
    Paused,
    /// To the next stop of the article, or back.
    Step(Step),
    /// Something is to be copied.
    Copy(Copied),
    /// It was copied, or that was refused.
    Copied(Copied, bool),
    /// That it was copied has been said for long enough.
    Forget,
    /// The texts are to be checked against their hashes.
    Check,
    /// The check has come so far.
    Checked(Check),
    /// The list of files with their hashes is to be saved.
    SaveList,
    /// The lines that are shown, all of them, are to be saved as a table.
    SaveLines,
    /// More results are wanted.
    More,
    /// More names that stand beside another are wanted.
    MoreBeside,
    /// More columns of a picture are wanted.
    MoreColumns,
    /// The window became wide or narrow.
    Wide(bool),
    /// A key was pressed outside of a text field.
    Key(String),
    /// Single-key shortcuts are wanted, or not.
    SingleKeys(bool),
    /// The mention with these bytes is to be explained; once it is, no longer.
    Why(Span),
    /// Its explanation is to be closed, and the focus goes back to it.
    Unexplained,
    /// The reader went elsewhere: the explanation closes.
    Elsewhere,
    /// The help beside the search box is to be open, or no longer.
    Help(bool),
    /// The ticks of the strip are to be listed, or no longer.
    ListTicks(bool),
    /// All values of a facet are to be shown, those with this in their name, or no longer.
    Unfold(Kind, Option<String>),
    /// A stroke across the years has come so far, or has ended.
    Stroke(Option<(u16, u16)>),
    /// The two columns of a comparison were moved: the one with this id leads.
    Scrolled(String),
    /// The article chosen in its list is to be opened beside this one.
    CompareWith(String),
}

/// A direction among the stops of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next, after the last to the first.
    Next,
    /// To the one before, from the first to the last.
    Previous,
}

/// What does not outlive the page and stands in no link.
#[derive(Clone, Debug, PartialEq)]
pub struct Local {
    /// How many results are shown.
    pub rows: usize,
    /// How many names that stand beside another are shown.
    pub beside: usize,
    /// How many columns of a picture are shown.
    pub columns: usize,
    /// The stop at which the reader is.
    pub stop: Option<usize>,
    /// What became of the wish for a copy.
    pub copying: Copying,
    /// How far the check of the texts is.
    pub check: Check,
    /// Whether there is room for filters beside the results.
    pub wide: bool,
    /// Whether single keys are shortcuts.
    pub single_keys: bool,
    /// The mention that is being explained.
    pub asked: Option<Span>,
    /// Whether the ticks of the strip are listed.
    pub ticks_listed: bool,
    /// The facets of which all values are shown, and what is looked for in them.
    pub unfolded: Vec<(Kind, String)>,
    /// The year where a stroke across the years began, and the one where it is.
    pub stroke: Option<(u16, u16)>,
    /// Whether the help beside the search box is open.
    pub helping: bool,
}

impl Local {
    /// As a page begins.
    pub fn new(wide: bool, single_keys: bool) -> Self {
        Self {
            rows: ROWS,
            beside: BESIDE,
            columns: COLUMNS,
            stop: None,
            copying: Copying::default(),
            check: Check::default(),
            wide,
            single_keys,
            asked: None,
            ticks_listed: false,
            unfolded: Vec::new(),
            stroke: None,
            helping: false,
        }
    }

    /// As the next page begins.
    pub fn renewed(&self, stop: Option<usize>) -> Self {
        let (check, ticks_listed) = (self.check.clone(), self.ticks_listed);
        Self { stop, check, ticks_listed, ..Self::new(self.wide, self.single_keys) }
    }
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The link to this view.
    Link,
    /// The citation of the article.
    Citation,
    /// The list of files with their hashes.
    List,
}

/// What became of the wish for a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copying {
    /// There was none since the view has changed.
    #[default]
    Idle,
    /// It was copied.
    Done(Copied),
    /// The browser did not allow it; this is what was to be copied.
    Refused(Copied, String),
}

/// The answer to a query, kept while the query stays.
pub struct Found {
    /// The query as the view has it.
    pub text: String,
    /// What it means.
    pub query: Query,
    /// What of it was not understood.
    pub problems: Vec<Problem>,
    /// Where it matches.
    pub search: Search<'static>,
    /// The articles, in the view's order.
    pub hits: Vec<Hit>,
    /// Counts for the filters.
    pub facets: Facets,
    /// What the pictures of it are drawn from, once one was opened.
    pub drawn: Drawn,
    /// How many hits there are, as far as that is quickly told, in the articles in an order.
    pub counted: Kept<Order, Total>,
    /// Its lines, from the articles in an order.
    pub lines: Kept<Order, Lined>,
    /// The lines that are shown, sorted, of those near which a word is.
    pub sorted: Kept<(Order, SortBy, Option<String>), Vec<u32>>,
    /// What there is about the entity whose page was opened last.
    pub entity: Kept<u32, Gathered>,
}

/// What is worked out for a picture and kept while the query stays.
#[derive(Default)]
pub struct Drawn {
    /// How often each entity of some kinds is named, those named most first.
    pub named: Kept<Vec<Kind>, Vec<(u32, u32)>>,
    /// Every date.
    pub dates: Kept<(), Dates>,
    /// Who is named beside whom: of these kinds, in paragraphs or sentences, on a wide screen or a narrow one.
    pub network: Kept<(Vec<Kind>, bool, bool), Network>,
}

/// Something worked out, and from what.
pub struct Kept<K, T>(RefCell<Option<(K, Rc<T>)>>);

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: PartialEq, T> Kept<K, T> {
    /// What was made from the same, or else is made now.
    pub fn get(&self, key: K, make: impl FnOnce() -> T) -> Rc<T> {
        if let Some((known, kept)) = &*self.0.borrow()
            && *known == key
        {
            return kept.clone();
        }
        let made = Rc::new(make());
        *self.0.borrow_mut() = Some((key, made.clone()));
        made
    }
}

impl Found {
    /// Answers a view's query.
    pub fn new(dossier: &Dossier<'static>, view: &View) -> Self {
        let text = view.query.join();
        let (query, problems) = query::parse(&text);
        let search = Search::new(dossier, &query);
        let hits = search.ranked(view.order, usize::MAX);
        let facets = search.facets(&QueryDraft::split(&text));
        Self {
            text,
            query,
            problems,
            search,
            hits,
            facets,
            drawn: Drawn::default(),
            counted: Kept::default(),
            lines: Kept::default(),
            sorted: Kept::default(),
            entity: Kept::default(),
        }
    }
}

impl Desk<'_> {
    /// A click that does something.
    pub fn send(&self, act: Act) -> Callback<MouseEvent> {
        self.act.reform(move |_| act.clone())
    }
}
