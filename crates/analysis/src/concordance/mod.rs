//! The hits of a search in their lines (a concordance, "key word in context"), and what stands near them.
//!
//! [`crate::mentions`] has the passages of an entity; here they are those of any query. Every hit is one
//! of [`crate::Search::spans`], so that lines, marks and counts cannot disagree. A line is a hit with the words
//! before and after it in its own paragraph, and never runs on into another one: where a phrase itself
//! does, [`Concordance::shown`] gives its parts.
//!
//! With many articles not every hit is gathered. [`Concordance::gather`] keeps the first [`LINES`] in the order
//! of the articles, and goes on to count hits through [`COUNTED`] bytes of text; what is beyond is known
//! to be there, and not how much it is. Only lines that are shown are put together as text.

mod collocates;
mod lines;

pub use collocates::{COLLOCATES, Collocate, Collocates};
pub use lines::{CONTEXT, COUNTED, Concordance, LINES, Line, Shown, SortBy, Total, WINDOW, count};

#[cfg(test)]
mod tests;
