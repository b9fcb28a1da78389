//! Finds the names of the authority file.
//!
//! Names are compared token by token, the longest name first, from left to right. What must
//! agree: the words, accents aside; the signs between them, white space and the shape of
//! quotation marks aside; capital letters where the name has them. A possessive 's stays outside.

use std::{borrow::Cow, collections::HashMap};

use corpus::model::{Kind, Rule};
use text::{Span, folded_form, straighten, tokens, without_possessive};

use crate::{
    annotate::lex::Token,
    authority::{Authority, Scope},
};

/// The names of an authority file, ready to be found.
pub struct Listed {
    names: Vec<Pattern>,
    /// Names by the folded form of their first token, the longest first.
    by_first: HashMap<String, Vec<usize>>,
}

/// A name as tokens and what stands between and around them.
struct Pattern {
    entity: usize,
    kind: Kind,
    scope: Scope,
    rule: Rule,
    words: Vec<PatternWord>,
    /// What stands before the first token: an opening quotation mark, say.
    before: String,
    /// What stands after the last: the full stop of "U.S."
    after: String,
}

struct PatternWord {
    folded: String,
    capitals: Capitals,
    /// What stands between this token and the next, in normal form.
    gap: String,
}

/// Which capital letters a text must have where a name has them.
enum Capitals {
    /// None: any case will do.
    Any,
    /// The first letter, at least.
    First,
    /// Just those of the name: "eBay", "d'Ivoire".
    Same(String),
    /// All of a short abbreviation: "US" is not "us" or "Us".
    All,
}

/// A listed name at its place.
#[derive(Clone, Debug)]
pub struct ListedName {
    /// Where it is.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// The entity, as an index into [`Authority::entities`]; one past the last where the name is
    /// forbidden.
    pub entity: usize,
    /// How many words it has.
    pub words: usize,
    /// Why it counts.
    pub rule: Rule,
    /// The full name that licenses a short one.
    pub evidence: Option<Span>,
}

/// A token of the text.
struct Word<'a> {
    span: Span,
    folded: &'a str,
    /// Without a possessive, where it has one.
    bare: Option<(Span, Cow<'a, str>)>,
    surface: &'a str,
}

/// The tokens of a zone.
struct Words<'a> {
    /// Where the zone begins.
    start: usize,
    words: Vec<Word<'a>>,
}

/// A name found at a place.
struct Match {
    name: usize,
    span: Span,
}

