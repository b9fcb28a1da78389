//! What people save by mistake, and what the internet puts into texts: every file either gives a
//! sound article or says what is wrong with it.

use std::io::Write;

use corpus::{
    model::{Corpus, Format},
    store,
};
use ingest::{File, Folder, Problem, ingest, invariants::violation};
use proptest::prelude::*;

const NAMES: &str = "[[person]]\nname = \"Ann Lee\"\nshort = [\"Lee\"]\n\n[[place]]\nname = \"Mexico\"\naliases = [\"Méx.\"]\n\n\
                     [[event]]\nname = '\"Alpha\"'\n\n[[weapon]]\nname = \"x\"\n";

fn of(name: &str, bytes: &[u8]) -> (Corpus, Vec<Problem>) {
    ingest(&Folder::new(
        "saved",
        vec![File::new(name, bytes.to_vec()), File::new("entities.toml", NAMES.into())],
    ))
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn files_that_are_no_articles_say_what_they_are() {
    let zip = |inside: &[u8]| [b"PK\x03\x04\x14\0\x06\0", inside].concat();
    let table: &[(&str, &[u8], &str)] = &[
        ("a.txt", b"", "a.txt:1: the article is empty; save its text into the file or delete it"),
        ("a.txt", b" \r\n\t\n", "a.txt:1: the article is empty; save its text into the file or delete it"),
        (
            "a.txt",
            "\u{FEFF}".as_bytes(),
            "a.txt:1: the article is empty; save its text into the file or delete it",
        ),
        (
            "a.txt",
            "\u{200B}\u{AD}\n\u{A0}".as_bytes(),
            "a.txt:1: the article is empty; save its text into the file or delete it",
        ),
        ("a.txt", b"\xFF\xFE", "a.txt:1: the article is empty; save its text into the file or delete it"),
        (
            "a.txt",
            b"fine\nnot\0 fine",
            "a.txt:2: there is a NUL byte here, so this is not a text file; save the article as plain text",
        ),
        (
            "a.txt",
            b"fine\r\r\n\x01\x02\x03 ",
            "a.txt:3: 3 of 11 bytes are control characters, the first of them here, so this is not a text file; save the article as plain text",
        ),
        (
            "a.txt",
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj",
            "a.txt:1: this is a PDF, not text; save the text of the article from it, as UTF-8",
        ),
        (
            "a.md",
            b"{\\rtf1\\ansi A title}",
            "a.md:1: this is an RTF document, not text; save the text of the article from it, as UTF-8",
        ),
        (
            "a.txt",
            &zip(b"....[Content_Types].xml"),
            "a.txt:1: this is an Office document, not text; save the text of the article from it, as UTF-8",
        ),
        (
            "a.txt",
            &zip(b"mimetypeapplication/vnd.oasis.opendocument.text"),
            "a.txt:1: this is an OpenDocument file, not text; save the text of the article from it, as UTF-8",
        ),
        (
            "a.txt",
            &zip(b"other"),
            "a.txt:1: this is a ZIP archive, not text; put the files in it into the folder",
        ),
        (
            "a.txt",
            b"\x89PNG\r\n\x1a\n\0\0",
            "a.txt:1: this is a picture (PNG), not text; save the text of the article instead",
        ),
        (
            "a.html",
            b"\xFF\xD8\xFF\xE0\0\x10JFIF",
            "a.html:1: this is a picture (JPEG), not text; save the text of the article instead",
        ),
        (
            "a.html",
            b"bplist00\xd1\x01",
            "a.html:1: this is a web archive, not text; save the page as HTML only, or its text",
        ),
        (
            "a.html",
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x",
            "a.html:1: this is a web archive, not text; save the page as HTML only, or its text",
        ),
        (
            "a.txt",
            b"A\0 \0t\0i\0t\0l\0e\0",
            "a.txt:1: this seems to be UTF-16LE without a byte order mark; save it as UTF-8",
        ),
        (
            "a.txt",
            b"\0A\0 \0t\0i\0t\0l\0e",
            "a.txt:1: this seems to be UTF-16BE without a byte order mark; save it as UTF-8",
        ),
    ];
    for (name, bytes, expected) in table {
        let (corpus, problems) = of(name, bytes);
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told, [format!("saved/{expected}")], "{:?}", String::from_utf8_lossy(bytes));
        assert!(problems[0].is_error() && corpus.articles.is_empty());
    }
}

