//! From what was typed to a [`Query`] and what was not understood.

use super::{
    Atom, Ending, Filter, Item, Parsed, Problem, ProblemKind, Query, Role, Text, Word,
    field::{self, Field},
    word::{self, has_token},
};
use corpus::model::Kind;
use text::{Span, sort::sort_by};

/// How deeply parentheses may nest; deeper ones are left out, and said to be.
const MAX_DEPTH: usize = 50;

/// How many other words may stand among those of a phrase at most.
const FURTHEST: u32 = 1000;

#[cfg(feature = "counting")]
thread_local! {
    static PARSES: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// How many queries this thread has read so far: for tests of whoever must not read one twice.
#[cfg(feature = "counting")]
pub fn parses() -> u32 {
    PARSES.get()
}

/// Reads a query. Never fails: what is not understood is left out or taken as words, and listed.
///
/// ```
/// let parsed = query::parse("arms -place:texas \"cross border");
/// assert_eq!(parsed.query.to_string(), "arms -place:texas \"cross border\"");
/// assert_eq!(parsed.problems[0].kind, query::ProblemKind::UnclosedQuotation);
/// ```
pub fn parse(text: &str) -> Parsed {
    #[cfg(feature = "counting")]
    PARSES.set(PARSES.get() + 1);
    let mut parser = Parser {
        text,
        at: 0,
        is_question: text.contains('¿'),
        title_only: false,
        negated: false,
        problems: Vec::new(),
        atoms: Vec::new(),
        ending: Ending::default(),
    };
    let mut branches = parser.alternatives(0);
    let is_filter = |item: &Item| Filter::is_one(&item.query);
    let ending = Ending {
        is_disjunction: branches.len() > 1,
        has_filters: branches.iter().flatten().any(is_filter),
        is_filter: matches!(branches.as_slice(), [branch] if matches!(branch.as_slice(), [one] if is_filter(one))),
        ..parser.ending
    };
    let conjunction = |branch: &Vec<Item>| Query::and(branch.iter().map(|item| item.query.clone()));
    let query = Query::or(branches.iter().map(conjunction));
    let items = if branches.len() == 1 { branches.remove(0) } else { Vec::new() };
    let (problems, atoms) = (parser.problems, parser.atoms);
    Parsed { text: text.to_owned(), query, problems, items, atoms, ending }
}

/// Reads a query for a program that wants to be told rather than helped: what [`parse`] has a problem
/// with is refused.
pub fn parse_strict(text: &str) -> Result<Query, Vec<Problem>> {
    let parsed = parse(text);
    if parsed.problems.is_empty() { Ok(parsed.query) } else { Err(parsed.problems) }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// Whether a question was begun, in Spanish: a question mark at the end of a word is one then, and stands
    /// for no letter.
    is_question: bool,
    title_only: bool,
    negated: bool,
    problems: Vec<Problem>,
    atoms: Vec<Atom>,
    ending: Ending,
}

/// Whether it begins or ends a phrase.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether a word typed without quotation marks ends before it.
pub fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')')
}

impl<'a> Parser<'a> {
    /// `terms (OR terms)*`, up to a closing parenthesis or the end.
    fn alternatives(&mut self, depth: usize) -> Vec<Vec<Item>> {
        let mut branches = vec![Vec::new()];
        let mut last_or = None;
        loop {
            self.skip_space();
            let start = self.at;
            match self.peek() {
                None => break,
                Some(')') if depth > 0 => break,
                Some(')') => {
                    self.at += 1;
                    self.ending.stray_parenthesis = true;
                    self.problem(start, ProblemKind::StrayParenthesis);
                    continue;
                }
                Some(_) => {}
            }
            match self.keyword() {
                Some("OR") => {
                    self.at += 2;
                    if branches.last().is_some_and(Vec::is_empty) {
                        self.ending.leading_or |= depth == 0 && branches.len() == 1;
                        self.problem(start, ProblemKind::LoneOr);
                    } else {
                        branches.push(Vec::new());
                        last_or = Some(start);
                    }
                }
                Some("AND") => self.at += 3,
                _ => {
                    let item = self.term(depth).map(|query| Item { span: Span::new(start, self.at), query });
                    if let Some(branch) = branches.last_mut() {
                        branch.extend(item);
                    }
                }
            }
        }
        if branches.len() > 1 && branches.last().is_some_and(Vec::is_empty) {
            branches.pop();
            if let Some(start) = last_or {
                self.ending.trailing_or |= depth == 0;
                self.problem_at(Span::new(start, start + 2), ProblemKind::LoneOr);
            }
        }
        branches
    }

