//! The frame of every page: header, footer, copying, and pages that do not exist.

use super::common::{articles, counted};
use crate::{desk::Copied, view::permalink::Notice};

pub const SKIP: &str = "Skip to the text";
pub const PAGES: &str = "Pages";
pub const ENTITIES: &str = "Names";
pub const ABOUT: &str = "About";
pub const THIS_VIEW: &str = "This view";
pub const COPY_FAILED: &str = "The browser did not allow copying. This is the link:";
pub const COPY_CITATION_FAILED: &str = "The browser did not allow copying. This is the citation:";
pub const LINK_NOTICE: &str = "About this link";
pub const NOT_HERE: &str = "Not here";
pub const GONE_ARTICLE: &str = "No article here is called";
pub const GONE_ENTITY: &str = "Nothing here is called";
pub const TO_THE_START: &str = "To the list of all articles";
pub const PRIVACY: &str = "Nothing you type leaves this page.";
pub const CORPUS_HASH: &str = "SHA-256 of the list of all files' hashes:";
pub const CHECK_IT: &str = "Check the texts";

pub fn copy(what: Copied) -> &'static str {
    match what {
        Copied::Link => "Copy link",
        Copied::Citation => "Copy citation",
        Copied::List => "Copy the list",
    }
}

pub fn copied(what: Copied) -> &'static str {
    match what {
        Copied::Link => "Link copied",
        Copied::Citation => "Citation copied",
        Copied::List => "List copied",
    }
}

pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Page(path) => format!("There is no page “{path}” here; this is the search."),
        Notice::Parameter(key) => format!("“{key}” means nothing here and was left out."),
        Notice::Value(key, value) => format!("“{key}” cannot be “{value}”; it was left out or cut short."),
    }
}

pub fn footer(articles_count: u32, entities: u32) -> String {
    format!("{}, {}.", articles(articles_count), counted(entities, "name", "names"))
}
