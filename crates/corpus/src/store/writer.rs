//! From a [`Corpus`] to its blob.

use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry};

use super::layout::{
    ArticleRow, Cell, EntityRow, FactsRow, FindingRow, HeadRow, MAGIC, NONE, RUNS, RelatedRow, RoleRow, Run,
    SECTIONS, Section, Text, ZoneRow,
};
use super::mentions::{self, MentionRow};
use crate::{
    face, index,
    model::{self, Basis, Corpus, Kind, Rule},
    tokens::ArticleTokens,
};
use text::{date::Date, fnv, folded_words, paragraph_spans, sentences, varint};

/// Writes a dossier as the blob that [`super::Dossier`] reads.
///
/// The same corpus gives the same bytes. Lengths and offsets are 32 bits wide, which holds a
/// corpus of up to 4 GiB.
///
/// # Panics
///
/// Never for a corpus whose articles are sorted by slug, their mentions by place, and whose entities are sorted by kind and
/// slug, without two of one name; the reader's look-ups rely on that order, so it is asserted.
pub fn write(corpus: &Corpus) -> Vec<u8> {
    assert!(corpus.articles.is_sorted_by(|a, b| a.slug < b.slug), "articles sorted by slug");
    assert!(
        corpus.entities.is_sorted_by(|a, b| (a.kind, &a.slug) < (b.kind, &b.slug)),
        "entities sorted by kind and slug"
    );
    let mut writer = Writer { named: vec![0; corpus.entities.len()], ..Writer::default() };
    let mut builder = index::Builder::default();
    let mut head = writer.head(corpus);
    let newest = newest_first(corpus);
    let mut ranks = vec![0; newest.len()];
    (0..).zip(&newest).for_each(|(rank, &id)| ranks[id] = rank);
    for (id, article) in corpus.articles.iter().enumerate() {
        let tokens = ArticleTokens::new(&article.raw, article.zones.iter().copied());
        builder.add(id as u32, &article.raw, &tokens, article.language);
        head.title_tokens += tokens.title_len();
        head.body_tokens += tokens.body_len();
        writer.article(article);
        writer.facts(article, &tokens, ranks[id]);
    }
    newest.iter().for_each(|&id| writer.put(Section::Newest, id as u32));
    head.paragraphs = writer.paragraphs;
    head.put(&mut writer.sections[Section::Head as usize]);
    writer.entities(corpus);
    let index = builder.finish();
    for (section, bytes) in [
        (Section::Terms, index.terms),
        (Section::TermStarts, index.starts),
        (Section::Postings, index.postings),
    ] {
        writer.sections[section as usize] = bytes;
    }
    let [english, spanish, other] = index.stem_cycles;
    writer.sections[Section::EnglishStems as usize] = english;
    writer.sections[Section::SpanishStems as usize] = spanish;
    writer.sections[Section::OtherStems as usize] = other;
    writer.finish()
}

/// Adds the queries that show the constructs of the query language, one of each. They can be looked for
/// only once there is a blob to ask.
pub fn with_constructs(mut blob: Vec<u8>, queries: &[String]) -> Vec<u8> {
    let lines: String = queries.iter().flat_map(|query| [query, "\n"]).collect();
    let mut run = Vec::new();
    Run { first: blob.len() as u32, count: lines.len() as u32 }.put(&mut run);
    let at = RUNS + Section::Constructs as usize * Run::SIZE;
    if let Some(place) = blob.get_mut(at..at + Run::SIZE) {
        place.copy_from_slice(&run);
        blob.extend_from_slice(lines.as_bytes());
        seal(&mut blob);
    }
    blob
}

/// Writes the checksum into its place.
fn seal(blob: &mut [u8]) {
    if let Some((head, rest)) = blob.split_at_mut_checked(RUNS)
        && let Some(place) = head.last_chunk_mut()
    {
        *place = fnv::checksum(rest).to_le_bytes();
    }
}

