//! Why a block of a page was left out of the text.

/// Why a block of a page was left out of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It does not read like the text around it.
    Unlike,
    /// It is before the text.
    Before,
    /// It is after the text.
    After,
    /// It is outside of the part of the page that holds the text.
    Outside,
    /// It has a phrase of a class that is known from pages.
    Phrase(Phrase),
    /// It is in a part of the page that is not for text.
    Element(Element),
    /// The name of its element hints at what it is.
    Named(Hint),
    /// It is a link, or a row of links.
    Link,
    /// A row of links or entries with signs between.
    Row,
    /// The page does not show it.
    Hidden,
    /// It is printed several times on the page.
    Repeated,
    /// The page's own copy of the article's text, in its structured data, leaves it out.
    NotInStructuredText,
    /// It is a word or two among others.
    FewWords,
    /// It is in a run of short lines.
    ShortLines,
    /// It is front matter.
    FrontMatter,
    /// A program put it around the text: a mail's head, a database's field, a line on every printed page.
    Envelope,
    /// It repeats what is printed above.
    PrintedAbove,
    /// Other articles of the source print it too.
    OtherArticles,
}

/// Classes of phrases: see `boilerplate.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phrase {
    /// A notice of the site.
    Notice,
    /// An entry of a menu.
    Menu,
    /// An advertisement.
    Advertisement,
    /// A share line.
    Share,
    /// Something to subscribe to or to follow.
    Subscribe,
    /// A lead to other stories.
    Related,
    /// Comments.
    Comments,
    /// Topics.
    Tags,
    /// Who made a picture.
    Credit,
    /// Small print.
    Legal,
    /// Who made the article.
    Credits,
    /// When something was posted.
    Dated,
    /// The frame of a press release.
    Release,
}

/// Parts of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// A caption.
    Caption,
    /// A button or label.
    Control,
    /// The navigation.
    Navigation,
    /// The footer.
    Footer,
    /// The header.
    Header,
    /// An aside.
    Aside,
    /// A figure.
    Figure,
    /// A form.
    Form,
}

/// What names of elements hint at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hint {
    /// Comments.
    Comments,
    /// Sharing.
    Sharing,
    /// Related stories.
    Related,
    /// Promotion.
    Promotion,
    /// A side column.
    SideColumn,
    /// Navigation.
    Navigation,
    /// The footer.
    Footer,
    /// Captions.
    Captions,
    /// Tags.
    Tags,
    /// Subscribing.
    Subscribing,
    /// Advertising.
    Advertising,
    /// The author's portrait.
    Portrait,
    /// Not meant to be seen.
    Unseen,
}
