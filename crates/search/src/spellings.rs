//! Other spellings of one word: `FBI` and `F.B.I.`, `253000` and `253,000`.

use query::{Form, Word};

/// The most letters of an abbreviation.
const MOST_LETTERS: usize = 6;

/// Numbers of fewer digits are not grouped, and longer ones nobody reads.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=15;

/// Words of two letters, in English and Spanish: what they are without full stops is not what they are with
/// them (`U.S.`, `us`).
const SMALL: &str = " ah al am an as at be by da de do eh el en es go ha he if in is it la le lo me mi my ni no of oh ok on or os se si so su te ti to tu un up us va we ya yo ";

/// The other spelling of an abbreviation as typed, as a folded form: with full stops or without.
pub fn of_abbreviation(typed: &str, folded: &str) -> Option<String> {
    let letters = folded.chars().count();
    if (2..=MOST_LETTERS).contains(&letters) && folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
        let is_shouted = typed.chars().all(char::is_uppercase);
        return (is_shouted || letters > 2).then(|| dotted(folded));
    }
    let parts: Vec<&str> = folded.split('.').collect();
    let is_letter = |part: &&str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let plain = parts.concat();
    let is_dotted = (2..=MOST_LETTERS).contains(&parts.len()) && parts.iter().all(is_letter);
    (is_dotted && !SMALL.contains(&[" ", &plain, " "].concat())).then_some(plain)
}

/// A number of several digits in the other spelling: in groups of three or without. Grouped it is a phrase,
/// whatever stands between the groups.
pub fn of_number(typed: &str) -> Option<String> {
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return DIGITS.contains(&typed.len()).then(|| grouped(typed, ','));
    }
    [',', '.'].into_iter().find(|&separator| is_grouped(typed, separator)).map(|it| typed.replace(it, ""))
}

/// A phrase with its initials written together: `J.D. Salinger` for `J. D. Salinger`.
pub fn of_initials(words: &[Word]) -> Option<Vec<Word>> {
    let is_initial = |word: &Word| {
        word.form == Form::Stem && word.text.trim_end_matches('.').len() == 1 && !word.text.is_empty()
    };
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        match joined.last_mut() {
            Some(last) if is_initial(word) && is_initial(&words[at - 1]) => {
                if !last.text.ends_with('.') {
                    last.text.push('.');
                }
                last.text.push_str(&word.text);
            }
            _ => joined.push(word.clone()),
        }
    }
    (joined.len() < words.len()).then_some(joined)
}

/// `f.b.i`
fn dotted(letters: &str) -> String {
    let mut dotted = String::with_capacity(2 * letters.len());
    for letter in letters.chars() {
        if !dotted.is_empty() {
            dotted.push('.');
        }
        dotted.push(letter);
    }
    dotted
}

/// Digits in groups of three.
fn grouped(digits: &str, separator: char) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// Whether a number is written in groups of three.
fn is_grouped(number: &str, separator: char) -> bool {
    let digits = number.replace(separator, "");
    digits.len() < number.len()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && grouped(&digits, separator) == number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abbreviation(typed: &str) -> Option<String> {
        of_abbreviation(typed, &text::folded_form(typed))
    }

    #[test]
    fn abbreviations_with_full_stops_and_without() {
        for (typed, other) in
            [("FBI", "f.b.i"), ("fbi", "f.b.i"), ("F.B.I", "fbi"), ("JD", "j.d"), ("J.D", "jd")]
        {
            assert_eq!(abbreviation(typed).as_deref(), Some(other), "{typed}");
        }
        for typed in ["us", "U.S", "jd", "a", "traffickers", "a.b.c.d.e.f.g", "5.6"] {
            assert_eq!(abbreviation(typed), None, "{typed}");
        }
    }

    #[test]
    fn initials_are_written_together() {
        let other = |typed: &str| {
            let words: Vec<Word> =
                typed.split(' ').map(|text| Word { text: text.to_owned(), form: Form::Stem }).collect();
            let other = of_initials(&words)?;
            Some(other.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(other("J. D. Salinger").as_deref(), Some("J.D. Salinger"));
        assert_eq!(other("by J R R Tolkien").as_deref(), Some("by J.R.R Tolkien"));
        for typed in ["plan B was", "version 2.0 was", "a b.cd", "J.D. Salinger"] {
            assert_eq!(other(typed), None, "{typed}");
        }
    }

    #[test]
    fn numbers_in_groups_and_without() {
        for (typed, other) in [
            ("253000", "253,000"),
            ("1,253,000", "1253000"),
            ("1.253.000", "1253000"),
            ("1.500", "1500"),
            ("2018", "2,018"),
        ] {
            assert_eq!(of_number(typed).as_deref(), Some(other), "{typed}");
        }
        for typed in ["12", "3.14", "1,2", "1,25,000", "12a45", ","] {
            assert_eq!(of_number(typed), None, "{typed}");
        }
    }
}
