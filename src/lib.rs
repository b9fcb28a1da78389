//! The page: a Yew application over the dossier that is embedded in it.
//!
//! Levels, from the top; a module uses those of its own level and below only, and a test (`pages/tests/levels.rs`)
//! checks it and this table:
//!
//! | module | |
//! |---|---|
//! | [`app`], [`script`] | the shell: reads the view from the address, draws it, carries out effects; `window.dossier` |
//! | [`saving`] | what can be taken away from a page: citations and tables |
//! | [`pages`] | a page a module, each with its model, messages, `update` and `view` |
//! | [`widgets`] | parts that several pages use |
//! | [`context`] | what a page is given: the dossier, the view, the answer to its query |
//! | [`words`] | every sentence of the interface |
//! | [`effects`] | what a page can ask of the shell; the address and the rest of the browser |
//! | [`view`] | what is shown, as a value and as a link |
//! | [`texts`], [`later`] | fetch what of the dossier, and of the code, comes later |
//! | [`integrity`], [`embedded`], [`language`] | texts against their hashes; the dossier; the languages to choose from |
//!
//! It makes no dossier (that is `ingest`) and answers no query itself (that is `search`).
//!
//! Start with [`view::View`], then read one page, such as [`pages::entities`], and [`app`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod app;
pub mod context;
pub mod effects;
pub mod embedded;
pub mod integrity;
pub mod language;
pub mod later;
pub mod pages;
pub mod saving;
pub mod script;
pub mod texts;
pub mod view;
pub mod widgets;
pub mod words;
