//! The text that the content of a page shows, with its places.

use hayro_font::{
    CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont, UNITS_PER_EM,
    hayro_cmap::BfString,
    kurbo::{Affine, Point},
};
use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction},
    object::{
        Array, Dict, Name, Number, Object, Stream, String as PdfString,
        dict::keys::{CONTENTS, MATRIX, RESOURCES, SUBTYPE},
    },
    page::{Page, Resources},
};
use std::sync::Arc;

/// Letters that stand beside each other on a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The letters, with spaces where there is room for one.
    pub text: String,
    /// The left end, in points from the left of the page.
    pub left: f32,
    /// The right end.
    pub right: f32,
    /// The base line, in points from the top of the page.
    pub y: f32,
    /// The size of the letters, in points.
    pub size: f32,
}

/// The most operators of a document that are looked at: content can refer to itself in other content again and again.
const MOST_OPERATORS: u64 = 20_000_000;

/// The most bytes of text that are taken from a document.
const MOST_TEXT: usize = 16 << 20;

/// So deep may content refer to other content.
const DEPTH: usize = 12;

/// So many states may be saved at once.
const STATES: usize = 512;

/// More room than this between two letters, by their size, is a space.
const SPACE: f32 = 0.17;

/// More room than this is no single space, but may lie between columns.
pub const GAP: f32 = 1.0;

/// Reads the pages of a document.
pub struct Reader<'a> {
    fonts: FontCache<'a>,
    resolve_font: FontResolverFn,
    resolve_cmap: CMapResolverFn,
    operators: u64,
    bytes: usize,
    /// How many letters were shown, …
    pub shown: usize,
    /// … and of how many their font does not say which they are.
    pub unknown: usize,
}

#[derive(Clone)]
struct State<'a> {
    transform: Affine,
    font: Option<Font<'a>>,
    /// Whether that font is in the place of one that is not there.
    is_stand_in: bool,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    text: Affine,
    line: Affine,
}

impl State<'_> {
    fn new(transform: Affine) -> Self {
        Self {
            transform,
            font: None,
            is_stand_in: false,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            text: Affine::IDENTITY,
            line: Affine::IDENTITY,
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }

    fn advance(&mut self, by: f64, is_horizontal: bool) {
        let by = if is_horizontal { (by * self.stretch, 0.0) } else { (0.0, by) };
        self.text *= Affine::translate(by);
    }
}

impl<'a> Reader<'a> {
    /// Of a document of which nothing has been read yet.
    pub fn new() -> Self {
        Self {
            fonts: FontCache::new(),
            resolve_font: Arc::new(|query| {
                let font = match query {
                    FontQuery::Standard(font) => *font,
                    FontQuery::Fallback(query) => query.pick_standard_font(),
                };
                Some(font.get_font_data())
            }),
            resolve_cmap: Arc::new(|_| None),
            operators: MOST_OPERATORS,
            bytes: MOST_TEXT,
            shown: 0,
            unknown: 0,
        }
    }

    /// Whether so much was read that the rest was left out.
    pub fn is_exhausted(&self) -> bool {
        self.operators == 0 || self.bytes == 0
    }

