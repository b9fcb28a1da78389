//! Tables of places in texts: mentions, and the lines of a concordance.

use analysis::{
    concordance::{Concordance, Shown},
    cooccurrence::sentence_of,
    mentions::ArticleMentions,
};
use corpus::store::{Article, Mention};

use super::{
    ARTICLE, BASIS, DATE, END, ENTITY, FILE, Given, KIND, LINK, NAME, SOURCE, START, Site, TEXT_IS,
    TEXT_STARTS_AT, TITLE, basis, date, starts_at, text_is,
};
use crate::table::{Cell, Sheet, columns};

/// Between the parts of a hit that runs from paragraph to paragraph.
const BREAK: &str = " ¶ ";

const MENTIONS: [(&str, &str); 18] = [
    ARTICLE,
    TITLE,
    SOURCE,
    DATE,
    BASIS,
    KIND,
    ENTITY,
    NAME,
    ("words", "the words of the text"),
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
pub fn mentions<S: Site>(given: &Given<'_, S>, articles: impl Iterator<Item = u32>, to: &mut Sheet) {
    to.begin("mentions", &columns(&MENTIONS));
    for article in articles.filter_map(|id| given.dossier.article(id)) {
        for mention in given.dossier.mentions(&article) {
            to.row(&row(given, &article, &mention));
        }
    }
}

/// The mentions of an entity, each in its sentence.
pub fn mentions_in_sentences<'a, S: Site>(
    given: &Given<'a, S>,
    groups: &[ArticleMentions<'a>],
    to: &mut Sheet,
) {
    let mut all = MENTIONS.to_vec();
    all.push(("sentence", "the sentence in which it stands"));
    to.begin("mentions", &columns(&all));
    for group in groups {
        for mention in &group.mentions {
            let mut cells = row(given, &group.article, mention).to_vec();
            let sentence = sentence_of(&given.dossier, &group.article, mention.span);
            cells.push(given.raw(&group.article, sentence).into());
            to.row(&cells);
        }
    }
}

fn row<'a, S: Site>(given: &Given<'a, S>, article: &Article<'a>, mention: &Mention<'a>) -> [Cell; 18] {
    let entity = mention.entity.and_then(|id| given.dossier.entity(id));
    [
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
        given.site.rule(mention.kind, &mention.rule).into(),
        mention.evidence.map(|span| given.raw(article, span)).into(),
        given.link(article, Some(mention.span)),
    ]
}

/// The lines of a concordance in an order.
pub fn concordance<'a, S: Site>(
    given: &Given<'a, S>,
    concordance: &Concordance<'a>,
    order: &[u32],
    to: &mut Sheet,
) {
    to.begin(
        "concordance",
        &columns(&[
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
    );
    for line in order.iter().filter_map(|&at| concordance.lines.get(at as usize)) {
        let Some(article) = given.dossier.article(line.article) else { continue };
        let Shown { before, hit, after, .. } = concordance.shown(line);
        to.row(&[
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
        ]);
    }
}
