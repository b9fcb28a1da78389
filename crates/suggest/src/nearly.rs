//! Articles that answer a query nearly: under another name, in another spelling, or with some of its words.
//!
//! They are never among the answers themselves, so that a count of these stays exact.

use corpus::store::{Article, Entity};
use query::{Form, Query, Text};
use search::{Bits, Conjunct, Order, Search, idf};
use text::{folded_form, sort::sort_by};

use crate::correct::meant;

/// Articles that nearly answer a query, best first, with a search that marks why.
pub struct Nearly<'a> {
    /// What they have instead of what was asked for.
    pub instead: Instead<'a>,
    /// What they answer. It may be answered by more articles than are listed.
    pub search: Search<'a>,
    /// The articles: none that answers the query itself.
    pub articles: Vec<Near>,
}

/// What articles have instead of what was asked for.
#[derive(Clone)]
pub enum Instead<'a> {
    /// Other names of whom the words name: the words as typed, with the entities.
    Names(Vec<(String, Entity<'a>)>),
    /// Other words: as typed, and as they may have been meant.
    Words(Vec<(String, String)>),
    /// Fewer of the words.
    Fewer,
}

/// One such article.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The article.
    pub article: u32,
    /// Words of the query that it lacks, as typed.
    pub lacks: Vec<String>,
}

/// How many articles are given at most.
const MOST: usize = 20;

/// A query with at least so many answers is one that needs no more: they fill a first page. 5 instead is worth .016
/// less nDCG@10 on the graded queries (`crates/cli/tests/relevance`).
const ENOUGH: u32 = 10;

/// A word that names more entities than this names none in particular.
const MOST_NAMED: usize = 3;

/// How many words that follow each other are tried as one name: `secretaría de relaciones exteriores` has four.
const LONGEST_NAME: usize = 6;

/// Words that ask or join, in English and Spanish: without them a question is the same one.
const ASKING: &str = " a about al an and are as at be been by como cual cuales cuando cuanta cuantas cuanto cuantos de \
    del did do does donde el en es esta for from fue ha had has have how in is it la las lo los many much not o of on or \
    para per por que quien quienes se sin su sus than that the their there they this to un una was were what when where \
    which who whom whose why will with y ";

/// Articles that nearly answer a query, in lists of their own: those that name otherwise whom its words name; those
/// with the words that were meant; and, where there are few so far, those with some of the words. What filters ask
/// for holds for them too. No article is in two lists.
pub fn nearly<'a>(search: &Search<'a>) -> Vec<Nearly<'a>> {
    let dossier = search.dossier();
    let mut lists: Vec<Nearly<'a>> = Vec::new();
    let wider = Wider::of(search);
    let mut left = ENOUGH.saturating_sub(search.total());
    if !wider.named.is_empty() || !wider.corrected.is_empty() && search.total() == 0 {
        let widest = Search::new(dossier, &wider.query(|part| part.query.clone()));
        let articles = others(search, &widest);
        left = left.saturating_sub(articles.len() as u32);
        let instead = if wider.corrected.is_empty() {
            Instead::Names(wider.named.clone())
        } else {
            let named = wider.named.iter().map(|(typed, entity)| (typed.clone(), entity.name.to_owned()));
            Instead::Words(wider.corrected.iter().cloned().chain(named).collect())
        };
        if !articles.is_empty() {
            lists.push(Nearly { instead, search: widest, articles });
        }
    }
    if left > 0 {
        let is_listed =
            |article: u32| lists.iter().any(|list| list.articles.iter().any(|near| near.article == article));
        let found = with_some(search, &wider, left as usize, &is_listed);
        lists.extend(found);
    }
    lists
}

/// A query with what may stand for its words.
struct Wider<'a> {
    /// Its words and phrases.
    parts: Vec<Part>,
    /// What must hold besides.
    rest: Vec<Query>,
    /// The articles for which that holds.
    allowed: Bits,
    /// Words as typed, with whom they name.
    named: Vec<(String, Entity<'a>)>,
    /// Words as typed that occur nowhere, and as they may have been meant.
    corrected: Vec<(String, String)>,
}

