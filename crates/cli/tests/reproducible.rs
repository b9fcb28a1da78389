//! The same folder gives the same bytes: wherever it lies, however its path is written, in whatever
//! order its files came onto the disk, and with any seed of the hash maps that are used on the way.
//! A seed is drawn for every process, and moves with every map; so all of this is done several times.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{Duration, SystemTime},
};

use corpus::store;
use ingest::{File, Folder, disk, ingest};

/// How often.
const TIMES: u32 = 4;

/// Folders for one test, removed afterwards.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Scratch {
    /// Two folders with the same files: `one`, and `an other/one`, where they were written in the
    /// opposite order and long ago.
    fn new(name: &str) -> Self {
        let scratch = Self(std::env::temp_dir().join(format!("dossier-twice-{}-{name}", std::process::id())));
        let mut files = files();
        write(&scratch.one(), &files, SystemTime::now());
        files.reverse();
        write(&scratch.other(), &files, SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000));
        scratch
    }

    fn one(&self) -> PathBuf {
        self.0.join("one")
    }

    fn other(&self) -> PathBuf {
        self.0.join("an other/one")
    }
}

/// The first corpus, and with it what is converted, warned of, and equal to another.
fn files() -> Vec<File> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut files = disk::read(&seeds).expect("a folder").files;
    let first = files.iter().find(|file| file.name.ends_with(".txt")).expect("an article").bytes.clone();
    files.push(File::new("copy.txt", first));
    files.push(File::new("latin.txt", b"T\xEDtulo\n\nUn texto de M\xE9xico y de Washington.\n".to_vec()));
    files.push(File::new("page.html", b"<title>A page</title><p>Mexico City, 6 June 2025.</p>".to_vec()));
    files.push(File::new("left-alone.jpg", b"JPEG".to_vec()));
    files.push(File::new("left-alone.png", b"PK".to_vec()));
    files
}

fn write(folder: &Path, files: &[File], modified: SystemTime) {
    fs::create_dir_all(folder).expect("a folder");
    for file in files {
        let path = folder.join(&file.name);
        fs::write(&path, &file.bytes).expect("a file");
        fs::File::options()
            .write(true)
            .open(path)
            .and_then(|file| file.set_modified(modified))
            .expect("a date");
    }
}

/// The blob that the page embeds, and the problems that are told, without the folder's path.
fn made_of(folder: &Folder) -> (Vec<u8>, Vec<String>) {
    let (corpus, problems) = ingest(folder);
    let shown = folder.path.trim_end_matches('/');
    let problems = problems.iter().map(|problem| problem.to_string().replacen(shown, "folder", 1)).collect();
    (store::write(&corpus), problems)
}

#[test]
fn the_blob_depends_on_nothing_but_the_files() {
    let scratch = Scratch::new("blob");
    let expected = made_of(&disk::read(&scratch.one()).expect("a folder"));
    assert!(!expected.0.is_empty() && expected.1.len() > 1, "{:?}", expected.1);
    for _ in 0..TIMES {
        let other = disk::read(&scratch.other()).expect("a folder");
        // As a disk might list them.
        let reversed = Folder::new(other.path.clone(), other.files.iter().rev().cloned().collect());
        let reversed = Folder { problems: other.problems.clone(), ..reversed };
        let slashed = Folder { path: format!("{}/", other.path), ..other.clone() };
        for (folder, what) in [(other, "elsewhere"), (reversed, "reversed"), (slashed, "with a slash")] {
            let (blob, problems) = made_of(&folder);
            assert_eq!(problems, expected.1, "{what}");
            let differs = blob.iter().zip(&expected.0).position(|(a, b)| a != b);
            assert_eq!((blob.len(), differs), (expected.0.len(), None), "{what}");
        }
    }
}

fn run(directory: &Path, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(arguments)
        .current_dir(directory)
        .output()
        .expect("the command runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

#[test]
fn the_command_prints_the_same_in_every_process() {
    let scratch = Scratch::new("command");
    let absolute = scratch.other().display().to_string();
    // One folder under several names, and the other.
    let names = ["one", "./one", "one/", "an other/../one", "an other/one", absolute.as_str()];
    let commands: [&[&str]; 4] =
        [&["inspect"], &["search", "mexico OR arm*"], &["compare", "copy", "latin"], &["check"]];
    for command in commands {
        let print = |folder: &str| {
            let mut arguments = command.to_vec();
            arguments.insert(1, folder);
            let printed = run(&scratch.0, &arguments).stdout;
            // The report names the folder and its files as they were named.
            let printed = String::from_utf8(printed).expect("UTF-8");
            let shown = folder.trim_end_matches('/');
            let printed =
                printed.strip_prefix(folder).map_or(printed.clone(), |rest| format!("FOLDER{rest}"));
            printed.replace(&format!("{shown}/"), "FOLDER/").into_bytes()
        };
        let expected = print(names[0]);
        assert!(expected.len() > 100);
        for name in names {
            let printed = print(name);
            assert!(printed == expected, "{command:?} of {name}:\n{}", difference(&printed, &expected));
        }
    }
}

/// The first line in which two outputs differ, of both.
fn difference(printed: &[u8], expected: &[u8]) -> String {
    let (printed, expected) = (String::from_utf8_lossy(printed), String::from_utf8_lossy(expected));
    let lines = printed.lines().zip(expected.lines()).find(|(a, b)| a != b);
    lines.map_or_else(|| "one of them ends earlier".to_owned(), |(a, b)| format!("{a}\ninstead of\n{b}"))
}
