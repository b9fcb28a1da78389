//! The frame of every page: header, footer, copying, and pages that do not exist.

use say::{Sentence, plural, say};

use super::common::articles;
use crate::{effects::Copied, view::permalink::Notice};

pub const SKIP: Sentence = Sentence::new("Skip to main content");
pub const PAGES: Sentence = Sentence::new("Pages");
pub const ENTITIES: Sentence = Sentence::new("Names");
pub const ABOUT: Sentence = Sentence::new("About");
pub const THIS_VIEW: Sentence = Sentence::new("Filters, status and link");
pub const COPY_FAILED: Sentence =
    Sentence::new("Your browser did not allow copying. Copy this link by hand:");
pub const COPY_CITATION_FAILED: Sentence =
    Sentence::new("Your browser did not allow copying. Copy this citation by hand:");
pub const LINK_NOTICE: Sentence = Sentence::new("Problems with this link");
pub const ARTICLE_NOT_FOUND: Sentence = Sentence::new("Article not found");
pub const PAGE_IS_LOADED: Sentence = Sentence::new("This page is still being loaded…");
pub const TEXTS_ARE_LOADED: Sentence = Sentence::new("The texts are still being loaded…");
pub const UNKNOWN_ARTICLE: Sentence = Sentence::new("This dossier has no article called");
pub const UNKNOWN_ENTITY: Sentence =
    Sentence::new("No person, organisation, place or other name in this dossier matches");
pub const SEE_ALL_ARTICLES: Sentence = Sentence::new("See all articles");
pub const PRIVACY: Sentence = Sentence::new("Nothing you type leaves this page.");
pub const CORPUS_HASH: Sentence = Sentence::new("SHA-256 of the list of files:");
pub const PRINTED_FROM: Sentence = Sentence::new("Link to this view and day of printing:");
pub const CHECK_IT: Sentence = Sentence::new("Check the texts");
pub const OPEN: Sentence = Sentence::new("Save, or open your own articles");

pub fn copy(what: Copied) -> &'static str {
    say::sentence(match what {
        Copied::Link => "Copy link",
        Copied::Citation(_) => "Copy citation",
        Copied::List => "Copy the list",
    })
}

pub fn copied(what: Copied) -> &'static str {
    say::sentence(match what {
        Copied::Link => "Link copied",
        Copied::Citation(_) => "Citation copied",
        Copied::List => "List copied",
    })
}

pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Page(path) => say!("This dossier has no page “{path}”. The search is shown instead."),
        Notice::Parameter(key) => {
            say!("The link contains “{key}”, which has no meaning here. It was ignored.")
        }
        Notice::Value(key, value) => {
            say!("The link sets “{key}” to “{value}”, which is not possible. It was ignored or shortened.")
        }
    }
}

pub fn footer(articles_count: u32, entities: u32) -> String {
    format!("{}, {}.", articles(articles_count), plural!(entities, "{} name", "{} names"))
}
