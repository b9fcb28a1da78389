//! Counts of weapons and people: "2,000 assault weapons", "15 people", "12 mil desplazados".

use corpus::model::QuantityRule;

use super::{
    FigureFinder, Quantity,
    amount::Reading,
    currencies,
    figure::{Figure, Noun},
    measures,
    nouns::{self, is_functional},
    qualify::may_qualify,
};
use crate::annotate::{numbers::Value, weapons::Weapon};

/// What is counted.
pub(super) struct Counted {
    noun: Noun,
    rule: QuantityRule,
}

impl<'t> FigureFinder<'t> {
    /// "2,000 assault weapons", "15 people", "three alleged gang members".
    pub(super) fn count(&self, at: usize, reading: &Reading<'_>) -> Option<(usize, Quantity)> {
        let cursor = self.cursor;
        let amount = match reading.ending {
            "" => reading.amount,
            "k" => reading.times(1000)?,
            "m" => reading.times(1_000_000)?,
            _ => return None,
        };
        let noun = at + reading.taken;
        let spaced = cursor.adjoins(noun - 1);
        // "two .50-caliber rifles"
        let calibre =
            cursor.after_text(noun - 1).starts_with(" .") && cursor.before_text(noun).ends_with(" .");
        if !(spaced || calibre) {
            return None;
        }
        let of = self.spanish && cursor.word(noun) == "de" && reading.is_multiplied;
        let (last, counted) = self.counted(noun + usize::from(of))?;
        // "no one", "one of them", "one people", "un hombre".
        if amount.is_one()
            && (matches!(cursor.before(at), "no" | "any" | "every" | "each" | "the" | "this" | "that")
                || matches!(cursor.word(at), "un" | "una") && counted.rule == QuantityRule::People
                || !reading.in_words)
        {
            return None;
        }
        // "in 2019 officials said".
        let is_year = !reading.is_multiplied
            && reading.taken == 1
            && cursor.word(at).len() == 4
            && !reading.in_words
            && matches!(
                cursor.before(at),
                "in" | "since" | "the" | "of" | "by" | "during" | "from" | "until" | "en" | "desde"
            );
        let of_weapon = cursor.get(at).and_then(|token| self.weapon_at(token.span.start)).is_some();
        let attached = cursor.gap(last).starts_with(['-', '–']) && !cursor.gap(last).contains(' ');
        // "9 mm pistols" are not nine; "two explosives-laden cars" are cars.
        if is_year || of_weapon || attached || amount.to == Value::whole(0) || self.is_title(at, last) {
            return None;
        }
        // No half of a person, unless it is one of a million.
        amount.to.as_whole()?;
        self.found(at, last + 1 - at, Figure::Count(amount, counted.noun), counted.rule)
    }

    /// Whether a number in words and what it counts are the title of a work: "Twelve Angry Men".
    fn is_title(&self, at: usize, last: usize) -> bool {
        let capitals = (at..=last).all(|at| self.cursor.is_capitalised(at));
        let headline = self.cursor.get(at).is_some_and(|token| self.lines.are_capitals_at(token.span.start));
        let nation =
            nouns::people(self.cursor.get(last).map_or("", |token| token.surface), "", false).is_some();
        let begins_line = self.cursor.before_text(at).trim_end_matches(' ').ends_with('\n') || at == 0;
        capitals && last > at && !headline && !nation && !begins_line
    }

