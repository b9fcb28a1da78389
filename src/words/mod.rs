//! All sentences of the interface, a file for each page. They are looked up by the crate `say` where they are said, so that
//! the page can be in another language. What is put together here is a sentence with places, since other languages have another
//! order.
//!
//! Pages write `words::NAME`; which file a sentence is in concerns only this folder.

#![allow(missing_docs)]

mod about;
mod article;
mod common;
mod compare;
mod concordance;
mod entity;
mod filters;
mod integrity;
mod likeness;
mod notes;
mod pictures;
mod query;
mod results;
mod saving;
mod shell;
mod topic;

pub use ::words::{TEXTS_MISSING, lookup_problem, query_problem};

pub use self::{
    about::*,
    article::*,
    common::*,
    compare::*,
    concordance::*,
    entity::*,
    filters::*,
    integrity::*,
    likeness::*,
    notes::*,
    pictures::*,
    query::{is_plain, query_in_words, range},
    results::*,
    saving::*,
    shell::*,
    topic::*,
};
