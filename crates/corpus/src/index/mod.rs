//! Where each term occurs: a dictionary, postings with positions, and groups of terms by stem.
//!
//! A *term* is an exact form ([`crate::text::exact_form`]). Its dictionary key is its folded form,
//! followed, where the two differ, by NUL and the exact form: `mexico`, `avila\0ávila`. In key
//! order, all spellings of a folded form are neighbours, and so are all terms that share a prefix:
//! both are a range of term ids, and their postings one stretch of bytes.
//!
//! A *stem group* lists the terms that share a stem, so that a plain word finds its inflections
//! while the index holds every position just once.
//!
//! Postings of a term, all numbers LEB128: how many articles; then for each article the distance
//! from the one before, how many positions, and each position's distance from the one before.

mod builder;
mod reader;
mod varint;

pub use builder::{Builder, Sections};
pub use reader::{Index, TermId};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Span, Zone, ZoneKind},
        text::ArticleTokens,
    };

    /// Every posting of the index, as the text that it stands for.
    fn dump(texts: &[&str], find: impl Fn(&Index) -> Vec<TermId>) -> Vec<(u32, Vec<u32>)> {
        let mut builder = Builder::default();
        for (id, text) in texts.iter().enumerate() {
            let zone = Zone { kind: ZoneKind::Body, span: Span::new(0, text.len()) };
            let tokens = ArticleTokens::new(text, std::iter::once(zone));
            builder.add(id as u32, text, &tokens);
        }
        let sections = builder.finish();
        let index = Index::open(
            &sections.terms,
            &sections.offsets,
            &sections.postings,
            &sections.stems,
            &sections.stem_groups,
        )
        .expect("just built");
        let mut found = Vec::new();
        for term in find(&index) {
            index.postings(term, |article, positions| {
                found.push((article, positions.map(|at| at - crate::text::FIELD_GAP).collect()));
            });
        }
        found
    }

    const TEXTS: [&str; 3] =
        ["Ávila and Avila", "traffickers trafficking trafficked", "avila, trafficking, avilas"];

    #[test]
    fn exact_terms_are_told_apart() {
        let exact = |word: &'static str| dump(&TEXTS, |index| index.exact(&crate::text::exact_form(word)));
        assert_eq!(exact("ávila"), [(0, vec![0])]);
        assert_eq!(exact("avila"), [(0, vec![2]), (2, vec![0])]);
        assert_eq!(exact("avil"), []);
    }

    #[test]
    fn folded_terms_are_united() {
        let folded = |word: &'static str| dump(&TEXTS, |index| index.folded(word));
        assert_eq!(folded("avila"), [(0, vec![2]), (2, vec![0]), (0, vec![0])]);
    }

    #[test]
    fn prefixes_are_a_range_of_terms() {
        let prefix = |word: &'static str| dump(&TEXTS, |index| index.prefix(word));
        assert_eq!(prefix("avil").len(), 4);
        assert_eq!(prefix("traffickin"), [(1, vec![1]), (2, vec![1])]);
        assert_eq!(prefix("zzz"), []);
    }

    #[test]
    fn stems_unite_inflections() {
        let stemmed = |word: &'static str| dump(&TEXTS, |index| index.stemmed(word));
        let mut found = stemmed("trafficker");
        found.sort();
        assert_eq!(found, [(1, vec![0]), (1, vec![1]), (1, vec![2]), (2, vec![1])]);
    }
}
