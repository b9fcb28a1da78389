//! A folder of saved articles, as it was read: from a disk, from an archive, or from files that a browser hands over.
//!
//! [`Gathering`] decides for all of them which files count, unpacks archives, and tells what is left alone. It reads no
//! disk: whoever does asks it which files it wants, and hands over their bytes.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    extract::{
        archive::{self, Archive, Fault},
        file_kind, paths,
        paths::Role,
    },
    problem::{Problem, ProblemKind},
};

/// The largest article that is read: 64 MiB, a hundred times what any takes.
pub const LARGEST: u64 = archive::LARGEST_ENTRY;

/// The largest archive that is read.
pub const LARGEST_ARCHIVE: u64 = 256 << 20;

/// The most that is unpacked of all archives of a folder together.
pub const MOST_UNPACKED: u64 = 512 << 20;

/// A folder as it was read.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// How its path is written in messages.
    pub path: String,
    /// Its files, by name: articles, and the two TOML files where there are any.
    pub files: Vec<File>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
}

/// One file of a folder.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path within the folder, with `/` between its parts: `2024/may/h.md`, or in an archive
    /// `saved.zip/2024/a.html`.
    pub name: String,
    /// Its bytes, untouched; unpacked, if it was in an archive.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with its bytes.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }
}

impl Folder {
    /// A folder of files, in any order. Archives are unpacked; what is not read is among the problems.
    pub fn new(path: impl Into<String>, files: Vec<File>) -> Self {
        let mut gathering = Gathering::new(path);
        for file in files {
            if gathering.wants(&file.name).is_some() {
                gathering.add(&file.name, file.bytes);
            }
        }
        gathering.finish()
    }

    /// The folder that an archive holds, as if it had been unpacked. The folder around everything that is in it, if there is
    /// one, is left out.
    pub fn of_archive(path: impl Into<String>, bytes: &[u8]) -> Self {
        let mut gathering = Gathering::new(path);
        gathering.unpack(None, bytes);
        gathering.finish()
    }

    /// The path of one of its files, as messages write it.
    pub fn path_of(&self, name: &str) -> String {
        path_in(&self.path, name)
    }

    /// The file of a name.
    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Its articles.
    pub fn articles(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| paths::role(&file.name) == Role::Article)
    }
}

fn path_in(folder: &str, name: &str) -> String {
    format!("{}/{name}", folder.trim_end_matches('/'))
}

/// Collects the files of a folder.
#[derive(Debug)]
pub struct Gathering {
    path: String,
    files: Vec<File>,
    problems: Vec<Problem>,
    /// The files of other kinds, by the archive they are in, or the folder.
    left_alone: BTreeMap<Option<String>, Vec<String>>,
    /// TOML files in subfolders.
    elsewhere: Vec<String>,
    /// How much may still be unpacked.
    budget: u64,
}

