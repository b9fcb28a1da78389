//! Answers explained, and ways out of empty ones.

use corpus::{
    fixture::{ARTICLES, dossier},
    store::Dossier,
};
use expect_test::expect;
use search::{BM25, Order, Search};

use super::*;

#[test]
fn an_empty_answer_says_what_stands_in_the_way() {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let relaxed = |typed: &str| relaxations(&Search::new(&dossier, &query::parse(typed).query));
    let found = relaxed("arms xyzzy");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].without.as_str(), found[0].query.as_str()), ("xyzzy", "arms"));
    assert_eq!((found[0].alone, found[0].total), (0, 4));
    assert_eq!(relaxed("arms"), []);
    let found = relaxed("arms xyzzy person:nobody");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].without.as_str(), found[0].query.as_str()), ("xyzzy person:nobody", "arms"));
    // Two that occur, but never together: either can go.
    let found = relaxed("culiacan smugglers");
    assert_eq!(
        found.iter().map(|r| (r.without.as_str(), r.alone)).collect::<Vec<_>>(),
        [("culiacan", 1), ("smugglers", 1)]
    );
    let begun = |typed: &str| prefix_fallback(&Search::new(&dossier, &query::parse(typed).query));
    assert_eq!(begun("arms traffi"), Some(("arms traffi*".to_owned(), 4)));
    assert_eq!(begun("arms \"traffi\""), None);
    assert_eq!(begun("arms"), None);
    // Everything stands in the way.
    assert_eq!(relaxed("xyzzy yzzyx"), []);
}

#[test]
fn an_answer_can_be_explained() {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let search = Search::new(&dossier, &query::parse("arms (traffick* OR person:ann-lee) -drugs").query);
    let parts: Vec<_> = parts(&search)
        .into_iter()
        .map(|found| (found.part, found.articles, found.occurrences, found.words))
        .collect();
    let part = |part: &str, articles, occurrences, words| (part.to_owned(), articles, occurrences, words);
    assert_eq!(
        parts,
        [
            part("arms", 4, Some(7), Some(1)),
            part("traffick*", 4, Some(4), Some(2)),
            part("person:ann-lee", 2, None, None)
        ]
    );
    for hit in search.ranked(Order::Relevance, 9) {
        let contributions = contributions(&search, hit.article);
        let is_named = contributions.iter().any(|one| one.part == "person:ann-lee" && one.articles == 2);
        let names = search.wanted().iter().any(|wanted| match &wanted.leaf {
            search::Leaf::Entity(leaf) => leaf.count(&dossier, hit.article).in_body > 0,
            _ => false,
        });
        assert_eq!(is_named, names, "a name counts where it is named");
        let sum: f32 = contributions.iter().map(|one| one.score).sum();
        assert!((sum - hit.score).abs() < 1e-5 && hit.score > 0.0);
        for one in contributions {
            let f = BM25.title_weight * one.count.in_title as f32 / one.title_norm
                + one.count.in_body as f32 / one.body_norm;
            assert!((one.idf * f / (BM25.k1 + f) - one.score).abs() < 1e-5);
        }
    }
    assert_eq!(contributions(&Search::new(&dossier, &query::parse("year:2025").query), 0), []);
}

#[test]
fn a_misspelt_word_is_told_with_what_may_be_meant() {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let offered = |typed: &str| {
        let search = Search::new(&dossier, &query::parse(typed).query);
        let all = corrections(&search).into_iter();
        all.map(|one| format!("{} -> {}: {} ({})", one.typed, one.word, one.query, one.total))
            .collect::<Vec<_>>()
    };
    assert_eq!(offered("smuglers"), ["smuglers -> smugglers: smugglers (1)"]);
    assert_eq!(offered("arms culican"), ["culican -> culiacán: arms culiacán (1)"]);
    assert_eq!(offered("\"armz trafficking\""), ["armz -> arms: \"arms trafficking\" (2)"]);
    assert!(offered("arms").is_empty() && offered("xyzzyplugh").is_empty() && offered("armz*").is_empty());
    // Only what then finds something.
    assert!(offered("smuglers culiacan").is_empty());
    // Where one alone does not help, all at once.
    assert_eq!(offered("armz traficking"), ["armz traficking -> arms trafficking: arms trafficking (4)"]);
    // A sentence that was pasted with its question mark.
    assert_eq!(offered("arms smugglers?"), ["smugglers? -> smugglers: arms smugglers (1)"]);
    assert!(offered("xyzzy?").is_empty());
}

#[test]
fn articles_that_nearly_answer() {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let told = |found: Nearly<'_>| {
        let one = |near: &Near| {
            let slug = dossier.article(near.article).map_or("", |article| article.slug);
            [&[slug], near.lacks.iter().map(String::as_str).collect::<Vec<_>>().as_slice()]
                .concat()
                .join(" -")
        };
        let articles: Vec<String> = found.articles.iter().map(one).collect();
        let instead = match &found.instead {
            Instead::Names(names) => {
                names.iter().map(|(typed, entity)| format!("{typed}={} ", entity.slug)).collect::<String>()
            }
            Instead::Words(words) => words.iter().map(|(typed, meant)| format!("{typed}={meant} ")).collect(),
            Instead::Fewer => "some ".to_owned(),
        };
        instead + &articles.join(", ")
    };
    let nearly = |typed: &str| {
        let lists = nearly(&Search::new(&dossier, &query::parse(typed).query));
        lists.into_iter().map(told).collect::<Vec<_>>().join("; ")
    };
    for (typed, expected) in [
        (
            "traficking in culiacan",
            expect!["traficking=trafficking a; some d -culiacan, c -culiacan, b -culiacan"],
        ),
        ("smuglers", expect!["smuglers=smugglers b"]),
        ("culiacan smugglers", expect!["some b -culiacan, a -smugglers"]),
        ("who offered arms to smugglers?", expect!["some a -smugglers?, b -offered"]),
        ("smugglers xyzzy", expect!["some b -xyzzy"]),
        ("smugglers xyzzy yzzyx", expect!["some b -xyzzy -yzzyx"]),
        ("xyzzy yzzyx", expect![]),
        ("ARMZ", expect![]),
        ("armz", expect!["armz=arms a, d, c, b"]),
        ("who is it", expect![]),
        ("amrs", expect!["amrs=arms a, d, c, b"]),
        ("smuglers?", expect!["smuglers?=smugglers b"]),
        ("253 thousand", expect!["253 thousand=253,000 b"]),
        ("253k guns", expect!["253k=253,000 b"]),
        ("smug glers", expect!["smug glers=smugglers b"]),
        ("armstrafficking", expect!["armstrafficking=arms-trafficking d, a"]),
        ("smug", expect!["smug=smug* b"]),
        ("who said offers cul.", expect!["some a"]),
        ("2022", expect!["2022=year:2022 b"]),
        ("drugs 2021-2022", expect!["some d -2021-2022, c -2021-2022, b -drugs, a -drugs"]),
        ("lee smuglers", expect!["smuglers=smugglers b; some a -smuglers"]),
        ("ann leee", expect!["ann leee=ann lee a, b"]),
        ("arms trafficking mexico", expect!["some a -mexico"]),
        ("culiacan smugglers year:2022", expect!["some b -culiacan"]),
        ("culiacan smugglers -smugglers", expect!["some a -smugglers"]),
    ] {
        expected.assert_eq(&nearly(typed));
    }
    assert_eq!(nearly("arms"), "");
}
