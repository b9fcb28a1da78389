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
//! | not UTF-8, and no binary file | Windows-1252, with a warning |
//! | UTF-8 but for some stray bytes | UTF-8, with U+FFFD for each of them and a warning |
//! | a document, picture, archive | nothing: an error says what it is |

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{File, Problem, extract::file_kind, line_of};

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
    let mut refuse = |line: usize, message: String| {
        problems.push(Problem::new(path, line, message));
        None
    };
    if let Some((what, way_out)) = known_kind(bytes) {
        return refuse(1, format!("this is {what}, no text; {way_out}"));
    }
    if Encoding::for_bom(bytes).is_none()
        && let Some(order) = utf_16_without_mark(bytes)
    {
        let message = format!("this seems to be UTF-16{order} without a byte order mark; save it as UTF-8");
        return refuse(1, message);
    }
    let mut warnings = Vec::new();
    let (text, encoding) = to_text(bytes, file_kind::is_html(&file.name), &mut warnings);
    if text.trim_matches(is_blank).is_empty() {
        let message = "the article is empty; save its text into the file or delete it";
        return refuse(1, message.to_owned());
    }
    if let Some(at) = text.find('\0') {
        let message = "there is a NUL byte here, so this is no text file; save the article as plain text";
        return refuse(line_of(&text, at), message.to_owned());
    }
    let controls = text.bytes().filter(|&byte| is_control(byte)).count();
    if controls * 10 > text.len() {
        let first = text.bytes().position(is_control).unwrap_or_default();
        let message = format!(
            "{controls} of {} bytes are control characters, the first of them here, so this is no text \
             file; save the article as plain text",
            text.len()
        );
        return refuse(line_of(&text, first), message);
    }
    problems.extend(warnings.into_iter().map(|(line, message)| Problem::warning(path, line, message)));
    Some(Decoded::new(text, encoding, bytes))
}

type Warnings = Vec<(usize, String)>;

fn to_text<'f>(bytes: &'f [u8], is_html: bool, warnings: &mut Warnings) -> (Cow<'f, str>, &'static str) {
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
        warnings.push((first, replaced(&lines, name, "mend them and save the file as UTF-8")));
    } else if !is_html {
        warnings.push((1, converted(name)));
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
        let message = format!(
            "the page declares {}, but it is UTF-8 and was read as that; declare utf-8 if it looks right",
            encoding.name()
        );
        warnings.push((line, message));
        return (Cow::Borrowed(text), UTF_8.name());
    }
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        let lines = lines_with_replacements(&text);
        let what = format!("{}, which the page declares", encoding.name());
        warnings
            .push((lines.first().copied().unwrap_or(1), replaced(&lines, &what, "save the page as UTF-8")));
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
        warnings.push((lines[0], replaced(&lines, "UTF-8", "mend them and save the file as UTF-8")));
        return (Cow::Owned(text), UTF_8.name());
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let first = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let line = line_of(&text, first);
    let byte = bytes.get(first).copied().unwrap_or_default();
    let undefined = text.char_indices().find(|(_, c)| matches!(c, '\u{80}'..='\u{9F}'));
    warnings.push((
        line,
        format!("byte 0x{byte:02X} here is not UTF-8, so the file was {}", converted("Windows-1252")),
    ));
    if let Some((at, c)) = undefined {
        let message = format!(
            "byte 0x{:02X} here means nothing in Windows-1252, so the file may be in another encoding; \
             save it as UTF-8",
            u32::from(c)
        );
        warnings.push((line_of(&text, at), message));
    }
    (Cow::Owned(text.into_owned()), "Windows-1252")
}

fn converted(from: &str) -> String {
    format!("read as {from} and converted, and offsets count bytes of the converted text; save it as UTF-8")
}

