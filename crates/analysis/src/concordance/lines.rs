//! Gathers the hits of a search with what is around them, sorts and shows them.

use std::{borrow::Cow, cmp::Ordering};

use corpus::{Dossier, store::Article};
use search::{Hit, Search};
use text::{
    Language, Span, folded_form, folded_words,
    sort::{pack, sort_by, sort_numbers, unpack},
    stem,
};

/// How many lines are gathered.
pub const LINES: usize = 2000;

/// How many bytes of text are looked through for hits at most, once there are lines enough.
pub const COUNTED: usize = 8 << 20;

/// How many words before and after a hit are near it.
pub const WINDOW: usize = 4;

/// How many bytes of its paragraph are shown before and after a hit, give or take a word.
pub const CONTEXT: usize = 100;

/// A hit in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: u32,
    /// The hit.
    pub hit: Span,
    /// From the beginning of the paragraph in which the hit begins to the end of that in which it ends.
    pub reach: Span,
    /// Whether these are two paragraphs.
    pub runs_on: bool,
    /// The words before the hit, nearest first; empty spans where its paragraph has no more.
    before: [Span; WINDOW],
    /// The words after it.
    after: [Span; WINDOW],
    /// Which of these belong to another hit: a bit each, those before first.
    in_hits: u16,
}

/// How many hits there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// So many were counted.
    pub hits: usize,
    /// Whether there may be others, in articles that were not looked through.
    pub or_more: bool,
}

/// In what order lines stand; those that are equal stay in the order of their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// In that of the articles as they were given, and of the text.
    #[default]
    Place,
    /// By a word before the hit: 1 is the nearest. Lines without such a word come last.
    Before(u8),
    /// By the hit itself.
    Hit,
    /// By a word after the hit.
    After(u8),
    /// By the title of the article.
    Title,
}

/// A line as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The words before the hit.
    pub before: String,
    /// Whether words of the paragraph are left out before these.
    pub cut_before: bool,
    /// The hit: of one that runs from paragraph to paragraph its part in each.
    pub hit: Vec<&'a str>,
    /// The words after the hit.
    pub after: String,
    /// Whether words of the paragraph are left out after these.
    pub cut_after: bool,
}

/// The lines of a search.
pub struct Concordance<'a> {
    pub(super) dossier: Dossier<'a>,
    /// The lines that were gathered, in order of place.
    pub lines: Vec<Line>,
    /// How many hits there are.
    pub total: Total,
}

/// Counts the hits in articles, through so many bytes of their texts.
pub fn count<'a>(dossier: &Dossier<'a>, search: &Search<'a>, articles: &[Hit], most: usize) -> Total {
    Concordance::walk(dossier, search, articles, 0, most).total
}

impl<'a> Concordance<'a> {
    /// Gathers the lines of a search from articles that answer it, in the order in which they are given.
    pub fn gather(dossier: &Dossier<'a>, search: &Search<'a>, articles: &[Hit]) -> Self {
        Self::walk(dossier, search, articles, LINES, COUNTED)
    }

    fn walk(
        dossier: &Dossier<'a>,
        search: &Search<'a>,
        articles: &[Hit],
        lines: usize,
        bytes: usize,
    ) -> Self {
        let (mut concordance, mut read) =
            (Self { dossier: *dossier, lines: Vec::new(), total: Total::default() }, 0);
        for article in articles.iter().filter_map(|hit| dossier.article(hit.article)) {
            if concordance.lines.len() >= lines && read >= bytes {
                concordance.total.or_more = true;
                break;
            }
            read += article.raw.len();
            let hits = search.spans(&article);
            concordance.total.hits += hits.len();
            let wanted = hits.len().min(lines - concordance.lines.len());
            if wanted > 0 {
                concordance.lines.extend(lines_of(dossier, &article, &hits, wanted));
            }
        }
        concordance
    }

    /// The places of lines in an order; with a word, only those that have it near their hit, in any
    /// inflection.
    pub fn ordered(&self, by: SortBy, near: Option<&str>) -> Vec<u32> {
        let near = near.map(|word| Language::ALL.map(|language| stem(language, &folded_form(word))));
        let is_wanted = |line: &Line| near.as_ref().is_none_or(|near| self.has_near(line, near));
        let wanted = self.lines.iter().enumerate().filter(|(_, line)| is_wanted(line));
        if by == SortBy::Place {
            return wanted.map(|(at, _)| at as u32).collect();
        }
        let mut keyed: Vec<(u32, Cow<'a, str>)> =
            wanted.map(|(at, line)| (at as u32, self.key(line, by))).collect();
        sort_by(&mut keyed, |(_, a), (_, b)| match (a.is_empty(), b.is_empty()) {
            (false, false) => a.cmp(b),
            (true, true) => Ordering::Equal,
            (a, _) => {
                if a {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
        });
        keyed.into_iter().map(|(at, _)| at).collect()
    }

    /// A line as it is shown.
    pub fn shown(&self, line: &Line) -> Shown<'a> {
        let raw = self.raw(line);
        let (before, cut_before) = last_words(slice(raw, Span::new(line.reach.start, line.hit.start)));
        let (after, cut_after) = first_words(slice(raw, Span::new(line.hit.end, line.reach.end)));
        let hit = if line.runs_on { self.parts(line) } else { vec![slice(raw, line.hit)] };
        Shown { before, cut_before, hit, after, cut_after }
    }

    /// What lines are sorted by; empty where there is no such word.
    fn key(&self, line: &Line, by: SortBy) -> Cow<'a, str> {
        let word = |words: &[Span; WINDOW], nth: u8| {
            let at = usize::from(nth).checked_sub(1).and_then(|at| words.get(at));
            folded_form(slice(self.raw(line), at.copied().unwrap_or_default()))
        };
        match by {
            SortBy::Place => Cow::default(),
            SortBy::Before(nth) => word(&line.before, nth),
            SortBy::After(nth) => word(&line.after, nth),
            SortBy::Hit => Cow::Owned(folded_words(slice(self.raw(line), line.hit))),
            SortBy::Title => {
                let title = self.dossier.article(line.article).map_or("", |article| article.title);
                Cow::Owned(folded_words(title))
            }
        }
    }

    fn has_near(&self, line: &Line, wanted: &[String; Language::ALL.len()]) -> bool {
        let (raw, language) = (self.raw(line), self.dossier.language(line.article));
        let wanted = &wanted[language as usize];
        line.near().any(|word| stem(language, &folded_form(slice(raw, word))) == *wanted)
    }

    /// The parts of a hit that runs from paragraph to paragraph, without what stands between these.
    fn parts(&self, line: &Line) -> Vec<&'a str> {
        let Some(article) = self.dossier.article(line.article) else { return Vec::new() };
        let part = |paragraph: &Span| {
            let (start, end) = (paragraph.start.max(line.hit.start), paragraph.end.min(line.hit.end));
            (start < end).then(|| slice(article.raw, Span::new(start, end)))
        };
        self.dossier.paragraphs(&article).iter().filter_map(part).collect()
    }

