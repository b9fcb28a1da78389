//! Who says what: statements that an article attributes to a speaker, in English and Spanish.
//!
//! A sentence is attributed where it has a cue outside quotation marks, a verb of saying or "according to", with a
//! speaker beside it. [`Clause::speaker`] lists where a speaker can be; [`Clause::extent`], what of the sentence is
//! said. How often both are right is measured in `attribution_set`.

use corpus::{
    model::Kind,
    store::{Article, Dossier, Mention},
};
use text::{Language, Span, folded_form, paragraph_spans, sentences, tokens};

use super::word_list::{WordList, form};

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
promised pledged vowed suggested proposed rejected stressed emphasized wrote writes asked asks recalled tweeted testified conceded concedes complained complains \
contended contends maintained maintains alleged alleges concluded remarked observed recounted cautioned predicted \
dijo dice dijeron dicen afirmo afirma afirmaron declaro declara nego niega negaron explico explica senalo senala senalaron \
aseguro asegura aseguraron advirtio advierte advirtieron sostuvo sostiene agrego agrega anadio anade confirmo confirma \
confirmaron reconocio reconoce informo informa informaron insto exigio acuso indico indica indicaron manifesto expreso \
subrayo respondio pidio aclaro reitero insistio insiste recordo recuerda anuncio anuncia anunciaron prometio conto \
denuncio apunto preciso comento ";

/// Those that are nouns as well: their speaker stands right before them.
const NOUNS_TOO: &str = " claims demands denies notes reports states state asks niega informa acusa anuncio ";

/// Verbs that name whom they are said to.
const TO_SOMEBODY: &str = " told tells informed ";

const PRONOUNS: &str = " he she they it el ella ellos ellas ";
/// What comes before a noun that belongs to another: "for the River Board".
const PREPOSITIONS: &str =
    " of for by to in at with from on about under over close and or de del para con en por a ante y o ";

/// What is between a subject and its verb.
const ADVERBS: &str =
    " also has have had long then later now still further today again tambien ya ha han luego despues ";

const NEUTER: &str = " it they ";

/// What a name for somebody begins with: "the mayor", "una portavoz".
const DETERMINERS: &str = " both all most no the a an this that his her their its our one two three four five six seven eight nine ten several some many el la los las un una unos unas su sus \
dos tres varios varias ";

/// Those who are named without it.
const BARE: &str = " police officials officers authorities witnesses prosecutors investigators lawyers residents neighbours neighbors \
experts sources doctors people critics supporters analysts aides relatives testigos vecinos fuentes autoridades \
fiscales expertos medicos familiares ";

/// What makes "was told" a thing that was not said.
const PASSIVE: &str = " was were been is are be being fue fueron ser es sido ";

/// What stands between a verb and what is said: when, where and to whom.
const ADJUNCTS: &str = " on in at to during after before late last earlier yesterday today again also el en a ante al tras durante de ";

/// How many words a sentence has that only says who spoke.
const SHORT: usize = 6;

/// How many words a speaker has at most, and how many there are between one and the verb.
const LONGEST: usize = 16;
const NEAR: usize = 3;

/// The lists above, by their places in [`Lists`].
#[derive(Clone, Copy)]
enum List {
    Verbs,
    NounsToo,
    ToSomebody,
    Pronouns,
    Neuter,
    Determiners,
    Bare,
    Passive,
    Prepositions,
    Adverbs,
    Adjuncts,
}

/// The lists, to be looked up quickly.
struct Lists([WordList; 11]);

impl Lists {
    fn new() -> Self {
        let lists = [
            VERBS,
            NOUNS_TOO,
            TO_SOMEBODY,
            PRONOUNS,
            NEUTER,
            DETERMINERS,
            BARE,
            PASSIVE,
            PREPOSITIONS,
            ADVERBS,
            ADJUNCTS,
        ];
        Self(lists.map(WordList::new))
    }
}

