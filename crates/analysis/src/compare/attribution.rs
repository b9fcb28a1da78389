//! Who says what: statements that an article attributes to a speaker, in English and Spanish.
//!
//! A sentence is attributed where it has a verb of saying, or "according to", with a person, a body or a pronoun
//! beside it. A pronoun is the person named last before it. What is said is the quotation, where there is one;
//! else what follows the verb, or what precedes it where the verb comes at the end.

use corpus::{
    model::Kind,
    store::{Article, Dossier, Mention},
};
use text::{Span, folded_form, paragraph_spans, sentences, tokens};

/// A statement with its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker, where it is one of the dossier's entities.
    pub entity: Option<u32>,
    /// The words that name the speaker.
    pub speaker: Span,
    /// The verb, or "according to".
    pub verb: Span,
    /// What is said.
    pub extent: Span,
    /// Whether it is in quotation marks.
    pub is_quoted: bool,
    /// In which sentence.
    pub sentence: Span,
}

/// Verbs of saying, folded, in the forms in which reports have them.
const VERBS: &str = " said says say told tells stated states added adds announced announces claimed claims denied denies \
declared declares explained explains warned warns insisted insists argued argues confirmed confirms acknowledged \
admitted replied responded noted notes urged urges demanded demands accused accuses reported reports \
promised pledged vowed suggested proposed rejected stressed emphasized \
dijo dice dijeron afirmo afirma declaro declara anuncio anuncia nego niega explico explica senalo senala aseguro \
asegura advirtio advierte sostuvo sostiene agrego agrega confirmo confirma reconocio reconoce informo informa insto \
exigio acuso indico indica manifesto expreso subrayo respondio pidio aclaro reitero ";

/// Those that are nouns as well: their speaker stands right before them.
const NOUNS_TOO: &str = " claims demands denies notes reports states state niega informa acusa ";

const PRONOUNS: &str = " he she they it el ella ellos ellas ";

/// How many words may be between a speaker and the verb.
const NEAR: usize = 8;

/// The attributed statements of an article, in order of place.
pub fn attributions(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<Attribution> {
    let raw = article.raw;
    let speaks = |mention: &Mention<'_>| matches!(mention.kind, Kind::Person | Kind::Organisation);
    let mentions: Vec<Mention<'_>> =
        dossier.mentions(article).filter(|mention| mention.entity.is_some()).collect();
    let speakers: Vec<Mention<'_>> = mentions.iter().filter(|mention| speaks(mention)).copied().collect();
    let zones = dossier.zones(article).filter(|zone| zone.kind.is_body());
    let mut found = Vec::new();
    for paragraph in zones.flat_map(|zone| paragraph_spans(raw, zone.span)) {
        for sentence in sentences(raw, paragraph) {
            found.extend(attribution(raw, sentence, &speakers, &mentions));
        }
    }
    found
}

/// The outermost attribution of a sentence: of its first verb of saying outside quotation marks.
fn attribution(
    raw: &str,
    sentence: Span,
    speakers: &[Mention<'_>],
    mentions: &[Mention<'_>],
) -> Option<Attribution> {
    let text = raw.get(sentence.range())?;
    let words: Vec<Span> = tokens(text).map(|token| token.shift(sentence.start)).collect();
    let folded = |at: usize| words.get(at).and_then(|word| raw.get(word.range())).map(folded_form);
    let is_in =
        |list: &str, at: usize| folded(at).is_some_and(|word| list.contains(&[" ", &word, " "].concat()));
    let quotation = quotation(raw, sentence);
    let is_outside = |span: Span| quotation.is_none_or(|quoted| !quoted.overlaps(span));
    let is_word = |at: usize, wanted: &str| folded(at).is_some_and(|word| word == wanted);
    for at in 0..words.len() {
        let (verb, before) = if is_word(at, "according") && is_word(at + 1, "to") {
            (Span::new(words[at].start, words[at + 1].end), false)
        } else if is_word(at, "segun") {
            (words[at], false)
        } else if is_in(VERBS, at) {
            (words[at], true)
        } else {
            continue;
        };
        // A word of a name is no verb, nor is one with a capital: "the United States".
        let is_name = mentions.iter().any(|one| one.span.overlaps(verb));
        let is_capital =
            before && raw.get(verb.range()).is_some_and(|verb| verb.starts_with(char::is_uppercase));
        if !is_outside(verb) || is_name || is_capital {
            continue;
        }
        let distance = |span: Span| {
            let between = if span.end <= verb.start {
                Span::new(span.end, verb.start)
            } else {
                Span::new(verb.end, span.start.max(verb.end))
            };
            words.iter().filter(|word| between.contains(**word)).count()
        };
        let own = speakers.iter().filter(|one| sentence.contains(one.span) && is_outside(one.span));
        // A subject comes before its verb; after it, only right after it.
        let candidates = own.filter(|one| {
            let reach = if before && is_in(NOUNS_TOO, at) { 0 } else { NEAR };
            let limit = if before && one.span.end <= verb.start { reach } else { 2 };
            (one.span.end <= verb.start) == before && distance(one.span) <= limit
                || one.span.start >= verb.end && distance(one.span) <= 2
        });
        let named = candidates.min_by_key(|one| (distance(one.span), one.span.start));
        let pronoun = (at > 0 && is_in(PRONOUNS, at - 1)).then(|| words[at - 1]);
        let inverted = is_in(PRONOUNS, at + 1).then(|| words[at + 1]);
        let (speaker, entity) = match (pronoun.or(inverted), named) {
            (Some(pronoun), _) => {
                let is_person =
                    |one: &&Mention<'_>| one.kind == Kind::Person && one.span.end <= sentence.start;
                (pronoun, speakers.iter().rev().find(is_person).and_then(|one| one.entity))
            }
            (None, Some(named)) => (named.span, named.entity),
            (None, None) => continue,
        };
        let after = Span::new(verb.end.max(speaker.end), sentence.end);
        let rest = raw.get(after.range()).unwrap_or_default();
        let lead = Span::new(sentence.start, verb.start.min(speaker.start));
        let lead_words = words.iter().filter(|word| lead.contains(**word)).count();
        let is_last = tokens(rest).count() < 4;
        let clause = if lead_words >= 2 && (is_last || !before) { lead } else { after };
        let extent = quotation.unwrap_or_else(|| trimmed(raw, clause));
        if !extent.is_empty() {
            let is_quoted = quotation.is_some();
            return Some(Attribution { entity, speaker, verb, extent, is_quoted, sentence });
        }
    }
    None
}

/// What is between the first quotation marks of a sentence and the last, if that is more than a word or two.
fn quotation(raw: &str, sentence: Span) -> Option<Span> {
    let text = raw.get(sentence.range())?;
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»');
    let first = text.find(is_mark)?;
    let start = first + text[first..].chars().next().map_or(0, char::len_utf8);
    let end = text[start..].find(is_mark).map_or(text.len(), |length| start + length);
    let span = Span::new(start, end).shift(sentence.start);
    (tokens(&text[start..end]).count() >= 3).then_some(span)
}

/// A clause without the signs and the "that" around it.
fn trimmed(raw: &str, span: Span) -> Span {
    let text = raw.get(span.range()).unwrap_or_default();
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '.' | '—' | '–');
    let bare = text.trim_start_matches(is_sign);
    let lower = ["that ", "que "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    let start = span.start + (text.len() - lower.len());
    Span::new(start, start + lower.trim_end_matches(is_sign).len())
}
