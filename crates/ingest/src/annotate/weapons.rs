//! Finds weapons in text, in English and Spanish: the noun with the words that say of which class.
//!
//! "Two stolen AR-15-style rifles" names the weapon "AR-15-style rifles": legal status ("illegal",
//! "stolen") and activity ("trafficking", "smugglers") stay outside. Weapons are grouped by what the
//! noun means, arms and weapons being one and guns firearms, and by a class that makes another thing
//! of them: "assault weapons", "ghost guns", "military-grade weapons". No weapon is what only sounds
//! like one ("in his arms", "a glue gun"), and nothing inside a proper name ("Arms Trade Treaty").

use corpus::model::WeaponRule;
mod words;

use text::Span;

use crate::{
    annotate::{
        capitals::Lines,
        lex::{self, Cursor, Token},
    },
    slugify,
};

use words::{concept, ends_class, is_class, is_harmless, named};

/// A weapon in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weapon {
    /// The noun with its class.
    pub span: Span,
    /// What is meant, as a link has it: `assault-weapons`.
    pub slug: String,
    /// The same as it is shown: `assault weapons`.
    pub name: String,
    /// Why it was found.
    pub rule: WeaponRule,
}

/// Every weapon of a text, in order.
pub fn find(text: &str) -> Vec<Weapon> {
    find_in(text, &lex::tokens(text))
}

/// The same of a text whose tokens are known.
pub(crate) fn find_in(text: &str, tokens: &[Token<'_>]) -> Vec<Weapon> {
    let finder = WeaponFinder { cursor: Cursor::new(text, tokens), lines: Lines::new(text, tokens) };
    let mut found = Vec::new();
    let (mut at, mut free_from) = (0, 0);
    while at < tokens.len() {
        match finder.noun(at) {
            Some((taken, name)) => {
                found.extend(finder.weapon(at, taken, name, free_from));
                at += taken;
                free_from = at;
            }
            None => at += 1,
        }
    }
    found
}

struct WeaponFinder<'t> {
    cursor: Cursor<'t>,
    lines: Lines,
}

impl<'t> WeaponFinder<'t> {
    /// Whether two tokens belong together: white space without the end of a line of text, or a hyphen.
    fn joined(&self, at: usize) -> bool {
        let gap = self.cursor.gap(at);
        matches!(gap, "-" | "‑" | "–" | " " | " .") || gap.trim().is_empty() && gap.matches('\n').count() < 2
    }

    /// A weapon noun that begins at a token, without its class: how many tokens, and what it means.
    fn noun(&self, at: usize) -> Option<(usize, &'static str)> {
        let first = self.noun_alone(at)?;
        // "rifle ammunition", "assault rifle magazines": the last noun is the thing.
        let (mut taken, mut name) = first;
        // "AK-47 assault rifle".
        if taken == 2
            && self.cursor.gap(at + 1) == " "
            && self.cursor.gap(at + 2) == " "
            && name.ends_with(" rifles")
            && matches!(self.cursor.word(at + 2), "assault" | "semiautomatic" | "automatic" | "machine")
            && let Some((more, last)) = self.noun_alone(at + 3)
        {
            return Some((3 + more, last));
        }
        while self.joined(at + taken - 1)
            && !self.cursor.gap(at + taken - 1).contains('\n')
            && let Some((more, last)) = self.noun_alone(at + taken)
            && taken < 6
        {
            taken += more;
            name = last;
        }
        Some((taken, name))
    }

