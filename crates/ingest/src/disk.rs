//! The only module that reads a disk.

use std::{
    fs,
    io::{self, Read},
    path::Path,
};

use crate::{
    AUTHORITY_FILE, SIDECAR_FILE,
    extract::file_kind,
    folder::{File, Folder},
    problem::{Problem, ProblemKind},
};

/// The largest file that is read: 64 MiB, a hundred times what any article takes.
const LARGEST: u64 = 64 << 20;

/// How deep articles in subfolders are looked for, to warn that nobody will read them.
const DEPTH: u32 = 4;

/// As [`read_with`], and tells nobody how far it is.
pub fn read(folder: &Path) -> Result<Folder, Vec<Problem>> {
    read_with(folder, &mut |_, _| {})
}

/// Reads the articles (see [`file_kind`]) and the two TOML files of a folder, through
/// symbolic links if need be. Hidden files are left alone without a word, files of other kinds and
/// subfolders with articles with a warning. What cannot be read is listed in the folder; an error
/// is a folder that cannot be. Tells how far it is, before each file: `on_progress(done, of)`.
pub fn read_with(folder: &Path, on_progress: &mut dyn FnMut(usize, usize)) -> Result<Folder, Vec<Problem>> {
    let shown = folder.display().to_string();
    let failed =
        |path: &str, error: io::Error| Problem::new(path, 0, ProblemKind::CannotRead(error.to_string()));
    let entries = fs::read_dir(folder).map_err(|error| vec![failed(&shown, error)])?;
    let entries: Vec<_> = entries.collect();
    let all = entries.len();
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    let (mut left_alone, mut subfolders) = (Vec::new(), Vec::new());
    for (done, entry) in entries.into_iter().enumerate() {
        on_progress(done, all);
        let path = match entry {
            Ok(entry) => entry.path(),
            Err(error) => {
                problems.push(failed(&shown, error));
                continue;
            }
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if file_kind::is_hidden(&name) {
            continue;
        }
        let wanted = file_kind::is_article(&name) || name == AUTHORITY_FILE || name == SIDECAR_FILE;
        let at = path.display().to_string();
        match fs::metadata(&path) {
            Ok(kind) if kind.is_dir() => {
                if !is_part_of_a_page(&name) && !path.is_symlink() && holds_articles(&path, DEPTH) {
                    subfolders.push(name);
                }
            }
            _ if !wanted => {
                if !file_kind::is_readme(&name) {
                    left_alone.push(name);
                }
            }
            _ if path.file_name().and_then(|name| name.to_str()).is_none() => {
                problems.push(Problem::new(&at, 0, ProblemKind::NameNotUtf8));
            }
            // To open a pipe is to wait for whoever writes into it.
            Ok(kind) if !kind.is_file() => {
                problems.push(Problem::new(&at, 0, ProblemKind::NotRegularFile));
            }
            Ok(_) => match read_file(&path) {
                Ok(Some(bytes)) => files.push(File::new(name, bytes)),
                Ok(None) => {
                    problems.push(Problem::new(&at, 0, ProblemKind::TooLarge(LARGEST >> 20)));
                }
                Err(error) => problems.push(failed(&at, error)),
            },
            Err(_) if leads_nowhere(&path) => {
                let target = fs::read_link(&path).unwrap_or_default().display().to_string();
                problems.push(Problem::new(&at, 0, ProblemKind::LinkToNowhere(target)));
            }
            Err(error) => problems.push(failed(&at, error)),
        }
    }
    left_alone.sort();
    subfolders.sort();
    if !left_alone.is_empty() {
        problems.push(Problem::new(&shown, 0, ProblemKind::FilesIgnored(left_alone)));
    }
    if !subfolders.is_empty() {
        problems.push(Problem::new(&shown, 0, ProblemKind::SubfoldersIgnored(subfolders)));
    }
    Ok(Folder { problems, ..Folder::new(shown, files) })
}

/// The bytes of a file; nothing if there are too many of them.
fn read_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    // Not by the length that the system gives: some files have none, and some grow.
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LARGEST).then_some(bytes))
}

/// Whether a path is a symbolic link to something that does not exist.
fn leads_nowhere(path: &Path) -> bool {
    path.is_symlink() && matches!(path.try_exists(), Ok(false))
}

/// Whether a folder belongs to a web page that a browser has saved beside it.
fn is_part_of_a_page(name: &str) -> bool {
    name.ends_with("_files")
}

/// Whether there is an article in a folder or below it. Links are not followed.
fn holds_articles(folder: &Path, depth: u32) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => {
                depth > 0
                    && !file_kind::is_hidden(&name)
                    && !is_part_of_a_page(&name)
                    && holds_articles(&entry.path(), depth - 1)
            }
            Ok(_) => file_kind::is_article(&name),
            Err(_) => false,
        }
    })
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
        for name in [".hidden.txt", "README.md", "readme.txt", "empty/x.pdf", "f_files/g.html"] {
            folder.file(name);
        }
        let (read, told) = folder.read();
        assert_eq!(read, ["a.txt", "articles.toml", "b.TXT", "c.md", "d.Markdown", "e.html", "f.HTM"]);
        assert_eq!(told, Vec::<String>::new());

        for name in ["z.pdf", "y.odt", "a.txt~", "2024/may/h.md", "2025/i.txt"] {
            folder.file(name);
        }
        let (_, told) = folder.read();
        assert_eq!(
            told,
            [
                "saved: warning: 2 subfolders with articles ignored: 2024, 2025: put the articles into \
                 the folder itself",
                "saved: warning: 3 files ignored: a.txt~, y.odt, z.pdf: articles are .txt, .md, \
                 .html, .eml, .mhtml, .docx or .rtf files",
            ]
        );

        for at in 0..10 {
            folder.file(&format!("page{at}.png"));
        }
        let (_, told) = folder.read();
        assert_eq!(
            told[1],
            "saved: warning: 13 files ignored: a.txt~, page0.png, page1.png, page2.png, page3.png and 8 \
             more: articles are .txt, .md, .html, .eml, .mhtml, .docx or .rtf files",
        );
    }

    #[test]
    fn links_pipes_and_names_that_are_no_text() {
        let folder = Scratch::new("links");
        folder.file("a.txt");
        folder.file("sub/b.pdf");
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
