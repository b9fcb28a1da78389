//! Pages drawn natively, over the dossier's own articles.

mod comparison;
mod concordance;
mod levels;
mod names;
mod noting;
mod reading;
mod saving;
mod updates;

use std::{collections::BTreeSet, sync::OnceLock};

use corpus::{
    Dossier,
    model::{
        Article, Basis, Corpus, Format, OtherDate, Part, Published, Related, RuledOut, Zone, ZoneKind, hex,
    },
};
use expect_test::expect_file;
use export::cite::Style;
use text::{Span, date::Date};
use yew::prelude::*;

use levels::sources;

use super::{article, concordance as concordance_page, entity, pictures, search};
use crate::{
    context::{PageContext, QueryResults, Session},
    effects::{Copying, FileForm, Taken, Which},
    embedded,
    integrity::{Check, Stage},
    pages,
    saving::{self as taken, Here},
    view::{Page, View, permalink},
    words,
};

#[derive(Properties, PartialEq)]
struct Props {
    link: String,
    check: Check,
    asked: Option<Span>,
    of: Of,
}

/// Which dossier is drawn.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    /// The embedded one.
    Seeds,
    /// [`hand_made`].
    HandMade,
    /// [`names::dossier`].
    Names,
}

/// A page without the shell around it.
#[component]
fn Drawn(Props { link, check, asked, of }: &Props) -> Html {
    let (view, _) = permalink::parse("", link);
    let dossier = match of {
        Of::Seeds => embedded::dossier(),
        Of::HandMade => hand_made(),
        Of::Names => names::dossier(),
    };
    let session = Session { check: check.clone(), ..session() };
    let send = Callback::noop();
    in_session(dossier, &view, &session, |context| {
        let mut model = pages::Model::open(context, None);
        if let Some(asked) = asked {
            model.update(pages::Msg::Article(article::Msg::Explain(*asked)), context);
        }
        // Twice as many rows as at first; a page that is not shown takes no message.
        for more in [
            pages::Msg::Search(search::Msg::More),
            pages::Msg::Concordance(concordance_page::Msg::More),
            pages::Msg::Entity(entity::Msg::More),
            pages::Msg::Pictures(pictures::Msg::More),
        ] {
            model.update(more, context);
        }
        model.view(context, &send)
    })
}

/// A session on a wide screen.
fn session() -> Session {
    Session { is_wide: true, single_keys: true, ..Session::default() }
}

/// What the browser would know.
fn here(link: &str) -> Here {
    let base = "https://example.org/".to_owned();
    Here { link: [&base, link].concat(), base, today: Date::parse("2026-12-01") }
}

/// What comes of the context of a view.
fn with_context<T>(dossier: Dossier<'static>, view: &View, f: impl FnOnce(&PageContext<'_>) -> T) -> T {
    in_session(dossier, view, &session(), f)
}

fn in_session<T>(
    dossier: Dossier<'static>,
    view: &View,
    session: &Session,
    f: impl FnOnce(&PageContext<'_>) -> T,
) -> T {
    let results = QueryResults::new(&dossier, view);
    let (copying, dispatch) = (Copying::default(), Callback::noop());
    f(&PageContext { dossier, view, results: &results, session, copying: &copying, dispatch: &dispatch })
}

fn draw(link: &str) -> String {
    drawn(Props { link: link.to_owned(), check: Check::default(), asked: None, of: Of::Seeds })
}

/// A page over [`hand_made`].
fn draw_hand_made(link: &str, check: Check) -> String {
    drawn(Props { link: link.to_owned(), check, asked: None, of: Of::HandMade })
}

fn drawn(props: Props) -> String {
    let page = yew::ServerRenderer::<Drawn>::with_props(|| props).hydratable(false);
    pollster::block_on(page.render())
}

/// A dossier with what the embedded one does not have: other formats, addresses, near-duplicates,
/// a printed date that is ruled out, and a date from an outside source.
fn hand_made() -> Dossier<'static> {
    static BLOB: OnceLock<Vec<u8>> = OnceLock::new();
    let blob = BLOB.get_or_init(|| {
        let raw = "A title\n6 June 2025\nLast week the senate voted, in May 2025.\n";
        let span =
            |words: &str| raw.find(words).map(|at| Span::new(at, at + words.len())).unwrap_or_default();
        let zone =
            |kind, from: &str, to: &str| Zone { kind, span: Span::new(span(from).start, span(to).end) };
        let article = |slug: &str| Article {
            slug: slug.to_owned(),
            file: format!("{slug}.txt"),
            raw: raw.to_owned(),
            sha256: [slug.as_bytes()[0]; 32],
            text_sha256: [slug.as_bytes()[0]; 32],
            title: format!("The {slug} title"),
            zones: vec![
                zone(ZoneKind::Title, "A title\n", "A title\n"),
                zone(ZoneKind::Boilerplate, "6 June 2025\n", "6 June 2025\n"),
                zone(ZoneKind::Body, "Last", "2025.\n"),
            ],
            ..Article::default()
        };
        let date = |iso: &str| Date::parse(iso).expect("a date");
        let mut articles = ["a", "b", "c", "d", "e"].map(article);
        let [a, b, c, ..] = &mut articles;
        a.file = "saved.html".to_owned();
        a.format = Format::Html;
        a.text_sha256 = [1; 32];
        a.url = "https://example.org/a?b=c&d".to_owned();
        a.note = "Saved twice.".to_owned();
        a.ruled_out = Some(RuledOut {
            date: date("2025-06-06"),
            span: span("6 June 2025"),
            against: span("Last week"),
            latest_year: 2021,
        });
        a.related = [999, 874, 500, 31]
            .into_iter()
            .enumerate()
            .map(|(at, permille)| Related { article: at + 1, permille })
            .collect();
        b.format = Format::Converted;
        b.part = Some(Part { number: 2, of: 3, start: 813, line: 20 });
        a.other_date = Some(OtherDate { date: date("2025-06-09"), span: span("Last week") });
        b.note = "The catalogue of the library.".to_owned();
        b.published = Some(Published {
            date: date("2025-05"),
            basis: Basis::Outside,
            evidence: Span::default(),
            note: b.note.clone(),
        });
        c.url = "javascript:alert(1)".to_owned();
        corpus::store::write(&Corpus { articles: articles.into(), ..Corpus::default() })
    });
    Dossier::open(blob).expect("a dossier")
}