    fn noun_alone(&self, at: usize) -> Option<(usize, &'static str)> {
        let (word, next) = (self.cursor.word(at), self.cursor.word(at + 1));
        let pair = self.joined(at);
        let of = |from: usize, last: &str| {
            pair && self.cursor.word(from) == "of" && self.cursor.word(from + 1) == last
        };
        match word {
            "ak" | "ar" | "m" if self.cursor.is_capitalised(at) && self.cursor.gap(at) == "-" => {
                // In "AR-15-style rifle" it is a class.
                if matches!(self.cursor.word(at + 2), "style" | "type") {
                    return None;
                }
                let model = match (word, next.trim_end_matches('s')) {
                    ("ak", "47" | "74") => "AK-47 rifles",
                    ("ar", "15" | "10") => "AR-15 rifles",
                    ("m", "16" | "4") => "M16 rifles",
                    _ => return None,
                };
                return Some((2, model));
            }
            "grenade" | "rocket" | "missile" if pair && matches!(next, "launcher" | "launchers") => {
                return Some((2, if word == "grenade" { "grenade launchers" } else { "rocket launchers" }));
            }
            "explosive" if pair && matches!(next, "device" | "devices") => {
                return Some((2, "explosive devices"));
            }
            "land" if pair && matches!(next, "mine" | "mines") => return Some((2, "land mines")),
            "rounds" | "round" if of(at + 1, "ammunition") || of(at + 1, "ammo") => {
                return Some((3, "ammunition"));
            }
            "arma" | "armas" if pair && next == "de" && self.cursor.word(at + 2) == "fuego" => {
                return Some((3, "firearms"));
            }
            "arma" | "armas" if pair && matches!(next, "largas" | "larga") => return Some((2, "long guns")),
            "arma" | "armas" if pair && matches!(next, "cortas" | "corta") => return Some((2, "handguns")),
            "weapon" | "weapons" if of(at + 1, "war") => return Some((3, "weapons of war")),
            "weapon" | "weapons" if of(at + 1, "mass") && self.cursor.word(at + 3) == "destruction" => {
                return Some((4, "weapons of mass destruction"));
            }
            _ => {}
        }
        let name = concept(word)?;
        let counts = match word {
            "arms" => self.are_weapons(at),
            "magazine" | "magazines" | "suppressor" | "suppressors" | "cargadores" => self.is_among_arms(at),
            "uzi" | "glock" | "rpg" | "ak47" | "ar15" | "m16" => self.cursor.is_capitalised(at),
            "arma" | "armas" => {
                !(self.cursor.before(at) == "de"
                    && matches!(self.cursor.word(at.wrapping_sub(2)), "plaza" | "escudo"))
            }
            "cartridges" | "cartuchos" => !is_harmless(self.cursor.before(at)),
            "bomb" => !matches!(self.cursor.before(at), "to" | "bath"),
            "bullet" => next != "proof",
            _ => true,
        };
        counts.then_some((1, name))
    }

    /// Whether "arms" are weapons, not limbs or branches.
    fn are_weapons(&self, at: usize) -> bool {
        let (before, next) = (self.cursor.before(at), self.cursor.word(at + 1));
        let laid_down = (at.saturating_sub(3)..at)
            .any(|at| matches!(self.cursor.word(at), "down" | "bear" | "bearing" | "take" | "took"));
        let of_somebody = matches!(
            before,
            "his"
                | "her"
                | "their"
                | "my"
                | "your"
                | "our"
                | "its"
                | "both"
                | "open"
                | "crossed"
                | "folded"
                | "bare"
                | "outstretched"
                | "two"
                | "in"
                | "'s"
                | "he"
                | "she"
                | "into"
                | "up"
        ) && !laid_down;
        let in_arms =
            before == "in" && self.cursor.word(at.wrapping_sub(2)) != "trade" && !self.joined_activity(at);
        let of_body = self.joined(at)
            && matches!(
                next,
                "raised"
                    | "folded"
                    | "crossed"
                    | "tied"
                    | "wide"
                    | "open"
                    | "out"
                    | "outstretched"
                    | "behind"
                    | "above"
                    | "around"
                    | "length"
                    | "of"
                    | "themselves"
                    | "itself"
                    | "akimbo"
            );
        let legs = next == "and" && matches!(self.cursor.word(at + 2), "legs" | "hands" | "shoulders")
            || before == "and"
                && matches!(self.cursor.word(at.wrapping_sub(2)), "legs" | "hands" | "shoulders" | "head");
        let coat = before == "of" && matches!(self.cursor.word(at.wrapping_sub(2)), "coat" | "coats" | "man");
        if matches!(before, "in") { !in_arms && !of_body } else { !(of_somebody || of_body || legs || coat) }
    }

    /// Whether a trade or the like follows: "in arms trafficking".
    fn joined_activity(&self, at: usize) -> bool {
        self.joined(at)
            && (self.cursor.word(at + 1).ends_with("ing")
                || matches!(
                    self.cursor.word(at + 1),
                    "sales" | "trade" | "deals" | "exports" | "control" | "race" | "and" | "shipments"
                ))
    }

    /// Whether firearms are spoken of close by, or its class says so.
    fn is_among_arms(&self, at: usize) -> bool {
        let class = matches!(
            self.cursor.before(at),
            "capacity"
                | "ammunition"
                | "round"
                | "extended"
                | "drum"
                | "sound"
                | "firearm"
                | "rifle"
                | "pistol"
        );
        let near = |at: usize| {
            matches!(
                self.cursor.word(at),
                "ammunition"
                    | "rounds"
                    | "firearm"
                    | "firearms"
                    | "pistol"
                    | "pistols"
                    | "rifle"
                    | "rifles"
                    | "handgun"
                    | "handguns"
                    | "caliber"
                    | "loaded"
                    | "cartridges"
                    | "fusiles"
                    | "armas"
                    | "municiones"
                    | "cartuchos"
            )
        };
        !self.cursor.is_capitalised(at) && (class || (at.saturating_sub(8)..at + 9).any(near))
    }

