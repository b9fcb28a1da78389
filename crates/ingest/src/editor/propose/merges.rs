//! Entities that are probably one.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use corpus::model::Kind;
use text::folded_words;

use super::{
    EntityIndex, Paste, Place, Proposal, Reason,
    entity_index::{countries, is_of_country, telling},
    entry::{Claims, Entry, list},
};
use crate::{
    annotate::{
        resolve::names::initials,
        tagger::lexicon::{FIRST, LEXICON},
    },
    authority::{Listed, Scope},
    slugify,
};

/// How many names a reason is shown for, unless all are asked for.
const SHOWN: usize = 3;

/// In folders of more articles than this a surname is matched to nobody whom one article alone names.
const SMALL: usize = 50;

/// A word that stands in more names than this tells nobody apart.
const COMMON: usize = 64;

/// Why two entities are probably one, the best reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Spelling,
    Acronym,
    Body,
    Kind,
    Surname,
    Words,
}

impl Why {
    fn words(self) -> &'static str {
        match self {
            Self::Spelling => "the names differ only in how they are written",
            Self::Acronym => "these are its initials, and no other name has them",
            Self::Body => "the same words in another order, or without the country",
            Self::Kind => "the same name, recognised as a different kind",
            Self::Surname => {
                "a name that stands alone, and only one person in the folder has it as a surname"
            }
            Self::Words => "every word of one name is in the other, and in no other name",
        }
    }
}

/// An entity that is probably another.
#[derive(Clone, Copy, Debug)]
struct Link {
    of: usize,
    to: usize,
    why: Why,
}

/// The entities that are probably one, those first by which most articles would gain.
pub fn find(index: &EntityIndex<'_>, all: bool) -> Vec<Proposal> {
    let mut links = Vec::new();
    links.extend(by_spelling(index));
    links.extend(by_initials(index));
    links.extend(by_body(index));
    links.extend(by_kind(index));
    links.extend(by_surname(index));
    links.extend(by_words(index));
    links.sort_by_key(|link| (link.why, link.of, link.to));
    let mut clusters: Vec<(usize, Vec<Link>)> = clusters(index, links).into_iter().collect();
    let gained = |links: &[Link]| links.iter().map(|link| index.article_count(link.of)).sum::<usize>();
    clusters.sort_by_cached_key(|(to, links)| (Reverse(gained(links)), links[0].why, *to));
    let mut claims = Claims::of(index.authority);
    clusters.iter().filter_map(|(to, links)| proposal(index, *to, links, &mut claims, all)).collect()
}

/// Links by the entity that the others are, each of which is one only.
fn clusters(index: &EntityIndex<'_>, links: Vec<Link>) -> BTreeMap<usize, Vec<Link>> {
    let mut target: HashMap<usize, Link> = HashMap::new();
    let root = |target: &HashMap<usize, Link>, mut at: usize| {
        while let Some(link) = target.get(&at) {
            at = link.to;
        }
        at
    };
    let mut is_target: HashSet<usize> = HashSet::new();
    for link in links {
        let is_chain =
            link.why == Why::Words && (target.contains_key(&link.to) || is_target.contains(&link.of));
        if target.contains_key(&link.of) || root(&target, link.to) == link.of || is_chain {
            continue;
        }
        is_target.insert(link.to);
        target.insert(link.of, link);
    }
    let mut clusters: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
    for (of, link) in &target {
        let to = root(&target, *of);
        // What is two by way of a third is two all the same, if the kinds differ.
        if link.why == Why::Kind || index.entity(*of).kind == index.entity(to).kind {
            clusters.entry(to).or_default().push(Link { to, ..*link });
        }
    }
    for links in clusters.values_mut() {
        links.sort_by_key(|link| (link.why, link.of));
    }
    clusters
}

/// A link from the lesser of two to the one that keeps its name: the one that is listed, has the fuller
/// name, is named more often.
fn link(index: &EntityIndex<'_>, a: usize, b: usize, why: Why) -> Link {
    let rank = |at: usize| {
        let entity = index.entity(at);
        let is_full = index.words(at).len() > 1 && !index.is_of_one_article(at);
        (entity.listed, is_full, index.count(at), Reverse(at))
    };
    if rank(a) >= rank(b) { Link { of: b, to: a, why } } else { Link { of: a, to: b, why } }
}

