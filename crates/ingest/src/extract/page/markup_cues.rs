//! The cues of a web page's markup: elements, names of classes, links, and where the prose gathers.

use std::collections::{HashMap, HashSet};

use text::{fnv, folded_words};

use super::{
    cue::{Cue, bin},
    hints::{HINTS, hint},
    likeness::likeness,
    markup::Page,
    unit::Unit,
};

/// Adds what the markup says of every unit to its cues.
pub fn add(units: &[Unit<'_>], page: &Page, cues: &mut [Vec<Cue>]) {
    let main = Main::find(units, page);
    let body_words: Option<HashSet<u64>> = shingles_of_body(&page.about.body);
    let description = folded_words(&page.about.description);
    for (at, ((unit, block), cues)) in units.iter().zip(&page.blocks).zip(cues).enumerate() {
        let characters = unit.text.chars().count().max(1);
        let linked = block.linked * 100 / characters;
        cues.push(("linked", bin(linked, &[1, 10, 25, 50, 80])));
        cues.push(("emphasised", bin(block.emphasised * 100 / characters, &[1, 20, 50, 90])));
        if block.after_picture {
            cues.push((if unit.words < 40 { "after, short" } else { "after" }, "picture"));
        }
        let frame = &page.frames[block.frame];
        let tag = tag(&frame.tag);
        cues.push(("tag", tag));
        cues.push((if unit.prose { "tag, prose" } else { "tag, short" }, tag));
        let mut told = 0_u32;
        let mut seen: [u32; 3] = [0; 3];
        for (depth, at) in page.around(block.frame).enumerate() {
            let around = &page.frames[at];
            let ring = match depth {
                0..=1 => 0,
                2..=3 => 1,
                _ => 2,
            };
            seen[ring] |= around.hints;
            let (bit, name) = match around.tag.as_str() {
                "article" => (1, "article"),
                "main" => (2, "main"),
                "nav" => (4, "nav"),
                "header" => (8, "header"),
                "footer" => (16, "footer"),
                "aside" => (32, "aside"),
                "form" | "fieldset" | "label" | "button" => (64, "form"),
                "figure" | "figcaption" => (128, "figure"),
                "table" => (256, "table"),
                "ul" | "ol" | "dl" => (512, "list"),
                "blockquote" => (1024, "blockquote"),
                "section" => (2048, "section"),
                "dialog" | "details" => (4096, "dialog"),
                "h1" => (8192, "h1"),
                "h2" | "h3" | "h4" | "h5" | "h6" => (16384, "heading"),
                _ => (0, ""),
            };
            if bit != 0 && told & bit == 0 {
                told |= bit;
                cues.push(("in", name));
            }
        }
        for (ring, group) in ["named", "named around", "named far"].into_iter().enumerate() {
            for (bit, (name, _)) in HINTS.iter().enumerate() {
                if seen[ring] & (1 << bit) != 0 {
                    cues.push((group, name));
                }
            }
        }
        if frame.hidden {
            cues.push(("is", "hidden"));
        }
        main.cues(at, unit.prose, block.frame, page, cues);
        if !description.is_empty() && unit.words >= 5 && likeness(&unit.key, &description) >= 2 {
            cues.push(("is", "description"));
        }
        if let Some(body) = &body_words
            && unit.words >= 1
        {
            let words: Vec<&str> = unit.key.split(' ').collect();
            let mine = shingles(&words);
            let inside =
                mine.iter().filter(|shingle| body.contains(shingle)).count() * 100 / mine.len().max(1);
            let group = if unit.words >= 4 { "in structured text" } else { "in structured text, short" };
            cues.push((group, bin(inside, &[1, 30, 70, 95])));
        }
    }
}

/// Runs of up to four words, hashed. A block of fewer words is one run.
fn shingles(words: &[&str]) -> Vec<u64> {
    let size = words.len().clamp(1, 4);
    words.windows(size).map(|run| fnv::hash_words(run.iter().copied())).collect()
}

/// The runs of one to four words of the article's text in structured data, if that is whole.
fn shingles_of_body(body: &str) -> Option<HashSet<u64>> {
    let key = folded_words(body);
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() < 100 {
        return None;
    }
    let mut all = HashSet::new();
    for size in 1..=4 {
        all.extend(words.windows(size).map(|run| fnv::hash_words(run.iter().copied())));
    }
    Some(all)
}

/// Where the prose of a page gathers.
struct Main {
    /// The element whose own paragraphs weigh most.
    core: usize,
    /// The innermost element that holds most of the prose.
    most: usize,
    /// For each frame, the words of prose in it.
    weight: Vec<usize>,
    /// For each signature, the words of prose in such frames.
    signatures: HashMap<u64, usize>,
    all: usize,
    first: Option<usize>,
    last: Option<usize>,
}

impl Main {
    fn find(units: &[Unit<'_>], page: &Page) -> Self {
        let against = hint("comment") | hint("related") | hint("foot") | hint("subscribe") | hint("nav");
        let mut weight = vec![0; page.frames.len()];
        let mut score = vec![0.0_f32; page.frames.len()];
        let mut signatures: HashMap<u64, usize> = HashMap::new();
        let mut all = 0;
        let counts: Vec<bool> = units
            .iter()
            .zip(&page.blocks)
            .map(|(unit, block)| {
                let linked = block.linked * 3 > unit.text.chars().count();
                let is_outside = page.around(block.frame).take(4).any(|at| {
                    let frame = &page.frames[at];
                    frame.hidden
                        || frame.hints & against != 0
                        || matches!(frame.tag.as_str(), "nav" | "footer" | "aside" | "form" | "figcaption")
                });
                unit.prose && !linked && !is_outside
            })
            .collect();
        for ((unit, block), _) in units.iter().zip(&page.blocks).zip(&counts).filter(|(_, counts)| **counts) {
            all += unit.words;
            *signatures.entry(page.frames[block.frame].signature).or_default() += unit.words;
            for (depth, at) in page.around(block.frame).enumerate() {
                weight[at] += unit.words;
                // A paragraph speaks for what it stands in, and less for what stands around that.
                let share = match depth {
                    0 => 0.0,
                    1 => 1.0,
                    2 => 0.5,
                    depth => 1.0 / (depth as f32 * 2.0),
                };
                score[at] += share * (unit.words as f32).min(120.0);
            }
        }
        let best = |values: &mut dyn Iterator<Item = (usize, f32)>| -> usize {
            values.fold((0, f32::MIN), |best, next| if next.1 > best.1 { next } else { best }).0
        };
        let core = best(&mut score.iter().copied().enumerate());
        let holds_most = |at: &usize| weight[*at] * 10 >= all * 7;
        let most = (0..page.frames.len()).rev().find(holds_most).unwrap_or(0);
        let in_core =
            |at: &usize| counts[*at] && page.around(page.blocks[*at].frame).any(|frame| frame == core);
        let first = (0..units.len()).find(in_core);
        let last = (0..units.len()).rfind(in_core);
        Self { core, most, weight, signatures, all, first, last }
    }

    fn cues(&self, at: usize, prose: bool, frame: usize, page: &Page, cues: &mut Vec<Cue>) {
        let depth = |target: usize| page.around(frame).position(|around| around == target);
        let how_deep = |depth: Option<usize>| match depth {
            None => "outside",
            Some(0) => "itself",
            Some(1) => "child",
            Some(2) => "grandchild",
            Some(3..=4) => "deep",
            Some(_) => "very deep",
        };
        let in_core = how_deep(depth(self.core));
        cues.push(("core", in_core));
        cues.push((if prose { "core, prose" } else { "core, short" }, in_core));
        cues.push(("most", how_deep(depth(self.most))));
        let place = match (self.first, self.last) {
            (Some(first), _) if at < first => match first - at {
                1..=3 => "just before",
                4..=10 => "before",
                _ => "long before",
            },
            (_, Some(last)) if at > last => match at - last {
                1..=3 => "just after",
                4..=10 => "after",
                _ => "long after",
            },
            (Some(_), Some(_)) => "within",
            _ => "nowhere",
        };
        cues.push(("beside core", place));
        cues.push((if in_core == "outside" { "beside core, outside" } else { "beside core, inside" }, place));
        let same = self.signatures.get(&page.frames[frame].signature).copied().unwrap_or(0);
        let share = same * 100 / self.all.max(1);
        cues.push(("made like prose", bin(share, &[1, 5, 20, 50])));
        cues.push((
            if prose { "made like prose, prose" } else { "made like prose, short" },
            bin(share, &[1, 5, 20, 50]),
        ));
        let parent = page.frames[frame].parent;
        let held = self.weight[parent] * 100 / self.all.max(1);
        cues.push(("parent's prose", bin(held, &[1, 5, 20, 50, 80])));
        let grandparent = page.frames[parent].parent;
        let held = self.weight[grandparent] * 100 / self.all.max(1);
        cues.push(("grandparent's prose", bin(held, &[1, 5, 20, 50, 80])));
    }
}

fn tag(name: &str) -> &'static str {
    const TAGS: [&str; 22] = [
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "td",
        "th",
        "div",
        "blockquote",
        "pre",
        "figcaption",
        "dd",
        "dt",
        "button",
        "label",
        "section",
        "header",
        "footer",
        "article",
        "body",
        "caption",
    ];
    TAGS.iter().find(|tag| **tag == name).copied().unwrap_or("other")
}
