//! What holds for every query, and for everything that can be typed.

use proptest::prelude::*;

use super::*;

fn word() -> impl Strategy<Value = Word> {
    let plain = "[a-zA-Zéñ’.,=:-]{0,3}[a-z0-9]{1,6}(-[a-z]{1,4})?";
    // Some sign that is not the only one at the end, or a question mark.
    let pattern = "[a-zé]{0,2}[*?][a-z0-9]{1,4}[*?]?|[a-z]{1,3}[?]";
    let forms = [Form::Stem, Form::Exact, Form::Prefix, Form::Fuzzy(1), Form::Fuzzy(2)]
        .map(|form| Just(form).boxed());
    let spelled = (plain, proptest::strategy::Union::new(forms));
    let spelled = spelled.prop_map(|(text, form)| Word { text, form });
    prop_oneof![4 => spelled, 1 => pattern.prop_map(|text| Word { text, form: Form::Wildcard })]
}

fn date() -> impl Strategy<Value = Date> {
    (1u16..=9999, 0u8..=12, 0u8..=28)
        .prop_map(|(year, month, day)| Date::new(year, month, if month == 0 { 0 } else { day }))
        .prop_filter_map("a date", |date| date)
}

/// Two ends in order, or one of them.
fn ends<T: Clone + std::fmt::Debug>(
    value: impl Strategy<Value = T>,
    is_reversed: impl Fn(&T, &T) -> bool,
) -> impl Strategy<Value = (Option<T>, Option<T>)> {
    let pairs = prop::collection::vec(value, 2);
    (pairs, 0..3u8).prop_map(move |(pair, which)| {
        let (mut from, mut to) = (pair[0].clone(), pair[1].clone());
        if is_reversed(&from, &to) {
            std::mem::swap(&mut from, &mut to);
        }
        ((which != 1).then_some(from), (which != 2).then_some(to))
    })
}

