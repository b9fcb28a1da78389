//! The bytes of a file as text.
//!
//! Text in UTF-8 is taken as it is, to the byte, since every span refers to it. Other encodings are
//! converted, and an author is told so, because spans then refer to the converted text:
//!
//! | what the bytes are | read as |
//! |---|---|
//! | UTF-8, with or without a byte order mark | itself |
//! | begin with a byte order mark of UTF-16 | UTF-16, with a warning |
//! | a web page that declares its encoding | that |
//! | not UTF-8, and no binary file | the encoding that chardetng detects, with a warning |
//! | UTF-8 but for some stray bytes | UTF-8, with U+FFFD for each of them and a warning |
//! | a document, picture, archive | nothing: an error says what it is |

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16LE, WINDOWS_1252};

use crate::{
    extract::{declared::declared_encoding, file_kind, foreign::Foreign, lines::line_of, markdown},
    folder::File,
    problem::{Problem, ProblemKind},
};

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'f> {
    /// The text. A byte order mark in UTF-8 stays in plain text, and goes from a web page.
    pub text: Cow<'f, str>,
    /// The name of the encoding it was in.
    pub encoding: &'static str,
    /// Whether the text is other bytes than the file.
    pub is_converted: bool,
}

impl<'f> Decoded<'f> {
    fn new(text: Cow<'f, str>, encoding: &'static str, bytes: &[u8]) -> Self {
        let is_converted = text.as_bytes() != bytes;
        Self { text, encoding, is_converted }
    }
}

/// The text of an article's file, if it is one. What is wrong with it is added to the problems.
pub fn decode<'f>(file: &'f File, path: &str, problems: &mut Vec<Problem>) -> Option<Decoded<'f>> {
    let bytes = &file.bytes;
    let mut refuse = |line: usize, kind: ProblemKind| {
        problems.push(Problem::new(path, line, kind));
        None
    };
    if let Some(foreign) = Foreign::of(bytes) {
        return refuse(1, ProblemKind::Foreign(foreign));
    }
    if Encoding::for_bom(bytes).is_none()
        && let Some(order) = utf_16_without_mark(bytes)
    {
        return refuse(1, ProblemKind::Utf16WithoutMark(order));
    }
    let mut warnings = Vec::new();
    let (text, encoding) = to_text(bytes, file_kind::is_html(&file.name), &mut warnings);
    if text.trim_matches(is_blank).is_empty() {
        return refuse(1, ProblemKind::Empty);
    }
    // Browsers show a page all the same.
    if let Some(at) = text.find('\0').filter(|_| !file_kind::is_html(&file.name)) {
        return refuse(line_of(&text, at), ProblemKind::NulByte);
    }
    let count = text.bytes().filter(|&byte| is_control(byte)).count();
    if count * 10 > text.len() {
        let first = text.bytes().position(is_control).unwrap_or_default();
        return refuse(line_of(&text, first), ProblemKind::ControlCharacters { count, of: text.len() });
    }
    let text = match with_references_read(&text).filter(|_| !file_kind::is_html(&file.name)) {
        Some((at, read)) => {
            warnings.push((line_of(&text, at), ProblemKind::References));
            Cow::Owned(read)
        }
        None => text,
    };
    let text = match file_kind::is_markdown(&file.name).then(|| markdown::as_read(&text)).flatten() {
        Some((at, read)) => {
            warnings.push((line_of(&text, at), ProblemKind::Markdown));
            Cow::Owned(read)
        }
        None => text,
    };
    if let Some(at) = encoded_twice(&text) {
        warnings.push((line_of(&text, at), ProblemKind::EncodedTwice));
    }
    problems.extend(warnings.into_iter().map(|(line, kind)| Problem::new(path, line, kind)));
    Some(Decoded::new(text, encoding, bytes))
}

