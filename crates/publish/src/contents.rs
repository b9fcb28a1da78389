//! What the page says of a dossier before the module is there.

use corpus::{Dossier, face::Block, store::Article};
use query::Query;
use search::{Order, Search};

/// A dossier, as far as the list in the page tells of it.
#[derive(Default)]
pub struct Contents {
    pub title: String,
    pub description: String,
    pub introduction: Vec<Block>,
    /// Who made it, how to reach them, and under which terms the texts may be used; each may be empty.
    pub publisher: String,
    pub contact: String,
    pub licence: String,
    /// Where it is published; may be empty.
    pub address: String,
    /// Its colour in the light, if it has one of its own.
    pub colour: Option<u32>,
    /// The name of the picture that previews of links show; may be empty.
    pub picture: String,
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

impl Contents {
    /// Of a dossier. No article is read that is not listed.
    pub fn of(dossier: &Dossier<'_>) -> Self {
        // The same order and the same beginnings as the page itself has, so that nothing moves and no
        // larger text is painted when it takes over.
        let search = Search::new(dossier, &Query::All);
        let first = search.ranked(Order::Relevance, LISTED_AT_MOST);
        let first = first.iter().filter_map(|hit| dossier.article(hit.article));
        Self {
            title: dossier.title().to_owned(),
            description: dossier.description().to_owned(),
            introduction: dossier.introduction(),
            publisher: dossier.publisher().to_owned(),
            contact: dossier.contact().to_owned(),
            licence: dossier.licence().to_owned(),
            address: dossier.address().to_owned(),
            colour: dossier.colours().map(|[light, _]| light),
            picture: String::new(),
            articles: first.map(|article| listed(dossier, &search, &article)).collect(),
            total: dossier.article_count() as usize,
        }
    }
}

/// So many articles, in words.
pub fn count(articles: usize) -> String {
    match articles {
        0 => "No articles".to_owned(),
        1 => "One article".to_owned(),
        n => format!("{n} articles"),
    }
}

fn listed<'a>(dossier: &Dossier<'a>, search: &Search<'a>, article: &Article<'a>) -> Listed {
    let beginning = search.snippets(article, 1).into_iter().next();
    Listed {
        title: article.title.to_owned(),
        source: article.source.and_then(|id| dossier.entity(id)).map(|source| source.name.to_owned()),
        date: article
            .published
            // The page is the same whoever makes it.
            .map(|date| {
                say::in_english(|| format!("{}, {}", words::human_date(date), words::basis(article.basis)))
            }),
        lede: beginning.and_then(|snippet| {
            let text = article.raw.get(snippet.span.range())?;
            Some(if snippet.cut_after { format!("{text} …") } else { text.to_owned() })
        }),
    }
}
