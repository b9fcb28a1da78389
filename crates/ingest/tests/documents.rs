//! Files whose text has to be taken out of them: what is read of each, and what is said of those that are broken.

use std::io::{Cursor, Write};

use corpus::model::{Article, Corpus, Format};
use ingest::{File, Folder, Problem, ingest, invariants::violation};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

const FIRST: &str = "Officers at the harbour seized forty rifles on Tuesday, which is the largest haul in years, the prosecutor said.";
const SECOND: &str = "The driver was charged on Wednesday, as his lawyer confirmed in a short call to reporters of this paper.";

fn of(name: &str, bytes: &[u8]) -> (Corpus, Vec<String>) {
    let (corpus, problems) = ingest(&Folder::new("saved", vec![File::new(name, bytes.to_vec())]));
    assert_eq!(violation(&corpus), None);
    assert_eq!(corpus.articles.is_empty(), problems.iter().any(Problem::is_error), "{problems:?}");
    (corpus, problems.iter().map(Problem::to_string).collect())
}

/// The one article of a file that is as it should be, and what is known of it.
fn told(name: &str, bytes: &[u8]) -> (Article, String) {
    let (corpus, problems) = of(name, bytes);
    assert_eq!(problems, [""; 0]);
    let article = corpus.articles[0].clone();
    let date = article.published.as_ref().map(|published| published.date.to_string()).unwrap_or_default();
    let evidence = article.published.as_ref().map(|published| &article.raw[published.evidence.range()]);
    let told = format!("{} | {} | {date} {evidence:?}", article.title, article.author);
    (article, told)
}

/// The searchable text of an article.
fn body(article: &Article) -> String {
    let zones = article.zones.iter().filter(|zone| zone.kind.is_body());
    zones.map(|zone| &article.raw[zone.span.range()]).collect::<String>().trim().to_owned()
}

fn problem(name: &str, bytes: &[u8]) -> String {
    of(name, bytes).1.join("\n")
}

const HEAD: &str = "From: Ann Lee <ann@example.org>\r\nTo: Bo <bo@example.org>\r\nDate: Thu, 7 Mar 2024 09:12:00 +0100\r\n\
                    Subject: =?utf-8?q?Fwd=3A_Officers_seize_rifles_in_M=C3=A9xico?=\r\nMIME-Version: 1.0\r\n";

fn two_parts(text: &str, html: &str) -> String {
    format!(
        "{HEAD}Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; \
         charset=utf-8\r\n\r\n{text}\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b1--\r\n"
    )
}

#[test]
fn a_mail_of_text() {
    let quoted = format!(
        "{FIRST} Mont=C3=A9rida.=\r\n\r\n\r\n{SECOND}\r\n\r\n--=20\r\nAnn Lee\r\nSent from my iPhone\r\n"
    );
    let mail = format!(
        "{HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}"
    );
    let (article, known) = told("a.eml", mail.as_bytes());
    assert_eq!(known, "Officers seize rifles in México | Ann Lee | 2024-03-07 Some(\"Date: 7 March 2024\")");
    assert_eq!(body(&article), format!("{FIRST} Montérida.\n\n{SECOND}"));
    assert!(!article.raw.contains("example.org"), "addresses of people are in no page");
    assert_eq!((article.format, article.slug.as_str()), (Format::Converted, "a"));
    // Windows-1252 that is not declared.
    let mail = [
        HEAD.as_bytes(),
        b"\r\nEl ni\xF1o y el se\xF1or hablaron durante una hora en el jard\xEDn de la casa.\r\n",
    ]
    .concat();
    assert_eq!(
        body(&told("a.eml", &mail).0),
        "El niño y el señor hablaron durante una hora en el jardín de la casa."
    );
}

