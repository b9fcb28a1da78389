//! How well names are recognised that nobody has listed: persons, organisations and places, against
//! texts marked by hand to which no weights were fitted. The floors are what a change must not lower.
//!
//! A found name is right when it overlaps a marked one of its kind (relaxed), or has the same bytes
//! (strict). The index is right where an entity of an article stands for one that was marked there,
//! one to one, told by most of its mentions.

#![allow(clippy::disallowed_methods, reason = "tests are in no page")]

use std::{collections::BTreeMap, path::Path};

use corpus::model::{Kind, Zone, ZoneKind};
use ingest::{
    Options,
    annotate::{recognise::Recogniser, resolve::Referent},
    authority::Authority,
    disk, ingest_with,
};
use text::Span;

const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

/// A name: where, of what kind, and whose.
type Name = (Span, Kind, String);

/// A text with the names in it.
struct Text {
    words: String,
    names: Vec<Name>,
}

/// The texts of a file in which names are marked as `[[words|kind:whose name it is]]`.
fn marked(file: &str) -> Vec<Text> {
    file.split("\n#### ")
        .skip(1)
        .map(|part| unmarked(part.split_once('\n').expect("a name and a text").1))
        .collect()
}

fn unmarked(part: &str) -> Text {
    let (mut words, mut names, mut rest) = (String::new(), Vec::new(), part);
    while let Some((before, after)) = rest.split_once("[[") {
        let (inner, after) = after.split_once("]]").expect("a mark is closed");
        let (surface, meaning) = inner.split_once('|').expect("a mark has a meaning");
        let (kind, whose) = meaning.split_once(':').unwrap_or((meaning, ""));
        words += before;
        let span = Span::new(words.len(), words.len() + surface.len());
        words += surface;
        if let Some(kind) = KINDS.into_iter().find(|known| known.name() == kind) {
            names.push((span, kind, whose.to_owned()));
        }
        rest = after;
    }
    Text { words: words + rest, names }
}

/// Counts of what was right, found and wanted.
#[derive(Default)]
struct Count {
    right: usize,
    right_found: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    /// The harmonic mean of precision and recall, each by its own count of what is right.
    fn f1(&self) -> f64 {
        let precision = self.right_found as f64 / self.found.max(1) as f64;
        let recall = self.right as f64 / self.wanted.max(1) as f64;
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
    }
}

#[derive(Default)]
struct Score {
    relaxed: Count,
    strict: Count,
    index: Count,
    /// Relaxed, by kind.
    by_kind: [Count; 3],
}

impl Score {
    fn add(&mut self, wanted: &[Name], found: &[Name]) {
        let over = |a: &Name, b: &Name| a.1 == b.1 && a.0.overlaps(b.0);
        let same = |a: &Name, b: &Name| a.1 == b.1 && a.0 == b.0;
        for (count, fits) in
            [(&mut self.relaxed, &over as &dyn Fn(&Name, &Name) -> bool), (&mut self.strict, &same)]
        {
            count.right += wanted.iter().filter(|a| found.iter().any(|b| fits(a, b))).count();
            count.right_found += found.iter().filter(|a| wanted.iter().any(|b| fits(a, b))).count();
            count.wanted += wanted.len();
            count.found += found.len();
        }
        for (kind, count) in KINDS.into_iter().zip(&mut self.by_kind) {
            let (wanted, found): (Vec<&Name>, Vec<&Name>) = (
                wanted.iter().filter(|a| a.1 == kind).collect(),
                found.iter().filter(|b| b.1 == kind).collect(),
            );
            count.right += wanted.iter().filter(|a| found.iter().any(|b| over(a, b))).count();
            count.right_found += found.iter().filter(|b| wanted.iter().any(|a| over(a, b))).count();
            count.wanted += wanted.len();
            count.found += found.len();
        }
        let pairs = matched(wanted, found);
        self.index.right += pairs;
        self.index.right_found += pairs;
        self.index.wanted += whose(wanted).len();
        self.index.found += whose(found).len();
    }
}

fn whose(names: &[Name]) -> BTreeMap<(Kind, &str), Vec<Span>> {
    let mut by_entity: BTreeMap<(Kind, &str), Vec<Span>> = BTreeMap::new();
    names.iter().for_each(|(span, kind, whose)| by_entity.entry((*kind, whose)).or_default().push(*span));
    by_entity
}

/// How many entities stand for one that was marked: the pairs that share most mentions first.
fn matched(wanted: &[Name], found: &[Name]) -> usize {
    let (wanted, found) = (whose(wanted), whose(found));
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for (a, (wanted, spans)) in wanted.iter().enumerate() {
        for (b, (_, others)) in found.iter().enumerate().filter(|(_, (found, _))| found.0 == wanted.0) {
            let both = spans.iter().filter(|span| others.iter().any(|other| other.overlaps(**span))).count();
            if both * 2 > spans.len().min(others.len()) {
                shared.push((both, a, b));
            }
        }
    }
    shared.sort_by_key(|(both, a, b)| (std::cmp::Reverse(*both), *a, *b));
    let (mut left, mut right) = (vec![false; wanted.len()], vec![false; found.len()]);
    let mut pairs = 0;
    for (_, a, b) in shared {
        if !left[a] && !right[b] {
            (left[a], right[b]) = (true, true);
            pairs += 1;
        }
    }
    pairs
}

