//! As much of a web server as one person's browser needs.

use std::{
    io::{self, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use super::{Site, locked};

/// How long a browser may take to ask, or to take an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest request that is read: there are only short addresses here.
const LONGEST: usize = 32 << 10;

/// So many connections at once; a browser opens six.
const CONNECTIONS: usize = 64;

/// Answers until the process ends.
pub fn run(listener: &TcpListener, site: &Arc<Mutex<Site>>) {
    let port = listener.local_addr().map_or(0, |address| address.port());
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
            open.fetch_sub(1, Ordering::Relaxed);
            continue;
        }
        let (site, open) = (Arc::clone(site), Arc::clone(&open));
        thread::spawn(move || {
            // Whoever has gone away needs no answer.
            let _ = answer(stream, port, &site);
            open.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

fn answer(mut stream: TcpStream, port: u16, site: &Mutex<Site>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut asked = Vec::new();
    let mut part = [0; 4096];
    while !asked.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut part)?;
        if read == 0 || asked.len() > LONGEST {
            return Ok(());
        }
        asked.extend_from_slice(&part[..read]);
    }
    let answer = Answer::to(&String::from_utf8_lossy(&asked), port, &locked(site));
    stream.write_all(answer.head().as_bytes())?;
    if !answer.is_head {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

#[derive(Debug)]
struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
    is_head: bool,
}

impl Answer {
    /// The answer to a request.
    fn to(request: &str, port: u16, site: &Site) -> Self {
        let mut lines = request.lines();
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let host = lines
            .filter_map(|line| line.split_once(':'))
            .find_map(|(name, value)| name.eq_ignore_ascii_case("host").then_some(value.trim()));
        let is_head = method == "HEAD";
        let text = |status, body: &str| Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: body.into(),
            is_head,
        };
        // Another name that leads here is that of a page that wants to read this one.
        if !["127.0.0.1", "localhost"].iter().any(|name| host == Some(&format!("{name}:{port}")[..])) {
            return text("421 Misdirected Request", "This is not the host that you asked for.\n");
        }
        if !is_head && method != "GET" {
            return text("405 Method Not Allowed", "There is nothing to be changed here.\n");
        }
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let name = match path.strip_prefix('/') {
            Some("") => "index.html",
            Some("watch") => return text("200 OK", &site.state()),
            name => name.unwrap_or_default(),
        };
        match site.files.get(name) {
            Some(bytes) => Self { status: "200 OK", kind: kind(name), body: bytes.clone(), is_head },
            None => text("404 Not Found", "There is no such file.\n"),
        }
    }

    fn head(&self) -> String {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use publish::File;

    use super::*;

    fn asked(request: &str) -> (String, String) {
        let mut site = Site { problems: "saved/a.txt:1: is empty\n".to_owned(), ..Site::default() };
        let file = |name: &str, text: &str| File { name: name.to_owned(), bytes: text.into() };
        site.put(vec![file("index.html", "<head></head>"), file("dossier-1.wasm", "module")]);
        let answer = Answer::to(&request.replace('\n', "\r\n"), 8080, &site);
        let body = if answer.is_head { String::new() } else { String::from_utf8(answer.body).expect("text") };
        (format!("{} {}", answer.status, answer.kind), body)
    }

    #[test]
    fn what_a_browser_asks_for() {
        let (head, page) = asked("GET / HTTP/1.1\nHost: 127.0.0.1:8080\n\n");
        assert_eq!(head, "200 OK text/html; charset=utf-8");
        assert!(page.starts_with("<head><script src=\"./watch.js\" data-page=\"page-"), "{page}");
        let (head, module) = asked("GET /dossier-1.wasm HTTP/1.1\nhost:localhost:8080\n\n");
        assert_eq!((head.as_str(), module.as_str()), ("200 OK application/wasm", "module"));
        let (_, state) = asked("GET /watch?1 HTTP/1.1\nHost: 127.0.0.1:8080\n\n");
        let (page, problems) = state.split_once('\n').expect("two parts");
        assert!(page.starts_with("page-") && problems == "saved/a.txt:1: is empty\n", "{state}");
        assert_eq!(asked("HEAD / HTTP/1.1\nHost: 127.0.0.1:8080\n\n").1, "");
    }

    #[test]
    fn what_nobody_should_ask_for() {
        for (request, status) in [
            ("GET /../Cargo.toml HTTP/1.1\nHost: 127.0.0.1:8080\n\n", "404"),
            ("GET /etc/passwd HTTP/1.1\nHost: localhost:8080\n\n", "404"),
            ("GET http://127.0.0.1:8080/ HTTP/1.1\nHost: localhost:8080\n\n", "404"),
            ("POST / HTTP/1.1\nHost: 127.0.0.1:8080\n\n", "405"),
            ("GET / HTTP/1.1\nHost: evil.example:8080\n\n", "421"),
            ("GET / HTTP/1.0\n\n", "421"),
            ("\n\n", "421"),
        ] {
            assert!(asked(request).0.starts_with(status), "{request}");
        }
    }
}
