//! What a query asks, in words.
//!
//! Every part of a sentence qualifies "articles": *with* words, *naming* somebody, *dated* then. Commas
//! between such parts mean that all must hold; everything else that is nested is put in parentheses, so that a
//! sentence has one meaning.

use corpus::Kind;
use query::{Form, Query, Term, Text, Word};
use text::{folded_form, is_possessive};

use say::{Sentence, plural, say};

use super::common::{AND, OR, grouped, years};
use ::words::human_date;

/// What a filter on dates or figures asks for, as its chip shows it.
pub fn range(term: &Term) -> String {
    match term {
        Term::Entity(..) => String::new(),
        Term::Year(from, to) => years(*from, *to),
        Term::Date(from, to) => {
            say!("dated {}", dates(from.map(|date| date.to_string()), to.map(|date| date.to_string())))
        }
        Term::Number(from, to) => say!("figure {}", figures(*from, *to)),
    }
}

/// From one date to another, of which one may be missing.
fn dates(from: Option<String>, to: Option<String>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => say!("{from} to {to}"),
        (Some(from), None) => say!("{from} or later"),
        (None, Some(to)) => say!("{to} or earlier"),
        (None, None) => String::new(),
    }
}

fn figures(from: Option<u64>, to: Option<u64>) -> String {
    match (from.map(grouped), to.map(grouped)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => say!("{from} to {to}"),
        (Some(from), None) => say!("{from} or more"),
        (None, Some(to)) => say!("{to} or less"),
        (None, None) => String::new(),
    }
}

/// Whether a query is words to be found as they are, or nothing: what it asks is plain to see.
pub fn is_plain(query: &Query) -> bool {
    query.conjuncts().iter().all(|part| match part {
        Query::Text(text) => !text.quoted && !text.title_only && text.words.iter().all(is_stem),
        _ => false,
    })
}

fn is_stem(word: &Word) -> bool {
    word.form == Form::Stem
}

/// A query as a sentence. `name_of` gives the name for a value of a filter.
pub fn query_in_words(query: &Query, name_of: &dyn Fn(Kind, &str) -> String) -> String {
    match query {
        Query::All => say!("All articles.").to_owned(),
        query => say!("Articles {}.", clause(query, name_of, false)),
    }
}

/// A part of the sentence that qualifies "articles"; in parentheses if it has parts and is inside another.
fn clause(query: &Query, name_of: &dyn Fn(Kind, &str) -> String, is_inner: bool) -> String {
    if let Some(words) = noun(query, false) {
        return say!("with {words}");
    }
    match query {
        Query::And(all) => {
            // Words first, however they are typed: they read as one part.
            let (texts, others): (Vec<&Query>, Vec<&Query>) = all.iter().partition(|part| is_text_only(part));
            let mut parts: Vec<String> = Vec::new();
            if !texts.is_empty() {
                parts.push(say!("with {}", joined(&texts, AND)));
            }
            // So are names that must all be there.
            let (names, others): (Vec<&Query>, Vec<&Query>) =
                others.into_iter().partition(|part| is_name(part));
            let names: Vec<String> = names.into_iter().flat_map(|part| named(part, name_of)).collect();
            if !names.is_empty() {
                parts.push(say!("naming {}", listed(&names, AND)));
            }
            parts.extend(others.into_iter().map(|part| clause(part, name_of, true)));
            in_parentheses(parts.join(", "), is_inner && parts.len() > 1)
        }
        Query::Or(any) => {
            let parts: Vec<String> = any.iter().map(|part| clause(part, name_of, true)).collect();
            in_parentheses(listed(&parts, OR), is_inner)
        }
        Query::Not(inner) => match (noun(inner, true), &**inner) {
            (Some(words), _) => say!("without {words}"),
            (None, Query::Number(from, to)) => say!("without {}", figure(*from, *to)),
            (None, _) => say!("not {}", clause(inner, name_of, true)),
        },
        Query::Entity(kind, _) => {
            let names = listed(&named(query, name_of), OR);
            match kind {
                Kind::Source => say!("from {names}"),
                Kind::Author => say!("written by {names}"),
                _ => say!("naming {names}"),
            }
        }
        Query::Year(from, to) => say!("dated {}", years(*from, *to)),
        Query::Date(from, to) => say!("dated {}", dates(from.map(human_date), to.map(human_date))),
        Query::Number(from, to) => say!("with {}", figure(*from, *to)),
        Query::All | Query::Text(_) => String::new(),
    }
}

