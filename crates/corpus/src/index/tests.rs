use super::*;
use crate::{
    model::{Zone, ZoneKind},
    tokens::ArticleTokens,
};
use text::{Language, Span};

/// The sections of an index over texts in English, each a body.
fn sections(texts: &[&str]) -> Sections {
    let mut builder = Builder::default();
    for (id, text) in texts.iter().enumerate() {
        let zone = Zone { kind: ZoneKind::Body, span: Span::new(0, text.len()) };
        let tokens = ArticleTokens::new(text, std::iter::once(zone));
        builder.add(id as u32, text, &tokens, Language::English);
    }
    builder.finish()
}

fn with_index<T>(sections: &Sections, use_it: impl FnOnce(&Index) -> T) -> T {
    let stem_cycles = sections.stem_cycles.each_ref().map(Vec::as_slice);
    use_it(
        &Index::open(&sections.terms, &sections.starts, &sections.postings, stem_cycles).expect("just built"),
    )
}

/// Article and frequency of every posting of the terms found.
fn dump(texts: &[&str], find: impl FnOnce(&Index) -> Vec<TermId>) -> Vec<(u32, u32)> {
    with_index(&sections(texts), |index| {
        let mut found = Vec::new();
        let terms = find(index);
        index.each_postings(&terms, |postings| postings.each(|p| found.push((p.article, p.in_body))));
        let mut singly = Vec::new();
        terms.iter().for_each(|&term| index.postings(term).each(|p| singly.push((p.article, p.in_body))));
        assert_eq!(found, singly);
        found
    })
}

const TEXTS: [&str; 3] =
    ["Ávila and Avila", "traffickers trafficking trafficked", "avila, trafficking, avilas, trafficking"];

#[test]
fn exact_terms_are_told_apart() {
    let exact = |word: &'static str| dump(&TEXTS, |index| index.exact(&text::exact_form(word)));
    assert_eq!(exact("ávila"), [(0, 1)]);
    assert_eq!(exact("avila"), [(0, 1), (2, 1)]);
    assert_eq!(exact("avil"), []);
}

#[test]
fn folded_terms_are_united() {
    let folded = |word: &'static str| dump(&TEXTS, |index| index.folded(word));
    assert_eq!(folded("avila"), [(0, 1), (2, 1), (0, 1)]);
    assert_eq!(folded("avil"), []);
}

#[test]
fn prefixes_are_a_range_of_terms() {
    let prefix = |word: &'static str| dump(&TEXTS, |index| index.prefix(word));
    assert_eq!(prefix("avil").len(), 4);
    assert_eq!(prefix("traffickin"), [(1, 1), (2, 2)]);
    assert_eq!(prefix("zzz"), []);
    assert_eq!(prefix("").len(), 9);
}

#[test]
fn stems_unite_inflections() {
    let stemmed = |word: &'static str| {
        let mut found = dump(&TEXTS, |index| index.stemmed(Language::English, word));
        found.sort();
        found
    };
    // Whether or not the word itself occurs.
    for word in ["trafficker", "trafficking", "traffick"] {
        assert_eq!(stemmed(word), [(1, 1), (1, 1), (1, 1), (2, 2)], "{word}");
    }
    assert_eq!(stemmed("traffic"), []);
    assert_eq!(dump(&TEXTS, |index| index.stemmed(Language::Spanish, "avila")), []);
}

#[test]
fn a_stem_has_one_number() {
    with_index(&sections(&TEXTS), |index| {
        let group = |word| index.stem_group(Language::English, word);
        assert!(group("trafficked").is_some());
        assert_eq!(group("trafficked"), group("trafficking"));
        assert_eq!(group("trafficker"), group("trafficking"));
        assert_ne!(group("and"), group("trafficking"));
        assert_eq!(index.inflections(Language::English, group("trafficked").expect("known")).len(), 3);
    });
}

#[test]
fn patterns_and_misspellings_are_bounded() {
    with_index(&sections(&TEXTS), |index| {
        let forms = |expansion: Expansion| {
            let words = expansion.terms.iter().map(|&term| index.forms(term).0).collect::<Vec<_>>();
            (words.join(" "), expansion.is_truncated)
        };
        let says = |words: &str, bounded| (words.to_owned(), bounded);
        assert_eq!(forms(index.wildcard("traffick*", 9)), says("trafficked traffickers trafficking", false));
        assert_eq!(forms(index.wildcard("traffick*", 3)), says("trafficked traffickers trafficking", false));
        assert_eq!(forms(index.wildcard("traffick*", 2)), says("trafficked traffickers", true));
        assert_eq!(forms(index.wildcard("a?ila?", 9)), says("avilas", false));
        assert_eq!(forms(index.fuzzy("avula", 1, 9)), says("avila avila", false));
        assert_eq!(forms(index.fuzzy("avula", 2, 9)), says("avila avila avilas", false));
    });
}
