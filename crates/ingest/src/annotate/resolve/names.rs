//! Names brought to a form in which two ways of writing one are the same.

use std::{collections::HashMap, sync::LazyLock};

use corpus::model::Kind;
use text::{folded_form, straighten, tokens};

use crate::annotate::tagger::lexicon::{DEMONYM, LEXICON, PLACE};

/// What makes two names one across texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The same words everywhere.
    Everywhere(Kind, String),
    /// The same words within an article, by slug: a surname, say.
    Within(Kind, String, String),
}

/// The words of a name, folded, without possessives and quotation marks.
pub fn words(name: &str) -> Vec<String> {
    let word = |span: text::Span| {
        let surface = &name[span.range()];
        let folded = folded_form(surface).into_owned();
        // "FBIs" for "FBI's": a lost apostrophe.
        let is_short = surface.len() > 2 && surface.chars().rev().skip(1).all(char::is_uppercase);
        if let Some(letters) = undotted(&folded) {
            return letters;
        }
        let bare = folded
            .strip_suffix("'s")
            .or_else(|| folded.strip_suffix('s').filter(|_| is_short && surface.ends_with('s')));
        bare.map(str::to_owned).unwrap_or(folded)
    };
    tokens(name).map(word).collect()
}

/// "f.b.i" as "fbi": three letters or more with stops between them are one abbreviation without.
fn undotted(folded: &str) -> Option<String> {
    let bare = folded.strip_suffix("'s").unwrap_or(folded);
    let mut letters = bare.split('.');
    let is_dotted = bare.len() > 4 && letters.all(|letter| letter.chars().count() == 1);
    is_dotted.then(|| bare.replace('.', ""))
}

/// Where a nickname stands within a person's name, by words: in quotation marks, or "El" and a word.
fn nickname_within(name: &str) -> Option<std::ops::Range<usize>> {
    let spans: Vec<text::Span> = tokens(name).collect();
    let quote = |text: &str| text.chars().any(|c| straighten(c) == '"');
    let after_quote = (1..spans.len()).find(|&at| quote(&name[spans[at - 1].end..spans[at].start]));
    if let Some(start) = after_quote {
        let end = (start + 1..spans.len()).find(|&at| quote(&name[spans[at - 1].end..spans[at].start]))?;
        return Some(start..end);
    }
    let words = words(name);
    let begins = |at: usize| words[at] == "el" || words[at] == "la" && words[at - 1] != "de";
    let start = (1..words.len().checked_sub(2)?).find(|&at| begins(at))?;
    Some(start..start + 2)
}

/// The words of a person's name without a nickname in the middle of it.
pub fn person_words(name: &str) -> Vec<String> {
    let mut words = words(name);
    if let Some(nickname) = nickname_within(name).filter(|nickname| nickname.end < words.len()) {
        words.drain(nickname);
    }
    words
}

/// The nickname in the middle of a person's name.
pub fn nickname(name: &str) -> Option<Vec<String>> {
    words(name).get(nickname_within(name)?).map(<[String]>::to_vec)
}

/// Names that are one whatever the text: by kind and words, the name shown.
static ALIASES: LazyLock<HashMap<(Kind, String), &'static str>> = LazyLock::new(|| {
    let mut aliases = HashMap::new();
    for line in include_str!("../tagger/lexicon/aliases.txt").lines() {
        let (kind, names) = line.split_once('\t').unwrap_or_default();
        let Some(kind) = [Kind::Place, Kind::Organisation].into_iter().find(|known| known.name() == kind)
        else {
            continue;
        };
        let shown = names.split(" | ").next().unwrap_or_default();
        for name in names.split(" | ") {
            aliases.insert((kind, words(name).join(" ")), shown);
        }
    }
    aliases
});

/// Whether what an abbreviation is known as everywhere can be what a text calls so in full: "ISIS" in a text on an
/// Institute for Science and International Security is not the Islamic State. A name in Spanish shares no words
/// with one in English, and is taken for it.
pub fn may_be_known_as(known: &str, full: &[String]) -> bool {
    let is_telling = |word: &&String| word.chars().count() > 3;
    let known = words(known);
    full.len() < 2
        || full.iter().any(|word| matches!(word.as_str(), "de" | "del" | "para"))
        || full.iter().filter(is_telling).any(|word| known.contains(word))
}

/// The name by which something is known everywhere, where the table has it.
pub fn known_as(kind: Kind, words: &[String]) -> Option<&'static str> {
    ALIASES.get(&(kind, words.join(" "))).copied()
}

