//! From a saved web page to its text, block by block, with what the markup says of each block.
//!
//! The parser is html5ever's, by way of [`scraper`]: it builds the tree that a browser would. From
//! that tree the readable text is taken in document order. Whether a block belongs to the article
//! is not decided here.

use corpus::model::ZoneKind;
use ego_tree::iter::Edge;
use scraper::{Html, Node, node::Element};
use text::{Span, fnv, folded_words};

use super::{
    about::{self, About},
    hints::{hint, hints},
    likeness::likeness,
    plain::Stretch,
};
use crate::extract::day_lines::prints;

/// A page's text with its blocks.
#[derive(Debug, Default)]
pub struct Page {
    /// The readable text: a block a paragraph, with an empty line between two.
    pub text: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// The elements around the blocks; a parent comes before its children.
    pub frames: Vec<Frame>,
    /// What the page says about itself.
    pub about: About,
    /// The headline and the date, where only the metadata have them: they are put before the text.
    pub told: Vec<(ZoneKind, Span)>,
}

/// A stretch of text that stands by itself: a paragraph, a headline, a cell.
#[derive(Debug)]
pub struct Block {
    /// Where it stands in [`Page::text`].
    pub span: Span,
    /// The element that it stands in, as an index into [`Page::frames`].
    pub frame: usize,
    /// How many of its characters are the words of links.
    pub linked: usize,
    /// How many of its characters are emphasised.
    pub emphasised: usize,
    /// Whether a picture or a player stands between it and the block before.
    pub after_picture: bool,
}

/// An element that holds blocks.
#[derive(Debug)]
pub struct Frame {
    /// The element around it; the outermost is its own parent.
    pub parent: usize,
    /// Its name.
    pub tag: String,
    /// What its class, id and role suggest: bits of [`super::hints::HINTS`].
    pub hints: u32,
    /// Whether it is not meant to be seen.
    pub hidden: bool,
    /// Whether its name is that of the current date.
    pub is_todays: bool,
    /// Two frames of the same make, down from the outermost, have the same signature.
    pub signature: u64,
}

impl Page {
    /// Whether a block stands in an element of a name.
    pub fn is_within(&self, block: usize, tag: &str) -> bool {
        let frame = self.blocks.get(block).map_or(0, |block| block.frame);
        self.around(frame).any(|at| self.frames[at].tag == tag)
    }

    /// Whether a block is in the head of the page or named for the day: there a page prints today's.
    pub fn is_todays(&self, block: usize) -> bool {
        let frame = self.blocks.get(block).map_or(0, |block| block.frame);
        let mut around = self.around(frame).take(6).map(|at| &self.frames[at]);
        around.any(|frame| frame.is_todays)
    }

    /// Forgets what the name of an element speaks against text where most of the page's prose stands in it: a wrapper
    /// called "paywall" or "newsletter-post" is around the article, not a box in it. Comments may well be longer than
    /// the article that they are on.
    fn absolve_wrappers(&mut self) {
        let against = ["subscribe", "ad", "promo", "share", "aside", "nav", "foot"].map(hint);
        let against = against.iter().fold(0, |all, one| all | one);
        let mut prose = vec![0; self.frames.len()];
        let mut all = 0;
        for block in &self.blocks {
            let length = block.span.end - block.span.start;
            if length < 100 || block.linked * 3 > length {
                continue;
            }
            all += length;
            self.around(block.frame).for_each(|at| prose[at] += length);
        }
        for (frame, prose) in self.frames.iter_mut().zip(prose) {
            if prose > 0 && prose * 10 >= all * 6 {
                frame.hints &= !against;
            }
        }
    }

    /// Puts before the text what only the metadata say, so that it can be read and quoted.
    fn tell(&mut self) {
        let mut told = Vec::new();
        let keys: Vec<String> = self.about.titles.iter().map(|title| folded_words(title)).collect();
        let texts = || self.blocks.iter().filter_map(|block| self.text.get(block.span.range()));
        let is_short = |text: &&str| text.len() <= 400;
        let is_printed = texts().filter(is_short).any(|text| {
            let key = folded_words(text);
            keys.iter().any(|title| likeness(&key, title) >= 2)
        });
        if let Some(title) = self.about.titles.first().filter(|_| !is_printed) {
            told.push((ZoneKind::Title, title.clone()));
        }
        if let Some(stated) = &self.about.published
            && !texts().filter(is_short).any(|text| prints(text, stated.day))
        {
            told.push((ZoneKind::Date, format!("Published: {}", stated.value)));
        }
        let mut before = String::new();
        for (kind, text) in told {
            let start = before.len();
            before.push_str(&text);
            self.told.push((kind, Span::new(start, before.len())));
            before.push_str("\n\n");
        }
        for block in &mut self.blocks {
            block.span = Span::new(block.span.start + before.len(), block.span.end + before.len());
        }
        self.text.insert_str(0, &before);
    }

