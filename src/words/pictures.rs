//! The charts: the matrix, the timeline and the network.

use analysis::cooccurrence::Within;
use text::date::{Date, Precision};

use super::common::{ASSOCIATION, NO_DATE, articles, counted, date, mentions};
use crate::view::{Picture, Stretch};

pub const PICTURES: &str = "Charts";
pub const DRAWN_KINDS: &str = "Show";
pub const AS_TABLE: &str = "Show as a table";
pub const CLOSE_LIST: &str = "Close this list";
pub const MATRIX: &str = "Names by article";
pub const GAP: &str = "·";
pub const NO_NAMES: &str = "These articles contain no names of the selected kinds.";
pub const TIMELINE: &str = "Timeline";
pub const TIMELINE_HINT: &str = "A tick is a day. A bar is a month, a year or another period. Select a mark to go to its article or passage. \
     Where a mark stands for several dates, selecting it opens a list. Drag across the years to show only articles published then.";
pub const TIMELINE_CAPTION: &str = "All dates on the timeline";
pub const TIMELINE_HEADS: [&str; 4] = ["Date", "Kind of date", "Precision", "Count"];
pub const WHOLE_TIMELINE: &str = "See the dates named in the texts";
pub const PUBLISHED: &str = "Published";
pub const NAMED_DATES: &str = "Named in the texts";
pub const NO_DATES: &str = "These articles have no dates and name none.";
pub const NETWORK: &str = "Names that appear together";
pub const LIKENESS: &str = "Similar articles";
pub const NAMED_TOGETHER: &str = "Named in the same";
pub const IN_A_SENTENCE: &str = "sentence";
pub const IN_A_PARAGRAPH: &str = "paragraph";
pub const NO_CONNECTIONS: &str = "No two of these names appear together in these articles.";
pub const NOT_CONNECTED: &str = "Not shown, because they do not appear with the others often enough:";
pub const UNKNOWN_PAIR: &str = "This dossier does not contain one of the two names in this link.";

pub fn picture(picture: Picture) -> &'static str {
    match picture {
        Picture::Matrix => MATRIX,
        Picture::Timeline => TIMELINE,
        Picture::Network => NETWORK,
        Picture::Likeness => LIKENESS,
    }
}

pub fn matrix_hint(by_year: bool) -> &'static str {
    if by_year {
        "Each number shows how many times that year’s articles mention the name. Select a year to see its articles one by \
         one, a number to see the articles with the name, or a dot to see those without it. Use the arrow keys to move \
         between cells."
    } else {
        "Each number shows how many times the article mentions the name. Select a number to go to the first mention, or a dot \
         to open the article. Use the arrow keys to move between cells."
    }
}

pub fn matrix_caption(by_year: bool) -> &'static str {
    if by_year { "Mentions by name and year of publication" } else { "Mentions by name and article" }
}

/// "The 25 most frequent of 83 names."
pub fn rows_shown(shown: usize, all: usize) -> String {
    if shown < all {
        format!("The {shown} most frequent of {all} names.")
    } else {
        format!("{}.", counted(all as u32, "name", "names"))
    }
}

pub fn show_more_names(count: usize) -> String {
    format!("Show {count} more names")
}

pub fn columns_shown(shown: usize, all: usize) -> String {
    format!("The {shown} earliest of {all} articles.")
}

pub fn show_more_articles(count: usize) -> String {
    format!("Show {count} more articles")
}

pub fn only_year(year: u16) -> String {
    format!("Only articles of {year}")
}

pub fn title_and_date(title: &str, published: Option<Date>) -> String {
    format!("{title}, {}", date(published))
}

pub fn cell(name: &str, title: &str, count: u32) -> String {
    match count {
        0 => format!("{name} is not named in “{title}”"),
        count => format!("{name}: {} in “{title}”", mentions(count)),
    }
}

pub fn year_cell(name: &str, year: Option<u16>, count: u32) -> String {
    let when = year.map_or_else(|| NO_DATE.to_owned(), |year| format!("of {year}"));
    match count {
        0 => format!("No article {when} names {name}"),
        count => format!("{name}: {} in articles {when}", mentions(count)),
    }
}

/// How precisely a date is known; `None` is a period.
pub fn precision(precision: Option<Precision>) -> &'static str {
    precision.map_or("period", Precision::name)
}

/// The name of a row: how precisely its dates are known, and by what they are grouped.
pub fn row(known: Option<Precision>, unit: Precision) -> String {
    match known {
        Some(known) if known != unit => format!("exact {}s, grouped by {}", known.name(), unit.name()),
        known => precision(known).to_owned(),
    }
}

pub fn lane(name: &str, known: Option<Precision>, unit: Precision) -> String {
    format!("{name}: {}", row(known, unit))
}

pub fn undated(count: u32) -> String {
    format!("Not shown: {} {NO_DATE}.", articles(count))
}

pub fn dates_beyond(count: u32, when: Stretch) -> String {
    let (from, to) = when.ends();
    let dates = counted(count, "date", "dates");
    if from.year() == 1 {
        format!("{dates} in {} or earlier", to.year())
    } else {
        format!("{dates} in {} or later", from.year())
    }
}

pub fn dated_in(when: &str, title: &str) -> String {
    format!("{when}: “{title}”")
}

pub fn dated_articles(when: &str, count: u32) -> String {
    format!("{when}: {} published", articles(count))
}

pub fn dated_mentions(when: &str, count: u32) -> String {
    format!("{when}: mentioned {}", counted(count, "time", "times"))
}

fn units(within: Within, count: u32) -> String {
    match within {
        Within::Sentence => counted(count, "sentence", "sentences"),
        Within::Paragraph => counted(count, "paragraph", "paragraphs"),
    }
}

pub fn connection(a: &str, b: &str, together: u32, within: Within) -> String {
    format!("{a} and {b}: {}", units(within, together))
}

pub fn together_in(within: Within, count: usize) -> String {
    format!("{} with both", units(within, count as u32))
}

/// What a network shows, and what it leaves out.
pub fn network_hint(within: Within, least: u32, drawn: usize, all: usize) -> String {
    let most = if drawn < all {
        format!("{drawn} of {all} connections are shown: those with {} or more. ", units(within, least))
    } else {
        String::new()
    };
    format!(
        "These are the most frequent names. A line connects two names that appear together. {most}Select a line to see the \
         passages, or a name to go to its page. Use the arrow keys to move between lines or between names. Names that often \
         appear together are drawn close to each other; their position means nothing else."
    )
}

pub fn network_caption(shown: usize, all: usize) -> String {
    format!(
        "{shown} of {all} pairs, most frequent first. G² compares this number with chance. 0 means as often as \
         chance would explain, below 0 less often. By chance alone, fewer than 1 pair in 1,000 would score 10.8 or \
         more."
    )
}

pub fn network_heads(within: Within) -> [&'static str; 5] {
    let unit = match within {
        Within::Sentence => "Sentences",
        Within::Paragraph => "Paragraphs",
    };
    ["Name", "Name", unit, "Articles", ASSOCIATION]
}
