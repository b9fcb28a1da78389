//! Pages as people save them: that no text is lost and no day is wrong.

use corpus::model::{Article, ZoneKind};
use ingest::{File, Folder, Problem, ingest};

const FIRST: &str = "The harbour board of Port Ellery voted on Monday to close the old ferry pier, which engineers had called unsafe since the storms of last winter.";
const SECOND: &str = "Residents of the north shore will have to take the bus around the bay until a new pier is built, the chairwoman of the board said after the vote.";

fn read(name: &str, bytes: &[u8]) -> (Article, Vec<Problem>) {
    let (corpus, problems) = ingest(&Folder::new("saved", vec![File::new(name, bytes.to_vec())]));
    (corpus.articles.into_iter().next().expect("an article"), problems)
}

/// A page with something in its head, around its headline and in its text.
fn page(head: &str, before: &str, after_title: &str, end_of_text: &str) -> Article {
    let html = format!(
        "<html><head><title>Board closes ferry pier</title>{head}</head><body>{before}<main>\
         <h1>Board closes ferry pier</h1>{after_title}<article><div class='story-body'><p>{FIRST}</p><p>{SECOND}</p>\
         {end_of_text}</div></article></main><footer><p>© The Ellery Examiner. All rights reserved.</p></footer></body></html>"
    );
    read("a.html", html.as_bytes()).0
}

fn day(article: &Article) -> String {
    article.published.as_ref().map(|published| published.date.to_string()).unwrap_or_default()
}

fn text(article: &Article) -> String {
    let zones = article.zones.iter().filter(|zone| zone.kind.is_searchable());
    zones.map(|zone| &article.raw[zone.span.range()]).collect()
}

#[test]
fn metadata_state_the_day_whatever_else_the_page_prints() {
    let meta = "<meta property='article:published_time' content='2021-09-14T08:00:00+02:00'>";
    for (what, article) in [
        ("alone", page(meta, "", "", "")),
        (
            "the day in the text",
            page(
                meta,
                "",
                "",
                "<p>The vote of September 14, 2021 was the third one on the same matter, and the closest by far of them all.</p>",
            ),
        ),
        ("an update", page(meta, "", "<p>Updated September 15, 2021</p>", "")),
        (
            "a teaser",
            page(
                meta,
                "",
                "",
                "<aside class='related'><p><a href='x'>September 14, 2021: Gulls return to the bay</a></p></aside>",
            ),
        ),
        ("a masthead", page(meta, "<header><p class='today'>Friday, November 27, 2026</p></header>", "", "")),
    ] {
        assert_eq!(day(&article), "2021-09-14", "{what}");
        let evidence = article.published.expect("a day").evidence;
        assert!(article.raw[evidence.range()].contains("2021"), "{what}");
    }
}

#[test]
fn a_printed_day_that_contradicts_the_one_taken_is_kept_with_its_place() {
    let meta = "<meta property='article:published_time' content='2021-09-14'>";
    let other = |head: &str, line: &str| {
        let article = page(head, "", line, "");
        assert_eq!(day(&article), "2021-09-14", "{line}");
        let other = article.other_date?;
        assert!(article.raw[other.span.range()].contains("September 21, 2021"), "{line}");
        Some(other.date.to_string())
    };
    let printed = Some("2021-09-21".to_owned());
    assert_eq!(other(meta, "<p>Published September 21, 2021</p>"), printed);
    assert_eq!(other(meta, "<p><time datetime='2021-09-21'>September 21, 2021</time></p>"), printed);
    for line in [
        "<p>Published September 15, 2021</p>",
        "<p>Updated September 21, 2021</p>",
        "<p>Published September 14, 2021. Updated September 21, 2021</p>",
    ] {
        assert_eq!(other(meta, line), None, "{line}");
    }
    let front = "---\ndate: 2021-09-14\n---\n\n# Board closes ferry pier\n\nPublished September 21, 2021\n\n";
    let article = read("a.md", format!("{front}{FIRST}\n\n{SECOND}\n").as_bytes()).0;
    assert_eq!((day(&article).as_str(), article.other_date.is_some()), ("2021-09-14", true));
}