    fn raw(&self, line: &Line) -> &'a str {
        self.dossier.article(line.article).map_or("", |article| article.raw)
    }
}

impl Line {
    /// The words near the hit that belong to no hit.
    pub(super) fn near(&self) -> impl Iterator<Item = Span> + '_ {
        let words = self.before.iter().chain(&self.after).enumerate();
        words.filter(|(at, word)| !word.is_empty() && self.in_hits >> at & 1 == 0).map(|(_, word)| *word)
    }
}

/// The lines of the first hits in an article, in order of place.
fn lines_of<'a>(dossier: &Dossier<'a>, article: &Article<'a>, hits: &[Span], wanted: usize) -> Vec<Line> {
    // A title counts first, wherever it stands.
    let packed = |span: &Span| pack(span.start as u32, span.end as u32);
    let mut tokens: Vec<u64> = dossier.tokens(article).spans().iter().map(packed).collect();
    sort_numbers(&mut tokens);
    let tokens: Vec<Span> = tokens.into_iter().map(span).collect();
    let mut paragraphs: Vec<u64> = dossier.paragraphs(article).iter().map(packed).collect();
    sort_numbers(&mut paragraphs);
    let paragraphs: Vec<Span> = paragraphs.into_iter().map(span).collect();
    // What lies in no paragraph would be a line by itself.
    let around = |at: usize| {
        let next = paragraphs.partition_point(|paragraph| paragraph.end <= at);
        paragraphs.get(next).copied().filter(|paragraph| paragraph.start <= at)
    };
    let is_in_hit = |word: Span| {
        let next = hits.partition_point(|hit| hit.end <= word.start);
        hits.get(next).is_some_and(|hit| hit.overlaps(word))
    };
    let line = |&hit: &Span| {
        let first = around(hit.start).unwrap_or(hit);
        let last = around(hit.end.saturating_sub(1)).unwrap_or(hit);
        let reach = Span::new(first.start, last.end.max(hit.end));
        let (mut before, mut after, mut in_hits) = ([Span::default(); WINDOW], [Span::default(); WINDOW], 0);
        let end = tokens.partition_point(|token| token.end <= hit.start);
        let words = tokens[..end].iter().rev().take_while(|token| token.start >= reach.start);
        for (at, &word) in words.take(WINDOW).enumerate() {
            before[at] = word;
            in_hits |= u16::from(is_in_hit(word)) << at;
        }
        let start = tokens.partition_point(|token| token.start < hit.end);
        let words = tokens[start..].iter().take_while(|token| token.end <= reach.end);
        for (at, &word) in words.take(WINDOW).enumerate() {
            after[at] = word;
            in_hits |= u16::from(is_in_hit(word)) << (WINDOW + at);
        }
        Line { article: article.id, hit, reach, runs_on: first != last, before, after, in_hits }
    };
    hits.iter().take(wanted).map(line).collect()
}

pub(super) fn span(packed: u64) -> Span {
    let (start, end) = unpack(packed);
    Span::new(start as usize, end as usize)
}

pub(super) fn slice(raw: &str, span: Span) -> &str {
    raw.get(span.range()).unwrap_or_default()
}

/// The end of what stands before a hit, and whether that is not all of it. White space is one space;
/// one that separates the hit from it stays.
fn last_words(text: &str) -> (String, bool) {
    let cut = text.len().saturating_sub(CONTEXT);
    let near = (cut..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let whole = near == 0 || text[..near].ends_with(char::is_whitespace);
    // A script without spaces is cut between two letters.
    let space = text[near..].find(char::is_whitespace).filter(|&at| !whole && at < CONTEXT / 2);
    let word = space.map_or(near, |at| near + at);
    let is_cut = !text[..word].trim().is_empty();
    (spaced(text[word..].trim_start()), is_cut)
}

/// The beginning of what stands after a hit, in the same way.
fn first_words(text: &str) -> (String, bool) {
    let near = (0..=CONTEXT.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let whole = text[near..].is_empty() || text[near..].starts_with(char::is_whitespace);
    let space = text[..near].rfind(char::is_whitespace).filter(|&at| !whole && at > CONTEXT / 2);
    let word = space.unwrap_or(near);
    let is_cut = !text[word..].trim().is_empty();
    (spaced(text[..word].trim_end()), is_cut)
}

/// With one space in the place of every run of white space.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if spaced.ends_with(' ') => {}
            true => spaced.push(' '),
            false => spaced.push(c),
        }
    }
    spaced
}