    /// The weapon of a noun with the class before it, unless it is part of a name.
    fn weapon(&self, noun: usize, taken: usize, name: &'static str, free_from: usize) -> Option<Weapon> {
        let mut first = noun;
        let mut class: Vec<&str> = Vec::new();
        while first > free_from && self.joined(first - 1) {
            let length = self.class_before(first, free_from);
            if length == 0 {
                break;
            }
            first -= length;
            class.extend((first..first + length).map(|at| self.cursor.folded(at)));
        }
        if is_harmless(self.cursor.before(first)) && self.joined(first.wrapping_sub(1))
            || self.is_part_of_name(first, noun + taken)
        {
            return None;
        }
        let Span { mut start, end } = self.cursor.span(first, noun + taken - 1)?;
        // The point of ".50".
        if self.cursor.sign_before(first) == Some('.') && self.cursor.get(first)?.starts_with_digit() {
            start -= 1;
        }
        let span = Span::new(start, end);
        let name = named(&class, name);
        let rule = if first < noun { WeaponRule::WithClass } else { WeaponRule::Noun };
        Some(Weapon { span, slug: slugify(&name), name, rule })
    }

    /// How many tokens before one are a class.
    fn class_before(&self, at: usize, free_from: usize) -> usize {
        let word = self.cursor.before(at);
        let second = if at >= free_from + 2 && self.joined(at - 2) { self.cursor.word(at - 2) } else { "" };
        let calibre =
            word.ends_with("mm") && word.starts_with(|c: char| c.is_ascii_digit()) || word == "50cal";
        if self.cursor.get(at.wrapping_sub(1)).is_some_and(|token| token.folded.ends_with("'s")) {
            return 0;
        }
        if ends_class(word, second) {
            let model = matches!(second, "15" | "47" | "16" | "74")
                && at >= free_from + 3
                && self.cursor.gap(at - 3) == "-";
            return 2 + usize::from(model && matches!(self.cursor.word(at - 3), "ar" | "ak" | "m"));
        }
        if calibre {
            // 7.62x39mm
            let decimal = at >= free_from + 2 && self.cursor.gap(at - 2) == ".";
            return 1 + usize::from(decimal);
        }
        let light = matches!(word, "light" | "heavy" | "small")
            && matches!(self.cursor.word(at), "arms" | "weapons" | "weapon" | "machine");
        let bomb = self.cursor.word(at).starts_with("bomb")
            && matches!(
                word,
                "car" | "suicide" | "roadside" | "truck" | "dirty" | "fire" | "petrol" | "nail"
            );
        let brand = matches!(word, "barrett" | "glock" | "kalashnikov");
        usize::from(bomb || light || is_class(word) && (!brand || self.cursor.is_capitalised(at - 1)))
    }

    /// Whether a weapon written large stands in a name: "Arms Trade Treaty". In a headline in capitals
    /// only what ends in the word for a law or a body is taken for a name.
    fn is_part_of_name(&self, first: usize, end: usize) -> bool {
        if !self.cursor.is_capitalised(end - 1)
            || self
                .cursor
                .get(end - 1)
                .is_some_and(|token| token.surface.contains(|c: char| c.is_ascii_digit()))
        {
            return false;
        }
        let space = |at: usize| self.cursor.gap(at).trim().is_empty() && !self.cursor.gap(at).contains('\n');
        let body = (end..end + 4)
            .take_while(|&at| {
                space(at - 1)
                    && (self.cursor.is_capitalised(at) || matches!(self.cursor.word(at), "of" | "and"))
            })
            .any(|at| {
                crate::annotate::events::is_head(self.cursor.word(at))
                    || matches!(
                        self.cursor.word(at),
                        "group"
                            | "bureau"
                            | "association"
                            | "division"
                            | "unit"
                            | "force"
                            | "commission"
                            | "owners"
                    )
            });
        let of_bureau = (first.saturating_sub(3)..first).any(|at| self.cursor.word(at) == "tobacco")
            || self.cursor.before(first) == "and"
                && self.cursor.word(first.wrapping_sub(2)) == "firearms"
                && self.cursor.is_capitalised(first - 2);
        if self.lines.are_capitals_at(self.cursor.get(first).map_or(0, |token| token.span.start)) {
            return body || of_bureau;
        }
        let after = self.cursor.is_capitalised(end) && space(end - 1);
        let before = first > 0
            && self.cursor.is_capitalised(first - 1)
            && space(first - 1)
            && !self.begins_sentence(first - 1);
        body || of_bureau || after || before
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || self.cursor.gap(at - 1).contains(['.', '!', '?', '\n', '“', '"', ':', '•'])
    }
}

#[cfg(test)]
mod tests;
