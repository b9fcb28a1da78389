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
    /// How many words it has.
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
            words: key.split(' ').filter(|word| !word.is_empty()).count(),
            function_words: key.split(' ').filter(|word| is_function_word(word)).count(),
            prose: false,
            ends: ends_a_sentence(&text),
            after_gap: stretch.after_gap,
            front_matter: stretch.front_matter,
            date: dates::whole_line(&text).or_else(|| whole_day(&text)),
            phrases: phrases::classes(&key),
            key,
            text,
        };
        unit.prose = unit.words >= 12 && unit.ends && !is_headline(&unit.text) || unit.words >= 30;
        unit
    }
}

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

/// The most frequent function words of English and Spanish, and some of Portuguese, French, German and Italian, folded.
const FUNCTION_WORDS: &str = "the of and to in a is that for it was on with as be by at are this have from or had not but \
    were they which his her he she we you i an has been their its who will would there than into \
    said what when if so no can de la que el en y los del se las por un para con una su al lo como \
    mas pero sus le ya o este fue ha e do da em um uma os dos com na les des et est du une dans qui \
    pas sur der die und den von das mit di che il della non per";

/// Whether a folded word is one of those that hold sentences together, whatever they are about.
pub fn is_function_word(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| FUNCTION_WORDS.split_whitespace().collect());
    WORDS.contains(word)
}
