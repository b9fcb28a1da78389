//! The panel in which a page is cited and saved.

use export::cite::Style;

use super::common::grouped;
use crate::{
    effects::{FileForm, Which},
    view::Page,
};

pub const CITE_AND_SAVE: &str = "Cite and save";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";
pub const SAVE: &str = "Save";
pub const SAVE_TABLES: &str = "Save as a table";
pub const SAVING_HINT: &str = "Every file has the query, the link to this view, today’s date and the hash of the list of files. Bytes count from the \
     beginning of an article’s text. Zotero’s button in your browser recognises articles, too.";
pub const TOO_MANY_MENTIONS: &str =
    "The mentions of so many articles are too much for a page. “dossier export” writes them all to a file.";

/// What is cited.
pub fn cite_this(page: &Page, has_passage: bool) -> &'static str {
    match page {
        Page::Read(_) if has_passage => "Cite this passage",
        Page::Read(_) => "Cite this article",
        Page::Compare(..) => "Cite this comparison",
        Page::Search => "Cite this list",
        _ => "Cite this page",
    }
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
    match style {
        Style::Chicago => "a footnote",
        Style::Apa => "an entry of a reference list",
        Style::Bibtex => "for LaTeX and JabRef",
        Style::Ris => "for Zotero, EndNote and Mendeley",
        Style::CslJson => "for Pandoc and citation processors",
    }
}

pub fn copy_as(style: Style) -> String {
    ["Copy as ", self::style(style)].concat()
}

pub fn save_as(style: Style) -> String {
    ["Save as ", self::style(style)].concat()
}

/// "Cite the 3 articles listed here"
pub fn cite_listed(count: usize) -> String {
    if count == 1 {
        return "Cite the article listed here".to_owned();
    }
    ["Cite the ", &grouped(count as u64), " articles listed here"].concat()
}

pub fn save_listed(style: Style) -> String {
    ["Save references to the listed articles as ", self::style(style)].concat()
}

pub fn table(which: Which) -> &'static str {
    match which {
        Which::Results => "Results",
        Which::Filters => "Filters and years",
        Which::Names => "Names",
        Which::Mentions => "Mentions",
        Which::Lines => "Concordance",
        Which::Matrix => "Matrix",
        Which::Network => "Network",
        Which::Timeline => "Timeline",
        Which::Passages => "Passages",
        Which::Claims => "Claims",
    }
}

/// What its rows are.
pub fn table_is(which: Which) -> &'static str {
    match which {
        Which::Results => "an article a row, in this order",
        Which::Filters => "how many articles each gives",
        Which::Names => "a person, organisation, place or other name a row",
        Which::Mentions => "every place in a text, with the rule that found it",
        Which::Lines => "a hit a row, with the words around it",
        Which::Matrix => "a name a row, as on this page",
        Which::Network => "two names a row, and how often they occur together",
        Which::Timeline => "a date a row",
        Which::Passages => "two sentences a row that report the same",
        Which::Claims => "figures, dates and statements of both articles",
    }
}

pub fn file_form(form: FileForm) -> &'static str {
    match form {
        FileForm::Csv => "CSV",
        FileForm::Json => "JSON",
        FileForm::Graphml => "GraphML",
    }
}

pub fn save_table(which: Which, form: FileForm) -> String {
    ["Save as ", file_form(form), ": ", table(which)].concat()
}

/// What a list of results is called where it is cited.
pub fn cited_results(query: &str) -> String {
    if query.is_empty() { "All articles".to_owned() } else { ["Results for “", query, "”"].concat() }
}

pub fn cited_about(what: &str, query: &str) -> String {
    if query.is_empty() { what.to_owned() } else { [what, " for “", query, "”"].concat() }
}

pub fn cited_comparison(a: &str, b: &str) -> String {
    ["“", a, "” and “", b, "” compared"].concat()
}

pub fn cited_entity(name: &str) -> String {
    ["Mentions of ", name].concat()
}

/// What a column of the matrix stands for.
pub fn column_of_year(year: Option<u16>) -> String {
    match year {
        Some(year) => ["mentions in the articles of ", &year.to_string()].concat(),
        None => "mentions in the articles without a date".to_owned(),
    }
}
