//! Reads the notation.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::emit::{Calls, apply, argument, arguments, code, pair, slice, string};

/// Attributes that are there or not, with nothing to say but their own name.
const FLAGS: [&str; 11] = [
    "autofocus",
    "checked",
    "disabled",
    "hidden",
    "inert",
    "multiple",
    "open",
    "readonly",
    "required",
    "reversed",
    "selected",
];

/// What is wrong with a piece of markup, and where.
pub struct Problem {
    at: Span,
    message: String,
}

impl Problem {
    /// The problem as the compiler tells it.
    pub fn into_compile_error(self) -> TokenStream {
        let error = apply("::core::compile_error!", vec![string(&self.message)]);
        error.into_iter().map(|token| spanned(token, self.at)).collect()
    }
}

fn spanned(mut token: TokenTree, span: Span) -> TokenTree {
    token.set_span(span);
    token
}

type Result<T> = std::result::Result<T, Problem>;

/// The expansion of a whole invocation.
pub fn root(input: TokenStream) -> Result<TokenStream> {
    let mut parser = Parser::new(input.clone());
    let mut calls = Calls::default();
    if !parser.begins_markup() {
        calls.call("put", argument(input));
        return Ok(calls.into_expression());
    }
    let nodes = parser.nodes(&mut calls)?;
    if !parser.is_at_end() {
        return parser.fail("this closes nothing");
    }
    if nodes > 1 {
        return parser.fail("html! draws one thing; put several into <>…</>");
    }
    Ok(calls.into_expression())
}

struct Parser {
    tokens: Vec<TokenTree>,
    at: usize,
    end: Span,
}

/// An attribute, with the tokens of its value.
struct Attribute {
    name: String,
    value: TokenStream,
    is_literal: bool,
}

impl Parser {
    fn new(input: TokenStream) -> Self {
        Self { tokens: input.into_iter().collect(), at: 0, end: Span::call_site() }
    }

    fn inside(group: &Group) -> Self {
        Self { tokens: group.stream().into_iter().collect(), at: 0, end: group.span_close() }
    }

