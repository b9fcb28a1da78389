//! What a dossier holds before it is written: plain, owned data that `ingest` fills.

mod rule;

use crate::face::Face;
use serde::{Deserialize, Serialize};

use text::{Language, Span, date::Date};

pub use rule::{DateRule, EventRule, PlaceList, QuantityRule, Rule, WeaponRule};

/// What a mention names.
///
/// The first seven are *entities*: they have a page, a facet and a field in the query language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A named human being.
    Person,
    /// A ministry, agency, party, medium, court, named group.
    Organisation,
    /// A country, region, city or named facility.
    Place,
    /// A weapon noun with its class ("military grade weapons").
    Weapon,
    /// A law, agreement, programme or event.
    Event,
    /// Where an article was published; articles have one, texts do not mention it.
    Source,
    /// Who wrote an article; texts do not mention them.
    Author,
    /// A day, month or year.
    Date,
    /// A count of weapons, people or money, or a ratio.
    Quantity,
}

impl Kind {
    /// Every kind, in the order in which they are stored and shown.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Weapon,
        Self::Event,
        Self::Source,
        Self::Author,
        Self::Date,
        Self::Quantity,
    ];

    /// The kinds that have entities.
    pub const ENTITIES: [Self; 7] = [
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Weapon,
        Self::Event,
        Self::Source,
        Self::Author,
    ];

    /// The whole word, as data formats use it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Weapon => "weapon",
            Self::Event => "event",
            Self::Source => "source",
            Self::Author => "author",
            Self::Date => "date",
            Self::Quantity => "quantity",
        }
    }

    /// The short word, as queries and links use it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Organisation => "org",
            other => other.name(),
        }
    }

    /// The entity kind that a query field or a link names; long and American forms are understood.
    pub fn from_field(field: &str) -> Option<Self> {
        match field {
            "organisation" | "organization" => Some(Self::Organisation),
            _ => Self::ENTITIES.into_iter().find(|kind| kind.field() == field),
        }
    }

    /// Whether texts mention it. Sources and authors are told by the page around a text.
    pub fn is_mentioned(self) -> bool {
        !matches!(self, Self::Source | Self::Author)
    }

    /// Its place in [`Kind::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// What a stretch of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ZoneKind {
    /// The headline.
    Title,
    /// Author, agency or source line.
    Byline,
    /// A printed date on a line of its own.
    Date,
    /// The standfirst.
    Summary,
    /// The text of the article.
    Body,
    /// A title or summary printed again.
    Duplicate,
    /// Page elements that search leaves out: menus, teasers, share lines, comment boxes.
    Boilerplate,
}

impl ZoneKind {
    /// Every kind of zone.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Byline,
        Self::Date,
        Self::Summary,
        Self::Body,
        Self::Duplicate,
        Self::Boilerplate,
    ];

    /// Whether it holds running text of the article.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Summary | Self::Body)
    }

    /// Whether search, counts and entities see it.
    pub fn is_searchable(self) -> bool {
        self == Self::Title || self.is_body()
    }
}

/// A stretch of a file with its kind. The zones of a file cover it exactly once and in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where it is.
    #[serde(flatten)]
    pub span: Span,
}

/// Where a publication date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// It stands on the page.
    Printed,
    /// It follows from something in the text.
    Inferred,
    /// An editor knows it from elsewhere and names the source.
    Outside,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 3] = [Self::Printed, Self::Inferred, Self::Outside];
}

/// When an article was published, and how we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The date, as precise as its evidence.
    pub date: Date,
    /// Printed, inferred, or known from elsewhere.
    pub basis: Basis,
    /// The words in the file on which it rests; empty where it rests on an outside source.
    pub evidence: Span,
    /// Why, in an editor's words or ours, or which outside source; empty when there is nothing to say.
    pub note: String,
}

/// A date that the page prints and that cannot be the day of publication: the day it was saved, say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuledOut {
    /// The printed date.
    pub date: Date,
    /// Where it is printed.
    pub span: Span,
    /// The words of the text that rule it out.
    pub against: Span,
    /// The latest year that the text names.
    pub latest_year: u16,
}

/// A date that the page prints as clearly as the one that was taken for the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherDate {
    /// The date.
    pub date: Date,
    /// Where it is printed.
    pub span: Span,
}

/// What kind of file an article was saved as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text in UTF-8: the text of the article is the file, byte for byte.
    #[default]
    Text,
    /// Plain text that is not the file byte for byte: it was in another encoding and was converted, or it is
    /// one of several articles in the file (see [`Part`]).
    Converted,
    /// A saved web page: the text of the article was extracted from it.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Text, Self::Converted, Self::Html];

    /// Its name in results of the command.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Converted => "converted",
            Self::Html => "html",
        }
    }
}

/// Which part of its file an article is, where the file holds several. The parts cover the text of the file exactly
/// once and in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number, from 1.
    pub number: u32,
    /// How many parts the file has.
    pub of: u32,
    /// At which byte of the file's text it begins: of the file itself, where that is UTF-8.
    pub start: u32,
    /// On which line of the file's text it begins, from 1.
    pub line: u32,
}

