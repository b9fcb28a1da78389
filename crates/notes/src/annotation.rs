//! How a note is written and read: as a Web Annotation (W3C, <https://www.w3.org/TR/annotation-model/>), in JSON.
//!
//! Any program that knows the model finds the words by their quotation, and the bytes by their position. What the model has no
//! word for is in members that begin with `dossier:`.
//!
//! What is read was written by others, or by an older version: a member that is missing or wrong makes an error, and not half a note.

use text::{
    Span,
    json::{Json, array, object, quoted},
};

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

/// What an id of ours begins with: the model asks for an IRI.
const ID: &str = "urn:dossier:note:";

/// A note as JSON, on one line. `link` makes the whole address of what it is about.
#[inline(never)] // what comes later is cut off by function
pub fn print(note: &Note, link: impl Fn(&Note) -> String) -> String {
    let mut members = vec![("@context", quoted(CONTEXT))];
    members.extend(annotation(note, &link(note)));
    object(&members)
}

/// Several, as a file.
#[inline(never)] // what comes later is cut off by function
pub fn print_all(dossier: &str, notes: &[Note], link: impl Fn(&Note) -> String) -> String {
    let items: Vec<String> =
        notes.iter().map(|note| ["\n", &object(&annotation(note, &link(note)))].concat()).collect();
    object(&[
        ("@context", quoted(CONTEXT)),
        ("type", quoted("AnnotationPage")),
        ("label", quoted(dossier)),
        ("items", array(&items)),
    ]) + "\n"
}

/// Reads a note that [`print`] has written; none, if it is damaged.
#[inline(never)] // what comes later is cut off by function
pub fn parse(json: &str) -> Option<Note> {
    note(&Json::parse(json).ok()?)
}

/// Reads a file that [`print_all`] has written.
#[inline(never)] // what comes later is cut off by function
pub fn parse_all(json: &str) -> Result<Collection, Error> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let form = |at: usize| {
        let before = &json.as_bytes()[..at.min(json.len())];
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        Error::Form { line, column: before.len() - line_start + 1 }
    };
    let page = Json::parse(json).map_err(form)?;
    let items = page.get("items").and_then(Json::list).ok_or_else(|| form(0))?;
    let mut notes = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        notes.push(note(item).ok_or(Error::Note(at + 1))?);
    }
    let dossier = page.get("label").and_then(Json::text).unwrap_or_default().to_owned();
    Ok(Collection { dossier, notes })
}

/// The members of a note.
fn annotation(of: &Note, link: &str) -> Vec<(&'static str, String)> {
    let motivation = match &of.about {
        About::Words { .. } if of.text.is_empty() => "highlighting",
        About::Words { .. } => "commenting",
        About::Article { .. } | About::View { .. } => "bookmarking",
    };
    let mut members = vec![
        ("id", quoted(&[ID, &of.id].concat())),
        ("type", quoted("Annotation")),
        ("motivation", quoted(motivation)),
        ("created", quoted(&of.made)),
        ("modified", quoted(&of.changed)),
    ];
    if !of.text.is_empty() {
        let body = [("type", "TextualBody"), ("value", &of.text), ("format", "text/plain")];
        members.push(("body", object(&body.map(|(key, value)| (key, quoted(value))))));
    }
    let mut target = vec![("source", quoted(link))];
    target.extend(of.article().map(|article| ("dossier:article", quoted(article))));
    if let Some(Anchor { span, words, before, after, length }) = of.anchor() {
        target.push(("dossier:length", length.to_string()));
        let position = object(&[
            ("type", quoted("DataPositionSelector")),
            ("start", span.start.to_string()),
            ("end", span.end.to_string()),
        ]);
        let quotation = object(&[
            ("type", quoted("TextQuoteSelector")),
            ("exact", quoted(words)),
            ("prefix", quoted(&before.text)),
            ("suffix", quoted(&after.text)),
            ("dossier:only", array(&[before.is_only.to_string(), after.is_only.to_string()])),
        ]);
        target.push(("selector", array(&[position, quotation])));
    }
    members.push(("target", object(&target)));
    members.extend(of.anchor().map(|_| ("dossier:colour", quoted(of.colour.name()))));
    members
}

/// A note, if all of it is as it should be.
fn note(from: &Json) -> Option<Note> {
    let member = |name: &str| from.get(name).and_then(Json::text);
    let id = member("id")?.strip_prefix(ID)?;
    let is_plain = (1..=40).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let text = match from.get("body") {
        Some(body) => body.get("value")?.text()?,
        None => "",
    };
    let (made, changed) = (member("created")?, member("modified")?);
    if !is_plain || text.len() > MOST_TEXT || !is_moment(made) || !is_moment(changed) {
        return None;
    }
    let colour = match from.get("dossier:colour") {
        Some(name) => Colour::from_name(name.text()?)?,
        None => Colour::default(),
    };
    let target = from.get("target")?;
    let about = match (target.get("dossier:article"), target.get("selector")) {
        (Some(article), None) => About::Article { article: article.text()?.to_owned() },
        (Some(article), Some(selectors)) => {
            let anchor = anchor(target.get("dossier:length")?.number()?, selectors.list()?)?;
            About::Words { article: article.text()?.to_owned(), anchor }
        }
        (None, _) => {
            let (_, fragment) = target.get("source")?.text()?.split_once('#')?;
            About::View { fragment: ["#", fragment].concat() }
        }
    };
    let (id, text) = (id.to_owned(), text.to_owned());
    Some(Note { id, about, text, colour, made: made.to_owned(), changed: changed.to_owned() })
}

fn anchor(length: usize, selectors: &[Json]) -> Option<Anchor> {
    let named = |name: &str| {
        selectors.iter().find(|selector| selector.get("type").and_then(Json::text) == Some(name))
    };
    let (position, quotation) = (named("DataPositionSelector")?, named("TextQuoteSelector")?);
    let (start, end) = (position.get("start")?.number()?, position.get("end")?.number()?);
    let words = quotation.get("exact")?.text()?;
    let is_whole = start < end && end <= length && words.len() == end - start && words.len() <= MOST_WORDS;
    let only = quotation.get("dossier:only").and_then(Json::list).unwrap_or_default();
    let side = |name: &str, at: usize| {
        let text = quotation.get(name)?.text()?.to_owned();
        Some(Side { text, is_only: only.get(at) == Some(&Json::Flag(true)) })
    };
    let (before, after) = (side("prefix", 0)?, side("suffix", 1)?);
    is_whole.then(|| Anchor { span: Span::new(start, end), words: words.to_owned(), before, after, length })
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
        assert_eq!(parse_all("{\n \"a\"").err(), Some(Error::Form { line: 2, column: 5 }));
        let file = print_all("Arms", &notes(), link).replace("\"green\"", "\"grey\"");
        assert_eq!(parse_all(&file).err(), Some(Error::Note(2)));
    }
}
