//! `window.dossier`: the search for scripts and for measuring.
//!
//! `dossier.ready` is a promise that resolves once the functions are there.
//!
//! `search(query)` returns `{query, total, ids}`: the query in canonical form, how many articles match,
//! and their slugs, best first.
//!
//! `facets(query)` returns `{kinds, years}`: for each kind of entity pairs of a slug and in how many of the
//! articles found it is named, the most frequent first, about a hundred of them; and pairs of a year, `null` for no date, and how many
//! of them are dated in it.

use std::cell::RefCell;

use corpus::Dossier;
use js_sys::{Array, Object, Promise, Reflect};
use search::{Order, Search};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::embedded;

/// Offers the search to scripts.
pub fn offer() {
    let window = gloo::utils::window();
    let key = JsValue::from_str("dossier");
    // The boot script may have put a promise there already.
    let known = Reflect::get(&window, &key).ok().filter(JsValue::is_object);
    let dossier = known.unwrap_or_else(|| Object::new().into());
    let search = Closure::<dyn Fn(String) -> Object>::new(|typed: String| answer(&typed));
    set(&dossier, "search", &search.into_js_value());
    let facets = Closure::<dyn Fn(String) -> Object>::new(|typed: String| counts(&typed));
    set(&dossier, "facets", &facets.into_js_value());
    if !Reflect::get(&dossier, &JsValue::from_str("ready"))
        .is_ok_and(|ready| ready.is_instance_of::<Promise>())
    {
        set(&dossier, "ready", &Promise::resolve(&JsValue::TRUE));
    }
    set(&window, "dossier", &dossier);
}

/// What is handed to scripts again and again: making a string of theirs takes longer than finding a word.
struct Handed {
    query: JsValue,
    total: JsValue,
    ids: JsValue,
    /// The slug of each article, once it was found.
    slugs: Vec<Option<JsValue>>,
    /// The same of each entity.
    entities: Vec<Option<JsValue>>,
}

thread_local! {
    static HANDED: RefCell<Handed> = RefCell::new(Handed {
        query: JsValue::from_str("query"),
        total: JsValue::from_str("total"),
        ids: JsValue::from_str("ids"),
        slugs: vec![None; embedded::dossier().article_count() as usize],
        entities: vec![None; embedded::dossier().entity_count() as usize],
    });
}

impl Handed {
    fn slug(&mut self, dossier: &Dossier<'static>, article: u32) -> &JsValue {
        static NONE: JsValue = JsValue::UNDEFINED;
        match self.slugs.get_mut(article as usize) {
            Some(slug) => slug.get_or_insert_with(|| JsValue::from_str(dossier.slug(article))),
            None => &NONE,
        }
    }

    fn entity(&mut self, dossier: &Dossier<'static>, entity: u32) -> JsValue {
        let made = || JsValue::from_str(dossier.entity_slug(entity));
        match self.entities.get_mut(entity as usize) {
            Some(slug) => slug.get_or_insert_with(made).clone(),
            None => made(),
        }
    }
}

fn answer(typed: &str) -> Object {
    let dossier = embedded::dossier();
    let query = query::parse(typed).query;
    let search = Search::new(&dossier, &query);
    let ids = Array::new();
    let answer = Object::new();
    HANDED.with_borrow_mut(|handed| {
        for hit in search.ranked(Order::Relevance, usize::MAX) {
            ids.push(handed.slug(&dossier, hit.article));
        }
        let values =
            [(&handed.query, JsValue::from_str(&query.to_string())), (&handed.total, search.total().into())];
        for (key, value) in values {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&answer, key, &value);
        }
        let _ = Reflect::set(&answer, &handed.ids, &ids);
    });
    answer
}

fn counts(typed: &str) -> Object {
    let dossier = embedded::dossier();
    let parsed = query::parse(typed);
    let facets = Search::new(&dossier, &parsed.query).facets(&parsed.choices());
    let pair = |value: JsValue, count: u32| Array::of2(&value, &count.into());
    let kinds = Object::new();
    HANDED.with_borrow_mut(|handed| {
        for (kind, counts) in &facets.kinds {
            let pairs = Array::new();
            for count in counts.iter().filter(|count| count.articles > 0) {
                pairs.push(&pair(handed.entity(&dossier, count.entity), count.articles));
            }
            set(&kinds, kind.field(), &pairs);
        }
    });
    let years = facets.years.iter().filter(|(_, count)| *count > 0);
    let year = |year: Option<u16>| year.map_or(JsValue::NULL, JsValue::from);
    let years: Array = years.map(|&(date, count)| pair(year(date), count)).collect();
    let answer = Object::new();
    set(&answer, "kinds", &kinds);
    set(&answer, "years", &years);
    answer
}

fn set(target: &JsValue, key: &str, value: &JsValue) {
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(target, &JsValue::from_str(key), value);
}