#[test]
fn of_a_mail_of_two_parts_the_text_counts_if_it_says_as_much() {
    let html = format!("<h1>Officers seize rifles</h1><p>{FIRST}</p><p>{SECOND}</p>");
    let (article, _) = told("a.eml", two_parts(&format!("{FIRST}\r\n\r\n{SECOND}"), &html).as_bytes());
    assert_eq!((article.format, body(&article)), (Format::Converted, format!("{FIRST}\n\n{SECOND}")));
    let (article, known) = told("a.eml", two_parts("Open this mail in a browser.", &html).as_bytes());
    assert_eq!(article.format, Format::Html);
    assert!(
        known.starts_with("Officers seize rifles") && known.contains("| Ann Lee | 2024-03-07 "),
        "{known}"
    );
    assert!(body(&article).contains(FIRST) && body(&article).contains(SECOND));
}

#[test]
fn a_web_archive_is_its_page() {
    let page = format!(
        "<html><head><title>Officers seize rifles</title></head><body><h1>Officers seize rifles</h1><p>6 March 2024</p><p>{FIRST}</p>\
         <p>{SECOND} La a=F1o.</p></body></html>"
    )
    .replace("content=", "content=3D");
    let archive = |charset: &str| {
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/rifles\r\nSubject: Officers seize rifles\r\n\
             Date: Mon, 5 May 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
             \tboundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/html\r\nContent-Location: https://ads.example.org/\r\n\r\n<p>Buy \
             it</p>\r\n--b1\r\nContent-Type: text/html{charset}\r\nContent-Transfer-Encoding: \
             quoted-printable\r\nContent-Location: https://example.org/rifles\r\n\r\n{page}\r\n--b1\r\nContent-Type: \
             image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1--\r\n"
        )
    };
    for (name, charset) in [("a.mhtml", "; charset=\"windows-1252\""), ("a.MHT", "")] {
        let (article, known) = told(name, archive(charset).as_bytes());
        assert!(known.starts_with("Officers seize rifles |  | 2024-03-06 "), "{known}");
        assert_eq!(body(&article), format!("{FIRST}\n\n{SECOND} La año."));
        assert_eq!((article.format, article.url.as_str()), (Format::Html, "https://example.org/rifles"));
    }
    let cut = archive("").replace("--b1--", "");
    assert_eq!(
        problem("a.mhtml", cut.as_bytes()),
        "saved/a.mhtml: warning: the end of this web archive is missing, so its text may be cut off; save it again"
    );
}

#[test]
fn mails_that_cannot_be_read_say_why() {
    let encrypted = format!(
        "{HEAD}Content-Type: multipart/encrypted; boundary=\"b\"\r\n\r\n--b\r\n\r\nVersion: 1\r\n--b--\r\n"
    );
    let pgp = format!("{HEAD}\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n");
    let picture =
        format!("{HEAD}Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n");
    let table: [(&str, &[u8], &str); 7] = [
        (
            "a.eml",
            encrypted.as_bytes(),
            "a.eml: this mail is encrypted, so its text cannot be read; save it without encryption, or save its text",
        ),
        (
            "a.eml",
            pgp.as_bytes(),
            "a.eml: this mail is encrypted, so its text cannot be read; save it without encryption, or save its text",
        ),
        (
            "a.eml",
            picture.as_bytes(),
            "a.eml: there is no text in this mail; save the text of the article instead",
        ),
        (
            "a.eml",
            b"A title\n\nA text that is no mail.\n",
            "a.eml: its name says that it is a mail, but it is not; give it the ending of what it is, or save it again",
        ),
        (
            "a.eml",
            b"",
            "a.eml: its name says that it is a mail, but it is not; give it the ending of what it is, or save it again",
        ),
        ("a.eml", b"%PDF-1.7\n%", "a.eml:1: this is a PDF, not text; give it the ending .pdf"),
        (
            "a.mhtml",
            b"<p>A page</p>",
            "a.mhtml: its name says that it is a web archive, but it is not; give it the ending of what it is, or save it again",
        ),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(problem(name, bytes), format!("saved/{expected}"));
    }
}

/// A ZIP archive of entries.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

const CORE: &str = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:creator>Bo Day</dc:creator>\
                    <dcterms:created>2024-05-01T08:00:00Z</dcterms:created></cp:coreProperties>";