fn replaced(lines: &[usize], encoding: &str, way_out: &str) -> String {
    let mut places = lines.to_vec();
    places.dedup();
    let shown: Vec<String> = places.iter().take(5).map(ToString::to_string).collect();
    let list = match shown.split_last() {
        Some((last, [])) => format!("line {last}"),
        Some(_) if places.len() > shown.len() => {
            format!("lines {} and {} more", shown.join(", "), places.len() - shown.len())
        }
        Some((last, others)) => format!("lines {} and {last}", others.join(", ")),
        None => String::new(),
    };
    let count = match lines.len() {
        1 => "1 place is".to_owned(),
        count => format!("{count} places are"),
    };
    format!("{count} not {encoding} ({list}) and now hold U+FFFD; {way_out}")
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
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// What a file is that is no text, and the way out.
fn known_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const TEXT_OF_DOCUMENT: &str = "save the text of the article from it, as UTF-8";
    const TEXT_OF_PAGE: &str = "save the page as HTML only, or its text";
    const TYPE_IT: &str = "save the text of the article instead";
    const UNPACK: &str = "put the files in it into the folder";
    let has = |words: &[u8]| bytes[..bytes.len().min(4096)].windows(words.len()).any(|at| at == words);
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(match () {
            () if has(b"word/") || has(b"[Content_Types].xml") => ("an Office document", TEXT_OF_DOCUMENT),
            () if has(b"opendocument") => ("an OpenDocument file", TEXT_OF_DOCUMENT),
            () if has(b"epub+zip") => ("an e-book", TEXT_OF_DOCUMENT),
            () => ("a ZIP archive", UNPACK),
        });
    }
    let table: [(&[u8], &'static str, &'static str); 21] = [
        (b"%PDF-", "a PDF", TEXT_OF_DOCUMENT),
        (b"%!PS", "a PostScript file", TEXT_OF_DOCUMENT),
        (b"{\\rtf", "an RTF document", TEXT_OF_DOCUMENT),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document", TEXT_OF_DOCUMENT),
        (b"bplist00", "a web archive", TEXT_OF_PAGE),
        (b"From: <Saved by ", "a web archive", TEXT_OF_PAGE),
        (b"\x89PNG\r\n", "a picture (PNG)", TYPE_IT),
        (b"\xFF\xD8\xFF", "a picture (JPEG)", TYPE_IT),
        (b"GIF87a", "a picture (GIF)", TYPE_IT),
        (b"GIF89a", "a picture (GIF)", TYPE_IT),
        (b"II*\0", "a picture (TIFF)", TYPE_IT),
        (b"MM\0*", "a picture (TIFF)", TYPE_IT),
        (b"RIFF", "a picture, sound or film (RIFF)", TYPE_IT),
        (b"\x1F\x8B\x08", "a gzip archive", UNPACK),
        (b"BZh91AY&SY", "a bzip2 archive", UNPACK),
        (b"\xFD7zXZ\0", "an xz archive", UNPACK),
        (b"\x28\xB5\x2F\xFD", "a zstd archive", UNPACK),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
        (b"Rar!\x1A\x07", "a RAR archive", UNPACK),
        (b"\x7FELF", "a program", TYPE_IT),
        (b"SQLite format 3\0", "a database", TYPE_IT),
    ];
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(("a picture or film (MP4, HEIC)", TYPE_IT));
    }
    // Text may well begin with these four letters.
    let found =
        table.iter().find(|(magic, ..)| bytes.starts_with(magic) && (*magic != b"RIFF" || has(b"\0")));
    found.map(|&(_, what, way_out)| (what, way_out))
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

/// The encoding that a web page declares in its first 1024 bytes, where browsers look for it:
/// `<meta charset="…">` or `<meta http-equiv="Content-Type" content="…; charset=…">`.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    // Only ASCII matters here, and every other byte becomes one that is none.
    let mut rest: &str =
        &start.iter().map(|&byte| if byte.is_ascii() { byte as char } else { '?' }).collect::<String>();
    while let Some(open) = rest.find('<') {
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1;
            continue;
        }
        let after =
            rest.strip_prefix("<meta").filter(|tag| tag.starts_with(|c: char| c == '/' || c.is_whitespace()));
        rest = &rest[1..];
        let Some(tag) = after else { continue };
        let (mut charset, mut content, mut is_type) = (None, None, false);
        for (name, value) in attributes(tag) {
            match name {
                "charset" => charset = charset.or(Some(value)),
                "content" => content = content.or(Some(value)),
                "http-equiv" => is_type = value == "content-type",
                _ => {}
            }
        }
        let label = charset.or_else(|| content.filter(|_| is_type).and_then(charset_of_content));
        if let Some(encoding) = label.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes())) {
            // A page in which this could be read is not in UTF-16.
            let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
            return Some(if is_wide { UTF_8 } else { encoding });
        }
    }
    None
}

/// The attributes of a tag, from after its name.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let is_gap = |c: char| c.is_whitespace() || c == '/';
    let mut found = Vec::new();
    let mut rest = tag.trim_start_matches(is_gap);
    while !rest.is_empty() && !rest.starts_with('>') {
        let end = rest.find(|c: char| is_gap(c) || matches!(c, '=' | '>')).unwrap_or(rest.len()).max(1);
        let (name, after) = rest.split_at(end);
        rest = after.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => {
                    after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len()))
                }
            };
        }
        found.push((name, value.trim()));
        rest = rest.trim_start_matches(is_gap);
    }
    found
}

/// The charset in `text/html; charset=…`.
fn charset_of_content(content: &str) -> Option<&str> {
    let value = content.split_once("charset")?.1.trim_start().strip_prefix('=')?.trim_start();
    Some(value.trim_matches(['"', '\'']).split([';', ' ']).next().unwrap_or_default())
}
