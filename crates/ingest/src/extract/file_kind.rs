//! What the name of a file says about it.

use say::Sentence;

/// What kind of file an article is, as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A saved web page.
    Html,
    /// A mail.
    Mail,
    /// A web page with its pictures in one file.
    WebArchive,
    /// A document of Word.
    Word,
    /// Rich text.
    Rtf,
    /// A PDF.
    Pdf,
}

/// The endings of articles; capital letters do not matter.
const ENDINGS: [(&str, FileKind); 11] = [
    (".txt", FileKind::Text),
    (".md", FileKind::Markdown),
    (".markdown", FileKind::Markdown),
    (".html", FileKind::Html),
    (".htm", FileKind::Html),
    (".eml", FileKind::Mail),
    (".mhtml", FileKind::WebArchive),
    (".mht", FileKind::WebArchive),
    (".docx", FileKind::Word),
    (".rtf", FileKind::Rtf),
    (".pdf", FileKind::Pdf),
];

/// How messages write them, and that of an archive of them.
pub const ENDINGS_IN_WORDS: Sentence =
    Sentence::new(".txt, .md, .html, .eml, .mhtml, .docx, .rtf, .pdf or .zip");

/// What kind of file has this name; nothing if no article has.
pub fn kind(name: &str) -> Option<FileKind> {
    ENDINGS.iter().find(|(ending, _)| without(name, ending).is_some()).map(|(_, kind)| *kind)
}

fn without<'n>(name: &'n str, ending: &str) -> Option<&'n str> {
    let (stem, end) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
    end.eq_ignore_ascii_case(ending).then_some(stem)
}

/// Whether a file of this name is an article. Hidden files and notes called README are none.
pub fn is_article(name: &str) -> bool {
    stem(name).len() < name.len() && !is_hidden(name) && !is_readme(name)
}

/// Whether a file of this name is a saved web page.
pub fn is_html(name: &str) -> bool {
    kind(name) == Some(FileKind::Html)
}

/// Whether a file of this name is in Markdown.
pub fn is_markdown(name: &str) -> bool {
    kind(name) == Some(FileKind::Markdown)
}

/// The name of a file without the ending of an article.
pub fn stem(name: &str) -> &str {
    ENDINGS.iter().find_map(|(ending, _)| without(name, ending)).unwrap_or(name)
}

/// Whether systems do not list a file of this name.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Whether this is a note about the folder: `README.md`, `readme.txt`, `README`.
pub fn is_readme(name: &str) -> bool {
    name.split_at_checked(6).is_some_and(|(start, rest)| {
        start.eq_ignore_ascii_case("readme") && !rest.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_articles_from_other_files() {
        let table = [
            ("a.txt", Some("a")),
            ("A.TXT", Some("A")),
            ("a.b.md", Some("a.b")),
            ("a.Markdown", Some("a")),
            ("a.html", Some("a")),
            ("a.htm", Some("a")),
            ("é.HTM", Some("é")),
            ("a.txt.txt", Some("a.txt")),
            ("readmetal.txt", Some("readmetal")),
            ("README.md", None),
            ("readme.de.txt", None),
            ("README", None),
            (".a.txt", None),
            (".txt", None),
            ("a.txt~", None),
            ("a.eml", Some("a")),
            ("a.MHT", Some("a")),
            ("a.docx", Some("a")),
            ("a.PDF", Some("a")),
            ("a.odt", None),
            ("txt", None),
            ("日", None),
            ("", None),
        ];
        for (name, expected) in table {
            assert_eq!(is_article(name).then(|| stem(name)), expected, "{name}");
        }
        assert!(is_html("a.HTML") && is_html("a.htm") && !is_html("a.txt") && !is_html("html"));
    }
}
