//! A blob, read in place.

use std::fmt;

use super::late_texts::LateTexts;
use super::layout::{
    ArticleRow, Cell, EntityRow, FactsRow, FindingRow, HeadRow, MAGIC, PieceRow, RUNS, RelatedRow, RoleRow,
    Run, SECTIONS, Section, Table, Text, ZoneRow,
};
use crate::{
    face::{self, Block},
    index::{Index, LONGEST, LatePositions, Positions},
    model::Kind,
};
use text::fnv;

/// A dossier, read in place from its blob. Copying it copies a few references.
#[derive(Clone, Copy)]
pub struct Dossier<'a> {
    pub(super) head: HeadRow,
    strings: &'a [u8],
    texts: &'a [u8],
    pub(super) pieces: Table<'a, PieceRow>,
    pub(super) late_texts: Option<&'a LateTexts>,
    pub(super) articles: Table<'a, ArticleRow>,
    pub(super) zones: Table<'a, ZoneRow>,
    pub(super) mentions: &'a [u8],
    pub(super) findings: Table<'a, FindingRow>,
    pub(super) roles: Table<'a, RoleRow>,
    pub(super) related: Table<'a, RelatedRow>,
    pub(super) entities: Table<'a, EntityRow>,
    pub(super) entity_articles: Table<'a, u32>,
    pub(super) names: Table<'a, Text>,
    pub(super) name_order: Table<'a, u32>,
    pub(super) facts: Table<'a, FactsRow>,
    pub(super) newest: Table<'a, u32>,
    pub(super) named: &'a [u8],
    pub(super) constructs: &'a [u8],
    index: Index<'a>,
    positions: Option<&'a LatePositions>,
}

/// Why bytes are no dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError(pub(super) &'static str);

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a dossier: {}; build it again from its folder", self.0)
    }
}

impl std::error::Error for OpenError {}

/// The bytes of a section, as the table at the beginning of a blob says where they are.
pub(super) fn section<'a>(blob: &'a [u8], runs: Table<'_, Run>, section: Section) -> Option<&'a [u8]> {
    let run = runs.get(section as usize)?;
    blob.get(run.first as usize..)?.get(..run.count as usize)
}

/// The sections of a blob with their names, for whoever wants to know what takes up room; none, if it is
/// no blob.
pub fn sections(blob: &[u8]) -> impl Iterator<Item = (String, &[u8])> {
    let is_blob = blob.starts_with(MAGIC);
    let runs = Table::<Run>::new(blob.get(RUNS..).filter(|_| is_blob).unwrap_or_default());
    Section::ALL
        .into_iter()
        .filter_map(move |which| Some((format!("{which:?}"), section(blob, runs, which)?)))
}

impl<'a> Dossier<'a> {
    /// Opens a blob. Its checksum is compared with its bytes, eight at a time, so that whatever else reads them may
    /// take them for what was written; nothing else is read here.
    pub fn open(blob: &'a [u8]) -> Result<Self, OpenError> {
        let rest = blob.strip_prefix(MAGIC).ok_or(OpenError("it begins with other bytes"))?;
        let (checksum, rest) = rest.split_first_chunk().ok_or(OpenError("it is cut short"))?;
        if u64::from_le_bytes(*checksum) != fnv::checksum(rest) {
            return Err(OpenError("it is cut short or damaged"));
        }
        let table = rest.get(..SECTIONS * Run::SIZE).ok_or(OpenError("it is cut short"))?;
        let runs = Table::<Run>::new(table);
        let bytes = |which| section(blob, runs, which).ok_or(OpenError("a section is cut short"));
        let index = Index::open(
            bytes(Section::Terms)?,
            bytes(Section::TermStarts)?,
            bytes(Section::Postings)?,
            [bytes(Section::EnglishStems)?, bytes(Section::SpanishStems)?, bytes(Section::OtherStems)?],
        );
        Ok(Self {
            head: HeadRow::get(bytes(Section::Head)?),
            strings: bytes(Section::Strings)?,
            texts: bytes(Section::Texts)?,
            pieces: Table::new(bytes(Section::Pieces)?),
            late_texts: None,
            articles: Table::new(bytes(Section::Articles)?),
            zones: Table::new(bytes(Section::Zones)?),
            mentions: bytes(Section::Mentions)?,
            findings: Table::new(bytes(Section::Findings)?),
            roles: Table::new(bytes(Section::Roles)?),
            related: Table::new(bytes(Section::Related)?),
            entities: Table::new(bytes(Section::Entities)?),
            entity_articles: Table::new(bytes(Section::EntityArticles)?),
            names: Table::new(bytes(Section::Names)?),
            name_order: Table::new(bytes(Section::NameOrder)?),
            facts: Table::new(bytes(Section::Facts)?),
            newest: Table::new(bytes(Section::Newest)?),
            named: bytes(Section::Named)?,
            constructs: bytes(Section::Constructs)?,
            index: index.ok_or(OpenError("its dictionary is damaged"))?,
            positions: None,
        })
    }

