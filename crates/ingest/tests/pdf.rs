//! PDF files: what is read of each, and what is said of those that cannot be read.

#![allow(clippy::disallowed_methods, reason = "this is in no page")]

use corpus::model::{Article, Corpus, Format};
use ingest::{File, Folder, Problem, ingest, invariants::violation};
use proptest::prelude::*;

/// A line of text: the size of its letters, its place from the left and from the end of the page, and its words.
type Line<'t> = (f32, f32, f32, &'t str);

/// A PDF of pages, 600 by 800 points each, with its properties.
fn pdf(pages: &[Vec<Line<'_>>], properties: &str) -> Vec<u8> {
    let contents = pages.iter().map(|lines| {
        let line = |(size, x, y, words): &Line<'_>| {
            let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            format!("BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n")
        };
        lines.iter().map(line).collect::<String>()
    });
    pdf_of(contents.map(String::into_bytes).collect(), properties, "")
}

/// A PDF of the contents of its pages.
fn pdf_of(contents: Vec<Vec<u8>>, properties: &str, trailer: &str) -> Vec<u8> {
    let kids: String = (0..contents.len()).map(|at| format!("{} 0 R ", 4 + 2 * at)).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", contents.len()).into_bytes(),
        format!("<< {properties} >>").into_bytes(),
    ];
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>";
    for (at, content) in contents.into_iter().enumerate() {
        let stream = 5 + 2 * at;
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {stream} 0 R /Resources << /Font << /F1 {font} >> >> >>"
            )
            .into_bytes(),
        );
        let head = format!("<< /Length {} >>\nstream\n", content.len());
        objects.push([head.as_bytes(), &content, b"\nendstream"].concat());
    }
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for offset in offsets {
        bytes.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend_from_slice(
        format!("trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n")
            .as_bytes(),
    );
    bytes
}

fn of(bytes: &[u8]) -> (Corpus, Vec<String>) {
    let (corpus, problems) = ingest(&Folder::new("saved", vec![File::new("a.pdf", bytes.to_vec())]));
    assert_eq!(violation(&corpus), None);
    assert_eq!(corpus.articles.is_empty(), problems.iter().any(Problem::is_error), "{problems:?}");
    (corpus, problems.iter().map(Problem::to_string).collect())
}

/// The one article of a file that is as it should be.
fn article(bytes: &[u8]) -> Article {
    let (corpus, problems) = of(bytes);
    assert_eq!(problems, [""; 0]);
    corpus.articles[0].clone()
}

fn problem(bytes: &[u8]) -> String {
    of(bytes).1.join("\n")
}

/// Lines below each other from a place on, 12 points apart.
fn column<'t>(x: f32, y: f32, words: &[&'t str]) -> Vec<Line<'t>> {
    words.iter().enumerate().map(|(at, words)| (10.0, x, y - 12.0 * at as f32, *words)).collect()
}

const LEFT: [&str; 5] = [
    "Officers at the harbour seized forty rifles on",
    "Tuesday, which is the largest haul in years, the",
    "prosecutor said. The ship had come from the",
    "north, and nobody on board had known of the car-",
    "go, as the captain told the well-known investi-",
];
const RIGHT: [&str; 5] = [
    "gators. His lawyer confirmed that in a short call",
    "to reporters of this paper.",
    "The driver of the lorry was charged on Wednesday.",
    "He is well-",
    "known in the town, where he has lived for years.",
];
const TEXT: &str = "Officers at the harbour seized forty rifles on Tuesday, which is the largest haul in years, the prosecutor said. The ship \
                    had come from the north, and nobody on board had known of the cargo, as the captain told the well-known \
                    investigators. His lawyer confirmed that in a short call to reporters of this paper.\n\nThe driver of the lorry was \
                    charged on Wednesday. He is well-known in the town, where he has lived for years.";