/// Links of each of several to the one of them that keeps its name.
fn to_best(index: &EntityIndex<'_>, among: &[usize], why: Why) -> Vec<Link> {
    let Some(best) = among.iter().copied().reduce(|a, b| link(index, a, b, why).to) else {
        return Vec::new();
    };
    let others = among.iter().filter(|at| **at != best);
    others.map(|&of| Link { of, to: best, why }).filter(|link| !are_both_settled(index, link)).collect()
}

/// Whether an editor has told two apart: each has its own entry and an identifier of its own.
fn are_both_settled(index: &EntityIndex<'_>, link: &Link) -> bool {
    [link.of, link.to]
        .iter()
        .all(|at| index.listed(*at).is_some_and(|entry| !entry.entity.wikidata.is_empty()))
}

fn entities<'h>(index: &'h EntityIndex<'_>, kinds: &'h [Kind]) -> impl Iterator<Item = usize> + 'h {
    (0..index.corpus.entities.len()).filter(|&at| kinds.contains(&index.entity(at).kind))
}

/// Names of one kind without accents, signs and spaces.
fn by_spelling(index: &EntityIndex<'_>) -> Vec<Link> {
    let mut groups: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for at in entities(index, &[Kind::Person, Kind::Organisation, Kind::Place, Kind::Event]) {
        if index.is_surname(at) || index.is_of_one_article(at) {
            continue;
        }
        let squeezed: String =
            folded_words(&index.entity(at).name).chars().filter(|c| c.is_alphanumeric()).collect();
        groups.entry((index.entity(at).kind, squeezed)).or_default().push(at);
    }
    groups.values().flat_map(|among| to_best(index, among, Why::Spelling)).collect()
}

/// An acronym and the one name whose initials it is.
fn by_initials(index: &EntityIndex<'_>) -> Vec<Link> {
    const KINDS: [Kind; 2] = [Kind::Organisation, Kind::Event];
    let mut expansions: HashMap<(Kind, String), BTreeSet<usize>> = HashMap::new();
    for at in entities(index, &KINDS) {
        let words = index.words(at);
        let from = (0..words.len()).take_while(|at| is_of_country(words, *at)).count();
        for words in [words, &words[from..]].into_iter().filter(|words| words.len() > 1) {
            for skip in [true, false] {
                expansions.entry((index.entity(at).kind, initials(words, skip))).or_default().insert(at);
            }
        }
    }
    let mut links = Vec::new();
    for at in entities(index, &KINDS) {
        let name = &index.entity(at).name;
        let is_acronym = index.words(at).len() == 1 && !name.chars().any(char::is_lowercase);
        let letters: String = folded_words(name).chars().filter(|c| c.is_alphanumeric()).collect();
        if !is_acronym || letters.chars().count() < 2 {
            continue;
        }
        let found = expansions.get(&(index.entity(at).kind, letters));
        if let Some(only) = found.filter(|found| found.len() == 1).and_then(BTreeSet::first)
            && *only != at
        {
            links.push(Link { of: at, to: *only, why: Why::Acronym });
        }
    }
    links.into_iter().map(|found| link_to_listed(index, found)).collect()
}

/// The same link, the other way round where only the lesser of the two is listed.
fn link_to_listed(index: &EntityIndex<'_>, link: Link) -> Link {
    let is_turned = index.entity(link.of).listed && !index.entity(link.to).listed;
    if is_turned { Link { of: link.to, to: link.of, ..link } } else { link }
}

/// Bodies whose names have the same words, country and order aside: "Security Ministry", "Mexican Ministry
/// of Security".
fn by_body(index: &EntityIndex<'_>) -> Vec<Link> {
    let mut groups: BTreeMap<Vec<String>, Vec<(usize, Vec<String>)>> = BTreeMap::new();
    for at in entities(index, &[Kind::Organisation]) {
        let words = index.words(at);
        let telling = telling(words);
        if !telling.is_empty() {
            groups.entry(telling).or_default().push((at, countries(words)));
        }
    }
    let mut links = Vec::new();
    for among in groups.into_values().filter(|among| among.len() > 1) {
        let named: BTreeSet<&Vec<String>> =
            among.iter().map(|(_, countries)| countries).filter(|countries| !countries.is_empty()).collect();
        if named.len() <= 1 {
            links.extend(to_best(index, &among.iter().map(|(at, _)| *at).collect::<Vec<_>>(), Why::Body));
            continue;
        }
        // Of several countries: only what says of which it is.
        for countries in named {
            let of_country = among.iter().filter(|(_, other)| other == countries).map(|(at, _)| *at);
            links.extend(to_best(index, &of_country.collect::<Vec<_>>(), Why::Body));
        }
    }
    links
}