    /// The text of a page, in the order in which it is shown.
    pub fn read(&mut self, page: &Page<'a>) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut content = Vec::new();
        if let Some(stream) = page.raw().get::<Stream<'a>>(CONTENTS) {
            content.extend_from_slice(&decoded(&stream).unwrap_or_default());
        } else if let Some(streams) = page.raw().get::<Array<'a>>(CONTENTS) {
            for stream in streams.iter::<Stream<'a>>() {
                content.extend_from_slice(&decoded(&stream).unwrap_or_default());
                content.push(b' ');
                if content.len() as u64 > super::bounds::LARGEST_STREAM {
                    break;
                }
            }
        }
        let state = State::new(Affine::new(page.initial_transform(true).as_coeffs()));
        self.interpret(&content, page.resources(), state, 0, &mut runs);
        runs
    }

    fn interpret(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        mut state: State<'a>,
        depth: usize,
        runs: &mut Vec<Run>,
    ) {
        let mut saved: Vec<State<'a>> = Vec::new();
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.operators = self.operators.saturating_sub(1);
            if self.is_exhausted() {
                return;
            }
            match operator {
                TypedInstruction::SaveState(_) if saved.len() < STATES => saved.push(state.clone()),
                TypedInstruction::RestoreState(_) => state = saved.pop().unwrap_or(state),
                TypedInstruction::Transform(t) => {
                    state.transform *= affine([t.0, t.1, t.2, t.3, t.4, t.5]);
                }
                TypedInstruction::BeginText(_) => {
                    (state.text, state.line) = (Affine::IDENTITY, Affine::IDENTITY);
                }
                TypedInstruction::CharacterSpacing(space) => state.letter_space = space.0.as_f64(),
                TypedInstruction::WordSpacing(space) => state.word_space = space.0.as_f64(),
                TypedInstruction::HorizontalScaling(scale) => state.stretch = scale.0.as_f64() / 100.0,
                TypedInstruction::TextLeading(leading) => state.leading = leading.0.as_f64(),
                TypedInstruction::TextRise(rise) => state.rise = rise.0.as_f64(),
                TypedInstruction::TextFont(font) => {
                    let dict = resources.get_font(font.0);
                    state.is_stand_in = dict.is_none();
                    state.size = font.1.as_f64();
                    state.font = match dict {
                        Some(dict) => self.fonts.font(&dict, &self.resolve_font, &self.resolve_cmap),
                        None => self.fonts.standard_font(StandardFont::Helvetica, &self.resolve_font),
                    };
                }
                TypedInstruction::NextLine(by) => state.next_line(by.0.as_f64(), by.1.as_f64()),
                TypedInstruction::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f64();
                    state.next_line(by.0.as_f64(), by.1.as_f64());
                }
                TypedInstruction::SetTextMatrix(t) => {
                    state.line = affine([t.0, t.1, t.2, t.3, t.4, t.5]);
                    state.text = state.line;
                }
                TypedInstruction::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
                TypedInstruction::ShowText(shown) => self.show(shown.0, &mut state, runs),
                TypedInstruction::NextLineAndShowText(shown) => {
                    state.next_line(0.0, -state.leading);
                    self.show(shown.0, &mut state, runs);
                }
                TypedInstruction::ShowTextWithParameters(shown) => {
                    (state.word_space, state.letter_space) = (shown.0.as_f64(), shown.1.as_f64());
                    state.next_line(0.0, -state.leading);
                    self.show(shown.2, &mut state, runs);
                }
                TypedInstruction::ShowTexts(shown) => {
                    for object in shown.0.iter::<Object<'_>>() {
                        match object {
                            Object::String(text) => self.show(&text, &mut state, runs),
                            Object::Number(by) => {
                                let is_horizontal = state.font.as_ref().is_none_or(Font::is_horizontal);
                                state.advance(
                                    -by.as_f64() / f64::from(UNITS_PER_EM) * state.size,
                                    is_horizontal,
                                );
                            }
                            _ => {}
                        }
                    }
                }
                TypedInstruction::XObject(object) if depth < DEPTH => {
                    let Some(form) = resources.get_x_object(object.0) else { continue };
                    let Some(content) = decoded(&form) else { continue };
                    let own = form.dict().get::<Dict<'a>>(RESOURCES).map(Resources::new);
                    let matrix = form.dict().get::<[f64; 6]>(MATRIX).map_or(Affine::IDENTITY, Affine::new);
                    let inside = State { transform: state.transform * matrix, ..state.clone() };
                    self.interpret(&content, own.as_ref().unwrap_or(resources), inside, depth + 1, runs);
                }
                _ => {}
            }
        }
    }

    /// Shows a string.
    fn show(&mut self, string: &PdfString<'_>, state: &mut State<'a>, runs: &mut Vec<Run>) {
        let Some(font) = state.font.clone() else { return };
        let bytes = string.as_bytes();
        if state.is_stand_in && !bytes.is_ascii() {
            return;
        }
        let is_horizontal = font.is_horizontal();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            let length = length.max(1);
            at += length;
            let advance = font.code_advance(code);
            let advance = if is_horizontal { advance.x } else { advance.y };
            let word_space = if code == 32 && length == 1 { state.word_space } else { 0.0 };
            let whole = state.transform * state.text;
            let start = whole * Point::new(0.0, state.rise);
            state.advance(advance / f64::from(UNITS_PER_EM) * state.size + state.letter_space, is_horizontal);
            let end = state.transform * state.text * Point::new(0.0, state.rise);
            state.advance(word_space, is_horizontal);
            self.shown += 1;
            let Some(text) = text_of(&font, code) else {
                self.unknown += 1;
                continue;
            };
            self.bytes = self.bytes.saturating_sub(text.len());
            let [a, b, c, d, ..] = whole.as_coeffs();
            // What is written upwards or askew is no line of an article.
            let is_level = is_horizontal && a > 0.0 && b.abs() < 0.1 * a;
            let size = c.hypot(d) * state.size.abs();
            let numbers = [start.x, start.y, end.x, size].map(|number| number as f32);
            if is_level && numbers.iter().all(|number| number.is_finite() && number.abs() < 1e6) {
                let [left, y, right, size] = numbers;
                push(runs, Run { text, left, right: right.max(left), y, size: size.max(0.1) });
            }
        }
    }
}

