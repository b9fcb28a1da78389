//! What the page shows: a plain value that a link can hold, and how a reader's acts change it.
//!
//! Nothing here knows the browser or Yew. The shell reads a [`View`] from the address, shows it,
//! and on a [`Msg`] updates it and writes the new address.

mod notes;
pub mod permalink;
mod picture;

use std::rc::Rc;

use analysis::concordance::SortBy;
use corpus::Kind;
use query::{Filter, Match, Parsed, QueryDraft};
use search::Order;
use text::{Span, folded_form, sort::sort_by_key};

pub use self::notes::{NoteSort, NotesFilter, SharedNote};
pub use picture::{Choices, Picture, Pole, Stretch};

/// One state of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which page.
    pub page: Page,
    /// The query: the text in the box, and the filters beside it.
    pub query: QueryDraft,
    /// How results are ordered.
    pub order: Order,
    /// Articles ticked for comparison, by slug; two at most.
    pub picked: Vec<String>,
    /// A passage to which the article is opened; in a comparison, one of the left article.
    pub passage: Option<Passage>,
    /// In a comparison, a passage of the right article.
    pub counterpart: Option<Passage>,
    /// An entity whose mentions are lit up.
    pub lit: Option<(Kind, String)>,
    /// Whether page elements that search leaves out is shown.
    pub boilerplate: bool,
    /// Kinds whose mentions are not marked, in order.
    pub unmarked: Vec<Kind>,
    /// Whether the two columns of a comparison scroll each on its own.
    pub unlocked: bool,
    /// Whether a comparison lights up the sentences that have no counterpart.
    pub only_here: bool,
    /// What a picture shows.
    pub choices: Choices,
    /// By what lines are sorted; where it is not by place, the articles stand in no order of their own.
    pub sorted: SortBy,
    /// The word near which the lines are that are shown, folded.
    pub near: Option<String>,
    /// A note on the passage that came with the link.
    pub shared_note: Option<SharedNote>,
    /// Which of the reader's notes are listed.
    pub notes: NotesFilter,
}

/// The pages. Articles and entities are named by slug, whether they exist or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The search, and with an empty query the dossier itself.
    Search,
    /// Every hit of the query in its line.
    Concordance,
    /// An article.
    Read(String),
    /// Two articles side by side; either may still have to be chosen.
    Compare(Option<String>, Option<String>),
    /// An entity.
    Entity(Kind, String),
    /// Every entity.
    Entities,
    /// What the articles that answer say about an entity; without one, where they have the words of the query.
    Topic(Option<(Kind, String)>),
    /// A picture of the articles that answer.
    Picture(Picture),
    /// What this is, how to search, which keys there are.
    About,
    /// Every file with its hash, and whether the texts here have it.
    Integrity,
    /// Where readers open files of their own.
    Open,
    /// What the reader has marked, noted and saved.
    Notes,
}

impl Page {
    /// Whether it shows what a query finds, and stays when the query changes.
    pub fn follows_query(&self) -> bool {
        matches!(self, Self::Search | Self::Concordance)
    }
}

/// A stretch of an article with a check on its words, so that a link into a text that has changed
/// since can say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The bytes of the untouched file.
    pub span: Span,
    /// [`check`] of the words there.
    pub check: u16,
}

impl Passage {
    /// A link to a stretch of a file.
    pub fn of(raw: &str, span: Span) -> Self {
        Self { span, check: check(raw.get(span.range()).unwrap_or_default()) }
    }

    /// Whether a file still has these words there.
    pub fn holds(&self, raw: &str) -> bool {
        raw.get(self.span.range()).is_some_and(|words| check(words) == self.check)
    }
}

/// Sixteen bits of a 32-bit FNV-1a hash, folded: enough to notice a change, short in a link.
pub fn check(words: &str) -> u16 {
    let hash =
        words.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16) as u16 ^ hash as u16
}

/// What a reader can do to a view. Moving to another page is not among it: that is a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Typed in the search box; the whole text.
    Typed(Rc<Parsed>),
    /// Took a suggestion; the whole text.
    Suggested(Rc<Parsed>),
    /// Finished typing: filters among the words become chips.
    Settled,
    /// Asked for the results, wherever the page was.
    Asked,
    /// Chose a value of a facet, or took it back.
    Toggle(Kind, String),
    /// Turned a chosen value into an excluded one, or back.
    Invert(Kind, String),
    /// Took a value away.
    Remove(Kind, String),
    /// Took a filter away, just as it stands.
    Drop(Filter),
    /// Asked for any or for all of the values chosen.
    Combine(Kind, Match),
    /// Chose a year, or took it back.
    Year(Option<u16>, Option<u16>),
    /// Took all filters away; the words stay.
    ClearFilters,
    /// Chose an order.
    Sort(Order),
    /// Ticked an article for comparison, or took it back. A third one replaces the first.
    Pick(String),
    /// Chose an article for a side of the comparison.
    Choose(Side, String),
    /// Showed or hid page elements that search leaves out.
    ShowBoilerplate(bool),
    /// Marked the mentions of a kind, or stopped to.
    Mark(Kind, bool),
    /// Locked the columns together, or not.
    Lock(bool),
    /// Went to a passage of the left article and one of the right, or to none.
    Show([Option<Passage>; 2]),
    /// Lit up the sentences without a counterpart, or no longer.
    OnlyHere(bool),
    /// Asked for the years of a stretch of time, wherever the page was; without ends, for all.
    Within(Option<u16>, Option<u16>),
    /// Chose what a picture shows.
    Draw(Choices),
    /// Chose which notes are listed.
    List(NotesFilter),
    /// Has seen the note that came with the link, and kept it or not.
    PutAway,
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first article.
    Left,
    /// The second.
    Right,
}

