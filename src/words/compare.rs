//! Two articles side by side.

use corpus::Kind;

use super::common::counted;

pub const LEFT_ARTICLE: &str = "Left article";
pub const RIGHT_ARTICLE: &str = "Right article";
pub const CHOOSE_TWO: &str = "Choose two articles to read them side by side.";
pub const SAME_ARTICLE: &str = "You have chosen the same article twice.";
pub const BOTH_NAME: &str = "Named in both";
pub const NOTHING_SHARED: &str = "No name was recognised in both articles.";
pub const NOTHING_ALONE: &str = "No name appears only in this article.";
pub const LOCK: &str = "Scroll together";
pub const SWAP: &str = "Swap sides";

pub fn only(title: &str) -> String {
    format!("Named only in “{title}”")
}

/// The sentence above two articles.
pub fn both_name(counts: &[(Kind, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|&(kind, count)| {
            let (one, many) = match kind {
                Kind::Person => ("person", "people"),
                Kind::Organisation => ("organisation", "organisations"),
                Kind::Place => ("place", "places"),
                Kind::Weapon => ("kind of weapon", "kinds of weapons"),
                Kind::Event => ("event or agreement", "events or agreements"),
                _ => ("name", "names"),
            };
            counted(count as u32, one, many)
        })
        .collect();
    match parts.as_slice() {
        [] => NOTHING_SHARED.to_owned(),
        [one] => format!("Both articles name {one}."),
        [most @ .., last] => format!("Both articles name {} and {last}.", most.join(", ")),
    }
}

pub fn apart(months: u32) -> String {
    match months {
        0 => "The articles are from the same month.".to_owned(),
        months if months < 24 => format!("The articles are {} apart.", counted(months, "month", "months")),
        // To the nearest year.
        months => format!("The articles are about {} apart.", counted((months + 6) / 12, "year", "years")),
    }
}

pub fn similarity(similarity: f32) -> String {
    let percent = (similarity * 100.0).round() as u32;
    format!("Similarity of vocabulary: {percent} out of 100 (100 means the same words equally often).")
}
