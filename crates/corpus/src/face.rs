//! How a dossier presents itself, beside its title and its description: what its editor says of it, who made it, its logo
//! and colour.

/// What an editor has given a dossier. Every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// What it is about, in paragraphs.
    pub introduction: Vec<Block>,
    /// The colour of links and buttons on light paper and on dark: `0xRRGGBB`. Both are readable there.
    pub colours: Option<[u32; 2]>,
    /// A picture, as a `data:` address.
    pub logo: String,
    /// Who made it.
    pub publisher: String,
    /// How to reach them: an address that begins with `https:`, `http:` or `mailto:`.
    pub contact: String,
    /// Under which terms the texts may be used.
    pub licence: String,
    /// Where it is published: an address that ends with `/`. Previews of links need it.
    pub address: String,
}

/// A paragraph, or what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
}

/// Words of one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are stressed: `*words*`.
    pub emphasis: bool,
    /// Whether they are strong: `**words**`.
    pub strong: bool,
    /// Where they lead: an address of the web or of mail, or a view of the dossier, `#/…`; empty, if nowhere.
    pub href: String,
}

/// Between the pieces of a block, and the parts of a piece; neither occurs in a text.
const PIECE: char = '\u{1e}';
const PART: char = '\u{1f}';

/// Blocks as a line each; [`read`] reads them.
pub fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        out.push(match block.kind {
            BlockKind::Paragraph => 'p',
            BlockKind::Heading => 'h',
            BlockKind::Item => 'i',
        });
        for piece in &block.pieces {
            out.push(PIECE);
            out.push(char::from(b'0' + u8::from(piece.emphasis) + 2 * u8::from(piece.strong)));
            out.extend(piece.text.chars().map(|c| if c.is_control() { ' ' } else { c }));
            out.push(PART);
            out.extend(piece.href.chars().filter(|c| !c.is_control()));
        }
        out.push('\n');
    }
    out
}

/// The blocks that [`write()`] has written.
pub fn read(written: &str) -> Vec<Block> {
    let piece = |part: &str| {
        let (text, href) = part.split_once(PART).unwrap_or((part, ""));
        let style = text.bytes().next().unwrap_or(b'0').wrapping_sub(b'0');
        Piece {
            text: text.get(1..).unwrap_or_default().to_owned(),
            emphasis: style & 1 != 0,
            strong: style & 2 != 0,
            href: href.to_owned(),
        }
    };
    let block = |line: &str| {
        let mut parts = line.split(PIECE);
        let kind = match parts.next() {
            Some("h") => BlockKind::Heading,
            Some("i") => BlockKind::Item,
            _ => BlockKind::Paragraph,
        };
        Block { kind, pieces: parts.map(piece).collect() }
    };
    written.lines().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_read_as_they_were_written() {
        let piece = |text: &str, emphasis, strong, href: &str| Piece {
            text: text.to_owned(),
            emphasis,
            strong,
            href: href.to_owned(),
        };
        let blocks = vec![
            Block { kind: BlockKind::Heading, pieces: vec![piece("What this is", false, false, "")] },
            Block {
                kind: BlockKind::Paragraph,
                pieces: vec![
                    piece("Ávila ", true, false, ""),
                    piece("says", false, true, "#/?q=arms"),
                    piece("", true, true, "https://example.org/"),
                ],
            },
            Block { kind: BlockKind::Item, pieces: Vec::new() },
        ];
        assert_eq!(read(&write(&blocks)), blocks);
        assert_eq!(read(""), []);
        let odd = vec![Block { kind: BlockKind::Item, pieces: vec![piece("a\u{1e}b\nc", false, false, "")] }];
        assert_eq!(read(&write(&odd))[0].pieces[0].text, "a b c");
    }
}