/// Whether a query is a single name that a text has to have.
fn is_name(query: &Query) -> bool {
    matches!(query, Query::Entity(kind, values) if kind.is_mentioned() && values.len() == 1)
}

/// The names that a filter asks for.
fn named(query: &Query, name_of: &dyn Fn(Kind, &str) -> String) -> Vec<String> {
    match query {
        Query::Entity(kind, values) => values.iter().map(|value| name_of(*kind, value)).collect(),
        _ => Vec::new(),
    }
}

fn figure(from: Option<u64>, to: Option<u64>) -> String {
    let figures = figures(from, to);
    if from == to { say!("the figure {figures}") } else { say!("a figure of {figures}") }
}

/// Whether a query is of words, and of what must all or may any of them be there.
fn is_text_only(query: &Query) -> bool {
    match query {
        Query::Text(_) => true,
        Query::And(parts) | Query::Or(parts) => parts.iter().all(is_text_only),
        _ => false,
    }
}

/// Words that an article has; nothing for what asks for more than words.
fn noun(query: &Query, is_inner: bool) -> Option<String> {
    if !is_text_only(query) {
        return None;
    }
    Some(match query {
        Query::And(all) => in_parentheses(joined(&all.iter().collect::<Vec<_>>(), AND), is_inner),
        Query::Or(any) => in_parentheses(joined(&any.iter().collect::<Vec<_>>(), OR), is_inner),
        Query::Text(text) => phrase(text),
        _ => String::new(),
    })
}

/// Words and groups of words in a row. Of neighbours that are looked for in any form, this is said once.
fn joined(parts: &[&Query], between: Sentence) -> String {
    let mut items = Vec::new();
    let mut inflected: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if !is_inflected(part) {
            items.extend(noun(part, true));
            continue;
        }
        if let Query::Text(text) = part {
            inflected.push(quoted(text));
        }
        if !parts.get(at + 1).is_some_and(|next| is_inflected(next)) {
            items.push(in_any_form(&listed(&inflected, between)));
            inflected.clear();
        }
    }
    listed(&items, between)
}

/// Whether a part is a word that is looked for in any form, anywhere in an article.
fn is_inflected(query: &Query) -> bool {
    matches!(query, Query::Text(text) if !text.title_only && has_inflections(text))
}

fn has_inflections(text: &Text) -> bool {
    // Figures have none, and a possessive is meant literally.
    let has = |word: &Word| {
        is_stem(word) && word.text.contains(char::is_alphabetic) && !is_possessive(&folded_form(&word.text))
    };
    text.words.len() == 1 && text.words.iter().all(has)
}

/// A word or phrase and how it is looked for.
fn phrase(text: &Text) -> String {
    let words = match text.words.as_slice() {
        [word] => match word.form {
            Form::Stem if has_inflections(text) => in_any_form(&quoted(text)),
            Form::Stem => quoted(text),
            Form::Exact => say!("exactly “{}”", word.text),
            Form::Prefix => say!("a word that starts with “{}”", word.text),
            Form::Wildcard => say!("a word that matches “{}”", word.text),
            Form::Fuzzy(1) => say!("a word at most 1 letter different from “{}”", word.text),
            Form::Fuzzy(_) => say!("a word at most 2 letters different from “{}”", word.text),
        },
        _ => match (text.within, quoted(text)) {
            (None, words) => say!("the phrase {words}"),
            (Some(within), words) => plural!(
                within,
                "the words {words} in any order with at most {} other word between them",
                "the words {words} in any order with at most {} other words between them"
            ),
        },
    };
    if text.title_only { say!("{words} in the title") } else { words }
}

fn in_any_form(words: &str) -> String {
    say!("{words} in any form")
}

/// The words of a text as typed, with the signs on them.
fn quoted(text: &Text) -> String {
    let words: Vec<String> = text.words.iter().map(Word::to_string).collect();
    ["“", &words.join(" "), "”"].concat()
}

/// "a, b and c".
pub(super) fn listed(parts: &[String], between: Sentence) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => [&most.join(", "), " ", &between, " ", last].concat(),
    }
}

fn in_parentheses(text: String, is_needed: bool) -> String {
    if is_needed { ["(", &text, ")"].concat() } else { text }
}

#[cfg(test)]
mod tests {
    use query::parse;
    use text::date::Date;

    use super::*;

