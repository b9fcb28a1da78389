//! What a query's words, phrases and entities match.

use super::Bits;
use crate::{
    index::{Index, TermId},
    model::{Kind, Span},
    query::{Form, Problem, Text, Word},
    sort::{pack, sort_numbers, unpack},
    store::{Dossier, Entity, Mention},
    text::{ArticleTokens, exact_form, folded_form, folded_words, is_possessive, tokens},
};

/// A leaf of the query tree with what it matches.
pub enum Leaf {
    /// A word or phrase.
    Text(TextLeaf),
    /// One or more entities.
    Entity(EntityLeaf),
    /// Figures within a range.
    Figure(FigureLeaf),
}

impl Leaf {
    /// Whether its places in an article can be told only from the article's tokens.
    pub fn needs_tokens(&self, article: u32) -> bool {
        matches!(self, Self::Text(leaf) if leaf.occurrences(article).is_some())
    }
}

/// The occurrences of a word or phrase.
pub struct TextLeaf {
    /// In how many tokens each occurrence is.
    width: u32,
    /// The articles, ascending.
    articles: Vec<u32>,
    /// Where each article's positions begin in `positions`, and where the last one's end.
    starts: Vec<u32>,
    /// First positions, ascending within an article.
    positions: Vec<u32>,
}

impl TextLeaf {
    /// Looks a word or phrase up.
    pub fn new(dossier: &Dossier<'_>, text: &Text) -> Self {
        let slots: Vec<Vec<TermId>> =
            text.words.iter().flat_map(|word| slots(dossier.index(), word)).collect();
        let width = slots.len() as u32;
        let mut slots = slots.into_iter();
        let first = slots.next().unwrap_or_default();
        let mut found = occurrences(dossier.index(), &first);
        for (distance, terms) in (1..).zip(slots) {
            if found.is_empty() {
                break;
            }
            let next = occurrences(dossier.index(), &terms);
            found = followed_by(&found, &next, distance);
        }
        if text.title_only {
            found.retain(|&place| {
                let (article, at) = unpack(place);
                at + width <= dossier.lengths(article).0
            });
        }
        let mut leaf = Self { width, articles: Vec::new(), starts: Vec::new(), positions: Vec::new() };
        for (article, position) in found.into_iter().map(unpack) {
            if leaf.articles.last() != Some(&article) {
                leaf.articles.push(article);
                leaf.starts.push(leaf.positions.len() as u32);
            }
            leaf.positions.push(position);
        }
        leaf.starts.push(leaf.positions.len() as u32);
        leaf
    }

    /// The articles in which it occurs.
    pub fn articles(&self, count: u32) -> Bits {
        let mut bits = Bits::none(count);
        self.articles.iter().for_each(|&article| bits.insert(article));
        bits
    }

    /// In how many articles it occurs.
    pub fn article_count(&self) -> u32 {
        self.articles.len() as u32
    }

    /// The first positions of its occurrences in an article, if there are any.
    pub fn occurrences(&self, article: u32) -> Option<&[u32]> {
        let at = self.articles.binary_search(&article).ok()?;
        self.positions.get(self.starts[at] as usize..self.starts[at + 1] as usize)
    }

    /// Calls `each` with the bytes of every occurrence.
    pub fn each_span(&self, article: u32, tokens: &ArticleTokens, mut each: impl FnMut(Span)) {
        for &first in self.occurrences(article).unwrap_or_default() {
            let ends = tokens.span_at(first).zip(tokens.span_at(first + self.width - 1));
            if let Some((first, last)) = ends {
                each(Span::new(first.start, last.end));
            }
        }
    }
}

/// The terms that may stand at each place of a word: one place, unless it has several tokens.
fn slots(index: &Index<'_>, word: &Word) -> Vec<Vec<TermId>> {
    let spans: Vec<Span> = match word.form {
        // The signs of a pattern count as letters.
        Form::Wildcard => tokens(&word.text.replace(['*', '?'], "x")).collect(),
        _ => tokens(&word.text).collect(),
    };
    let last = spans.len().saturating_sub(1);
    let slot = |(at, span): (usize, &Span)| {
        let surface = &word.text[span.range()];
        match word.form {
            Form::Exact => index.exact(&exact_form(surface)),
            Form::Prefix if at == last => index.prefix(&folded_form(surface)),
            Form::Wildcard => {
                let pattern = folded_form(surface);
                index.matching(|folded| fits(folded, &pattern))
            }
            Form::Fuzzy(most) => {
                let typed = folded_form(surface);
                index.matching(|folded| edit_distance(folded, &typed) <= usize::from(most))
            }
            Form::Prefix => index.folded(&folded_form(surface)),
            Form::Stem => {
                let folded = folded_form(surface);
                // The possessive is typed on purpose; without it, the stem finds both.
                if is_possessive(&folded) { index.folded(&folded) } else { index.stemmed(&folded) }
            }
        }
    };
    spans.iter().enumerate().map(slot).collect()
}

/// Whether a word is of a pattern: `?` stands for one letter, `*` for any number of them.
fn fits(word: &str, pattern: &str) -> bool {
    match pattern.chars().next() {
        None => word.is_empty(),
        Some('*') => {
            let rest = pattern.trim_start_matches('*');
            (0..=word.len()).any(|at| word.is_char_boundary(at) && fits(&word[at..], rest))
        }
        Some(sign) => {
            let mut letters = word.chars();
            letters.next().is_some_and(|letter| sign == '?' || sign == letter)
                && fits(letters.as_str(), &pattern[sign.len_utf8()..])
        }
    }
}

