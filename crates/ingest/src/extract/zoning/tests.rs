use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn check(raw: &str, expected: Expect) {
    let outline = outline(raw);
    let date = outline.date.map(|dated| dated.date.to_string());
    let mut report = format!("{} | {:?} | {date:?}\n", outline.title, outline.source);
    for zone in zones(raw, &outline.blocks) {
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
fn a_headline_as_long_as_a_paragraph_has_the_day_below_it() {
    let long = "Two Owners of a Harbour Tavern, Their Accountant and Five Suppliers Agree to Pay Back the Two Million That \
                Were Meant for Repairs of the Northern Quay After the Flood of the Year Before, Ministry Says in a Statement";
    check(
        &format!("{long}\n\nJanuary 19, 2018\n\nSource: Harbour Ministry\n\n{PROSE}\n{PROSE} Twice.\n"),
        expect![[r#"
            Two Owners of a Harbour Tavern, Their Accountant and Five Suppliers Agree to Pay Back the Two Million That Were Meant for Repairs of the Northern Quay After the Flood of the Year Before, Ministry Says in a Statement | Some("Harbour Ministry") | Some("2018-01-19")
            Title: Two Owners of a Harbour Tavern, Their Ac
            Date: January 19, 2018
            Byline: Source: Harbour Ministry
            Body: This is a sentence of the article that i
        "#]],
    );
    // What ends like a sentence is one.
    check(
        &format!("{long}.\n\nJanuary 19, 2018\n\n{PROSE}\n{PROSE} Twice.\n"),
        expect![[r#"
        Two Owners of a Harbour Tavern, Their Accountant and Five Suppliers Agree to Pay Back the Two Million That Were Meant for Repairs of the Northern Quay After the Flood of the Year Before, Ministry Says in a Statement. | None | None
        Body: Two Owners of a Harbour Tavern, Their Ac
    "#]],
    );
}

#[test]
fn a_paper_with_a_day_is_no_headline() {
    check(
        &format!("A boat sinks\n\nThe Harbour Post, 3 May 2024\n\n{PROSE}\n{PROSE} Twice.\n"),
        expect![[r#"
            A boat sinks | None | Some("2024-05-03")
            Title: A boat sinks
            Date: The Harbour Post, 3 May 2024
            Body: This is a sentence of the article that i
        "#]],
    );
    // Where nothing else can be one, it is.
    check(
        &format!("Attack in Lisbon, 3 May 2024\n\n{PROSE}\n{PROSE} Twice.\n"),
        expect![[r#"
        Attack in Lisbon, 3 May 2024 | None | Some("2024-05-03")
        Title: Attack in Lisbon, 3 May 2024
        Body: This is a sentence of the article that i
    "#]],
    );
}

#[test]
fn boilerplate_around_an_article() {
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
        for zone in zones(&raw, &outline(&raw).blocks) {
            prop_assert_eq!(zone.span.start, at);
            prop_assert!(raw.is_char_boundary(zone.span.end) && !zone.span.is_empty());
            at = zone.span.end;
        }
        prop_assert_eq!(at, raw.len());
    }
}

/// A news page as sites make them, with all that people did not come for.
const PAGE: &str = r#"<!doctype html><html><head><title>Two ministers meet in the capital | The Daily Example</title>
<meta property="og:site_name" content="The Daily Example - News that matters">
<meta property="article:published_time" content="2024-03-03T10:15:00Z">
<link rel="canonical" href="https://example.org/ministers"><script>var tracking = "The minister of scripts";</script></head>
<body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article class="story"><h1>Two ministers meet in the capital</h1><p class="byline">By Ann Lee</p>
<div class="share"><a href="f">Facebook</a> <a href="t">Twitter</a></div>
<div class="story-body">
<p>The ministers of the interior of both countries met in the capital on Sunday, and agreed on a plan that had been in preparation for months.</p>
<p>They said that the plan would be carried out in <b>three stages</b>, of which the first<br>begins in April and the last in the summer of next year.</p>
<figure><img src="a.jpg"><figcaption>The two ministers on the steps of the palace. Photo: Ann Lee/Example</figcaption></figure>
<h2>A long way</h2>
<p class="related"><a href="/other">Read more: An otter was seen in the river for the first time</a></p>
<p>Critics doubt that there is enough money for it. “We have heard such promises before,” said one of them, who did not want to be named.</p>
</div></article>
<aside class="sidebar related-stories"><h3>Most read</h3><ul><li><a href="1">A dog wins the lottery for the second time in a year</a></li><li><a href="2">Rain is expected for the weekend in most of the country</a></li></ul></aside>
<section class="comments"><h3>Comments (2)</h3><p>I was at the palace and saw no minister at all, whatever the newspaper says about it.</p></section></main>
<footer><p>© 2024 The Daily Example. All rights reserved.</p></footer></body></html>"#;

#[test]
fn a_web_page() {
    let page = crate::extract::page::markup::read(PAGE);
    let outline = outline_of_page(&page);
    let date = outline.date.map(|dated| (dated.date.to_string(), &page.text[dated.span.range()]));
    let mut report = format!("{} | {:?} | {} | {date:?}\n", outline.title, outline.source, outline.url);
    for zone in zones(&page.text, &outline.blocks) {
        let text: String = page.text[zone.span.range()].trim().chars().take(60).collect();
        report.push_str(&format!("{:?}: {}\n", zone.kind, text.replace('\n', "⏎")));
    }
    for line in outline.blocks.iter().filter(|line| line.reason.is_some()) {
        let text: String = page.text[line.span.range()].chars().take(30).collect();
        report.push_str(&format!("{text}: {:?}\n", line.reason.expect("a reason")));
    }
    expect![[r#"
        Two ministers meet in the capital | Some("The Daily Example") | https://example.org/ministers | Some(("2024-03-03", "Published: 2024-03-03T10:15:00Z"))
        Date: Published: 2024-03-03T10:15:00Z
        Boilerplate: Home⏎⏎World⏎⏎Sport
        Title: Two ministers meet in the capital
        Byline: By Ann Lee
        Boilerplate: Facebook Twitter
        Body: The ministers of the interior of both countries met in the c
        Boilerplate: The two ministers on the steps of the palace. Photo: Ann Lee
        Body: Critics doubt that there is enough money for it. “We have he
        Boilerplate: Most read⏎⏎A dog wins the lottery for the second time in a y
        Home: Link
        World: Link
        Sport: Link
        Facebook Twitter: Link
        The two ministers on the steps: Element(Figure)
        A long way: Unlike
        Read more: An otter was seen i: Link
        Most read: Phrase(Related)
        A dog wins the lottery for the: After
        Rain is expected for the weeke: Link
        Comments (2): Outside
        I was at the palace and saw no: Outside
        © 2024 The Daily Example. All : Outside
    "#]].assert_eq(&report);
}

#[test]
fn every_line_that_is_left_out_has_a_reason() {
    let page = crate::extract::page::markup::read(PAGE);
    let lines = outline_of_page(&page).blocks;
    let apart = |line: &&Block| matches!(line.kind, ZoneKind::Boilerplate | ZoneKind::Duplicate);
    assert!(lines.iter().filter(apart).count() >= 8);
    for line in &lines {
        assert_eq!(line.reason.is_some(), apart(&line), "{}", &page.text[line.span.range()]);
    }
}

/// What is searched of a text file, a line each.
fn searched(raw: &str) -> Vec<String> {
    let zones = zones(raw, &outline(raw).blocks);
    let searchable = zones.iter().filter(|zone| zone.kind.is_searchable());
    searchable
        .flat_map(|zone| raw[zone.span.range()].lines())
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// A release as data sets have them: nothing but its text, with lists that might be menus elsewhere.
const RELEASE: &str = "\
Ten Members of a Ring Indicted

April 13, 2018

Source: Department of Examples, Office of Attorney Recruitment and Management of All Districts Together

Summary of Outcomes

A grand jury in the district returned an indictment against the ten members of the ring on Tuesday, officials of the department said.

The defendants are:

Ann Lee

Bob Ray

Carl Poe

Additional information about the efforts of the department can be found on the website of the department.

Related Materials:

Indictment
";

#[test]
fn a_text_without_a_page_around_it_is_kept_whole() {
    let said: Vec<&str> = RELEASE.lines().filter(|line| !line.is_empty()).collect();
    let mut expected = said.clone();
    expected.drain(1..3);
    assert_eq!(searched(RELEASE), expected, "all but the date and the source");

    let with_notice = format!("{RELEASE}\nThis site uses cookies\n");
    assert_eq!(searched(&with_notice), expected, "a notice is never part of a text");
}

#[test]
fn the_same_lines_on_a_page_are_boilerplate() {
    let page = format!(
        "Skip to content\n\nLog in\n\nSubscribe\n\n{RELEASE}\nShare on Facebook\n\nAll rights reserved\n"
    );
    assert!(outline(&page).is_page && !outline(RELEASE).is_page);
    assert!(!searched(&page).iter().any(|line| line == "Related Materials:"));
}

#[test]
fn a_file_that_opens_with_a_line_has_it_for_a_title() {
    let raw = format!("Antitrust Division Issues 2018 Annual Newsletter\n{}", &RELEASE[31..]);
    assert_eq!(searched(&raw)[0], "Antitrust Division Issues 2018 Annual Newsletter");
}

/// The title of a saved page with these metadata and this head.
fn title_of(head: &str, body: &str) -> String {
    let text = "<p>The ministers of the interior of both countries met in the capital on Sunday, and agreed on a plan \
                that had been in preparation for months.</p><p>They said that the plan would be carried out in three \
                stages, of which the first begins in April and the last in the summer of next year.</p>";
    let html = format!("<html><head>{head}</head><body>{body}<div>{text}</div></body></html>");
    outline_of_page(&crate::extract::page::markup::read(&html)).title
}

#[test]
fn what_is_printed_in_one_line_with_the_headline_is_no_part_of_it() {
    let title = "Two ministers meet in the capital";
    let og = format!("<meta property='og:title' content='{title}'>");
    for printed in [
        title.to_owned(),
        format!("<span>Talks at the border</span> - <span>{title}</span>"),
        format!("<span>Politics</span> {title}"),
        format!("Politics: {title}"),
        format!("{title} - 3 March 2024"),
        format!(": {title}"),
    ] {
        assert_eq!(title_of(&og, &format!("<h1>{printed}</h1>")), title, "{printed}");
    }
    // More than a kicker, and another headline.
    let longer = "After talks that went on for a whole night, two ministers meet in the capital";
    assert_eq!(title_of(&og, &format!("<h1>{longer}</h1>")), longer);
    assert_eq!(title_of(&og, "<h1>Two ministers meet</h1>"), "Two ministers meet");
}

#[test]
fn a_heading_above_the_text_is_the_headline_where_the_page_calls_itself_otherwise() {
    let og = "<meta property='og:title' content='Why all the neighbours are so worried now'>";
    let body = "<h2>Search this newspaper</h2><h1>Two ministers meet in the capital</h1>";
    assert_eq!(title_of(og, body), "Two ministers meet in the capital");
}

#[test]
fn readings_do_not_run_into_the_characters_that_they_are_of() {
    let ruby = "<ruby>法律<rt>ほうりつ</rt></ruby>ができる";
    let page = crate::extract::page::markup::read(&format!("<body><p>{ruby}</p></body>"));
    assert_eq!(page.text.trim(), "法律ができる");
    let with_brackets = "<ruby>尹<rp>(</rp><rt>ユン</rt><rp>)</rp></ruby>氏";
    let page = crate::extract::page::markup::read(&format!("<body><p>{with_brackets}</p></body>"));
    assert_eq!(page.text.trim(), "尹(ユン)氏");
}

#[test]
fn the_headline_of_a_release_is_below_the_note_that_it_may_be_printed() {
    let text = "Two men were arrested in the harbour on Tuesday after officers had found a hundred kilograms of drugs.\n\n";
    let release = format!(
        "Ministry of Examples\nMinistry of Examples, Office of Harbours\n\nFOR IMMEDIATE RELEASE\nApril 9, 2018\n\n\
         Two Men Arrested in the Harbour\n\n{}",
        text.repeat(4)
    );
    assert_eq!(outline(&release).title, "Two Men Arrested in the Harbour");
}

#[test]
fn a_page_in_a_language_without_known_phrases_is_a_page() {
    let menu: String = (1..=12).map(|n| format!("Ukurasa{n}\n")).collect();
    let text = "Mawaziri wa nchi zote mbili walikutana jijini siku ya Jumapili, na wakakubaliana kuhusu mpango uliokuwa \
                ukiandaliwa kwa miezi kadhaa.\n\n";
    let page = format!("{menu}\nMawaziri wakutana jijini leo\n\n{}{menu}", text.repeat(6));
    assert!(outline(&page).is_page);
    assert!(!searched(&page).iter().any(|line| line.starts_with("Ukurasa")));
}

#[test]
fn of_a_headline_that_a_text_prints_twice_the_first_is_the_title() {
    let text = "Two men were arrested in the harbour on Tuesday after officers had found a hundred kilograms of drugs.\n\n";
    let release = format!(
        "Two Men Arrested in the Harbour\n\nApril 9, 2018\n\nTWO MEN ARRESTED IN THE HARBOUR\n\n{}",
        text.repeat(4)
    );
    assert_eq!(outline(&release).title, "Two Men Arrested in the Harbour");
}

#[test]
fn what_readers_say_below_a_text_is_no_part_of_it() {
    let paragraph = |n: usize| {
        format!(
            "<p>The report of day {n} said that the bridge over the river will be closed until the end of the winter.</p>"
        )
    };
    let comment = |n: usize| {
        format!(
            "<div class=comment><p>I crossed that river {n} times with my brother, and nobody ever asked us to pay.</p></div>"
        )
    };
    let outlined = |html: &str| {
        let page = crate::extract::page::markup::read(html);
        let outline = outline_of_page(&page);
        outline.body().map(|span| page.text[span.range()].to_owned()).collect::<Vec<_>>().join("\n")
    };
    let text: String = (0..3).map(paragraph).collect();
    let comments: String = (0..4).map(comment).collect();
    let body = outlined(&format!(
        "<article><h1>A bridge is closed</h1>{text}</article>\
         <section class=comments><h2>Comments</h2>{comments}</section>"
    ));
    assert!(body.contains("day 2") && !body.contains("brother"), "{body}");
}
