//! The page: a Yew application over the dossier that is embedded in it.
//!
//! Levels, from the top; a module uses those below it only:
//!
//! | module | |
//! |---|---|
//! | [`app`] | the shell: reads the view from the address, draws it, carries out effects |
//! | [`pages`] | a page a module, each with its model, messages, `update` and `view` |
//! | [`widgets`] | parts that several pages use |
//! | [`context`] | what a page is given: the dossier, the view, the answer to its query |
//! | [`citation`], [`words`] | every sentence of the interface |
//! | [`effects`] | what a page can ask of the shell; the address and the rest of the browser |
//! | [`view`] | what is shown, as a value and as a link |
//! | [`integrity`], [`csv`] | texts against their hashes; tables to save |
//! | [`embedded`] | the dossier |
//!
//! Start with [`view::View`], then read one page, such as [`pages::entities`], and [`app`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod app;
pub mod citation;
pub mod context;
pub mod csv;
pub mod effects;
pub mod embedded;
pub mod integrity;
pub mod pages;
pub mod script;
pub mod view;
pub mod widgets;
pub mod words;
