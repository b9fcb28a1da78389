//! JSON in few bytes of code: written as text, and read as far as the page needs it.
//!
//! A library that reads JSON reads fractions, too, and for those it has tables of 12 kB, which every reader would wait for. Nothing that the page reads has
//! any.

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number that is not negative; none for any other, whose value is not needed.
    Number(Option<u64>),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object: its members in their order.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Reads one value and nothing beside it. Else the byte at which it is none.
    ///
    /// ```
    /// use text::json::Json;
    ///
    /// let json = Json::parse(r#"{"end": 34, "words": "“guns”"}"#).expect("JSON");
    /// assert_eq!(json.get("words").and_then(Json::text), Some("“guns”"));
    /// assert_eq!(Json::parse("{\"end\": }"), Err(8));
    /// ```
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.space();
        if reader.at < text.len() { Err(reader.at) } else { Ok(value) }
    }

    /// A member of an object: the last one of that name, as everywhere.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// What a string says.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number that is not negative.
    pub fn number(&self) -> Option<usize> {
        if let Self::Number(Some(number)) = self { usize::try_from(*number).ok() } else { None }
    }

    /// The items of an array.
    pub fn list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }
}

/// How deep values may be inside of each other: each level takes a piece of the stack.
const DEEPEST: usize = 64;

/// Where one is in a text that is being read. An error is the byte at which it was noticed.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.next(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Whether this comes next, and then goes past it.
    fn takes(&mut self, sign: &str) -> bool {
        let comes = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(sign));
        self.at += if comes { sign.len() } else { 0 };
        comes
    }

    fn expect(&mut self, sign: &str) -> Result<(), usize> {
        self.space();
        if self.takes(sign) { Ok(()) } else { Err(self.at) }
    }

    fn value(&mut self, depth: usize) -> Result<Json, usize> {
        self.space();
        if depth > DEEPEST {
            return Err(self.at);
        }
        match self.next() {
            Some(b'"') => self.string().map(Json::Text),
            Some(b'[') => {
                let mut items = Vec::new();
                self.items("[", "]", |reader| {
                    items.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::List(items))
            }
            Some(b'{') => {
                let mut members = Vec::new();
                self.items("{", "}", |reader| {
                    reader.space();
                    let name = reader.string()?;
                    reader.expect(":")?;
                    members.push((name, reader.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Json::Object(members))
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.takes("true") => Ok(Json::Flag(true)),
            _ if self.takes("false") => Ok(Json::Flag(false)),
            _ if self.takes("null") => Ok(Json::Null),
            _ => Err(self.at),
        }
    }

    /// What stands between two signs, separated by commas.
    fn items(
        &mut self,
        open: &str,
        close: &str,
        mut item: impl FnMut(&mut Self) -> Result<(), usize>,
    ) -> Result<(), usize> {
        self.expect(open)?;
        self.space();
        if self.takes(close) {
            return Ok(());
        }
        loop {
            item(self)?;
            self.space();
            if self.takes(close) {
                return Ok(());
            }
            self.expect(",")?;
        }
    }

    fn digits(&mut self) -> Result<&str, usize> {
        let start = self.at;
        while matches!(self.next(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if start == self.at { Err(start) } else { Ok(&self.text[start..self.at]) }
    }

    fn number(&mut self) -> Result<Json, usize> {
        let start = self.at;
        let is_negative = self.takes("-");
        let digits = self.digits()?;
        let (whole, is_padded) = (digits.parse().ok(), digits.len() > 1 && digits.starts_with('0'));
        if is_padded {
            return Err(start);
        }
        let mut is_whole = !is_negative;
        if self.takes(".") {
            self.digits()?;
            is_whole = false;
        }
        if self.takes("e") || self.takes("E") {
            let _ = self.takes("+") || self.takes("-");
            self.digits()?;
            is_whole = false;
        }
        Ok(Json::Number(whole.filter(|_| is_whole)))
    }

    fn string(&mut self) -> Result<String, usize> {
        if !self.takes("\"") {
            return Err(self.at);
        }
        let mut text = String::new();
        loop {
            let start = self.at;
            while self.next().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            text.push_str(&self.text[start..self.at]);
            match self.next() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escaped()?),
                _ => return Err(self.at),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, usize> {
        let start = self.at;
        let sign = self.text.as_bytes().get(start + 1).copied();
        self.at += 2;
        Ok(match sign {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => {
                let unit = self.unit().ok_or(start)?;
                // Above the first plane, two halves make a character.
                let is_high = (0xd800..0xdc00).contains(&unit);
                let low = if is_high && self.takes("\\u") { self.unit() } else { None };
                let code = match low {
                    Some(low @ 0xdc00..0xe000) => 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00),
                    Some(_) => return Err(start),
                    None => unit,
                };
                char::from_u32(code).ok_or(start)?
            }
            _ => return Err(start),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?))
    }
}

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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_string_comes_back() {
        let all: String = (0..0x180).filter_map(char::from_u32).chain("\u{2028}“武器”🙂".chars()).collect();
        assert_eq!(serde_json::from_str::<String>(&quoted(&all)).ok(), Some(all));
    }

    #[test]
    fn what_is_no_json_is_told_by_its_place() {
        for (text, at) in [
            ("", 0),
            (" [1, 2", 6),
            ("[1 2]", 3),
            ("[1,]", 3),
            ("{\"a\" 1}", 5),
            ("{a: 1}", 1),
            ("\"a\nb\"", 2),
            ("\"\\x\"", 1),
            ("\"\\ud800\"", 1),
            ("\"\\u12", 1),
            ("01", 0),
            ("1.", 2),
            ("-", 1),
            ("nul", 0),
            ("1 1", 2),
        ] {
            assert_eq!(Json::parse(text), Err(at), "{text}");
        }
        let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
        assert!(Json::parse(&deep).is_err());
    }

    /// The same value, as a library of others has it.
    fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
        match (ours, theirs) {
            (Json::Null, serde_json::Value::Null) => true,
            (Json::Flag(a), serde_json::Value::Bool(b)) => a == b,
            (Json::Number(a), serde_json::Value::Number(b)) => *a == b.as_u64(),
            (Json::Text(a), serde_json::Value::String(b)) => a == b,
            (Json::List(a), serde_json::Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Json::Object(a), serde_json::Value::Object(b)) => {
                b.iter().all(|(name, b)| ours.get(name).is_some_and(|a| same(a, b))) && a.len() >= b.len()
            }
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn everything_is_read_as_a_library_reads_it(text in r#"[\[\]{},:"\\u0-9aeE.\-+ntrufls ]{0,24}"#) {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            match Json::parse(&text) {
                Ok(ours) => {
                    // What is too large for a number is none there.
                    let is_same = theirs.as_ref().map_or(text.contains(['e', 'E']), |theirs| same(&ours, theirs));
                    prop_assert!(is_same, "{:?} {:?}", ours, theirs);
                }
                Err(_) => prop_assert!(theirs.is_err(), "{:?}", theirs),
            }
        }

        #[test]
        fn every_string_is_read_again(text in "\\PC{0,20}") {
            prop_assert_eq!(Json::parse(&quoted(&text)), Ok(Json::Text(text.clone())));
            let escaped = serde_json::to_string(&text).expect("JSON");
            prop_assert_eq!(Json::parse(&escaped), Ok(Json::Text(text)));
        }
    }

    #[test]
    fn objects_and_arrays_are_json() {
        let json = array(&[object(&[("a", quoted("b")), ("c", NULL.to_owned())]), array(&[])]);
        assert_eq!(json, r#"[{"a":"b","c":null},[]]"#);
    }
}
