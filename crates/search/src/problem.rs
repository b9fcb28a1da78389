//! What of a query could not be looked up. Sentences about it are written where people read them.

use corpus::model::Kind;

/// Something that a query asks for and a dossier does not have, or has too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookupProblem {
    /// A phrase that cannot be looked for yet, since texts are missing.
    TextsMissing,
    /// A pattern or a misspelling that can mean more words than are searched. The first of them were.
    TooManyWords {
        /// The word or phrase, in canonical form.
        text: String,
        /// How many words were searched.
        most: usize,
    },
    /// A value of a filter that is the name of nothing in the dossier.
    UnknownName {
        /// Of which kind a name was asked for.
        kind: Kind,
        /// What was typed.
        value: String,
        /// The entity that may have been meant.
        nearest: Option<NearestName>,
    },
}

/// An entity whose slug is nearly what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestName {
    /// Its name in queries.
    pub slug: String,
    /// The name shown.
    pub name: String,
}
