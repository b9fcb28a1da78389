//! Evaluates a query: which articles match each of its parts, and where its words are.

use corpus::{
    model::Kind,
    store::{Article, Dossier},
};
use query::{Form, Query, Text, Word};
use text::{Span, date::Date, sort::merge_spans};

use crate::{
    bits::Bits,
    leaf::{EntityLeaf, FigureLeaf, Leaf, TextLeaf},
    problem::LookupProblem,
    slot::MAX_EXPANSIONS,
    spellings,
};

/// The answer to one query.
pub struct Search<'a> {
    pub(crate) dossier: Dossier<'a>,
    /// Words, phrases and entities that an article should have, not those that it must lack.
    pub(crate) wanted: Vec<Wanted>,
    pub(crate) conjuncts: Vec<Conjunct>,
    pub(crate) matches: Bits,
    problems: Vec<LookupProblem>,
}

/// A word, phrase, entity or figure that an article should have.
pub struct Wanted {
    /// The part of the query that asks for it.
    pub part: Query,
    /// What it matches.
    pub leaf: Leaf,
}

impl Wanted {
    /// The word or phrase that it is, if it is one.
    pub fn text(&self) -> Option<&TextLeaf> {
        match &self.leaf {
            Leaf::Text(leaf) => Some(leaf),
            Leaf::Entity(_) | Leaf::Figure(_) => None,
        }
    }
}

/// A part of the query that must hold, with the articles in which it does.
pub struct Conjunct {
    /// The part.
    pub query: Query,
    /// The articles.
    pub matches: Bits,
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

    /// The dossier that is searched.
    pub fn dossier(&self) -> &Dossier<'a> {
        &self.dossier
    }

    /// Words, phrases, entities and figures that an article should have, in the order of the query.
    pub fn wanted(&self) -> &[Wanted] {
        &self.wanted
    }

    /// The parts of the query that must all hold.
    pub fn conjuncts(&self) -> &[Conjunct] {
        &self.conjuncts
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
        self.wanted.iter().any(|wanted| wanted.text().is_some())
    }

    /// In how many articles a part of the query holds by itself; nothing if it is no such part.
    pub fn articles_with(&self, part: &Query) -> Option<u32> {
        self.conjuncts
            .iter()
            .find(|conjunct| conjunct.query == *part)
            .map(|conjunct| conjunct.matches.count())
    }

    /// What could not be looked up, such as the name of nobody in this dossier.
    pub fn problems(&self) -> &[LookupProblem] {
        &self.problems
    }

    /// Whether a phrase could not be looked for, since texts are missing: then this is no answer yet.
    pub fn waits(&self) -> bool {
        self.problems.iter().any(|problem| matches!(problem, LookupProblem::TextsMissing))
    }

    /// The hits in an article as bytes of its file, in order: every occurrence of a wanted word or
    /// phrase, and every mention of a wanted entity. Hits that overlap are given as one.
    pub fn spans(&self, article: &Article<'a>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let needs_tokens = self.wanted.iter().any(|wanted| wanted.leaf.needs_tokens(article.id));
        let tokens = if needs_tokens { self.dossier.tokens(article) } else { Default::default() };
        for wanted in &self.wanted {
            match &wanted.leaf {
                Leaf::Text(leaf) if leaf.count(article.id).is_some() => {
                    leaf.each_span(&self.dossier, article, &tokens, &mut |_, span| spans.push(span));
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
        let counts = self.wanted.iter().filter_map(|wanted| wanted.text()?.count(article));
        counts.map(|count| count.in_title + count.in_body).sum()
    }

    /// The articles that match a part of the query; gathers what is wanted on the way.
    fn evaluate(&mut self, query: &Query, is_wanted: bool) -> Bits {
        let count = self.dossier.article_count();
        match query {
            Query::All => Bits::all(count),
            Query::And(all) => {
                let mut matches = Bits::all(count);
                for part in all {
                    matches.intersect(&self.evaluate(part, is_wanted));
                }
                matches
            }
            Query::Or(any) => {
                let mut matches = Bits::none(count);
                for part in any {
                    matches.unite(&self.evaluate(part, is_wanted));
                }
                matches
            }
            Query::Not(inner) => {
                let mut matches = self.evaluate(inner, !is_wanted);
                matches.invert();
                matches
            }
            Query::Text(text) => {
                let leaf = TextLeaf::new(&self.dossier, text);
                let mut matches = leaf.matches(count);
                if let Some(other) = other_spelling(text) {
                    let other = TextLeaf::new(&self.dossier, &other);
                    matches.unite(&other.matches(count));
                    if is_wanted && !other.articles().is_empty() {
                        self.wanted.push(Wanted { part: query.clone(), leaf: Leaf::Text(other) });
                    }
                }
                if leaf.waits && !self.waits() {
                    self.problems.push(LookupProblem::TextsMissing);
                }
                if leaf.is_truncated() {
                    self.problems
                        .push(LookupProblem::TooManyWords { text: text.to_string(), most: MAX_EXPANSIONS });
                }
                if is_wanted {
                    self.wanted.push(Wanted { part: query.clone(), leaf: Leaf::Text(leaf) });
                }
                matches
            }
            Query::Entity(kind, values) => {
                let leaf = EntityLeaf::new(&self.dossier, *kind, values, &mut self.problems);
                let matches = leaf.articles(&self.dossier);
                if is_wanted {
                    self.wanted.push(Wanted { part: query.clone(), leaf: Leaf::Entity(leaf) });
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
                if is_wanted {
                    self.wanted.push(Wanted { part: query.clone(), leaf: Leaf::Figure(leaf) });
                }
                matches
            }
        }
    }

    /// The articles that satisfy every conjunct but the positive filters on `kind`.
    pub(crate) fn matches_without(&self, skip: impl Fn(&Query) -> bool) -> Bits {
        let mut matches = Bits::all(self.dossier.article_count());
        for conjunct in self.conjuncts.iter().filter(|conjunct| !skip(&conjunct.query)) {
            matches.intersect(&conjunct.matches);
        }
        matches
    }
}

/// The other spelling of a text that has one: of a number, `253,000` for `253000`, and of initials in a phrase.
fn other_spelling(text: &Text) -> Option<Text> {
    let [word] = text.words.as_slice() else {
        let words = spellings::of_initials(&text.words)?;
        return Some(Text { words, ..text.clone() });
    };
    let typed = word.text.trim_matches(|c: char| !c.is_alphanumeric());
    let other = spellings::of_number(typed).filter(|_| word.form == Form::Stem)?;
    Some(Text { words: vec![Word { text: other, form: Form::Stem }], ..text.clone() })
}

/// Whether a conjunct is a filter on entities of a kind that asks for them.
pub(crate) fn is_filter_on(query: &Query, kind: Kind) -> bool {
    matches!(query, Query::Entity(of, _) if *of == kind)
}