/// A text with its character references read, such as `&aacute;` and `&#8217;`, and where the first is;
/// nothing where there are none.
fn with_references_read(text: &str) -> Option<(usize, String)> {
    const LONGEST: usize = 12;
    let mut read = String::with_capacity(text.len());
    let (mut first, mut rest) = (None, text);
    while let Some(at) = rest.find('&') {
        read.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';').map(|end| end + 1);
        let reference = end.map(|end| &rest[..end]).filter(|reference| {
            let name = reference[1..reference.len() - 1].trim_start_matches('#');
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        let character = reference.and_then(|reference| {
            let fragment = scraper::Html::parse_fragment(reference);
            let text: String = fragment.root_element().text().collect();
            (text != reference && !text.is_empty()).then_some((reference, text))
        });
        match character {
            Some((reference, character)) => {
                first.get_or_insert(text.len() - rest.len());
                read.push_str(&character);
                rest = &rest[reference.len()..];
            }
            None => {
                read.push('&');
                rest = &rest[1..];
            }
        }
    }
    read.push_str(rest);
    Some((first?, read))
}

/// Where a text was encoded twice: "Ã±" for "ñ", "â€œ" for a quotation mark.
fn encoded_twice(text: &str) -> Option<usize> {
    let mut found = text.char_indices().zip(text.chars().skip(1)).filter(|((_, first), second)| {
        matches!(first, 'Ã' | 'Â') && matches!(second, '\u{80}'..='\u{BF}' | '€' | 'ƒ' | '„'..='†' | '‰' | '‹' | 'Œ' | 'œ' | '™' | 'š' | '›' | 'ž')
            || *first == 'â' && *second == '€'
    });
    let first = found.next().map(|((at, _), _)| at);
    first.filter(|_| found.next().is_some())
}

type Warnings = Vec<(usize, ProblemKind)>;

/// Bytes as text, in the encoding that a page declares or that is detected, and the name of that.
pub(super) fn to_text<'f>(
    bytes: &'f [u8],
    is_html: bool,
    warnings: &mut Warnings,
) -> (Cow<'f, str>, &'static str) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        if encoding != UTF_8 {
            return utf_16(encoding, &bytes[length..], is_html, warnings);
        }
        return utf_8_or_what_comes_near(if is_html { &bytes[length..] } else { bytes }, warnings);
    }
    let declared = if is_html { declared_encoding(bytes) } else { None };
    match declared {
        Some(encoding) if encoding != UTF_8 => in_declared_encoding(encoding, bytes, warnings),
        _ => utf_8_or_what_comes_near(bytes, warnings),
    }
}

fn utf_16<'f>(
    encoding: &'static Encoding,
    bytes: &'f [u8],
    is_html: bool,
    warnings: &mut Warnings,
) -> (Cow<'f, str>, &'static str) {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let name = if encoding == UTF_16LE { "UTF-16LE" } else { "UTF-16BE" };
    if malformed {
        let lines = lines_with_replacements(&text);
        let first = lines.first().copied().unwrap_or(1);
        warnings.push((first, ProblemKind::Replaced { lines, encoding: name, is_declared: false }));
    } else if !is_html {
        warnings.push((1, ProblemKind::Converted(name)));
    }
    (Cow::Owned(text.into_owned()), name)
}

fn in_declared_encoding<'f>(
    encoding: &'static Encoding,
    bytes: &'f [u8],
    warnings: &mut Warnings,
) -> (Cow<'f, str>, &'static str) {
    // What no other encoding would give by chance: servers declare one encoding, pages another.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.is_ascii()
    {
        let line = line_of(text, text.find(|c: char| !c.is_ascii()).unwrap_or_default());
        warnings.push((line, ProblemKind::DeclaredOtherwise(encoding.name())));
        return (Cow::Borrowed(text), UTF_8.name());
    }
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        let lines = lines_with_replacements(&text);
        let first = lines.first().copied().unwrap_or(1);
        let encoding = encoding.name();
        warnings.push((first, ProblemKind::Replaced { lines, encoding, is_declared: true }));
    }
    (text, encoding.name())
}