/// A word, phrase or name of the query.
struct Part {
    typed: String,
    /// It, under every name and in the spelling that was meant.
    query: Query,
}

impl<'a> Wider<'a> {
    fn of(search: &Search<'a>) -> Self {
        let allowed = Bits::all(search.dossier().article_count());
        let mut wider =
            Self { parts: Vec::new(), rest: Vec::new(), allowed, named: Vec::new(), corrected: Vec::new() };
        let mut conjuncts = search.conjuncts();
        while let Some((first, after)) = conjuncts.split_first() {
            conjuncts = after;
            if let Some((length, typed, entities)) = wider.name_at_start(search, first, after) {
                let names = entities.iter().map(|one| Query::Entity(one.kind, vec![one.slug.to_owned()]));
                let words = std::iter::once(first).chain(&after[..length - 1]);
                let words = Query::and(words.map(|conjunct| conjunct.query.clone()));
                let query = Query::or(std::iter::once(words).chain(names));
                wider.parts.push(Part { typed: typed.clone(), query });
                wider.named.extend(entities.into_iter().map(|entity| (typed.clone(), entity)));
                conjuncts = &after[length - 1..];
            } else if let Query::Text(text) = &first.query {
                let meant = corrected_text(search, text).filter(|_| first.matches.count() == 0);
                let typed = typed_words(text);
                if let Some((meant, _)) = &meant {
                    wider.corrected.push((typed.clone(), meant.clone()));
                }
                let query = Query::Text(meant.map_or_else(|| text.clone(), |(_, text)| text));
                wider.parts.push(Part { typed, query });
            } else {
                wider.allowed.intersect(&first.matches);
                wider.rest.push(first.query.clone());
            }
        }
        wider
    }

    /// The longest name with which some words of the query begin: of how many it consists, as typed, and whose it is.
    fn name_at_start(
        &self,
        search: &Search<'a>,
        first: &Conjunct,
        after: &[Conjunct],
    ) -> Option<(usize, String, Vec<Entity<'a>>)> {
        let mut typed = name_of(&first.query)?;
        let mut longest = None;
        let mut length = 1;
        loop {
            let is_name = length > 1 || !is_asking(&typed) || typed.chars().all(char::is_uppercase);
            let mut entities = if is_name { search.dossier().entities_named(&typed) } else { Vec::new() };
            entities.retain(|entity| entity.kind.is_mentioned());
            if (1..=MOST_NAMED).contains(&entities.len()) {
                longest = Some((length, typed.clone(), entities));
            }
            let next = after.get(length - 1).filter(|_| length < LONGEST_NAME);
            let Some(next) = next.and_then(|conjunct| name_of(&conjunct.query)) else { return longest };
            typed = [&typed, " ", &next].concat();
            length += 1;
        }
    }

    fn query(&self, of: impl Fn(&Part) -> Query) -> Query {
        Query::and(self.rest.iter().cloned().chain(self.parts.iter().map(of)))
    }
}

