//! `dossier`: turns a folder of articles into a web page, checks the folder, and searches it from a terminal.
//!
//! Results go to standard output, problems to standard error as `path:line: message`, warnings as
//! `path:line: warning: message`. Exit status: 0 when there is nothing worse than a warning, 1 when
//! there are errors, 2 when the command was not understood.
//!
//! It reads no article, answers no query and makes no page itself: `ingest`, `search` and `publish` do, and `report` says
//! what there is to say of a folder. Start with `run` below.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

mod build;
mod export;
mod json;
mod language;
mod output;
mod page;
mod progress;
mod serve;
mod single;
mod source;

use std::{
    fmt::Display,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use corpus::store;
use ingest::{Folder, Ingested, Options, Problem};

use report::{Paint, Report};
use text::date::Date;

use build::Form;

/// Turns a folder of saved articles into a web page, checks the folder, and searches it from the terminal.
///
/// Offsets count UTF-8 bytes of the article's text: of the file itself for plain UTF-8 text, of the extracted or
/// converted text otherwise. The end offset is exclusive.
#[derive(Parser)]
#[command(name = "dossier", version)]
struct Arguments {
    /// The language of the report and of all messages: en or es (default: that of LC_ALL, LC_MESSAGES or LANG)
    #[arg(long, global = true)]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page of a folder, ready to publish
    Build {
        /// The folder of articles, or a ZIP archive of one
        dir: PathBuf,
        /// Folder, or with --one-file the file, to write the page to (default: DIR-page or DIR.html, beside DIR)
        #[arg(short, long)]
        out: Option<PathBuf>,
        /// Write a single HTML file, which opens by a double click and needs no web server
        #[arg(long)]
        one_file: bool,
        /// Folder with a page template to use instead of the built-in one
        #[arg(long)]
        page: Option<PathBuf>,
    },
    /// Preview the page of a folder on this machine, and rebuild it whenever a file changes
    Serve {
        /// The folder of articles, or a ZIP archive of one
        dir: PathBuf,
        /// Port (default: 8080, or the next one that is free)
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
        port: Option<u16>,
        /// Folder with a page template to use instead of the built-in one
        #[arg(long)]
        page: Option<PathBuf>,
    },
    /// Show what will be published, what was left out and why, and what is wrong
    Check {
        /// The folder of articles, or a ZIP archive of one
        dir: PathBuf,
        /// Print every article and every list in full, however large the folder is
        #[arg(long)]
        all: bool,
        /// Print entries for entities.toml instead: who and what was recognised and is not listed
        #[arg(long)]
        propose: bool,
    },
    /// Print everything that was found in each article, as JSON Lines
    Inspect {
        /// The folder of articles, or a ZIP archive of one
        dir: PathBuf,
        /// Ignore entities.toml: show what is recognised without it
        #[arg(long)]
        no_authority: bool,
    },
    /// Write the whole dossier as data: JSON Lines, an SQLite database, input for OpenSearch, or tables
    Export {
        /// The folder of articles, or a ZIP archive of one
        dir: PathBuf,
        /// In which form
        #[arg(long = "to", value_enum)]
        form: export::Form,
        /// File or, for opensearch and csv, folder to write to (default: DIR.jsonl, DIR.db, DIR-opensearch or DIR-csv, beside DIR)
        #[arg(short, long)]
        out: Option<PathBuf>,
        /// Day to write into the files, such as 2026-12-01; without one, the same folder always gives the same bytes
        #[arg(long, value_parser = export::day)]
        day: Option<Date>,
    },
    /// Print the articles that match a query, as JSON
    Search {
        /// The folder of articles, or a ZIP archive of one
        dir: PathBuf,
        /// The query, as in the page: words, "phrases", OR, -not, prefix*, person:… year:2018..2025
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// How many articles to print at most
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
    /// Print what two articles share and what only one of them names, as JSON
    Compare {
        /// The folder of articles, or a ZIP archive of one
        dir: PathBuf,
        /// The slug of an article: its path without the extension, words joined by hyphens
        a: String,
        /// The slug of the other
        b: String,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Err(problem) = language::speak(arguments.lang.as_deref()) {
        tell(&[problem]);
        return ExitCode::from(2);
    }
    let dir = match &arguments.command {
        Command::Build { dir, out, one_file, page } => {
            let form = if *one_file { Form::OneFile } else { Form::Site };
            return build::build(dir, form, out.as_deref(), page.as_deref());
        }
        Command::Export { dir, form, out, day } => return export::export(dir, *form, out.as_deref(), *day),
        Command::Serve { dir, port, page } => return serve::serve(dir, *port, page.as_deref()),
        Command::Check { dir, .. }
        | Command::Inspect { dir, .. }
        | Command::Search { dir, .. }
        | Command::Compare { dir, .. } => dir,
    };
    let without_authority = matches!(arguments.command, Command::Inspect { no_authority: true, .. });
    let (folder, ingested) = match source::read(dir, Options { without_authority }) {
        Ok(read) => read,
        Err(problems) => {
            tell(&problems);
            return ExitCode::FAILURE;
        }
    };
    // A report ends with its sum; after other results, what is wrong comes last.
    let is_report = matches!(arguments.command, Command::Check { .. });
    if is_report {
        tell(&ingested.problems);
    }
    let run = || run(&arguments.command, &folder, &ingested);
    // JSON is for programs: it is the same everywhere.
    let printed = if is_report { run() } else { say::in_english(run) };
    if !is_report {
        tell(&ingested.problems);
    }
    let failed = ingested.problems.iter().any(Problem::is_error);
    let status = if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    match printed {
        Ok(true) => status,
        // Whoever reads our output may stop early.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => status,
        Err(error) => {
            tell(&[format!("standard output: {error}")]);
            ExitCode::FAILURE
        }
        Ok(false) => ExitCode::FAILURE,
    }
}

/// Lists problems for whoever still reads them.
fn tell(problems: &[impl Display]) {
    let mut err = io::stderr().lock();
    for problem in problems {
        if writeln!(err, "{problem}").is_err() {
            return;
        }
    }
}

/// Runs a command; whether it could be answered.
fn run(command: &Command, folder: &Folder, ingested: &Ingested) -> io::Result<bool> {
    let corpus = &ingested.corpus;
    let mut out = io::BufWriter::new(io::stdout().lock());
    match command {
        Command::Build { .. } | Command::Export { .. } | Command::Serve { .. } => {}
        Command::Check { all, propose: true, .. } => report::propose(folder, ingested, *all, &mut out)?,
        Command::Check { all, .. } => {
            Report::new(folder, ingested, *all, Paint::for_standard_output()).write(&mut out)?
        }
        Command::Inspect { .. } => {
            for article in &corpus.articles {
                writeln!(out, "{}", json::article(corpus, article))?;
            }
        }
        Command::Search { query, limit, .. } => {
            let blob = store::write(corpus);
            let dossier = store::Dossier::open(&blob).map_err(io::Error::other)?;
            writeln!(out, "{}", json::search(&dossier, query, *limit))?;
        }
        Command::Compare { a, b, dir } => {
            let blob = store::write(corpus);
            let dossier = store::Dossier::open(&blob).map_err(io::Error::other)?;
            match json::compare(&dossier, a, b) {
                Ok(comparison) => writeln!(out, "{comparison}")?,
                Err(slug) => {
                    tell(&[format!("{}: no article is called “{slug}”", dir.display())]);
                    return Ok(false);
                }
            }
        }
    }
    out.flush()?;
    Ok(true)
}
