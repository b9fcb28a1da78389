//! Where in a text the words of a note are, and whether they are still there.
//!
//! An anchor has the place of the words, the words, and what stands before and after them: the position and quotation selectors of
//! Web Annotations. Programs that use these look for the most similar place once the text has changed, and so can put a note at
//! words that only look like its own. Here a note that cannot be placed for sure is not placed: its reader is told that the
//! words have changed.
//!
//! Words are found for sure
//!
//! 1. at the only place that has them with the same before and after; of several, at the one that has not moved, or has
//!    moved by as much as the text has become longer or shorter;
//! 2. else, as something next to them has changed, at the only place that has them with the same before, or with the same
//!    after. Each side is taken long enough to be the only such place in the text that the reader saw: if
//!    the right place is gone, no other has it. A side of which there is no such length does not count.

use text::Span;

/// How many characters are kept on each side at least. Hypothesis keeps as many.
const SHORTEST: usize = 32;

/// How many characters are kept at most, where the words stand several times with the same around them.
const LONGEST: usize = 512;

/// How many bytes of words are kept at most: a note is about words, not about an article.
pub const MOST_WORDS: usize = 5000;

/// Words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where they stood, in bytes.
    pub span: Span,
    /// The words.
    pub words: String,
    /// What stood before them.
    pub before: Side,
    /// What stood after them.
    pub after: Side,
    /// How many bytes the whole text had.
    pub length: usize,
}

/// What stands on one side of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The characters next to the words.
    pub text: String,
    /// Whether no other place in the text had the words with this beside them.
    pub is_only: bool,
}

impl Anchor {
    /// The words at a place of a text. None, if there are no such bytes, nothing but white space, or more than
    /// [`MOST_WORDS`]. White space around the words is left out.
    pub fn of(text: &str, span: Span) -> Option<Self> {
        let words = text.get(span.range())?;
        let start = span.start + (words.len() - words.trim_start().len());
        let words = words.trim();
        if words.is_empty() || words.len() > MOST_WORDS {
            return None;
        }
        let span = Span::new(start, start + words.len());
        let places: Vec<usize> = places(text, words).filter(|&place| place != start).collect();
        let (head, tail) = (&text[..start], &text[span.end..]);
        let before = side(
            |length| last(head, length),
            |beside| places.iter().any(|&place| text[..place].ends_with(beside)),
        );
        let after = side(
            |length| first(tail, length),
            |beside| places.iter().any(|&place| text[place + words.len()..].starts_with(beside)),
        );
        Some(Self { span, words: words.to_owned(), before, after, length: text.len() })
    }

    /// Where the words are in a text that may have changed. None, if that is not sure.
    pub fn find(&self, text: &str) -> Option<Span> {
        let has_before = |place: usize| text[..place].ends_with(&self.before.text);
        let has_after = |place: usize| text[place + self.words.len()..].starts_with(&self.after.text);
        let (mut both, mut one) = (Vec::new(), Vec::new());
        for place in places(text, &self.words) {
            let (before, after) = (has_before(place), has_after(place));
            if before && after {
                both.push(place);
            } else if before && self.before.is_only || after && self.after.is_only {
                one.push(place);
            }
        }
        // Not moved, or by as much as the text has grown or shrunk.
        let grown = (self.span.start + text.len()).checked_sub(self.length);
        let is_likely = |place: usize| place == self.span.start || Some(place) == grown;
        let was_only = self.before.is_only || self.after.is_only;
        let place = match (both.as_slice(), one.as_slice()) {
            ([place], _) => Some(*place).filter(|&place| was_only || is_likely(place)),
            ([], [place]) => Some(*place),
            ([], _) => None,
            // A passage that the text has several times.
            (several, _) => {
                let mut likely = several.iter().copied().filter(|&place| is_likely(place));
                likely.next().filter(|_| likely.next().is_none())
            }
        }?;
        Some(Span::new(place, place + self.words.len()))
    }
}

/// Every place of words in a text; places may overlap.
fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let step = words.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let place = from + text.get(from..)?.find(words).filter(|_| !words.is_empty())?;
        from = place + step;
        Some(place)
    })
}

/// The shortest side of which there is no other, or else the longest.
fn side<'t>(cut: impl Fn(usize) -> &'t str, is_elsewhere: impl Fn(&str) -> bool) -> Side {
    let mut length = SHORTEST;
    loop {
        let text = cut(length);
        // At an end of the text there is no more of it.
        let is_only = !is_elsewhere(text);
        if is_only || length >= LONGEST || text == cut(2 * length) {
            return Side { text: text.to_owned(), is_only };
        }
        length *= 2;
    }
}

