use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use corpus::{
    fixture,
    model::{self, Corpus},
    store,
};
use query::{Text, Word};
use search::Search;

/// Entities: kind, name, other names, and the articles that name them.
const NAMED: [(Kind, &str, &[&str], &[usize]); 9] = [
    (Kind::Person, "Ann Lee", &["Lee"], &[0, 1]),
    (Kind::Person, "Bruce Lee-Sands", &[], &[1]),
    (Kind::Person, "José Ávila", &["Ávila"], &[0]),
    (Kind::Person, "Nobody Leeds", &[], &[]),
    (Kind::Organisation, "Ministry of Foreign Affairs", &["SRE", "Foreign Ministry"], &[0, 1, 2]),
    (Kind::Organisation, "Senate", &[], &[2]),
    (Kind::Place, "United States", &["U.S.", "US"], &[0, 1, 2, 3]),
    (Kind::Place, "Senegal", &[], &[3]),
    (Kind::Source, "The Leader", &[], &[3]),
];

/// Articles: slug, date, title, body.
const ARTICLES: [(&str, Option<&str>, &str, &str); 4] = [
    ("a", Some("2021"), "Arms trafficking denied", "Traffickers of Cancún, lesser arms. U.S. seen."),
    (
        "b",
        Some("2023"),
        "Senate debates “arms”",
        "The trafficker trafficked; lead and leaders. Mexico’s plan.",
    ),
    ("c", None, "On the army", "Trafficking again, Mexico and Mexico’s tragedy."),
    ("d", Some("2022"), "Arms and trains", "A train, a tram, CANCUN."),
];

fn dossier() -> Dossier<'static> {
    static BLOB: OnceLock<Vec<u8>> = OnceLock::new();
    let blob = BLOB.get_or_init(|| {
        let mut named: Vec<_> = NAMED.iter().map(|named| (named, slug(named.1))).collect();
        named.sort_by(|a, b| (a.0.0, &a.1).cmp(&(b.0.0, &b.1)));
        let entities = named.iter().map(|((kind, name, aliases, _), slug)| model::Entity {
            slug: slug.clone(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            ..fixture::entity(*kind, name)
        });
        let articles = ARTICLES.iter().enumerate().map(|(at, (slug, date, title, body))| {
            let here = named.iter().enumerate().filter(|(_, ((_, _, _, places), _))| places.contains(&at));
            // Where they are named does not matter here.
            let mentions = here.map(|(entity, ((kind, ..), _))| {
                let start = title.len() + 1 + entity;
                fixture::mention(Span::new(start, start + 1), *kind, Some(entity), "")
            });
            model::Article {
                mentions: mentions.collect(),
                ..fixture::article(slug, *date, &[title, "\n", body].concat())
            }
        });
        let corpus =
            Corpus { articles: articles.collect(), entities: entities.collect(), ..Corpus::default() };
        store::write(&corpus)
    });
    Dossier::open(blob).expect("just written")
}

fn suggest(typed: &str, caret: usize, limit: usize) -> Vec<Suggestion<'static>> {
    static SUGGESTER: OnceLock<Suggester<'static>> = OnceLock::new();
    SUGGESTER.get_or_init(|| Suggester::new(dossier())).suggest(&query::parse(typed), caret, limit)
}

fn slug(name: &str) -> String {
    text::folded_words(name).replace(' ', "-")
}

/// What is suggested, in short: `kind:slug`, with the alias; `word`, `title:slug`; each with its number
/// of articles and what the query becomes.
fn suggested(typed: &str) -> Vec<String> {
    let caret = typed.find('|').unwrap_or(typed.len());
    let suggestions = suggest(&typed.replace('|', ""), caret, 10);
    let told = suggestions.into_iter().map(|Suggestion { what, mut query, caret }| {
        if caret < query.len() {
            query.insert(caret, '|');
        }
        match what {
            What::Entity { kind, slug, alias, articles, .. } => {
                let alias = alias.map(|alias| format!(" as {alias}")).unwrap_or_default();
                format!("{}:{slug}{alias} {articles} → {query}", kind.field())
            }
            What::Word { word, articles } => format!("{word} {articles} → {query}"),
            What::Title { slug, .. } => format!("title {slug} → {query}"),
        }
    });
    told.collect()
}

