//! Views as links: the contract that must not change.
//!
//! A view is the fragment of the page's address, so that no host's log holds what was asked:
//!
//! ```text
//! #/?q=arms+person:christopher-landau      the search
//! #/concordance?q=…&sort=left1&near=border  every hit in its context
//! #/read/SLUG?q=…&at=120-134-9f3c          an article, opened at bytes 120 to 134
//! #/compare/SLUG/SLUG                      two articles
//! #/entity/person/SLUG                     an entity; also org, place, weapon, event, source
//! #/matrix   #/timeline   #/network        pictures of the articles that answer
//! #/entities   #/about   #/integrity
//! ```
//!
//! Older links say `lines` for `concordance` and `furniture` for `elements`; they are read as well.
//!
//! Links are canonical: parameters in a fixed order, defaults left out, one way to encode. What a
//! link says that is not understood is left out and told as a [`Notice`]; the rest is shown.
//! This is the only module that writes or reads a URL.

use corpus::Kind;
use query::QueryDraft;
use search::{Order, analysis::concordance::SortBy};
use text::{Span, folded_form, sort::sort_by_key, tokens};

use super::{Page, Passage, Picture, View};

/// By what lines are sorted, and its word in a link. In the order of articles they stand as those do, so
/// that `newest` and `oldest` sort them by date.
const SORTED: [(&str, SortBy); 8] = [
    ("left1", SortBy::Before(1)),
    ("left2", SortBy::Before(2)),
    ("left3", SortBy::Before(3)),
    ("hit", SortBy::Hit),
    ("right1", SortBy::After(1)),
    ("right2", SortBy::After(2)),
    ("right3", SortBy::After(3)),
    ("title", SortBy::Title),
];

/// Something in a link that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is no such page; the search is shown.
    Page(String),
    /// There is no such parameter.
    Parameter(String),
    /// A parameter has a value that it cannot have.
    Value(String, String),
}

/// The link of a view, from the `#` on.
pub fn print(view: &View) -> String {
    let mut link = String::from("#/");
    match &view.page {
        Page::Search => {}
        Page::Lines => link.push_str("concordance"),
        Page::Read(slug) => push_path(&mut link, &["read", slug]),
        Page::Compare(None, None) => link.push_str("compare"),
        Page::Compare(left, right) => {
            let side = |slug: &Option<String>| slug.clone().unwrap_or_else(|| "-".to_owned());
            push_path(&mut link, &["compare", &side(left), &side(right)]);
        }
        Page::Entity(kind, slug) => push_path(&mut link, &["entity", kind.field(), slug]),
        Page::Entities => link.push_str("entities"),
        Page::Picture(picture) => link.push_str(picture.name()),
        Page::About => link.push_str("about"),
        Page::Integrity => link.push_str("integrity"),
    }
    let mut parameters: Vec<(&str, String)> = Vec::new();
    let query = view.query.join();
    if !query.is_empty() {
        parameters.push(("q", query));
    }
    let sorted = SORTED.iter().find(|(_, by)| *by == view.sorted).map(|(name, _)| *name);
    match (sorted, view.order) {
        (Some(name), _) => parameters.push(("sort", name.to_owned())),
        (None, Order::Relevance) => {}
        (None, Order::Newest) => parameters.push(("sort", "newest".to_owned())),
        (None, Order::Oldest) => parameters.push(("sort", "oldest".to_owned())),
    }
    if let Some(near) = &view.near {
        parameters.push(("near", near.clone()));
    }
    if !view.picked.is_empty() {
        parameters.push(("pick", view.picked.join(",")));
    }
    if let Some(Passage { span, check }) = view.passage {
        parameters.push(("at", format!("{}-{}-{check:04x}", span.start, span.end)));
    }
    if let Some((kind, slug)) = &view.lit {
        parameters.push(("on", format!("{}:{slug}", kind.field())));
    }
    if view.furniture {
        parameters.push(("elements", "shown".to_owned()));
    }
    if !view.unmarked.is_empty() {
        let kinds: Vec<&str> = view.unmarked.iter().map(|kind| kind.field()).collect();
        parameters.push(("unmarked", kinds.join(",")));
    }
    if view.unlocked {
        parameters.push(("lock", "off".to_owned()));
    }
    parameters.extend(view.choices.parameters());
    for (at, (key, value)) in parameters.iter().enumerate() {
        link.push(if at == 0 { '?' } else { '&' });
        link.push_str(key);
        link.push('=');
        encode(value, &mut link);
    }
    encode_last(&mut link);
    link
}

