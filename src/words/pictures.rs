//! The charts: the matrix, the timeline and the network.

use analysis::cooccurrence::Within;
use say::{Sentence, plural, say};
use text::date::{Date, Precision};

use super::common::{ARTICLES, ASSOCIATION, NAME, date, mentions};
use crate::view::{Picture, Stretch};

pub const PICTURES: Sentence = Sentence::new("Charts");
pub const DRAWN_KINDS: Sentence = Sentence::new("Show");
pub const AS_TABLE: Sentence = Sentence::new("Show as a table");
pub const CLOSE_LIST: Sentence = Sentence::new("Close this list");
pub const MATRIX: Sentence = Sentence::new("Names by article");
pub const GAP: &str = "·";
pub const NO_NAMES: Sentence = Sentence::new("These articles contain no names of the selected kinds.");
pub const TIMELINE: Sentence = Sentence::new("Timeline");
pub const TIMELINE_HINT: Sentence = Sentence::new(
    "A tick is a day. A bar is a month, a year or another period. Select a mark to go to its article or passage. \
     Where a mark stands for several dates, selecting it opens a list. Drag across the years to show only articles published then.",
);
pub const TIMELINE_CAPTION: Sentence = Sentence::new("All dates on the timeline");
pub const TIMELINE_HEADS: [Sentence; 4] = [
    Sentence::new("Date"),
    Sentence::new("Kind of date"),
    Sentence::new("Precision"),
    Sentence::new("Count"),
];
pub const WHOLE_TIMELINE: Sentence = Sentence::new("See the dates named in the texts");
pub const PUBLISHED: Sentence = Sentence::new("Published");
pub const NAMED_DATES: Sentence = Sentence::new("Named in the texts");
pub const NO_DATES: Sentence = Sentence::new("These articles have no dates and name none.");
pub const NETWORK: Sentence = Sentence::new("Names that appear together");
pub const LIKENESS: Sentence = Sentence::new("Similar articles");
pub const NAMED_TOGETHER: Sentence = Sentence::new("Named in the same");
pub const IN_A_SENTENCE: Sentence = Sentence::new("sentence");
pub const IN_A_PARAGRAPH: Sentence = Sentence::new("paragraph");
pub const NO_CONNECTIONS: Sentence =
    Sentence::new("No two of these names appear together in these articles.");
pub const NOT_CONNECTED: Sentence =
    Sentence::new("Not shown, because they do not appear with the others often enough:");
pub const UNKNOWN_PAIR: Sentence =
    Sentence::new("This dossier does not contain one of the two names in this link.");

pub fn picture(picture: Picture) -> Sentence {
    match picture {
        Picture::Matrix => MATRIX,
        Picture::Timeline => TIMELINE,
        Picture::Network => NETWORK,
        Picture::Likeness => LIKENESS,
    }
}

pub fn matrix_hint(by_year: bool) -> &'static str {
    say::sentence(if by_year {
        "Each number shows how many times that year’s articles mention the name. Select a year to see its articles one by \
         one, a number to see the articles with the name, or a dot to see those without it. Use the arrow keys to move \
         between cells."
    } else {
        "Each number shows how many times the article mentions the name. Select a number to go to the first mention, or a dot \
         to open the article. Use the arrow keys to move between cells."
    })
}

pub fn matrix_caption(by_year: bool) -> &'static str {
    say::sentence(if by_year {
        "Mentions by name and year of publication"
    } else {
        "Mentions by name and article"
    })
}

/// "The 25 most frequent of 83 names."
pub fn rows_shown(shown: usize, all: usize) -> String {
    if shown < all {
        say!("The {shown} most frequent of {all} names.")
    } else {
        plural!(all, "{} name.", "{} names.")
    }
}

pub fn show_more_names(count: usize) -> String {
    plural!(count, "Show {} more name", "Show {} more names")
}

pub fn columns_shown(shown: usize, all: usize) -> String {
    say!("The {shown} earliest of {all} articles.")
}

pub fn show_more_articles(count: usize) -> String {
    plural!(count, "Show {} more article", "Show {} more articles")
}

pub fn only_year(year: u16) -> String {
    say!("Only articles of {year}")
}

