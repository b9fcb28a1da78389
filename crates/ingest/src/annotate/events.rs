//! Finds laws, agreements, programmes and events by name, in English and Spanish.
//!
//! A name is a run of words written large with a word for what it is at its end ("Merida Initiative",
//! "Gun Control Act of 1968", "Paris Agreement"), at its beginning ("Operation Fast and Furious",
//! "Treaty on the Non-Proliferation of Nuclear Weapons") or both ("World War II"). The span is the name
//! alone, without "the". An abbreviation that is put in brackets behind a name stands for it in the
//! rest of the text. Where every word is written large, as in headlines, a run of large words says
//! little: there only names that the rest of the text has, too, and those that are known count.

use std::collections::{BTreeMap, BTreeSet};

use corpus::model::EventRule;
use text::{Span, without_possessive};

use crate::annotate::{
    capitals::Lines,
    dates::{Piece, pieces},
};

/// A law, agreement, programme or event in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The name alone.
    pub span: Span,
    /// The name with single spaces; of an abbreviation the name that it stands for.
    pub name: String,
    /// Why it was found.
    pub rule: EventRule,
}

/// Every event of a text, in order.
pub fn find(text: &str) -> Vec<Event> {
    find_in(text, &pieces(text))
}

/// The same of a text whose tokens are known.
pub(crate) fn find_in(text: &str, pieces: &[Piece<'_>]) -> Vec<Event> {
    let reading = Reading { text, pieces, lines: Lines::new(text, pieces) };
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut short: BTreeMap<String, String> = BTreeMap::new();
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some(named) = reading.named(at) else {
            at += 1;
            continue;
        };
        at = named.last + 1;
        if !named.in_headline {
            known.insert(named.folded(pieces));
            short.extend(reading.abbreviation(&named).map(|short| (short, reading.name(&named))));
        }
        found.push(named);
    }
    found.retain(|named| !named.in_headline || named.is_known || known.contains(&named.folded(pieces)));
    let mut events: Vec<Event> = found.iter().map(|named| reading.event(named)).collect();
    let by_abbreviation = pieces.iter().filter_map(|piece| {
        let name =
            piece.surface.strip_suffix("'s").or(piece.surface.strip_suffix("’s")).unwrap_or(piece.surface);
        let full = short.get(name)?;
        let span = Span::new(piece.span.start, piece.span.start + name.len());
        Some(Event { span, name: full.clone(), rule: EventRule::Abbreviation })
    });
    let is_free = |event: &Event| {
        let next = events.partition_point(|other| other.span.end <= event.span.start);
        events.get(next).is_none_or(|other| !other.span.overlaps(event.span))
    };
    let by_abbreviation: Vec<Event> = by_abbreviation.filter(is_free).collect();
    events.extend(by_abbreviation);
    events.sort_by_key(|event| event.span);
    events
}

/// Whether a word is the head of the name of a law, agreement, programme or event.
pub(crate) fn is_head(folded: &str) -> bool {
    ends_name(folded) || begins_name(folded)
}

/// A word that ends a name: "Arms Trade Treaty".
fn ends_name(folded: &str) -> bool {
    matches!(
        folded,
        "act"
            | "law"
            | "treaty"
            | "agreement"
            | "accord"
            | "accords"
            | "convention"
            | "protocol"
            | "protocols"
            | "initiative"
            | "program"
            | "programme"
            | "plan"
            | "war"
            | "wars"
            | "summit"
            | "games"
            | "cup"
            | "olympics"
            | "amendment"
            | "code"
            | "framework"
            | "understanding"
            | "declaration"
            | "charter"
            | "pact"
            | "strategy"
            | "championship"
            | "championships"
            | "revolution"
            | "constitution"
            | "dialogue"
            | "week"
            | "massacre"
            | "resolution"
            | "conference"
    )
}

/// A word that begins a name: "Operation Fast and Furious".
fn begins_name(folded: &str) -> bool {
    matches!(
        folded,
        "operation"
            | "project"
            | "treaty"
            | "convention"
            | "agreement"
            | "war"
            | "tratado"
            | "acuerdo"
            | "convenio"
            | "operativo"
            | "operacion"
            | "iniciativa"
            | "ley"
            | "plan"
            | "programa"
            | "guerra"
            | "resolution"
            | "resolucion"
            | "cumbre"
            | "entendimiento"
    )
}