#[test]
fn encodings_are_read_and_an_author_is_told() {
    const READ: &str = "and converted, and offsets count bytes of the converted text; save it as UTF-8";
    let sixteen = |name: &str| vec![format!("1: warning: read as {name} {READ}")];
    let windows = |line: usize, byte: &str| {
        format!("{line}: warning: byte {byte} here is not UTF-8, so the file was read as Windows-1252 {READ}")
    };
    let mend = "correct them and save the file as UTF-8";
    let table: &[(&[u8], &str, Vec<String>)] = &[
        (b"T\xC3\xADtulo", "Título", vec![]),
        (b"\xEF\xBB\xBFT\xC3\xADtulo", "\u{FEFF}Título", vec![]),
        (&utf_16("Título 😀\n", u16::to_le_bytes), "Título 😀\n", sixteen("UTF-16LE")),
        (&utf_16("Título\n", u16::to_be_bytes), "Título\n", sixteen("UTF-16BE")),
        (
            b"\xFF\xFEA\0\n\0\x3D\xD8b\0",
            "A\n\u{FFFD}b",
            vec![format!("2: warning: 1 place is not UTF-16LE (line 2) and now hold U+FFFD; {mend}")],
        ),
        (b"T\xEDtulo\nde M\xE9xico", "Título\nde México", vec![windows(1, "0xED")]),
        (b"Mexico\r\n\x93Alpha\x94 \x96 \x80 5", "Mexico\r\n“Alpha” – € 5", vec![windows(2, "0x93")]),
        (
            b"caf\xE9\nand \x81",
            "café\nand \u{81}",
            vec![
                windows(1, "0xE9"),
                "2: warning: byte 0x81 here means nothing in Windows-1252, so the file may be in another \
                 encoding; save it as UTF-8"
                    .to_owned(),
            ],
        ),
        (
            "é \u{e9}\n’ "
                .as_bytes()
                .to_vec()
                .iter()
                .chain(b"\x92\n\n\xE9 \xC3\xA9 \xFF")
                .copied()
                .collect::<Vec<_>>()
                .leak(),
            "é é\n’ \u{FFFD}\n\n\u{FFFD} é \u{FFFD}",
            vec![format!("2: warning: 3 places are not UTF-8 (lines 2 and 4) and now hold U+FFFD; {mend}")],
        ),
        (
            br"A lone surrogate is \ud83d and \u0000 is no NUL",
            r"A lone surrogate is \ud83d and \u0000 is no NUL",
            vec![],
        ),
        (
            b"GIF, RIFF and PDF are words; \x0C \x1B once",
            "GIF, RIFF and PDF are words; \x0C \x1B once",
            vec![],
        ),
        (b"RIFF is four letters", "RIFF is four letters", vec![]),
    ];
    for (bytes, text, expected) in table {
        let (corpus, problems) = of("a.txt", bytes);
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        let expected: Vec<_> = expected.iter().map(|message| format!("saved/a.txt:{message}")).collect();
        assert_eq!(told, expected, "{text}");
        let article = &corpus.articles[0];
        assert_eq!(article.raw, *text);
        let is_same = bytes == &text.as_bytes();
        assert_eq!(article.format, if is_same { Format::Text } else { Format::Converted }, "{text}");
        assert_eq!(article.sha256 == article.text_sha256, is_same, "{text}");
        assert_eq!(violation(&corpus), None);
    }
}

