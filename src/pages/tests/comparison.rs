//! The page that compares two articles.

use analysis::compare::passages;

use super::*;
use crate::{
    effects::{Effect, Landing},
    pages::{Model, Msg},
    script, view,
};

const PAIR: &str = "#/compare/003_e5adf732dfed1c7a/004_cc297d998d3c3443";
const STRANGERS: &str = "#/compare/000_efc107f20451c485/001_b4c96ad9177c5f17";

fn on<T>(link: &str, f: impl FnOnce(&PageContext<'_>, Model) -> T) -> T {
    let (view, _) = permalink::parse("", link);
    with_context(embedded::dossier(), &view, |context| f(context, Model::open(context, None)))
}

/// The page where there is room for one text.
fn narrow(link: &str) -> String {
    rendered(embedded::dossier(), link, &Session { is_wide: false, ..session() })
}

/// The page of a link over any dossier.
fn rendered(dossier: Dossier<'static>, link: &str, session: &Session) -> String {
    let (view, _) = permalink::parse("", link);
    let page = in_session(dossier, &view, session, |context| {
        Model::open(context, None).view(context, &Callback::noop())
    });
    #[derive(Properties, PartialEq)]
    struct Given {
        page: Html,
    }
    #[component]
    fn Shown(Given { page }: &Given) -> Html {
        page.clone()
    }
    // What is drawn is handed over in this thread.
    std::thread_local!(static PAGE: std::cell::RefCell<Html> = std::cell::RefCell::default());
    PAGE.set(page);
    let shown = yew::LocalServerRenderer::<Shown>::with_props(Given { page: PAGE.take() }).hydratable(false);
    pollster::block_on(shown.render())
}

/// Two articles that quote and copy the same, but for some words.
fn reworded() -> Dossier<'static> {
    static BLOB: OnceLock<Vec<u8>> = OnceLock::new();
    let blob = BLOB.get_or_init(|| {
        let files = [
            (
                "a.txt",
                "Dam holds\n\n\"We will never close the school in Kerrow this year,\" Ada Brun said.\n",
            ),
            ("b.txt", "Market\n\nAda Brun said: \"We will not close the school in Kerrow this year.\"\n"),
        ];
        let files = files.map(|(name, text)| ingest::File::new(name.to_owned(), text.as_bytes().to_vec()));
        corpus::store::write(&ingest::ingest(&ingest::Folder::new("quotes", files.into())).0)
    });
    Dossier::open(blob).expect("a dossier")
}

#[test]
fn words_that_differ_are_marked_in_a_quotation() {
    let page = rendered(reworded(), "#/compare/a/b", &session());
    let claims = page.split("class=\"claims\"").nth(1).expect("a table");
    assert!(claims.contains(words::OTHER_WORDS.text()), "{claims}");
    assert!(claims.contains("<mark>never</mark>") && claims.contains("<mark>not</mark>"), "{claims}");
    let number = page.split("id=\"a-p1\"").nth(1).expect("a passage");
    let passage = rendered(reworded(), &attributes(number, "href")[0], &session());
    assert!(
        passage.contains(words::wording_differs(true)) && passage.contains("reused on worded"),
        "{passage}"
    );
    assert!(passage.contains(">never</mark>") && !passage.contains(">school</mark>"), "{passage}");
}

/// The link of a passage, by number from 0.
fn link_of(at: usize) -> String {
    let dossier = embedded::dossier();
    let (view, _) = permalink::parse("", PAIR);
    let Page::Compare(Some(a), Some(b)) = &view.page else { unreachable!() };
    let [a, b] = [a, b].map(|slug| dossier.article_by_slug(slug).expect("an article"));
    let found = passages(&dossier, &a, &b);
    let passage = Some(view::Passage::of(a.raw, found[at].a));
    let counterpart = Some(view::Passage::of(b.raw, found[at].b));
    permalink::print(&View { passage, counterpart, ..view })
}

