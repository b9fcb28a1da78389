//! The panel in which a page is cited and saved.

use export::cite::Style;
use say::{Sentence, plural, say};

use crate::{
    effects::{FileForm, Which},
    view::Page,
};

pub const CITE_AND_SAVE: Sentence = Sentence::new("Cite and save");
pub const COPY: Sentence = Sentence::new("Copy");
pub const COPIED: Sentence = Sentence::new("Copied");
pub const SAVE: Sentence = Sentence::new("Save");
pub const SAVE_TABLES: Sentence = Sentence::new("Save as a table");
pub const SAVING_HINT: Sentence = Sentence::new(
    "Every file has the query, the link to this view, today’s date and the hash of the list of files.",
);
pub const TOO_MANY_MENTIONS: Sentence =
    Sentence::new("Too many mentions for a page: “dossier export” saves them.");

/// What is cited.
pub fn cite_this(page: &Page, has_passage: bool) -> &'static str {
    say::sentence(match page {
        Page::Read(_) if has_passage => "Cite this passage",
        Page::Read(_) => "Cite this article",
        _ => "Cite this page",
    })
}

pub fn style(style: Style) -> &'static str {
    match style {
        Style::Chicago => "Chicago",
        Style::Apa => "APA",
        Style::Bibtex => "BibTeX",
        Style::Ris => "RIS",
        Style::CslJson => "CSL-JSON",
    }
}

/// For whom a form is.
pub fn style_is_for(style: Style) -> &'static str {
    say::sentence(match style {
        Style::Chicago => "a footnote",
        Style::Apa => "a reference list",
        Style::Bibtex => "for LaTeX",
        Style::Ris => "for Zotero, EndNote and Mendeley",
        Style::CslJson => "for Pandoc",
    })
}

pub fn copy_as(style: Style) -> String {
    say!("Copy as {}", self::style(style))
}

pub fn save_as(style: Style) -> String {
    say!("Save as {}", self::style(style))
}

/// "Cite the 3 articles listed here"
pub fn cite_listed(count: usize) -> String {
    plural!(count, "Cite the article listed here", "Cite the {} articles listed here")
}

pub fn save_listed(style: Style) -> String {
    say!("Save as {}: articles", self::style(style))
}

pub fn table(which: Which) -> &'static str {
    say::sentence(match which {
        Which::Results => "Results",
        Which::Filters => "Counts of the filters",
        Which::Names => "Names",
        Which::Mentions => "Mentions, each with its place",
        Which::Lines => "Concordance",
        Which::Matrix => "Matrix",
        Which::Network => "Network",
        Which::Timeline => "Timeline",
        Which::Passages => "Passages that report the same",
        Which::Claims => "Figures, dates and statements",
    })
}

pub fn file_form(form: FileForm) -> &'static str {
    match form {
        FileForm::Csv => "CSV",
        FileForm::Json => "JSON",
        FileForm::Graphml => "GraphML",
    }
}

pub fn save_table(which: Which, form: FileForm) -> String {
    say!("Save as {}: {}", file_form(form), table(which))
}

/// What a list of results is called where it is cited.
pub fn cited_results(query: &str) -> String {
    if query.is_empty() {
        say::sentence("All articles").to_owned()
    } else {
        say!("Results for “{query}”")
    }
}

pub fn cited_about(what: &str, query: &str) -> String {
    if query.is_empty() { what.to_owned() } else { say!("{what} for “{query}”") }
}

pub fn cited_comparison(a: &str, b: &str) -> String {
    say!("“{a}” and “{b}” compared")
}

pub fn cited_entity(name: &str) -> String {
    say!("Mentions of {name}")
}
