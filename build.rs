//! Compiles the folder of articles into the blob that the app embeds, and finds examples of queries in it.

use std::{env, fs, path::Path, process::exit};

use corpus::Dossier;
use search::examples::{Construct, examples};

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
    let blob = corpus::store::write(&corpus);
    let examples = Dossier::open(&blob).map(|dossier| lines(&examples(&dossier))).unwrap_or_default();
    write("dossier.bin", &blob);
    write("examples.txt", examples.as_bytes());
}

/// What the help shows: a line for each construct of the language, empty where nothing would be found.
fn lines(examples: &[(Construct, Option<String>)]) -> String {
    examples.iter().flat_map(|(_, query)| [query.as_deref().unwrap_or_default(), "\n"]).collect()
}

fn write(name: &str, bytes: &[u8]) {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    if let Err(error) = fs::write(Path::new(&out).join(name), bytes) {
        println!("cargo::error={out}: cannot be written: {error}");
        exit(1);
    }
}
