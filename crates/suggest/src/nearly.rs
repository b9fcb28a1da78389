//! Articles that answer a query nearly: under another name, in another spelling, or with some of its words.
//!
//! They are never among the answers themselves, so that a count of these stays exact.

use corpus::store::{Article, Entity};
use query::{Form, Query, Text};
use search::{Bits, Conjunct, Order, Search, TextLeaf, idf};
use text::{folded_form, sort::sort_by};

use crate::correct::{meant, occurs};

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

/// A query with at least so many answers is one that needs no more: they fill a first page. 5 instead is worth .020
/// less nDCG@10 over the releases (`crates/cli/tests/relevance`, and so for the figures below).
const ENOUGH: u32 = 10;

/// A word that names more entities than this names none in particular.
const MOST_NAMED: usize = 3;

/// How many words that follow each other are tried as one name: `secretaría de relaciones exteriores` has four. 1
/// instead is worth .021 less nDCG@5 over the seeds.
const LONGEST_NAME: usize = 6;

/// Words that ask or join, in English and Spanish: without them a question is the same one. To let them weigh like
/// others costs .016 nDCG@5 over the seeds and .004 over the releases.
const ASKING: &str = " a about al all an and any are articles as at be been by can como concerning could cual \
    cuales cuando cuanta cuantas cuanto cuantos de decir del dice dicen did dijeron dijo do documents does \
    donde el en entre es esta este estos find for from fue fueron give ha had han has have he her his how i in \
    is it its la las list lo los many me more most much no not o of on or para per please por que quien \
    quienes regarding said say saying says se she should show sin sobre some son su sus tell tells than that \
    the their them there they this those to told un una us was we were what when where which who whom whose \
    why will with would y you ";

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

/// A word or phrase of the query that is asked for, as it may have been meant.
struct Spelled<'s> {
    conjunct: &'s Conjunct,
    typed: String,
    text: Text,
    is_corrected: bool,
    /// Whether its words may be a name or a number.
    is_plain: bool,
}

impl<'s> Spelled<'s> {
    fn of(search: &Search<'_>, conjunct: &'s Conjunct) -> Option<Self> {
        let Query::Text(text) = &conjunct.query else { return None };
        let is_unknown = conjunct.matches.count() == 0;
        let meant =
            if is_unknown { corrected_text(search, text).or_else(|| begun(search, text)) } else { None };
        let is_corrected = meant.is_some();
        let typed = typed_words(text);
        let is_plain = text.words.iter().all(|word| word.form == Form::Stem)
            && !text.title_only
            && text.within.is_none();
        Some(Self { conjunct, typed, text: meant.unwrap_or_else(|| text.clone()), is_corrected, is_plain })
    }
}

impl<'a> Wider<'a> {
    fn of(search: &Search<'a>) -> Self {
        let dossier = search.dossier();
        let allowed = Bits::all(dossier.article_count());
        let mut wider =
            Self { parts: Vec::new(), rest: Vec::new(), allowed, named: Vec::new(), corrected: Vec::new() };
        let mut words: Vec<Spelled<'_>> = Vec::new();
        for conjunct in search.conjuncts() {
            if let Some(spelled) = Spelled::of(search, conjunct) {
                words.push(spelled);
            } else {
                wider.allowed.intersect(&conjunct.matches);
                wider.rest.push(conjunct.query.clone());
            }
        }
        let mut rest = words.as_slice();
        while let [first, ..] = rest {
            let (length, others) = wider.instead_of(search, rest);
            let typed: Vec<&str> = rest[..length].iter().map(|word| word.typed.as_str()).collect();
            let as_typed = Query::and(rest[..length].iter().map(|word| Query::Text(word.text.clone())));
            if others.is_empty() && first.is_corrected {
                let is_one = first.text.words.len() == 1;
                let meant = if is_one {
                    Query::Text(first.text.clone()).to_string()
                } else {
                    typed_words(&first.text)
                };
                wider.corrected.push((first.typed.clone(), meant));
            }
            let query = Query::or(std::iter::once(as_typed).chain(others));
            wider.parts.push(Part { typed: typed.join(" "), query });
            rest = &rest[length..];
        }
        wider
    }