/// The values of an attribute, entities undone.
fn attributes<'m>(markup: &'m str, name: &str) -> Vec<String> {
    let parts: Vec<&'m str> = markup.split(&format!(" {name}=\"")).collect();
    let value = |part: &&str| {
        part.split('"').next().unwrap_or_default().replace("&amp;", "&").replace("&quot;", "\"")
    };
    parts.iter().skip(1).map(value).collect()
}

/// One line an element, so that a change shows where it is.
fn tidy(markup: &str) -> String {
    markup.replace("><", ">\n<") + "\n"
}

fn every_page() -> Vec<String> {
    let dossier = embedded::dossier();
    let mut links: Vec<String> = [
        "#/",
        "#/?q=arms",
        "#/?q=%22arms+trafficking%22+person:christopher-landau,donald-trump",
        "#/?q=xyzzy+arms",
        "#/?q=%28open+year:soon+person:nobody",
        "#/?q=SRE",
        "#/?pick=000_efc107f20451c485",
        "#/concordance",
        "#/concordance?q=arms",
        "#/concordance?q=%22arms+trafficking%22+mexico&sort=right1",
        "#/concordance?q=mexico&sort=oldest&near=border",
        "#/concordance?q=xyzzy+year:soon",
        "#/read/gone",
        "#/?pick=000_efc107f20451c485,001_b4c96ad9177c5f17&sort=oldest",
        "#/compare",
        "#/compare/gone/-",
        "#/entity/person/gone",
        "#/entities",
        "#/about",
        "#/integrity",
        "#/notes",
        "#/notes?in=x&which=stars",
        "#/matrix",
        "#/matrix?q=arms&kinds=event,weapon",
        "#/matrix?kinds=none",
        "#/timeline",
        "#/timeline?q=arms+year:2021..2025&when=2019",
        "#/timeline?q=xyzzy",
        "#/network",
        "#/network?together=paragraph&pair=place:mexico,place:united-states",
        "#/network?pair=person:gone,place:mexico",
        "#/likeness",
        "#/likeness?q=landau",
        "#/topic",
        "#/topic?q=xyzzy",
        "#/topic?q=%22arms+trafficking%22",
        "#/topic?q=mexico&only=lit",
        "#/topic/place/mexico?q=arms",
        "#/topic/person/gone",
    ]
    .map(str::to_owned)
    .into();
    for article in dossier.articles() {
        links.push(format!("#/read/{}?q=mexico&on=place:united-states", article.slug));
        links.push(format!("#/read/{}?elements=shown&unmarked=place,date", article.slug));
        for other in dossier.articles() {
            links.push(format!("#/compare/{}/{}?on=place:mexico&q=arms", article.slug, other.slug));
        }
    }
    links.extend(dossier.entities().map(|e| format!("#/entity/{}/{}", e.kind.field(), e.slug)));
    links.extend(dossier.entities().map(|e| format!("#/topic/{}/{}", e.kind.field(), e.slug)));
    links
}

