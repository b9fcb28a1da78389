//! Which articles answer a query, in what order, and where in them.
//!
//! One matcher serves everything: a [`Search`] finds the positions of every word and phrase once;
//! totals, ranking, facet counts, snippets and marks are all read from them.

pub mod analysis;
mod bits;
pub mod examples;
mod explain;
mod facets;
mod leaf;
mod phrase;
mod ranking;
mod slot;
pub mod snippet;
pub mod suggest;

use corpus::{
    model::Kind,
    store::{Article, Dossier},
};
use query::{Form, Problem, Query};
use text::{
    Span,
    date::Date,
    sort::{merge_spans, sort_by_key},
};

use bits::Bits;
pub use explain::{Contribution, Correction, PartFound};
pub use facets::{Count, Facets, LISTED};
pub use leaf::Count as Occurrences;
pub use leaf::resolve;
use leaf::{EntityLeaf, FigureLeaf, Leaf, TextLeaf};
pub use ranking::{BM25, Hit, Order, Ranking};
use slot::MAX_EXPANSIONS;
pub use snippet::Snippet;

/// The answer to one query.
pub struct Search<'a> {
    dossier: Dossier<'a>,
    /// Words, phrases and entities that an article should have, not those that it must lack.
    wanted: Vec<Leaf>,
    conjuncts: Vec<Conjunct>,
    matches: Bits,
    problems: Vec<Problem>,
}

/// A part of the query that must hold, with the articles in which it does.
struct Conjunct {
    query: Query,
    matches: Bits,
}

/// A part of a query that found nothing might be found without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The part that stands in the way, in canonical form.
    pub without: String,
    /// In how many articles that part holds by itself.
    pub alone: u32,
    /// The query without it, in canonical form.
    pub query: String,
    /// How many articles the query finds without it.
    pub total: u32,
}

impl<'a> Search<'a> {
    /// Evaluates a query.
    pub fn new(dossier: &Dossier<'a>, query: &Query) -> Self {
        let mut search = Self {
            dossier: *dossier,
            wanted: Vec::new(),
            conjuncts: Vec::new(),
            matches: Bits::all(dossier.article_count()),
            problems: Vec::new(),
        };
        for part in query.conjuncts() {
            let matches = search.evaluate(part, true);
            search.matches.intersect(&matches);
            search.conjuncts.push(Conjunct { query: part.clone(), matches });
        }
        search
    }

    /// How many articles answer.
    pub fn total(&self) -> u32 {
        self.matches.count()
    }

    /// Whether an article answers.
    pub fn contains(&self, article: u32) -> bool {
        self.matches.contains(article)
    }

    /// Whether there are words by which articles can be ranked.
    pub fn has_words(&self) -> bool {
        self.wanted.iter().any(|leaf| matches!(leaf, Leaf::Text(_)))
    }

    /// In how many articles a part of the query holds by itself; nothing if it is no such part.
    pub fn articles_with(&self, part: &Query) -> Option<u32> {
        self.conjuncts
            .iter()
            .find(|conjunct| conjunct.query == *part)
            .map(|conjunct| conjunct.matches.count())
    }

    /// What could not be looked up, such as the name of nobody in this dossier. The spans are
    /// empty: the place is that of the value that the message names.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The hits in an article as bytes of its file, in order: every occurrence of a wanted word or
    /// phrase, and every mention of a wanted entity. Hits that overlap are given as one.
    pub fn spans(&self, article: &Article<'a>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let needs_tokens = self.wanted.iter().any(|leaf| leaf.needs_tokens(article.id));
        let tokens = if needs_tokens { self.dossier.tokens(article) } else { Default::default() };
        for leaf in &self.wanted {
            match leaf {
                Leaf::Text(leaf) if leaf.count(article.id).is_some() => {
                    let push = |span| spans.push(span);
                    leaf.each_span(&self.dossier, article.language, article.raw, &tokens, push);
                }
                Leaf::Text(_) => {}
                Leaf::Entity(leaf) => {
                    let named = self.dossier.mentions(article).filter(|m| leaf.names(m.entity));
                    spans.extend(named.map(|mention| mention.span));
                }
                Leaf::Figure(leaf) => {
                    let figures = self.dossier.mentions(article).filter(|m| leaf.holds(m));
                    spans.extend(figures.map(|mention| mention.span));
                }
            }
        }
        merge_spans(&spans)
    }

    /// How often an article has what is wanted: words and phrases, title and body together.
    pub fn occurrences(&self, article: u32) -> u32 {
        let counts = self.wanted.iter().filter_map(|leaf| match leaf {
            Leaf::Text(leaf) => leaf.count(article),
            Leaf::Entity(_) | Leaf::Figure(_) => None,
        });
        counts.map(|count| count.in_title + count.in_body).sum()
    }

    /// For a query that found nothing: its parts without which it would find something, the most
    /// fruitful first.
    pub fn relaxations(&self) -> Vec<Relaxation> {
        if self.total() > 0 || self.conjuncts.len() < 2 {
            return Vec::new();
        }
        let mut relaxations: Vec<Relaxation> =
            self.conjuncts.iter().filter_map(|one| self.relaxed(&|other| std::ptr::eq(one, other))).collect();
        if relaxations.is_empty() {
            // Several parts stand in the way, each by itself.
            relaxations.extend(self.relaxed(&|part| part.matches.count() == 0));
        }
        sort_by_key(&mut relaxations, |relaxed| std::cmp::Reverse(relaxed.total));
        relaxations
    }