/// The first characters of a text.
fn first(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The last characters of a text.
fn last(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count.saturating_sub(1)).map_or(text, |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Mexico’s minister said that 200,000 guns cross each year. The ambassador said that help was \
        offered.\n\nThe minister said that 200,000 guns cross each year, and that help was refused. Nobody asked.";

    fn at(text: &str, words: &str, nth: usize) -> Span {
        let start = places(text, words).nth(nth).expect("the words");
        Span::new(start, start + words.len())
    }

    fn found<'t>(anchor: &Anchor, text: &'t str) -> Option<&'t str> {
        anchor.find(text).map(|span| &text[span.range()])
    }

    #[test]
    fn words_stay_where_they_are() {
        for nth in 0..2 {
            let span = at(TEXT, "200,000 guns", nth);
            let anchor = Anchor::of(TEXT, span).expect("words");
            assert_eq!(anchor.find(TEXT), Some(span));
        }
    }

    #[test]
    fn white_space_is_no_part_of_words_and_there_are_some() {
        let anchor = Anchor::of("a  word here", Span::new(1, 8)).expect("words");
        assert_eq!((anchor.words.as_str(), anchor.span), ("word", Span::new(3, 7)));
        assert_eq!(Anchor::of("a  word", Span::new(1, 3)), None);
        assert_eq!(Anchor::of("a  word", Span::new(3, 70)), None);
        assert_eq!(Anchor::of("año", Span::new(0, 2)), None, "half of a character");
        assert_eq!(Anchor::of(&"x".repeat(MOST_WORDS + 1), Span::new(0, MOST_WORDS + 1)), None);
    }

    #[test]
    fn words_move_with_what_is_around_them() {
        let span = at(TEXT, "200,000 guns", 1);
        let anchor = Anchor::of(TEXT, span).expect("words");
        let longer = ["Updated on Friday. ", TEXT].concat();
        assert_eq!(anchor.find(&longer), Some(Span::new(span.start + 19, span.end + 19)));
        let shorter = TEXT.replace("The ambassador said that help was offered.\n\n", "");
        assert_eq!(found(&anchor, &shorter), Some("200,000 guns"));
        assert_eq!(anchor.find(&shorter).map(|found| found.start), Some(span.start - 44));
    }

    #[test]
    fn one_side_is_enough_where_it_was_the_only_one() {
        let anchor = Anchor::of(TEXT, at(TEXT, "help was refused", 0)).expect("words");
        assert_eq!(found(&anchor, &TEXT.replace("Nobody", "Everybody")), Some("help was refused"));
        assert_eq!(found(&anchor, &TEXT.replace("and that", "or so")), Some("help was refused"));
        let both = TEXT.replace("Nobody", "Everybody").replace("and that", "or so");
        assert_eq!(anchor.find(&both), None);
    }

    #[test]
    fn words_that_changed_are_not_looked_for_elsewhere() {
        let (first, second) = (at(TEXT, "200,000 guns", 0), at(TEXT, "200,000 guns", 1));
        for (changed, other) in [(first, second), (second, first)] {
            let mut text = TEXT.to_owned();
            text.replace_range(changed.range(), "250,000 guns");
            assert_eq!(Anchor::of(TEXT, changed).expect("words").find(&text), None);
            assert_eq!(Anchor::of(TEXT, other).expect("words").find(&text), Some(other));
        }
        // Taken away, so that the look-alike is the only one left.
        let text = TEXT.replacen("Mexico’s minister said that 200,000 guns cross each year. ", "", 1);
        assert_eq!(Anchor::of(TEXT, first).expect("words").find(&text), None);
    }

    #[test]
    fn of_a_passage_that_stands_twice_each_keeps_its_place() {
        let passage =
            "A long passage that a page prints at its beginning and prints again at its end. ".repeat(8);
        let text = [&passage, "Between them stands this.\n", &passage].concat();
        let places: Vec<Span> = (0..16).map(|nth| at(&text, "prints again", nth)).collect();
        for edited in [text.clone(), ["New. ", &text].concat(), text.replace("Between", "In between")] {
            for place in &places {
                let anchor = Anchor::of(&text, *place).expect("words");
                let moved = edited.len() - text.len();
                let right = [place.start, place.start + moved]
                    .map(|start| Span::new(start, start + "prints again".len()));
                let found = anchor.find(&edited);
                assert!(found.is_none_or(|found| right.contains(&found)), "{place:?} is found at {found:?}");
            }
        }
    }

    /// The bar: of 200 notes, 199 are at their words, 1 is said to have changed, and none has moved to others.
    #[test]
    fn of_two_hundred_notes_the_changed_one_is_missed() {
        let mut text = String::new();
        for at in 0..400 {
            let sentence =
                format!("The minister said in report {at} that guns cross the border. The border is long. ");
            text.push_str(&sentence);
        }
        let borders: Vec<Span> = places(&text, "border").map(|at| Span::new(at, at + 6)).collect();
        let anchors: Vec<Anchor> =
            borders.iter().step_by(4).map(|&span| Anchor::of(&text, span).expect("words")).collect();
        assert_eq!(anchors.len(), 200);
        for (at, replacement) in [(17, "frontier"), (0, ""), (199, "line between the two"), (100, "Border")] {
            let mut edited = text.clone();
            let span = anchors[at].span;
            edited.replace_range(span.range(), replacement);
            for (other, anchor) in anchors.iter().enumerate() {
                let right = if other < at {
                    anchor.span.start
                } else {
                    anchor.span.start + edited.len() - text.len()
                };
                let right = (other != at).then(|| Span::new(right, right + 6));
                assert_eq!(anchor.find(&edited), right, "note {other} when {at} has changed");
            }
        }
    }

    proptest! {
        /// Whatever is written in place of something else, words are found where they went, or nowhere.
        #[test]
        fn one_edit_moves_no_note_to_other_words(
            words in proptest::collection::vec("(border|gun|the|said|minister|é)", 30..120),
            from in 0.0..1.0_f64, length in 0_usize..60, new in "[a-z é]{0,30}", note in 0.0..1.0_f64,
        ) {
            let text = words.join(" ");
            let boundary = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
            let start = boundary((from * text.len() as f64) as usize);
            let end = boundary((start + length).min(text.len()));
            let edited = [&text[..start], &new, &text[end..]].concat();
            let at = boundary((note * text.len() as f64) as usize);
            let anchor = Anchor::of(&text, Span::new(at, boundary((at + 12).min(text.len()))));
            if let Some(anchor) = anchor {
                let span = anchor.span;
                let found = anchor.find(&edited);
                if span.end <= start {
                    prop_assert!(found.is_none_or(|found| found == span));
                } else if span.start >= end {
                    let moved = Span::new(span.start + edited.len() - text.len(), span.end + edited.len() - text.len());
                    prop_assert!(found.is_none_or(|found| found == moved));
                }
            }
        }
    }
}
