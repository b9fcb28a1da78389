//! Reading and changing the few tags of the page that matter here.
//!
//! The page's source is in this repository and Trunk has already written its parts, so this finds tags by
//! scanning; it is no HTML parser. It does handle comments, and all ways of quoting an attribute.

use crate::Result;
use std::ops::Range;

/// A start tag: where it stands and what its attributes say, as written.
#[derive(Debug, PartialEq)]
pub struct Tag {
    /// From `<` to `>`, inclusive.
    pub range: Range<usize>,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; empty when it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that has to be there.
    pub fn need(&self, name: &str) -> Result<&str> {
        self.get(name)
            .filter(|value| !value.is_empty())
            .ok_or_else(|| format!("a tag of the page lacks its {name}: {:?}", self.attributes))
    }
}

/// All start tags of one name, in order, those in comments left out.
pub fn tags(html: &str, name: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = html[at..].find('<') {
        let start = at + offset;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + "-->".len());
        } else if is_start_of(rest, name) {
            let tag = read_tag(html, start, start + 1 + name.len());
            at = tag.range.end;
            found.push(tag);
        } else {
            at = start + 1;
        }
    }
    found
}

fn is_start_of(rest: &str, name: &str) -> bool {
    rest[1..]
        .strip_prefix(name)
        .is_some_and(|after| after.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/'))
}

/// Reads the attributes from `at` on, which is just behind the tag's name.
fn read_tag(html: &str, start: usize, at: usize) -> Tag {
    let bytes = html.as_bytes();
    let span = |from: usize, stop: &dyn Fn(u8) -> bool| {
        bytes[from..].iter().position(|&b| stop(b)).map_or(bytes.len(), |n| from + n)
    };
    let mut attributes = Vec::new();
    let mut at = at;
    loop {
        at = span(at, &|b| !b.is_ascii_whitespace() && b != b'/');
        if at >= bytes.len() || bytes[at] == b'>' {
            break;
        }
        let name_end = span(at + 1, &|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/'));
        let key = html[at..name_end].to_ascii_lowercase();
        at = name_end;
        if bytes.get(at) != Some(&b'=') {
            attributes.push((key, String::new()));
            continue;
        }
        let (from, end) = match bytes.get(at + 1) {
            Some(&quote @ (b'"' | b'\'')) => (at + 2, span(at + 2, &|b| b == quote)),
            _ => (at + 1, span(at + 1, &|b| b.is_ascii_whitespace() || b == b'>')),
        };
        attributes.push((key, html[from..end].to_owned()));
        at = if from == at + 2 { (end + 1).min(bytes.len()) } else { end };
    }
    Tag { range: start..(at + 1).min(bytes.len()), attributes }
}

/// Replaces the given ranges, which must be in order and apart.
pub fn splice(html: &str, changes: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (range, replacement) in changes {
        out.push_str(&html[at..range.start]);
        out.push_str(replacement);
        at = range.end;
    }
    out.push_str(&html[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tags_and_their_attributes_however_they_are_quoted() {
        let html = "<link rel='a' href=x><linkage rel=no><!-- <link rel=no> --><link\n rel=\"b\" defer/>";
        let found = tags(html, "link");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].get("rel"), found[0].get("href")), (Some("a"), Some("x")));
        assert_eq!((found[1].get("rel"), found[1].get("defer")), (Some("b"), Some("")));
        assert_eq!(&html[found[0].range.clone()], "<link rel='a' href=x>");
        assert_eq!(&html[found[1].range.clone()], "<link\n rel=\"b\" defer/>");
    }

    #[test]
    fn a_sign_inside_quotes_does_not_end_a_tag() {
        let html = r#"<link href="a>b" rel="c">d"#;
        let found = tags(html, "link");
        assert_eq!(found[0].get("rel"), Some("c"));
        assert_eq!(&html[found[0].range.clone()], r#"<link href="a>b" rel="c">"#);
    }

    #[test]
    fn a_page_that_breaks_off_inside_a_tag_is_no_reason_to_panic() {
        for html in ["<", "<link", "<link ", "<link rel", "<link rel=", "<link rel=\"a", "<!-- <link>"] {
            let found = tags(html, "link");
            assert!(found.len() <= 1, "{html}");
            assert!(found.iter().all(|tag| tag.range.end <= html.len()), "{html}");
        }
    }

    #[test]
    fn a_missing_attribute_is_named() {
        let html = "<script src=x></script>";
        let message = tags(html, "script")[0].need("integrity").expect_err("it has none");
        assert!(message.contains("lacks its integrity"), "{message}");
    }

    #[test]
    fn splices_several_places() {
        let html = "a<b>\nc<d>\ne";
        assert_eq!(splice(html, &[(1..4, String::new()), (6..9, "<D>".into())]), "a\nc<D>\ne");
    }
}
