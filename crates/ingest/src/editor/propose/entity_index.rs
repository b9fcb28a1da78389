//! A corpus as proposals look at it: each entity with its mentions and its words.

use std::collections::HashMap;

use corpus::model::{Corpus, Entity, Kind};

use super::Passage;
use crate::{
    annotate::{
        resolve::{names, words_of},
        tagger::lexicon::{LEXICON, STATE},
    },
    authority::{Authority, Listed},
    slugify,
};

/// A corpus with an index of where its entities are named.
pub struct EntityIndex<'c> {
    /// The corpus.
    pub corpus: &'c Corpus,
    /// The file by which it was made.
    pub authority: &'c Authority,
    mentions: Vec<Vec<(u32, u32)>>,
    listed: Vec<Option<usize>>,
    words: Vec<Vec<String>>,
}

impl<'c> EntityIndex<'c> {
    /// Looks where everything is named.
    pub fn new(corpus: &'c Corpus, authority: &'c Authority) -> Self {
        let mut mentions = vec![Vec::new(); corpus.entities.len()];
        for (at, article) in corpus.articles.iter().enumerate() {
            for (nth, mention) in article.mentions.iter().enumerate() {
                if let Some(of) = mention.entity.and_then(|entity| mentions.get_mut(entity)) {
                    of.push((at as u32, nth as u32));
                }
            }
        }
        let by_slug: HashMap<(Kind, &str), usize> = authority
            .entities
            .iter()
            .enumerate()
            .map(|(at, listed)| ((listed.entity.kind, listed.entity.slug.as_str()), at))
            .collect();
        let listed = corpus.entities.iter().map(|entity| {
            by_slug.get(&(entity.kind, entity.slug.as_str())).copied().filter(|_| entity.listed)
        });
        let words = corpus.entities.iter().map(|entity| words_of(entity.kind, &entity.name));
        Self { corpus, authority, mentions, listed: listed.collect(), words: words.collect() }
    }

    /// An entity.
    pub fn entity(&self, at: usize) -> &'c Entity {
        &self.corpus.entities[at]
    }

    /// Its entry in the file, where an editor has listed it.
    pub fn listed(&self, at: usize) -> Option<&'c Listed> {
        self.listed[at].map(|listed| &self.authority.entities[listed])
    }

    /// The line of its entry.
    pub fn line(&self, at: usize) -> Option<usize> {
        Some(self.listed(at)?.names.first()?.line)
    }

    /// The words of its name, in the form in which names are compared.
    pub fn words(&self, at: usize) -> &[String] {
        &self.words[at]
    }

    /// How often it is named.
    pub fn count(&self, at: usize) -> usize {
        self.mentions[at].len()
    }

    /// In how many articles it is named.
    pub fn article_count(&self, at: usize) -> usize {
        self.mentions[at].chunk_by(|a, b| a.0 == b.0).count()
    }

    /// Where it is named, in order.
    pub fn passages(&self, at: usize) -> impl Iterator<Item = Passage> + '_ {
        self.mentions[at].iter().map(|&(article, mention)| {
            let (article, mention) = (article as usize, mention as usize);
            Passage { article, span: self.corpus.articles[article].mentions[mention].span }
        })
    }

    /// Where it is named first in each article, in order.
    pub fn first_in_each(&self, at: usize) -> impl Iterator<Item = Passage> + '_ {
        let firsts = self.mentions[at].chunk_by(|a, b| a.0 == b.0).map(|of_article| of_article[0]);
        firsts.map(|(article, mention)| {
            let (article, mention) = (article as usize, mention as usize);
            Passage { article, span: self.corpus.articles[article].mentions[mention].span }
        })
    }

    /// The words of a passage.
    pub fn text(&self, passage: Passage) -> &'c str {
        self.corpus.articles[passage.article].raw.get(passage.span.range()).unwrap_or_default()
    }

    /// The words of a passage with one space between.
    pub fn name_at(&self, passage: Passage) -> String {
        self.text(passage).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The slug of the article of a passage.
    pub fn slug(&self, passage: Passage) -> &'c str {
        &self.corpus.articles[passage.article].slug
    }

    /// Whether it is a person of whom no more than one name is known.
    pub fn is_surname(&self, at: usize) -> bool {
        let entity = self.entity(at);
        entity.kind == Kind::Person
            && self.words(at).len() == 1
            && entity.aliases.iter().all(|alias| names::words(alias).len() == 1)
    }

    /// Whether its name says too little to be its name in other articles as well.
    pub fn is_of_one_article(&self, at: usize) -> bool {
        let entity = self.entity(at);
        let article = self.passages(at).next().map(|passage| self.slug(passage)).unwrap_or_default();
        !entity.listed && entity.slug.starts_with(&slugify(&format!("{} {article}", entity.name)))
    }
}

/// The countries that words name or are of, in order of name.
pub fn countries(words: &[String]) -> Vec<String> {
    let mut found: Vec<String> = (0..words.len()).filter_map(|at| country_at(words, at)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The country that a word names or is of. New Mexico is a state, and Georgia more often than not.
pub fn country_at(words: &[String], at: usize) -> Option<String> {
    let before = at.checked_sub(1).map(|before| words[before].as_str());
    match (before, words[at].as_str()) {
        (Some("united"), "states") => Some("United States".to_owned()),
        (Some("united"), "kingdom") => Some("United Kingdom".to_owned()),
        (Some("new"), _) => None,
        (_, word) if word == "georgia" || LEXICON.classes(word) & STATE != 0 => None,
        (_, word) => names::country_of(word),
    }
}

/// Whether a word says of which country something is.
pub fn is_of_country(words: &[String], at: usize) -> bool {
    let begins = words[at] == "united" && at + 1 < words.len() && country_at(words, at + 1).is_some();
    begins || country_at(words, at).is_some()
}

/// The words by which a body is told from others of its country, in order of name: all ministries are
/// one, whatever they are called.
pub fn telling(words: &[String]) -> Vec<String> {
    let is_small = |word: &str| matches!(word, "of" | "for" | "and");
    let counting = (0..words.len()).filter(|&at| !is_of_country(words, at) && !is_small(&words[at]));
    let mut telling: Vec<String> = counting
        .map(|at| match words[at].as_str() {
            "secretariat" | "department" => "ministry".to_owned(),
            word => word.to_owned(),
        })
        .collect();
    telling.sort_unstable();
    telling
}
