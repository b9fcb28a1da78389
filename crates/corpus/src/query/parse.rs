//! From what was typed to a [`Query`] and what was not understood.

use super::{Form, Problem, Query, Text, Word};
use crate::{
    model::{Kind, Span},
    sort::sort_by,
    text::tokens,
};

/// How deeply parentheses may nest; deeper ones are left out, and said to be.
const MAX_DEPTH: usize = 50;

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
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether a word typed without quotation marks ends before it.
pub(crate) fn ends_word(c: char) -> bool {
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
                let span = Span::new(start, start + 2);
                let message = "OR needs something on both sides; it was left out".to_owned();
                self.problems.push(Problem { span, message });
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
                Some(field) => self.field_value(&field, depth),
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
            let span = Span::new(start, start + 1);
            let message = "this parenthesis is not closed; it was closed at the end".to_owned();
            self.problems.push(Problem { span, message });
        }
        let queries = branches.into_iter().map(|branch| Query::and(branch.into_iter().map(|i| i.query)));
        match Query::or(queries) {
            Query::All => None,
            query => Some(query),
        }
    }

    fn phrase(&mut self) -> Option<Query> {
        let start = self.at;
        let inner = self.quoted();
        let chunks = inner.split_whitespace().map(|chunk| self.comparison(chunk));
        let words: Vec<Word> = chunks.filter(|word| has_token(&word.text)).collect();
        if words.is_empty() {
            self.problem(start, "there is no word between these quotation marks; they were left out");
            return None;
        }
        Some(Query::Text(Text { title_only: self.title_only, quoted: true, within: None, words }))
    }

    fn word(&mut self) -> Option<Query> {
        let start = self.at;
        let run = self.run(ends_word);
        let word = self.comparison(run);
        if !has_token(&word.text) {
            self.problem(start, "there is no letter or digit here; it was left out");
            return None;
        }
        if word.text.contains('*') || word.text.contains('?') && word.form == Form::Prefix {
            self.problem(start, "a star stands at the end of a word only; it was left out");
        }
        if let Some((field, _)) = word.text.split_once(':') {
            let looks_like_field = word.form == Form::Stem && field.bytes().all(|b| b.is_ascii_lowercase());
            if looks_like_field && !field.is_empty() {
                let message = format!(
                    "“{field}:” is no field; it was searched as words. \
                     Fields: title, source, person, org, place, weapon, event, year"
                );
                self.problem(start, &message);
            }
        }
        Some(Query::Text(Text {
            title_only: self.title_only,
            quoted: false,
            within: None,
            words: vec![word],
        }))
    }

    /// `field:` at this place, if its name is known.
    fn field(&mut self) -> Option<String> {
        // The longest name of a field is "organisation".
        let rest = &self.text.as_bytes()[self.at..];
        let colon = rest.iter().take(13).position(|&byte| byte == b':')?;
        let name = std::str::from_utf8(&rest[..colon]).ok()?.to_ascii_lowercase();
        let known = matches!(name.as_str(), "title" | "year") || Kind::from_field(&name).is_some();
        known.then_some(name)
    }

    fn field_value(&mut self, field: &str, depth: usize) -> Option<Query> {
        let start = self.at;
        self.at += field.len() + 1;
        if self.peek().is_none_or(|c| c.is_whitespace() || c == ')') {
            self.problem(start, &format!("{field}: needs a value right after it; it was left out"));
            return None;
        }
        match (field, Kind::from_field(field)) {
            ("title", _) => {
                let outer = std::mem::replace(&mut self.title_only, true);
                let query = match self.peek() {
                    Some('(') => self.group(depth),
                    Some(c) if is_quote(c) => self.phrase(),
                    _ => self.word(),
                };
                self.title_only = outer;
                query
            }
            (_, Some(kind)) => self.entity(start, field, kind),
            _ => self.year(start),
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

    fn year(&mut self, start: usize) -> Option<Query> {
        let value = self.run(ends_word);
        let end = |text: &str| match text {
            "" => Ok(None),
            digits => digits.parse::<u16>().ok().filter(|year| (1..=9999).contains(year)).map(Some).ok_or(()),
        };
        let (from, to) = value.split_once("..").unwrap_or((value, value));
        match (end(from), end(to)) {
            (Ok(Some(from)), Ok(Some(to))) if from > to => {
                self.problem(start, "these years were the wrong way round; they were swapped");
                Some(Query::Year(Some(to), Some(from)))
            }
            (Ok(from), Ok(to)) if from.is_some() || to.is_some() => Some(Query::Year(from, to)),
            _ => {
                self.problem(start, "years are written year:2021 or year:2018..2025; it was left out");
                None
            }
        }
    }

    /// A word with its form: `=` before it, a star after it.
    fn comparison(&self, chunk: &str) -> Word {
        let (text, form) = if let Some(exact) = chunk.strip_prefix('=') {
            (exact, Form::Exact)
        } else if chunk.ends_with('*') {
            (chunk.trim_end_matches('*'), Form::Prefix)
        } else {
            (chunk, Form::Stem)
        };
        Word { text: text.to_owned(), form }
    }

    /// What stands between quotation marks, taking both.
    fn quoted(&mut self) -> &'a str {
        let start = self.at;
        self.at += self.peek().map_or(0, char::len_utf8);
        let inner = self.run(is_quote);
        match self.peek() {
            Some(closing) => self.at += closing.len_utf8(),
            None => {
                let span = Span::new(start, self.at);
                let message = "this quotation mark is not closed; it was closed at the end".to_owned();
                self.problems.push(Problem { span, message });
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
        let span = Span::new(start, self.at);
        self.problems.push(Problem { span, message: message.to_owned() });
    }
}

fn has_token(text: &str) -> bool {
    tokens(text).next().is_some()
}