/// The view that an address asks for. `search` is what stands between `?` and `#` in it: a query
/// there is taken over, as people write links by hand.
pub fn parse(search: &str, fragment: &str) -> (View, Vec<Notice>) {
    let mut notices = Vec::new();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    // A fragment that is no route is an anchor in the page, such as that of the skip link.
    let route = fragment.strip_prefix('/').unwrap_or_default();
    let (path, parameters) = route.split_once('?').unwrap_or((route, ""));
    let mut view = View::of(page(path, &mut notices));
    for (key, value) in pairs(parameters) {
        apply(&mut view, &key, &value, &mut notices);
    }
    for (key, value) in pairs(search.strip_prefix('?').unwrap_or(search)) {
        // Other people's parameters, such as trackers', are none of our business.
        if key == "q" && view.query == QueryDraft::default() {
            view.query = QueryDraft::split(&value);
        }
    }
    (view, notices)
}

fn page(path: &str, notices: &mut Vec<Notice>) -> Page {
    let segments: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let side = |slug: &str| (slug != "-").then(|| slug.to_owned());
    match segments.as_slice() {
        [] => Page::Search,
        ["read", slug] => Page::Read((*slug).to_owned()),
        ["compare"] => Page::Compare(None, None),
        ["compare", left] => Page::Compare(side(left), None),
        ["compare", left, right] => Page::Compare(side(left), side(right)),
        ["entity", kind, slug] if Kind::from_field(kind).is_some() => {
            Page::Entity(Kind::from_field(kind).unwrap_or(Kind::Person), (*slug).to_owned())
        }
        ["concordance" | "lines"] => Page::Lines,
        ["entities"] => Page::Entities,
        ["about"] => Page::About,
        ["integrity"] => Page::Integrity,
        // Whoever writes it by hand means the first of them.
        ["pictures"] => Page::Picture(Picture::Matrix),
        [name] if Picture::from_name(name).is_some() => {
            Page::Picture(Picture::from_name(name).unwrap_or_default())
        }
        _ => {
            notices.push(Notice::Page(path.to_owned()));
            Page::Search
        }
    }
}

fn apply(view: &mut View, key: &str, value: &str, notices: &mut Vec<Notice>) {
    let mut wrong = || notices.push(Notice::Value(key.to_owned(), value.to_owned()));
    match key {
        "q" => view.query = QueryDraft::split(value),
        "sort" => {
            let order = match value {
                "relevance" => Some(Order::Relevance),
                "newest" => Some(Order::Newest),
                "oldest" => Some(Order::Oldest),
                _ => None,
            };
            let sorted = SORTED.iter().find(|(name, _)| *name == value && view.page == Page::Lines);
            if order.is_none() && sorted.is_none() {
                return wrong();
            }
            view.order = order.unwrap_or_default();
            view.sorted = sorted.map_or(SortBy::Place, |(_, by)| *by);
        }
        "near" if view.page == Page::Lines => {
            let mut words =
                tokens(value).map(|word| folded_form(value.get(word.range()).unwrap_or_default()));
            match (words.next(), words.next()) {
                (Some(word), None) => view.near = Some(word.into_owned()),
                _ => wrong(),
            }
        }
        "pick" => {
            let mut picked: Vec<String> = Vec::new();
            for slug in value.split(',').filter(|slug| !slug.is_empty()) {
                if !picked.iter().any(|known| known == slug) {
                    picked.push(slug.to_owned());
                }
            }
            if picked.len() > 2 {
                wrong();
                picked.truncate(2);
            }
            view.picked = picked;
        }
        "at" => match passage(value) {
            Some(passage) => view.passage = Some(passage),
            None => wrong(),
        },
        "on" => match value.split_once(':').map(|(kind, slug)| (Kind::from_field(kind), slug)) {
            Some((Some(kind), slug)) if !slug.is_empty() => view.lit = Some((kind, slug.to_owned())),
            _ => wrong(),
        },
        "elements" | "furniture" => match value {
            "shown" => view.furniture = true,
            "hidden" => view.furniture = false,
            _ => wrong(),
        },
        "unmarked" => {
            let kinds = value.split(',').map(markable);
            view.unmarked = kinds.clone().flatten().collect();
            sort_by_key(&mut view.unmarked, |kind| *kind);
            view.unmarked.dedup();
            if kinds.into_iter().any(|kind| kind.is_none()) {
                wrong();
            }
        }
        "lock" => match value {
            "off" => view.unlocked = true,
            "on" => view.unlocked = false,
            _ => wrong(),
        },
        _ => match view.choices.set(key, value) {
            None => notices.push(Notice::Parameter(key.to_owned())),
            Some(false) => wrong(),
            Some(true) => {}
        },
    }
}

