//! How a note is written and read: as a Web Annotation (W3C, <https://www.w3.org/TR/annotation-model/>), in JSON.
//!
//! Any program that knows the model finds the words by their quotation, and the bytes by their position. What the model has no
//! word for is in members that begin with `dossier:`.
//!
//! What is read was written by others, or by an older version: a member that is missing or wrong makes an error, and not half a note.

use serde::{Deserialize, Serialize};
use text::Span;

use crate::{
    About, Colour, Note,
    anchor::{Anchor, MOST_WORDS, Side},
};

/// The vocabulary.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// How many bytes a reader's own words may have.
pub const MOST_TEXT: usize = 50_000;

/// Notes in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// The title of the dossier to which they belong.
    pub dossier: String,
    /// The notes.
    pub notes: Vec<Note>,
}

/// What is wrong with a file of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is no JSON, or none that has notes: where that is noticed, counted from 1.
    Form {
        /// The line.
        line: usize,
        /// The byte of the line.
        column: usize,
    },
    /// This note, counted from 1, cannot be one.
    Note(usize),
}

/// A collection, as the model has it.
#[derive(Serialize, Deserialize)]
struct Page {
    #[serde(rename = "@context", default)]
    context: String,
    r#type: String,
    #[serde(default)]
    label: String,
    items: Vec<Annotation>,
}

/// A note, as the model has it.
#[derive(Serialize, Deserialize)]
struct Annotation {
    #[serde(rename = "@context", default, skip_serializing_if = "String::is_empty")]
    context: String,
    id: String,
    r#type: String,
    motivation: String,
    created: String,
    modified: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<Body>,
    target: Target,
    #[serde(rename = "dossier:colour", default, skip_serializing_if = "Option::is_none")]
    colour: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    r#type: String,
    value: String,
    format: String,
}

#[derive(Serialize, Deserialize)]
struct Target {
    source: String,
    #[serde(rename = "dossier:article", default, skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    #[serde(rename = "dossier:length", default, skip_serializing_if = "Option::is_none")]
    length: Option<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type")]
enum Selector {
    /// Counts bytes, as links do.
    DataPositionSelector { start: usize, end: usize },
    TextQuoteSelector {
        exact: String,
        prefix: String,
        suffix: String,
        #[serde(rename = "dossier:only", default)]
        only: [bool; 2],
    },
}

/// A note as JSON, on one line. `link` makes the whole address of a fragment.
pub fn print(note: &Note, link: impl Fn(&Note) -> String) -> String {
    let annotation = Annotation { context: CONTEXT.to_owned(), ..annotation(note, link(note)) };
    serde_json::to_string(&annotation).unwrap_or_default()
}

/// Several, as a file.
pub fn print_all(dossier: &str, notes: &[Note], link: impl Fn(&Note) -> String) -> String {
    let items = notes.iter().map(|note| annotation(note, link(note))).collect();
    let page = Page {
        context: CONTEXT.to_owned(),
        r#type: "AnnotationPage".to_owned(),
        label: dossier.to_owned(),
        items,
    };
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}

/// Reads a note that [`print`] has written; none, if it is damaged.
pub fn parse(json: &str) -> Option<Note> {
    note(serde_json::from_str(json).ok()?)
}

/// Reads a file that [`print_all`] has written.
pub fn parse_all(json: &str) -> Result<Collection, Error> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let page: Page = serde_json::from_str(json)
        .map_err(|error| Error::Form { line: error.line(), column: error.column() })?;
    let mut notes = Vec::with_capacity(page.items.len());
    for (at, annotation) in page.items.into_iter().enumerate() {
        notes.push(note(annotation).ok_or(Error::Note(at + 1))?);
    }
    Ok(Collection { dossier: page.label, notes })
}

fn annotation(of: &Note, link: String) -> Annotation {
    let (motivation, colour) = match &of.about {
        About::Words { .. } if of.text.is_empty() => ("highlighting", Some(of.colour.name().to_owned())),
        About::Words { .. } => ("commenting", Some(of.colour.name().to_owned())),
        About::Article { .. } | About::View { .. } => ("bookmarking", None),
    };
    let mut target = Target { source: link, article: None, length: None, selector: Vec::new() };
    match &of.about {
        About::Words { article, anchor } => {
            target.article = Some(article.clone());
            target.length = Some(anchor.length);
            target.selector = vec![
                Selector::DataPositionSelector { start: anchor.span.start, end: anchor.span.end },
                Selector::TextQuoteSelector {
                    exact: anchor.words.clone(),
                    prefix: anchor.before.text.clone(),
                    suffix: anchor.after.text.clone(),
                    only: [anchor.before.is_only, anchor.after.is_only],
                },
            ];
        }
        About::Article { article } => target.article = Some(article.clone()),
        About::View { .. } => {}
    }
    let body = (!of.text.is_empty()).then(|| Body {
        r#type: "TextualBody".to_owned(),
        value: of.text.clone(),
        format: "text/plain".to_owned(),
    });
    Annotation {
        context: String::new(),
        id: [ID, &of.id].concat(),
        r#type: "Annotation".to_owned(),
        motivation: motivation.to_owned(),
        created: of.made.clone(),
        modified: of.changed.clone(),
        body,
        target,
        colour,
    }
}

/// What an id of ours begins with: the model asks for an IRI.
const ID: &str = "urn:dossier:note:";

