//! A blob, read in place.

use std::fmt;

use super::layout::{
    ArticleRow, Cell, EntityRow, FactsRow, FindingRow, HeadRow, MAGIC, NONE, RelatedRow, RoleRow, Run,
    SECTIONS, Section, Table, Text, ZoneRow,
};
use super::mentions::{MentionRow, MentionRows};
use crate::{
    index::Index,
    model::{Basis, Format, Kind, Related, RuledOut, Zone, ZoneKind},
    tokens::ArticleTokens,
};
use text::{Language, Span, date::Date, folded_words, paragraph_spans, varint};

/// A dossier, read in place from its blob. Copying it copies a few references.
#[derive(Clone, Copy)]
pub struct Dossier<'a> {
    head: HeadRow,
    strings: &'a [u8],
    articles: Table<'a, ArticleRow>,
    zones: Table<'a, ZoneRow>,
    mentions: &'a [u8],
    findings: Table<'a, FindingRow>,
    roles: Table<'a, RoleRow>,
    related: Table<'a, RelatedRow>,
    entities: Table<'a, EntityRow>,
    entity_articles: Table<'a, u32>,
    names: Table<'a, Text>,
    name_index: &'a [u8],
    facts: Table<'a, FactsRow>,
    newest: Table<'a, u32>,
    named: &'a [u8],
    constructs: &'a [u8],
    index: Index<'a>,
}

/// Why bytes are no dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError(&'static str);

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a dossier: {}; build it again from its folder", self.0)
    }
}

impl std::error::Error for OpenError {}

/// One article of a dossier.
#[derive(Clone, Copy)]
pub struct Article<'a> {
    /// Its id: its place among the dossier's articles. Ids change from build to build; slugs stay.
    pub id: u32,
    /// Its name in links.
    pub slug: &'a str,
    /// Its file's name.
    pub file: &'a str,
    /// What kind of file it was saved as.
    pub format: Format,
    /// Its text: the untouched file, or what was converted or extracted from it.
    pub raw: &'a str,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// SHA-256 of the text.
    pub text_sha256: [u8; 32],
    /// Where it stands on the web; may be empty.
    pub url: &'a str,
    /// The title shown.
    pub title: &'a str,
    /// The source, where it is known.
    pub source: Option<u32>,
    /// The publication date, where it is known.
    pub published: Option<Date>,
    /// Where the date comes from.
    pub basis: Basis,
    /// The words on which the date rests.
    pub evidence: Span,
    /// Why that date, or from which outside source; may be empty.
    pub dated_because: &'a str,
    /// An editor's remark about the article; may be empty.
    pub note: &'a str,
    /// In which language it is.
    pub language: Language,
    zones: Run,
    mentions: Run,
    roles: Run,
    related: Run,
}

/// One mention.
#[derive(Clone, Copy)]
pub struct Mention<'a> {
    /// The name alone, in the untouched file.
    pub span: Span,
    /// What is named.
    pub kind: Kind,
    /// The entity; dates and quantities have none.
    pub entity: Option<u32>,
    /// An ISO date or figure; may be empty.
    pub value: &'a str,
    /// The rule that found it.
    pub rule: &'a str,
    /// Other words of the text on which the rule rests.
    pub evidence: Option<Span>,
    /// In which paragraph it begins: see [`Dossier::paragraphs`].
    pub paragraph: u32,
    /// In which sentence of the article it begins.
    pub sentence: u32,
}

/// What an article says somebody is.
#[derive(Clone, Copy)]
pub struct Role<'a> {
    /// Whose role.
    pub entity: u32,
    /// The words, in the article's text.
    pub span: Span,
    /// An editor's remark; may be empty.
    pub note: &'a str,
}

/// One entity.
#[derive(Clone, Copy)]
pub struct Entity<'a> {
    /// Its id: its place among the dossier's entities.
    pub id: u32,
    /// What it is.
    pub kind: Kind,
    /// Its name in links and queries.
    pub slug: &'a str,
    /// The name shown.
    pub name: &'a str,
    /// How often it is named.
    pub mentions: u32,
    /// In how many paragraphs it is named.
    pub paragraphs: u32,
    /// In how many articles it occurs.
    pub article_count: u32,
    /// Whether an editor has listed it; else it was recognised.
    pub listed: bool,
    /// Who or what it is, in an editor's words; may be empty.
    pub role: &'a str,
    /// Its identifier in Wikidata; may be empty.
    pub wikidata: &'a str,
    names: Run,
    articles: Run,
}