#[test]
fn two_columns_are_read_one_after_the_other() {
    let head = vec![
        (9.0, 50.0, 770.0, "THE HARBOUR COURIER"),
        (24.0, 50.0, 730.0, "Officers seize rifles"),
        (10.0, 50.0, 700.0, "By Ann Lee"),
        (10.0, 50.0, 684.0, "March 6, 2024"),
    ];
    let lines = [head, column(50.0, 650.0, &LEFT), column(310.0, 650.0, &RIGHT)].concat();
    let told = |lines: Vec<Line<'_>>| {
        let article = article(&pdf(&[lines], ""));
        let date = article.published.as_ref().map(|published| &article.raw[published.evidence.range()]);
        assert_eq!((article.title.as_str(), article.author.as_str()), ("Officers seize rifles", "Ann Lee"));
        assert_eq!((date, article.format), (Some("March 6, 2024"), Format::Converted));
        assert!(article.raw.trim_end().ends_with(TEXT), "{}", article.raw);
    };
    told(lines.clone());
    // As some programs write it: row by row, or from the end.
    let mut rows = lines.clone();
    rows.sort_by(|a, b| b.2.total_cmp(&a.2));
    told(rows);
    told(lines.into_iter().rev().collect());
}

#[test]
fn running_heads_and_page_numbers_are_left_out() {
    let page = |number: usize, words: &[&'static str]| {
        let foot: &'static str = ["1/3", "2/3", "3/3"][number];
        let head = vec![
            (8.0, 30.0, 785.0, "3/7/24, 9:12 AM"),
            (8.0, 250.0, 785.0, "Officers seize rifles"),
            (8.0, 30.0, 15.0, "https://example.org/2024/rifles"),
            (8.0, 560.0, 15.0, foot),
        ];
        [head, column(50.0, 700.0, words)].concat()
    };
    let mut first = page(0, &LEFT);
    first.push((20.0, 50.0, 740.0, "Officers seize rifles"));
    let middle = ["What happened next is not known,", "and nobody would say so."];
    let article = article(&pdf(&[first, page(1, &RIGHT), page(2, &middle)], ""));
    assert_eq!(
        article.raw.trim(),
        format!(
            "Officers seize rifles\n\n{TEXT}\n\nWhat happened next is not known, and nobody would say so.\n\n\
             https://example.org/2024/rifles"
        )
    );
    assert_eq!(
        (article.title.as_str(), article.url.as_str()),
        ("Officers seize rifles", "https://example.org/2024/rifles")
    );
    // A browser prints them on a single page as well.
    let page = self::article(&pdf(
        &[page(0, &["Nobody would say so, and nobody knew.", "It was a quiet day at the harbour."])],
        "",
    ));
    assert_eq!(
        page.raw.trim(),
        "Nobody would say so, and nobody knew. It was a quiet day at the harbour.\n\nhttps://example.org/2024/rifles"
    );
}

#[test]
fn what_stands_over_columns_and_in_them() {
    let long = "A headline of another story that is wide enough for two columns";
    let table = [
        // The second headline is as short as a column.
        ((16.0, 50.0, 560.0, "Another story"), "Another story"),
        ((16.0, 50.0, 560.0, long), long),
    ];
    for (headline, words) in table {
        let upper = [column(50.0, 650.0, &LEFT), column(310.0, 650.0, &RIGHT)].concat();
        let lower = [column(50.0, 530.0, &LEFT), column(310.0, 530.0, &RIGHT)].concat();
        let article = article(&pdf(&[[upper, vec![headline], lower].concat()], ""));
        assert_eq!(article.raw.trim(), format!("{TEXT}\n\n{words}\n\n{TEXT}"));
    }
    // Three narrow columns whose spaces are wide, and a large first letter.
    let words = ["The", "ship", "came"];
    let rows = ["from the far north", "of the large country", "and nobody had seen", "it before that day."];
    let mut lines = Vec::new();
    for (at, initial) in ["A", "B", "C"].into_iter().enumerate() {
        let x = 50.0 + 130.0 * at as f32;
        lines.push((36.0, x, 622.0, initial));
        lines.extend(words.iter().zip([30.0, 65.0, 95.0]).map(|(word, by)| (10.0, x + by, 640.0, *word)));
        lines.extend(column(x + 30.0, 628.0, &rows[..1]));
        lines.extend(column(x, 610.0, &rows[1..]));
    }
    lines.sort_by(|a, b| b.2.total_cmp(&a.2));
    let raw = article(&pdf(&[lines], "")).raw;
    let at = |words: &str| raw.find(words).expect("these words");
    assert!(at("AThe") < at("it before") && at("it before") < at("BThe") && at("BThe") < at("CThe"), "{raw}");
}

