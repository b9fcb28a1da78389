//! What every other crate says about a text: where its words, paragraphs and sentences are, and which words
//! count as the same.
//!
//! A token has three forms, each coarser than the one before:
//!
//! | form | "Culiacán’s" | used for |
//! |---|---|---|
//! | [`exact_form`] | `culiacán's` | `=word` |
//! | [`folded_form`] | `culiacan's` | `prefix*`, names, possessives |
//! | [`stem`] | `culiacan` | plain words |
//!
//! Case never distinguishes two words: a headline's "Trafficking" is the text's "trafficking".
//!
//! ```
//! let raw = "Traffickers crossed at Culiacán.";
//! let words: Vec<&str> = text::tokens(raw).map(|token| &raw[token.range()]).collect();
//! assert_eq!(words, ["Traffickers", "crossed", "at", "Culiacán"]);
//! assert_eq!(text::folded_form("Culiacán"), "culiacan");
//! assert_eq!(text::stem(text::Language::English, "traffickers"), "traffick");
//! ```
//!
//! Everything works on borrowed text and gives [`Span`]s of bytes into it; nothing here knows of files,
//! articles or entities. Besides, this crate has what is small and needed by several others: dates, numbers
//! as bytes ([`varint`]), [`json`], sorting that takes little code ([`sort`]), and the distance of two words.
//!
//! Start with [`tokens`], then [`folded_form`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

mod as_read;
pub mod date;
mod decompose;
mod edit_distance;
pub mod fnv;
mod folded_words;
mod forms;
pub mod json;
mod language;
mod lower;
mod paragraphs;
mod sentences;
pub mod sort;
mod span;
mod tokens;
pub mod varint;

pub use as_read::as_read;
pub use decompose::compose;
pub use edit_distance::edit_distance;
pub use folded_words::folded_words;
pub use forms::{exact_form, folded_form, is_possessive, stem, straighten, without_possessive};
pub use language::Language;
pub use lower::lowercase;
pub use paragraphs::{Paragraph, paragraph_spans, paragraphs};
pub use sentences::sentences;
pub use span::Span;
pub use tokens::{Tokens, index_tokens, keeps_hyphen, tokens};
