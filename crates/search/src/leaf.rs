//! What a query's words, phrases, entities and figures match.

use corpus::{
    index::Postings,
    model::{Kind, ZoneKind},
    store::{Article, Dossier, Mention},
    tokens::ArticleTokens,
};
use query::Text;
use text::{
    Span,
    sort::{pack, sort_numbers, unpack},
};

use crate::{
    bits::Bits,
    occurrences::Occurrences,
    phrase::{self, Proximity},
    problem::LookupProblem,
    resolve::resolve,
    slot::Slot,
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
        matches!(self, Self::Text(leaf) if leaf.count(article).is_some())
    }
}

/// A word or phrase, and how often each article has it.
pub struct TextLeaf {
    /// The words, in order.
    slots: Vec<Slot>,
    proximity: Proximity,
    title_only: bool,
    /// The articles, ascending.
    articles: Vec<u32>,
    /// How often each has it.
    counts: Vec<Occurrences>,
    /// Whether texts are missing in which it would have to be looked for.
    pub(crate) waits: bool,
}

/// Below so many postings for an article, sorting them is faster than a table of all articles.
const SPARSE: u32 = 64;

impl TextLeaf {
    /// Looks a word or phrase up.
    pub fn new(dossier: &Dossier<'_>, text: &Text) -> Self {
        let mut slots = Vec::new();
        text.words.iter().for_each(|word| slots.extend(Slot::of_word(dossier, word)));
        let proximity = match text.within {
            Some(others) if (2..=64).contains(&slots.len()) => Proximity::Within(others),
            _ => Proximity::Adjacent,
        };
        let mut leaf = Self {
            slots,
            proximity,
            title_only: text.title_only,
            articles: Vec::new(),
            counts: Vec::new(),
            waits: false,
        };
        match leaf.slots.as_slice() {
            [] => {}
            [_] => leaf.look_up(dossier),
            slots => {
                let found = phrase::find(dossier, slots, proximity, text.title_only);
                leaf.waits = found.is_none();
                (leaf.articles, leaf.counts) = found.unwrap_or_default().into_iter().unzip();
            }
        }
        leaf
    }

    /// Reads the postings of a single word.
    fn look_up(&mut self, dossier: &Dossier<'_>) {
        let index = dossier.index();
        let (articles, counts, title_only) = (&mut self.articles, &mut self.counts, self.title_only);
        let lists = self.slots[0].terms();
        if let [(None, terms)] = lists
            && let [term] = terms.as_slice()
        {
            let postings = index.postings(*term);
            articles.reserve(postings.articles as usize);
            counts.reserve(postings.articles as usize);
            postings.each(|posting| {
                if !title_only || posting.in_title > 0 {
                    articles.push(posting.article);
                    counts.push(Occurrences { in_title: posting.in_title, in_body: posting.in_body });
                }
            });
        } else {
            let mut sum = Sum::new(dossier.article_count(), self.slots[0].frequency(index));
            for (only, terms) in lists {
                index.each_postings(terms, |postings| match only {
                    None => sum.add(postings, |_| true),
                    Some(language) => sum.add(postings, |article| dossier.language(article) == *language),
                });
            }
            sum.finish(|article, count| {
                if !title_only || count.in_title > 0 {
                    articles.push(article);
                    counts.push(count);
                }
            });
        }
        if title_only {
            counts.iter_mut().for_each(|count| count.in_body = 0);
        }
    }

    /// The articles in which it occurs.
    pub fn matches(&self, count: u32) -> Bits {
        let mut bits = Bits::none(count);
        self.articles.iter().for_each(|&article| bits.insert(article));
        bits
    }

    /// The articles in which it occurs, ascending.
    pub fn articles(&self) -> &[u32] {
        &self.articles
    }

    /// How often each of [`TextLeaf::articles`] has it.
    pub fn counts(&self) -> &[Occurrences] {
        &self.counts
    }

    /// How often it occurs in an article, if it does.
    pub fn count(&self, article: u32) -> Option<Occurrences> {
        self.articles.binary_search(&article).ok().map(|at| self.counts[at])
    }

    /// How many terms a single word means.
    pub fn word_count(&self) -> Option<u32> {
        match self.slots.as_slice() {
            [slot] => Some(slot.terms().iter().map(|(_, terms)| terms.len() as u32).max().unwrap_or(0)),
            _ => None,
        }
    }

    /// Whether a word in it can mean more words than were looked up.
    pub fn is_truncated(&self) -> bool {
        self.slots.iter().any(|slot| slot.is_truncated)
    }

