//! Writes the calls that markup becomes.

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// What the calls go to.
const TARGET: &str = "::markup::Markup::";

/// Statements, one call each.
#[derive(Default)]
pub struct Calls(Vec<TokenTree>);

impl Calls {
    /// `Markup::method(arguments);`
    pub fn call(&mut self, method: &str, arguments: Vec<TokenTree>) {
        self.0.extend(code(TARGET));
        self.0.extend([ident(method), group(Delimiter::Parenthesis, arguments), punct(';')]);
    }

    /// Calls that were written elsewhere.
    pub fn append(&mut self, calls: Calls) {
        self.0.extend(calls.0);
    }

    /// `if condition { calls } else …`
    pub fn branch(&mut self, condition: Vec<TokenTree>, then: Calls, otherwise: Calls) {
        self.0.push(ident("if"));
        self.0.extend(condition);
        self.0.push(group(Delimiter::Brace, then.0));
        self.0.push(ident("else"));
        self.0.push(group(Delimiter::Brace, otherwise.0));
    }

    /// The whole: an expression that is the markup.
    pub fn into_expression(self) -> TokenStream {
        let mut body = code("let markup = ::markup::Markup::begin();");
        body.extend(self.0);
        body.extend(code("markup.finish()"));
        TokenStream::from(group(Delimiter::Brace, body))
    }
}

/// An expression from the markup. Only where it has statements is it a block: what is borrowed in an
/// argument lives as long as the call, what is borrowed in a block does not.
pub fn argument(tokens: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let has_statements =
        tokens.iter().any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'));
    if has_statements { vec![group(Delimiter::Brace, tokens)] } else { tokens }
}

/// A string.
pub fn string(text: &str) -> TokenTree {
    TokenTree::Literal(Literal::string(text))
}

/// Arguments with commas between them.
pub fn arguments(each: impl IntoIterator<Item = Vec<TokenTree>>) -> Vec<TokenTree> {
    let mut all = Vec::new();
    for argument in each {
        all.extend(argument);
        all.push(punct(','));
    }
    all
}

/// `&[items]`
pub fn slice(items: impl IntoIterator<Item = Vec<TokenTree>>) -> Vec<TokenTree> {
    vec![punct('&'), group(Delimiter::Bracket, arguments(items))]
}

/// `function(argument)`, the function as a path in Rust.
pub fn apply(function: &str, argument: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut all = code(function);
    all.push(group(Delimiter::Parenthesis, argument));
    all
}

/// `(a, b)`
pub fn pair(a: Vec<TokenTree>, b: Vec<TokenTree>) -> Vec<TokenTree> {
    vec![group(Delimiter::Parenthesis, arguments([a, b]))]
}

/// Fixed Rust. Its variables are not those of the page.
pub fn code(text: &str) -> Vec<TokenTree> {
    let mut tokens: Vec<TokenTree> = text.parse::<TokenStream>().unwrap_or_default().into_iter().collect();
    tokens.iter_mut().for_each(|token| token.set_span(Span::mixed_site()));
    tokens
}

fn ident(name: &str) -> TokenTree {
    TokenTree::Ident(Ident::new(name, Span::mixed_site()))
}

fn punct(c: char) -> TokenTree {
    TokenTree::Punct(Punct::new(c, Spacing::Alone))
}

fn group(delimiter: Delimiter, tokens: Vec<TokenTree>) -> TokenTree {
    let mut group = Group::new(delimiter, tokens.into_iter().collect());
    group.set_span(Span::mixed_site());
    TokenTree::Group(group)
}