    /// A term with the minuses before it.
    fn term(&mut self, depth: usize) -> Option<Query> {
        let start = self.at;
        let mut negations = 0;
        loop {
            if self.peek() == Some('-') {
                self.at += 1;
            } else if self.keyword() == Some("NOT") {
                self.at += 3;
                self.skip_space();
            } else {
                break;
            }
            negations += 1;
        }
        let ends_here = self.peek().is_none_or(|c| c.is_whitespace() || c == ')');
        if negations > 0 && (ends_here || matches!(self.keyword(), Some("OR" | "AND"))) {
            self.ending.trailing_not |= self.peek().is_none() && !self.text.ends_with('-');
            self.problem(start, ProblemKind::LoneNegation);
            return None;
        }
        // Two minuses cancel out.
        let is_negation = negations % 2 == 1;
        self.negated ^= is_negation;
        let primary = self.primary(depth);
        self.negated ^= is_negation;
        let mut query = primary?;
        if is_negation {
            query = match query {
                Query::Not(inner) => *inner,
                other => Query::Not(Box::new(other)),
            };
        }
        Some(query)
    }

    fn primary(&mut self, depth: usize) -> Option<Query> {
        match self.peek()? {
            '(' => self.group(depth),
            c if is_quote(c) => self.phrase(),
            _ => match self.field() {
                Some((field, name)) => self.field_value(field, &name, depth),
                None => self.word(),
            },
        }
    }

    fn group(&mut self, depth: usize) -> Option<Query> {
        let start = self.at;
        self.at += 1;
        if depth >= MAX_DEPTH {
            self.problem(start, ProblemKind::NestedTooDeeply);
            return None;
        }
        self.ending.is_deep |= depth + 1 >= MAX_DEPTH;
        let branches = self.alternatives(depth + 1);
        if self.peek() == Some(')') {
            self.at += 1;
        } else {
            self.ending.open_parenthesis = true;
            self.problem_at(Span::new(start, start + 1), ProblemKind::UnclosedParenthesis);
        }
        let queries = branches.into_iter().map(|branch| Query::and(branch.into_iter().map(|i| i.query)));
        match Query::or(queries) {
            Query::All => None,
            query => Some(query),
        }
    }

    /// Words in quotation marks, and how far apart they may stand.
    fn phrase(&mut self) -> Option<Query> {
        let start = self.at;
        let place = self.quoted();
        let inner = &self.text[place.range()];
        let mut at = place.start;
        let mut words = Vec::new();
        for piece in inner.split_inclusive(char::is_whitespace) {
            let typed = piece.trim_end();
            match self.read_word(typed, at) {
                Ok(word) => words.push(word),
                // Punctuation between quotation marks is part of what was quoted.
                Err(None) => {}
                Err(Some(kind)) => self.problem_at(Span::new(at, at + typed.len()), kind),
            }
            at += piece.len();
        }
        let within = self.within(words.len());
        let role = if self.title_only { Role::TitlePhrase } else { Role::Phrase };
        self.atom(role, Span::new(start, self.at), place);
        if words.is_empty() {
            self.problem(start, ProblemKind::EmptyQuotation);
            return None;
        }
        Some(Query::Text(Text { title_only: self.title_only, quoted: true, within, words }))
    }

    /// `~8` after a phrase of so many words.
    fn within(&mut self, words: usize) -> Option<u32> {
        let start = self.at;
        if self.peek() != Some('~') {
            return None;
        }
        self.at += 1;
        let digits = self.run(|c| !c.is_ascii_digit());
        let within = digits.parse().unwrap_or(u32::MAX);
        let problem = if digits.is_empty() {
            ProblemKind::ProximityWithoutNumber
        } else if words < 2 {
            ProblemKind::ProximityOfOneWord
        } else if within == 0 {
            ProblemKind::ProximityOfZero
        } else if within > FURTHEST {
            self.problem(start, ProblemKind::ProximityTooFar { most: FURTHEST });
            return Some(FURTHEST);
        } else {
            return Some(within);
        };
        self.problem(start, problem);
        None
    }