/// What a page declares, as `decode` has it; how its text is found is another matter.
#[test]
fn web_pages_are_read_as_they_declare() {
    let table: &[(&[u8], &str, &str, &[&str])] = &[
        (b"<meta charset=utf-8><p>\xC3\xA9", "UTF-8", "é", &[]),
        (b"\xEF\xBB\xBF<meta charset=latin1><p>\xC3\xA9", "UTF-8", "é", &[]),
        (b"<!doctype html><META CharSet = 'ISO-8859-1' ><p>\xE9\x80", "windows-1252", "é€", &[]),
        (
            b"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"><p>\xCC\xE8\xF0",
            "windows-1251",
            "Мир",
            &[],
        ),
        (b"<meta name=x content='charset=koi8-r'><meta charset=\"gbk\"/><p>\xD6\xD0", "GBK", "中", &[]),
        (b"<!-- <meta charset=koi8-r> --><meta charset=Shift_JIS><p>\x93\xFA", "Shift_JIS", "日", &[]),
        (b"<meta charset=utf-16><p>\xC3\xA9", "UTF-8", "é", &[]),
        (b"<meta charset=nonsense><p>\xC3\xA9", "UTF-8", "é", &[]),
        (b"<metadata charset=koi8-r><p>\xC3\xA9", "UTF-8", "é", &[]),
        (
            b"<p>\n\xE9",
            "Windows-1252",
            "é",
            &[
                "a.html:2: warning: byte 0xE9 here is not UTF-8, so the file was read as Windows-1252 and converted, and \
               offsets count bytes of the converted text; save it as UTF-8",
            ],
        ),
        (
            b"<meta charset=iso-8859-1>\n<p>\xC3\xA9",
            "UTF-8",
            "é",
            &[
                "a.html:2: warning: the page declares windows-1252, but it is UTF-8 and was read as that; declare utf-8 if \
               it looks right",
            ],
        ),
        (
            b"<meta charset=euc-jp>\n<p>\xFF \xC6\xFC",
            "EUC-JP",
            "\u{FFFD} 日",
            &[
                "a.html:2: warning: 1 place is not EUC-JP, which the page declares (line 2) and now hold U+FFFD; save the \
               page as UTF-8",
            ],
        ),
    ];
    for (bytes, encoding, end, expected) in table {
        let file = File::new("a.html", bytes.to_vec());
        let mut problems = Vec::new();
        let decoded = ingest::extract::decode::decode(&file, "a.html", &mut problems).expect("a text");
        assert_eq!(decoded.encoding, *encoding);
        assert!(decoded.text.ends_with(end) && !decoded.text.starts_with('\u{FEFF}'), "{:?}", decoded.text);
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told, *expected);
    }
    // A mark that is taken away is a conversion too.
    let (corpus, _) = of("a.html", b"\xEF\xBB\xBFa");
    assert_eq!(violation(&corpus), None);
    // Whatever the first bytes are, looking for a declaration ends.
    for start in
        ["<meta", "<meta =", "<meta ==x", "<meta charset='", "<!--", "<meta / / a=b c", "<meta x=\"\"\""]
    {
        let mut problems = Vec::new();
        let file = File::new("a.html", start.as_bytes().to_vec());
        assert!(ingest::extract::decode::decode(&file, "a.html", &mut problems).is_some());
    }
}

#[test]
fn two_files_of_one_name_are_told_in_either_order() {
    let a = File::new("a.txt", b"One title\n\nText of one.\n".to_vec());
    let b = File::new("A.MD", b"Another title\n\nText of another.\n".to_vec());
    for files in [vec![a.clone(), b.clone()], vec![b, a]] {
        let (corpus, problems) = ingest(&Folder::new("saved", files));
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["saved/a.txt:1: its name gives the same link (a) as A.MD; rename one of the two files"]
        );
        assert_eq!(corpus.articles.len(), 1);
    }
}

