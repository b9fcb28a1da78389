//! A query for each construct of the language that finds something in the dossier at hand.
//!
//! Words are taken from the beginnings of a few articles, those in titles first; names, dates and figures
//! are those of the dossier. Every candidate is asked before it is offered.

use corpus::{
    model::Kind,
    store::{Dossier, Entity},
};
use query::parse_strict;
use search::Search;
use text::{
    date::{Date, Precision},
    lowercase,
    sort::{sort_by, sort_by_key},
};

/// How many articles are looked at for words and figures.
const ARTICLES: usize = 12;

/// How many tokens of each.
const TOKENS: usize = 400;

/// How many words, and how many pairs of them, are tried.
const TRIED: usize = 8;

/// The constructs of the query language, in the order in which they are best explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Construct {
    /// `one two`
    Words,
    /// `"one two"`
    Phrase,
    /// `"one two"~8`
    Near,
    /// `one OR two`
    Or,
    /// `one -two`
    Not,
    /// `(one OR two) three`
    Group,
    /// `word*`
    Prefix,
    /// `w?rd`
    Letter,
    /// `w*d`
    Letters,
    /// `word~`
    Fuzzy,
    /// `=word`
    Exact,
    /// `title:word`
    Title,
    /// `person:name`
    Entity,
    /// `person:one,two`
    Any,
    /// `year:2018..2025`
    Years,
    /// `date:2021-01..2021-06`
    Dates,
    /// `number:1000..`
    Numbers,
}

impl Construct {
    /// All, in order.
    pub const ALL: [Self; 17] = [
        Self::Words,
        Self::Phrase,
        Self::Near,
        Self::Or,
        Self::Not,
        Self::Group,
        Self::Prefix,
        Self::Letter,
        Self::Letters,
        Self::Fuzzy,
        Self::Exact,
        Self::Title,
        Self::Entity,
        Self::Any,
        Self::Years,
        Self::Dates,
        Self::Numbers,
    ];
}

/// Every construct, with a query that finds something where the dossier has one.
pub fn examples(dossier: &Dossier<'_>) -> Vec<(Construct, Option<String>)> {
    let material = Material::new(dossier);
    let finds =
        |query: &String| parse_strict(query).is_ok_and(|parsed| Search::new(dossier, &parsed).total() > 0);
    let example = |construct| (construct, material.candidates(dossier, construct).into_iter().find(finds));
    Construct::ALL.into_iter().map(example).collect()
}

/// What examples are made of.
#[derive(Default)]
struct Material {
    /// Words of five letters or more, those of titles first, then by how often they occur.
    words: Vec<String>,
    /// Neighbours among such words, likewise.
    pairs: Vec<(String, String)>,
}

impl Material {
    fn new(dossier: &Dossier<'_>) -> Self {
        let (mut words, mut pairs) = (Vec::new(), Vec::new());
        for article in dossier.articles().take(ARTICLES) {
            let tokens = dossier.tokens(&article);
            let mut before: Option<(u32, String)> = None;
            for (position, span) in (0..).zip(tokens.spans()).take(TOKENS) {
                let word = lowercase(article.raw.get(span.range()).unwrap_or_default());
                let is_title = position < tokens.title_len();
                let is_long = word.chars().count() >= 5 && word.chars().all(char::is_alphabetic);
                // The first word of the body is beside none of the title.
                let is_beside = |at: u32| at + 1 == position && position != tokens.title_len();
                let neighbour = before.take().filter(|(at, _)| is_beside(*at));
                if is_long {
                    pairs.extend(neighbour.map(|(_, other)| ((other, word.clone()), is_title)));
                    words.push((word.clone(), is_title));
                    before = Some((position, word));
                }
            }
        }
        let pairs =
            ranked(pairs.into_iter().map(|((one, two), is_title)| (one + " " + &two, is_title)).collect());
        let apart = |pair: &String| pair.split_once(' ').map(|(one, two)| (one.to_owned(), two.to_owned()));
        Self { words: ranked(words), pairs: pairs.iter().filter_map(apart).collect() }
    }

