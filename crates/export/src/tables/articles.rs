//! Tables of articles and of names.

use corpus::model::hex;
use search::{Facets, Hit, Search};

use super::{Given, Site, basis, date, starts_at, text_is};
use crate::table::{Cell, Sheet};

/// The articles that answer, in the order in which they are listed. What is read from a text is empty as long as that is not
/// there.
pub fn results<'a, S: Site>(given: &Given<'a, S>, search: &Search<'a>, hits: &[Hit], to: &mut Sheet) {
    to.begin(
        "results",
        "rank article title source author date date_precision date_basis language score hits snippet url \
         file file_sha256 text_is text_starts_at text_sha256 link",
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
    to.begin("filters", "kind entity name articles articles_in_dossier");
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
    to.begin("names", "kind entity name aliases mentions articles listed role wikidata");
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
