//! Whether the texts of the dossier are those that its hashes were made of.
//!
//! The hashing itself is the browser's, and comes in as a function, so that all of this runs
//! natively too. What is checked is the text of each article: where an article was saved as plain
//! text in UTF-8, that is the file, byte for byte; else it was converted or extracted from the file
//! and has a hash of its own (see [`corpus::model::Format`]).

use corpus::{Dossier, model::hex, store::Article};
use text::sort::sort_by;

/// A SHA-256.
pub type Hash = [u8; 32];

/// How often a long check reports how far it is, in milliseconds.
const REPORT: f64 = 100.0;

/// How far a check is, and what it has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Where it stands.
    pub stage: Stage,
    /// How many texts were hashed; they are taken in the order of their ids.
    pub done: u32,
    /// The articles whose text has another hash, by id, each with that hash.
    pub differing: Vec<(u32, Hash)>,
    /// The hash of the list of files, computed here.
    pub list: Option<Hash>,
}

/// Where a check stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It has not begun.
    #[default]
    Idle,
    /// It is under way.
    Running,
    /// All was hashed.
    Done,
    /// The browser offers no hashing to a page that was not loaded securely.
    Insecure,
    /// The browser refused to hash.
    Failed,
}

/// What a check says of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was not hashed yet, or cannot be.
    Unknown,
    /// It has the hash that it should have.
    Matches,
    /// It has this one.
    Differs(Hash),
}

impl Check {
    /// A check that has just begun.
    pub fn begun() -> Self {
        Self { stage: Stage::Running, ..Self::default() }
    }

    /// A check that came to nothing.
    pub fn stopped(stage: Stage) -> Self {
        Self { stage, ..Self::default() }
    }

    /// What it says of an article's text.
    pub fn outcome(&self, id: u32) -> Outcome {
        match self.differing.iter().find(|(differing, _)| *differing == id) {
            Some((_, hash)) => Outcome::Differs(*hash),
            None if id < self.done => Outcome::Matches,
            None => Outcome::Unknown,
        }
    }

    /// Whether the list of files has the hash that the dossier says, if that was computed.
    pub fn list_matches(&self, dossier: &Dossier<'_>) -> Option<bool> {
        self.list.map(|hash| hash == dossier.sha256())
    }
}

/// The articles in the order of their files' names, which is that of the list.
pub fn by_file<'d>(dossier: &Dossier<'d>) -> Vec<Article<'d>> {
    let mut articles: Vec<Article<'d>> = dossier.articles().collect();
    sort_by(&mut articles, |a, b| a.file.cmp(b.file));
    articles
}

/// The list of files as `sha256sum` prints it and `sha256sum --check` reads it. Its own hash is
/// that of the corpus. A file that holds several articles is in it once.
pub fn list(dossier: &Dossier<'_>) -> String {
    let mut articles = by_file(dossier);
    articles.dedup_by(|later, earlier| later.file == earlier.file);
    articles.iter().map(|article| format!("{}  {}\n", hex(&article.sha256), article.file)).collect()
}

/// Whether files of the dossier were in an archive.
pub fn has_archives(dossier: &Dossier<'_>) -> bool {
    dossier.articles().any(|article| article.file.contains(".zip/") || article.file.contains(".ZIP/"))
}

/// Hashes every text, and the list of files. Reports how far it is now and then, if it takes long;
/// `now` tells milliseconds. A hash that is not to be had ends the check.
pub async fn check(
    dossier: &Dossier<'_>,
    hash: impl AsyncFn(&[u8]) -> Option<Hash>,
    now: impl Fn() -> f64,
    report: impl Fn(Check),
) -> Check {
    let mut check = Check::begun();
    let mut reported = now();
    for article in dossier.articles() {
        match hash(article.raw.as_bytes()).await {
            None => return Check::stopped(Stage::Failed),
            Some(hash) if hash != article.text_sha256 => check.differing.push((article.id, hash)),
            Some(_) => {}
        }
        check.done += 1;
        if now() - reported >= REPORT {
            reported = now();
            report(check.clone());
        }
    }
    check.list = hash(list(dossier).as_bytes()).await;
    check.stage = if check.list.is_some() { Stage::Done } else { Stage::Failed };
    check
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use sha2::{Digest, Sha256};

    use super::*;
    use crate::embedded;

    async fn sha256(bytes: &[u8]) -> Option<Hash> {
        Some(Sha256::digest(bytes).into())
    }

    #[test]
    fn the_texts_of_this_dossier_are_what_was_hashed() {
        let dossier = embedded::dossier();
        let check = pollster::block_on(check(&dossier, sha256, || 0.0, |_| ()));
        assert_eq!((check.stage, check.done), (Stage::Done, dossier.article_count()));
        assert_eq!(check.differing, []);
        assert_eq!(check.list_matches(&dossier), Some(true));
    }

    #[test]
    fn a_text_that_was_changed_is_told() {
        let dossier = embedded::dossier();
        let changed = dossier.article(2).expect("a third article").raw;
        let other = async |bytes: &[u8]| {
            let bytes = if bytes == changed.as_bytes() { &bytes[1..] } else { bytes };
            sha256(bytes).await
        };
        let check = pollster::block_on(check(&dossier, other, || 0.0, |_| ()));
        let outcomes: Vec<bool> =
            dossier.articles().map(|article| check.outcome(article.id) == Outcome::Matches).collect();
        assert_eq!(outcomes, [true, true, false, true, true]);
        assert!(matches!(check.outcome(2), Outcome::Differs(hash) if hash != [0; 32]));
        assert_eq!(check.outcome(9), Outcome::Unknown);
    }

    #[test]
    fn a_long_check_says_how_far_it_is_and_one_that_fails_says_nothing_good() {
        let dossier = embedded::dossier();
        let clock = Cell::new(0.0);
        let reports = RefCell::new(Vec::new());
        let now = || {
            clock.set(clock.get() + 30.0);
            clock.get()
        };
        let done = |check: Check| reports.borrow_mut().push((check.stage, check.done));
        pollster::block_on(check(&dossier, sha256, now, done));
        assert_eq!(reports.take(), [(Stage::Running, 4)]);
        let refused = pollster::block_on(check(&dossier, async |_: &[u8]| None, || 0.0, |_| ()));
        assert_eq!(refused, Check::stopped(Stage::Failed));
        assert_eq!(refused.outcome(0), Outcome::Unknown);
    }

    #[test]
    fn a_file_with_several_articles_is_listed_once() {
        let article = |slug: &str, file: &str| corpus::model::Article {
            slug: slug.to_owned(),
            file: file.to_owned(),
            ..Default::default()
        };
        let articles = vec![article("a-1", "a.txt"), article("a-2", "a.txt"), article("b", "b.txt")];
        let blob = corpus::store::write(&corpus::model::Corpus { articles, ..Default::default() });
        let list = list(&Dossier::open(&blob).expect("just written"));
        let files: Vec<&str> = list.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
        assert_eq!(files, ["a.txt", "b.txt"]);
    }

    #[test]
    fn the_list_is_what_sha256sum_prints() {
        let list = list(&embedded::dossier());
        assert_eq!(list.lines().count(), 5);
        for line in list.lines() {
            let (hash, file) = line.split_once("  ").expect("two columns");
            assert_eq!(hash.len(), 64, "{line}");
            assert!(file.ends_with(".txt"), "{line}");
        }
        assert!(list.starts_with("4ab0e9e6") && list.contains("2fd9  000_efc107f20451c485.txt\n"), "{list}");
    }
}
