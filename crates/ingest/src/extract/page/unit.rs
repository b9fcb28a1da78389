//! A block of a page with what its text alone tells of it.

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use text::{Span, date::Date, folded_words, straighten};

use super::{phrases, plain::Stretch};
use crate::{annotate::dates, extract::days::days_in_line};

/// A block with what is known of its text.
pub struct Unit<'t> {
    /// Where it stands in the text.
    pub span: Span,
    /// Its text as one line.
    pub text: Cow<'t, str>,
    /// Its words, folded: two blocks that read the same have the same key.
    pub key: String,
    /// How many words it has; of scripts that put no spaces between words, as many as a translation would have.
    pub words: usize,
    /// How many of them are function words.
    pub function_words: usize,
    /// Whether it reads like a paragraph.
    pub prose: bool,
    /// Whether it ends as a sentence does.
    pub ends: bool,
    /// Whether an empty line stands before it.
    pub after_gap: bool,
    /// Whether it belongs to the front matter of a Markdown file.
    pub front_matter: bool,
    /// The date that it is, if it is nothing else.
    pub date: Option<Date>,
    /// The classes of boilerplate whose phrases it holds.
    pub phrases: Vec<&'static str>,
}

impl<'t> Unit<'t> {
    /// Looks at a stretch of a text.
    pub fn new(text: &'t str, stretch: Stretch) -> Self {
        let raw = text.get(stretch.span.range()).unwrap_or_default();
        let text = match raw.contains(['\n', '\r', '\t']) {
            true => Cow::Owned(raw.split_whitespace().collect::<Vec<_>>().join(" ")),
            false => Cow::Borrowed(raw),
        };
        let key = folded_words(&text);
        let mut unit = Self {
            span: stretch.span,
            words: 0,
            function_words: 0,
            prose: false,
            ends: ends_a_sentence(&text),
            after_gap: stretch.after_gap,
            front_matter: stretch.front_matter,
            date: dates::whole_line(&text).or_else(|| whole_day(&text)),
            phrases: phrases::classes(&key),
            key,
            text,
        };
        (unit.words, unit.function_words) = count_words(&unit.text, &unit.key);
        unit.prose = unit.words >= 12 && unit.ends && !is_headline(&unit.text)
            || unit.words >= 30 && !is_enumeration(&unit);
        unit
    }
}

/// Whether a long line only names things, as a menu that was saved as one line does: neither a mark nor function words.
/// Of scripts whose function words are not known, none is taken for that.
fn is_enumeration(unit: &Unit<'_>) -> bool {
    let is_mark =
        |c| matches!(c, ',' | '.' | '!' | '?' | ':' | ';' | '，' | '。' | '、' | '！' | '？' | '：' | '；');
    let is_known = |c: char| {
        !c.is_alphabetic()
            || c < '\u{0530}'
            || is_wide(c)
            || matches!(c, '\u{1E00}'..='\u{1EFF}' | '\u{AC00}'..='\u{D7AF}')
    };
    !unit.text.contains(is_mark)
        && unit.function_words * 100 < unit.words * 15
        && unit.text.chars().all(is_known)
}

