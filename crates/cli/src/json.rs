//! Results as JSON. Field names are part of the command's interface.

use std::collections::BTreeSet;

use analysis::compare::{
    Claim, ClaimKind, Named, Passage, PassageKind, Statement, Verdict, Why, claims,
    compare as compare_articles, passages,
};
use corpus::{
    model::{Article, Basis, Corpus, Format, hex},
    store::{self, Dossier},
};
use query::Parsed;
use search::{Order, Search};
use serde_json::{Map, Value, json};
use suggest::{Instead, Near, Nearly, corrections, named_as};
use text::Span;

/// An article with everything that was found in it.
pub fn article(corpus: &Corpus, article: &Article) -> Value {
    let mentions = article.mentions.iter().map(|mention| {
        let entity = mention.entity.and_then(|at| corpus.entities.get(at));
        let mut value = json!({
            "start": mention.span.start,
            "end": mention.span.end,
            "surface": article.raw.get(mention.span.range()),
            "kind": mention.kind,
            "entity": entity.map(|entity| entity.slug.as_str()),
            "name": entity.map(|entity| entity.name.as_str()),
            "rule": ::words::rule(mention.kind, &mention.rule),
        });
        if let Some(evidence) = mention.evidence {
            let words = article.raw.get(evidence.range());
            value["evidence"] = json!({ "start": evidence.start, "end": evidence.end, "surface": words });
        }
        if !mention.value.is_empty() {
            value["value"] = mention.value.as_str().into();
        }
        value
    });
    let published = article.published.as_ref().map(|published| {
        json!({
            "value": published.date.to_string(),
            "precision": published.date.precision().name(),
            "basis": match published.basis {
                Basis::Printed => "printed",
                Basis::Inferred => "inferred",
                Basis::Outside => "outside",
            },
            "start": published.evidence.start,
            "end": published.evidence.end,
            "note": published.note,
        })
    });
    let ruled_out = article.ruled_out.as_ref().map(|ruled_out| {
        json!({
            "value": ruled_out.date.to_string(),
            "start": ruled_out.span.start,
            "end": ruled_out.span.end,
            "against": ruled_out.against,
            "why": ::words::ruled_out(ruled_out, &article.raw),
        })
    });
    let other_date = article.other_date.map(
        |other| json!({ "value": other.date.to_string(), "start": other.span.start, "end": other.span.end }),
    );
    let related = article.related.iter().filter_map(|one| {
        let other = corpus.articles.get(one.article)?;
        Some(json!({ "slug": other.slug, "similarity": f64::from(one.permille) / 1000.0 }))
    });
    let roles = article.roles.iter().filter_map(|role| {
        let entity = corpus.entities.get(role.entity)?;
        let mut value = json!({
            "entity": entity.slug,
            "start": role.span.start,
            "end": role.span.end,
            "surface": article.raw.get(role.span.range()),
        });
        if !role.note.is_empty() {
            value["note"] = role.note.as_str().into();
        }
        Some(value)
    });
    let numbers: BTreeSet<usize> = article.mentions.iter().filter_map(|mention| mention.entity).collect();
    let entities = numbers.into_iter().filter_map(|at| corpus.entities.get(at)).map(|entity| {
        json!({
            "kind": entity.kind,
            "slug": entity.slug,
            "name": entity.name,
            "aliases": entity.aliases,
            "listed": entity.listed,
        })
    });
    let mut value = json!({
        "file": article.file,
        "slug": article.slug,
        "format": article.format.name(),
        "sha256": hex(&article.sha256),
        "title": article.title,
        "source": corpus.source_name(article),
        "url": article.url,
        "author": article.author,
        "modified": article.modified.map(|date| date.to_string()),
        "language": article.language_code,
        "note": article.note,
        "published": published,
        "ruled_out": ruled_out,
        "other_date": other_date,
        "related": related.collect::<Vec<_>>(),
        "zones": article.zones,
        "mentions": mentions.collect::<Vec<_>>(),
        "entities": entities.collect::<Vec<_>>(),
        "roles": roles.collect::<Vec<_>>(),
    });
    if let Some(part) = article.part {
        value["part"] =
            json!({ "number": part.number, "of": part.of, "start": part.start, "line": part.line });
    }
    // Offsets refer to this text; for plain text that is the file itself.
    if article.format != Format::Text {
        value["text_sha256"] = hex(&article.text_sha256).into();
        value["text"] = article.raw.as_str().into();
    }
    value
}

