//! Names that are worth listing: those that most articles use.

use std::cmp::Reverse;

use corpus::model::Kind;

use super::{
    EntityIndex,
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
pub fn unlisted(index: &EntityIndex<'_>) -> Vec<usize> {
    let is_worth_it = |at: &usize| {
        let entity = index.entity(*at);
        !entity.listed
            && KINDS.iter().any(|(kind, _)| *kind == entity.kind)
            && !index.is_surname(*at)
            && !index.is_of_one_article(*at)
    };
    let mut found: Vec<usize> = (0..index.corpus.entities.len()).filter(is_worth_it).collect();
    found.sort_by_cached_key(|&at| (Reverse(index.article_count(at)), Reverse(index.count(at)), at));
    found
}

/// Entries for all that is worth listing, to begin an authority file with or to add to the one that is
/// there. Of a large folder only what several articles name, unless all is asked for.
pub fn starting_file(
    index: &EntityIndex<'_>,
    where_is: &dyn Fn(super::Passage) -> String,
    all: bool,
) -> Vec<String> {
    let least = if all || index.corpus.articles.len() <= SMALL { 1 } else { 2 };
    let mut claims = Claims::of(index.authority);
    let wanted: Vec<usize> =
        unlisted(index).into_iter().filter(|&at| index.article_count(at) >= least).collect();
    // Names go before other names.
    let named: Vec<(usize, Entry)> = wanted.into_iter().map(|at| (at, Entry::of(index, at))).collect();
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
            lines.extend(index.passages(*at).next().map(|passage| told(index, *at, &where_is(passage))));
            lines.extend(entry.lines(true));
        }
    }
    lines
}

fn told(index: &EntityIndex<'_>, at: usize, place: &str) -> String {
    let counted = |count: usize, one: &str, more: &str| match count {
        1 => one.to_owned(),
        count => format!("{count} {more}"),
    };
    let times = counted(index.count(at), "once", "times");
    let articles = counted(index.article_count(at), "one article", "articles");
    format!("# {times} in {articles}, first at {place}")
}
