//! The index finds what looking through every word of every article finds.

use super::*;

/// Words and patterns as they are typed: their signs are literal.
const TYPED: [&str; 13] =
    ["arms", "arm", "gun", "the", "law", "border", "ar", "b", "a*s", "g?n", "l?w*", "boarder", "lag"];

/// Whether a word of a text is meant by a word of a query: by the forms alone, without an index.
fn is_meant(word: &query::Word, surface: &str) -> bool {
    use text::{exact_form, folded_form, stem};
    let english = |form: &str| stem(text::Language::English, form);
    let (typed, found) = (folded_form(&word.text), folded_form(surface));
    match word.form {
        query::Form::Exact => exact_form(&word.text) == exact_form(surface),
        query::Form::Prefix => found.starts_with(&*typed),
        query::Form::Stem => english(&typed) == english(&found),
        query::Form::Wildcard => fits(&found, &typed),
        query::Form::Fuzzy(most) => distance(&typed, &found) <= usize::from(most),
    }
}

fn fits(word: &str, pattern: &str) -> bool {
    match pattern.chars().next() {
        None => word.is_empty(),
        Some('*') => fits(word, &pattern[1..]) || (!word.is_empty() && fits(&word[1..], pattern)),
        Some(sign) => word.starts_with(|c| sign == '?' || sign == c) && fits(&word[1..], &pattern[1..]),
    }
}

fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.bytes().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Whether words lie in a text as a phrase does, or within a distance: by looking everywhere.
fn lies_in(text: &query::Text, tokens: &[&str]) -> bool {
    let words = &text.words;
    match text.within {
        None => tokens.windows(words.len()).any(|run| words.iter().zip(run).all(|(w, t)| is_meant(w, t))),
        Some(others) => tokens.windows((words.len() + others as usize).min(tokens.len()).max(1)).any(|run| {
            // Any assignment of the words to different tokens.
            fn all(words: &[query::Word], run: &[&str], taken: &mut Vec<usize>) -> bool {
                let Some((word, rest)) = words.split_first() else { return true };
                (0..run.len()).any(|at| {
                    if taken.contains(&at) || !is_meant(word, run[at]) {
                        return false;
                    }
                    taken.push(at);
                    let found = all(rest, run, taken);
                    taken.pop();
                    found
                })
            }
            all(words, run, &mut Vec::new())
        }),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 40, ..Default::default() })]
    /// The index and the text agree with a scan of every article, in bodies of one block and of many.
    #[test]
    fn words_and_phrases_are_found_where_a_scan_finds_them(
        bodies in proptest::collection::vec(
            proptest::collection::vec("(arms|armed|arm|gun|guns|the|law|laws|lawful|border|bordering){1}", 0..400), 1..6),
        titles in proptest::collection::vec("(arms|gun|the law|border law|none)", 6),
        words in proptest::collection::vec(
            (proptest::sample::select(TYPED.as_slice()), 0..5u8), 1..4),
        divided in proptest::bool::ANY,
        within in proptest::option::of(0u32..200),
        title_only in proptest::bool::weighted(0.2),
    ) {
        // A word that is divided at the end of a line is the word.
        let written = |body: &[String]| {
            let joined = body.join(" ");
            if divided { joined.replace(" lawful ", " law-\nful ").replace(" border ", " bor-\nder ") } else { joined }
        };
        let texts: Vec<String> = bodies.iter().zip(&titles).map(|(body, title)| format!("{title}\n{}", written(body))).collect();
        let slugs: Vec<String> = (0..texts.len()).map(|at| format!("a{at}")).collect();
        let articles: Vec<(&str, Option<&str>, &str)> =
            texts.iter().zip(&slugs).map(|(text, slug)| (slug.as_str(), None, text.as_str())).collect();
        let blob = dossier(&articles);
        let dossier = Dossier::open(&blob).expect("just written");
        let words: Vec<query::Word> = words.into_iter().map(|(text, form)| {
            let form = match form {
                _ if text.contains(['*', '?']) => query::Form::Wildcard,
                0 => query::Form::Exact,
                1 => query::Form::Prefix,
                2 => query::Form::Fuzzy(1),
                3 => query::Form::Fuzzy(2),
                _ => query::Form::Stem,
            };
            query::Word { text: text.to_owned(), form }
        }).collect();
        let within = within.filter(|_| words.len() > 1);
        let text = query::Text { title_only, quoted: words.len() > 1, within, words };
        let query = Query::Text(text.clone());
        let search = Search::new(&dossier, &query);
        // In the texts or by positions, a phrase is found at the same places.
        let positions = positions(&dossier);
        let by_positions = Search::new(&dossier.with_positions(&positions), &query);
        let counts = |search: &Search<'_>| {
            let leaves = search.wanted().iter().filter_map(|wanted| wanted.text());
            leaves.map(|leaf| (leaf.articles().to_vec(), leaf.counts().to_vec())).collect::<Vec<_>>()
        };
        proptest::prop_assert_eq!(counts(&search), counts(&by_positions));
        for (id, (body, title)) in bodies.iter().zip(&titles).enumerate() {
            let title: Vec<&str> = title.split(' ').collect();
            let body: Vec<&str> = body.iter().map(String::as_str).collect();
            let expected = lies_in(&text, &title) || !title_only && lies_in(&text, &body);
            proptest::prop_assert_eq!(search.contains(id as u32), expected, "{} in {}", &text, &texts[id]);
            let article = dossier.article(id as u32).expect("there is one");
            proptest::prop_assert_eq!(!search.spans(&article).is_empty(), expected);
            let counted = search.occurrences(id as u32);
            if within.is_none() && text.words.len() == 1 {
                let all = title.iter().chain(body.iter().filter(|_| !title_only));
                let wanted = all.filter(|token| is_meant(&text.words[0], token)).count();
                proptest::prop_assert_eq!(counted as usize, wanted);
            }
            proptest::prop_assert_eq!(counted > 0, expected);
        }
        let hits = search.ranked(Order::Relevance, usize::MAX);
        proptest::prop_assert_eq!(hits.len(), search.total() as usize);
        for few in [1, 2] {
            let first = search.ranked(Order::Relevance, few);
            proptest::prop_assert_eq!(&first[..], &hits[..few.min(hits.len())]);
        }
    }
}
