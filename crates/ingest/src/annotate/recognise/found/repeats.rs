//! What one place of a text says of another: introduced acronyms, surnames of full names, the same name
//! again.

use std::collections::{BTreeMap, HashMap, HashSet};

use corpus::model::{Kind, Rule};
use text::Span;

use super::{
    forms::{is_acronym, is_common, spells_ordinary_words, stands_for, touches_name},
    page::{Draft, Page},
};
use crate::annotate::tagger::{
    lexicon::{COUNTRY, DEMONYM, FIRST, KNOWN, LAST, ORG, PLACE, STATE, TITLE},
    token::{Gap, Shape},
};

/// Most names that begin with the same word and are looked for elsewhere in a text.
const MOST_ALIKE: usize = 256;

impl<'t> Page<'_, 't> {
    /// Abbreviations of ordinary words, "greenhouse gases (GHG)", are no names.
    pub(super) fn abbreviations(&mut self) {
        let mut ordinary: Vec<&'t str> = Vec::new();
        for tokens in self.tokens {
            for at in 1..tokens.len() {
                if tokens[at].gap == Gap::Opening
                    && is_acronym(&tokens[at])
                    && spells_ordinary_words(tokens, at)
                {
                    ordinary.push(tokens[at].folded);
                }
            }
        }
        if ordinary.is_empty() {
            return;
        }
        for stretch in 0..self.tokens.len() {
            for at in 0..self.tokens[stretch].len() {
                let is_alone = self.taken[stretch][at]
                    .is_some_and(|draft| self.drafts[draft].tokens == Span::new(at, at + 1));
                if is_alone && ordinary.contains(&self.tokens[stretch][at].folded) {
                    self.drop_at(stretch, at);
                }
            }
        }
    }

    /// Acronyms that the text introduces in brackets after a name: "… of Mexico (ANAM)".
    pub(super) fn acronyms(&mut self) {
        let mut introduced: HashMap<&'t str, (Kind, usize, Span)> = HashMap::new();
        for stretch in 0..self.tokens.len() {
            let tokens = &self.tokens[stretch];
            for at in 1..tokens.len() {
                let token = &tokens[at];
                let closes =
                    tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Closing || next.gap == Gap::Comma)
                        || tokens.get(at + 1).is_none()
                        || tokens.get(at + 1).is_some_and(|next| matches!(next.gap, Gap::Stop | Gap::Start));
                if token.gap != Gap::Opening || !closes || !is_acronym(token) {
                    continue;
                }
                let Some(named) = self.taken[stretch][at - 1].map(|draft| self.drafts[draft].clone()) else {
                    continue;
                };
                if named.tokens.end != at || !stands_for(token, &tokens[named.tokens.range()]) {
                    continue;
                }
                introduced.entry(token.folded).or_insert((named.kind, stretch, named.tokens));
            }
        }
        self.read_as(&introduced);
    }

    /// Every place of some words of one token is read as one kind of name.
    fn read_as(&mut self, words: &HashMap<&'t str, (Kind, usize, Span)>) {
        for stretch in 0..self.tokens.len() {
            for at in 0..self.tokens[stretch].len() {
                let token = &self.tokens[stretch][at];
                let Some(&(kind, there, span)) = words.get(token.folded) else { continue };
                if !is_acronym(token) {
                    continue;
                }
                let alone = self.taken[stretch][at]
                    .is_none_or(|draft| self.drafts[draft].tokens == Span::new(at, at + 1));
                if alone {
                    self.drop_at(stretch, at);
                    let rule = Some(Rule::Acronym);
                    let tokens = Span::new(at, at + 1);
                    self.add(Draft { stretch, tokens, kind, rule, evidence: Some((there, span)) });
                }
            }
        }
    }

    /// "Norwick" is Norwick Logistics, where no person of the text is called so.
    pub(super) fn short_bodies(&mut self) {
        let tokens = self.tokens;
        let of = |draft: &Draft| &tokens[draft.stretch][draft.tokens.range()];
        let of_kind = |kind: Kind| self.drafts.iter().filter(move |draft| draft.kind == kind);
        let persons: HashSet<&str> = of_kind(Kind::Person)
            .filter(|draft| of(draft).len() > 1)
            .flat_map(of)
            .map(|token| token.folded)
            .collect();
        let bodies: HashMap<&str, (usize, Span)> = of_kind(Kind::Organisation)
            .filter(|draft| of(draft).len() > 1)
            .map(|draft| (of(draft)[0].folded, (draft.stretch, draft.tokens)))
            .filter(|(first, _)| !persons.contains(first))
            .collect();
        for at in 0..self.drafts.len() {
            let Draft { stretch, tokens: span, kind, .. } = self.drafts[at];
            let [token] = &tokens[stretch][span.range()] else { continue };
            let says_little = token.classes.is(PLACE | TITLE | DEMONYM | FIRST | KNOWN);
            if kind == Kind::Person
                && !says_little
                && let Some(full) = bodies.get(token.folded)
            {
                self.drafts[at].kind = Kind::Organisation;
                self.drafts[at].rule = Some(Rule::Repeated);
                self.drafts[at].evidence = Some(*full);
            }
        }
    }

    /// A full name licenses its surname, and the surname is no place elsewhere in the text.
    pub(super) fn surnames(&mut self) {
        let mut full: HashMap<&'t str, Vec<(usize, Span)>> = HashMap::new();
        for draft in self
            .drafts
            .iter()
            .filter(|draft| draft.kind == Kind::Person && draft.tokens.end > draft.tokens.start + 1)
        {
            let last = self.surname_of(draft);
            full.entry(last).or_default().push((draft.stretch, draft.tokens));
        }

        for stretch in 0..self.tokens.len() {
            for at in 0..self.tokens[stretch].len() {
                let token = &self.tokens[stretch][at];
                let Some(&(there, name)) = full.get(token.folded).and_then(|names| names.first()) else {
                    continue;
                };
                if token.shape != Shape::Title && token.shape != Shape::Mixed {
                    continue;
                }
                let draft = self.taken[stretch][at].map(|draft| &self.drafts[draft]);
                let takes = match draft {
                    None => {
                        let joined_before = at > 0
                            && token.gap.joins()
                            && self.tokens[stretch][at - 1].shape.is_capital()
                            && !self.tokens[stretch][at - 1].classes.is(TITLE);
                        let joined_after = self.tokens[stretch].get(at + 1).is_some_and(|next| {
                            next.gap == Gap::Space && next.shape.is_capital() && !token.is_possessive
                        });
                        let says_little = token.begins_sentence && !token.classes.is(LAST)
                            || token.in_headline && is_common(token);
                        !(joined_before || joined_after || says_little)
                    }
                    Some(draft) => {
                        draft.kind != Kind::Person
                            && draft.tokens == Span::new(at, at + 1)
                            && token.classes.single & (COUNTRY | STATE) == 0
                    }
                };
                if takes {
                    let (tokens, evidence) = (Span::new(at, at + 1), Some((there, name)));
                    self.drop_at(stretch, at);
                    let rule = Some(Rule::SurnameOfFullName);
                    self.add(Draft { stretch, tokens, kind: Kind::Person, rule, evidence });
                }
            }
        }
    }

    fn surname_of(&self, draft: &Draft) -> &'t str {
        let tokens = &self.tokens[draft.stretch][draft.tokens.range()];
        let last =
            tokens.iter().rev().find(|token| !matches!(token.folded, "jr" | "sr" | "ii" | "iii" | "iv"));
        last.map_or("", |token| token.folded)
    }

    /// "the Starmers": a family of the text is no body and no place.
    pub(super) fn families(&mut self) {
        let tokens = self.tokens;
        let surnames: HashSet<&str> = self
            .drafts
            .iter()
            .filter(|draft| draft.kind == Kind::Person)
            .filter_map(|draft| tokens[draft.stretch][draft.tokens.range()].last())
            .map(|last| last.folded)
            .collect();
        for at in 0..self.drafts.len() {
            let Draft { stretch, tokens: name, kind, .. } = self.drafts[at];
            let [one] = &tokens[stretch][name.range()] else { continue };
            let is_led = name.start > 0 && tokens[stretch][name.start - 1].folded == "the";
            let single = one.folded.strip_suffix("es").filter(|name| surnames.contains(name));
            let is_plural =
                single.or_else(|| one.folded.strip_suffix('s')).is_some_and(|name| surnames.contains(name));
            if kind != Kind::Person && is_led && is_plural && !one.classes.is(PLACE | ORG) {
                self.drop_at(stretch, name.start);
            }
        }
    }

    /// The same words are not a person here and a body there: what most places say holds for all, unless a list
    /// has the words, which are then a club and its town, say.
    pub(super) fn one_kind(&mut self) {
        let mut alike: BTreeMap<Vec<&'t str>, Vec<usize>> = BTreeMap::new();
        let mut surnames: HashMap<&'t str, usize> = HashMap::new();
        for (at, draft) in self.drafts.iter().enumerate().filter(|(_, draft)| !draft.tokens.is_empty()) {
            let tokens = &self.tokens[draft.stretch][draft.tokens.range()];
            let is_listed = tokens.iter().all(|token| token.classes.is_in(PLACE | ORG));
            if !is_listed && draft.kind != Kind::Event {
                alike.entry(tokens.iter().map(|token| token.folded).collect()).or_default().push(at);
            }
            if draft.kind == Kind::Person
                && let Some(last) = tokens.last()
            {
                *surnames.entry(last.folded).or_default() += 1;
            }
        }
        for (words, drafts) in alike {
            // What stands beside a name says more than the name by itself.
            let weight = |at: usize| if self.drafts[at].rule == Some(Rule::Context) { 3 } else { 1 };
            let of_kind = |kind: Kind| -> usize {
                drafts.iter().filter(|&&at| self.drafts[at].kind == kind).map(|&at| weight(at)).sum()
            };
            let (persons, bodies, places) =
                (of_kind(Kind::Person), of_kind(Kind::Organisation), of_kind(Kind::Place));
            if [persons, bodies, places].into_iter().filter(|count| *count > 0).count() < 2 {
                continue;
            }
            // A surname by itself, and one at the end of a full name, speak for each other.
            let others = words.last().and_then(|last| surnames.get(last)).map_or(0, |count| {
                count - drafts.iter().filter(|&&at| self.drafts[at].kind == Kind::Person).count()
            });
            // Unknown firms are read as places more often than the other way round.
            let places = places / 2;
            let votes =
                [(bodies, Kind::Organisation), (places, Kind::Place), (persons + others, Kind::Person)];
            let Some((most, kind)) = votes.into_iter().max_by_key(|(count, _)| *count) else { continue };
            if votes.iter().any(|(count, other)| *count == most && *other != kind) {
                continue;
            }
            let first = drafts.iter().copied().find(|&at| self.drafts[at].kind == kind);
            let evidence = first.map(|at| (self.drafts[at].stretch, self.drafts[at].tokens));
            for at in drafts {
                let draft = &mut self.drafts[at];
                if draft.kind != kind {
                    (draft.kind, draft.rule, draft.evidence) = (kind, Some(Rule::Repeated), evidence);
                }
            }
        }
    }

    /// Names of several words, and acronyms, are names wherever the text has them.
    pub(super) fn repeated(&mut self) {
        let mut known: HashMap<&'t str, Vec<(usize, Span, Kind)>> = HashMap::new();
        for draft in &self.drafts {
            let tokens = &self.tokens[draft.stretch][draft.tokens.range()];
            let Some(first) = tokens.first() else { continue };
            let is_telling = tokens.len() > 1
                || is_acronym(first)
                || !first.begins_sentence && !first.in_headline && !is_common(first);
            let names = known.entry(first.folded).or_default();
            let is_known = |(there, name, _): &(usize, Span, Kind)| {
                name.end - name.start == tokens.len()
                    && self.is_same(draft.stretch, draft.tokens.start, *there, *name)
            };
            if is_telling && names.len() < MOST_ALIKE && !names.iter().any(is_known) {
                names.push((draft.stretch, draft.tokens, draft.kind));
            }
        }
        for names in known.values_mut() {
            names.sort_by_key(|(stretch, span, _)| {
                (std::cmp::Reverse(span.end - span.start), *stretch, span.start)
            });
        }
        for stretch in 0..self.tokens.len() {
            let mut at = 0;
            while at < self.tokens[stretch].len() {
                let token = &self.tokens[stretch][at];
                let found = known.get(token.folded).and_then(|names| {
                    names.iter().find(|(there, name, _)| self.is_same(stretch, at, *there, *name))
                });
                if let Some(&(there, name, kind)) = found.filter(|_| token.shape.is_capital()) {
                    let tokens = Span::new(at, at + name.end - name.start);
                    if self.is_free(stretch, tokens) && !touches_name(&self.tokens[stretch], tokens) {
                        let rule = Some(Rule::Repeated);
                        self.add(Draft { stretch, tokens, kind, rule, evidence: Some((there, name)) });
                    }
                }
                at += 1;
            }
        }
    }

    /// Whether the tokens at a place are those of a name, written as it is.
    fn is_same(&self, stretch: usize, at: usize, there: usize, name: Span) -> bool {
        let name = &self.tokens[there][name.range()];
        let Some(here) = self.tokens[stretch].get(at..at + name.len()) else { return false };
        here.iter().zip(name).enumerate().all(|(nth, (a, b))| {
            a.folded == b.folded
                && a.shape.is_capital() == b.shape.is_capital()
                && (nth == 0 || a.gap == b.gap)
        })
    }
}
