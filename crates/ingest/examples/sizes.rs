//! Prints how large a dossier is, and what makes it so: of a folder of articles, each section of the blob;
//! of the page made of it, the code, which is everything but that blob.
//!
//! `sizes FOLDER [PAGE [LIMIT]]`: `PAGE` is the folder with the built page, usually `dist`. With a `LIMIT`
//! in bytes, it fails where the code takes more after brotli.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use brotli::enc::BrotliEncoderParams;

type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("sizes: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let (folder, page, limit) = match arguments {
        [folder] => (folder, None, None),
        [folder, page] => (folder, Some(page), None),
        [folder, page, limit] => {
            (folder, Some(page), Some(limit.parse::<usize>().map_err(|e| e.to_string())?))
        }
        _ => return Err("it takes a folder of articles, the page made of it, and a limit in bytes".into()),
    };
    let blob = blob(Path::new(folder))?;
    println!("{:>10} {:>10}  after brotli", "bytes", "brotli");
    let mut code = 0;
    if let Some(page) = page {
        let module = read(&file(Path::new(page), "dossier-", ".wasm")?)?;
        code += line("module without the blob", &without(&module, &blob)?);
        for (what, start, end) in [
            ("script of the module", "dossier-", ".js"),
            ("boot script", "boot-", ".js"),
            ("style sheet", "dossier-", ".css"),
        ] {
            code += line(what, &read(&file(Path::new(page), start, end)?)?);
        }
        println!("{:>10} {code:>10}  all code", "");
    }
    for (name, bytes) in corpus::store::sections(&blob) {
        line(&name, bytes);
    }
    line("blob", &blob);
    match limit {
        Some(limit) if code > limit => {
            Err(format!("the code takes {code} bytes, and should take at most {limit}"))
        }
        _ => Ok(()),
    }
}

/// What the page of a folder embeds: the same bytes wherever it is made.
fn blob(folder: &Path) -> Result<Vec<u8>> {
    let shown = |problems: Vec<ingest::Problem>| {
        problems.iter().filter(|problem| problem.is_error()).map(|problem| format!("{problem}\n")).collect()
    };
    let (corpus, problems) = ingest::ingest(&ingest::disk::read(folder).map_err(shown)?);
    let errors: String = shown(problems);
    if errors.is_empty() { Ok(corpus::store::write(&corpus)) } else { Err(errors) }
}

/// A module without the blob that is embedded in it.
fn without(module: &[u8], blob: &[u8]) -> Result<Vec<u8>> {
    let at = module
        .windows(blob.len().max(1))
        .position(|bytes| bytes == blob)
        .ok_or("the module was made of another folder, or of another version of this")?;
    Ok([&module[..at], &module[at + blob.len()..]].concat())
}

/// The file of a folder whose name begins and ends so.
fn file(folder: &Path, start: &str, end: &str) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let is_wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && name.ends_with(end)
    };
    let mut found = entries.flatten().map(|entry| entry.path()).filter(is_wanted);
    found.next().ok_or_else(|| format!("{} has no {start}…{end}", folder.display()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Prints how large something is, and returns its size after brotli.
fn line(what: &str, bytes: &[u8]) -> usize {
    let packed = brotli_len(bytes);
    println!("{:>10} {packed:>10}  {what}", bytes.len());
    packed
}

fn brotli_len(bytes: &[u8]) -> usize {
    let quality = if bytes.len() > 4_000_000 { 9 } else { 11 };
    let params = BrotliEncoderParams { quality, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).map_or(0, |_| packed.len())
}