    /// Calls `each` with the bytes of every occurrence in an article, and whether it is in the title.
    pub fn each_span(
        &self,
        dossier: &Dossier<'_>,
        article: &Article<'_>,
        tokens: &ArticleTokens,
        each: &mut dyn FnMut(bool, Span),
    ) {
        let (slots, proximity) = (&self.slots, self.proximity);
        phrase::each_occurrence(dossier, slots, proximity, self.title_only, article, tokens, each);
    }
}

/// The sum of several terms' postings, article by article.
enum Sum {
    /// Article, and how often in title and body, packed: for few postings.
    Sparse(Vec<u64>),
    /// How often in title and body, packed, for every article.
    Dense(Vec<u64>),
}

impl Sum {
    fn new(articles: u32, postings: u32) -> Self {
        if postings < SPARSE.max(articles / SPARSE) {
            Self::Sparse(Vec::with_capacity(postings as usize))
        } else {
            Self::Dense(vec![0; articles as usize])
        }
    }

    #[inline]
    fn add(&mut self, postings: Postings<'_>, counts: impl Fn(u32) -> bool) {
        match self {
            Self::Sparse(found) => postings.each(|posting| {
                if counts(posting.article) {
                    let (in_title, in_body) = (posting.in_title.min(0xFF), posting.in_body.min(0xFF_FFFF));
                    found.push(pack(posting.article, in_title << 24 | in_body));
                }
            }),
            Self::Dense(table) => postings.each(|posting| {
                if let Some(sum) = table.get_mut(posting.article as usize)
                    && counts(posting.article)
                {
                    *sum += pack(posting.in_title, posting.in_body);
                }
            }),
        }
    }

    fn finish(self, mut each: impl FnMut(u32, Occurrences)) {
        match self {
            Self::Sparse(mut found) => {
                sort_numbers(&mut found);
                for of_one in found.chunk_by(|a, b| unpack(*a).0 == unpack(*b).0) {
                    let mut count = Occurrences::default();
                    for (_, packed) in of_one.iter().map(|&packed| unpack(packed)) {
                        count.in_title += packed >> 24;
                        count.in_body += packed & 0xFF_FFFF;
                    }
                    each(unpack(of_one[0]).0, count);
                }
            }
            Self::Dense(table) => {
                for (article, sum) in (0..).zip(table) {
                    let (in_title, in_body) = unpack(sum);
                    if sum != 0 {
                        each(article, Occurrences { in_title, in_body });
                    }
                }
            }
        }
    }
}

/// The entities that a filter names.
pub struct EntityLeaf {
    /// Their ids.
    entities: Vec<u32>,
}

impl EntityLeaf {
    /// Looks the names up; those that nobody goes by are reported.
    pub fn new(
        dossier: &Dossier<'_>,
        kind: Kind,
        values: &[String],
        problems: &mut Vec<LookupProblem>,
    ) -> Self {
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

    /// How often an article names any of them.
    pub fn count(&self, dossier: &Dossier<'_>, article: u32) -> Occurrences {
        let mut count = Occurrences::default();
        let Some(article) = dossier.article(article) else { return count };
        let title = dossier.zones(&article).find(|zone| zone.kind == ZoneKind::Title).map(|zone| zone.span);
        for (entity, span) in dossier.named(&article) {
            if self.entities.contains(&entity) {
                let in_title = title.is_some_and(|title| title.contains(span));
                *if in_title { &mut count.in_title } else { &mut count.in_body } += 1;
            }
        }
        count
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
    Some((decimal(least)?, decimal(most)?))
}

/// A figure without sign and exponent. To read any floating point number takes a table of ten kilobytes,
/// which no compression makes smaller; figures are compared with whole numbers, and need no such care.
fn decimal(figure: &str) -> Option<f64> {
    let (whole, part) = figure.split_once('.').unwrap_or((figure, ""));
    let is_figure = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    let digit = |byte: u8| f64::from(byte - b'0');
    is_figure.then(|| {
        let whole = whole.bytes().fold(0.0, |value, byte| value * 10.0 + digit(byte));
        whole + part.bytes().rev().fold(0.0, |value, byte| (value + digit(byte)) / 10.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_the_standard_library_reads_them() {
        for figure in ["0", "7", "253000", "0.5", "2.75", "12.", "9007199254740991", "18446744073709551615"] {
            assert_eq!(decimal(figure), figure.parse().ok(), "{figure}");
        }
        for figure in ["", ".", "-1", "1,000", "1e5", "1.2.3", "1..2", "١"] {
            assert_eq!(decimal(figure), None, "{figure}");
        }
    }
}
