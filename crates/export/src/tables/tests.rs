//! Every table of a small dossier, and that each column is documented.

use std::collections::BTreeSet;

use ::notes::{About, Colour, Note, anchor::Anchor};
use analysis::{
    compare,
    concordance::{Concordance, SortBy},
    cooccurrence::{Within, pairs},
    coverage::most_named,
    mentions::by_article,
};
use corpus::fixture;
use expect_test::{Expect, expect};
use search::{Order, Search};
use text::date::Date;

use super::*;
use crate::{
    Provenance,
    table::{PROVENANCE, Sheet},
};

/// Two articles that report the same.
const REPORTS: [(&str, Option<&str>, &str); 2] = [
    (
        "f",
        Some("2019"),
        "One report\nThe harbour commission approved 40 new cranes on Friday. [Ann Lee] said the harbour was full.",
    ),
    (
        "g",
        Some("2019-05-01"),
        "Another report\nOn Friday the harbour commission approved 40 new cranes. [Ann Lee] denied everything.",
    ),
];

/// Links that say where they lead.
#[derive(Clone, Copy)]
struct Links;

impl Site for Links {
    fn link(&self, article: &Article<'_>, span: Option<Span>) -> String {
        let at = span.map(|span| format!("?at={}-{}", span.start, span.end)).unwrap_or_default();
        format!("#/read/{}{at}", article.slug)
    }

    fn rule(&self, _: Kind, _: &Rule<&str>) -> String {
        "a rule".to_owned()
    }
}

/// Every table, written into what `sheet` makes.
fn tables(sheet: impl Fn() -> Sheet) -> Vec<String> {
    let articles: Vec<_> = fixture::ARTICLES.into_iter().chain(REPORTS).collect();
    let blob = fixture::dossier(&articles);
    let dossier = Dossier::open(&blob).expect("a dossier");
    let given = Given { dossier, site: Links };
    let parsed = query::parse("arms");
    let search = Search::new(&dossier, &parsed.query);
    let hits = search.ranked(Order::Newest, usize::MAX);
    let counts = search.facets(&parsed.choices());
    let entity = dossier.entity_by_slug(Kind::Person, "ann-lee").expect("a person");
    let lines = Concordance::gather(&dossier, &search, &hits);
    let order = lines.ordered(SortBy::Place, None);
    let named = most_named(&dossier, 0..7, &[Kind::Person]);
    let across = [MatrixColumn { name: "2022".into(), articles: vec![1, 3] }];
    let pairs = pairs(&dossier, 0..7, &[0, 1], Within::Sentence);
    let day = Date::parse("2021-01").expect("a date");
    let dates = [None, Some(Span::new(0, 4))].map(|span| Dated { article: 0, from: day, to: day, span });
    let [a, b] = [5, 6].map(|id| dossier.article(id).expect("an article"));
    let same = compare::passages(&dossier, &a, &b);
    let said = compare::claims(&dossier, &a, &b, &same);
    let written = |write: &dyn Fn(&mut Sheet)| {
        let mut sheet = sheet();
        write(&mut sheet);
        sheet.finish()
    };
    vec![
        written(&|to| results(&given, &search, &hits, to)),
        written(&|to| facets(&given, &counts, to)),
        written(&|to| entities(&given, to)),
        written(&|to| mentions(&given, hits.iter().map(|hit| hit.article), to)),
        written(&|to| mentions_in_sentences(&given, &by_article(&dossier, &entity), to)),
        written(&|to| concordance(&given, &lines, &order, to)),
        written(&|to| matrix(&given, &named, &across, to)),
        written(&|to| network(&given, &pairs, Within::Sentence, to)),
        written(&|to| timeline(&given, dates.into_iter(), to)),
        written(&|to| passages(&given, [&a, &b], &same, to)),
        written(&|to| claims(&given, [&a, &b], &said, to)),
        written(&|to| notes(&given, noted(&dossier).into_iter(), to)),
    ]
}