    #[test]
    fn queries_are_put_in_words() {
        let table = [
            ("", "All articles."),
            ("arms", "Articles with “arms” in any form."),
            ("arms trade border", "Articles with “arms”, “trade” and “border” in any form."),
            (
                "arms \"border crossing\" -place:texas year:2018..2021",
                "Articles with “arms” in any form and the phrase “border crossing”, not naming TEXAS, \
                 dated 2018 to 2021.",
            ),
            ("arms OR drugs", "Articles with “arms” or “drugs” in any form."),
            (
                "(arms OR drugs) border",
                "Articles with (“arms” or “drugs” in any form) and “border” in any form.",
            ),
            (
                "arms border OR drugs",
                "Articles with (“arms” and “border” in any form) or “drugs” in any form.",
            ),
            ("-drugs", "Articles without “drugs” in any form."),
            ("arms -(a OR b)", "Articles with “arms” in any form, without (“a” or “b” in any form)."),
            ("-(a place:x)", "Articles not (with “a” in any form, naming X)."),
            ("a place:x OR year:2020", "Articles (with “a” in any form, naming X) or dated 2020."),
            ("(a OR place:x) b", "Articles with “b” in any form, (with “a” in any form or naming X)."),
            ("-(-a b)", "Articles not (with “b” in any form, without “a” in any form)."),
            ("=arms", "Articles with exactly “arms”."),
            ("traffick*", "Articles with a word that starts with “traffick”."),
            (
                "traf*ing w?pon",
                "Articles with a word that matches “traf*ing” and a word that matches “w?pon”.",
            ),
            ("culican~", "Articles with a word at most 1 letter different from “culican”."),
            (
                "culican~2 -arms~",
                "Articles with a word at most 2 letters different from “culican”, without a word at most 1 letter \
                 different from “arms”.",
            ),
            ("253,000 Mexico’s", "Articles with “253,000” and “Mexico’s”."),
            (
                "\"arms border\"~8",
                "Articles with the words “arms border” in any order with at most 8 other words between them.",
            ),
            (
                "title:\"a b\"~1 title:c d",
                "Articles with the words “a b” in any order with at most 1 other word between them in the title, \
                 “c” in any form in the title and “d” in any form.",
            ),
            ("\"the traffick* =x\"", "Articles with the phrase “the traffick* =x”."),
            ("person:a,b source:c", "Articles naming A or B, from C."),
            ("person:a person:b -source:c,d", "Articles naming A and B, not from C or D."),
            ("date:2021-01..2021-06", "Articles dated January 2021 to June 2021."),
            ("date:2021-01-20", "Articles dated 20 January 2021."),
            ("-date:2020..", "Articles not dated 2020 or later."),
            ("date:..2020", "Articles dated 2020 or earlier."),
            ("number:200000..300000", "Articles with a figure of 200,000 to 300,000."),
            ("number:253000", "Articles with the figure 253,000."),
            (
                "number:1000.. -number:..10",
                "Articles with a figure of 1,000 or more, without a figure of 10 or less.",
            ),
        ];
        for (typed, sentence) in table {
            let query::Parsed { query, problems, .. } = parse(typed);
            assert_eq!(problems, [], "{typed}");
            assert_eq!(query_in_words(&query, &|_, value| value.to_uppercase()), sentence, "{typed}");
        }
    }

    #[test]
    fn plain_words_need_no_sentence() {
        for (typed, plain) in [
            ("", true),
            ("arms", true),
            ("arms trade", true),
            ("arms*", false),
            ("a OR b", false),
            ("\"a\"", false),
        ] {
            assert_eq!(is_plain(&parse(typed).query), plain, "{typed}");
        }
    }

    #[test]
    fn ranges_on_chips() {
        let date = |text| Date::parse(text);
        let table = [
            (Term::Year(Some(2018), None), "2018 or later"),
            (Term::Date(date("2021-01"), date("2021-06")), "dated 2021-01 to 2021-06"),
            (Term::Date(date("2021"), date("2021")), "dated 2021"),
            (Term::Date(None, date("2021")), "dated 2021 or earlier"),
            (Term::Number(Some(200_000), Some(300_000)), "figure 200,000 to 300,000"),
            (Term::Number(Some(1_234_567), None), "figure 1,234,567 or more"),
            (Term::Number(None, Some(999)), "figure 999 or less"),
        ];
        for (term, sentence) in table {
            assert_eq!(range(&term), sentence);
        }
    }
}
