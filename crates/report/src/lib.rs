//! What a person would want to know of a folder before publishing it, as text: what `dossier check` prints, and what
//! the page shows of a reader's own files.
//!
//! What will be published and from what, what was left out and why, what is worth a look and the
//! way out of it. The sum stands at the end, where one looks first. Start with [`Report`].

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

mod article;
mod findings;
mod groups;
mod proposals;
mod words;

use std::io::{self, Write};

use corpus::model::{Article, Corpus, Format, Kind, hex};
use say::{plural, say};

use ingest::{
    AUTHORITY_FILE, Folder, Ingested, SIDECAR_FILE,
    authority::Authority,
    editor::{
        propose::{EntityIndex, Passage},
        sidecar::Sidecar,
    },
};

pub use self::words::Paint;
use self::words::{listed, number, path, percent};
use findings::{Findings, Harm, Look};
use groups::Group;
use proposals::Proposals;

/// Folders of more articles than this are not told article by article.
const SMALL: usize = 50;

/// How many articles of a large folder are told in full, …
const IN_FULL: usize = 12;

/// … and how many lines a list has at most.
const LISTED: usize = 24;

/// What the report is about.
pub struct Report<'r> {
    folder: &'r Folder,
    ingested: &'r Ingested,
    sidecar: Sidecar,
    findings: Vec<Findings>,
    copies: Vec<Group>,
    stories: Vec<Group>,
    proposals: Proposals,
    /// Whether nothing is to be left out, however much there is.
    all: bool,
    paint: Paint,
}

impl<'r> Report<'r> {
    /// Looks at a folder and what became of it; `all` leaves nothing out, however much there is.
    pub fn new(folder: &'r Folder, ingested: &'r Ingested, all: bool, paint: Paint) -> Self {
        // What is wrong with the two files has been told already.
        let sidecar = text_of(folder, SIDECAR_FILE)
            .map(|text| ingest::editor::sidecar::parse(text, SIDECAR_FILE, &mut Vec::new()))
            .unwrap_or_default();
        let authority = authority(folder);
        let index = EntityIndex::new(&ingested.corpus, &authority);
        let (copies, stories) = groups::alike(&ingested.corpus);
        Self {
            findings: findings::all(ingested, &sidecar),
            proposals: Proposals::of(&index, all),
            paint,
            folder,
            ingested,
            sidecar,
            copies,
            stories,
            all,
        }
    }

