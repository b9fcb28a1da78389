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

use super::{
    reporting_words::{List, Lists},
    word_list::form,
};

/// A statement with its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker, where it is one of the dossier's entities.
    pub entity: Option<u32>,
    /// Whether the words name others too, after that one.
    pub is_joint: bool,
    /// The words that name the speaker.
    pub speaker: Span,
    /// The verb, or "according to"; or a colon.
    pub verb: Span,
    /// What is said.
    pub extent: Span,
    /// Whether it is in quotation marks.
    pub is_quoted: bool,
    /// In which sentence.
    pub sentence: Span,
}

/// How many words a sentence has that only says who spoke.
const SHORT: usize = 6;

/// How many words a speaker has at most, and how many there are between one and the verb.
const LONGEST: usize = 16;
const NEAR: usize = 3;

/// The attributed statements of an article, in order of place.
pub fn attributions(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<Attribution> {
    let raw = article.raw;
    let mentions: Vec<Mention<'_>> = dossier.mentions(article).collect();
    let zones = dossier.zones(article).filter(|zone| zone.kind.is_body());
    let (mut found, lists) = (Vec::<Attribution>::new(), Lists::new());
    for paragraph in zones.flat_map(|zone| paragraph_spans(raw, zone.span)) {
        let mut before: Option<Span> = None;
        let first = found.len();
        let quoted = quotations(raw, paragraph);
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
                quotations: quoted.iter().copied().filter(|one| one.overlaps(sentence)).collect(),
                mentions: &mentions,
                is_spanish: article.language == Language::Spanish,
            };
            let last = clause.quotations.last().copied();
            match clause.attribution(before.filter(|_| clause.words.len() <= SHORT)) {
                Some(one) => {
                    // What was taken for the words of the speaker before is that of the speaker after.
                    found.retain(|known| known.extent != one.extent);
                    found.push(one);
                }
                None => {
                    // "…," she said. "…": the second quotation is hers as well.
                    let is_whole = |quotation: &Span| {
                        clause.words.last().is_some_and(|word| quotation.contains(*word))
                            && clause.words.first().is_some_and(|word| {
                                quotation.contains(*word) || quotation.start < sentence.start
                            })
                    };
                    let speaker = found[first..].last().filter(|known| known.is_quoted).cloned();
                    if let (Some(known), Some(extent)) = (speaker, last.filter(is_whole))
                        && extent.start > known.verb.start
                        && extent.end <= sentence.end
                    {
                        found.push(Attribution { extent, sentence, ..known });
                    }
                }
            }
            before = last;
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
    /// The words, where they are in a sentence before.
    elsewhere: Option<Span>,
    /// Whether it is several.
    is_joint: bool,
}

impl Speaker {
    fn new(first: usize, end: usize, entity: Option<u32>) -> Self {
        Self { first, end, entity, elsewhere: None, is_joint: false }
    }
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
                && extent.contains(self.words[first.0.first.min(self.words.len() - 1)])
                // "She said that he had paid, as the court demanded": not so.
                && !self.is_as(self.begin(cue.first))
        };
        let (cue, speaker, (extent, is_quoted)) = found.find(is_last).unwrap_or(first);
        let span = |first: usize, end: usize| Span::new(self.words[first].start, self.words[end - 1].end);
        let (entity, is_joint) = (speaker.entity, speaker.is_joint);
        let words = || span(speaker.first, speaker.end);
        let verb = match cue.first == cue.end {
            true => Span::new(words().end, words().end + ':'.len_utf8()),
            false => span(cue.first, cue.end),
        };
        let speaker = speaker.elsewhere.unwrap_or_else(words);
        Some(Attribution { entity, is_joint, speaker, verb, extent, is_quoted, sentence: self.sentence })
    }

    fn is_in(&self, list: List, at: usize) -> bool {
        self.forms.get(at).is_some_and(|&form| self.lists.words[list as usize].has(form))
    }

    fn is(&self, at: usize, wanted: &str) -> bool {
        self.forms.get(at).is_some_and(|&known| known == form(wanted))
    }

    fn is_one_of(&self, at: usize, words: &str) -> bool {
        words.split(' ').any(|word| self.is(at, word))
    }

    /// "Brun's"
    fn is_owner(&self, at: usize) -> bool {
        self.ends_with(at, "'s") || self.ends_with(at, "’s")
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
        if self.is_quoted(at) {
            // Ada Brun: "…"
            let is_colon = at > 0 && !self.is_quoted(at - 1) && self.between(at).starts_with(':');
            let is_named = is_colon && self.mention(at - 1).is_some();
            return is_named.then_some(Cue { first: at, end: at, is_verb: true });
        }
        let forms = self.forms.get(at..).unwrap_or_default();
        if let Some((phrase, is_verb)) =
            self.lists.phrases.iter().find(|(phrase, _)| forms.starts_with(phrase))
        {
            // "as Ada Brun put it", but not "put it down"
            let is_as = || (self.begin(at)..at).any(|at| self.is_as(at));
            let is_passive = || *is_verb && at > 0 && self.is_in(List::Passive, at - 1);
            let is_cue = (!self.is(at + 1, "it") || is_as()) && !is_passive();
            return is_cue.then_some(Cue { first: at, end: at + phrase.len(), is_verb: *is_verb });
        }
        // "was quoted by the paper as saying"
        if self.is_in(List::Passive, at)
            && let Some(saying) = (at + 2..at + LONGEST).find(|&word| self.is(word, "saying"))
            && self.is(saying - 1, "as")
            && (at..saying).all(|word| word == at || !self.begins(word))
        {
            return Some(Cue { first: at, end: saying + 1, is_verb: true });
        }
        let is_verb = match self.is_in(List::WithThat, at) {
            true => self.is(at + 1, "that"),
            false => self.is_in(List::Verbs, at) || self.is_after_speech(at) || self.is_before_that(at),
        };
        if !is_verb {
            return None;
        }
        // A word of a name is no verb, nor is one with a capital: "the United States"; but "Dijo Ada Brun que".
        let is_capital = self.starts_with(at, char::is_uppercase) && !(self.is_spanish && at == 0);
        let is_none_after = |before: usize| {
            let is_el = self.is(before, "el") && !self.is_article(before);
            self.is_in(List::Passive, before)
                || self.is_in(List::NoVerb, before) && !is_el
                || self.is_owner(before)
        };
        // "el rechazo" has no accent.
        let has_no_accent =
            self.is_spanish && self.ends_with(at, "o") && !self.is_one_of(at, "dijo sostuvo propuso");
        let is_noun = !self.begins(at) && is_none_after(at - 1) || has_no_accent;
        let is_name = || self.mention(at).is_some_and(|mention| mention.entity.is_some());
        if is_capital || is_noun || is_name() {
            return None;
        }
        Some(Cue { first: at, end: at + 1, is_verb: true })
    }

    /// Whether a word looks like a verb in what follows speech at once, whatever it means: "…," she sighed.
    fn is_after_speech(&self, at: usize) -> bool {
        let is_speech_before = || self.begin(at).checked_sub(1).is_some_and(|before| self.is_quoted(before));
        ["ed", "ó", "aron", "ieron"].iter().any(|end| self.ends_with(at, end))
            && is_speech_before()
            && !self.is_one_of(at + 1, "by in on at por en")
    }

    /// Whether a word looks like a verb between a name and "that", whatever it means: "Brun hypothesised that …".
    fn is_before_that(&self, at: usize) -> bool {
        ["ed", "ó", "aron", "ieron"].iter().any(|end| self.ends_with(at, end))
            && self.is_one_of(at + 1, "that que")
            && at > 0
            && !self.begins(at)
            && (self.is_in(List::Pronouns, at - 1) && !self.is_article(at - 1)
                || self
                    .mention(at - 1)
                    .is_some_and(|one| matches!(one.kind, Kind::Person | Kind::Organisation)))
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
            let speaker = Speaker::new(word, self.end_of(mention), mention.entity);
            Some(self.with_next(speaker))
        });
        let is_noun = self.is_in(List::Determiners, at) && at + 1 < end || self.is_in(List::Bare, at);
        let is_over = |at: &usize| self.is_one_of(*at, "que that en a on during after");
        let end = (at + 1..end.min(at + LONGEST)).find(is_over).unwrap_or(end.min(at + LONGEST));
        named.or_else(|| is_noun.then(|| Speaker::new(at, end, None)))
    }

    /// The word after a mention.
    fn end_of(&self, mention: &Mention<'_>) -> usize {
        self.words.iter().take_while(|word| word.start < mention.span.end).count()
    }

    /// The place of the name that begins with a word or with the one after its article.
    fn name_at(&self, at: usize) -> Option<&Mention<'_>> {
        let at = if self.is_in(List::Determiners, at) { at + 1 } else { at };
        self.mention(at).filter(|mention| matches!(mention.kind, Kind::Person | Kind::Organisation))
    }

    fn is_and(&self, at: usize) -> bool {
        self.is_one_of(at, "and y e")
    }

    /// "Ada Brun and Otto Lenz", of whom the first is known.
    fn with_next(&self, one: Speaker) -> Speaker {
        match self.name_at(one.end + 1).filter(|_| self.is_and(one.end) && !self.begins(one.end)) {
            Some(other) => Speaker { end: self.end_of(other), is_joint: true, ..one },
            None => one,
        }
    }

    /// "Ada Brun and Otto Lenz", of whom the last is known, where a clause begins with them.
    fn with_one_before(&self, last: Speaker) -> Speaker {
        let article = |at: usize| usize::from(at > 0 && self.is_in(List::Determiners, at - 1));
        let and = last.first - article(last.first);
        let before = and.checked_sub(2).filter(|_| self.is_and(and - 1)).and_then(|at| self.mention(at));
        let Some(before) = before.filter(|one| matches!(one.kind, Kind::Person | Kind::Organisation)) else {
            return last;
        };
        let first = self.words.iter().take_while(|word| word.end <= before.span.start).count();
        let is_lead = (self.begin(first)..first)
            .all(|at| self.is_in(List::Determiners, at) || self.starts_with(at, char::is_uppercase));
        match is_lead {
            true => Speaker { first, entity: before.entity, is_joint: true, ..last },
            false => last,
        }
    }

    /// Whom a Spanish verb means without naming: who was named last before the sentence.
    fn unnamed(&self, cue: &Cue) -> Option<Speaker> {
        let is_before = |mention: &&Mention<'_>| {
            mention.span.end <= self.sentence.start
                && matches!(mention.kind, Kind::Person | Kind::Organisation)
        };
        let named = self.mentions.iter().rev().find(is_before)?;
        let elsewhere = Some(named.span);
        Some(Speaker { elsewhere, ..Speaker::new(cue.first, cue.first, named.entity) })
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
        Some(Speaker::new(at, at + 1, entity))
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
            let noun = || self.bare_noun(cue, end);
            let somebody = || self.pronoun(cue.end).or_else(|| self.somebody(cue.end, end)).or_else(noun);
            is_close.then(somebody).flatten()
        };
        if !cue.is_verb {
            return after();
        }
        let verb = cue.first;
        if verb == cue.end {
            return self.subject(self.begin(verb - 1), verb, 1);
        }
        let unnamed = || (self.is_spanish && self.is(cue.end, "que")).then(|| self.unnamed(cue)).flatten();
        // "se quejó"
        let begins = self.begins(verb) || self.is(verb - 1, "se") && self.begins(verb - 1);
        if !begins {
            let can_be_noun = self.is_in(List::NounsToo, verb) && !self.is_spanish;
            let is_noun = can_be_noun && !self.is(verb + 1, "that") && verb + 1 < self.words.len();
            if is_noun && self.is(verb + 1, "to") {
                return None;
            }
            let subject = self.subject(self.begin(verb), verb, if is_noun { 1 } else { NEAR + 1 });
            let subject = subject.filter(|subject| !is_noun || self.mention(subject.first).is_some());
            // "Ada Brun stood up and said": she.
            let begin = self.begin(verb);
            let is_second = self.is_and(verb - 1) || self.is(verb - 1, "but") || self.is(verb - 1, "pero");
            let first = || {
                let named = self.somebody(begin, verb).filter(|_| is_second && begin + 1 < verb)?;
                self.mention(named.first).map(|_| named)
            };
            return subject.or_else(first).or_else(unnamed);
        }
        let before = || {
            // "Ada Brun, the mayor of Kerrow, said": from the comma back to the one before.
            let inserted = self.begin(verb.checked_sub(1)?);
            (inserted > 0 && !self.is_quoted(verb - 1) && self.between(inserted).contains(','))
                .then(|| {
                    let speaker = self.subject(self.begin(inserted - 1), inserted, 1)?;
                    // "The minister, Ada Brun, said"
                    let name = self.mention(inserted).filter(|name| self.end_of(name) == verb);
                    let name = name.filter(|name| name.kind == Kind::Person).and_then(|name| name.entity);
                    Some(Speaker { entity: name.or(speaker.entity), ..speaker })
                })
                .flatten()
        };
        let end = self.end(verb);
        let ends_in_name = self.mention(end - 1).is_some_and(|mention| mention.kind == Kind::Person);
        let has_more =
            !ends_in_name && end - verb > 4 || self.is_that(verb + 1) || self.is_in(List::WithNoun, verb);
        let is_direct = self.quotations.iter().any(|quoted| quoted.start >= self.words[verb].end);
        match has_more || is_direct {
            true => before().or_else(after),
            false => after().or_else(before),
        }
        .or_else(unnamed)
    }

    /// Somebody without an article after a verb: "says engineer", "warned experts at the port".
    fn bare_noun(&self, cue: &Cue, end: usize) -> Option<Speaker> {
        let at = cue.end;
        let is_word = cue.is_verb
            && cue.first > 0
            && !self.starts_with(at, |c| !c.is_lowercase())
            && !self.is_one_of(at, "nothing something so yes no nada que that to")
            && !self.is_in(List::Adjuncts, at)
            && (self.ends_with(at, "s") || end == self.words.len() && end - at <= 2);
        is_word.then(|| Speaker::new(at, end.min(at + LONGEST), None))
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
            let is_owner = self.is_owner(word) && word + 1 < verb;
            let (end, entity) = if is_owner { (verb, None) } else { (word + 1, mention.entity) };
            is_speaker.then(|| self.with_one_before(Speaker::new(first, end, entity)))
        });
        let noun = || {
            let is_adverb = |at: usize| self.is_in(List::Adverbs, at) || self.ends_with(at, "ly");
            let end = (begin + 1..=verb).rev().find(|&end| !is_adverb(end - 1))?;
            let is_free = |at: usize| at == begin || !self.is_in(List::Prepositions, at - 1);
            let is_noun = |at: &usize| {
                is_free(*at)
                    && (self.is_in(List::Determiners, *at) && at + 1 < end || self.is_in(List::Bare, *at))
            };
            // "Scientists at the station"
            let is_plural = self.ends_with(begin, "s")
                && self.words[begin].end - self.words[begin].start > 4
                && begin < end;
            let noun = (begin.max(verb.saturating_sub(LONGEST))..end).rev().find(is_noun);
            let mut first = noun.or(is_plural.then_some(begin))?;
            // "U.S. officials"
            while self.is_in(List::Bare, first) && first > begin && is_free(first) && end - first <= NEAR {
                first -= 1;
            }
            (!self.is_in(List::Prepositions, end - 1)).then(|| Speaker::new(first, end, None))
        };
        near.take(2).find_map(|at| self.pronoun(at)).or(named).or_else(noun)
    }

    /// What is said, and whether it is quoted.
    fn extent(&self, cue: &Cue, speaker: &Speaker) -> Option<(Span, bool)> {
        if let Some(quoted) = self.quotations.iter().copied().find(|quoted| self.is_direct(*quoted)) {
            return Some((quoted, true));
        }
        let after = cue.end.max(if speaker.first >= cue.end { speaker.end } else { cue.end });
        let mut lead = cue.first.min(speaker.first);
        let is_of_name =
            |at: usize| self.is_in(List::Determiners, at) || self.starts_with(at, char::is_uppercase);
        let clause = self.begin(lead);
        // "…, harbour master Ada Brun told passengers"
        let is_title = |at: usize| {
            !self.is_in(List::Prepositions, at) && !self.is_in(List::Adjuncts, at) && !self.is(at, "but")
        };
        let is_titled = clause > 0 && lead - clause <= NEAR && (clause..lead).all(is_title);
        if is_titled || (clause..lead).all(|at| is_of_name(at) || self.is_as(at)) {
            lead = clause;
        }
        let count = self.words.len();
        // "The mill, as Ada Brun put it, is lost"
        if lead > 0
            && after < count
            && self.begins(lead)
            && self.end(lead) == after
            && !self.is_quoted(lead - 1)
            && self.between(lead).contains(',')
            && self.between(after).contains(',')
            && !self.is_in(List::Adjuncts, 0)
        {
            return Some((Span::new(self.words[0].start, self.words[count - 1].end), false));
        }
        let rest = count - after.min(count);
        let has_lead = lead >= 2 && self.begins(lead) && !self.between(self.words.len()).contains(':');
        let is_lead = match cue.is_verb {
            true => {
                // "No trains will run, the company said in a statement on Friday."
                let is_told = lead >= 4
                    && self.is_in(List::Adjuncts, after)
                    && !self.is_in(List::Adjuncts, 0)
                    && !(after..count).any(|at| self.is_one_of(at, "that que"));
                has_lead && (rest < 4 || is_told || speaker.first > cue.first) && !self.is_that(after)
            }
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

    fn is_as(&self, at: usize) -> bool {
        self.is_one_of(at, "as como")
    }

    fn is_that(&self, at: usize) -> bool {
        self.is_one_of(at, "that que")
    }

    /// The word with which what is said begins, after a cue and perhaps its speaker.
    fn said_from(&self, cue: &Cue, after: usize) -> Option<usize> {
        let count = self.words.len();
        let is_that = |at: usize| self.is_that(at);
        let mut first = after;
        if !cue.is_verb {
            // "According to Mira Castell, the minister, …"
            let inserted = self.end(first);
            let is_insertion = first < count
                && inserted < count
                && inserted - first <= LONGEST / 2
                && self.between(inserted).contains(',')
                && !self.is_one_of(inserted, "who which that and que y")
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
            // What is said follows "que"; without it, nothing is said, but for "negó haber firmado" and "exigió la
            // renuncia".
            let verb = first + usize::from(self.is(first, "no"));
            let is_infinitive = ["ar", "er", "ir", "rse"].iter().any(|end| self.ends_with(verb, end));
            let is_day = || self.mention(first + 1).is_some_and(|mention| mention.kind == Kind::Date);
            let is_noun = self.is_in(List::WithNoun, cue.first)
                && (!self.is_in(List::Adjuncts, first) || self.is(first, "el") && !is_day());
            let from = if is_that(first) { first + 1 } else { first };
            return (from > first || cue.end == first && (is_infinitive || is_noun))
                .then_some(from)
                .filter(|&at| at < count);
        }
        if to_somebody {
            first = self.addressee_end(first);
        }
        if self.is_in(List::Adjuncts, first)
            && let Some(date) = self.mention(first + 1).filter(|mention| mention.kind == Kind::Date)
        {
            first = (first + 1..count).find(|&at| !date.span.overlaps(self.words[at])).unwrap_or(count);
        }
        let is_of = is_that(first) || self.is_one_of(first, "of about");
        Some(if is_of { first + 1 } else { first }).filter(|&at| at < count)
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
    matches!(c, '"' | '“' | '”' | '«' | '»' | '‘' | '’' | '\'' | '„')
}

/// What is between quotation marks in a stretch of text, where that is more than a word or two, or ends as speech does;
/// and what Spanish dialogue has after a dash. The closing mark may be missing.
pub(super) fn quotations(raw: &str, stretch: Span) -> Vec<Span> {
    let text = raw.get(stretch.range()).unwrap_or_default();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let char_at = |at: usize| chars.get(at).map_or(' ', |&(_, c)| c);
    let place = |at: usize| chars.get(at).map_or(text.len(), |&(place, _)| place);
    let mut found = Vec::new();
    let mut add = |from: usize, to: usize| found.push(Span::new(place(from), place(to)).shift(stretch.start));
    let is_dash = |at: usize| matches!(char_at(at), '—' | '–');
    if is_dash(0) && char_at(1) != ' ' {
        // —La presa aguantó —dijo Ada Brun—. Nadie lo sabía.
        if let Some(inserted) = (1..chars.len()).find(|&at| char_at(at) == ' ' && is_dash(at + 1)) {
            let more = (inserted + 2..chars.len()).find(|&at| is_dash(at)).unwrap_or(chars.len());
            add(1, inserted);
            if let Some(more) = (more..chars.len()).find(|&at| char_at(at).is_alphanumeric()) {
                add(more, chars.len());
            }
            return found;
        }
    }
    let mut at = 0;
    while at < chars.len() {
        let opening = char_at(at);
        let before = at.checked_sub(1).map_or(' ', char_at);
        let closing = match opening {
            '"' | '“' if !before.is_ascii_digit() => "\"”",
            '„' => "“”",
            '«' => "»",
            '‘' | '\'' if !before.is_alphanumeric() => "’'",
            _ => "",
        };
        at += 1;
        if closing.is_empty() {
            continue;
        }
        let is_single = closing == "’'";
        // "Nobody's" has no mark that closes.
        let closes = |end: &usize| {
            closing.contains(char_at(*end)) && !(is_single && char_at(end + 1).is_alphanumeric())
        };
        let Some(mut end) = (at..chars.len()).find(closes).or((!is_single).then_some(chars.len())) else {
            continue;
        };
        // "The workers' rights" has none before another.
        if is_single
            && char_at(end - 1) == 's'
            && let Some(later) = (end + 1..chars.len()).find(|&at| is_mark(char_at(at)))
            && closes(&later)
        {
            end = later;
        }
        if end == chars.len() && opening == '"' {
            let is_end = |&at: &usize| char_at(at) == '.' && char_at(at + 1) == ' ';
            end = (at..chars.len()).find(is_end).map_or(end, |end| end + 1);
        }
        let is_speech = matches!(char_at(end - 1), ',' | '?' | '!') || char_at(end + 1) == ',';
        if is_speech || tokens(&text[place(at)..place(end)]).count() >= 3 {
            add(at, end);
        }
        at = end + 1;
    }
    found
}
