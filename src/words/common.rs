//! What several pages say: kinds, dates, counts, and words for buttons.

use corpus::{
    Kind,
    model::{Basis, Format},
};
use search::Order;
use text::date::Date;

use crate::view::Stretch;
use ::words::human_date;

pub const COMPARE: &str = "Compare";
pub const OR: &str = "or";
pub const SHOW_LESS: &str = "Show fewer";
pub const NO_DATE: &str = "without a date";
pub const NO_SOURCE: &str = "Source not named";
pub const ARTICLES: &str = "Articles";
pub const STOP_HIGHLIGHTING: &str = "Stop highlighting";
pub const TO_READ: &str = "Open this article";
pub const NAME: &str = "Name";
pub const PARAGRAPHS: &str = "Paragraphs";
pub const ASSOCIATION: &str = "Strength of association (G²)";
pub const CLOSE: &str = "Close";

pub use ::words::kind;

pub fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Organisation => "Organisations",
        Kind::Place => "Places",
        Kind::Weapon => "Weapons",
        Kind::Event => "Events and agreements",
        Kind::Source => "Sources",
        Kind::Author => "Authors",
        Kind::Date => "Dates",
        Kind::Quantity => "Figures",
    }
}

pub fn order(order: Order) -> &'static str {
    match order {
        Order::Relevance => "best match first",
        Order::Newest => "newest first",
        Order::Oldest => "oldest first",
    }
}

pub fn date(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DATE.to_owned(), human_date)
}

pub const EDITORS_NOTE: &str = "Editor’s note:";

pub fn basis(basis: Basis) -> &'static str {
    ::words::basis(basis)
}

/// What kind of file an article was saved as.
pub fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "plain text",
        Format::Converted => "text taken from a file in another form",
        Format::Html => "saved web page",
    }
}

/// "1 article", "3 articles".
pub fn articles(count: u32) -> String {
    counted(count, "article", "articles")
}

/// A log-likelihood ratio, to a tenth, with a minus sign where there is one.
pub fn association(value: f64) -> String {
    let tenths = (value.abs() * 10.0).round() as u64;
    let sign = if value < 0.0 && tenths > 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// Words of a text, cut if there are many.
pub fn quoted(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{} …", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// "person: Christopher Landau".
pub fn of_kind(kind: Kind, name: &str) -> String {
    format!("{}: {name}", self::kind(kind))
}

pub fn mentions(count: u32) -> String {
    counted(count, "mention", "mentions")
}

pub fn counted(count: u32, one: &str, many: &str) -> String {
    [grouped(count.into()).as_str(), " ", if count == 1 { one } else { many }].concat()
}

/// A query as part of a sentence, cut if it is very long.
pub(super) fn shortened(query: &str) -> String {
    const LONGEST: usize = 80;
    match query.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &query[..end]),
        None => query.to_owned(),
    }
}

/// A heading with the number of items below it.
pub fn with_count(heading: &str, count: usize) -> String {
    format!("{heading} · {count}")
}

/// "3 of 5 articles".
pub fn found(total: u32, all: u32) -> String {
    if total == all {
        articles(all)
    } else {
        [grouped(total.into()).as_str(), " of ", &articles(all)].concat()
    }
}

pub fn years(from: Option<u16>, to: Option<u16>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("{to} or earlier"),
        (None, None) => NO_DATE.to_owned(),
    }
}

pub fn show_more(count: usize) -> String {
    format!("Show {count} more")
}

pub fn nothing_found(query: &str) -> String {
    format!("No article matches {}.", shortened(query))
}

pub const AND: &str = "and";

/// "October 2019", "2018 to 2024".
pub fn period(when: Stretch) -> String {
    let (from, to) = when.ends();
    if from == to { human_date(from) } else { format!("{} to {}", human_date(from), human_date(to)) }
}

pub fn name_and_kind(name: &str, of: Kind) -> String {
    format!("{name}, {}", kind(of))
}

/// A number with commas between groups of three digits: "253,000".
pub fn grouped(figure: u64) -> String {
    let digits = figure.to_string();
    let mut grouped = String::with_capacity(digits.len() + 6);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