#[test]
fn every_passage_is_numbered_in_both_texts() {
    let page = draw(PAIR);
    assert!(page.contains(&words::passages_found(8, 0)), "{page}");
    for number in 1..=8 {
        for id in [format!("id=\"a-p{number}\""), format!("id=\"b-p{number}\"")] {
            assert_eq!(page.matches(&id).count(), 1, "{id}");
        }
        assert_eq!(page.matches(&format!("id=\"map-{}\"", number - 1)).count(), 1);
    }
    let ids = attributes(&page, "id");
    for end in attributes(&page, "data-a").iter().chain(&attributes(&page, "data-b")) {
        assert!(ids.contains(end), "a band ends at {end}");
    }
    // The fifth is the surest of neither of its sentences.
    assert_eq!(page.matches("<path").count(), 7);
    assert_eq!(draw(&link_of(4)).matches("<path").count(), 8);
    assert_eq!(page.matches("class=\"n matter minor\"").count(), 2);
    assert!(!page.contains("alone") && draw(&format!("{PAIR}?only=lit")).contains("class=\"s alone\""));
}

#[test]
fn a_passage_says_why_it_is_one() {
    let page = draw(&link_of(7));
    assert!(page.contains(&words::passage(7, 8, analysis::compare::PassageKind::SameMatter)));
    assert!(page.contains("Both name Omar García Harfuch, Alejandro Gertz Manero and Mexico"), "{page}");
    assert!(page.contains("class=\"columns focused\""));
    assert_eq!(page.matches("class=\"s matter on\"").count(), 2);
    assert!(page.contains("<mark id=\"a-stop-0\"") && page.contains("<mark id=\"b-stop-0\""));
    let changed = draw(&link_of(7).replace("at=1688", "at=1689"));
    assert!(changed.contains(words::PASSAGE_CHANGED.text()) && !changed.contains("columns focused"));
}

#[test]
fn keys_lead_from_passage_to_passage_round_the_ends() {
    let step = |link: &str, key: &str| {
        on(link, |context, model| match model.on_key(key, context) {
            Some(crate::effects::KeyPress::Ask(Effect::Change(change))) => {
                let mut view = context.view.clone();
                assert_eq!(view.update(change), view::Write::Replace);
                permalink::print(&view)
            }
            other => unreachable!("{other:?}"),
        })
    };
    assert_eq!(step(PAIR, "n"), link_of(0));
    assert_eq!(step(PAIR, "p"), link_of(7));
    assert_eq!(step(&link_of(7), "n"), link_of(0));
    assert_eq!(step(&link_of(3), "p"), link_of(2));
    on(STRANGERS, |context, model| assert_eq!(model.on_key("n", context), None));
    on(PAIR, |context, model| assert_eq!(model.on_escape(context), None));
    on(&link_of(3), |context, mut model| {
        let leave = model.on_escape(context).expect("a message");
        assert_eq!(model.update(leave, context), Some(Effect::Change(view::Msg::Show([None; 2]))));
    });
    on(&link_of(3), |context, model| {
        assert_eq!(model.landing(context), Some(Landing::InColumns(".on")));
        assert!(model.status(context).starts_with("Passage 4 of 8"));
    });
}

#[test]
fn articles_without_a_passage_say_so() {
    let page = draw(STRANGERS);
    assert!(page.contains(&words::passages_found(0, 0)) && !page.contains("class=\"map\""));
    let twice = draw("#/compare/000_efc107f20451c485/000_efc107f20451c485");
    assert!(twice.contains(words::SAME_ARTICLE.text()));
    assert!(twice.contains("id=\"a-p14\"") && !twice.contains("id=\"a-p15\""), "a sentence a passage");
}

