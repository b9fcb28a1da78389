//! Tables of places in texts: mentions, and the lines of a concordance.

use analysis::{
    concordance::{Concordance, Shown},
    cooccurrence::sentence_of,
    mentions::ArticleMentions,
};
use corpus::store::{Article, Mention};

use super::{
    ARTICLE, BASIS, DATE, END, ENTITY, FILE, Given, KIND, LINK, NAME, SOURCE, START, TEXT_IS, TEXT_STARTS_AT,
    TITLE, basis, date, starts_at, text_is,
};
use crate::table::{Cell, Table, columns};

/// Between the parts of a hit that runs from paragraph to paragraph.
const BREAK: &str = " ¶ ";

const WORDS: (&str, &str) = ("words", "the words of the text");

const MENTIONS: [(&str, &str); 18] = [
    ARTICLE,
    TITLE,
    SOURCE,
    DATE,
    BASIS,
    KIND,
    ENTITY,
    NAME,
    WORDS,
    ("value", "the date as ISO 8601 writes it, or the figure as a number; empty for names"),
    START,
    END,
    TEXT_IS,
    TEXT_STARTS_AT,
    FILE,
    ("rule", "the rule that found it"),
    ("evidence", "other words of the text on which the rule rests"),
    LINK,
];

/// Every mention of some articles.
pub fn mentions<'a>(given: Given<'a>, articles: impl Iterator<Item = u32> + 'a) -> Table<'a> {
    let of_article = move |id: u32| {
        let article = given.dossier.article(id);
        let mentions = article.into_iter().flat_map(move |article| {
            let mentions = given.dossier.mentions(&article);
            mentions.map(move |mention| (article, mention))
        });
        mentions.map(move |(article, mention)| row(given, &article, &mention))
    };
    Table { name: "mentions", columns: columns(&MENTIONS), rows: Box::new(articles.flat_map(of_article)) }
}

/// The mentions of an entity, each in its sentence.
pub fn mentions_in_sentences<'a>(given: Given<'a>, groups: Vec<ArticleMentions<'a>>) -> Table<'a> {
    let of_article = move |group: ArticleMentions<'a>| {
        let article = group.article;
        group.mentions.into_iter().map(move |mention| {
            let sentence = sentence_of(&given.dossier, &article, mention.span);
            let mut cells = row(given, &article, &mention);
            cells.push(given.raw(&article, sentence).into());
            cells
        })
    };
    let mut all = MENTIONS.to_vec();
    all.push(("sentence", "the sentence in which it stands"));
    Table {
        name: "mentions",
        columns: columns(&all),
        rows: Box::new(groups.into_iter().flat_map(of_article)),
    }
}

fn row<'a>(given: Given<'a>, article: &Article<'a>, mention: &Mention<'a>) -> Vec<Cell> {
    let entity = mention.entity.and_then(|id| given.dossier.entity(id));
    vec![
        article.slug.into(),
        article.title.into(),
        given.source(article),
        date(article),
        basis(article),
        mention.kind.name().into(),
        entity.map(|entity| entity.slug).into(),
        entity.map(|entity| entity.name).into(),
        given.raw(article, mention.span).into(),
        mention.value.into(),
        mention.span.start.into(),
        mention.span.end.into(),
        text_is(article),
        starts_at(article),
        article.file.into(),
        (given.rule)(mention.kind, &mention.rule).into(),
        mention.evidence.map(|span| given.raw(article, span)).into(),
        given.link(article, Some(mention.span)),
    ]
}

/// The lines of a concordance in an order.
pub fn concordance<'a>(given: Given<'a>, concordance: &'a Concordance<'a>, order: &'a [u32]) -> Table<'a> {
    let lines = order.iter().filter_map(|&at| concordance.lines.get(at as usize));
    let row = move |line: &analysis::concordance::Line| {
        let article = given.dossier.article(line.article)?;
        let Shown { before, hit, after, .. } = concordance.shown(line);
        Some(vec![
            article.slug.into(),
            article.title.into(),
            given.source(&article),
            date(&article),
            basis(&article),
            before.into(),
            hit.join(BREAK).into(),
            after.into(),
            line.hit.start.into(),
            line.hit.end.into(),
            text_is(&article),
            starts_at(&article),
            article.file.into(),
            given.link(&article, Some(line.hit)),
        ])
    };
    Table {
        name: "concordance",
        columns: columns(&[
            ARTICLE,
            TITLE,
            SOURCE,
            DATE,
            BASIS,
            ("left", "the words before the hit"),
            ("hit", "the words that were found; ¶ where they run on into another paragraph"),
            ("right", "the words after the hit"),
            START,
            END,
            TEXT_IS,
            TEXT_STARTS_AT,
            FILE,
            LINK,
        ]),
        rows: Box::new(lines.filter_map(row)),
    }
}
