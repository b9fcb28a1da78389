//! Prints how large a published page is, and what makes it so: the code, file by file, and each section of
//! the blob that is made of the articles.
//!
//! `sizes PAGE [LIMIT]`: `PAGE` is the folder with the page, usually `dist`. With a `LIMIT` in bytes, it fails
//! where the code takes more after brotli.

use std::{env, fs, path::Path, process::ExitCode};

use publish::{File, copies, section};

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
    let (page, limit) = match arguments {
        [page] => (page, None),
        [page, limit] => (page, Some(limit.parse::<usize>().map_err(|error| error.to_string())?)),
        _ => return Err("it takes the folder of a page, and a limit in bytes".into()),
    };
    let page = Path::new(page);
    let module = file(page, "dossier-", ".wasm")?;
    let embedded = section::dossier_of(&module).map_err(|error| error.to_string())?;
    println!("{:>10} {:>10}  after brotli", "bytes", "brotli");
    // The articles are the last section, with its head before them.
    let section = embedded.map_or(0, |blob| section::alone(blob).len() - 8);
    let mut code = line("module without the articles", &module[..module.len() - section])?;
    for (what, start, end) in [
        ("script of the module", "dossier-", ".js"),
        ("boot script", "boot-", ".js"),
        ("style sheet", "dossier-", ".css"),
    ] {
        code += line(what, &file(page, start, end)?)?;
    }
    println!("{:>10} {code:>10}  all code", "");
    // Fetched once the search is drawn.
    let _ = line("code of all pages but the search", &file(page, "later-", ".wasm").unwrap_or_default())?;
    // Fetched by those who open files of their own, and by nobody else.
    for (what, start, end) in [
        ("page for own files", "open-", ".js"),
        ("its worker", "worker-", ".js"),
        ("the module of this worker", "workshop-", ".wasm"),
    ] {
        line(what, &file(page, start, end)?)?;
    }
    let apart = if embedded.is_none() { file(page, "articles-", ".wasm")? } else { Vec::new() };
    let blob = match embedded {
        Some(blob) => blob,
        None => section::dossier_of(&apart).ok().flatten().ok_or("there are no articles in the page")?,
    };
    for (name, bytes) in corpus::store::sections(blob) {
        line(&name, bytes)?;
    }
    line("articles and index", blob)?;
    let names = fs::read_dir(page).map_err(|error| error.to_string())?.flatten().map(|entry| entry.path());
    let (mut texts, mut languages) = ((0, 0), (0, 0));
    for path in names.filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let file = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let is_text = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("texts-"));
        let sum = if is_text { &mut texts } else { &mut languages };
        *sum = (sum.0 + file.len(), sum.1 + brotli(&file)?);
    }
    println!("{:>10} {:>10}  texts that come later", texts.0, texts.1);
    println!("{:>10} {:>10}  sentences in other languages", languages.0, languages.1);
    match limit {
        Some(limit) if code > limit => {
            Err(format!("the code takes {code} bytes, and should take at most {limit}"))
        }
        _ => Ok(()),
    }
}

/// The file of a folder whose name begins and ends so.
fn file(folder: &Path, start: &str, end: &str) -> Result<Vec<u8>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .ok_or_else(|| format!("{} has no {start}…{end}", folder.display()))?;
    fs::read(folder.join(&name)).map_err(|error| format!("{name}: {error}"))
}

/// Prints how large something is, and returns its size after brotli.
fn line(what: &str, bytes: &[u8]) -> Result<usize> {
    let compressed = brotli(bytes)?;
    println!("{:>10} {compressed:>10}  {what}", bytes.len());
    Ok(compressed)
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let file = File { name: String::new(), bytes: bytes.to_vec() };
    let [brotli, _] = copies(&file).map_err(|error| error.to_string())?;
    Ok(brotli.bytes.len())
}
