//! Articles that answer a query nearly: under another name, in another spelling, or with most of its words.
//!
//! They are never among the answers themselves, so that a count of these stays exact.

use corpus::store::{Article, Entity};
use query::{Form, Query, Text};
use search::{Bits, Order, Search};
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
pub enum Instead<'a> {
    /// Other names of whom the words name: the words as typed, with the entities.
    Names(Vec<(String, Entity<'a>)>),
    /// Other words: as typed, and as they may have been meant.
    Words(Vec<(String, String)>),
    /// Most of the words.
    Most,
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

/// A query with at least so many answers is one that needs no more.
const ENOUGH: u32 = 5;

/// A word that names more entities than this names none in particular.
const MOST_NAMED: usize = 3;

/// Words that ask or join, in English and Spanish: without them a question is the same one.
const ASKING: &str = " a about al an and are as at be been by como cual cuales cuando cuanta cuantas cuanto cuantos de \
    del did do does donde el en es esta for from fue ha had has have how in is it la las lo los many much not o of on or \
    para per por que quien quienes se sin su sus than that the their there they this to un una was were what when where \
    which who whom whose why will with y ";

/// Articles that nearly answer a query: those that name otherwise whom its words name; else, where there are
/// few answers or none, those with the words that were meant, or with most of the words. What filters ask
/// for holds for them too.
pub fn nearly<'a>(search: &Search<'a>) -> Option<Nearly<'a>> {
    let more = || if search.total() < ENOUGH { by_other_words(search) } else { None };
    by_other_names(search).or_else(more)
}

/// For words that are somebody's name: the articles that name them otherwise.
///
/// Only a word that is wholly a name counts, in any of its spellings; `=DHS` asks for the word alone.
fn by_other_names<'a>(search: &Search<'a>) -> Option<Nearly<'a>> {
    let dossier = search.dossier();
    let mut named: Vec<(String, Entity<'a>)> = Vec::new();
    let mut parts: Vec<Query> = Vec::new();
    for conjunct in search.conjuncts() {
        let part = conjunct.query.clone();
        let words = name_of(&part).unwrap_or_default();
        let mut entities = dossier.entities_named(&words);
        entities.retain(|entity| entity.kind.is_mentioned());
        if entities.is_empty() || entities.len() > MOST_NAMED {
            parts.push(part);
            continue;
        }
        let names = entities.iter().map(|entity| Query::Entity(entity.kind, vec![entity.slug.to_owned()]));
        parts.push(Query::or(std::iter::once(part).chain(names)));
        named.extend(entities.into_iter().map(|entity| (words.clone(), entity)));
    }
    if named.is_empty() {
        return None;
    }
    let wider = Search::new(dossier, &Query::and(parts));
    let articles = others(search, &wider);
    (!articles.is_empty()).then_some(Nearly { instead: Instead::Names(named), search: wider, articles })
}

/// The articles with the words that were meant, or else those with most of them.
fn by_other_words<'a>(search: &Search<'a>) -> Option<Nearly<'a>> {
    let dossier = search.dossier();
    let mut allowed = Bits::all(dossier.article_count());
    let (mut words, mut rest, mut corrected) = (Vec::new(), Vec::new(), Vec::new());
    for conjunct in search.conjuncts() {
        match &conjunct.query {
            Query::Text(text) => {
                let meant = corrected_text(search, text).filter(|_| conjunct.matches.count() == 0);
                if let Some((typed, meant, _)) = &meant {
                    corrected.push((typed.clone(), meant.clone()));
                }
                words.push((typed_words(text), meant.map_or_else(|| text.clone(), |(_, _, text)| text)));
            }
            other => {
                allowed.intersect(&conjunct.matches);
                rest.push(other.clone());
            }
        }
    }
    let query_of = |words: Vec<Query>| Query::and(rest.iter().cloned().chain(words));
    if !corrected.is_empty() && search.total() == 0 {
        let all = words.iter().map(|(_, text)| Query::Text(text.clone())).collect();
        let meant = Search::new(dossier, &query_of(all));
        let articles = others(search, &meant);
        if !articles.is_empty() {
            return Some(Nearly { instead: Instead::Words(corrected), search: meant, articles });
        }
    }
    with_most(search, &words, &allowed, &query_of)
}

/// The articles with most of some words.
fn with_most<'a>(
    search: &Search<'a>,
    words: &[(String, Text)],
    allowed: &Bits,
    query_of: &dyn Fn(Vec<Query>) -> Query,
) -> Option<Nearly<'a>> {
    let dossier = search.dossier();
    let is_telling = |(typed, _): &&(String, Text)| !is_asking(typed);
    if words.len() < 2 || !words.iter().any(|word| is_telling(&word)) {
        return None;
    }
    let any = words.iter().filter(is_telling).map(|(_, text)| Query::Text(text.clone()));
    let marking = Search::new(dossier, &query_of(vec![Query::or(any)]));
    // The rarer a word, the more it weighs, as in the ranking; one that occurs nowhere as much as the rarest.
    let count = dossier.article_count() as f32;
    let weighed = |word: &(String, Text)| {
        let found = Search::new(dossier, &Query::Text(word.1.clone()));
        let n = (found.total() as f32).max(1.0);
        let weight = COMMON + (1.0 + (count - n + 0.5) / (n + 0.5)).ln();
        (found, if is_telling(&word) { weight } else { 0.0 })
    };
    let parts: Vec<(Search<'a>, f32)> = words.iter().map(weighed).collect();
    let all: f32 = parts.iter().map(|(_, weight)| weight).sum();
    let mut found: Vec<(f32, Near)> = Vec::new();
    for hit in marking.ranked(Order::Relevance, usize::MAX) {
        let article = hit.article;
        if search.contains(article) || !allowed.contains(article) {
            continue;
        }
        let (mut weight, mut lacks) = (0.0, Vec::new());
        for ((found, its), (typed, _)) in parts.iter().zip(words) {
            if found.contains(article) {
                weight += its;
            } else {
                lacks.push(typed.clone());
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
    found.truncate(if search.total() > 0 { (ENOUGH - search.total().min(ENOUGH)) as usize } else { MOST });
    let articles: Vec<Near> = found.into_iter().map(|(_, near)| near).collect();
    (!articles.is_empty()).then_some(Nearly { instead: Instead::Most, search: marking, articles })
}

/// What a word weighs that is in all articles: in a few articles, many words are.
const COMMON: f32 = 0.3;

/// Where no article has words of at least this share of the weight of all, none answers nearly.
const LEAST: f32 = 0.25;

/// What has less than this share of the best is not worth a place beside it.
const BESIDE_BEST: f32 = 0.6;

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

/// A text with words that were meant in the place of those that occur nowhere: what was typed, what was
/// meant, and the text.
fn corrected_text(search: &Search<'_>, text: &Text) -> Option<(String, String, Text)> {
    let mut corrected = text.clone();
    let mut is_other = false;
    for word in &mut corrected.words {
        if let Some(meant) = meant(search, word) {
            *word = query::Word { text: meant, form: Form::Stem };
            is_other = true;
        }
    }
    is_other.then(|| (typed_words(text), typed_words(&corrected), corrected))
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
