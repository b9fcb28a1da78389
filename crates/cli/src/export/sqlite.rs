//! An SQLite database with a full-text index, and what Datasette wants to know about it.

use std::{fs, io::Read, path::Path};

use corpus::Kind;
use corpus::model::{Corpus, Mention, hex};
use rusqlite::{Connection, Transaction, params};
use serde_json::{Map, Value, json};
use text::date::Date;

use super::{Dossier, File, body, text_is};

/// What comes behind the name of the database for the file that describes it.
pub const METADATA: &str = "metadata.json";

/// By which a database is known as ours: "Doss".
const APPLICATION: i32 = 0x446f_7373;

const SCHEMA: &str = include_str!("schema.sql");

/// The database, and its description.
pub fn files(dossier: &Dossier<'_>, out: &Path) -> Result<Vec<File>, String> {
    let bytes = database(dossier).map_err(|error| format!("the database cannot be made: {error}"))?;
    let name = out.file_stem().unwrap_or_default().to_string_lossy();
    let metadata = format!("{:#}\n", metadata(dossier, &name));
    Ok(vec![
        File { name: String::new(), bytes },
        File { name: METADATA.to_owned(), bytes: metadata.into_bytes() },
    ])
}

/// Whether a file is such a database.
pub fn is_ours(file: &Path) -> bool {
    let mut head = [0; 72];
    let read = fs::File::open(file).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head.starts_with(b"SQLite format 3\0") && head[68..] == APPLICATION.to_be_bytes()
}

/// Made in memory: what comes to the disk is one file, whole or not at all.
fn database(dossier: &Dossier<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(SCHEMA)?;
    for (key, value) in dossier.provenance() {
        transaction.execute("INSERT INTO dossier VALUES (?, ?)", params![key, value.as_str()])?;
    }
    fill_names(&transaction, dossier.corpus)?;
    fill_articles(&transaction, dossier.corpus)?;
    transaction.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')", [])?;
    transaction.execute("INSERT INTO articles_fts(articles_fts) VALUES ('optimize')", [])?;
    transaction.commit()?;
    connection.execute_batch("VACUUM")?;
    Ok(connection.serialize("main")?.to_vec())
}

/// Numbers begin with 1, as those of rows do.
fn number(at: usize) -> i64 {
    at as i64 + 1
}

