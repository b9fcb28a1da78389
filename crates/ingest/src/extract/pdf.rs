//! PDF files, by their text layer.
//!
//! | step | |
//! |---|---|
//! | [`bounds`] | whether it can be unpacked within bounds |
//! | [`glyphs`] | which letters its pages show, and where |
//! | [`layout`] | its lines in the order of reading |
//! | [`paragraphs`] | paragraphs, without what every page repeats |
//!
//! The library (`hayro`) reads syntax and fonts. Pictures are left alone, so a scan has no text here unless somebody has had
//! its letters recognised. Whom the properties name as author, and when the file was made, counts only where the text does
//! not say, and not the day on which a browser printed a page; their title only shows which paragraph is the headline.

mod bounds;
mod glyphs;
mod layout;
mod paragraphs;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use hayro_font::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, metadata::Metadata};
use text::{Span, date::Date};

use super::document::{Content, Document, Flaw, Hints};
use glyphs::Reader;
use paragraphs::{PageLines, Paragraph};

/// The most pages that are read.
const MOST_PAGES: usize = 2000;

/// Among so many first paragraphs is the headline.
const HEAD: usize = 15;

/// The headline is so many times as large as the text.
const LARGER: f32 = 1.15;

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Document, Flaw> {
    // Some programs write something before it.
    let is_pdf =
        bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.windows(5).any(|at| at == b"%PDF-"));
    if !is_pdf {
        return Err(Flaw::Misnamed);
    }
    if !bounds::are_kept(bytes) {
        return Err(Flaw::TooLarge(bounds::LARGEST_STREAM >> 20));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Flaw::Encrypted,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Flaw::Damaged,
    })?;
    let mut reader = Reader::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let (_, height) = page.render_dimensions();
        pages.push(PageLines { height, lines: layout::lines(reader.read(page)) });
    }
    if reader.unknown * 2 > reader.shown {
        return Err(Flaw::Unreadable);
    }
    let address = paragraphs::leave_out_repeated(&mut pages);
    let paragraphs = paragraphs::paragraphs(&pages);
    let has_ended = find_end(bytes);
    if paragraphs.is_empty() {
        return Err(if has_ended || !pages.is_empty() { Flaw::NoText } else { Flaw::Damaged });
    }
    let is_cut_off = !has_ended || reader.is_exhausted() || pdf.pages().len() > MOST_PAGES;
    let headline = headline(&paragraphs, pdf.metadata());
    let mut hints = hints(pdf.metadata());
    let mut text = String::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let start = text.len();
        text.push_str(&paragraph.text);
        if headline == Some(at) {
            hints.title = Some(Span::new(start, text.len()));
        }
        text.push_str("\n\n");
    }
    if let Some(address) = address {
        text.push_str(&format!("{address}\n\n"));
        hints.url = Some(address);
    }
    Ok(Document { content: Content::Text(text), hints, is_cut_off })
}

/// Whether the end of a file is there.
fn find_end(bytes: &[u8]) -> bool {
    let end = bytes.get(bytes.len().saturating_sub(4096)..).unwrap_or_default();
    end.windows(5).any(|at| at == b"%%EOF")
}

/// Which paragraph is the headline: the one that the properties name, or the largest.
fn headline(paragraphs: &[Paragraph], metadata: &Metadata) -> Option<usize> {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let named = metadata.title.as_deref().map(|title| letters(&decoded(title))).unwrap_or_default();
    let head = || paragraphs.iter().take(HEAD).enumerate();
    let is_named = |text: &str| {
        let text = letters(text);
        text.len() > 10 && named.contains(&text) && text.len() * 2 > named.len()
    };
    if let Some((at, _)) = head().find(|(_, paragraph)| is_named(&paragraph.text)) {
        return Some(at);
    }
    let body = body_size(paragraphs)?;
    let may_be = |text: &str| {
        let words = text.split_whitespace().count();
        (2..60).contains(&words) && letters(text).len() > 7 && !text.contains("://")
    };
    let first_page = paragraphs.first()?.page;
    head()
        .filter(|(_, paragraph)| {
            paragraph.page == first_page && paragraph.size > LARGER * body && may_be(&paragraph.text)
        })
        // The first of the largest.
        .reduce(|largest, other| if other.1.size > largest.1.size * 1.02 { other } else { largest })
        .map(|(at, _)| at)
}

/// The size in which most of the text is.
fn body_size(paragraphs: &[Paragraph]) -> Option<f32> {
    let mut sizes: Vec<(f32, usize)> =
        paragraphs.iter().map(|paragraph| (paragraph.size, paragraph.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut sum = 0;
    sizes
        .iter()
        .find(|(_, length)| {
            sum += length;
            sum > half
        })
        .map(|(size, _)| *size)
}

/// Who made it, and when.
fn hints(metadata: &Metadata) -> Hints {
    let author = metadata.author.as_deref().map(decoded).map(|author| author.trim().to_owned());
    let is_name = |author: &String| {
        author.chars().any(char::is_alphabetic)
            && author.len() < 100
            && !author.contains(['@', '\\', '/', '\n'])
    };
    let created = metadata
        .creation_date
        .filter(|_| !is_printout(metadata))
        .and_then(|made| Date::parse(&format!("{:04}-{:02}-{:02}", made.year, made.month, made.day)));
    Hints { author: author.filter(is_name), created, ..Hints::default() }
}

/// Whether a browser or a printer's driver made it: then it was made when somebody saved a page.
fn is_printout(metadata: &Metadata) -> bool {
    let programs = ["Skia", "Quartz", "Mozilla", "Print To PDF", "wkhtmltopdf", "Chrom", "Safari", "iOS"];
    let made_by = [&metadata.producer, &metadata.creator];
    made_by
        .into_iter()
        .flatten()
        .map(|program| decoded(program))
        .any(|made_by| programs.iter().any(|program| made_by.contains(program)))
}

/// A string of the properties.
fn decoded(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xFE, 0xFF, ..] => UTF_16BE,
        [0xFF, 0xFE, ..] => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    };
    encoding.decode(bytes).0.trim_matches('\0').to_owned()
}
