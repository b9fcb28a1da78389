//! How far the command is, for whoever waits at a terminal.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// Folders of fewer articles are done before one looks.
const WORTHWHILE: usize = 200;

/// How long the line stays as it is.
const PAUSE: Duration = Duration::from_millis(100);

/// Cells of the bar.
const WIDTH: usize = 30;

/// A line on standard error that is gone when the work is done. Nothing, where nobody watches.
pub struct Progress {
    is_watched: bool,
    /// When the line was last written, if it is there.
    written: Option<Instant>,
}

impl Progress {
    /// For standard error as it is.
    pub fn new() -> Self {
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Self { is_watched: io::stderr().is_terminal() && !is_dumb, written: None }
    }

    /// Says what is done now, where it is not known how long it takes.
    pub fn phase(&mut self, doing: &str) {
        if self.is_watched {
            let _ = write!(io::stderr(), "\r{doing} …\x1b[K");
            self.written = Some(Instant::now());
        }
    }

    /// Tells that `done` of `all` articles are `doing`.
    pub fn tell(&mut self, doing: &str, done: usize, all: usize) {
        let is_time = self.written.is_none_or(|written| written.elapsed() >= PAUSE);
        if self.is_watched && all >= WORTHWHILE && is_time {
            let bar = "#".repeat(done * WIDTH / all);
            let percent = done * 100 / all;
            // A terminal that has gone away needs to be told nothing.
            let _ = write!(io::stderr(), "\r{doing} [{bar:<WIDTH$}] {percent:>3} %\x1b[K");
            self.written = Some(Instant::now());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.written.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
