//! What a page and its widgets are given to draw themselves.

use std::{cell::RefCell, rc::Rc};

use corpus::Dossier;
use notes::notebook::Notebook;
use query::{Parsed, Query};
use search::{Facets, Hit, Search};
use text::Span;
use yew::{Callback, MouseEvent};

use crate::{
    effects::{Copying, Effect, NotesTold},
    integrity::Check,
    view::{self, View},
};

/// How many results, mentions or lines are shown at a time.
pub const ROWS: usize = 25;

/// Everything that is read while a page is drawn.
pub struct PageContext<'d> {
    /// The dossier.
    pub dossier: Dossier<'static>,
    /// What is to be shown.
    pub view: &'d View,
    /// The answer to the view's query.
    pub results: &'d QueryResults,
    /// What outlives a page and belongs into no link.
    pub session: &'d Session,
    /// What became of the wish for a copy.
    pub copying: &'d Copying,
    /// Carries out what a page asks of the shell.
    pub dispatch: &'d Callback<Effect>,
}

/// What outlives a page and belongs into no link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Whether there is room for filters beside the results.
    pub is_wide: bool,
    /// Whether single keys are shortcuts.
    pub single_keys: bool,
    /// Whether the marks of an article are listed below its mention strip.
    pub marks_listed: bool,
    /// How far the check of the texts is.
    pub check: Check,
    /// The reader's notes; none before the code that reads them is there.
    pub notebook: Notebook,
    /// What is to be said about them.
    pub notes_told: Option<NotesTold>,
    /// The bytes of the article that are selected.
    pub selected: Option<Span>,
}

/// The answer to a query, kept while the query stays.
pub struct QueryResults {
    /// The whole query, as it stands in a link.
    pub text: String,
    /// What it means.
    pub query: Query,
    /// What is in the text box, as it was read.
    pub typed: Rc<Parsed>,
    /// Where it matches.
    pub search: Search<'static>,
    /// The articles, in the view's order.
    pub hits: Vec<Hit>,
    /// Counts for the filters.
    pub facets: Facets,
}

impl QueryResults {
    /// Answers a view's query.
    pub fn new(dossier: &Dossier<'static>, view: &View) -> Self {
        let query = view.query.query();
        let search = Search::new(dossier, &query);
        let hits = search.ranked(view.order, usize::MAX);
        let facets = search.facets(&view.query.choices());
        Self { text: view.query.join(), query, typed: view.query.typed().clone(), search, hits, facets }
    }
}

impl PageContext<'_> {
    /// A click that changes the view.
    pub fn change(&self, change: view::Msg) -> Callback<MouseEvent> {
        self.ask(Effect::Change(change))
    }

    /// A click that asks something of the shell.
    pub fn ask(&self, effect: Effect) -> Callback<MouseEvent> {
        self.dispatch.reform(move |_| effect.clone())
    }
}

/// A click that sends a message to a page.
pub fn click<M: Clone + 'static>(send: &Callback<M>, message: M) -> Callback<MouseEvent> {
    send.reform(move |_| message.clone())
}

/// Something worked out once, and from what.
pub struct Memo<K, T>(RefCell<Option<(K, Rc<T>)>>);

impl<K, T> Default for Memo<K, T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: PartialEq, T> Memo<K, T> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_made_anew_from_something_else() {
        let memo = Memo::default();
        assert_eq!(*memo.get("a", || 1), 1);
        assert_eq!(*memo.get("a", || 2), 1);
        assert_eq!(*memo.get("b", || 3), 3);
    }
}
