//! `dossier serve`: the page of a folder on this machine, made anew whenever a file changes.
//!
//! Nothing is written to disk. The page has one script more than a published one (`watch.js`), which asks
//! whether there is a newer page, and shows what is wrong with the folder.

mod http;

use std::{
    collections::HashMap,
    net::{Ipv4Addr, TcpListener},
    path::Path,
    process::ExitCode,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use ingest::{Memory, Problem};
use publish::{File, Template, names::content_name};

use crate::{page, source, tell};
use source::Listing;

/// How often the folder is looked at.
const PAUSE: Duration = Duration::from_millis(200);

/// The port that is tried first if none is named, and how many after it.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// The script that looks out for changes.
const WATCH: &[u8] = include_bytes!("watch.js");

/// What the page is until there is a first one.
const NO_PAGE_YET: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<title>No page yet</title>
<link rel=\"icon\" href=\"data:,\">
</head>
<body>
<h1>No page yet</h1>
<p>It appears here as soon as the folder has no errors.</p>
</body>
</html>
";

/// What is served at the moment.
#[derive(Default)]
struct Site {
    /// The files of the page, by name.
    files: HashMap<String, Vec<u8>>,
    /// Changes with the page.
    page: String,
    /// What is wrong with the folder, a line each.
    problems: String,
}

impl Site {
    /// What `watch.js` asks for: what the page is, and below it what is wrong.
    fn state(&self) -> String {
        format!("{}\n{}", self.page, self.problems)
    }

    fn put(&mut self, mut files: Vec<File>) {
        for file in files.iter_mut().filter(|file| file.name == "index.html") {
            self.page = content_name("page", "html", &file.bytes);
            let script =
                format!("<script src=\"./watch.js\" data-page=\"{}\" defer></script>\n</head>", self.page);
            let html = String::from_utf8_lossy(&file.bytes).replacen("</head>", &script, 1);
            file.bytes = html.into_bytes();
        }
        self.files = files.into_iter().map(|file| (file.name, file.bytes)).collect();
        self.files.insert("watch.js".to_owned(), WATCH.to_vec());
    }
}

fn locked(site: &Mutex<Site>) -> MutexGuard<'_, Site> {
    site.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Serves a folder until the command is stopped.
pub fn serve(dir: &Path, port: Option<u16>, page: Option<&Path>) -> ExitCode {
    let started = page::template(page).and_then(|template| Ok((template, listen(port)?)));
    let (template, listener) = match started {
        Ok(started) => started,
        Err(message) => {
            tell(&[message]);
            return ExitCode::FAILURE;
        }
    };
    let site = Arc::new(Mutex::new(Site::default()));
    locked(&site).put(vec![File { name: "index.html".to_owned(), bytes: NO_PAGE_YET.into() }]);
    let mut memory = Memory::default();
    let mut listing = Listing::of(dir).ok();
    make(dir, &template, &mut memory, &site);
    let port = listener.local_addr().map_or(0, |address| address.port());
    println!("The dossier of {} is at http://127.0.0.1:{port}/ (Ctrl-C stops it)", dir.display());
    let served = Arc::clone(&site);
    thread::spawn(move || http::run(&listener, &served));
    loop {
        thread::sleep(PAUSE);
        let now = Listing::of(dir).ok();
        if now != listing {
            listing = now;
            make(dir, &template, &mut memory, &site);
        }
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener, String> {
    let mut last = None;
    for port in port.map_or(PORTS, |port| port..port.saturating_add(1).max(1)) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = Some((port, error)),
        }
    }
    let (port, error) = last.unwrap_or((0, std::io::ErrorKind::AddrNotAvailable.into()));
    Err(format!("port {port} cannot be used: {error}; name another one with --port"))
}

/// Makes the page. A folder with errors leaves the page before as it is, and adds what is wrong.
fn make(dir: &Path, template: &Template, memory: &mut Memory, site: &Mutex<Site>) {
    let started = Instant::now();
    let (corpus, wrong) = match source::read_unchanged(dir, Some(memory)) {
        Ok(ingested) => {
            tell(&ingested.problems);
            let errors = ingested.problems.iter().filter(|problem| problem.is_error());
            (Some(ingested.corpus), errors.map(Problem::to_string).collect())
        }
        Err(wrong) => {
            tell(&wrong);
            (None, wrong)
        }
    };
    let made = corpus
        .filter(|_| wrong.is_empty())
        .map(|corpus| publish::blob(&corpus).and_then(|blob| publish::publish(template, &blob)));
    let mut site = locked(site);
    site.problems = wrong.iter().map(|line| format!("{line}\n")).collect();
    match made {
        Some(Ok(files)) => {
            site.put(files);
            println!("Made in {} ms", started.elapsed().as_millis());
        }
        Some(Err(error)) => {
            tell(&[&error]);
            site.problems = format!("{error}\n");
        }
        None => {}
    }
}