#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; SECTIONS],
    interned: HashMap<String, Text>,
    /// Rows of `Findings` by kind, value and rule.
    findings: HashMap<(Kind, String, Rule), u32>,
    /// Paragraphs that name an entity, so far.
    paragraphs: u32,
    /// Those that name each.
    named: Vec<u32>,
}

impl Writer {
    fn head(&mut self, corpus: &Corpus) -> HeadRow {
        HeadRow {
            title: self.text(&corpus.title),
            description: self.text(&corpus.description),
            introduction: self.text(&face::write(&corpus.face.introduction)),
            light: corpus.face.colours.map_or(0, |[light, _]| light + 1),
            dark: corpus.face.colours.map_or(0, |[_, dark]| dark + 1),
            logo: self.text(&corpus.face.logo),
            publisher: self.text(&corpus.face.publisher),
            contact: self.text(&corpus.face.contact),
            licence: self.text(&corpus.face.licence),
            address: self.text(&corpus.face.address),
            examples: self.names(&corpus.examples),
            sha256: corpus.sha256,
            title_tokens: 0,
            body_tokens: 0,
            paragraphs: 0,
        }
    }

    fn article(&mut self, article: &model::Article) {
        assert!(
            article.mentions.is_sorted_by_key(|mention| mention.span.start),
            "mentions in order of place"
        );
        let sentences = numbered_sentences(article);
        let mut named = BTreeSet::new();
        let mut rows = Vec::new();
        for mention in &article.mentions {
            let sentence = sentences.partition_point(|(sentence, _)| sentence.end <= mention.span.start);
            let last = sentences.last().map_or(0, |&(_, paragraph)| paragraph);
            let paragraph = sentences.get(sentence).map_or(last, |&(_, paragraph)| paragraph);
            named.extend(mention.entity.map(|entity| (paragraph, entity)));
            let finding = self.finding(mention);
            rows.push(MentionRow {
                start: mention.span.start as u32,
                end: mention.span.end as u32,
                entity: mention.entity.map_or(NONE, |entity| entity as u32),
                finding,
                evidence_start: mention.evidence.map_or(0, |evidence| evidence.start as u32),
                evidence_end: mention.evidence.map_or(0, |evidence| evidence.end as u32),
                paragraph,
                sentence: sentence as u32,
            });
        }
        let mentions = self.sections[Section::Mentions as usize].len() as u32;
        mentions::write(&rows, &named_in(article), &mut self.sections[Section::Mentions as usize]);
        let paragraphs: BTreeSet<u32> = named.iter().map(|&(paragraph, _)| paragraph).collect();
        self.paragraphs += paragraphs.len() as u32;
        named.iter().for_each(|&(_, entity)| self.named[entity] += 1);
        let roles = self.rows_in(Section::Roles, RoleRow::SIZE);
        for role in &article.roles {
            let (start, end) = (role.span.start as u32, role.span.end as u32);
            let row = RoleRow { entity: role.entity as u32, start, end, note: self.text(&role.note) };
            self.put(Section::Roles, row);
        }
        let related = self.rows_in(Section::Related, RelatedRow::SIZE);
        for one in &article.related {
            self.put(Section::Related, RelatedRow { article: one.article as u32, permille: one.permille });
        }
        let published = article.published.as_ref();
        let ruled_out = article.ruled_out.as_ref();
        let against = ruled_out.map(|ruled_out| ruled_out.against).unwrap_or_default();
        let printed = ruled_out.map(|ruled_out| ruled_out.span).unwrap_or_default();
        let other_date = article.other_date;
        let evidence = published.map(|published| published.evidence).unwrap_or_default();
        let row = ArticleRow {
            slug: self.text(&article.slug),
            file: self.text(&article.file),
            part_number: article.part.map_or(0, |part| part.number),
            part_of: article.part.map_or(0, |part| part.of),
            part_start: article.part.map_or(0, |part| part.start),
            part_line: article.part.map_or(0, |part| part.line),
            format: article.format as u32,
            sha256: article.sha256,
            text_sha256: article.text_sha256,
            url: self.text(&article.url),
            author: self.text(&article.author),
            language_code: self.text(&article.language_code),
            language_name: self.text(&article.language_name),
            modified: article.modified.map_or(0, Date::to_bits),
            title: self.text(&article.title),
            source: article.source.map_or(NONE, |source| source as u32),
            basis: published.map_or(Basis::Printed, |published| published.basis) as u32,
            evidence_start: evidence.start as u32,
            evidence_end: evidence.end as u32,
            dated_because: self.text(published.map_or("", |published| &published.note)),
            ruled_out: ruled_out.map_or(0, |ruled_out| ruled_out.date.to_bits()),
            ruled_out_start: printed.start as u32,
            ruled_out_end: printed.end as u32,
            against_start: against.start as u32,
            against_end: against.end as u32,
            latest_year: ruled_out.map_or(0, |ruled_out| ruled_out.latest_year.into()),
            other_date: other_date.map_or(0, |other| other.date.to_bits()),
            other_date_start: other_date.map_or(0, |other| other.span.start as u32),
            other_date_end: other_date.map_or(0, |other| other.span.end as u32),
            note: self.text(&article.note),
            mentions: Run { first: mentions, count: article.mentions.len() as u32 },
            roles: Run { first: roles, count: article.roles.len() as u32 },
            related: Run { first: related, count: article.related.len() as u32 },
        };
        self.put(Section::Articles, row);
    }

