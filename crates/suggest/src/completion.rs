//! What may be meant by what is being typed: entities, words and titles.
//!
//! The word under the caret is looked up as the beginning of a name, of a word of the texts and of a
//! word in a title, as far as the query language has it there: after `person:` only persons, within
//! quotation marks no single entity unless it has all the words, after `title:` words of titles, and
//! nothing for years. Nothing is ever put into a query by itself; each suggestion says what the query
//! becomes if a reader takes it.
//!
//! | looked up | bound for one keystroke |
//! |---|---|
//! | names with a word that begins so | those of the 20,000 entities in the most articles |
//! | names of other entities that begin so | the first 10,000 in alphabetical order, where the above are few |
//! | words that begin so | the 24 in the most articles; with one entry for all inflections |
//! | titles | all |
//!
//! Measured natively on 10,000 made-up articles with 100,000 entities and 90,000 terms: 2.3 ms at most
//! for a keystroke, and 32 ms once to gather names and titles; on 1,000 articles with 10,500 entities,
//! 0.5 ms and 7 ms.

mod names;
mod place;
mod terms;

use corpus::{model::Kind, store::Dossier};
use query::{Parsed, Query, Role};
use text::{Span, tokens};

use names::{Named, Names};
use place::Place;

/// At most so many of each.
const ENTITIES: usize = 4;
const WORDS: usize = 4;
const TITLES: usize = 2;

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion<'a> {
    /// What it is.
    pub what: What<'a>,
    /// The whole text, once it is taken.
    pub query: String,
    /// Where the caret then stands, in bytes.
    pub caret: usize,
}

/// What is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What<'a> {
    /// To ask for an entity.
    Entity {
        /// What it is.
        kind: Kind,
        /// Its name in queries.
        slug: &'a str,
        /// The name shown.
        name: &'a str,
        /// The name that begins so, unless it is the one shown.
        alias: Option<&'a str>,
        /// In how many articles it occurs.
        articles: u32,
    },
    /// To ask for a word.
    Word {
        /// The word, in small letters.
        word: String,
        /// In how many articles it is found.
        articles: u32,
    },
    /// To open an article.
    Title {
        /// Its name in links.
        slug: &'a str,
        /// Its title.
        title: &'a str,
    },
}

/// Suggests; keeps what need not be gathered at every keystroke.
pub struct Suggester<'a> {
    dossier: Dossier<'a>,
    names: Names,
}

impl<'a> Suggester<'a> {
    /// For a dossier. Folds names and titles once: some milliseconds for a thousand articles.
    pub fn new(dossier: Dossier<'a>) -> Self {
        Self { dossier, names: Names::new(&dossier) }
    }

    /// What may be meant by the word under the caret, a place in bytes: entities, then words, then titles,
    /// of each the best first. Nothing where no word has been begun.
    pub fn suggest(&self, typed: &Parsed, caret: usize, limit: usize) -> Vec<Suggestion<'a>> {
        let Some(place) = place::place(typed, caret) else { return Vec::new() };
        suggestions(&self.dossier, &self.names, &typed.text, &place, limit)
    }
}

fn suggestions<'a>(
    dossier: &Dossier<'a>,
    names: &Names,
    typed: &str,
    place: &Place,
    limit: usize,
) -> Vec<Suggestion<'a>> {
    let mut entities = names::entities(dossier, names, typed, place, ENTITIES);
    let mut words = terms::words(dossier, typed, place, WORDS);
    let mut titles = names::titles(dossier, names, typed, place, TITLES);
    // Where there is no room for all, those of which there are most give way.
    while entities.len() + words.len() + titles.len() > limit {
        if titles.len() >= entities.len().max(words.len()) {
            titles.pop();
        } else if words.len() >= entities.len() {
            words.pop();
        } else {
            entities.pop();
        }
    }
    let entities = entities.into_iter().filter_map(|named| entity(dossier, typed, place, &named));
    let words = words.into_iter().map(|(word, articles)| {
        let (query, caret) = replaced(typed, place.token, &word);
        Suggestion { what: What::Word { word, articles }, query, caret }
    });
    let titles = titles.into_iter().map(|(id, nth)| title(dossier, typed, place, id, nth));
    entities.chain(words).chain(titles.flatten()).collect()
}

/// What was typed of the word under the caret; nothing where none has been begun, or nothing is
/// suggested for it.
pub fn word_at(typed: &Parsed, caret: usize) -> Option<Span> {
    place::place(typed, caret).map(|place| place.typed)
}

fn entity<'a>(
    dossier: &Dossier<'a>,
    typed: &str,
    place: &Place,
    named: &Named<'a>,
) -> Option<Suggestion<'a>> {
    let entity = dossier.entity(named.id)?;
    let is_value = matches!(place.role, Role::Name(_));
    let mut value = Query::Entity(entity.kind, vec![entity.slug.to_owned()]).to_string();
    if is_value {
        value.drain(..=entity.kind.field().len());
    }
    let mut span = place.whole;
    if let Some((start, _)) = named.before.checked_sub(1).and_then(|at| place.before.get(at))
        && !place.is_one
    {
        span.start = *start;
    }
    // What was quoted may have stood close to words of its own; a field must not run into them.
    let is_word = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')');
    let before = typed[..span.start].chars().next_back();
    if place.role == Role::Phrase && before.is_some_and(|c| is_word(c) && !(c == '-' && place.negated)) {
        value.insert(0, ' ');
    }
    let after = typed[span.end..].chars().next();
    if after.is_some_and(|c| is_word(c) && !(c == ',' && is_value)) {
        value.push(' ');
    }
    let (query, caret) = replaced(typed, span, &value);
    let what = What::Entity {
        kind: entity.kind,
        slug: entity.slug,
        name: entity.name,
        alias: named.alias,
        articles: entity.article_count,
    };
    Some(Suggestion { what, query, caret })
}

fn title<'a>(
    dossier: &Dossier<'a>,
    typed: &str,
    place: &Place,
    id: u32,
    nth: usize,
) -> Option<Suggestion<'a>> {
    let article = dossier.article(id)?;
    // The article is opened with the word as its title has it, so that it is marked there.
    let word = tokens(article.title).nth(nth).map(|token| &article.title[token.range()]);
    let word = word.filter(|word| terms::is_typable(word)).unwrap_or(&typed[place.token.range()]);
    let (query, caret) = replaced(typed, place.token, word);
    Some(Suggestion { what: What::Title { slug: article.slug, title: article.title }, query, caret })
}

/// A text with a part of it replaced, and where that ends.
fn replaced(text: &str, span: Span, by: &str) -> (String, usize) {
    let query = [&text[..span.start], by, &text[span.end..]].concat();
    (query, span.start + by.len())
}

#[cfg(test)]
mod tests;
