//! Stories and tables over a handful of articles; `scan` compares the index with a look at every word.

mod scan;

use super::*;
use corpus::{
    fixture::{ARTICLES, dossier},
    index::LatePositions,
    model::{self, Corpus, Kind, Zone, ZoneKind},
    store::{self, Dossier, Filling, LateTexts},
};
use query::{Query, QueryDraft};
use text::Span;

/// The positions of all words.
fn positions(dossier: &Dossier<'_>) -> LatePositions {
    let late = LatePositions::new();
    let mut filling = Filling::new(dossier).expect("short articles");
    filling.add_all();
    late.set(filling.finish());
    late
}

/// The slugs of the articles that answer, best first.
fn find(typed: &str) -> String {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let search = Search::new(&dossier, &query::parse(typed).query);
    let hits = search.ranked(Order::Relevance, 10);
    assert_eq!(hits.len(), search.total() as usize);
    let positions = positions(&dossier);
    let by_positions = Search::new(&dossier.with_positions(&positions), &query::parse(typed).query);
    assert_eq!(by_positions.ranked(Order::Relevance, 10), hits, "{typed}");
    hits.iter().filter_map(|hit| Some(dossier.article(hit.article)?.slug)).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_phrases_and_operators_find_what_they_say() {
    let table = [
        ("", "d e b a c"),
        ("culiacan", "a"),
        ("Culiacán", "a"),
        ("Culiaca\u{301}n", "a"),
        ("avila", "d"),
        ("high-caliber", "b"),
        ("caliber", "b"),
        ("Mexico’s", "d b"),
        ("Mexico's", "d b"),
        ("mexico", "c d b"),
        ("253,000", "b"),
        ("253", "b"),
        ("253000", "b"),
        ("253.000", "b"),
        ("=253000", ""),
        ("guns 253000?", ""),
        ("¿253000 guns?", "b"),
        ("traffickers", "a c d b"),
        ("=traffickers", "a"),
        ("=avila", ""),
        ("=ávila", "d"),
        ("U.S.", "a"),
        ("US", "a d"),
        ("us", "d"),
        ("\"arms trafficking\"", "a d"),
        ("\"trafficking arms\"", "c"),
        ("\"=arms =trafficking\"", "d"),
        ("\"mexico trafficking\"", "b"),
        ("\"offer rejected ann\"", ""),
        ("traffickin*", "c d b"),
        ("\"arms traff*\"", "a d"),
        ("title:arms", "a d"),
        ("title:\"arms offer\"", "a"),
        ("arms -drugs", "a b"),
        ("arms OR particular", "e a d b c"),
        ("drugs (arms OR particular)", "d c"),
        ("person:ann-lee", "b a"),
        ("person:\"ANN LEE\"", "b a"),
        ("person:ann-lee,bo-ruiz", "e b a"),
        ("person:ann-lee person:bo-ruiz", "b"),
        ("-person:ann-lee -person:bo-ruiz", "d c"),
        ("year:2025", "d e"),
        ("year:..2022", "b a"),
        ("-year:2025", "b a c"),
        ("xyzzy", ""),
    ];
    for (typed, expected) in table {
        let mut found: Vec<_> = find(typed).split(' ').map(str::to_owned).collect();
        let mut wanted: Vec<_> = expected.split(' ').map(str::to_owned).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{typed}");
    }
}

#[test]
fn a_word_in_the_title_or_often_or_rare_ranks_first() {
    assert!(find("arms").starts_with('a') || find("arms").starts_with('d'), "{}", find("arms"));
    assert_eq!(find("arms OR particular").split(' ').next(), Some("e"));
    assert_eq!(find(""), "d e b a c", "newest first, undated last");
}

#[test]
fn spans_are_the_words_of_the_file() {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let marked = |typed: &str, slug: &str| {
        let article = dossier.article_by_slug(slug).expect("known");
        let search = Search::new(&dossier, &query::parse(typed).query);
        let spans = search.spans(&article);
        spans.iter().map(|span| &article.raw[span.range()]).collect::<Vec<_>>().join("|")
    };
    assert_eq!(marked("arms", "a"), "Arms|arms|arms");
    assert_eq!(marked("\"arms trafficking\" arms", "d"), "Arms|arms\u{a0}trafficking");
    assert_eq!(marked("mexico -drugs", "b"), "Mexico’s");
    assert_eq!(marked("253,000", "b"), "253,000");
    assert_eq!(marked("person:ann-lee", "b"), "Ann Lee");
    assert_eq!(marked("-drugs", "a"), "");
}

#[test]
fn snippets_hold_and_mark_every_hit_of_their_stretch() {
    let body = "Arms came first. ".to_owned()
        + &"Nothing happened for a long while. ".repeat(20)
        + "Then arms again, and arms.\nA line without.\nLast arms.";
    let text = format!("Title\n{body}");
    let blob = dossier(&[("a", None, &text)]);
    let dossier = Dossier::open(&blob).expect("just written");
    let article = dossier.article_by_slug("a").expect("known");
    let search = Search::new(&dossier, &query::parse("arms").query);
    let snippets = search.snippets(&article, 3);
    let shown: Vec<_> = snippets.iter().map(|s| (&article.raw[s.span.range()], s.hits.len())).collect();
    assert_eq!(shown.len(), 3);
    assert!(shown[0].0.starts_with("Arms came first.") && snippets[0].cut_after, "{shown:?}");
    assert!(shown[1].0.ends_with("Then arms again, and arms.") && snippets[1].cut_before, "{shown:?}");
    assert_eq!((shown[1].1, shown[2]), (2, ("Last arms.", 1)));
    assert!(shown.iter().all(|(text, _)| text.len() <= 260));
    let best = search.snippets(&article, 1);
    assert_eq!(best[0].hits.len(), 2);
    let none = Search::new(&dossier, &Query::All).snippets(&article, 3);
    assert!(none[0].hits.is_empty() && article.raw[none[0].span.range()].starts_with("Arms came first."));
}

#[test]
fn facet_counts_are_what_a_click_would_give() {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let counts = |typed: &str| {
        let search = Search::new(&dossier, &query::parse(typed).query);
        let facets = search.facets(&QueryDraft::split(typed));
        let people = &facets.kinds[0].1;
        let named = people.iter().filter_map(|c| Some((dossier.entity(c.entity)?.slug, c.articles)));
        named.collect::<Vec<_>>()
    };
    assert_eq!(counts(""), [("ann-lee", 2), ("bo-ruiz", 2)]);
    assert_eq!(counts("arms"), [("ann-lee", 2), ("bo-ruiz", 1)]);
    assert_eq!(counts("person:ann-lee"), [("ann-lee", 2), ("bo-ruiz", 2)]);
    assert_eq!(counts("person:ann-lee person:bo-ruiz"), [("ann-lee", 1), ("bo-ruiz", 1)]);
    assert_eq!(counts("(person:ann-lee person:bo-ruiz)"), [("ann-lee", 1), ("bo-ruiz", 1)]);
    assert_eq!(counts("-person:ann-lee"), [("ann-lee", 2), ("bo-ruiz", 1)]);
    assert_eq!(counts("year:2025"), [("ann-lee", 0), ("bo-ruiz", 1)]);
    let search = Search::new(&dossier, &query::parse("arms year:2025").query);
    let years = search.facets(&QueryDraft::split("arms year:2025")).years;
    assert_eq!(years, [(None, 1), (Some(2021), 1), (Some(2022), 1), (Some(2025), 1)]);
}

proptest::proptest! {
    /// Whatever the text and the query: spans lie on characters and in searchable text, snippets
    /// hold whole characters of one paragraph, and an article has hits just when a word of the
    /// query occurs in it.
    #[test]
    fn hits_and_snippets_are_sound(
        body in "(arms|drugs|Ávila|the|\u{a0}|—|’s|U\\.S\\.|253,000|[a-z ]{1,30}|\\. |\n| ){1,120}",
        typed in "(arms|avila|\"the arms\"|d\\*|u\\.s\\.|253|xyz| |-){1,4}",
    ) {
        let text = format!("Title\n{body}");
        let blob = dossier(&[("a", None, &text)]);
        let dossier = Dossier::open(&blob).expect("just written");
        let article = dossier.article(0).expect("one article");
        let search = Search::new(&dossier, &query::parse(&typed).query);
        let spans = search.spans(&article);
        for pair in spans.windows(2) {
            proptest::prop_assert!(pair[0].end <= pair[1].start);
        }
        for span in &spans {
            proptest::prop_assert!(article.raw.get(span.range()).is_some_and(|s| !s.is_empty()));
        }
        let all = search.snippets(&article, usize::MAX);
        for span in spans.iter().filter(|span| span.start > 5) {
            proptest::prop_assert!(all.iter().any(|snippet| snippet.hits.iter().any(|hit| span.contains(*hit))), "{span:?}");
        }
        for snippet in &all {
            let text = article.raw.get(snippet.span.range());
            proptest::prop_assert!(text.is_some_and(|text| !text.contains("\n\n")));
            proptest::prop_assert!(snippet.hits.iter().all(|hit| snippet.span.contains(*hit)));
        }
    }
}

#[test]
fn inflections_follow_the_language_of_each_article() {
    let article = |slug: &str, language, raw: &str| model::Article {
        slug: slug.to_owned(),
        language,
        zones: vec![Zone { kind: ZoneKind::Body, span: Span::new(0, raw.len()) }],
        raw: raw.to_owned(),
        ..model::Article::default()
    };
    let (english, spanish) = (text::Language::English, text::Language::Spanish);
    let articles = vec![
        article("a", english, "No detenidos were armed; two agents."),
        article("b", spanish, "Los detenidos portaban armas; dos agentes."),
        article("c", spanish, "Un detenido con un arma y un agente."),
    ];
    let blob = store::write(&Corpus { articles, ..Corpus::default() });
    let dossier = Dossier::open(&blob).expect("just written");
    let find = |typed: &str| {
        let search = Search::new(&dossier, &query::parse(typed).query);
        (0..3).filter(|&id| search.contains(id)).map(|id| ["a", "b", "c"][id as usize]).collect::<String>()
    };
    assert_eq!(find("detenida"), "bc", "English does not know that ending");
    assert_eq!(find("detenidos"), "abc");
    assert_eq!(find("arming"), "a", "and Spanish not this one");
    assert_eq!(find("portar"), "b");
    assert_eq!(find("\"detenida portar\""), "b");
    let article = dossier.article(1).expect("there is one");
    let spans = Search::new(&dossier, &query::parse("detenido agente").query).spans(&article);
    assert_eq!(
        spans.iter().map(|span| &article.raw[span.range()]).collect::<Vec<_>>(),
        ["detenidos", "agentes"]
    );
}

#[test]
fn an_unknown_name_is_told_with_the_nearest() {
    let blob = dossier(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let search = Search::new(&dossier, &query::parse("person:ann-leo").query);
    let nearest = Some(NearestName { slug: "ann-lee".to_owned(), name: "Ann Lee".to_owned() });
    let unknown = LookupProblem::UnknownName { kind: Kind::Person, value: "ann-leo".to_owned(), nearest };
    assert_eq!(search.problems(), [unknown]);
}

#[test]
fn a_phrase_reads_texts_until_positions_are_worked_out() {
    let blob = dossier(&ARTICLES);
    let late = LatePositions::new();
    let dossier = Dossier::open(&blob).expect("just written").with_positions(&late);
    let asked = |typed| (Search::new(&dossier, &query::parse(typed).query).total(), late.take_read() > 0);
    assert_eq!(asked("arms trafficking"), (4, false));
    assert_eq!(asked("\"arms trafficking\""), (2, true));
    let mut filling = Filling::new(&dossier).expect("short articles");
    filling.add_all();
    assert!(filling.is_done());
    late.set(filling.finish());
    assert_eq!(asked("\"arms trafficking\""), (2, false));
}

#[test]
fn a_phrase_waits_for_the_texts_and_then_is_found_where_it_would_be_in_one_piece() {
    let blob = dossier(&ARTICLES);
    let whole = Dossier::open(&blob).expect("just written");
    let (rest, pieces) = store::split(&blob, 1, |_| [0; 32]).expect("a blob");
    let (texts, positions) = (LateTexts::new(pieces.len() as u32), LatePositions::new());
    let late = Dossier::open(&rest).expect("just written").with_texts(&texts).with_positions(&positions);
    let search = |dossier: &Dossier<'_>, typed| {
        let search = Search::new(dossier, &query::parse(typed).query);
        (search.ranked(Order::Relevance, 10), search.waits())
    };
    const TYPED: [&str; 4] =
        ["\"arms trafficking\"", "-\"arms trafficking\"", "\"mexico trafficking\" OR drugs", "arms"];
    let waits = TYPED.map(|typed| search(&late, typed).1);
    assert_eq!(waits, [true, true, true, false]);
    assert_eq!(search(&late, "arms"), search(&whole, "arms"));
    // Only what can have a phrase is asked for.
    assert!((1..pieces.len()).contains(&texts.take_wanted().count()));
    // With the positions alone, which pass over the texts.
    let mut filling = Filling::new(&late).expect("short articles");
    pieces.iter().for_each(|piece| filling.add_piece(piece));
    let filled = LatePositions::new();
    filled.set(filling.finish());
    // With the texts alone.
    (0..).zip(&pieces).for_each(|(number, piece)| texts.set(number, piece.clone()));
    for typed in TYPED {
        let expected = search(&whole, typed);
        assert_eq!(search(&late, typed), expected, "{typed}");
        let by_positions = Dossier::open(&rest).expect("just written").with_positions(&filled);
        assert_eq!(search(&by_positions, typed), expected, "{typed}");
    }
}
