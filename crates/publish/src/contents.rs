//! What the page says of a dossier before the module is there.

use crate::Result;
use corpus::{
    Dossier,
    store::{Article, find},
};
use query::Query;
use search::{Order, Search};

/// A dossier, as far as the list in the page tells of it.
#[derive(Default)]
pub struct Contents {
    pub title: String,
    pub description: String,
    /// The first of them.
    pub articles: Vec<Listed>,
    /// How many there are.
    pub total: usize,
}

/// One line of the list.
#[derive(Clone, Default)]
pub struct Listed {
    pub title: String,
    pub source: Option<String>,
    /// A date as a person reads it, with what it rests on: `6 June 2025, printed on the page`.
    pub date: Option<String>,
    /// How the text begins, as the page's own list shows it.
    pub lede: Option<String>,
}

/// So many articles are listed; the rest is counted. More would delay the page that they announce.
pub const LISTED_AT_MOST: usize = 50;

/// Reads the dossier that a module embeds: what the page tells is what the module holds, and no article is
/// read twice.
pub fn read(module: &[u8]) -> Result<Contents> {
    let (_, dossier) = find(module).ok_or("the module holds no dossier: is it that of another version?")?;
    // The same order and the same beginnings as the page itself has, so that nothing moves and no
    // larger text is painted when it takes over.
    let search = Search::new(&dossier, &Query::All);
    let first = search.ranked(Order::Relevance, LISTED_AT_MOST);
    let first = first.iter().filter_map(|hit| dossier.article(hit.article));
    Ok(Contents {
        title: dossier.title().to_owned(),
        description: dossier.description().to_owned(),
        articles: first.map(|article| listed(&dossier, &search, &article)).collect(),
        total: dossier.article_count() as usize,
    })
}

fn listed<'a>(dossier: &Dossier<'a>, search: &Search<'a>, article: &Article<'a>) -> Listed {
    let beginning = search.snippets(article, 1).into_iter().next();
    Listed {
        title: article.title.to_owned(),
        source: article.source.and_then(|id| dossier.entity(id)).map(|source| source.name.to_owned()),
        date: article
            .published
            .map(|date| format!("{}, {}", words::human_date(date), words::basis(article.basis))),
        lede: beginning.and_then(|snippet| {
            let text = article.raw.get(snippet.span.range())?;
            Some(if snippet.cut_after { format!("{text} …") } else { text.to_owned() })
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::model;
    use corpus::store::write as write_blob;

    fn article(slug: &str, raw: &str) -> model::Article {
        let span = text::Span::new(0, raw.len());
        model::Article {
            slug: slug.to_owned(),
            title: format!("About {slug}"),
            zones: vec![model::Zone { kind: model::ZoneKind::Body, span }],
            raw: raw.to_owned(),
            ..model::Article::default()
        }
    }

    #[test]
    fn reads_what_a_module_embeds() {
        let text = "A first sentence that is long enough to be read as prose.";
        let corpus = model::Corpus {
            title: "Boats".to_owned(),
            articles: vec![article("a", text), article("b", text)],
            ..model::Corpus::default()
        };
        let blob = write_blob(&corpus);
        let module = [b"\0asm", &blob[..8], b"code", &blob, b"more"].concat();
        assert_eq!(find(&module).map(|(place, _)| place), Some(16..16 + blob.len()));
        let contents = read(&module).expect("it is there");
        assert_eq!((contents.title.as_str(), contents.total), ("Boats", 2));
        assert_eq!(contents.articles[0].title, "About a");
        assert_eq!(contents.articles[0].lede.as_deref(), Some(text));
    }

    #[test]
    fn a_module_without_a_dossier_is_told() {
        let message = read(b"\0asm and code").err().expect("no dossier");
        assert!(message.contains("holds no dossier"), "{message}");
    }
}
