//! What an editor settles, and what may be proposed to one.
//!
//! | module | |
//! |---|---|
//! | [`entities_toml`] | reads `entities.toml`: who and what there is, under which names |
//! | [`sidecar`] | reads `articles.toml`: what is settled about the articles |
//! | [`introduction`], [`colour`], [`logo`] | read how a dossier presents itself |
//! | [`propose`] | proposes what an editor may want to merge, to tell apart or to list |

pub mod colour;
pub mod entities_toml;
pub mod introduction;
pub mod logo;
pub mod propose;
pub mod sidecar;
mod toml_problem;
