//! Rich text (`.rtf`), as word processors and press databases write it.
//!
//! An own reader: what is needed of RTF is small, and the crates for it know one encoding only. Groups, control words,
//! characters by code page, by the font's character set and by Unicode are read; fonts, styles, pictures, headers, notes and
//! hidden text are left out. Each paragraph has an empty line behind it.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_1252};
use std::collections::HashMap;
use text::date::Date;

use super::{
    decode::is_blank,
    document::{Content, Document, Flaw, Hints},
};

/// Groups may enclose each other so many times.
const DEPTH: usize = 1000;

/// Groups that hold no running text.
const APART: [&str; 34] = [
    "annotation",
    "atnauthor",
    "atnid",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "comment",
    "datastore",
    "falt",
    "filetbl",
    "fldinst",
    "fonttbl",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "footnote",
    "generator",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "info",
    "listoverridetable",
    "listtable",
    "listtext",
    "nonshppict",
    "objdata",
    "pict",
    "pntext",
    "revtbl",
    "stylesheet",
    "tc",
    "xe",
];

/// What holds within a group.
#[derive(Clone)]
struct State {
    /// What the group is for.
    purpose: Purpose,
    is_hidden: bool,
    /// How many characters stand behind one in Unicode, for programs that do not know that.
    substitutes: usize,
    encoding: &'static Encoding,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Text,
    Fonts,
    /// Properties of the document: who made it, and when.
    Properties,
    Author,
    Created,
    Nothing,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    states: Vec<State>,
    fonts: HashMap<i32, &'static Encoding>,
    /// The font that is being listed.
    font: i32,
    /// Bytes that are not decoded yet.
    pending: Vec<u8>,
    /// Half of a character in UTF-16.
    high: Option<u16>,
    /// How many substitutes are still to come.
    skipped: usize,
    out: String,
    author: String,
    created: (u16, u8, u8),
}

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<Document, Flaw> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err(Flaw::Misnamed);
    }
    let state = State { purpose: Purpose::Text, is_hidden: false, substitutes: 1, encoding: WINDOWS_1252 };
    let mut reader = Reader {
        bytes,
        at: 0,
        states: vec![state],
        fonts: HashMap::new(),
        font: 0,
        pending: Vec::new(),
        high: None,
        skipped: 0,
        out: String::new(),
        author: String::new(),
        created: (0, 0, 0),
    };
    let is_cut_off = reader.run();
    let mut text = String::with_capacity(reader.out.len());
    // What cannot be seen, such as a NUL in a damaged file, is no text.
    reader.out.retain(|c| c == '\n' || !c.is_control());
    let is_seen = |paragraph: &&str| !paragraph.trim_matches(is_blank).is_empty();
    for paragraph in reader.out.split('\u{2029}').map(str::trim).filter(is_seen) {
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    if text.is_empty() {
        return Err(if is_cut_off { Flaw::Damaged } else { Flaw::NoText });
    }
    let (year, month, day) = reader.created;
    let hints = Hints {
        author: Some(reader.author.trim().to_owned()).filter(|author| !author.is_empty()),
        created: Date::parse(&format!("{year:04}-{month:02}-{day:02}")),
        ..Hints::default()
    };
    Ok(Document { content: Content::Text(text), hints, is_cut_off })
}

