//! Citations as they are copied.

use corpus::model::{Basis, Format};
use say::say;
use text::date::Date;

use super::{
    article::not_the_file,
    common::{NO_DATE, NO_SOURCE, basis, date},
    shell::CORPUS_HASH,
};

pub fn cited_passage(words: &str, start: usize, end: usize) -> String {
    say!("“{words}” (bytes {start} to {end})")
}

/// "Author. “Title”. Source, 20 January 2021 (inferred from the text)."
pub fn cited_article(
    author: &str,
    title: &str,
    source: Option<&str>,
    published: Option<Date>,
    basis: Basis,
) -> String {
    let source = source.unwrap_or_else(|| NO_SOURCE.text());
    let author =
        if author.is_empty() { String::new() } else { format!("{}. ", author.trim_end_matches('.')) };
    match published {
        Some(_) if basis == Basis::Printed => format!("{author}“{title}”. {source}, {}.", date(published)),
        Some(_) => format!("{author}“{title}”. {source}, {} ({}).", date(published), self::basis(basis)),
        None => format!("{author}“{title}”. {source}, {NO_DATE}."),
    }
}

pub fn cited_file(file: &str, hash: &str) -> String {
    say!("File {file}, SHA-256 {hash}")
}

/// For an article whose text, which its bytes are counted in, is not its file.
pub fn cited_text(format: Format, hash: &str) -> String {
    say!("{} SHA-256 of that text: {hash}", not_the_file(format).unwrap_or_default())
}

pub fn cited_dossier(title: &str, link: &str, hash: &str) -> String {
    format!("{}\n{CORPUS_HASH} {hash}", say!("Read in: {title}, {link}"))
}
