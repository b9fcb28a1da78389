//! One style sheet instead of several: each would be a request before the first line of text shows.

use crate::{
    Result,
    assets::{content_name, file_of, integrity},
    page::{Tag, splice, tags},
    read_text, remove, write,
};
use std::ops::Range;
use std::path::Path;

/// Joins the page's style sheets in their order, without their comments in a release, and puts one
/// tag in the place of the first.
pub fn merge(html: &str, staging: &Path, release: bool) -> Result<String> {
    let sheets: Vec<Tag> =
        tags(html, "link").into_iter().filter(|tag| tag.get("rel") == Some("stylesheet")).collect();
    if sheets.is_empty() {
        return Err("index.html has no style sheet".into());
    }
    let mut joined = String::new();
    for sheet in &sheets {
        let path = file_of(sheet.need("href")?, staging)?;
        let css = read_text(&path)?;
        joined.push_str(&if release { without_comments(&css) } else { css });
        joined.push('\n');
        remove(&path)?;
    }
    let name = content_name("dossier", "css", joined.as_bytes());
    write(&staging.join(&name), joined.as_bytes())?;
    let tag =
        format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{}\">", integrity(joined.as_bytes()));
    let changes: Vec<(Range<usize>, String)> = sheets
        .into_iter()
        .enumerate()
        .map(|(at, sheet)| (sheet.range, if at == 0 { tag.clone() } else { String::new() }))
        .collect();
    Ok(splice(html, &changes))
}

/// Drops comments, and the space at the start of lines that only indents. Strings stay as they are.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let taken = if let Some(comment) = rest.strip_prefix("/*") {
            // A comment separates like a space does.
            out.push(' ');
            comment.find("*/").map_or(rest.len(), |end| end + 4)
        } else if c == '"' || c == '\'' {
            let end = end_of_string(rest, c);
            out.push_str(&rest[..end]);
            end
        } else if c == '\n' {
            out.truncate(out.trim_end().len());
            out.push('\n');
            rest.len() - rest.trim_start().len()
        } else {
            out.push(c);
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    out.trim().to_owned()
}

fn end_of_string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scratch;

    const PAGE: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a.css\">\n<link rel=\"icon\" href=\"data:,\">\n\
                        <link rel=\"stylesheet\" href=\"./b.css\"/>\n</head>";

    #[test]
    fn joins_in_order_into_the_place_of_the_first() {
        let scratch = Scratch::new("styles");
        let staging = scratch.0.as_path();
        write(&staging.join("a.css"), b"@layer a, b;").expect("written");
        write(&staging.join("b.css"), b"@layer b { p { margin: 0 } } /* b */").expect("written");
        let html = merge(PAGE, staging, true).expect("merged");
        let css = "@layer a, b;\n@layer b { p { margin: 0 } }\n";
        let name = content_name("dossier", "css", css.as_bytes());
        assert_eq!(read_text(&staging.join(&name)).as_deref(), Ok(css));
        assert_eq!(
            html,
            format!(
                "<head>\n<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{}\">\n\
                 <link rel=\"icon\" href=\"data:,\">\n</head>",
                integrity(css.as_bytes())
            )
        );
        assert!(!staging.join("a.css").exists() && !staging.join("b.css").exists());
    }

    #[test]
    fn a_missing_sheet_is_named() {
        let scratch = Scratch::new("styles-missing");
        let message = merge(PAGE, &scratch.0, true).expect_err("no such file");
        assert!(message.contains("a.css"), "{message}");
        assert!(merge("<head></head>", &scratch.0, true).is_err());
    }

    #[test]
    fn comments_go_and_strings_stay() {
        for (css, left) in [
            ("a/* x */b", "a b"),
            ("/* x */\n\n  p {\n    margin: 0; /* y */\n  }\n", "p {\nmargin: 0;\n}"),
            (r#"p::before { content: "/* \" */" }"#, r#"p::before { content: "/* \" */" }"#),
            ("p { content: '/*' } /* '", "p { content: '/*' }"),
            ("p { content: \"…", "p { content: \"…"),
        ] {
            assert_eq!(without_comments(css), left, "{css}");
        }
    }
}
