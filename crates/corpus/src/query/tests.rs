use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

/// What was understood, in canonical form, and every problem with the words that it points at.
fn check(typed: &str, expected: Expect) {
    let (query, problems) = parse(typed);
    let mut report = query.to_string();
    for problem in problems {
        report.push_str(&format!("\n{:?}: {}", &typed[problem.span.range()], problem.message));
    }
    expected.assert_eq(&report);
}

#[test]
fn what_is_well_formed_prints_as_it_was_typed() {
    for typed in [
        "",
        "arms",
        "arms trafficking",
        "\"arms trafficking\"",
        "arms OR drugs",
        "(arms OR drugs) border",
        "arms border OR drugs",
        "-drugs",
        "-(arms OR drugs)",
        "traffick*",
        "=traffickers",
        "\"the traffick*\"",
        "title:mexico",
        "title:\"arms smugglers\"",
        "person:christopher-landau",
        "person:a,b person:c",
        "person:\"Garcia Harfuch\"",
        "org:\"Smith, Jones\",sre",
        "-place:texas",
        "year:2018..2025",
        "year:2021",
        "year:2020..",
        "year:..2020",
        "high-caliber U.S. 253,000 Mexico’s",
        "\"OR\" ors",
    ] {
        let (query, problems) = parse(typed);
        assert_eq!(query.to_string(), typed);
        assert_eq!(problems, [], "{typed}");
    }
}