    /// What else may stand for the first words of some: of how many of them, and what.
    fn instead_of(&mut self, search: &Search<'a>, words: &[Spelled<'_>]) -> (usize, Vec<Query>) {
        if let Some(Name { length, typed, spelled, entities }) = name_at_start(search, words) {
            let names =
                entities.iter().map(|one| Query::Entity(one.kind, vec![one.slug.to_owned()])).collect();
            if let Some(spelled) = spelled {
                self.corrected.push((typed, spelled));
            } else {
                self.named.extend(entities.into_iter().map(|entity| (typed.clone(), entity)));
            }
            return (length, names);
        }
        let [first, rest @ ..] = words else { return (1, Vec::new()) };
        if !first.is_plain {
            return (1, Vec::new());
        }
        let is_unknown = |word: &Spelled<'_>| word.conjunct.matches.count() == 0;
        if let Some(second) = rest.first().filter(|word| word.is_plain) {
            let both = [first.typed.as_str(), " ", &second.typed].concat();
            let joined = [first.typed.as_str(), &second.typed].concat();
            let is_one = (is_unknown(first) || is_unknown(second)) && occurs(search, &joined);
            if let Some(meant) = thousands(&first.typed, &second.typed).or(is_one.then_some(joined)) {
                if first.conjunct.matches.count().min(second.conjunct.matches.count()) == 0 {
                    self.corrected.push((both, meant.clone()));
                }
                return (2, vec![word_query(meant)]);
            }
        }
        let other = match years(&first.typed) {
            Some((from, to)) => Query::Year(Some(from), Some(to)),
            None => match first.typed.strip_suffix(['k', 'K']).and_then(|number| thousands(number, "mil")) {
                Some(number) => word_query(number),
                None => return (1, Vec::new()),
            },
        };
        if is_unknown(first) {
            self.corrected.push((first.typed.clone(), other.to_string()));
        }
        (1, vec![other])
    }

    fn query(&self, of: impl Fn(&Part) -> Query) -> Query {
        Query::and(self.rest.iter().cloned().chain(self.parts.iter().map(of)))
    }
}

/// A name that is found in some words.
struct Name<'a> {
    /// Of how many words it consists.
    length: usize,
    typed: String,
    /// As it may have been meant, if it is none as typed.
    spelled: Option<String>,
    /// Whose it is.
    entities: Vec<Entity<'a>>,
}

/// The longest name with which some words begin.
///
/// Only what is wholly a name counts, in any of its spellings; `=DHS` asks for the word alone.
fn name_at_start<'a>(search: &Search<'a>, words: &[Spelled<'_>]) -> Option<Name<'a>> {
    let (mut typed, mut spelled, mut longest) = (String::new(), String::new(), None);
    for (at, word) in words.iter().enumerate().take(LONGEST_NAME) {
        if !word.is_plain {
            break;
        }
        let plain = typed_words(&word.text);
        for (name, word) in [(&mut typed, &word.typed), (&mut spelled, &plain)] {
            if at > 0 {
                name.push(' ');
            }
            name.push_str(word);
        }
        // `who` is no organisation, unless it is shouted.
        if at == 0 && is_asking(&typed) && !typed.chars().all(char::is_uppercase) {
            continue;
        }
        let named = |name: &str| {
            let mut entities = search.dossier().entities_named(name);
            entities.retain(|entity| entity.kind.is_mentioned());
            Some(entities).filter(|entities| (1..=MOST_NAMED).contains(&entities.len()))
        };
        // Names are kept without the full stops of `D.O.J.`.
        let as_typed = named(&typed).or_else(|| named(&typed.replace('.', "")));
        let is_corrected = as_typed.is_none() && spelled != typed;
        if let Some(entities) = as_typed.or_else(|| if is_corrected { named(&spelled) } else { None }) {
            let spelled = is_corrected.then(|| spelled.clone());
            longest = Some(Name { length: at + 1, typed: typed.clone(), spelled, entities });
        }
    }
    longest
}

/// `2018`, and `2018-2021`: what is taken for years of publication, too.
fn years(typed: &str) -> Option<(u16, u16)> {
    let (from, to) = typed.split_once(['-', '–']).unwrap_or((typed, typed));
    let year = |typed: &str| typed.parse().ok().filter(|year| YEARS.contains(year));
    Some((year(from)?, year(to)?))
}

/// `253 thousand` and `253 mil` as a number.
fn thousands(number: &str, unit: &str) -> Option<String> {
    let is_number = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && [" thousand ", " mil "].contains(&[" ", &folded_form(unit), " "].concat().as_str()))
        .then(|| [number, ",000"].concat())
}