/// The answer to a query.
pub fn search(dossier: &Dossier<'_>, typed: &str, limit: usize) -> Value {
    let parsed = query::parse(typed);
    let search = Search::new(dossier, &parsed.query);
    let place = |problem: &query::Problem| {
        let message = words::query_problem(&problem.kind);
        json!({ "message": message, "start": problem.span.start, "end": problem.span.end })
    };
    let mut problems: Vec<Value> = parsed.problems.iter().map(place).collect();
    let message = |problem| json!({ "message": words::lookup_problem(problem) });
    problems.extend(search.problems().iter().map(message));
    let hits = search.ranked(Order::Relevance, limit).into_iter().filter_map(|hit| {
        let mut value = found(&search, &dossier.article(hit.article)?);
        value["score"] = hit.score.into();
        Some(value)
    });
    let corrections = corrections(&search)
        .into_iter()
        .map(|one| json!({ "typed": one.typed, "word": one.word, "query": one.query, "total": one.total }));
    json!({
        "query": parsed.query.to_string(),
        "problems": problems,
        "total": search.total(),
        "hits": hits.collect::<Vec<_>>(),
        "suggestions": corrections.collect::<Vec<_>>(),
        "nearly": suggest::nearly(&search).iter().flat_map(nearly).take(limit).collect::<Vec<_>>(),
        "facets": facets(dossier, &search, &parsed),
    })
}

/// An article that was found, with its snippets.
fn found(search: &Search<'_>, article: &store::Article<'_>) -> Value {
    let snippets = search.snippets(article, 3).into_iter().map(|snippet| {
        json!({
            "start": snippet.span.start,
            "end": snippet.span.end,
            "hits": snippet.hits,
            "text": article.raw.get(snippet.span.range()),
        })
    });
    let snippets: Vec<Value> = snippets.collect();
    json!({ "slug": article.slug, "title": article.title, "snippets": snippets })
}

/// Articles that nearly answer a query, each with what it has instead of what was asked for.
fn nearly(nearly: &Nearly<'_>) -> Vec<Value> {
    let dossier = nearly.search.dossier();
    let one = |near: &Near| {
        let article = dossier.article(near.article)?;
        let mut value = found(&nearly.search, &article);
        value["instead"] = match &nearly.instead {
            Instead::Names(names) => {
                let named = names.iter().filter_map(|(typed, entity)| {
                    let as_written = named_as(&nearly.search, &article, entity)?;
                    Some(json!({ "typed": typed, "entity": self::entity(dossier, entity.id), "as": as_written }))
                });
                json!({ "names": named.collect::<Vec<_>>() })
            }
            Instead::Words(words) => {
                let words = words.iter().map(|(typed, meant)| json!({ "typed": typed, "meant": meant }));
                json!({ "words": words.collect::<Vec<_>>() })
            }
            Instead::Fewer => json!({ "lacks": near.lacks }),
        };
        Some(value)
    };
    nearly.articles.iter().filter_map(one).collect()
}

fn facets(dossier: &Dossier<'_>, search: &Search<'_>, parsed: &Parsed) -> Value {
    let facets = search.facets(&parsed.choices());
    let mut by_kind = Map::new();
    for (kind, counts) in facets.kinds {
        let values = counts.into_iter().filter(|count| count.articles > 0).filter_map(|count| {
            let entity = dossier.entity(count.entity)?;
            Some(json!({ "slug": entity.slug, "name": entity.name, "count": count.articles }))
        });
        by_kind.insert(kind.name().to_owned(), values.collect());
    }
    let years = facets.years.into_iter().filter(|(_, count)| *count > 0);
    by_kind.insert(
        "year".to_owned(),
        years.map(|(year, count)| json!({ "year": year, "count": count })).collect(),
    );
    by_kind.into()
}