/// Content or the like, unpacked; nothing of a picture.
fn decoded<'a>(stream: &Stream<'a>) -> Option<std::borrow::Cow<'a, [u8]>> {
    let is_picture = stream.dict().get::<Name<'_>>(SUBTYPE).is_some_and(|name| name.as_str() == "Image");
    if is_picture { None } else { stream.decoded_data().ok() }
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// Which letters a code means; nothing if the font does not say.
fn text_of(font: &Font<'_>, code: u32) -> Option<String> {
    let glyph = font.map_code(code);
    let letters = match font.glyph(glyph, code) {
        FontGlyph::Outline(outline) => outline.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let text: String = match letters? {
        BfString::Char(letter) => letter.into(),
        BfString::String(letters) => letters.to_string(),
    };
    let is_known = |c: char| !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. | '\u{FFFD}' | '\0');
    if !text.chars().all(is_known) {
        return None;
    }
    let mut letters = String::new();
    text.chars().for_each(|letter| written(letter, &mut letters));
    Some(letters)
}

/// A letter as it is written in text: ligatures are several, and what only divides words is none.
fn written(letter: char, text: &mut String) {
    match letter {
        '\u{FB00}' => text.push_str("ff"),
        '\u{FB01}' => text.push_str("fi"),
        '\u{FB02}' => text.push_str("fl"),
        '\u{FB03}' => text.push_str("ffi"),
        '\u{FB04}' => text.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => text.push_str("st"),
        '\u{200B}' | '\u{FEFF}' => {}
        letter if letter.is_control() || letter.is_whitespace() => text.push(' '),
        letter => text.push(letter),
    }
}

/// Adds a letter to the run before it, if it goes on there.
fn push(runs: &mut Vec<Run>, letter: Run) {
    let is_space = letter.text.trim().is_empty();
    if let Some(run) = runs.last_mut() {
        let gap = (letter.left - run.right) / letter.size;
        let is_on_line = (letter.y - run.y).abs() < 0.35 * run.size.max(letter.size)
            && letter.size < 1.4 * run.size
            && run.size < 2.5 * letter.size;
        if is_on_line && gap > -0.35 && gap < GAP {
            let ends_with_space = run.text.ends_with(' ');
            if (is_space || gap > SPACE) && !ends_with_space {
                run.text.push(' ');
            }
            if !is_space {
                run.text.push_str(&letter.text);
            }
            run.right = run.right.max(letter.right);
            return;
        }
    }
    if !is_space {
        runs.push(letter);
    }
}