    /// What is asked of the article while a query is answered.
    fn facts(&mut self, article: &model::Article, tokens: &ArticleTokens, rank: u32) {
        let named = named_in(article);
        let first = self.sections[Section::Named as usize].len() as u32;
        let mut before = 0;
        for &entity in &named {
            varint::put(entity - before, &mut self.sections[Section::Named as usize]);
            before = entity;
        }
        let zones = self.rows_in(Section::Zones, ZoneRow::SIZE);
        for zone in &article.zones {
            let (start, end) = (zone.span.start as u32, zone.span.end as u32);
            self.put(Section::Zones, ZoneRow { kind: zone.kind as u32, start, end });
        }
        let texts = &mut self.sections[Section::Texts as usize];
        let raw = Text { offset: texts.len() as u32, len: article.raw.len() as u32 };
        texts.extend_from_slice(article.raw.as_bytes());
        let row = FactsRow {
            raw,
            zones: Run { first: zones, count: article.zones.len() as u32 },
            title_tokens: tokens.title_len(),
            body_tokens: tokens.body_len(),
            published: article.published.as_ref().map_or(0, |published| published.date.to_bits()),
            language: article.language as u32,
            rank,
            named: Run { first, count: named.len() as u32 },
        };
        self.put(Section::Facts, row);
    }

    fn entities(&mut self, corpus: &Corpus) {
        let mut articles = vec![BTreeSet::new(); corpus.entities.len()];
        let mut mentions = vec![0; corpus.entities.len()];
        for (id, article) in corpus.articles.iter().enumerate() {
            for entity in article.mentions.iter().filter_map(|mention| mention.entity) {
                articles[entity].insert(id as u32);
                mentions[entity] += 1;
            }
            for &entity in article.source.iter().chain(&article.authors) {
                articles[entity].insert(id as u32);
            }
        }
        let mut names = BTreeMap::new();
        for (id, entity) in corpus.entities.iter().enumerate() {
            for (nth, name) in (0..).zip(std::iter::once(&entity.name).chain(&entity.aliases)) {
                names.entry((folded_words(name), id as u32)).or_insert(nth);
            }
            let first = self.rows_in(Section::EntityArticles, u32::SIZE);
            articles[id].iter().for_each(|&article| self.put(Section::EntityArticles, article));
            let row = EntityRow {
                kind: entity.kind as u32,
                slug: self.text(&entity.slug),
                name: self.text(&entity.name),
                names: self.names(&entity.aliases),
                articles: Run { first, count: articles[id].len() as u32 },
                mentions: mentions[id],
                paragraphs: self.named[id],
                listed: u32::from(entity.listed),
                role: self.text(&entity.role),
                wikidata: self.text(&entity.wikidata),
            };
            self.put(Section::Entities, row);
        }
        names.keys().for_each(|&(_, id)| self.put(Section::NameOrder, id));
        names.values().for_each(|&nth: &u32| self.put(Section::NameOrder, nth));
    }