#[test]
fn every_link_on_every_page_leads_somewhere() {
    let dossier = embedded::dossier();
    let mut seen = BTreeSet::new();
    for page in every_page() {
        for href in attributes(&draw(&page), "href") {
            // What leads out of the page leads to the web.
            if href.starts_with("https://") || href.starts_with("http://") || !seen.insert(href.clone()) {
                continue;
            }
            let (view, notices) = permalink::parse("", &href);
            assert_eq!(notices, [], "{href} on {page}");
            assert_eq!(permalink::print(&view), href, "canonical, on {page}");
            let known = |slug: &str| dossier.article_by_slug(slug).is_some() || slug == "gone";
            match &view.page {
                Page::Read(slug) => {
                    assert!(known(slug), "{href} on {page}");
                    let raw = dossier.article_by_slug(slug).map_or("", |article| article.raw);
                    assert!(view.passage.is_none_or(|passage| passage.holds(raw)), "{href} on {page}");
                }
                Page::Compare(left, right) => {
                    assert!([left, right].into_iter().flatten().all(|slug| known(slug)))
                }
                Page::Entity(kind, slug) => {
                    assert!(dossier.entity_by_slug(*kind, slug).is_some(), "{href} on {page}")
                }
                Page::Topic(Some((kind, slug))) => {
                    let is_known = dossier.entity_by_slug(*kind, slug).is_some();
                    assert!(is_known, "{href} on {page}")
                }
                Page::Search
                | Page::Concordance
                | Page::Entities
                | Page::Topic(None)
                | Page::Picture(_)
                | Page::About
                | Page::Integrity
                | Page::Open
                | Page::Notes => {}
            }
        }
    }
    assert!(seen.len() > 500, "{}", seen.len());
}

#[test]
fn every_page_has_one_heading_and_no_id_twice() {
    for page in every_page() {
        let markup = draw(&page);
        assert_eq!(markup.matches("<h1").count(), 1, "{page}");
        let ids = attributes(&markup, "id");
        let distinct: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{page}");
        // The page's policy forbids inline styles and scripts.
        assert!(!markup.contains(" style=") && !markup.contains("<script"), "{page}");
    }
}

#[test]
fn every_hit_of_a_search_is_marked_in_the_article() {
    let dossier = embedded::dossier();
    for typed in [
        "arms",
        "\"arms trafficking\"",
        "traffickin*",
        "Mexico’s",
        "253,000",
        "U.S.",
        "Culiacan",
        "seiz* OR extradit*",
    ] {
        let view = View::search(typed);
        let found = QueryResults::new(&dossier, &view);
        for hit in &found.hits {
            let article = dossier.article(hit.article).expect("a hit is an article");
            let read = view.at(Page::Read(article.slug.to_owned()));
            let markup = draw(&permalink::print(&read));
            let spans = found.search.spans(&article);
            let stops = attributes(&markup, "id").iter().filter(|id| id.starts_with("stop-")).count();
            assert_eq!(stops, spans.len(), "{typed} in {}", article.slug);
            assert!(!spans.is_empty());
        }
    }
}

#[test]
fn boilerplate_is_there_when_asked_for_and_only_then() {
    let hidden = draw("#/read/000_efc107f20451c485");
    let shown = draw("#/read/000_efc107f20451c485?elements=shown");
    assert!(!hidden.contains("sargassum") && hidden.contains(&words::show_elements(13)));
    assert!(shown.contains("sargassum"));
    assert!(!draw("#/?q=sargassum").contains("Record levels"));
}

#[test]
fn text_of_readers_is_shown_as_text() {
    let evil = "\"><img src=x onerror=alert(1)><b>{{7*7}}";
    let link = permalink::print(&View::search(evil));
    assert!(!draw(&link).contains("<img") && !draw(&link).contains("<b>{{"));
}

#[test]
fn a_result_a_comparison_and_an_entity() {
    expect_file!["snapshots/search.html"].assert_eq(&tidy(&draw("#/?q=fentanyl+-czar+place:mexico")));
    expect_file!["snapshots/nothing.html"].assert_eq(&tidy(&draw("#/?q=harvard+arms+year:soon")));
    expect_file!["snapshots/entity.html"].assert_eq(&tidy(&draw("#/entity/event/bicentennial-framework")));
    expect_file!["snapshots/gone.html"].assert_eq(&tidy(&draw("#/read/gone?q=arms")));
}

