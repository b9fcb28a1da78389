//! From what was typed to a [`Query`] and what was not understood.

use super::{
    Problem, Query, Text, Word,
    field::{self, Field},
    word::{self, has_token},
};
use corpus::model::Kind;
use text::{Span, sort::sort_by};

/// How deeply parentheses may nest; deeper ones are left out, and said to be.
const MAX_DEPTH: usize = 50;

/// How many other words may stand among those of a phrase at most.
const FURTHEST: u32 = 1000;

/// A part of a query that stands at its top level, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it stands, its minus included.
    pub span: Span,
    /// What it means.
    pub query: Query,
}

/// Reads a query. Never fails: what is not understood is left out or taken as words, and listed.
pub fn parse(text: &str) -> (Query, Vec<Problem>) {
    let mut parser = Parser { text, at: 0, title_only: false, problems: Vec::new() };
    let branches = parser.alternatives(0);
    let queries = branches.into_iter().map(|branch| Query::and(branch.into_iter().map(|i| i.query)));
    (Query::or(queries), parser.problems)
}

/// Reads a query for a program that wants to be told rather than helped: what [`parse`] has a problem
/// with is refused.
pub fn parse_strict(text: &str) -> Result<Query, Vec<Problem>> {
    let (query, problems) = parse(text);
    if problems.is_empty() { Ok(query) } else { Err(problems) }
}

/// The parts of a query that must all hold, with their places. A query whose top level is an
/// `OR` has no such parts but itself, and gives none.
pub fn items(text: &str) -> Vec<Item> {
    let mut parser = Parser { text, at: 0, title_only: false, problems: Vec::new() };
    let mut branches = parser.alternatives(0);
    if branches.len() == 1 { branches.remove(0) } else { Vec::new() }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    title_only: bool,
    problems: Vec<Problem>,
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
                    self.problem(start, "no parenthesis is open here; this one was left out");
                    continue;
                }
                Some(_) => {}
            }
            match self.keyword() {
                Some("OR") => {
                    self.at += 2;
                    if branches.last().is_some_and(Vec::is_empty) {
                        self.problem(start, "OR needs something on both sides; it was left out");
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
                let message = "OR needs something on both sides; it was left out";
                self.problem_at(Span::new(start, start + 2), message);
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
            self.problem(start, "a minus or NOT needs a word right after it; it was left out");
            return None;
        }
        let mut query = self.primary(depth)?;
        // Two minuses cancel out.
        if negations % 2 == 1 {
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
            self.problem(start, "parentheses are nested too deeply here; this one was left out");
            return None;
        }
        let branches = self.alternatives(depth + 1);
        if self.peek() == Some(')') {
            self.at += 1;
        } else {
            let message = "this parenthesis is not closed; it was closed at the end";
            self.problem_at(Span::new(start, start + 1), message);
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
        let inner = self.quoted();
        let mut at = start + self.text[start..].chars().next().map_or(0, char::len_utf8);
        let mut words = Vec::new();
        for piece in inner.split_inclusive(char::is_whitespace) {
            let typed = piece.trim_end();
            match self.read_word(typed, at) {
                Ok(word) => words.push(word),
                // Punctuation between quotation marks is part of what was quoted.
                Err(None) => {}
                Err(Some(message)) => self.problem_at(Span::new(at, at + typed.len()), message),
            }
            at += piece.len();
        }
        let within = self.within(words.len());
        if words.is_empty() {
            self.problem(start, "there is no word between these quotation marks; they were left out");
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
            "after a phrase, ~ needs the number of other words that may stand among its words; it was left out"
        } else if words < 2 {
            "one word alone is near to nothing; this was left out. For a word spelled much the same, \
             leave the quotation marks out"
        } else if within == 0 {
            "words with none between them are the phrase itself; this was left out"
        } else if within > FURTHEST {
            self.problem(start, "this is too far; ~1000 was taken");
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
        let word = match self.read_word(typed, start) {
            Ok(word) => word,
            Err(message) => {
                self.problem(start, message.unwrap_or("there is no letter or digit here; it was left out"));
                return None;
            }
        };
        if let Some((name, _)) = typed.split_once(':')
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            let message = match field::named(name) {
                Some(_) => format!("“{name}:” cannot stand after title:; it was searched as words"),
                None => field::unknown(name),
            };
            self.problem(start, &message);
        }
        let (title_only, words) = (self.title_only, vec![word]);
        Some(Query::Text(Text { title_only, quoted: false, within: None, words }))
    }

    /// A word that stands at `at`, with its signs.
    fn read_word(&mut self, typed: &str, at: usize) -> Result<Word, Option<&'static str>> {
        let span = Span::new(at, at + typed.len());
        word::read(typed, &mut |message| self.problem_at(span, message))
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
            self.problem(start, &format!("{name}: needs a value right after it; it was left out"));
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
                let (query, message) = field::range(range, self.run(ends_word));
                message.into_iter().for_each(|message| self.problem(start, message));
                query
            }
        }
    }

    fn entity(&mut self, start: usize, field: &str, kind: Kind) -> Option<Query> {
        let mut values = Vec::new();
        loop {
            let value = match self.peek() {
                Some(c) if is_quote(c) => self.quoted().split_whitespace().collect::<Vec<_>>().join(" "),
                _ => self.run(|c| ends_word(c) || c == ',').to_owned(),
            };
            if has_token(&value) {
                values.push(value);
            }
            if self.peek() != Some(',') {
                break;
            }
            self.at += 1;
        }
        if values.is_empty() {
            self.problem(start, &format!("{field}: needs a name right after it; it was left out"));
            return None;
        }
        sort_by(&mut values, Ord::cmp);
        values.dedup();
        Some(Query::Entity(kind, values))
    }

    /// What stands between quotation marks, taking both.
    fn quoted(&mut self) -> &'a str {
        let start = self.at;
        self.at += self.peek().map_or(0, char::len_utf8);
        let inner = self.run(is_quote);
        match self.peek() {
            Some(closing) => self.at += closing.len_utf8(),
            None => {
                self.problem(start, "this quotation mark is not closed; it was closed at the end");
            }
        }
        inner
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

    fn problem(&mut self, start: usize, message: &str) {
        self.problem_at(Span::new(start, self.at), message);
    }

    fn problem_at(&mut self, span: Span, message: &str) {
        self.problems.push(Problem { span, message: message.to_owned() });
    }
}
