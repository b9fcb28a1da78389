//! Mails (`.eml`), and web pages that a browser saved as one file (`.mhtml`), which have the form of a mail.
//!
//! Of a mail, the plain text is taken if it says as much as the page beside it. Its head goes before the text, in three
//! lines as mail programs print it: from there [`super::zoning`] takes sender, day and subject, as in a mail that was
//! pasted. Of a page they become metadata of the page.

use std::{borrow::Cow, fmt::Write as _};

use mail_parser::{
    Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, html::html_to_text, quoted_printable::quoted_printable_decode},
};

use ::words::human_date;
use text::{date::Date, folded_words};

use super::{
    decode,
    document::{Content, Document, Flaw, Hints},
};

/// With so many hundredths of the words of the page, the plain text of a mail is as good.
const ENOUGH: usize = 60;

/// More than one address in so many words are the links of a page written as text.
const WORDS_FOR_AN_ADDRESS: usize = 40;

/// Reads a mail.
pub fn read(bytes: &[u8]) -> Result<Document, Flaw> {
    let message = MessageParser::default().parse(bytes).ok_or(Flaw::Misnamed)?;
    let has_head = message.from().is_some() || message.date().is_some();
    if !has_head || bytes.contains(&0) && message.parts.len() < 2 {
        return Err(Flaw::Misnamed);
    }
    if is_encrypted(&message) {
        return Err(Flaw::Encrypted);
    }
    let text = joined(&message, &message.text_body, |part| matches!(part.body, PartType::Text(_)));
    let page = joined(&message, &message.html_body, |part| matches!(part.body, PartType::Html(_)));
    let words = |text: &str| text.split_whitespace().count();
    let is_enough = || {
        let addresses = text.matches("http").count();
        words(&text) * 100 >= words(&html_to_text(&page)) * ENOUGH
            && addresses * WORDS_FOR_AN_ADDRESS <= words(&text).max(WORDS_FOR_AN_ADDRESS)
    };
    let head = Head::of(&message);
    let content = match (text.trim().is_empty(), page.trim().is_empty()) {
        (true, true) => return Err(Flaw::NoText),
        (_, true) => Content::Text(head.before_text(&text)),
        (false, false) if is_enough() => Content::Text(head.before_text(&text)),
        _ => Content::Page(head.before_page(&page)),
    };
    if let Content::Text(text) = &content
        && text.contains("-----BEGIN PGP MESSAGE-----")
    {
        return Err(Flaw::Encrypted);
    }
    Ok(Document { content, hints: Hints::default(), is_cut_off: is_cut_off(&message, bytes) })
}

/// Reads the page of a web archive.
pub fn read_web_archive(bytes: &[u8]) -> Result<Document, Flaw> {
    let message = MessageParser::default().parse(bytes).ok_or(Flaw::Misnamed)?;
    message.content_type().ok_or(Flaw::Misnamed)?;
    let location = |part: &MessagePart<'_>| part.content_location().map(str::to_owned);
    let named =
        message.header("Snapshot-Content-Location").and_then(|value| value.as_text()).map(str::to_owned);
    let pages = || message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)));
    let page = pages().find(|part| named.is_some() && location(part) == named).or_else(|| pages().next());
    let page = page.ok_or(Flaw::NoText)?;
    let html = text_of(page, bytes);
    if html.trim().is_empty() {
        return Err(Flaw::NoText);
    }
    let address = named.or_else(|| location(page)).filter(|address| address.starts_with("http"));
    // As browsers write it into a page that they save.
    let note = address.filter(|address| !address.contains("--")).map_or_else(String::new, |address| {
        format!("<!-- saved from url=({:04}){address} -->\n", address.len())
    });
    Ok(Document {
        content: Content::Page(note + &html),
        hints: Hints::default(),
        is_cut_off: is_cut_off(&message, bytes),
    })
}

/// The texts of some parts, one after the other.
fn joined(message: &Message<'_>, parts: &[u32], is_wanted: fn(&MessagePart<'_>) -> bool) -> String {
    let parts = parts.iter().filter_map(|part| message.part(*part)).filter(|part| is_wanted(part));
    parts.map(|part| text_of(part, message.raw_message())).collect::<Vec<_>>().join("\n\n")
}