    /// Writes the report.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.head(out)?;
        self.articles(out)?;
        self.alike(out)?;
        proposals::write(self, out)?;
        self.sum(out)
    }

    fn head(&self, out: &mut impl Write) -> io::Result<()> {
        let corpus = &self.ingested.corpus;
        let parts = corpus.articles.iter().filter(|article| article.part.is_some()).count();
        let formats = Format::ALL.into_iter().filter_map(|format| {
            let is = |article: &&Article| article.format == format && article.part.is_none();
            let count = corpus.articles.iter().filter(is).count();
            let told = match format {
                Format::Text => plural!(count, "{} plain text", "{} plain texts"),
                Format::Converted => plural!(count, "{} converted text", "{} converted texts"),
                Format::Html => plural!(count, "{} web page", "{} web pages"),
            };
            (count > 0).then_some(told)
        });
        let entities = Kind::ENTITIES.into_iter().filter_map(|kind| {
            let count = corpus.entities.iter().filter(|entity| entity.kind == kind).count();
            (count > 0).then(|| counted(count, kind))
        });
        let parts = (parts > 0).then(|| plural!(parts, "{} part of a file", "{} parts of files"));
        let (formats, entities) = (formats.chain(parts).collect::<Vec<_>>(), entities.collect::<Vec<_>>());
        let none = |told: String| if told.is_empty() { say!("none").to_owned() } else { told };
        let all =
            if formats.len() > 1 { format!("{}: ", number(corpus.articles.len())) } else { String::new() };
        writeln!(out, "{}", self.paint.bold(&path(&self.folder.path)))?;
        writeln!(out, "  {:<9} {all}{}", say!("articles"), none(formats.join(", ")))?;
        writeln!(out, "  {:<9} {}", say!("text"), self.words().told())?;
        writeln!(out, "  {:<9} {}", say!("entities"), none(entities.join(", ")))?;
        writeln!(out, "  sha256    {}", hex(&corpus.sha256))
    }

    fn words(&self) -> findings::Words {
        self.findings.iter().map(|findings| findings.words).fold(findings::Words::default(), |a, b| {
            findings::Words { kept: a.kept + b.kept, body: a.body + b.body, apart: a.apart + b.apart }
        })
    }

    fn articles(&self, out: &mut impl Write) -> io::Result<()> {
        let count = self.findings.len();
        // The gravest first; of the same gravity, those with more to look at.
        let mut worth: Vec<usize> = (0..count).collect();
        worth.sort_by_key(|&at| {
            let looks = &self.findings[at].found;
            let gravest = looks.first().map(|(look, _)| *look);
            (gravest.is_none(), gravest, std::cmp::Reverse(looks.len()), at)
        });
        if self.all || count <= SMALL {
            return worth.iter().try_for_each(|&at| article::detailed(self, at, out));
        }
        worth.retain(|&at| !self.findings[at].found.is_empty());
        let (in_full, in_short) = worth.split_at(worth.len().min(IN_FULL));
        in_full.iter().try_for_each(|&at| article::detailed(self, at, out))?;
        let told = in_short.len().min(LISTED);
        if told > 0 {
            writeln!(out, "\n{}", self.paint.bold(say!("More to look at")))?;
            in_short[..told].iter().try_for_each(|&at| article::in_short(self, at, out))?;
        }
        writeln!(out)?;
        match in_short.len() - told {
            0 => writeln!(out, "{}", nothing_else(count, worth.len())),
            more => {
                let more = number(more);
                writeln!(out, "{}", say!("… and {more} more to look at; --all prints every article."))
            }
        }
    }

    fn alike(&self, out: &mut impl Write) -> io::Result<()> {
        let share = |group: &Group| {
            let (least, most) = (group.range.0 / 10, group.range.1 / 10);
            if least == most { format!("{most} %") } else { say!("{least} to {most} %") }
        };
        let told = |group: &Group| format!("{}: {}", share(group), self.files(&group.articles));
        let way_out = say!("Nearly the same text; keep one of each unless the difference is the point");
        self.list(way_out, &self.copies, told, out)?;
        self.list(say!("The same story, or passages in common"), &self.stories, told, out)
    }

    fn files(&self, articles: &[usize]) -> String {
        let files: Vec<String> =
            articles.iter().map(|at| self.ingested.corpus.articles[*at].place()).collect();
        listed(files.iter().map(String::as_str), if self.all { usize::MAX - 1 } else { 6 })
    }

    /// A section with a line for each of some things.
    fn list<T>(
        &self,
        title: &str,
        things: &[T],
        told: impl Fn(&T) -> String,
        out: &mut impl Write,
    ) -> io::Result<()> {
        if things.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.paint.bold(title))?;
        let most = if self.all { things.len() } else { LISTED.min(things.len()) };
        things[..most].iter().try_for_each(|thing| writeln!(out, "  {}", told(thing)))?;
        match things.len() - most {
            0 => Ok(()),
            more => writeln!(out, "  {}", say!("… and {} more; --all lists them.", number(more))),
        }
    }

    fn sum(&self, out: &mut impl Write) -> io::Result<()> {
        let count = self.findings.len();
        let words = self.words();
        let errors = self.ingested.problems.iter().filter(|problem| problem.is_error()).count();
        let warnings = self.ingested.problems.len() - errors;
        let share = percent(words.kept, words.kept + words.apart);
        let title = match errors {
            0 => {
                plural!(
                    count,
                    "{} article will be published, with {share} of the words.",
                    "{} articles will be published, with {share} of the words."
                )
            }
            _ => plural!(
                count,
                "{} article: none can be published yet.",
                "{} articles: none can be published yet."
            ),
        };
        writeln!(out, "\n{}", self.paint.bold(&title))?;
        let mut looks: Vec<(Harm, usize, &str, &str)> = Vec::new();
        for look in Look::ALL {
            let has = |findings: &&Findings| findings.found.iter().any(|(other, _)| *other == look);
            let count = self.findings.iter().filter(has).count();
            looks.push((look.harm(), count, look.name(), look.way_out()));
        }
        let copies = self.copies.iter().map(|group| group.articles.len()).sum();
        looks.push((Harm::Less, copies, say!("nearly the same as another"), say!("keep one of each")));
        let merge = say!("if so, merge them in entities.toml");
        looks.push((Harm::Less, self.proposals.merges.len(), say!("possibly under several names"), merge));
        let split = say!("if so, separate them in entities.toml");
        looks.push((Harm::Less, self.proposals.splits.len(), say!("possibly several under one name"), split));
        looks.retain(|(_, count, ..)| *count > 0);
        for harm in Harm::ALL {
            let of_harm = || looks.iter().filter(|(other, ..)| *other == harm);
            if of_harm().next().is_some() {
                writeln!(out, "  {}", harm.name())?;
            }
            for (_, count, name, way_out) in of_harm() {
                writeln!(out, "{:>7} {name}: {way_out}", number(*count))?;
            }
        }
        let told_apart = match (errors, warnings) {
            (0, 0) => String::new(),
            (0, warnings) => format!("{} ", listed_apart(&plural!(warnings, "{} warning", "{} warnings"))),
            (errors, 0) => format!("{} ", listed_apart(&plural!(errors, "{} error", "{} errors"))),
            (errors, warnings) => {
                let errors = plural!(errors, "{} error", "{} errors");
                let warnings = plural!(warnings, "{} warning", "{} warnings");
                format!("{} ", listed_apart(&say!("{errors} and {warnings}")))
            }
        };
        let next = match (errors, looks.is_empty()) {
            (0, true) => say!("No errors."),
            (0, false) => say!("No errors. The points above are suggestions; you can leave them."),
            _ => say!("Fix the errors, then run the check again."),
        };
        writeln!(out, "{told_apart}{next}")
    }
}

