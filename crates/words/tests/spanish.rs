//! In another language. A process speaks one for good, hence a file of its own.

use corpus::{Kind, model::Rule};
use say::{plural, po};
use text::date::Date;

#[test]
fn words_are_in_spanish() {
    let file = include_str!("../../../languages/es.po");
    say::speak(po::parse(file).expect("a file").table().expect("a table"));
    let human = |iso: &str| Date::parse(iso).map(words::human_date);
    assert_eq!(human("2021-01-20").as_deref(), Some("20 de enero de 2021"));
    assert_eq!(human("2021-01").as_deref(), Some("enero de 2021"));
    assert_eq!(human("2021").as_deref(), Some("2021"));
    assert_eq!(words::without_year(1, Some(20)), "20 de enero");
    let rule = Rule::AfterTitle("Sen.");
    assert_eq!(words::rule(Kind::Person, &rule), "persona: después del título “Sen.”");
    let problems = query::parse("titel:mexico").problems;
    assert_eq!(
        words::query_problem(&problems[0].kind),
        "“titel:” no es un campo; se buscó como palabras. ¿Quisiste decir title:?"
    );
    assert_eq!(plural!(1, "{} article", "{} articles"), "1 artículo");
    assert_eq!(plural!(2500, "{} article", "{} articles"), "2,500 artículos");
    assert_eq!(say::in_english(|| plural!(2, "{} article", "{} articles")), "2 articles");
    assert_eq!(words::kind(Kind::Quantity), "cifra");
}
