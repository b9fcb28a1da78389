//! Tables of all articles, names and mentions, with the columns that the page's tables have.

use corpus::{
    Kind,
    model::Rule,
    store::{self, Article},
};
use ::export::{Provenance, tables::Given};
use search::{Order, Search};
use text::Span;

use super::{Dossier, File};

pub fn files(dossier: &Dossier<'_>) -> Result<Vec<File>, String> {
    let blob = store::write(dossier.corpus);
    let read = store::Dossier::open(&blob).map_err(|error| error.to_string())?;
    let link = |_: &Article<'_>, _: Option<Span>| String::new();
    let rule = |kind: Kind, rule: &Rule<&str>| words::rule(kind, rule);
    let given = Given { dossier: read, link: &link, rule: &rule };
    let from = Provenance {
        dossier: dossier.corpus.title.clone(),
        corpus_sha256: corpus::model::hex(&dossier.corpus.sha256),
        day: dossier.day,
        ..Provenance::default()
    };
    let search = Search::new(&read, &query::parse("").query);
    let hits = search.ranked(Order::Oldest, usize::MAX);
    let tables = [
        ("articles.csv", ::export::tables::results(given, &search, &hits)),
        ("names.csv", ::export::tables::entities(given)),
        ("mentions.csv", ::export::tables::mentions(given, 0..read.article_count())),
    ];
    let names = tables.each_ref().map(|(name, _)| *name);
    let mut files: Vec<File> = vec![dossier.manifest(&names)];
    for (name, table) in tables {
        files.push(File { name: name.to_owned(), bytes: table.into_csv(&from).into_bytes() });
    }
    Ok(files)
}
