//! What is found in text by rule: spans that are spans, whatever the text, and in time that grows with it.

use ingest::annotate::{dates, events, quantities, weapons};
use proptest::prelude::*;
use text::{Span, date::Date};

/// Every find of each kind, in the order in which it was told.
fn finds(text: &str) -> [Vec<Span>; 4] {
    let written = Date::parse("2021-01-14");
    [
        dates::find_written(text, written).into_iter().map(|found| found.span).collect(),
        weapons::find(text).into_iter().map(|found| found.span).collect(),
        quantities::find(text).into_iter().map(|found| found.span).collect(),
        events::find(text).into_iter().map(|found| found.span).collect(),
    ]
}

/// Words and signs that mean something to the rules.
const WORDS: [&str; 64] = [
    "May",
    "March",
    "January",
    "Thursday",
    "last",
    "next",
    "this",
    "week",
    "year",
    "ago",
    "two",
    "20",
    "2019",
    "2,019",
    "-",
    "–",
    ",",
    ".",
    "/",
    "'s",
    "’s",
    "\n\n",
    "\n",
    "\u{a0}",
    "of",
    "and",
    "to",
    "the",
    "in",
    "between",
    "$",
    "%",
    "US$",
    "million",
    "half",
    "a",
    "thirds",
    "out",
    "every",
    "guns",
    "rifles",
    "assault",
    ".50",
    "caliber",
    "AK-47",
    "9mm",
    "people",
    "police",
    "officers",
    "Act",
    "Operation",
    "Treaty",
    "War",
    "World",
    "II",
    "(",
    ")",
    "USMCA",
    "é",
    "armas",
    "hace",
    "años",
    "enero",
    "1990s",
];

proptest! {
    #[test]
    fn finds_are_spans_in_order(picks in prop::collection::vec((0..WORDS.len(), any::<bool>()), 0..60)) {
        let words = picks.iter().map(|&(at, spaced)| format!("{}{}", WORDS[at], if spaced { " " } else { "" }));
        let text: String = words.collect();
        for found in finds(&text) {
            let mut end = 0;
            for span in found {
                prop_assert!(span.start >= end && !span.is_empty(), "{span:?} in {text:?}");
                prop_assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
                end = span.end;
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        finds(&text);
    }
}

#[test]
fn what_is_repeated_without_end_takes_no_longer() {
    for word in [
        "one thousand ",
        "May ",
        "3 and 5 ",
        "assault ",
        "Big ",
        "2019, ",
        "1 to ",
        "two police ",
        "$1 to ",
        "the Act of ",
    ] {
        let text = word.repeat(20_000);
        finds(&text);
    }
}
