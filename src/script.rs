//! `window.dossier`: the search for scripts and for measuring.
//!
//! `dossier.ready` is a promise that resolves once the functions are there. The boot script makes it, and of what is here the
//! functions: an object made there takes a third of the time.
//!
//! `search(query)` returns `{query, total, ids}`: the query in canonical form, how many articles match,
//! and their slugs, best first. As long as a phrase cannot be looked for since texts are still being loaded, which only large
//! dossiers do, it has `waiting: true`.
//!
//! `facets(query)` returns `{kinds, years}`: for each kind of entity pairs of a slug and in how many of the
//! articles found it is named, the most frequent first, about a hundred of them; and pairs of a year, `null` for no date, and how many
//! of them are dated in it.
//!
//! `compare(a, b)` takes the slugs of two articles and returns `{passages, claims}` with the fields that `dossier
//! compare` prints; `undefined` where an article does not exist, or its text is still being loaded.

use std::cell::RefCell;

use analysis::compare::{Statement, Why, claims, passages};
use corpus::{Dossier, store::Article};
use export::{
    table::thousandths,
    tables::{claim_kind, passage_kind, verdict},
};
use js_sys::{Array, Object, Reflect};
use search::{Order, Search};
use text::{
    Span,
    json::{NULL, array, object, quoted},
};
use wasm_bindgen::JsValue;

use crate::{embedded, texts};

/// What is handed to scripts again and again: making a string of theirs takes longer than finding a word.
#[derive(Default)]
struct SharedNote {
    /// The slug of each article, once it was found.
    slugs: Vec<Option<JsValue>>,
    /// The same of each entity.
    entities: Vec<Option<JsValue>>,
}

thread_local! {
    static HANDED: RefCell<SharedNote> = RefCell::default();
}

/// The string at a place, made if it was not yet.
fn handed(strings: &mut Vec<Option<JsValue>>, at: u32, string: impl FnOnce() -> &'static str) -> &JsValue {
    let at = at as usize;
    if at >= strings.len() {
        strings.resize(at + 1, None);
    }
    strings[at].get_or_insert_with(|| JsValue::from_str(string()))
}

/// What `search` is made of: the slugs, the query where its canonical form is another than what was typed, and whether
/// this is no answer yet.
pub fn answer(typed: &str) -> Array {
    let dossier = embedded::dossier();
    let query = query::parse(typed).query;
    let search = Search::new(&dossier, &query);
    texts::prepare_for_phrases();
    texts::fetch_wanted();
    let ids = Array::new();
    HANDED.with_borrow_mut(|known| {
        for hit in search.ranked(Order::Relevance, usize::MAX) {
            ids.push(handed(&mut known.slugs, hit.article, || dossier.slug(hit.article)));
        }
    });
    let canonical = query.to_string();
    let query = if canonical == typed { JsValue::UNDEFINED } else { canonical.into() };
    Array::of3(&ids, &query, &search.waits().into())
}

/// What `facets` gives.
pub fn counts(typed: &str) -> Object {
    let dossier = embedded::dossier();
    let parsed = query::parse(typed);
    let facets = Search::new(&dossier, &parsed.query).facets(&parsed.choices());
    let pair = |value: JsValue, count: u32| Array::of2(&value, &count.into());
    let kinds = Object::new();
    HANDED.with_borrow_mut(|known| {
        for (kind, counts) in &facets.kinds {
            let pairs = Array::new();
            for count in counts.iter().filter(|count| count.articles > 0) {
                let slug = handed(&mut known.entities, count.entity, || dossier.entity_slug(count.entity));
                pairs.push(&pair(slug.clone(), count.articles));
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

/// What `compare` is made of: two articles compared, as JSON; text takes less code than objects made one by one.
#[inline(never)] // what comes later is cut off by function
pub fn compared(dossier: &Dossier<'static>, slugs: [&str; 2]) -> Option<String> {
    let [a, b] = slugs.map(|slug| dossier.article_by_slug(slug));
    let (a, b) = a.zip(b)?;
    if [a, b].iter().filter(|article| !dossier.has_text(article.id)).count() > 0 {
        texts::fetch_wanted();
        return None;
    }
    let passages = passages(dossier, &a, &b);
    let claims = claims(dossier, &a, &b, &passages);
    let passages = passages.iter().map(|one| {
        let why = one.why.iter().map(|why| match why {
            Why::Word(span, _) => object(&[("word", surface(&a, *span))]),
            Why::Value(value) => object(&[("value", quoted(value))]),
            Why::Entity(id) => entity(dossier, *id),
        });
        object(&[
            ("a", place(&a, one.a, "")),
            ("b", place(&b, one.b, "")),
            ("score", thousandths(one.score.into())),
            ("kind", quoted(passage_kind(one.kind))),
            ("why", array(&why.collect::<Vec<_>>())),
        ])
    });
    let claims = claims.iter().map(|one| {
        let verdict = match verdict(one.verdict) {
            "" => NULL.to_owned(),
            verdict => quoted(verdict),
        };
        object(&[
            ("kind", quoted(claim_kind(one.kind))),
            ("a", statement(dossier, &a, one.a.as_ref())),
            ("b", statement(dossier, &b, one.b.as_ref())),
            ("verdict", verdict),
        ])
    });
    Some(object(&[
        ("passages", array(&passages.collect::<Vec<_>>())),
        ("claims", array(&claims.collect::<Vec<_>>())),
    ]))
}

fn statement(dossier: &Dossier<'static>, article: &Article<'_>, statement: Option<&Statement>) -> String {
    let Some(statement) = statement else { return NULL.to_owned() };
    let mut more = String::new();
    if !statement.value.is_empty() {
        more = [",\"value\":", &quoted(&statement.value)].concat();
    }
    if let Some(spoken) = &statement.attribution {
        let entity = spoken.entity.map_or_else(|| NULL.to_owned(), |id| quoted(dossier.entity_slug(id)));
        let speaker = place(article, spoken.speaker, &[",\"entity\":", &entity].concat());
        let verb = surface(article, spoken.verb);
        let extent = place(article, spoken.extent, "");
        let is_quoted = spoken.is_quoted.to_string();
        for (key, value) in [("speaker", speaker), ("verb", verb), ("extent", extent), ("quoted", is_quoted)]
        {
            more.push_str(&[",\"", key, "\":", &value].concat());
        }
    }
    place(article, statement.span, &more)
}

fn entity(dossier: &Dossier<'static>, id: u32) -> String {
    let Some(entity) = dossier.entity(id) else { return NULL.to_owned() };
    let kind = quoted(entity.kind.name());
    object(&[("kind", kind), ("entity", quoted(entity.slug)), ("name", quoted(entity.name))])
}

/// A place in an article with its words, and other fields.
fn place(article: &Article<'_>, span: Span, more: &str) -> String {
    let (start, end) = (span.start.to_string(), span.end.to_string());
    let place = object(&[("start", start), ("end", end), ("surface", surface(article, span))]);
    [&place[..place.len() - 1], more, "}"].concat()
}

fn surface(article: &Article<'_>, span: Span) -> String {
    quoted(article.raw.get(span.range()).unwrap_or_default())
}
