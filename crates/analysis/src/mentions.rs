//! Where an entity is named, line by line, and beside whom.

use std::cmp::Reverse;

use crate::association::g2;
use corpus::{
    model::Kind,
    store::{Article, Dossier, Entity, Mention, Role},
};
use text::{
    Span,
    date::Date,
    sort::{pack, sort_by, sort_by_key, sort_numbers, unpack},
};

/// The mentions of an entity in one article.
pub struct ArticleMentions<'a> {
    /// The article.
    pub article: Article<'a>,
    /// Its mentions, in order; none where it is only the article's source.
    pub mentions: Vec<Mention<'a>>,
}

/// One mention in its paragraph.
#[derive(Clone, Copy)]
pub struct InParagraph<'a> {
    /// The mention.
    pub mention: Mention<'a>,
    /// The paragraph in which it stands, in the untouched file.
    pub paragraph: Span,
}

/// A name that articles use for an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameUsed<'a> {
    /// The words, as they stand there.
    pub words: &'a str,
    /// How often they are used.
    pub count: u32,
    /// In which articles, as places among the groups, and how often in each.
    pub articles: Vec<(usize, u32)>,
}

/// Another entity in the same paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Neighbour {
    /// The other entity.
    pub entity: u32,
    /// In how many paragraphs both are named.
    pub paragraphs: u32,
    /// In how many articles that happens.
    pub articles: u32,
    /// How far from chance that is: see [`g2`].
    pub association: f64,
}

/// Every mention of an entity, article by article.
pub fn by_article<'a>(dossier: &Dossier<'a>, entity: &Entity<'a>) -> Vec<ArticleMentions<'a>> {
    let articles = dossier.entity_articles(entity).filter_map(|id| dossier.article(id));
    articles
        .map(|article| ArticleMentions {
            article,
            mentions: dossier.mentions_of(&article, entity.id).collect(),
        })
        .collect()
}

/// The mentions of a group in their paragraphs. Paragraphs are found anew in the text, which for many
/// articles takes its time: ask for what is shown.
pub fn in_paragraphs<'a>(dossier: &Dossier<'a>, group: &ArticleMentions<'a>) -> Vec<InParagraph<'a>> {
    let paragraphs = dossier.paragraphs(&group.article);
    let line = |&mention: &Mention<'a>| {
        let paragraph = paragraphs.get(mention.paragraph as usize).copied().unwrap_or(mention.span);
        InParagraph { mention, paragraph }
    };
    group.mentions.iter().map(line).collect()
}

/// The names that articles use for an entity, the most frequent first.
/// Names that differ only in case, accents or punctuation are told apart: these are quotations.
pub fn names_used<'a>(groups: &[ArticleMentions<'a>]) -> Vec<NameUsed<'a>> {
    let mut names: Vec<NameUsed<'a>> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for mention in &group.mentions {
            let words = group.article.raw.get(mention.span.range()).unwrap_or_default();
            let known = match names.iter().position(|name| name.words == words) {
                Some(known) => known,
                None => {
                    names.push(NameUsed { words, count: 0, articles: Vec::new() });
                    names.len() - 1
                }
            };
            let name = &mut names[known];
            name.count += 1;
            match name.articles.last_mut().filter(|(article, _)| *article == at) {
                Some((_, count)) => *count += 1,
                None => name.articles.push((at, 1)),
            }
        }
    }
    sort_by_key(&mut names, |name| Reverse(name.count));
    names
}

/// What articles say that an entity is, in order of article and place.
pub fn roles<'a>(
    dossier: &Dossier<'a>,
    entity: &Entity<'a>,
    groups: &[ArticleMentions<'a>],
) -> Vec<(Article<'a>, Role<'a>)> {
    let of_article = |group: &ArticleMentions<'a>| {
        let (article, id) = (group.article, entity.id);
        let own = dossier.roles(&article).filter(move |role| role.entity == id);
        own.map(move |role| (article, role)).collect::<Vec<_>>()
    };
    groups.iter().flat_map(of_article).collect()
}