fn check(table: &[(&str, &[&str])]) {
    let other = table.iter().filter(|(typed, expected)| suggested(typed) != *expected);
    let other: Vec<_> = other.map(|(typed, expected)| (typed, suggested(typed), expected)).collect();
    assert!(other.is_empty(), "{other:#?}");
}

#[test]
fn what_is_typed_is_looked_up_as_name_word_and_title() {
    let table: &[(&str, &[&str])] = &[
        ("", &[]),
        (" ", &[]),
        ("arms ", &[]),
        // By another name, by the first and by a later word, by several; in articles most often first.
        ("sre", &["org:ministry-of-foreign-affairs as SRE 3 → org:ministry-of-foreign-affairs"]),
        ("foreign", &["org:ministry-of-foreign-affairs 3 → org:ministry-of-foreign-affairs"]),
        ("aff", &["org:ministry-of-foreign-affairs 3 → org:ministry-of-foreign-affairs"]),
        ("foreign aff", &["org:ministry-of-foreign-affairs 3 → org:ministry-of-foreign-affairs"]),
        (
            "foreign min",
            &["org:ministry-of-foreign-affairs as Foreign Ministry 3 → org:ministry-of-foreign-affairs"],
        ),
        (
            "sen",
            &[
                "org:senate 1 → org:senate",
                "place:senegal 1 → place:senegal",
                "senate 1 → senate",
                "title b → Senate",
            ],
        ),
        (
            "UNITED s",
            &[
                "place:united-states 4 → place:united-states",
                "seen 1 → UNITED seen",
                "senate 1 → UNITED senate",
            ],
        ),
        ("sands", &["person:bruce-lee-sands 1 → person:bruce-lee-sands"]),
        // Without accents as with them, and shown with them.
        ("avi", &["person:jose-avila 1 → person:jose-avila"]),
        ("ÁVI", &["person:jose-avila 1 → person:jose-avila"]),
        // One entry for all inflections, with what they find together; none for those of the word itself.
        ("traff", &["trafficking 3 → trafficking", "title a → trafficking"]),
        ("trafficking", &["title a → trafficking"]),
        ("mexic", &["mexico 2 → mexico"]),
        (
            "tra",
            &[
                "trafficking 3 → trafficking",
                "tragedy 1 → tragedy",
                "train 1 → train",
                "tram 1 → tram",
                "title d → trains",
                "title a → trafficking",
            ],
        ),
        // In titles with all the words, those that begin so first, then the latest.
        ("arms", &["title d → Arms", "title a → Arms"]),
        ("debates ar", &["arms 3 → debates arms", "army 1 → debates army", "title b → debates arms"]),
        ("arms -den", &["denied 1 → arms -denied"]),
    ];
    check(table);
}

