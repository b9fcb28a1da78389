//! Why a block was taken for furniture, in words for a report.

use super::cues::Cue;

/// The first of the cues that weighed, the strongest first, that says something to a person; else a
/// known phrase among all of them.
pub fn in_words(weighed: &[Cue], all: &[Cue]) -> &'static str {
    let phrases = all.iter().filter(|(group, _)| *group == "phrase");
    weighed.iter().chain(phrases).find_map(of).unwrap_or("it does not read like the text around it")
}

fn of((group, value): &Cue) -> Option<&'static str> {
    Some(match (*group, *value) {
        ("phrase" | "phrase, long", class) => match class {
            "notice" => "it is a notice of the site",
            "menu" => "it is an entry of a menu",
            "advertisement" => "it announces an advertisement",
            "share" => "it is a share line",
            "subscribe" => "it asks to subscribe or follow",
            "related" => "it leads to other stories",
            "comments" => "it belongs to the comments",
            "tags" => "it lists topics",
            "credit" => "it credits a picture",
            "legal" => "it is legal small print",
            "credits" => "it tells who made the article",
            "dated" => "it tells when something was posted",
            "release" => "it is the frame of a press release",
            _ => return None,
        },
        ("linked", "IV" | "V") => "it is a link",
        ("tag" | "tag, short" | "tag, prose", "figcaption" | "caption") => "it is a caption",
        ("tag" | "tag, short", "button" | "label") => "it is a control",
        ("in", "nav") => "it stands in the navigation",
        ("in", "footer") => "it stands in the footer",
        ("in", "header") => "it stands in the page's header",
        ("in", "aside") => "it stands aside from the text",
        ("in", "figure") => "it belongs to a picture",
        ("in", "form") => "it belongs to a form",
        ("named" | "named around" | "named far", hint) => match hint {
            "comment" => "its element is named for comments",
            "share" => "its element is named for sharing",
            "related" => "its element is named for related stories",
            "promo" => "its element is named for promotion",
            "aside" => "its element is named for a side column",
            "nav" => "its element is named for navigation",
            "foot" => "its element is named for the footer",
            "caption" => "its element is named for captions",
            "tags" => "its element is named for tags",
            "subscribe" => "its element is named for subscribing",
            "ad" => "its element is named for advertising",
            "bio" => "its element is named for the author's portrait",
            "unseen" => "its element is not meant to be seen",
            _ => return None,
        },
        ("is", "hidden") => "the page does not show it",
        ("printed", "often") => "it is printed several times",
        ("sign", "copyright") | ("begins", "copyright") => "it claims copyright",
        ("sign", "agency") => "it credits a picture",
        ("sign", "arrow" | "bar" | "dot") => "it is a row of links",
        ("core" | "core, short" | "core, prose", "outside") => "it stands outside the text",
        ("beside core" | "beside core, outside", "after" | "long after" | "just after") => {
            "it stands after the text"
        }
        ("beside core" | "beside core, outside", "before" | "long before" | "just before") => {
            "it stands before the text"
        }
        ("cluster", "before the heaviest") => "it stands before the text",
        ("cluster", "after the heaviest") => "it stands after the text",
        ("prose to come", "0") => "it stands after the text",
        ("prose so far", "0") => "it stands before the text",
        ("in structured text" | "in structured text, short", "0") => {
            "the page's own copy of the text leaves it out"
        }
        ("words" | "words, open", "1" | "2") => "it is a word or two among others",
        ("short lines above", "III" | "IV" | "V") => "it stands in a run of short lines",
        _ => return None,
    })
}
