//! The picture that chats and social media show beside a link to the page: its title, its description and what there is.
//!
//! Such programs take a picture in pixels only, by a whole address; so it is made where a dossier names the address at which it is
//! published. It is drawn here and not by a browser, and the same dossier gives the same bytes everywhere: all that is worked out are
//! sums and products of 32-bit fractions.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

use crate::contents::{Contents, count};

/// The size that Open Graph's readers ask for: 1.91 to 1.
pub const WIDTH: usize = 1200;
/// Its height.
pub const HEIGHT: usize = 630;

/// What is left free on each side.
const MARGIN: f32 = 80.0;

/// The bar in the colour of the dossier, at the left.
const BAR: usize = 24;

/// The colours of the page in the light (`styles/tokens.css`).
const PAPER: u32 = 0x00fc_fcfa;
const INK: u32 = 0x001b_1c1e;
const QUIET: u32 = 0x0052_555a;
const ACCENT: u32 = 0x000b_5394;

/// The letters: Latin, Greek and Cyrillic of DejaVu Serif. THIRD-PARTY.md has its licence.
static FONT: &[u8] = include_bytes!("preview/DejaVuSerif-Bold.ttf");

/// The picture as PNG. None, if the title has a character for which there is no letter, as in Chinese.
pub fn preview(contents: &Contents) -> Option<Vec<u8>> {
    let font = FontRef::new(FONT).ok()?;
    let mut canvas = Canvas { font, pixels: vec![[0; 3]; WIDTH * HEIGHT] };
    canvas.fill(0, WIDTH, PAPER);
    canvas.fill(0, BAR, contents.colour.unwrap_or(ACCENT));
    // A long title is set smaller, and cut only at the smallest size.
    let (mut size, mut most) = (72.0, 3);
    let mut title = canvas.lines(&contents.title, size)?;
    for (smaller, more) in [(56.0, 4), (44.0, 5)] {
        if title.len() > most {
            (size, most) = (smaller, more);
            title = canvas.lines(&contents.title, size)?;
        }
    }
    let title = cut(title, most);
    let mut y = MARGIN;
    for line in &title {
        y += size * 1.2;
        canvas.write(line, size, y, INK);
    }
    y += size * 0.2;
    const SMALL: f32 = 30.0;
    const FOOT: f32 = HEIGHT as f32 - MARGIN;
    let room = ((FOOT - SMALL * 2.0 - y) / (SMALL * 1.4)).max(0.0) as usize;
    for line in cut(canvas.lines(&contents.description, SMALL).unwrap_or_default(), room.min(4)) {
        y += SMALL * 1.4;
        canvas.write(&line, SMALL, y + SMALL * 0.4, QUIET);
    }
    let host = contents.address.split("//").nth(1).unwrap_or_default().trim_end_matches('/');
    let facts = format!("{} · {host}", count(contents.total));
    for line in cut(canvas.lines(&facts, SMALL).unwrap_or_default(), 1) {
        canvas.write(&line, SMALL, FOOT, INK);
    }
    canvas.png()
}

/// The first lines; where there are more, the last one says so.
fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

struct Canvas {
    font: FontRef<'static>,
    pixels: Vec<[u8; 3]>,
}

impl Canvas {
    fn fill(&mut self, from: usize, to: usize, colour: u32) {
        for row in self.pixels.chunks_mut(WIDTH) {
            row[from..to].fill(channels(colour));
        }
    }

    fn glyph(&self, letter: char) -> Option<GlyphId> {
        self.font.charmap().map(letter)
    }

    /// How wide a word is. None, if there is no letter for one of its characters.
    fn width(&self, word: &str, size: f32) -> Option<f32> {
        let metrics = self.font.glyph_metrics(Size::new(size), LocationRef::default());
        word.chars().try_fold(0.0, |width, letter| Some(width + metrics.advance_width(self.glyph(letter)?)?))
    }

