//! The last step of a build, run by Trunk (see `Trunk.toml`) in the folder where it has put the page
//! together. Trunk has compiled the module and written its script, the boot script and the style sheets.
//!
//! It stops the build, rather than leave something out, when any of it cannot be done. The one exception is
//! a missing `wasm-opt`: the page is the same without it, only larger.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

use std::{env, fs, path::PathBuf, process::ExitCode};

use ingest::Problem;
use publish::File;
use template::{Result, save, staging, write};

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
    match Build::from_environment().and_then(|build| run(&build)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(build: &Build) -> Result<()> {
    let blob = blob()?;
    let (template, parts) = staging::assemble(&build.staging, &build.source, build.release)?;
    let files = publish::publish(&template, &blob).map_err(|error| error.to_string())?;
    for part in parts {
        fs::remove_file(&part).map_err(|error| format!("cannot remove {}: {error}", part.display()))?;
    }
    for file in &files {
        write(&build.staging.join(&file.name), &file.bytes)?;
        if build.release {
            for File { name, bytes } in publish::copies(file).map_err(|error| error.to_string())? {
                write(&build.staging.join(name), &bytes)?;
            }
        }
    }
    if build.release {
        save(template, &build.source.join("target/page"))?;
    }
    Ok(())
}

/// The blob of the folder of articles. Every problem of the folder is shown, and an error ends the build.
fn blob() -> Result<Vec<u8>> {
    let folder = env::var_os("DOSSIER_CORPUS").map_or_else(|| PathBuf::from("seeds"), PathBuf::from);
    let (corpus, problems) = match ingest::disk::read(&folder) {
        Ok(folder) => ingest::ingest(&folder),
        Err(problems) => (Default::default(), problems),
    };
    for problem in &problems {
        eprintln!("{problem}");
    }
    if problems.iter().any(Problem::is_error) {
        return Err(format!("{}: no page is made of a folder with errors", folder.display()));
    }
    publish::blob(&corpus).map_err(|error| error.to_string())
}
