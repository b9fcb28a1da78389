//! Makes the module the same wherever it is built.
//!
//! A panic tells in which file it happened. For the dossier's own files that is `src/app.rs`, as seen
//! from the checkout; for a dependency it is where cargo has unpacked it, which differs from one
//! machine to the next and has the name of its user in it. For the standard library it does where the
//! component rust-src is installed. `--remap-path-prefix` shortens these paths, but has to be told
//! them, and cargo cannot be told in a file that is the same everywhere. So this asks cargo and rustc,
//! and writes their answer to a file that `.cargo/config.toml` includes.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{Result, write};

const TARGET: &str = "wasm32-unknown-unknown";

/// Tells cargo, in a file, which paths to leave out of the module. `source` is the folder of the workspace.
pub fn prepare(source: &Path) -> Result<()> {
    // The ones that build: cargo names itself, and a rustc may be named for it.
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let metadata = output(
        &cargo,
        &["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET],
        source,
    )?;
    let mut remaps = dependencies(&metadata)?;
    let sysroot = output(&rustc, &["--print", "sysroot"], source)?;
    remaps.push(standard_library(sysroot.trim_end(), &output(&rustc, &["-vV"], source)?)?);
    write(&source.join(".cargo/paths.toml"), config(&remaps).as_bytes())
}

fn output(command: &OsString, arguments: &[&str], folder: &Path) -> Result<String> {
    let shown = format!("{} {}", command.display(), arguments.join(" "));
    let ran = Command::new(command)
        .args(arguments)
        .current_dir(folder)
        .output()
        .map_err(|error| format!("cannot run {shown}: {error}"))?;
    if !ran.status.success() {
        return Err(format!("{shown} failed:\n{}", String::from_utf8_lossy(&ran.stderr).trim_end()));
    }
    String::from_utf8(ran.stdout).map_err(|_| format!("{shown} gave something that is not UTF-8"))
}

/// The folders that hold packages of others, each shortened to nothing: what is left of a path begins
/// with a package's name and version.
fn dependencies(metadata: &str) -> Result<Vec<(String, String)>> {
    let unexpected = || "cargo metadata does not say where the packages are".to_owned();
    let metadata: Value = serde_json::from_str(metadata).map_err(|error| error.to_string())?;
    let members = metadata["workspace_members"].as_array().ok_or_else(unexpected)?;
    let mut folders = BTreeSet::new();
    for package in metadata["packages"].as_array().ok_or_else(unexpected)? {
        if !members.contains(&package["id"]) {
            let manifest = Path::new(package["manifest_path"].as_str().ok_or_else(unexpected)?);
            let folder = manifest.parent().and_then(Path::parent).and_then(Path::to_str);
            folders.insert(folder.ok_or_else(unexpected)?.to_owned());
        }
    }
    Ok(folders.into_iter().map(|folder| (folder, String::new())).collect())
}

/// The source of the standard library, under the name that it has where rust-src is not installed.
fn standard_library(sysroot: &str, version: &str) -> Result<(String, String)> {
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .ok_or("rustc -vV does not say of which commit it is")?;
    let source: PathBuf = [sysroot, "lib", "rustlib", "src", "rust"].iter().collect();
    Ok((source.display().to_string(), format!("/rustc/{commit}")))
}

/// The flags as cargo reads them. Only the module gets them, and not the build's own tools; only what is
/// compiled has the shorter paths, so that messages of the compiler still lead to files.
fn config(remaps: &[(String, String)]) -> String {
    let mut out = format!(
        "# Written by crates/template at the start of a build.\n[target.{TARGET}]\nrustflags = [\n    \
         \"--remap-path-scope=object\",\n"
    );
    for (from, to) in remaps {
        // JSON's strings are strings of TOML too.
        let flag = Value::from(format!("--remap-path-prefix={from}={to}"));
        out.push_str(&format!("    {flag},\n"));
    }
    out.push_str("]\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_dependencies_are_shortened_and_own_packages_left_alone() {
        let metadata = r#"{"workspace_members": ["own"], "packages": [
            {"id": "own", "manifest_path": "/home/a/dossier/Cargo.toml"},
            {"id": "fst", "manifest_path": "/home/a/.cargo/registry/src/index-1/fst-0.4.7/Cargo.toml"},
            {"id": "yew", "manifest_path": "/home/a/.cargo/registry/src/index-1/yew-0.23.0/Cargo.toml"},
            {"id": "git", "manifest_path": "/home/a/.cargo/git/checkouts/git-1/2/Cargo.toml"}
        ]}"#;
        let folders: Vec<String> =
            dependencies(metadata).expect("folders").into_iter().map(|(from, to)| from + "=" + &to).collect();
        assert_eq!(folders, ["/home/a/.cargo/git/checkouts/git-1=", "/home/a/.cargo/registry/src/index-1="]);
        for metadata in ["", "{}", r#"{"workspace_members": [], "packages": [{"id": "x"}]}"#] {
            assert!(dependencies(metadata).is_err(), "{metadata}");
        }
    }

    #[test]
    fn the_standard_library_is_named_by_its_commit() {
        let version = "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\ncommit-hash: 59807616e1fa\n";
        let (from, to) = standard_library("/home/a/toolchain", version).expect("a commit");
        assert!(from.starts_with("/home/a/toolchain") && from.ends_with("rust"), "{from}");
        assert_eq!(to, "/rustc/59807616e1fa");
        assert!(standard_library("/home/a/toolchain", "rustc 1.95.0").is_err());
    }

    #[test]
    fn paths_are_written_as_toml_reads_them() {
        let remaps =
            [(r"C:\Users\a b".to_owned(), String::new()), ("/é\"x".to_owned(), "/rustc/1".to_owned())];
        assert_eq!(
            config(&remaps).lines().skip(2).collect::<Vec<_>>(),
            [
                "rustflags = [",
                r#"    "--remap-path-scope=object","#,
                r#"    "--remap-path-prefix=C:\\Users\\a b=","#,
                r#"    "--remap-path-prefix=/é\"x=/rustc/1","#,
                "]"
            ]
        );
    }
}
