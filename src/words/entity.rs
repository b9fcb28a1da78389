//! The page of a name.

use super::common::{NO_DATE, articles, counted};

pub const ALSO_CALLED: &str = "Named in the articles as";
pub const MENTIONS: &str = "Every mention, in context";
pub const BESIDE: &str = "In the same paragraphs";
pub const NOBODY_BESIDE: &str = "Nothing else that was recognised.";
pub const ONLY_ARTICLES_WITH: &str = "Only articles with it";
pub const ARTICLES_WITHOUT: &str = "Articles without it";
pub const FROM_SOURCE: &str = "Articles from this source";
pub const COMPARE_TWO_ON_THIS: &str = "Compare what two articles say";
pub const WHAT_IS_ASSOCIATION: &str = "What G² tells";
pub const STATED_ROLES: &str = "Said to be";
pub const IN_SAME_SENTENCES: &str = "Dates and figures in the same sentences";
pub const FIRST_MENTION: &str = "First dated mention";
pub const LAST_MENTION: &str = "last";
pub const ONLY_DATED: &str = "Dated";
pub const ONLY_YEAR: &str = "(only the year is known)";
pub const ONLY_MONTH: &str = "(only the month is known)";

/// The item of Wikidata: "Wikidata: Q30".
pub fn wikidata(id: &str) -> String {
    format!("Wikidata: {id}")
}

/// How often a name is used: "5 times in 3 articles".
pub fn used(count: u32, articles_count: u32) -> String {
    format!("{} in {}", counted(count, "time", "times"), articles(articles_count))
}

pub fn and_more_articles(count: u32) -> String {
    format!("and {}", counted(count, "more article", "more articles"))
}

pub fn without_date(count: u32) -> String {
    format!("{} {NO_DATE}", articles(count))
}

/// What the measure of association is.
pub fn association_told(paragraphs: u32) -> String {
    format!(
        "The log-likelihood ratio (Dunning 1993) over the {paragraphs} paragraphs of this dossier that name anything. \
         0: together just as often as by chance. From 3.8 on, chance alone would do it in fewer than 5 of 100 pairs, from \
         10.8 on in fewer than 1 of 1,000. With a minus sign: less often together than by chance. It puts the names \
         on this page in order; it does not compare dossiers, and says nothing about why two stand together."
    )
}
