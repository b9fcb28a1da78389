//! What several articles say about the same, passage by passage: sentences that name somebody, or in which a query
//! has its hits, joined where they report the same.
//!
//! Whether two sentences report the same is decided as in a comparison of their two articles, by [`Aligner`]. Of
//! many articles the first [`MOST`] are compared, each with each.

use corpus::store::{Article, Dossier};
use text::{Span, sort::sort_by};

use crate::compare::{Aligner, PassageKind};

/// How many articles are compared with each other at most.
pub const MOST: usize = 50;

/// What an article says about a topic.
pub struct Account<'a> {
    /// The article.
    pub article: Article<'a>,
    /// Its sentences on the topic, in order of place.
    pub sentences: Vec<Sentence>,
}

/// A sentence on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it is.
    pub span: Span,
    /// What is on the topic in it; at least one place.
    pub marks: Vec<Span>,
    /// The group of sentences that report the same, if there are others.
    pub group: Option<usize>,
}

/// Two sentences that report the same, each as the places of an article and of a sentence in its account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Join {
    /// The sentence of the article that comes first.
    pub a: (usize, usize),
    /// That of the other.
    pub b: (usize, usize),
    /// How surely they report the same, as in [`Passage::score`].
    ///
    /// [`Passage::score`]: crate::compare::Passage::score
    pub score: f32,
    /// How alike they are.
    pub kind: PassageKind,
}

/// What some articles say about a topic.
pub struct Topic<'a> {
    /// An account for each article that has a sentence on it, in the order in which they were given.
    pub accounts: Vec<Account<'a>>,
    /// Which sentences report the same, in order of their places.
    pub joins: Vec<Join>,
    /// How many groups of sentences that report the same there are.
    pub groups: usize,
}

impl<'a> Topic<'a> {
    /// What articles say, each given with the places that are on the topic.
    pub fn new(dossier: &Dossier<'a>, places: Vec<(Article<'a>, Vec<Span>)>) -> Self {
        let mut accounts: Vec<Account<'a>> =
            places.into_iter().map(|(article, marks)| account(dossier, article, &marks)).collect();
        accounts.retain(|account| !account.sentences.is_empty());
        let joins = joins(dossier, &accounts[..accounts.len().min(MOST)]);
        let groups = group(&mut accounts, &joins);
        Self { accounts, joins, groups }
    }

    /// What reports the same as a sentence: what is joined to it, and the others of its group, in order of place.
    pub fn also(&self, sentence: (usize, usize)) -> Vec<(usize, usize)> {
        let of = |(account, at): (usize, usize)| &self.accounts[account].sentences[at];
        let Some(group) = of(sentence).group else { return Vec::new() };
        let is_direct = |other: (usize, usize)| {
            let pair = (sentence.min(other), sentence.max(other));
            self.joins.iter().any(|join| (join.a, join.b) == pair)
        };
        let all = self.accounts.iter().enumerate().filter(|(at, _)| *at != sentence.0);
        let all = all.flat_map(|(at, account)| (0..account.sentences.len()).map(move |one| (at, one)));
        all.filter(|&other| of(other).group == Some(group) || is_direct(other)).collect()
    }

    /// How alike two sentences are that report the same.
    pub fn kind(&self, a: (usize, usize), b: (usize, usize)) -> PassageKind {
        let pair = (a.min(b), a.max(b));
        let join = self.joins.iter().find(|join| (join.a, join.b) == pair);
        join.map_or(PassageKind::SameMatter, |join| join.kind)
    }
}

fn account<'a>(dossier: &Dossier<'a>, article: Article<'a>, marks: &[Span]) -> Account<'a> {
    let zones = dossier.zones(&article).filter(|zone| zone.kind.is_body());
    let mut sentences = Vec::new();
    for paragraph in zones.flat_map(|zone| text::paragraph_spans(article.raw, zone.span)) {
        if marks.iter().any(|mark| paragraph.overlaps(*mark)) {
            for span in text::sentences(article.raw, paragraph) {
                let marks: Vec<Span> = marks.iter().copied().filter(|mark| span.contains(*mark)).collect();
                if !marks.is_empty() {
                    sentences.push(Sentence { span, marks, group: None });
                }
            }
        }
    }
    Account { article, sentences }
}

