//! Makes the page template without Trunk: `template [--profile NAME] FOLDER`.
//!
//! Compiles the app, by the profile `release` if none is named, and writes its template into the folder.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use template::{Result, optimise, paths, save, source};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const APP: &str = "dossier-app";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let made = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--profile", profile, folder] => make(profile, Path::new(folder)),
        [folder] if !folder.starts_with('-') => make("release", Path::new(folder)),
        _ => Err("it takes a folder for the template, and before it perhaps --profile NAME".to_owned()),
    };
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("template: {message}");
            ExitCode::FAILURE
        }
    }
}

fn make(profile: &str, folder: &Path) -> Result<()> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let workspace = workspace.canonicalize().map_err(|error| format!("{}: {error}", workspace.display()))?;
    paths::prepare(&workspace)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from);
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(&workspace)
        .args(["build", "--locked", "--package", APP, "--target", TARGET, "--profile", profile])
        .status()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !status.success() {
        return Err("the app could not be compiled".to_owned());
    }
    let work = target.join("template");
    let _ = fs::remove_dir_all(&work);
    let compiled = target.join(TARGET).join(profile).join(APP).with_extension("wasm");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&compiled)
        .out_name(APP)
        .typescript(false)
        // As Trunk has it.
        .omit_default_module_path(false)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&work))
        .map_err(|error| format!("wasm-bindgen: {error}"))?;
    let module = work.join(format!("{APP}_bg.wasm"));
    if profile == "release" {
        optimise::shrink(&module, &workspace)?;
    }
    let made = source::assemble(&workspace, &module, &work.join(format!("{APP}.js")))?;
    save(made, folder)
}
