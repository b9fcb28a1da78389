//! What authors and users of the command read about a query that was not understood.

use query::{FIELD_NAMES, ProblemKind, Range};

/// What is wrong with a part of a query, and what was done instead.
pub fn query_problem(kind: &ProblemKind) -> String {
    let sentence = match kind {
        ProblemKind::StrayParenthesis => "no parenthesis is open here; this one was left out",
        ProblemKind::UnclosedParenthesis => "this parenthesis is not closed; it was closed at the end",
        ProblemKind::NestedTooDeeply => "parentheses are nested too deeply here; this one was left out",
        ProblemKind::LoneOr => "OR needs something on both sides; it was left out",
        ProblemKind::LoneNegation => "a minus or NOT needs a word right after it; it was left out",
        ProblemKind::UnclosedQuotation => "this quotation mark is not closed; it was closed at the end",
        ProblemKind::EmptyQuotation => "there is no word between these quotation marks; they were left out",
        ProblemKind::ProximityWithoutNumber => {
            "after a phrase, ~ needs the number of other words that may stand among its words; it was left out"
        }
        ProblemKind::ProximityOfOneWord => {
            "one word alone is near to nothing; this was left out. For a word spelled much the same, \
             leave the quotation marks out"
        }
        ProblemKind::ProximityOfZero => {
            "words with none between them are the phrase itself; this was left out"
        }
        ProblemKind::ProximityTooFar { most } => {
            return ["this is too far; ~", &most.to_string(), " was taken"].concat();
        }
        ProblemKind::NoLetterOrDigit => "there is no letter or digit here; it was left out",
        ProblemKind::FieldInTitle { name } => {
            return ["“", name, ":” cannot stand after title:; it was searched as words"].concat();
        }
        ProblemKind::UnknownField { name, nearest } => {
            let unknown = ["“", name, ":” is no field; it was searched as words. "].concat();
            return match nearest {
                Some(field) => [&unknown, "Did you mean ", field, ":?"].concat(),
                None => [&unknown, "Fields: ", &FIELD_NAMES.join(", ")].concat(),
            };
        }
        ProblemKind::FieldWithoutValue { name } => {
            return [name, ": needs a value right after it; it was left out"].concat();
        }
        ProblemKind::FieldWithoutName { name } => {
            return [name, ": needs a name right after it; it was left out"].concat();
        }
        ProblemKind::NoSuchDate => "there is no such date in the calendar; it was left out",
        ProblemKind::RangeSyntax(Range::Year) => {
            "years are written year:2021 or year:2018..2025; it was left out"
        }
        ProblemKind::RangeSyntax(Range::Date) => {
            "dates are written date:2021-01-20 or date:2021-01..2021-06; it was left out"
        }
        ProblemKind::RangeSyntax(Range::Number) => {
            "figures are whole numbers, written number:253000 or number:200000..300000; it was left out"
        }
        ProblemKind::RangeReversed(Range::Year) => "these years were the wrong way round; they were swapped",
        ProblemKind::RangeReversed(Range::Date) => "these dates were the wrong way round; they were swapped",
        ProblemKind::RangeReversed(Range::Number) => {
            "these figures were the wrong way round; they were swapped"
        }
        ProblemKind::DistanceWithoutWord => "~ stands right after a word or a phrase; it was left out",
        ProblemKind::DistanceOfPattern => "a pattern has no ~; it was left out",
        ProblemKind::DistanceOfZero => "~ means one letter or two that differ; ~0 was left out",
        ProblemKind::DistanceTooLarge => "no more than two letters can differ; ~2 was taken",
        ProblemKind::DistanceInside => {
            "~ stands at the end of a word, alone or with 1 or 2; inside it was read as a gap"
        }
        ProblemKind::PatternWithoutLetter => {
            "a pattern needs a letter or digit beside its signs; it was left out"
        }
        ProblemKind::ExactWithoutWord => "= stands right before a word; it was left out",
        ProblemKind::ExactWithSigns => {
            "after = a word is found as it is spelled; its other signs were left out"
        }
    };
    sentence.to_owned()
}
