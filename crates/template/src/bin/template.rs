//! Makes the page template without Trunk: `template [--profile NAME] FOLDER`.
//!
//! Compiles the app and the workshop, by the profile `release` if none is named, and writes its template into the folder.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use template::{
    Result,
    optimise::{self, Names},
    paths, save,
    source::{self, Bound},
};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const APP: &str = "dossier-app";
const WORKSHOP: &str = "dossier-workshop";

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
    let build = Build { workspace: &workspace, profile };
    let made = source::assemble(&workspace, &build.bound(APP, true)?, &build.bound(WORKSHOP, false)?)?;
    save(made, folder)
}

/// How programs are compiled.
struct Build<'b> {
    workspace: &'b Path,
    profile: &'b str,
}

impl Build<'_> {
    /// Compiles a program and binds it, for the page or for a worker.
    fn bound(&self, name: &str, is_page: bool) -> Result<Bound> {
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.workspace.join("target"), PathBuf::from);
        // As index.html has it for Trunk.
        let profile = if !is_page && self.profile == "release" { "workshop" } else { self.profile };
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .current_dir(self.workspace)
            .args(["build", "--locked", "--package", name, "--bin", name])
            .args(["--target", TARGET, "--profile", profile])
            .status()
            .map_err(|error| format!("cargo cannot be run: {error}"))?;
        if !status.success() {
            return Err(format!("{name} could not be compiled"));
        }
        let work = target.join("template").join(name);
        let _ = fs::remove_dir_all(&work);
        let compiled = target.join(TARGET).join(profile).join(name).with_extension("wasm");
        let mut bindgen = Bindgen::new();
        bindgen.input_path(&compiled).out_name(name).typescript(false);
        // As Trunk has it.
        bindgen.omit_default_module_path(false);
        let bindgen = if is_page { bindgen.web(true) } else { bindgen.no_modules(true) };
        bindgen
            .and_then(|bindgen| bindgen.generate(&work))
            .map_err(|error| format!("wasm-bindgen: {error}"))?;
        let module = work.join(format!("{name}_bg.wasm"));
        if self.profile == "release" {
            optimise::shrink(&module, self.workspace, if is_page { Names::Keep } else { Names::Drop })?;
        }
        Ok(Bound { module, glue: work.join(format!("{name}.js")) })
    }
}
