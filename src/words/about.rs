//! The help and the page about the dossier.

use say::{Sentence, say};
use suggest::examples::Construct;

/// "Made by the Newsroom."
pub fn made_by(publisher: &str) -> String {
    say!("Made by {}.", publisher.trim_end_matches('.'))
}

/// Under which terms the texts may be used.
pub fn licence(terms: &str) -> String {
    say!("Use of the texts: {terms}")
}

pub const HOW_TO_SEARCH: Sentence = Sentence::new("How to search");
pub const HOW_TO_SEARCH_INTRO: Sentence = Sentence::new(
    "You can combine everything below. Your search is part of the page’s link, which you can edit by hand and \
     send.",
);
pub const PRECEDENCE: Sentence = Sentence::new(
    "A minus applies only to what follows it directly. A space binds more tightly than OR: one two OR three \
     means (one two) OR three. Use parentheses to group words in another way. Symbols attached to words, such \
     as *, also work inside quotation marks.",
);
pub const HELP: Sentence = Sentence::new("Help");
/// Before an example that finds something in this dossier.
pub const HERE: Sentence = Sentence::new("Example:");
pub const TYPED: Sentence = Sentence::new("You type");
pub const FINDS: Sentence = Sentence::new("You find articles");
pub const KEYS: Sentence = Sentence::new("Keys");
pub const KEY: Sentence = Sentence::new("Key");
pub const DOES: Sentence = Sentence::new("What it does");
pub const SINGLE_KEYS: Sentence = Sentence::new("Use single-key shortcuts");
pub const PROVENANCE: Sentence = Sentence::new("How the articles were prepared");
pub const PROVENANCE_TEXT: Sentence = Sentence::new(
    "Plain-text articles are shown exactly as saved. For saved web pages, the text was extracted from the page; \
     text in other encodings, mails and exports of press databases was converted. Page elements such as menus, teasers and comment boxes are left out \
     of search, counts and names; you can show them in each article. Names are recognised by rules and a small \
     statistical model, and can be wrong. An editor may have corrected them in a list. Select a marked name to \
     see the rule that found it and the text it is based on.",
);
/// Keyboard shortcuts.
pub const KEY_TABLE: [(&str, Sentence); 10] = [
    ("/", Sentence::new("go to the search box")),
    ("↓", Sentence::new("go from the search box to the suggestions; Enter chooses one, Esc closes them")),
    (
        "n",
        Sentence::new("go to the next passage found in an article, or to the next that two articles share"),
    ),
    ("p", Sentence::new("go to the previous one")),
    (
        "w",
        Sentence::new(
            "show why a name is marked: the rule and its evidence; clicking the name does the same",
        ),
    ),
    ("Esc", Sentence::new("close that explanation or the help; show all passages of a comparison again")),
    ("e", Sentence::new("go to the names in the article")),
    ("c", Sentence::new("compare the article with another")),
    ("f", Sentence::new("show or hide the page elements left out")),
    ("?", Sentence::new("open this page")),
];

/// What is typed for each construct of the query language, and which articles it finds.
pub fn syntax(construct: Construct) -> [&'static str; 2] {
    say::sentences(match construct {
        Construct::Words => ["two words", "with both words, in any grammatical form"],
        Construct::Phrase => ["\"two words\"", "with these words next to each other"],
        Construct::Near => [
            "\"two words\"~8",
            "with these words in any order and at most 8 other words between them; the limit is 1000",
        ],
        Construct::Or => ["one OR other", "with either word; write OR, AND and NOT in capitals"],
        Construct::Not => ["one -other", "with the first word but not the second; NOT does the same"],
        Construct::Group => ["(one OR other) third", "with either of the two words, and with the third"],
        Construct::Prefix => ["word*", "with a word that starts with these letters"],
        Construct::Letter => {
            ["w?rd", "with any one letter in place of the question mark, even at the end of a word"]
        }
        Construct::Letters => ["w*d", "with any letters, or none, in place of the asterisk"],
        Construct::Fuzzy => [
            "word~",
            "with this word, or one with a letter added, missing or changed; word~2 allows two such letters",
        ],
        Construct::Exact => ["=word", "with exactly this spelling, including accents"],
        Construct::Title => {
            ["title:word", "with this word in the title; also title:\"two words\" and title:(one OR other)"]
        }
        Construct::Entity => [
            "person:name",
            "that name this person, by any of their names; also org: place: weapon: event: source: author:",
        ],
        Construct::Any => {
            ["person:one,other", "that name at least one of them; person:one person:other for both"]
        }
        Construct::Years => {
            ["year:2018..2021", "dated within these years; also year:2018, year:2018.. and year:..2021"]
        }
        Construct::Dates => {
            ["date:2021-01..2021-06", "dated within these months; also days, years and open ranges"]
        }
        Construct::Numbers => {
            ["number:1,000..5,000", "with a figure in this range; also one figure and open ranges"]
        }
    })
}