    /// Its blocks as stretches of its text.
    pub fn stretches(&self) -> Vec<Stretch> {
        let stretch = |block: &Block| Stretch { span: block.span, after_gap: true, front_matter: false };
        self.blocks.iter().map(stretch).collect()
    }

    /// A frame and those around it, from the inside out, without the outermost; the nearest
    /// [`DEEPEST`] of them, so that a page nested without end takes no longer than others.
    pub fn around(&self, frame: usize) -> impl Iterator<Item = usize> + '_ {
        let all = std::iter::successors(Some(frame), |&at| {
            let parent = self.frames.get(at)?.parent;
            (parent != at).then_some(parent)
        });
        all.take(DEEPEST)
    }
}

/// How many of the elements around a block are looked at; pages that people made have some forty.
const DEEPEST: usize = 128;

/// Reads a page.
pub fn read(html: &str) -> Page {
    let html = Html::parse_document(html);
    let mut reader = Reader::new();
    reader.page.about = about::read(&html);
    let mut skipped = 0_usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if skipped > 0 || is_skipped(element) || is_reading(node) => {
                    skipped += 1;
                    reader.picture |= is_picture(element.name());
                }
                Node::Element(element) => reader.open(element),
                Node::Text(text) if skipped == 0 => reader.text(text),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(_) if skipped > 0 => skipped -= 1,
                Node::Element(element) => reader.close(element.name()),
                _ => {}
            },
        }
    }
    reader.finish()
}

/// Elements whose content is no text of the page.
fn is_skipped(element: &Element) -> bool {
    // SingleFile saves shadow roots as templates; the toolbar is that of the Wayback Machine.
    let is_shadow_root = element.name() == "template" && element.attr("shadowrootmode").is_some();
    let is_toolbar = matches!(element.attr("id"), Some("wm-ipp-base" | "wm-ipp" | "wm-ipp-print" | "donato"));
    let is_no_text = matches!(
        element.name(),
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "object"
            | "embed"
            | "canvas"
            | "select"
            | "textarea"
            | "iframe"
            | "title"
            | "audio"
            | "video"
    );
    !is_shadow_root && (is_toolbar || is_no_text)
}

/// Whether an element says how the characters before it are read: without brackets around it, it would run into them.
fn is_reading(node: ego_tree::NodeRef<'_, Node>) -> bool {
    let named = |node: &ego_tree::NodeRef<'_, Node>, name| {
        node.value().as_element().is_some_and(|element| element.name() == name)
    };
    named(&node, "rt") && !node.parent().is_some_and(|ruby| ruby.children().any(|node| named(&node, "rp")))
}

fn is_picture(name: &str) -> bool {
    matches!(name, "img" | "picture" | "video" | "audio" | "iframe" | "object" | "embed" | "canvas" | "svg")
}

/// Elements that begin and end a block.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "label"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

struct Reader {
    page: Page,
    /// The frames that are open.
    open: Vec<usize>,
    /// The block being read, its white space collapsed.
    block: String,
    linked: usize,
    links: usize,
    emphasised: usize,
    emphases: usize,
    picture: bool,
    preformatted: usize,
    /// Line breaks since the last word.
    breaks: usize,
    /// Whether white space stands since the last word.
    space: bool,
    /// Whether the last thing was the end of an inline element.
    inline_ended: bool,
    /// Whether an inline element began right behind another: a style sheet may part the two.
    inline_met: bool,
    /// Superscripts that are open.
    superscripts: usize,
}

