//! Bulk input for OpenSearch and Elasticsearch: a mapping that names every field, and files of action and document lines.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Kind,
    model::{Article, hex},
};
use serde_json::{Value, json};

use super::{Dossier, File, body, text_is};

/// The index that the bulk files name.
const INDEX: &str = "dossier";

/// How many bytes of lines are in a file at most, unless a single article has more: an engine takes 100 MB by default,
/// and does best with about a tenth of that.
const BULK: usize = 10 << 20;

pub fn files(dossier: &Dossier<'_>) -> Vec<File> {
    let mut bulks: Vec<String> = Vec::new();
    for article in &dossier.corpus.articles {
        let action = json!({ "index": { "_index": INDEX, "_id": article.slug } });
        let lines = format!("{action}\n{}\n", document(dossier, article));
        match bulks.last_mut().filter(|bulk| bulk.len() + lines.len() <= BULK) {
            Some(bulk) => bulk.push_str(&lines),
            None => bulks.push(lines),
        }
    }
    let mut files =
        vec![File { name: "mapping.json".to_owned(), bytes: format!("{:#}\n", mapping()).into_bytes() }];
    for (at, bulk) in bulks.into_iter().enumerate() {
        files.push(File { name: format!("articles-{:04}.ndjson", at + 1), bytes: bulk.into_bytes() });
    }
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let manifest = dossier.manifest(&names);
    files.push(manifest);
    files
}

fn document(dossier: &Dossier<'_>, article: &Article) -> Value {
    let corpus = dossier.corpus;
    let entity = |at: Option<usize>| at.and_then(|at| corpus.entities.get(at));
    let mut named: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in article.mentions.iter().filter_map(|mention| entity(mention.entity)) {
        named.entry(one.kind.name()).or_default().insert(&one.slug);
    }
    let mentions = article.mentions.iter().map(|mention| {
        let one = entity(mention.entity);
        json!({
            "kind": mention.kind.name(),
            "entity": one.map(|one| one.slug.as_str()),
            "name": one.map(|one| one.name.as_str()),
            "words": article.raw.get(mention.span.range()),
            "value": (!mention.value.is_empty()).then_some(mention.value.as_str()),
            "start_byte": mention.span.start,
            "end_byte": mention.span.end,
        })
    });
    let authors = article.authors.iter().filter_map(|at| entity(Some(*at))).map(|one| one.name.as_str());
    let published = article.published.as_ref();
    let period = published.map(|published| {
        json!({ "gte": published.date.first_day().to_string(), "lte": published.date.last_day().to_string() })
    });
    let mut value = json!({
        "slug": article.slug,
        "title": article.title,
        "body": body(article),
        "text": article.raw,
        "source": corpus.source_name(article),
        "author": article.author,
        "authors": authors.collect::<Vec<_>>(),
        "date": published.map(|published| published.date.to_string()),
        "date_precision": published.map(|published| published.date.precision().name()),
        "date_basis": published.map(|published| published.basis),
        "published": period,
        "language": article.language_code,
        "url": article.url,
        "file": article.file,
        "file_sha256": hex(&article.sha256),
        "text_is": text_is(article),
        "text_starts_at": article.part.map_or(0, |part| part.start),
        "text_sha256": hex(&article.text_sha256),
        "mentions": mentions.collect::<Vec<_>>(),
    });
    for (kind, slugs) in named {
        value[kind] = json!(slugs);
    }
    for (key, field) in dossier.provenance() {
        value[key] = field;
    }
    value
}

/// Every field, so that none is guessed: `dynamic` is strict.
fn mapping() -> Value {
    let keyword = json!({ "type": "keyword" });
    let number = json!({ "type": "integer" });
    let text = json!({
        "type": "text",
        "fields": { "en": { "type": "text", "analyzer": "english" }, "es": { "type": "text", "analyzer": "spanish" } },
    });
    let mut fields = json!({
        "title": text,
        "body": text,
        "author": { "type": "text", "fields": { "whole": { "type": "keyword" } } },
        // Kept, so that bytes can be counted in it, and not searched: it has what search leaves out.
        "text": { "type": "text", "index": false },
        "date": { "type": "date", "format": "strict_date||strict_year_month||strict_year" },
        "published": { "type": "date_range", "format": "strict_date" },
        "saved_on": { "type": "date", "format": "strict_date" },
        "text_starts_at": number,
        "mentions": {
            "type": "nested",
            "properties": {
                "kind": keyword,
                "entity": keyword,
                "name": keyword,
                "words": { "type": "text" },
                "value": keyword,
                "start_byte": number,
                "end_byte": number,
            },
        },
    });
    let keywords = [
        "slug",
        "source",
        "authors",
        "date_precision",
        "date_basis",
        "language",
        "url",
        "file",
        "file_sha256",
        "text_is",
        "text_sha256",
        "dossier",
        "corpus_sha256",
    ];
    let kinds = Kind::ENTITIES.iter().filter(|kind| kind.is_mentioned()).map(|kind| kind.name());
    for name in keywords.into_iter().chain(kinds) {
        fields[name] = keyword.clone();
    }
    json!({
        "settings": { "number_of_shards": 1, "index.mapping.nested_objects.limit": 100_000 },
        "mappings": { "dynamic": "strict", "properties": fields },
    })
}
