//! What can be wrong with a query. Sentences about it are written where people read them.

use text::Span;

use super::Range;

/// Something in a query that was not understood. The rest was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is in what was typed, in bytes.
    pub span: Span,
    /// What is wrong, and so what was done instead.
    pub kind: ProblemKind,
}

/// What is wrong with a part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A closing parenthesis without an opening one. It was left out.
    StrayParenthesis,
    /// A parenthesis that is not closed. It was closed at the end.
    UnclosedParenthesis,
    /// Parentheses inside more of them than are read. It was left out.
    NestedTooDeeply,
    /// `OR` at the beginning or the end of an expression. It was left out.
    LoneOr,
    /// A minus or `NOT` without anything right after it. It was left out.
    LoneNegation,
    /// A quotation mark that is not closed. It was closed at the end.
    UnclosedQuotation,
    /// Quotation marks without a word between them. They were left out.
    EmptyQuotation,
    /// `~` without a number after a phrase. It was left out.
    ProximityWithoutNumber,
    /// `"word"~8`: one word alone is near nothing. The number was left out.
    ProximityOfOneWord,
    /// `~0` after a phrase: that is the phrase itself. It was left out.
    ProximityOfZero,
    /// A proximity above the maximum, which was taken instead.
    ProximityTooFar {
        /// The maximum.
        most: u32,
    },
    /// Neither letter nor digit. It was left out.
    NoLetterOrDigit,
    /// A field after `title:`. It was searched as words.
    FieldInTitle {
        /// The name of the field.
        name: String,
    },
    /// A word with a colon in it that names no field. It was searched as words.
    UnknownField {
        /// What was typed before the colon.
        name: String,
        /// The field that may have been meant.
        nearest: Option<&'static str>,
    },
    /// A field without anything right after the colon. It was left out.
    FieldWithoutValue {
        /// The name of the field, as it was typed.
        name: String,
    },
    /// A field of entities without a name right after the colon. It was left out.
    FieldWithoutName {
        /// The name of the field, as it was typed.
        name: String,
    },
    /// A date that is not in the calendar. It was left out.
    NoSuchDate,
    /// Not written as such a range is. It was left out.
    RangeSyntax(Range),
    /// A range that ends before it begins. Its ends were swapped.
    RangeReversed(Range),
    /// `~` without a word before it. It was left out.
    DistanceWithoutWord,
    /// `~` on a pattern. It was left out.
    DistanceOfPattern,
    /// `word~0`. The sign was left out.
    DistanceOfZero,
    /// `word~3` or more. `~2` was taken.
    DistanceTooLarge,
    /// `~` inside a word. It was read as a gap.
    DistanceInside,
    /// `*` or `?` without a letter or digit. It was left out.
    PatternWithoutLetter,
    /// `=` without a word after it. It was left out.
    ExactWithoutWord,
    /// Other signs on a word after `=`. They were left out.
    ExactWithSigns,
}