impl Reader {
    fn new() -> Self {
        let outermost =
            Frame { parent: 0, tag: String::new(), hints: 0, hidden: false, is_todays: false, signature: 0 };
        Self {
            page: Page { frames: vec![outermost], ..Page::default() },
            open: vec![0],
            block: String::new(),
            linked: 0,
            links: 0,
            emphasised: 0,
            emphases: 0,
            picture: false,
            preformatted: 0,
            breaks: 0,
            space: false,
            inline_ended: false,
            inline_met: false,
            superscripts: 0,
        }
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        self.picture |= is_picture(name);
        match name {
            "a" => self.links += 1,
            "b" | "strong" | "i" | "em" => self.emphases += 1,
            "br" => self.breaks += 1,
            "pre" => self.preformatted += 1,
            "sup" => self.superscripts += 1,
            _ => {}
        }
        self.inline_met |= self.inline_ended && !is_block(name);
        if is_block(name) {
            self.end_block();
            let parent = self.open.last().copied().unwrap_or(0);
            let frame = frame(element, name, parent, &self.page.frames[parent]);
            self.open.push(self.page.frames.len());
            self.page.frames.push(frame);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "b" | "strong" | "i" | "em" => self.emphases = self.emphases.saturating_sub(1),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "sup" => self.superscripts = self.superscripts.saturating_sub(1),
            _ => {}
        }
        self.inline_ended = !is_block(name);
        if is_block(name) {
            self.end_block();
            self.open.pop();
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c == '\n' && self.preformatted > 0 {
                self.breaks += 1;
            } else if c.is_whitespace() && c != '\u{A0}' || c == '\0' {
                self.space = true;
            } else {
                self.push(c);
            }
        }
    }

    /// A character that is no white space.
    fn push(&mut self, c: char) {
        if self.breaks >= 2 && self.preformatted == 0 {
            self.end_block();
        }
        if !self.block.is_empty() {
            if self.breaks > 0 {
                self.block.push('\n');
            } else if self.space || self.is_glued(c) {
                self.block.push(' ');
            }
        }
        (self.breaks, self.space) = (0, false);
        (self.inline_ended, self.inline_met) = (false, false);
        self.block.push(c);
        self.linked += usize::from(self.links > 0);
        self.emphasised += usize::from(self.emphases > 0);
    }

    /// Whether a character begins another word than the one before it, though no white space is
    /// between: "Roe" and "March" in elements of their own, or the number of a note.
    fn is_glued(&self, c: char) -> bool {
        let Some(last) = self.block.chars().next_back() else { return false };
        let is_word = self.inline_met && (last.is_lowercase() || last.is_numeric()) && c.is_uppercase();
        let is_note = self.superscripts > 0 && last.is_alphabetic() && c.is_ascii_digit();
        is_word || is_note
    }

    fn end_block(&mut self) {
        (self.breaks, self.space) = (0, false);
        let (block, linked) = (std::mem::take(&mut self.block), std::mem::take(&mut self.linked));
        let emphasised = std::mem::take(&mut self.emphasised);
        let is_blank = |c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}';
        let block = block.trim_matches(is_blank);
        if block.is_empty() {
            return;
        }
        let text = &mut self.page.text;
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(block);
        let frame = self.open.last().copied().unwrap_or(0);
        let span = Span::new(start, text.len());
        let after_picture = std::mem::take(&mut self.picture);
        self.page.blocks.push(Block { span, frame, linked, emphasised, after_picture });
    }

    fn finish(mut self) -> Page {
        self.end_block();
        self.page.text.push('\n');
        self.page.absolve_wrappers();
        self.page.tell();
        self.page
    }
}

fn frame(element: &Element, name: &str, parent: usize, around: &Frame) -> Frame {
    let mut names = String::new();
    for attribute in ["class", "id", "role", "itemprop", "data-component", "data-testid"] {
        if let Some(value) = element.attr(attribute) {
            names.push(' ');
            names.push_str(&value.to_ascii_lowercase());
        }
    }
    let style = element.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    let is_hidden = element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden");
    let class: String =
        element.attr("class").unwrap_or_default().chars().filter(|c| !c.is_ascii_digit()).collect();
    Frame {
        parent,
        tag: name.to_owned(),
        hints: hints(&names),
        hidden: around.hidden || is_hidden,
        is_todays: names.split([' ', '_']).any(|name| {
            matches!(name, "today" | "todays-date" | "current-date" | "currentdate" | "fecha-actual" | "hoy")
        }),
        signature: fnv::extend(around.signature, name.bytes().chain([b' ']).chain(class.bytes())),
    }
}
