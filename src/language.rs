//! The languages that the page can be read in.

use std::sync::OnceLock;

/// A language to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its tag, as in `lang` attributes.
    pub tag: &'static str,
    /// What it is called in itself.
    pub name: &'static str,
    /// The part of the address that chooses it, from `?` to before the fragment.
    pub address: &'static str,
    /// Whether it is that of the page.
    pub is_current: bool,
}

static CHOICES: OnceLock<Vec<Choice>> = OnceLock::new();

/// Offers languages, one in each line: tag, name, address, and something if it is the page's, with tabs between.
pub fn offer(lines: String) {
    let choice = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Choice { tag: next(), name: next(), address: next(), is_current: !next().is_empty() }
    };
    CHOICES.get_or_init(|| lines.leak().lines().map(choice).collect());
}

/// The languages to choose from; none, if there is only one.
pub fn choices() -> &'static [Choice] {
    CHOICES.get().map_or(&[], Vec::as_slice)
}

/// The `lang` attribute of what is in another language than the page: screen readers would read it in that of the page.
pub fn attribute(code: &'static str) -> Option<&'static str> {
    let page = choices().iter().find(|choice| choice.is_current).map_or("en", |choice| choice.tag);
    (!code.is_empty() && code != page).then_some(code)
}
