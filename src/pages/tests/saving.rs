//! What every page offers to cite and to save.

use yew::prelude::*;

use super::*;
use crate::effects::{Copied, File};

#[derive(Properties, PartialEq)]
struct OfView {
    link: String,
}

/// The panel, and the mark for reference managers.
#[component]
fn Panel(OfView { link }: &OfView) -> Html {
    let (view, _) = permalink::parse("", link);
    with_context(embedded::dossier(), &view, |context| {
        let here = here(link);
        [taken::view(context, &here), taken::coins(context, &here)].into_iter().collect::<Html>()
    })
}

fn panel(link: &str) -> String {
    let props = OfView { link: link.to_owned() };
    pollster::block_on(yew::ServerRenderer::<Panel>::with_props(move || props).hydratable(false).render())
}

fn save(link: &str, what: Taken) -> Option<File> {
    let (view, _) = permalink::parse("", link);
    with_context(embedded::dossier(), &view, |context| taken::file(context, &here(link), what))
}

const ARTICLE: &str = "000_efc107f20451c485";

#[test]
fn each_page_offers_what_it_shows() {
    let compare = format!("#/compare/{ARTICLE}/001_b4c96ad9177c5f17");
    let article = format!("#/read/{ARTICLE}");
    let mut told = String::new();
    for link in [
        "#/",
        "#/?q=arms",
        "#/?q=xyzzy",
        "#/concordance?q=arms",
        &article,
        &compare,
        "#/compare",
        "#/entities",
        "#/entity/place/mexico",
        "#/topic/place/mexico",
        "#/topic?q=arms",
        "#/matrix",
        "#/timeline?q=arms",
        "#/network",
        "#/likeness",
        "#/about",
        "#/integrity",
    ] {
        let page = panel(link);
        let ids = page.split("id=\"save-").skip(1).filter_map(|rest| rest.split('"').next());
        let ids: Vec<&str> =
            ids.filter(|id| !Style::ALL.iter().any(|_| id.starts_with("articles-"))).collect();
        let cited = page
            .split("class=\"cited\"")
            .nth(1)
            .and_then(|rest| rest.split_once('>'))
            .map_or("", |rest| rest.1);
        let cited = cited.lines().next().unwrap_or_default();
        let has_list = page.contains("save-articles-ris");
        told +=
            &format!("{link}\n  {cited}\n  {}{}\n", ids.join(" "), if has_list { " + articles" } else { "" });
        assert_eq!(page.contains("Z3988"), link == article, "{link}");
    }
    expect_file!["../snapshots/saving.txt"].assert_eq(&told);
}

#[test]
fn everything_that_is_offered_can_be_saved() {
    for (link, which) in [
        ("#/?q=arms", vec![Which::Results, Which::Filters, Which::Mentions]),
        ("#/concordance?q=arms", vec![Which::Lines]),
        ("#/entities", vec![Which::Names, Which::Mentions]),
        ("#/entity/place/mexico", vec![Which::Mentions]),
        ("#/matrix", vec![Which::Matrix]),
        ("#/timeline", vec![Which::Timeline]),
        ("#/network", vec![Which::Network]),
    ] {
        for which in which {
            for form in [FileForm::Csv, FileForm::Json] {
                let file = save(link, Taken::Table(which, form)).expect("a file");
                let text = String::from_utf8(file.bytes).expect("a text");
                assert!(text.lines().count() > 2, "{link} {which:?} {form:?}");
                assert!(text.contains(&["https://example.org/", link].concat()), "{link}");
            }
        }
    }
}

#[test]
fn files_say_what_is_in_them() {
    for (link, what, name) in [
        (
            "#/?q=arms+-drugs",
            Taken::Table(Which::Results, FileForm::Csv),
            "dossier-results-arms-drugs-2026-12-01.csv",
        ),
        ("#/", Taken::Table(Which::Results, FileForm::Json), "dossier-results-2026-12-01.json"),
        ("#/?q=%E6%AD%A6%E5%99%A8", Taken::Bibliography(Style::Ris), "dossier-articles-2026-12-01.ris"),
        (
            "#/network?q=arms",
            Taken::Table(Which::Network, FileForm::Graphml),
            "dossier-network-arms-2026-12-01.graphml",
        ),
        ("#/entity/place/mexico", Taken::Citation(Style::Apa), "dossier-citation-apa-mexico-2026-12-01.txt"),
    ] {
        assert_eq!(save(link, what).expect("a file").name, name);
    }
}

#[test]
fn a_passage_is_cited_with_its_words_unless_they_have_changed() {
    let raw = embedded::dossier().article_by_slug(ARTICLE).expect("an article").raw;
    let at = raw.find("Christopher Landau").expect("a name");
    let link = permalink::print(&View::default().passage(ARTICLE, raw, Span::new(at, at + 18)));
    let cite = |link: &str| {
        let (view, _) = permalink::parse("", link);
        with_context(embedded::dossier(), &view, |context| {
            taken::citation(context, &here(link), Style::Chicago)
        })
    };
    let words = format!("Passage: “Christopher Landau” (bytes {at} to {} of the text)", at + 18);
    assert!(cite(&link).contains(&words), "{}", cite(&link));
    assert!(!cite(&link.replace(&format!("at={at}"), "at=3")).contains("Passage"));
}

#[test]
fn what_was_copied_is_said() {
    for style in Style::ALL {
        assert_eq!(words::copied(Copied::Citation(style)), "Citation copied");
    }
}