    /// The same, with positions for its phrases; as long as there are none, phrases are looked for in the texts.
    pub fn with_positions(self, positions: &'a LatePositions) -> Self {
        Self { positions: Some(positions), ..self }
    }

    /// Where the words stand, if that has been worked out.
    pub fn positions(&self) -> Option<&'a Positions> {
        self.positions?.get()
    }

    /// Whether no article is too long for positions.
    pub fn can_have_positions(&self) -> bool {
        let mut lengths = (0..self.facts.len()).filter_map(|id| self.facts.get(id));
        lengths.all(|row| row.title_tokens.max(row.body_tokens) <= LONGEST)
    }

    /// Notes that so many words were read for want of positions.
    pub fn note_read(&self, words: usize) {
        if let Some(positions) = self.positions {
            positions.add_read(words as u32);
        }
    }

    /// The same, with the texts that have come, and those that will.
    pub fn with_texts(self, texts: &'a LateTexts) -> Self {
        Self { late_texts: Some(texts), ..self }
    }

    /// The name of the dossier.
    pub fn title(&self) -> &'a str {
        self.text(self.head.title)
    }

    /// A sentence or two about it; may be empty.
    pub fn description(&self) -> &'a str {
        self.text(self.head.description)
    }

    /// What it is about, in paragraphs.
    pub fn introduction(&self) -> Vec<Block> {
        face::read(self.text(self.head.introduction))
    }

    /// Its colour on light paper and on dark, `0xRRGGBB`.
    pub fn colours(&self) -> Option<[u32; 2]> {
        Some([self.head.light.checked_sub(1)?, self.head.dark.checked_sub(1)?])
    }

    /// Its logo, as a `data:` address; may be empty.
    pub fn logo(&self) -> &'a str {
        self.text(self.head.logo)
    }

    /// Who made it; may be empty.
    pub fn publisher(&self) -> &'a str {
        self.text(self.head.publisher)
    }

    /// How to reach them, an address; may be empty.
    pub fn contact(&self) -> &'a str {
        self.text(self.head.contact)
    }

    /// Under which terms its texts may be used; may be empty.
    pub fn licence(&self) -> &'a str {
        self.text(self.head.licence)
    }

    /// Where it is published; may be empty.
    pub fn address(&self) -> &'a str {
        self.text(self.head.address)
    }

    /// A query for each construct of the language, empty where none finds anything. See
    /// [`super::with_constructs`].
    pub fn constructs(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        str::from_utf8(self.constructs).unwrap_or_default().lines()
    }

    /// Queries that show what the search can do.
    pub fn examples(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let dossier = *self;
        self.names.run(self.head.examples).map(move |text| dossier.text(text))
    }

    /// One hash over all files.
    pub fn sha256(&self) -> [u8; 32] {
        self.head.sha256
    }

    /// Tokens in all titles, and in all bodies.
    pub fn token_totals(&self) -> (u32, u32) {
        (self.head.title_tokens, self.head.body_tokens)
    }

    /// The term index.
    pub fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// How many articles there are.
    pub fn article_count(&self) -> u32 {
        self.articles.len() as u32
    }

    pub(super) fn text(&self, text: Text) -> &'a str {
        std::str::from_utf8(self.bytes(text)).unwrap_or_default()
    }

    fn bytes(&self, text: Text) -> &'a [u8] {
        slice(self.strings, text)
    }

    /// The piece with a text; nothing where the texts are there.
    pub(super) fn piece_of(&self, text: Text) -> Option<u32> {
        let (mut low, mut high) = (0, self.pieces.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.pieces.get(middle).is_some_and(|row| row.end <= text.offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.pieces.len()).then_some(low as u32)
    }

    fn piece_start(&self, piece: u32) -> u32 {
        (piece as usize).checked_sub(1).and_then(|before| self.pieces.get(before)).map_or(0, |row| row.end)
    }

    /// The text of an article; empty as long as it is not there.
    pub(super) fn raw(&self, text: Text) -> &'a str {
        let raw = match self.piece_of(text) {
            None => slice(self.texts, text),
            Some(piece) => {
                let start = self.piece_start(piece);
                let bytes = self.late_texts.and_then(|late| late.get(piece)).unwrap_or_default();
                slice(bytes, Text { offset: text.offset.wrapping_sub(start), ..text })
            }
        };
        std::str::from_utf8(raw).unwrap_or_default()
    }
}

/// The bytes of a string in its pool.
fn slice(pool: &[u8], text: Text) -> &[u8] {
    pool.get(text.offset as usize..).and_then(|b| b.get(..text.len as usize)).unwrap_or_default()
}

/// The kind with this number.
pub(super) fn kind(number: u32) -> Kind {
    Kind::ALL.get(number as usize).copied().unwrap_or(Kind::Quantity)
}

/// Binary search in a sorted table.
pub(super) fn search_table(
    len: usize,
    compare: impl Fn(usize) -> Option<std::cmp::Ordering>,
) -> Option<usize> {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle)? {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
}
