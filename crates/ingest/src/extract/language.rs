//! In which language an article is.

use std::borrow::Cow;

use corpus::model::Zone;
use isolang::Language as Iso;
use text::{Language, folded_form, tokens};
use whatlang::Script;

/// A language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// By whose rules words are inflected.
    pub language: Language,
    /// Its code: by ISO 639-1 where that has one, else by ISO 639-3.
    pub code: String,
    /// What it is called in English; empty where its inflections are known.
    pub name: String,
}

impl Tongue {
    /// A language whose inflections are known.
    fn known(language: Language) -> Self {
        Self { language, code: language.code().to_owned(), name: String::new() }
    }

    /// The language with a code of ISO 639-1 or 639-3.
    pub fn from_code(code: &str) -> Option<Self> {
        // What is detected is one of several spoken languages with one name in writing.
        let code = match code {
            "cmn" => "zho",
            "pes" => "fas",
            code => code,
        };
        let iso = Iso::from_639_1(code).or_else(|| Iso::from_639_3(code))?;
        let code = iso.to_639_1().unwrap_or(iso.to_639_3());
        Some(match Language::from_code(code) {
            Some(language) => Self::known(language),
            None => {
                // "Modern Greek (1453-)"
                let name = iso.to_name().split(" (").next().unwrap_or_default().to_owned();
                Self { language: Language::Other, code: code.to_owned(), name }
            }
        })
    }
}

/// A text of fewer letters is too short to be told by its letters.
const LETTERS: usize = 120;

/// Most bytes of a text that are looked at: more would say the same.
const LOOKED_AT: usize = 2 << 10;

/// The language of an article's title and text; English where there is nothing to tell it by.
pub fn detect(text: &str, zones: &[Zone]) -> Tongue {
    let searched = zones.iter().filter(|zone| zone.kind.is_searchable());
    let mut sample = String::new();
    for text in searched.filter_map(|zone| text.get(zone.span.range())) {
        let end = text.floor_char_boundary(LOOKED_AT.saturating_sub(sample.len()));
        sample.push_str(&text[..end]);
        sample.push('\n');
    }
    let words: Vec<_> = tokens(&sample).map(|token| folded_form(&sample[token.range()])).collect();
    let (english, spanish) = small_words(words.iter());
    if is_plainly_english(&words, english) {
        return Tongue::known(Language::English);
    }
    let by_letters = || {
        let found = whatlang::detect(&sample)?;
        let is_long = sample.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS;
        // Danish and Norwegian are hardly told apart, but both from English.
        let is_neither = english.max(spanish) * 100 < words.len() * SMALL_WORDS;
        let is_told = found.script() != Script::Latin || is_long && (found.is_reliable() || is_neither);
        Tongue::from_code(found.lang().code()).filter(|_| is_told)
    };
    by_letters().unwrap_or_else(|| Tongue::known(more_frequent(english, spanish)))
}

/// The ten most frequent words of English.
const ENGLISH: [&str; 10] = ["the", "of", "and", "to", "in", "for", "on", "that", "was", "with"];

/// How many of a hundred words of a language are among its ten most frequent ones, at least.
const SMALL_WORDS: usize = 9;

/// Whether a text has so many of the small words of English, and so many different ones, that its letters need
/// not be looked at, which takes ten times as long.
fn is_plainly_english(words: &[Cow<'_, str>], english: usize) -> bool {
    let kinds = ENGLISH.iter().filter(|small| words.iter().any(|word| word == *small)).count();
    english * 100 >= words.len() * 2 * SMALL_WORDS && kinds * 2 > ENGLISH.len()
}

/// The language whose most frequent words are more frequent among these folded forms; English where
/// neither's are.
pub fn of_words(words: impl Iterator<Item = impl AsRef<str>>) -> Language {
    let (english, spanish) = small_words(words);
    more_frequent(english, spanish)
}

fn more_frequent(english: usize, spanish: usize) -> Language {
    if spanish > english { Language::Spanish } else { Language::English }
}

/// How many of some folded forms are among the ten most frequent words of English, and of Spanish.
fn small_words(words: impl Iterator<Item = impl AsRef<str>>) -> (usize, usize) {
    let (mut english, mut spanish) = (0, 0);
    for word in words {
        match word.as_ref() {
            "de" | "la" | "el" | "los" | "las" | "que" | "en" | "del" | "por" | "con" => spanish += 1,
            word if ENGLISH.contains(&word) => english += 1,
            _ => {}
        }
    }
    (english, spanish)
}

#[cfg(test)]
mod tests {
    use corpus::model::ZoneKind;
    use text::Span;

    use super::*;

    fn detected(text: &str) -> Tongue {
        let zone = |kind, start, end| Zone { kind, span: Span::new(start, end) };
        // What is left out does not count.
        let start = text.find('|').map_or(0, |at| at + 1);
        detect(text, &[zone(ZoneKind::Boilerplate, 0, start), zone(ZoneKind::Body, start, text.len())])
    }

    #[test]
    fn the_smallest_words_tell_the_language_of_a_short_text() {
        let detect = |text: &str| detected(text).language;
        assert_eq!(detect("The minister of the interior spoke in La Paz."), Language::English);
        assert_eq!(detect("El secretario de la Defensa habló en la frontera con Texas."), Language::Spanish);
        assert_eq!(
            detect("Share this on the web with friends and the world |Detenidos en la frontera"),
            Language::Spanish
        );
        assert_eq!(detect("253 000"), Language::English);
    }

    #[test]
    fn other_languages_are_told_by_their_letters() {
        let told = |text: &str| {
            let Tongue { language, code, name } = detected(text);
            (language, code, name)
        };
        let other = |code: &str, name: &str| (Language::Other, code.to_owned(), name.to_owned());
        let german = "Der Minister sagte am Montag vor dem Ausschuss, dass die Brücke über den Fluss erst im nächsten \
                      Jahr wieder für den Verkehr geöffnet werde. Die Kosten seien höher als erwartet.";
        let portuguese = "O ministro disse na segunda-feira que a ponte sobre o rio só será reaberta ao trânsito no \
                          próximo ano, porque as obras de reparação custam mais do que se esperava.";
        let spanish = "El ministro dijo el lunes que el puente sobre el río no se abrirá de nuevo al tránsito hasta el \
                       próximo año, porque las obras de reparación cuestan más de lo que se esperaba.";
        assert_eq!(told(german), other("de", "German"));
        assert_eq!(told(portuguese), other("pt", "Portuguese"));
        assert_eq!(told(spanish), (Language::Spanish, "es".to_owned(), String::new()));
        assert_eq!(told("部长周一表示，这座桥明年才能重新通车。"), other("zh", "Chinese"));
        assert_eq!(told("大臣は月曜日、橋は来年まで通行できないと述べた。"), other("ja", "Japanese"));
        assert_eq!(told("장관은 월요일 다리가 내년에야 다시 열린다고 말했다."), other("ko", "Korean"));
        assert_eq!(
            told("Министр сообщил в понедельник, что мост откроют только в следующем году."),
            other("ru", "Russian")
        );
    }

    #[test]
    fn codes_of_languages() {
        assert_eq!(Tongue::from_code("en").map(|tongue| tongue.language), Some(Language::English));
        assert_eq!(Tongue::from_code("spa").map(|tongue| tongue.code), Some("es".to_owned()));
        assert_eq!(Tongue::from_code("el").map(|tongue| tongue.name), Some("Modern Greek".to_owned()));
        assert_eq!(Tongue::from_code("xx"), None);
    }
}