/// The bytes of a section, as the table at the beginning of a blob says where they are.
fn section<'a>(blob: &'a [u8], runs: Table<'_, Run>, section: Section) -> Option<&'a [u8]> {
    let run = runs.get(section as usize)?;
    blob.get(run.first as usize..)?.get(..run.count as usize)
}

/// The sections of a blob with their names, for whoever wants to know what takes up room; none, if it is
/// no blob.
pub fn sections(blob: &[u8]) -> impl Iterator<Item = (String, &[u8])> {
    let runs = Table::<Run>::new(blob.strip_prefix(MAGIC).unwrap_or_default());
    Section::ALL
        .into_iter()
        .filter_map(move |which| Some((format!("{which:?}"), section(blob, runs, which)?)))
}

impl<'a> Dossier<'a> {
    /// Opens a blob. Costs the same for five articles and for ten thousand.
    pub fn open(blob: &'a [u8]) -> Result<Self, OpenError> {
        let rest = blob.strip_prefix(MAGIC).ok_or(OpenError("it begins with other bytes"))?;
        let table = rest.get(..SECTIONS * Run::SIZE).ok_or(OpenError("it is cut short"))?;
        let runs = Table::<Run>::new(table);
        let bytes = |which| section(blob, runs, which).ok_or(OpenError("a section is cut short"));
        let index = Index::open(
            bytes(Section::Terms)?,
            bytes(Section::TermStarts)?,
            bytes(Section::Postings)?,
            [bytes(Section::EnglishStems)?, bytes(Section::SpanishStems)?],
        );
        Ok(Self {
            head: HeadRow::get(bytes(Section::Head)?),
            strings: bytes(Section::Strings)?,
            articles: Table::new(bytes(Section::Articles)?),
            zones: Table::new(bytes(Section::Zones)?),
            mentions: bytes(Section::Mentions)?,
            findings: Table::new(bytes(Section::Findings)?),
            roles: Table::new(bytes(Section::Roles)?),
            related: Table::new(bytes(Section::Related)?),
            entities: Table::new(bytes(Section::Entities)?),
            entity_articles: Table::new(bytes(Section::EntityArticles)?),
            names: Table::new(bytes(Section::Names)?),
            name_index: bytes(Section::NameIndex)?,
            facts: Table::new(bytes(Section::Facts)?),
            newest: Table::new(bytes(Section::Newest)?),
            named: bytes(Section::Named)?,
            constructs: bytes(Section::Constructs)?,
            index: index.ok_or(OpenError("its dictionary is damaged"))?,
        })
    }

