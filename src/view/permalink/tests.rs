//! Golden links and what is understood of others.

use proptest::prelude::*;
use text::date::Date;

use notes::Colour;

use super::*;
use crate::view::{Choices, NotesFilter, Stretch};

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
        ("#/concordance", View::of(Page::Concordance)),
        (
            "#/concordance?q=arms+year:2021&sort=left1&near=border",
            View {
                sorted: SortBy::Before(1),
                near: Some("border".into()),
                ..View::search("arms year:2021").at(Page::Concordance)
            },
        ),
        (
            "#/concordance?q=arms&sort=right3",
            View { sorted: SortBy::After(3), ..View::search("arms").at(Page::Concordance) },
        ),
        (
            "#/concordance?q=arms&sort=hit",
            View { sorted: SortBy::Hit, ..View::search("arms").at(Page::Concordance) },
        ),
        (
            "#/concordance?q=arms&sort=title",
            View { sorted: SortBy::Title, ..View::search("arms").at(Page::Concordance) },
        ),
        (
            "#/concordance?q=arms&sort=newest",
            View { order: Order::Newest, ..View::search("arms").at(Page::Concordance) },
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
                boilerplate: true,
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
        (
            "#/compare/a/b?at=508-811-0b1c,343-635-9f3c&only=lit",
            View {
                passage: Some(Passage { span: Span::new(508, 811), check: 0x0b1c }),
                counterpart: Some(Passage { span: Span::new(343, 635), check: 0x9f3c }),
                only_here: true,
                ..View::of(Page::Compare(Some("a".into()), Some("b".into())))
            },
        ),
        (
            "#/compare/a/b?at=-,343-635-9f3c&on=org:c&lock=off",
            View {
                counterpart: Some(Passage { span: Span::new(343, 635), check: 0x9f3c }),
                lit: Some((Kind::Organisation, "c".into())),
                unlocked: true,
                ..View::of(Page::Compare(Some("a".into()), Some("b".into())))
            },
        ),
        ("#/entity/org/sre", View::of(Page::Entity(Kind::Organisation, "sre".into()))),
        ("#/entities", View::of(Page::Entities)),
        ("#/topic/org/sre", View::of(Page::Topic(Some((Kind::Organisation, "sre".into()))))),
        (
            "#/topic/person/a?q=arms&only=lit",
            View {
                only_here: true,
                ..View::search("arms").at(Page::Topic(Some((Kind::Person, "a".into()))))
            },
        ),
        ("#/topic?q=%22arms+trafficking%22", View::search("\"arms trafficking\"").at(Page::Topic(None))),
        ("#/likeness?q=arms", View::search("arms").at(Page::Picture(Picture::Likeness))),
        ("#/about", View::of(Page::About)),
        ("#/integrity", View::of(Page::Integrity)),
        ("#/open", View::of(Page::Open)),
        ("#/notes", View::of(Page::Notes)),
        (
            "#/notes?in=two+guns&which=pink",
            View {
                notes: NotesFilter { words: "two guns".into(), which: Some(NoteSort::Colour(Colour::Pink)) },
                ..View::of(Page::Notes)
            },
        ),
        (
            "#/read/a?at=120-134-0b1c&note=green:Who+says%0Aso%3F",
            View {
                passage: Some(Passage { span: Span::new(120, 134), check: 0x0b1c }),
                shared_note: Some(SharedNote { colour: Colour::Green, text: "Who says\nso?".into() }),
                ..View::of(Page::Read("a".into()))
            },
        ),
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
        ("", "#/compare/a/b?at=1-3-0001,-", "#/compare/a/b?at=1-3-0001"),
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
    assert_eq!(told("#/?q=arms&colour=red"), ("#/?q=arms".into(), vec![Notice::Parameter("colour".into())]));
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
    assert_eq!(
        told("#/notes?which=black&in=x&note=red:x"),
        ("#/notes?in=x".into(), vec![value("which", "black"), value("note", "red:x")])
    );
    assert_eq!(told("#/read/a?at=9-3-zz"), ("#/read/a".into(), vec![value("at", "9-3-zz")]));
    assert_eq!(
        told("#/compare/a/b?at=1-3-0001,7-zz&only=dim"),
        ("#/compare/a/b?at=1-3-0001".into(), vec![value("at", "1-3-0001,7-zz"), value("only", "dim")])
    );
    assert_eq!(
        told("#/read/a?at=1-3-0001,2-4-0002"),
        ("#/read/a".into(), vec![value("at", "1-3-0001,2-4-0002")])
    );
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
    (0..Kind::ENTITIES.len()).prop_map(|at| Kind::ENTITIES[at])
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

fn of_notes() -> impl Strategy<Value = (Option<SharedNote>, NotesFilter)> {
    let colour = || (0..Colour::ALL.len()).prop_map(|at| Colour::ALL[at]);
    let shared = (colour(), "[ -~é\n]{0,20}").prop_map(|(colour, text)| SharedNote { colour, text });
    let which = (0..NoteSort::ALL.len()).prop_map(|at| NoteSort::ALL[at]);
    let filter =
        ("[ -~é]{0,9}", prop::option::of(which)).prop_map(|(words, which)| NotesFilter { words, which });
    (prop::option::of(shared), filter)
}

fn view() -> impl Strategy<Value = View> {
    let page = prop_oneof![
        Just(Page::Search),
        Just(Page::Concordance),
        Just(Page::Entities),
        Just(Page::About),
        Just(Page::Integrity),
        Just(Page::Open),
        Just(Page::Notes),
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
        (page, query, order, prop::collection::btree_set(slug(), 0..3), of_notes()),
        (
            (prop::option::of(passage.clone()), prop::option::of(passage), any::<bool>()),
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
                (page, query, order, picked, (shared_note, notes)),
                ((passage, counterpart, only_here), lit, boilerplate, unmarked, unlocked, choices, lines),
            )| {
                let counterpart = counterpart.filter(|_| matches!(page, Page::Compare(..)));
                let (sorted, near) = if page == Page::Concordance { lines } else { (9, None) };
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
                    counterpart,
                    lit,
                    boilerplate,
                    unmarked,
                    unlocked,
                    only_here,
                    choices,
                    shared_note,
                    notes,
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