/// The text of a part. Where the part does not say in which encoding it is, a page may, and else it is detected.
fn text_of<'m>(part: &'m MessagePart<'_>, bytes: &[u8]) -> Cow<'m, str> {
    let (text, is_html) = match &part.body {
        PartType::Text(text) => (text, false),
        PartType::Html(text) => (text, true),
        _ => return Cow::Borrowed(""),
    };
    let declares = part.content_type().is_some_and(|kind| kind.has_attribute("charset"));
    if declares || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let body = bytes.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::QuotedPrintable => quoted_printable_decode(body),
        Encoding::Base64 => base64_decode(body),
        Encoding::None => Some(body.to_vec()),
    };
    let Some(decoded) = decoded else { return Cow::Borrowed(text) };
    Cow::Owned(decode::to_text(&decoded, is_html, &mut Vec::new()).0.into_owned())
}

fn is_encrypted(message: &Message<'_>) -> bool {
    message.parts.iter().filter_map(MimeHeaders::content_type).any(|kind| {
        let subtype = kind.subtype().unwrap_or_default().to_ascii_lowercase();
        let signed = kind.attribute("smime-type").is_some_and(|kind| kind.contains("signed"));
        kind.ctype().eq_ignore_ascii_case("multipart") && subtype == "encrypted"
            || matches!(subtype.as_str(), "pkcs7-mime" | "x-pkcs7-mime") && !signed
    })
}

/// Whether the line that ends the last part is missing.
fn is_cut_off(message: &Message<'_>, bytes: &[u8]) -> bool {
    let boundary = message.content_type().and_then(|kind| kind.attribute("boundary"));
    boundary.is_some_and(|boundary| {
        let end = format!("--{boundary}--");
        !bytes.windows(end.len()).any(|at| at == end.as_bytes())
    })
}

/// What the head of a mail says.
struct Head {
    from: String,
    /// As programs print it: `7 March 2024`.
    day: String,
    /// By ISO 8601.
    iso: String,
    subject: String,
}

impl Head {
    fn of(message: &Message<'_>) -> Self {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let sender = message.from().and_then(|from| from.first());
        let from = sender.and_then(|from| from.name().or(from.address())).map(one_line).unwrap_or_default();
        let date = message.date().and_then(|date| Date::new(date.year, date.month, date.day));
        Self {
            from,
            day: date.map(human_date).unwrap_or_default(),
            iso: date.map(|date| date.to_string()).unwrap_or_default(),
            subject: message.subject().map(one_line).unwrap_or_default(),
        }
    }

    fn before_text(&self, text: &str) -> String {
        let mut all = String::new();
        for (name, value) in [("From", &self.from), ("Date", &self.day), ("Subject", &self.subject)] {
            let _ = writeln!(all, "{name}: {}", if value.is_empty() { "(none)" } else { value });
        }
        // The subject is the headline, unless the text has its own printing of it.
        let subject = self.bare_subject();
        if !subject.is_empty() && !folded_words(text).contains(&folded_words(subject)) {
            let _ = write!(all, "\n{subject}\n");
        }
        all + "\n" + &text.replace("\r\n", "\n")
    }

    /// The subject without the signs of an answer or a forwarded mail.
    fn bare_subject(&self) -> &str {
        let mut subject = self.subject.as_str();
        while let Some((sign, rest)) = subject.split_once(':')
            && matches!(sign.trim().to_lowercase().as_str(), "re" | "fw" | "fwd" | "rv" | "aw" | "wg")
        {
            subject = rest.trim();
        }
        subject
    }

    fn before_page(&self, page: &str) -> String {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let mut head = String::new();
        let subject = self.bare_subject();
        if !subject.is_empty() {
            let _ = writeln!(head, "<title>{}</title>", escaped(subject));
        }
        for (name, value) in [("author", &self.from), ("article:published_time", &self.iso)] {
            if !value.is_empty() {
                let _ = writeln!(
                    head,
                    "<meta name=\"{name}\" property=\"{name}\" content=\"{}\">",
                    escaped(value)
                );
            }
        }
        head + page
    }
}
