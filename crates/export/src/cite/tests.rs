//! Each form, of an article about which much is known, of one about which little is, of a passage and of a page.

use corpus::{
    Dossier, Kind, fixture,
    model::{Article, Basis, Corpus, Entity, Published},
    store,
};
use expect_test::{Expect, expect};
use text::{Span, date::Date};

use super::*;

fn blob() -> Vec<u8> {
    let entity = |kind, name| Entity { ..fixture::entity(kind, name) };
    let known = Article {
        author: "By Bo Ruiz and Ann Lee".into(),
        authors: vec![1, 2],
        source: Some(0),
        url: "https://example.org/a_b?c=1&d=%20#e".into(),
        language_code: "en".into(),
        published: Date::parse("2021-01-20").map(|date| Published {
            date,
            basis: Basis::Printed,
            evidence: Span::default(),
            note: String::new(),
        }),
        ..fixture::article("a", None, "Guns & “help” cost Mexico 5 % {more}\nÁvila_1 denied it.")
    };
    let unknown = Article {
        author: "Staff and agencies".into(),
        published: Date::parse("2022-03").map(|date| Published {
            date,
            basis: Basis::Inferred,
            evidence: Span::default(),
            note: String::new(),
        }),
        ..fixture::article("b", None, "Who pays?\nNobody.")
    };
    store::write(&Corpus {
        title: "Arms".into(),
        articles: vec![known, unknown],
        entities: vec![
            entity(Kind::Source, "El Sol"),
            entity(Kind::Author, "Ann Lee"),
            entity(Kind::Author, "Bo Ruiz"),
        ],
        ..Corpus::default()
    })
}

fn read(link: &str) -> Provenance {
    Provenance {
        dossier: "Arms".into(),
        query: String::new(),
        link: ["https://example.net/#/", link].concat(),
        corpus_sha256: "c0".into(),
        day: Date::parse("2026-12-01"),
    }
}

fn check(style: Style, expected: Expect) {
    let blob = blob();
    let dossier = Dossier::open(&blob).expect("a dossier");
    let (a, b) = (dossier.article(0).expect("one"), dossier.article(1).expect("another"));
    let start = a.raw.find("Ávila").unwrap_or_default();
    let passage = Some(Span::new(start, start + "Ávila_1 denied".len()));
    let references = [
        Reference::article(&dossier, &a, passage, read("read/a?at=1")),
        Reference::article(&dossier, &b, None, read("read/b")),
        Reference::view("Results for “arms”".into(), read("?q=arms")),
    ];
    let hash = hex(&[0; 32]);
    expected.assert_eq(&cite(&references, style).replace(&hash, "00").replace("\r\n", "\n"));
}

