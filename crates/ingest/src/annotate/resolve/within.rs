//! Which names of a text are one entity's.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use corpus::model::Kind;
use text::{Span, as_read};

use super::{
    names::{
        Key, all_initials, are_initials, country_of, is_country_word, is_ordinary_body, known_as,
        may_be_known_as, nickname, words,
    },
    words_of,
};
use crate::annotate::tagger::lexicon::{FIRST, LEXICON};

/// A name in a text, as the layers have found it.
#[derive(Clone, Debug)]
pub struct Named {
    /// Where it is.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// The entity that an editor has listed it for, as an index.
    pub listed: Option<usize>,
}

/// An entity of one text.
#[derive(Clone, Debug)]
pub struct Local {
    /// What it is.
    pub kind: Kind,
    /// The entity that an editor has listed it as, as an index.
    pub listed: Option<usize>,
    /// What makes it one with entities of other texts.
    pub key: Key,
    /// Its names in the text, each with how often it stands there, the fullest first.
    pub names: Vec<(String, usize)>,
    /// The mentions, as indices, in order.
    pub mentions: Vec<usize>,
}

/// A group of names that are taken for one.
struct Group {
    kind: Kind,
    listed: Option<usize>,
    /// The words of its fullest name.
    words: Vec<String>,
    /// Each way in which it is written, as words.
    written: BTreeSet<Vec<String>>,
    mentions: Vec<usize>,
    /// Two groups could be meant.
    is_ambiguous: bool,
}

/// Most groups that a short name is held against; where more have a word of it, it tells nobody.
const MOST_COMPARED: usize = 64;

/// The groups of a text, to be found by their names.
#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    /// The groups of each name, as it is written.
    by_name: HashMap<(Kind, Vec<String>), Vec<usize>>,
    by_word: HashMap<(Kind, String), Vec<usize>>,
    by_initials: HashMap<String, Vec<usize>>,
    by_known: HashMap<(Kind, &'static str), usize>,
}

impl Groups {
    fn open(&mut self, group: Group) -> usize {
        self.all.push(group);
        self.all.len() - 1
    }

    /// Notes that a group goes by a name.
    fn call(&mut self, at: usize, words: &[String]) {
        let group = &mut self.all[at];
        let kind = group.kind;
        if !group.written.insert(words.to_vec()) {
            return;
        }
        self.by_name.entry((kind, words.to_vec())).or_default().push(at);
        if self.all[at].is_ambiguous {
            return;
        }
        let full = &self.all[at].words;
        if let Some(known) = known_as(kind, words)
            && (words.len() > 1 || may_be_known_as(known, full))
        {
            self.by_known.entry((kind, known)).or_insert(at);
        }
        for word in words {
            let groups = self.by_word.entry((kind, word.clone())).or_default();
            if groups.last() != Some(&at) {
                groups.push(at);
            }
        }
        if kind == Kind::Organisation {
            for initials in all_initials(words) {
                self.by_initials.entry(initials).or_default().push(at);
            }
        }
    }

    /// The groups of a name that has lost the apostrophe of its possessive: "the Guzman Loeras".
    fn without_s(&self, kind: Kind, words: &[String]) -> Option<&Vec<usize>> {
        let mut words = words.to_vec();
        let last = words.last_mut()?;
        *last = last.strip_suffix('s').filter(|bare| bare.chars().count() > 2)?.to_owned();
        self.by_name.get(&(kind, words))
    }

    /// The groups that a name may belong to.
    fn matching(&self, kind: Kind, words: &[String]) -> Vec<usize> {
        let same = self.by_name.get(&(kind, words.to_vec())).or_else(|| self.without_s(kind, words));
        let same = same.map_or(&[][..], Vec::as_slice);
        // A name that an editor gives to several says which of them as little here.
        if same.len() > 1 && same.iter().all(|&at| self.all[at].listed.is_some()) {
            return same.to_vec();
        }
        let known = known_as(kind, words).and_then(|known| self.by_known.get(&(kind, known)));
        if let Some(at) = same.first().or(known) {
            return vec![*at];
        }
        let with = |word: Option<&String>| -> &[usize] {
            word.and_then(|word| self.by_word.get(&(kind, word.clone()))).map_or(&[], Vec::as_slice)
        };
        let mut near: Vec<usize> = [with(words.first()), with(words.last())].concat();
        if let ([one], Kind::Organisation) = (words, kind) {
            near.extend(self.by_initials.get(one).into_iter().flatten());
        }
        near.sort_unstable();
        near.dedup();
        if near.len() > MOST_COMPARED {
            return Vec::new();
        }
        let by = |fits: &dyn Fn(&Group) -> bool| -> Vec<usize> {
            near.iter().copied().filter(|at| fits(&self.all[*at])).collect()
        };
        match kind {
            Kind::Person => {
                let found = by(&|group| is_short_name(words, &group.words));
                if !found.is_empty() {
                    return found;
                }
                let is_first = words.len() == 1 && LEXICON.classes(&words[0]) & FIRST != 0;
                if is_first {
                    by(&|group| group.words.len() > 1 && group.words[0] == words[0])
                } else {
                    Vec::new()
                }
            }
            Kind::Organisation => by(&|group| is_short_body(words, group)),
            _ => Vec::new(),
        }
    }
}

