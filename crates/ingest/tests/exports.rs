//! Exports of press databases: each article with its own headline, source, day and byline, and its own place in the file.

use corpus::model::{Article, Corpus, hex};
use ingest::{File, Folder, Problem, ingest, invariants::violation};
use sha2::{Digest, Sha256};

const TEXT: &str = "Officers at the harbour seized forty rifles on Tuesday, which is the largest haul in years, the \
                    prosecutor said.\n\nThe driver was charged on Wednesday, as his lawyer confirmed in a short call.\n";

fn of(files: &[(&str, &str)]) -> (Corpus, Vec<String>) {
    let files = files.iter().map(|(name, text)| File::new(*name, text.as_bytes().to_vec())).collect();
    let (corpus, problems) = ingest(&Folder::new("saved", files));
    assert_eq!(violation(&corpus), None);
    (corpus, problems.iter().map(Problem::to_string).collect())
}

/// What is known of each article, on a line.
fn told(corpus: &Corpus) -> Vec<String> {
    let one = |article: &Article| {
        let date = article.published.as_ref().map(|published| published.date.to_string()).unwrap_or_default();
        let source = corpus.source_name(article).unwrap_or_default();
        format!("{} | {} | {source} | {} | {date}", article.slug, article.title, article.author)
    };
    corpus.articles.iter().map(one).collect()
}

/// The searchable text of an article.
fn body(article: &Article) -> String {
    let zones = article.zones.iter().filter(|zone| zone.kind.is_body());
    zones.map(|zone| &article.raw[zone.span.range()]).collect()
}

fn nexis(number: u32, of: u32, title: &str) -> String {
    format!(
        "                               {number} of {of} DOCUMENTS\n\n\n                               The Harbour Courier \
         (Port)\n\n                              March {number}, 2024 Wednesday\n\n                              Late \
         Edition\n\n{title}\n\nBYLINE: By Ann Lee\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 212 words\n\n{TEXT}\nLOAD-DATE: April \
         12, 2024\n\nLANGUAGE: ENGLISH\n\n\n                       Copyright 2024 The Harbour Courier\n                    \
         All Rights Reserved\n\n\n"
    )
}

#[test]
fn each_article_of_an_export_is_one_of_the_dossier() {
    let titles = ["Officers seize rifles", "Dockers end\ntheir strike", "HEADLINE: Hackers are paid"];
    let text: String = (1..).zip(titles).map(|(number, title)| nexis(number, 3, title)).collect();
    let (corpus, problems) = of(&[("saved.txt", &text), ("b.txt", TEXT)]);
    assert_eq!(problems, [""; 0]);
    // Each file is in the list of files once.
    let line = |name: &str, text: &str| format!("{}  {name}\n", hex(&Sha256::digest(text)));
    let list = line("b.txt", TEXT) + &line("saved.txt", &text);
    assert_eq!(hex(&corpus.sha256), hex(&Sha256::digest(list)));
    assert_eq!(
        told(&corpus)[1..],
        [
            "saved-1 | Officers seize rifles | The Harbour Courier | Ann Lee | 2024-03-01",
            "saved-2 | Dockers end their strike | The Harbour Courier | Ann Lee | 2024-03-02",
            "saved-3 | Hackers are paid | The Harbour Courier | Ann Lee | 2024-03-03",
        ]
    );
    let mut at = 0;
    for (number, article) in (1..).zip(&corpus.articles[1..]) {
        let part = article.part.expect("a part");
        assert_eq!((part.number, part.of, part.start as usize), (number, 3, at));
        assert_eq!(article.raw, text[at..at + article.raw.len()], "bytes of the file");
        assert_eq!(part.line as usize, 1 + text[..at].matches('\n').count());
        assert_eq!(article.file, "saved.txt");
        assert_eq!(body(article).trim(), TEXT.trim());
        at += article.raw.len();
    }
    assert_eq!(at, text.len(), "no byte of the file is lost");
    assert_eq!(corpus.articles[0].part, None);
}

#[test]
fn an_export_of_one_article_is_that_article() {
    let (corpus, problems) = of(&[("a.txt", &nexis(1, 1, "Officers seize rifles"))]);
    assert_eq!(told(&corpus), ["a | Officers seize rifles | The Harbour Courier | Ann Lee | 2024-03-01"]);
    assert_eq!((corpus.articles[0].part, problems.len()), (None, 0));
    assert_eq!(body(&corpus.articles[0]).trim(), TEXT.trim());
}

