//! All sentences of the interface, a file for each page. Another language is another folder with the same
//! names.
//!
//! Pages write `words::NAME`; which file a sentence is in concerns only this folder.

#![allow(missing_docs)]

mod about;
mod article;
mod citation;
mod common;
mod compare;
mod concordance;
mod entity;
mod filters;
mod integrity;
mod pictures;
mod problems;
mod query;
mod results;
mod shell;

pub use self::{
    about::*,
    article::*,
    citation::*,
    common::*,
    compare::*,
    concordance::*,
    entity::*,
    filters::*,
    integrity::*,
    pictures::*,
    problems::{lookup_problem, query_problem},
    query::{is_plain, query_in_words, range},
    results::*,
    shell::*,
};