#[test]
fn other_ways_of_writing_it_are_understood() {
    check("NOT drugs", expect![[r#"-drugs"#]]);
    check("arms AND drugs", expect![[r#"arms drugs"#]]);
    check("“arms trafficking”", expect![[r#""arms trafficking""#]]);
    check("((arms)) (border crossing)", expect![[r#"arms border crossing"#]]);
    check("title:(arms OR drugs)", expect![[r#"title:arms OR title:drugs"#]]);
    check("organisation:sre Person:b,a,b", expect![[r#"org:sre person:a,b"#]]);
    check("--arms", expect![[r#"arms"#]]);
}

#[test]
fn what_is_malformed_still_asks_something_and_is_named() {
    check(
        "\"arms traff",
        expect![[r#"
        "arms traff"
        "\"arms traff": this quotation mark is not closed; it was closed at the end"#]],
    );
    check(
        "(arms OR drugs",
        expect![[r#"
        arms OR drugs
        "(": this parenthesis is not closed; it was closed at the end"#]],
    );
    check(
        "arms) drugs",
        expect![[r#"
        arms drugs
        ")": no parenthesis is open here; this one was left out"#]],
    );
    check(
        "OR arms OR",
        expect![[r#"
        arms
        "OR": OR needs something on both sides; it was left out
        "OR": OR needs something on both sides; it was left out"#]],
    );
    check(
        "arms - drugs",
        expect![[r#"
        arms drugs
        "-": a minus or NOT needs a word right after it; it was left out"#]],
    );
    check(
        "arms & drugs \"…\"",
        expect![[r#"
        arms drugs
        "&": there is no letter or digit here; it was left out
        "\"…\"": there is no word between these quotation marks; they were left out"#]],
    );
    check(
        "persn:landau",
        expect![[r#"
        persn:landau
        "persn:landau": “persn:” is no field; it was searched as words. Fields: title, source, person, org, place, weapon, event, year"#]],
    );
    check(
        "year:2025..2018 year:soon",
        expect![[r#"
        year:2018..2025
        "year:2025..2018": these years were the wrong way round; they were swapped
        "year:soon": years are written year:2021 or year:2018..2025; it was left out"#]],
    );
    check(
        "person: title:",
        expect![[r#"

        "person:": person: needs a value right after it; it was left out
        "title:": title: needs a value right after it; it was left out"#]],
    );
    check(
        "traf*ing",
        expect![[r#"
        traf*ing
        "traf*ing": a star stands at the end of a word only; it was left out"#]],
    );
    check("()", expect![[r#""#]]);
}

#[test]
fn deep_nesting_ends_in_a_problem_not_a_crash() {
    let typed = "(".repeat(5000) + "arms";
    let (query, problems) = parse(&typed);
    assert_eq!(query.to_string(), "arms");
    assert!(problems.iter().any(|problem| problem.message.contains("too deeply")));
    let (query, _) = parse(&("-".repeat(5001) + "arms"));
    assert_eq!(query.to_string(), "-arms");
}

#[test]
fn filters_come_apart_and_together() {
    let table = [
        ("arms place:texas border", "arms border", "arms border place:texas"),
        ("arms", "arms", "arms"),
        ("  two  spaces ", "  two  spaces ", "  two  spaces "),
        ("person:b,a -place:texas year:2021", "", "person:a,b -place:texas year:2021"),
        ("arms OR place:texas", "arms OR place:texas", "arms OR place:texas"),
        ("(arms OR drugs) place:x", "(arms OR drugs)", "(arms OR drugs) place:x"),
        ("place:x \"open", "\"open", "place:x \"open"),
        ("(a place:x) b", "(a place:x) b", "(a place:x) b"),
        ("foo(place:x)bar", "foo bar", "foo bar place:x"),
        ("foo(year:2020)-bar", "foo -bar", "foo -bar year:2020"),
    ];
    for (query, text, joined) in table {
        let parts = Parts::split(query);
        assert_eq!(parts.text, text, "{query}");
        assert_eq!(parts.join(), joined, "{query}");
    }
    let typed = Parts { text: "arms OR drugs".into(), ..Parts::split("place:x") };
    assert_eq!(typed.join(), "(arms OR drugs) place:x");
    // Half-typed, it must not swallow or weaken a filter.
    let half = Parts { text: "OR drugs".into(), ..Parts::split("place:x") };
    assert_eq!(parse(&half.join()).0, parse("drugs place:x").0);
}

#[test]
fn clicks_edit_the_query() {
    let mut parts = Parts::split("arms");
    let person = Kind::Person;
    parts.toggle(person, "b");
    parts.toggle(person, "a");
    assert_eq!(parts.join(), "arms person:a,b");
    parts.combine(person, Match::All);
    assert_eq!(parts.join(), "arms person:a person:b");
    parts.toggle(person, "c");
    assert_eq!(parts.join(), "arms person:a person:b person:c");
    parts.combine(person, Match::Any);
    parts.exclude(person, "c");
    assert_eq!(parts.join(), "arms person:a,b -person:c");
    parts.toggle(person, "c");
    assert_eq!(parts.join(), "arms person:a,b");
    parts.toggle(person, "a");
    parts.toggle(person, "b");
    parts.toggle_years(Some(2021), Some(2021));
    assert_eq!(parts.join(), "arms year:2021");
    parts.toggle_years(Some(2021), Some(2021));
    assert_eq!(parts.join(), "arms");
}

fn word() -> impl Strategy<Value = Word> {
    let text = "[a-zA-Zéñ’.,=:-]{0,3}[a-z0-9]{1,6}(-[a-z]{1,4})?";
    let form = prop_oneof![Just(Form::Stem), Just(Form::Exact), Just(Form::Prefix)];
    (text, form).prop_map(|(text, form)| Word { text, form })
}

fn leaf() -> impl Strategy<Value = Query> {
    let text = (any::<bool>(), prop::collection::vec(word(), 1..4), any::<bool>()).prop_map(
        |(title_only, mut words, quoted)| {
            if !quoted {
                words.truncate(1);
            }
            Query::Text(Text { title_only, quoted, within: None, words })
        },
    );
    let entity = (0..6usize, prop::collection::btree_set("[a-z]{1,5}([-, ()][a-z]{1,4})?", 1..3))
        .prop_map(|(kind, values)| Query::Entity(Kind::ENTITIES[kind], values.into_iter().collect()));
    let year = (1u16..5000, 0u16..4999).prop_map(|(from, more)| Query::Year(Some(from), Some(from + more)));
    let open = (1u16..9999, any::<bool>()).prop_map(|(year, from)| {
        if from { Query::Year(Some(year), None) } else { Query::Year(None, Some(year)) }
    });
    prop_oneof![4 => text, 2 => entity, 1 => year, 1 => open]
}

/// Trees in normal form, as the parser makes them.
fn query() -> impl Strategy<Value = Query> {
    leaf().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::and),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::or),
            inner.prop_map(|query| match query {
                Query::Not(inner) => *inner,
                other => Query::Not(Box::new(other)),
            }),
        ]
    })
}

proptest! {
    #[test]
    fn parsing_a_printed_query_gives_it_back(query in query()) {
        // A word that the lexer would read as something else is not one that it can produce.
        let printed = query.to_string();
        let (parsed, _) = parse(&printed);
        let again = parsed.to_string();
        prop_assert_eq!(parse(&again).0, parsed);
        if !has_ambiguous_word(&query) {
            prop_assert_eq!(again, printed);
        }
    }

    #[test]
    fn anything_typed_can_be_parsed_and_printed(typed in "[ -~éñ“”’\u{a0}]{0,40}") {
        let (query, problems) = parse(&typed);
        prop_assert_eq!(&parse(&query.to_string()).0, &query, "{:?}", query.to_string());
        for problem in problems {
            prop_assert!(typed.get(problem.span.range()).is_some());
        }
    }

    #[test]
    fn taking_filters_out_and_putting_them_back_keeps_the_meaning(
        typed in "((arms|drugs|OR|AND|NOT|person:x|-place:y,z|year:2020|title:|\"|\\(|\\)|-|=|\\*|:)( |)){0,9}",
        text in "((arms|OR|person:x|\"|\\(|\\)|-)( |)){0,5}",
    ) {
        let meaning = |query: &str| {
            let mut parts: Vec<String> = parse(query).0.conjuncts().iter().map(Query::to_string).collect();
            parts.sort();
            parts.dedup();
            parts
        };
        let parts = Parts::split(&typed);
        let joined = parts.join();
        prop_assert_eq!(meaning(&joined), meaning(&typed), "{:?}", &joined);
        prop_assert_eq!(&Parts::split(&joined).filters, &parts.filters);
        // Typing on while filters are set: both must hold, whatever was typed.
        let typing = Parts { text, ..parts };
        let mut both = meaning(&typing.text);
        both.extend(typing.filters.iter().map(|filter| filter.to_string()));
        both.sort();
        both.dedup();
        prop_assert_eq!(meaning(&typing.join()), both, "{:?}", typing.join());
    }
}

/// A word whose first sign would be read as an operator or a field.
fn has_ambiguous_word(query: &Query) -> bool {
    match query {
        Query::Text(text) => text.words.iter().any(|word| {
            let special = |c: char| matches!(c, '-' | '=' | ':');
            word.text.contains(special) && !word.text.chars().skip(3).all(char::is_alphanumeric)
                || word.text.starts_with(special)
                || word.text.contains(':')
        }),
        Query::And(inner) | Query::Or(inner) => inner.iter().any(has_ambiguous_word),
        Query::Not(inner) => has_ambiguous_word(inner),
        _ => false,
    }
}
