//! What the page says of a dossier before the module is there.

use crate::Result;
use corpus::model::{Article, Corpus};
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
}

/// Reads a folder of articles with the same code that compiles it into the module.
pub fn read(folder: &Path) -> Result<Contents> {
    let read = ingest::disk::read(folder).map_err(|problems| lines(&problems))?;
    let (corpus, problems) = ingest::ingest(&read);
    if !problems.is_empty() {
        return Err(lines(&problems));
    }
    Ok(Contents {
        title: corpus.title.clone(),
        description: corpus.description.clone(),
        articles: corpus.articles.iter().map(|article| listed(article, &corpus)).collect(),
    })
}

fn listed(article: &Article, corpus: &Corpus) -> Listed {
    Listed {
        title: article.title.clone(),
        source: corpus.source_name(article).map(str::to_owned),
        date: article.published.as_ref().map(|published| format!("{published}, {}", published.basis_words())),
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
