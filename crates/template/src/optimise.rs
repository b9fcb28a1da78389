//! Makes the module smaller with Binaryen's `wasm-opt`, when that is there.

use crate::{Result, read, write};
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What rustc's output uses and browsers have. wasm-opt takes neither less (it would refuse the
/// module) nor more (with all features it writes imports in a form that browsers do not read).
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The passes that gave the smallest module after compression. -Os and -Oz give a smaller file that
/// compresses worse, so that more goes over the wire, and take three times as long; so do the passes of
/// -O1 that are left out, for 1.5 kB. Before them goes what nobody uses of what functions are called with,
/// of panics nearly all.
const PASSES: [&str; 9] = [
    "--dae",
    "--duplicate-function-elimination",
    "-O1",
    "--skip-pass=simplify-locals",
    "--skip-pass=memory-packing",
    "--skip-pass=precompute",
    "--skip-pass=coalesce-locals",
    "--rse",
    "--vacuum",
];

/// Drops what only people read.
const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/// Whether the functions of a module keep their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// They are still needed, to cut the module in two.
    Keep,
    /// They go.
    Drop,
}

/// Optimises a module in place. Without wasm-opt it stays as it is, with a warning.
pub fn shrink(wasm: &Path, source: &Path, names: Names) -> Result<()> {
    let path = env::var_os("PATH").unwrap_or_default();
    let Some(tool) = find(&path, source) else {
        eprintln!(
            "warning: wasm-opt is not there, so the module stays about a sixth larger than it need be \
             (npm ci --prefix tests/browser installs it)"
        );
        return Ok(());
    };
    let before = read(wasm)?;
    let output = wasm.with_extension("optimised");
    let ran = Command::new(&tool)
        .args(FEATURES)
        .args(PASSES)
        .args(if names == Names::Keep { &["--debuginfo"][..] } else { &STRIP })
        .arg(wasm)
        .arg("--output")
        .arg(&output)
        .output()
        .map_err(|error| format!("cannot run {}: {error}", tool.display()))?;
    if !ran.status.success() {
        return Err(format!(
            "{} failed on {}:\n{}",
            tool.display(),
            wasm.display(),
            String::from_utf8_lossy(&ran.stderr).trim_end()
        ));
    }
    let after = read(&output)?;
    fs::remove_file(&output).map_err(|error| format!("cannot remove {}: {error}", output.display()))?;
    if !after.starts_with(b"\0asm") {
        return Err(format!("{} wrote no WebAssembly module", tool.display()));
    }
    println!("wasm-opt made the module {} kB of {} kB", after.len() / 1000, before.len() / 1000);
    write(wasm, &after)
}

/// The wasm-opt that came with the tests' packages, whose version is pinned: another one makes another
/// module. Else the one on the search path.
fn find(path: &OsStr, source: &Path) -> Option<PathBuf> {
    iter::once(source.join("tests/browser/node_modules/.bin"))
        .chain(env::split_paths(path))
        .map(|folder| folder.join("wasm-opt"))
        .find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_one_comes_before_the_search_path() {
        let scratch = env::temp_dir().join(format!("dossier-optimise-{}", std::process::id()));
        let on_path = scratch.join("bin");
        let own = scratch.join("tests/browser/node_modules/.bin");
        fs::create_dir_all(&on_path).expect("made");
        fs::create_dir_all(&own).expect("made");
        assert_eq!(find(on_path.as_os_str(), &scratch), None);
        fs::write(on_path.join("wasm-opt"), "").expect("written");
        assert_eq!(find(on_path.as_os_str(), &scratch), Some(on_path.join("wasm-opt")));
        fs::write(own.join("wasm-opt"), "").expect("written");
        assert_eq!(find(on_path.as_os_str(), &scratch), Some(own.join("wasm-opt")));
        fs::remove_dir_all(&scratch).expect("removed");
    }
}
