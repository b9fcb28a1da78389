//! The words of which dates are made, in English and Spanish. All are compared in folded form.

use crate::annotate::lex::Token;

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// A word for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// 1 to 12.
    pub number: u8,
    /// Whether the word can be hardly anything but a month: "October", but not "May", "Mar" or "June".
    pub plain: bool,
    /// Whether it is shortened: "Oct".
    pub short: bool,
    /// Whether it is written as in Spanish.
    pub spanish: bool,
}

/// The month that a word names. English months are written large, since "may" and "march" are verbs;
/// Spanish ones small, since "Julio" is a man.
pub(super) fn month(token: &Token<'_>) -> Option<Month> {
    let first = *token.folded.as_bytes().first()?;
    if !b"jfmasonde".contains(&first) {
        return None;
    }
    let folded = token.folded.strip_suffix("'s").unwrap_or(&token.folded);
    let large = token.surface.starts_with(char::is_uppercase);
    let spanish = SPANISH.iter().position(|name| *name == folded).or(match folded {
        "setiembre" => Some(8),
        _ => None,
    });
    if let Some(at) = spanish {
        return Some(Month { number: at as u8 + 1, plain: !large, short: false, spanish: true });
    }
    if let Some(number) = short_in_spanish(folded).filter(|_| !large) {
        return Some(Month { number, plain: false, short: true, spanish: true });
    }
    if !large {
        return None;
    }
    if let Some(at) = ENGLISH.iter().position(|name| *name == folded) {
        let plain = !matches!(folded, "march" | "april" | "may" | "june" | "august");
        return Some(Month { number: at as u8 + 1, plain, short: false, spanish: false });
    }
    let short =
        ENGLISH.iter().position(|name| name[..3] == *folded || folded == "sept" && *name == "september");
    let english = short.map(|at| Month { number: at as u8 + 1, plain: false, short: true, spanish: false });
    // "27 FEB" is of either language, "27 ENE" of one.
    let spanish =
        || short_in_spanish(folded).map(|number| Month { number, plain: false, short: true, spanish: true });
    english.or_else(spanish)
}

/// The month that a word of three or four letters is short for in Spanish: `ene`, `sept`.
fn short_in_spanish(folded: &str) -> Option<u8> {
    let at =
        SPANISH.iter().position(|name| name[..3] == *folded || folded == "sept" && *name == "septiembre");
    // "may" and "ago" are words of English.
    at.filter(|at| !matches!(at, 4 | 7)).map(|at| at as u8 + 1)
}

/// The day of the week that a word names, 0 for Monday. English ones are written large; "Sun" and
/// "Sat" are words of their own, and no other is read shortened either.
pub(super) fn weekday(token: &Token<'_>) -> Option<u8> {
    let folded = token.folded.strip_suffix("'s").unwrap_or(&token.folded);
    if !matches!(folded.as_bytes().first()?, b'm' | b't' | b'w' | b'f' | b's' | b'l' | b'j' | b'v' | b'd') {
        return None;
    }
    let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let spanish = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"];
    let large = token.surface.starts_with(char::is_uppercase);
    // "Domingo" is a man, too.
    let english = english.iter().position(|name| *name == folded).filter(|_| large);
    english.or_else(|| spanish.iter().position(|name| *name == folded).filter(|_| !large)).map(|at| at as u8)
}

/// The day of the week that a folded word names in Spanish.
pub(super) fn weekday_word(folded: &str) -> Option<u8> {
    let names = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"];
    names.iter().position(|name| *name == folded).map(|at| at as u8)
}

/// The first month of a season of the northern hemisphere: March, June, September or December.
pub(super) fn season(folded: &str) -> Option<u8> {
    Some(match folded {
        "spring" | "primavera" => 3,
        "summer" | "verano" => 6,
        "fall" | "autumn" | "otono" => 9,
        "winter" | "invierno" => 12,
        _ => return None,
    })
}

