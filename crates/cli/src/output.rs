//! The folder that a page is written to.
//!
//! A page is there whole or not at all. All files are first written into a folder of their own, then moved,
//! `index.html` last; every other file is named by its content, so that the page before stays whole until that
//! moment. Then the files that only the page before has loaded are removed. Nothing else is ever removed.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use publish::{File, names::content_name};

/// The folder in which files are written before they are moved to where they belong.
const STAGING: &str = ".dossier-new";

/// The file in it that is locked for as long as somebody writes a page.
const LOCK: &str = "lock";

/// An output folder that nobody else writes to.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// What has to be removed again if there will be no page: the topmost folder that was not there before.
    made: Option<PathBuf>,
    /// Held until the page is written.
    lock: Option<fs::File>,
}

impl Output {
    /// Claims a folder for the page of another one. It is made if it is not there.
    pub fn claim(folder: &Path, articles: &Path) -> Result<Self, String> {
        let shown = folder.display();
        let whole = whole_path(folder);
        if articles.canonicalize().is_ok_and(|articles| whole.starts_with(articles)) {
            return Err(format!(
                "{shown}: is in the folder of articles itself; name another folder for the page with -o"
            ));
        }
        if folder.exists() && !folder.is_dir() {
            return Err(format!("{shown}: is a file, not a folder; name another one with -o"));
        }
        let index = folder.join("index.html");
        if index.exists() && !fs::read_to_string(&index).is_ok_and(|html| is_ours(&html)) {
            return Err(format!(
                "{}: was not made by this command and stays as it is; name another folder for the page with -o",
                index.display()
            ));
        }
        let made = whole.ancestors().take_while(|path| !path.exists()).last().map(Path::to_owned);
        let mut output = Self { folder: folder.to_owned(), made, lock: None };
        let staging = output.staging();
        fs::create_dir_all(&staging).map_err(|error| cannot("be written to", folder, &error))?;
        let lock =
            fs::File::create(staging.join(LOCK)).map_err(|error| cannot("be written to", folder, &error))?;
        match lock.try_lock() {
            Ok(()) => output.lock = Some(lock),
            Err(fs::TryLockError::WouldBlock) => {
                output.made = None;
                return Err(format!("{shown}: another build is writing a page there; wait until it is done"));
            }
            // Some file systems have no locks.
            Err(fs::TryLockError::Error(_)) => output.lock = Some(lock),
        }
        Ok(output)
    }

    fn staging(&self) -> PathBuf {
        self.folder.join(STAGING)
    }

    /// Puts a page in the place of the one before. Its `index.html` must be the last file.
    pub fn replace(mut self, files: &[File]) -> Result<(), String> {
        let staging = self.staging();
        for file in files {
            let path = staging.join(&file.name);
            fs::write(&path, &file.bytes).map_err(|error| cannot("be written", &path, &error))?;
        }
        let before = fs::read_to_string(self.folder.join("index.html")).unwrap_or_default();
        for file in files {
            let path = self.folder.join(&file.name);
            fs::rename(staging.join(&file.name), &path)
                .map_err(|error| cannot("be replaced", &path, &error))?;
        }
        self.made = None;
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let is_new = |name: &String| files.iter().any(|file| file.name == *name);
        let unnamed = names.filter(|name| is_unnamed(name) && !is_new(name));
        for name in left_over(&before, files).into_iter().chain(unnamed) {
            let path = self.folder.join(&name);
            let is_unchanged = fs::read(&path).is_ok_and(|bytes| is_named_by(&name, &bytes));
            if is_unchanged {
                for name in [format!("{name}.br"), format!("{name}.gz"), name] {
                    // A file that cannot be removed does no harm.
                    let _ = fs::remove_file(self.folder.join(name));
                }
            }
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if self.lock.take().is_some() {
            let _ = fs::remove_dir_all(self.staging());
            if let Some(made) = &self.made {
                // Only folders without files: somebody may have put one there.
                let _ = fs::remove_dir(&self.folder);
                self.folder.ancestors().skip(1).take_while(|path| path.starts_with(made)).for_each(|path| {
                    let _ = fs::remove_dir(path);
                });
            }
        }
    }
}

/// Whether a page was made by this command, or by Trunk with the same template.
fn is_ours(html: &str) -> bool {
    html.contains("<link rel=\"modulepreload\" id=\"module\" href=\"./dossier-")
}

/// The files that a page loads and the next one does not.
fn left_over(before: &str, files: &[File]) -> BTreeSet<String> {
    let loaded = before.split('"').filter_map(|text| text.strip_prefix("./"));
    let is_new = |name: &str| files.iter().any(|file| file.name == name);
    loaded.filter(|name| is_plain(name) && !is_new(name)).map(str::to_owned).collect()
}

/// Whether the HTML of a page does not name such a file as one that it loads: the texts of a large page, the sentences of
/// another language, and the picture for previews of links.
fn is_unnamed(name: &str) -> bool {
    let stem = name.split('-').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, "txt")) => stem == "texts" || stem.len() == 2,
        Some((_, "png")) => stem == "preview",
        _ => false,
    }
}

fn is_plain(name: &str) -> bool {
    !name.starts_with('.') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
}

