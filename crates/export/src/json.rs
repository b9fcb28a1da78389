//! JSON in few bytes of code: the page cannot afford a library for it.

/// What stands for nothing.
pub const NULL: &str = "null";

/// An object, of keys that need no escapes and values that are JSON.
pub fn object(fields: &[(&str, String)]) -> String {
    let field = |(key, value): &(&str, String)| ["\"", key, "\":", value].concat();
    ["{", &fields.iter().map(field).collect::<Vec<_>>().join(","), "}"].concat()
}

/// An array of values that are JSON.
pub fn array(items: &[String]) -> String {
    ["[", &items.join(","), "]"].concat()
}

/// A string.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    push_quoted(text, &mut quoted);
    quoted
}

/// Appends a string.
pub fn push_quoted(text: &str, json: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            c if c < ' ' => {
                json.push_str("\\u00");
                json.extend([c as usize >> 4, c as usize & 15].map(|digit| DIGITS[digit] as char));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_string_comes_back() {
        let all: String = (0..0x180).filter_map(char::from_u32).chain("\u{2028}“武器”🙂".chars()).collect();
        assert_eq!(serde_json::from_str::<String>(&quoted(&all)).ok(), Some(all));
    }

    #[test]
    fn objects_and_arrays_are_json() {
        let json = array(&[object(&[("a", quoted("b")), ("c", NULL.to_owned())]), array(&[])]);
        assert_eq!(json, r#"[{"a":"b","c":null},[]]"#);
    }
}
