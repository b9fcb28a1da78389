//! Compiles the folder of articles into the blob that the app embeds.

use std::{env, fs, path::Path, process::exit};

fn main() {
    println!("cargo::rerun-if-env-changed=DOSSIER_CORPUS");
    let folder = env::var("DOSSIER_CORPUS").unwrap_or_else(|_| "seeds".to_owned());
    println!("cargo::rerun-if-changed={folder}");
    let (corpus, problems) = match ingest::disk::read(Path::new(&folder)) {
        Ok(folder) => ingest::ingest(&folder),
        Err(problems) => (Default::default(), problems),
    };
    for problem in &problems {
        println!("cargo::{}={problem}", if problem.is_error() { "error" } else { "warning" });
    }
    if problems.iter().any(ingest::Problem::is_error) {
        exit(1);
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    let blob = corpus::store::write(&corpus);
    if let Err(error) = fs::write(Path::new(&out).join("dossier.bin"), blob) {
        println!("cargo::error={out}: cannot be written: {error}");
        exit(1);
    }
}