/// One name that has been taken for entities of several kinds.
fn by_kind(index: &EntityIndex<'_>) -> Vec<Link> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in entities(index, &[Kind::Person, Kind::Organisation, Kind::Place, Kind::Event]) {
        // Surnames are names of places and of firms as well.
        if !index.is_surname(at) {
            groups.entry(folded_words(&index.entity(at).name)).or_default().push(at);
        }
    }
    let is_worth_it = |link: &Link| !index.entity(link.of).listed && !index.entity(link.to).listed;
    let kinds =
        |among: &[usize]| among.iter().map(|at| index.entity(*at).kind).collect::<BTreeSet<_>>().len();
    groups
        .values()
        .filter(|among| kinds(among) > 1)
        .flat_map(|among| to_best(index, among, Why::Kind))
        .filter(is_worth_it)
        .filter(|link| index.entity(link.of).kind != index.entity(link.to).kind)
        .collect()
}

/// A surname alone, and the one person of that surname.
fn by_surname(index: &EntityIndex<'_>) -> Vec<Link> {
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in entities(index, &[Kind::Person]) {
        let words = index.words(at);
        for (nth, word) in words.iter().enumerate().skip(1) {
            let is_middle = nth + 1 < words.len() && LEXICON.classes(word) & FIRST != 0;
            if !is_middle {
                holders.entry(word).or_default().push(at);
            }
        }
    }
    // Among very many people a name that stands alone is easily somebody's who is named nowhere else.
    let least = if index.corpus.articles.len() > SMALL { 2 } else { 0 };
    let is_known_enough = |at: usize| index.entity(at).listed || index.article_count(at) >= least;
    entities(index, &[Kind::Person])
        .filter(|&at| index.is_surname(at))
        .filter_map(|at| match holders.get(index.words(at)[0].as_str()).map(Vec::as_slice) {
            Some([only]) if is_known_enough(*only) => {
                Some(link_to_listed(index, Link { of: at, to: *only, why: Why::Surname }))
            }
            _ => None,
        })
        .collect()
}

/// A name all of whose words stand in one other name.
fn by_words(index: &EntityIndex<'_>) -> Vec<Link> {
    const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Event];
    let mut holders: HashMap<(Kind, &str), Vec<usize>> = HashMap::new();
    for at in entities(index, &KINDS) {
        let distinct: BTreeSet<&str> = index.words(at).iter().map(String::as_str).collect();
        distinct
            .into_iter()
            .for_each(|word| holders.entry((index.entity(at).kind, word)).or_default().push(at));
    }
    let is_within = |a: usize, b: usize| index.words(a).iter().all(|word| index.words(b).contains(word));
    // A part of a body, or an article of a law, has the name of the whole and more.
    let is_near = |a: usize, b: usize| {
        index.entity(a).kind == Kind::Person || index.words(b).len() <= index.words(a).len() + 1
    };
    let mut links = Vec::new();
    for at in entities(index, &KINDS).filter(|&at| index.words(at).len() > 1) {
        // Whoever has all words has the rarest.
        let having =
            index.words(at).iter().filter_map(|word| holders.get(&(index.entity(at).kind, word.as_str())));
        let rarest = having.min_by_key(|holders| holders.len());
        let Some(candidates) = rarest.filter(|holders| holders.len() <= COMMON) else { continue };
        let mut longer = candidates.iter().copied().filter(|&other| {
            other != at
                && is_within(at, other)
                && is_near(at, other)
                && countries(index.words(at)) == countries(index.words(other))
        });
        if let (Some(only), None) = (longer.next(), longer.next()) {
            links.push(link(index, at, only, Why::Words));
        }
    }
    links.retain(|link| !are_both_settled(index, link));
    links
}

fn proposal(
    index: &EntityIndex<'_>,
    to: usize,
    links: &[Link],
    claims: &mut Claims,
    all: bool,
) -> Option<Proposal> {
    let pastes = pastes(index, to, links, claims, all);
    if pastes.is_empty() {
        return None;
    }
    let most = if all { usize::MAX } else { SHOWN };
    let mut why: Vec<Reason> = Vec::new();
    for of_one in links.chunk_by(|a, b| a.why == b.why) {
        let shown = of_one.iter().take(most).filter_map(|link| index.passages(link.of).next());
        why.push(Reason { words: of_one[0].why.words(), passages: shown.collect() });
    }
    if let (Some(reason), Some(full)) = (why.first_mut(), index.passages(to).next()) {
        reason.passages.insert(0, full);
    }
    Some(Proposal { what: what(index, to, links), why, pastes })
}