impl Gathering {
    /// Of a folder, with nothing in it yet.
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            files: Vec::new(),
            problems: Vec::new(),
            left_alone: BTreeMap::new(),
            elsewhere: Vec::new(),
            budget: MOST_UNPACKED,
        }
    }

    /// Whether a file of this path within the folder counts, and if so, how many bytes it may have. A file that does
    /// not is noted, if an author should know.
    pub fn wants(&mut self, name: &str) -> Option<u64> {
        self.wants_in(None, name)
    }

    fn wants_in(&mut self, archive: Option<&str>, name: &str) -> Option<u64> {
        match paths::role(name) {
            Role::Article | Role::Editor => return Some(LARGEST),
            Role::Archive if archive.is_none() => return Some(LARGEST_ARCHIVE),
            Role::Hidden => {}
            Role::EditorElsewhere => self.elsewhere.push(name.to_owned()),
            Role::Other | Role::Archive => {
                let inside = archive.and_then(|archive| name.strip_prefix(archive)?.strip_prefix('/'));
                let names = self.left_alone.entry(archive.map(str::to_owned)).or_default();
                names.push(inside.unwrap_or(name).to_owned());
            }
        }
        None
    }

    /// Adds a file that is wanted.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let most = self.wants(name);
        match most {
            Some(most) if bytes.len() as u64 > most => self.is_too_large(name),
            Some(_) if paths::role(name) == Role::Archive => self.unpack(Some(name), &bytes),
            Some(_) => self.files.push(File::new(name, bytes)),
            None => {}
        }
    }

    /// Notes that a file has more bytes than are wanted.
    pub fn is_too_large(&mut self, name: &str) {
        let kind = match paths::role(name) {
            Role::Archive => ProblemKind::Archive(Fault::TooLarge),
            _ => ProblemKind::TooLarge(LARGEST >> 20),
        };
        self.add_problem(name, kind);
    }

    /// Notes what is wrong with a file, or with the folder if the name is empty.
    pub fn add_problem(&mut self, name: &str, kind: ProblemKind) {
        let path = if name.is_empty() { self.path.clone() } else { path_in(&self.path, name) };
        self.problems.push(Problem::new(&path, 0, kind));
    }

    /// Adds what is in an archive: one of the folder, or one that is the folder.
    fn unpack(&mut self, name: Option<&str>, bytes: &[u8]) {
        let shown = name.unwrap_or_default();
        let opened = Archive::open(bytes).and_then(|mut archive| Ok((archive.entries()?, archive)));
        let (entries, mut archive) = match opened {
            Ok(opened) => opened,
            Err(fault) => return self.add_problem(shown, ProblemKind::Archive(fault)),
        };
        let around = if name.is_none() { folder_around(&entries) } else { None };
        let mut faults: BTreeMap<Fault, Vec<String>> = BTreeMap::new();
        let mut budget = self.budget.min(archive.most());
        let (spare, before) = (self.budget - budget, self.files.len());
        for entry in &entries {
            let path = around.and_then(|around| entry.path.strip_prefix(around)?.strip_prefix('/'));
            let path = path.unwrap_or(&entry.path);
            // Of a path that leads out of the archive, only the name says what the file is.
            let path = if entry.fault == Some(Fault::Outside) { file_name(path) } else { path };
            let full = name.map_or_else(|| path.to_owned(), |name| format!("{name}/{path}"));
            if self.wants_in(Some(shown), &full).is_none() {
                continue;
            }
            match archive.unpack(entry, &mut budget) {
                Ok(bytes) => self.files.push(File::new(full, bytes)),
                Err(fault) => faults.entry(fault).or_default().push(entry.path.clone()),
            }
        }
        self.budget = budget + spare;
        if self.files.len() == before && faults.is_empty() && name.is_some() {
            self.add_problem(shown, ProblemKind::NoArticlesInArchive);
        }
        for (fault, names) in faults {
            self.add_problem(shown, ProblemKind::Entries(fault, names));
        }
    }

    /// The folder.
    pub fn finish(mut self) -> Folder {
        self.leave_out_parts_of_pages();
        for (archive, mut names) in std::mem::take(&mut self.left_alone) {
            names.sort();
            let archive = archive.unwrap_or_default();
            let (nested, others): (Vec<_>, Vec<_>) =
                names.into_iter().partition(|name| paths::role(name) == Role::Archive);
            if !nested.is_empty() {
                self.add_problem(&archive, ProblemKind::NestedArchives(nested));
            }
            if !others.is_empty() {
                self.add_problem(&archive, ProblemKind::FilesIgnored(others));
            }
        }
        if !self.elsewhere.is_empty() {
            self.elsewhere.sort();
            self.elsewhere.dedup();
            let elsewhere = std::mem::take(&mut self.elsewhere);
            self.add_problem("", ProblemKind::EditorFilesIgnored(elsewhere));
        }
        self.files.sort_by(|a, b| (&a.name, &a.bytes).cmp(&(&b.name, &b.bytes)));
        Folder { path: self.path, files: self.files, problems: self.problems }
    }

    /// Leaves out what is in the folder of a saved page, where that has no English name.
    fn leave_out_parts_of_pages(&mut self) {
        let pages = self.files.iter().filter(|file| file_kind::is_html(&file.name));
        let pages: BTreeSet<String> = pages.map(|file| file_kind::stem(&file.name).to_owned()).collect();
        let is_part = |path: &str| {
            let folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
            folders.filter_map(paths::page_of_parts).any(|page| pages.contains(page))
        };
        self.files.retain(|file| !is_part(&file.name));
        for (archive, names) in &mut self.left_alone {
            names.retain(|name| match archive.as_deref() {
                Some(archive) if !archive.is_empty() => !is_part(&format!("{archive}/{name}")),
                _ => !is_part(name),
            });
        }
        self.left_alone.retain(|_, names| !names.is_empty());
    }
}

