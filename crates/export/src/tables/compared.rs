//! What two articles share and what each states, as tables.

use analysis::compare::{Claim, ClaimKind, Passage, PassageKind, Statement, Verdict, Why};
use corpus::store::Article;
use text::Span;

use super::{Given, Site};
use crate::table::{Cell, Sheet};

/// The passages that report the same.
pub fn passages<'a, S: Site>(
    given: &Given<'a, S>,
    articles: [&Article<'a>; 2],
    found: &[Passage],
    to: &mut Sheet,
) {
    to.begin(
        "passages",
        "kind score why a_article a_words a_start_byte a_end_byte a_link b_article b_words b_start_byte \
         b_end_byte b_link",
    );
    for passage in found {
        let why = passage.why.iter().map(|why| match why {
            Why::Word(word, _) => given.raw(articles[0], *word).to_owned(),
            Why::Entity(id) => given.dossier.entity(*id).map_or("", |entity| entity.name).to_owned(),
            Why::Value(value) => value.clone(),
        });
        let mut row: Vec<Cell> = vec![
            passage_kind(passage.kind).into(),
            Cell::Fraction(passage.score.into()),
            why.collect::<Vec<_>>().join("; ").into(),
        ];
        for (article, span) in articles.into_iter().zip([passage.a, passage.b]) {
            row.extend(place(given, article, Some(span)));
        }
        to.row(&row);
    }
}

/// The figures, dates and statements of both.
pub fn claims<'a, S: Site>(
    given: &Given<'a, S>,
    articles: [&Article<'a>; 2],
    found: &[Claim],
    to: &mut Sheet,
) {
    to.begin(
        "claims",
        "kind verdict a_article a_words a_start_byte a_end_byte a_link a_value a_speaker a_verb a_quoted \
         b_article b_words b_start_byte b_end_byte b_link b_value b_speaker b_verb b_quoted",
    );
    for claim in found {
        let mut row: Vec<Cell> = vec![claim_kind(claim.kind).into(), verdict(claim.verdict).into()];
        for (article, statement) in articles.into_iter().zip([&claim.a, &claim.b]) {
            row.extend(side(given, article, statement.as_ref()));
        }
        to.row(&row);
    }
}

fn side<'a, S: Site>(
    given: &Given<'a, S>,
    article: &Article<'a>,
    statement: Option<&Statement>,
) -> Vec<Cell> {
    let mut cells = place(given, article, statement.map(|statement| statement.span)).to_vec();
    let spoken = statement.and_then(|statement| statement.attribution.as_ref());
    cells.extend([
        statement.map(|statement| statement.value.as_str()).into(),
        spoken.map(|spoken| given.raw(article, spoken.speaker)).into(),
        spoken.map(|spoken| given.raw(article, spoken.verb)).into(),
        spoken.map(|spoken| spoken.is_quoted).into(),
    ]);
    cells
}

fn place<'a, S: Site>(given: &Given<'a, S>, article: &Article<'a>, span: Option<Span>) -> [Cell; 5] {
    [
        span.map(|_| article.slug).into(),
        span.map(|span| given.raw(article, span)).into(),
        span.map(|span| span.start).into(),
        span.map(|span| span.end).into(),
        span.map_or(Cell::Nothing, |span| given.link(article, Some(span))),
    ]
}

/// A kind of passage, as data formats call it.
pub fn passage_kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::SameWording => "same wording",
        PassageKind::SameMatter => "same matter",
    }
}

/// A kind of claim, as data formats call it.
pub fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Figure => "figure",
        ClaimKind::Date => "date",
        ClaimKind::Statement => "statement",
    }
}

/// A verdict, as data formats call it; empty for none.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "agree",
        Verdict::Differ => "differ",
        Verdict::OnlyA => "only in A",
        Verdict::OnlyB => "only in B",
        Verdict::None => "",
    }
}