/// The words of an organisation's name in one order: "Department of Justice" for "Justice Department";
/// without a company's legal form.
pub fn organisation_words(name: &str) -> Vec<String> {
    let mut words = words(name);
    while words.len() > 1
        && matches!(words.last().map(String::as_str), Some("inc" | "corp" | "co" | "ltd" | "llc" | "plc"))
    {
        words.pop();
    }
    for word in &mut words {
        if let "departments" | "ministries" = word.as_str() {
            *word = if word == "departments" { "department".to_owned() } else { "ministry".to_owned() };
        }
    }
    if let [subject @ .., head] = words.as_slice()
        && matches!(head.as_str(), "department" | "ministry" | "secretariat")
        && !subject.is_empty()
        && !subject.iter().any(|word| word == "of" || word == "police" || word == "fire" || word == "sheriff")
    {
        let from = subject.iter().take_while(|word| is_country_word(word)).count();
        let (country, subject) = subject.split_at(from);
        if !subject.is_empty() {
            let mut turned = country.to_vec();
            turned.extend([head.clone(), "of".to_owned()]);
            turned.extend_from_slice(subject);
            words = turned;
        }
    }
    words.retain(|word| !matches!(word.as_str(), "the"));
    words
}

/// Whether a word says of which country a body is.
pub fn is_country_word(word: &str) -> bool {
    LEXICON.classes(word) & (DEMONYM | PLACE) != 0 || word == "federal"
}

/// Bodies that many countries have, under one name.
pub fn is_ordinary_body(words: &[String]) -> bool {
    const ORDINARY: [&str; 38] = [
        "congress",
        "senate",
        "parliament",
        "supreme court",
        "constitutional court",
        "house of representatives",
        "chamber of deputies",
        "national assembly",
        "army",
        "navy",
        "air force",
        "marines",
        "national guard",
        "coast guard",
        "central bank",
        "attorney general's office",
        "office of attorney general",
        "prosecutor's office",
        "federal police",
        "national police",
        "foreign ministry",
        "interior ministry",
        "treasury",
        "customs",
        "ministry of foreign affairs",
        "ministry of foreign relations",
        "ministry of interior",
        "ministry of defense",
        "ministry of national defense",
        "ministry of finance",
        "ministry of health",
        "ministry of security",
        "ministry of public security",
        "department of foreign affairs",
        "national assembly",
        "cabinet",
        "electoral tribunal",
        "high court",
    ];
    ORDINARY.contains(&words.join(" ").as_str())
}

/// The country that a demonym or a country's name stands for, as a word to tell bodies apart by.
pub fn country_of(word: &str) -> Option<String> {
    const DEMONYMS: [(&str, &str); 34] = [
        ("mexican", "Mexico"),
        ("american", "United States"),
        ("u.s", "United States"),
        ("us", "United States"),
        ("british", "United Kingdom"),
        ("canadian", "Canada"),
        ("french", "France"),
        ("german", "Germany"),
        ("italian", "Italy"),
        ("spanish", "Spain"),
        ("russian", "Russia"),
        ("ukrainian", "Ukraine"),
        ("chinese", "China"),
        ("japanese", "Japan"),
        ("indian", "India"),
        ("brazilian", "Brazil"),
        ("argentine", "Argentina"),
        ("chilean", "Chile"),
        ("colombian", "Colombia"),
        ("peruvian", "Peru"),
        ("venezuelan", "Venezuela"),
        ("ecuadorian", "Ecuador"),
        ("bolivian", "Bolivia"),
        ("guatemalan", "Guatemala"),
        ("honduran", "Honduras"),
        ("salvadoran", "El Salvador"),
        ("nicaraguan", "Nicaragua"),
        ("cuban", "Cuba"),
        ("haitian", "Haiti"),
        ("israeli", "Israel"),
        ("turkish", "Turkey"),
        ("iranian", "Iran"),
        ("australian", "Australia"),
        ("polish", "Poland"),
    ];
    if let Some((_, country)) = DEMONYMS.iter().find(|(demonym, _)| *demonym == word) {
        return Some((*country).to_owned());
    }
    (LEXICON.classes_of_name(word) & crate::annotate::tagger::lexicon::COUNTRY != 0).then(|| {
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        };
        word.split(' ').map(capital).collect::<Vec<String>>().join(" ")
    })
}

/// The initials of a name, small words skipped or not.
pub fn initials(words: &[String], skip: bool) -> String {
    let is_small =
        |word: &str| matches!(word, "of" | "the" | "and" | "for" | "de" | "la" | "y" | "in" | "on" | "to");
    let counting = words.iter().filter(|word| !skip || !is_small(word));
    counting.filter_map(|word| word.chars().next()).collect()
}

/// Every way in which a name may be abbreviated to initials: small words and a country before it
/// skipped or not.
pub fn all_initials(words: &[String]) -> Vec<String> {
    let bare: Vec<String> = words.iter().skip_while(|word| is_country_word(word)).cloned().collect();
    let ways = [words, bare.as_slice()]
        .into_iter()
        .flat_map(|words| [initials(words, true), initials(words, false)]);
    let mut all: Vec<String> = ways.filter(|initials| initials.chars().count() > 1).collect();
    all.sort();
    all.dedup();
    all
}

/// Whether a word is the initials of others: small words may be skipped.
pub fn are_initials(acronym: &str, words: &[String]) -> bool {
    let letters: String = acronym.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.chars().nth(1).is_some()
        && words.len() > 1
        && (initials(words, true) == letters || initials(words, false) == letters)
}