/// A note on words, one whose words have changed, and a view.
fn noted<'a>(dossier: &Dossier<'a>) -> Vec<Noted<'static, 'a>> {
    let note = |id: &str, about, text: &str| {
        let moment = "2026-12-01T09:30:00.000Z".to_owned();
        let (id, text, colour) = (id.to_owned(), text.to_owned(), Colour::Green);
        &*Box::leak(Box::new(Note { id, about, text, colour, made: moment.clone(), changed: moment }))
    };
    let article = dossier.article(5).expect("an article");
    let words = |words: &str| {
        let at = article.raw.find(words).expect("words");
        let anchor = Anchor::of(article.raw, Span::new(at, at + words.len())).expect("words");
        About::Words { article: article.slug.to_owned(), anchor }
    };
    let noted = |note: &'static Note, place, is_there: bool| Noted {
        note,
        article: is_there.then(|| dossier.article(5)).flatten(),
        place,
        citation: if is_there { "“One report,” 2019.".to_owned() } else { String::new() },
        link: format!("#{}", note.id),
    };
    vec![
        noted(note("a", words("40 new cranes"), "=Who counts?"), Some(Span::new(45, 58)), true),
        noted(note("b", words("The harbour"), ""), None, true),
        noted(note("c", About::View { fragment: "#/".to_owned() }, "All"), None, false),
    ]
}

/// The table with this number as CSV, without what says where it comes from.
fn check(number: usize, expected: Expect) {
    let csv = tables(|| Sheet::csv(&Provenance::default())).swap_remove(number);
    let names = PROVENANCE.map(|name| format!(",\"{name}\"")).concat();
    let csv = csv.replace(&names, "").replace(",\"\",\"\",\"\",\"\",\"\"\r\n", "\n").replace("\r\n", "\n");
    expected.assert_eq(&csv.replace(&"0".repeat(64), "#").replace('\u{FEFF}', ""));
}