/// Whether a file's name says what is in it: then it is one of a page's, and nobody has changed it.
fn is_named_by(name: &str, bytes: &[u8]) -> bool {
    name.split_once('-')
        .zip(name.rsplit_once('.'))
        .is_some_and(|((stem, _), (_, extension))| content_name(stem, extension, bytes) == name)
}

/// A path with all links followed, as far as it exists.
pub fn whole_path(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut rest = Vec::new();
    for ancestor in absolute.ancestors() {
        if let Ok(whole) = ancestor.canonicalize() {
            return rest.iter().rev().fold(whole, |whole, name| whole.join(name));
        }
        rest.extend(ancestor.file_name());
    }
    absolute
}

/// `path: cannot be written: why`.
pub fn cannot(what: &str, path: &Path, error: &io::Error) -> String {
    format!("{}: cannot {what}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder for one test, removed when the test is over.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("dossier-output-{}-{name}", std::process::id()));
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(folder.join("articles")).expect("a folder");
            Self(folder)
        }

        fn claim(&self, out: &str) -> Result<Output, String> {
            Output::claim(&self.0.join(out), &self.0.join("articles"))
                .map_err(|message| message.replace(&self.0.display().to_string(), "…"))
        }

        fn names(&self, out: &str) -> Vec<String> {
            let entries = fs::read_dir(self.0.join(out)).expect("a folder").flatten();
            let mut names: Vec<String> =
                entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn page(glue: &str) -> Vec<File> {
        let name = content_name("dossier", "js", glue.as_bytes());
        let html = format!("<link rel=\"modulepreload\" id=\"module\" href=\"./{name}\">");
        let unnamed = [("es", "txt"), ("preview", "png"), ("texts", "txt")]
            .map(|(stem, extension)| (content_name(stem, extension, glue.as_bytes()), glue.to_owned()));
        let copy = (format!("{name}.br"), "copy".to_owned());
        let rest = [(name, glue.to_owned()), copy].into_iter().chain(unnamed);
        let mut files: Vec<File> = rest.map(|(name, text)| File { name, bytes: text.into_bytes() }).collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        files.push(File { name: "index.html".to_owned(), bytes: html.into_bytes() });
        files
    }

    fn names(files: &[File]) -> Vec<String> {
        let mut names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_page_takes_the_place_of_the_one_before_and_of_nothing_else() {
        let scratch = Scratch::new("replace");
        scratch.claim("a/b").expect("claimed").replace(&page("one")).expect("written");
        assert_eq!(scratch.names("a/b"), names(&page("one")));
        fs::write(scratch.0.join("a/b/CNAME"), "example.org").expect("written");
        scratch.claim("a/b").expect("claimed").replace(&page("two")).expect("written");
        assert_eq!(scratch.names("a/b"), [vec!["CNAME".to_owned()], names(&page("two"))].concat());
        // What somebody has changed is theirs.
        let changed = scratch.0.join("a/b").join(&page("two")[0].name);
        fs::write(&changed, "changed").expect("written");
        scratch.claim("a/b").expect("claimed").replace(&page("three")).expect("written");
        assert_eq!(fs::read_to_string(&changed).expect("there"), "changed");
    }

    #[test]
    fn a_build_that_fails_leaves_what_was_there() {
        let scratch = Scratch::new("fail");
        drop(scratch.claim("new/folder").expect("claimed"));
        assert_eq!(scratch.names(""), ["articles"]);
        scratch.claim("out").expect("claimed").replace(&page("one")).expect("written");
        // The last file cannot be written: no such folder.
        let mut files = page("two");
        files[2].name = "no/folder/index.html".to_owned();
        let message = scratch.claim("out").expect("claimed").replace(&files).expect_err("fails");
        assert!(message.contains("cannot be written"), "{message}");
        assert_eq!(scratch.names("out"), names(&page("one")));
    }

    #[test]
    fn two_at_once_are_one_too_many() {
        let scratch = Scratch::new("lock");
        let first = scratch.claim("out").expect("claimed");
        assert_eq!(
            scratch.claim("out").expect_err("taken"),
            "…/out: another build is writing a page there; wait until it is done"
        );
        first.replace(&page("one")).expect("written");
        drop(scratch.claim("out").expect("free again"));
        assert_eq!(scratch.names("out"), names(&page("one")));
    }

    #[test]
    fn folders_that_are_no_place_for_a_page() {
        let scratch = Scratch::new("refuse");
        fs::write(scratch.0.join("file"), "").expect("written");
        fs::create_dir(scratch.0.join("site")).expect("a folder");
        fs::write(scratch.0.join("site/index.html"), "<p>My site").expect("written");
        let inside = "is in the folder of articles itself; name another folder for the page with -o";
        for (out, complaint) in [
            ("articles", inside),
            ("articles/page", inside),
            ("articles/../articles/a/b", inside),
            ("file", "is a file, not a folder; name another one with -o"),
            (
                "site",
                "was not made by this command and stays as it is; name another folder for the page with -o",
            ),
            ("file/page", "cannot be written to"),
        ] {
            let message = scratch.claim(out).expect_err(out);
            assert!(message.contains(complaint), "{message}");
        }
        assert_eq!(scratch.names(""), ["articles", "file", "site"]);
        assert_eq!(scratch.names("articles"), Vec::<String>::new());
    }
}
