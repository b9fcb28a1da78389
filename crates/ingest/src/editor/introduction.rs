//! A dossier's introduction, from the Markdown in `articles.toml`: paragraphs, headings, lists, emphasis and links. What else
//! Markdown knows is kept as its words.

use corpus::face::{Block, BlockKind, Piece};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Reads an introduction. Links that lead neither to the web, to a mail address nor into the dossier are given back as
/// the second value; their words stay.
pub fn introduction(markdown: &str) -> (Vec<Block>, Vec<String>) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut refused = Vec::new();
    let mut style = Piece::default();
    let mut depth = 0;
    let open = |blocks: &mut Vec<Block>, kind| blocks.push(Block { kind, pieces: Vec::new() });
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Item) => {
                depth += 1;
                open(&mut blocks, BlockKind::Item);
            }
            Event::End(TagEnd::Item) => depth -= 1,
            // The paragraphs of an item are its own.
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock) if depth == 0 => {
                open(&mut blocks, BlockKind::Paragraph);
            }
            Event::Start(Tag::Heading { .. }) => open(&mut blocks, BlockKind::Heading),
            Event::Start(Tag::Emphasis) => style.emphasis = true,
            Event::End(TagEnd::Emphasis) => style.emphasis = false,
            Event::Start(Tag::Strong) => style.strong = true,
            Event::End(TagEnd::Strong) => style.strong = false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                if is_address(&dest_url) || dest_url.starts_with("#/") {
                    style.href = dest_url.into_string();
                } else {
                    refused.push(dest_url.into_string());
                }
            }
            Event::End(TagEnd::Link) => style.href.clear(),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                push(&mut blocks, &style, &text);
            }
            Event::SoftBreak | Event::HardBreak => push(&mut blocks, &style, " "),
            _ => {}
        }
    }
    blocks.retain(|block| block.pieces.iter().any(|piece| !piece.text.trim().is_empty()));
    (blocks, refused)
}

fn push(blocks: &mut Vec<Block>, style: &Piece, text: &str) {
    if blocks.is_empty() {
        blocks.push(Block { kind: BlockKind::Paragraph, pieces: Vec::new() });
    }
    let Some(block) = blocks.last_mut() else { return };
    match block.pieces.last_mut() {
        Some(last)
            if (last.emphasis, last.strong, &last.href) == (style.emphasis, style.strong, &style.href) =>
        {
            last.text.push_str(text);
        }
        _ => block.pieces.push(Piece { text: text.to_owned(), ..style.clone() }),
    }
}

/// Whether a link may lead there: to the web or to a mail address.
pub fn is_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let has_scheme = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    has_scheme && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(markdown: &str) -> String {
        let (blocks, refused) = introduction(markdown);
        let piece = |piece: &Piece| {
            let stars = "*".repeat(usize::from(piece.emphasis) + 2 * usize::from(piece.strong));
            let link = if piece.href.is_empty() { String::new() } else { format!("({})", piece.href) };
            format!("{stars}{}{stars}{link}", piece.text)
        };
        let block = |block: &Block| {
            let pieces: Vec<String> = block.pieces.iter().map(piece).collect();
            format!("{:?}: {}\n", block.kind, pieces.join("|"))
        };
        blocks.iter().map(block).chain(refused.iter().map(|link| format!("refused {link}\n"))).collect()
    }

    #[test]
    fn markdown_becomes_blocks() {
        let markdown = "Five *articles* on\n**arms**, see [the latest](#/?q=arms).\n\n## How it was made\n\n- one\n- two, by [us](mailto:a@example.org)\n\n> quoted `code`\n";
        assert_eq!(
            told(markdown),
            "Paragraph: Five |*articles*| on |**arms**|, see |the latest(#/?q=arms)|.\n\
             Heading: How it was made\n\
             Item: one\n\
             Item: two, by |us(mailto:a@example.org)\n\
             Paragraph: quoted code\n"
        );
    }

    #[test]
    fn what_could_do_harm_is_words() {
        assert_eq!(
            told(
                "See <b onclick=x>this</b>, [that](javascript:alert(1)) and ![a picture](https://example.org/x.png)"
            ),
            "Paragraph: See <b onclick=x>this</b>, that and a picture\nrefused javascript:alert(1)\n"
        );
        assert_eq!(told("<script>alert(1)</script>"), "Paragraph: <script>alert(1)</script>\n");
        assert_eq!(told(" \n\n"), "");
    }
}
