//! What is told about names, over a dossier that has all there is to tell: figures that enclose what they
//! count, words on which a rule rests, roles, names that nobody has listed.

use std::sync::OnceLock;

use corpus::{
    Dossier, Kind,
    model::{Article, Basis, Corpus, Entity, Mention, Published, Role, Zone, ZoneKind},
};
use expect_test::expect_file;
use text::{Span, date::Date};

use super::{Of, Props, attributes, drawn, tidy};
use crate::{integrity::Check, words};

const FIRST: &str = "Weapons seized\n\
    Foreign Minister Ana Ruiz said 200,000 weapons crossed the border on 3 May 2024. Ruiz met Ben Cole of the Bank.\n\
    The Bank has 12 guards. Cole left.\n";

const SECOND: &str = "A visit\nThe Foreign Secretary, Ana Ruiz, was at the Bank.\n";

/// A mention of the `nth` occurrence of some words.
struct Found {
    words: &'static str,
    nth: usize,
    kind: Kind,
    entity: Option<usize>,
    value: &'static str,
    evidence: Option<&'static str>,
}

fn found(words: &'static str, nth: usize, kind: Kind, entity: impl Into<Option<usize>>) -> Found {
    Found { words, nth, kind, entity: entity.into(), value: "", evidence: None }
}

fn span(raw: &str, words: &str, nth: usize) -> Span {
    let at = raw.match_indices(words).nth(nth).map(|(at, _)| at).expect("words of the text");
    Span::new(at, at + words.len())
}

fn article(slug: &str, raw: &str, date: &str, found: Vec<Found>) -> Article {
    let title = raw.find('\n').unwrap_or_default() + 1;
    let mut mentions: Vec<Mention> = found
        .into_iter()
        .map(|found| Mention {
            span: span(raw, found.words, found.nth),
            kind: found.kind,
            entity: found.entity,
            value: found.value.to_owned(),
            rule: corpus::model::Rule::Context,
            evidence: found.evidence.map(|words| span(raw, words, 0)),
        })
        .collect();
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    Article {
        slug: slug.to_owned(),
        file: format!("{slug}.txt"),
        raw: raw.to_owned(),
        title: raw[..title].trim().to_owned(),
        published: Date::parse(date).map(|date| Published {
            date,
            basis: Basis::Printed,
            evidence: Span::default(),
            note: String::new(),
        }),
        zones: vec![
            Zone { kind: ZoneKind::Title, span: Span::new(0, title) },
            Zone { kind: ZoneKind::Body, span: Span::new(title, raw.len()) },
        ],
        mentions,
        ..Article::default()
    }
}

fn entity(kind: Kind, slug: &str, name: &str, listed: bool) -> Entity {
    let (slug, name) = (slug.to_owned(), name.to_owned());
    Entity { kind, slug, name, aliases: vec![], listed, role: String::new(), wikidata: String::new() }
}

/// The dossier.
pub fn dossier() -> Dossier<'static> {
    static BLOB: OnceLock<Vec<u8>> = OnceLock::new();
    let blob = BLOB.get_or_init(|| {
        let mut entities = vec![
            entity(Kind::Person, "ana-ruiz", "Ana Ruiz", true),
            entity(Kind::Person, "ben-cole", "Ben Cole", false),
            entity(Kind::Organisation, "bank", "Bank", false),
            entity(Kind::Weapon, "weapons", "Weapons", true),
        ];
        entities[0].role = "minister, 2020 to 2024".to_owned();
        entities[0].wikidata = "Q42".to_owned();
        entities[1].wikidata = "javascript:alert(1)".to_owned();
        let figure = Found { value: "200000 weapons", ..found("200,000 weapons", 0, Kind::Quantity, None) };
        let date = Found { value: "2024-05-03", ..found("3 May 2024", 0, Kind::Date, None) };
        let surname = Found { evidence: Some("Ana Ruiz"), ..found("Ruiz", 1, Kind::Person, 0) };
        let mut first = article(
            "first",
            FIRST,
            "2024-05",
            vec![
                found("Weapons", 0, Kind::Weapon, 3),
                found("Ana Ruiz", 0, Kind::Person, 0),
                figure,
                found("weapons", 0, Kind::Weapon, 3),
                date,
                surname,
                found("Ben Cole", 0, Kind::Person, 1),
                found("Bank", 0, Kind::Organisation, 2),
                found("Bank", 1, Kind::Organisation, 2),
                found("Cole", 1, Kind::Person, 1),
            ],
        );
        let mut second = article(
            "second",
            SECOND,
            "2025",
            vec![found("Ana Ruiz", 0, Kind::Person, 0), found("Bank", 0, Kind::Organisation, 2)],
        );
        let role =
            |raw, words, note: &str| Role { entity: 0, span: span(raw, words, 0), note: note.to_owned() };
        first.roles = vec![role(FIRST, "Foreign Minister", "")];
        second.roles = vec![role(SECOND, "Foreign Secretary", "She was minister, not secretary.")];
        corpus::store::write(&Corpus { articles: vec![first, second], entities, ..Corpus::default() })
    });
    Dossier::open(blob).expect("a dossier")
}