/// The attributed statements of an article, in order of place.
pub fn attributions(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<Attribution> {
    let raw = article.raw;
    let mentions: Vec<Mention<'_>> = dossier.mentions(article).collect();
    let zones = dossier.zones(article).filter(|zone| zone.kind.is_body());
    let (mut found, lists) = (Vec::new(), Lists::new());
    for paragraph in zones.flat_map(|zone| paragraph_spans(raw, zone.span)) {
        let mut before: Option<Span> = None;
        for sentence in sentences(raw, paragraph) {
            let words = tokens(raw.get(sentence.range()).unwrap_or_default());
            let words: Vec<Span> = words.map(|token| token.shift(sentence.start)).collect();
            let clause = Clause {
                raw,
                sentence,
                forms: words
                    .iter()
                    .map(|word| form(&folded_form(raw.get(word.range()).unwrap_or_default())))
                    .collect(),
                words,
                lists: &lists,
                quotations: quotations(raw, sentence),
                mentions: &mentions,
                is_spanish: article.language == Language::Spanish,
            };
            let quoted_before = before.filter(|_| clause.words.len() <= SHORT);
            found.extend(clause.attribution(quoted_before));
            before = clause.quotations.last().copied();
        }
    }
    found
}

/// A sentence that is looked through.
struct Clause<'c> {
    raw: &'c str,
    sentence: Span,
    words: Vec<Span>,
    /// Their folded forms.
    forms: Vec<u32>,
    lists: &'c Lists,
    /// What is in quotation marks, in order.
    quotations: Vec<Span>,
    /// The mentions of the article.
    mentions: &'c [Mention<'c>],
    is_spanish: bool,
}

/// What says that something is said.
struct Cue {
    /// Its first word and the one after its last.
    first: usize,
    end: usize,
    /// Whether it is a verb, and not "according to".
    is_verb: bool,
}

/// Somebody who says something: the words, by place, and who it is.
struct Speaker {
    first: usize,
    end: usize,
    entity: Option<u32>,
}