#[test]
fn what_is_known_about_an_article_stands_at_its_head() {
    let page = draw_hand_made("#/read/a", Check::default());
    let head = page.split("<div class=\"text\"").next().unwrap_or_default();
    expect_file!["snapshots/head.html"].assert_eq(&tidy(head));
    // The printed date stands among what is left out, which its link therefore shows.
    let links = attributes(&page, "href");
    let printed = links.iter().find(|link| link.contains("elements=shown")).expect("the printed date");
    let opened = draw_hand_made(printed, Check::default());
    assert!(opened.contains("<span class=\"passage\">6 June 2025</span>"), "{opened}");

    let outside = draw_hand_made("#/read/b", Check::default());
    assert!(outside.contains(words::dated(Basis::Outside)));
    assert!(outside.contains(words::not_the_file(Format::Converted).expect("words")));
    assert!(outside.contains("part 2 of 3"), "{outside}");
    assert_eq!(outside.matches("The catalogue of the library.").count(), 1, "{outside}");
    assert!(draw_hand_made("#/", Check::default()).contains(words::basis(Basis::Outside)));
    let dossier = hand_made();
    let saved = dossier.article_by_slug("a").expect("an article");
    let cited = with_context(dossier, &View::of(Page::Read("a".into())), |context| {
        taken::citation(context, &here("#/read/a"), Style::Chicago)
    });
    let hash = hex(&[1; 32]);
    assert!(cited.contains(&format!("extracted text: {hash}")) && cited.contains(saved.url), "{cited}");
    // An address that is none of the web is not shown at all.
    assert!(!draw_hand_made("#/read/c", Check::default()).contains("javascript"));
}

#[test]
fn what_was_checked_and_what_differs() {
    let check = Check { stage: Stage::Done, done: 5, differing: vec![(3, [7; 32])], list: Some([0; 32]) };
    let page = draw_hand_made("#/integrity", check.clone());
    expect_file!["snapshots/integrity.html"].assert_eq(&tidy(&page));
    let told = |check: &Check, list| words::verdict(check, 5, list);
    let sound = Check { differing: Vec::new(), ..check.clone() };
    assert!(told(&sound, Some(true)).starts_with("All 5 texts match"));
    assert!(told(&sound, Some(false)).ends_with("The list of files does not match its hash."));
    assert!(told(&check, Some(false)).starts_with("1 of 5 texts does not match"));
    assert!(told(&Check::stopped(Stage::Insecure), None).starts_with("Not checked."));
    let idle = draw_hand_made("#/integrity", Check::default());
    assert!(!idle.contains("class=\"matches\"") && idle.contains("Checking 5 texts"));
}

#[test]
fn a_picture_counts_what_stands_behind_it() {
    let network = draw("#/network?together=paragraph");
    let edges: Vec<&str> = network.split("<a id=\"edge-").skip(1).collect();
    assert!(edges.len() > 10);
    for edge in edges {
        let (href, label) = (attributes(edge, "href"), edge.split("<title>").nth(1).unwrap_or_default());
        let told: usize = label
            .split(" paragraph")
            .next()
            .and_then(|label| label.rsplit(' ').next()?.parse().ok())
            .expect("a count");
        let listed = draw(&href[0]).matches("class=\"snippet\"").count();
        assert_eq!(listed, told.min(50), "{}", href[0]);
    }
    let dossier = embedded::dossier();
    let matrix = draw("#/matrix?kinds=event,person");
    let mut checked = 0;
    for row in matrix.split("<tr class=").skip(1) {
        let entity = permalink::parse("", &attributes(row, "href")[0]).0.page;
        let Page::Entity(kind, slug) = entity else { continue };
        let figures = row.split("</a></td>").filter_map(|cell| cell.rsplit('>').next()?.parse::<u32>().ok());
        let mentions = dossier.entity_by_slug(kind, &slug).expect("an entity").mentions;
        assert_eq!(figures.sum::<u32>(), mentions, "{slug}");
        checked += 1;
    }
    assert!(checked > 10);
    let nothing = ["#/matrix", "#/timeline", "#/network"].map(|link| draw_hand_made(link, Check::default()));
    assert!(nothing[0].contains(words::NO_NAMES.text()) && nothing[2].contains(words::NO_CONNECTIONS.text()));
    assert!(nothing[1].contains("May 2025") && nothing[1].contains(&words::undated(4)));
}

/// All words of the interface stand in one module: no page writes any itself.
#[test]
fn words_stand_in_one_module() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    for folder in ["pages", "widgets"] {
        for path in sources(&root.join(folder)) {
            if path.ends_with("tests.rs") {
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source");
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            checked += 1;
            for (at, line) in source.lines().enumerate() {
                // A literal in markup that begins with a letter is a word; names of things are not.
                let word = line.split("{ \"").skip(1).find(|rest| rest.starts_with(char::is_alphabetic));
                assert!(
                    word.is_none_or(|word| word.starts_with("SHA-256")),
                    "{}:{}: {line}",
                    path.display(),
                    at + 1
                );
            }
        }
    }
    assert!(checked >= 9);
}
