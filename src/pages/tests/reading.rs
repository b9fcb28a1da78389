//! A query is read when its text changes, and not again.

use std::rc::Rc;

use ::suggest::completion::Suggester;
use query::parses;

use super::*;
use crate::view::Msg;

/// How many queries are read meanwhile.
fn read<T>(act: impl FnOnce() -> T) -> (u32, T) {
    // Making the dossier tries its examples.
    embedded::dossier();
    let before = parses();
    let made = act();
    (parses() - before, made)
}

/// Draws the page of a view, as it is drawn after each letter.
fn draw_page(view: &View) {
    with_context(embedded::dossier(), view, |context| {
        let model = pages::Model::open(context, None);
        let _ = (model.view(context, &Callback::noop()), model.title(context), model.status(context));
    });
}

#[test]
fn a_letter_typed_is_one_reading() {
    let mut view = permalink::parse("", "#/?q=mexico+place:texas+-person:x").0;
    for typed in ["a", "ar", "arm", "arms ", "arms OR", "(arms", "arms \"traf", "arms place:texas"] {
        let (count, ()) = read(|| {
            view.update(Msg::Typed(Rc::new(query::parse(typed))));
            draw_page(&view);
        });
        assert_eq!(count, 1, "{typed}");
    }
}

#[test]
fn nothing_is_read_to_draw_a_page_or_its_links() {
    for page in ["#/", "#/concordance", "#/matrix", "#/timeline", "#/network", "#/entities"] {
        for query in ["?q=arms", "?q=arms+OR+guns+place:mexico+year:2018..", "?q=%22arms+traf"] {
            let view = permalink::parse("", &[page, query].concat()).0;
            assert_eq!(read(|| draw_page(&view)).0, 0, "{page}{query}");
        }
    }
}

#[test]
fn setting_and_settling_filters_reads_only_what_is_left() {
    let mut view = permalink::parse("", "#/?q=arms").0;
    let toggled = read(|| view.update(Msg::Toggle(corpus::Kind::Place, "texas".into())));
    assert_eq!(toggled.0, 0);
    view.update(Msg::Typed(Rc::new(query::parse("guns place:mexico"))));
    assert_eq!(read(|| view.update(Msg::Settled)).0, 1, "guns");
    assert_eq!(read(|| view.update(Msg::Asked)).0, 0);
}

#[test]
fn what_is_suggested_is_what_the_parser_reads() {
    let dossier = embedded::dossier();
    for typed in ["SRE", "mex", "arms \"mex", "person:land", "-mex"] {
        let parsed = query::parse(typed);
        let suggester = Suggester::new(dossier);
        let (count, suggestions) = read(|| suggester.suggest(&parsed, typed.len(), 8));
        assert_eq!(count, 0, "{typed}");
        assert!(!suggestions.is_empty(), "{typed}");
        for suggestion in suggestions {
            let problems = query::parse(&suggestion.query).problems.len();
            assert!(problems <= parsed.problems.len(), "{}", suggestion.query);
        }
    }
}
