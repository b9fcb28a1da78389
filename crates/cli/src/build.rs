//! `dossier build`: from a folder of articles to a published page.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use ingest::Problem;
use publish::{Error, File};

use crate::{output::Output, page, progress::Progress, single::Single, source, tell};

/// In which form a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As files for a web server.
    Site,
    /// As one HTML file.
    OneFile,
}

/// Makes the page and says where it is.
pub fn build(dir: &Path, form: Form, out: Option<&Path>, page: Option<&Path>) -> ExitCode {
    let made = match form {
        Form::Site => site(dir, out, page),
        Form::OneFile => one_file(dir, out, page),
    };
    match made {
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

fn site(dir: &Path, out: Option<&Path>, page: Option<&Path>) -> Result<String, String> {
    let template = page::template(page)?;
    let out = match out {
        Some(out) => out.to_owned(),
        None => beside(dir, "-page")?,
    };
    let output = Output::claim(&out, dir)?;
    let (articles, blob) = blob(dir)?;
    let files = publish::publish(&template, &blob).map_err(|error| error.to_string())?;
    let mut files = with_copies(files).map_err(|error| error.to_string())?;
    // The page itself last, and its copies just before it: what it loads is there by then.
    files.sort_by_key(|file| match file.name.as_str() {
        "index.html" => 2,
        name if name.starts_with("index.html") => 1,
        _ => 0,
    });
    output.replace(&files)?;
    Ok(format!(
        "{}: page built from {}; view it through a web server (`dossier serve` previews it). To publish it, put the \
         folder on any web host: push it to GitHub Pages, drop it on Netlify, or copy it to a server of your own",
        out.join("index.html").display(),
        counted(articles)
    ))
}

fn one_file(dir: &Path, out: Option<&Path>, page: Option<&Path>) -> Result<String, String> {
    let template = page::template(page)?;
    let out = match out {
        Some(out) => out.to_owned(),
        None => beside(dir, ".html")?,
    };
    let single = Single::claim(&out, dir)?;
    let (articles, blob) = blob(dir)?;
    let bytes = publish::one_file(&template, &blob).map_err(|error| error.to_string())?;
    single.replace(&bytes)?;
    Ok(format!(
        "{}: page built from {}, in one file; a double click opens it",
        out.display(),
        counted(articles)
    ))
}

/// So many articles, in words.
pub fn counted(articles: usize) -> String {
    if articles == 1 { "1 article".to_owned() } else { format!("{articles} articles") }
}

/// Makes the blob of a folder, and counts its articles. Problems are shown; a folder with errors gives no page.
fn blob(dir: &Path) -> Result<(usize, Vec<u8>), String> {
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
    let blob = publish::blob(&ingested.corpus).map_err(|error| error.to_string())?;
    Ok((ingested.corpus.articles.len(), blob))
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

/// Where a page, or an export, goes if nobody says: beside the folder, as `FOLDER-page` or `FOLDER.html`; of `saved.zip` as
/// `saved-page` or `saved.html`.
pub fn beside(dir: &Path, ending: &str) -> Result<PathBuf, String> {
    let whole = dir.canonicalize().map_err(|error| format!("{}: cannot be read: {error}", dir.display()))?;
    let name = whole.file_name().ok_or_else(|| {
        format!("{}: name a folder for the page with -o: there is no place beside this one", dir.display())
    })?;
    let is_archive =
        whole.is_file() && whole.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let mut name = whole.file_stem().filter(|_| is_archive).unwrap_or(name).to_owned();
    name.push(ending);
    // As short as it was given, where that is possible.
    let given = dir.file_name().and(dir.parent());
    Ok(given.or(whole.parent()).unwrap_or(Path::new("")).join(name))
}
