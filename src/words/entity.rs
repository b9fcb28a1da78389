//! The page of a name.

use corpus::model::Kind;
use say::{Sentence, plural, say};

use super::common::{articles, grouped};

pub const ALSO_CALLED: Sentence = Sentence::new("Names used in the articles");
pub const MENTIONS: Sentence = Sentence::new("All mentions in context");
pub const NEIGHBOURS: Sentence = Sentence::new("Named in the same paragraphs");
pub const NO_NEIGHBOURS: Sentence = Sentence::new("No other name was recognised in these paragraphs.");
pub const ARTICLES_WITHOUT: Sentence = Sentence::new("Show all other articles");
pub const COMPARE_TWO_ON_THIS: Sentence = Sentence::new("Compare the first two articles listed below");
pub const WHAT_IS_ASSOCIATION: Sentence = Sentence::new("What G² means");
pub const STATED_ROLES: Sentence = Sentence::new("Roles stated in the articles");
pub const IN_SAME_SENTENCES: Sentence = Sentence::new("Dates and figures in the same sentences");
pub const FIRST_MENTION: Sentence = Sentence::new("Earliest article:");
pub const LAST_MENTION: Sentence = Sentence::new("latest:");
pub const ONLY_DATED: Sentence = Sentence::new("Date:");
pub const ONLY_YEAR: Sentence = Sentence::new("(only the year is known)");
pub const ONLY_MONTH: Sentence = Sentence::new("(only the month is known)");

/// The item of Wikidata: "Wikidata: Q30".
pub fn only_articles(kind: Kind) -> &'static str {
    say::sentence(match kind {
        Kind::Source => "Show only articles from this source",
        Kind::Author => "Show only articles by this author",
        _ => "Show only articles with this name",
    })
}

pub fn wikidata(id: &str) -> String {
    format!("Wikidata: {id}")
}

/// How often a name is used: "5 times in 3 articles".
pub fn used(count: u32, articles_count: u32) -> String {
    say!("{} in {}", plural!(count, "{} time", "{} times"), articles(articles_count))
}

pub fn and_more_articles(count: u32) -> String {
    plural!(count, "and {} more article", "and {} more articles")
}

pub fn without_date(count: u32) -> String {
    plural!(count, "{} article without a date", "{} articles without a date")
}

/// What the measure of association is.
pub fn association_explained(paragraphs: u32) -> String {
    say!(
        "G² compares how often two names appear in the same paragraph with how often chance would put them there \
         (log-likelihood ratio, Dunning 1993). It is calculated from the {} paragraphs of this dossier that contain a \
         name. 0 means as often as chance would explain, and a minus sign means less often. By chance alone, fewer than 5 \
         pairs in 100 would score 3.8 or more, and fewer than 1 in 1,000 would score 10.8 or more. Use G² to rank the names on \
         this page. You cannot compare it between dossiers, and it does not say why two names appear together.",
        grouped(paragraphs.into())
    )
}
