use expect_test::expect;

use super::*;
use corpus::model::{Basis, Kind};

fn folder(files: &[(&str, &[u8])]) -> Folder {
    Folder::new("saved", files.iter().map(|(name, bytes)| File::new(*name, bytes.to_vec())).collect())
}

const ARTICLE: &[u8] = b"A title\n\nThe first sentence of this article is long enough to be read as prose.\n";

#[test]
fn a_dossier_presents_itself_as_its_editor_wants() {
    let toml = "[dossier]\nintroduction = \"\"\"\nTo *read*: [arms](#/?q=arms), [bad](ftp://x)\n\"\"\"\ncolour = '#7a1f2b'\npublisher = ' Us '\n\
                contact = 'a@example.org'\nlicence = 'None.'\naddress = 'https://example.org/arms/index.html'\n";
    let files = |toml: &str, logo: &[u8]| {
        let files = [
            ("a.txt", "A title\n\nA sentence.\n".as_bytes()),
            ("articles.toml", toml.as_bytes()),
            ("logo.png", logo),
        ];
        let files = files.map(|(name, bytes)| File::new(name, bytes.to_vec()));
        ingest(&Folder::new("f", files.into()))
    };
    let (corpus, problems) = files(toml, b"\x89PNG\r\n\x1a\n");
    let face = &corpus.face;
    assert_eq!(face.introduction.len(), 1);
    assert_eq!(face.introduction[0].pieces.len(), 5);
    assert_eq!(face.colours.map(|[light, _]| light), Some(0x7a_1f2b));
    assert_eq!((face.publisher.as_str(), face.contact.as_str()), ("Us", "mailto:a@example.org"));
    assert_eq!((face.licence.as_str(), face.address.as_str()), ("None.", "https://example.org/arms/"));
    assert!(face.logo.starts_with("data:image/png;base64,"));
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "f/articles.toml:2: the introduction links to “ftp://x”; a link begins with https:, http:, mailto: or #/ (a view of the dossier)"
        ]
    );
    let (corpus, problems) =
        files("[dossier]\ncolour = 'red'\ncontact = 'call us'\naddress = 'ftp://x'\n", b"none");
    assert_eq!(corpus.face, corpus::face::Face::default());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "f/articles.toml:2: “red” is no colour; write it as #rrggbb, such as #7a1f2b",
            "f/articles.toml:3: “call us” cannot be a link; write a mail address, or an address that begins with https:",
            "f/articles.toml:4: “ftp://x” cannot be where the dossier is published; write the address of its page, such as https://example.org/arms/",
            "f/logo.png:1: it is not a picture of the format that its name says",
        ]
    );
}

#[test]
fn all_problems_of_a_folder_are_told_at_once() {
    let folder = folder(&[
        ("a.txt", ARTICLE),
        ("A.txt", ARTICLE),
        ("bad.txt", b"fine\nfine\nnot \xff utf-8"),
        ("binary.txt", b"PK\0\x01"),
        ("empty.txt", b" \n\n"),
        ("entities.toml", b"[[person]]\nname = \"Ann Lee\"\naliases = [\"Lee\"]\n\n[[person]]\nname = \"Bo Lee\"\naliases = [\"Lee\"]\n\n[[person]]\nname = \"...\"\n\n[[place]]\nname = \"X\"\nslug = \"Big X\"\n[place.in]\nnone = [\"Y\"]\n"),
        ("articles.toml", b"[article.a]\npublished = \"2020-13\"\nevidence = \"first sentence\"\n\n[article.zzz]\ntitle = \"T\"\n\n[dossier]\nexamples = [\"(open\"]\n"),
    ]);
    let (_, problems) = ingest(&folder);
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "saved/a.txt:1: its name gives the same link (a) as A.txt; rename one of the two files",
            "saved/articles.toml:2: “2020-13” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD",
            "saved/articles.toml:5: no article is called “zzz”",
            "saved/articles.toml:9: in this example query: this parenthesis is not closed; it was closed at the end of the search",
            "saved/bad.txt:3: warning: byte 0xFF here is not UTF-8, so the file was read as Windows-1252 and converted, and offsets count bytes of the converted text; save it as UTF-8",
            "saved/binary.txt:1: there is a NUL byte here, so this is not a text file; save the article as plain text",
            "saved/empty.txt:1: the article is empty; save its text into the file or delete it",
            "saved/entities.toml:7: the name “Lee” is given twice: line 3 gives it to Ann Lee; keep one, or use `in` to say in which article it applies",
            "saved/entities.toml:10: “...” needs at least one letter or digit",
            "saved/entities.toml:14: “Big X” cannot stand in a link; use lower-case letters, digits and hyphens: big-x",
            "saved/entities.toml:16: no article is called “none”",
        ]
    );
}