#[test]
fn results_in_their_order() {
    check(
        0,
        expect![[r##"
        "rank","article","title","source","author","date","date_precision","date_basis","language","score","hits","snippet","url","file","file_sha256","text_is","text_starts_at","text_sha256","link"
        1,"d","Arms and drugs",,,"2025-02-27","day","printed",,0.450,2,"Ávila denied it. The US said us. Mexico's arms trafficking.",,"d.txt","#","file",0,"#","#/read/d"
        2,"b","Smugglers",,,"2022","year","printed",,0.230,1,"High-caliber arms. Mexico’s trafficking of 253,000 guns, said Ann Lee and Bo Ruiz.",,"b.txt","#","file",0,"#","#/read/b"
        3,"a","Arms offer rejected",,,"2021-01","month","printed",,0.471,3,"Ann Lee spoke of arms traffickers in Culiacán. U.S. arms.",,"a.txt","#","file",0,"#","#/read/a"
        4,"c","Talks",,,,,,,0.274,1,"The trafficking arms of the law.",,"c.txt","#","file",0,"#","#/read/c"
    "##]],
    );
}

#[test]
fn filters_with_their_counts() {
    check(
        1,
        expect![[r#"
        "kind","entity","name","articles","articles_in_dossier"
        "person","ann-lee","Ann Lee",2,4
        "person","bo-ruiz","Bo Ruiz",1,2
        "year",,,1,
        "year","2019","2019",0,
        "year","2021","2021",1,
        "year","2022","2022",1,
        "year","2025","2025",1,
    "#]],
    );
}

#[test]
fn names() {
    check(
        2,
        expect![[r#"
        "kind","entity","name","aliases","mentions","articles","listed","role","wikidata"
        "person","ann-lee","Ann Lee",,4,4,true,,
        "person","bo-ruiz","Bo Ruiz",,2,2,true,,
    "#]],
    );
}

#[test]
fn mentions_of_all_and_of_one() {
    check(
        3,
        expect![[r##"
        "article","title","source","date","date_basis","kind","entity","name","words","value","start_byte","end_byte","text_is","text_starts_at","file","rule","evidence","link"
        "b","Smugglers",,"2022","printed","person","ann-lee","Ann Lee","Ann Lee",,74,81,"file",0,"b.txt","a rule",,"#/read/b?at=74-81"
        "b","Smugglers",,"2022","printed","person","bo-ruiz","Bo Ruiz","Bo Ruiz",,86,93,"file",0,"b.txt","a rule",,"#/read/b?at=86-93"
        "a","Arms offer rejected",,"2021-01","printed","person","ann-lee","Ann Lee","Ann Lee",,20,27,"file",0,"a.txt","a rule",,"#/read/a?at=20-27"
    "##]],
    );
    check(
        4,
        expect![[r##"
        "article","title","source","date","date_basis","kind","entity","name","words","value","start_byte","end_byte","text_is","text_starts_at","file","rule","evidence","link","sentence"
        "a","Arms offer rejected",,"2021-01","printed","person","ann-lee","Ann Lee","Ann Lee",,20,27,"file",0,"a.txt","a rule",,"#/read/a?at=20-27","Ann Lee spoke of arms traffickers in Culiacán."
        "b","Smugglers",,"2022","printed","person","ann-lee","Ann Lee","Ann Lee",,74,81,"file",0,"b.txt","a rule",,"#/read/b?at=74-81","Mexico’s trafficking of 253,000 guns, said Ann Lee and Bo Ruiz."
        "f","One report",,"2019","printed","person","ann-lee","Ann Lee","Ann Lee",,68,75,"file",0,"f.txt","a rule",,"#/read/f?at=68-75","Ann Lee said the harbour was full."
        "g","Another report",,"2019-05-01","printed","person","ann-lee","Ann Lee","Ann Lee",,72,79,"file",0,"g.txt","a rule",,"#/read/g?at=72-79","Ann Lee denied everything."
    "##]],
    );
}

#[test]
fn lines() {
    check(
        5,
        expect![[r##"
        "article","title","source","date","date_basis","left","hit","right","start_byte","end_byte","text_is","text_starts_at","file","link"
        "d","Arms and drugs",,"2025-02-27","printed",,"Arms"," and drugs",0,4,"file",0,"d.txt","#/read/d?at=0-4"
        "d","Arms and drugs",,"2025-02-27","printed","Ávila denied it. The US said us. Mexico's ","arms"," trafficking.",58,62,"file",0,"d.txt","#/read/d?at=58-62"
        "b","Smugglers",,"2022","printed","High-caliber ","arms",". Mexico’s trafficking of 253,000 guns, said Ann Lee and Bo Ruiz.",23,27,"file",0,"b.txt","#/read/b?at=23-27"
        "a","Arms offer rejected",,"2021-01","printed",,"Arms"," offer rejected",0,4,"file",0,"a.txt","#/read/a?at=0-4"
        "a","Arms offer rejected",,"2021-01","printed","Ann Lee spoke of ","arms"," traffickers in Culiacán. U.S. arms.",37,41,"file",0,"a.txt","#/read/a?at=37-41"
        "a","Arms offer rejected",,"2021-01","printed","Ann Lee spoke of arms traffickers in Culiacán. U.S. ","arms",".",73,77,"file",0,"a.txt","#/read/a?at=73-77"
        "c","Talks",,,,"The trafficking ","arms"," of the law.",48,52,"file",0,"c.txt","#/read/c?at=48-52"
    "##]],
    );
}

#[test]
fn what_pictures_show() {
    check(
        6,
        expect![[r#"
        "kind","entity","name","mentions","2022"
        "person","ann-lee","Ann Lee",4,1
        "person","bo-ruiz","Bo Ruiz",2,1
    "#]],
    );
    check(
        7,
        expect![[r#"
        "a_kind","a_entity","a_name","b_kind","b_entity","b_name","within","together","articles","g2"
        "person","ann-lee","Ann Lee","person","bo-ruiz","Bo Ruiz","sentence",1,1,-2.231
    "#]],
    );
    check(
        8,
        expect![[r##"
        "what","from","to","precision","words","start_byte","end_byte","article","title","source","date","link"
        "published","2021-01","2021-01","month",,,,"a","Arms offer rejected",,"2021-01","#/read/a"
        "named","2021-01","2021-01","month","Arms",0,4,"a","Arms offer rejected",,"2021-01","#/read/a?at=0-4"
    "##]],
    );
}

#[test]
fn a_comparison() {
    check(
        9,
        expect![[r##"
        "kind","score","why","a_article","a_words","a_start_byte","a_end_byte","a_link","b_article","b_words","b_start_byte","b_end_byte","b_link"
        "same matter",0.910,"report","f","One report",0,10,"#/read/f?at=0-10","g","Another report",0,14,"#/read/g?at=0-14"
        "same wording",0.999,"40; approved; commission; cranes; Friday; new; harbour","f","The harbour commission approved 40 new cranes on Friday.",11,67,"#/read/f?at=11-67","g","On Friday the harbour commission approved 40 new cranes.",15,71,"#/read/g?at=15-71"
        "same matter",0.535,"harbour","f","Ann Lee said the harbour was full.",68,102,"#/read/f?at=68-102","g","On Friday the harbour commission approved 40 new cranes.",15,71,"#/read/g?at=15-71"
        "same matter",0.763,"Ann Lee","f","Ann Lee said the harbour was full.",68,102,"#/read/f?at=68-102","g","Ann Lee denied everything.",72,98,"#/read/g?at=72-98"
    "##]],
    );
    check(
        10,
        expect![[r##"
        "kind","verdict","a_article","a_words","a_start_byte","a_end_byte","a_link","a_value","a_speaker","a_verb","a_quoted","b_article","b_words","b_start_byte","b_end_byte","b_link","b_value","b_speaker","b_verb","b_quoted"
        "statement",,"f","the harbour was full",81,101,"#/read/f?at=81-101",,"Ann Lee","said",false,"g","everything",87,97,"#/read/g?at=87-97",,"Ann Lee","denied",false
    "##]],
    );
}

#[test]
fn notes_of_a_reader() {
    check(
        11,
        expect![[r##"
        "about","article","title","source","date","date_basis","words","start_byte","end_byte","place","note","colour","made","changed","citation","link"
        "words","f","One report",,"2019","printed","40 new cranes",45,58,"found","'=Who counts?","green","2026-12-01T09:30:00.000Z","2026-12-01T09:30:00.000Z","“One report,” 2019.","#a"
        "words","f","One report",,"2019","printed","The harbour",,,"changed",,"green","2026-12-01T09:30:00.000Z","2026-12-01T09:30:00.000Z","“One report,” 2019.","#b"
        "view",,,,,,,,,,"All",,"2026-12-01T09:30:00.000Z","2026-12-01T09:30:00.000Z",,"#c"
    "##]],
    );
}

#[test]
fn every_table_is_json_and_every_column_documented() {
    let document = include_str!("../../../../docs/exports.md");
    let mut names = BTreeSet::new();
    for json in tables(|| Sheet::json(&Provenance::default())) {
        let table: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let name = table["table"].as_str().expect("a name").to_owned();
        assert!(table["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{name}");
        let section = document.split(&format!("### {name}\n")).nth(1).unwrap_or_default();
        let section = section.split("\n### ").next().unwrap_or_default();
        let columns =
            table["columns"].as_array().expect("columns").iter().filter_map(|column| column.as_str());
        for column in columns.filter(|column| *column != "2022") {
            let row = format!("| `{column}` | ");
            assert!(section.contains(&row), "docs/exports.md lacks, under {name}: {row}");
        }
        names.insert(name);
    }
    assert_eq!(names.len(), 11);
    for name in PROVENANCE {
        assert!(document.contains(&format!("| `{name}` | ")), "{name}");
    }
}
