//! Documents of Word (`.docx`).
//!
//! The paragraphs of the document's main part are taken, each with an empty line behind it: also those in tables and
//! text boxes, and what was inserted while changes were tracked. What was deleted, notes, headers and footers of pages, and
//! pictures are left out. A paragraph in the style of a title is the headline. Who made the document, and when, is what its
//! properties say; that is seldom the author and the day of an article, and counts only where the text names none.

use quick_xml::{Reader, XmlVersion, events::BytesStart, events::Event};
use text::{Span, date::Date};

use super::{
    archive::{self, Archive},
    document::{Content, Document, Flaw, Hints},
    foreign::Foreign,
};

/// Elements may enclose each other so many times.
const DEPTH: usize = 1000;

/// Among so many first paragraphs a heading is the headline.
const HEAD: usize = 8;

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<Document, Flaw> {
    if Foreign::of(bytes) == Some(Foreign::OldOffice) {
        // What is encrypted is in a container of the old kind.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(name.len()).any(|at| at == name);
        return Err(if is_encrypted { Flaw::Encrypted } else { Flaw::Misnamed });
    }
    if !bytes.starts_with(b"PK") {
        return Err(Flaw::Misnamed);
    }
    let mut archive = Archive::open(bytes).map_err(|_| Flaw::Damaged)?;
    let main = archive.names().find(|name| is_main(name)).ok_or(Flaw::Misnamed)?.to_owned();
    let xml = archive.read(&main).map_err(flaw)?;
    let xml = String::from_utf8_lossy(&xml);
    let (paragraphs, is_cut_off) = paragraphs(&xml);
    let mut text = String::new();
    let mut hints = Hints::default();
    for (at, paragraph) in paragraphs.iter().filter(|paragraph| !paragraph.text.trim().is_empty()).enumerate()
    {
        let start = text.len();
        text.push_str(paragraph.text.trim());
        if paragraph.is_title && hints.title.is_none() && at < HEAD {
            hints.title = Some(Span::new(start, text.len()));
        }
        text.push_str("\n\n");
    }
    if text.is_empty() {
        return Err(if is_cut_off { Flaw::Damaged } else { Flaw::NoText });
    }
    if let Ok(properties) = archive.read("docProps/core.xml") {
        read_properties(&String::from_utf8_lossy(&properties), &mut hints);
    }
    Ok(Document { content: Content::Text(text), hints, is_cut_off })
}

fn flaw(fault: archive::Fault) -> Flaw {
    match fault {
        archive::Fault::Encrypted => Flaw::Encrypted,
        archive::Fault::TooLarge => Flaw::TooLarge(archive::LARGEST_ENTRY >> 20),
        _ => Flaw::Damaged,
    }
}

/// Whether an entry is the main part: `word/document.xml`, or with a number where another program wrote it.
fn is_main(name: &str) -> bool {
    let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[derive(Default)]
struct Paragraph {
    text: String,
    is_title: bool,
}

/// The paragraphs of a document, and whether it ends too early.
fn paragraphs(xml: &str) -> (Vec<Paragraph>, bool) {
    let mut reader = Reader::from_str(xml);
    let (mut done, mut open): (Vec<Paragraph>, Vec<Paragraph>) = (Vec::new(), Vec::new());
    // How many elements are open, and from which on nothing is read.
    let (mut depth, mut skipped) = (0_usize, None);
    let mut in_text = false;
    let is_cut_off = loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => break true,
        };
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > DEPTH {
                    break true;
                }
                match element.local_name().as_ref() {
                    // The same once more, for older programs; what was deleted; the pronunciation above characters.
                    "Fallback" | "del" | "moveFrom" | "rt" => skipped = skipped.or(Some(depth)),
                    "p" if skipped.is_none() => open.push(Paragraph::default()),
                    "t" => in_text = skipped.is_none(),
                    _ if skipped.is_none() => mark(&element, &mut open),
                    _ => {}
                }
            }
            Event::Empty(element) if skipped.is_none() => mark(&element, &mut open),
            Event::End(element) => {
                match element.local_name().as_ref() {
                    "p" if skipped.is_none() => done.extend(open.pop()),
                    "t" => in_text = false,
                    _ => {}
                }
                if skipped == Some(depth) {
                    skipped = None;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(words) if in_text => push(&mut open, &words.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(words) if in_text => push(&mut open, &words.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) if in_text => match reference.resolve_char_ref() {
                Ok(Some(character)) => push(&mut open, character.encode_utf8(&mut [0; 4])),
                _ => push(&mut open, named(&reference)),
            },
            Event::Eof => break depth > 0,
            _ => {}
        }
    };
    done.extend(open);
    (done, is_cut_off)
}

fn named(reference: &str) -> &'static str {
    match reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

fn push(open: &mut [Paragraph], words: &str) {
    if let Some(paragraph) = open.last_mut() {
        paragraph.text.push_str(words);
    }
}

/// What an element without text says.
fn mark(element: &BytesStart<'_>, open: &mut [Paragraph]) {
    match element.local_name().as_ref() {
        "br" | "cr" => push(open, "\n"),
        "tab" | "ptab" => push(open, " "),
        "noBreakHyphen" => push(open, "\u{2011}"),
        "pStyle" => {
            let style =
                element.attributes().flatten().find(|attribute| attribute.key.as_ref().ends_with("val"));
            let is_title = style.is_some_and(|style| {
                let style = style.value.to_lowercase();
                // In English, Spanish, French, German, as programs name them.
                ["title", "heading1", "titulo", "título", "titre", "titel", "ttulo", "berschrift1"]
                    .iter()
                    .any(|name| style == *name || style.strip_suffix('1') == Some(name))
            });
            if let Some(paragraph) = open.last_mut().filter(|_| is_title) {
                paragraph.is_title = true;
            }
        }
        _ => {}
    }
}

/// Who made a document, and when.
fn read_properties(xml: &str, hints: &mut Hints) {
    let mut reader = Reader::from_str(xml);
    let mut element = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) => element = start.local_name().as_ref().to_owned(),
            Event::End(_) => element.clear(),
            Event::Text(words) => {
                let words = words.xml_content(XmlVersion::Implicit1_0);
                match element.as_str() {
                    "creator" if !words.trim().is_empty() => hints.author = Some(words.trim().to_owned()),
                    "created" => hints.created = words.get(..10).and_then(Date::parse),
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
}
