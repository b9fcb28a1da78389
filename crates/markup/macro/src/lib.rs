//! `html!` in Yew's notation, with a small expansion.
//!
//! Yew's own macro builds every element in place, which is fast and some 200 bytes of module for each;
//! the page has hundreds. This one turns an element into a few calls of `crate::markup::Markup`, which
//! builds it at run time through Yew's public interface. What is drawn is the same.
//!
//! It knows what the page uses: elements, fragments, `{ expression }`, `{ for iterator }`, literals,
//! `if` and `if let` with `else`, attributes with a literal or an expression, `{attribute}` for one of
//! the same name, `key`, `ref` and `on…`. A component is left to Yew's macro. The condition of an `if`
//! ends at its first brace.
//!
//! It checks no names of elements or attributes. Start with `html`.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

mod emit;
mod parse;

use proc_macro::TokenStream;

/// Draws markup, as Yew's macro of this name does.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match parse::root(input) {
        Ok(expansion) => expansion,
        Err(problem) => problem.into_compile_error(),
    }
}
