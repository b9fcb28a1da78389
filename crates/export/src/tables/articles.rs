//! Tables of articles and of names.

use corpus::model::hex;
use search::{Facets, Hit, Search};

use super::{
    ARTICLE, BASIS, DATE, ENTITY, FILE, Given, KIND, LINK, NAME, SOURCE, Site, TEXT_IS, TEXT_STARTS_AT,
    TITLE, basis, date, starts_at, text_is,
};
use crate::table::{Cell, Sheet, columns};

/// The articles that answer, in the order in which they are listed. What is read from a text is empty as long as that is not
/// there.
pub fn results<'a, S: Site>(given: &Given<'a, S>, search: &Search<'a>, hits: &[Hit], to: &mut Sheet) {
    to.begin(
        "results",
        &columns(&[
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
    );
    for (at, hit) in hits.iter().enumerate() {
        let Some(article) = given.dossier.article(hit.article) else { continue };
        let has_text = given.dossier.has_text(article.id);
        let count = has_text.then(|| search.spans(&article).len());
        let snippet = if has_text { search.snippets(&article, 1).into_iter().next() } else { None };
        to.row(&[
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
            count.into(),
            snippet.map(|snippet| given.raw(&article, snippet.span)).into(),
            article.url.into(),
            article.file.into(),
            hex(&article.sha256).into(),
            text_is(&article),
            starts_at(&article),
            hex(&article.text_sha256).into(),
            given.link(&article, None),
        ]);
    }
}

/// How many articles each filter would give.
pub fn facets<S: Site>(given: &Given<'_, S>, facets: &Facets, to: &mut Sheet) {
    to.begin(
        "filters",
        &columns(&[
            ("kind", "person, organisation, place, weapon, event, source, author or year"),
            (
                "entity",
                "name of the entity in links and queries; the year; empty for articles without a date",
            ),
            NAME,
            ("articles", "how many articles choosing it would give"),
            ("articles_in_dossier", "how many articles of the dossier name it; empty for years"),
        ]),
    );
    for (kind, counts) in &facets.kinds {
        for count in counts {
            let Some(entity) = given.dossier.entity(count.entity) else { continue };
            to.row(&[
                kind.name().into(),
                entity.slug.into(),
                entity.name.into(),
                count.articles.into(),
                count.in_dossier.into(),
            ]);
        }
    }
    for &(year, count) in &facets.years {
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        to.row(&["year".into(), year.clone().into(), year.into(), count.into(), Cell::Nothing]);
    }
}

/// Every name of the dossier.
pub fn entities<S: Site>(given: &Given<'_, S>, to: &mut Sheet) {
    to.begin(
        "names",
        &columns(&[
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
    );
    for entity in given.dossier.entities() {
        to.row(&[
            entity.kind.name().into(),
            entity.slug.into(),
            entity.name.into(),
            given.dossier.aliases(&entity).collect::<Vec<_>>().join("; ").into(),
            entity.mentions.into(),
            entity.article_count.into(),
            entity.listed.into(),
            entity.role.into(),
            entity.wikidata.into(),
        ]);
    }
}