#[test]
fn claims_lead_to_their_words() {
    let page = draw(PAIR);
    let claims = page.split("class=\"claims\"").nth(1).expect("a table");
    assert!(
        claims.contains("29 cartel figures")
            && claims.contains(words::claim_verdict(analysis::compare::Verdict::OnlyB))
    );
    let href = attributes(claims, "href").into_iter().find(|href| href.contains("at=-,")).expect("a link");
    let shown = draw(&href);
    assert!(shown.contains("class=\"passage\""), "{href}");
    on(&href, |context, model| assert_eq!(model.landing(context), Some(Landing::InColumns(".passage"))));
}

#[test]
fn swapping_sides_keeps_the_passage() {
    let page = draw(&link_of(7));
    let swap = page.split("id=\"swap\"").nth(1).expect("a link");
    let swapped = draw(&attributes(swap, "href")[0]);
    assert!(swapped.contains("columns focused"));
}

#[test]
fn with_room_for_one_text_the_other_is_folded_into_it() {
    let page = narrow(PAIR);
    assert!(
        page.contains("id=\"pane-a\"")
            && !page.contains("id=\"pane-b\"")
            && !page.contains("class=\"bands\"")
    );
    // Sentences with a counterpart: the title and five more.
    assert_eq!(page.matches("<details class=\"fold\">").count(), 6);
    assert!(page.contains(&words::in_other(2)) && page.contains("#/read/004_cc297d998d3c3443?at="));
}

#[test]
fn articles_are_chosen_from_a_list() {
    use crate::{view::Side, widgets::suggestions::Press};
    use pages::compare::{Happened, Msg as Choice};
    let one = "#/compare/003_e5adf732dfed1c7a/-";
    let page = draw(one);
    assert!(page.contains(words::LIKELIEST.text()));
    assert!(attributes(&page, "href").contains(&PAIR.to_owned()), "the likeliest partner");
    on(one, |context, mut model| {
        let mut choose =
            |happened| model.update(Msg::Compare(Choice::Chosen(Side::Right, happened)), context);
        let chosen = |slug: &str| Some(Effect::Change(view::Msg::Choose(Side::Right, slug.to_owned())));
        // The most similar comes first; words are looked for in title, source and date.
        assert_eq!(choose(Happened::Pressed(Press::Ask(true))), None);
        assert_eq!(choose(Happened::Pressed(Press::Take(0))), chosen("004_cc297d998d3c3443"));
        assert_eq!(choose(Happened::Asked("embassy 2022".to_owned())), None);
        assert_eq!(choose(Happened::Pressed(Press::Take(0))), chosen("001_b4c96ad9177c5f17"));
        assert_eq!(choose(Happened::Asked("AMBASSADOR".to_owned())), None);
        assert_eq!(choose(Happened::Pressed(Press::Take(0))), chosen("000_efc107f20451c485"));
        assert_eq!(choose(Happened::Left), None);
        assert_eq!(choose(Happened::Pressed(Press::Take(0))), None, "it is closed");
    });
}

#[test]
fn scripts_get_passages_and_claims_as_the_command_prints_them() {
    let compared = script::compared(&embedded::dossier(), ["003_e5adf732dfed1c7a", "004_cc297d998d3c3443"]);
    let compared = compared.expect("both are there");
    assert_eq!(compared.matches("\"score\":0.").count(), 8);
    assert_eq!(compared.matches("\"verdict\":").count(), 12);
    for part in [
        "{\"passages\":[{\"a\":{\"start\":0,\"end\":",
        "\"kind\":\"same matter\",\"why\":[{\"kind\":\"place\",\"entity\":\"united-states\",\"name\":\"United States\"}",
        "{\"word\":\"fentanyl\"}",
        "\"surface\":\"February\",\"value\":\"2025-02\"},\"verdict\":\"agree\"}",
        "\"verb\":\"denied\"",
        "\"quoted\":false},\"verdict\":\"only in B\"}",
    ] {
        assert!(compared.contains(part), "{part} in {compared}");
    }
    assert_eq!(script::compared(&embedded::dossier(), ["gone", "004_cc297d998d3c3443"]), None);
}