    /// What is counted from a token on: its last token and its name.
    pub(super) fn counted(&self, from: usize) -> Option<(usize, Counted)> {
        const MOST_QUALIFIERS: usize = 5;
        let cursor = self.cursor;
        let mut at = from;
        while at <= from + MOST_QUALIFIERS {
            let start = cursor.get(at)?.span.start;
            // A point may belong to the weapon: ".50-caliber".
            if let Some(weapon) = self.weapon_at(start) {
                let mut last = at;
                while cursor.get(last + 1).is_some_and(|next| next.span.start < weapon.span.end) {
                    last += 1;
                }
                // "three arms traffickers" are people.
                if cursor.adjoins(last)
                    && !self.spanish
                    && let Some(found) = self.people_at(last + 1)
                {
                    return Some(found);
                }
                let noun = Noun(weapon.name.clone().into());
                return self
                    .is_counted_itself(last)
                    .then_some((last, Counted { noun, rule: QuantityRule::Weapons }));
            }
            if let Some(found) = self.people_at(at).or_else(|| self.ammunition_at(at)) {
                return Some(found);
            }
            let word = cursor.word(at);
            let qualifies = match self.spanish {
                true => nouns::qualifies_in_spanish(word),
                false => may_qualify(word) && !(self.heads_a_phrase(at)),
            };
            if !qualifies || currencies::noun(word).is_some() || measures::unit(word).is_some() {
                return None;
            }
            if !(cursor.adjoins(at) || matches!(cursor.gap(at), "-" | " .")) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether a word is a noun in the plural that is itself what the number counts: "two trucks carrying
    /// migrants".
    fn heads_a_phrase(&self, at: usize) -> bool {
        let word = self.cursor.folded(at);
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("'s")
            && !nouns::is_attributive(word)
            && !self.cursor.get(at).is_some_and(|token| token.surface.contains(char::is_uppercase))
    }

    /// "10,000 rounds": ammunition, not those of a game or of talks; "36 cargadores".
    fn ammunition_at(&self, at: usize) -> Option<(usize, Counted)> {
        let name = match self.cursor.word(at) {
            "rounds" => "ammunition",
            "cargadores" => "magazines",
            _ => return None,
        };
        let next = self.cursor.word(at + 1);
        let fired = self.cursor.adjoins(at)
            && matches!(next, "of" | "were")
            && !matches!(self.cursor.word(at + 2), "fired" | "found" | "ammunition" | "live");
        let near = (at.saturating_sub(8)..at + 9).any(|at| {
            matches!(
                self.cursor.word(at),
                "golf"
                    | "talks"
                    | "negotiations"
                    | "boxing"
                    | "fight"
                    | "vote"
                    | "voting"
                    | "boxer"
                    | "knockout"
                    | "interviews"
                    | "funding"
                    | "layoffs"
                    | "bout"
                    | "draft"
                    | "tournament"
                    | "applause"
                    | "elections"
                    | "celulares"
                    | "telefono"
                    | "telefonos"
                    | "electricos"
            )
        });
        let number = self.cursor.before(at);
        let few = name == "ammunition"
            && (matches!(number, "two" | "three" | "four" | "five" | "six") || number.len() == 1);
        let noun = Noun(name.into());
        (!fired && !near && !few).then_some((at, Counted { noun, rule: QuantityRule::Weapons }))
    }

    /// Whether a weapon is what a phrase ends in: not in "15 gun shops" and "two firearms charges".
    fn is_counted_itself(&self, last: usize) -> bool {
        let word = self.cursor.word(last);
        let plural = word.ends_with('s') || matches!(word, "ammunition" | "fuego" | "larga" | "corta");
        let next = self.cursor.word(last + 1);
        let goes_on = self.cursor.adjoins(last) && !self.cursor.is_capitalised(last + 1) && may_qualify(next);
        let matter =
            ["charge", "offense", "count", "violation", "crime", "law", "sale", "shop", "store", "part"];
        let of_matter = next.strip_suffix('s').is_some_and(|next| {
            matter.contains(&next)
                || matches!(next, "conviction" | "arrest" | "seizure" | "manufacturer" | "licensee")
        });
        !(goes_on && (!plural || of_matter))
    }

    /// What a noun for people is called.
    pub(super) fn people(&self, at: usize) -> Option<Noun> {
        let surface = self.cursor.get(at)?.surface;
        nouns::people(surface, self.cursor.word(at), self.spanish)
    }

    fn people_at(&self, at: usize) -> Option<(usize, Counted)> {
        let rule = QuantityRule::People;
        let cursor = self.cursor;
        if self.spanish {
            let noun = self.people(at)?;
            // "presuntos sicarios": the second says who they are.
            let presumed =
                matches!(cursor.word(at), "presuntos" | "presuntas" | "jovenes") && cursor.adjoins(at);
            if presumed && let Some(noun) = self.people(at + 1) {
                return Some((at + 1, Counted { noun, rule }));
            }
            let plural = cursor.word(at).ends_with('s') || matches!(cursor.word(at), "policia" | "staff");
            return plural.then_some((at, Counted { noun, rule }));
        }
        let mut found = None;
        let mut end = at;
        // "police officers": the last noun of a run is counted.
        while end < at + 4
            && let Some(name) = self.people(end)
        {
            found = Some((end, name));
            if !cursor.adjoins(end) {
                break;
            }
            end += 1;
        }
        let (last, noun) = found?;
        let word = cursor.word(last);
        // "16 Gangster Disciples members".
        if cursor.is_capitalised(last)
            && !word.ends_with('s')
            && cursor.adjoins(last)
            && cursor.is_capitalised(last + 1)
            && !self.lines.are_capitals_at(cursor.get(at)?.span.start)
        {
            return None;
        }
        let plural = word.ends_with('s') && !word.ends_with("ss")
            || word.ends_with("men")
            || matches!(
                word,
                "people"
                    | "children"
                    | "police"
                    | "personnel"
                    | "staff"
                    | "dead"
                    | "injured"
                    | "wounded"
                    | "missing"
            );
        let next = cursor.word(last + 1);
        let goes_on = cursor.adjoins(last) && !is_functional(next) && !cursor.is_capitalised(last + 1);
        // "two police cars", "one student visa".
        let reads_on = word.ends_with('s') || matches!(word, "people" | "children") || word.ends_with("men");
        let compound = goes_on && next.len() > 3 && next.ends_with('s') && !reads_on;
        // "five missing rifles", "two wounded dogs".
        let participle = matches!(word, "injured" | "wounded" | "missing" | "dead")
            && goes_on
            && may_qualify(next)
            && !next.ends_with("ly")
            && !next.ends_with("ed")
            && !next.ends_with("ing");
        if compound
            || participle
            || !plural
                && goes_on
                && !next.ends_with("ed")
                && last == at
                && word != "man"
                && word != "woman"
                && word != "person"
        {
            return None;
        }
        Some((last, Counted { noun, rule }))
    }

    fn weapon_at(&self, start: usize) -> Option<&'t Weapon> {
        let at = self.weapons.partition_point(|weapon| weapon.span.end <= start);
        self.weapons.get(at).filter(|weapon| weapon.span.start <= start)
    }
}
