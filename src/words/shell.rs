//! The frame of every page: header, footer, copying, and pages that do not exist.

use super::common::{articles, counted};
use crate::{effects::Copied, view::permalink::Notice};

pub const SKIP: &str = "Skip to main content";
pub const PAGES: &str = "Pages";
pub const ENTITIES: &str = "Names";
pub const ABOUT: &str = "About";
pub const THIS_VIEW: &str = "Filters, status and link";
pub const COPY_FAILED: &str = "Your browser did not allow copying. Copy this link by hand:";
pub const COPY_CITATION_FAILED: &str = "Your browser did not allow copying. Copy this citation by hand:";
pub const LINK_NOTICE: &str = "Problems with this link";
pub const ARTICLE_NOT_FOUND: &str = "Article not found";
pub const PAGE_IS_LOADED: &str = "This page is still being loaded…";
pub const TEXTS_ARE_LOADED: &str = "The texts are still being loaded…";
pub const UNKNOWN_ARTICLE: &str = "This dossier has no article called";
pub const UNKNOWN_ENTITY: &str = "No person, organisation, place or other name in this dossier matches";
pub const SEE_ALL_ARTICLES: &str = "See all articles";
pub const PRIVACY: &str = "Nothing you type leaves this page.";
pub const CORPUS_HASH: &str = "SHA-256 of the list of files:";
pub const CHECK_IT: &str = "Check the texts";
pub const OPEN: &str = "Save, or open your own articles";

pub fn copy(what: Copied) -> &'static str {
    match what {
        Copied::Link => "Copy link",
        Copied::Citation(_) => "Copy citation",
        Copied::List => "Copy the list",
    }
}

pub fn copied(what: Copied) -> &'static str {
    match what {
        Copied::Link => "Link copied",
        Copied::Citation(_) => "Citation copied",
        Copied::List => "List copied",
    }
}

pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Page(path) => format!("This dossier has no page “{path}”. The search is shown instead."),
        Notice::Parameter(key) => {
            format!("The link contains “{key}”, which has no meaning here. It was ignored.")
        }
        Notice::Value(key, value) => {
            format!("The link sets “{key}” to “{value}”, which is not possible. It was ignored or shortened.")
        }
    }
}

pub fn footer(articles_count: u32, entities: u32) -> String {
    format!("{}, {}.", articles(articles_count), counted(entities, "name", "names"))
}
