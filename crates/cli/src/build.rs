//! `dossier build`: from a folder of articles to a published page.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use ingest::Problem;
use publish::{Error, File};

use crate::{output::Output, page, progress::Progress, source, tell};

/// Makes the page and says where it is.
pub fn build(dir: &Path, out: Option<&Path>, page: Option<&Path>) -> ExitCode {
    match made(dir, out, page) {
        Ok(sentence) => {
            println!("{sentence}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            tell(&[message]);
            ExitCode::FAILURE
        }
    }
}

fn made(dir: &Path, out: Option<&Path>, page: Option<&Path>) -> Result<String, String> {
    let template = page::template(page)?;
    let out = match out {
        Some(out) => out.to_owned(),
        None => beside(dir)?,
    };
    let output = Output::claim(&out, dir)?;
    let (articles, files) = files(dir, &template)?;
    let mut files = with_copies(files).map_err(|error| error.to_string())?;
    // The page itself last, and its copies just before it: what it loads is there by then.
    files.sort_by_key(|file| match file.name.as_str() {
        "index.html" => 2,
        name if name.starts_with("index.html") => 1,
        _ => 0,
    });
    output.replace(&files)?;
    let articles = if articles == 1 { "1 article".to_owned() } else { format!("{articles} articles") };
    Ok(format!(
        "{}: page built from {articles}; view it through a web server (`dossier serve` previews it)",
        out.join("index.html").display()
    ))
}

/// Makes the files of the page of a folder, and counts its articles. Problems are shown; a folder with
/// errors gives no page.
fn files(dir: &Path, template: &publish::Template) -> Result<(usize, Vec<File>), String> {
    let nothing_made = || format!("{}: the folder has errors, so no page was built", dir.display());
    let ingested = source::read_unchanged(dir, None).map_err(|problems| {
        tell(&problems);
        nothing_made()
    })?;
    tell(&ingested.problems);
    if ingested.problems.iter().any(Problem::is_error) {
        return Err(nothing_made());
    }
    let mut progress = Progress::new();
    progress.phase("Making the index");
    let made = publish::blob(&ingested.corpus).and_then(|blob| publish::publish(template, &blob));
    Ok((ingested.corpus.articles.len(), made.map_err(|error| error.to_string())?))
}

/// The files with their compressed copies, as many at a time as the machine has processors.
fn with_copies(mut files: Vec<File>) -> Result<Vec<File>, Error> {
    let mut progress = Progress::new();
    progress.phase("Compressing");
    // The largest first, so that no processor is left with it at the end.
    files.sort_by_key(|file| std::cmp::Reverse(file.bytes.len()));
    for copies in ingest::parallel::map(&files, publish::copies, &mut |_| {}) {
        files.extend(copies?);
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Where the page goes if nobody says: beside the folder, as `FOLDER-page`; of `saved.zip` as `saved-page`.
fn beside(dir: &Path) -> Result<PathBuf, String> {
    let whole = dir.canonicalize().map_err(|error| format!("{}: cannot be read: {error}", dir.display()))?;
    let name = whole.file_name().ok_or_else(|| {
        format!("{}: name a folder for the page with -o: there is no place beside this one", dir.display())
    })?;
    let is_archive =
        whole.is_file() && whole.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let mut name = whole.file_stem().filter(|_| is_archive).unwrap_or(name).to_owned();
    name.push("-page");
    // As short as it was given, where that is possible.
    let given = dir.file_name().and(dir.parent());
    Ok(given.or(whole.parent()).unwrap_or(Path::new("")).join(name))
}
