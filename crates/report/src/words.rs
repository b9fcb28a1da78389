//! How the report writes things: numbers, quotations, paths, and the little colour that it has.

use std::{
    collections::BTreeMap,
    io::{self, IsTerminal},
};

pub use ingest::editor::propose::toml_string;
use say::say;

use ingest::extract::reason::{Element, Hint, Phrase, Reason};

/// Bold and dim, where a person reads at a terminal; nothing elsewhere.
#[derive(Clone, Copy, Default)]
pub struct Paint(bool);

impl Paint {
    /// For standard output. `NO_COLOR` (no-color.org) turns it off.
    pub fn for_standard_output() -> Self {
        let is_unwanted = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Self(io::stdout().is_terminal() && !is_unwanted("NO_COLOR") && !is_dumb)
    }

    /// What a section begins with.
    pub fn bold(self, text: &str) -> String {
        if self.0 { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// What may be skipped.
    pub fn dim(self, text: &str) -> String {
        if self.0 { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// `12,693`.
pub fn number(number: usize) -> String {
    say::grouped(number as u64)
}

/// What stands before a value of an article, with room to its right.
pub fn label(label: &str) -> String {
    format!("  {label:<13}")
}

/// A part of a whole: `27 %`. Only what is nothing is 0 %, and only what is all is 100 %.
pub fn percent(part: usize, whole: usize) -> String {
    let rounded = (part * 100 + whole / 2).checked_div(whole).unwrap_or(0);
    match rounded {
        0 if part > 0 => say!("under 1 %").to_owned(),
        100 if part < whole => say!("over 99 %").to_owned(),
        rounded => format!("{rounded} %"),
    }
}

/// The beginning of a text on one line, and nothing that a terminal would obey.
pub fn shown(text: &str, most: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let space = usize::from(!line.is_empty());
        let characters = word.chars().count();
        if length + space + characters > most {
            if line.is_empty() {
                line.extend(word.chars().take(most));
            }
            line.push('…');
            break;
        }
        line.push_str(&" "[..space]);
        line.push_str(word);
        length += space + characters;
    }
    line.replace(char::is_control, "\u{FFFD}")
}

/// A path on one line.
pub fn path(path: &str) -> String {
    let mut shown = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// The first of some names, and how many more there are.
pub fn listed<'n>(names: impl Iterator<Item = &'n str>, most: usize) -> String {
    let names: Vec<&str> = names.collect();
    // "and 1 more" takes no less room than the one.
    let most = if names.len() == most + 1 { most + 1 } else { most };
    let first = names.iter().take(most).map(|name| path(name)).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => first,
        more => say!("{first} and {} more", number(more)),
    }
}

/// Names with how often each occurs, the most frequent first.
pub fn tallied<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let one = |(name, count): &(&str, usize)| {
        let name = shown(name, 80);
        if *count > 1 { format!("{name} ({})", number(*count)) } else { name }
    };
    counts.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Why a block was left out, as the end of "left out: …".
pub fn reason(reason: Reason) -> &'static str {
    say::sentence(match reason {
        Reason::Unlike => "does not read like the text around it",
        Reason::Before => "before the text",
        Reason::After => "after the text",
        Reason::Outside => "outside the text",
        Reason::Link => "a link",
        Reason::Row => "a row of links",
        Reason::Hidden => "not shown by the page",
        Reason::Repeated => "printed several times",
        Reason::NotInStructuredText => "not in the page's own copy of the text",
        Reason::FewWords => "a word or two among others",
        Reason::ShortLines => "in a run of short lines",
        Reason::FrontMatter => "front matter",
        Reason::Envelope => "added by a mail program, a database or a printer",
        Reason::PrintedAbove => "printed above",
        Reason::OtherArticles => "printed by other articles of the source too",
        Reason::Phrase(phrase) => match phrase {
            Phrase::Notice => "a notice of the site",
            Phrase::Menu => "an entry of a menu",
            Phrase::Advertisement => "an advertisement",
            Phrase::Share => "a share line",
            Phrase::Subscribe => "asks to subscribe or follow",
            Phrase::Related => "leads to other stories",
            Phrase::Comments => "comments",
            Phrase::Tags => "a list of topics",
            Phrase::Credit => "a picture credit",
            Phrase::Legal => "legal small print",
            Phrase::Credits => "names who made the article",
            Phrase::Dated => "says when something was posted",
            Phrase::Release => "the frame of a press release",
        },
        Reason::Element(element) => match element {
            Element::Caption => "a caption",
            Element::Control => "a control",
            Element::Navigation => "in the navigation",
            Element::Footer => "in the footer",
            Element::Header => "in the page's header",
            Element::Aside => "in an aside",
            Element::Figure => "part of a picture",
            Element::Form => "part of a form",
        },
        Reason::Named(hint) => match hint {
            Hint::Comments => "in an element named for comments",
            Hint::Sharing => "in an element named for sharing",
            Hint::Related => "in an element named for related stories",
            Hint::Promotion => "in an element named for promotion",
            Hint::SideColumn => "in an element named for a side column",
            Hint::Navigation => "in an element named for navigation",
            Hint::Footer => "in an element named for the footer",
            Hint::Captions => "in an element named for captions",
            Hint::Tags => "in an element named for tags",
            Hint::Subscribing => "in an element named for subscribing",
            Hint::Advertising => "in an element named for advertising",
            Hint::Portrait => "in an element named for the author's portrait",
            Hint::Unseen => "in an element that is not meant to be seen",
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_shares() {
        assert_eq!([0, 999, 1_000, 12_693, 1_234_567].map(number).join(" "), "0 999 1,000 12,693 1,234,567");
        assert_eq!(
            [(0, 9), (1, 900), (1, 3), (899, 900), (9, 9), (0, 0)].map(|(a, b)| percent(a, b)),
            ["0 %", "under 1 %", "33 %", "over 99 %", "100 %", "0 %"]
        );
    }

    #[test]
    fn quotations_are_one_harmless_line() {
        assert_eq!(shown(" A\n\t title \u{1b}[2J", 80), "A title \u{FFFD}[2J");
        assert_eq!(shown("one two three", 8), "one two…");
        assert_eq!(shown("Donaudampfschifffahrt", 5), "Donau…");
        assert_eq!(toml_string("a \"b\"\\\u{A0}c"), r#""a \"b\"\\\u00A0c""#);
        assert_eq!(path("a\nb"), "a\\nb");
        assert_eq!(listed(["a", "b", "c"].into_iter(), 2), "a, b, c");
        assert_eq!(listed(["a", "b", "c", "d"].into_iter(), 2), "a, b and 2 more");
        assert_eq!(tallied(["b", "a", "b"].into_iter()), "b (2), a");
    }
}
