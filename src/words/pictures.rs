//! The matrix, the timeline and the network.

use search::analysis::cooccurrence::Within;
use text::date::{Date, Precision};

use super::common::{NO_DATE, articles, counted, date, mentions, with_count};
use crate::view::{Picture, Stretch};

pub const PICTURES: &str = "Pictures";
pub const DRAWN_KINDS: &str = "Drawn";
pub const AS_TABLE: &str = "The same as a table";
pub const CLOSE_LIST: &str = "Close this list";
pub const MATRIX: &str = "Who is named in which article";
pub const GAP: &str = "·";
pub const NOBODY_NAMED: &str = "None of these articles names anything of the kinds that are drawn.";
pub const TIMELINE: &str = "Dates on a line";
pub const TIMELINE_HINT: &str = "A day is a tick; a month or a year is as wide as it is. Every mark leads to its article or \
     passage, or to the list of those it stands for. Draw across the years to keep only articles published then.";
pub const TIMELINE_CAPTION: &str = "Every mark of the timeline";
pub const TIMELINE_HEADS: [&str; 4] = ["Date", "Which", "Known to the", "How many"];
pub const WHOLE_TIMELINE: &str = "With the dates that the texts name";
pub const PUBLISHED: &str = "Published";
pub const NAMED_DATES: &str = "Named in the texts";
pub const NO_DATES: &str = "These articles have no dates, and name none.";
pub const NETWORK: &str = "Who is named beside whom";
pub const NAMED_TOGETHER: &str = "Named in the same";
pub const IN_A_SENTENCE: &str = "sentence";
pub const IN_A_PARAGRAPH: &str = "paragraph";
pub const NO_CONNECTIONS: &str = "No two of these are named together in these articles.";
pub const NOT_CONNECTED: &str = "Not drawn, since they are named with none of the others often enough:";
pub const GONE_PAIR: &str = "One of the two names of this link is not in this dossier.";

pub fn picture(picture: Picture) -> &'static str {
    match picture {
        Picture::Matrix => "Coverage",
        Picture::Timeline => "Timeline",
        Picture::Network => "Named together",
    }
}

pub fn matrix_hint(by_year: bool) -> &'static str {
    if by_year {
        "How often the articles of each year name them. A year leads to its articles one by one, a figure to those with the \
         name, a gap to those without. Arrow keys move from cell to cell."
    } else {
        "How often each article names them. A figure leads to the first mention, a gap to the article that does not name \
         them. Arrow keys move from cell to cell."
    }
}

pub fn matrix_caption(by_year: bool) -> &'static str {
    if by_year { "Mentions by name and year of publication" } else { "Mentions by name and article" }
}

/// "The 25 named most of 83."
pub fn rows_shown(shown: usize, all: usize) -> String {
    if shown < all { format!("The {shown} named most, of {all}.") } else { with_count("All names", all) }
}

pub fn show_more_names(count: usize) -> String {
    format!("Show {count} more names")
}

pub fn columns_shown(shown: usize, all: usize) -> String {
    format!("The {shown} earliest articles, of {all}.")
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
        0 => format!("{name} is named in no article {when}"),
        count => format!("{name}: {} in articles {when}", mentions(count)),
    }
}

/// How precisely a date is known; nothing stands for a stretch of time.
pub fn precision(precision: Option<Precision>) -> &'static str {
    precision.map_or("stretch", Precision::name)
}

/// The name of a row: how precisely its dates are known, and into what they are gathered.
pub fn row(known: Option<Precision>, unit: Precision) -> String {
    match known {
        Some(known) if known != unit => format!("{}s by {}", known.name(), unit.name()),
        known => precision(known).to_owned(),
    }
}

pub fn lane(name: &str, known: Option<Precision>, unit: Precision) -> String {
    format!("{name}: {}", row(known, unit))
}

pub fn undated(count: u32) -> String {
    format!("{} without a date not drawn.", articles(count))
}

pub fn dates_beyond(count: u32, when: Stretch) -> String {
    let (from, to) = when.ends();
    let dates = counted(count, "date", "dates");
    if from.year() == 1 {
        format!("{dates} up to {}", to.year())
    } else {
        format!("{dates} from {} on", from.year())
    }
}

pub fn dated_in(when: &str, title: &str) -> String {
    format!("{when}: “{title}”")
}

pub fn dated_articles(when: &str, count: u32) -> String {
    format!("{when}: {} published", articles(count))
}

pub fn dated_mentions(when: &str, count: u32) -> String {
    format!("{when}: named {}", counted(count, "time", "times"))
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
        format!("{drawn} of {all} connections are drawn, those with {} or more. ", units(within, least))
    } else {
        String::new()
    };
    format!(
        "Those named most, connected where they are named together. {most}A line leads to what it counts, a name to its page. \
         Arrow keys move among lines, and among names. Places have no meaning but nearness."
    )
}

pub fn network_caption(shown: usize, all: usize) -> String {
    format!(
        "{shown} of {all} pairs, those together most often first. G² tells how far that is from chance: above 11, chance \
         alone does it in one pair of a thousand; below 0, they stand together less often than chance would have it."
    )
}

pub fn network_heads(within: Within) -> [&'static str; 5] {
    let unit = match within {
        Within::Sentence => "Sentences",
        Within::Paragraph => "Paragraphs",
    };
    ["Name", "Name", unit, "Articles", "G²"]
}