fn utf_8_or_what_comes_near<'f>(bytes: &'f [u8], warnings: &mut Warnings) -> (Cow<'f, str>, &'static str) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), UTF_8.name());
    }
    // In text of another encoding, next to nothing is a letter of several bytes by chance.
    let (mut letters, mut strays) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii() && *c != '\u{FEFF}').count();
        strays += usize::from(!chunk.invalid().is_empty());
    }
    if letters >= strays {
        let (mut text, mut lines, mut line) = (String::with_capacity(bytes.len()), Vec::new(), 1);
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            line += line_breaks(chunk.valid());
            if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
                lines.push(line);
            }
        }
        let (first, encoding) = (lines.first().copied().unwrap_or(1), UTF_8.name());
        warnings.push((first, ProblemKind::Replaced { lines, encoding, is_declared: false }));
        return (Cow::Owned(text), UTF_8.name());
    }
    let encoding = detected(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = if encoding == WINDOWS_1252 { "Windows-1252" } else { encoding.name() };
    let first = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let line = 1 + bytes[..first].iter().filter(|&&byte| byte == b'\n').count();
    let byte = bytes.get(first).copied().unwrap_or_default();
    warnings.push((line, ProblemKind::Guessed { byte, encoding: name }));
    let undefined = text.char_indices().find(|(_, c)| matches!(c, '\u{80}'..='\u{9F}'));
    if let Some((at, c)) = undefined {
        let byte = u32::from(c) as u8;
        warnings.push((line_of(&text, at), ProblemKind::Undefined { byte, encoding: name }));
    }
    (Cow::Owned(text.into_owned()), name)
}

/// The encoding of bytes that are not UTF-8, by their frequencies.
fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    // Of a few signs nothing can be told: the encoding that most such files are in.
    let is_macintosh = guessed.is_single_byte() && reads_as_macintosh(bytes);
    match () {
        () if is_macintosh => encoding_rs::MACINTOSH,
        () if beyond_ascii < 3 && guessed.is_single_byte() => WINDOWS_1252,
        () => guessed,
    }
}

/// Whether bytes beyond ASCII are letters within words in Mac OS Roman and none in Windows-1252, which
/// detectors of browsers do not tell apart. What is a quotation mark in Windows-1252 proves nothing.
fn reads_as_macintosh(bytes: &[u8]) -> bool {
    let inside = bytes.windows(3).filter(|three| {
        three[0].is_ascii_lowercase()
            && three[2].is_ascii_lowercase()
            && !matches!(three[1], 0..=0x7F | 0x91..=0x94)
    });
    let (mut mac, mut windows) = (0_usize, 0_usize);
    for three in inside {
        // á à â ä ã å ç é è ê ë í ñ ó ò ô ö õ ú ù û ü, and where Windows-1252 has them.
        mac += usize::from(matches!(three[1], 0x87..=0x9F));
        windows += usize::from(matches!(three[1], 0xE0..=0xFF));
    }
    mac >= 2 && windows == 0
}

/// The lines of all replacement characters. One that stood in the file counts too, which is rare.
fn lines_with_replacements(text: &str) -> Vec<usize> {
    let (mut lines, mut line) = (Vec::new(), 1);
    for (at, part) in text.split(char::REPLACEMENT_CHARACTER).enumerate() {
        if at > 0 {
            lines.push(line);
        }
        line += line_breaks(part);
    }
    lines
}

fn line_breaks(text: &str) -> usize {
    line_of(text, text.len()) - 1
}

/// What cannot be seen: an article of nothing else is empty.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// The byte order of what looks like UTF-16: Latin letters with a NUL before or after each.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static str> {
    let start = &bytes[..bytes.len().min(4096) & !1];
    let nuls = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), start.len() / 2);
    let is_most = |nuls: usize, others: usize| half >= 4 && nuls * 4 >= half * 3 && others * 10 <= half;
    match () {
        () if is_most(odd, even) => Some("LE"),
        () if is_most(even, odd) => Some("BE"),
        () => None,
    }
}