pub fn title_and_date(title: &str, published: Option<Date>) -> String {
    format!("{title}, {}", date(published))
}

pub fn cell(name: &str, title: &str, count: u32) -> String {
    match count {
        0 => say!("{name} is not named in “{title}”"),
        count => say!("{name}: {} in “{title}”", mentions(count)),
    }
}

pub fn year_cell(name: &str, year: Option<u16>, count: u32) -> String {
    match (count, year) {
        (0, Some(year)) => say!("No article of {year} names {name}"),
        (0, None) => say!("No article without a date names {name}"),
        (count, Some(year)) => say!("{name}: {} in articles of {year}", mentions(count)),
        (count, None) => say!("{name}: {} in articles without a date", mentions(count)),
    }
}

/// How precisely a date is known; `None` is a period.
pub fn precision(precision: Option<Precision>) -> &'static str {
    say::sentence(match precision {
        None => "period",
        Some(Precision::Year) => "year",
        Some(Precision::Month) => "month",
        Some(Precision::Day) => "day",
    })
}

/// The name of a row: how precisely its dates are known, and by what they are grouped.
pub fn row(known: Option<Precision>, unit: Precision) -> String {
    match known {
        Some(Precision::Day) if unit == Precision::Month => say!("exact days, grouped by month").to_owned(),
        Some(Precision::Day) if unit == Precision::Year => say!("exact days, grouped by year").to_owned(),
        Some(Precision::Month) if unit == Precision::Year => say!("exact months, grouped by year").to_owned(),
        known => precision(known).to_owned(),
    }
}

pub fn lane(name: &str, known: Option<Precision>, unit: Precision) -> String {
    format!("{name}: {}", row(known, unit))
}

pub fn undated(count: u32) -> String {
    plural!(count, "Not shown: {} article without a date.", "Not shown: {} articles without a date.")
}

pub fn dates_beyond(count: u32, when: Stretch) -> String {
    let (from, to) = when.ends();
    let dates = plural!(count, "{} date", "{} dates");
    if from.year() == 1 {
        say!("{dates} in {} or earlier", to.year())
    } else {
        say!("{dates} in {} or later", from.year())
    }
}

pub fn dated_in(when: &str, title: &str) -> String {
    format!("{when}: “{title}”")
}

pub fn dated_articles(when: &str, count: u32) -> String {
    plural!(count, "{when}: {} article published", "{when}: {} articles published")
}

pub fn dated_mentions(when: &str, count: u32) -> String {
    plural!(count, "{when}: mentioned {} time", "{when}: mentioned {} times")
}

fn units(within: Within, count: u32) -> String {
    match within {
        Within::Sentence => plural!(count, "{} sentence", "{} sentences"),
        Within::Paragraph => plural!(count, "{} paragraph", "{} paragraphs"),
    }
}

pub fn connection(a: &str, b: &str, together: u32, within: Within) -> String {
    say!("{a} and {b}: {}", units(within, together))
}

pub fn together_in(within: Within, count: usize) -> String {
    say!("{} with both", units(within, count as u32))
}

/// What a network shows, and what it leaves out.
pub fn network_hint(within: Within, least: u32, drawn: usize, all: usize) -> String {
    let most = if drawn < all {
        say!("{drawn} of {all} connections are shown: those with {} or more.", units(within, least)) + " "
    } else {
        String::new()
    };
    say!(
        "These are the most frequent names. A line connects two names that appear together. {most}Select a line to see the \
         passages, or a name to go to its page. Use the arrow keys to move between lines or between names. Names that often \
         appear together are drawn close to each other; their position means nothing else."
    )
}

pub fn network_caption(shown: usize, all: usize) -> String {
    say!(
        "{shown} of {all} pairs, most frequent first. G² compares this number with chance. 0 means as often as \
         chance would explain, below 0 less often. By chance alone, fewer than 1 pair in 1,000 would score 10.8 or \
         more."
    )
}

pub fn network_heads(within: Within) -> [Sentence; 5] {
    let unit = match within {
        Within::Sentence => Sentence::new("Sentences"),
        Within::Paragraph => super::common::PARAGRAPHS,
    };
    [NAME, NAME, unit, ARTICLES, ASSOCIATION]
}