/// What stands in texts, thousands of times over.
#[test]
fn texts_of_every_kind_give_sound_articles() {
    let prose = "Ministers of Mexico met in the capital on January 26, 2022, and Ann Lee said so there.";
    let fill = |unit: &str| unit.repeat(30_000 / unit.len() + 1);
    let table: &[(&str, String)] = &[
        ("one long line", fill(&format!("{prose} "))),
        ("one long word", fill("x")),
        ("full stops", fill("a.") + "aa"),
        ("empty lines", "\n".repeat(100_000) + prose),
        ("empty lines between", format!("Mexico\n\n{prose}{}Mexico", "\n".repeat(100_000))),
        ("Windows line ends", fill(&format!("{prose}\r\n"))),
        ("old Mac line ends", fill(&format!("{prose}\r"))),
        ("mixed line ends", fill(&format!("{prose}\r\n{prose}\n{prose}\r\n\r{prose}\u{2028}\u{85}"))),
        ("right to left", fill("נפגשו ב-Mexico אמרה Ann Lee ‏اجتمع الوزراء\u{202E}txet\u{202C}. ")),
        ("emoji", fill("👨‍👩‍👧‍👦🇲🇽👍🏽 Mexico❤️ ")),
        ("soft hyphens", fill("Mex\u{AD}i\u{AD}co \u{AD} Ann\u{AD} Lee ")),
        ("zero width", fill("Mex\u{200B}ico\u{200D}\u{FEFF} \u{2060}x\u{200C} ")),
        ("combining marks", fill("Me\u{301}xico\u{301}\u{302}\u{303} x\u{345} ")),
        ("one letter, many marks", "x".to_owned() + &fill("\u{301}")),
        ("ten thousand mentions", "Mexico, ".repeat(10_000)),
        ("ten thousand dates", "May 26, 2022 ".repeat(10_000)),
        ("brackets", fill("(") + "x" + &fill(")")),
        ("nested quotation marks", fill("\"Alpha\"")),
        ("tags in plain text", fill("<div><p>x</p>\n")),
        ("boilerplate", fill("Comments (0)\nTags\nHome\n")),
        ("private use and unassigned", fill("\u{E000}\u{10FFFF}\u{FFFE} x ")),
        ("ligatures and old letters", fill("ﬁ ſ ß İ ı ǅ Ω ﷺ 𝐌𝐞𝐱𝐢𝐜𝐨 ")),
    ];
    for (what, text) in table {
        let (corpus, problems) = of("a.txt", text.as_bytes());
        assert_eq!(problems, [], "{what}");
        assert_eq!(corpus.articles[0].raw, *text, "{what}");
        assert_eq!(violation(&corpus), None, "{what}");
        let mentions = corpus.articles[0].mentions.len();
        match *what {
            "ten thousand mentions" => assert_eq!(mentions, 10_000),
            "soft hyphens" | "zero width" | "Windows line ends" => {
                assert!(mentions > 300, "{what}: {mentions}")
            }
            _ => {}
        }
    }
}

/// Pieces of what files hold, so that arbitrary folders reach further than the first check.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => "[a-zA-Zé .,“”’\u{301}\u{200B}\u{202E}😀]{0,60}".prop_map(String::into_bytes),
        2 => prop::sample::select(vec![
            "\n", "\r\n", "\r", "\n\n", "\t", " ", "\u{FEFF}", "\u{A0}", "U.S.", "Ann Lee", "Lee’s", "Mexico",
            "\"Alpha\"", "Méx.", "May 3, 2020", "2020", "Friday", "Comments (0)", "Tags", "Source: X", "By Ann",
            "<p>", "</p>", "<div", "<!--", "&amp;", "<title>", "<script>", "# ", "[a](b)", "```", "---\n",
            "Ministers of Mexico met in the capital on January 26, 2022, and Ann Lee said so there.",
        ]).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..24),
        1 => prop::sample::select(vec![&b"\xFF\xFE"[..], b"\xFE\xFF", b"\xEF\xBB\xBF", b"%PDF-", b"PK\x03\x04", b"\0"])
            .prop_map(<[u8]>::to_vec),
    ]
}

