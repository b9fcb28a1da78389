//! Every table of a small dossier, and that each column is documented.

use std::collections::BTreeSet;

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
use crate::{Provenance, table::Table};

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

/// Hands every table to `each`.
fn tables(mut each: impl FnMut(Table<'_>)) {
    let articles: Vec<_> = fixture::ARTICLES.into_iter().chain(REPORTS).collect();
    let blob = fixture::dossier(&articles);
    let dossier = Dossier::open(&blob).expect("a dossier");
    let link = |article: &Article<'_>, span: Option<Span>| {
        let at = span.map(|span| format!("?at={}-{}", span.start, span.end)).unwrap_or_default();
        format!("https://example.org/#/read/{}{at}", article.slug)
    };
    let rule = |_: Kind, _: &Rule<&str>| "a rule".to_owned();
    let given = Given { dossier, link: &link, rule: &rule };
    let parsed = query::parse("arms");
    let search = Search::new(&dossier, &parsed.query);
    let hits = search.ranked(Order::Newest, usize::MAX);
    let counts = search.facets(&parsed.choices());
    each(results(given, &search, &hits));
    each(facets(given, &counts));
    each(entities(given));
    each(mentions(given, hits.iter().map(|hit| hit.article)));
    let entity = dossier.entity_by_slug(Kind::Person, "ann-lee").expect("a person");
    each(mentions_in_sentences(given, by_article(&dossier, &entity)));
    let lines = Concordance::gather(&dossier, &search, &hits);
    let order = lines.ordered(SortBy::Place, None);
    each(concordance(given, &lines, &order));
    let named = most_named(&dossier, 0..7, &[Kind::Person]);
    let across =
        [MatrixColumn { name: "2022".into(), about: "articles of 2022".into(), articles: vec![1, 3] }];
    each(matrix(given, &named, &across));
    let pairs = pairs(&dossier, 0..7, &[0, 1], Within::Sentence);
    each(network(given, &pairs, Within::Sentence));
    let day = Date::parse("2021-01").expect("a date");
    let dates = [None, Some(Span::new(0, 4))];
    each(timeline(given, dates.into_iter().map(|span| Dated { article: 0, from: day, to: day, span })));
    let both = [5, 6].map(|id| dossier.article(id).expect("an article"));
    let found = compare::passages(&dossier, &both[0], &both[1]);
    each(passages(given, both, &found));
    let found = compare::claims(&dossier, &both[0], &both[1], &found);
    each(claims(given, both, &found));
}

fn check(name: &str, expected: Expect) {
    let mut all = String::new();
    tables(|table| {
        if table.name == name {
            let names: Vec<String> = table.columns.iter().map(|column| column.name.to_string()).collect();
            all += &format!("{}\n", names.join(" | "));
            for row in table.rows {
                assert_eq!(row.len(), names.len());
                let cells = row.into_iter().map(|cell| match cell {
                    Cell::Nothing => "–".to_owned(),
                    Cell::Text(text) if text.len() == 64 => "#".to_owned(),
                    Cell::Text(text) => text.replace('\n', "⏎"),
                    cell => format!("{cell:?}"),
                });
                all += &format!("{}\n", cells.collect::<Vec<_>>().join(" | "));
            }
        }
    });
    expected.assert_eq(&all);
}