    fn names(&mut self, names: &[String]) -> Run {
        let first = self.rows_in(Section::Names, Text::SIZE);
        for name in names {
            let text = self.text(name);
            self.put(Section::Names, text);
        }
        Run { first, count: names.len() as u32 }
    }

    /// Puts what a mention shares with others into its table, once.
    fn finding(&mut self, mention: &model::Mention) -> u32 {
        let key = (mention.kind, mention.value.clone(), mention.rule.clone());
        let next = self.findings.len() as u32;
        match self.findings.entry(key) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                new.insert(next);
                let (rule, words) = mention.rule.encode();
                let (value, words) = (self.text(&mention.value), self.text(words));
                let kind = mention.kind as u32;
                self.put(Section::Findings, FindingRow { kind, value, rule, words });
                next
            }
        }
    }

    /// Puts a string into the pool, once.
    fn text(&mut self, text: &str) -> Text {
        if let Some(&known) = self.interned.get(text) {
            return known;
        }
        let pool = &mut self.sections[Section::Strings as usize];
        let new = Text { offset: pool.len() as u32, len: text.len() as u32 };
        pool.extend_from_slice(text.as_bytes());
        self.interned.insert(text.to_owned(), new);
        new
    }

    fn put<C: Cell>(&mut self, section: Section, cell: C) {
        cell.put(&mut self.sections[section as usize]);
    }

    fn rows_in(&self, section: Section, width: usize) -> u32 {
        (self.sections[section as usize].len() / width) as u32
    }

    fn finish(self) -> Vec<u8> {
        assemble(self.sections.each_ref().map(Vec::as_slice))
    }
}

/// A blob of these sections.
pub(super) fn assemble(sections: [&[u8]; SECTIONS]) -> Vec<u8> {
    let mut blob = MAGIC.to_vec();
    blob.resize(RUNS, 0);
    let mut offset = RUNS + SECTIONS * Run::SIZE;
    for section in sections {
        Run { first: offset as u32, count: section.len() as u32 }.put(&mut blob);
        offset += section.len();
    }
    assert!(u32::try_from(offset).is_ok(), "a dossier holds up to 4 GiB");
    blob.extend(sections.into_iter().flatten());
    seal(&mut blob);
    blob
}

/// What an article names, what it comes from and who wrote it, once each, ascending.
fn named_in(article: &model::Article) -> Vec<u32> {
    let mentioned = article.mentions.iter().filter_map(|mention| mention.entity);
    let told = article.source.iter().chain(&article.authors).copied();
    let named: BTreeSet<u32> = mentioned.chain(told).map(|entity| entity as u32).collect();
    named.into_iter().collect()
}

/// The articles, the newest first, those without a date last; of equals in order of their slugs.
#[allow(clippy::disallowed_methods, reason = "dossiers are written in no page")]
fn newest_first(corpus: &Corpus) -> Vec<usize> {
    let date = |id: &usize| corpus.articles[*id].published.as_ref().map(|published| published.date);
    let mut ids: Vec<usize> = (0..corpus.articles.len()).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(date(id)));
    ids
}

/// The sentences in which something can be named, in order, each with the number of its paragraph: as
/// [`super::Dossier::paragraphs`] has them.
fn numbered_sentences(article: &model::Article) -> Vec<(text::Span, u32)> {
    let zones = article.zones.iter().filter(|zone| zone.kind.is_searchable());
    let paragraphs = zones.flat_map(|zone| paragraph_spans(&article.raw, zone.span));
    let numbered = (0..).zip(paragraphs).flat_map(|(number, paragraph)| {
        sentences(&article.raw, paragraph).into_iter().map(move |sentence| (sentence, number))
    });
    numbered.collect()
}