    fn peek(&self, ahead: usize) -> Option<&TokenTree> {
        self.tokens.get(self.at + ahead)
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    fn is_punct(&self, ahead: usize, wanted: char) -> bool {
        matches!(self.peek(ahead), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
    }

    fn is_word(&self, wanted: &str) -> bool {
        matches!(self.peek(0), Some(TokenTree::Ident(word)) if word.to_string() == wanted)
    }

    fn brace(&self) -> Option<Group> {
        match self.peek(0) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => Some(group.clone()),
            _ => None,
        }
    }

    /// Whether what comes is markup and no bare expression.
    fn begins_markup(&self) -> bool {
        let is_literal = matches!(self.peek(0), Some(TokenTree::Literal(_)));
        is_literal
            || self.is_at_end()
            || self.is_punct(0, '<')
            || self.brace().is_some()
            || self.is_word("if")
    }

    fn fail<T>(&self, message: &str) -> Result<T> {
        let at = self.peek(0).map_or(self.end, TokenTree::span);
        Err(Problem { at, message: message.to_owned() })
    }

    fn expect(&mut self, punct: char) -> Result<()> {
        if !self.is_punct(0, punct) {
            return self.fail(&format!("expected {punct}"));
        }
        self.at += 1;
        Ok(())
    }

    /// Everything up to a closing tag or the end; how many places among their siblings that takes.
    fn nodes(&mut self, calls: &mut Calls) -> Result<usize> {
        let mut count = 0;
        while !(self.is_at_end() || self.is_punct(0, '<') && self.is_punct(1, '/')) {
            if self.is_punct(0, '<') {
                self.element(calls)?;
            } else if let Some(group) = self.brace() {
                self.at += 1;
                expression(&group, calls);
            } else if self.is_word("if") {
                self.conditional(calls)?;
            } else if let Some(literal @ TokenTree::Literal(_)) = self.peek(0) {
                calls.call("put", vec![literal.clone()]);
                self.at += 1;
            } else {
                return self.fail("expected an element, { an expression }, if, or a literal");
            }
            count += 1;
        }
        Ok(count)
    }

    /// Whether or not the condition holds, it takes one place, so that what follows keeps its own.
    fn conditional(&mut self, calls: &mut Calls) -> Result<()> {
        self.at += 1;
        let mut condition = Vec::new();
        let then = loop {
            if let Some(group) = self.brace() {
                self.at += 1;
                break group;
            }
            let Some(token) = self.peek(0).cloned() else { return self.fail("expected { and what to draw") };
            self.at += 1;
            condition.push(token);
        };
        let then = one_place(&then)?;
        let otherwise = if !self.is_word("else") {
            let mut nothing = Calls::default();
            nothing.call("nothing", Vec::new());
            nothing
        } else {
            self.at += 1;
            if self.is_word("if") {
                let mut calls = Calls::default();
                self.conditional(&mut calls)?;
                calls
            } else if let Some(group) = self.brace() {
                self.at += 1;
                one_place(&group)?
            } else {
                return self.fail("expected if or {");
            }
        };
        calls.branch(condition, then, otherwise);
        Ok(())
    }

    fn element(&mut self, calls: &mut Calls) -> Result<()> {
        let start = self.at;
        self.expect('<')?;
        if self.is_punct(0, '>') {
            self.at += 1;
            calls.call("list", Vec::new());
            return self.content("", calls);
        }
        let name = self.name()?;
        if name.starts_with(char::is_uppercase) {
            return self.component(start, calls);
        }
        let mut attributes = Vec::new();
        while !self.is_punct(0, '>') && !self.is_punct(0, '/') {
            attributes.push(self.attribute()?);
        }
        // As Yew's macro does.
        attributes.sort_by_key(|attribute| attribute.name == "class");
        open(&name, attributes, calls);
        if self.is_punct(0, '/') {
            self.at += 1;
            self.expect('>')?;
            calls.call("close", Vec::new());
            return Ok(());
        }
        self.at += 1;
        self.content(&name, calls)
    }

    /// What stands in an element, and its end.
    fn content(&mut self, name: &str, calls: &mut Calls) -> Result<()> {
        self.nodes(calls)?;
        self.expect('<')?;
        self.expect('/')?;
        let closed = if name.is_empty() { String::new() } else { self.name()? };
        if closed != name {
            return self.fail(&format!("this should close <{name}>"));
        }
        self.expect('>')?;
        calls.call("close", Vec::new());
        Ok(())
    }

    /// A component; Yew's macro knows how.
    fn component(&mut self, start: usize, calls: &mut Calls) -> Result<()> {
        while !(self.is_punct(0, '/') && self.is_punct(1, '>')) {
            if self.is_at_end() {
                return self.fail("a component ends with />");
            }
            self.at += 1;
        }
        self.at += 2;
        let mut markup = code("::yew::html!");
        let tokens = self.tokens[start..self.at].iter().cloned().collect();
        markup.push(TokenTree::Group(Group::new(Delimiter::Brace, tokens)));
        calls.call("put", markup);
        Ok(())
    }

    fn attribute(&mut self) -> Result<Attribute> {
        if let Some(group) = self.brace() {
            self.at += 1;
            return match Parser::inside(&group).tokens.as_slice() {
                [TokenTree::Ident(name)] => {
                    Ok(Attribute { name: plain(name), value: group.stream(), is_literal: false })
                }
                _ => Err(Problem { at: group.span(), message: "expected {attribute}".to_owned() }),
            };
        }
        let name = self.name()?;
        self.expect('=')?;
        let value = match self.peek(0) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => (group.stream(), false),
            Some(literal @ TokenTree::Literal(_)) => (literal.clone().into(), true),
            Some(word @ TokenTree::Ident(_)) => (word.clone().into(), false),
            _ => return self.fail("expected { an expression } or a literal"),
        };
        self.at += 1;
        Ok(Attribute { name, value: value.0, is_literal: value.1 })
    }

