//! The command's own words for what is wrong with a query.

use search::LookupProblem;

pub use ingest::query_words::query_problem;

/// What of a query could not be looked up.
pub fn lookup_problem(problem: &LookupProblem) -> String {
    match problem {
        LookupProblem::TooManyWords { text, most } => {
            [text, " can mean more than ", &most.to_string(), " words; the first of them were searched"]
                .concat()
        }
        LookupProblem::UnknownName { kind, value, nearest } => {
            let unknown = [kind.field(), ":", value, " names nothing in this dossier"].concat();
            match nearest {
                None => unknown,
                Some(near) => {
                    [&unknown, "; did you mean ", kind.field(), ":", &near.slug, " (", &near.name, ")?"]
                        .concat()
                }
            }
        }
    }
}