impl Clause<'_> {
    /// The outermost attribution of the sentence: of its first cue that has a speaker. A quotation that ends the
    /// sentence before may be what is said.
    fn attribution(&self, quoted_before: Option<Span>) -> Option<Attribution> {
        let mut found = (0..self.words.len()).filter_map(|at| {
            let cue = self.cue(at)?;
            let speaker = self.speaker(&cue)?;
            let extent = self.extent(&cue, &speaker).or(quoted_before.map(|span| (span, true)))?;
            Some((cue, speaker, extent))
        });
        // "The government rejected the offer, the ambassador said": what comes last is about all before it.
        let first = found.next()?;
        let is_last = |(cue, .., (extent, is_quoted)): &(Cue, Speaker, (Span, bool))| {
            !is_quoted
                && extent.end <= self.words[cue.first].start
                && extent.contains(self.words[first.0.first])
        };
        let (cue, speaker, (extent, is_quoted)) = found.find(is_last).unwrap_or(first);
        let span = |first: usize, end: usize| Span::new(self.words[first].start, self.words[end - 1].end);
        let (entity, verb) = (speaker.entity, span(cue.first, cue.end));
        let speaker = span(speaker.first, speaker.end);
        Some(Attribution { entity, speaker, verb, extent, is_quoted, sentence: self.sentence })
    }

    fn is_in(&self, list: List, at: usize) -> bool {
        self.forms.get(at).is_some_and(|&form| self.lists.0[list as usize].has(form))
    }

    fn is(&self, at: usize, wanted: &str) -> bool {
        self.forms.get(at).is_some_and(|&known| known == form(wanted))
    }

    fn starts_with(&self, at: usize, is_wanted: fn(char) -> bool) -> bool {
        let span = self.words.get(at);
        span.and_then(|span| self.raw.get(span.range())).is_some_and(|word| word.starts_with(is_wanted))
    }

    fn ends_with(&self, at: usize, end: &str) -> bool {
        let word = self.words.get(at).and_then(|span| self.raw.get(span.range()));
        word.is_some_and(|word| word.ends_with(end))
    }

    /// What is between two neighbouring words; before the first word, and after the last, what else there is.
    fn between(&self, before: usize) -> &str {
        let start = before.checked_sub(1).map_or(self.sentence.start, |last| self.words[last].end);
        let end = self.words.get(before).map_or(self.sentence.end, |next| next.start);
        self.raw.get(start..end).unwrap_or_default()
    }

    /// Whether a clause begins with a word: what is before it is more than a space.
    fn begins(&self, at: usize) -> bool {
        at == 0 || self.between(at).contains([',', ';', ':', '"', '“', '”', '«', '»', '—', '–', '('])
    }

    /// Where the clause of a word begins.
    fn begin(&self, at: usize) -> usize {
        (0..=at).rev().find(|&at| self.begins(at)).unwrap_or(0)
    }

    /// Where the clause of a word ends.
    fn end(&self, at: usize) -> usize {
        (at + 1..self.words.len()).find(|&at| self.begins(at)).unwrap_or(self.words.len())
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.quotations.iter().any(|quoted| quoted.contains(*word)))
    }

    /// The cue that begins with a word.
    fn cue(&self, at: usize) -> Option<Cue> {
        let end = if self.is(at, "according") && self.is(at + 1, "to") {
            at + 2
        } else if self.is(at, "de") && self.is(at + 1, "acuerdo") && self.is(at + 2, "con") {
            at + 3
        } else if self.is(at, "segun") {
            at + 1
        } else {
            // A word of a name is no verb, nor is one with a capital: "the United States".
            let is_verb = self.is_in(List::Verbs, at) && !self.starts_with(at, char::is_uppercase);
            let is_passive = at > 0 && self.is_in(List::Passive, at - 1);
            let is_name = || self.mention(at).is_some_and(|mention| mention.entity.is_some());
            if !is_verb || is_passive || self.is_quoted(at) || is_name() {
                return None;
            }
            return Some(Cue { first: at, end: at + 1, is_verb: true });
        };
        (!self.is_quoted(at)).then_some(Cue { first: at, end, is_verb: false })
    }

    /// The mention of which a word is a part.
    fn mention(&self, at: usize) -> Option<&Mention<'_>> {
        let word = self.words.get(at)?;
        self.mentions.iter().find(|mention| mention.span.overlaps(*word))
    }

    /// Somebody named by the words from one on, a name or a noun: "Ada Brun", "the mayor", "police".
    fn somebody(&self, at: usize, end: usize) -> Option<Speaker> {
        let speaks = |mention: &&Mention<'_>| matches!(mention.kind, Kind::Person | Kind::Organisation);
        let named = (at..end.min(at + NEAR + 1)).find_map(|word| {
            let mention = self.mention(word).filter(speaks)?;
            let last = (word..end).take_while(|&word| mention.span.overlaps(self.words[word])).last()?;
            Some(Speaker { first: word, end: last + 1, entity: mention.entity })
        });
        let is_noun = self.is_in(List::Determiners, at) && at + 1 < end || self.is_in(List::Bare, at);
        let noun = || Speaker { first: at, end: end.min(at + LONGEST), entity: None };
        named.or_else(|| is_noun.then(noun))
    }

    /// Whom a pronoun stands for: the person named last before the sentence; "it", the body.
    fn pronoun(&self, at: usize) -> Option<Speaker> {
        if !self.is_in(List::Pronouns, at) || self.is_article(at) {
            return None;
        }
        let kind = if self.is_in(List::Neuter, at) { Kind::Organisation } else { Kind::Person };
        let is_before = |mention: &&Mention<'_>| {
            mention.kind == kind && mention.entity.is_some() && mention.span.end <= self.sentence.start
        };
        let entity = self.mentions.iter().rev().find(is_before).and_then(|mention| mention.entity);
        Some(Speaker { first: at, end: at + 1, entity })
    }

    /// "el" without an accent, which is no pronoun.
    fn is_article(&self, at: usize) -> bool {
        self.is(at, "el")
            && self
                .words
                .get(at)
                .and_then(|word| self.raw.get(word.range()))
                .is_some_and(|word| !word.contains(['é', 'É', '\u{301}']))
    }

    /// Who speaks: after "according to"; before the verb, in the same clause or before an insertion between commas;
    /// or right after a verb that begins a clause.
    fn speaker(&self, cue: &Cue) -> Option<Speaker> {
        let after = || {
            let is_close = cue.end < self.words.len() && !self.begins(cue.end);
            let end = self.end(cue.end.min(self.words.len().saturating_sub(1)));
            is_close.then(|| self.pronoun(cue.end).or_else(|| self.somebody(cue.end, end))).flatten()
        };
        if !cue.is_verb {
            return after();
        }
        let verb = cue.first;
        if verb > 0 && !self.begins(verb) {
            let can_be_noun = self.is_in(List::NounsToo, verb) && !self.is_spanish;
            let is_noun = can_be_noun && !self.is(verb + 1, "that") && verb + 1 < self.words.len();
            let subject = self.subject(self.begin(verb), verb, if is_noun { 1 } else { NEAR + 1 });
            return subject.filter(|subject| !is_noun || self.mention(subject.first).is_some());
        }
        let before = || {
            // "Ada Brun, the mayor of Kerrow, said": from the comma back to the one before.
            let inserted = self.begin(verb.checked_sub(1)?);
            (inserted > 0 && !self.is_quoted(verb - 1) && self.between(inserted).contains(','))
                .then(|| self.subject(self.begin(inserted - 1), inserted, 1))
                .flatten()
        };
        let end = self.end(verb);
        let ends_in_name = self.mention(end - 1).is_some_and(|mention| mention.kind == Kind::Person);
        let has_more =
            !ends_in_name && end - verb > 4 || self.is(verb + 1, "that") || self.is(verb + 1, "que");
        let is_direct = self.quotations.iter().any(|quoted| quoted.start >= self.words[verb].end);
        match has_more || is_direct {
            true => before().or_else(after),
            false => after().or_else(before),
        }
    }

    /// The subject at the end of some words before a verb.
    fn subject(&self, begin: usize, verb: usize, reach: usize) -> Option<Speaker> {
        let last = verb.checked_sub(1)?;
        if self.is_quoted(last) {
            return None;
        }
        let near = (verb.saturating_sub(reach).max(begin)..verb).rev();
        let named = near.clone().find_map(|word| {
            let mention = self.mention(word)?;
            let is_speaker = matches!(mention.kind, Kind::Person | Kind::Organisation);
            let first =
                (begin..=word).rev().take_while(|&word| mention.span.overlaps(self.words[word])).last()?;
            // "Castell's office" is not she.
            let is_owner = ["'s", "’s"].iter().any(|end| self.ends_with(word, end)) && word + 1 < verb;
            let (end, entity) = if is_owner { (verb, None) } else { (word + 1, mention.entity) };
            is_speaker.then_some(Speaker { first, end, entity })
        });
        let noun = || {
            let is_adverb = |at: usize| self.is_in(List::Adverbs, at) || self.ends_with(at, "ly");
            let end = (begin + 1..=verb).rev().find(|&end| !is_adverb(end - 1))?;
            let is_free = |at: usize| at == begin || !self.is_in(List::Prepositions, at - 1);
            let is_noun = |at: &usize| {
                is_free(*at)
                    && (self.is_in(List::Determiners, *at) && at + 1 < end || self.is_in(List::Bare, *at))
            };
            let mut first = (begin.max(verb.saturating_sub(LONGEST))..end).rev().find(is_noun)?;
            // "U.S. officials"
            while self.is_in(List::Bare, first) && first > begin && is_free(first) && end - first <= NEAR {
                first -= 1;
            }
            (!self.is_in(List::Prepositions, end - 1)).then_some(Speaker { first, end, entity: None })
        };
        near.take(2).find_map(|at| self.pronoun(at)).or(named).or_else(noun)
    }

    /// What is said, and whether it is quoted.
    fn extent(&self, cue: &Cue, speaker: &Speaker) -> Option<(Span, bool)> {
        if let Some(quoted) = self.quotations.iter().copied().find(|quoted| self.is_direct(*quoted)) {
            return Some((quoted, true));
        }
        let after = cue.end.max(if speaker.first >= cue.end { speaker.end } else { cue.end });
        let lead = cue.first.min(speaker.first);
        let rest = self.words.len() - after.min(self.words.len());
        let has_lead = lead >= 2 && self.begins(lead) && !self.between(self.words.len()).contains(':');
        let is_lead = match cue.is_verb {
            true => has_lead && (rest < 4 || speaker.first > cue.first),
            false => lead >= 2,
        };
        let clause = match is_lead {
            true => {
                // What is before a semicolon is another sentence.
                let cut = (1..lead).rev().find(|&at| self.between(at).contains(';')).unwrap_or(0);
                Span::new(self.words[cut].start, self.words[lead - 1].end)
            }
            false => {
                let first = self.said_from(cue, after)?;
                Span::new(self.words[first].start, self.words.last()?.end)
            }
        };
        (!clause.is_empty()).then_some((clause, false))
    }

    /// Whether a quotation is what is said, and not a part of it: a sign, or nothing, is before it.
    fn is_direct(&self, quoted: Span) -> bool {
        let before = self.raw.get(self.sentence.start..quoted.start).unwrap_or_default();
        let before = before.trim_end_matches(|c: char| is_mark(c) || c.is_whitespace());
        before.is_empty() || before.ends_with([',', ':', ';', '.', '—', '–'])
    }

    /// The word with which what is said begins, after a cue and perhaps its speaker.
    fn said_from(&self, cue: &Cue, after: usize) -> Option<usize> {
        let count = self.words.len();
        let is_that = |at: usize| self.is(at, "that") || self.is(at, "que");
        let mut first = after;
        if !cue.is_verb {
            // "According to Mira Castell, the minister, …"
            let inserted = self.end(first);
            let is_insertion = first < count
                && inserted < count
                && inserted - first <= LONGEST / 2
                && self.between(inserted).contains(',')
                && !["who", "which", "that", "and", "que", "y"].iter().any(|word| self.is(inserted, word))
                && self.mention(after - 1).is_some_and(|mention| mention.kind == Kind::Person);
            return Some(if is_insertion { inserted } else { first }).filter(|&at| at < count);
        }
        let to_somebody = self.is_in(List::ToSomebody, cue.first);
        if to_somebody || self.is_in(List::Adjuncts, first) {
            let limit = count.min(first + LONGEST);
            if let Some(that) = (first..limit).find(|&at| is_that(at)) {
                return Some(that + 1).filter(|&at| at < count);
            }
        }
        if self.is_spanish {
            // What is said follows "que"; without it, nothing is said.
            return is_that(first).then_some(first + 1).filter(|&at| at < count);
        }
        if to_somebody {
            first = self.addressee_end(first);
        }
        if self.is_in(List::Adjuncts, first)
            && let Some(date) = self.mention(first + 1).filter(|mention| mention.kind == Kind::Date)
        {
            first = (first + 1..count).find(|&at| !date.span.overlaps(self.words[at])).unwrap_or(count);
        }
        Some(if is_that(first) { first + 1 } else { first }).filter(|&at| at < count)
    }

    /// The word after whom something is told to: "reporters", "the court", a name.
    fn addressee_end(&self, first: usize) -> usize {
        match self.somebody(first, self.words.len()).filter(|somebody| somebody.entity.is_some()) {
            Some(named) => named.end,
            None if self.is_in(List::Determiners, first) => first + 2,
            None => first + 1,
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»')
}

/// What is between quotation marks in a sentence, where that is more than a word or two, or ends as speech does; at the
/// end of the sentence the closing one may be missing.
pub(super) fn quotations(raw: &str, sentence: Span) -> Vec<Span> {
    let text = raw.get(sentence.range()).unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(first) = text[rest..].find(is_mark) {
        let start = rest + first + text[rest + first..].chars().next().map_or(0, char::len_utf8);
        let end = text[start..].find(is_mark).map_or(text.len(), |length| start + length);
        if tokens(&text[start..end]).count() >= 3 || text[start..end].ends_with([',', '?', '!']) {
            found.push(Span::new(start, end).shift(sentence.start));
        }
        rest = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}