/// Another article that tells the same in much the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Related {
    /// The other, as an index into [`Corpus::articles`].
    pub article: usize,
    /// Jaccard similarity of the two bodies' shingles, in thousandths.
    pub permille: u32,
}

/// One naming of something in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name alone, in the untouched file.
    pub span: Span,
    /// What is named.
    pub kind: Kind,
    /// The entity, as an index into [`Corpus::entities`]; dates and quantities have none.
    pub entity: Option<usize>,
    /// An ISO date or a normalised figure, where there is one; else empty.
    pub value: String,
    /// The rule that found it.
    pub rule: Rule,
    /// Other words of the same text on which the rule rests: the full name that a surname stands for, the
    /// words that introduce an acronym. Nothing where the words of the mention are enough.
    pub evidence: Option<Span>,
}

/// What an article says somebody is: "U.S. ambassador to Mexico".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Whose, as an index into [`Corpus::entities`].
    pub entity: usize,
    /// The words, in the article's text, as they stand there.
    pub span: Span,
    /// What an editor remarks, such as an error of the source; may be empty.
    pub note: String,
}

/// A person, organisation, place, weapon, event or source under all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is; one of [`Kind::ENTITIES`].
    pub kind: Kind,
    /// Its name in links and queries; unique within its kind.
    pub slug: String,
    /// The name shown.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Whether an editor has listed it; else it was recognised.
    pub listed: bool,
    /// Who or what it is, in an editor's words; may be empty.
    pub role: String,
    /// Its identifier in Wikidata, `Q` and digits; may be empty.
    pub wikidata: String,
}

/// One saved article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its name in links: the file's name without its ending, and the number of the part where there are several.
    pub slug: String,
    /// The file's name within the folder.
    pub file: String,
    /// Which part of the file it is; nothing where it is all of it.
    pub part: Option<Part>,
    /// What kind of file it was saved as.
    pub format: Format,
    /// The text: the untouched file, or what was converted or extracted from it (see [`Format`]).
    pub raw: String,
    /// SHA-256 of the file's bytes; of the whole file for a part too.
    pub sha256: [u8; 32],
    /// SHA-256 of the text; that of the file where the text is the file.
    pub text_sha256: [u8; 32],
    /// Where it stands on the web, where the page or an editor says so; else empty.
    pub url: String,
    /// The title shown.
    pub title: String,
    /// The source, as an index into [`Corpus::entities`], where the text or an editor names it.
    pub source: Option<usize>,
    /// Who wrote it, in the words of the page, its front matter or its byline; may be empty.
    pub author: String,
    /// Those whom these words name, as indices into [`Corpus::entities`], in their order.
    pub authors: Vec<usize>,
    /// When it was published, where that is known.
    pub published: Option<Published>,
    /// When it was last changed, where its page says so and that is later than the day of publication.
    pub modified: Option<Date>,
    /// A printed date that is not when it was published.
    pub ruled_out: Option<RuledOut>,
    /// A printed date that contradicts the day of publication, unless an editor has settled that.
    pub other_date: Option<OtherDate>,
    /// What an editor remarks about the article as such; may be empty.
    pub note: String,
    /// In which language it is, as far as inflections are concerned.
    pub language: Language,
    /// The code of its language: by ISO 639-1 where that has one, else by ISO 639-3.
    pub language_code: String,
    /// What a language whose inflections are not known is called in English; else empty.
    pub language_name: String,
    /// What every stretch of the file is.
    pub zones: Vec<Zone>,
    /// Every mention, in order of place, of two that begin together the longer first. Mentions do not
    /// overlap, but that a quantity encloses what it counts ("200,000 [weapons]").
    pub mentions: Vec<Mention>,
    /// The roles that it states, in order of place.
    pub roles: Vec<Role>,
    /// Articles that say much the same, the most alike first.
    pub related: Vec<Related>,
}

impl Article {
    /// Its file, and the line on which it begins where the file holds several: `a.txt`, `a.txt:57`.
    pub fn place(&self) -> String {
        match self.part {
            Some(part) => format!("{}:{}", self.file, part.line),
            None => self.file.clone(),
        }
    }

    /// How many lines of the file's text are before its own.
    pub fn lines_before(&self) -> usize {
        self.part.map_or(0, |part| (part.line as usize).saturating_sub(1))
    }
}

/// A whole dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// The name of the dossier.
    pub title: String,
    /// A sentence or two about it; may be empty.
    pub description: String,
    /// How it presents itself beside these.
    pub face: Face,
    /// Queries that show what the search can do.
    pub examples: Vec<String>,
    /// One hash over all files: SHA-256 of the lines that `sha256sum` prints for them.
    pub sha256: [u8; 32],
    /// The articles, by slug.
    pub articles: Vec<Article>,
    /// The entities, by kind and slug.
    pub entities: Vec<Entity>,
}

impl Corpus {
    /// The name of an article's source, where it is known.
    pub fn source_name(&self, article: &Article) -> Option<&str> {
        Some(self.entities.get(article.source?)?.name.as_str())
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