/// How many words a text has, and how many of them are function words.
///
/// Chinese and Japanese tokens are single characters, those of Thai and its neighbours single letters. So that the
/// same counts mean the same, five characters are taken for three words, and four letters for one. In running
/// Chinese about a seventh of the characters are particles and the like, in Japanese two fifths are hiragana, and in
/// Korean most words end in a particle; that is made comparable with the two fifths of English words.
fn count_words(text: &str, key: &str) -> (usize, usize) {
    let (mut words, mut function_words) = (0, 0);
    let (mut characters, mut particles, mut hiragana, mut letters) = (0, 0, 0, 0);
    for word in key.split(' ').filter(|word| !word.is_empty()) {
        match word.chars().next() {
            Some('\u{3041}'..='\u{309F}') => (characters, hiragana) = (characters + 1, hiragana + 1),
            Some(c) if is_wide(c) => {
                characters += 1;
                particles += usize::from(PARTICLES.contains(c));
            }
            Some('\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}') => letters += 1,
            _ => {
                words += 1;
                function_words += usize::from(is_function_word(word));
            }
        }
    }
    if text.contains(|c| matches!(c, '\u{AC00}'..='\u{D7AF}')) {
        let ends = |word: &&str| {
            let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
            word.chars().nth(1).is_some() && word.ends_with(|c| KOREAN_ENDINGS.contains(c))
        };
        // Half of the words that end so are nouns.
        function_words += text.split_whitespace().filter(ends).count() * 2 / 3;
    }
    let of_characters = (characters * 3 / 5).max(characters.min(1));
    let of_letters = (letters / 4).max(letters.min(1));
    words += of_characters + of_letters;
    function_words += (particles * 2 + hiragana * 2 / 3).min(of_characters)
        + if letters > 60 { of_letters * 2 / 5 } else { 0 };
    (words, function_words)
}

/// Whether a character is a word or a part of one by itself: Chinese characters and katakana.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters that hold Chinese sentences together, in both ways of writing.
const PARTICLES: &str = "的了在是和有不这這一为為上对對与與也人中他到说說就被将將及以于於从從而其并並等之后後来來该該由已还還但或都向把们們她它我你";

/// Syllables that end Korean words in a sentence.
const KOREAN_ENDINGS: &str = "은는이가을를에의로다고서도와과며한할";

/// The day that a line is, in a form of dates that running text does not have: see [`days_in_line`].
fn whole_day(line: &str) -> Option<Date> {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    if line.len() > 60 || !(5..=14).contains(&digits) {
        return None;
    }
    let days = days_in_line(line);
    let [(day, span)] = days[..] else { return None };
    // A weekday, a time.
    let rest = line[..span.start].chars().chain(line[span.end..].chars());
    (rest.filter(|c| c.is_alphabetic()).count() <= 10 && day.day().is_some()).then_some(day)
}

/// Whether a text ends as a sentence does.
pub fn ends_a_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c| {
        matches!(straighten(c), '"' | '\'' | ')' | ']' | '*' | '_' | ' ' | '」' | '』' | '）' | '】')
    });
    bare.ends_with(['.', '!', '?', ':', ';', '…', '。', '！', '？', '：', '；', '．', '।', '۔', '؟'])
}

/// Whether most of the longer words are capitalised, as in headlines.
fn is_headline(text: &str) -> bool {
    let longer = text.split_whitespace().filter(|word| word.chars().count() >= 4);
    let (mut capitals, mut all) = (0, 0);
    for word in longer {
        all += 1;
        capitals += usize::from(word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
    }
    all >= 3 && capitals * 4 >= all * 3
}

/// The most frequent function words of English and Spanish, and some of other languages of Europe and of Turkish and
/// Indonesian, folded.
const FUNCTION_WORDS: &str = "the of and to in a is that for it was on with as be by at are this have from or had not but \
    were they which his her he she we you i an has been their its who will would there than into \
    said what when if so no can de la que el en y los del se las por un para con una su al lo como \
    mas pero sus le ya o este fue ha e do da em um uma os dos com na les des et est du une dans qui \
    pas sur der die und den von das mit di che il della non per \
    ist nicht zu im auf eine ein dem des sich fur als auch es werden aus er dass sie nach wird bei einer um sind noch \
    wie einem einen zum war haben nur oder aber vor zur bis durch wurde \
    het een van dat zijn niet te op voor met och att det som av och ar pa til og ikke jeg i w na z ze sie nie jest oraz \
    ve bir bu icin ile ama yang dan dengan untuk dari ini itu pada tidak akan juga \
    и в не на что с по как это из к о за он его от для но а у же было \
    si la cu pe din nu mai este ca au v se je s ktery jako";

/// Whether a folded word is one of those that hold sentences together, whatever they are about.
pub fn is_function_word(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| FUNCTION_WORDS.split_whitespace().collect());
    WORDS.contains(word)
}