fn docx(paragraphs: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>"
    );
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("docProps/core.xml", CORE.as_bytes()),
    ])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn a_document_of_word() {
    let title = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Officers &amp; rifl</w:t></w:r><w:r><w:t>es &#8211; at last</w:t></w:r></w:p>";
    let tracked = "<w:p><w:r><w:t xml:space=\"preserve\">Nobody was </w:t></w:r><w:del><w:r><w:delText>killed</w:delText><w:t>killed</w:t></w:r></w:del>\
                   <w:ins><w:r><w:t>hurt when they came to the harbour at night.</w:t></w:r></w:ins></w:p>";
    let text = [
        &paragraph("THE HARBOUR COURIER"),
        title,
        &paragraph("By Ann Lee"),
        &paragraph(FIRST),
        tracked,
        &paragraph(SECOND),
    ]
    .concat();
    let (article, known) = told("a.docx", &docx(&text));
    assert_eq!(known, "Officers & rifles – at last | Ann Lee | 2024-05-01 Some(\"Created: 2024-05-01\")");
    assert!(body(&article).ends_with(&format!(
        "{FIRST}\n\nNobody was hurt when they came to the harbour at night.\n\n{SECOND}"
    )));
    // A day and an author of its own go first.
    let text =
        [title, &paragraph("By Ann Lee"), &paragraph("March 6, 2024"), &paragraph(FIRST), &paragraph(SECOND)]
            .concat();
    let (_, known) = told("a.docx", &docx(&text));
    assert_eq!(known, "Officers & rifles – at last | Ann Lee | 2024-03-06 Some(\"March 6, 2024\")");
    let text = [title, &paragraph(FIRST), &paragraph(SECOND)].concat();
    assert!(told("a.docx", &docx(&text)).1.contains("| Bo Day |"));
}

#[test]
fn signs_that_are_no_text_move_no_headline() {
    let title = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Officers \0\0seize rifles</w:t></w:r></w:p>";
    let text =
        [&paragraph("\0\0\0THE HARBOUR COURIER"), title, &paragraph(FIRST), &paragraph(SECOND)].concat();
    let (article, _) = told("a.docx", &docx(&text));
    assert_eq!(article.title.split_whitespace().collect::<Vec<_>>(), ["Officers", "seize", "rifles"]);
}

#[test]
fn an_export_in_a_document_is_cut_into_its_articles() {
    let one = |number: u32| {
        [
            "Officers seize rifles",
            "The Harbour Courier",
            "March 6, 2024",
            "Copyright 2024 The Harbour Courier",
            "Length: 212 words",
            "Body",
            FIRST,
            SECOND,
            "End of Document",
        ]
        .map(|line| paragraph(&line.replace("forty", &number.to_string())))
        .concat()
    };
    let (corpus, problems) = of("a.docx", &docx(&[one(40), one(50)].concat()));
    assert_eq!(problems, [""; 0]);
    let slugs: Vec<&str> = corpus.articles.iter().map(|article| article.slug.as_str()).collect();
    assert_eq!(slugs, ["a-1", "a-2"]);
    assert_eq!(body(&corpus.articles[1]), format!("{}\n\n{SECOND}", FIRST.replace("forty", "50")));
}