/// Two articles, compared; an error is the slug of an article that does not exist.
pub fn compare(dossier: &Dossier<'_>, a: &str, b: &str) -> Result<Value, String> {
    let find = |slug: &str| dossier.article_by_slug(slug).ok_or_else(|| slug.to_owned());
    let (a, b) = (find(a)?, find(b)?);
    let comparison = compare_articles(dossier, &a, &b);
    let shared = comparison.shared.iter().map(|both| {
        let mut value = entity(dossier, both.entity);
        value["a"] = spans(&a, &both.a);
        value["b"] = spans(&b, &both.b);
        value
    });
    let only = |article: &store::Article<'_>, named: &[Named]| -> Vec<Value> {
        let one = |one: &Named| {
            let mut value = entity(dossier, one.entity);
            value["mentions"] = spans(article, &one.spans);
            value
        };
        named.iter().map(one).collect()
    };
    let passages = passages(dossier, &a, &b);
    let claims = claims(dossier, &a, &b, &passages);
    Ok(json!({
        "a": a.slug,
        "b": b.slug,
        "similarity": comparison.similarity,
        "shared": shared.collect::<Vec<_>>(),
        "only_a": only(&a, &comparison.only_a),
        "only_b": only(&b, &comparison.only_b),
        "passages": passages.iter().map(|one| passage(dossier, [&a, &b], one)).collect::<Vec<_>>(),
        "claims": claims.iter().map(|one| claim(dossier, [&a, &b], one)).collect::<Vec<_>>(),
    }))
}

/// A figure, a date or a statement of one article or both.
fn claim(dossier: &Dossier<'_>, articles: [&store::Article<'_>; 2], claim: &Claim) -> Value {
    let statement = |article: &store::Article<'_>, statement: &Option<Statement>| {
        let Some(statement) = statement else { return Value::Null };
        let mut value = place(article, statement.span);
        if !statement.value.is_empty() {
            value["value"] = statement.value.as_str().into();
        }
        if let Some(spoken) = &statement.attribution {
            value["speaker"] = place(article, spoken.speaker);
            value["speaker"]["entity"] = spoken.entity.map(|id| dossier.entity_slug(id)).into();
            value["verb"] = article.raw.get(spoken.verb.range()).into();
            value["extent"] = place(article, spoken.extent);
            value["quoted"] = spoken.is_quoted.into();
        }
        value
    };
    json!({
        "kind": match claim.kind {
            ClaimKind::Figure => "figure",
            ClaimKind::Date => "date",
            ClaimKind::Statement => "statement",
        },
        "a": statement(articles[0], &claim.a),
        "b": statement(articles[1], &claim.b),
        "verdict": match claim.verdict {
            Verdict::Agree => Some("agree"),
            Verdict::Differ => Some("differ"),
            Verdict::OnlyA => Some("only in A"),
            Verdict::OnlyB => Some("only in B"),
            Verdict::None => None,
        },
    })
}

/// Two sentences that report the same.
fn passage(dossier: &Dossier<'_>, articles: [&store::Article<'_>; 2], passage: &Passage) -> Value {
    let why = passage.why.iter().map(|why| match why {
        Why::Word(one, _) => json!({ "word": articles[0].raw.get(one.range()) }),
        Why::Entity(id) => entity(dossier, *id),
        Why::Value(value) => json!({ "value": value }),
    });
    json!({
        "a": place(articles[0], passage.a),
        "b": place(articles[1], passage.b),
        "score": passage.score,
        "kind": match passage.kind {
            PassageKind::SameWording => "same wording",
            PassageKind::SameMatter => "same matter",
        },
        "why": why.collect::<Vec<_>>(),
    })
}

fn entity(dossier: &Dossier<'_>, id: u32) -> Value {
    let entity = dossier.entity(id);
    json!({
        "kind": entity.map(|entity| entity.kind),
        "entity": entity.map(|entity| entity.slug),
        "name": entity.map(|entity| entity.name),
    })
}

fn spans(article: &store::Article<'_>, spans: &[Span]) -> Value {
    spans.iter().map(|span| place(article, *span)).collect()
}

fn place(article: &store::Article<'_>, span: Span) -> Value {
    json!({ "start": span.start, "end": span.end, "surface": article.raw.get(span.range()) })
}