    /// The name of the dossier.
    pub fn title(&self) -> &'a str {
        self.text(self.head.title)
    }

    /// A sentence or two about it; may be empty.
    pub fn description(&self) -> &'a str {
        self.text(self.head.description)
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

    /// An article by id.
    pub fn article(&self, id: u32) -> Option<Article<'a>> {
        let row = self.articles.get(id as usize)?;
        let facts = self.facts.get(id as usize)?;
        Some(Article {
            id,
            slug: self.text(row.slug),
            file: self.text(row.file),
            format: Format::ALL.get(row.format as usize).copied().unwrap_or_default(),
            raw: self.text(facts.raw),
            sha256: row.sha256,
            text_sha256: row.text_sha256,
            url: self.text(row.url),
            title: self.text(row.title),
            source: (row.source != NONE).then_some(row.source),
            published: Date::from_bits(facts.published),
            basis: Basis::ALL.get(row.basis as usize).copied().unwrap_or(Basis::Inferred),
            evidence: Span::new(row.evidence_start as usize, row.evidence_end as usize),
            dated_because: self.text(row.dated_because),
            note: self.text(row.note),
            language: language(facts.language),
            zones: facts.zones,
            mentions: row.mentions,
            roles: row.roles,
            related: row.related,
        })
    }

    /// A date that an article's page prints and that is not when it was published.
    pub fn ruled_out(&self, article: &Article<'a>) -> Option<RuledOut> {
        let row = self.articles.get(article.id as usize)?;
        Some(RuledOut {
            date: Date::from_bits(row.ruled_out)?,
            span: Span::new(row.ruled_out_start as usize, row.ruled_out_end as usize),
            against: Span::new(row.against_start as usize, row.against_end as usize),
            why: self.text(row.ruled_out_because).to_owned(),
        })
    }

    /// The articles that say much the same as one, the most alike first.
    pub fn related(&self, article: &Article<'a>) -> impl ExactSizeIterator<Item = Related> + use<'a> {
        self.related
            .run(article.related)
            .map(|row| Related { article: row.article as usize, permille: row.permille })
    }

    /// Every article, by slug.
    pub fn articles(&self) -> impl Iterator<Item = Article<'a>> + use<'a> {
        let dossier = *self;
        (0..self.article_count()).filter_map(move |id| dossier.article(id))
    }

    /// The slug of an article without the rest of its row.
    pub fn slug(&self, id: u32) -> &'a str {
        self.articles.get(id as usize).map_or("", |row| self.text(row.slug))
    }

    /// The date of an article without the rest of its row.
    pub fn published(&self, id: u32) -> Option<Date> {
        Date::from_bits(self.facts.get(id as usize)?.published)
    }

    /// The title of an article without the rest of its row.
    pub fn title_of(&self, id: u32) -> &'a str {
        self.articles.get(id as usize).map_or("", |row| self.text(row.title))
    }

    /// The lengths in tokens of an article's title and body.
    pub fn lengths(&self, id: u32) -> (u32, u32) {
        self.facts.get(id as usize).map_or((0, 0), |row| (row.title_tokens, row.body_tokens))
    }

    /// The language of an article.
    pub fn language(&self, id: u32) -> Language {
        language(self.facts.get(id as usize).map_or(0, |row| row.language))
    }

    /// The place of an article among all of them, the newest being 0; those without a date come last.
    pub fn recency_rank(&self, id: u32) -> u32 {
        self.facts.get(id as usize).map_or(u32::MAX, |row| row.rank)
    }

    /// The article at such a place.
    pub fn by_recency(&self, rank: u32) -> Option<u32> {
        self.newest.get(rank as usize)
    }

    /// Calls `each` with every entity that an article names or comes from, once each, ascending.
    pub fn each_named(&self, id: u32, mut each: impl FnMut(u32)) {
        let Some(row) = self.facts.get(id as usize) else { return };
        let mut bytes = self.named.get(row.named.first as usize..).unwrap_or_default();
        let mut entity = 0;
        for _ in 0..row.named.count {
            entity += varint::take(&mut bytes);
            each(entity);
        }
    }

    /// An article by its slug.
    pub fn article_by_slug(&self, slug: &str) -> Option<Article<'a>> {
        let at = search_table(self.articles.len(), |at| {
            self.articles.get(at).map(|row| self.text(row.slug).cmp(slug))
        })?;
        self.article(at as u32)
    }

    /// The zones of an article, in order.
    pub fn zones(&self, article: &Article<'a>) -> impl ExactSizeIterator<Item = Zone> + Clone + use<'a> {
        self.zones.run(article.zones).map(|row| Zone {
            kind: zone_kind(row.kind),
            span: Span::new(row.start as usize, row.end as usize),
        })
    }

    /// The searchable tokens of an article.
    pub fn tokens(&self, article: &Article<'a>) -> ArticleTokens {
        ArticleTokens::new(article.raw, self.zones(article))
    }

    /// The mentions in an article, in order of place.
    pub fn mentions(&self, article: &Article<'a>) -> impl ExactSizeIterator<Item = Mention<'a>> + use<'a> {
        let dossier = *self;
        self.mention_rows(article).map(move |row| dossier.mention(row))
    }

    /// Those of one entity; others are not read at all.
    pub fn mentions_of(
        &self,
        article: &Article<'a>,
        entity: u32,
    ) -> impl Iterator<Item = Mention<'a>> + use<'a> {
        let dossier = *self;
        let rows = self.mention_rows(article).filter(move |row| row.entity == entity);
        rows.map(move |row| dossier.mention(row))
    }

    /// Those of one kind, likewise.
    pub fn mentions_of_kind(
        &self,
        article: &Article<'a>,
        kind: Kind,
    ) -> impl Iterator<Item = Mention<'a>> + use<'a> {
        let dossier = *self;
        let findings = self.findings;
        let is_wanted = move |row: &MentionRow| {
            findings.get(row.finding as usize).is_some_and(|finding| finding.kind == kind as u32)
        };
        self.mention_rows(article).filter(is_wanted).map(move |row| dossier.mention(row))
    }

    /// The paragraph and the entity of every mention that has one, in order of place.
    pub fn paragraphs_named(&self, article: &Article<'a>) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let with_entity = self.mention_rows(article).filter(|row| row.entity != NONE);
        with_entity.map(|row| (row.paragraph, row.entity))
    }

    fn mention_rows(&self, article: &Article<'a>) -> MentionRows<'a> {
        let mut named = Vec::new();
        self.each_named(article.id, |entity| named.push(entity));
        let bytes = self.mentions.get(article.mentions.first as usize..).unwrap_or_default();
        MentionRows::new(bytes, article.mentions.count, named)
    }

    fn mention(&self, row: MentionRow) -> Mention<'a> {
        let finding = self.findings.get(row.finding as usize);
        let shared = |text: fn(&FindingRow) -> Text| finding.as_ref().map_or("", |row| self.text(text(row)));
        Mention {
            span: Span::new(row.start as usize, row.end as usize),
            kind: kind(finding.as_ref().map_or(u32::MAX, |row| row.kind)),
            entity: (row.entity != NONE).then_some(row.entity),
            value: shared(|row| row.value),
            rule: shared(|row| row.rule),
            evidence: Some(Span::new(row.evidence_start as usize, row.evidence_end as usize))
                .filter(|span| !span.is_empty()),
            paragraph: row.paragraph,
            sentence: row.sentence,
        }
    }

    /// The paragraphs of an article in which something can be named, in order of place.
    pub fn paragraphs(&self, article: &Article<'a>) -> Vec<Span> {
        let zones = self.zones(article).filter(|zone| zone.kind.is_searchable());
        zones.flat_map(|zone| paragraph_spans(&article.raw, zone.span)).collect()
    }

    /// In how many paragraphs of all articles an entity is named.
    pub fn paragraphs_with_names(&self) -> u32 {
        self.head.paragraphs
    }

    /// The entities named in an article, each where it is named, in order of place: the mentions without
    /// what only a reader of one article wants to know.
    pub fn named(&self, article: &Article<'a>) -> impl Iterator<Item = (u32, Span)> + use<'a> {
        let with_entity = self.mention_rows(article).filter(|row| row.entity != NONE);
        with_entity.map(|row| (row.entity, Span::new(row.start as usize, row.end as usize)))
    }

    /// The roles that an article states, in order of place.
    pub fn roles(&self, article: &Article<'a>) -> impl ExactSizeIterator<Item = Role<'a>> + use<'a> {
        let dossier = *self;
        self.roles.run(article.roles).map(move |row| Role {
            entity: row.entity,
            span: Span::new(row.start as usize, row.end as usize),
            note: dossier.text(row.note),
        })
    }

    /// How many entities there are.
    pub fn entity_count(&self) -> u32 {
        self.entities.len() as u32
    }

    /// An entity by id.
    pub fn entity(&self, id: u32) -> Option<Entity<'a>> {
        let row = self.entities.get(id as usize)?;
        Some(Entity {
            id,
            kind: kind(row.kind),
            slug: self.text(row.slug),
            name: self.text(row.name),
            mentions: row.mentions,
            paragraphs: row.paragraphs,
            article_count: row.articles.count,
            listed: row.listed != 0,
            role: self.text(row.role),
            wikidata: self.text(row.wikidata),
            names: row.names,
            articles: row.articles,
        })
    }

    /// In how many articles an entity is named, and how often altogether.
    pub fn entity_counts(&self, id: u32) -> (u32, u32) {
        self.entities.get(id as usize).map_or((0, 0), |row| (row.articles.count, row.mentions))
    }

    /// The slug of an entity; empty where there is none.
    pub fn entity_slug(&self, id: u32) -> &'a str {
        self.entities.get(id as usize).map_or("", |row| self.text(row.slug))
    }

    /// Every entity, by kind and slug.
    pub fn entities(&self) -> impl Iterator<Item = Entity<'a>> + use<'a> {
        let dossier = *self;
        (0..self.entity_count()).filter_map(move |id| dossier.entity(id))
    }

    /// The entities of one kind, by slug.
    pub fn entities_of(&self, wanted: Kind) -> impl Iterator<Item = Entity<'a>> + use<'a> {
        let dossier = *self;
        self.ids_of(wanted).filter_map(move |id| dossier.entity(id))
    }

    /// The ids of the entities of one kind.
    pub fn ids_of(&self, wanted: Kind) -> std::ops::Range<u32> {
        let first = |least: u32| {
            let (mut low, mut high) = (0, self.entity_count());
            while low < high {
                let middle = low + (high - low) / 2;
                match self.entities.get(middle as usize) {
                    Some(row) if row.kind < least => low = middle + 1,
                    _ => high = middle,
                }
            }
            low
        };
        first(wanted as u32)..first(wanted as u32 + 1)
    }

    /// An entity by its kind and slug.
    pub fn entity_by_slug(&self, of: Kind, slug: &str) -> Option<Entity<'a>> {
        let at = search_table(self.entities.len(), |at| {
            let row = self.entities.get(at)?;
            Some(kind(row.kind).cmp(&of).then_with(|| self.text(row.slug).cmp(slug)))
        })?;
        self.entity(at as u32)
    }

    /// The names of an entity besides the one shown.
    pub fn aliases(&self, entity: &Entity<'a>) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let dossier = *self;
        self.names.run(entity.names).map(move |text| dossier.text(text))
    }

    /// The kind of an entity and in how many articles it occurs, without the rest of its row.
    pub fn kind_and_article_count(&self, id: u32) -> Option<(Kind, u32)> {
        self.entities.get(id as usize).map(|row| (kind(row.kind), row.articles.count))
    }

    /// Every name of an entity, the one shown first, without the rest of its row.
    pub fn names_of(&self, id: u32) -> impl Iterator<Item = &'a str> + use<'a> {
        let dossier = *self;
        let row = self.entities.get(id as usize);
        let aliases = row.map(|row| self.names.run(row.names)).into_iter().flatten();
        row.map(|row| row.name).into_iter().chain(aliases).map(move |text| dossier.text(text))
    }

    /// The articles in which an entity occurs, ascending.
    pub fn entity_articles(&self, entity: &Entity<'a>) -> impl ExactSizeIterator<Item = u32> + use<'a> {
        self.entity_articles.run(entity.articles)
    }

    /// The entities that go by a name, however it is accented, capitalised or punctuated.
    pub fn entities_named(&self, name: &str) -> Vec<Entity<'a>> {
        use fst::{IntoStreamer, Streamer};
        let Ok(names) = fst::Map::new(self.name_index) else { return Vec::new() };
        let key = folded_words(name);
        let mut found = Vec::new();
        if key.is_empty() {
            return found;
        }
        let mut stream = names.range().ge(&key).into_stream();
        while let Some((name, id)) = stream.next() {
            if !name.strip_prefix(key.as_bytes()).is_some_and(is_end_of_name) {
                break;
            }
            found.extend(self.entity(id as u32));
        }
        found
    }

    /// Calls `each` with every entity that has a name whose folded words begin with `folded`, and
    /// whether that is the whole name; after `most` names it stops.
    pub fn entities_with_prefix(&self, folded: &str, most: usize, mut each: impl FnMut(u32, bool)) {
        use fst::{IntoStreamer, Streamer};
        let Ok(names) = fst::Map::new(self.name_index) else { return };
        let mut stream = names.range().ge(folded).into_stream();
        for _ in 0..most {
            let next = stream.next();
            let Some((rest, id)) = next.and_then(|(n, id)| Some((n.strip_prefix(folded.as_bytes())?, id)))
            else {
                break;
            };
            each(id as u32, is_end_of_name(rest));
        }
    }

    fn text(&self, text: Text) -> &'a str {
        std::str::from_utf8(self.bytes(text)).unwrap_or_default()
    }

    fn bytes(&self, text: Text) -> &'a [u8] {
        let bytes = self.strings.get(text.offset as usize..).and_then(|b| b.get(..text.len as usize));
        bytes.unwrap_or_default()
    }
}

/// Whether nothing of a name is left in a key of the index of names.
fn is_end_of_name(rest: &[u8]) -> bool {
    rest.first().is_none_or(|&byte| byte == 0)
}

fn zone_kind(number: u32) -> ZoneKind {
    ZoneKind::ALL.get(number as usize).copied().unwrap_or(ZoneKind::Boilerplate)
}

fn language(number: u32) -> Language {
    Language::ALL.get(number as usize).copied().unwrap_or_default()
}

fn kind(number: u32) -> Kind {
    Kind::ALL.get(number as usize).copied().unwrap_or(Kind::Quantity)
}

/// Binary search in a sorted table.
fn search_table(len: usize, compare: impl Fn(usize) -> Option<std::cmp::Ordering>) -> Option<usize> {
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