impl Reader<'_> {
    /// Reads all, and says whether the end is missing.
    fn run(&mut self) -> bool {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    self.skipped = 0;
                    let Some(state) = self.states.last().cloned() else { return true };
                    if self.states.len() > DEPTH {
                        return true;
                    }
                    self.states.push(state);
                }
                b'}' => {
                    self.flush();
                    self.skipped = 0;
                    self.states.pop();
                    // What is behind the last group is none of the document.
                    if self.states.len() <= 1 {
                        return false;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                _ => self.byte(byte),
            }
        }
        self.flush();
        true
    }

    fn state(&mut self) -> &mut State {
        // There is always the state of the whole document.
        if self.states.is_empty() {
            let encoding = WINDOWS_1252;
            self.states.push(State { purpose: Purpose::Text, is_hidden: false, substitutes: 1, encoding });
        }
        let last = self.states.len() - 1;
        &mut self.states[last]
    }

    /// A character of the code page, or a part of one.
    fn byte(&mut self, byte: u8) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else {
            self.pending.push(byte);
        }
    }

    /// Decodes what is pending.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let encoding = self.state().encoding;
        let (text, _) = encoding.decode_without_bom_handling(&pending);
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        let state = self.state();
        match state.purpose {
            Purpose::Text if !state.is_hidden => self.out.push_str(text),
            Purpose::Author => self.author.push_str(text),
            _ => {}
        }
    }

    /// A character by itself.
    fn character(&mut self, text: &str) {
        self.flush();
        if self.skipped > 0 {
            self.skipped -= 1;
        } else {
            self.push(text);
        }
    }

    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return self.symbol(first);
        }
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = String::from_utf8_lossy(&rest[..length]).into_owned();
        let sign = usize::from(rest.get(length) == Some(&b'-'));
        let digits = rest[length + sign..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let end = if digits > 0 { length + sign + digits } else { length };
        let number =
            std::str::from_utf8(&rest[length..end]).ok().and_then(|number| number.parse::<i32>().ok());
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        if word == "bin" {
            self.at = self
                .at
                .saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0))
                .min(self.bytes.len());
            return;
        }
        self.word(&word, number);
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\'' => {
                let digits =
                    self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'~' => self.character("\u{A0}"),
            b'_' => self.character("\u{2011}"),
            b'\r' | b'\n' => self.character("\u{2029}"),
            // What no reader has to know.
            b'*' => {
                self.flush();
                self.state().purpose = match self.state().purpose {
                    Purpose::Text => Purpose::Nothing,
                    other => other,
                };
            }
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" | "page" | "row" => return self.character("\u{2029}"),
            "line" => return self.character("\n"),
            "tab" | "cell" | "nestcell" => return self.character(" "),
            "emdash" => return self.character("—"),
            "endash" => return self.character("–"),
            "lquote" => return self.character("‘"),
            "rquote" => return self.character("’"),
            "ldblquote" => return self.character("“"),
            "rdblquote" => return self.character("”"),
            "bullet" => return self.character("•"),
            "emspace" | "enspace" | "qmspace" => return self.character(" "),
            _ => {}
        }
        self.flush();
        if word == "u" {
            return self.unicode(number.unwrap_or_default());
        }
        let is_set = number != Some(0);
        let font = number.and_then(|number| self.fonts.get(&number).copied());
        let purpose = self.state().purpose;
        match word {
            "uc" => self.state().substitutes = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "v" | "deleted" => self.state().is_hidden = is_set,
            "plain" => self.state().is_hidden = false,
            "mac" => self.state().encoding = MACINTOSH,
            "ansicpg" => self.state().encoding = number.and_then(code_page).unwrap_or(WINDOWS_1252),
            "f" if purpose == Purpose::Fonts => self.font = number.unwrap_or_default(),
            "fcharset" if purpose == Purpose::Fonts => {
                if let Some(encoding) = number.and_then(character_set) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "f" => {
                if let Some(encoding) = font {
                    self.state().encoding = encoding;
                }
            }
            "fonttbl" => self.state().purpose = Purpose::Fonts,
            "info" => self.state().purpose = Purpose::Properties,
            "author" if purpose == Purpose::Properties => self.state().purpose = Purpose::Author,
            "creatim" if purpose == Purpose::Properties => self.state().purpose = Purpose::Created,
            "yr" if purpose == Purpose::Created => self.created.0 = part(number),
            "mo" if purpose == Purpose::Created => self.created.1 = part(number),
            "dy" if purpose == Purpose::Created => self.created.2 = part(number),
            // What is shown of a field or an object, and of a shape.
            "fldrslt" | "result" | "shptxt" | "shprslt" if purpose == Purpose::Nothing => {
                let is_visible =
                    self.states.iter().rev().nth(1).is_some_and(|outer| outer.purpose == Purpose::Text);
                if is_visible {
                    self.state().purpose = Purpose::Text;
                }
            }
            _ if purpose == Purpose::Text && APART.contains(&word) => self.state().purpose = Purpose::Nothing,
            _ => {}
        }
    }

    /// A unit of UTF-16, as a signed number.
    fn unicode(&mut self, number: i32) {
        self.skipped = self.state().substitutes;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        // Symbols of the first fonts stand in an area of their own.
        if !(0xF000..0xF100).contains(&unit) {
            self.push(&String::from_utf16_lossy(&units));
        }
    }
}

fn part<T: TryFrom<i32> + Default>(number: Option<i32>) -> T {
    number.and_then(|number| T::try_from(number).ok()).unwrap_or_default()
}

/// The encoding of a code page.
fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        932 => Some(SHIFT_JIS),
        936 => Some(GBK),
        949 => Some(EUC_KR),
        950 => Some(BIG5),
        10000 => Some(MACINTOSH),
        65001 => Some(encoding_rs::UTF_8),
        866 => Some(encoding_rs::IBM866),
        874 | 1250..=1258 => Encoding::for_label(format!("windows-{number}").as_bytes()),
        _ => None,
    }
}

/// The encoding of a font's character set.
fn character_set(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_no_text() {
        let nothing = [&b"{\\rtf1 "[..], &[0; 99], b"\\par \\'01}"].concat();
        assert!(read(&nothing).is_err());
        assert!(read(b"{\\rtf1 Guns\\'01\\par}").is_ok());
    }
}
