//! What the pictures show, as tables.

use analysis::{
    cooccurrence::{Pair, Within},
    coverage::cells,
};
use text::{Span, date::Date};

use super::{ARTICLE, DATE, END, ENTITY, Given, KIND, LINK, NAME, SOURCE, START, TITLE, date};
use crate::table::{Cell, Column, Table, columns};

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
pub fn matrix<'a>(given: Given<'a>, named: &'a [(u32, u32)], across: &'a [MatrixColumn]) -> Table<'a> {
    let ids: Vec<u32> = named.iter().map(|&(id, _)| id).collect();
    let sums = across.iter().map(|column| {
        let mut sums = vec![0; ids.len()];
        for &article in &column.articles {
            for (sum, cell) in sums.iter_mut().zip(cells(&given.dossier, article, &ids)) {
                *sum += cell.mentions;
            }
        }
        sums
    });
    let sums: Vec<Vec<u32>> = sums.collect();
    let row = move |(at, &(id, count)): (usize, &(u32, u32))| {
        let entity = given.dossier.entity(id)?;
        let mut row: Vec<Cell> =
            vec![entity.kind.name().into(), entity.slug.into(), entity.name.into(), count.into()];
        row.extend(sums.iter().map(|sums| Cell::from(sums.get(at).copied())));
        Some(row)
    };
    let mut columns =
        columns(&[KIND, ENTITY, NAME, ("mentions", "how often the articles that answer name it")]);
    columns.extend(
        across
            .iter()
            .map(|column| Column { name: column.name.clone().into(), about: column.about.clone().into() }),
    );
    Table { name: "matrix", columns, rows: Box::new(named.iter().enumerate().filter_map(row)) }
}

/// Who is named together with whom.
pub fn network<'a>(given: Given<'a>, pairs: &'a [Pair], within: Within) -> Table<'a> {
    let within = match within {
        Within::Sentence => "sentence",
        Within::Paragraph => "paragraph",
    };
    let row = move |pair: &Pair| {
        let (a, b) = given.dossier.entity(pair.a).zip(given.dossier.entity(pair.b))?;
        Some(vec![
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
        ])
    };
    Table {
        name: "network",
        columns: columns(&[
            ("a_kind", "kind of the one name"),
            ("a_entity", "the one in links and queries"),
            ("a_name", "the one as it is shown"),
            ("b_kind", "kind of the other name"),
            ("b_entity", "the other in links and queries"),
            ("b_name", "the other as it is shown"),
            ("within", "what counts as together: sentence or paragraph"),
            ("together", "in how many of these both are named"),
            ("articles", "in how many articles that happens"),
            (
                "g2",
                "G², how far from chance that is (log-likelihood ratio); negative where it is rarer than chance",
            ),
        ]),
        rows: Box::new(pairs.iter().filter_map(row)),
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
pub fn timeline<'a>(given: Given<'a>, dates: impl Iterator<Item = Dated> + 'a) -> Table<'a> {
    let row = move |dated: Dated| {
        let article = given.dossier.article(dated.article)?;
        Some(vec![
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
        ])
    };
    Table {
        name: "timeline",
        columns: columns(&[
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
        rows: Box::new(dates.filter_map(row)),
    }
}
