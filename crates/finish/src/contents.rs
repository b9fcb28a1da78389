//! What the page says of a dossier before the module is there.

use crate::Result;
use corpus::Dossier;
use corpus::model::{basis_words, human_date};
use corpus::query::Query;
use corpus::search::{Order, Search};
use corpus::store::{Article, write as write_blob};
use std::fmt::Display;
use std::path::Path;

/// A dossier, as far as the list in the page tells of it.
#[derive(Default)]
pub struct Contents {
    pub title: String,
    pub description: String,
    pub articles: Vec<Listed>,
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

/// Reads a folder of articles with the same code that compiles it into the module.
pub fn read(folder: &Path) -> Result<Contents> {
    let read = ingest::disk::read(folder).map_err(|problems| lines(&problems))?;
    let (corpus, problems) = ingest::ingest(&read);
    // Warnings were told when the module was compiled.
    if problems.iter().any(ingest::Problem::is_error) {
        return Err(lines(&problems));
    }
    let blob = write_blob(&corpus);
    let dossier = Dossier::open(&blob).map_err(|error| error.to_string())?;
    // The same order and the same beginnings as the page itself has, so that nothing moves and no
    // larger text is painted when it takes over.
    let search = Search::new(&dossier, &Query::All);
    let hits = search.ranked(Order::Relevance, usize::MAX);
    let articles = hits.iter().filter_map(|hit| dossier.article(hit.article)).enumerate();
    Ok(Contents {
        title: corpus.title.clone(),
        description: corpus.description.clone(),
        articles: articles
            .map(
                |(at, article)| {
                    if at < LISTED_AT_MOST { listed(&dossier, &search, &article) } else { Listed::default() }
                },
            )
            .collect(),
    })
}

fn listed<'a>(dossier: &Dossier<'a>, search: &Search<'a>, article: &Article<'a>) -> Listed {
    let beginning = search.snippets(article, 1).into_iter().next();
    Listed {
        title: article.title.to_owned(),
        source: article.source.and_then(|id| dossier.entity(id)).map(|source| source.name.to_owned()),
        date: article.published.map(|date| format!("{}, {}", human_date(date), basis_words(article.basis))),
        lede: beginning.and_then(|snippet| {
            let text = article.raw.get(snippet.span.range())?;
            Some(if snippet.cut_after { format!("{text} …") } else { text.to_owned() })
        }),
    }
}

fn lines(problems: &[impl Display]) -> String {
    let mut out = "the articles cannot be published like this:".to_owned();
    for problem in problems {
        out.push_str(&format!("\n{problem}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scratch, write};

    #[test]
    fn reads_a_folder() {
        let scratch = Scratch::new("contents");
        let text = "6 June 2025\n\nA title\n\nA first sentence that is long enough to be read as prose.\n";
        write(&scratch.0.join("one.txt"), text.as_bytes()).expect("written");
        let contents = read(&scratch.0).expect("sound");
        assert_eq!(contents.articles.len(), 1);
        assert_eq!(contents.articles[0].title, "A title");
        assert_eq!(contents.articles[0].date.as_deref(), Some("6 June 2025, printed on the page"));
        let lede = contents.articles[0].lede.as_deref();
        assert_eq!(lede, Some("A first sentence that is long enough to be read as prose."));
    }

    #[test]
    fn says_where_a_folder_is_wrong() {
        let scratch = Scratch::new("contents-wrong");
        write(&scratch.0.join("entities.toml"), b"[[person]\n").expect("written");
        let message = read(&scratch.0).err().expect("not TOML");
        assert!(message.contains("entities.toml:1: "), "{message}");
        let message = read(&scratch.0.join("nowhere")).err().expect("no folder");
        assert!(message.contains("nowhere: cannot be read"), "{message}");
    }
}