#[test]
fn names_that_could_be_either_are_given_twice_and_others_are_not() {
    let told = |toml: &str| {
        let (_, problems) = ingest(&folder(&[("a.txt", ARTICLE), ("entities.toml", toml.as_bytes())]));
        problems.iter().filter(|problem| matches!(problem.kind, ProblemKind::NameTwice { .. })).count()
    };
    let two = |a: &str, b: &str| told(&format!("[[person]]\nname = '{a}'\n[[place]]\nname = '{b}'\n"));
    assert_eq!(two("SEDENA", "Sedena"), 1);
    assert_eq!(two("García", "Garcia"), 1);
    assert_eq!(two("Arms", "arms"), 1);
    assert_eq!(two("US", "us"), 0);
    assert_eq!(two("military grade", "military-grade"), 0);
    assert_eq!(two("U.S.", "U.S"), 0);
    assert_eq!(told("[[person]]\nname = 'A'\naliases = ['B', 'B']\n"), 1);
    assert_eq!(told("[[person]]\nname = 'A'\nshort = ['C']\n[[person]]\nname = 'B'\nshort = ['C']\n"), 0);
}

#[test]
fn what_cannot_be_read_is_told_with_the_rest() {
    let unreadable = Problem::new("saved/x.txt", 0, ProblemKind::CannotRead("no\nmore".to_owned()));
    let mut folder = folder(&[("a.txt", ARTICLE), ("empty.txt", b"\xEF\xBB\xBF \n"), ("a.txt.txt", ARTICLE)]);
    folder.problems.push(unreadable);
    let (corpus, problems) = ingest(&folder);
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "saved/empty.txt:1: the article is empty; save its text into the file or delete it",
            "saved/x.txt: cannot be read: no more",
        ]
    );
    let slugs: Vec<_> = corpus.articles.iter().map(|article| article.slug.as_str()).collect();
    assert_eq!(slugs, ["a", "atxt"]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let text =
        "\u{FEFF}A title\r\n\r\nThe first sentence of this article is long enough to be read as prose.\r\n";
    let (corpus, problems) = ingest(&folder(&[("a.txt", text.as_bytes())]));
    assert_eq!((corpus.articles[0].title.as_str(), problems), ("A title", vec![]));
}

#[test]
fn malformed_toml_is_told_with_its_line() {
    let (_, problems) = ingest(&folder(&[
        ("a.txt", ARTICLE),
        ("entities.toml", b"[[person]]\nnam = \"Ann\"\n"),
        ("articles.toml", b"[dossier]\ntitle = \n"),
    ]));
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("saved/articles.toml:2: "), "{told:?}");
    assert!(told[1].starts_with("saved/entities.toml:") && told[1].contains("nam"), "{told:?}");
}

