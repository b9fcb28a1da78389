//! `say!` and `plural!`: sentences in English, with places that are filled in.
//!
//! They read their first argument as `format!` does, with `{}` and `{name}`, and number the places: the key that a
//! translation is looked up by has `{0}`, `{1}` and so on, which a translation may put in another order. No format but the
//! plain one is known. The crate `say` describes what they expand to.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

use proc_macro::{Delimiter, TokenStream, TokenTree};

/// A sentence: `say!("{found} of {}", all)`. A `String`, or, without places, a `&'static str`.
#[proc_macro]
pub fn say(input: TokenStream) -> TokenStream {
    expand(arguments(input), 1, 0)
}

/// A sentence with a count, which is the first place: `plural!(count, "{} article", "{} articles")`.
#[proc_macro]
pub fn plural(input: TokenStream) -> TokenStream {
    let mut arguments = arguments(input);
    if arguments.len() < 3 {
        return error("plural! needs a count and two sentences");
    }
    let count = arguments.remove(0);
    arguments.insert(2, count);
    expand(arguments, 2, 1)
}

/// What stands between commas.
fn arguments(input: TokenStream) -> Vec<TokenStream> {
    let mut arguments = vec![TokenStream::new()];
    for token in input {
        match (&token, arguments.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => arguments.push(TokenStream::new()),
            (_, Some(last)) => last.extend([token]),
            (_, None) => {}
        }
    }
    if arguments.last().is_some_and(TokenStream::is_empty) {
        arguments.pop();
    }
    arguments
}

/// The call for some sentences, of which all have the same places, and `counts` of the values are counts.
fn expand(mut arguments: Vec<TokenStream>, sentences: usize, counts: usize) -> TokenStream {
    if arguments.len() < sentences {
        return error("a sentence is missing");
    }
    let mut values: Vec<String> = arguments.split_off(sentences).iter().map(TokenStream::to_string).collect();
    let positional = values.len();
    let mut keys = Vec::new();
    for sentence in arguments {
        match numbered(sentence, &mut values, positional) {
            Ok(key) => keys.push(key),
            Err(problem) => return error(&problem),
        }
    }
    let keys = keys.join(", ");
    let expansion = if counts > 0 {
        let count = values.remove(0);
        format!("::say::count(::say::Count::count({count}), {keys}, &[{}])", references(&values))
    } else if values.is_empty() {
        format!("::say::sentence({keys})")
    } else {
        format!("::say::fill({keys}, &[{}])", references(&values))
    };
    expansion.parse().unwrap_or_else(|_| error("the places of this sentence are no expressions"))
}

fn references(values: &[String]) -> String {
    values
        .iter()
        .map(|value| format!("&({value}) as &dyn ::core::fmt::Display"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A sentence with its places numbered; names join the values.
fn numbered(sentence: TokenStream, values: &mut Vec<String>, positional: usize) -> Result<String, String> {
    let literal = literal(sentence).ok_or("a sentence has to be a string literal")?;
    let mut key = String::new();
    let mut rest = literal.as_str();
    let mut next = 0;
    while let Some(start) = rest.find('{') {
        // An escape of a character, as in `\u{a0}`, is no place.
        let is_escape = rest[..start].ends_with("\\u");
        let end = rest[start..].find('}').ok_or("a place has no end")? + start;
        let name = &rest[start + 1..end];
        key.push_str(&rest[..start]);
        rest = &rest[end + 1..];
        if is_escape {
            key.push_str(&format!("{{{name}}}"));
            continue;
        }
        let at = if name.is_empty() {
            next += 1;
            next - 1
        } else if let Ok(number) = name.parse() {
            number
        } else {
            values[positional..].iter().position(|known| known == name).map_or_else(
                || {
                    values.push(name.to_owned());
                    values.len() - 1
                },
                |at| at + positional,
            )
        };
        if at > 9 || at >= values.len() {
            return Err(format!("there is nothing for the place {{{name}}}"));
        }
        key.push_str(&format!("{{{at}}}"));
    }
    key.push_str(rest);
    Ok(key)
}

/// The source of a string literal, also of one that another macro has handed on.
fn literal(tokens: TokenStream) -> Option<String> {
    match tokens.into_iter().next()? {
        TokenTree::Literal(literal) => Some(literal.to_string()).filter(|text| text.starts_with('"')),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => literal(group.stream()),
        _ => None,
    }
}

fn error(message: &str) -> TokenStream {
    format!("::core::compile_error!({message:?})").parse().unwrap_or_default()
}