/// What a change of view does to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// A step of its own: Back undoes it.
    Push,
    /// Part of the step before: typing, say.
    Replace,
}

impl Default for View {
    fn default() -> Self {
        Self::of(Page::Search)
    }
}

impl View {
    /// A page with nothing asked.
    pub fn of(page: Page) -> Self {
        Self {
            page,
            query: QueryDraft::default(),
            order: Order::default(),
            picked: Vec::new(),
            passage: None,
            counterpart: None,
            lit: None,
            boilerplate: false,
            unmarked: Vec::new(),
            unlocked: false,
            only_here: false,
            choices: Choices::default(),
            sorted: SortBy::default(),
            near: None,
            shared_note: None,
            notes: NotesFilter::default(),
        }
    }

    /// The same question on another page.
    pub fn at(&self, page: Page) -> Self {
        Self { query: self.query.clone(), ..Self::of(page) }
    }

    /// The lines of the same question, sorted so.
    pub fn sorted(&self, sorted: SortBy) -> Self {
        Self { sorted, near: self.near.clone(), ..self.at(Page::Concordance) }
    }

    /// The lines of the same question from the newest article on, or from the oldest.
    pub fn dated(&self, order: Order) -> Self {
        Self { order, ..self.sorted(SortBy::Place) }
    }

    /// Those of the lines that have a word near their hit, or all of them.
    pub fn near(&self, word: Option<&str>) -> Self {
        let near = word.map(|word| folded_form(word).into_owned());
        Self { near, order: self.order, ..self.sorted(self.sorted) }
    }

    /// The search for something else.
    pub fn search(query: &str) -> Self {
        Self { query: QueryDraft::split(query), ..Self::default() }
    }

    /// An article, opened at a passage.
    pub fn passage(&self, slug: &str, raw: &str, span: Span) -> Self {
        Self { passage: Some(Passage::of(raw, span)), ..self.at(Page::Read(slug.to_owned())) }
    }

    /// Changes the view as asked, and tells how it should be remembered.
    pub fn update(&mut self, msg: Msg) -> Write {
        match msg {
            Msg::Typed(typed) => {
                self.query = self.query.with_typed(typed);
                // What stands near the hits is another word then.
                self.near = None;
                self.show_search();
                return Write::Replace;
            }
            Msg::Suggested(typed) => {
                self.query = self.query.with_typed(typed);
                self.show_search();
                self.query = self.query.finished().absorb_filters();
            }
            Msg::Settled => {
                // Leaving the box does not finish a word that is a beginning: what was found stays.
                if !self.query.is_begun() {
                    self.query = self.query.absorb_filters();
                }
                return Write::Replace;
            }
            Msg::Asked => {
                let elsewhere = !self.page.follows_query();
                self.show_search();
                self.query = self.query.finished().absorb_filters();
                return if elsewhere { Write::Push } else { Write::Replace };
            }
            Msg::Toggle(kind, value) => {
                self.query.toggle(kind, &value);
                self.show_search();
            }
            Msg::Invert(kind, value) => {
                if self.query.chosen(kind, true).any(|known| known == value) {
                    self.query.drop_value(kind, &value, true);
                    self.query.toggle(kind, &value);
                } else {
                    self.query.exclude(kind, &value);
                }
                self.show_search();
            }
            Msg::Remove(kind, value) => {
                self.query.drop_value(kind, &value, false);
                self.query.drop_value(kind, &value, true);
            }
            Msg::Drop(filter) => self.query.filters.retain(|known| *known != filter),
            Msg::Combine(kind, how) => self.query.combine(kind, how),
            Msg::Year(from, to) => {
                self.query.toggle_years(from, to);
                self.show_search();
            }
            Msg::ClearFilters => self.query.filters.clear(),
            Msg::Sort(order) => self.order = order,
            Msg::Pick(slug) => {
                match self.picked.iter().position(|known| *known == slug) {
                    Some(at) => drop(self.picked.remove(at)),
                    None => self.picked.push(slug),
                }
                if self.picked.len() > 2 {
                    self.picked.remove(0);
                }
                return Write::Replace;
            }
            Msg::Choose(side, slug) => {
                if let Page::Compare(left, right) = &mut self.page {
                    let chosen = (!slug.is_empty()).then_some(slug);
                    match side {
                        Side::Left => *left = chosen,
                        Side::Right => *right = chosen,
                    }
                    self.lit = None;
                    (self.passage, self.counterpart) = (None, None);
                }
                // Choosing goes through a list, one by one; Back should not.
                return Write::Replace;
            }
            Msg::ShowBoilerplate(shown) => self.boilerplate = shown,
            Msg::Mark(kind, marked) => {
                self.unmarked.retain(|known| *known != kind);
                if !marked {
                    self.unmarked.push(kind);
                    sort_by_key(&mut self.unmarked, |kind| *kind);
                }
            }
            Msg::Lock(locked) => self.unlocked = !locked,
            Msg::OnlyHere(lit) => self.only_here = lit,
            Msg::Show(passages) => {
                [self.passage, self.counterpart] = passages;
                // Stepping goes through many, one by one; Back should not.
                return Write::Replace;
            }
            Msg::Within(from, to) => self.query.set_years(from, to),
            Msg::Draw(choices) => self.choices = choices,
            Msg::List(filter) => {
                self.notes = filter;
                return Write::Replace;
            }
            Msg::PutAway => {
                self.shared_note = None;
                return Write::Replace;
            }
        }
        Write::Push
    }