/// The entities of a text. Each name belongs to one; `article` is the text's slug.
pub fn resolve(
    text: &str,
    article: &str,
    named: &[Named],
    listed_names: &dyn Fn(usize) -> Vec<String>,
) -> Vec<Local> {
    let mut groups = Groups::default();
    let mut home: Vec<Option<usize>> = vec![None; named.len()];
    let new = |kind, listed, words| Group {
        kind,
        listed,
        words,
        written: BTreeSet::new(),
        mentions: Vec::new(),
        is_ambiguous: false,
    };
    let mut by_listed: HashMap<usize, usize> = HashMap::new();
    for (at, name) in named.iter().enumerate() {
        let Some(entity) = name.listed else { continue };
        let group = *by_listed.entry(entity).or_insert_with(|| {
            let ways: Vec<Vec<String>> =
                listed_names(entity).iter().map(|listed| words_of(name.kind, listed)).collect();
            let full = ways.iter().max_by_key(|words| words.len()).cloned().unwrap_or_default();
            let group = groups.open(new(name.kind, Some(entity), full));
            ways.iter().for_each(|way| groups.call(group, way));
            group
        });
        groups.call(group, &words_of(name.kind, &text[name.span.range()]));
        groups.all[group].mentions.push(at);
        home[at] = Some(group);
    }
    let partner = introduced(text, named);
    let mut order: Vec<(usize, Vec<String>)> = named
        .iter()
        .enumerate()
        .filter(|(_, name)| name.listed.is_none())
        .map(|(at, name)| (at, words_of(name.kind, &text[name.span.range()])))
        .collect();
    // The fullest names first: shorter ones are measured against them.
    order.sort_by_key(|(at, words)| (Reverse(words.len()), *at));
    for (at, words) in order {
        let kind = named[at].kind;
        let by_partner = partner.get(&at).and_then(|partner| home[*partner]);
        let found = by_partner.map_or_else(|| groups.matching(kind, &words), |group| vec![group]);
        let group = match found.as_slice() {
            [one] => *one,
            several => {
                let mut group = new(kind, None, words.clone());
                group.is_ambiguous = !several.is_empty();
                groups.open(group)
            }
        };
        groups.call(group, &words);
        if kind == Kind::Person
            && let Some(nickname) = nickname(&text[named[at].span.range()])
        {
            groups.call(group, &nickname);
        }
        groups.all[group].mentions.push(at);
        home[at] = Some(group);
    }
    let main_country = main_country(text, named);
    groups.all.into_iter().map(|group| local(group, text, article, named, main_country.as_deref())).collect()
}

/// Names of which one stands in brackets after the other, each with its partner.
fn introduced(text: &str, named: &[Named]) -> HashMap<usize, usize> {
    let mut partners = HashMap::new();
    for (at, pair) in named.windows(2).enumerate() {
        let between = text.get(pair[0].span.end..pair[1].span.start).unwrap_or_default();
        let closes = text[pair[1].span.end..].starts_with([')', ',', ';']);
        if pair[0].kind == Kind::Person && pair[1].kind == Kind::Person && is_other_name(between) {
            partners.insert(at + 1, at);
            continue;
        }
        if pair[0].kind == pair[1].kind
            && matches!(pair[0].kind, Kind::Organisation | Kind::Event)
            && matches!(between, " (" | "(" | " (the " | " or ")
            && (closes || between == " or " && is_acronym(&text[pair[1].span.range()]))
        {
            partners.insert(at, at + 1);
            partners.insert(at + 1, at);
        }
    }
    partners
}

/// Whether what stands between two names says that the second is another name of the first.
fn is_other_name(between: &str) -> bool {
    let words = words(between).join(" ");
    matches!(
        words.as_str(),
        "aka"
            | "a k a"
            | "a.k.a"
            | "alias"
            | "also known as"
            | "better known as"
            | "known as"
            | "aka the"
            | "alias the"
            | "also known as the"
            | "known as the"
            | "nicknamed"
    )
}

fn is_acronym(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

/// Whether a name may be short for a person's full name: its surname or surnames, the name without
/// some middle part, or with initials.
fn is_short_name(short: &[String], full: &[String]) -> bool {
    let strip = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii")).cloned().collect()
    };
    let (short, full) = (strip(short), strip(full));
    if full.len() < 2 || short.is_empty() || short.len() > full.len() {
        return false;
    }
    if let [one] = short.as_slice() {
        return full[1..].contains(one) && one.chars().count() > 1;
    }
    let fits = |a: &str, b: &str| a == b || a.chars().count() == 1 && b.starts_with(a);
    let mut rest = full.iter();
    let in_order = short.iter().all(|word| rest.any(|other| fits(word, other)));
    let ends_alike = short.last() == full.last();
    let begins_alike = fits(&short[0], &full[0]);
    in_order && (ends_alike || begins_alike)
}

