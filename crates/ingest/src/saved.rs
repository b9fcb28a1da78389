//! One saved file on its way to becoming an article.

use corpus::model::{Article, Basis, Format, Published, Related, Zone};
use sha2::{Digest, Sha256};
use text::{Span, date::Date};

use crate::{
    Problem,
    annotate::{recognise::Recogniser, resolve::Names},
    editor::sidecar::{Grounds, Settled, SettledArticle},
    extract::{
        dating,
        decode::Decoded,
        file_kind, language,
        page::markup,
        zoning::{self, Outline},
    },
};

/// A file that was read and outlined.
pub struct Saved {
    /// The article's name in links.
    pub slug: String,
    /// What was found out about it by its shape.
    pub outline: Outline,
    /// Its text.
    pub text: String,
    file: String,
    format: Format,
    sha256: [u8; 32],
    text_sha256: [u8; 32],
}

impl Saved {
    /// Outlines a file. Nothing, with an error, if it is a web page without any text.
    pub fn read(
        file: &str,
        slug: String,
        sha256: [u8; 32],
        decoded: Decoded<'_>,
        path: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let (text, outline, format) = if file_kind::is_html(file) {
            let page = markup::read(&decoded.text);
            if page.blocks.is_empty() {
                let message = "the page holds no text; it may be one that a script fills in: save it from the browser once it is shown, or as text";
                problems.push(Problem::new(path, 1, message.to_owned()));
                return None;
            }
            let outline = zoning::outline_of_page(&page);
            (page.text, outline, Format::Html)
        } else {
            let format = if decoded.is_converted { Format::Converted } else { Format::Text };
            let outline = zoning::outline(&decoded.text);
            (decoded.text.into_owned(), outline, format)
        };
        let text_sha256 =
            if format == Format::Text { sha256 } else { Sha256::digest(text.as_bytes()).into() };
        Some(Self { slug, outline, text, file: file.to_owned(), format, sha256, text_sha256 })
    }

    /// What every stretch of the text is.
    pub fn zones(&self) -> Vec<Zone> {
        zoning::zones(&self.text, &self.outline.lines)
    }

    /// The article, with what an editor has settled and what was found in the whole folder.
    pub fn finish(
        self,
        settled: Option<&SettledArticle>,
        related: Vec<Related>,
        recogniser: &Recogniser<'_>,
        sidecar_path: &str,
        problems: &mut Vec<Problem>,
    ) -> (Article, Names) {
        let zones = self.zones();
        let Self { slug, outline, text, file, format, sha256, text_sha256 } = self;
        let field = |field: fn(&SettledArticle) -> &Option<String>| {
            settled.and_then(|settled| field(settled).clone())
        };
        let settled_date = settled.and_then(|settled| settled.published.as_ref());
        let ruled_out = outline.date.and_then(|dated| dating::ruled_out(&text, &zones, dated));
        let published = match settled_date {
            Some(published) => settle(published, &text, sidecar_path, problems),
            None => outline.date.filter(|_| ruled_out.is_none()).map(|dated| Published {
                date: dated.date,
                basis: Basis::Printed,
                evidence: dated.span,
                note: String::new(),
            }),
        };
        let is_settled_so =
            |printed: Date| settled_date.is_some_and(|settled| Date::parse(&settled.date) == Some(printed));
        let written = published.as_ref().map(|published| published.date);
        let names = recogniser.read(&slug, &text, &zones, written);
        let article = Article {
            mentions: Vec::new(),
            title: field(|settled| &settled.title).unwrap_or(outline.title),
            source: None,
            url: field(|settled| &settled.url).unwrap_or(outline.url),
            note: if settled_date.is_some() {
                String::new()
            } else {
                field(|settled| &settled.note).unwrap_or_default()
            },
            language: settled
                .and_then(|settled| settled.language)
                .unwrap_or_else(|| language::detect(&text, &zones)),
            ruled_out: ruled_out.filter(|ruled_out| !is_settled_so(ruled_out.date)),
            slug,
            file,
            format,
            raw: text,
            sha256,
            text_sha256,
            published,
            zones,
            roles: Vec::new(),
            related,
        };
        (article, names)
    }
}

/// An editor's date, whose evidence must stand in the text.
fn settle(settled: &Settled, text: &str, path: &str, problems: &mut Vec<Problem>) -> Option<Published> {
    let Some(date) = Date::parse(&settled.date) else {
        let message = format!("“{}” is no date; write YYYY, YYYY-MM or YYYY-MM-DD", settled.date);
        problems.push(Problem::new(path, settled.line, message));
        return None;
    };
    match &settled.grounds {
        Grounds::Quotation(words) => {
            let Some(evidence) = quoted(text, words) else {
                let message = format!(
                    "these words are not in the article: “{}”; quote them exactly as the file has them",
                    words.chars().take(80).collect::<String>()
                );
                problems.push(Problem::new(path, settled.line, message));
                return None;
            };
            Some(Published { date, basis: Basis::Inferred, evidence, note: settled.note.clone() })
        }
        Grounds::Outside(source) => {
            let note = [source.as_str(), settled.note.as_str()];
            let note = note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
            Some(Published { date, basis: Basis::Outside, evidence: Span::default(), note })
        }
    }
}

/// Where a quotation stands in a text. White space of any kind and length counts as the same: an
/// editor does not see whether a space breaks, or where a line ends.
pub fn quoted(text: &str, quotation: &str) -> Option<Span> {
    let quotation = quotation.trim();
    if let Some(at) = text.find(quotation).filter(|_| !quotation.is_empty()) {
        return Some(Span::new(at, at + quotation.len()));
    }
    let mut words = quotation.split_whitespace();
    let first = words.next()?;
    let words: Vec<&str> = words.collect();
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in &words {
            let rest = text.get(end..)?;
            let next = rest.trim_start();
            let continues = next.len() < rest.len() && next.starts_with(word);
            if !continues {
                return None;
            }
            end += rest.len() - next.len() + word.len();
        }
        Some(Span::new(start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_found_whatever_their_white_space() {
        let text = "Said the Secretary,\u{A0}Alfonso Navarrete\r\nPrida on Monday.";
        let found = |quotation: &str| quoted(text, quotation).map(|span| &text[span.range()]);
        assert_eq!(found("Alfonso Navarrete Prida"), Some("Alfonso Navarrete\r\nPrida"));
        assert_eq!(found("Secretary, Alfonso"), Some("Secretary,\u{A0}Alfonso"));
        assert_eq!(found("Alfonso  Prida"), None);
        assert_eq!(found("NavarretePrida"), None);
        assert_eq!(found(" "), None);
    }
}