#[test]
fn rich_text() {
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fnil Times;}}{{\\f1\\fcharset204 Arial;}}}}{{\\colortbl;\\red0;}}\r\n\
         {{\\info{{\\author Bo Day}}{{\\creatim\\yr2024\\mo5\\dy1\\hr8}}}}{{\\header Page one}}\\pard Officers seize rifles\\par\r\n\
         \\par {{\\b By Ann Lee}}\\par {FIRST} El ni\\'f1o \\ldblquote no\\rdblquote  {{\\f1 \\'cc\\'ee\\'f1\\'ea\\'e2\\'e0}} \
         \\u8364?\\u-10179?\\u-8704?{{\\*\\unknown gone}}{{\\v hidden}}{{\\field{{\\*\\fldinst HYPERLINK \"x\"}}{{\\fldrslt here}}}} \
         \\{{ok\\}} a\\~b.\\par {SECOND}\\par {{\\pict\\bin5 }}}}}}}}}}x}}}}"
    );
    let (article, known) = told("a.rtf", rtf.as_bytes());
    assert_eq!(known, "Officers seize rifles | Ann Lee | 2024-05-01 Some(\"Created: 2024-05-01\")");
    let text = format!("{FIRST} El niño “no” Москва €😀here {{ok}} a\u{A0}b.");
    assert_eq!(body(&article), format!("{text}\n\n{SECOND}"));
    let cut = problem("a.rtf", &rtf.as_bytes()[..rtf.len() - 60]);
    assert_eq!(
        cut,
        "saved/a.rtf: warning: the end of this rich text document is missing, so its text may be cut off; save it again"
    );
    let japanese = b"{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b is written as \\'83A.}";
    assert!(told("a.rtf", japanese).0.raw.starts_with("日本 is written as ア."));
}

#[test]
fn documents_that_cannot_be_read_say_why() {
    let good = docx(&paragraph(FIRST));
    let ole: Vec<u8> = [
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat();
    let bomb = docx(&paragraph(&"0".repeat(8 << 20)));
    let table: [(&str, &[u8], &str); 9] = [
        (
            "a.docx",
            &ole,
            "this Word document is encrypted, so its text cannot be read; save it without encryption, or save its text",
        ),
        (
            "a.docx",
            &ole[..8],
            "1: this is an old Office document, not text; save it as .docx, or as .eml if it is a mail",
        ),
        (
            "a.docx",
            &good[..good.len() / 2],
            "this Word document is damaged, so its text cannot be read; save it again",
        ),
        (
            "a.docx",
            &zip(&[("xl/workbook.xml", b"<x/>"), ("[Content_Types].xml", b"<Types/>")]),
            "1: this is an Office document, not text; give it the ending .docx if it was written in Word, or save it as .pdf",
        ),
        (
            "a.docx",
            b"Plain text.",
            "its name says that it is a Word document, but it is not; give it the ending of what it is, or save it again",
        ),
        ("a.docx", &docx(""), "there is no text in this Word document; save the text of the article instead"),
        (
            "a.docx",
            &bomb,
            "the text in this Word document is larger than 64 MiB, the most that is read, or packed as no text is; save only the article",
        ),
        (
            "a.rtf",
            b"Plain text.",
            "its name says that it is a rich text document, but it is not; give it the ending of what it is, or save it again",
        ),
        (
            "a.rtf",
            b"{\\rtf1{\\pict 0000}}",
            "there is no text in this rich text document; save the text of the article instead",
        ),
    ];
    for (name, bytes, expected) in table {
        let told = problem(name, bytes);
        let told = told.strip_prefix(&format!("saved/{name}:")).unwrap_or(&told);
        assert_eq!(told.trim_start(), expected);
    }
    let unclosed = docx(&(paragraph(FIRST) + "</w:body></w:oops>"));
    assert!(problem("a.docx", &unclosed).contains("the end of this Word document is missing"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Whatever is wrong with a file of each kind, it is an article or an error.
    #[test]
    fn any_damage_is_an_article_or_an_error(
        kind in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let html = format!("<h1>Officers seize rifles</h1><p>{FIRST}</p><p>{SECOND}</p>");
        let parts = two_parts("Open this mail in a browser.", &html);
        let rtf = format!("{{\\rtf1\\ansi{{\\info{{\\author Bo Day}}}} Officers\\par {FIRST} \\u8364?\\'f1\\par {SECOND}}}");
        let (name, mut bytes) = match kind {
            0 => ("a.eml", parts.into_bytes()),
            1 => ("a.mhtml", parts.replace("alternative", "related").into_bytes()),
            2 => ("a.docx", docx(&[paragraph(FIRST), paragraph(SECOND)].concat())),
            _ => ("a.rtf", rtf.into_bytes()),
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        of(name, &bytes);
    }
}
