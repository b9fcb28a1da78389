//! Filling the blanks of a page, and text as HTML.

use crate::Error;

/// Fills `{{name}}` in, everywhere. The values are HTML already. A blank without a value, and a
/// value without a blank, mean that the page and this crate do not fit together.
pub fn fill_blanks(html: &str, values: &[(&str, String)]) -> Result<String, Error> {
    for (name, _) in values {
        if !html.contains(&format!("{{{{{name}}}}}")) {
            return Err(Error::BlankMissing((*name).to_owned()));
        }
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("{{") {
        let after = &rest[start + 2..];
        let unknown = |name: &str| Error::BlankUnknown(name.to_owned());
        let end = after.find("}}").ok_or_else(|| unknown(after.lines().next().unwrap_or_default()))?;
        let name = after[..end].trim();
        let (_, value) = values.iter().find(|(key, _)| *key == name).ok_or_else(|| unknown(name))?;
        out.push_str(&rest[..start]);
        out.push_str(value);
        rest = &after[end + 2..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Text as HTML, fit for an element's content and for a quoted attribute. Characters that HTML does
/// not allow (control characters, which saved pages do hold) become the replacement character.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\r' => out.push(' '),
            c if c.is_control() || is_noncharacter(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_every_blank_and_leaves_what_it_filled_in_alone() {
        let html = "<title>{{title}}</title><h1>{{title}}</h1>{{list}}";
        let filled = fill_blanks(html, &[("title", "{{list}}".into()), ("list", "<ul>".into())]);
        assert_eq!(filled.as_deref(), Ok("<title>{{list}}</title><h1>{{list}}</h1><ul>"));
    }

    #[test]
    fn refuses_a_page_that_does_not_fit() {
        let values = [("title", String::new())];
        assert_eq!(fill_blanks("<p>", &values), Err(Error::BlankMissing("title".into())));
        assert_eq!(fill_blanks("{{title}}{{date}}", &values), Err(Error::BlankUnknown("date".into())));
        assert!(fill_blanks("{{title}}{{date", &values).is_err());
    }

    #[test]
    fn escapes_what_html_would_read_as_markup() {
        assert_eq!(escape(r#"<a href="x">T&C's</a>"#), "&lt;a href=&quot;x&quot;&gt;T&amp;C&#39;s&lt;/a&gt;");
        assert_eq!(escape("a\u{0}b\u{85}c\r\nd\u{fffe}"), "a\u{fffd}b\u{fffd}c \nd\u{fffd}");
        assert_eq!(escape("“Mexico’s” – الجزيرة"), "“Mexico’s” – الجزيرة");
    }
}
