//! What may be meant by what is typed, why an answer is as it is, and what else could be asked.
//!
//! Nothing here changes a query by itself: everything is an offer, with the query that it leads to and how many
//! articles that finds.
//!
//! | module | question it answers |
//! |---|---|
//! | [`completion`] | what may be meant by what is being typed? Start here |
//! | `correct` | a word occurs nowhere: which was meant? |
//! | `relax` | nothing was found: what would be found with less asked for? |
//! | `nearly` | which articles nearly answer it: under another name, or with some of its words? |
//! | `explain` | what does each part of a query find, and why is an article so high? |
//! | [`examples`] | which query shows each construct of the language? |
//!
//! It evaluates no query itself (that is `search`) and has no sentences for people. It is compiled for size: each of
//! these is asked once for a keystroke, never for an article.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod completion;
mod correct;
pub mod examples;
mod explain;
mod nearly;
mod relax;

pub use completion::{Suggester, Suggestion};
pub use correct::{Correction, corrections};
pub use explain::{Contribution, PartFound, contributions, parts};
pub use nearly::{Instead, Near, Nearly, named_as, nearly};
pub use relax::{Relaxation, prefix_fallback, relaxations};

#[cfg(test)]
mod tests;
