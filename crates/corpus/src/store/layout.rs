//! The one definition of the format: sections, and rows of fixed width.

use std::marker::PhantomData;

/// The first bytes of every blob; the last is another one when the layout changes. The checksum of all that follows it
/// comes next (a little-endian `u64`, see [`text::fnv::checksum`]), then a [`Run`] for each section, then the sections.
pub const MAGIC: &[u8; 8] = b"dossierE";

/// Where the runs begin.
pub const RUNS: usize = MAGIC.len() + size_of::<u64>();

/// What a blob consists of, in order.
#[derive(Clone, Copy, Debug)]
#[repr(usize)]
pub enum Section {
    /// One [`HeadRow`].
    Head,
    /// Every string but the texts; rows name them by [`Text`].
    Strings,
    /// The texts of the articles, by article; nothing where they come in pieces.
    Texts,
    /// [`PieceRow`]s: the pieces in which the texts come.
    Pieces,
    /// [`ArticleRow`]s, by slug.
    Articles,
    /// [`ZoneRow`]s, by article and place.
    Zones,
    /// The mentions of every article, as [`super::mentions`] writes them.
    Mentions,
    /// [`FindingRow`]s: what many mentions share.
    Findings,
    /// [`RoleRow`]s, by article and place.
    Roles,
    /// [`RelatedRow`]s, by article, the most alike first.
    Related,
    /// [`EntityRow`]s, by kind and slug.
    Entities,
    /// `u32` article ids, ascending within an entity.
    EntityArticles,
    /// [`Text`]s: the names of entities, and the example queries.
    Names,
    /// Every name once for each entity that goes by it, in order of folded words and of ids: first the `u32` ids of all,
    /// then a `u32` for each: which of the entity's names it is, 0 being the one shown.
    NameOrder,
    /// [`FactsRow`]s, by article.
    Facts,
    /// `u32` article ids, the newest first.
    Newest,
    /// For every article the distinct entities named in it and its source, ascending, as LEB128
    /// distances.
    Named,
    /// An `fst` map: term key to term id. See [`crate::index`] for this and what follows.
    Terms,
    /// `u32` offsets into `Postings`.
    TermStarts,
    /// Postings of all terms.
    Postings,
    /// Cycles of terms with a common stem, by the rules of English.
    EnglishStems,
    /// The same for Spanish.
    SpanishStems,
    /// And for other languages, where a stem is a word in all its spellings.
    OtherStems,
    /// A line for each construct of the query language: a query that finds something, or nothing.
    Constructs,
}

/// How many sections there are.
pub const SECTIONS: usize = Section::Constructs as usize + 1;

impl Section {
    /// All, in order.
    pub const ALL: [Self; SECTIONS] = [
        Self::Head,
        Self::Strings,
        Self::Texts,
        Self::Pieces,
        Self::Articles,
        Self::Zones,
        Self::Mentions,
        Self::Findings,
        Self::Roles,
        Self::Related,
        Self::Entities,
        Self::EntityArticles,
        Self::Names,
        Self::NameOrder,
        Self::Facts,
        Self::Newest,
        Self::Named,
        Self::Terms,
        Self::TermStarts,
        Self::Postings,
        Self::EnglishStems,
        Self::SpanishStems,
        Self::OtherStems,
        Self::Constructs,
    ];
}

/// Something of fixed width that a row is made of.
pub trait Cell: Copy {
    /// Width in bytes.
    const SIZE: usize;
    /// Appends it.
    fn put(self, out: &mut Vec<u8>);
    /// Reads it from the start of `bytes`; what is missing reads as zero.
    fn get(bytes: &[u8]) -> Self;
}

impl Cell for u32 {
    const SIZE: usize = 4;

    fn put(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn get(bytes: &[u8]) -> Self {
        bytes.first_chunk().map_or(0, |chunk| u32::from_le_bytes(*chunk))
    }
}

impl Cell for [u8; 32] {
    const SIZE: usize = 32;

    fn put(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self);
    }

    fn get(bytes: &[u8]) -> Self {
        bytes.first_chunk().copied().unwrap_or([0; 32])
    }
}