fn joins(dossier: &Dossier<'_>, accounts: &[Account<'_>]) -> Vec<Join> {
    let articles: Vec<&Article<'_>> = accounts.iter().map(|account| &account.article).collect();
    let aligner = Aligner::new(dossier, &articles);
    // Which sentence of its account a sentence of an article is.
    let wanted = |at: usize| -> Vec<Option<usize>> {
        let sentences = &accounts[at].sentences;
        let place = |span: Span| sentences.iter().position(|sentence| sentence.span == span);
        aligner.spans(at).map(place).collect()
    };
    let wanted: Vec<Vec<Option<usize>>> = (0..accounts.len()).map(wanted).collect();
    let mut joins = Vec::new();
    for a in 0..accounts.len() {
        for b in a + 1..accounts.len() {
            let pairs = aligner.align([a, b], |sentence| wanted[a][sentence].is_some());
            joins.extend(pairs.into_iter().filter_map(|pair| {
                let [x, y] = pair.sentences;
                let (a, b) = ((a, wanted[a][x]?), (b, wanted[b][y]?));
                Some(Join { a, b, score: pair.score, kind: pair.kind })
            }));
        }
    }
    joins
}

/// Numbers the groups of sentences that report the same, in order of their first sentence. Joins are followed from the
/// surest on; two groups become one where at least half of the pairs of sentences that they bring together are joined.
fn group(accounts: &mut [Account<'_>], joins: &[Join]) -> usize {
    let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
    let is_joined = |a: (usize, usize), b: (usize, usize)| {
        joins.iter().any(|join| (join.a, join.b) == (a.min(b), a.max(b)))
    };
    let mut order: Vec<&Join> = joins.iter().collect();
    sort_by(&mut order, |a, b| b.score.total_cmp(&a.score));
    for join in order {
        let [one, other] = [join.a, join.b].map(|sentence| {
            let known = groups.iter().position(|group| group.contains(&sentence));
            known.unwrap_or_else(|| {
                groups.push(vec![sentence]);
                groups.len() - 1
            })
        });
        let pairs = groups[one].iter().flat_map(|&a| groups[other].iter().map(move |&b| (a, b)));
        // What an article says twice is not compared.
        let (all, joined) = pairs
            .filter(|(a, b)| a.0 != b.0)
            .fold((0, 0), |(all, joined), (a, b)| (all + 1, joined + usize::from(is_joined(a, b))));
        if one != other && 2 * joined >= all {
            let members = std::mem::take(&mut groups[other]);
            groups[one].extend(members);
        }
    }
    groups.retain(|group| group.len() > 1);
    text::sort::sort_by_key(&mut groups, |group| group.iter().min().copied());
    for (number, group) in groups.iter().enumerate() {
        for &(account, sentence) in group {
            accounts[account].sentences[sentence].group = Some(number);
        }
    }
    groups.len()
}

#[cfg(test)]
mod tests {
    use corpus::fixture;

    use super::*;

    const ARTICLES: [(&str, Option<&str>, &str); 4] = [
        (
            "a",
            None,
            "Flood hits Kerrow\nThe river burst its banks at Kerrow on Monday and flooded 120 houses. Helpers \
            filled sandbags. The school at Kerrow will stay shut until Friday.\n",
        ),
        (
            "b",
            None,
            "Kerrow under water\nA flood swamped Kerrow after the river burst its banks, and 140 houses were \
            flooded. Two bridges are closed to lorries.\n",
        ),
        (
            "c",
            None,
            "Flood at Kerrow\nWhen the river burst its banks at Kerrow on Monday and flooded houses, people fled.\n",
        ),
        ("d", None, "Market day\nCheese was dear in Kerrow.\n"),
    ];

    #[test]
    fn sentences_on_a_topic_are_joined_where_they_report_the_same() {
        let blob = fixture::dossier(&ARTICLES);
        let dossier = Dossier::open(&blob).expect("just written");
        let places = dossier.articles().map(|article| {
            let found = article.raw.match_indices("Kerrow");
            (article, found.map(|(at, words)| Span::new(at, at + words.len())).collect())
        });
        let topic = Topic::new(&dossier, places.collect());
        let groups: Vec<Vec<Option<usize>>> = topic
            .accounts
            .iter()
            .map(|account| account.sentences.iter().map(|sentence| sentence.group).collect())
            .collect();
        assert_eq!(groups, [vec![Some(0), None], vec![Some(0)], vec![Some(0)], vec![None]]);
        assert_eq!(topic.groups, 1);
        assert_eq!(topic.also((1, 0)), [(0, 0), (2, 0)]);
        assert_eq!(topic.also((0, 1)), []);
        assert_eq!(topic.kind((0, 0), (2, 0)), PassageKind::SameWording);
        assert_eq!(topic.kind((2, 0), (1, 0)), PassageKind::SameMatter);
        let sentence = &topic.accounts[0].sentences[0];
        assert_eq!(sentence.marks.len(), 1, "titles are not among what is said");
    }
}