#[test]
fn a_footnote() {
    check(
        Style::Chicago,
        expect![[r#"
            Bo Ruiz and Ann Lee, “Guns & ‘help’ cost Mexico 5 % {more},” El Sol, January 20, 2021, https://example.org/a_b?c=1&d=%20#e, in Arms, accessed December 1, 2026, https://example.net/#/read/a?at=1.
            Passage: “Ávila_1 denied” (bytes 41 to 56 of the text)
            File a.txt, SHA-256 00
            SHA-256 of the list of files: c0

            Staff and agencies, “Who pays?” [March 2022, inferred from the text], in Arms, accessed December 1, 2026, https://example.net/#/read/b.
            Date of publication: inferred from the text
            File b.txt, SHA-256 00
            SHA-256 of the list of files: c0

            “Results for ‘arms’,” in Arms, accessed December 1, 2026, https://example.net/#/?q=arms.
            SHA-256 of the list of files: c0
        "#]],
    );
}

#[test]
fn an_entry_of_a_list() {
    check(
        Style::Apa,
        expect![[r#"
            Ruiz, B., & Lee, A. (2021, January 20). Guns & “help” cost Mexico 5 % {more}. El Sol. https://example.org/a_b?c=1&d=%20#e (retrieved December 1, 2026, from Arms, https://example.net/#/read/a?at=1)
            Passage: “Ávila_1 denied” (bytes 41 to 56 of the text)
            File a.txt, SHA-256 00
            SHA-256 of the list of files: c0

            Staff and agencies. (2022, March [inferred from the text]). Who pays? Retrieved December 1, 2026, from Arms, https://example.net/#/read/b
            Date of publication: inferred from the text
            File b.txt, SHA-256 00
            SHA-256 of the list of files: c0

            Results for “arms”. (n.d.). Retrieved December 1, 2026, from Arms, https://example.net/#/?q=arms
            SHA-256 of the list of files: c0
        "#]],
    );
}

#[test]
fn for_latex() {
    check(
        Style::Bibtex,
        expect![[r#"
            @article{ruiz2021guns,
              author = {Ruiz, Bo and Lee, Ann},
              title = {Guns \& “help” cost {Mexico} 5 \% \{more\}},
              journal = {El Sol},
              entrysubtype = {newspaper},
              date = {2021-01-20},
              year = {2021},
              month = {1},
              url = {https://example.org/a_b?c=1&d=%20#e},
              urldate = {2026-12-01},
              note = {Read in: Arms, https://example.net/\#/read/a?at=1. Passage: “Ávila\_1 denied” (bytes 41 to 56 of the text). File a.txt, SHA-256 00. SHA-256 of the list of files: c0}
            }

            @misc{staffandagencies2022pays,
              author = {{Staff and agencies}},
              title = {Who pays?},
              howpublished = {Arms},
              date = {2022-03},
              year = {2022},
              month = {3},
              url = {https://example.net/#/read/b},
              urldate = {2026-12-01},
              note = {Read in: Arms, https://example.net/\#/read/b. Date of publication: inferred from the text. File b.txt, SHA-256 00. SHA-256 of the list of files: c0}
            }

            @misc{armsresults,
              title = {Results for “arms”},
              howpublished = {Arms},
              url = {https://example.net/#/?q=arms},
              urldate = {2026-12-01},
              note = {Read in: Arms, https://example.net/\#/?q=arms. SHA-256 of the list of files: c0}
            }
        "#]],
    );
}

#[test]
fn for_reference_managers() {
    check(
        Style::Ris,
        expect![[r#"
            TY  - NEWS
            AU  - Ruiz, Bo
            AU  - Lee, Ann
            TI  - Guns & “help” cost Mexico 5 % {more}
            T2  - El Sol
            PY  - 2021
            DA  - 2021/01/20/
            LA  - en
            UR  - https://example.org/a_b?c=1&d=%20#e
            Y2  - 2026/12/01/
            DB  - Arms
            AV  - https://example.net/#/read/a?at=1
            N1  - Read in: Arms, https://example.net/#/read/a?at=1
            N1  - Passage: “Ávila_1 denied” (bytes 41 to 56 of the text)
            N1  - File a.txt, SHA-256 00
            N1  - SHA-256 of the list of files: c0
            ER  - 

            TY  - NEWS
            AU  - Staff and agencies
            TI  - Who pays?
            PY  - 2022
            DA  - 2022/03//
            UR  - https://example.net/#/read/b
            Y2  - 2026/12/01/
            DB  - Arms
            AV  - https://example.net/#/read/b
            N1  - Read in: Arms, https://example.net/#/read/b
            N1  - Date of publication: inferred from the text
            N1  - File b.txt, SHA-256 00
            N1  - SHA-256 of the list of files: c0
            ER  - 

            TY  - ELEC
            TI  - Results for “arms”
            T2  - Arms
            UR  - https://example.net/#/?q=arms
            Y2  - 2026/12/01/
            DB  - Arms
            AV  - https://example.net/#/?q=arms
            N1  - Read in: Arms, https://example.net/#/?q=arms
            N1  - SHA-256 of the list of files: c0
            ER  - 
        "#]],
    );
}

#[test]
fn for_citation_processors() {
    check(
        Style::CslJson,
        expect![[r#"
            [{"id":"ruiz2021guns","type":"article-newspaper","title":"Guns & “help” cost Mexico 5 % {more}","author":[{"family":"Ruiz","given":"Bo"},{"family":"Lee","given":"Ann"}],"container-title":"El Sol","issued":{"date-parts":[[2021,1,20]]},"language":"en","URL":"https://example.org/a_b?c=1&d=%20#e","accessed":{"date-parts":[[2026,12,1]]},"archive":"Arms","archive_location":"https://example.net/#/read/a?at=1","note":"Read in: Arms, https://example.net/#/read/a?at=1\nPassage: “Ávila_1 denied” (bytes 41 to 56 of the text)\nFile a.txt, SHA-256 00\nSHA-256 of the list of files: c0"},{"id":"staffandagencies2022pays","type":"article-newspaper","title":"Who pays?","author":[{"literal":"Staff and agencies"}],"issued":{"date-parts":[[2022,3]],"circa":true},"URL":"https://example.net/#/read/b","accessed":{"date-parts":[[2026,12,1]]},"archive":"Arms","archive_location":"https://example.net/#/read/b","note":"Read in: Arms, https://example.net/#/read/b\nDate of publication: inferred from the text\nFile b.txt, SHA-256 00\nSHA-256 of the list of files: c0"},{"id":"armsresults","type":"webpage","title":"Results for “arms”","container-title":"Arms","URL":"https://example.net/#/?q=arms","accessed":{"date-parts":[[2026,12,1]]},"archive":"Arms","archive_location":"https://example.net/#/?q=arms","note":"Read in: Arms, https://example.net/#/?q=arms\nSHA-256 of the list of files: c0"}]
        "#]],
    );
}

#[test]
fn for_the_browser() {
    let blob = blob();
    let dossier = Dossier::open(&blob).expect("a dossier");
    let article = dossier.article(0).expect("one");
    let title = coins(&Reference::article(&dossier, &article, None, read("read/a")));
    expect![[r#"
        ctx_ver=Z39.88-2004
        &rft_val_fmt=info%3aofi%2ffmt%3akev%3amtx%3adc
        &rft.type=newspaperArticle
        &rft.title=Guns%20%26%20%e2%80%9chelp%e2%80%9d%20cost%20Mexico%205%20%25%20%7bmore%7d
        &rft.source=El%20Sol
        &rft.aufirst=Bo
        &rft.aulast=Ruiz
        &rft.au=Ann%20Lee
        &rft.date=2021-01-20
        &rft.identifier=https%3a%2f%2fexample.org%2fa_b%3fc%3d1%26d%3d%2520%23e
        &rft.language=en
        &rft.description=Read%20in%3a%20Arms%2c%20https%3a%2f%2fexample.net%2f%23%2fread%2fa.%20File%20a.txt%2c%20SHA-256%2000.%20SHA-256%20of%20the%20list%20of%20files%3a%20c0"#]].assert_eq(&title.replace('&', "\n&").replace(&hex(&[0; 32]), "00"));
}

#[test]
fn no_two_keys_are_the_same() {
    let view = Reference::view("Arms".into(), read(""));
    assert_eq!(styles::keys(&[view.clone(), view.clone(), view]), ["armsarms", "armsarms-2", "armsarms-3"]);
}

#[test]
fn only_addresses_of_the_web_are_links() {
    for good in ["https://example.org/a?b=c#d", "HTTP://example.org", "http://[::1]/"] {
        assert_eq!(web_address(good), Some(good));
    }
    for bad in [
        "",
        "https://",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        " https://a.b",
        "https://a.b/\n",
        "https://a.b\u{0}",
        "ftp://a.b",
        "éhttps://",
        "https://a.b/\" onclick=x",
    ] {
        assert_eq!(web_address(bad), None, "{bad}");
    }
}
