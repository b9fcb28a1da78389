//! Scripts and styles without what only people read.

/// The script without lines that are comments, and without indentation. wasm-bindgen, as `boot.js`, has
/// comments on lines of their own, and no strings of several lines.
pub fn script(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut within = false;
    for line in script.lines().map(str::trim) {
        within |= line.starts_with("/*");
        if !within && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        within &= !line.ends_with("*/");
    }
    out
}

/// Drops comments, and the space at the start of lines that only indents. Strings stay as they are.
pub fn style(css: &str) -> String {
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

    #[test]
    fn comments_on_lines_of_their_own_go() {
        let source = "/**\n * @param {x} y\n */\nfunction f() {\n    // why\n    return 'a // b'; // c\n}\n\n/* d */\ng();";
        assert_eq!(script(source), "function f() {\nreturn 'a // b'; // c\n}\ng();\n");
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
            assert_eq!(style(css), left, "{css}");
        }
    }
}
