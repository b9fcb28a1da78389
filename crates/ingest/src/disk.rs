//! The only module that reads a disk. Which files count is decided by [`Gathering`].

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{
    extract::paths::{self, Role},
    folder::{Folder, Gathering, LARGEST_ARCHIVE},
    problem::{Problem, ProblemKind},
};

/// A file somewhere in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its path within the folder, with `/` between its parts.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// What is in a folder, subfolders included.
#[derive(Debug, Default)]
pub struct Walk {
    /// Its files, and links to files, by name.
    pub files: Vec<Found>,
    /// The names of links to folders, which are not followed: they may lead in a circle.
    pub links: Vec<String>,
    /// What could not be listed.
    pub failures: Vec<(String, io::Error)>,
}

/// Lists a folder with its subfolders, but for those that are hidden or belong to a saved page. An error is a folder that
/// cannot be listed. What is no folder is its own only file.
pub fn walk(folder: &Path) -> io::Result<Walk> {
    let mut walk = Walk::default();
    if is_archive(folder) {
        walk.files.push(Found { name: String::new(), path: folder.to_owned() });
        return Ok(walk);
    }
    let mut open = vec![(String::new(), fs::read_dir(folder)?)];
    while let Some((within, entries)) = open.pop() {
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    walk.failures.push((within.clone(), error));
                    continue;
                }
            };
            let (path, last) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let name = if within.is_empty() { last.clone() } else { format!("{within}/{last}") };
            if !fs::metadata(&path).is_ok_and(|kind| kind.is_dir()) {
                walk.files.push(Found { name, path });
            } else if paths::is_left_out(&last) {
            } else if path.is_symlink() {
                walk.links.push(name);
            } else {
                match fs::read_dir(&path) {
                    Ok(entries) => open.push((name, entries)),
                    Err(error) => walk.failures.push((name, error)),
                }
            }
        }
    }
    walk.files.sort();
    walk.links.sort();
    Ok(walk)
}

/// Whether a path is an archive, which is read as the folder that it holds.
fn is_archive(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| paths::role(&name) == Role::Archive) && path.is_file()
}

/// As [`read_with`], and tells nobody how far it is.
pub fn read(folder: &Path) -> Result<Folder, Vec<Problem>> {
    read_with(folder, &mut |_, _| {})
}

/// Reads the articles and the two TOML files of a folder and its subfolders, or of a ZIP archive, through symbolic links to
/// files if need be. What cannot be read is listed in the folder; an error is a folder that cannot be. Tells how far it is,
/// before each file: `on_progress(done, of)`.
pub fn read_with(folder: &Path, on_progress: &mut dyn FnMut(usize, usize)) -> Result<Folder, Vec<Problem>> {
    let shown = folder.display().to_string();
    let failed = |error: io::Error| vec![Problem::new(&shown, 0, ProblemKind::CannotRead(error.to_string()))];
    if is_archive(folder) {
        let bytes = read_file(folder, LARGEST_ARCHIVE).map_err(failed)?;
        // One byte too many is enough to say so.
        return Ok(bytes.map_or_else(
            || {
                let mut gathering = Gathering::new(&shown);
                gathering.add_problem("", ProblemKind::Archive(crate::extract::archive::Fault::TooLarge));
                gathering.finish()
            },
            |bytes| Folder::of_archive(&shown, &bytes),
        ));
    }
    let walk = walk(folder).map_err(failed)?;
    let mut gathering = Gathering::new(shown);
    for (name, error) in walk.failures {
        gathering.add_problem(&name, ProblemKind::CannotRead(error.to_string()));
    }
    if !walk.links.is_empty() {
        gathering.add_problem("", ProblemKind::LinksIgnored(walk.links));
    }
    let all = walk.files.len();
    for (done, file) in walk.files.iter().enumerate() {
        on_progress(done, all);
        let Some(most) = gathering.wants(&file.name) else { continue };
        match bytes_of(folder, file, most) {
            Ok(Some(bytes)) => gathering.add(&file.name, bytes),
            Ok(None) => gathering.is_too_large(&file.name),
            Err(kind) => gathering.add_problem(&file.name, kind),
        }
    }
    Ok(gathering.finish())
}

