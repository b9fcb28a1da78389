//! A page on its way to an outline.

use corpus::model::ZoneKind;

use crate::extract::{
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
    /// Who sent it, if it is a mail.
    pub(super) sender: Option<String>,
    /// What a database says of the article.
    pub(super) record: Record,
    pub(super) labels: Vec<Label>,
    pub(super) kinds: Vec<ZoneKind>,
    pub(super) reasons: Vec<Reason>,
}