fn draw(link: &str, asked: Option<Span>) -> String {
    drawn(Props { link: link.to_owned(), check: Check::default(), asked, of: Of::Names })
}

/// What a page has from one piece of markup up to another.
fn part<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let rest = page.find(from).map(|at| &page[at..]).expect("where it begins");
    &rest[..rest.find(to).expect("where it ends")]
}

#[test]
fn a_figure_encloses_the_weapons_that_it_counts() {
    let page = draw("#/read/first?q=crossed", None);
    expect_file!["../snapshots/names-text.html"].assert_eq(&tidy(part(
        &page,
        "<div class=\"text\"",
        "<p class=\"trace\"",
    )));
    // No link holds another.
    for (opened, _) in page.match_indices("<a ") {
        let rest = &page[opened + 3..];
        assert!(rest.find("</a>") < rest.find("<a ").or(Some(rest.len())), "{}", &rest[..200]);
    }
    let compared = draw("#/compare/first/second", None);
    assert!(!compared.contains("data-mention") && !compared.contains("aria-controls=\"why\""));
}

#[test]
fn every_mention_says_why() {
    let dossier = dossier();
    let article = dossier.article_by_slug("first").expect("an article");
    for mention in dossier.mentions(&article) {
        let page = draw("#/read/first", Some(mention.span));
        assert_eq!(page.matches("role=\"dialog\"").count(), 1);
        assert_eq!(page.matches("aria-expanded=\"true\" aria-controls=\"why\"").count(), 1);
        let why = part(&page, "<div id=\"why\"", "</button>");
        assert!(why.contains(&words::rule(mention.kind, &mention.rule)), "{why}");
        let told =
            mention.entity.and_then(|id| dossier.entity(id)).map_or(mention.value, |entity| entity.name);
        assert!(why.contains(told), "{told}: {why}");
    }
    let surname = dossier.mentions(&article).find(|mention| mention.evidence.is_some()).expect("a surname");
    let page = draw("#/read/first?q=crossed", Some(surname.span));
    expect_file!["../snapshots/names-why.html"].assert_eq(&tidy(part(&page, "<div id=\"why\"", "</button>")));
    assert!(!draw("#/read/first", None).contains("role=\"dialog\""));
}

#[test]
fn the_strip_has_a_tick_for_each_mention_and_hit() {
    let page = draw("#/read/first?q=crossed+OR+guards", None);
    let strip = part(&page, "class=\"strip\"", "</section>");
    expect_file!["../snapshots/names-strip.html"].assert_eq(&tidy(strip));
    assert_eq!(attributes(strip, "href").len(), 12);
    assert_eq!(strip.matches("tabindex=\"0\"").count(), 1, "one stop of the tabulator");
    let fewer = draw("#/read/first?q=crossed&unmarked=person,quantity", None);
    assert_eq!(attributes(part(&fewer, "class=\"strip\"", "</section>"), "href").len(), 6);
}

#[test]
fn the_page_of_an_entity_has_all_that_is_known() {
    let page = draw("#/entity/person/ana-ruiz", None);
    expect_file!["../snapshots/names-entity.html"].assert_eq(&tidy(&page));
    // The only link out of the page is that to Wikidata, and only where that is an identifier.
    let out =
        |page: &str| attributes(page, "href").into_iter().filter(|href| !href.starts_with("#/")).count();
    assert_eq!(out(&page), 1);
    let other = draw("#/entity/person/ben-cole", None);
    assert_eq!(out(&other), 0);
    assert!(other.contains(words::listed(false)) && !other.contains("javascript"));
}

#[test]
fn an_article_states_roles_beside_the_names() {
    let page = draw("#/read/second", None);
    let aside = part(&page, "<aside", "</aside>");
    assert!(
        aside.contains(">Foreign Secretary</a>") && aside.contains("She was minister, not secretary."),
        "{aside}"
    );
    assert!(aside.contains(words::EDITORS_NOTE.text()));
}

#[test]
fn what_dates_mean() {
    for (value, told) in [
        ("2021-01-20", Some("20 January 2021")),
        ("2018/2024", Some("2018 to 2024")),
        ("--02-29", Some("29 February (no year given)")),
        ("--10", Some("October (no year given)")),
        ("", None),
        ("soon", None),
        ("--13", None),
    ] {
        assert_eq!(words::when(value).as_deref(), told, "{value}");
    }
}
