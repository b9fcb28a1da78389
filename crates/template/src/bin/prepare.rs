//! The first step of a build, run by Trunk (see `Trunk.toml`).

use std::{env, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let source = env::var_os("TRUNK_SOURCE_DIR")
        .map(PathBuf::from)
        .ok_or("TRUNK_SOURCE_DIR is not set: this command is run by Trunk, as its pre_build hook".to_owned());
    match source.and_then(|source| template::paths::prepare(&source)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