#[test]
fn properties_count_where_the_text_says_nothing() {
    let properties = "/Title (\\376\\377\\000O\\000f\\000f\\000i\\000c\\000e\\000r\\000s\\000 \\000s\\000e\\000i\\000z\\000e) /Author (Bo Day) \
                      /CreationDate (D:20240501080000Z)";
    let lines = [
        vec![(10.0, 50.0, 720.0, "Officers seize"), (10.0, 50.0, 690.0, "Harbour news")],
        column(50.0, 650.0, &LEFT),
    ];
    let article = article(&pdf(&[lines.concat()], properties));
    let date = article.published.as_ref().map(|published| &article.raw[published.evidence.range()]);
    assert_eq!(
        (article.title.as_str(), article.author.as_str(), date),
        ("Officers seize", "Bo Day", Some("Created: 2024-05-01"))
    );
    // The day on which a browser printed a page is not that of the article.
    let printed = format!("{properties} /Producer (Skia/PDF m120)");
    let article = self::article(&pdf(&[column(50.0, 650.0, &LEFT)], &printed));
    assert_eq!((article.published, article.author.as_str()), (None, "Bo Day"));
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let good = pdf(&[column(50.0, 650.0, &LEFT)], "");
    let scan = pdf_of(vec![b"q 600 0 0 800 0 0 cm /Im1 Do Q".to_vec()], "", "");
    let encrypted = pdf_of(
        vec![b"BT ET".to_vec()],
        "",
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (00000000000000000000000000000000) \
         /U (00000000000000000000000000000000) >>",
    );
    let other =
        pdf_of(vec![b"BT ET".to_vec()], "", "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 9 /R 9 >>");
    let table: [(&[u8], &str); 6] = [
        (
            &scan,
            "there is no text in this PDF, only pictures, as of a scan; have its text recognised (OCR), or save the text of the \
             article instead",
        ),
        (
            &encrypted,
            "this PDF is encrypted, so its text cannot be read; save it without encryption, or save its text",
        ),
        (
            &other,
            "this PDF is encrypted, so its text cannot be read; save it without encryption, or save its text",
        ),
        (b"%PDF-1.7\n%", "this PDF is damaged, so its text cannot be read; save it again"),
        (
            b"Plain text.",
            "its name says that it is a PDF, but it is not; give it the ending of what it is, or save it again",
        ),
        (
            b"",
            "its name says that it is a PDF, but it is not; give it the ending of what it is, or save it again",
        ),
    ];
    for (bytes, expected) in table {
        assert_eq!(problem(bytes), format!("saved/a.pdf: {expected}"));
    }
    let at = good.windows(7).position(|at| at == b"trailer").expect("a trailer");
    assert!(
        problem(&good[..at]).contains("warning: the end of this PDF is missing, so its text may be cut off")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Whatever is wrong with a PDF, it is an article or an error.
    #[test]
    fn any_damage_is_an_article_or_an_error(
        cut in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        is_cut in any::<bool>(),
    ) {
        let lines = [column(50.0, 650.0, &LEFT), column(310.0, 650.0, &RIGHT)].concat();
        let mut bytes = pdf(&[lines.clone(), lines], "/Author (Bo Day)");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        of(&bytes);
    }

    /// Any content of a page.
    #[test]
    fn any_content_is_an_article_or_an_error(pieces in prop::collection::vec(operator(), 0..40)) {
        of(&pdf_of(vec![pieces.concat()], "", ""));
    }
}

fn operator() -> impl Strategy<Value = Vec<u8>> {
    let number = || {
        prop_oneof![
            (-1000..1000_i32).prop_map(|n| n.to_string()),
            Just("1e9".to_owned()),
            Just("-0.0001".to_owned())
        ]
    };
    prop_oneof![
        3 => prop::sample::select(vec!["BT ", "ET ", "q ", "Q ", "/F1 12 Tf ", "/F2 9 Tf ", "T* ", "(Officers) Tj ", "[(of) -900 (it)] TJ ", "(\\377\\001) ' "])
            .prop_map(|text| text.as_bytes().to_vec()),
        2 => (prop::collection::vec(number(), 6), prop::sample::select(vec!["cm", "Tm", "Td", "TL", "Tz", "Tc", "Tw", "TD"]))
            .prop_map(|(numbers, operator)| format!("{} {operator} ", numbers.join(" ")).into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..12),
    ]
}