/// The last part of a path of any system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The folder in which all files of an archive are that count.
fn folder_around(entries: &[archive::Entry]) -> Option<&str> {
    let mut folders = entries
        .iter()
        .filter(|entry| entry.fault != Some(Fault::Outside) && paths::role(&entry.path) != Role::Hidden)
        .map(|entry| entry.path.split_once('/').map(|(folder, _)| folder));
    let first = folders.next()??;
    folders.all(|folder| folder == Some(first)).then_some(first)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::{Cursor, Write};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    /// An archive of files.
    pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(*name, SimpleFileOptions::default()).expect("an entry");
            archive.write_all(bytes).expect("its bytes");
        }
        archive.finish().expect("an archive").into_inner()
    }

    /// The names of the files of a folder, and its problems.
    fn of(folder: Folder) -> (Vec<String>, String) {
        let mut problems = folder.problems;
        problems.sort();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        (folder.files.into_iter().map(|file| file.name).collect(), told.join("\n"))
    }

    fn with(bytes: Vec<u8>) -> (Vec<String>, String) {
        of(Folder::new("saved", vec![File::new("s.zip", bytes)]))
    }

    #[test]
    fn an_archive_is_read_like_a_subfolder() {
        let files: [(&str, &[u8]); 9] = [
            ("s/2024/a.html", b"<p>Text</p>"),
            ("s/b.TXT", b"Text"),
            ("./c.txt", b"Text"),
            ("old\\d.txt", b"Text"),
            ("__MACOSX/s/._b.TXT", b"Mac"),
            ("s/.DS_Store", b"Mac"),
            ("s/2024/a_files/ad.html", b"Ad"),
            ("s/photo.jpg", b"JPEG"),
            ("s/inner.zip", b"PK"),
        ];
        let (names, told) = with(zip(&files));
        assert_eq!(names, ["s.zip/c.txt", "s.zip/old/d.txt", "s.zip/s/2024/a.html", "s.zip/s/b.TXT"]);
        assert_eq!(
            told,
            "saved/s.zip: warning: 1 archive inside this ZIP archive not unpacked: s/inner.zip: put the articles of each into \
             the folder\n\
             saved/s.zip: warning: 1 file ignored: s/photo.jpg: articles are .txt, .md, .html, .eml, .mhtml, .docx, .rtf \
             or .zip files"
        );
        // Read another time, nothing changes.
        let folder = Folder::new("saved", vec![File::new("s.zip", zip(&files[..3]))]);
        assert_eq!(of(Folder::new("saved", folder.files.clone())), of(folder));
    }

    #[test]
    fn an_archive_can_be_the_folder() {
        let toml: &[u8] = b"[dossier]\ntitle = \"T\"\n";
        let files =
            [("saved/2024/a.txt", b"Text".as_slice()), ("saved/articles.toml", toml), ("__MACOSX/x", b"")];
        assert_eq!(of(Folder::of_archive("saved.zip", &zip(&files))).0, ["2024/a.txt", "articles.toml"]);
        let files = [("2024/a.txt", b"Text".as_slice()), ("articles.toml", toml)];
        assert_eq!(of(Folder::of_archive("saved.zip", &zip(&files))).0, ["2024/a.txt", "articles.toml"]);
        assert_eq!(
            of(Folder::of_archive("saved.zip", b"PK")).1,
            "saved.zip: this ZIP archive is damaged or its end is missing, so nothing in it can be read; download or pack it again"
        );
    }

    #[test]
    fn archives_that_cannot_be_read_say_why() {
        let good = zip(&[("a.txt", &[b'a'; 5000]), ("b.txt", b"Text")]);
        // The first byte of what is packed, and the flag that says that a password is needed, in both directories.
        let mut damaged = good.clone();
        damaged[40] ^= 0xFF;
        let mut encrypted = good.clone();
        for (start, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
            let at = encrypted.windows(4).position(|at| at == start).expect("an entry");
            encrypted[at + flags] |= 1;
        }
        let mut twice = zip(&[("a.txt", b"One"), ("b.txt", b"Two")]);
        while let Some(at) = twice.windows(5).position(|at| at == b"b.txt") {
            twice[at] = b'a';
        }
        let bomb = zip(&[("a.txt", &vec![b'0'; 8 << 20]), ("b.txt", b"Text")]);
        let one = "1 file in this ZIP archive";
        let table: [(Vec<u8>, usize, String); 8] = [
            (
                b"Text".to_vec(),
                0,
                "its name says that it is a ZIP archive, but it is not; give it the ending of what it is, or save it again".into(),
            ),
            (
                good[..good.len() / 2].to_vec(),
                0,
                "this ZIP archive is damaged or its end is missing, so nothing in it can be read; download or pack it again".into(),
            ),
            (
                damaged,
                1,
                format!("{one} is damaged, or packed in a way that is not known: a.txt; pack or download it again"),
            ),
            (
                encrypted,
                1,
                format!("{one} needs a password: a.txt; unpack it and put the files into the folder instead"),
            ),
            (
                twice,
                0,
                "two entries of this ZIP archive have the same name, so that one hides the other; pack it again, or put the \
                 articles in it into the folder instead"
                    .into(),
            ),
            (
                zip(&[("../a.txt", b"Text"), ("b.txt", b"Text")]),
                1,
                format!("{one} has a name that leads out of it: ../a.txt; pack it again, or put the articles into the folder instead"),
            ),
            (
                zip(&[("/a.txt", b"Text"), ("C:\\b.txt", b"Text")]),
                0,
                "2 files in this ZIP archive have a name that leads out of it: /a.txt, C:\\b.txt; pack it again, or put the \
                 articles into the folder instead"
                    .into(),
            ),
            (
                bomb,
                1,
                format!("{one} is larger than 64 MiB, the most that is read, or packed as no text is: a.txt; save only the article"),
            ),
        ];
        for (bytes, count, expected) in table {
            let (names, told) = with(bytes);
            assert_eq!((told, names.len()), (format!("saved/s.zip: {expected}"), count));
        }
        let (_, told) = with(zip(&[("a.jpg", b"JPEG")]));
        assert!(told.contains("there is no article in this ZIP archive"), "{told}");
    }

    #[test]
    fn what_is_unpacked_is_bounded() {
        // 100 entries of 1 MiB, as dense as can be: each is allowed, all together are not.
        let dense = vec![b'0'; archive::SMALL as usize];
        let names: Vec<String> = (0..100).map(|at| format!("{at:02}.txt")).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), dense.as_slice())).collect();
        let bytes = zip(&files);
        let size = bytes.len() as u64;
        let folder = Folder::new("saved", vec![File::new("s.zip", bytes)]);
        let unpacked: u64 = folder.files.iter().map(|file| file.bytes.len() as u64).sum();
        assert!(unpacked <= size * archive::LARGEST_RATIO && unpacked > 1 << 20, "{unpacked} of {size}");
        let told = folder.problems[0].to_string();
        assert!(told.contains("left over: ") && told.contains("no more than 200 times its size"), "{told}");

        let entries = b"PK\x01\x02".repeat(archive::MOST_ENTRIES + 1);
        assert!(with(entries).1.contains("more than 100000 entries"));
    }

    #[test]
    fn files_of_a_browser_are_read_like_those_of_a_disk() {
        let mut gathering = Gathering::new("saved");
        let wanted: Vec<Option<u64>> =
            ["2024/a.txt", "b.zip", "c.jpg", ".d.txt", "2024/articles.toml", "articles.toml"]
                .iter()
                .map(|name| gathering.wants(name).map(|most| most >> 20))
                .collect();
        assert_eq!(wanted, [Some(64), Some(256), None, None, None, Some(64)]);
        gathering.is_too_large("b.zip");
        gathering.is_too_large("2024/a.txt");
        let (_, told) = of(gathering.finish());
        assert_eq!(
            told,
            "saved: warning: 1 file for editors ignored: 2024/articles.toml: only those in the folder itself count; a folder or \
             archive with its own can be built by itself\n\
             saved: warning: 1 file ignored: c.jpg: articles are .txt, .md, .html, .eml, .mhtml, .docx, .rtf or .zip files\n\
             saved/2024/a.txt: is larger than 64 MiB, the most that is read; save only the article's text\n\
             saved/b.zip: is larger than 256 MiB, the most that is read of a ZIP archive; put the articles in it into the folder \
             instead"
        );
    }
}
