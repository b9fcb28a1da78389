//! Tables of places in texts: mentions, and the lines of a concordance.

use analysis::{
    concordance::{Concordance, Shown},
    cooccurrence::sentence_of,
    mentions::ArticleMentions,
};
use corpus::store::{Article, Mention};

use super::{Given, Site, basis, date, starts_at, text_is};
use crate::table::{Cell, Sheet};

/// Between the parts of a hit that runs from paragraph to paragraph.
const BREAK: &str = " ¶ ";

const MENTIONS: &str = "article title source date date_basis kind entity name words value start_byte end_byte text_is text_starts_at file rule \
         evidence link";

/// Every mention of some articles.
pub fn mentions<S: Site>(given: &Given<'_, S>, articles: impl Iterator<Item = u32>, to: &mut Sheet) {
    to.begin("mentions", MENTIONS);
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
    to.begin("mentions", &[MENTIONS, " sentence"].concat());
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
        "article title source date date_basis left hit right start_byte end_byte text_is text_starts_at file link",
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