#[test]
fn what_an_editor_settles_about_names_is_checked() {
    let entities = "reviewed = [\n  \"a\",\n  \"b\",\n]\n[[forbid]]\nname = \"…\"\n[[forbid]]\nname = \"Rain\"\nin = []\n\
                    [[forbid]]\nname = \"Wind\"\nin = [\"c\"]\n[[forbid]]\nname = \"Ann Lee\"\n[[person]]\nname = \"Ann Lee\"\n\
                    role = \" \"\nwikidata = \"96\"\n[person.stated]\na = \"Secretary of Rain\"\nd = \"Secretary\"\n\
                    [[person]]\nname = \"Bo Day\"\n[person.stated]\na = { words = \" \", note = \"?\" }\n";
    let (_, problems) = ingest(&folder(&[
        ("a.txt", b"A title\n\nThe Secretary\xC2\xA0of State, Ann Lee, said so today.\n"),
        ("entities.toml", entities.as_bytes()),
    ]));
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    expect![[r#"
        saved/entities.toml:3: no article is called “b”
        saved/entities.toml:6: “…” needs at least one letter or digit
        saved/entities.toml:8: the list of articles that forbids “Rain” is empty; name one in it, or leave “in” out to forbid it everywhere
        saved/entities.toml:12: no article is called “c”
        saved/entities.toml:16: the name “Ann Lee” is forbidden on line 14; keep one of the two
        saved/entities.toml:17: role is empty; leave it out or write it
        saved/entities.toml:18: “96” is not a Wikidata identifier; write Q and digits, such as Q96
        saved/entities.toml:20: these words are not in the article: “Secretary of Rain”; quote them exactly as the file has them
        saved/entities.toml:21: no article is called “d”
        saved/entities.toml:25: the words are missing: quote what the article says, as it stands there"#]].assert_eq(&told.join("\n"));
}

#[test]
fn keys_that_are_not_known_are_told_with_those_that_are() {
    let told = |entities: &str| {
        let (_, problems) = ingest(&folder(&[("a.txt", b"A title"), ("entities.toml", entities.as_bytes())]));
        problems.first().map(ToString::to_string).unwrap_or_default()
    };
    let all = [
        "[[person]]\nname = \"Ann Lee\"\nqid = \"Q96\"\n",
        "review = [\"a\"]\n",
        "[[forbid]]\nnames = [\"Ann\"]\n",
        "[[forbid]]\nin = [\"a\"]\n",
        "[[person]]\nname = \"Ann Lee\"\n[person.stated]\na = true\n",
        "[[person]]\nname = \"Ann Lee\"\n[person.stated]\na = { words = \"Secretary\", remark = \"\" }\n",
    ];
    expect![[r#"
        saved/entities.toml:3: unknown field `qid`, expected one of `name`, `slug`, `aliases`, `short`, `in`, `role`, `wikidata`, `stated`, `note`
        saved/entities.toml:1: unknown field `review`, expected one of `person`, `organisation`, `place`, `weapon`, `event`, `forbid`, `reviewed`
        saved/entities.toml:2: unknown field `names`, expected one of `name`, `in`, `note`
        saved/entities.toml:1: missing field `name`
        saved/entities.toml:4: quote the article's words as "…", or as { words = "…", note = "…" } with a remark
        saved/entities.toml:4: quote the article's words as "…", or as { words = "…", note = "…" } with a remark"#]].assert_eq(&all.map(told).join("\n"));
}

#[test]
fn a_stated_role_is_quoted_whatever_its_white_space() {
    let (corpus, problems) = ingest(&folder(&[
        ("a.txt", b"A title\n\nThe Secretary\xC2\xA0of State, Ann Lee, said so today.\n"),
        (
            "entities.toml",
            b"[[person]]\nname = \"Ann Lee\"\n[person.stated]\na = { words = \"Secretary of State\", note = \"Not yet.\" }\n",
        ),
    ]));
    assert_eq!(problems, []);
    let article = &corpus.articles[0];
    let roles: Vec<(&str, &str)> =
        article.roles.iter().map(|role| (&article.raw[role.span.range()], role.note.as_str())).collect();
    assert_eq!(roles, [("Secretary\u{A0}of State", "Not yet.")]);
}

#[test]
fn a_folder_without_articles_is_a_problem() {
    let (corpus, problems) = ingest(&folder(&[("notes.odt", b"x"), ("README.md", b"x")]));
    assert!(corpus.articles.is_empty());
    assert_eq!(
        problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "saved: warning: 1 file ignored: notes.odt: articles are .txt, .md, .html, .eml, .mhtml, .docx, .rtf, .pdf or .zip files; \
             .odt: save it as .docx or .pdf",
            "saved: no article here: an article is a file whose name ends in .txt, .md, .html, .eml, .mhtml, .docx, .rtf, .pdf or .zip",
        ]
    );
}

#[test]
fn settled_dates_quote_their_evidence() {
    let settle = |sidecar: &str| {
        let (corpus, problems) =
            ingest(&folder(&[("a.txt", ARTICLE), ("articles.toml", sidecar.as_bytes())]));
        let published = corpus.articles[0].published.clone();
        (published, problems.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let (published, problems) = settle("[article.a]\npublished = \"2020\"\nevidence = \"first sentence\"\n");
    assert_eq!(problems, Vec::<String>::new());
    let published = published.expect("settled");
    assert_eq!(published.date.to_string(), "2020");
    assert_eq!(&ARTICLE[published.evidence.range()], b"first sentence");
    let (_, problems) = settle("[article.a]\npublished = \"2020\"\nevidence = \"second sentence\"\n");
    assert!(problems[0].contains("articles.toml:2: these words are not in the article"), "{problems:?}");
    let (_, problems) = settle("[article.a]\npublished = \"2020\"\n");
    assert!(problems[0].contains("articles.toml:2: a settled date quotes its evidence"), "{problems:?}");
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let files: &[(&str, &[u8])] =
        &[("b.txt", ARTICLE), ("a.txt", ARTICLE), ("entities.toml", b"[[weapon]]\nname = \"sentence\"\n")];
    let write = |files: &[(&str, &[u8])]| corpus::store::write(&ingest(&folder(files)).0);
    let mut turned = files.to_vec();
    turned.reverse();
    assert_eq!(write(files), write(&turned));
}

#[test]
fn a_date_that_the_text_rules_out_is_not_the_publication_date() {
    let text = |saved: &str| {
        format!(
            "{saved}\nAmbassador says offers of help were rejected\n\n\
             The government rejected an offer of help against arms trafficking in October 2019, the ambassador said.\n\
             The ambassador, who will leave his post when the government changes on January 20, spoke to reporters here.\n"
        )
    };
    let read = |saved: &str| {
        let folder = Folder::new("saved", vec![File::new("a.txt", text(saved).into_bytes())]);
        let (corpus, problems) = ingest(&folder);
        assert_eq!(problems, []);
        corpus.articles.into_iter().next().expect("an article")
    };
    let article = read("Friday, June 6, 2025");
    assert_eq!(article.published, None);
    let ruled_out = article.ruled_out.expect("a date that was ruled out");
    assert_eq!(ruled_out.date.to_string(), "2025-06-06");
    assert_eq!(&article.raw[ruled_out.span.range()], "Friday, June 6, 2025");
    assert_eq!(&article.raw[ruled_out.against.range()], "January 20");
    // Close to the day that the text names without a year, the same line dates the article.
    let article = read("Friday, January 15, 2021");
    assert_eq!(article.ruled_out, None);
    assert_eq!(article.published.expect("a date").date.to_string(), "2021-01-15");
}

#[test]
fn an_editor_may_name_an_outside_source_and_must_choose() {
    let read = |sidecar: &str| {
        let article = "A title\n\nA first sentence that is long enough to be read as prose by anyone.\n";
        let files = vec![
            File::new("a.txt", article.as_bytes().to_vec()),
            File::new("articles.toml", sidecar.as_bytes().to_vec()),
        ];
        ingest(&Folder::new("saved", files))
    };
    let (corpus, problems) = read(
        "[article.a]\npublished = \"2024-03\"\noutside = \"the publisher's archive\"\nurl = \"https://example.org/a\"\n",
    );
    assert_eq!(problems, []);
    let published = corpus.articles[0].published.clone().expect("a date");
    assert_eq!((published.basis, published.note.as_str()), (Basis::Outside, "the publisher's archive"));
    assert_eq!(corpus.articles[0].url, "https://example.org/a");
    let told = |sidecar: &str| read(sidecar).1.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        told("[article.a]\npublished = \"2024\"\noutside = \"x\"\nevidence = \"first sentence\"\n"),
        [
            "saved/articles.toml:1: both evidence and outside are given; a date rests on the article's own words or on an outside source",
            "saved/articles.toml:2: a settled date quotes its evidence: add evidence = \"words of the article\", or outside = \"the source that gives it\"",
        ]
    );
    assert_eq!(
        told("[article.a]\nurl = \"javascript:alert(1)\"\n"),
        ["saved/articles.toml:2: “javascript:alert(1)” is not a web address; begin it with https://"]
    );
}

#[test]
fn what_is_remembered_gives_what_would_be_worked_out() {
    const STORY: &str = "The first story of all\n\nBy Ann Lee\n\nMarch 3, 2021\n\nDirector Ana Ruiz of the Harbor Board said on Monday \
                         that the board will close two piers before the end of the month.\n";
    let page = |source: &str| {
        format!(
            "<title>A page</title><meta property='og:site_name' content='{source}'><article><h1>A page</h1>\
             <p>Mayor Bo Chen told reporters on Tuesday that the ferry will sail again in the spring.</p></article>"
        )
    };
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("a.txt", STORY.into()),
        ("b.html", page("Harbor News").into()),
        (
            "c.txt",
            b"not an \xff\xfe article of UTF-8, but long enough to be read as the prose of one.\n".into(),
        ),
        ("empty.txt", b" ".into()),
    ];
    let mut memory = Memory::default();
    let mut compare = |files: &[(&str, Vec<u8>)], change: &str| {
        let files = files.iter().map(|(name, bytes)| File::new(*name, bytes.clone())).collect();
        let folder = Folder::new("saved", files);
        let anew = ingest_with(&folder, Options::default(), &mut |_, _| {});
        let again = ingest_again(&folder, Options::default(), &mut memory, &mut |_, _| {});
        assert_eq!(anew.corpus, again.corpus, "{change}");
        assert_eq!(anew.problems, again.problems, "{change}");
        assert_eq!(format!("{:?}", anew.blocks), format!("{:?}", again.blocks), "{change}");
        anew.corpus
    };
    let first = compare(&files, "at first");
    assert_eq!(compare(&files, "nothing"), first);

    files[0].1 = STORY.replace("Ana Ruiz", "Eva Ortiz").into();
    assert_ne!(compare(&files, "a name in an article"), first);
    files[0].1 = STORY.replace("March 3", "April 9").into();
    assert_ne!(compare(&files, "the day from which relative dates count"), first);
    files[0].1 = STORY.into();
    files[1].1 = page("Harbor Weekly").into();
    assert_ne!(compare(&files, "a source"), first);
    files.push(("articles.toml", b"[article.b]\nsource = 'The Ferry'\n".into()));
    let settled = compare(&files, "a settled source");
    files.push(("entities.toml", b"[[person]]\nname = 'Ana Ruiz Vega'\naliases = ['Ana Ruiz']\n".into()));
    assert_ne!(compare(&files, "a listed name"), settled);
    files[0].0 = "z.txt";
    compare(&files, "the name of a file");
    files.truncate(1);
    assert_eq!(compare(&files, "files that are gone").articles.len(), 1);
    files[0].1 = b" ".into();
    assert_eq!(compare(&files, "an article that is none any longer").articles.len(), 0);
}

#[test]
fn authors_are_entities_of_their_own() {
    let story = |byline: &str| {
        format!("A story\n\nBy {byline}\n\nThe first sentence of this article is long enough to be read as prose.\n").into_bytes()
    };
    let (corpus, _) = ingest(&folder(&[
        ("a.txt", &story("Zoe Lee and Bo Chen")),
        ("b.txt", &story("BO CHEN")),
        ("c.txt", &story("admin_1")),
    ]));
    let names = |at: usize| -> Vec<(Kind, &str)> {
        let authors = corpus.articles[at].authors.iter().map(|&author| &corpus.entities[author]);
        authors.map(|author| (author.kind, author.name.as_str())).collect()
    };
    assert_eq!(names(0), [(Kind::Author, "Zoe Lee"), (Kind::Author, "Bo Chen")]);
    assert_eq!(names(1), [(Kind::Author, "Bo Chen")]);
    assert_eq!(names(2), []);

    let blob = corpus::store::write(&corpus);
    let dossier = corpus::Dossier::open(&blob).expect("a dossier");
    let chen = dossier.entity_by_slug(Kind::Author, "bo-chen").expect("an author");
    assert_eq!(dossier.entity_articles(&chen).collect::<Vec<_>>(), [0, 1]);
    assert_eq!((chen.article_count, chen.mentions), (2, 0));
    let first = dossier.article(0).expect("an article");
    let of_first: Vec<_> = dossier.authors(&first).iter().map(|author| author.slug).collect();
    assert_eq!(of_first, ["zoe-lee", "bo-chen"]);
}

#[test]
fn the_names_of_subfolders_can_be_sources() {
    let sources = |toml: &str| {
        let files: [(&str, &[u8]); 4] = [
            ("Harbour Courier/2024/a.txt", ARTICLE),
            ("Harbour Courier/b.txt", ARTICLE),
            ("c.txt", ARTICLE),
            ("articles.toml", toml.as_bytes()),
        ];
        let (corpus, problems) = ingest(&folder(&files));
        let source = |article: &corpus::model::Article| {
            let entity = article.source.and_then(|source| corpus.entities.get(source));
            format!("{} {}", article.slug, entity.map_or("-", |entity| &entity.name))
        };
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        (corpus.articles.iter().map(source).collect::<Vec<_>>(), problems.join("; "))
    };
    let toml = "[dossier]\nsubfolders = \"source\"\n[article.harbour-courier-b]\nsource = \"The Gazette\"\n";
    let expected = ["c -", "harbour-courier-2024-a Harbour Courier", "harbour-courier-b The Gazette"];
    assert_eq!(sources(toml), (expected.map(str::to_owned).to_vec(), String::new()));
    let (told, problems) = sources("[dossier]\nsubfolders = \"topic\"\n");
    assert_eq!(told, ["c -", "harbour-courier-2024-a -", "harbour-courier-b -"]);
    assert_eq!(
        problems,
        "saved/articles.toml:2: subfolders cannot mean “topic”; write subfolders = \"source\" if their names are sources, or \
         leave it out"
    );
}

#[test]
fn paths_that_give_one_link_are_told_and_what_is_named_by_path_is_understood() {
    let (_, problems) = ingest(&folder(&[
        ("2024/a.txt", ARTICLE),
        ("2024-a.txt", ARTICLE),
        ("articles.toml", b"[article.\"2024/a.txt\"]\ntitle = \"T\"\n"),
    ]));
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "saved/2024/a.txt:1: its name gives the same link (2024-a) as 2024-a.txt; rename one of the two files",
            "saved/articles.toml:1: no article is called “2024/a.txt”; did you mean 2024-a?",
        ]
    );
}