fn fill_names(to: &Transaction<'_>, corpus: &Corpus) -> rusqlite::Result<()> {
    let mut add = to.prepare("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    let mut add_alias = to.prepare("INSERT INTO aliases VALUES (?, ?)")?;
    for (at, one) in corpus.entities.iter().enumerate() {
        let (role, wikidata) = (some(&one.role), some(&one.wikidata));
        add.execute(params![number(at), one.kind.name(), one.slug, one.name, role, wikidata, one.listed])?;
        for alias in &one.aliases {
            add_alias.execute(params![number(at), alias])?;
        }
    }
    Ok(())
}

fn fill_articles(to: &Transaction<'_>, corpus: &Corpus) -> rusqlite::Result<()> {
    let mut add = to.prepare(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let mut add_author = to.prepare("INSERT INTO article_authors VALUES (?, ?, ?)")?;
    let mut add_zone = to.prepare("INSERT INTO zones VALUES (?, ?, ?, ?)")?;
    let mut add_role = to.prepare("INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?)")?;
    for (at, article) in corpus.articles.iter().enumerate() {
        let (id, published) = (number(at), article.published.as_ref());
        let day = |day: fn(Date) -> Date| published.map(|published| day(published.date).to_string());
        add.execute(params![
            id,
            article.slug,
            article.title,
            article.source.map(number),
            some(&article.author),
            published.map(|published| published.date.to_string()),
            published.map(|published| published.date.precision().name()),
            published.map(|published| match published.basis {
                corpus::model::Basis::Printed => "printed",
                corpus::model::Basis::Inferred => "inferred",
                corpus::model::Basis::Outside => "outside",
            }),
            day(Date::first_day),
            day(Date::last_day),
            article.modified.map(|date| date.to_string()),
            article.language_code,
            some(&article.url),
            some(&article.note),
            article.file,
            hex(&article.sha256),
            text_is(article),
            article.part.map_or(0, |part| part.start),
            hex(&article.text_sha256),
            body(article),
            article.raw,
            article.part.map(|part| part.number),
        ])?;
        for (place, &author) in article.authors.iter().enumerate() {
            add_author.execute(params![id, number(author), number(place)])?;
        }
        for zone in &article.zones {
            let kind = serde_json::to_value(zone.kind).unwrap_or_default();
            add_zone.execute(params![id, kind.as_str(), zone.span.start as i64, zone.span.end as i64])?;
        }
        for role in &article.roles {
            let words = article.raw.get(role.span.range());
            let (start, end) = (role.span.start as i64, role.span.end as i64);
            add_role.execute(params![id, number(role.entity), words, start, end, some(&role.note)])?;
        }
        for mention in &article.mentions {
            fill_mention(to, id, &article.raw, mention)?;
        }
    }
    // Both articles have to be there.
    let mut relate = to.prepare("INSERT INTO similar_articles VALUES (?, ?, ?)")?;
    for (at, article) in corpus.articles.iter().enumerate() {
        for related in &article.related {
            relate.execute(params![
                number(at),
                number(related.article),
                f64::from(related.permille) / 1000.0
            ])?;
        }
    }
    Ok(())
}

/// A date, a figure, or a name: each has a table.
fn fill_mention(to: &Transaction<'_>, article: i64, raw: &str, mention: &Mention) -> rusqlite::Result<()> {
    let (words, rule) = (raw.get(mention.span.range()), words::rule(mention.kind, &mention.rule));
    let (start, end) = (mention.span.start as i64, mention.span.end as i64);
    let value = some(&mention.value);
    match mention.kind {
        Kind::Date => {
            let (from, until) = mention.value.split_once('/').unwrap_or((&mention.value, &mention.value));
            let from = Date::parse(from).map(|date| date.first_day().to_string());
            let until = Date::parse(until).map(|date| date.last_day().to_string());
            let mut add = to.prepare_cached("INSERT INTO dates VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)")?;
            add.execute(params![article, words, value, from, until, start, end, rule])?;
        }
        Kind::Quantity => {
            let mut add = to.prepare_cached("INSERT INTO figures VALUES (NULL, ?, ?, ?, ?, ?, ?)")?;
            add.execute(params![article, words, value, start, end, rule])?;
        }
        _ => {
            let mut add = to.prepare_cached("INSERT INTO mentions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)")?;
            let evidence = mention.evidence.and_then(|span| raw.get(span.range()));
            add.execute(params![article, mention.entity.map(number), words, start, end, rule, evidence])?;
        }
    }
    Ok(())
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// What Datasette shows beside the tables. The comments of the schema are the descriptions.
fn metadata(dossier: &Dossier<'_>, name: &str) -> Value {
    let mut tables = Map::new();
    let (mut table, mut above) = (String::new(), String::new());
    for line in SCHEMA.lines() {
        let (code, comment) = line.split_once("--").unwrap_or((line, ""));
        let (code, comment) = (code.trim(), comment.trim());
        if code.is_empty() {
            above = comment.to_owned();
        } else if let Some(rest) = code.strip_prefix("CREATE TABLE ").or(code.strip_prefix("CREATE VIEW ")) {
            table = rest.split([' ', '(']).next().unwrap_or_default().to_owned();
            tables.insert(table.clone(), json!({ "description": above, "columns": {} }));
        } else if !comment.is_empty() {
            let column = code.split(' ').next().unwrap_or_default();
            tables[&table]["columns"][column] = comment.into();
        }
    }
    let more = json!({
        "articles": { "label_column": "title", "sort_desc": "date_from", "facets": ["language", "date_basis"] },
        "entities": { "label_column": "name", "facets": ["kind"] },
    });
    for (table, fields) in more.as_object().into_iter().flatten() {
        for (key, value) in fields.as_object().into_iter().flatten() {
            tables[table][key] = value.clone();
        }
    }
    let search = "SELECT slug, articles.title, date, snippet(articles_fts, 1, '[', ']', '…', 20) AS snippet FROM articles_fts \
                  JOIN articles ON articles.id = articles_fts.rowid WHERE articles_fts MATCH :query ORDER BY rank";
    json!({
        "title": dossier.corpus.title,
        "description": format!(
            "{} Bytes are counted in the column text of articles. SHA-256 of the list of files: {}",
            dossier.corpus.description,
            hex(&dossier.corpus.sha256)
        ).trim(),
        "databases": { name: { "tables": tables, "queries": { "search": { "title": "Search the articles", "sql": search } } } },
    })
}
