//! Spanish words that tell what a name is, by what they say where they stand.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// What a Spanish word says of the name that it begins or that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// It begins the name of a body.
    Body,
    /// It begins the name of a body that every country has, so that the country is no part of the name.
    BodyOfACountry,
    /// It is the name of a body by itself.
    BodyAlone,
    /// In lower case, the name of a body follows.
    BeforeBodies,
    /// In lower case, the name of a place follows.
    BeforePlaces,
    /// In lower case, the name of a thing follows, which is no name that is looked for.
    BeforeThings,
    /// It begins the name of a prize or a day, which is no name that is looked for.
    Prize,
    /// It begins the name of a law, programme or event.
    Event,
    /// It begins the name of a place that is built or drawn.
    Facility,
    /// It is what a minister is of.
    Portfolio,
    /// It is an ordinary word, though sentences begin with it.
    Common,
}

/// Each with its name in the list.
const NAMES: [(&str, Says); 11] = [
    ("body", Says::Body),
    ("body of a country", Says::BodyOfACountry),
    ("body alone", Says::BodyAlone),
    ("before bodies", Says::BeforeBodies),
    ("before places", Says::BeforePlaces),
    ("before things", Says::BeforeThings),
    ("prize", Says::Prize),
    ("event", Says::Event),
    ("facility", Says::Facility),
    ("portfolio", Says::Portfolio),
    ("common", Says::Common),
];

static WORDS: LazyLock<HashMap<Says, HashSet<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("lexicon/spanish.txt").lines().filter_map(|line| line.split_once('\t'));
    let read = |(name, words): (&str, &'static str)| {
        let (_, says) = NAMES.iter().find(|(known, _)| *known == name)?;
        Some((*says, words.split(" | ").collect()))
    };
    lines.filter_map(read).collect()
});

/// Whether a folded word says something.
pub fn says(folded: &str, what: Says) -> bool {
    WORDS.get(&what).is_some_and(|words| words.contains(folded))
}

/// Whether a folded word may stand between the words of a Spanish name.
pub fn is_link(folded: &str) -> bool {
    matches!(
        folded,
        "de" | "del"
            | "la"
            | "las"
            | "los"
            | "el"
            | "y"
            | "e"
            | "para"
            | "contra"
            | "por"
            | "a"
            | "al"
            | "sobre"
            | "en"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read() {
        assert_eq!(WORDS.len(), NAMES.len());
        assert!(WORDS.values().flatten().all(|word| text::folded_words(word) == **word));
    }
}
