//! What everybody who reads a corpus may rely on, as a check for tests and fuzzing.

use corpus::{
    Dossier,
    model::{Article, Corpus, Kind},
    store,
};
use sha2::{Digest, Sha256};
use text::Span;

/// The first thing about a corpus that is not as it has to be, whatever the folder held.
pub fn violation(corpus: &Corpus) -> Option<String> {
    let in_article =
        |article: &Article| Some(format!("{}: {}", article.file, violation_in(corpus, article)?));
    corpus.articles.iter().find_map(in_article).or_else(|| violation_in_blob(corpus))
}

fn violation_in(corpus: &Corpus, article: &Article) -> Option<String> {
    let text = |span: Span| article.raw.get(span.range());
    let mut at = 0;
    for zone in &article.zones {
        if zone.span.start != at || zone.span.is_empty() || text(zone.span).is_none() {
            return Some(format!("a zone at {:?}, expected at {at}", zone.span));
        }
        at = zone.span.end;
    }
    if at != article.raw.len() {
        return Some(format!("zones end at {at}, the text at {}", article.raw.len()));
    }
    let (mut free_from, mut enclosing) = (0, Span::default());
    let mut zones = article.zones.iter().peekable();
    for mention in &article.mentions {
        let span = mention.span;
        let inside = enclosing.contains(span) && mention.kind != Kind::Quantity;
        let is_free = span.start >= free_from && (inside || span.start >= enclosing.end);
        if !is_free || span.is_empty() || text(span).is_none() {
            return Some(format!("a mention at {span:?}, expected from {free_from} on"));
        }
        while zones.next_if(|zone| zone.span.end <= span.start).is_some() {}
        if !zones.peek().is_some_and(|zone| zone.kind.is_searchable() && zone.span.contains(span)) {
            return Some(format!("a mention in no searchable zone at {span:?}"));
        }
        let without_entity = matches!(mention.kind, Kind::Date | Kind::Quantity);
        if mention.entity.map(|entity| entity < corpus.entities.len()) != (!without_entity).then_some(true) {
            return Some(format!("a mention of nobody at {span:?}"));
        }
        if mention.kind == Kind::Quantity {
            enclosing = span;
        } else {
            free_from = span.end;
        }
    }
    let roles = article.roles.iter().map(|role| role.span);
    let evidence = article.mentions.iter().filter_map(|mention| mention.evidence);
    let published = article.published.iter().map(|published| published.evidence);
    let ruled_out = article.ruled_out.iter().flat_map(|date| [date.span, date.against]);
    if let Some(span) =
        published.chain(ruled_out).chain(roles).chain(evidence).find(|&span| text(span).is_none())
    {
        return Some(format!("evidence at {span:?}"));
    }
    let is_hash = article.text_sha256[..] == Sha256::digest(article.raw.as_bytes())[..];
    (!is_hash).then(|| "the hash is another text's".to_owned())
}

fn violation_in_blob(corpus: &Corpus) -> Option<String> {
    let blob = store::write(corpus);
    match Dossier::open(&blob) {
        Err(error) => Some(format!("the blob: {error}")),
        Ok(dossier) => {
            let raw = dossier.articles().map(|article| article.raw);
            let is_same = raw.eq(corpus.articles.iter().map(|article| article.raw.as_str()));
            (!is_same).then(|| "the blob has other texts".to_owned())
        }
    }
}
