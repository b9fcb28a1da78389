//! Small dossiers for tests, made by hand: with the feature `fixture`.

#![allow(clippy::disallowed_methods, reason = "tests are in no page")]

use text::{Span, date::Date};

use crate::{
    model::{Article, Basis, Corpus, Entity, Kind, Mention, Published, Rule, Zone, ZoneKind},
    store,
};

/// An entity that an editor has listed, with its name in small letters as its slug.
pub fn entity(kind: Kind, name: &str) -> Entity {
    Entity {
        kind,
        slug: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        aliases: Vec::new(),
        listed: true,
        role: String::new(),
        wikidata: String::new(),
    }
}

/// A mention that rests on nothing.
pub fn mention(span: Span, kind: Kind, entity: Option<usize>, value: &str) -> Mention {
    Mention { span, kind, entity, value: value.to_owned(), rule: Rule::Context, evidence: None }
}

/// An article whose first line is its title. A date is one that [`Date::parse`] reads.
pub fn article(slug: &str, date: Option<&str>, raw: &str) -> Article {
    let title = raw.find('\n').unwrap_or(raw.len());
    Article {
        title: raw[..title].to_owned(),
        zones: vec![
            Zone { kind: ZoneKind::Title, span: Span::new(0, title) },
            Zone { kind: ZoneKind::Body, span: Span::new(title, raw.len()) },
        ],
        ..untitled(slug, date, raw)
    }
}

/// An article without a title.
pub fn untitled(slug: &str, date: Option<&str>, raw: &str) -> Article {
    Article {
        slug: slug.to_owned(),
        file: [slug, ".txt"].concat(),
        published: date.and_then(Date::parse).map(|date| Published {
            date,
            basis: Basis::Printed,
            evidence: Span::default(),
            note: String::new(),
        }),
        zones: vec![Zone { kind: ZoneKind::Body, span: Span::new(0, raw.len()) }],
        raw: raw.to_owned(),
        ..Article::default()
    }
}

/// A mention of each entity wherever its name stands in a text, in the order of the text.
pub fn mentions(raw: &str, entities: &[(Kind, &str)]) -> Vec<Mention> {
    let named = entities.iter().enumerate().flat_map(|(id, &(kind, name))| {
        raw.match_indices(name)
            .map(move |(at, name)| mention(Span::new(at, at + name.len()), kind, Some(id), ""))
    });
    let mut mentions: Vec<Mention> = named.collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The blob of a small dossier: of each article its slug, its date, and its text, title first. `[name]` marks a
/// mention of the person of that name.
pub fn dossier(articles: &[(&str, Option<&str>, &str)]) -> Vec<u8> {
    let marked = articles.iter().flat_map(|(_, _, text)| text.split('[').skip(1));
    let mut people: Vec<Entity> =
        marked.filter_map(|text| text.split(']').next()).map(|name| entity(Kind::Person, name)).collect();
    people.sort_by(|a, b| a.slug.cmp(&b.slug));
    people.dedup();
    let read = |&(slug, date, marked): &(&str, Option<&str>, &str)| {
        let (mut raw, mut mentions) = (String::new(), Vec::new());
        for part in marked.split_inclusive(['[', ']']) {
            if let Some(name) = part.strip_suffix(']') {
                let span = Span::new(raw.len(), raw.len() + name.len());
                let person = people.iter().position(|known| known.name == name);
                mentions.push(mention(span, Kind::Person, person, ""));
                raw.push_str(name);
            } else {
                raw.push_str(part.trim_end_matches('['));
            }
        }
        Article { mentions, ..article(slug, date, &raw) }
    };
    let articles = articles.iter().map(read).collect();
    store::write(&Corpus { articles, entities: people, ..Corpus::default() })
}

/// Five articles for [`dossier`].
pub const ARTICLES: [(&str, Option<&str>, &str); 5] = [
    (
        "a",
        Some("2021-01"),
        "Arms offer rejected\n[Ann Lee] spoke of arms traffickers in Culiacán. U.S. arms.",
    ),
    (
        "b",
        Some("2022"),
        "Smugglers\nHigh-caliber arms. Mexico’s trafficking of 253,000 guns, said [Ann Lee] and [Bo Ruiz].",
    ),
    ("c", None, "Talks\nMexico talks about drugs.\nThe trafficking arms of the law."),
    (
        "d",
        Some("2025-02-27"),
        "Arms and drugs\nÁvila denied it. The US said us. Mexico's arms\u{a0}trafficking.",
    ),
    ("e", Some("2025"), "Nothing\nIn particular about [Bo Ruiz]."),
];
