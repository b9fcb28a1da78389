//! Articles, what is named in them, and where.

use text::{Language, Span, date::Date, lowercase, paragraph_spans, sort::sort_by_key, varint};

use super::{
    entities::Entity,
    layout::{FindingRow, NONE, Run, Text},
    mentions::{MentionRow, MentionRows},
    reader::{Dossier, kind, search_table},
};
use crate::{
    model::{Basis, Format, Kind, OtherDate, Part, Related, Rule, RuledOut, Zone, ZoneKind},
    tokens::ArticleTokens,
};

/// One article of a dossier.
#[derive(Clone, Copy)]
pub struct Article<'a> {
    /// Its id: its place among the dossier's articles. Ids change from build to build; slugs stay.
    pub id: u32,
    /// Its name in links.
    pub slug: &'a str,
    /// Its file's name.
    pub file: &'a str,
    /// Which part of the file it is; nothing where it is all of it.
    pub part: Option<Part>,
    /// What kind of file it was saved as.
    pub format: Format,
    /// Its text: the untouched file, or what was converted or extracted from it; empty as long as it is not
    /// there, see [`Dossier::has_text`].
    pub raw: &'a str,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// SHA-256 of the text.
    pub text_sha256: [u8; 32],
    /// Where it stands on the web; may be empty.
    pub url: &'a str,
    /// The title shown.
    pub title: &'a str,
    /// Who wrote it; may be empty.
    pub author: &'a str,
    /// When it was last changed, where that is known.
    pub modified: Option<Date>,
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
    /// The code of its language, by ISO 639.
    pub language_code: &'a str,
    /// What that language is called in English; empty where words are inflected by its rules.
    pub language_name: &'a str,
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
    pub rule: Rule<&'a str>,
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

impl<'a> Dossier<'a> {
    /// An article by id.
    pub fn article(&self, id: u32) -> Option<Article<'a>> {
        let row = self.articles.get(id as usize)?;
        let facts = self.facts.get(id as usize)?;
        Some(Article {
            id,
            slug: self.text(row.slug),
            file: self.text(row.file),
            part: (row.part_number > 0).then_some(Part {
                number: row.part_number,
                of: row.part_of,
                start: row.part_start,
                line: row.part_line,
            }),
            format: Format::ALL.get(row.format as usize).copied().unwrap_or_default(),
            raw: self.raw(facts.raw),
            sha256: row.sha256,
            text_sha256: row.text_sha256,
            url: self.text(row.url),
            title: self.text(row.title),
            author: self.text(row.author),
            language_code: self.text(row.language_code),
            language_name: self.text(row.language_name),
            modified: Date::from_bits(row.modified),
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
            latest_year: u16::try_from(row.latest_year).unwrap_or_default(),
        })
    }

    /// A date that an article's page prints as clearly as that of its publication.
    pub fn other_date(&self, article: &Article<'a>) -> Option<OtherDate> {
        let row = self.articles.get(article.id as usize)?;
        let span = Span::new(row.other_date_start as usize, row.other_date_end as usize);
        Some(OtherDate { date: Date::from_bits(row.other_date)?, span })
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

    /// Calls `each` with every entity that an article names or comes from and its authors, once each, ascending.
    pub fn each_named(&self, id: u32, mut each: impl FnMut(u32)) {
        let Some(row) = self.facts.get(id as usize) else { return };
        let mut bytes = self.named.get(row.named.first as usize..).unwrap_or_default();
        let mut entity = 0;
        for _ in 0..row.named.count {
            entity += varint::take(&mut bytes);
            each(entity);
        }
    }

    /// The authors of an article, in the order of its byline.
    pub fn authors(&self, article: &Article<'a>) -> Vec<Entity<'a>> {
        let of_kind = self.ids_of(Kind::Author);
        let mut authors = Vec::new();
        self.each_named(article.id, |id| {
            if of_kind.contains(&id) {
                authors.extend(self.entity(id));
            }
        });
        // A name in capitals is written otherwise in the byline.
        let byline = lowercase(article.author);
        sort_by_key(&mut authors, |author| byline.find(&lowercase(author.name)));
        authors
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
            rule: Rule::decode(finding.as_ref().map_or(u32::MAX, |row| row.rule), shared(|row| row.words)),
            evidence: Some(Span::new(row.evidence_start as usize, row.evidence_end as usize))
                .filter(|span| !span.is_empty()),
            paragraph: row.paragraph,
            sentence: row.sentence,
        }
    }

    /// The paragraphs of an article in which something can be named, in order of place.
    pub fn paragraphs(&self, article: &Article<'a>) -> Vec<Span> {
        let zones = self.zones(article).filter(|zone| zone.kind.is_searchable());
        zones.flat_map(|zone| paragraph_spans(article.raw, zone.span)).collect()
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
}

fn zone_kind(number: u32) -> ZoneKind {
    ZoneKind::ALL.get(number as usize).copied().unwrap_or(ZoneKind::Boilerplate)
}

fn language(number: u32) -> Language {
    Language::ALL.get(number as usize).copied().unwrap_or_default()
}
