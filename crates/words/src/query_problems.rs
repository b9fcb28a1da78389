//! What of a query was not understood, or could not be looked up.

use query::{FIELD_NAMES, ProblemKind, Range};
use say::{Sentence, say};
use search::LookupProblem;

/// What is wrong with a part of a query, and what was done instead.
pub fn query_problem(kind: &ProblemKind) -> String {
    let sentence = say::sentence(match kind {
        ProblemKind::StrayParenthesis => "this parenthesis closes nothing; it was ignored",
        ProblemKind::UnclosedParenthesis => {
            "this parenthesis is not closed; it was closed at the end of the search"
        }
        ProblemKind::NestedTooDeeply => {
            "there are too many parentheses inside each other; this one was ignored"
        }
        ProblemKind::LoneOr => "OR needs a word on both sides; it was ignored",
        ProblemKind::LoneNegation => "a minus or NOT needs a word directly after it; it was ignored",
        ProblemKind::UnclosedQuotation => {
            "this quotation mark is not closed; it was closed at the end of the search"
        }
        ProblemKind::EmptyQuotation => "there is no word between these quotation marks; they were ignored",
        ProblemKind::ProximityWithoutNumber => {
            "after a phrase, ~ needs a number: how many other words may come between; it was ignored"
        }
        ProblemKind::ProximityOfOneWord => {
            "a distance needs at least two words; this one was ignored. To find similar spellings, \
             remove the quotation marks"
        }
        ProblemKind::ProximityOfZero => "~0 means the phrase itself; it was ignored",
        ProblemKind::ProximityTooFar { most } => {
            return say!("this distance is too large; ~{most} was used");
        }
        ProblemKind::NoLetterOrDigit => "this has no letter or digit; it was ignored",
        ProblemKind::FieldInTitle { name } => {
            return say!("“{name}:” cannot follow title:; it was searched as words");
        }
        ProblemKind::UnknownField { name, nearest } => {
            return match nearest {
                Some(field) => {
                    say!("“{name}:” is not a field; it was searched as words. Did you mean {field}:?")
                }
                None => say!(
                    "“{name}:” is not a field; it was searched as words. Fields: {}",
                    FIELD_NAMES.join(", ")
                ),
            };
        }
        ProblemKind::FieldWithoutValue { name } => {
            return say!("{name}: needs a value directly after it; it was ignored");
        }
        ProblemKind::FieldWithoutName { name } => {
            return say!("{name}: needs a name directly after it; it was ignored");
        }
        ProblemKind::NoSuchDate => "this date does not exist; it was ignored",
        ProblemKind::RangeSyntax(Range::Year) => {
            "write years as year:2021 or year:2018..2025; this was ignored"
        }
        ProblemKind::RangeSyntax(Range::Date) => {
            "write dates as date:2021-01-20 or date:2021-01..2021-06; this was ignored"
        }
        ProblemKind::RangeSyntax(Range::Number) => {
            "write figures as whole numbers: number:253000 or number:200000..300000; this was ignored"
        }
        ProblemKind::RangeReversed(Range::Year) => "the later year came first; the two were swapped",
        ProblemKind::RangeReversed(Range::Date) => "the later date came first; the two were swapped",
        ProblemKind::RangeReversed(Range::Number) => "the larger figure came first; the two were swapped",
        ProblemKind::DistanceWithoutWord => "~ must directly follow a word or a phrase; it was ignored",
        ProblemKind::DistanceOfPattern => "~ cannot be combined with * or ?; it was ignored",
        ProblemKind::DistanceOfZero => "~ allows one or two different letters; ~0 was ignored",
        ProblemKind::DistanceTooLarge => "~ allows at most two different letters; ~2 was used",
        ProblemKind::DistanceInside => {
            "~ belongs at the end of a word, alone or with 1 or 2; here it was read as a space"
        }
        ProblemKind::PatternWithoutLetter => {
            "a pattern needs at least one letter or digit besides * and ?; it was ignored"
        }
        ProblemKind::ExactWithoutWord => "= must come directly before a word; it was ignored",
        ProblemKind::ExactWithSigns => "= finds the exact spelling, so other signs on the word were ignored",
    });
    sentence.to_owned()
}

/// What is said instead of what a phrase finds, as long as that cannot be told.
pub const TEXTS_MISSING: Sentence = Sentence::new("Phrases are looked for once all texts have been loaded");

/// What of a query could not be looked up.
pub fn lookup_problem(problem: &LookupProblem) -> String {
    match problem {
        LookupProblem::TextsMissing => TEXTS_MISSING.into(),
        LookupProblem::TooManyWords { text, most } => {
            say!("{text} matches more than {most} different words; only the first ones were searched")
        }
        LookupProblem::UnknownName { kind, value, nearest } => {
            let field = kind.field();
            match nearest {
                None => say!("{field}:{value} is not a name in this dossier"),
                Some(near) => say!(
                    "{field}:{value} is not a name in this dossier; did you mean {field}:{} ({})?",
                    near.slug,
                    near.name
                ),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_named_in_sentences() {
        let told = |typed: &str| -> Vec<String> {
            query::parse(typed).problems.iter().map(|problem| query_problem(&problem.kind)).collect()
        };
        for (typed, expected) in [
            ("titel:mexico", "“titel:” is not a field; it was searched as words. Did you mean title:?"),
            ("title:person:x", "“person:” cannot follow title:; it was searched as words"),
            ("\"a b\"~5000", "this distance is too large; ~1000 was used"),
            ("year:2025..2018", "the later year came first; the two were swapped"),
            ("org: x", "org: needs a value directly after it; it was ignored"),
        ] {
            assert_eq!(told(typed), [expected], "{typed}");
        }
        let listed = "“vehicle:” is not a field; it was searched as words. Fields: title, source, author, person, org, place, \
                      weapon, event, year, date, number";
        assert_eq!(told("vehicle:car"), [listed]);
    }

    #[test]
    fn names_that_nobody_has_are_corrected() {
        let nearest = search::NearestName { slug: "ann-lee".to_owned(), name: "Ann Lee".to_owned() };
        let problem = LookupProblem::UnknownName {
            kind: corpus::Kind::Person,
            value: "ann-leo".to_owned(),
            nearest: Some(nearest),
        };
        assert_eq!(
            lookup_problem(&problem),
            "person:ann-leo is not a name in this dossier; did you mean person:ann-lee (Ann Lee)?"
        );
    }
}
