use super::*;
use crate::annotate::lex::tokens;

fn number(text: &str, spanish: bool) -> Option<(String, usize)> {
    read(Cursor::new(text, &tokens(text)), 0, spanish).map(|number| (number.value.to_string(), number.taken))
}

#[test]
fn numbers_in_english() {
    let table = [
        ("200,000 firearms", "200000", 2),
        ("5.8 billion", "5800000000", 3),
        ("2.75 percent", "2.75", 2),
        ("1,500.25 dollars", "1500.25", 3),
        ("3.125", "3.125", 2),
        ("1.500.000", "1500000", 3),
        ("two dozen agents", "24", 2),
        ("a dozen", "12", 2),
        ("twenty-five", "25", 2),
        ("twenty five six", "25", 2),
        ("one hundred and fifty-two men", "152", 5),
        ("two hundred thousand", "200000", 3),
        ("half a million people", "500000", 3),
        ("three and four", "3", 1),
        ("seven of ten", "7", 1),
        ("10 million pesos", "10000000", 2),
        ("3, 400 of them", "3", 1),
        ("0.5", "0.5", 2),
        ("007", "7", 1),
    ];
    for (text, value, taken) in table {
        assert_eq!(number(text, false), Some((value.to_owned(), taken)), "{text}");
    }
    for text in ["once", "hundred", "a man", "million", "99999999999999999999", "mil armas"] {
        assert_eq!(number(text, false), None, "{text}");
    }
}

#[test]
fn numbers_in_spanish() {
    let table = [
        ("200 mil armas", "200000", 2),
        ("1.500 armas", "1500", 2),
        ("3,5 millones", "3500000", 3),
        ("once detenidos", "11", 1),
        ("treinta y dos", "32", 3),
        ("dos mil quinientas armas", "2500", 3),
        ("mil doscientos", "1200", 2),
        ("ciento veinte mil", "120000", 3),
        ("dos mil millones de pesos", "2000000000", 3),
        ("5 mil millones", "5000000000", 3),
        ("dieciseis personas", "16", 1),
        ("una docena", "12", 2),
    ];
    for (text, value, taken) in table {
        assert_eq!(number(text, true), Some((value.to_owned(), taken)), "{text}");
    }
}

#[test]
fn no_number_is_too_large() {
    assert_eq!(number("999,999,999,999,999 trillion trillion", false), None);
    assert!(number(&"thousand ".repeat(5_000), false).is_none());
    assert!(number(&"one thousand ".repeat(5_000), false).is_none());
}

#[test]
fn numbers_of_several_parts() {
    let table = [
        ("12 mil 400 cartuchos", "12400", 3),
        ("3 millones 500 mil 20", "3500020", 5),
        ("mil 500 millones", "1500000000", 3),
        ("dos millones y medio", "2500000", 4),
        ("medio millón de pesos", "500000", 2),
        ("4 billones", "4000000000000", 2),
        ("un centenar de", "100", 2),
        ("2 mil 15 kilos", "2015", 3),
        ("1.234,56 euros", "1234.56", 3),
    ];
    for (text, value, taken) in table {
        assert_eq!(number(text, true), Some((value.to_owned(), taken)), "{text}");
    }
    let table = [
        ("two and a half million", "2500000", 5),
        ("a hundred thousand", "100000", 3),
        ("one million two hundred thousand", "1200000", 5),
        ("40 000 people", "40000", 2),
        ("1.2bn", "1200000000", 2),
    ];
    for (text, value, taken) in table {
        assert_eq!(number(text, false), Some((value.to_owned(), taken)), "{text}");
    }
}

#[test]
fn what_cannot_be_read_whole_is_no_number() {
    for text in ["1.2.3", "24/7", "10:30", "3,5", "1,23,456"] {
        assert_eq!(number(text, false), None, "{text}");
    }
    for text in ["12 mil 4000", "5 mil y pico", "8 mil 3.5"] {
        assert_eq!(number(text, true), None, "{text}");
    }
}