#[test]
fn every_database_names_its_fields_in_its_own_way() {
    let uni = |title: &str| {
        format!(
            "{title}\nThe Harbour Courier (Port)\nMarch 6, 2024 Wednesday\nLate Edition\n\nCopyright 2024 The Harbour Courier \
             All Rights Reserved\n\nSection: NEWS; Pg. 4\nLength: 212 words\nByline: By Ann Lee\nBody\n\n{TEXT}\nLoad-Date: \
             April 12, 2024\n\nEnd of Document\n\n"
        )
    };
    let list =
        "User Name: A Reader\nDate and Time: May 12, 2025\nDocuments (2)\n1. Officers seize rifles\n\n";
    let factiva = |title: &str| {
        format!(
            "{title}\n\nBy Ann Lee\n212 words\n6 March 2024\n03:15\nThe Harbour Courier\nHARBCO\nEnglish\n(c) 2024 Harbour \
             Media. All rights reserved.\n\n{TEXT}\nDocument HARBCO0020240306ek3600abc\n\n"
        )
    };
    let proquest = |title: &str| {
        format!(
            "{}\n\n{title}\n\nAuthor: Lee, Ann\n\nPublication info: The Harbour Courier ; Port [Port]06 Mar 2024: A.4.\n\n\
             Abstract: None available.\n\nFull text:\n\n{TEXT}\nPublication title: The Harbour Courier; Port.\n\nPublication \
             date: Mar 6, 2024\n\nProQuest document ID: 29\n\nDatabase: News\n\n",
            "_".repeat(60)
        )
    };
    let europresse = |title: &str| {
        format!(
            "The Harbour Courier\nMonde, mercredi 6 mars 2024, p. 4\n\n{title}\nAnn Lee\n\n{TEXT}\n© 2024 The Harbour Courier. \
             Tous droits réservés.\nnews·20240306·HC·0042\n\n"
        )
    };
    let two = |one: &dyn Fn(&str) -> String| {
        [one("Officers seize rifles"), one("Dockers end their strike")].concat()
    };
    let exports = [
        ("nexis", [list, &two(&uni)].concat()),
        ("factiva", [&two(&factiva), "Search Summary\nText rifles\n"].concat()),
        ("proquest", two(&proquest)),
        ("europresse", two(&europresse)),
    ];
    for (name, text) in exports {
        let (corpus, problems) = of(&[(&format!("{name}.txt"), &text)]);
        assert_eq!(problems, [""; 0], "{name}");
        let rest = "The Harbour Courier | Ann Lee | 2024-03-06";
        assert_eq!(
            told(&corpus),
            [
                format!("{name}-1 | Officers seize rifles | {rest}"),
                format!("{name}-2 | Dockers end their strike | {rest}")
            ]
        );
        for article in &corpus.articles {
            assert_eq!(body(article).trim(), TEXT.trim(), "{name}");
        }
        let joined: String = corpus.articles.iter().map(|article| article.raw.as_str()).collect();
        assert_eq!(joined, text, "{name}");
    }
}

#[test]
fn an_export_that_is_not_whole_loses_no_text_and_says_so() {
    let whole = [nexis(1, 3, "Officers seize rifles"), nexis(2, 3, "Dockers end their strike")].concat();
    let cut = &whole[..whole.rfind("in a short call").expect("the end of a text")];
    let (corpus, problems) = of(&[("a.txt", cut)]);
    assert_eq!(corpus.articles.len(), 2);
    assert_eq!(
        problems,
        [
            "saved/a.txt:31: warning: this export counts 3 articles, but after article 2 one is missing; export them again if \
          you want the rest"
        ]
    );
    let bare: String =
        whole.lines().filter(|line| !line.contains("DOCUMENTS")).map(|line| format!("{line}\n")).collect();
    let (corpus, problems) = of(&[("a.txt", &bare)]);
    assert_eq!((corpus.articles.len(), corpus.articles[0].raw == bare), (1, true));
    assert_eq!(
        problems,
        [
            "saved/a.txt:44: warning: this looks like an export of 2 articles of which the second begins near here, but no line \
          separates them, so the file was read as one article; save each article as a file, or export them again as plain \
          text"
        ]
    );
}

#[test]
fn parts_have_slugs_of_their_own() {
    let text = [nexis(1, 2, "Officers seize rifles"), nexis(2, 2, "Dockers end their strike")].concat();
    let (corpus, problems) =
        of(&[("a.txt", &text), ("a-2.txt", TEXT), ("articles.toml", "[article.a-1]\ntitle = \"T\"\n")]);
    assert_eq!(corpus.articles.len(), 2);
    assert_eq!(
        problems,
        ["saved/a.txt:31: its name gives the same link (a-2) as a-2.txt; rename one of the two files"]
    );
    assert_eq!(corpus.articles[0].title, "T");
    let (_, problems) = of(&[("a.txt", &text), ("articles.toml", "[article.a]\ntitle = \"T\"\n")]);
    assert_eq!(problems, ["saved/articles.toml:1: no article is called “a”"]);
}

#[test]
fn what_is_counted_in_converted_text_says_so() {
    let text = [nexis(1, 2, "Caf\u{e9} robado"), nexis(2, 2, "Ni\u{f1}o y se\u{f1}or \u{e1}\u{e9}")].concat();
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let (corpus, problems) = ingest(&Folder::new("saved", vec![File::new("a.txt", bytes)]));
    assert_eq!((corpus.articles.len(), problems.len()), (2, 1));
    assert!(problems[0].to_string().contains("offsets count bytes of the converted text"));
    let starts: Vec<usize> =
        corpus.articles.iter().map(|article| article.part.map_or(0, |part| part.start as usize)).collect();
    assert_eq!(starts, [0, corpus.articles[0].raw.len()]);
}