/// Prints entries for `entities.toml`: what was recognised and is not listed.
pub fn propose(folder: &Folder, ingested: &Ingested, all: bool, out: &mut impl Write) -> io::Result<()> {
    let authority = authority(folder);
    proposals::starting_file(folder, &EntityIndex::new(&ingested.corpus, &authority), all, out)
}

/// A passage with its place: `saved/a.txt:7: “… President Donald Trump said …”`.
pub fn passage(folder: &Folder, corpus: &Corpus, passage: Passage) -> String {
    proposals::place_and_words(folder, corpus, passage)
}

/// What an editor has listed. What is wrong with the file has been told already.
fn authority(folder: &Folder) -> Authority {
    text_of(folder, AUTHORITY_FILE)
        .map(|text| ingest::editor::entities_toml::parse(text, AUTHORITY_FILE, &mut Vec::new()))
        .unwrap_or_default()
}

fn text_of<'f>(folder: &'f Folder, name: &str) -> Option<&'f str> {
    let file = folder.files.iter().find(|file| file.name == name)?;
    std::str::from_utf8(&file.bytes).ok()
}

fn listed_apart(problems: &str) -> String {
    say!("{problems} (listed separately, on standard error).")
}

/// That there is nothing to look at in the other articles, or in any.
fn nothing_else(count: usize, worth: usize) -> String {
    match worth {
        0 => say!("Nothing to look at in any of the {} articles; --all prints every article.", number(count)),
        worth => {
            say!("Nothing to look at in the other {}; --all prints every article.", number(count - worth))
        }
    }
}

/// How many entities of a kind there are: "3 people".
fn counted(count: usize, kind: Kind) -> String {
    match kind {
        Kind::Organisation => plural!(count, "{} organisation", "{} organisations"),
        Kind::Person => plural!(count, "{} person", "{} people"),
        Kind::Place => plural!(count, "{} place", "{} places"),
        Kind::Weapon => plural!(count, "{} weapon", "{} weapons"),
        Kind::Event => plural!(count, "{} event", "{} events"),
        Kind::Source => plural!(count, "{} source", "{} sources"),
        Kind::Author => plural!(count, "{} author", "{} authors"),
        Kind::Date => plural!(count, "{} date", "{} dates"),
        Kind::Quantity => plural!(count, "{} figure", "{} figures"),
    }
}

/// How several entities of a kind are called.
fn several(kind: Kind) -> &'static str {
    say::sentence(match kind {
        Kind::Organisation => "organisations",
        Kind::Person => "people",
        Kind::Place => "places",
        Kind::Weapon => "weapons",
        Kind::Event => "events",
        Kind::Source => "sources",
        Kind::Author => "authors",
        Kind::Date => "dates",
        Kind::Quantity => "figures",
    })
}
