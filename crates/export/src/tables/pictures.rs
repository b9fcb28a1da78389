//! What the pictures show, as tables.

use analysis::{
    cooccurrence::{Pair, Within},
    coverage::cells,
};
use text::{Span, date::Date};

use super::{Given, Site, date};
use crate::table::{Cell, Sheet};

/// A column of the matrix: an article, or all articles of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixColumn {
    /// What it is called: the name of the article in links, the year, or `undated`.
    pub name: String,
    /// The articles.
    pub articles: Vec<u32>,
}

/// How often each of some names occurs in each column; each comes with how often it is named in all.
pub fn matrix<S: Site>(given: &Given<'_, S>, named: &[(u32, u32)], across: &[MatrixColumn], to: &mut Sheet) {
    let mut all = String::from("kind entity name mentions");
    let ids: Vec<u32> = named.iter().map(|&(id, _)| id).collect();
    let mut counts: Vec<Vec<u32>> = Vec::with_capacity(across.len());
    for column in across {
        all.push_str(&[" ", &column.name].concat());
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
    to.begin("network", "a_kind a_entity a_name b_kind b_entity b_name within together articles g2");
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
    to.begin("timeline", "what from to precision words start_byte end_byte article title source date link");
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
