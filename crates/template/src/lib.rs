//! Makes the page template: the page without articles, which only a compiler can make.
//!
//! Three programs use this crate:
//!
//! - `prepare` is Trunk's hook before a build: it keeps the machine's paths out of the module ([`paths`]).
//! - `publish` is Trunk's hook after a build: it makes a template of what Trunk has written ([`staging`]), puts
//!   the folder of articles into it as `dossier build` does, and leaves the template in `target/page`, where
//!   the command finds it when it is compiled.
//! - `template` makes a template without Trunk ([`source`]). `scripts/serve` runs it, since compiling Trunk
//!   takes longer than all the rest.
//!
//! In release builds scripts and styles lose their comments ([`minify`]), the module is made smaller by
//! `wasm-opt` ([`optimise`]), and its imports get short names ([`imports`]). Nothing here changes what a module
//! does, and nothing depends on the articles. It makes no files of a page: that is `publish`. Start with
//! [`staging`].

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

pub mod imports;
pub mod minify;
pub mod optimise;
pub mod paths;
pub mod source;
pub mod staging;
pub mod tags;

use std::{fs, path::Path};

use publish::Template;

/// What goes wrong here is shown to a person who runs a build; nothing reacts to it.
pub type Result<T> = std::result::Result<T, String>;

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Reads a file of text.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file. One that would not change is left alone: cargo and Trunk look at dates.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|before| before == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Writes a template into a folder.
pub fn save(template: Template, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    template.files().iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes))
}