    /// The view with the word that is being typed as a beginning, if there is one.
    pub fn begun(&self) -> Option<Self> {
        Some(Self { query: self.query.begun()?, ..self.clone() })
    }

    /// Leaves another page for the search, as whoever types or filters wants to see what is found. Lines
    /// show it too.
    fn show_search(&mut self) {
        if !self.page.follows_query() {
            *self = self.at(Page::Search);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Rc<Parsed> {
        Rc::new(query::parse(typed))
    }

    #[test]
    fn typing_on_any_page_leads_to_the_search() {
        let mut view = View { boilerplate: true, ..View::of(Page::Read("a".into())) };
        assert_eq!(view.update(Msg::Typed(read("arms"))), Write::Replace);
        assert_eq!(view, View::search("arms"));
    }

    #[test]
    fn asking_leads_to_the_results_from_anywhere() {
        let mut view = View { query: QueryDraft::split("arms"), ..View::of(Page::Read("a".into())) };
        assert_eq!(view.update(Msg::Asked), Write::Push);
        assert_eq!(view, View::search("arms"));
        assert_eq!(view.update(Msg::Asked), Write::Replace);
    }

    #[test]
    fn lines_stay_when_the_query_changes() {
        let mut view = View { query: QueryDraft::split("arms"), ..View::of(Page::Concordance) }
            .sorted(SortBy::Before(1));
        view = view.near(Some("Border"));
        assert_eq!((view.near.as_deref(), view.sorted), (Some("border"), SortBy::Before(1)));
        view.update(Msg::Toggle(Kind::Place, "x".into()));
        assert_eq!((&view.page, view.near.as_deref()), (&Page::Concordance, Some("border")));
        view.update(Msg::Typed(read("guns")));
        assert_eq!(view.update(Msg::Asked), Write::Replace);
        assert_eq!(
            (&view.page, view.near.as_deref(), view.sorted),
            (&Page::Concordance, None, SortBy::Before(1))
        );
        assert_eq!(view.query.join(), "guns place:x");
        assert_eq!(view.dated(Order::Oldest).sorted, SortBy::Place);
    }

    #[test]
    fn filters_typed_become_chips_once_settled() {
        let mut view = View::default();
        view.update(Msg::Typed(read("arms place:x")));
        assert_eq!(view.query.text(), "arms place:x");
        view.update(Msg::Settled);
        assert_eq!((view.query.text(), view.query.filters.len()), ("arms", 1));
        // And beside those that are there.
        view.update(Msg::Typed(read("arms -org:y")));
        view.update(Msg::Asked);
        assert_eq!((view.query.text(), view.query.join().as_str()), ("arms", "arms -org:y place:x"));
    }

    #[test]
    fn what_was_suggested_is_asked_for_at_once() {
        let mut view = View { query: QueryDraft::split("place:x"), ..View::of(Page::Read("a".into())) };
        assert_eq!(view.update(Msg::Suggested(read("arms org:sre"))), Write::Push);
        assert_eq!(view, View::search("arms org:sre place:x"));
        assert_eq!((view.query.text(), view.query.filters.len()), ("arms", 2));
    }

    #[test]
    fn two_articles_can_be_picked() {
        let mut view = View::default();
        for slug in ["a", "b", "c", "b", "d"] {
            view.update(Msg::Pick(slug.into()));
        }
        assert_eq!(view.picked, ["c", "d"]);
    }

    #[test]
    fn a_filter_can_be_turned_round_and_taken_away() {
        let mut view = View::search("arms person:a");
        view.update(Msg::Invert(Kind::Person, "a".into()));
        assert_eq!(view.query.join(), "arms -person:a");
        view.update(Msg::Invert(Kind::Person, "a".into()));
        assert_eq!(view.query.join(), "arms person:a");
        view.update(Msg::Remove(Kind::Person, "a".into()));
        assert_eq!(view.query.join(), "arms");
    }

    #[test]
    fn passages_notice_a_change() {
        let passage = Passage::of("some words here", Span::new(5, 10));
        assert!(passage.holds("some words there"));
        assert!(!passage.holds("some woods here") && !passage.holds("some"));
    }
}
