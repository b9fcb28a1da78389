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
//! `wasm-opt` ([`optimise`]) and cut in two ([`split`]), and its imports get short names ([`imports`]). Nothing here changes what a module
//! does, and nothing depends on the articles. It makes no files of a page: that is `publish`. Start with
//! [`staging`].

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

pub mod imports;
pub mod minify;
pub mod optimise;
pub mod paths;
pub mod source;
pub mod split;
pub mod staging;
pub mod tags;

use std::{fs, path::Path};

use publish::Template;
use split::Halves;

/// What goes wrong here is shown to a person who runs a build; nothing reacts to it.
pub type Result<T> = std::result::Result<T, String>;

/// The app as it is published.
pub struct App {
    /// wasm-bindgen's script, between the browser and both modules.
    pub glue: String,
    /// The module with what every reader needs, or with everything.
    pub module: Vec<u8>,
    /// The module with what comes later; empty, if there is none.
    pub later: Vec<u8>,
}

impl App {
    /// Cuts a module in two and shortens the names of its imports. It has to have the names of its functions; its script,
    /// to be without indentation.
    pub fn small(module: &[u8], glue: &str) -> Result<Self> {
        let (first, later) = match split::split(module)? {
            Some(Halves { first, later }) => (first, later),
            None => (module.to_vec(), Vec::new()),
        };
        let (module, glue) = imports::shorten(&first, glue)?;
        Ok(Self { glue, module, later })
    }
}

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

/// Short names for what nobody reads: a, b, …, z, ba, bb, …
pub fn letters(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    if number < 26 { last.to_string() } else { letters(number / 26) + &last.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_letters() {
        let names: Vec<String> = [0, 25, 26, 27, 26 * 26].map(letters).into();
        assert_eq!(names, ["a", "z", "ba", "bb", "baa"]);
    }
}
