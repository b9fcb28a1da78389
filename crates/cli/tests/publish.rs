//! `dossier build` and `dossier serve`, with a page template that is small. That of the real page is tested
//! by `scripts/same-page`.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use publish::Template;

/// A folder with a page template, removed when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dossier-publish-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let template = Template {
            offline: b"keep();".to_vec(),
            index: "<head>{{policy}}{{style}}{{boot}}{{module}}</head><body><title>{{title}}{{summary}}</title>{{preview}}{{description}}{{articles}}</body>".to_owned(),
            boot: b"boot".to_vec(),
            style: b"style".to_vec(),
            glue: b"export function start() {}\nexport { init as default };".to_vec(),
            module: b"\0asm\x01\0\0\0".to_vec(),
            later: Vec::new(),
            open: b"open".to_vec(),
            worker: b"worker".to_vec(),
            workshop: b"\0asm\x01\0\0\0".to_vec(),
            languages: Vec::new(),
        };
        fs::create_dir_all(folder.join("page")).expect("a folder");
        for (name, bytes) in template.files() {
            fs::write(folder.join("page").join(name), bytes).expect("written");
        }
        let scratch = Self(folder);
        scratch.article("saved", "first", "A boat sank in the harbour of the town on Thursday.");
        scratch
    }

    fn article(&self, folder: &str, name: &str, text: &str) {
        fs::create_dir_all(self.0.join(folder)).expect("a folder");
        let text = format!("About the {name}\n\n{text}\n");
        fs::write(self.0.join(folder).join(format!("{name}.txt")), text).expect("written");
    }

    /// The command, with paths as seen from this folder.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.current_dir(&self.0).args(arguments).args(["--page", "page"]);
        command
    }

    fn build(&self, arguments: &[&str]) -> Output {
        self.command(&[&["build"], arguments].concat()).output().expect("the command runs")
    }

    /// What a build that fails says.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.build(arguments);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        String::from_utf8(output.stderr).expect("text")
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).expect("a folder").flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn html(&self, folder: &str) -> String {
        fs::read_to_string(self.0.join(folder).join("index.html")).expect("a page")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_becomes_a_page() {
    let scratch = Scratch::new("build");
    let output = scratch.build(&["saved"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = String::from_utf8(output.stdout).expect("text");
    let index = Path::new("saved-page").join("index.html");
    assert_eq!(
        said,
        format!(
            "{}: page built from 1 article; view it through a web server (`dossier serve` previews it). To publish it, \
             put the folder on any web host: push it to GitHub Pages, drop it on Netlify, or copy it to a server of \
             your own\n",
            index.display()
        )
    );
    let names = scratch.names("saved-page");
    assert_eq!(names.len(), 27, "{names:?}");
    let bases: Vec<&String> =
        names.iter().filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect();
    assert_eq!(bases.len(), 9, "{names:?}");
    let html = scratch.html("saved-page");
    for name in bases.iter().filter(|name| name.as_str() != "index.html") {
        assert!(html.contains(&format!("\"./{name}\"")), "{name} {html}");
    }
    assert!(html.contains("About the first"), "{html}");
    // The same folder, the same bytes, wherever they are written.
    scratch.build(&["saved/", "-o", "other/place"]);
    assert_eq!(scratch.names("other/place"), names);
    for name in &names {
        let bytes = |folder: &str| fs::read(scratch.0.join(folder).join(name)).expect("a file");
        assert_eq!(bytes("saved-page"), bytes("other/place"), "{name}");
    }
}

#[test]
fn a_folder_becomes_one_file() {
    let scratch = Scratch::new("one-file");
    let output = scratch.build(&["saved", "--one-file"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = String::from_utf8(output.stdout).expect("text");
    assert_eq!(said, "saved.html: page built from 1 article, in one file; a double click opens it\n");
    assert_eq!(scratch.names(""), ["page", "saved", "saved.html"]);
    let html = fs::read_to_string(scratch.0.join("saved.html")).expect("a page");
    assert!(html.contains("About the first") && html.contains("<style>style</style>"), "{html}");
    // It may load nothing, and there is nothing that it would load.
    assert!(!html.contains("'self'") && !html.contains("./") && !html.contains("http"), "{html}");
    // The same folder, the same bytes, wherever and however often they are written.
    for _ in 0..2 {
        let output = scratch.build(&["saved/", "--one-file", "-o", "new/other.html"]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(fs::read_to_string(scratch.0.join("new/other.html")).expect("a page"), html);
    }
    assert_eq!(scratch.names("new"), ["other.html"]);
    // What it did not make stays.
    fs::write(scratch.0.join("mine.html"), "<p>mine").expect("written");
    for (out, why) in [
        ("mine.html", "mine.html: was not made by this command and stays as it is"),
        ("saved/page.html", "is in the folder of articles itself, and would be read as one"),
        ("page", "page: is a folder, not a file"),
    ] {
        let said = scratch.refused(&["saved", "--one-file", "-o", out]);
        assert!(said.contains(why), "{said}");
    }
    assert_eq!(fs::read_to_string(scratch.0.join("mine.html")).expect("a file"), "<p>mine");
}

#[test]
fn a_folder_with_errors_leaves_the_page_as_it_is() {
    let scratch = Scratch::new("errors");
    scratch.build(&["saved", "-o", "out"]);
    let before = (scratch.names("out"), scratch.html("out"));
    fs::write(scratch.0.join("saved/second.txt"), "").expect("written");
    let said = scratch.refused(&["saved", "-o", "out"]);
    assert!(said.contains("saved/second.txt"), "{said}");
    assert!(said.ends_with("saved: the folder has errors, so no page was built\n"), "{said}");
    assert_eq!((scratch.names("out"), scratch.html("out")), before);
}

#[test]
fn what_cannot_be_done_is_said() {
    let scratch = Scratch::new("refuse");
    assert!(scratch.refused(&["gone", "-o", "out"]).starts_with("gone: cannot be read: "));
    assert!(scratch.refused(&["gone"]).starts_with("gone: cannot be read: "));
    assert!(scratch.refused(&["saved", "-o", "saved/out"]).contains("is in the folder of articles itself"));
    assert!(scratch.refused(&["saved", "-o", "page"]).contains("was not made by this command"));
    assert_eq!(scratch.names(""), ["page", "saved"]);
    fs::write(scratch.0.join("page/version.txt"), "dossier 0.0.1, dossier1\n").expect("written");
    assert!(scratch.refused(&["saved"]).starts_with("the page template is of another version"));
    fs::remove_file(scratch.0.join("page/version.txt")).expect("removed");
    assert!(scratch.refused(&["saved"]).starts_with("page: no page template: version.txt cannot be read"));
    assert_eq!(scratch.names(""), ["page", "saved"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_page_as_it_is() {
    let scratch = Scratch::new("full");
    scratch.build(&["saved", "-o", "out"]);
    let before = scratch.names("out");
    scratch.article("saved", "second", "Another boat sank in the harbour of the town on Friday.");
    // As a file system says it that has no more room: no file may grow larger than this.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" build saved -o out --page page";
    let output = Command::new("sh")
        .current_dir(&scratch.0)
        .args(["-c", script, env!("CARGO_BIN_EXE_dossier")])
        .output()
        .expect("sh runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot be written: "), "{said}");
    assert_eq!(scratch.names("out"), before);
    assert!(!scratch.html("out").contains("second"));
}

/// A command that is stopped when the test is over.
struct Served(Child, u16);

impl Served {
    fn new(scratch: &Scratch) -> Self {
        let mut child = scratch
            .command(&["serve", "saved"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command runs");
        let mut lines = BufReader::new(child.stdout.take().expect("standard output")).lines();
        let line = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("http://127.0.0.1:")));
        let line = line.expect("it says where it is").expect("text");
        let digits = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
        let port = digits.and_then(|digits| digits.parse().ok()).expect("a port");
        // Somebody has to read on, or the command waits.
        std::thread::spawn(move || lines.for_each(drop));
        Self(child, port)
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.1)).expect("it listens");
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.1);
        stream.write_all(request.as_bytes()).expect("asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answered");
        answer
    }

    fn wait_for(&self, path: &str, wanted: impl Fn(&str) -> bool) -> String {
        let started = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(started.elapsed() < Duration::from_secs(60), "{answer}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_served_page_follows_its_folder() {
    let scratch = Scratch::new("serve");
    let served = Served::new(&scratch);
    let page = served.get("/");
    assert!(page.contains("About the first") && page.contains("./watch.js"), "{page}");
    scratch.article("saved", "second", "Another boat sank in the harbour of the town on Friday.");
    served.wait_for("/", |page| page.contains("About the second"));
    fs::create_dir(scratch.0.join("saved/2024")).expect("a folder");
    scratch.article("saved/2024", "deep", "A third boat sank in the harbour of the town on Saturday.");
    served.wait_for("/", |page| page.contains("About the deep"));
    fs::remove_file(scratch.0.join("saved/2024/deep.txt")).expect("removed");
    served.wait_for("/", |page| !page.contains("About the deep"));
    // A mistake is shown, and the page stays.
    fs::write(scratch.0.join("saved/third.txt"), "").expect("written");
    served.wait_for("/watch", |state| state.contains("saved/third.txt"));
    assert!(served.get("/").contains("About the second"));
    fs::remove_file(scratch.0.join("saved/third.txt")).expect("removed");
    served.wait_for("/watch", |state| !state.contains("third"));
    // So does it when the folder goes, and when it comes again.
    fs::rename(scratch.0.join("saved"), scratch.0.join("moved")).expect("moved");
    served.wait_for("/watch", |state| state.contains("cannot be read"));
    assert!(served.get("/").contains("About the second"));
    fs::rename(scratch.0.join("moved"), scratch.0.join("saved")).expect("moved back");
    served.wait_for("/watch", |state| !state.contains("cannot be read"));
    // Nothing is written, and a port that is taken is said to be.
    assert_eq!(scratch.names(""), ["page", "saved"]);
    let port = served.1.to_string();
    let output = scratch.command(&["serve", "saved", "--port", &port]).output().expect("the command runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.starts_with(&format!("port {port} cannot be used: ")), "{said}");
    assert_eq!(output.status.code(), Some(1));
}