/// The articles with the earliest and the latest date, of those that have one, as places among the groups:
/// of equal dates the first. A date that is less precise counts as its beginning.
pub fn first_and_last(groups: &[ArticleMentions<'_>]) -> Option<(usize, usize)> {
    let mut found: Option<((usize, Date), (usize, Date))> = None;
    for (at, date) in groups.iter().enumerate().filter_map(|(at, group)| Some((at, group.article.published?)))
    {
        let (first, last) = found.get_or_insert(((at, date), (at, date)));
        if date < first.1 {
            *first = (at, date);
        }
        if date > last.1 {
            *last = (at, date);
        }
    }
    found.map(|((first, _), (last, _))| (first, last))
}

/// The dates or figures in the sentences that name an entity, each with its article's place among the
/// groups: dates in order of what they mean, figures in order of place.
pub fn in_same_sentences<'a>(
    dossier: &Dossier<'a>,
    groups: &[ArticleMentions<'a>],
    kind: Kind,
) -> Vec<(usize, Mention<'a>)> {
    let mut found: Vec<(usize, Mention<'a>)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let mut own = group.mentions.as_slice();
        for mention in dossier.mentions_of_kind(&group.article, kind) {
            own = &own[own.partition_point(|own| own.sentence < mention.sentence)..];
            if own.first().is_some_and(|own| own.sentence == mention.sentence) {
                found.push((at, mention));
            }
        }
    }
    if kind == Kind::Date {
        // What is told without its year comes after what has one, and last what has no value.
        let key = |mention: &Mention<'a>| {
            let value = mention.value;
            (value.is_empty(), value.starts_with('-'), value)
        };
        sort_by(&mut found, |(_, a), (_, b)| key(a).cmp(&key(b)));
    }
    found
}

/// The entities that stand in the same paragraphs as this one, those most strongly associated with it
/// first, of equals by name.
pub fn neighbours(dossier: &Dossier<'_>, entity: &Entity<'_>) -> Vec<Neighbour> {
    let mut places = vec![Neighbour::default(); dossier.entity_count() as usize];
    for article in dossier.entity_articles(entity).filter_map(|id| dossier.article(id)) {
        // Paragraph and entity of every mention, each pair once.
        let mut named: Vec<u64> =
            dossier.paragraphs_named(&article).map(|(paragraph, entity)| pack(paragraph, entity)).collect();
        sort_numbers(&mut named);
        named.dedup();
        let mut beside: Vec<u64> = Vec::new();
        for paragraph in named.chunk_by(|a, b| unpack(*a).0 == unpack(*b).0) {
            if paragraph.iter().any(|&packed| unpack(packed).1 == entity.id) {
                beside.extend(paragraph.iter().map(|&packed| u64::from(unpack(packed).1)));
            }
        }
        sort_numbers(&mut beside);
        for of_one in beside.chunk_by(|a, b| a == b) {
            let other = of_one[0] as u32;
            if let Some(neighbour) = places.get_mut(other as usize).filter(|_| other != entity.id) {
                neighbour.entity = other;
                neighbour.paragraphs += of_one.len() as u32;
                neighbour.articles += 1;
            }
        }
    }
    let mut neighbours: Vec<_> = places.into_iter().filter(|neighbour| neighbour.paragraphs > 0).collect();
    let other = |neighbour: &Neighbour| dossier.entity(neighbour.entity);
    let all = dossier.paragraphs_with_names();
    for neighbour in &mut neighbours {
        let paragraphs = other(neighbour).map_or(0, |other| other.paragraphs);
        neighbour.association = g2(neighbour.paragraphs, entity.paragraphs, paragraphs, all);
    }
    let name = |neighbour: &Neighbour| other(neighbour).map_or("", |other| other.name);
    sort_by(&mut neighbours, |a, b| {
        b.association.total_cmp(&a.association).then_with(|| name(a).cmp(name(b)))
    });
    neighbours
}