impl Listed {
    /// Prepares the names of an authority file.
    pub fn new(authority: &Authority) -> Self {
        let mut names = Vec::new();
        for (entity, listed) in authority.entities.iter().enumerate() {
            for name in &listed.names {
                let kind = listed.entity.kind;
                names.extend(Pattern::new(entity, kind, &name.text, name.scope.clone()));
            }
        }
        for forbidden in &authority.forbidden {
            names.extend(Pattern::new(
                authority.entities.len(),
                Kind::Person,
                &forbidden.text,
                forbidden.scope.clone(),
            ));
        }
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            by_first.entry(name.words[0].folded.clone()).or_default().push(at);
        }
        for candidates in by_first.values_mut() {
            let local = |at: usize| matches!(names[at].scope, Scope::Article(_));
            candidates.sort_by_key(|&at| {
                std::cmp::Reverse((names[at].words.len(), names[at].after.len(), local(at)))
            });
        }
        Self { names, by_first }
    }

    /// The listed names in an article, in order of place; they do not overlap. `zones` are its
    /// searchable stretches: where each begins, and its tokens.
    pub fn find(&self, slug: &str, raw: &str, zones: &[(usize, &[Token<'_>])]) -> Vec<ListedName> {
        let words: Vec<Words<'_>> = zones
            .iter()
            .map(|(start, pieces)| Words {
                start: *start,
                words: pieces.iter().map(|piece| Word::new(raw, *start, piece)).collect(),
            })
            .collect();
        // Full names first: they decide which short names count in this article.
        let in_full: Vec<Match> = words
            .iter()
            .flat_map(|words| self.matches(raw, words, |name| name.counts_everywhere_in(slug)))
            .collect();
        let mut named_in_full: HashMap<usize, Span> = HashMap::new();
        for found in in_full {
            named_in_full.entry(self.names[found.name].entity).or_insert(found.span);
        }
        let licensed = |name: &Pattern| match name.scope {
            Scope::Short => named_in_full.contains_key(&name.entity),
            _ => name.counts_everywhere_in(slug),
        };
        let names = words.iter().flat_map(|words| self.matches(raw, words, licensed)).map(|found| {
            let name = &self.names[found.name];
            let evidence = named_in_full.get(&name.entity).filter(|_| name.scope == Scope::Short).copied();
            let words = name.words.len();
            ListedName {
                span: found.span,
                kind: name.kind,
                entity: name.entity,
                words,
                rule: name.rule.clone(),
                evidence,
            }
        });
        names.collect()
    }

    /// The names of a stretch of text, leftmost and longest.
    fn matches(&self, raw: &str, zone: &Words<'_>, counts: impl Fn(&Pattern) -> bool) -> Vec<Match> {
        let Words { start, words } = zone;
        let mut found: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let candidates = |folded: &str| self.by_first.get(folded).map_or(&[][..], Vec::as_slice);
            let word = &words[at];
            let exact = candidates(word.folded).iter();
            let bare = word.bare.as_ref().map_or(&[][..], |(_, folded)| candidates(folded));
            let free_from = found.last().map_or(*start, |last| last.span.end);
            let mut here = exact
                .chain(bare)
                .filter(|&&name| counts(&self.names[name]))
                .filter_map(|&name| self.names[name].match_at(raw, &words[at..]).map(|span| (name, span)))
                // What stands around a name, such as a quotation mark, may belong to the one before.
                .filter(|(_, span)| span.start >= free_from);
            let longest = here.next();
            let Some((name, span)) = longest else {
                at += 1;
                continue;
            };
            let length = self.names[name].words.len();
            // A surname of two people who are both named in full could be either's.
            let is_ambiguous =
                here.take_while(|(other, _)| self.names[*other].words.len() == length).any(|(other, _)| {
                    let (this, other) = (&self.names[name], &self.names[other]);
                    this.scope == Scope::Short && other.scope == Scope::Short && this.entity != other.entity
                });
            if !is_ambiguous {
                found.push(Match { name, span });
            }
            at += length;
        }
        found
    }
}

impl<'a> Word<'a> {
    /// A token of the zone that begins at `start`.
    fn new(raw: &'a str, start: usize, piece: &'a Token<'a>) -> Self {
        let span = piece.span.shift(start);
        let bare = Some(without_possessive(raw, span)).filter(|bare| *bare != span);
        let bare = bare.map(|bare| (bare, folded_form(&raw[bare.range()])));
        Self { span, folded: &piece.folded, bare, surface: piece.surface }
    }
}

impl Pattern {
    fn new(entity: usize, kind: Kind, text: &str, scope: Scope) -> Option<Self> {
        let spans: Vec<Span> = tokens(text).collect();
        let (first, last) = (spans.first()?, spans.last()?);
        let words = spans.iter().enumerate().map(|(at, span)| {
            let surface = &text[span.range()];
            let gap = spans.get(at + 1).map_or("", |next| &text[span.end..next.start]);
            PatternWord {
                folded: folded_form(surface).into_owned(),
                capitals: Capitals::asked_for_by(surface),
                gap: normal(gap),
            }
        });
        let rule = match &scope {
            Scope::Canonical => Rule::Listed,
            Scope::Alias => Rule::ListedAs(text.to_owned()),
            Scope::Short => Rule::ListedShort(text.to_owned()),
            Scope::Article(_) => Rule::ListedHere(text.to_owned()),
        };
        Some(Self {
            entity,
            kind,
            rule,
            words: words.collect(),
            before: normal(&text[..first.start]).trim_start().to_owned(),
            after: normal(&text[last.end..]).trim_end().to_owned(),
            scope,
        })
    }

    /// Whether the name needs no other to count in an article.
    fn counts_everywhere_in(&self, slug: &str) -> bool {
        match &self.scope {
            Scope::Canonical | Scope::Alias => true,
            Scope::Article(article) => article == slug,
            Scope::Short => false,
        }
    }

    /// The span of the name if it begins at the first of these words.
    fn match_at(&self, raw: &str, words: &[Word<'_>]) -> Option<Span> {
        let words = words.get(..self.words.len())?;
        let last = words.len() - 1;
        let mut end = 0;
        for (at, (wanted, word)) in self.words.iter().zip(words).enumerate() {
            let whole = word.folded == wanted.folded;
            let bare = word.bare.as_ref().filter(|(_, folded)| at == last && *folded == wanted.folded);
            if !whole && bare.is_none() {
                return None;
            }
            if !wanted.capitals.agree(word.surface) {
                return None;
            }
            if let Some(next) = words.get(at + 1)
                && normal(&raw[word.span.end..next.span.start]) != wanted.gap
            {
                return None;
            }
            end = bare.filter(|_| !whole).map_or(word.span.end, |(bare, _)| bare.end);
        }
        let start = words[0].span.start - length_before(&raw[..words[0].span.start], &self.before)?;
        Some(Span::new(start, end + length_after(&raw[end..], &self.after)?))
    }
}

impl Capitals {
    fn asked_for_by(surface: &str) -> Self {
        let letters = || surface.chars().filter(|c| c.is_alphabetic());
        if letters().count() <= 3 && letters().count() > 0 && letters().all(char::is_uppercase) {
            Self::All
        } else if letters().next().is_some_and(char::is_uppercase) {
            Self::First
        } else if letters().any(char::is_uppercase) {
            Self::Same(surface.chars().map(straighten).collect())
        } else {
            Self::Any
        }
    }

    fn agree(&self, surface: &str) -> bool {
        let mut letters = surface.chars().filter(|c| c.is_alphabetic());
        match self {
            Self::Any => true,
            Self::First => letters.next().is_some_and(char::is_uppercase),
            // A possessive may follow.
            Self::Same(name) => surface.chars().map(straighten).take(name.chars().count()).eq(name.chars()),
            // A possessive may follow: "SRE's".
            Self::All => {
                surface.split(['\'', '’']).next().is_some_and(|bare| !bare.chars().any(char::is_lowercase))
            }
        }
    }
}

/// What two names share when the same words of a text could be either: their words, the signs
/// between and around them, and which of them are short abbreviations in capitals.
pub fn name_key(name: &str) -> String {
    let Some(pattern) = Pattern::new(0, Kind::Person, name, Scope::Canonical) else { return String::new() };
    let words = pattern.words.iter().map(|word| {
        let capitals = if matches!(word.capitals, Capitals::All) { "^" } else { "" };
        format!("{}{capitals}{}", word.folded, word.gap)
    });
    format!("{}{}{}", pattern.before, words.collect::<String>(), pattern.after)
}

/// White space as one space, quotation marks and apostrophes straight. The end of a paragraph stays
/// one: no name runs across it.
fn normal(gap: &str) -> String {
    if gap.matches('\n').count() > 1 {
        return "\n\n".to_owned();
    }
    let mut normal = String::new();
    for c in gap.chars().map(straighten) {
        if c.is_whitespace() {
            if !normal.ends_with(' ') {
                normal.push(' ');
            }
        } else {
            normal.push(c);
        }
    }
    normal
}

/// How many bytes at the end of a text are `wanted`, quotation marks straightened.
fn length_before(text: &str, wanted: &str) -> Option<usize> {
    let mut rest = text.chars().rev();
    wanted
        .chars()
        .rev()
        .map(|c| rest.next().filter(|&found| straighten(found) == c).map(char::len_utf8))
        .sum()
}

/// The same for the beginning of a text.
fn length_after(text: &str, wanted: &str) -> Option<usize> {
    let mut rest = text.chars();
    wanted.chars().map(|c| rest.next().filter(|&found| straighten(found) == c).map(char::len_utf8)).sum()
}