/// Every place where one of the terms stands, as article and position packed into one number,
/// ascending.
fn occurrences(index: &Index<'_>, terms: &[TermId]) -> Vec<u64> {
    let mut found = Vec::new();
    for &term in terms {
        index.postings(term, |article, positions| {
            found.extend(positions.map(|position| pack(article, position)));
        });
    }
    if terms.len() > 1 {
        sort_numbers(&mut found);
    }
    found
}

/// Those of `first` that have one of `next` just `distance` positions later. Both ascend.
fn followed_by(first: &[u64], next: &[u64], distance: u64) -> Vec<u64> {
    let mut candidates = next.iter().peekable();
    let mut kept = Vec::new();
    for &place in first {
        // Positions stay far below 2^32, so the sum stays within the article.
        let wanted = place + distance;
        while candidates.next_if(|&&candidate| candidate < wanted).is_some() {}
        if candidates.peek() == Some(&&wanted) {
            kept.push(place);
        }
    }
    kept
}

/// The entities that a filter names.
pub struct EntityLeaf {
    /// Their ids.
    entities: Vec<u32>,
}

impl EntityLeaf {
    /// Looks the names up; those that nobody goes by are reported.
    pub fn new(dossier: &Dossier<'_>, kind: Kind, values: &[String], problems: &mut Vec<Problem>) -> Self {
        let mut entities = Vec::new();
        for value in values {
            match resolve(dossier, kind, value) {
                Ok(found) => entities.extend(found.iter().map(|entity| entity.id)),
                Err(problem) => problems.push(problem),
            }
        }
        Self { entities }
    }

    /// The articles that name any of them.
    pub fn articles(&self, dossier: &Dossier<'_>) -> Bits {
        let mut bits = Bits::none(dossier.article_count());
        for entity in self.entities.iter().filter_map(|&id| dossier.entity(id)) {
            dossier.entity_articles(&entity).for_each(|article| bits.insert(article));
        }
        bits
    }

    /// Whether a mention's entity is one of them.
    pub fn names(&self, entity: Option<u32>) -> bool {
        entity.is_some_and(|id| self.entities.contains(&id))
    }
}

/// The figures within a range.
pub struct FigureLeaf {
    from: f64,
    to: f64,
}

impl FigureLeaf {
    /// Figures from the one to the other, both included.
    pub fn new(from: Option<u64>, to: Option<u64>) -> Self {
        Self {
            from: from.map_or(f64::NEG_INFINITY, |from| from as f64),
            to: to.map_or(f64::INFINITY, |to| to as f64),
        }
    }

    /// The articles that have such a figure.
    pub fn articles(&self, dossier: &Dossier<'_>) -> Bits {
        let mut bits = Bits::none(dossier.article_count());
        for article in (0..dossier.article_count()).filter_map(|id| dossier.article(id)) {
            if dossier.mentions_of_kind(&article, Kind::Quantity).any(|mention| self.holds(&mention)) {
                bits.insert(article.id);
            }
        }
        bits
    }

    /// Whether a mention is such a figure: one that was told as a range, if any of it lies within.
    pub fn holds(&self, mention: &Mention<'_>) -> bool {
        let figures = (mention.kind == Kind::Quantity).then(|| figures(mention.value)).flatten();
        figures.is_some_and(|(least, most)| self.from <= most && least <= self.to)
    }
}

/// The least and the most that a figure's normalised value can be: `253000 firearms`, `USD 300`, `10..12 guns`.
/// Ratios, such as `7/10` and `70%`, are no amounts.
fn figures(value: &str) -> Option<(f64, f64)> {
    let start = value.find(|c: char| c.is_ascii_digit())?;
    let amount = value[start..].split(' ').next()?;
    if amount.ends_with('%') {
        return None;
    }
    let (least, most) = amount.split_once("..").unwrap_or((amount, amount));
    Some((least.parse().ok()?, most.parse().ok()?))
}

/// The entities that a value of a filter means: the one with this slug, else all that go by this
/// name. The problem names the value and offers the nearest slug.
pub fn resolve<'a>(dossier: &Dossier<'a>, kind: Kind, value: &str) -> Result<Vec<Entity<'a>>, Problem> {
    if let Some(entity) = dossier.entity_by_slug(kind, &value.to_lowercase()) {
        return Ok(vec![entity]);
    }
    let mut named = dossier.entities_named(value);
    named.retain(|entity| entity.kind == kind);
    if !named.is_empty() {
        return Ok(named);
    }
    let field = kind.field();
    let mut message = format!("{field}:{value} names nothing in this dossier");
    if let Some(near) = nearest(dossier, kind, &folded_words(value)) {
        message.push_str(&format!("; did you mean {field}:{} ({})?", near.slug, near.name));
    }
    Err(Problem { span: Span::default(), message })
}

/// The entity whose slug, or a part of it, comes closest to what was typed.
fn nearest<'a>(dossier: &Dossier<'a>, kind: Kind, typed: &str) -> Option<Entity<'a>> {
    let typed = typed.replace(' ', "-");
    let distance = |entity: &Entity<'_>| {
        let whole = edit_distance(&typed, entity.slug);
        entity.slug.split('-').map(|part| edit_distance(&typed, part) + 1).fold(whole, usize::min)
    };
    let nearest = dossier.entities_of(kind).map(|entity| (distance(&entity), entity));
    let (distance, entity) = nearest.min_by_key(|(distance, _)| *distance)?;
    (distance <= 2.max(typed.len() / 3)).then_some(entity)
}

/// Levenshtein distance in bytes.
fn edit_distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.bytes().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