/// The articles with some of the words, so many at most, those with most of their weight first.
fn with_some<'a>(
    search: &Search<'a>,
    wider: &Wider<'_>,
    most: usize,
    is_listed: &dyn Fn(u32) -> bool,
) -> Option<Nearly<'a>> {
    let dossier = search.dossier();
    let is_telling = |part: &&Part| !is_asking(&part.typed);
    if wider.parts.len() < 2 || !wider.parts.iter().any(|part| is_telling(&part)) {
        return None;
    }
    let any = Query::or(wider.parts.iter().filter(is_telling).map(|part| part.query.clone()));
    let marking = Search::new(dossier, &Query::and(wider.rest.iter().cloned().chain([any])));
    // The rarer a word, the more it weighs, as in the ranking; one that occurs nowhere as much as the rarest.
    let count = dossier.article_count() as f32;
    let weighed = |part: &Part| {
        let found = Search::new(dossier, &part.query);
        let weight = COMMON + idf(count, (found.total() as f32).max(1.0));
        (found, if is_telling(&part) { weight } else { 0.0 })
    };
    let parts: Vec<(Search<'a>, f32)> = wider.parts.iter().map(weighed).collect();
    let all: f32 = parts.iter().map(|(_, weight)| weight).sum();
    let mut found: Vec<(f32, Near)> = Vec::new();
    for hit in marking.ranked(Order::Relevance, usize::MAX) {
        let article = hit.article;
        if search.contains(article) || !wider.allowed.contains(article) || is_listed(article) {
            continue;
        }
        let (mut weight, mut lacks) = (0.0, Vec::new());
        for ((found, its), part) in parts.iter().zip(&wider.parts) {
            if found.contains(article) {
                weight += its;
            } else {
                lacks.push(part.typed.clone());
            }
        }
        found.push((weight, Near { article, lacks }));
    }
    let best = found.iter().map(|(weight, _)| *weight).fold(0.0, f32::max);
    if best < all * LEAST {
        return None;
    }
    found.retain(|(weight, _)| *weight >= best * BESIDE_BEST);
    // Of equals, the better ranked stays first.
    sort_by(&mut found, |(a, _), (b, _)| b.total_cmp(a));
    // Beside answers, as many as are missing to a first page of them.
    found.truncate(if search.total() > 0 { most } else { MOST });
    let articles: Vec<Near> = found.into_iter().map(|(_, near)| near).collect();
    (!articles.is_empty()).then_some(Nearly { instead: Instead::Fewer, search: marking, articles })
}

/// What a word weighs that is in all articles: in a few articles, many words are. Without it, nDCG@5 over the five seeds
/// is .027 less.
const COMMON: f32 = 0.3;

/// Where no article has words of at least this share of the weight of all, none answers nearly.
const LEAST: f32 = 0.25;

/// What has less than this share of the best is not worth a place beside it. On the graded queries 0.6 is worth .004
/// less nDCG@5, and less than 0.3 no more.
const BESIDE_BEST: f32 = 0.3;

/// The articles that answer a wider search and not the first one.
fn others(search: &Search<'_>, wider: &Search<'_>) -> Vec<Near> {
    let ranked = wider.ranked(Order::Relevance, usize::MAX).into_iter();
    let others = ranked.filter(|hit| !search.contains(hit.article)).take(MOST);
    others.map(|hit| Near { article: hit.article, lacks: Vec::new() }).collect()
}

/// The words of a part of a query that may be a name.
fn name_of(part: &Query) -> Option<String> {
    let Query::Text(text) = part else { return None };
    let is_plain = text.words.iter().all(|word| word.form == Form::Stem);
    (is_plain && !text.title_only && text.within.is_none()).then(|| typed_words(text))
}

fn typed_words(text: &Text) -> String {
    text.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A text with words that were meant in the place of those that occur nowhere: what was meant, and the text.
fn corrected_text(search: &Search<'_>, text: &Text) -> Option<(String, Text)> {
    let mut corrected = text.clone();
    let mut is_other = false;
    for word in &mut corrected.words {
        if let Some(meant) = meant(search, word) {
            *word = query::Word { text: meant, form: Form::Stem };
            is_other = true;
        }
    }
    is_other.then(|| (typed_words(&corrected), corrected))
}

fn is_asking(typed: &str) -> bool {
    let word = folded_form(typed.trim_matches(|c: char| !c.is_alphanumeric())).into_owned();
    ASKING.contains(&[" ", &word, " "].concat())
}

/// How an article names an entity: its words at the first mention.
pub fn named_as<'a>(search: &Search<'a>, article: &Article<'a>, entity: &Entity<'a>) -> Option<&'a str> {
    let mention = search.dossier().mentions(article).find(|mention| mention.entity == Some(entity.id))?;
    article.raw.get(mention.span.range())
}