#[test]
fn results_in_their_order() {
    check(
        "results",
        expect![[r#"
            rank | article | title | source | author | date | date_precision | date_basis | language | score | hits | snippet | url | file | file_sha256 | text_is | text_starts_at | text_sha256 | link
            Number(1) | d | Arms and drugs | – | – | 2025-02-27 | day | printed | – | Fraction(0.44990548491477966) | Number(2) | Ávila denied it. The US said us. Mexico's arms trafficking. | – | d.txt | # | file | Number(0) | # | https://example.org/#/read/d
            Number(2) | b | Smugglers | – | – | 2022 | year | printed | – | Fraction(0.23049579560756683) | Number(1) | High-caliber arms. Mexico’s trafficking of 253,000 guns, said Ann Lee and Bo Ruiz. | – | b.txt | # | file | Number(0) | # | https://example.org/#/read/b
            Number(3) | a | Arms offer rejected | – | – | 2021-01 | month | printed | – | Fraction(0.47070062160491943) | Number(3) | Ann Lee spoke of arms traffickers in Culiacán. U.S. arms. | – | a.txt | # | file | Number(0) | # | https://example.org/#/read/a
            Number(4) | c | Talks | – | – | – | – | – | – | Fraction(0.27431362867355347) | Number(1) | The trafficking arms of the law. | – | c.txt | # | file | Number(0) | # | https://example.org/#/read/c
        "#]],
    );
}

#[test]
fn filters_with_their_counts() {
    check(
        "filters",
        expect![[r#"
            kind | entity | name | articles | articles_in_dossier
            person | ann-lee | Ann Lee | Number(2) | Number(4)
            person | bo-ruiz | Bo Ruiz | Number(1) | Number(2)
            year | – | – | Number(1) | –
            year | 2019 | 2019 | Number(0) | –
            year | 2021 | 2021 | Number(1) | –
            year | 2022 | 2022 | Number(1) | –
            year | 2025 | 2025 | Number(1) | –
        "#]],
    );
}

#[test]
fn names() {
    check(
        "names",
        expect![[r#"
            kind | entity | name | aliases | mentions | articles | listed | role | wikidata
            person | ann-lee | Ann Lee | – | Number(4) | Number(4) | Flag(true) | – | –
            person | bo-ruiz | Bo Ruiz | – | Number(2) | Number(2) | Flag(true) | – | –
        "#]],
    );
}

#[test]
fn mentions_of_all_and_of_one() {
    check(
        "mentions",
        expect![[r#"
            article | title | source | date | date_basis | kind | entity | name | words | value | start_byte | end_byte | text_is | text_starts_at | file | rule | evidence | link
            b | Smugglers | – | 2022 | printed | person | ann-lee | Ann Lee | Ann Lee | – | Number(74) | Number(81) | file | Number(0) | b.txt | a rule | – | https://example.org/#/read/b?at=74-81
            b | Smugglers | – | 2022 | printed | person | bo-ruiz | Bo Ruiz | Bo Ruiz | – | Number(86) | Number(93) | file | Number(0) | b.txt | a rule | – | https://example.org/#/read/b?at=86-93
            a | Arms offer rejected | – | 2021-01 | printed | person | ann-lee | Ann Lee | Ann Lee | – | Number(20) | Number(27) | file | Number(0) | a.txt | a rule | – | https://example.org/#/read/a?at=20-27
            article | title | source | date | date_basis | kind | entity | name | words | value | start_byte | end_byte | text_is | text_starts_at | file | rule | evidence | link | sentence
            a | Arms offer rejected | – | 2021-01 | printed | person | ann-lee | Ann Lee | Ann Lee | – | Number(20) | Number(27) | file | Number(0) | a.txt | a rule | – | https://example.org/#/read/a?at=20-27 | Ann Lee spoke of arms traffickers in Culiacán.
            b | Smugglers | – | 2022 | printed | person | ann-lee | Ann Lee | Ann Lee | – | Number(74) | Number(81) | file | Number(0) | b.txt | a rule | – | https://example.org/#/read/b?at=74-81 | Mexico’s trafficking of 253,000 guns, said Ann Lee and Bo Ruiz.
            f | One report | – | 2019 | printed | person | ann-lee | Ann Lee | Ann Lee | – | Number(68) | Number(75) | file | Number(0) | f.txt | a rule | – | https://example.org/#/read/f?at=68-75 | Ann Lee said the harbour was full.
            g | Another report | – | 2019-05-01 | printed | person | ann-lee | Ann Lee | Ann Lee | – | Number(72) | Number(79) | file | Number(0) | g.txt | a rule | – | https://example.org/#/read/g?at=72-79 | Ann Lee denied everything.
        "#]],
    );
}

#[test]
fn lines() {
    check(
        "concordance",
        expect![[r#"
        article | title | source | date | date_basis | left | hit | right | start_byte | end_byte | text_is | text_starts_at | file | link
        d | Arms and drugs | – | 2025-02-27 | printed | – | Arms |  and drugs | Number(0) | Number(4) | file | Number(0) | d.txt | https://example.org/#/read/d?at=0-4
        d | Arms and drugs | – | 2025-02-27 | printed | Ávila denied it. The US said us. Mexico's  | arms |  trafficking. | Number(58) | Number(62) | file | Number(0) | d.txt | https://example.org/#/read/d?at=58-62
        b | Smugglers | – | 2022 | printed | High-caliber  | arms | . Mexico’s trafficking of 253,000 guns, said Ann Lee and Bo Ruiz. | Number(23) | Number(27) | file | Number(0) | b.txt | https://example.org/#/read/b?at=23-27
        a | Arms offer rejected | – | 2021-01 | printed | – | Arms |  offer rejected | Number(0) | Number(4) | file | Number(0) | a.txt | https://example.org/#/read/a?at=0-4
        a | Arms offer rejected | – | 2021-01 | printed | Ann Lee spoke of  | arms |  traffickers in Culiacán. U.S. arms. | Number(37) | Number(41) | file | Number(0) | a.txt | https://example.org/#/read/a?at=37-41
        a | Arms offer rejected | – | 2021-01 | printed | Ann Lee spoke of arms traffickers in Culiacán. U.S.  | arms | . | Number(73) | Number(77) | file | Number(0) | a.txt | https://example.org/#/read/a?at=73-77
        c | Talks | – | – | – | The trafficking  | arms |  of the law. | Number(48) | Number(52) | file | Number(0) | c.txt | https://example.org/#/read/c?at=48-52
    "#]],
    );
}

#[test]
fn what_pictures_show() {
    check(
        "matrix",
        expect![[r#"
            kind | entity | name | mentions | 2022
            person | ann-lee | Ann Lee | Number(4) | Number(1)
            person | bo-ruiz | Bo Ruiz | Number(2) | Number(1)
        "#]],
    );
    check(
        "network",
        expect![[r#"
            a_kind | a_entity | a_name | b_kind | b_entity | b_name | within | together | articles | g2
            person | ann-lee | Ann Lee | person | bo-ruiz | Bo Ruiz | sentence | Number(1) | Number(1) | Fraction(-2.231435513142098)
        "#]],
    );
    check(
        "timeline",
        expect![[r#"
        what | from | to | precision | words | start_byte | end_byte | article | title | source | date | link
        published | 2021-01 | 2021-01 | month | – | – | – | a | Arms offer rejected | – | 2021-01 | https://example.org/#/read/a
        named | 2021-01 | 2021-01 | month | Arms | Number(0) | Number(4) | a | Arms offer rejected | – | 2021-01 | https://example.org/#/read/a?at=0-4
    "#]],
    );
}

#[test]
fn a_comparison() {
    check(
        "passages",
        expect![[r#"
            kind | score | why | a_article | a_words | a_start_byte | a_end_byte | a_link | b_article | b_words | b_start_byte | b_end_byte | b_link
            same matter | Fraction(0.9096554517745972) | report | f | One report | Number(0) | Number(10) | https://example.org/#/read/f?at=0-10 | g | Another report | Number(0) | Number(14) | https://example.org/#/read/g?at=0-14
            same wording | Fraction(0.9986492991447449) | 40; approved; commission; cranes; Friday; new; harbour | f | The harbour commission approved 40 new cranes on Friday. | Number(11) | Number(67) | https://example.org/#/read/f?at=11-67 | g | On Friday the harbour commission approved 40 new cranes. | Number(15) | Number(71) | https://example.org/#/read/g?at=15-71
            same matter | Fraction(0.534611701965332) | harbour | f | Ann Lee said the harbour was full. | Number(68) | Number(102) | https://example.org/#/read/f?at=68-102 | g | On Friday the harbour commission approved 40 new cranes. | Number(15) | Number(71) | https://example.org/#/read/g?at=15-71
            same matter | Fraction(0.7628785967826843) | Ann Lee | f | Ann Lee said the harbour was full. | Number(68) | Number(102) | https://example.org/#/read/f?at=68-102 | g | Ann Lee denied everything. | Number(72) | Number(98) | https://example.org/#/read/g?at=72-98
        "#]],
    );
    check(
        "claims",
        expect![[r#"
            kind | verdict | a_article | a_words | a_start_byte | a_end_byte | a_link | a_value | a_speaker | a_verb | a_quoted | b_article | b_words | b_start_byte | b_end_byte | b_link | b_value | b_speaker | b_verb | b_quoted
            statement | – | f | the harbour was full | Number(81) | Number(101) | https://example.org/#/read/f?at=81-101 | – | Ann Lee | said | Flag(false) | g | everything | Number(87) | Number(97) | https://example.org/#/read/g?at=87-97 | – | Ann Lee | denied | Flag(false)
        "#]],
    );
}

#[test]
fn every_column_is_documented() {
    let document = include_str!("../../../../docs/exports.md");
    let mut sections = BTreeSet::new();
    tables(|table| {
        sections.insert(table.name);
        let heading = format!("### {}\n", table.name);
        let (_, section) = document.split_once(&heading).unwrap_or_else(|| panic!("no {heading}"));
        let section = section.split("\n### ").next().unwrap_or_default();
        for column in table.columns.iter().filter(|column| column.name != "2022") {
            let row = format!("| `{}` | {} |", column.name, column.about);
            assert!(section.contains(&row), "docs/exports.md lacks, under {}: {row}", table.name);
        }
    });
    assert_eq!(sections.len(), 10);
    for (name, about) in crate::table::PROVENANCE {
        assert!(document.contains(&format!("| `{name}` | {about} |")), "{name}");
    }
}

#[test]
fn every_table_can_be_written() {
    tables(|table| {
        let name = table.name;
        let json: serde_json::Value =
            serde_json::from_str(&table.into_json(&Provenance::default())).expect("JSON");
        assert_eq!(json["table"], name);
        assert!(json["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{name}");
    });
}
