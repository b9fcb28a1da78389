//! How often something occurs in an article.

/// How often something occurs in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// In its title.
    pub in_title: u32,
    /// In its body.
    pub in_body: u32,
}
