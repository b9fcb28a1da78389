//! Markdown without what a reader of the page would not see: the addresses of links, pictures, comments and the signs
//! of footnotes. Everything else stays as it is typed.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use text::Span;

/// The text of a Markdown file as it reads, and where the first change is; nothing where there is none.
///
/// ```text
/// The [minister](https://example.org/m) left.[^1] <!-- check --> → The minister left.
/// ```
pub fn as_read(text: &str) -> Option<(usize, String)> {
    let front = end_of_front_matter(text);
    let hidden: Vec<Span> = hidden(&text[front..]).into_iter().map(|span| span.shift(front)).collect();
    let first = hidden.first()?.start;
    let mut read = String::with_capacity(text.len());
    let mut at = 0;
    for span in hidden {
        if span.start >= at {
            read.push_str(&text[at..span.start]);
            at = span.end;
        }
    }
    read.push_str(&text[at..]);
    Some((first, read))
}

/// Where the front matter of a file ends, which is no Markdown; 0 where there is none.
fn end_of_front_matter(text: &str) -> usize {
    let inside = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r']));
    inside.and_then(|inside| inside.find("\n---")).map_or(0, |end| "---".len() + end + "\n---".len())
}

/// What is not to be read, in order.
fn hidden(text: &str) -> Vec<Span> {
    let mut hidden = Vec::new();
    // Of each link that is open: where it begins, where its words begin and end, and where it ends.
    let mut links: Vec<(Span, Option<Span>)> = Vec::new();
    let mut image: usize = 0;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_FOOTNOTES).into_offset_iter() {
        let span = Span::new(range.start, range.end);
        match event {
            Event::Start(Tag::Image { .. }) => {
                image += 1;
                hidden.push(span);
            }
            Event::End(TagEnd::Image) => image -= 1,
            Event::Start(Tag::Link { .. }) if !text[range.clone()].starts_with('<') && image == 0 => {
                links.push((span, None));
                continue;
            }
            Event::End(TagEnd::Link) if image == 0 => {
                if let Some((link, Some(words))) = links.pop_if(|(link, _)| *link == span) {
                    hidden.push(Span::new(link.start, words.start));
                    hidden.push(Span::new(words.end, link.end));
                }
            }
            Event::Html(_) | Event::InlineHtml(_) if text[range.clone()].starts_with("<!--") => {
                hidden.push(span)
            }
            Event::FootnoteReference(_) => hidden.push(span),
            _ => {}
        }
        for (link, words) in &mut links {
            if link.contains(span) && span != *link {
                *words =
                    Some(words.map_or(span, |words| {
                        Span::new(words.start.min(span.start), words.end.max(span.end))
                    }));
            }
        }
    }
    hidden.sort_unstable();
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_does_not_see_goes() {
        let table = [
            ("A [link](https://a.example/zorb) here.", "A link here."),
            (
                "**[Bold](x \"title\") words** and [one *two*][r].\n\n[r]: https://b.example\n",
                "**Bold words** and one *two*.\n\n[r]: https://b.example\n",
            ),
            ("See ![photo](p.jpg) and [![alt](q.jpg)](r) end.", "See  and  end."),
            (
                "Lost.[^1] <!-- not this --> Found.\n\n[^1]: A note, it said.\n",
                "Lost.  Found.\n\n[^1]: A note, it said.\n",
            ),
        ];
        for (typed, read) in table {
            assert_eq!(as_read(typed).map(|(_, read)| read).as_deref(), Some(read), "{typed}");
        }
        let front = "---\nsource: \"[a](b)\"\n---\n";
        assert_eq!(as_read(&[front, "[c](d)"].concat()).map(|(_, read)| read), Some([front, "c"].concat()));
        for plain in
            ["Nothing at all.", "He [said] so (here).", "2 < 3 & <https://c.example>", "# Title\n\n- list\n"]
        {
            assert_eq!(as_read(plain), None, "{plain}");
        }
    }
}
