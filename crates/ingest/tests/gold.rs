//! The dossier's own five articles: every zone, date and mention, against annotations made by hand.

use std::{collections::BTreeMap, path::Path};

use corpus::model::{Article, Corpus, Kind, ZoneKind};
use ingest::{disk, ingest};

fn seeds() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let (corpus, problems) = ingest(&disk::read(&folder).expect("the folder can be read"));
    assert_eq!(problems, []);
    corpus
}

/// The zones of a file, white space aside, with the beginning of each.
fn outline(article: &Article) -> String {
    let zone = |zone: &corpus::model::Zone| {
        let text = &article.raw[zone.span.range()];
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let first: String = lines[0].chars().take(48).collect();
        format!("{:?} ×{}: {first}", zone.kind, lines.len())
    };
    let published = article.published.as_ref().map(|p| format!("{} {:?}", p.date, p.basis));
    let mut lines = vec![format!("{} | {}", article.title, published.unwrap_or_default())];
    lines.extend(article.zones.iter().map(zone));
    lines.join("\n")
}

#[test]
fn zones_titles_and_dates() {
    let corpus = seeds();
    let outlines: Vec<String> = corpus
        .articles
        .iter()
        .map(|article| {
            format!("{} [{}]\n{}", article.slug, corpus.source_name(article).unwrap_or("-"), outline(article))
        })
        .collect();
    expect_test::expect_file!["gold/zones.txt"].assert_eq(&(outlines.join("\n\n") + "\n"));
}

/// A mention: its line, its words, and what it means, `kind:slug` or `date:value`.
type Marked = (String, String, String);

/// The lines of an annotated file: the text, and the mentions marked as `[[surface|kind:slug]]`.
fn annotated(file: &str) -> Vec<(String, Vec<(String, String)>)> {
    let line = |line: &str| {
        let (mut text, mut mentions) = (String::new(), Vec::new());
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("[[") {
            let (inner, after) = after.split_once("]]").expect("a mark is closed");
            let (surface, meaning) = inner.split_once('|').expect("a mark has a meaning");
            text += before;
            text += surface;
            mentions.push((surface.to_owned(), meaning.to_owned()));
            rest = after;
        }
        (text + rest, mentions)
    };
    file.lines().map(line).collect()
}

#[test]
fn mentions_are_those_that_a_reader_marked() {
    let corpus = seeds();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let (mut missed, mut wrong, mut right) = (Vec::new(), Vec::new(), 0);
    for article in &corpus.articles {
        let file = folder.join(format!("{}.txt", &article.slug[..3]));
        let gold = annotated(&std::fs::read_to_string(file).expect("annotations"));
        let mut expected: BTreeMap<Marked, i32> = BTreeMap::new();
        for (line, mentions) in &gold {
            assert!(
                article.raw.lines().any(|raw| raw.trim_end() == line.trim_end()),
                "not a line of {}: {line}",
                article.file
            );
            for (surface, meaning) in mentions {
                *expected.entry((line.trim().to_owned(), surface.clone(), meaning.clone())).or_insert(0) += 1;
            }
        }
        // Figures enclose what they count; they have a list of their own.
        for mention in article.mentions.iter().filter(|mention| mention.kind != Kind::Quantity) {
            let start = article.raw[..mention.span.start].rfind('\n').map_or(0, |at| at + 1);
            let line = article.raw[start..].lines().next().unwrap_or_default().trim().to_owned();
            let meaning = match (mention.kind, mention.entity) {
                (Kind::Date, _) if mention.value.is_empty() => "date:?".to_owned(),
                (Kind::Date, _) => format!("date:{}", mention.value),
                (kind, Some(entity)) => format!("{}:{}", kind.name(), corpus.entities[entity].slug),
                (kind, None) => kind.name().to_owned(),
            };
            let marked = (line, article.raw[mention.span.range()].to_owned(), meaning);
            match expected.get_mut(&marked) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    right += 1;
                }
                _ => wrong.push((article.file.clone(), marked.1, marked.2)),
            }
        }
        missed.extend(
            expected
                .into_iter()
                .filter(|(_, left)| *left > 0)
                .map(|((_, surface, meaning), _)| (article.file.clone(), surface, meaning)),
        );
    }
    println!("{right} right\nmissed: {missed:#?}\nwrong: {wrong:#?}");
    assert!(
        missed.is_empty() && wrong.is_empty(),
        "{} missed, {} wrong of {}",
        missed.len(),
        wrong.len(),
        right + missed.len()
    );
}

#[test]
fn figures_are_those_that_a_reader_found() {
    let corpus = seeds();
    let figures = corpus.articles.iter().flat_map(|article| {
        let quantities = article.mentions.iter().filter(|mention| mention.kind == Kind::Quantity);
        quantities.map(|mention| {
            let words = &article.raw[mention.span.range()];
            format!("{} | {words} | {}", &article.slug[..3], mention.value)
        })
    });
    let told = figures.collect::<Vec<_>>().join("\n") + "\n";
    expect_test::expect_file!["gold/figures.txt"].assert_eq(&told);
}

#[test]
fn every_mention_lies_in_searchable_text() {
    for article in &seeds().articles {
        let mut end = 0;
        for mention in &article.mentions {
            assert!(mention.span.start >= end);
            if mention.kind != Kind::Quantity {
                end = mention.span.end;
            }
            assert!(article.raw.get(mention.span.range()).is_some());
            let zone = article.zones.iter().find(|zone| zone.span.contains(mention.span)).expect("a zone");
            assert!(zone.kind.is_searchable() && zone.kind != ZoneKind::Boilerplate);
        }
        let covered: usize = article.zones.iter().map(|zone| zone.span.end - zone.span.start).sum();
        assert_eq!(covered, article.raw.len());
    }
}