/// A kind whose mentions are marked in texts.
fn markable(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.field() == name && *kind != Kind::Source)
}

/// `start-end-check`
fn passage(value: &str) -> Option<Passage> {
    let mut parts = value.split('-');
    let (start, end, check) = (parts.next()?, parts.next()?, parts.next()?);
    let span = Span::new(start.parse().ok()?, end.parse().ok()?);
    let check = u16::from_str_radix(check, 16).ok()?;
    (parts.next().is_none() && !span.is_empty()).then_some(Passage { span, check })
}

fn push_path(link: &mut String, segments: &[&str]) {
    for (at, segment) in segments.iter().enumerate() {
        if at > 0 {
            link.push('/');
        }
        encode(segment, link);
    }
}

/// Percent-encodes all but what is safe in a fragment and survives being pasted into a chat; a
/// space becomes a plus. `:` and `,` stay, so that a query can be read in its link.
fn encode(text: &str, link: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' | b',' => {
                link.push(byte as char)
            }
            b' ' => link.push('+'),
            _ => push_encoded(byte, link),
        }
    }
}

/// Chat clients leave punctuation at the end out of a link, and a `+` there is easily overlooked.
fn encode_last(link: &mut String) {
    match link.pop() {
        Some('+') => link.push_str("%20"),
        Some(last @ ('.' | ':' | ',')) => push_encoded(last as u8, link),
        Some(last) => link.push(last),
        None => {}
    }
}

fn push_encoded(byte: u8, link: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    link.push('%');
    link.push(DIGITS[usize::from(byte >> 4)] as char);
    link.push(DIGITS[usize::from(byte & 15)] as char);
}

