//! A page on its way to an outline.

use corpus::model::ZoneKind;

use crate::extract::{
    dating::Dated,
    page::{front, labels::Label, markup::Page, unit::Unit},
    reason::Reason,
    record::Record,
};

/// A page while it is being outlined.
pub(super) struct Draft<'t> {
    pub(super) raw: &'t str,
    pub(super) units: Vec<Unit<'t>>,
    /// What the page calls itself.
    pub(super) titles: Vec<String>,
    pub(super) front: Vec<front::Entry>,
    pub(super) page: Option<&'t Page>,
    /// The source that the head of a database's record names.
    pub(super) named_source: Option<String>,
    /// The day on which the document was made, if it says so; its last block.
    pub(super) created: Option<Dated>,
    /// Who sent it, if it is a mail, or made it, if it is a document.
    pub(super) sender: Option<String>,
    /// What a database says of the article.
    pub(super) record: Record,
    pub(super) labels: Vec<Label>,
    pub(super) kinds: Vec<ZoneKind>,
    pub(super) reasons: Vec<Reason>,
}
