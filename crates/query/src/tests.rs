//! Tables of what is typed; `properties` has what holds for everything that can be.

mod properties;

use expect_test::{Expect, expect};

use super::*;

/// What was understood, in canonical form, and every problem with the words that it points at.
fn check(typed: &str, expected: Expect) {
    let parsed = parse(typed);
    let mut report = parsed.query.to_string();
    for problem in parsed.problems {
        report.push_str(&format!("\n{:?}: {:?}", &typed[problem.span.range()], problem.kind));
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
        "organi?ation traf*ing *ing weapon? ?raf*",
        "title:traf*ing -w?apon",
        "culican~ culican~2 \"culican~ =state\"",
        "\"arms border\"~8",
        "title:\"traffick* =arms w?apon\"~1000",
        "date:2021-01..2021-06",
        "date:2021-01-20 date:2021",
        "date:2021-06..2021 -date:..2020-02",
        "number:200000..300000",
        "number:253000 -number:..10 number:1000..",
    ] {
        let parsed = parse(typed);
        assert_eq!(parsed.query.to_string(), typed);
        assert_eq!(parsed.problems, [], "{typed}");
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
    check("culican~1 traf**ing traffick**", expect![[r#"culican~ traf*ing traffick*"#]]);
    check("number:200,000..300,000 figure:1’000’000", expect![[r#"number:200000..300000 number:1000000"#]]);
    check("dated:2021 Date:2021-01..2021-01 number:5..5", expect![[r#"date:2021 date:2021-01 number:5"#]]);
    check("“arms border”~8", expect![[r#""arms border"~8"#]]);
    check("“what now?”", expect![[r#""what now?""#]]);
}

#[test]
fn what_is_malformed_still_asks_something_and_is_named() {
    check(
        "\"arms traff",
        expect![[r#"
            "arms traff"
            "\"arms traff": UnclosedQuotation"#]],
    );
    check(
        "(arms OR drugs",
        expect![[r#"
            arms OR drugs
            "(": UnclosedParenthesis"#]],
    );
    check(
        "arms) drugs",
        expect![[r#"
            arms drugs
            ")": StrayParenthesis"#]],
    );
    check(
        "OR arms OR",
        expect![[r#"
            arms
            "OR": LoneOr
            "OR": LoneOr"#]],
    );
    check(
        "arms - drugs",
        expect![[r#"
            arms drugs
            "-": LoneNegation"#]],
    );
    check(
        "arms & drugs \"…\"",
        expect![[r#"
            arms drugs
            "&": NoLetterOrDigit
            "\"…\"": EmptyQuotation"#]],
    );
    check(
        "year:2025..2018 year:soon",
        expect![[r#"
            year:2018..2025
            "year:2025..2018": RangeReversed(Year)
            "year:soon": RangeSyntax(Year)"#]],
    );
    check(
        "person: title:",
        expect![[r#"

            "person:": FieldWithoutValue { name: "person" }
            "title:": FieldWithoutValue { name: "title" }"#]],
    );
    check("()", expect![[r#""#]]);
}

#[test]
fn signs_that_mean_nothing_where_they_stand_are_told() {
    check(
        "* arms ?? \"the * border\"",
        expect![[r#"
            arms "the border"
            "*": PatternWithoutLetter
            "??": PatternWithoutLetter
            "*": PatternWithoutLetter"#]],
    );
    check(
        "culican~3 arms~0 traf*ing~ OR~0",
        expect![[r#"
            culican~2 arms traf*ing or
            "culican~3": DistanceTooLarge
            "arms~0": DistanceOfZero
            "traf*ing~": DistanceOfPattern
            "OR~0": DistanceOfZero"#]],
    );
    check(
        "=traf*ers =arms? =arms~2",
        expect![[r#"
            =trafers =arms =arms
            "=traf*ers": ExactWithSigns
            "=arms?": ExactWithSigns
            "=arms~2": ExactWithSigns"#]],
    );
    check(
        "arms ~2 (drugs)~8 cul~can",
        expect![[r#"
            arms drugs cul~can
            "~2": DistanceWithoutWord
            "~8": DistanceWithoutWord
            "cul~can": DistanceInside"#]],
    );
    check(
        "\"arms border\"~ \"arms border\"~0 \"arms border\"~2000 \"arms\"~8",
        expect![[r#"
            "arms border" "arms border" "arms border"~1000 "arms"
            "~": ProximityWithoutNumber
            "~0": ProximityOfZero
            "~2000": ProximityTooFar { most: 1000 }
            "~8": ProximityOfOneWord"#]],
    );
    check(
        "\"arms border~8",
        expect![[r#"
            "arms border~2"
            "\"arms border~8": UnclosedQuotation
            "border~8": DistanceTooLarge"#]],
    );
}

#[test]
fn dates_and_figures_that_cannot_be_are_told() {
    check(
        "date:2021-06..2021-01 number:9..1 year:2..1",
        expect![[r#"
            date:2021-01..2021-06 number:1..9 year:1..2
            "date:2021-06..2021-01": RangeReversed(Date)
            "number:9..1": RangeReversed(Number)
            "year:2..1": RangeReversed(Year)"#]],
    );
    check(
        "date:2021-02-30 date:2021-13..2022 date:0000",
        expect![[r#"

            "date:2021-02-30": NoSuchDate
            "date:2021-13..2022": NoSuchDate
            "date:0000": NoSuchDate"#]],
    );
    check(
        "date:soon date:.. date:2021-1 date:20/01/2021",
        expect![[r#"

            "date:soon": RangeSyntax(Date)
            "date:..": RangeSyntax(Date)
            "date:2021-1": RangeSyntax(Date)
            "date:20/01/2021": RangeSyntax(Date)"#]],
    );
    check(
        "number:many number:.. number:1,00 number:1234,567 number:2.5 number:-1 number:99999999999999999999",
        expect![[r#"

            "number:many": RangeSyntax(Number)
            "number:..": RangeSyntax(Number)
            "number:1,00": RangeSyntax(Number)
            "number:1234,567": RangeSyntax(Number)
            "number:2.5": RangeSyntax(Number)
            "number:-1": RangeSyntax(Number)
            "number:99999999999999999999": RangeSyntax(Number)"#]],
    );
}

#[test]
fn an_unknown_field_is_told_with_the_nearest_one() {
    check(
        "persn:landau",
        expect![[r#"
            persn:landau
            "persn:landau": UnknownField { name: "persn", nearest: Some("person") }"#]],
    );
    check(
        "organiztion:sre plce:texas dates:2021 numbr:5",
        expect![[r#"
            organiztion:sre plce:texas dates:2021 numbr:5
            "organiztion:sre": UnknownField { name: "organiztion", nearest: Some("organisation") }
            "plce:texas": UnknownField { name: "plce", nearest: Some("place") }
            "dates:2021": UnknownField { name: "dates", nearest: Some("date") }
            "numbr:5": UnknownField { name: "numbr", nearest: Some("number") }"#]],
    );
    check(
        "https://example.org",
        expect![[r#"
            https://example.org
            "https://example.org": UnknownField { name: "https", nearest: None }"#]],
    );
    check(
        "title:person:landau",
        expect![[r#"
            title:person:landau
            "person:landau": FieldInTitle { name: "person" }"#]],
    );
}

#[test]
fn what_is_not_well_formed_is_refused_when_asked_to_be_strict() {
    assert_eq!(parse_strict("arms -drugs").map(|query| query.to_string()), Ok("arms -drugs".to_owned()));
    let problems = parse_strict("arms) year:soon").expect_err("both are wrong");
    assert_eq!(problems, parse("arms) year:soon").problems);
    assert_eq!(problems.len(), 2);
}

#[test]
fn deep_nesting_ends_in_a_problem_not_a_crash() {
    let typed = "(".repeat(5000) + "arms";
    let parsed = parse(&typed);
    assert_eq!(parsed.query.to_string(), "arms");
    assert!(parsed.problems.iter().any(|problem| problem.kind == ProblemKind::NestedTooDeeply));
    let query = parse(&("-".repeat(5001) + "arms")).query;
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
        ("date:2021-01.. \"a b\"~8 -number:5", "\"a b\"~8", "\"a b\"~8 date:2021-01.. -number:5"),
        ("number:1,000 year:2020 a date:2021", "a", "a year:2020 date:2021 number:1000"),
    ];
    for (query, text, joined) in table {
        let parts = QueryDraft::split(query);
        assert_eq!(parts.text(), text, "{query}");
        assert_eq!(parts.join(), joined, "{query}");
    }
    let typed = QueryDraft::split("place:x").with_text("arms OR drugs");
    assert_eq!(typed.join(), "(arms OR drugs) place:x");
    // Half-typed, it must not swallow or weaken a filter.
    let half = QueryDraft::split("place:x").with_text("OR drugs");
    assert_eq!(parse(&half.join()).query, parse("drugs place:x").query);
}

#[test]
fn clicks_edit_the_query() {
    let mut parts = QueryDraft::split("arms");
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

#[test]
fn ranges_are_set_and_taken_back() {
    let date = |text| Date::parse(text);
    let mut parts = QueryDraft::split("arms -date:2020 number:5");
    parts.set_dates(date("2021-01"), date("2021-06"));
    assert_eq!(parts.join(), "arms -date:2020 date:2021-01..2021-06 number:5");
    assert_eq!(parts.dates(), Some((date("2021-01"), date("2021-06"))));
    parts.set_dates(None, date("2022"));
    parts.set_years(Some(2021), None);
    parts.set_numbers(Some(1000), None);
    assert_eq!(parts.join(), "arms year:2021.. date:..2022 -date:2020 number:1000..");
    parts.set_dates(None, None);
    parts.set_numbers(None, None);
    parts.set_years(None, None);
    assert_eq!(parts.join(), "arms -date:2020");
    assert_eq!(parts.dates(), None);
}

/// Whoever adds a kind of entity is offered it as a field.
#[test]
fn every_kind_of_entity_has_a_field_that_is_offered() {
    let fields = Kind::ENTITIES.map(Kind::field);
    for field in fields {
        assert!(FIELD_NAMES.contains(&field), "{field}");
    }
    let others = FIELD_NAMES.into_iter().filter(|name| !fields.contains(name));
    assert_eq!(others.collect::<Vec<_>>(), ["title", "year", "date", "number"]);
}