fn file() -> impl Strategy<Value = File> {
    let name = prop_oneof![
        3 => "[a-c]{1,2}\\.(txt|md|html|TXT|htm|markdown)",
        1 => Just("entities.toml".to_owned()),
        1 => Just("articles.toml".to_owned()),
        1 => (prop::collection::vec(any::<char>(), 0..6), prop::sample::select(vec!["", ".txt"]))
            .prop_map(|(name, ending)| name.into_iter().collect::<String>() + ending),
    ];
    (name, prop::collection::vec(piece(), 0..12)).prop_map(|(name, pieces)| File::new(name, pieces.concat()))
}

/// An archive of files, as some programs write it.
fn archive() -> impl Strategy<Value = Vec<u8>> {
    let name = prop_oneof![
        3 => "[a-b/]{1,4}\\.(txt|md|html|zip|eml)",
        1 => prop::sample::select(vec!["../a.txt", "/b.txt", "c\\\\a.txt", "__MACOSX/a.txt", "x.zip/a.txt", "é.txt", "articles.toml"])
            .prop_map(str::to_owned),
    ];
    let entry = (name, prop::collection::vec(piece(), 0..4).prop_map(|pieces| pieces.concat()));
    let bytes = prop::collection::vec(entry, 0..5).prop_map(|entries| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            if archive.start_file(name, zip::write::SimpleFileOptions::default()).is_ok() {
                archive.write_all(&bytes).expect("its bytes");
            }
        }
        archive.finish().expect("an archive").into_inner()
    });
    // Whole, cut off, or with a byte that is another.
    (bytes, any::<prop::sample::Index>(), any::<u8>(), 0..3).prop_map(|(mut bytes, at, byte, kind)| {
        let at = at.index(bytes.len());
        match kind {
            0 => {}
            1 => bytes.truncate(at),
            _ => bytes[at] = byte,
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_folder_gives_a_sound_corpus(mut files in prop::collection::vec(file(), 0..5)) {
        let has_names = files.iter().any(|file| file.name == "entities.toml");
        if !has_names {
            files.push(File::new("entities.toml", NAMES.into()));
        }
        let (corpus, problems) = ingest(&Folder::new("saved", files.clone()));
        prop_assert_eq!(violation(&corpus), None);
        for problem in &problems {
            prop_assert!(!problem.to_string().contains(char::is_control), "{}", problem);
        }
        files.reverse();
        let (again, problems_again) = ingest(&Folder::new("saved", files));
        prop_assert_eq!(store::write(&corpus), store::write(&again));
        prop_assert_eq!(problems, problems_again);
    }

    #[test]
    fn any_bytes_are_an_article_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200), kind in 0..7_usize) {
        let (corpus, problems) = of(["a.txt", "a.md", "a.html", "a.eml", "a.mhtml", "a.docx", "a.rtf"][kind], &bytes);
        prop_assert_eq!(corpus.articles.is_empty(), problems.iter().any(Problem::is_error));
        prop_assert_eq!(violation(&corpus), None);
    }

    #[test]
    fn any_archive_gives_a_sound_corpus(bytes in archive()) {
        let files = vec![File::new("s.zip", bytes.clone()), File::new("a.txt", b"Text of an article.".to_vec())];
        for folder in [Folder::new("saved", files), Folder::of_archive("saved.zip", &bytes)] {
            let (corpus, problems) = ingest(&folder);
            prop_assert_eq!(violation(&corpus), None);
            prop_assert!(!corpus.articles.is_empty() || problems.iter().any(Problem::is_error));
            let unpacked = folder.files.iter().all(|file| !file.name.contains("..") && !file.name.starts_with('/'));
            prop_assert!(unpacked);
        }
    }
}
