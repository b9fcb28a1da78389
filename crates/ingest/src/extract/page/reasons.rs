//! Why a block was taken for boilerplate: the cue that weighed most and says something to a person.

use super::cue::Cue;
use crate::extract::reason::{Element, Hint, Phrase, Reason};

/// The first of the cues that weighed, the strongest first, that says something to a person; else a
/// known phrase among all of them.
pub fn reason(weighed: &[Cue], all: &[Cue]) -> Reason {
    let phrases = all.iter().filter(|(group, _)| *group == "phrase");
    weighed.iter().chain(phrases).find_map(of).unwrap_or(Reason::Unlike)
}

fn of((group, value): &Cue) -> Option<Reason> {
    Some(match (*group, *value) {
        ("phrase" | "phrase, long", class) => Reason::Phrase(phrase(class)?),
        ("linked", "IV" | "V") => Reason::Link,
        ("tag" | "tag, short" | "tag, prose", "figcaption" | "caption") => Reason::Element(Element::Caption),
        ("tag" | "tag, short", "button" | "label") => Reason::Element(Element::Control),
        ("in", "nav") => Reason::Element(Element::Navigation),
        ("in", "footer") => Reason::Element(Element::Footer),
        ("in", "header") => Reason::Element(Element::Header),
        ("in", "aside") => Reason::Element(Element::Aside),
        ("in", "figure") => Reason::Element(Element::Figure),
        ("in", "form") => Reason::Element(Element::Form),
        ("named" | "named around" | "named far", name) => Reason::Named(hint(name)?),
        ("is", "hidden") => Reason::Hidden,
        ("printed", "often") => Reason::Repeated,
        ("sign", "copyright") | ("begins", "copyright") => Reason::Phrase(Phrase::Legal),
        ("sign", "agency") => Reason::Phrase(Phrase::Credit),
        ("sign", "arrow" | "bar" | "dot") => Reason::Row,
        ("core" | "core, short" | "core, prose", "outside") => Reason::Outside,
        ("beside core" | "beside core, outside", "after" | "long after" | "just after")
        | ("cluster", "after the heaviest")
        | ("prose to come", "0") => Reason::After,
        ("beside core" | "beside core, outside", "before" | "long before" | "just before")
        | ("cluster", "before the heaviest")
        | ("prose so far", "0") => Reason::Before,
        ("in structured text" | "in structured text, short", "0") => Reason::NotInStructuredText,
        ("words" | "words, open", "1" | "2") => Reason::FewWords,
        ("short lines above", "III" | "IV" | "V") => Reason::ShortLines,
        _ => return None,
    })
}

fn phrase(class: &str) -> Option<Phrase> {
    Some(match class {
        "notice" => Phrase::Notice,
        "menu" => Phrase::Menu,
        "advertisement" => Phrase::Advertisement,
        "share" => Phrase::Share,
        "subscribe" => Phrase::Subscribe,
        "related" => Phrase::Related,
        "comments" => Phrase::Comments,
        "tags" => Phrase::Tags,
        "credit" => Phrase::Credit,
        "legal" => Phrase::Legal,
        "credits" => Phrase::Credits,
        "dated" => Phrase::Dated,
        "release" => Phrase::Release,
        _ => return None,
    })
}

fn hint(name: &str) -> Option<Hint> {
    Some(match name {
        "comment" => Hint::Comments,
        "share" => Hint::Sharing,
        "related" => Hint::Related,
        "promo" => Hint::Promotion,
        "aside" => Hint::SideColumn,
        "nav" => Hint::Navigation,
        "foot" => Hint::Footer,
        "caption" => Hint::Captions,
        "tags" => Hint::Tags,
        "subscribe" => Hint::Subscribing,
        "ad" => Hint::Advertising,
        "bio" => Hint::Portrait,
        "unseen" => Hint::Unseen,
        _ => return None,
    })
}