/// "person: Donald Trump · Trump (3 articles)".
fn what(index: &EntityIndex<'_>, to: usize, links: &[Link]) -> String {
    let kind = index.entity(to).kind;
    let mut others: Vec<(String, usize)> = Vec::new();
    for link in links {
        let other = index.entity(link.of);
        let name = if other.kind == kind {
            other.name.clone()
        } else {
            format!("the {} {}", other.kind.name(), other.name)
        };
        match others.iter_mut().find(|(known, _)| *known == name) {
            Some((_, articles)) => *articles += index.article_count(link.of),
            None => others.push((name, index.article_count(link.of))),
        }
    }
    let told = others.iter().take(SHOWN + 1).map(|(name, articles)| match articles {
        0 => format!("{name} (in no article)"),
        1 => format!("{name} (one article)"),
        articles => format!("{name} ({articles} articles)"),
    });
    let told = told.collect::<Vec<_>>().join(" · ");
    let more = others.len().saturating_sub(SHOWN + 1);
    let more = if more > 0 { format!(" · {more} more") } else { String::new() };
    format!("{}: {} · {told}{more}", kind.name(), index.entity(to).name)
}

/// What makes several entities one.
fn pastes(index: &EntityIndex<'_>, to: usize, links: &[Link], claims: &mut Claims, all: bool) -> Vec<Paste> {
    let mut entry = Entry::of(index, to);
    let plain = slugify(&entry.name);
    // Of two names in links the plain one.
    if !index.entity(to).listed && links.iter().any(|link| index.entity(link.of).slug == plain) {
        entry.slug = plain;
    }
    for link in links {
        let is_alone = link.why == Why::Surname;
        for passage in index.first_in_each(link.of).filter(|_| is_alone) {
            let names = entry.within.entry(index.slug(passage).to_owned()).or_default();
            names.push(index.name_at(passage));
        }
        if !is_alone && link.why != Why::Kind {
            entry.add_as_full(&index.entity(link.of).name);
        }
        if link.why != Why::Kind {
            entry.add_names_of(index, link.of);
        }
    }
    let without = links.iter().filter_map(|link| index.line(link.of)).map(Place::Without);
    let without = without.map(|place| Paste { place, lines: Vec::new() });
    match (index.listed(to), index.line(to)) {
        (Some(listed), Some(line)) => {
            entry.take_others(claims, to);
            let given_up: Vec<&Listed> = links.iter().filter_map(|link| index.listed(link.of)).collect();
            let lines = added(listed, &given_up, entry, all);
            let into = Paste { place: Place::Into(line), lines };
            std::iter::once(into).filter(|paste| !paste.lines.is_empty()).chain(without).collect()
        }
        _ if entry.take_name(claims, to) => {
            entry.take_others(claims, to);
            vec![Paste { place: Place::End, lines: entry.lines(all) }]
        }
        _ => Vec::new(),
    }
}

/// The keys of an entry that get more names, with those that they have.
fn added(listed: &Listed, given_up: &[&Listed], mut new: Entry, all: bool) -> Vec<String> {
    for name in given_up.iter().flat_map(|listed| &listed.names) {
        match &name.scope {
            Scope::Canonical | Scope::Alias => new.aliases.push(name.text.clone()),
            Scope::Short => new.short.push(name.text.clone()),
            Scope::Article(slug) => new.within.entry(slug.clone()).or_default().push(name.text.clone()),
        }
    }
    let of = |scope: Scope| -> Vec<String> {
        listed.names.iter().filter(|name| name.scope == scope).map(|name| name.text.clone()).collect()
    };
    let mut lines = Vec::new();
    for (key, scope, names) in [("aliases", Scope::Alias, new.aliases), ("short", Scope::Short, new.short)] {
        let mut given = of(scope);
        let known = given.len();
        for name in names {
            if !given.contains(&name) {
                given.push(name);
            }
        }
        lines.extend(list(key, &given).filter(|_| given.len() > known));
    }
    for (article, names) in &mut new.within {
        let mut given = of(Scope::Article(article.clone()));
        given.append(names);
        given.dedup();
        *names = given;
    }
    new.aliases = Vec::new();
    new.short = Vec::new();
    let has_heading = listed.names.iter().any(|name| matches!(name.scope, Scope::Article(_)));
    lines.extend(new.within_lines(!has_heading, all));
    lines
}