/// Names without such a word, or with one that needs nothing before it, in folded words.
const KNOWN: [&[&str]; 15] = [
    &["world", "war", "ii"],
    &["world", "war", "i"],
    &["world", "war", "two"],
    &["world", "war", "one"],
    &["second", "world", "war"],
    &["first", "world", "war"],
    &["cold", "war"],
    &["world", "cup"],
    &["olympic", "games"],
    &["brexit"],
    &["usmca"],
    &["nafta"],
    &["super", "bowl"],
    &["holocaust"],
    &["watergate"],
];

/// A name that was found.
struct Named {
    first: usize,
    last: usize,
    rule: EventRule,
    in_headline: bool,
    is_known: bool,
}

impl Named {
    fn folded(&self, pieces: &[Piece<'_>]) -> String {
        let words = pieces.get(self.first..=self.last).unwrap_or_default();
        words.iter().map(|piece| &*piece.folded).collect::<Vec<_>>().join(" ")
    }
}

struct Reading<'t> {
    text: &'t str,
    pieces: &'t [Piece<'t>],
    lines: Lines,
}

impl<'t> Reading<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| piece.folded.strip_suffix("'s").unwrap_or(&piece.folded))
    }

    /// Exactly what stands between a token and the next.
    fn gap(&self, at: usize) -> &'t str {
        let pair = self.pieces.get(at).zip(self.pieces.get(at + 1));
        pair.and_then(|(left, right)| self.text.get(left.span.end..right.span.start)).unwrap_or("\n\n")
    }

    /// Whether a name may run from a token to the next: white space within a paragraph, a hyphen, a stop
    /// after an initial.
    fn runs_on(&self, at: usize) -> bool {
        let gap = self.gap(at);
        matches!(gap, " " | "-" | "–" | "/" | " & ")
            || gap == ". "
                && self
                    .pieces
                    .get(at)
                    .is_some_and(|piece| piece.surface.contains('.') || piece.surface.len() == 1)
            || !gap.is_empty()
                && gap.trim().is_empty()
                && gap.matches('\n').count() < 2
                && !gap.contains("  ")
    }

    fn is_large(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.surface.starts_with(char::is_uppercase))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0
            || self.gap(at - 1).contains(['!', '?', '\n', '“', '"', ':', '•'])
            || self.gap(at - 1).contains('.') && !self.runs_on(at - 1)
    }

    fn name(&self, named: &Named) -> String {
        let span = self.span(named);
        let words: Vec<&str> = self.text.get(span.range()).unwrap_or_default().split_whitespace().collect();
        words.join(" ")
    }

    fn span(&self, named: &Named) -> Span {
        let start = self.pieces.get(named.first).map_or(0, |piece| piece.span.start);
        let end =
            self.pieces.get(named.last).map_or(start, |piece| without_possessive(self.text, piece.span).end);
        Span::new(start, end)
    }

    fn event(&self, named: &Named) -> Event {
        Event { span: self.span(named), name: self.name(named), rule: named.rule }
    }

    /// The name that begins at a token.
    fn named(&self, at: usize) -> Option<Named> {
        let large = self.is_large(at);
        let ordinal =
            self.pieces.get(at).is_some_and(|piece| piece.surface.starts_with(|c: char| c.is_ascii_digit()));
        if !large && !ordinal {
            return None;
        }
        let in_headline = self.pieces.get(at).is_some_and(|piece| self.lines.are_large_at(piece.span.start));
        let known = KNOWN.iter().find(|known| {
            known.iter().enumerate().all(|(ahead, word)| {
                self.word(at + ahead) == *word
                    && self.is_large(at + ahead)
                    && (ahead == 0 || self.runs_on(at + ahead - 1))
            })
        });
        if let Some(known) = known {
            let mut last = at + known.len() - 1;
            // "World Cup 2026" and "World War II Memorial" are other things.
            if self.runs_on(last) && ends_name(self.word(last + 1)) && self.is_large(last + 1) {
                last += 1;
            }
            return Some(Named { first: at, last, rule: EventRule::Known, in_headline, is_known: true });
        }
        if !large {
            return None;
        }
        self.beginning(at, in_headline).or_else(|| self.ending(at, in_headline))
    }

    /// "Operation Fast and Furious", "Project Safe Neighborhoods", "Convention on …", "Resolution 1325".
    fn beginning(&self, at: usize, in_headline: bool) -> Option<Named> {
        let word = self.word(at);
        if !begins_name(word) || !self.runs_on(at) {
            return None;
        }
        let named = |last: usize, rule: EventRule| {
            Some(Named { first: at, last, rule, in_headline, is_known: false })
        };
        match word {
            "operation" | "project" | "operativo" | "operacion" => {
                let mut last = at;
                while last < at + 5 && self.runs_on(last) {
                    let joining = matches!(self.word(last + 1), "and" | "of" | "the" | "y" | "de")
                        && self.is_large(last + 2)
                        && !begins_name(self.word(last + 2))
                        && self.runs_on(last + 1);
                    match () {
                        () if self.is_large(last + 1) && !in_headline => last += 1,
                        () if self.is_large(last + 1) && last < at + 2 => last += 1,
                        () if joining && last > at && !in_headline => last += 2,
                        () => break,
                    }
                }
                let team = matches!(
                    self.word(last),
                    "manager" | "director" | "officer" | "center" | "team" | "committee"
                );
                (last > at && !team).then(|| named(last, EventRule::Operation)).flatten()
            }
            "resolution" | "resolucion" => {
                let number = self.word(at + 1).len() >= 3
                    && self.word(at + 1).bytes().all(|byte| byte.is_ascii_digit());
                number.then(|| named(at + 1, EventRule::Resolution)).flatten()
            }
            _ if in_headline => None,
            "ley" | "tratado" | "acuerdo" | "convenio" | "iniciativa" | "plan" | "programa" | "guerra"
            | "cumbre" | "entendimiento" => {
                let mut last = at;
                while last < at + 9 && self.runs_on(last) {
                    let joining = (1..=3)
                        .take_while(|ahead| {
                            matches!(
                                self.word(last + ahead),
                                "de" | "del"
                                    | "la"
                                    | "el"
                                    | "los"
                                    | "las"
                                    | "y"
                                    | "para"
                                    | "sobre"
                                    | "contra"
                            ) && self.runs_on(last + ahead)
                        })
                        .last();
                    match joining {
                        None if self.is_large(last + 1) => last += 1,
                        Some(words)
                            if self.is_large(last + words + 1)
                                && !begins_name(self.word(last + words + 1)) =>
                        {
                            last += words + 1;
                        }
                        _ => break,
                    }
                }
                // "Plan" and "Programa" alone, or with one English word behind, name nothing.
                (last > at).then(|| named(last, EventRule::Law)).flatten()
            }
            "treaty" | "convention" | "agreement" | "war" => {
                let preposition =
                    matches!(self.word(at + 1), "on" | "of" | "for" | "against" | "between" | "concerning");
                if !preposition || !self.runs_on(at + 1) {
                    return None;
                }
                let mut first = at + 2;
                first += usize::from(self.word(first) == "the" && self.runs_on(first));
                let end = self.large_run(first)?;
                named(end, EventRule::Agreement)
            }
            _ => None,
        }
    }

    /// The last token of a run of large words with small ones between.
    fn large_run(&self, from: usize) -> Option<usize> {
        if !self.is_large(from) {
            return None;
        }
        let mut last = from;
        while last < from + 10 && self.runs_on(last) {
            let joining = (1..=2)
                .take_while(|ahead| {
                    matches!(
                        self.word(last + ahead),
                        "of" | "and" | "the" | "on" | "for" | "in" | "to" | "against"
                    ) && self.runs_on(last + ahead)
                })
                .last();
            match joining {
                None if self.is_large(last + 1) => last += 1,
                Some(words) if self.is_large(last + words + 1) => last += words + 1,
                _ => break,
            }
        }
        Some(last)
    }

    /// "Merida Initiative", "Gun Control Act of 1968", "Second Amendment".
    fn ending(&self, at: usize, in_headline: bool) -> Option<Named> {
        const LONGEST: usize = 12;
        let (mut last, mut head) = (at, None);
        while last < at + LONGEST {
            if ends_name(self.word(last)) && last > at && self.is_large(last) {
                head = Some(last);
            }
            if !self.runs_on(last) {
                // "Trade Facilitation, Security, and Enforcement Act" is rare; a comma ends a name.
                break;
            }
            let joining = matches!(
                self.word(last + 1),
                "of" | "and" | "for" | "on" | "the" | "to" | "in" | "against" | "by" | "from" | "with"
            );
            let more = if joining {
                1 + usize::from(self.word(last + 2) == "the" && self.runs_on(last + 2))
            } else {
                0
            };
            // After the head a name goes on only with its year.
            let law_and_order = self.word(last) == "law" && self.word(last + 2) == "order";
            if joining && (head == Some(last) && !law_and_order || in_headline) {
                break;
            }
            if more > 0
                && !(self.is_large(last + 1 + more) && (1..=more).all(|ahead| self.runs_on(last + ahead)))
            {
                break;
            }
            let digits = self.word(last + 1).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
            if !(self.is_large(last + 1 + more) || digits && more == 0 && head.is_none()) {
                break;
            }
            last += 1 + more;
        }
        let head = head?;
        let first = self.without_opening(at, head)?;
        let mut last = head;
        // "Act of 1968".
        let year = self.word(head + 2);
        if self.word(head + 1) == "of"
            && self.runs_on(head)
            && year.len() == 4
            && year.bytes().all(|byte| byte.is_ascii_digit())
        {
            last = head + 2;
        }
        // A head inside a longer name is that of something else: "Convention Center", "Law School".
        let goes_on = self.runs_on(head)
            && self.is_large(head + 1)
            && !in_headline
            && last == head
            && !self.begins_clause(head + 1);
        if goes_on || !self.names_something(first, head) {
            return None;
        }
        Some(Named { first, last, rule: EventRule::Ending, in_headline, is_known: false })
    }

    /// Whether a large word behind a name begins something else all the same: "Act Section 5".
    fn begins_clause(&self, at: usize) -> bool {
        matches!(self.word(at), "section" | "title" | "article" | "i" | "ii" | "president")
    }

    /// Where a name begins once articles, titles and words that only begin a sentence are left out.
    fn without_opening(&self, at: usize, head: usize) -> Option<usize> {
        let mut first = at;
        while first < head {
            let word = self.word(first);
            let opening = matches!(
                word,
                "the"
                    | "a"
                    | "an"
                    | "this"
                    | "that"
                    | "under"
                    | "in"
                    | "on"
                    | "of"
                    | "and"
                    | "for"
                    | "by"
                    | "since"
                    | "after"
                    | "before"
                    | "during"
                    | "with"
                    | "from"
                    | "as"
                    | "at"
                    | "to"
                    | "our"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "new"
                    | "these"
                    | "president"
                    | "both"
                    | "when"
                    | "while"
                    | "through"
                    | "according"
                    | "today"
                    | "if"
                    | "violating"
                    | "u.s.c"
                    | "section"
                    | "title"
                    | "federal"
                    | "state"
                    | "former"
                    | "any"
                    | "every"
                    | "no"
                    | "however"
                    | "where"
                    | "but"
                    | "all"
                    | "per"
            ) || word.ends_with("ing") && self.begins_sentence(first);
            let possessive = self.pieces.get(first).is_some_and(|piece| piece.folded.ends_with("'s"));
            if !(opening || possessive) {
                break;
            }
            first += 1;
        }
        // "Title VII of the …", "the ministry on the …": the name begins after the last such "the".
        for at in first + 1..head {
            let inner = matches!(self.word(at - 1), "of" | "on" | "and" | "by" | "for") || self.is_large(at);
            if self.word(at) == "the" && inner {
                first = at + 1;
            }
        }
        (first < head && self.is_large(first)).then(|| self.with_list(first, head))
    }

    /// Where the enumeration begins in which a name ends: "Food, Drug, and Cosmetic Act".
    fn with_list(&self, first: usize, head: usize) -> usize {
        let Some(before) = first.checked_sub(2).filter(|_| self.word(head) == "act") else { return first };
        let is_list = self.word(first - 1) == "and" && self.gap(before) == ", " && self.is_large(before);
        // "Food, Drug and Cosmetic Act".
        let ends_list =
            self.gap(first - 1) == ", " && self.is_large(first - 1) && self.word(first + 1) == "and";
        if !(is_list || ends_list) {
            return first;
        }
        let mut start = if is_list { before } else { first };
        while start > 0
            && self.is_large(start - 1)
            && matches!(self.gap(start - 1), ", " | " ")
            && first - start < 8
            && !matches!(self.word(start - 1), "the" | "of" | "under" | "in")
        {
            start -= 1;
        }
        start
    }

    /// Whether the words before a head make a name of it; "The Act" and "American Law" do not.
    fn names_something(&self, first: usize, head: usize) -> bool {
        let of_head = self.word(head);
        let words = head - first;
        let only = self.word(first);
        let too_little = match of_head {
            // A word that is a name's head only where more stands before it.
            "law" | "code" | "plan" | "week" | "dialogue" | "constitution" => {
                words < 2 && !matches!(only, "leahy" | "marshall" | "megan")
            }
            "amendment" => {
                words == 1
                    && !(only.ends_with("th")
                        || only.ends_with("st")
                        || only.ends_with("nd")
                        || matches!(only, "first" | "second" | "third")
                        || only.len() > 5)
            }
            "program" | "programme" | "conference" | "strategy" | "convention" | "resolution" => {
                words < 2
                    && matches!(
                        only,
                        "national" | "press" | "the" | "annual" | "international" | "joint" | "news"
                    )
            }
            "understanding" => self.word(first) != "bicentennial" && words < 2,
            "war" => matches!(only, "the" | "civil") && words == 0,
            _ => false,
        };
        let press = self.word(head.wrapping_sub(1)) == "press"
            || of_head == "code" && !matches!(only, "criminal" | "penal" | "uniform" | "tax");
        let of_law = of_head == "law"
            && !matches!(
                self.word(head - 1),
                "secrets" | "security" | "arms" | "control" | "reform" | "firearms"
            );
        let of_parties = matches!(
            self.word(head - 1),
            "prosecution"
                | "plea"
                | "settlement"
                | "integrity"
                | "license"
                | "loan"
                | "lease"
                | "purchase"
                | "consent"
        );
        let of_nothing = matches!(self.word(head - 1), "the" | "this" | "of" | "and");
        !(too_little || press || of_law || of_parties || of_nothing)
    }

    /// The abbreviation in brackets behind a name: "United States-Mexico-Canada Agreement (USMCA)".
    fn abbreviation(&self, named: &Named) -> Option<String> {
        let next = self.pieces.get(named.last + 1)?;
        let gap = self.gap(named.last);
        let bracket = gap.trim_start().trim_end_matches(['"', '“', '\'']) == "(";
        let short = next.surface;
        let closed = self.text.get(next.span.end..)?.trim_start_matches(['"', '”', '\'']).starts_with(')');
        let large = short.chars().filter(|c| c.is_uppercase()).count();
        (bracket && closed && large >= 2 && short.chars().count() <= 10 && large * 2 >= short.chars().count())
            .then(|| short.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with every event in brackets.
    fn marked(text: &str) -> String {
        let (mut marked, mut at) = (String::new(), 0);
        for found in find(text) {
            marked += &format!("{}[{}]", &text[at..found.span.start], &text[found.span.range()]);
            at = found.span.end;
        }
        marked + &text[at..]
    }

    fn check(lines: &[&str]) {
        for line in lines {
            assert_eq!(marked(&line.replace(['[', ']'], "")), *line);
        }
    }

    #[test]
    fn names_of_laws_agreements_and_events() {
        check(&[
            "As part of the [Bicentennial Framework], our binational efforts aim to increase seizures.",
            "sending arms to Hitler during the [Second World War]; the people who",
            "funds of the [Merida Initiative] and the [Arms Trade Treaty] were spent",
            "in violation of the [Gun Control Act of 1968], the court said",
            "agents of [Operation Fast and Furious] let guns walk into the country",
            "under [Project Safe Neighborhoods], the department said that",
            "the [Second Amendment] protects; the [Paris Agreement] was signed",
            "The [False Claims Act] allows it. Under the [Foreign Corrupt Practices Act], he was charged",
            "Under Title VII of the [Civil Rights Act of 1964] and the [Federal Food, Drug, and Cosmetic Act], he said to them.",
            "[Operation Rock Bottom] and [Operation Borinquen], which agents of the office led",
            "after [World War II] and during the [Cold War] they met",
            "the U.N. passed [Resolution 1325] that day in the council",
            "the [United States-Mexico-Canada Agreement] ([USMCA]) replaced it; the [USMCA] has",
            "signed the [Convention on the Prevention of Terrorism] in the capital",
            "the [Iran-Iraq War] and the [Vietnam War] were long",
            "el [Tratado de Libre Comercio] y la [Ley de Seguridad Nacional] que aprobó el Congreso",
        ]);
    }

    #[test]
    fn what_is_no_event() {
        check(&[
            "the Act was signed; under the Agreement, he said; the Law School said so in a paper",
            "the Convention Center was full of people, and the Program Manager spoke to them at length",
            "he will act on the plan and the treaty of friendship that they had signed",
            "Arms Smugglers Will Be Brought to Justice Under New Law",
            "Officials Announce Joint Security Plan",
        ]);
    }

    #[test]
    fn headlines_have_the_names_that_the_text_has() {
        let text = "Officials Praise Merida Initiative\n\nThe Merida Initiative was praised by officials.";
        assert_eq!(
            marked(text),
            "Officials Praise Merida Initiative\n\nThe [Merida Initiative] was praised by officials."
        );
    }
}
