//! In which language an article is, as far as inflections are concerned.

use corpus::model::Zone;
use text::{Language, folded_form, tokens};

/// The language of an article's title and text.
pub fn detect(text: &str, zones: &[Zone]) -> Language {
    let searched = zones.iter().filter(|zone| zone.kind.is_searchable());
    let texts = searched.filter_map(|zone| text.get(zone.span.range()));
    // The smallest words of a language are its most frequent ones, and enough.
    of_words(texts.flat_map(|text| tokens(text).map(|token| folded_form(&text[token.range()]))))
}

/// The language whose most frequent words are more frequent among these folded forms; English where
/// neither's are.
pub fn of_words(words: impl Iterator<Item = impl AsRef<str>>) -> Language {
    let (mut spanish, mut english) = (0_usize, 0_usize);
    for word in words {
        match word.as_ref() {
            "de" | "la" | "el" | "los" | "las" | "que" | "en" | "del" | "por" | "con" => spanish += 1,
            "the" | "of" | "and" | "to" | "in" | "for" | "on" | "that" | "was" | "with" => english += 1,
            _ => {}
        }
    }
    if spanish > english { Language::Spanish } else { Language::English }
}

#[cfg(test)]
mod tests {
    use corpus::model::ZoneKind;
    use text::Span;

    use super::*;

    #[test]
    fn the_smallest_words_tell_the_language() {
        let detect = |text: &str| {
            let zone = |kind, start, end| Zone { kind, span: Span::new(start, end) };
            // What is left out does not count.
            let start = text.find('|').map_or(0, |at| at + 1);
            detect(text, &[zone(ZoneKind::Boilerplate, 0, start), zone(ZoneKind::Body, start, text.len())])
        };
        assert_eq!(detect("The minister of the interior spoke in La Paz."), Language::English);
        assert_eq!(detect("El secretario de la Defensa habló en la frontera con Texas."), Language::Spanish);
        assert_eq!(
            detect("Share this on the web with friends and the world |Detenidos en la frontera"),
            Language::Spanish
        );
        assert_eq!(detect("253 000"), Language::English);
    }
}
