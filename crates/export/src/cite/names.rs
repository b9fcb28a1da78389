//! Names of authors, and where one is cut into given and family name: only where that is plain.

use std::fmt;

use corpus::{Dossier, store::Article};
use text::sort::sort_by_key;

/// Somebody who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// A person of whose name both parts are known.
    Parted {
        /// The given names.
        given: String,
        /// The family name.
        family: String,
    },
    /// Whoever else, as the article names them: an agency, say, or a name that could be cut in two places.
    Whole(String),
}

/// Words that begin a family name. One text with spaces around each word: a list would take twice as many bytes.
const PARTICLES: &str = " al bin da das de del della den der di do dos du ibn la le ten van von ";

/// Words of names that are no person's.
const OFFICES: &str = " agency agencia agencias agence associated bureau desk digital editorial editor editors journal magazine media news newsroom noticias post press redacción report service staff team times ";

fn is_among(words: &str, word: &str) -> bool {
    words.contains(&*[" ", word, " "].concat())
}

impl Author {
    /// Reads a name. Two words are a given and a family name, and so is what has initials between or a particle such as "de";
    /// where a name of three words is to be cut, nobody can tell.
    pub fn parse(name: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_office = |word: &&str| is_among(OFFICES, &text::lowercase(word));
        let is_initial = |word: &&str| word.trim_end_matches('.').chars().count() == 1;
        let is_plain = !words.iter().any(is_office) && !name.contains([',', '(', '/', '&', '@', '|']);
        let particle = words.iter().skip(1).position(|word| is_among(PARTICLES, word)).map(|at| at + 1);
        let cut = match (words.len(), particle) {
            _ if !is_plain => None,
            (_, Some(at)) if at + 1 < words.len() => Some(at),
            (2, _) => Some(1),
            (3.., None) if words[1..words.len() - 1].iter().all(is_initial) => Some(words.len() - 1),
            _ => None,
        };
        match cut {
            Some(at) => Self::Parted { given: words[..at].join(" "), family: words[at..].join(" ") },
            None => Self::Whole(words.join(" ")),
        }
    }

    /// The family name first: "Lee, Ann".
    pub fn inverted(&self) -> String {
        match self {
            Self::Parted { given, family } => [family, ", ", given].concat(),
            Self::Whole(name) => name.clone(),
        }
    }

    /// The family name, then initials: "Lee, A. M."
    pub fn abbreviated(&self) -> String {
        match self {
            Self::Parted { given, family } => {
                let initial =
                    |name: &str| name.chars().next().map(|first| [" ", &first.to_string(), "."].concat());
                let initials: String = given.split([' ', '-']).filter_map(initial).collect();
                [family, ",", &initials].concat()
            }
            Self::Whole(name) => name.clone(),
        }
    }
}

impl fmt::Display for Author {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parted { given, family } => {
                f.write_str(given)?;
                f.write_str(" ")?;
                f.write_str(family)
            }
            Self::Whole(name) => f.write_str(name),
        }
    }
}

/// Who wrote an article, in the order in which it names them.
pub fn authors(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<Author> {
    let mut known = dossier.authors(article);
    sort_by_key(&mut known, |author| article.author.find(author.name).unwrap_or(usize::MAX));
    if known.is_empty() && !article.author.is_empty() {
        return vec![Author::Whole(article.author.trim().to_owned())];
    }
    known.iter().map(|author| Author::parse(author.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_where_that_is_plain() {
        for (name, inverted, abbreviated) in [
            ("Ann Lee", "Lee, Ann", "Lee, A."),
            ("John F. Kennedy", "Kennedy, John F.", "Kennedy, J. F."),
            ("Jean-Paul Sartre", "Sartre, Jean-Paul", "Sartre, J. P."),
            ("María de la Cruz López", "de la Cruz López, María", "de la Cruz López, M."),
            ("Ludwig van Beethoven", "van Beethoven, Ludwig", "van Beethoven, L."),
            ("José Luis García", "José Luis García", "José Luis García"),
            ("Associated Press", "Associated Press", "Associated Press"),
            ("Reuters", "Reuters", "Reuters"),
            ("Redacción Digital", "Redacción Digital", "Redacción Digital"),
            ("Lee, Ann", "Lee, Ann", "Lee, Ann"),
            ("Madame de", "de, Madame", "de, M."),
            ("", "", ""),
        ] {
            let author = Author::parse(name);
            assert_eq!((author.inverted().as_str(), author.abbreviated().as_str()), (inverted, abbreviated));
        }
    }
}
