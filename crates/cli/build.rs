//! Puts the page template into the command, if it has been built.
//!
//! `trunk build --release` leaves it in `target/page`; DOSSIER_PAGE names another folder. A command without
//! it is compiled all the same, and says what it lacks when it is asked to make a page.

#![allow(clippy::disallowed_methods, reason = "this runs when the command is compiled")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::exit,
};

const FILES: [&str; 12] = [
    "version.txt",
    "index.html",
    "boot.js",
    "style.css",
    "glue.js",
    "module.wasm",
    "later.wasm",
    "open.js",
    "worker.js",
    "workshop.wasm",
    "offline.js",
    "languages.txt",
];

fn main() {
    languages();
    println!("cargo::rerun-if-env-changed=DOSSIER_PAGE");
    let own = env::var_os("CARGO_MANIFEST_DIR").map(|folder| Path::new(&folder).join("../../target/page"));
    let named = env::var_os("DOSSIER_PAGE").map(PathBuf::from);
    let page = named.clone().or(own).unwrap_or_default();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut is_there = true;
    for name in FILES {
        println!("cargo::rerun-if-changed={}", page.join(name).display());
        is_there &= fs::copy(page.join(name), out.join(name)).is_ok();
    }
    if named.is_some() && !is_there {
        println!("cargo::error=DOSSIER_PAGE is {}, which has no page template", page.display());
        exit(1);
    }
    let list = if is_there {
        let files =
            FILES.map(|name| format!("({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")))"));
        format!("&[{}]", files.join(", "))
    } else {
        "&[]".to_owned()
    };
    if let Err(error) = fs::write(out.join("page.rs"), list) {
        println!("cargo::error={}: cannot be written: {error}", out.display());
        exit(1);
    }
}

/// Lists the translations for the command's own messages.
fn languages() {
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(|crates| Path::new(&crates).join("../../languages"));
    let folder = folder.unwrap_or_default();
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "po")).collect();
    files.sort();
    let one = |path: &PathBuf| {
        let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        format!("({language:?}, include_str!({path:?}))")
    };
    let list = format!("&[{}]", files.iter().map(one).collect::<Vec<_>>().join(", "));
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if let Err(error) = fs::write(out.join("languages.rs"), list) {
        println!("cargo::error={}: cannot be written: {error}", out.display());
        exit(1);
    }
}
