//! Names that are worth listing: those that most articles use.

use std::cmp::Reverse;

use corpus::model::Kind;

use super::{
    Held,
    entry::{Claims, Entry},
};

/// The kinds that an editor lists. Weapons are found by what they are.
const KINDS: [(Kind, &str); 4] = [
    (Kind::Person, "Persons"),
    (Kind::Organisation, "Organisations"),
    (Kind::Place, "Places"),
    (Kind::Event, "Events: programmes, agreements, laws, wars"),
];

/// Folders of no more articles than this are listed with all their names.
const SMALL: usize = 50;

/// Entities that nobody has listed and whose names count in every article, those of most articles first.
pub fn unlisted(held: &Held<'_>) -> Vec<usize> {
    let is_worth_it = |at: &usize| {
        let entity = held.entity(*at);
        !entity.listed
            && KINDS.iter().any(|(kind, _)| *kind == entity.kind)
            && !held.is_surname(*at)
            && !held.is_of_one_article(*at)
    };
    let mut found: Vec<usize> = (0..held.corpus.entities.len()).filter(is_worth_it).collect();
    found.sort_by_cached_key(|&at| (Reverse(held.article_count(at)), Reverse(held.count(at)), at));
    found
}

/// Entries for all that is worth listing, to begin an authority file with or to add to the one that is
/// there. Of a large folder only what several articles name, unless all is asked for.
pub fn starting_file(held: &Held<'_>, where_is: &dyn Fn(super::Passage) -> String, all: bool) -> Vec<String> {
    let least = if all || held.corpus.articles.len() <= SMALL { 1 } else { 2 };
    let mut claims = Claims::of(held.authority);
    let wanted: Vec<usize> =
        unlisted(held).into_iter().filter(|&at| held.article_count(at) >= least).collect();
    // Names go before other names.
    let named: Vec<(usize, Entry)> = wanted.into_iter().map(|at| (at, Entry::of(held, at))).collect();
    let mut entries: Vec<(usize, Entry)> =
        named.into_iter().filter(|(at, entry)| entry.take_name(&mut claims, *at)).collect();
    entries.iter_mut().for_each(|(at, entry)| entry.take_others(&mut claims, *at));
    let mut lines = vec![
        "# Proposed by dossier check --propose: names that were recognised and that nobody has listed."
            .to_owned(),
        "# Nobody has looked at them yet: take out what is wrong, then merge, rename and retype.".to_owned(),
    ];
    for (kind, title) in KINDS {
        let of_kind: Vec<&(usize, Entry)> = entries.iter().filter(|(_, entry)| entry.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        lines.extend([String::new(), format!("# {title}")]);
        for (at, entry) in of_kind {
            lines.push(String::new());
            lines.extend(held.passages(*at).next().map(|passage| told(held, *at, &where_is(passage))));
            lines.extend(entry.lines(true));
        }
    }
    lines
}

fn told(held: &Held<'_>, at: usize, place: &str) -> String {
    let counted = |count: usize, one: &str, more: &str| match count {
        1 => one.to_owned(),
        count => format!("{count} {more}"),
    };
    let times = counted(held.count(at), "once", "times");
    let articles = counted(held.article_count(at), "one article", "articles");
    format!("# {times} in {articles}, first at {place}")
}