/// Which numbers may be a year.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2099;

fn word_query(text: String) -> Query {
    Query::Text(Text::of_word(query::Word { text, form: Form::Stem }))
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
        let weight = idf(count, (found.total() as f32).max(1.0));
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
            } else if is_telling(&part) {
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

/// Where no article has words of at least this share of the weight of all, none answers nearly. 0.25 leaves one of the
/// graded questions without an answer: .027 less nDCG@5 over the seeds.
const LEAST: f32 = 0.05;

/// What has less than this share of the best is not worth a place beside it. 0.6 is worth .009 less nDCG@5 over the
/// releases.
const BESIDE_BEST: f32 = 0.3;

/// The articles that answer a wider search and not the first one.
fn others(search: &Search<'_>, wider: &Search<'_>) -> Vec<Near> {
    let ranked = wider.ranked(Order::Relevance, usize::MAX).into_iter();
    let others = ranked.filter(|hit| !search.contains(hit.article)).take(MOST);
    others.map(|hit| Near { article: hit.article, lacks: Vec::new() }).collect()
}

fn typed_words(text: &Text) -> String {
    text.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A text with words that were meant in the place of those that occur nowhere.
fn corrected_text(search: &Search<'_>, text: &Text) -> Option<Text> {
    let mut corrected = text.clone();
    let mut is_other = false;
    for word in corrected.words.iter_mut().filter(|word| !is_asking(&word.text)) {
        if let Some(meant) = meant(search, word) {
            *word = query::Word { text: meant, form: Form::Stem };
            is_other = true;
        }
    }
    is_other.then_some(corrected)
}

/// A word that occurs nowhere as the beginning of one that does: `Feb`, `amb.`
fn begun(search: &Search<'_>, text: &Text) -> Option<Text> {
    let [word] = text.words.as_slice() else { return None };
    let is_short_for = word.form == Form::Stem
        && word.text.chars().count() >= SHORTENED
        && !word.text.chars().all(|c| c.is_uppercase() || c.is_numeric())
        && !is_asking(&word.text);
    let begun = Text {
        words: vec![query::Word { text: word.text.trim_end_matches('.').to_owned(), form: Form::Prefix }],
        ..text.clone()
    };
    let occurs = || !TextLeaf::new(search.dossier(), &begun).articles().is_empty();
    (is_short_for && occurs()).then_some(begun)
}

/// From how many letters on a word may be a shortened one.
const SHORTENED: usize = 3;

fn is_asking(typed: &str) -> bool {
    let word = folded_form(typed.trim_matches(|c: char| !c.is_alphanumeric())).into_owned();
    ASKING.contains(&[" ", &word, " "].concat())
}

/// How an article names an entity: its words at the first mention.
pub fn named_as<'a>(search: &Search<'a>, article: &Article<'a>, entity: &Entity<'a>) -> Option<&'a str> {
    let mention = search.dossier().mentions(article).find(|mention| mention.entity == Some(entity.id))?;
    article.raw.get(mention.span.range())
}
