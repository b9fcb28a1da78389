//! What this is, how to search it, and which keys there are.

use corpus::{
    Kind,
    sort::sort_by_key,
    text::{exact_form, tokens},
};
use yew::Html;

use crate::{
    components::frame::corpus_hash,
    desk::{Act, Desk},
    markup::html,
    view::{Page, View, permalink},
    words::{self, Form},
};

/// The page.
pub fn page(desk: &Desk<'_>) -> Html {
    let switch = desk.act.reform({
        let on = desk.local.single_keys;
        move |_: yew::Event| Act::SingleKeys(!on)
    });
    html! {
        <div class="sheet about">
            <h1 tabindex="-1">{ desk.dossier.title() }</h1>
            if !desk.dossier.description().is_empty() { <p class="lead">{ desk.dossier.description() }</p> }
            <h2>{ words::HOW_TO_SEARCH }</h2>
            <p>{ words::HOW_TO_SEARCH_INTRO }</p>
            <table>
                <thead><tr><th scope="col">{ words::TYPED }</th><th scope="col">{ words::FINDS }</th></tr></thead>
                <tbody>
                    { for examples(desk).into_iter().map(|(form, query)| html! {
                        <tr>
                            <td><a href={permalink::print(&View::search(&query))}><code>{ query }</code></a></td>
                            <td>{ words::syntax(form) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            <h2>{ words::KEYS }</h2>
            <p><label><input type="checkbox" id="single-keys" checked={desk.local.single_keys} onchange={switch} />{ words::SINGLE_KEYS }</label></p>
            <table>
                <thead><tr><th scope="col">{ words::KEY }</th><th scope="col">{ words::DOES }</th></tr></thead>
                <tbody>
                    { for words::KEY_TABLE.iter().map(|(key, does)| html! {
                        <tr><td><kbd>{ *key }</kbd></td><td>{ *does }</td></tr>
                    }) }
                </tbody>
            </table>
            <h2>{ words::PROVENANCE }</h2>
            <p>{ words::PROVENANCE_TEXT }</p>
            <p>{ words::PRIVACY }</p>
            <p><a href={permalink::print(&View::of(Page::Integrity))}>{ words::CHECK_FILES }</a></p>
            <p>{ corpus_hash(desk) }</p>
        </div>
    }
}

/// A query for each form of the language that finds something in this dossier: its words are
/// those of the first titles, its names those that occur most often.
fn examples(desk: &Desk<'_>) -> Vec<(Form, String)> {
    let mut words: Vec<String> = Vec::new();
    let mut phrase = None;
    for article in desk.dossier.articles().take(5) {
        let title: Vec<String> = tokens(article.title)
            .map(|token| exact_form(&article.title[token.range()]).into_owned())
            .collect();
        let long = |word: &String| word.len() >= 5 && word.chars().all(char::is_alphabetic);
        if let Some(pair) = title.windows(2).find(|pair| pair.iter().all(long)) {
            phrase = phrase.or_else(|| Some(pair.join(" ")));
        }
        words.extend(title.into_iter().filter(long));
    }
    words.dedup();
    let mut named: Vec<_> = [Kind::Person, Kind::Organisation, Kind::Place]
        .into_iter()
        .flat_map(|k| desk.dossier.entities_of(k))
        .collect();
    sort_by_key(&mut named, |entity| std::cmp::Reverse(entity.article_count));
    let years: Vec<u16> = desk.dossier.articles().filter_map(|a| Some(a.published?.year())).collect();

    let mut examples = Vec::new();
    if let Some(phrase) = phrase {
        examples.push((Form::Words, phrase.clone()));
        examples.push((Form::Phrase, format!("\"{phrase}\"")));
    }
    if let [a, b, c, ..] = words.as_slice() {
        examples.push((Form::Or, format!("{a} OR {b}")));
        examples.push((Form::Not, format!("{a} -{c}")));
        let beginning: String = a.chars().take(4).collect();
        examples.push((Form::Prefix, format!("{beginning}*")));
        examples.push((Form::Exact, format!("={a}")));
        examples.push((Form::Group, format!("({a} OR {b}) -{c}")));
        examples.push((Form::Title, format!("title:{a}")));
    }
    if let Some((from, to)) = years.iter().min().zip(years.iter().max()) {
        examples.push((Form::Years, format!("year:{from}..{to}")));
    }
    if let Some(first) = named.first() {
        examples.push((Form::Entity, format!("{}:{}", first.kind.field(), first.slug)));
        if let Some(second) = named.iter().skip(1).find(|other| other.kind == first.kind) {
            examples.push((Form::Any, format!("{}:{},{}", first.kind.field(), first.slug, second.slug)));
        }
    }
    examples
}