/// How often each entity is named in an article, by kind, the most frequent first, then in order
/// of first mention.
pub fn named_in(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<(Kind, Vec<(u32, u32)>)> {
    let mut order: Vec<(u32, u32)> = Vec::new();
    for id in dossier.mentions(article).filter_map(|mention| mention.entity) {
        match order.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => order.push((id, 1)),
        }
    }
    sort_by_key(&mut order, |&(_, count)| Reverse(count));
    let kind_of = |id: u32| dossier.entity(id).map(|entity| entity.kind);
    let of_kind = |kind| order.iter().copied().filter(|&(id, _)| kind_of(id) == Some(kind)).collect();
    let kinds = Kind::ENTITIES.into_iter().map(|kind| (kind, of_kind(kind)));
    kinds.filter(|(_, entities): &(Kind, Vec<_>)| !entities.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{
        fixture,
        model::{self, Corpus},
        store::write,
    };

    const NAMES: [(Kind, &str); 3] =
        [(Kind::Person, "Anna"), (Kind::Organisation, "Bank"), (Kind::Place, "City")];

    /// An article whose mentions are found by their words; digits are figures, with those words as value.
    fn article(slug: &str, date: Option<&str>, raw: &str) -> model::Article {
        let at = |at: usize, words: &str, kind| {
            fixture::mention(Span::new(at, at + words.len()), kind, None, words)
        };
        let mut mentions = fixture::mentions(raw, &NAMES);
        mentions.extend(raw.match_indices("20 ").map(|(place, _)| at(place, "20", Kind::Quantity)));
        mentions.extend(
            raw.match_indices("2025-").map(|(place, _)| at(place, &raw[place..place + 7], Kind::Date)),
        );
        mentions.sort_by_key(|mention| mention.span);
        model::Article { mentions, ..fixture::untitled(slug, date, raw) }
    }

    fn blob() -> Vec<u8> {
        let mut articles = vec![
            article(
                "a",
                Some("2025-02"),
                "In 2025-03 Anna left. The Bank has 20 guards.\nAnna and the City.\n",
            ),
            article(
                "b",
                None,
                "The Bank.\nNothing is named here.\nThe City, and in 2025-01 Anna. The end, 20 years on.\n",
            ),
            article("c", Some("2025"), "Anna alone.\nAnna: the City has 20 towers.\n"),
        ];
        let at = articles[0].raw.find("left").unwrap_or_default();
        articles[0].roles = vec![model::Role { entity: 0, span: Span::new(at, at + 4), note: String::new() }];
        write(&Corpus {
            articles,
            entities: NAMES.map(|(kind, name)| fixture::entity(kind, name)).into(),
            ..Corpus::default()
        })
    }

    #[test]
    fn names_roles_dates_and_what_stands_in_the_same_sentences() {
        let blob = blob();
        let dossier = Dossier::open(&blob).expect("a dossier");
        let anna = dossier.entity(0).expect("an entity");
        let groups = by_article(&dossier, &anna);
        let name = NameUsed { words: "Anna", count: 5, articles: vec![(0, 2), (1, 1), (2, 2)] };
        assert_eq!(names_used(&groups), [name]);
        let roles = roles(&dossier, &anna, &groups);
        assert_eq!(roles.iter().map(|(a, role)| &a.raw[role.span.range()]).collect::<Vec<_>>(), ["left"]);
        // A year is earlier than its months; an article without a date is neither first nor last.
        assert_eq!(first_and_last(&groups), Some((2, 0)));
        assert_eq!(first_and_last(&groups[1..2]), None);
        let near = |kind| -> Vec<(usize, &str)> {
            let found = in_same_sentences(&dossier, &groups, kind);
            found.iter().map(|(at, mention)| (*at, mention.value)).collect()
        };
        assert_eq!(near(Kind::Date), [(1, "2025-01"), (0, "2025-03")]);
        assert_eq!(near(Kind::Quantity), [(2, "20")]);
        let lines = in_paragraphs(&dossier, &groups[0]);
        let paragraphs: Vec<&str> =
            lines.iter().map(|line| &groups[0].article.raw[line.paragraph.range()]).collect();
        assert_eq!(paragraphs, ["In 2025-03 Anna left. The Bank has 20 guards.", "Anna and the City."]);
    }

    #[test]
    fn neighbours_by_association() {
        let blob = blob();
        let dossier = Dossier::open(&blob).expect("a dossier");
        // Six paragraphs name something, and Anna is in five of them.
        assert_eq!(dossier.paragraphs_with_names(), 6);
        let anna = dossier.entity(0).expect("an entity");
        let found = neighbours(&dossier, &anna);
        let counts: Vec<_> = found.iter().map(|one| (one.entity, one.paragraphs, one.articles)).collect();
        assert_eq!(counts, [(2, 3, 3), (1, 1, 1)]);
        assert!(found[0].association > 0.0 && found[1].association < 0.0, "{found:?}");
        assert_eq!(found[0].association, g2(3, 5, 3, 6));
    }
}