/// Declares a row once, for the writer and the reader.
macro_rules! rows {
    ($($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $field:ident: $cell:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name { $($(#[$what])* pub $field: $cell,)* }

        impl Cell for $name {
            const SIZE: usize = 0 $(+ <$cell as Cell>::SIZE)*;

            fn put(self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }

            fn get(bytes: &[u8]) -> Self {
                let mut rest = bytes;
                $(
                    let $field = <$cell>::get(rest);
                    rest = rest.get(<$cell as Cell>::SIZE..).unwrap_or_default();
                )*
                let _ = rest;
                Self { $($field,)* }
            }
        }
    )*};
}

rows! {
    /// A string of the pool.
    Text { offset: u32, len: u32, }
    /// Rows `first..first + count` of another table.
    Run { first: u32, count: u32, }
    /// What the whole dossier is called, and what its averages are.
    HeadRow {
        title: Text,
        description: Text,
        /// What [`crate::face::write`] gives.
        introduction: Text,
        /// On light paper and on dark, each plus 1; 0 for none.
        light: u32,
        dark: u32,
        logo: Text,
        publisher: Text,
        contact: Text,
        licence: Text,
        address: Text,
        examples: Run,
        sha256: [u8; 32],
        /// Tokens in all titles.
        title_tokens: u32,
        /// Tokens in all bodies.
        body_tokens: u32,
        /// Paragraphs that name an entity, in all articles.
        paragraphs: u32,
    }
    /// See [`crate::model::Article`].
    ArticleRow {
        slug: Text,
        file: Text,
        /// See [`crate::model::Part`]; 0 for a whole file.
        part_number: u32,
        part_of: u32,
        part_start: u32,
        part_line: u32,
        /// A [`crate::model::Format`].
        format: u32,
        sha256: [u8; 32],
        text_sha256: [u8; 32],
        url: Text,
        title: Text,
        author: Text,
        language_code: Text,
        language_name: Text,
        /// A date's bits, or 0.
        modified: u32,
        /// An entity, or [`NONE`].
        source: u32,
        /// A [`crate::model::Basis`].
        basis: u32,
        evidence_start: u32,
        evidence_end: u32,
        /// Why that date.
        dated_because: Text,
        /// The bits of a date that is printed but was ruled out, or 0.
        ruled_out: u32,
        ruled_out_start: u32,
        ruled_out_end: u32,
        against_start: u32,
        against_end: u32,
        /// The latest year that its text names.
        latest_year: u32,
        /// The bits of another date that is printed as clearly, or 0.
        other_date: u32,
        other_date_start: u32,
        other_date_end: u32,
        note: Text,
        /// From which byte of `Mentions` on, and how many.
        mentions: Run,
        roles: Run,
        related: Run,
    }
    /// Some texts, in a file of their own: all of `Texts` from where the piece before ends.
    PieceRow { end: u32, sha256: [u8; 32], }
    /// What is asked of every article while a query is answered.
    FactsRow {
        /// In `Texts`.
        raw: Text,
        zones: Run,
        title_tokens: u32,
        body_tokens: u32,
        /// A date's bits, or 0.
        published: u32,
        /// A [`text::Language`].
        language: u32,
        /// Its place in `Newest`.
        rank: u32,
        /// Where in `Named` its entities begin, in bytes, and how many there are.
        named: Run,
    }
    /// See [`crate::model::Zone`].
    ZoneRow { kind: u32, start: u32, end: u32, }
    /// See [`crate::model::Related`].
    RelatedRow { article: u32, permille: u32, }
    /// Of a [`crate::model::Mention`] what others have too; the rule as [`crate::model::Rule::encode`] has it.
    FindingRow { kind: u32, value: Text, rule: u32, words: Text, }
    /// See [`crate::model::Role`].
    RoleRow { entity: u32, start: u32, end: u32, note: Text, }
    /// See [`crate::model::Entity`].
    EntityRow {
        kind: u32,
        slug: Text,
        name: Text,
        names: Run,
        articles: Run,
        /// How often it is named in all articles together.
        mentions: u32,
        /// In how many paragraphs it is named.
        paragraphs: u32,
        /// 1 where an editor has listed it, else 0.
        listed: u32,
        role: Text,
        wikidata: Text,
    }
}

/// Stands for "no entity".
pub const NONE: u32 = u32::MAX;

/// A table of rows, read in place.
pub struct Table<'a, R> {
    bytes: &'a [u8],
    row: PhantomData<R>,
}

impl<R> Clone for Table<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Table<'_, R> {}

impl<'a, R: Cell> Table<'a, R> {
    /// A table over a section.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, row: PhantomData }
    }

    /// How many rows there are.
    pub fn len(self) -> usize {
        self.bytes.len() / R::SIZE
    }

    /// Row `at`, if there is one.
    pub fn get(self, at: usize) -> Option<R> {
        self.bytes.get(at * R::SIZE..(at + 1) * R::SIZE).map(R::get)
    }

    /// The rows of a run.
    pub fn run(self, run: Run) -> impl ExactSizeIterator<Item = R> + Clone + use<'a, R> {
        let start = (run.first as usize * R::SIZE).min(self.bytes.len());
        let end = (start + run.count as usize * R::SIZE).min(self.bytes.len());
        self.bytes[start..end].chunks_exact(R::SIZE).map(R::get)
    }
}
