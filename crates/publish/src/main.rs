//! The last step of a build, run by Trunk (see `Trunk.toml`) in the folder where it has put the
//! page together. Trunk has compiled the module and written its loader, the boot script and the
//! style sheets; this turns them into what is published:
//!
//! 1. one style sheet instead of several,
//! 2. in release builds, a module whose panics have no words and that `wasm-opt` has made smaller, and
//!    short names between it and its script,
//! 3. in release builds, the boot script without its comments; the names of all by their content, and an
//!    integrity value for everything that is loaded,
//! 4. the dossier's name and the list of its articles as plain HTML, readable before (or without)
//!    the module,
//! 5. in release builds, a `.br` and a `.gz` beside every file that compresses, for hosts that send
//!    such files as they are.
//!
//! It stops the build, rather than leave something out, when any of it cannot be done. The one
//! exception is a missing `wasm-opt`: the page is the same without it, only larger.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

mod assets;
mod compress;
mod contents;
mod glue;
mod listing;
mod module;
mod optimise;
mod page;
mod styles;
mod traps;

use contents::Contents;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What goes wrong here is told to a person who runs a build; nothing reacts to it.
type Result<T> = std::result::Result<T, String>;

/// What Trunk tells its hooks.
struct Build {
    /// Where Trunk has put the page together.
    staging: PathBuf,
    /// The folder of `index.html`'s source.
    source: PathBuf,
    /// Whether to spend time on a smaller result.
    release: bool,
}

impl Build {
    fn from_environment() -> Result<Build> {
        let variable = |name: &str| {
            env::var_os(name).map(PathBuf::from).ok_or_else(|| {
                format!("{name} is not set: this command is run by Trunk, as its post_build hook")
            })
        };
        Ok(Build {
            staging: variable("TRUNK_STAGING_DIR")?,
            source: variable("TRUNK_SOURCE_DIR")?,
            release: env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release"),
        })
    }
}

fn main() -> ExitCode {
    match Build::from_environment().and_then(|build| finish(&build)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("finish: {message}");
            ExitCode::FAILURE
        }
    }
}

fn finish(build: &Build) -> Result<()> {
    let index = build.staging.join("index.html");
    let mut html = read_text(&index)?;
    html = styles::merge(&html, &build.staging, build.release)?;
    let mut contents = Contents::default();
    html = assets::settle_module(&html, &build.staging, |wasm, glue| {
        if build.release {
            traps::silence(wasm)?;
            optimise::shrink(wasm, &build.source)?;
            glue::shorten(wasm, glue)?;
        }
        contents = contents::read(&read(wasm)?)?;
        Ok(())
    })?;
    if build.release {
        html = assets::settle_script(&html, &build.staging, glue::without_comments)?;
    }
    html = listing::fill(&html, &contents)?;
    assets::check(&html, &build.staging)?;
    write(&index, html.as_bytes())?;
    if build.release {
        compress::compress_all(&build.staging)?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn remove(path: &Path) -> Result<()> {
    fs::remove_file(path).map_err(|error| format!("cannot remove {}: {error}", path.display()))
}

/// A folder for one test, removed when the test is over.
#[cfg(test)]
struct Scratch(PathBuf);

#[cfg(test)]
impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = env::temp_dir().join(format!("dossier-finish-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Scratch(path)
    }
}

#[cfg(test)]
impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
