//! What is named in the same sentences or paragraphs, and whether that is more than chance.
//!
//! How far from chance is measured by [`g2`], whose module says what that is, over sentences or paragraphs.
//! Units that name nothing at all are left out of `n`: a sentence without a name says nothing about names.

use std::cmp::Reverse;

use crate::association::g2;
use corpus::store::{Article, Dossier};
use text::{
    Span, paragraph_spans, sentences,
    sort::{pack, sort_by, sort_numbers, unpack},
};

/// What counts as standing together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// In the same sentence.
    #[default]
    Sentence,
    /// In the same paragraph.
    Paragraph,
}

/// Two entities that are named together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The one with the smaller id.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// In how many units both are named.
    pub together: u32,
    /// In how many articles that happens.
    pub articles: u32,
    /// How far from chance that is: see [`g2`].
    pub association: f64,
}

/// The pairs among some entities that some articles name together: those together most often first, of two
/// equally often together the more surprising one, then by kind and slug.
pub fn pairs(
    dossier: &Dossier<'_>,
    articles: impl Iterator<Item = u32>,
    entities: &[u32],
    within: Within,
) -> Vec<Pair> {
    let mut counts = Counts::new(entities.len());
    for article in articles.filter_map(|id| dossier.article(id)) {
        // Where none of them is named, only the number of units is wanted.
        counts.add(dossier, &article, entities, within);
    }
    let mut pairs = counts.pairs(entities);
    sort_by(&mut pairs, |x, y| {
        let by_count = Reverse(x.together).cmp(&Reverse(y.together));
        by_count.then(y.association.total_cmp(&x.association)).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    pairs
}

/// The sentences or paragraphs of an article that name both, each with all places where they are named.
pub fn passages(
    dossier: &Dossier<'_>,
    article: &Article<'_>,
    a: u32,
    b: u32,
    within: Within,
) -> Vec<(Span, Vec<Span>)> {
    let mentions: Vec<(u32, Span)> =
        dossier.named(article).filter(|&(entity, _)| entity == a || entity == b).collect();
    let names = |wanted| mentions.iter().any(|&(entity, _)| entity == wanted);
    if !names(a) || !names(b) {
        return Vec::new();
    }
    let units = units(dossier, article, within).into_iter().map(|unit| {
        let here = mentions.iter().filter(move |(_, span)| unit.contains(*span));
        (unit, here.copied().collect::<Vec<_>>())
    });
    let both = units.filter(|(_, here)| [a, b].iter().all(|wanted| here.iter().any(|(id, _)| id == wanted)));
    both.map(|(unit, here)| (unit, here.into_iter().map(|(_, span)| span).collect())).collect()
}

/// The sentence of an article in which a span stands; the span itself if it is in none.
pub fn sentence_of(dossier: &Dossier<'_>, article: &Article<'_>, span: Span) -> Span {
    let mut zones =
        dossier.zones(article).filter(|zone| zone.kind.is_searchable() && zone.span.contains(span));
    let Some(zone) = zones.next() else { return span };
    let paragraph = paragraph_spans(article.raw, zone.span).find(|paragraph| paragraph.contains(span));
    let sentences = paragraph.map(|paragraph| sentences(article.raw, paragraph)).unwrap_or_default();
    sentences.into_iter().find(|sentence| sentence.contains(span)).unwrap_or(span)
}

/// The sentences or paragraphs of an article, in order of place.
fn units(dossier: &Dossier<'_>, article: &Article<'_>, within: Within) -> Vec<Span> {
    let zones = dossier.zones(article).filter(|zone| zone.kind.is_searchable());
    let mut units = Vec::new();
    for paragraph in zones.flat_map(|zone| paragraph_spans(article.raw, zone.span).collect::<Vec<_>>()) {
        match within {
            Within::Sentence => units.extend(sentences(article.raw, paragraph)),
            Within::Paragraph => units.push(paragraph),
        }
    }
    units
}

/// The entities named in each unit of an article that names any, each once and ascending.
fn units_named(dossier: &Dossier<'_>, article: &Article<'_>, within: Within) -> Vec<Vec<u32>> {
    let units = units(dossier, article, within);
    let place = |span: Span| units.partition_point(|unit| unit.end < span.end) as u32;
    let mut named: Vec<u64> =
        dossier.named(article).map(|(entity, span)| pack(place(span), entity)).collect();
    sort_numbers(&mut named);
    let named = named.chunk_by(|x, y| unpack(*x).0 == unpack(*y).0);
    let once = |unit: &[u64]| {
        let mut entities: Vec<u32> = unit.iter().map(|&packed| unpack(packed).1).collect();
        entities.dedup();
        entities
    };
    named.map(once).collect()
}

/// Counts of some entities, by their place among them.
struct Counts {
    n: u32,
    alone: Vec<u32>,
    /// Units and articles with both, for every pair of places.
    together: Vec<(u32, u32)>,
}

impl Counts {
    fn new(entities: usize) -> Self {
        Self { n: 0, alone: vec![0; entities], together: vec![(0, 0); entities * entities] }
    }

    fn add(&mut self, dossier: &Dossier<'_>, article: &Article<'_>, entities: &[u32], within: Within) {
        let mut seen_here = Vec::new();
        for named in units_named(dossier, article, within) {
            self.n += 1;
            let places: Vec<usize> =
                named.iter().filter_map(|id| entities.iter().position(|known| known == id)).collect();
            for (at, &a) in places.iter().enumerate() {
                self.alone[a] += 1;
                for &b in &places[at + 1..] {
                    let pair = a.min(b) * self.alone.len() + a.max(b);
                    self.together[pair].0 += 1;
                    if !seen_here.contains(&pair) {
                        seen_here.push(pair);
                        self.together[pair].1 += 1;
                    }
                }
            }
        }
    }

    fn pairs(&self, entities: &[u32]) -> Vec<Pair> {
        let len = self.alone.len();
        let found = self.together.iter().enumerate().filter(|(_, counts)| counts.0 > 0);
        found
            .map(|(pair, &(together, articles))| {
                let (x, y) = (pair / len, pair % len);
                let association = g2(together, self.alone[x], self.alone[y], self.n);
                let (a, b) = (entities[x].min(entities[y]), entities[x].max(entities[y]));
                Pair { a, b, together, articles, association }
            })
            .collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use corpus::{
        fixture::{entity, mentions, untitled},
        model::{Article, Corpus, Kind},
        store::write,
    };

    pub(crate) const ANNA: u32 = 0;
    pub(crate) const BANK: u32 = 1;
    pub(crate) const CITY: u32 = 2;

    const FIRST: &str =
        "Anna runs the Bank. Anna left. The Bank is in the City.\nAnna and the U.S. Bank met.\n";
    const SECOND: &str = "Anna slept.\nThe Bank closed.\n";

    const NAMES: [(Kind, &str); 3] =
        [(Kind::Person, "Anna"), (Kind::Organisation, "Bank"), (Kind::Place, "City")];

    /// Two articles, in which Anna, the Bank and the City are named.
    pub(crate) fn blob() -> Vec<u8> {
        let article = |slug, raw| Article { mentions: mentions(raw, &NAMES), ..untitled(slug, None, raw) };
        let articles = vec![article("first", FIRST), article("second", SECOND)];
        let entities = NAMES.map(|(kind, name)| entity(kind, name)).into();
        write(&Corpus { articles, entities, ..Corpus::default() })
    }

    fn told(within: Within) -> Vec<(u32, u32, u32, u32)> {
        let blob = blob();
        let dossier = Dossier::open(&blob).expect("a dossier");
        let pairs = pairs(&dossier, 0..2, &[CITY, ANNA, BANK], within);
        pairs.iter().map(|pair| (pair.a, pair.b, pair.together, pair.articles)).collect()
    }

    #[test]
    fn pairs_in_sentences_and_in_paragraphs() {
        assert_eq!(told(Within::Sentence), [(ANNA, BANK, 2, 1), (BANK, CITY, 1, 1)]);
        let in_paragraphs = told(Within::Paragraph);
        assert_eq!(in_paragraphs[0], (ANNA, BANK, 2, 1));
        assert_eq!(in_paragraphs.len(), 3);
    }

    #[test]
    fn passages_name_both() {
        let blob = blob();
        let dossier = Dossier::open(&blob).expect("a dossier");
        let first = dossier.article(0).expect("an article");
        let found = passages(&dossier, &first, BANK, ANNA, Within::Sentence);
        let words: Vec<&str> = found.iter().map(|(unit, _)| &first.raw[unit.range()]).collect();
        assert_eq!(words, ["Anna runs the Bank.", "Anna and the U.S. Bank met."]);
        assert_eq!(found[0].1.len(), 2);
        let second = dossier.article(1).expect("an article");
        assert_eq!(passages(&dossier, &second, BANK, ANNA, Within::Sentence), []);
        let sentence = sentence_of(&dossier, &first, found[1].1[1]);
        assert_eq!(&first.raw[sentence.range()], words[1]);
    }
}
