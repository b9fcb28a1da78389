//! What each page's `update` does with what a reader does.

use super::*;
use crate::{
    effects::{Effect, KeyPress, Landing, Target},
    pages::{Model, Msg, compare, entities, integrity},
    view,
};

const ARTICLE: &str = "003_e5adf732dfed1c7a";

fn on<T>(link: &str, f: impl FnOnce(&PageContext<'_>, Model) -> T) -> T {
    let (view, _) = permalink::parse("", link);
    with_context(embedded::dossier(), &view, |context| f(context, Model::open(context, None)))
}

#[test]
fn an_article_is_stepped_through_round_its_ends() {
    on(&format!("#/read/{ARTICLE}?q=mexico"), |context, mut model| {
        let stops = |msg, model: &mut Model| match model.update(Msg::Article(msg), context) {
            Some(Effect::Focus(Target::Stop(stop))) => stop,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(stops(article::Msg::Next, &mut model), 0);
        let last = stops(article::Msg::Previous, &mut model);
        assert!(last > 1);
        assert_eq!(stops(article::Msg::Next, &mut model), 0);
        assert_eq!(stops(article::Msg::Next, &mut model), 1);
        assert_eq!(stops(article::Msg::Previous, &mut model), 0);
        assert!(model.status(context).contains(&(last + 1).to_string()), "{}", model.status(context));
    });
    on(&format!("#/read/{ARTICLE}"), |context, mut model| {
        assert_eq!(model.update(Msg::Article(article::Msg::Next), context), None, "nothing to step through");
    });
}

#[test]
fn a_mention_is_explained_until_it_is_asked_about_again() {
    let (first, second) = (Span::new(3, 9), Span::new(12, 20));
    on(&format!("#/read/{ARTICLE}"), |context, mut model| {
        let ask = |mention, model: &mut Model| {
            let msg = model.on_click(Some(mention)).expect("a message");
            model.update(msg, context)
        };
        assert_eq!(model.on_escape(context), None);
        assert_eq!(ask(first, &mut model), Some(Effect::Focus(Target::Explanation(first))));
        assert_eq!(ask(second, &mut model), Some(Effect::Focus(Target::Explanation(second))));
        assert_eq!(ask(second, &mut model), Some(Effect::Focus(Target::Mention(second))));
        assert_eq!(model.on_escape(context), None, "it is closed");
        ask(first, &mut model);
        let escape = model.on_escape(context).expect("a message");
        assert_eq!(model.update(escape, context), Some(Effect::Focus(Target::Mention(first))));
        ask(first, &mut model);
        let elsewhere = model.on_click(None).expect("a message");
        assert_eq!(model.update(elsewhere, context), None);
        assert_eq!(model.on_escape(context), None);
    });
}

#[test]
fn an_article_is_compared_with_the_one_that_was_chosen() {
    on(&format!("#/read/{ARTICLE}?q=arms"), |context, mut model| {
        for (chosen, right) in [("", None), ("other", Some("other".to_owned()))] {
            model.update(Msg::Article(article::Msg::Choose(chosen.to_owned())), context);
            let page = Page::Compare(Some(ARTICLE.to_owned()), right);
            let expected = Effect::Open(Box::new(View::of(page)));
            assert_eq!(model.update(Msg::Article(article::Msg::Compare), context), Some(expected));
        }
    });
}

#[test]
fn keys_mean_something_in_an_article_only() {
    on(&format!("#/read/{ARTICLE}"), |context, model| {
        let key = |key| model.on_key(key, context);
        assert_eq!(key("n"), Some(KeyPress::Send(Msg::Article(article::Msg::Next))));
        assert_eq!(key("w"), Some(KeyPress::Ask(Effect::ExplainFocused)));
        assert_eq!(key("f"), Some(KeyPress::Ask(Effect::Change(view::Msg::ShowBoilerplate(true)))));
        assert_eq!(key("x"), None);
    });
    on("#/?q=arms", |context, model| {
        assert_eq!(model.on_key("n", context), None);
        assert_eq!(model.on_click(None), None);
    });
}

#[test]
fn columns_follow_each_other_unless_they_are_unlocked() {
    let pair = "#/compare/003_e5adf732dfed1c7a/004_cc297d998d3c3443";
    let scrolled = || Msg::scrolled("pane-a".to_owned());
    on(pair, |context, mut model| {
        assert_eq!(model.update(scrolled(), context), Some(Effect::FollowColumn("pane-a".to_owned())));
        assert_eq!(model.landing(context), None);
    });
    on(&format!("{pair}?lock=off&on=place:mexico"), |context, mut model| {
        assert_eq!(model.update(scrolled(), context), None);
        assert_eq!(model.landing(context), Some(Landing::InColumns(".lit")));
        assert!(matches!(model, Model::Compare(compare::Model { .. })));
    });
}

#[test]
fn files_are_listed_and_saved() {
    on("#/integrity", |context, mut model| {
        assert_eq!(model.update(Msg::Integrity(integrity::Msg::More), context), None);
        let saved = model.update(Msg::Integrity(integrity::Msg::SaveList), context);
        let Some(Effect::Save(file)) = saved else { unreachable!("{saved:?}") };
        let lines = String::from_utf8(file.bytes).expect("a text").lines().count();
        assert_eq!((file.name.as_str(), lines), (words::LIST_FILE, 5));
    });
}

#[test]
fn a_message_to_another_page_does_nothing() {
    on("#/about", |context, mut model| {
        for msg in [
            Msg::Search(search::Msg::More),
            Msg::Article(article::Msg::Next),
            Msg::Entities(entities::Msg::More),
            Msg::scrolled("pane-a".to_owned()),
        ] {
            assert_eq!(model.update(msg, context), None);
        }
        assert!(matches!(model, Model::About));
    });
}
