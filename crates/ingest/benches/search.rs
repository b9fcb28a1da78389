//! How long the core takes, natively, on the 200 articles of `benches/sample.jsonl.gz`: opening a
//! dossier, finding what answers, ranking it, counting facets, and cutting a text into words.
//!
//! `cargo bench --package dossier-ingest` runs them; a word after `--` chooses some by name. How it
//! does in a browser, beside others, `scripts/bench` tells.

use std::{
    error::Error,
    fs::File,
    hint::black_box,
    io::{BufRead, BufReader},
    path::Path,
    process::exit,
};

use corpus::{
    Dossier,
    index::{LatePositions, Positions},
    store::{self, Filling},
};
use criterion::{Criterion, Throughput};
use flate2::read::GzDecoder;
use ingest::{Folder, ingest};
use query::{Form, Query, QueryDraft, Text, Word};
use search::{Order, Search};
use text::Language;

const PHRASES: [&str; 3] =
    [r#""=grand =jury""#, r#""=department =of =justice""#, r#""=civil =rights =division""#];

/// The classes of queries. In each there are several, so that no single word decides.
const CLASSES: [(&str, &[&str]); 9] = [
    ("common", &["=department", "=investigation", "=court", "=criminal"]),
    ("stemmed", &["department", "investigation", "court", "criminal"]),
    ("rare", &["=embezzlement", "=smuggling", "=antitrust", "=wildlife"]),
    ("two words", &["=tax =fraud", "=civil =rights", "=plea =agreement", "=health =care"]),
    ("phrase", &PHRASES),
    ("prefix", &["c*", "co*", "con*", "cons*", "consp*", "conspi*", "conspir*"]),
    ("no hit", &["=qgeyzet", "=lohik", "=wtkyfzp", "=icpcfwb"]),
    ("filter", &["fraud year:2014..2016", "fraud -tax", "(fraud OR bribery) court"]),
    ("named", &["fraud org:fbi", "court org:fbi"]),
];

/// Words with one letter wrong.
const WRONG: [&str; 4] = ["depertment", "investigetion", "smugling", "antitrusst"];

fn main() {
    let articles = match sample() {
        Ok(articles) => articles,
        Err(error) => {
            eprintln!("benches/sample.jsonl.gz: {error}");
            exit(1);
        }
    };
    let files = articles.iter().enumerate().map(|(at, text)| {
        let name = format!("{at:05}.txt");
        ingest::File::new(name, text.clone().into_bytes())
    });
    let (corpus, _) = ingest(&Folder::new("sample", files.collect()));
    let blob = store::write(&corpus);
    let dossier = match Dossier::open(&blob) {
        Ok(dossier) => dossier,
        Err(error) => {
            eprintln!("the blob cannot be opened: {error}");
            exit(1);
        }
    };

    let mut criterion = Criterion::default().configure_from_args();
    // As a page has it that was not asked for a phrase yet.
    let phrases: Vec<Query> = PHRASES.iter().map(|typed| query::parse(typed).query).collect();
    find(&mut criterion, &dossier, "phrase in texts", &phrases);
    criterion.bench_function("positions", |bencher| bencher.iter(|| filled(&dossier).is_some()));
    let positions = LatePositions::new();
    if let Some(filled) = filled(&dossier) {
        positions.set(filled);
    }
    let dossier = dossier.with_positions(&positions);
    criterion.bench_function("open", |bencher| bencher.iter(|| Dossier::open(black_box(&blob)).is_ok()));
    for (class, typed) in CLASSES {
        let queries: Vec<Query> = typed.iter().map(|typed| query::parse(typed).query).collect();
        find(&mut criterion, &dossier, class, &queries);
    }
    find(&mut criterion, &dossier, "one letter wrong", &WRONG.map(near));
    rest(&mut criterion, &dossier, &articles);
    criterion.final_summary();
}

/// The positions of all words.
fn filled(dossier: &Dossier<'_>) -> Option<Positions> {
    let mut filling = Filling::new(dossier)?;
    filling.add_all();
    Some(filling.finish())
}

/// Measures finding alone, and with the best ten in order.
fn find(criterion: &mut Criterion, dossier: &Dossier<'_>, class: &str, queries: &[Query]) {
    let mut group = criterion.benchmark_group(class);
    group.throughput(Throughput::Elements(queries.len() as u64));
    group.bench_function("find", |bencher| {
        bencher
            .iter(|| queries.iter().map(|query| Search::new(dossier, black_box(query)).total()).sum::<u32>());
    });
    group.bench_function("find and rank", |bencher| {
        bencher.iter(|| {
            let hits = |query| Search::new(dossier, black_box(query)).ranked(Order::Relevance, 10).len();
            queries.iter().map(hits).sum::<usize>()
        });
    });
    group.finish();
}

/// Measures what comes after finding, and what comes before.
fn rest(criterion: &mut Criterion, dossier: &Dossier<'_>, articles: &[String]) {
    let typed = "fraud";
    let (parsed, parts) = (query::parse(typed).query, QueryDraft::split(typed));
    let search = Search::new(dossier, &parsed);
    criterion.bench_function("parse", |bencher| bencher.iter(|| query::parse(black_box(CLASSES[7].1[2]))));
    criterion.bench_function("facets", |bencher| bencher.iter(|| search.facets(black_box(&parts))));
    criterion.bench_function("snippets of ten hits", |bencher| {
        let hits = search.ranked(Order::Relevance, 10);
        bencher.iter(|| {
            let found = hits.iter().filter_map(|hit| dossier.article(hit.article));
            found.map(|article| search.snippets(&article, 3).len()).sum::<usize>()
        });
    });

    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| articles.iter().map(|text| text::tokens(black_box(text)).count()).sum::<usize>());
    });
    group.bench_function("tokens and their stems", |bencher| {
        let stems = |article: &String| {
            text::tokens(article)
                .map(|token| text::stem(Language::English, &text::folded_form(&article[token.range()])).len())
                .sum::<usize>()
        };
        bencher.iter(|| articles.iter().map(stems).sum::<usize>());
    });
    group.finish();
}

/// A word that is looked for with one letter wrong.
fn near(word: &str) -> Query {
    let words = vec![Word { text: word.to_owned(), form: Form::Fuzzy(1) }];
    Query::Text(Text { title_only: false, quoted: false, within: None, words })
}

/// The articles of the sample as text files, as `scripts/trial.py` writes them but for their dates.
fn sample() -> Result<Vec<String>, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/sample.jsonl.gz");
    let lines = BufReader::new(GzDecoder::new(File::open(path)?)).lines();
    lines
        .map(|line| {
            let article: serde_json::Value = serde_json::from_str(&line?)?;
            let field = |name: &str| article[name].as_str().unwrap_or_default().trim().to_owned();
            let head = [field("title"), field("date"), format!("Source: {}", field("source"))];
            Ok(format!("{}\n\n{}\n", head.join("\n\n"), field("text")))
        })
        .collect()
}