    /// Queries that show a construct, the best first.
    fn candidates(&self, dossier: &Dossier<'_>, construct: Construct) -> Vec<String> {
        match construct {
            Construct::Words => self.of_pairs(&["", " ", ""], false),
            Construct::Phrase => self.of_pairs(&["\"", " ", "\""], false),
            // The other way round where that will do, to show that the order does not matter.
            Construct::Near => {
                let around = ["\"", " ", "\"~8"];
                [self.of_pairs(&around, true), self.of_pairs(&around, false)].concat()
            }
            Construct::Or => self.of_two(&["", " OR ", ""]),
            Construct::Not => self.of_two(&["", " -", ""]),
            Construct::Group => match self.words.as_slice() {
                [one, two, others @ ..] => {
                    let start = ["(", one, " OR ", two, ") "].concat();
                    others.iter().map(|other| [&start, other.as_str()].concat()).collect()
                }
                _ => Vec::new(),
            },
            Construct::Prefix => self.of_parts(|start, middle, _| [start, middle, "*"].concat()),
            Construct::Letter => self.of_parts(|start, _, end| [start, "?", end].concat()),
            Construct::Letters => self.of_parts(|start, _, end| [&start[..first(start)], "*", end].concat()),
            // A letter is left out.
            Construct::Fuzzy => self.of_parts(|start, _, end| [start, end, "~"].concat()),
            Construct::Exact => self.words.iter().map(|word| ["=", word].concat()).collect(),
            Construct::Title => self.words.iter().map(|word| ["title:", word].concat()).collect(),
            Construct::Entity => named(dossier, 1),
            Construct::Any => named(dossier, 2),
            Construct::Years => {
                let years = || published(dossier).map(Date::year);
                let ends = years().min().zip(years().max());
                ends.map(|(from, to)| range("year:", &from.to_string(), &to.to_string()))
                    .into_iter()
                    .collect()
            }
            Construct::Dates => dates(dossier).into_iter().collect(),
            Construct::Numbers => figures(dossier),
        }
    }

    fn of_pairs(&self, around: &[&str; 3], is_reversed: bool) -> Vec<String> {
        let query = |(one, two): &(String, String)| {
            let (one, two) = if is_reversed { (two, one) } else { (one, two) };
            [around[0], one, around[1], two, around[2]].concat()
        };
        self.pairs.iter().map(query).collect()
    }

    fn of_two(&self, around: &[&str; 3]) -> Vec<String> {
        let mut queries = Vec::new();
        for (at, one) in self.words.iter().enumerate() {
            let others = self.words.iter().skip(at + 1);
            queries.extend(others.map(|two| [around[0], one, around[1], two, around[2]].concat()));
        }
        queries
    }

    /// Of words as a beginning, a letter in the middle and an end.
    fn of_parts(&self, query: impl Fn(&str, &str, &str) -> String) -> Vec<String> {
        let parts = |word: &String| {
            let at = word.chars().count() / 2;
            let (start, letter) = word.char_indices().nth(at)?;
            let end = start + letter.len_utf8();
            Some(query(&word[..start], &word[start..end], &word[end..]))
        };
        // Long words show it best.
        let (long, short): (Vec<&String>, Vec<&String>) = self.words.iter().partition(|word| word.len() >= 8);
        long.into_iter().chain(short).filter_map(parts).collect()
    }
}

/// Each once, those of titles first, then those that occur most often; a few of them.
fn ranked(mut found: Vec<(String, bool)>) -> Vec<String> {
    sort_by(&mut found, Ord::cmp);
    let mut counted: Vec<(bool, u32, String)> = Vec::new();
    for (text, is_title) in found {
        match counted.last_mut() {
            Some((in_title, count, last)) if *last == text => {
                *in_title |= is_title;
                *count += 1;
            }
            _ => counted.push((is_title, 1, text)),
        }
    }
    sort_by_key(&mut counted, |(is_title, count, _)| std::cmp::Reverse((*is_title, *count)));
    counted.into_iter().take(TRIED).map(|(_, _, text)| text).collect()
}

/// Where the second letter begins.
fn first(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}

/// The entities that most articles name, so many of one kind.
fn named(dossier: &Dossier<'_>, count: usize) -> Vec<String> {
    let mut queries: Vec<(u32, String)> = Vec::new();
    for kind in [Kind::Person, Kind::Organisation, Kind::Place] {
        let mut entities: Vec<Entity<'_>> =
            dossier.entities_of(kind).filter(|e| e.article_count > 0).collect();
        sort_by_key(&mut entities, |entity| std::cmp::Reverse(entity.article_count));
        if let Some(most) = entities.get(..count) {
            let slugs: Vec<&str> = most.iter().map(|entity| entity.slug).collect();
            let articles = most.iter().map(|entity| entity.article_count).sum();
            queries.push((articles, [kind.field(), ":", &slugs.join(",")].concat()));
        }
    }
    sort_by_key(&mut queries, |(articles, _)| std::cmp::Reverse(*articles));
    queries.into_iter().map(|(_, query)| query).collect()
}

