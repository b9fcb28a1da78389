//! A query with everything that reading it found out.

use std::rc::Rc;

use super::{Filter, Problem, Query, QueryDraft};
use corpus::model::Kind;
use text::Span;

/// A query as it was typed, and everything that the parser found out about it.
///
/// Whoever evaluates, shows, completes or explains a query takes what they need from here: nobody else reads
/// the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What was typed.
    pub text: String,
    /// What it means.
    pub query: Query,
    /// What was not understood, in the order in which it was noticed.
    pub problems: Vec<Problem>,
    /// The parts that must all hold, with their places. A query whose top level is an `OR` has no such parts
    /// but itself, and gives none.
    pub items: Vec<Item>,
    /// Every word, phrase and value, in order of place.
    pub atoms: Vec<Atom>,
    pub(crate) ending: Ending,
}

/// A part of a query at its top level, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it is, its minus included.
    pub span: Span,
    /// What it means.
    pub query: Query,
}

/// A word, a phrase or a value, with its place: what completion needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Atom {
    /// What it is.
    pub role: Role,
    /// Whether it must not be found.
    pub negated: bool,
    /// With its quotation marks and what follows them, without the field and the signs before it.
    pub whole: Span,
    /// What is between the quotation marks, or the whole where there are none.
    pub inner: Span,
}

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A word.
    Word,
    /// A word as it is spelled: `=word`.
    Exact,
    /// A word of a title: `title:word`.
    TitleWord,
    /// A phrase.
    Phrase,
    /// A phrase in a title.
    TitlePhrase,
    /// A value of an entity's field: `person:name`.
    Name(Kind),
    /// Years, dates and figures, and words with a colon, which may become a field.
    Other,
}

/// How a text ends, and what else decides whether filters can be written beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ending {
    /// Whether its top level is an `OR`.
    pub is_disjunction: bool,
    /// A quotation mark is not closed.
    pub open_quotation: bool,
    /// A parenthesis is not closed.
    pub open_parenthesis: bool,
    /// A closing parenthesis had nothing to close.
    pub stray_parenthesis: bool,
    /// It begins with `OR`.
    pub leading_or: bool,
    /// It ends with `OR`.
    pub trailing_or: bool,
    /// It ends with `NOT`.
    pub trailing_not: bool,
    /// Parentheses are nested as deeply as they can be.
    pub is_deep: bool,
    /// Filters are at its top level.
    pub has_filters: bool,
    /// It is a filter and nothing else.
    pub is_filter: bool,
}

impl Parsed {
    /// The query as words and filters: what a text box and chips show.
    pub fn draft(self) -> QueryDraft {
        QueryDraft::of(Rc::new(self))
    }

    /// The filters at its top level, and no words: what facets show as chosen.
    pub fn choices(&self) -> QueryDraft {
        QueryDraft::of_filters(self.filters().map(|(_, filter)| filter).collect())
    }

    /// The filters at the top level, with their places, in order of place.
    pub(crate) fn filters(&self) -> impl Iterator<Item = (Span, Filter)> + '_ {
        self.items.iter().filter_map(|item| Some((item.span, Filter::from_query(item.query.clone())?)))
    }
}