/// A day of a month: `26`, `26th`, `1o`, `primero`.
pub(super) fn day(folded: &str) -> Option<u8> {
    if folded == "primero" {
        return Some(1);
    }
    if !folded.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let digits = ["st", "nd", "rd", "th", "º", "°", "o", "er", "ro"]
        .iter()
        .find_map(|ending| folded.strip_suffix(ending));
    let digits = digits.unwrap_or(folded);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// A number of two digits.
pub(super) fn two_digits(token: Option<&Token<'_>>) -> Option<u8> {
    let folded = &*token?.folded;
    folded.parse().ok().filter(|_| folded.len() == 2)
}

/// The day of an ISO date, with or without a time behind it: `26`, `26T09`.
pub(super) fn iso_day(token: Option<&Token<'_>>) -> Option<u8> {
    let folded = &*token?.folded;
    let (day, time) = folded.split_once('t').unwrap_or((folded, ""));
    day.parse().ok().filter(|_| day.len() == 2 && time.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Four digits that can be a year: 1500 to 2100.
pub(super) fn year(folded: &str) -> Option<u16> {
    if folded.len() != 4 || !folded.as_bytes()[0].is_ascii_digit() {
        return None;
    }
    folded.parse().ok().filter(|year| (1500..=2100).contains(year))
}

/// The first year of a decade: `1990s`.
pub(super) fn decade(folded: &str) -> Option<u16> {
    folded.strip_suffix('s').and_then(year).filter(|year| year.is_multiple_of(10))
}

/// Part of a day, after a weekday or "yesterday".
pub(super) fn part_of_day(folded: &str) -> bool {
    matches!(folded, "night" | "morning" | "afternoon" | "evening")
}

/// A word that says that a month or year follows: "in May", "since 2019".
pub(super) fn leads(folded: &str) -> bool {
    leads_surely(folded)
        || matches!(
            folded,
            "by" | "from"
                | "of"
                | "to"
                | "before"
                | "after"
                | "through"
                | "between"
                | "for"
                | "and"
                | "or"
                | "around"
                | "circa"
                | "de"
                | "del"
                | "entre"
                | "para"
                | "hacia"
                | "a"
        )
}

/// Such a word that is hardly followed by a count or a person.
pub(super) fn leads_surely(folded: &str) -> bool {
    matches!(
        folded,
        "in" | "since"
            | "until"
            | "till"
            | "during"
            | "throughout"
            | "early"
            | "late"
            | "mid"
            | "last"
            | "next"
            | "this"
            | "past"
            | "year"
            | "years"
            | "en"
            | "desde"
            | "hasta"
            | "durante"
    )
}

/// A word before a number that makes it the number of something.
pub(super) fn numbers_something(folded: &str) -> bool {
    matches!(
        folded,
        "page"
            | "pages"
            | "p"
            | "pp"
            | "section"
            | "sections"
            | "sec"
            | "room"
            | "suite"
            | "ste"
            | "resolution"
            | "article"
            | "highway"
            | "route"
            | "interstate"
            | "bill"
            | "chapter"
            | "channel"
            | "title"
            | "paragraph"
            | "no"
            | "nos"
            | "number"
            | "num"
            | "box"
            | "ext"
            | "extension"
            | "case"
            | "docket"
            | "flight"
            | "unit"
            | "apartment"
            | "building"
            | "code"
            | "form"
            | "model"
            | "type"
            | "rule"
            | "u.s.c"
            | "usc"
            | "c.f.r"
            | "cfr"
            | "stat"
            | "calle"
            | "numero"
            | "pagina"
            | "articulo"
            | "resolucion"
            | "ley"
            | "line"
            | "lines"
            | "h.r"
            | "hr"
            | "than"
            | "over"
            | "nearly"
            | "almost"
            | "some"
            | "only"
            | "additional"
            | "another"
            | "casi"
            | "unas"
            | "unos"
            | "mas"
    )
}

/// A word before a year that does not make it surer or less sure: "since at least 2012".
pub(super) fn is_vague(folded: &str) -> bool {
    matches!(folded, "about" | "approximately" | "roughly" | "least" | "around")
}

/// A word after a number that is counted or measured by it: "2000 weapons", "1600 hours".
pub(super) fn is_counted(folded: &str) -> bool {
    let functional = matches!(
        folded,
        "was"
            | "is"
            | "has"
            | "as"
            | "this"
            | "its"
            | "his"
            | "does"
            | "says"
            | "sees"
            | "plus"
            | "versus"
            | "tras"
            | "antes"
            | "despues"
            | "entonces"
            | "vs"
    );
    let singular = ["ss", "us", "is"].iter().any(|ending| folded.ends_with(ending));
    let plural = folded.len() > 3 && folded.ends_with('s') && !singular;
    !functional && plural
        || matches!(
            folded,
            "people"
                | "men"
                | "women"
                | "children"
                | "police"
                | "personnel"
                | "percent"
                | "per"
                | "km"
                | "kg"
                | "feet"
                | "sq"
                | "square"
                | "million"
                | "billion"
                | "thousand"
                | "block"
                | "bc"
                | "mil"
                | "millones"
        )
}

/// The place of an ordinal in English words, from "first" to "tenth", or to "twelfth" and the like.
pub(super) fn ordinal(folded: &str) -> Option<u8> {
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let at = WORDS.iter().position(|word| *word == folded);
    at.map(|at| at as u8 + 1).or((folded == "thirtieth").then_some(30))
}

/// Which quarter, half or third of a year an ordinal of either language names.
pub(super) fn which_part(folded: &str) -> Option<u8> {
    Some(match folded {
        "first" | "primer" | "primero" | "primera" | "1st" | "1er" => 1,
        "second" | "segundo" | "segunda" | "2nd" | "2do" => 2,
        "third" | "tercer" | "tercero" | "tercera" | "3rd" | "3er" => 3,
        "fourth" | "cuarto" | "cuarta" | "4th" | "4to" => 4,
        _ => return None,
    })
}

/// How many months a part of a year has.
pub(super) fn part_of_year(folded: &str) -> Option<u8> {
    Some(match folded {
        "quarter" | "trimestre" => 3,
        "half" | "semestre" | "mitad" => 6,
        "cuatrimestre" => 4,
        "bimestre" => 2,
        _ => return None,
    })
}

/// The first year of a decade by its tens in words: `nineties`, `setenta`.
pub(super) fn tens(folded: &str) -> Option<u16> {
    const ENGLISH: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    const SPANISH: [&str; 8] =
        ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
    let at = ENGLISH.iter().position(|word| *word == folded);
    let at = at.or_else(|| {
        SPANISH.iter().position(|word| *word == folded || folded.strip_suffix('s') == Some(*word))
    });
    at.map(|at| 1920 + 10 * at as u16)
}

/// A Roman number from XV to XXI, of a century.
pub(super) fn roman_century(surface: &str) -> Option<u16> {
    const CENTURIES: [&str; 7] = ["XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"];
    CENTURIES.iter().position(|name| *name == surface).map(|at| 15 + at as u16)
}

/// A word that goes on after a date without being what it counts: "and", "en", "said".
pub(super) fn is_small(folded: &str) -> bool {
    leads(folded)
        || matches!(
            folded,
            "and"
                | "but"
                | "that"
                | "which"
                | "when"
                | "who"
                | "he"
                | "she"
                | "they"
                | "it"
                | "was"
                | "were"
                | "is"
                | "had"
                | "has"
                | "will"
                | "said"
                | "with"
                | "at"
                | "as"
                | "que"
                | "y"
                | "con"
                | "por"
                | "se"
                | "no"
                | "cuando"
                | "fue"
                | "ante"
                | "tras"
                | "ya"
                | "la"
                | "el"
                | "los"
                | "las"
                | "su"
                | "un"
                | "una"
        )
}