fn leaf() -> impl Strategy<Value = Query> {
    let words = prop::collection::vec(word(), 1..4);
    let within = prop::option::of(1u32..=1000);
    let text =
        (any::<bool>(), words, any::<bool>(), within).prop_map(|(title_only, mut words, quoted, within)| {
            if !quoted {
                words.truncate(1);
            }
            let within = within.filter(|_| words.len() > 1);
            Query::Text(Text { title_only, quoted, within, words })
        });
    let entity =
        (0..Kind::ENTITIES.len(), prop::collection::btree_set("[a-z]{1,5}([-, ()][a-z]{1,4})?", 1..3))
            .prop_map(|(kind, values)| Query::Entity(Kind::ENTITIES[kind], values.into_iter().collect()));
    let year = ends(1u16..=9999, |from, to| from > to).prop_map(|(from, to)| Query::Year(from, to));
    let dates = ends(date(), |from, to| from.first_day() > to.last_day())
        .prop_map(|(from, to)| Query::Date(from, to));
    let number = ends(any::<u64>(), |from, to| from > to).prop_map(|(from, to)| Query::Number(from, to));
    prop_oneof![5 => text, 2 => entity, 1 => year, 1 => dates, 1 => number]
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
        let Parsed { query: parsed, problems, .. } = parse(&printed);
        let again = parsed.to_string();
        prop_assert_eq!(&parse(&again).query, &parsed);
        if !has_ambiguous_word(&query) {
            prop_assert_eq!(again, printed);
            prop_assert_eq!(parsed, query);
            prop_assert_eq!(problems, []);
        }
    }

    #[test]
    fn strict_and_lenient_agree(typed in prop_oneof![query().prop_map(|q| q.to_string()), any_query()]) {
        let Parsed { query, problems, .. } = parse(&typed);
        match parse_strict(&typed) {
            Ok(strict) => prop_assert_eq!((strict, Vec::new()), (query, problems)),
            Err(refused) => prop_assert!(!refused.is_empty() && refused == problems),
        }
    }

    #[test]
    fn anything_typed_can_be_parsed_and_printed(typed in any_query()) {
        let Parsed { query, problems, .. } = parse(&typed);
        prop_assert_eq!(&parse(&query.to_string()).query, &query, "{:?}", query.to_string());
        for problem in problems {
            prop_assert!(typed.get(problem.span.range()).is_some());
        }
    }

    /// What suggestions take for a word, a phrase or a name is one for the parser, and in the same role.
    #[test]
    fn atoms_are_the_leaves_of_the_query(typed in any_query()) {
        let parsed = parse(&typed);
        let mut at = 0;
        for atom in &parsed.atoms {
            prop_assert!(at <= atom.whole.start && atom.whole.contains(atom.inner), "{:?}", atom);
            prop_assert!(typed.get(atom.inner.range()).is_some() && typed.get(atom.whole.range()).is_some());
            at = atom.whole.end;
        }
        let mut leaves = Vec::new();
        gather(&parsed.query, false, &mut leaves);
        let is_word = |atom: &&Atom| {
            let inner = &typed[atom.inner.range()];
            let spelled = if atom.role == Role::Exact { ["=", inner].concat() } else { inner.to_owned() };
            let reads = |word: &str| word::read(word, &mut |_| {}).is_ok();
            spelled.split_whitespace().any(|word| match atom.role {
                Role::Name(_) => word::has_token(word),
                _ => reads(word),
            })
        };
        let mut atoms: Vec<(Leaf, bool)> = parsed
            .atoms
            .iter()
            .filter(is_word)
            .filter_map(|atom| {
                let leaf = match atom.role {
                    Role::Word | Role::Exact => Leaf::Word,
                    Role::TitleWord => Leaf::TitleWord,
                    Role::Phrase => Leaf::Phrase,
                    Role::TitlePhrase => Leaf::TitlePhrase,
                    Role::Name(kind) => Leaf::Name(kind),
                    Role::Other => return None,
                };
                Some((leaf, atom.negated))
            })
            .collect();
        // Several names after one field are one leaf.
        atoms.dedup_by_key(|(leaf, negated)| (matches!(leaf, Leaf::Name(_)), *leaf, *negated));
        leaves.dedup_by_key(|(leaf, negated)| (matches!(leaf, Leaf::Name(_)), *leaf, *negated));
        prop_assert_eq!(leaves, atoms);
    }

    #[test]
    fn taking_filters_out_and_putting_them_back_keeps_the_meaning(
        typed in "((arms|drugs|OR|AND|NOT|person:x|-place:y,z|year:2020|date:2021-01|number:1\\.\\.5|~8|\\?|title:|\"|\\(|\\)|-|=|\\*|:)( |)){0,9}",
        text in "((arms|OR|person:x|\"|\\(|\\)|-)( |)){0,5}",
    ) {
        let meaning = |query: &str| {
            let mut parts: Vec<String> = parse(query).query.conjuncts().iter().map(Query::to_string).collect();
            parts.sort();
            parts.dedup();
            parts
        };
        let parts = QueryDraft::split(&typed);
        let joined = parts.join();
        prop_assert_eq!(meaning(&joined), meaning(&typed), "{:?}", &joined);
        prop_assert_eq!(&QueryDraft::split(&joined).filters, &parts.filters);
        // Typing on while filters are set: both must hold, whatever was typed.
        let typing = parts.with_text(&text);
        let whole = parse(&typing.join());
        prop_assert_eq!(typing.query(), whole.query.clone());
        let choices = typing.choices().filters;
        prop_assert!(whole.choices().filters.iter().all(|one| choices.contains(one)), "{:?}", choices);
        prop_assert!(choices.iter().all(|one| whole.query.conjuncts().contains(&one.query())), "{:?}", choices);
        let mut both = meaning(typing.text());
        both.extend(typing.filters.iter().map(|filter| filter.to_string()));
        both.sort();
        both.dedup();
        prop_assert_eq!(&meaning(&typing.join()), &both, "{:?}", typing.join());
        prop_assert_eq!(meaning(&typing.absorb_filters().join()), both, "{:?}", typing.absorb_filters());
    }
}

/// What a query consists of, as far as suggestions care.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Leaf {
    Word,
    TitleWord,
    Phrase,
    TitlePhrase,
    Name(Kind),
}

/// The leaves of a query in order, without words that look like fields; each with whether it is negated.
fn gather(query: &Query, negated: bool, found: &mut Vec<(Leaf, bool)>) {
    match query {
        Query::And(inner) | Query::Or(inner) => inner.iter().for_each(|query| gather(query, negated, found)),
        Query::Not(inner) => gather(inner, !negated, found),
        Query::Text(text) if !text.quoted && text.words[0].text.contains(':') => {}
        Query::Text(text) => found.push((
            match (text.title_only, text.quoted) {
                (false, false) => Leaf::Word,
                (true, false) => Leaf::TitleWord,
                (false, true) => Leaf::Phrase,
                (true, true) => Leaf::TitlePhrase,
            },
            negated,
        )),
        Query::Entity(kind, _) => found.push((Leaf::Name(*kind), negated)),
        Query::All | Query::Year(..) | Query::Date(..) | Query::Number(..) => {}
    }
}

/// Anything on a keyboard, and what the language has signs for, more often than chance would.
fn any_query() -> impl Strategy<Value = String> {
    let signs = "(arms|OR|AND|NOT|=|\\*|\\?|~|~0|~2|~8|\"|“|\\(|\\)|-|:|title:|date:|2021|-01|\\.\\.|number:|1,000|é| ){0,14}";
    prop_oneof!["[ -~éñ“”’\u{a0}]{0,40}", signs]
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