fn published(dossier: &Dossier<'_>) -> impl Iterator<Item = Date> {
    (0..dossier.article_count()).filter_map(|article| dossier.published(article))
}

/// The months of the last year up to that of the newest article; that of the newest whose month is known.
fn dates(dossier: &Dossier<'_>) -> Option<String> {
    let newest = published(dossier).filter(|date| date.precision() > Precision::Year).max();
    let newest = newest.or_else(|| published(dossier).max())?;
    let ends =
        newest.month().map(|month| (Date::new(newest.year(), 1, 0), Date::new(newest.year(), month, 0)));
    Some(match ends {
        Some((Some(from), Some(to))) => range("date:", &from.to_string(), &to.to_string()),
        _ => ["date:", &newest.to_string()].concat(),
    })
}

/// Round figures around one that an article has.
fn figures(dossier: &Dossier<'_>) -> Vec<String> {
    let mut queries = Vec::new();
    for article in dossier.articles().take(ARTICLES) {
        for mention in dossier.mentions_of_kind(&article, Kind::Quantity) {
            let digits = mention.value.split(' ').find(|part| part.starts_with(|c: char| c.is_ascii_digit()));
            let figure = digits.and_then(|digits| digits.parse::<u64>().ok()).filter(|&figure| figure >= 100);
            if let Some(step) = figure.and_then(|figure| 10_u64.checked_pow(figure.ilog10())) {
                let from = figure.unwrap_or_default() / step * step;
                queries.push(range("number:", &from.to_string(), &from.saturating_add(step).to_string()));
            }
        }
    }
    queries.truncate(TRIED);
    queries
}

fn range(field: &str, from: &str, to: &str) -> String {
    if from == to { [field, from].concat() } else { [field, from, "..", to].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{
        fixture::{article, entity, mention},
        model::Corpus,
        store,
    };
    use text::Span;

    #[test]
    fn every_construct_has_an_example_that_finds_something() {
        let mut corpus = Corpus {
            entities: vec![entity(Kind::Place, "bergen"), entity(Kind::Place, "oslo")],
            ..Corpus::default()
        };
        let mut harbour =
            article("a", Some("2019-04-02"), "Fishing harbour closes\nSome 2500 boats of Bergen left.");
        harbour.mentions = vec![
            mention(Span::new(28, 38), Kind::Quantity, None, "2500 boats"),
            mention(Span::new(42, 48), Kind::Place, Some(0), ""),
        ];
        let mut market = article("b", Some("2021"), "Market prices rise\nTraders in Oslo blame the weather.");
        market.mentions = vec![mention(Span::new(30, 34), Kind::Place, Some(1), "")];
        corpus.articles = vec![harbour, market];
        let blob = store::write(&corpus);
        let dossier = Dossier::open(&blob).expect("just written");
        for (construct, query) in examples(&dossier) {
            assert!(query.is_some(), "no example of {construct:?}");
            let query = query.unwrap_or_default();
            let parsed = parse_strict(&query).expect("a query without problems");
            assert_eq!(parsed.to_string(), query);
            assert!(Search::new(&dossier, &parsed).total() > 0, "{query}");
        }
    }

    #[test]
    fn what_a_dossier_has_no_example_of_is_named_all_the_same() {
        let bare = Corpus { articles: vec![article("a", None, "No\nIt is so.")], ..Corpus::default() };
        for corpus in [Corpus::default(), bare] {
            let blob = store::write(&corpus);
            let dossier = Dossier::open(&blob).expect("just written");
            assert_eq!(examples(&dossier), Construct::ALL.map(|construct| (construct, None)));
        }
    }

    #[test]
    fn examples_are_of_the_dossier() {
        let text =
            "Glacier retreat quickens\nThe glacier retreat in summer worries farmers. Glacier retreat costs.";
        let corpus = Corpus { articles: vec![article("a", Some("2020-03-01"), text)], ..Corpus::default() };
        let blob = store::write(&corpus);
        let dossier = Dossier::open(&blob).expect("just written");
        let found: Vec<String> = examples(&dossier).into_iter().filter_map(|(_, query)| query).collect();
        for query in ["glacier retreat", "\"glacier retreat\"", "year:2020", "date:2020-01..2020-03"] {
            assert!(found.iter().any(|known| known == query), "{query} of {found:?}");
        }
    }
}
