//! What is wrong with a TOML file.

use crate::{
    extract::lines::line_of,
    problem::{Problem, ProblemKind},
};

/// A TOML error at its line.
pub fn toml_problem(error: &toml::de::Error, text: &str, path: &str) -> Problem {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    Problem::new(path, line, ProblemKind::Toml(error.message().to_owned()))
}