    fn word(&mut self) -> Option<Query> {
        let start = self.at;
        let typed = self.run(ends_word);
        let (role, sign) = match (typed.contains(':'), self.title_only, typed.starts_with('=')) {
            (true, _, _) => (Role::Other, 0),
            (_, true, is_exact) => (Role::TitleWord, usize::from(is_exact)),
            (_, _, true) => (Role::Exact, 1),
            _ => (Role::Word, 0),
        };
        let place = Span::new(start + sign, self.at);
        self.atom(role, place, place);
        let word = match self.read_word(typed, start) {
            Ok(word) => word,
            Err(kind) => {
                self.problem(start, kind.unwrap_or(ProblemKind::NoLetterOrDigit));
                return None;
            }
        };
        if let Some((name, _)) = typed.split_once(':')
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            let name = name.to_owned();
            let kind = match field::named(&name) {
                Some(_) => ProblemKind::FieldInTitle { name },
                None => ProblemKind::UnknownField { nearest: field::nearest(&name), name },
            };
            self.problem(start, kind);
        }
        let (title_only, words) = (self.title_only, vec![word]);
        Some(Query::Text(Text { title_only, quoted: false, within: None, words }))
    }

    /// A word that stands at `at`, with its signs.
    fn read_word(&mut self, typed: &str, at: usize) -> Result<Word, Option<ProblemKind>> {
        let span = Span::new(at, at + typed.len());
        let without_mark = typed.trim_end_matches('?');
        let typed = if self.is_question && has_token(without_mark) { without_mark } else { typed };
        word::read(typed, &mut |kind| self.problem_at(span, kind))
    }

    /// `field:` at this place, if its name is known, and the name in small letters.
    fn field(&self) -> Option<(Field, String)> {
        let rest = &self.text.as_bytes()[self.at..];
        let colon = rest.iter().take(field::LONGEST + 1).position(|&byte| byte == b':')?;
        let name = std::str::from_utf8(&rest[..colon]).ok()?.to_ascii_lowercase();
        Some((field::named(&name)?, name))
    }

    fn field_value(&mut self, field: Field, name: &str, depth: usize) -> Option<Query> {
        let start = self.at;
        self.at += name.len() + 1;
        if self.peek().is_none_or(|c| c.is_whitespace() || c == ')') {
            self.problem(start, ProblemKind::FieldWithoutValue { name: name.to_owned() });
            return None;
        }
        match field {
            Field::Title => {
                let outer = std::mem::replace(&mut self.title_only, true);
                let query = match self.peek() {
                    Some('(') => self.group(depth),
                    Some(c) if is_quote(c) => self.phrase(),
                    _ => self.word(),
                };
                self.title_only = outer;
                query
            }
            Field::Entity(kind) => self.entity(start, name, kind),
            Field::Range(range) => {
                let (query, kind) = field::range(range, self.run(ends_word));
                let place = Span::new(start, self.at);
                self.atom(Role::Other, place, place);
                kind.into_iter().for_each(|kind| self.problem(start, kind));
                query
            }
        }
    }

    fn entity(&mut self, start: usize, field: &str, kind: Kind) -> Option<Query> {
        let mut values = Vec::new();
        loop {
            let whole = self.at;
            let inner = match self.peek() {
                Some(c) if is_quote(c) => self.quoted(),
                _ => Span::new(whole, whole + self.run(|c| ends_word(c) || c == ',').len()),
            };
            self.atom(Role::Name(kind), Span::new(whole, self.at), inner);
            let value = self.text[inner.range()].split_whitespace().collect::<Vec<_>>().join(" ");
            if has_token(&value) {
                values.push(value);
            }
            if self.peek() != Some(',') {
                break;
            }
            self.at += 1;
        }
        if values.is_empty() {
            self.problem(start, ProblemKind::FieldWithoutName { name: field.to_owned() });
            return None;
        }
        sort_by(&mut values, Ord::cmp);
        values.dedup();
        Some(Query::Entity(kind, values))
    }

    /// Where what is between quotation marks is; takes both.
    fn quoted(&mut self) -> Span {
        let start = self.at;
        self.at += self.peek().map_or(0, char::len_utf8);
        let inner = Span::new(self.at, self.at + self.run(is_quote).len());
        match self.peek() {
            Some(closing) => self.at += closing.len_utf8(),
            None => {
                self.ending.open_quotation = true;
                self.problem(start, ProblemKind::UnclosedQuotation);
            }
        }
        inner
    }

    fn atom(&mut self, role: Role, whole: Span, inner: Span) {
        self.atoms.push(Atom { role, negated: self.negated, whole, inner });
    }

    /// Takes everything up to a character that ends it.
    fn run(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let text = self.text;
        let rest = &text[self.at..];
        let run = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at += run.len();
        run
    }

    fn keyword(&self) -> Option<&'static str> {
        let rest = &self.text[self.at..];
        ["OR", "AND", "NOT"].into_iter().find(|word| {
            rest.strip_prefix(word).is_some_and(|after| after.chars().next().is_none_or(ends_word))
        })
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn problem(&mut self, start: usize, kind: ProblemKind) {
        self.problem_at(Span::new(start, self.at), kind);
    }

    fn problem_at(&mut self, span: Span, kind: ProblemKind) {
        self.problems.push(Problem { span, kind });
    }
}