/// Keys and values of a query string; what has neither is skipped.
fn pairs(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

/// Undoes [`encode`]. A damaged escape is taken literally, bytes that are no UTF-8 are replaced.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = match (byte, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        match (byte, escaped) {
            (_, Some(escaped)) => {
                bytes.push(escaped);
                rest = &after[2..];
                continue;
            }
            (b'+', None) => bytes.push(b' '),
            (other, None) => bytes.push(other),
        }
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use text::date::Date;

    use super::*;
    use crate::view::{Choices, Stretch};

    fn stretch(from: &str, to: &str) -> Option<Stretch> {
        Stretch::new(Date::parse(from)?, Date::parse(to)?)
    }

    /// Links that have been given out. They must mean the same for ever: add, never change. The canonical
    /// form of some has changed once: `lines` became `concordance` and `furniture` became `elements`. The
    /// old forms are in `other_spellings_of_a_link_are_understood`.
    #[test]
    fn golden_links() {
        let golden = [
            ("#/", View::default()),
            ("#/?q=arms+trafficking", View::search("arms trafficking")),
            (
                "#/?q=arms+person:christopher-landau+-place:texas+year:2021..2025",
                View::search("arms person:christopher-landau -place:texas year:2021..2025"),
            ),
            ("#/?q=%22arms+trafficking%22", View::search("\"arms trafficking\"")),
            ("#/?q=U.S%2E", View::search("U.S.")),
            ("#/?q=Culiac%C3%A1n", View::search("Culiacán")),
            ("#/?q=%3Dtraffickers+%28a+OR+b%29+c%2A", View::search("=traffickers (a OR b) c*")),
            (
                "#/?sort=newest&pick=a,b",
                View { order: Order::Newest, picked: vec!["a".into(), "b".into()], ..View::default() },
            ),
            ("#/concordance", View::of(Page::Lines)),
            (
                "#/concordance?q=arms+year:2021&sort=left1&near=border",
                View {
                    sorted: SortBy::Before(1),
                    near: Some("border".into()),
                    ..View::search("arms year:2021").at(Page::Lines)
                },
            ),
            (
                "#/concordance?q=arms&sort=right3",
                View { sorted: SortBy::After(3), ..View::search("arms").at(Page::Lines) },
            ),
            (
                "#/concordance?q=arms&sort=hit",
                View { sorted: SortBy::Hit, ..View::search("arms").at(Page::Lines) },
            ),
            (
                "#/concordance?q=arms&sort=title",
                View { sorted: SortBy::Title, ..View::search("arms").at(Page::Lines) },
            ),
            (
                "#/concordance?q=arms&sort=newest",
                View { order: Order::Newest, ..View::search("arms").at(Page::Lines) },
            ),
            ("#/read/000_efc107f20451c485", View::of(Page::Read("000_efc107f20451c485".into()))),
            (
                "#/read/000_efc107f20451c485?q=arms&at=120-134-0b1c",
                View {
                    query: QueryDraft::split("arms"),
                    passage: Some(Passage { span: Span::new(120, 134), check: 0x0b1c }),
                    ..View::of(Page::Read("000_efc107f20451c485".into()))
                },
            ),
            (
                "#/read/a?on=person:b&elements=shown&unmarked=place,date",
                View {
                    lit: Some((Kind::Person, "b".into())),
                    furniture: true,
                    unmarked: vec![Kind::Place, Kind::Date],
                    ..View::of(Page::Read("a".into()))
                },
            ),
            ("#/compare", View::of(Page::Compare(None, None))),
            ("#/compare/a/b", View::of(Page::Compare(Some("a".into()), Some("b".into())))),
            (
                "#/compare/-/b?lock=off",
                View { unlocked: true, ..View::of(Page::Compare(None, Some("b".into()))) },
            ),
            ("#/entity/org/sre", View::of(Page::Entity(Kind::Organisation, "sre".into()))),
            ("#/entities", View::of(Page::Entities)),
            ("#/about", View::of(Page::About)),
            ("#/integrity", View::of(Page::Integrity)),
            ("#/matrix", View::of(Page::Picture(Picture::Matrix))),
            (
                "#/timeline?q=arms+year:2019..2021&when=2019-10..2019-12",
                View {
                    query: QueryDraft::split("arms year:2019..2021"),
                    choices: Choices { when: stretch("2019-10", "2019-12"), ..Choices::default() },
                    ..View::of(Page::Picture(Picture::Timeline))
                },
            ),
            (
                "#/network?kinds=person,event&together=paragraph&pair=person:a,org:b",
                View {
                    choices: Choices {
                        kinds: vec![Kind::Person, Kind::Event],
                        in_paragraphs: true,
                        pair: Some([(Kind::Person, "a".into()), (Kind::Organisation, "b".into())]),
                        when: None,
                    },
                    ..View::of(Page::Picture(Picture::Network))
                },
            ),
        ];
        for (link, view) in golden {
            assert_eq!(print(&view), link);
            assert_eq!(parse("", link), (view, vec![]), "{link}");
        }
    }

    #[test]
    fn other_spellings_of_a_link_are_understood() {
        let same = [
            ("", "", "#/"),
            ("", "#main", "#/"),
            ("?q=arms", "", "#/?q=arms"),
            ("?q=arms&utm_source=x", "#/about", "#/about?q=arms"),
            ("?q=arms", "#/?q=drugs", "#/?q=drugs"),
            ("", "#/?q=arms%20trafficking", "#/?q=arms+trafficking"),
            ("", "#/?q=\"arms trafficking\"", "#/?q=%22arms+trafficking%22"),
            ("", "#/?q=year:2021+person:b,a", "#/?q=person:a,b+year:2021"),
            ("", "#/?pick=b,a,b&sort=relevance", "#/?pick=b,a"),
            ("", "#/entity/organisation/sre/", "#/entity/org/sre"),
            ("", "#/compare/a", "#/compare/a/-"),
            ("", "#/pictures?q=arms", "#/matrix?q=arms"),
            ("", "#/network?kinds=place,org,person&together=sentence", "#/network"),
            (
                "",
                "#/concordance/?q=arms&near=Culiac%C3%A1n%2C&sort=relevance",
                "#/concordance?q=arms&near=culiacan",
            ),
            ("", "#/timeline?when=2019..2019", "#/timeline?when=2019"),
            // Links from before the two names changed.
            ("", "#/lines", "#/concordance"),
            (
                "",
                "#/lines?q=arms+year:2021&sort=left1&near=border",
                "#/concordance?q=arms+year:2021&sort=left1&near=border",
            ),
            ("", "#/lines?q=arms&sort=right3", "#/concordance?q=arms&sort=right3"),
            ("", "#/lines?q=arms&sort=hit", "#/concordance?q=arms&sort=hit"),
            ("", "#/lines?q=arms&sort=title", "#/concordance?q=arms&sort=title"),
            ("", "#/lines?q=arms&sort=newest", "#/concordance?q=arms&sort=newest"),
            (
                "",
                "#/read/a?on=person:b&furniture=shown&unmarked=place,date",
                "#/read/a?on=person:b&elements=shown&unmarked=place,date",
            ),
            ("", "#/read/a?furniture=hidden", "#/read/a"),
        ];
        for (search, fragment, canonical) in same {
            let (view, notices) = parse(search, fragment);
            assert_eq!((print(&view).as_str(), notices.len()), (canonical, 0), "{search} {fragment}");
        }
    }

    #[test]
    fn what_is_damaged_is_told_and_the_rest_is_shown() {
        let told = |fragment: &str| {
            let (view, notices) = parse("", fragment);
            (print(&view), notices)
        };
        let value = |key: &str, value: &str| Notice::Value(key.into(), value.into());
        assert_eq!(told("#/nowhere?q=arms"), ("#/?q=arms".into(), vec![Notice::Page("nowhere".into())]));
        assert_eq!(
            told("#/?q=arms&colour=red"),
            ("#/?q=arms".into(), vec![Notice::Parameter("colour".into())])
        );
        assert_eq!(
            told("#/network?kinds=person,date&together=page&pair=person:a&when=2020..2019"),
            (
                "#/network?kinds=person".into(),
                vec![
                    value("kinds", "person,date"),
                    value("together", "page"),
                    value("pair", "person:a"),
                    value("when", "2020..2019")
                ]
            )
        );
        assert_eq!(told("#/read/a?at=9-3-zz"), ("#/read/a".into(), vec![value("at", "9-3-zz")]));
        assert_eq!(
            told("#/?sort=best&pick=a,b,c"),
            ("#/?pick=a,b".into(), vec![value("sort", "best"), value("pick", "a,b,c")])
        );
        assert_eq!(
            told("#/read/a?unmarked=place,colour"),
            ("#/read/a?unmarked=place".into(), vec![value("unmarked", "place,colour")])
        );
        assert_eq!(
            told("#/concordance?q=arms&sort=left4&near=two+words&near="),
            (
                "#/concordance?q=arms".into(),
                vec![value("sort", "left4"), value("near", "two words"), value("near", "")]
            )
        );
        assert_eq!(
            told("#/?q=arms&sort=left1&near=border"),
            ("#/?q=arms".into(), vec![value("sort", "left1"), Notice::Parameter("near".into())])
        );
        assert_eq!(told("#/?q=%E0%A4%A"), ("#/?q=%EF%BF%BD%25A".into(), vec![]));
        assert_eq!(told("#/entity/colour/red").1, vec![Notice::Page("entity/colour/red".into())]);
        assert_eq!(told("#%%%").0, "#/");
    }

    fn slug() -> impl Strategy<Value = String> {
        "[a-z0-9_]{1,6}(-[a-z0-9]{1,4})?"
    }

    fn kind() -> impl Strategy<Value = Kind> {
        (0..6usize).prop_map(|at| Kind::ENTITIES[at])
    }

    fn choices() -> impl Strategy<Value = Choices> {
        let kinds = prop_oneof![Just(Choices::DEFAULT_KINDS.to_vec()), Just(vec![Kind::Event]), Just(vec![])];
        let pole = || (kind(), slug());
        let date = || (2000..2030u16, 1..13u8).prop_map(|(year, month)| Date::new(year, month, 0));
        let when = (date(), date()).prop_map(|(from, to)| Stretch::new(from?, to?));
        (kinds, any::<bool>(), prop::option::of((pole(), pole())), when).prop_map(
            |(kinds, in_paragraphs, pair, when)| Choices {
                kinds,
                in_paragraphs,
                pair: pair.map(|(a, b)| [a, b]),
                when,
            },
        )
    }

    fn view() -> impl Strategy<Value = View> {
        let page = prop_oneof![
            Just(Page::Search),
            Just(Page::Lines),
            Just(Page::Entities),
            Just(Page::About),
            Just(Page::Integrity),
            (0..3usize).prop_map(|at| Page::Picture(Picture::ALL[at])),
            slug().prop_map(Page::Read),
            (prop::option::of(slug()), prop::option::of(slug())).prop_map(|(a, b)| Page::Compare(a, b)),
            (kind(), slug()).prop_map(|(kind, slug)| Page::Entity(kind, slug)),
        ];
        let query = "[ -~é“”’\u{a0}]{0,24}( person:[a-z]{1,5}| -place:x| year:2021)?";
        let order = prop_oneof![Just(Order::Relevance), Just(Order::Newest), Just(Order::Oldest)];
        let passage = (0..5000usize, 1..300usize, any::<u16>())
            .prop_map(|(start, len, check)| Passage { span: Span::new(start, start + len), check });
        let unmarked = prop::collection::btree_set(0..5usize, 0..3)
            .prop_map(|kinds| kinds.into_iter().map(|at| Kind::ENTITIES[at]).collect());
        (
            (page, query, order, prop::collection::btree_set(slug(), 0..3)),
            (
                prop::option::of(passage),
                prop::option::of((kind(), slug())),
                any::<bool>(),
                unmarked,
                any::<bool>(),
                choices(),
                (
                    0..10usize,
                    prop::option::of(prop_oneof![Just("border"), Just("u.s"), Just("di'd"), Just("253")]),
                ),
            ),
        )
            .prop_map(
                |(
                    (page, query, order, picked),
                    (passage, lit, furniture, unmarked, unlocked, choices, lines),
                )| {
                    let (sorted, near) = if page == Page::Lines { lines } else { (9, None) };
                    let sorted = SORTED.get(sorted).map_or(SortBy::Place, |(_, by)| *by);
                    View {
                        page,
                        query: QueryDraft::split(&query),
                        // Sorted otherwise, lines say nothing of articles.
                        order: if sorted == SortBy::Place { order } else { Order::Relevance },
                        sorted,
                        near: near.map(str::to_owned),
                        picked: picked.into_iter().collect(),
                        passage,
                        lit,
                        furniture,
                        unmarked,
                        unlocked,
                        choices,
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn every_view_has_a_link_that_leads_back_to_it(view in view()) {
            let link = print(&view);
            let (back, notices) = parse("", &link);
            prop_assert_eq!(&notices, &vec![]);
            // Where the text could swallow a filter, the link puts the filter first; what is asked stays.
            prop_assert_eq!(print(&back), link.clone());
            prop_assert_eq!(query::parse(&back.query.join()).query, query::parse(&view.query.join()).query);
            prop_assert_eq!(View { query: QueryDraft::default(), ..back }, View { query: QueryDraft::default(), ..view });
            prop_assert!(link.is_ascii() && !link.contains([' ', '"', '(', ')', '*', '\'', '!', '~', '|', '<']));
            prop_assert!(!link.ends_with(['.', ',', ':', '+']));
        }

        #[test]
        fn any_fragment_shows_something(fragment in "#?[ -~é%/?&=]{0,60}") {
            let (view, _) = parse("", &fragment);
            let canonical = print(&view);
            prop_assert_eq!(print(&parse("", &canonical).0), canonical);
        }
    }
}
