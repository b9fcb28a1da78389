use super::*;

fn found(text: &str) -> Vec<(String, String)> {
    find(text).into_iter().map(|f| (text[f.span.range()].to_owned(), f.value)).collect()
}

#[test]
fn dates_in_running_text() {
    let table: &[(&str, &[(&str, &str)])] = &[
        ("on January 26, 2022, he", &[("January 26, 2022", "2022-01-26")]),
        ("Friday, June 6, 2025", &[("Friday, June 6, 2025", "2025-06-06")]),
        ("on 27 February, which", &[("27 February", "--02-27")]),
        ("changes on January 20, told", &[("January 20", "--01-20")]),
        ("in October 2019 – when", &[("October 2019", "2019-10")]),
        ("In February, two", &[("February", "--02")]),
        ("since August 2016, then", &[("August 2016", "2016-08")]),
        ("said in 2019 that", &[("2019", "2019")]),
        ("in 2,019 or 2019 firearms", &[]),
        ("said Thursday. Last week", &[("Thursday", ""), ("Last week", "")]),
        ("they may march in the fall", &[]),
        ("in May and March on", &[("May", "--05")]),
        ("el 26 de enero de 2022", &[("26 de enero de 2022", "2022-01-26")]),
        ("en enero de 2022", &[("enero de 2022", "2022-01")]),
        ("2022-01-26 and 2022-13-01", &[("2022-01-26", "2022-01-26")]),
        ("the 4th of July 1776", &[("4th of July 1776", "1776-07-04")]),
        ("on February 30, 2020", &[]),
        ("253,000 firearms each year", &[]),
        ("the attack of January\n\n26 people", &[("January", "--01")]),
        ("Monday Monday, June 6, 2025", &[("Monday", ""), ("Monday, June 6, 2025", "2025-06-06")]),
    ];
    for (text, expected) in table {
        let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_long_run_of_weekdays_is_just_that() {
    assert_eq!(find(&"Monday ".repeat(20_000)).len(), 20_000);
}

#[test]
fn lines_that_are_dates() {
    let date = |line| whole_line(line).map(|date| date.to_string());
    assert_eq!(date("Friday, June 6, 2025").as_deref(), Some("2025-06-06"));
    assert_eq!(date("Published: 3 March 2024 10:15 am").as_deref(), Some("2024-03-03"));
    assert_eq!(date("26 de enero de 2022").as_deref(), Some("2022-01-26"));
    assert_eq!(date("January 26, 2022 in Mexico City"), None);
    assert_eq!(date("2019"), None);
    assert_eq!(date("Thursday"), None);
}
