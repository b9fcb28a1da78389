//! The table of a reader's notes.

use ::notes::{About, Note};
use corpus::store::Article;
use text::Span;

use super::{Given, Site, basis, date};
use crate::table::{Cell, Sheet};

/// A note, with what is known about it in the dossier.
pub struct Noted<'n, 'a> {
    /// The note.
    pub note: &'n Note,
    /// Its article, if the dossier has that.
    pub article: Option<Article<'a>>,
    /// Where its words are; nothing, if they have changed or there are none.
    pub place: Option<Span>,
    /// How the article is cited.
    pub citation: String,
    /// The whole address of what it is about.
    pub link: String,
}

/// A reader's notes. Where words have changed, `start_byte` and `end_byte` are empty, and `words` has what they were.
pub fn notes<'n, 'a: 'n, S: Site>(
    given: &Given<'a, S>,
    noted: impl Iterator<Item = Noted<'n, 'a>>,
    to: &mut Sheet,
) {
    to.begin(
        "notes",
        "about article title source date date_basis words start_byte end_byte place note colour made changed citation link",
    );
    for Noted { note, article, place, citation, link } in noted {
        let (about, state) = match (&note.about, place) {
            (About::Words { .. }, Some(_)) => ("words", Cell::from("found")),
            (About::Words { .. }, None) => ("words", Cell::from("changed")),
            (About::Article { .. }, _) => ("article", Cell::Nothing),
            (About::View { .. }, _) => ("view", Cell::Nothing),
        };
        to.row(&[
            about.into(),
            note.article().unwrap_or_default().into(),
            article.as_ref().map(|article| article.title).into(),
            article.as_ref().map_or(Cell::Nothing, |article| given.source(article)),
            article.as_ref().map_or(Cell::Nothing, date),
            article.as_ref().map_or(Cell::Nothing, basis),
            note.anchor().map(|anchor| anchor.words.as_str()).into(),
            place.map(|place| place.start).into(),
            place.map(|place| place.end).into(),
            state,
            note.text.as_str().into(),
            note.anchor().map(|_| note.colour.name()).into(),
            note.made.as_str().into(),
            note.changed.as_str().into(),
            citation.into(),
            link.into(),
        ]);
    }
}