/// A note, if all of it is as it should be.
fn note(from: Annotation) -> Option<Note> {
    let id = from.id.strip_prefix(ID)?.to_owned();
    let is_plain = (1..=40).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let text = from.body.map(|body| body.value).unwrap_or_default();
    let are_moments = is_moment(&from.created) && is_moment(&from.modified);
    if !is_plain || text.len() > MOST_TEXT || !are_moments {
        return None;
    }
    let colour = match from.colour {
        Some(name) => Colour::from_name(&name)?,
        None => Colour::default(),
    };
    let about = match (from.target.article, from.target.selector.is_empty()) {
        (Some(article), true) => About::Article { article },
        (Some(article), false) => {
            About::Words { article, anchor: anchor(from.target.length?, &from.target.selector)? }
        }
        (None, _) => About::View {
            fragment: from.target.source.split_once('#').map(|(_, after)| ["#", after].concat())?,
        },
    };
    Some(Note { id, about, text, colour, made: from.created, changed: from.modified })
}

fn anchor(length: usize, selectors: &[Selector]) -> Option<Anchor> {
    let span = selectors.iter().find_map(|selector| match selector {
        Selector::DataPositionSelector { start, end } if start < end => Some(Span::new(*start, *end)),
        _ => None,
    })?;
    selectors.iter().find_map(|selector| match selector {
        Selector::TextQuoteSelector { exact, prefix, suffix, only }
            if exact.len() == span.end - span.start && exact.len() <= MOST_WORDS && span.end <= length =>
        {
            let side = |text: &String, is_only| Side { text: text.clone(), is_only };
            let (before, after) = (side(prefix, only[0]), side(suffix, only[1]));
            Some(Anchor { span, words: exact.clone(), before, after, length })
        }
        _ => None,
    })
}

/// `2026-12-01T09:30:00.000Z`: two of them compare as the moments do.
fn is_moment(text: &str) -> bool {
    text.len() == 24
        && text.bytes().zip("0000-00-00T00:00:00.000Z".bytes()).all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            form => byte == form,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(note: &Note) -> String {
        match &note.about {
            About::View { fragment } => ["https://example.org/", fragment].concat(),
            _ => ["https://example.org/#/read/", note.article().unwrap_or_default()].concat(),
        }
    }

    fn notes() -> Vec<Note> {
        let text = "The minister said: “200,000 guns”.\nNobody asked him.";
        let anchor = Anchor::of(text, Span::new(22, 34)).expect("words");
        let note = |id: &str, about, text: &str, colour| Note {
            id: id.to_owned(),
            about,
            text: text.to_owned(),
            colour,
            made: "2026-12-01T09:30:00.000Z".to_owned(),
            changed: "2026-12-01T09:31:00.000Z".to_owned(),
        };
        let article = || "a-slug".to_owned();
        vec![
            note(
                "a1",
                About::Words { article: article(), anchor: anchor.clone() },
                "Who counted?\n\"Nobody\"",
                Colour::Pink,
            ),
            note("a2", About::Words { article: article(), anchor }, "", Colour::Green),
            note("a3", About::Article { article: article() }, "", Colour::Yellow),
            note("a4", About::View { fragment: "#/?q=arms+é".to_owned() }, "Arms", Colour::Yellow),
        ]
    }

    #[test]
    fn what_is_written_is_read_again() {
        let notes = notes();
        for note in &notes {
            assert_eq!(parse(&print(note, link)).as_ref(), Some(note));
        }
        let file = print_all("Arms", &notes, link);
        let read = parse_all(&["\u{feff}", &file].concat()).expect("a file of notes");
        assert_eq!((read.dossier.as_str(), read.notes), ("Arms", notes));
    }

    #[test]
    fn it_is_a_web_annotation() {
        let json: serde_json::Value = serde_json::from_str(&print(&notes()[0], link)).expect("JSON");
        assert_eq!(json["@context"], CONTEXT);
        assert_eq!((&json["type"], &json["motivation"]), (&"Annotation".into(), &"commenting".into()));
        assert_eq!(json["body"]["value"], "Who counted?\n\"Nobody\"");
        assert_eq!(json["target"]["source"], "https://example.org/#/read/a-slug");
        assert_eq!(json["target"]["selector"][0]["type"], "DataPositionSelector");
        assert_eq!(json["target"]["selector"][1]["exact"], "200,000 guns");
        assert_eq!(json["target"]["selector"][1]["suffix"], "”.\nNobody asked him.");
    }

    #[test]
    fn what_is_damaged_is_no_note() {
        let whole = print(&notes()[0], link);
        for (from, to) in [
            ("\"pink\"", "\"black\""),
            ("urn:dossier:note:a1", "urn:dossier:note:../a1"),
            ("urn:dossier:note:", "x"),
            ("2026-12-01T09:30", "yesterday, 09:30"),
            ("\"end\":34", "\"end\":33"),
            ("\"start\":22", "\"start\":-1"),
            ("\"dossier:length\":", "\"length\":"),
            ("\"exact\"", "\"exactly\""),
            ("TextQuoteSelector", "CssSelector"),
        ] {
            assert!(whole.contains(from), "{from} in {whole}");
            assert_eq!(parse(&whole.replace(from, to)), None, "{from} → {to}");
        }
        for end in 0..whole.len() {
            assert_eq!(whole.get(..end).and_then(parse), None, "{end}");
        }
    }

    #[test]
    fn an_error_names_the_place() {
        assert_eq!(parse_all("{\n \"a\"").err(), Some(Error::Form { line: 2, column: 4 }));
        let file = print_all("Arms", &notes(), link).replace("\"green\"", "\"grey\"");
        assert_eq!(parse_all(&file).err(), Some(Error::Note(2)));
    }
}
