//! Tables of all articles, names and mentions, with the columns that the page's tables have.

use ::export::{
    Provenance,
    table::Sheet,
    tables::{self, Given, Site},
};
use corpus::{
    Kind,
    model::{Rule, hex},
    store::{self, Article},
};
use search::{Order, Search};
use text::Span;

use super::{Dossier, File};

/// An export knows of no page, and so of no links.
struct NoPage;

impl Site for NoPage {
    fn link(&self, _: &Article<'_>, _: Option<Span>) -> String {
        String::new()
    }

    fn rule(&self, kind: Kind, rule: &Rule<&str>) -> String {
        words::rule(kind, rule)
    }
}

pub fn files(dossier: &Dossier<'_>) -> Result<Vec<File>, String> {
    let blob = store::write(dossier.corpus);
    let read = store::Dossier::open(&blob).map_err(|error| error.to_string())?;
    let given = Given { dossier: read, site: NoPage };
    let from = Provenance {
        dossier: dossier.corpus.title.clone(),
        corpus_sha256: hex(&dossier.corpus.sha256),
        day: dossier.day,
        ..Provenance::default()
    };
    let search = Search::new(&read, &query::parse("").query);
    let hits = search.ranked(Order::Oldest, usize::MAX);
    let [mut articles, mut names, mut mentions] = [(); 3].map(|()| Sheet::csv(&from));
    tables::results(&given, &search, &hits, &mut articles);
    tables::entities(&given, &mut names);
    tables::mentions(&given, 0..read.article_count(), &mut mentions);
    let sheets = [("articles.csv", articles), ("names.csv", names), ("mentions.csv", mentions)];
    let mut files = vec![dossier.manifest(&sheets.each_ref().map(|(name, _)| *name))];
    for (name, sheet) in sheets {
        files.push(File { name: name.to_owned(), bytes: sheet.finish().into_bytes() });
    }
    Ok(files)
}