/// The bytes of a file; nothing if there are too many of them.
fn bytes_of(folder: &Path, file: &Found, most: u64) -> Result<Option<Vec<u8>>, ProblemKind> {
    let path = &file.path;
    let failed = |error: io::Error| ProblemKind::CannotRead(error.to_string());
    if path.strip_prefix(folder).unwrap_or(path).to_str().is_none() {
        return Err(ProblemKind::NameNotUtf8);
    }
    match fs::metadata(path) {
        // To open a pipe is to wait for whoever writes into it.
        Ok(kind) if !kind.is_file() => Err(ProblemKind::NotRegularFile),
        Ok(_) => read_file(path, most).map_err(failed),
        Err(_) if leads_nowhere(path) => {
            let target = fs::read_link(path).unwrap_or_default().display().to_string();
            Err(ProblemKind::LinkToNowhere(target))
        }
        Err(error) => Err(failed(error)),
    }
}

/// The bytes of a file; nothing if there are too many of them.
fn read_file(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    // Not by the length that the system gives: some files have none, and some grow.
    fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Whether a path is a symbolic link to something that does not exist.
fn leads_nowhere(path: &Path) -> bool {
    path.is_symlink() && matches!(path.try_exists(), Ok(false))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{
        ffi::OsStr,
        os::unix::{ffi::OsStrExt, fs::symlink},
        path::PathBuf,
        process::Command,
    };

    use super::*;
    use crate::folder::LARGEST;

    /// A folder of its own for a test, removed afterwards.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("dossier-disk-{}-{name}", std::process::id()));
            fs::create_dir_all(&path).expect("a folder");
            Self(path)
        }

        fn file(&self, name: &str) {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "text").expect("a file");
        }

        /// The names of the files that are read, and the problems, without the folder's path.
        fn read(&self) -> (Vec<String>, Vec<String>) {
            let mut folder = read(&self.0).expect("a folder");
            folder.problems.sort();
            let shown = self.0.display().to_string();
            let told = folder.problems.iter().map(|problem| problem.to_string().replace(&shown, "saved"));
            (folder.files.into_iter().map(|file| file.name).collect(), told.collect())
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn what_is_read_and_what_is_left_alone() {
        let folder = Scratch::new("endings");
        for name in ["a.txt", "b.TXT", "c.md", "d.Markdown", "e.html", "f.HTM", "articles.toml"] {
            folder.file(name);
        }
        for name in
            [".hidden.txt", "README.md", "readme.txt", ".git/h.txt", "f_files/g.html", "f_files/g.png"]
        {
            folder.file(name);
        }
        let (read, told) = folder.read();
        assert_eq!(read, ["a.txt", "articles.toml", "b.TXT", "c.md", "d.Markdown", "e.html", "f.HTM"]);
        assert_eq!(told, Vec::<String>::new());

        for name in ["z.pages", "y.odt", "2024/a.txt~"] {
            folder.file(name);
        }
        let (_, told) = folder.read();
        assert_eq!(
            told,
            ["saved: warning: 3 files ignored: 2024/a.txt~, y.odt, z.pages: articles are .txt, .md, \
              .html, .eml, .mhtml, .docx, .rtf or .zip files"]
        );

        for at in 0..10 {
            folder.file(&format!("page{at}.png"));
        }
        let (_, told) = folder.read();
        assert_eq!(
            told[0],
            "saved: warning: 13 files ignored: 2024/a.txt~, page0.png, page1.png, page2.png, page3.png and 8 \
             more: articles are .txt, .md, .html, .eml, .mhtml, .docx, .rtf or .zip files",
        );
    }

    #[test]
    fn subfolders_are_read() {
        let folder = Scratch::new("subfolders");
        for name in ["a.txt", "2024/may/h.md", "2024/.git/i.txt", "2024/p.html", "2024/p_files/f.html"] {
            folder.file(name);
        }
        for name in ["Seite.html", "Seite-Dateien/werbung.html", "Seite-Dateien/a.png", "Sport-Dateien/b.txt"]
        {
            folder.file(name);
        }
        for name in ["entities.toml", "2024/articles.toml"] {
            folder.file(name);
        }
        let (read, told) = folder.read();
        assert_eq!(
            read,
            ["2024/may/h.md", "2024/p.html", "Seite.html", "Sport-Dateien/b.txt", "a.txt", "entities.toml"]
        );
        assert_eq!(
            told,
            [
                "saved: warning: 1 file for editors ignored: 2024/articles.toml: only those in the folder itself count; \
              a folder or archive with its own can be built by itself"
            ]
        );
    }

    #[test]
    fn an_archive_is_read_as_a_folder_and_in_one() {
        let folder = Scratch::new("archive");
        folder.file("2024/a.txt");
        let run = |program: &str, arguments: &[&str]| {
            let status = Command::new(program).current_dir(&folder.0).args(arguments).output();
            assert!(status.expect(program).status.success(), "{program} {arguments:?}");
        };
        fs::write(folder.0.join("2024/articles.toml"), "[dossier]\ntitle = \"T\"\n").expect("a file");
        let zip = crate::folder::tests::zip(&[("2024/a.txt", b"text"), ("2024/articles.toml", b"")]);
        fs::write(folder.0.join("one.zip"), zip).expect("a file");
        let names: Vec<String> = folder.read().0;
        assert_eq!(names, ["2024/a.txt", "one.zip/2024/a.txt"]);
        let alone = read(&folder.0.join("one.zip")).expect("an archive");
        let names: Vec<&str> = alone.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.txt", "articles.toml"]);
        assert_eq!(alone.problems, []);
        // What the page lists can be checked with programs that everybody has.
        fs::create_dir(folder.0.join("check")).expect("a folder");
        run("unzip", &["-d", "check/one.zip", "one.zip"]);
        assert_eq!(fs::read(folder.0.join("check/one.zip/2024/a.txt")).expect("a file"), b"text");
    }

    #[test]
    fn links_pipes_and_names_that_are_no_text() {
        let folder = Scratch::new("links");
        folder.file("a.txt");
        folder.file("sub/b.pages");
        let link = |to: &str, name: &str| symlink(to, folder.0.join(name)).expect("a link");
        link("a.txt", "linked.txt");
        link("nowhere.txt", "dangling.txt");
        link("loop.txt", "loop.txt");
        link(".", "itself");
        link("sub", "folder.txt");
        fs::create_dir(folder.0.join("named.txt")).expect("a folder");
        let pipe = Command::new("mkfifo").arg(folder.0.join("pipe.md")).status().expect("mkfifo runs");
        assert!(pipe.success());
        link("/dev/zero", "endless.txt");
        fs::write(folder.0.join(OsStr::from_bytes(b"caf\xe9.txt")), "text").expect("a file");
        fs::write(folder.0.join("two\nlines.txt"), "text").expect("a file");
        let (read, told) = folder.read();
        assert_eq!(read, ["a.txt", "linked.txt", "two\nlines.txt"]);
        assert_eq!(
            told,
            [
                "saved: warning: 2 links to folders not followed: folder.txt, itself: put the articles themselves here",
                "saved: warning: 1 file ignored: sub/b.pages: articles are .txt, .md, .html, .eml, .mhtml, .docx, .rtf \
                 or .zip files",
                "saved/caf\u{FFFD}.txt: its name is not UTF-8; rename it",
                "saved/dangling.txt: is a link to nowhere.txt, which is not there; put the article itself here",
                "saved/endless.txt: is not a regular file; put the article itself here",
                "saved/loop.txt: cannot be read: Too many levels of symbolic links (os error 40)",
                "saved/pipe.md: is not a regular file; put the article itself here",
            ]
        );
    }

    #[test]
    fn a_file_has_a_largest_size() {
        let folder = Scratch::new("large");
        for (name, size) in [("most.txt", LARGEST), ("more.txt", LARGEST + 1)] {
            let file = fs::File::create(folder.0.join(name)).expect("a file");
            // A hole in the file takes no room on the disk.
            file.set_len(size).expect("a length");
        }
        let (read, told) = folder.read();
        assert_eq!(read, ["most.txt"]);
        assert_eq!(
            told,
            ["saved/more.txt: is larger than 64 MiB, the most that is read; save only the article's text"]
        );
    }

    #[test]
    fn what_may_not_be_read_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Scratch::new("forbidden");
        folder.file("a.txt");
        let path = folder.0.join("a.txt");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions");
        // Some users may read everything.
        if fs::read(&path).is_err() {
            assert_eq!(folder.read().1, ["saved/a.txt: cannot be read: Permission denied (os error 13)"]);
        }
    }
}