#[test]
fn every_place_in_which_pages_state_the_day() {
    let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let heads = [
        ld(r#"{"@type":"NewsArticle","datePublished":"2021-09-14",}"#),
        ld(r#"{"@graph":[{"@type":"WebPage","datePublished":"2021-09-14T08:00:00Z"}]}"#),
        ld(r#"<!-- {"@type":"Article","datePublished":"2021-09-14"} -->"#),
        ld(r#"{"@type":"Article","name":"a "quoted" name","datePublished":"2021-09-14"}"#),
        "<meta name='dcterms.created' content='2021-09-14'>".to_owned(),
        "<meta name='publish-date' content='20210914'>".to_owned(),
        "<meta name='date' content='Tue, 09/14/2021 - 10:15'>".to_owned(),
        "<meta name='date' content='0001-01-01'><meta name='pubdate' content='1631606400000'>".to_owned(),
    ];
    for head in heads {
        assert_eq!(day(&page(&head, "", "", "")), "2021-09-14", "{head}");
    }
    for line in [
        "<p><time datetime='2021-09-14T08:00:00Z'>five years ago</time></p>",
        "<p><span itemprop='datePublished' content='2021-09-14'>lately</span></p>",
        "<p><time class='published' datetime='2021-09-14'>September 14, 2021</time><time class='updated' datetime='2021-10-02'>October 2, 2021</time></p>",
        "<p class='byline'><span>By Ann Orley</span><span>September 14, 2021</span></p>",
        "<p>14. September 2021</p>",
        "<p>2021年9月14日</p>",
    ] {
        assert_eq!(day(&page("", "", line, "")), "2021-09-14", "{line}");
    }
    assert_eq!(day(&page("<meta name='date' content='0001-01-01'>", "", "", "")), "");
}

#[test]
fn a_line_about_saving_or_changing_does_not_date_an_article() {
    let dated = |line: &str| {
        day(&read("a.txt", format!("Board closes ferry pier\n\n{line}\n\n{FIRST}\n\n{SECOND}\n").as_bytes())
            .0)
    };
    for line in [
        "Retrieved September 20, 2021",
        "Downloaded from the archive on September 20, 2021",
        "Consultado el 20 de septiembre de 2021",
    ] {
        assert_eq!(dated(line), "", "{line}");
    }
    assert_eq!(dated("Updated September 16, 2021 | Published September 14, 2021"), "2021-09-14");
    assert_eq!(dated("14 sep 2021"), "2021-09-14");
    let front =
        |keys: &str| day(&read("a.md", format!("---\ntitle: Pier\n{keys}\n---\n\n{FIRST}\n").as_bytes()).0);
    assert_eq!(front("date: 2022-01-01\ndate_published: 2021-09-14"), "2021-09-14");
}

#[test]
fn the_address_of_a_clipping_is_not_its_source() {
    let clipping = format!("---\ntitle: Pier\nsource: \"https://examiner.example/pier\"\n---\n\n{FIRST}\n");
    let (article, _) = read("a.md", clipping.as_bytes());
    assert_eq!((article.url.as_str(), article.source), ("https://examiner.example/pier", None));
}

#[test]
fn short_last_lines_and_what_follows_an_interruption_are_text() {
    for (end, wanted) in [
        (
            "<p>The board meets again in May.</p><div class='share'><a href='f'>Facebook</a></div>",
            "meets again in May",
        ),
        (
            "<p>Those who spoke:<br>Ann Orley<br>Bertram Quill<br>Cora Vance</p><div><a href='1'>More stories</a></div>",
            "Bertram Quill",
        ),
        (
            "<div class='newsletter'><p>Sign up for our newsletter</p></div><p>No date has been set for the new pier.</p>",
            "No date has been set",
        ),
    ] {
        assert!(text(&page("", "", "", end)).contains(wanted), "{end}");
    }
}

#[test]
fn the_name_of_the_site_is_no_headline() {
    let html = format!(
        "<html><head><title>Board closes ferry pier - The Ellery Examiner</title><meta property='og:title' content='Board closes ferry pier'>\
         <meta property='og:site_name' content='The Ellery Examiner'></head><body><h1>The Ellery Examiner</h1><h2>Board closes ferry pier</h2>\
         <p>{FIRST}</p><p>{SECOND}</p></body></html>"
    );
    let (article, _) = read("a.html", html.as_bytes());
    assert_eq!(article.title, "Board closes ferry pier");
    assert!(article.zones.iter().any(|zone| zone.kind == ZoneKind::Title));
}

#[test]
fn shadow_roots_are_read_and_the_toolbar_of_an_archive_is_not() {
    let html = format!(
        "<html><head><title>Pier</title></head><body><div id='wm-ipp-base'><p>47 captures, 20 Sep 2021</p></div>\
         <x-story><template shadowrootmode=open><p>{FIRST}</p></template></x-story></body></html>"
    );
    let (article, _) = read("a.html", html.as_bytes());
    assert!(text(&article).contains("harbour board") && !article.raw.contains("captures"));
}

#[test]
fn encodings_are_declared_late_detected_or_undone() {
    let (koi, ..) = encoding_rs::WINDOWS_1251
        .encode("Совет порта закрыл старый причал, сообщили в понедельник жители северного берега.");
    let (text_file, problems) = read("a.txt", &koi);
    assert!(text_file.raw.starts_with("Совет порта") && problems.len() == 1, "{}", text_file.raw);
    let late = [
        b"<html><head><!--".as_slice(),
        &[b'x'; 3000],
        b"--><meta charset=windows-1251></head><body><p>",
        &koi,
    ]
    .concat();
    assert!(read("a.html", &late).0.raw.contains("старый причал"));
    let mac =
        "El presidente Nu\u{96}ez habl\u{97} en la sesi\u{97}n".chars().map(|c| c as u8).collect::<Vec<u8>>();
    assert!(read("a.txt", &mac).0.raw.starts_with("El presidente Nuñez habló"));
    let windows = b"It\x92s the board\x92s third vote, and they\x92ve said so".as_slice();
    assert!(read("a.txt", windows).0.raw.starts_with("It’s the board’s"));
    let (references, problems) =
        read("a.txt", b"Sesi&oacute;n del consejo\n\nFish &amp; Chips, R&D and &nonsense; stay.");
    assert_eq!(
        (references.raw.as_str(), problems.len()),
        ("Sesión del consejo\n\nFish & Chips, R&D and &nonsense; stay.", 1)
    );
    assert_eq!(read("a.txt", "La sesiÃ³n de NuÃ±ez".as_bytes()).1.len(), 1);
}

#[test]
fn a_wrapper_around_the_whole_text_is_no_box_in_it() {
    for class in ["paywall", "newsletter-post", "promo-wrap sidebar-left", "share-this ads-free"] {
        let html = format!(
            "<html><head><title>Board closes ferry pier</title></head><body><main><h1>Board closes ferry pier</h1>\
             <div class='{class}'><div class='inner'><p>{FIRST}</p><p>{SECOND}</p></div></div></main></body></html>"
        );
        let text = text(&read("a.html", html.as_bytes()).0);
        assert!(text.contains(FIRST) && text.contains(SECOND), "{class}: {text}");
    }
}

#[test]
fn a_forwarded_mail_is_the_article_that_it_forwards() {
    let mail = format!(
        "From: Ada Brun <ada@ellery.example>\nTo: desk@ellery.example\nDate: Wed, 15 Sep 2021 09:10:00 +0200\n\
         Subject: Fwd: Board closes ferry pier\n\nWorth a look?\n\nSent from my phone\n\n\
         ---------- Forwarded message ---------\nFrom: Ellery Alerts <alerts@ellery.example>\n\
         Date: September 14, 2021 at 8:00:02 PM\nSubject: Board closes ferry pier\nTo: ada@ellery.example\n\n\
         Board closes ferry pier\n\n{FIRST}\n\n{SECOND}\n\n--\nEllery Alerts, 2 Quay Street\n"
    );
    let (article, _) = read("a.txt", mail.as_bytes());
    assert_eq!((article.title.as_str(), day(&article).as_str()), ("Board closes ferry pier", "2021-09-14"));
    let text = text(&article);
    assert!(text.contains(FIRST) && text.contains(SECOND), "{text}");
    for left_out in ["Worth a look", "Sent from", "Quay Street", "desk@"] {
        assert!(!text.contains(left_out), "{left_out}: {text}");
    }
    // A text that quotes one line like these is no mail.
    let plain = format!("Board closes ferry pier\n\n{FIRST}\n\nFrom: the north shore\n\n{SECOND}\n");
    assert!(self::text(&read("a.txt", plain.as_bytes()).0).contains("the north shore"));
}

#[test]
fn the_fields_of_a_press_database_are_not_text() {
    let record = format!(
        "Board closes ferry pier\n\nAuthor: Brun, Ada\n\nPublication info: The Ellery Examiner ; Port Ellery [Port Ellery]\
         14 Sep 2021: A.4.\n\nAbstract: None available.\n\nFull text:\n\n{FIRST}\n\n{SECOND}\n\n\
         Publication title: The Ellery Examiner\n\nPublication date: Sep 14, 2021\n\nSource type: Newspaper\n\n\
         Database: Some Newsstream\n"
    );
    let (article, _) = read("a.txt", record.as_bytes());
    assert_eq!(day(&article), "2021-09-14");
    let text = text(&article);
    assert!(text.contains(FIRST) && text.contains(SECOND), "{text}");
    assert!(!text.contains("None available") && !text.contains("Newsstream"), "{text}");

    let factiva = format!(
        "Board closes ferry pier\n\nBy Ada Brun\n212 words\n14 September 2021\n03:15\nThe Ellery Examiner\nELLEX\nEnglish\n\
         (c) 2021 Ellery Media. All rights reserved.\n\n{FIRST}\n\n{SECOND}\n\nDocument ELLEX00020210914eh9e00abc\n"
    );
    let folder = Folder::new("saved", vec![File::new("a.txt", factiva.into_bytes())]);
    let corpus = ingest(&folder).0;
    let article = &corpus.articles[0];
    assert_eq!(day(article), "2021-09-14");
    let source = article.source.and_then(|at| corpus.entities.get(at)).map(|source| source.name.as_str());
    assert_eq!(source, Some("The Ellery Examiner"));
    assert!(!self::text(article).contains("ELLEX"));
}

#[test]
fn what_a_browser_prints_on_each_page_is_not_text() {
    let print = format!(
        "9/15/21, 10:15 AM                 Board closes ferry pier - The Ellery Examiner\n\nBoard closes ferry pier\n\n\
         September 14, 2021\n\n{FIRST}\n\nhttps://ellery.example/pier                          1/2\n\u{c}9/15/21, 10:15 AM     \
         Board closes ferry pier - The Ellery Examiner\n\n{SECOND}\n\nhttps://ellery.example/pier               2/2\n"
    );
    let (article, _) = read("a.txt", print.as_bytes());
    assert_eq!((article.title.as_str(), day(&article).as_str()), ("Board closes ferry pier", "2021-09-14"));
    let text = text(&article);
    assert!(text.contains(FIRST) && text.contains(SECOND), "{text}");
    assert!(!text.contains("10:15") && !text.contains("1/2"), "{text}");
}

#[test]
fn markdown_is_read_without_its_addresses() {
    let markdown = "# Board closes ferry pier\n\nThe head of the board, [Ada Brun](https://ellery.example/zorb), said on Monday \
                    that nothing had been lost.[^1] ![pier](kryp.jpg) <!-- zebra -->\n\n[^1]: The board did not comment, it said.\n";
    let (article, problems) = read("a.md", markdown.as_bytes());
    assert!(article.raw.contains("Ada Brun, said on Monday that nothing had been lost."), "{}", article.raw);
    for hidden in ["zorb", "kryp", "zebra"] {
        assert!(!article.raw.contains(hidden), "{hidden}");
    }
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn names_that_a_line_divides_are_whole() {
    let text = "Pier closed\n\nThe board of Port Ellery named Hugo Bal-\ntierra as the next chief engineer on Monday. Mr. Baltierra \
                said that the pier would be built anew.\n";
    let folder = Folder::new("saved", vec![File::new("a.txt", text.as_bytes().to_vec())]);
    let names: Vec<String> = ingest(&folder).0.entities.into_iter().map(|entity| entity.name).collect();
    assert!(names.contains(&"Hugo Baltierra".to_owned()), "{names:?}");
}

#[test]
fn author_and_day_of_change_are_fields_of_their_own() {
    let meta = "<meta property='article:published_time' content='2021-09-14T08:00:00+02:00'>\
                <meta property='article:modified_time' content='2021-09-20T08:00:00+02:00'>\
                <meta name='author' content='Ada Brun'>";
    let article = page(meta, "", "", "");
    assert_eq!((day(&article).as_str(), article.author.as_str()), ("2021-09-14", "Ada Brun"));
    assert_eq!(article.modified.map(|day| day.to_string()).as_deref(), Some("2021-09-20"));
    // On the same day it is no news.
    let same = meta.replace("2021-09-20T", "2021-09-14T");
    assert_eq!(page(&same, "", "", "").modified, None);

    let lines = format!(
        "Board closes ferry pier\n\nBy Ada Brun and Otto Lenz | The Ellery Examiner\n\n{FIRST}\n\n{SECOND}\n"
    );
    assert_eq!(read("a.txt", lines.as_bytes()).0.author, "Ada Brun and Otto Lenz");
    let front = format!(
        "---\ntitle: Board closes ferry pier\nauthor: \"[[Ada Brun]]\"\n---\n\n{FIRST}\n\n{SECOND}\n"
    );
    assert_eq!(read("a.md", front.as_bytes()).0.author, "Ada Brun");
    assert_eq!(page("<meta name='author' content='https://ellery.example/ada'>", "", "", "").author, "");
}
