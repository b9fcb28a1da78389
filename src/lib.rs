//! The page: a Yew application over the dossier that the build has embedded.
//!
//! [`view`] is what the page shows, as a value and as a link; [`address`] is the browser's address
//! and history, [`browser`] the rest of the browser; [`app`] is the shell between them; [`integrity`] checks the
//! texts against their hashes, [`citation`] cites them, [`csv`] makes tables of lines; [`pages`] and [`components`] draw, all words come from [`words`].

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests are in no page"))]

pub mod address;
pub mod app;
pub mod browser;
pub mod citation;
pub mod components;
pub mod csv;
pub mod desk;
pub mod integrity;
pub mod pages;
pub mod script;
pub mod shelf;
pub mod view;
pub mod words;
