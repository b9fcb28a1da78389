//! How an article, a passage of it, and a page of the dossier are cited.
//!
//! A [`Reference`] holds what is known; what is not known is left out and never made up. Each form then has the link to
//! what was read, the day of access and the hashes by which the text can be known again, and says of a day of publication
//! that it was inferred.

mod names;
mod styles;

use corpus::{
    Dossier,
    model::{Basis, Format, hex},
    store::Article,
};
use say::say;
use text::{Span, date::Date, json};

use crate::Provenance;

pub use names::Author;

/// The form of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A footnote by the Chicago Manual of Style.
    Chicago,
    /// An entry of a list by the American Psychological Association.
    Apa,
    /// For LaTeX, in fields that BibTeX and biblatex both read.
    Bibtex,
    /// For Zotero, EndNote, Mendeley and others.
    Ris,
    /// What citation processors work with.
    CslJson,
}

impl Style {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Chicago, Self::Apa, Self::Bibtex, Self::Ris, Self::CslJson];

    /// The ending of a file in that form.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Chicago | Self::Apa => "txt",
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
        }
    }

    /// The media type of such a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Chicago | Self::Apa => "text/plain",
            // Browsers know nothing better to do with these.
            Self::Bibtex | Self::Ris => "application/octet-stream",
            Self::CslJson => "application/json",
        }
    }
}

/// What is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// What it is called.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Where it was published; nothing for a page of the dossier, which is published in that.
    pub source: Option<String>,
    /// Whether it is a page of the dossier, and no article.
    pub is_view: bool,
    /// When it was published.
    pub date: Option<Date>,
    /// How that day is known; empty where the page prints it.
    pub dated: String,
    /// Where it stands on the web, apart from the dossier; may be empty.
    pub url: String,
    /// The code of its language; may be empty.
    pub language: String,
    /// The words that are cited, with their bytes in the text.
    pub passage: Option<(String, Span)>,
    /// By what the file and its text can be known again.
    pub hashes: Vec<String>,
    /// Where it was read, and when.
    pub read: Provenance,
}

impl Reference {
    /// A page of the dossier, such as a list of results.
    pub fn view(title: String, read: Provenance) -> Self {
        Self { title, is_view: true, read, ..Self::default() }
    }

    /// An article or, where its place is given, a passage of it.
    pub fn article(
        dossier: &Dossier<'_>,
        article: &Article<'_>,
        passage: Option<Span>,
        read: Provenance,
    ) -> Self {
        let words = |span: Span| Some((article.raw.get(span.range())?.to_owned(), span));
        let source = article.source.and_then(|id| dossier.entity(id)).map(|source| source.name.to_owned());
        let (file, file_hash) = (article.file, hex(&article.sha256));
        let mut hashes = vec![say!("File {file}, SHA-256 {file_hash}")];
        let text_hash = hex(&article.text_sha256);
        match article.format {
            // The text is the file.
            Format::Text => {}
            Format::Converted => hashes.push(say!("SHA-256 of the converted text: {text_hash}")),
            Format::Html => hashes.push(say!("SHA-256 of the extracted text: {text_hash}")),
        }
        Self {
            title: article.title.to_owned(),
            authors: names::authors(dossier, article),
            source,
            is_view: false,
            date: article.published,
            dated: match (article.published, article.basis) {
                (None, _) | (Some(_), Basis::Printed) => String::new(),
                (Some(_), basis) => words::basis(basis).to_owned(),
            },
            url: web_address(article.url).unwrap_or_default().to_owned(),
            language: article.language_code.to_owned(),
            passage: passage.and_then(words),
            hashes,
            read,
        }
    }

    /// The address that leads to it: its own, or else the link to what was read.
    fn address(&self) -> &str {
        if self.url.is_empty() { &self.read.link } else { &self.url }
    }

    /// Which words are cited, by what the text can be known again, and that a day was inferred.
    fn evidence(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some((words, span)) = &self.passage {
            let Span { start, end } = span;
            lines.push(say!("Passage: “{words}” (bytes {start} to {end} of the text)"));
        }
        if !self.dated.is_empty() {
            lines.push(say!("Date of publication: {}", self.dated));
        }
        lines.extend(self.hashes.iter().cloned());
        lines.push([say::sentence("SHA-256 of the list of files:"), " ", &self.read.corpus_sha256].concat());
        lines
    }

    /// The same, with where it was read.
    fn notes(&self) -> Vec<String> {
        let mut notes = vec![say!("Read in: {}, {}", self.read.dossier, self.read.link)];
        notes.extend(self.evidence());
        notes
    }
}

/// References in a form, one after the other.
pub fn cite(references: &[Reference], style: Style) -> String {
    let keys = styles::keys(references);
    match style {
        Style::Chicago => each(references, styles::chicago),
        Style::Apa => each(references, styles::apa),
        Style::Bibtex => {
            let entries = references.iter().zip(&keys).map(|(one, key)| styles::bibtex(one, key));
            entries.collect::<Vec<_>>().join("\n")
        }
        Style::Ris => each(references, styles::ris),
        Style::CslJson => {
            let items = references.iter().zip(&keys).map(|(one, key)| styles::csl(one, key));
            json::array(&items.collect::<Vec<_>>()) + "\n"
        }
    }
}

fn each(references: &[Reference], form: impl Fn(&Reference) -> String) -> String {
    references.iter().map(form).collect::<Vec<_>>().join("\n")
}

/// What an element of the class `Z3988` has for its title, so that a reference manager in the browser recognises an article:
/// a ContextObject (ANSI/NISO Z39.88) in Dublin Core, whose type is one of Zotero's.
pub fn coins(reference: &Reference) -> String {
    let mut pairs = vec![
        ("ctx_ver", "Z39.88-2004".to_owned()),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc".to_owned()),
        ("rft.type", if reference.is_view { "webpage" } else { "newspaperArticle" }.to_owned()),
        ("rft.title", reference.title.clone()),
    ];
    pairs.extend(reference.source.clone().map(|source| ("rft.source", source)));
    for (at, author) in reference.authors.iter().enumerate() {
        match author {
            // Only the first can have its name in parts.
            Author::Parted { given, family } if at == 0 => {
                pairs.push(("rft.aufirst", given.clone()));
                pairs.push(("rft.aulast", family.clone()));
            }
            author => pairs.push(("rft.au", author.to_string())),
        }
    }
    pairs.extend(reference.date.map(|date| ("rft.date", date.to_string())));
    pairs.push(("rft.identifier", reference.address().to_owned()));
    if !reference.language.is_empty() {
        pairs.push(("rft.language", reference.language.clone()));
    }
    pairs.push(("rft.description", reference.notes().join(". ")));
    let mut title = String::new();
    for (key, value) in pairs {
        if !title.is_empty() {
            title.push('&');
        }
        title.push_str(key);
        title.push('=');
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                    title.push(byte as char)
                }
                _ => title.push_str(&["%", &hex(&[byte])].concat()),
            }
        }
    }
    title
}

/// An address that may become a link: one of the web, and of a single word. Whatever else stands in
/// its place is not for clicking.
pub fn web_address(url: &str) -> Option<&str> {
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        let begins = url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        begins && url.len() > scheme.len()
    });
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
    (is_web && is_plain).then_some(url)
}

#[cfg(test)]
mod tests;
