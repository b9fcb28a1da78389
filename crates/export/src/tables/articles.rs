//! Tables of articles and of names.

use corpus::{Kind, model::hex, store::Article};
use search::{Facets, Hit, Search};

use super::{
    ARTICLE, BASIS, DATE, ENTITY, FILE, Given, KIND, LINK, NAME, SOURCE, TEXT_IS, TEXT_STARTS_AT, TITLE,
    basis, date, starts_at, text_is,
};
use crate::table::{Cell, Table, columns};

/// The articles that answer, in the order in which they are listed. What is read from a text is empty as long as that is not
/// there.
pub fn results<'a>(given: Given<'a>, search: &'a Search<'a>, hits: &'a [Hit]) -> Table<'a> {
    let row = move |(at, hit): (usize, &Hit)| {
        let article: Article<'a> = given.dossier.article(hit.article)?;
        let spans = given.dossier.has_text(article.id).then(|| search.spans(&article));
        let snippet = spans.as_ref().and_then(|_| search.snippets(&article, 1).into_iter().next());
        Some(vec![
            (at + 1).into(),
            article.slug.into(),
            article.title.into(),
            given.source(&article),
            article.author.into(),
            date(&article),
            article.published.map(|date| date.precision().name()).into(),
            basis(&article),
            article.language_code.into(),
            Cell::Fraction(hit.score.into()),
            spans.map(|spans| spans.len()).into(),
            snippet.map(|snippet| given.raw(&article, snippet.span)).into(),
            article.url.into(),
            article.file.into(),
            hex(&article.sha256).into(),
            text_is(&article),
            starts_at(&article),
            hex(&article.text_sha256).into(),
            given.link(&article, None),
        ])
    };
    Table {
        name: "results",
        columns: columns(&[
            ("rank", "place in the list, from 1"),
            ARTICLE,
            TITLE,
            SOURCE,
            ("author", "who wrote it, in the words of the page"),
            DATE,
            ("date_precision", "what of the date is known: year, month or day"),
            BASIS,
            ("language", "code of the language, by ISO 639"),
            ("score", "BM25F score; comparable within one query only; 0 where the query has no words"),
            ("hits", "how often the words and names of the query occur"),
            ("snippet", "the first lines with a hit, or the beginning"),
            ("url", "address of the article on the web, where it is known"),
            FILE,
            ("file_sha256", "SHA-256 of the file"),
            TEXT_IS,
            TEXT_STARTS_AT,
            ("text_sha256", "SHA-256 of the text in which bytes are counted"),
            LINK,
        ]),
        rows: Box::new(hits.iter().enumerate().filter_map(row)),
    }
}

/// How many articles each filter would give.
pub fn facets<'a>(given: Given<'a>, facets: &'a Facets) -> Table<'a> {
    let of_kind = move |(kind, counts): &'a (Kind, Vec<search::Count>)| {
        counts.iter().filter_map(move |count| {
            let entity = given.dossier.entity(count.entity)?;
            Some(vec![
                kind.name().into(),
                entity.slug.into(),
                entity.name.into(),
                count.articles.into(),
                count.in_dossier.into(),
            ])
        })
    };
    let year = |&(year, count): &(Option<u16>, u32)| {
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        vec!["year".into(), year.clone().into(), year.into(), count.into(), Cell::Nothing]
    };
    Table {
        name: "filters",
        columns: columns(&[
            ("kind", "person, organisation, place, weapon, event, source, author or year"),
            (
                "entity",
                "name of the entity in links and queries; the year; empty for articles without a date",
            ),
            NAME,
            ("articles", "how many articles choosing it would give"),
            ("articles_in_dossier", "how many articles of the dossier name it; empty for years"),
        ]),
        rows: Box::new(facets.kinds.iter().flat_map(of_kind).chain(facets.years.iter().map(year))),
    }
}

/// Every name of the dossier.
pub fn entities(given: Given<'_>) -> Table<'_> {
    let row = move |entity: corpus::store::Entity<'_>| {
        vec![
            entity.kind.name().into(),
            entity.slug.into(),
            entity.name.into(),
            given.dossier.aliases(&entity).collect::<Vec<_>>().join("; ").into(),
            entity.mentions.into(),
            entity.article_count.into(),
            entity.listed.into(),
            entity.role.into(),
            entity.wikidata.into(),
        ]
    };
    Table {
        name: "names",
        columns: columns(&[
            KIND,
            ENTITY,
            NAME,
            ("aliases", "other names, separated by semicolons"),
            ("mentions", "how often it is named"),
            ("articles", "in how many articles it occurs"),
            ("listed", "whether an editor has listed it; else it was recognised"),
            ("role", "who or what it is, in an editor's words"),
            ("wikidata", "identifier in Wikidata"),
        ]),
        rows: Box::new(given.dossier.entities().map(row)),
    }
}