/// Whether a name may be short for a body's: its initials, its first words, or the name without the
/// country.
fn is_short_body(short: &[String], group: &Group) -> bool {
    let fits = |full: &Vec<String>| {
        let bare: Vec<String> = full.iter().skip_while(|word| is_country_word(word)).cloned().collect();
        if short == bare.as_slice() && !bare.is_empty() {
            return true;
        }
        if let [one] = short
            && (are_initials(one, full) || are_initials(one, &bare))
        {
            return true;
        }
        let is_telling = |words: &[String]| {
            words.iter().any(|word| {
                LEXICON.classes(word) == 0
                    || LEXICON.classes(word) & !(FIRST | crate::annotate::tagger::lexicon::LAST) == 0
            })
        };
        short.len() < full.len()
            && full.starts_with(short)
            && is_telling(short)
            && !full[short.len()..].iter().any(|word| is_another_body(word))
            && full.len() - short.len() <= 2
    };
    group.written.iter().any(fits)
}

/// Whether a word after the name of a body makes another body of it: "AT&T International" is not AT&T.
fn is_another_body(word: &str) -> bool {
    matches!(
        word,
        "international"
            | "foundation"
            | "bank"
            | "capital"
            | "ventures"
            | "studios"
            | "pictures"
            | "records"
            | "news"
            | "sports"
            | "energy"
            | "health"
            | "airport"
            | "stadium"
            | "arena"
            | "university"
            | "hospital"
            | "museum"
            | "women"
            | "youth"
    ) || is_country_word(word)
}

/// The country that a text speaks of most, if one stands out.
fn main_country(text: &str, named: &[Named]) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for name in named.iter().filter(|name| name.kind == Kind::Place) {
        let words = words(&text[name.span.range()]);
        let country =
            known_as(Kind::Place, &words).map(str::to_owned).or_else(|| country_of(&words.join(" ")));
        let Some(country) = country else { continue };
        match counts.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += 1,
            None => counts.push((country, 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    match counts.as_slice() {
        [(first, most), (_, next), ..] if *most >= 2 * next => Some(first.clone()),
        [(only, count)] if *count > 1 => Some(only.clone()),
        _ => None,
    }
}

fn local(group: Group, text: &str, article: &str, named: &[Named], main_country: Option<&str>) -> Local {
    let mut mentions = group.mentions;
    mentions.sort_unstable();
    let mut names: Vec<(String, usize)> = Vec::new();
    for &at in &mentions {
        let surface = as_read(&text[named[at].span.range()]);
        match names.iter_mut().find(|(name, _)| *name == surface) {
            Some((_, count)) => *count += 1,
            None => names.push((surface, 1)),
        }
    }
    let fullness = |name: &str| words_of(group.kind, name).len();
    names.sort_by(|a, b| fullness(&b.0).cmp(&fullness(&a.0)).then(b.1.cmp(&a.1)).then_with(|| a.0.cmp(&b.0)));
    let key = key(&group.words, group.kind, &group.written, group.is_ambiguous, article, || {
        country_beside(text, named, &mentions).or_else(|| main_country.map(str::to_owned))
    });
    Local { kind: group.kind, listed: group.listed, key, names, mentions }
}

fn key(
    words: &[String],
    kind: Kind,
    written: &BTreeSet<Vec<String>>,
    is_ambiguous: bool,
    article: &str,
    country: impl Fn() -> Option<String>,
) -> Key {
    let known = written
        .iter()
        .find_map(|way| known_as(kind, way).filter(|known| way.len() > 1 || may_be_known_as(known, words)));
    if let Some(known) = known {
        return Key::Everywhere(kind, words_of(kind, known).join(" "));
    }
    let joined = words.join(" ");
    if kind == Kind::Person && (words.len() < 2 || is_ambiguous) {
        return Key::Within(kind, joined, article.to_owned());
    }
    if kind == Kind::Organisation {
        let bare: Vec<String> = words.iter().skip_while(|word| is_country_word(word)).cloned().collect();
        let bare: Vec<String> = bare.into_iter().filter(|word| word != "the").collect();
        if is_ordinary_body(&bare) {
            let own = words.first().filter(|_| words.len() > bare.len()).and_then(|word| country_of(word));
            return match own.or_else(country) {
                Some(country) => Key::Everywhere(kind, format!("{} of {country}", bare.join(" "))),
                None => Key::Within(kind, joined, article.to_owned()),
            };
        }
    }
    Key::Everywhere(kind, joined)
}

/// The country of a body by the word before it: "Mexico's Congress", "the Mexican Congress".
fn country_beside(text: &str, named: &[Named], mentions: &[usize]) -> Option<String> {
    mentions.iter().find_map(|&at| {
        let before = text.get(..named[at].span.start)?.trim_end();
        let word = before.rsplit(|c: char| c.is_whitespace()).next()?;
        let word = words(word).pop()?;
        country_of(&word)
    })
}