    /// A text in lines that fit.
    fn lines(&self, text: &str, size: f32) -> Option<Vec<String>> {
        let most = WIDTH as f32 - BAR as f32 - 2.0 * MARGIN;
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| [line, " ", word].concat());
            match longer {
                Some(longer) if self.width(&longer, size)? <= most => {
                    if let Some(line) = lines.last_mut() {
                        *line = longer;
                    }
                }
                _ => {
                    self.width(word, size)?;
                    lines.push(word.to_owned());
                }
            }
        }
        Some(lines)
    }

    /// Writes a line on its base line. What is too long runs into the margin and ends at the edge.
    fn write(&mut self, line: &str, size: f32, y: f32, colour: u32) {
        let metrics = self.font.glyph_metrics(Size::new(size), LocationRef::default());
        let outlines = self.font.outline_glyphs();
        let mut outline = Outline {
            rasterizer: Rasterizer::new(WIDTH, HEIGHT),
            origin: point(BAR as f32 + MARGIN, y),
            start: point(0.0, 0.0),
            last: point(0.0, 0.0),
        };
        for letter in line.chars() {
            let Some(glyph) = self.glyph(letter) else { continue };
            let advance = metrics.advance_width(glyph).unwrap_or_default();
            if outline.origin.x + advance > WIDTH as f32 {
                break;
            }
            if let Some(shape) = outlines.get(glyph) {
                // A shape that cannot be drawn leaves its place empty.
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                let _ = shape.draw(settings, &mut outline);
            }
            outline.origin.x += advance;
        }
        let ink = channels(colour);
        let pixels = &mut self.pixels;
        outline.rasterizer.for_each_pixel(|at, covered| {
            let covered = (covered.clamp(0.0, 1.0) * 255.0) as u32;
            if let (1.., Some(pixel)) = (covered, pixels.get_mut(at)) {
                for (channel, ink) in pixel.iter_mut().zip(ink) {
                    *channel =
                        ((u32::from(*channel) * (255 - covered) + u32::from(ink) * covered) / 255) as u8;
                }
            }
        });
    }

    fn png(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(self.pixels.as_flattened()).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}

fn channels(colour: u32) -> [u8; 3] {
    let [_, red, green, blue] = colour.to_be_bytes();
    [red, green, blue]
}

/// Takes the shape of a letter, whose base line is at `origin`. In a font, up is positive.
struct Outline {
    rasterizer: Rasterizer,
    origin: Point,
    start: Point,
    last: Point,
}

impl Outline {
    fn at(&self, x: f32, y: f32) -> Point {
        point(self.origin.x + x, self.origin.y - y)
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.at(x, y);
        self.last = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.rasterizer.draw_line(self.last, to);
        self.last = to;
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let to = self.at(x, y);
        self.rasterizer.draw_quad(self.last, self.at(cx, cy), to);
        self.last = to;
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let to = self.at(x, y);
        self.rasterizer.draw_cubic(self.last, self.at(ax, ay), self.at(bx, by), to);
        self.last = to;
    }

    fn close(&mut self) {
        self.rasterizer.draw_line(self.last, self.start);
        self.last = self.start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(title: &str) -> Contents {
        Contents {
            title: title.to_owned(),
            description: "What the papers wrote. ".repeat(30),
            address: "https://example.org/arms/".to_owned(),
            total: 5,
            ..Contents::default()
        }
    }

    fn pixels(png: &[u8]) -> Vec<u8> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a picture");
        assert_eq!((reader.info().width as usize, reader.info().height as usize), (WIDTH, HEIGHT));
        let mut pixels = vec![0; WIDTH * HEIGHT * 3];
        reader.next_frame(&mut pixels).expect("pixels");
        pixels
    }

    /// How many pixels of a band of rows are darker than the paper.
    fn dark(pixels: &[u8], rows: std::ops::Range<usize>) -> usize {
        let rows = pixels.chunks(WIDTH * 3).skip(rows.start).take(rows.len());
        rows.flat_map(|row| row[BAR * 3..].chunks(3)).filter(|pixel| pixel[0] < 128).count()
    }

    #[test]
    fn a_title_is_drawn_within_its_margins() {
        for title in ["Arms", "Año de armas", &"Arms across the border, 2018–2025. ".repeat(9)] {
            let png = preview(&contents(title)).expect("a picture");
            let pixels = pixels(&png);
            assert!(png.len() < 200_000, "{} bytes", png.len());
            assert!(dark(&pixels, 80..300) > 1000, "{title}");
            assert_eq!(dark(&pixels, 0..70) + dark(&pixels, HEIGHT - 60..HEIGHT), 0, "{title}");
            let edge = pixels.chunks(WIDTH * 3).flat_map(|row| row[(WIDTH - 20) * 3..].chunks(3));
            assert!(edge.into_iter().all(|pixel| pixel == channels(PAPER)), "{title}");
            assert_eq!(pixels[..3], channels(ACCENT));
        }
    }

    #[test]
    fn the_same_title_is_the_same_picture_and_others_are_not() {
        let picture = |title| preview(&contents(title));
        assert_eq!(picture("Arms"), picture("Arms"));
        assert_ne!(picture("Arms"), picture("Armas"));
        assert_eq!(picture("武器"), None, "there are no such letters");
    }
}
