//! What is wrong with a folder. [`crate::words`] puts it into words.

use std::fmt;

use corpus::model::Kind;

use crate::editor::logo::LogoFlaw;
use crate::extract::{archive::Fault, document, exports, file_kind::FileKind, foreign::Foreign};

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must be mended before the folder can be published.
    Error,
    /// An author should know of it, but the folder is sound.
    Warning,
}

/// Something in a folder that should be mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, or the folder.
    pub path: String,
    /// The line, from 1; 0 for a file or folder as a whole.
    pub line: usize,
    /// What is the matter.
    pub kind: ProblemKind,
}

/// What is the matter with a file or a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The system does not let us read it; what the system says.
    CannotRead(String),
    /// Its name is not UTF-8.
    NameNotUtf8,
    /// It is a pipe, a device or the like.
    NotRegularFile,
    /// It has more than so many MiB.
    TooLarge(u64),
    /// It is a link to a file that does not exist.
    LinkToNowhere(String),
    /// Links to folders, which are not followed.
    LinksIgnored(Vec<String>),
    /// TOML files in subfolders or archives.
    EditorFilesIgnored(Vec<String>),
    /// A ZIP archive, and why nothing in it can be read.
    Archive(Fault),
    /// Articles in a ZIP archive, and why they cannot be read.
    Entries(Fault, Vec<String>),
    /// Archives in a ZIP archive.
    NestedArchives(Vec<String>),
    /// A ZIP archive in which there is no article.
    NoArticlesInArchive,
    /// Files that are neither articles nor one of the two TOML files.
    FilesIgnored(Vec<String>),
    /// The folder has no article.
    NoArticles,
    /// Its name gives the same slug as another file.
    SameSlug {
        /// The slug.
        slug: String,
        /// The other file.
        other: String,
    },
    /// It is no text.
    Foreign(Foreign),
    /// It seems to be UTF-16 without a byte order mark; the byte order.
    Utf16WithoutMark(&'static str),
    /// It has no text.
    Empty,
    /// It is a web page without any text.
    EmptyPage,
    /// It has a NUL byte.
    NulByte,
    /// Too many of its bytes are control characters.
    ControlCharacters {
        /// How many are.
        count: usize,
        /// How many bytes there are.
        of: usize,
    },
    /// It was in another encoding and was converted.
    Converted(&'static str),
    /// It is not UTF-8, was taken for another encoding and converted.
    Guessed {
        /// The first byte that is not UTF-8.
        byte: u8,
        /// The encoding.
        encoding: &'static str,
    },
    /// A byte means nothing in the encoding that was guessed.
    Undefined {
        /// The byte.
        byte: u8,
        /// The encoding.
        encoding: &'static str,
    },
    /// The page declares another encoding than UTF-8, but is UTF-8.
    DeclaredOtherwise(&'static str),
    /// Places that were not in the encoding of the rest, and now hold U+FFFD.
    Replaced {
        /// The line of each place.
        lines: Vec<usize>,
        /// The encoding of the rest.
        encoding: &'static str,
        /// Whether a web page declares that encoding.
        is_declared: bool,
    },
    /// The text has character references of HTML, which were read.
    References,
    /// The text has links, pictures or comments of Markdown, of which only the words are kept.
    Markdown,
    /// It is an export of a press database, and something is wrong with it.
    Export(exports::Flaw),
    /// It is a document of this kind, and something is wrong with it.
    Document(FileKind, document::Flaw),
    /// The text was encoded twice.
    EncodedTwice,
    /// A TOML file has a byte that is not UTF-8.
    TomlNotUtf8(u8),
    /// A TOML file cannot be parsed; what the parser says.
    Toml(String),
    /// An article that does not exist.
    NoSuchArticle(String),
    /// A quotation that is not in the article.
    NotQuoted(String),
    /// A quotation without words.
    EmptyQuotation,
    /// A field that is there and empty.
    EmptyField(&'static str),
    /// A name without a letter or digit.
    NoLetter(String),
    /// A name that is forbidden in an empty list of articles.
    ForbiddenNowhere(String),
    /// No identifier of Wikidata.
    NoIdentifier(String),
    /// What subfolders cannot mean.
    NoMeaningOfSubfolders(String),
    /// A link of the introduction that leads nowhere a page may lead.
    LinkOfIntroduction(String),
    /// What is given as the dossier's colour.
    NoColour(String),
    /// What is given as the way to reach its makers.
    NoContact(String),
    /// What is given as the place where it is published.
    NoPlaceOfPublication(String),
    /// A picture that cannot be its logo.
    Logo(LogoFlaw),
    /// Not a slug.
    NoSlug(String),
    /// Two entities of one kind and slug.
    SameEntity {
        /// The kind.
        kind: Kind,
        /// The slug.
        slug: String,
        /// The line of the first.
        line: usize,
    },
    /// A name of two entities, or twice of one.
    NameTwice {
        /// The name.
        name: String,
        /// The line that gives it first, …
        line: usize,
        /// … and to whom.
        owner: String,
    },
    /// A name that is forbidden.
    NameForbidden {
        /// The name.
        name: String,
        /// The line that forbids it.
        line: usize,
    },
    /// No date.
    NoDate(String),
    /// A settled date with two grounds.
    TwoGrounds,
    /// A ground without a date.
    GroundWithoutDate,
    /// A date without a ground.
    DateWithoutGround,
    /// No address of the web.
    NoAddress(String),
    /// A language whose inflections are not known.
    UnknownLanguage(String),
    /// A problem of an example query.
    ExampleQuery(String),
}

impl ProblemKind {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::FilesIgnored(_)
            | Self::LinksIgnored(_)
            | Self::EditorFilesIgnored(_)
            | Self::NestedArchives(_)
            | Self::NoArticlesInArchive
            | Self::Converted(_)
            | Self::Guessed { .. }
            | Self::Undefined { .. }
            | Self::DeclaredOtherwise(_)
            | Self::EncodedTwice
            | Self::Export(_)
            | Self::Document(_, document::Flaw::CutOff)
            | Self::References
            | Self::Markdown
            | Self::Replaced { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl Problem {
    /// A problem at a line, or with 0 of a file as a whole.
    pub fn new(path: &str, line: usize, kind: ProblemKind) -> Self {
        Self { path: path.to_owned(), line, kind }
    }

    /// Whether the folder cannot be published before this is mended.
    pub fn is_error(&self) -> bool {
        self.kind.severity() == Severity::Error
    }
}

/// `path:line: message`, which editors and terminals turn into a link. One line, whatever it quotes,
/// and nothing that a terminal would obey.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.path.chars() {
            if c.is_control() { write!(f, "{}", c.escape_default())? } else { write!(f, "{c}")? }
        }
        f.write_str(":")?;
        if self.line > 0 {
            write!(f, "{}:", self.line)?;
        }
        if !self.is_error() {
            write!(f, " {}", say::say!("warning:"))?;
        }
        let message = self.kind.to_string();
        let message = message.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
        write!(f, " {}", message.replace(char::is_control, "\u{FFFD}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_one_line() {
        let kind = ProblemKind::CannotRead("this\r\n  and \u{1b}[2J that".to_owned());
        let error = Problem::new("a\nb.txt", 3, kind);
        assert_eq!(error.to_string(), "a\\nb.txt:3: cannot be read: this  and \u{FFFD}[2J that");
        let warning = Problem::new("saved", 0, ProblemKind::DeclaredOtherwise("GBK"));
        assert!(warning.to_string().starts_with("saved: warning: "));
        assert!(error.is_error() && !warning.is_error());
    }
}
