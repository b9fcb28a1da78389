//! The help and the page about the dossier.

use search::examples::Construct;

pub const HOW_TO_SEARCH: &str = "How to search";
pub const HOW_TO_SEARCH_INTRO: &str =
    "Everything can be combined, and stands in the page's link, which you can edit by hand and send.";
pub const PRECEDENCE: &str = "A minus binds most tightly, then a space, then OR; parentheses group. Signs on words work between quotation marks too.";
pub const HELP: &str = "Help";
/// Before an example that finds something in this dossier.
pub const HERE: &str = "Here:";
pub const TYPED: &str = "Typed";
pub const FINDS: &str = "Finds articles";
pub const KEYS: &str = "Keys";
pub const KEY: &str = "Key";
pub const DOES: &str = "Does";
pub const SINGLE_KEYS: &str = "Single-key shortcuts are on";
pub const PROVENANCE: &str = "Where it comes from";
pub const PROVENANCE_TEXT: &str = "Each article is kept byte for byte as it was saved. Page furniture, such as menus, teasers and comment boxes, \
     is set apart and can be shown; search, counts and names leave it out. Names were found by a hand-made list. \
     Every mark leads to its place in the text, and says which rule found it.";
/// The keys of the reader.
pub const KEY_TABLE: [(&str, &str); 10] = [
    ("/", "to the search box"),
    ("↓", "in the search box: to the suggestions; Enter takes one, Esc closes them"),
    ("n", "next passage found, in an article"),
    ("p", "previous passage found"),
    ("w", "why? on a mention: by which rule it was found, and on what that rests; clicking it does the same"),
    ("Esc", "close that again, or the help"),
    ("e", "to the names of the article"),
    ("c", "compare the article with another"),
    ("f", "show or hide what was set apart"),
    ("?", "this page"),
];

/// What is typed for each construct of the query language, and which articles it finds.
pub fn syntax(construct: Construct) -> (&'static str, &'static str) {
    match construct {
        Construct::Words => ("two words", "with both, in any inflection"),
        Construct::Phrase => ("\"two words\"", "with the words next to each other"),
        Construct::Near => {
            ("\"two words\"~8", "with the words in any order and at most 8 others among them; up to 1000")
        }
        Construct::Or => ("one OR other", "with either; OR, AND and NOT are written in capitals"),
        Construct::Not => ("one -other", "with the first and without the second; NOT does the same"),
        Construct::Group => ("(one OR other) third", "with either of the two, and the third"),
        Construct::Prefix => ("word*", "with a word that begins so"),
        Construct::Letter => {
            ("w?rd", "with any one letter there. A question mark is always read so, at the end of a word too")
        }
        Construct::Letters => ("w*d", "with any letters there, or none"),
        Construct::Fuzzy => {
            ("word~", "spelled so, give or take a letter: one more, one less or another; word~2 for two")
        }
        Construct::Exact => ("=word", "with just this word as it is spelled, accents included"),
        Construct::Title => {
            ("title:word", "with it in the title; also title:\"two words\" and title:(one OR other)")
        }
        Construct::Entity => {
            ("person:name", "that name it, under any of its names; also org: place: weapon: event: source:")
        }
        Construct::Any => ("person:one,other", "that name any of them; person:one person:other for both"),
        Construct::Years => ("year:2018..2021", "dated within these years; one year or one end will do"),
        Construct::Dates => {
            ("date:2021-01..2021-06", "dated within these months; days, years and one end will do as well")
        }
        Construct::Numbers => ("number:1,000..5,000", "with such a figure; a single one or one end will do"),
    }
}