/// What the recogniser finds in a text by itself.
fn recognised(text: &str) -> Vec<Name> {
    let title = text.find('\n').map_or(text.len(), |end| end + 1);
    let zones = [
        Zone { kind: ZoneKind::Title, span: Span::new(0, title) },
        Zone { kind: ZoneKind::Body, span: Span::new(title, text.len()) },
    ];
    let authority = Authority::default();
    let names = Recogniser::new(&authority).read("text", text, &zones, None);
    let named = names.mentions.iter().filter_map(|mention| match mention.referent {
        Referent::Local(entity) => Some((mention.span, mention.kind, entity.to_string())),
        _ => None,
    });
    named.filter(|(_, kind, _)| KINDS.contains(kind)).collect()
}

/// Fails where a score is under its floor.
fn check(set: &str, score: &Score, floors: [f64; 3]) {
    let found = [score.relaxed.f1(), score.strict.f1(), score.index.f1()];
    for (kind, count) in KINDS.iter().zip(&score.by_kind) {
        println!("{set}: {} {:.3} of {}", kind.name(), count.f1(), count.wanted);
    }
    println!(
        "{set}: relaxed {:.3}, strict {:.3}, index {:.3}, names {}",
        found[0], found[1], found[2], score.relaxed.wanted
    );
    for ((what, found), floor) in ["relaxed", "strict", "index"].iter().zip(found).zip(floors) {
        assert!(found >= floor, "{set}: {what} F1 is {found:.4}, the floor {floor}");
    }
}

/// Prints what was missed and what was wrong, where the environment variable `NAMES` is set.
fn list_errors(set: &str, text: &Text, found: &[Name]) {
    let over = |a: &Name, b: &Name| a.1 == b.1 && a.0.overlaps(b.0);
    let told = |sign, name: &Name| {
        let around = text.words.get(name.0.start.saturating_sub(25)..name.0.end + 15).unwrap_or_default();
        println!(
            "{set} {sign} {:12} {:30} | {}",
            name.1.name(),
            &text.words[name.0.range()],
            around.replace('\n', " ")
        );
    };
    text.names.iter().filter(|a| !found.iter().any(|b| over(a, b))).for_each(|name| told('-', name));
    found.iter().filter(|b| !text.names.iter().any(|a| over(a, b))).for_each(|name| told('+', name));
}

fn check_file(set: &str, file: &str, floors: [f64; 3]) {
    let mut score = Score::default();
    for text in marked(file) {
        let found = recognised(&text.words);
        score.add(&text.names, &found);
        if std::env::var_os("NAMES").is_some() {
            list_errors(set, &text, &found);
        }
    }
    check(set, &score, floors);
}

#[test]
fn in_news_that_was_written_for_this() {
    check_file("written", include_str!("names/written.txt"), [0.915, 0.89, 0.905]);
}

#[test]
fn in_press_releases() {
    check_file("releases", include_str!("names/releases.txt"), [0.89, 0.775, 0.9]);
}

#[test]
fn in_statements_of_a_government() {
    check_file("statements", include_str!("names/statements.txt"), [0.94, 0.845, 0.9]);
}

#[test]
fn in_english_news_of_every_kind() {
    check_file("every kind, English", include_str!("names/en-kinds.txt"), [0.9, 0.87, 0.9]);
}

#[test]
fn in_spanish_news_on_politics_and_courts() {
    check_file("politics and courts, Spanish", include_str!("names/es-politics.txt"), [0.97, 0.96, 0.97]);
}

#[test]
fn in_spanish_news_of_every_kind() {
    check_file("every kind, Spanish", include_str!("names/es-kinds.txt"), [0.95, 0.89, 0.95]);
}

#[test]
fn in_news_that_was_written_after_the_weights_were_fitted() {
    check_file("written late, English", include_str!("names/en-late.txt"), [0.83, 0.82, 0.8]);
    check_file("written late, Spanish", include_str!("names/es-late.txt"), [0.94, 0.9, 0.93]);
}

#[test]
fn in_the_dossiers_own_articles_without_their_authority_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = disk::read(&root.join("../../seeds")).expect("the folder can be read");
    let corpus = ingest_with(&folder, Options { without_authority: true }, &mut |_, _| {}).corpus;
    let mut score = Score::default();
    for article in &corpus.articles {
        let gold = root.join(format!("tests/gold/{}.txt", &article.slug[..3]));
        let gold = std::fs::read_to_string(gold).expect("annotations");
        let mut wanted = Vec::new();
        let mut from = 0;
        for line in gold.lines().filter(|line| !line.trim().is_empty()) {
            let text = unmarked(line);
            let at = from + article.raw[from..].find(text.words.trim()).expect("a line of the article");
            from = at;
            let indent = text.words.len() - text.words.trim_start().len();
            wanted.extend(
                text.names.into_iter().map(|(span, kind, whose)| (span.shift(at).back(indent), kind, whose)),
            );
        }
        let found: Vec<Name> = article
            .mentions
            .iter()
            .filter(|mention| KINDS.contains(&mention.kind))
            .filter_map(|mention| Some((mention.span, mention.kind, mention.entity?.to_string())))
            .collect();
        score.add(&wanted, &found);
        if std::env::var_os("NAMES").is_some() {
            list_errors("seeds", &Text { words: article.raw.clone(), names: wanted }, &found);
        }
    }
    check("seeds", &score, [0.97, 0.965, 0.945]);
}

/// The same span, `by` bytes earlier.
trait Back {
    fn back(self, by: usize) -> Self;
}

impl Back for Span {
    fn back(self, by: usize) -> Self {
        Self::new(self.start - by, self.end - by)
    }
}
