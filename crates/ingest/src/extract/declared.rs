//! The encoding that a web page declares.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding that a web page declares in its first 8 kB. Browsers look into the first 1024
/// bytes, but know the encoding from the server as well, and a saved page does not:
/// `<meta charset="…">` or `<meta http-equiv="Content-Type" content="…; charset=…">`.
pub fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(8192)].to_ascii_lowercase();
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
