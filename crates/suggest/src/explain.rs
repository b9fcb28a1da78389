//! Why these articles and no others: what each part of a query finds, and why an article stands where it
//! stands.

use search::{Leaf, Occurrences, Search, Wanted};

/// What a part of the query that is wanted finds by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFound {
    /// The part, in canonical form.
    pub part: String,
    /// In how many articles.
    pub articles: u32,
    /// How often in all of them; entities and figures are not counted here.
    pub occurrences: Option<u32>,
    /// How many different words of the texts it means, where it is a single word.
    pub words: Option<u32>,
}

/// What one word, phrase or name contributes to the score of an article: `idf · f / (k1 + f)`, where `f` is
/// `title_weight · in_title / title_norm + in_body / body_norm`. See [`search::BM25`].
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The word, phrase or name, in canonical form.
    pub part: String,
    /// How often the article has it, or names it.
    pub count: Occurrences,
    /// In how many articles it occurs; the fewer, the more it says.
    pub articles: u32,
    /// ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N articles; above 0.
    pub idf: f32,
    /// How long the title is, measured by the average one: 1 for that.
    pub title_norm: f32,
    /// How long the body is, likewise.
    pub body_norm: f32,
    /// What it adds to the score.
    pub score: f32,
}

/// What each wanted part finds by itself, in the order of the query.
pub fn parts(search: &Search<'_>) -> Vec<PartFound> {
    let found = |Wanted { part, leaf }: &Wanted| {
        let (articles, occurrences, words) = match leaf {
            Leaf::Text(leaf) => {
                let all = leaf.counts().iter().map(|count| count.in_title + count.in_body).sum();
                (leaf.articles().len() as u32, Some(all), leaf.word_count())
            }
            Leaf::Entity(leaf) => (leaf.articles(search.dossier()).count(), None, None),
            Leaf::Figure(leaf) => (leaf.articles(search.dossier()).count(), None, None),
        };
        PartFound { part: part.to_string(), articles, occurrences, words }
    };
    search.wanted().iter().map(found).collect()
}

/// Of what an article's score is the sum; nothing where the query has no words.
pub fn contributions(search: &Search<'_>, article: u32) -> Vec<Contribution> {
    let contribution = |wanted: &Wanted| {
        let scorer = search.scorer(wanted)?;
        let count = scorer.count(article)?;
        let (title_norm, body_norm) = scorer.norms(search.dossier(), article);
        Some(Contribution {
            part: wanted.part.to_string(),
            count,
            articles: scorer.with_it,
            idf: scorer.idf,
            title_norm,
            body_norm,
            score: scorer.score(search.dossier(), article),
        })
    };
    search.wanted().iter().filter_map(contribution).collect()
}