    /// For a query that found nothing, as happens in the middle of typing a word: the query in
    /// which plain words that occur nowhere are beginnings of words, in canonical form, and how
    /// many articles it finds, if any.
    pub fn prefix_fallback(&self) -> Option<(String, u32)> {
        let begun = |conjunct: &Conjunct| match &conjunct.query {
            Query::Text(text) if !text.quoted && conjunct.matches.count() == 0 => {
                let mut text = text.clone();
                for word in text.words.iter_mut().filter(|word| word.form == Form::Stem) {
                    word.form = Form::Prefix;
                }
                Query::Text(text)
            }
            other => other.clone(),
        };
        if self.total() > 0 {
            return None;
        }
        let query = Query::and(self.conjuncts.iter().map(begun));
        let total = Self::new(&self.dossier, &query).total();
        (total > 0).then(|| (query.to_string(), total))
    }

    /// What the query finds without some of its parts, if that is anything.
    fn relaxed(&self, is_left_out: &dyn Fn(&Conjunct) -> bool) -> Option<Relaxation> {
        let (mut alone, mut rest) =
            (Bits::all(self.dossier.article_count()), Bits::all(self.dossier.article_count()));
        let (mut without, mut kept) = (Vec::new(), Vec::new());
        for conjunct in &self.conjuncts {
            let out = is_left_out(conjunct);
            if out { &mut alone } else { &mut rest }.intersect(&conjunct.matches);
            if out { &mut without } else { &mut kept }.push(conjunct.query.clone());
        }
        let total = rest.count();
        // Leaving everything out is no advice.
        (total > 0 && !without.is_empty() && !kept.is_empty()).then(|| Relaxation {
            without: Query::and(without).to_string(),
            alone: alone.count(),
            query: Query::and(kept).to_string(),
            total,
        })
    }

    /// The articles that match a part of the query; gathers what is wanted on the way.
    fn evaluate(&mut self, query: &Query, wanted: bool) -> Bits {
        let count = self.dossier.article_count();
        match query {
            Query::All => Bits::all(count),
            Query::And(all) => {
                let mut matches = Bits::all(count);
                for part in all {
                    matches.intersect(&self.evaluate(part, wanted));
                }
                matches
            }
            Query::Or(any) => {
                let mut matches = Bits::none(count);
                for part in any {
                    matches.unite(&self.evaluate(part, wanted));
                }
                matches
            }
            Query::Not(inner) => {
                let mut matches = self.evaluate(inner, !wanted);
                matches.invert();
                matches
            }
            Query::Text(text) => {
                let leaf = TextLeaf::new(&self.dossier, text);
                let matches = leaf.matches(count);
                if leaf.is_truncated() {
                    let message = format!(
                        "{text} can mean more than {MAX_EXPANSIONS} words; the first of them were searched"
                    );
                    self.problems.push(Problem { span: Span::default(), message });
                }
                if wanted {
                    self.wanted.push(Leaf::Text(leaf));
                }
                matches
            }
            Query::Entity(kind, values) => {
                let leaf = EntityLeaf::new(&self.dossier, *kind, values, &mut self.problems);
                let matches = leaf.articles(&self.dossier);
                if wanted {
                    self.wanted.push(Leaf::Entity(leaf));
                }
                matches
            }
            Query::Year(from, to) => {
                let mut matches = Bits::none(count);
                for article in 0..count {
                    let year = self.dossier.published(article).map(|date| date.year());
                    let within = |year| from.is_none_or(|f| f <= year) && to.is_none_or(|t| year <= t);
                    if year.is_some_and(within) {
                        matches.insert(article);
                    }
                }
                matches
            }
            Query::Date(from, to) => {
                let mut matches = Bits::none(count);
                for article in 0..count {
                    let within = |date: Date| {
                        from.is_none_or(|from| from.first_day() <= date.first_day())
                            && to.is_none_or(|to| date.last_day() <= to.last_day())
                    };
                    if self.dossier.published(article).is_some_and(within) {
                        matches.insert(article);
                    }
                }
                matches
            }
            Query::Number(from, to) => {
                let leaf = FigureLeaf::new(*from, *to);
                let matches = leaf.articles(&self.dossier);
                if wanted {
                    self.wanted.push(Leaf::Figure(leaf));
                }
                matches
            }
        }
    }

    /// The articles that satisfy every conjunct but the positive filters on `kind`.
    fn matches_without(&self, skip: impl Fn(&Query) -> bool) -> Bits {
        let mut matches = Bits::all(self.dossier.article_count());
        for conjunct in self.conjuncts.iter().filter(|conjunct| !skip(&conjunct.query)) {
            matches.intersect(&conjunct.matches);
        }
        matches
    }
}

/// Whether a conjunct is a filter on entities of a kind that asks for them.
fn is_filter_on(query: &Query, kind: Kind) -> bool {
    matches!(query, Query::Entity(of, _) if *of == kind)
}

#[cfg(test)]
mod tests;