    /// A name that may have hyphens.
    fn name(&mut self) -> Result<String> {
        let mut name = String::new();
        loop {
            match self.peek(0) {
                Some(TokenTree::Ident(word)) => name.push_str(&plain(word)),
                _ => return self.fail("expected a name"),
            }
            self.at += 1;
            if !self.is_punct(0, '-') {
                return Ok(name);
            }
            self.at += 1;
            name.push('-');
        }
    }
}

/// An identifier without the mark that lets a keyword be one.
fn plain(word: &Ident) -> String {
    let word = word.to_string();
    word.strip_prefix("r#").map_or(word.clone(), str::to_owned)
}

/// `{ expression }` or `{ for iterator }`
fn expression(group: &Group, calls: &mut Calls) {
    let mut tokens = group.stream().into_iter();
    let first = tokens.clone().next();
    match first {
        Some(TokenTree::Ident(word)) if word.to_string() == "for" => {
            tokens.next();
            calls.call("each", argument(tokens.collect()));
        }
        _ => calls.call("put", argument(group.stream())),
    }
}

/// A branch of a condition as one thing among its siblings.
fn one_place(group: &Group) -> Result<Calls> {
    let mut parser = Parser::inside(group);
    let mut inner = Calls::default();
    let nodes = parser.nodes(&mut inner)?;
    if !parser.is_at_end() {
        return parser.fail("this closes nothing");
    }
    if nodes == 1 {
        return Ok(inner);
    }
    let mut calls = Calls::default();
    calls.call("list", Vec::new());
    calls.append(inner);
    calls.call("close", Vec::new());
    Ok(calls)
}

/// The beginning of an element, with its attributes.
fn open(tag: &str, attributes: Vec<Attribute>, calls: &mut Calls) {
    let (own, apart): (Vec<&Attribute>, Vec<&Attribute>) =
        attributes.iter().partition(|attribute| special(tag, &attribute.name).is_none());
    let name = |attribute: &&Attribute| vec![string(&attribute.name)];
    let is_fixed = apart.is_empty() && own.iter().all(|attribute| attribute.is_literal);
    if attributes.is_empty() {
        calls.call("plain", vec![string(tag)]);
    } else if is_fixed {
        let fixed = own.iter().map(|attribute| {
            let value = attribute.value.clone().into_iter().collect();
            pair(name(attribute), apply("::yew::virtual_dom::AttributeOrProperty::Static", value))
        });
        calls.call("fixed", arguments([vec![string(tag)], slice(fixed)]));
        return;
    } else {
        calls.call("open", arguments([vec![string(tag)], slice(own.iter().map(name))]));
    }
    // In the order of the keys; arguments are worked out as their calls are made.
    for attribute in &attributes {
        let value = argument(attribute.value.clone());
        match special(tag, &attribute.name) {
            Some("on") => {
                let wrapper = format!("::yew::html::{}::Wrapper::__macro_new", attribute.name);
                calls.call("on", apply(&wrapper, value));
            }
            Some(method) => calls.call(method, value),
            None if FLAGS.contains(&attribute.name.as_str()) && !attribute.is_literal => {
                calls.call("flag", arguments([vec![string(&attribute.name)], value]));
            }
            None => calls.call("set", value),
        }
    }
}

/// The method for what is no plain attribute.
fn special(tag: &str, name: &str) -> Option<&'static str> {
    match (tag, name) {
        (_, "key") => Some("key"),
        (_, "ref") => Some("node"),
        ("input" | "textarea", "value") => Some("value"),
        ("input", "checked") => Some("checked"),
        _ => name.starts_with("on").then_some("on"),
    }
}
