use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn check(raw: &str, expected: Expect) {
    let outline = outline(raw);
    let date = outline.date.map(|dated| dated.date.to_string());
    let mut report = format!("{} | {:?} | {date:?}\n", outline.title, outline.source);
    for zone in zones(raw, &outline.lines) {
        let text: String = raw[zone.span.range()].trim().chars().take(40).collect();
        report.push_str(&format!("{:?}: {}\n", zone.kind, text.replace('\n', "⏎")));
    }
    expected.assert_eq(&report);
}

const PROSE: &str =
    "This is a sentence of the article that is long enough to be read as a paragraph of running text.";

#[test]
fn a_plain_article() {
    check(
        &format!("Two Ministers Meet In The Capital\n\n{PROSE}\n{PROSE} Twice.\n"),
        expect![[r#"
            Two Ministers Meet In The Capital | None | None
            Title: Two Ministers Meet In The Capital
            Body: This is a sentence of the article that i
        "#]],
    );
}

#[test]
fn furniture_around_an_article() {
    check(
        &format!(
            "Skip to content\nHome\nMarch 3, 2024\nMinisters meet in the capital\nBy Ann Lee\n\n{PROSE}\nA subheading\n{PROSE} And more.\n\nSource: La Jornada (sp)\nComments (3)\nOther story about something else\n{}",
            &PROSE[..90]
        ),
        expect![[r#"
            Ministers meet in the capital | Some("La Jornada") | Some("2024-03-03")
            Boilerplate: Skip to content⏎Home
            Date: March 3, 2024
            Title: Ministers meet in the capital
            Byline: By Ann Lee
            Body: This is a sentence of the article that i
            Byline: Source: La Jornada (sp)
            Boilerplate: Comments (3)⏎Other story about something
        "#]],
    );
}

#[test]
fn a_title_and_summary_printed_twice() {
    check(
        &format!(
            "Ministers meet again today\n{PROSE} Summary.\nMinisters meet again today\n{PROSE} Summary.\n{PROSE}\n"
        ),
        expect![[r#"
            Ministers meet again today | None | None
            Title: Ministers meet again today
            Summary: This is a sentence of the article that i
            Duplicate: Ministers meet again today⏎This is a sen
            Body: This is a sentence of the article that i
        "#]],
    );
}

#[test]
fn a_note_without_a_paragraph() {
    check(
        "only a few words\nand some more",
        expect![[r#"
            only a few words | None | None
            Title: only a few words
            Body: and some more
        "#]],
    );
}

proptest! {
    #[test]
    fn zones_cover_any_file_once_and_in_order(raw in "([a-zA-Zé .,\u{a0}•]{0,120}(\n|\r\n| |Tags\n|Comments \\(0\\)\n)){1,12}x") {
        let mut at = 0;
        for zone in zones(&raw, &outline(&raw).lines) {
            prop_assert_eq!(zone.span.start, at);
            prop_assert!(raw.is_char_boundary(zone.span.end) && !zone.span.is_empty());
            at = zone.span.end;
        }
        prop_assert_eq!(at, raw.len());
    }
}
