//! The report of `dossier check`, as somebody reads it who is about to publish a folder.

mod saved;

use expect_test::expect;

use saved::{Saved, article, paragraphs};

#[test]
fn a_folder_in_which_all_is_well() {
    let first =
        article("A bridge is opened in the north", &paragraphs(1)).replace("no more", "Ann Lee no more");
    let saved = Saved::new(
        "well",
        &[
            ("bridge.txt", &first),
            ("harvest.txt", &article("The harvest was early this year", &paragraphs(2))),
            ("entities.toml", "[[person]]\nname = \"Ann Lee\"\n"),
        ],
    );
    saved.check(&expect![[r#"
        saved
          articles  2 plain texts
          text      229 words kept, none left out
          entities  1 person, 1 source
          sha256    a9fbc158b4d94dc6b8c642c7489c84954202bd66f36bb1f3283bb27cefd686ab

        saved/bridge.txt
          title         A bridge is opened in the north
          source        The Example Post
          date          5 March 2024, printed on the page: “March 5, 2024”
          text          118 words kept, none left out
          people        Ann Lee (3)

        saved/harvest.txt
          title         The harvest was early this year
          source        The Example Post
          date          5 March 2024, printed on the page: “March 5, 2024”
          text          111 words kept, none left out
          dates         this year

        2 articles will be published, with 100 % of the words.
        No errors.
    "#]]);
}

#[test]
fn what_is_missing_and_how_to_settle_it() {
    let page = format!(
        "A bridge is opened in the north\n\n{}Share this article on Facebook\n\nComments (3)\n\nLeave a comment\n",
        paragraphs(1)
    );
    let saved = Saved::new(
        "missing",
        &[
            ("bridge.txt", &page),
            ("harvest.txt", &article("A bridge is opened in the north", "Rain.\n")),
            ("settled.txt", &format!("A bridge is opened again\n\n{}", paragraphs(3))),
            ("articles.toml", "[article.settled]\nnote = \"From the archive.\"\n"),
        ],
    );
    saved.check(&expect![[r#"
        saved
          articles  3 plain texts
          text      230 words kept, 10 left out (4 %)
          entities  1 source
          sha256    15c45d4f693a432faa093e351661a61e0eb39e6debdda4f8dbe3548d9c786c65

        saved/harvest.txt
          note          the text has only 1 word: check whether the whole page was saved; remove the file if it is not an article
                        bridge.txt: the same title: give one of them another title in articles.toml, or remove one
          title         A bridge is opened in the north
          source        The Example Post
          date          5 March 2024, printed on the page: “March 5, 2024”
          text          8 words kept, none left out

        saved/bridge.txt
          note          no date was found: the year filter cannot find the article; add a date in articles.toml
                        harvest.txt: the same title: give one of them another title in articles.toml, or remove one
                        the text names no source: name it in articles.toml if you know it
          title         A bridge is opened in the north
          source        not named in the text
          date          not known
          text          112 words kept, 10 left out (8 %)
                        lines 9-13: comments: “Share this article on Facebook Comments (3)…”
                        add this at the end of saved/articles.toml and fill it in:
                          [article.bridge]
                          published = ""  # YYYY, YYYY-MM or YYYY-MM-DD
                          evidence = ""  # the words of the article on which the date rests
                          source = ""

        saved/settled.txt
          note          no date was found: the year filter cannot find the article; add a date in articles.toml
                        the text names no source: name it in articles.toml if you know it
          title         A bridge is opened again
          source        not named in the text
          date          not known
          text          110 words kept, none left out
                        add this below line 1 of saved/articles.toml and fill it in:
                          published = ""  # YYYY, YYYY-MM or YYYY-MM-DD
                          evidence = ""  # the words of the article on which the date rests
                          source = ""

        3 articles will be published, with 96 % of the words.
          What may be lost
              1 hardly any text: check whether the whole page was saved; remove the file if it is not an article
          What may be misdated
              2 without a date: the year filter cannot find the article; add a date in articles.toml
          What may be improved
              2 with the title of another: give one of them another title in articles.toml, or remove one
              2 without a source: name it in articles.toml if you know it
        No errors. The points above are suggestions; you can leave them.
    "#]]);
    // The entry, pasted as it is, is refused where it stands.
    let told = saved.told(&[]);
    let entry: Vec<&str> =
        told.lines().filter_map(|line| line.strip_prefix("                  ")).take(4).collect();
    assert_eq!(entry[0], "[article.bridge]");
    saved.write("articles.toml", &entry.join("\n"));
    let refused = saved.run(&[]);
    assert_eq!(refused.status.code(), Some(1));
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.lines().all(|line| line.contains("articles.toml:")), "{told}");
}

#[test]
fn errors_come_first_and_the_sum_last() {
    let saved = Saved::new(
        "errors",
        &[
            ("bridge.txt", &article("A bridge is opened in the north", &paragraphs(1))),
            ("empty.txt", ""),
            ("notes.odt", "%PDF"),
        ],
    );
    assert_eq!(saved.run(&[]).status.code(), Some(1));
    saved.check(&expect![[r#"
        saved: warning: 1 file ignored: notes.odt: articles are .txt, .md, .html, .eml, .mhtml, .docx, .rtf or .zip files
        saved/empty.txt:1: the article is empty; save its text into the file or delete it
        saved
          articles  1 plain text
          text      112 words kept, none left out
          entities  1 source
          sha256    6f7d7e919883b94b3120bc4c0af182507ddf9d78a5fa57909c49a9fb206e5d62

        saved/bridge.txt
          title         A bridge is opened in the north
          source        The Example Post
          date          5 March 2024, printed on the page: “March 5, 2024”
          text          112 words kept, none left out

        1 article: none can be published yet.
        1 error and 1 warning (listed separately, on standard error). Fix the errors, then run the check again.
    "#]]);
}

#[test]
fn copies_stories_and_names() {
    let with = |share: usize| {
        let (own, common) = (paragraphs(90 + share), paragraphs(1));
        let common: Vec<&str> = common.split_inclusive("\n\n").take(share).collect();
        let own: Vec<&str> = own.split_inclusive("\n\n").take(3 - share).collect();
        format!("{}{}", common.concat(), own.concat())
    };
    let saved = Saved::new(
        "copies",
        &[
            ("a.txt", &article("A bridge is opened in the north", &with(3))),
            ("b.txt", &article("The mayor has opened the bridge", &format!("{}Corrected.\n", with(3)))),
            ("c.txt", &article("Two hundred people at the bridge", &with(1))),
            ("d.txt", &article("The harvest was early this year", &paragraphs(5))),
            (
                "entities.toml",
                "[[person]]\nname = \"Ann Lee\"\n[[person]]\nname = \"Ann Mary Lee\"\n[[place]]\nname = \"Lee\"\n",
            ),
        ],
    );
    let told = saved.told(&[]);
    let from = told.find("\nNearly").expect("a section");
    expect![[r#"

        Nearly the same text; keep one of each unless the difference is the point
          98 %: a.txt, b.txt

        The same story, or passages in common
          23 %: a.txt, c.txt

        Possibly the same; if so, merge them in entities.toml
          person: Ann Lee · Ann Mary Lee (in no article)
            every word of one name is in the other, and in no other name
            into the entry at saved/entities.toml:2:
              aliases = ["Ann Mary Lee"]
            and without the entry at saved/entities.toml:4

        4 articles will be published, with 100 % of the words.
          What may be improved
              2 nearly the same as another: keep one of each
              1 possibly under several names: if so, merge them in entities.toml
        No errors. The points above are suggestions; you can leave them.
    "#]]
    .assert_eq(&told[from..]);
}

#[test]
fn one_text_in_very_many_files() {
    let files: Vec<(String, String)> =
        (0..40).map(|at| (format!("{at:02}.txt"), article("A bridge is opened", &paragraphs(1)))).collect();
    let saved = Saved::new("same", &[]);
    files.iter().for_each(|(name, text)| saved.write(name, text));
    let told = saved.told(&[]);
    assert!(
        told.contains("  100 %: 00.txt, 01.txt, 02.txt, 03.txt, 04.txt, 05.txt and 34 more\n")
            && told.contains("     40 nearly the same as another: keep one of each\n"),
        "{told}"
    );
}

#[test]
fn a_printed_date_that_the_text_rules_out() {
    let text = "The ambassador said that he would leave his post when the government changes on January 20, and \
                that he had not been asked to stay on by anybody.\n\nIn October 2019 he had said the same, to \
                people who were surprised to hear it from him and did not believe that he meant it.\n\nThe \
                offers of help that were made in 2019 were not taken up, he told those who had come to the \
                house to hear him speak about them.\n";
    let page = format!("Friday, June 6, 2025\n\nAmbassador says that offers of help were rejected\n\n{text}");
    let saved = Saved::new("ruled-out", &[("landau.txt", &page)]);
    saved.check(&expect![[r#"
        saved
          articles  1 plain text
          text      90 words kept, none left out
          entities  none
          sha256    290a40ac9e96ba91d13a50a4adf174ac0d8e7f99d7b62acd0698662f4de96710

        saved/landau.txt
          note          the printed date is ruled out, and no other is known: the year filter cannot find the article; add a date in articles.toml
                        the text names no source: name it in articles.toml if you know it
          title         Ambassador says that offers of help were rejected
          source        not named in the text
          date          not known
                        not 6 June 2025, as line 1 prints. The text mentions January 20 without a year, as if that day were near, and mentions no year after 2019. So the page was probably saved on 6 June 2025.
          text          90 words kept, none left out
          dates         2019, January 20, October 2019
                        add this at the end of saved/articles.toml and fill it in:
                          [article.landau]
                          published = ""  # YYYY, YYYY-MM or YYYY-MM-DD
                          evidence = ""  # the words of the article on which the date rests
                          # or, if the printed date is right after all:
                          # published = "2025-06-06"
                          # evidence = "Friday, June 6, 2025"
                          source = ""

        1 article will be published, with 100 % of the words.
          What may be misdated
              1 with a printed date that is ruled out: the year filter cannot find the article; add a date in articles.toml
          What may be improved
              1 without a source: name it in articles.toml if you know it
        No errors. The points above are suggestions; you can leave them.
    "#]]);
    let told = saved.told(&[]);
    let entry: Vec<&str> =
        told.lines().filter_map(|line| line.strip_prefix("                  # ")).skip(1).collect();
    saved.write("articles.toml", &format!("[article.landau]\n{}\n", entry.join("\n")));
    assert_eq!(saved.run(&[]).status.code(), Some(0));
    assert!(saved.told(&[]).contains("6 June 2025, inferred from the text: “Friday, June 6, 2025”"));
}

#[test]
fn lines_of_a_web_page_are_those_of_its_text() {
    let text = paragraphs(1).replace("\n\n", "</p><p>");
    let page = format!(
        "<!doctype html><title>A bridge is opened | The Example Post</title>\
         <meta property=\"og:site_name\" content=\"The Example Post\">\
         <meta property=\"article:published_time\" content=\"2024-03-05\">\
         <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>\
         <article><h1>A bridge is opened</h1><p>{text}</p></article>\
         <footer><p>Copyright The Example Post. All rights reserved.</footer>"
    );
    let saved = Saved::new("html", &[("bridge.html", &page)]);
    saved.check(&expect![[r#"
        saved
          articles  1 web page
          text      109 words kept, 9 left out (8 %)
          entities  1 source
          sha256    4386fa4b227ba6d9c75995c65e37c93b43ed69961dba4028984758f4b061eb8a

        saved/bridge.html
          title         A bridge is opened
          source        The Example Post
          date          5 March 2024, printed on the page: “Published: 2024-03-05”
          format        web page; lines are those of the text that was taken from it
          text          109 words kept, 9 left out (8 %)
                        lines 3-5: a link: “Home World”
                        line 15: after the text: “Copyright The Example Post. All rights reserved.”

        1 article will be published, with 92 % of the words.
        No errors.
    "#]]);
}

#[test]
fn of_a_large_folder_only_what_is_worth_a_look() {
    let files: Vec<(String, String)> = (0..260)
        .map(|at| {
            let page = article(&format!("A report on matter number {at}"), &paragraphs(at));
            let page = if at % 6 == 0 { page.replace("March 5, 2024\n\n", "") } else { page };
            (format!("{at:03}.txt"), if at == 77 { article("A note of one word", "Rain.\n") } else { page })
        })
        .collect();
    let saved = Saved::new("large", &[]);
    files.iter().for_each(|(name, text)| saved.write(name, text));
    let told = saved.told(&[]);
    let files =
        |told: &str| told.lines().filter(|line| line.ends_with(".txt") && !line.starts_with(' ')).count();
    assert_eq!((files(&told), files(&saved.told(&["--all"]))), (12, 260));
    assert!(told.contains("\nsaved/077.txt\n"), "the gravest first: {told}");
    let from = told.find("\nMore").expect("a section");
    expect![[r#"

        More to look at
          066.txt: no date was found
          072.txt: no date was found
          078.txt: no date was found
          084.txt: no date was found
          090.txt: no date was found
          096.txt: no date was found
          102.txt: no date was found
          108.txt: no date was found
          114.txt: no date was found
          120.txt: no date was found
          126.txt: no date was found
          132.txt: no date was found
          138.txt: no date was found
          144.txt: no date was found
          150.txt: no date was found
          156.txt: no date was found
          162.txt: no date was found
          168.txt: no date was found
          174.txt: no date was found
          180.txt: no date was found
          186.txt: no date was found
          192.txt: no date was found
          198.txt: no date was found
          204.txt: no date was found

        … and 9 more to look at; --all prints every article.

        260 articles will be published, with 100 % of the words.
          What may be lost
              1 hardly any text: check whether the whole page was saved; remove the file if it is not an article
          What may be misdated
             44 without a date: the year filter cannot find the article; add a date in articles.toml
        No errors. The points above are suggestions; you can leave them.
    "#]]
    .assert_eq(&told[from..]);
    // Nobody watches: no bar, no colour.
    assert!(saved.run(&[]).stderr.is_empty());
    assert!(!told.contains(['\u{1b}', '\r']));
}

#[test]
fn prose_that_was_left_out_is_shown_and_a_language_named() {
    let text = paragraphs(1).replace("\n\n", "</p><p>");
    let teasers: String = (0..6)
        .map(|at| {
            format!(
                "<li class=teaser><a href=/{at}><h3>A story of town {at}</h3><p>The mayor of town {at} along the river \
                 said on Friday that the ferry will be sold before winter comes.</p></a></li>"
            )
        })
        .collect();
    let page = format!(
        "<!doctype html><title>A bridge is opened</title><meta property=\"og:site_name\" content=\"The Example Post\">\
         <meta property=\"article:published_time\" content=\"2024-03-05\"><meta name=author content=\"Ann Lee\">\
         <article><h1>A bridge is opened</h1><p>{text}</p></article><aside class=related><h2>Related stories</h2><ul>{teasers}</ul></aside>"
    );
    let german = "Brücke eröffnet\n\nMarch 5, 2024\n\nSource: The Example Post\n\nDie Ministerin sagte am Dienstag, dass \
                  die neue Brücke über den Fluss zwei Jahre früher als geplant fertig geworden sei. Der Verkehr werde \
                  nun auch im Winter nicht mehr durch das Dorf geführt, und die Fähre bleibe für die Radfahrer. Die \
                  Kosten seien mit zwölf Millionen niedriger gewesen als noch im Herbst erwartet worden war.\n";
    let saved = Saved::new("lost", &[("bridge.html", &page), ("brücke.txt", german)]);
    let told = saved.told(&[]);
    let lines = |with: &str| {
        told.lines().filter(|line| line.contains(with)).map(str::trim).collect::<Vec<_>>().join("\n")
    };
    expect!["note          120 words of prose were left out, 105 kept: “The mayor of town 0 along the river said on Friday that the…”, “The mayor of town 1 along the river said on Friday that the…”, “The mayor of town 2 along the river said on Friday that the…”: check whether that belongs to the article; if so, save the article's text alone"].assert_eq(&lines("of prose"));
    expect!["author        Ann Lee"].assert_eq(&lines("author  "));
    expect!["the text is in German: words are found as they are written, and names are missed"]
        .assert_eq(&lines("German"));
    let order = ["What may be lost", "What may be improved"].map(|harm| told.find(harm));
    assert!(order.is_sorted() && order[0].is_some(), "{told}");
}

#[test]
fn articles_of_one_file_are_told_by_their_lines() {
    let one = |number: u32, title: &str| {
        let text = paragraphs(number as usize);
        format!(
            "{number} of 2 DOCUMENTS\n\nThe Example Post\n\nMarch 5, 2024\n\n{title}\n\n{text}\nLOAD-DATE: April 1, 2024\n\n"
        )
    };
    let text =
        [one(1, "A bridge is opened in the north"), one(2, "The harvest was early this year")].concat();
    let saved = Saved::new("export", &[("saved.txt", &text)]);
    saved.check(&expect![[r#"
        saved
          articles  2 parts of files
          text      223 words kept, 24 left out (10 %)
          entities  1 source
          sha256    9286de393d63d31444bd4fdc345de6534c4f74b10cf1688318d22d1993653c6d

        saved/saved.txt:1
          title         A bridge is opened in the north
          source        The Example Post
          date          5 March 2024, printed on the page: “March 5, 2024”
          format        part 1 of 2 of the file, from byte 0 of its text
          text          112 words kept, 12 left out (10 %)
                        lines 1-3: added by a mail program, a database or a printer: “1 of 2 DOCUMENTS The Example Post”
                        line 16: added by a mail program, a database or a printer: “LOAD-DATE: April 1, 2024”

        saved/saved.txt:18
          title         The harvest was early this year
          source        The Example Post
          date          5 March 2024, printed on the page: “March 5, 2024”
          format        part 2 of 2 of the file, from byte 813 of its text
          text          111 words kept, 12 left out (10 %)
                        lines 18-20: added by a mail program, a database or a printer: “2 of 2 DOCUMENTS The Example Post”
                        line 33: added by a mail program, a database or a printer: “LOAD-DATE: April 1, 2024”
          dates         this year

        2 articles will be published, with 90 % of the words.
        No errors.
    "#]]);
}
