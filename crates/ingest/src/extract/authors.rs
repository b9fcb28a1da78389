//! The authors that a byline names.

/// Between two names.
const BETWEEN: [&str; 15] =
    [",", ";", "/", "|", "、", "，", "・", " and ", " y ", " und ", " et ", " og ", " och ", " & ", " e "];

/// Words of at least so many letters are small in no name: particles are shorter.
const SMALL_WORD: usize = 5;

/// More words than this are a description.
const MOST_WORDS: usize = 6;

/// Those who stand for nobody.
const NOBODY: [&str; 8] =
    ["no author", "admin", "administrator", "staff", "editor", "author", "unknown", "redaktion"];

/// The names in a byline: `Ann Lee and Bo Chen, Harbor News` are three. What is a user's number, an
/// address or a description is none.
///
/// ```
/// use ingest::extract::authors::names;
///
/// assert_eq!(names("CHARLES FORELLE AND ANN LEE"), ["Charles Forelle", "Ann Lee"]);
/// assert_eq!(names("admin_104485"), [""; 0]);
/// ```
pub fn names(byline: &str) -> Vec<String> {
    let mut rest = vec![byline.to_owned()];
    for between in BETWEEN {
        rest = rest.iter().flat_map(|part| split(part, between)).collect();
    }
    let mut names: Vec<String> = rest.iter().filter_map(|part| name(part)).collect();
    let mut seen = Vec::new();
    names.retain(|name| {
        let is_new = !seen.contains(name);
        seen.push(name.clone());
        is_new
    });
    names
}

/// The parts of a text between a separator, which may be written in capitals.
fn split(text: &str, between: &str) -> Vec<String> {
    let in_capitals = between.to_uppercase();
    text.split(between).flat_map(|part| part.split(&in_capitals)).map(str::to_owned).collect()
}

/// A part of a byline as a name, if it is one.
fn name(part: &str) -> Option<String> {
    // What stands behind a name: the day, the number of readers.
    let digit = part.find(|c: char| c.is_ascii_digit());
    let before = digit.map_or(part, |digit| &part[..digit]);
    let is_cut_inside = digit.is_some() && before.ends_with(char::is_alphanumeric);
    let words = before.trim_matches(|c: char| c.is_whitespace() || "()[]-–—:·•".contains(c));
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let is_small = |word: &str| {
        word.chars().count() >= SMALL_WORD && word.chars().next().is_some_and(char::is_lowercase)
    };
    // A full stop within a word that is not of initials.
    let is_site = |word: &str| {
        let parts: Vec<&str> = word.trim_end_matches('.').split('.').collect();
        parts.len() > 1 && parts.iter().any(|part| part.len() > 2)
    };
    let is_address = words.contains(['@', '_']) || words.contains("://") || words.split(' ').any(is_site);
    let is_name = letters >= 2
        && !is_cut_inside
        && !is_address
        && words.split_whitespace().count() <= MOST_WORDS
        && !words.split_whitespace().any(is_small)
        && !NOBODY.contains(&words.to_lowercase().as_str());
    is_name.then(|| as_written(words))
}

/// A name in capitals as names are written; any other as it is.
fn as_written(name: &str) -> String {
    let is_shouted = name.contains(' ') && !name.chars().any(char::is_lowercase);
    if !is_shouted || !name.chars().any(char::is_uppercase) {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut begins = true;
    name.chars()
        .flat_map(|c| {
            let written: Vec<char> = if begins { vec![c] } else { c.to_lowercase().collect() };
            begins = !c.is_alphabetic();
            written
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_or_several() {
        assert_eq!(names("María R. Sahuquillo"), ["María R. Sahuquillo"]);
        assert_eq!(names("Ann Lee, Bo Chen and Eva O’Regan"), ["Ann Lee", "Bo Chen", "Eva O’Regan"]);
        assert_eq!(names("Ana Ruiz y Luis de la Peña"), ["Ana Ruiz", "Luis de la Peña"]);
        assert_eq!(
            names("Jörg Soldwisch und Ann van der Velde, dpa"),
            ["Jörg Soldwisch", "Ann van der Velde", "dpa"]
        );
        assert_eq!(names("배윤경,이상현"), ["배윤경", "이상현"]);
        assert_eq!(names("大渡 美咲"), ["大渡 美咲"]);
        assert_eq!(names("AMANDA SEITZ and BEATRICE D’ARCY"), ["Amanda Seitz", "Beatrice D’Arcy"]);
        assert_eq!(names("Ann Lee; Ann Lee"), ["Ann Lee"]);
        assert_eq!(names("J.D. Salt and Ann B. Lee Jr."), ["J.D. Salt", "Ann B. Lee Jr."]);
    }

    #[test]
    fn what_is_no_name() {
        for byline in [
            "",
            "105464",
            "L_104485",
            "sina_mobile",
            "mdr.de",
            "ann@paper.example",
            "No Author",
            "our correspondent in Paris",
            "—",
        ] {
            assert_eq!(names(byline), [""; 0], "{byline}");
        }
        assert_eq!(names("Ann Lee 30 August 2023"), ["Ann Lee"]);
        assert_eq!(names(" (台北時報) 3"), ["台北時報"]);
    }
}
