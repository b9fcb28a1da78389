//! What the pictures show, as tables.

use analysis::{
    cooccurrence::{Pair, Within},
    coverage::cells,
};
use text::{Span, date::Date};

use super::{ARTICLE, DATE, END, ENTITY, Given, KIND, LINK, NAME, SOURCE, START, Site, TITLE, date};
use crate::table::{Cell, Column, Sheet, columns};

/// A column of the matrix: an article, or all articles of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixColumn {
    /// What it is called: the name of the article in links, the year, or `undated`.
    pub name: String,
    /// What it stands for.
    pub about: String,
    /// The articles.
    pub articles: Vec<u32>,
}

/// How often each of some names occurs in each column; each comes with how often it is named in all.
pub fn matrix<S: Site>(given: &Given<'_, S>, named: &[(u32, u32)], across: &[MatrixColumn], to: &mut Sheet) {
    let mut all = columns(&[KIND, ENTITY, NAME, ("mentions", "how often the articles that answer name it")]);
    let ids: Vec<u32> = named.iter().map(|&(id, _)| id).collect();
    let mut counts: Vec<Vec<u32>> = Vec::with_capacity(across.len());
    for column in across {
        all.push(Column { name: column.name.clone().into(), about: column.about.clone().into() });
        let mut sums = vec![0; ids.len()];
        for &article in &column.articles {
            for (sum, cell) in sums.iter_mut().zip(cells(&given.dossier, article, &ids)) {
                *sum += cell.mentions;
            }
        }
        counts.push(sums);
    }
    to.begin("matrix", &all);
    for (at, &(id, count)) in named.iter().enumerate() {
        let Some(entity) = given.dossier.entity(id) else { continue };
        let mut row: Vec<Cell> =
            vec![entity.kind.name().into(), entity.slug.into(), entity.name.into(), count.into()];
        row.extend(counts.iter().map(|sums| Cell::from(sums.get(at).copied())));
        to.row(&row);
    }
}

/// Who is named together with whom.
pub fn network<S: Site>(given: &Given<'_, S>, pairs: &[Pair], within: Within, to: &mut Sheet) {
    to.begin(
        "network",
        &columns(&[
            ("a_kind", "kind of the one name"),
            ("a_entity", "the one in links and queries"),
            ("a_name", "the one as it is shown"),
            ("b_kind", "kind of the other name"),
            ("b_entity", "the other in links and queries"),
            ("b_name", "the other as it is shown"),
            ("within", "what counts as together: sentence or paragraph"),
            ("together", "in how many of these both are named"),
            ("articles", "in how many articles that happens"),
            ("g2", "G², how far from chance that is (log-likelihood ratio); negative where it is rarer than chance"),
        ]),
    );
    let within = match within {
        Within::Sentence => "sentence",
        Within::Paragraph => "paragraph",
    };
    for pair in pairs {
        let Some((a, b)) = given.dossier.entity(pair.a).zip(given.dossier.entity(pair.b)) else { continue };
        to.row(&[
            a.kind.name().into(),
            a.slug.into(),
            a.name.into(),
            b.kind.name().into(),
            b.slug.into(),
            b.name.into(),
            within.into(),
            pair.together.into(),
            pair.articles.into(),
            Cell::Fraction(pair.association),
        ]);
    }
}

/// A date of publication, or one that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Of which article.
    pub article: u32,
    /// The first day, month or year.
    pub from: Date,
    /// The last one.
    pub to: Date,
    /// Where it is named; nothing for the date of publication.
    pub span: Option<Span>,
}

/// Dates of publication and dates that texts name.
pub fn timeline<S: Site>(given: &Given<'_, S>, dates: impl Iterator<Item = Dated>, to: &mut Sheet) {
    to.begin(
        "timeline",
        &columns(&[
            ("what", "published: the date of publication; named: a date that the text names"),
            ("from", "the first day, month or year, as ISO 8601 writes it"),
            ("to", "the last one; the same unless a period is named"),
            ("precision", "what of it is known: year, month or day"),
            ("words", "the words that name it; empty for dates of publication"),
            START,
            END,
            ARTICLE,
            TITLE,
            SOURCE,
            DATE,
            LINK,
        ]),
    );
    for dated in dates {
        let Some(article) = given.dossier.article(dated.article) else { continue };
        to.row(&[
            if dated.span.is_some() { "named" } else { "published" }.into(),
            dated.from.to_string().into(),
            dated.to.to_string().into(),
            dated.from.precision().name().into(),
            dated.span.map(|span| given.raw(&article, span)).into(),
            dated.span.map(|span| span.start).into(),
            dated.span.map(|span| span.end).into(),
            article.slug.into(),
            article.title.into(),
            given.source(&article),
            date(&article),
            given.link(&article, dated.span),
        ]);
    }
}