#[test]
fn the_language_of_queries_is_respected() {
    let table: &[(&str, &[&str])] = &[
        ("-sre", &["org:ministry-of-foreign-affairs as SRE 3 → -org:ministry-of-foreign-affairs"]),
        ("NOT sre", &["org:ministry-of-foreign-affairs as SRE 3 → NOT org:ministry-of-foreign-affairs"]),
        (
            "(x OR sre|) y",
            &["org:ministry-of-foreign-affairs as SRE 3 → (x OR org:ministry-of-foreign-affairs|) y"],
        ),
        (
            "person:le",
            &["person:ann-lee 2 → person:ann-lee", "person:bruce-lee-sands 1 → person:bruce-lee-sands"],
        ),
        ("person:x,\"ann le|\",y z", &["person:ann-lee 2 → person:x,ann-lee|,y z"]),
        ("person:\"ann le|\"z", &["person:ann-lee 2 → person:ann-lee |z"]),
        ("person:sre", &[]),
        ("ORG:sre", &["org:ministry-of-foreign-affairs as SRE 3 → ORG:ministry-of-foreign-affairs"]),
        ("source:lea", &["source:the-leader 1 → source:the-leader"]),
        // As it is written, and in titles.
        (
            "=traffick",
            &[
                "trafficking 2 → =trafficking",
                "trafficked 1 → =trafficked",
                "trafficker 1 → =trafficker",
                "traffickers 1 → =traffickers",
            ],
        ),
        (
            "title:ar",
            &["arms 3 → title:arms", "army 1 → title:army", "title d → title:Arms", "title a → title:Arms"],
        ),
        ("title:(x OR den|)", &["denied 1 → title:(x OR denied|)"]),
        ("title:traged", &[]),
        // Quoted words are one name, or words of a phrase.
        ("\"united st", &["place:united-states 4 → place:united-states"]),
        ("x\"united st|\"y", &["place:united-states 4 → x place:united-states |y"]),
        ("-\"united st|\" y", &["place:united-states 4 → -place:united-states| y"]),
        ("\"and st", &[]),
        (
            "\"arms traf|\"~8",
            &["trafficking 3 → \"arms trafficking|\"~8", "title a → \"arms trafficking|\"~8"],
        ),
        ("\"traf| x\" y", &["trafficking 3 → \"trafficking| x\" y"]),
        // What is replaced is the word in which the caret is.
        ("x traf|xyz y", &["trafficking 3 → x trafficking| y"]),
        ("|traf", &[]),
        ("lee-sa", &["person:bruce-lee-sands 1 → person:bruce-lee-sands"]),
        ("arms-traf", &["trafficking 3 → arms-trafficking", "title a → arms-trafficking"]),
        ("year:20", &[]),
        ("date:20", &[]),
        ("when:mex", &[]),
        ("traf*", &[]),
        ("traf~", &[]),
        ("mexic,", &[]),
        ("OR", &[]),
    ];
    check(table);
}

#[test]
fn there_are_no_more_than_are_wanted() {
    let kinds = |limit| {
        let suggestions = suggest("tra", 3, limit);
        suggestions.iter().map(|s| matches!(s.what, What::Title { .. })).collect::<Vec<_>>()
    };
    assert_eq!(kinds(3), [false, false, true]);
    assert_eq!(kinds(0), []);
}

/// Whether a query has a word as it was suggested, or an entity.
fn has(query: &Query, what: &What<'_>) -> bool {
    match (query, what) {
        (Query::And(all) | Query::Or(all), _) => all.iter().any(|part| has(part, what)),
        (Query::Not(inner), _) => has(inner, what),
        (Query::Text(Text { words, .. }), What::Word { word, .. }) => {
            words.iter().any(|Word { text, .. }| text.contains(word.as_str()))
        }
        (Query::Entity(of, values), What::Entity { kind, slug, .. }) => {
            of == kind && values.iter().any(|value| value == slug)
        }
        (_, What::Title { .. }) => true,
        _ => false,
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_suggestions_can_be_taken(
        typed in "((arms|traf|sre|se|united|le|ÁV|OR|AND|NOT|person:|org:|place:x,|year:2020|title:|\"|“|\\(|\\)|-|=|\\*|~|:|,|’|日)( |)){0,9}",
        at in any::<prop::sample::Index>(),
    ) {
        let carets: Vec<usize> = (0..=typed.len()).filter(|&at| typed.is_char_boundary(at)).collect();
        let caret = carets[at.index(carets.len())];
        let dossier = dossier();
        for suggestion in suggest(&typed, caret, 10) {
            let query = query::parse(&suggestion.query).query;
            prop_assert!(suggestion.query.is_char_boundary(suggestion.caret));
            prop_assert!(has(&query, &suggestion.what), "{typed:?} at {caret}: {suggestion:?} {query:?}");
            let (alone, articles) = match suggestion.what {
                What::Entity { kind, slug, articles, .. } => (Query::Entity(kind, vec![slug.to_owned()]), articles),
                What::Word { word, articles } => (query::parse(&word).query, articles),
                What::Title { .. } => continue,
            };
            prop_assert!(articles > 0 && Search::new(&dossier, &alone).total() >= articles, "{alone}");
        }
    }

    #[test]
    fn any_text_and_any_caret_will_do(typed in "[ -~éñ“”’\u{a0}日\u{301}]{0,30}", caret in 0usize..70) {
        for suggestion in suggest(&typed, caret, 10) {
            prop_assert!(!suggestion.query.is_empty());
        }
    }
}
