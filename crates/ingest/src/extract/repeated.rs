//! Boilerplate by repetition: a line that many files of one source share is part of the page.

use std::collections::{BTreeSet, HashMap};

use corpus::model::ZoneKind;

use crate::extract::{reason::Reason, zoning::Outline};

/// A line must stand in this many stories, …
const STORIES: usize = 3;

/// … and in this many of a hundred of its source's.
const SHARE: usize = 20;

/// Sets repeated lines apart. `story` says for each article which story it tells: copies of one
/// story share their lines for another reason.
///
/// Only pages have boilerplate: what a file of nothing but text repeats is text, and is found.
///
/// Short lines are left out wherever they are. A paragraph only where it opens or closes the text and
/// has a phrase of boilerplate or names the source, as notes about the publisher do: background that
/// several stories share is text.
pub fn leave_out<'o>(outlines: impl Iterator<Item = &'o mut Outline>, story: &[usize]) {
    let outlines: Vec<&mut Outline> = outlines.collect();
    let mut stories: HashMap<&Option<String>, BTreeSet<usize>> = HashMap::new();
    let mut printed: HashMap<(&Option<String>, u64), BTreeSet<usize>> = HashMap::new();
    for (outline, &story) in outlines.iter().zip(story) {
        stories.entry(&outline.source).or_default().insert(story);
        for line in outline.blocks.iter().filter(|line| line.kind.is_body()) {
            let seen = printed.entry((&outline.source, line.key)).or_default();
            // A few more than are needed, so that a common line costs no more than a rare one.
            if seen.len() <= STORIES + stories[&outline.source].len() * SHARE / 100 {
                seen.insert(story);
            }
        }
    }
    let is_repeated = |source: &Option<String>, key: u64| {
        let of_source = stories.get(source).map_or(0, BTreeSet::len);
        let seen = printed.get(&(source, key)).map_or(0, BTreeSet::len);
        seen >= STORIES && seen * 100 >= of_source * SHARE
    };
    let found: Vec<Vec<usize>> = outlines.iter().map(|outline| repeated(outline, &is_repeated)).collect();
    for (outline, lines) in outlines.into_iter().zip(found) {
        for at in lines {
            let block = &mut outline.blocks[at];
            (block.kind, block.reason) = (ZoneKind::Boilerplate, Some(Reason::OtherArticles));
        }
    }
}

/// The lines of an outline to left out; none where nothing would be left.
fn repeated(outline: &Outline, is_repeated: &dyn Fn(&Option<String>, u64) -> bool) -> Vec<usize> {
    let body: Vec<usize> =
        (0..outline.blocks.len()).filter(|&at| outline.blocks[at].kind.is_body()).collect();
    let repeats = |at: &usize| is_repeated(&outline.source, outline.blocks[*at].key);
    if !outline.is_page {
        return Vec::new();
    }
    let opening = body.iter().take_while(|at| repeats(at)).count();
    let closing = body.iter().rev().take_while(|at| repeats(at)).count();
    if opening == body.len() {
        return Vec::new();
    }
    let is_at_edge = |place: usize| place < opening || place >= body.len() - closing;
    let is_boilerplate = |place: usize, at: usize| {
        let block = &outline.blocks[at];
        !block.prose || is_at_edge(place) && block.is_notice
    };
    let found = body.iter().enumerate().filter(|(place, at)| repeats(at) && is_boilerplate(*place, **at));
    found.map(|(_, at)| *at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::zoning::outline;

    const FOOTER: &str = "The Daily Example is an independent newspaper that has been published in this city since the year 1901.";

    fn page(name: &str, source: &str) -> Outline {
        let text: String = (0..4).map(|n| format!("The {name} was seen on the {name} road, and people said that {name} number {n} had never been so large before.\n")).collect();
        let mut outline = outline(&format!(
            "Skip to content\nLog in\nSubscribe\nA headline about {name} today\n\n{text}Reader service desk\nAnd then the {name} went home, which nobody had expected of it at all.\n{FOOTER}\n"
        ));
        outline.source = Some(source.to_owned());
        // As where the source is known when the page is outlined.
        if let Some(last) = outline.blocks.last_mut() {
            last.is_notice = true;
        }
        outline
    }

    fn kinds(outline: &Outline) -> Vec<ZoneKind> {
        outline.blocks.iter().rev().take(3).rev().map(|line| line.kind).collect()
    }

    #[test]
    fn lines_of_a_source_are_boilerplate() {
        let names = ["bear", "wolf", "lynx", "moose"];
        let mut pages: Vec<Outline> = names.iter().map(|name| page(name, "Daily Example")).collect();
        pages.push(page("otter", "Another Paper"));
        leave_out(pages.iter_mut(), &[0, 1, 2, 3, 4]);
        for page in &pages[..4] {
            assert_eq!(kinds(page)[1..], [ZoneKind::Body, ZoneKind::Boilerplate], "{}", page.title);
            assert_eq!(kinds(page)[0], ZoneKind::Boilerplate, "{}", page.title);
        }
        assert_eq!(kinds(&pages[4])[2], ZoneKind::Body, "one page of a source proves nothing");
    }

    #[test]
    fn background_that_stories_share_is_text() {
        let mut pages: Vec<Outline> =
            ["bear", "wolf", "lynx", "moose"].iter().map(|name| page(name, "Daily Example")).collect();
        for page in &mut pages {
            page.blocks.last_mut().expect("a block").is_notice = false;
        }
        leave_out(pages.iter_mut(), &[0, 1, 2, 3]);
        assert!(pages.iter().all(|page| kinds(page)[2] == ZoneKind::Body));
    }

    #[test]
    fn texts_without_a_page_around_them_keep_what_they_repeat() {
        let plain = |name: &str| {
            let text = format!(
                "A headline about {name} today\n\nThe {name} was seen on the {name} road, and people said that the {name} had never been so large.\n{FOOTER}\n"
            );
            Outline { source: Some("Daily Example".to_owned()), ..outline(&text) }
        };
        let mut texts: Vec<Outline> = ["bear", "wolf", "lynx", "moose"].map(plain).into();
        leave_out(texts.iter_mut(), &[0, 1, 2, 3]);
        assert!(texts.iter().all(|text| text.blocks.last().is_some_and(|line| line.kind == ZoneKind::Body)));
    }

    #[test]
    fn copies_of_one_story_are_not() {
        let mut pages: Vec<Outline> = (0..4).map(|_| page("bear", "Daily Example")).collect();
        leave_out(pages.iter_mut(), &[0, 0, 0, 0]);
        assert!(pages.iter().all(|page| kinds(page)[2] == ZoneKind::Body));
    }
}
