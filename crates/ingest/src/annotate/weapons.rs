//! Finds weapons in text, in English and Spanish: the noun with the words that say of which class.
//!
//! "Two stolen AR-15-style rifles" names the weapon "AR-15-style rifles": legal status ("illegal",
//! "stolen") and activity ("trafficking", "smugglers") stay outside. Weapons are grouped by what the
//! noun means, arms and weapons being one and guns firearms, and by a class that makes another thing
//! of them: "assault weapons", "ghost guns", "military-grade weapons". No weapon is what only sounds
//! like one ("in his arms", "a glue gun"), and nothing inside a proper name ("Arms Trade Treaty").

use corpus::model::WeaponRule;
use text::{Span, without_possessive};

use crate::{
    annotate::{
        capitals::Lines,
        dates::{Piece, pieces},
    },
    slugify,
};

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
    find_in(text, &pieces(text))
}

/// The same of a text whose tokens are known.
pub(crate) fn find_in(text: &str, pieces: &[Piece<'_>]) -> Vec<Weapon> {
    let reading = Reading { text, pieces, lines: Lines::new(text, pieces) };
    let mut found = Vec::new();
    let (mut at, mut free_from) = (0, 0);
    while at < pieces.len() {
        match reading.noun(at) {
            Some((taken, name)) => {
                found.extend(reading.weapon(at, taken, name, free_from));
                at += taken;
                free_from = at;
            }
            None => at += 1,
        }
    }
    found
}

struct Reading<'t> {
    text: &'t str,
    pieces: &'t [Piece<'t>],
    lines: Lines,
}

/// What a noun means; nothing if it names no weapon.
fn concept(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "weapon" | "weapons" | "weaponry" | "arms" | "armament" | "armaments" | "arma" | "armas"
        | "armamento" | "armamentos" => "weapons",
        "firearm" | "firearms" | "gun" | "guns" => "firearms",
        "handgun" | "handguns" => "handguns",
        "pistol" | "pistols" | "pistola" | "pistolas" => "pistols",
        "revolver" | "revolvers" | "revolveres" => "revolvers",
        "rifle" | "rifles" | "fusil" | "fusiles" => "rifles",
        "carbine" | "carbines" | "carabina" | "carabinas" => "carbines",
        "shotgun" | "shotguns" | "escopeta" | "escopetas" => "shotguns",
        "machinegun" | "machineguns" | "ametralladora" | "ametralladoras" => "machine guns",
        "ammunition" | "ammo" | "munitions" | "municion" | "municiones" | "cartridges" | "cartuchos"
        | "bullet" | "bullets" | "balas" => "ammunition",
        "magazine" | "magazines" | "cargadores" => "magazines",
        "grenade" | "grenades" | "granada" | "granadas" => "grenades",
        "lanzagranadas" => "grenade launchers",
        "missile" | "missiles" | "misil" | "misiles" => "missiles",
        "warhead" | "warheads" => "warheads",
        "mortars" | "morteros" => "mortars",
        "howitzer" | "howitzers" | "artillery" | "artilleria" => "artillery",
        "explosives" | "explosivos" | "dynamite" | "dinamita" => "explosives",
        "bomb" | "bombs" | "bombas" => "bombs",
        "landmine" | "landmines" => "land mines",
        "silencer" | "silencers" | "suppressor" | "suppressors" | "silenciadores" => "silencers",
        "knife" | "knives" | "cuchillo" | "cuchillos" => "knives",
        "machete" | "machetes" => "machetes",
        "kalashnikov" | "kalashnikovs" => "Kalashnikovs",
        "glock" | "glocks" => "Glock pistols",
        "uzi" | "uzis" => "Uzis",
        "rpg" | "rpgs" => "rocket-propelled grenades",
        "ak47" | "ak47s" => "AK-47 rifles",
        "ar15" | "ar15s" => "AR-15 rifles",
        "m16" | "m16s" => "M16 rifles",
        _ => return None,
    })
}

/// A word before a weapon that says of which class it is.
fn is_class(folded: &str) -> bool {
    matches!(
        folded,
        "assault"
            | "semiautomatic"
            | "automatic"
            | "semi"
            | "fully"
            | "machine"
            | "submachine"
            | "sub"
            | "sniper"
            | "ghost"
            | "long"
            | "hunting"
            | "hand"
            | "nuclear"
            | "chemical"
            | "biological"
            | "conventional"
            | "ballistic"
            | "cruise"
            | "guided"
            | "fragmentation"
            | "plastic"
            | "pipe"
            | "stun"
            | "nerve"
            | "antitank"
            | "pump"
            | "ak47"
            | "ar15"
            | "kalashnikov"
            | "glock"
            | "barrett"
            | "bolt"
            | "belt"
            | "armor"
            | "ammunition"
            | "m16"
            | "m4"
            | "rocket"
            | "military"
            | "explosive"
            | "incendiary"
            | "cluster"
    )
}

/// The last word of a class that is written in two: "military-grade", ".50-caliber", "AR-15-style".
fn ends_class(folded: &str, before: &str) -> bool {
    let is_number = before.bytes().all(|byte| byte.is_ascii_digit()) && !before.is_empty();
    match folded {
        "grade" => matches!(before, "military" | "weapons"),
        "style" | "type" => {
            matches!(before, "military" | "assault" | "ar" | "ak" | "kalashnikov" | "army") || is_number
        }
        "caliber" | "calibre" | "cal" => {
            matches!(before, "high" | "large" | "small" | "low" | "heavy" | "big" | "50cal") || is_number
        }
        "gauge" | "round" | "mm" => is_number,
        "powered" | "power" => matches!(before, "high"),
        "capacity" => matches!(before, "high" | "large"),
        "action" => matches!(before, "bolt" | "pump" | "lever" | "single" | "double" | "semi"),
        "barreled" | "barrelled" | "barrel" => matches!(before, "short" | "long"),
        "off" => matches!(before, "sawed" | "sawn"),
        "propelled" => before == "rocket",
        "fired" | "launched" => matches!(before, "shoulder" | "air" | "sea"),
        "fed" => before == "belt",
        "piercing" => matches!(before, "armor" | "armour"),
        "printed" => before == "3d",
        "tank" | "aircraft" | "personnel" | "ship" | "materiel" | "missile" => before == "anti",
        "air" => before == "to",
        "range" => matches!(before, "long" | "short" | "medium" | "intermediate"),
        "47" | "15" | "16" | "74" | "10" => matches!(before, "ak" | "ar" | "m"),
        _ => false,
    }
}

/// A word before a gun, an arm or a cartridge that makes something harmless of it.
fn is_harmless(folded: &str) -> bool {
    matches!(
        folded,
        "nail"
            | "glue"
            | "water"
            | "squirt"
            | "heat"
            | "top"
            | "hired"
            | "staple"
            | "spray"
            | "radar"
            | "toy"
            | "paintball"
            | "massage"
            | "caulk"
            | "ink"
            | "toner"
            | "printer"
            | "bath"
            | "flash"
            | "time"
            | "butter"
            | "kitchen"
            | "swiss"
            | "cherry"
            | "jumping"
            | "smoking"
    )
}

impl<'t> Reading<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| piece.folded.strip_suffix("'s").unwrap_or(&piece.folded))
    }

    fn before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Exactly what stands between a token and the next.
    fn gap(&self, at: usize) -> &'t str {
        let pair = self.pieces.get(at).zip(self.pieces.get(at + 1));
        pair.and_then(|(left, right)| self.text.get(left.span.end..right.span.start)).unwrap_or("\n\n")
    }

    /// Whether two tokens belong together: white space without the end of a line of text, or a hyphen.
    fn joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        matches!(gap, "-" | "‑" | "–" | " " | " .") || gap.trim().is_empty() && gap.matches('\n').count() < 2
    }

    fn is_large(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.surface.starts_with(char::is_uppercase))
    }

    /// A weapon noun that begins at a token, without its class: how many tokens, and what it means.
    fn noun(&self, at: usize) -> Option<(usize, &'static str)> {
        let first = self.noun_alone(at)?;
        // "rifle ammunition", "assault rifle magazines": the last noun is the thing.
        let (mut taken, mut name) = first;
        // "AK-47 assault rifle".
        if taken == 2
            && self.gap(at + 1) == " "
            && self.gap(at + 2) == " "
            && name.ends_with(" rifles")
            && matches!(self.word(at + 2), "assault" | "semiautomatic" | "automatic" | "machine")
            && let Some((more, last)) = self.noun_alone(at + 3)
        {
            return Some((3 + more, last));
        }
        while self.joined(at + taken - 1)
            && !self.gap(at + taken - 1).contains('\n')
            && let Some((more, last)) = self.noun_alone(at + taken)
            && taken < 6
        {
            taken += more;
            name = last;
        }
        Some((taken, name))
    }

    fn noun_alone(&self, at: usize) -> Option<(usize, &'static str)> {
        let (word, next) = (self.word(at), self.word(at + 1));
        let pair = self.joined(at);
        let of = |from: usize, last: &str| pair && self.word(from) == "of" && self.word(from + 1) == last;
        match word {
            "ak" | "ar" | "m" if self.is_large(at) && self.gap(at) == "-" => {
                // In "AR-15-style rifle" it is a class.
                if matches!(self.word(at + 2), "style" | "type") {
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
            "arma" | "armas" if pair && next == "de" && self.word(at + 2) == "fuego" => {
                return Some((3, "firearms"));
            }
            "arma" | "armas" if pair && matches!(next, "largas" | "larga") => return Some((2, "long guns")),
            "arma" | "armas" if pair && matches!(next, "cortas" | "corta") => return Some((2, "handguns")),
            "weapon" | "weapons" if of(at + 1, "war") => return Some((3, "weapons of war")),
            "weapon" | "weapons" if of(at + 1, "mass") && self.word(at + 3) == "destruction" => {
                return Some((4, "weapons of mass destruction"));
            }
            _ => {}
        }
        let name = concept(word)?;
        let counts = match word {
            "arms" => self.are_weapons(at),
            "magazine" | "magazines" | "suppressor" | "suppressors" | "cargadores" => self.is_among_arms(at),
            "uzi" | "glock" | "rpg" | "ak47" | "ar15" | "m16" => self.is_large(at),
            "arma" | "armas" => {
                !(self.before(at) == "de" && matches!(self.word(at.wrapping_sub(2)), "plaza" | "escudo"))
            }
            "cartridges" | "cartuchos" => !is_harmless(self.before(at)),
            "bomb" => !matches!(self.before(at), "to" | "bath"),
            "bullet" => next != "proof",
            _ => true,
        };
        counts.then_some((1, name))
    }

    /// Whether "arms" are weapons, not limbs or branches.
    fn are_weapons(&self, at: usize) -> bool {
        let (before, next) = (self.before(at), self.word(at + 1));
        let laid_down = (at.saturating_sub(3)..at)
            .any(|at| matches!(self.word(at), "down" | "bear" | "bearing" | "take" | "took"));
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
        let in_arms = before == "in" && self.word(at.wrapping_sub(2)) != "trade" && !self.joined_activity(at);
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
        let legs = next == "and" && matches!(self.word(at + 2), "legs" | "hands" | "shoulders")
            || before == "and"
                && matches!(self.word(at.wrapping_sub(2)), "legs" | "hands" | "shoulders" | "head");
        let coat = before == "of" && matches!(self.word(at.wrapping_sub(2)), "coat" | "coats" | "man");
        if matches!(before, "in") { !in_arms && !of_body } else { !(of_somebody || of_body || legs || coat) }
    }

    /// Whether a trade or the like follows: "in arms trafficking".
    fn joined_activity(&self, at: usize) -> bool {
        self.joined(at)
            && (self.word(at + 1).ends_with("ing")
                || matches!(
                    self.word(at + 1),
                    "sales" | "trade" | "deals" | "exports" | "control" | "race" | "and" | "shipments"
                ))
    }

    /// Whether firearms are spoken of close by, or its class says so.
    fn is_among_arms(&self, at: usize) -> bool {
        let class = matches!(
            self.before(at),
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
                self.word(at),
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
        !self.is_large(at) && (class || (at.saturating_sub(8)..at + 9).any(near))
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
            class.extend(self.pieces.get(first..first + length)?.iter().map(|piece| &*piece.folded));
        }
        if is_harmless(self.before(first)) && self.joined(first.wrapping_sub(1))
            || self.is_part_of_name(first, noun + taken)
        {
            return None;
        }
        let last = self.pieces.get(noun + taken - 1)?.span;
        let mut start = self.pieces.get(first)?.span.start;
        // The point of ".50".
        if self.text[..start].ends_with('.') && self.word(first).starts_with(|c: char| c.is_ascii_digit()) {
            start -= 1;
        }
        let span = Span::new(start, without_possessive(self.text, last).end);
        let name = named(&class, name);
        let rule = if first < noun { WeaponRule::WithClass } else { WeaponRule::Noun };
        Some(Weapon { span, slug: slugify(&name), name, rule })
    }

    /// How many tokens before one are a class.
    fn class_before(&self, at: usize, free_from: usize) -> usize {
        let word = self.before(at);
        let second = if at >= free_from + 2 && self.joined(at - 2) { self.word(at - 2) } else { "" };
        let calibre =
            word.ends_with("mm") && word.starts_with(|c: char| c.is_ascii_digit()) || word == "50cal";
        if self.pieces.get(at.wrapping_sub(1)).is_some_and(|piece| piece.folded.ends_with("'s")) {
            return 0;
        }
        if ends_class(word, second) {
            let model =
                matches!(second, "15" | "47" | "16" | "74") && at >= free_from + 3 && self.gap(at - 3) == "-";
            return 2 + usize::from(model && matches!(self.word(at - 3), "ar" | "ak" | "m"));
        }
        if calibre {
            // 7.62x39mm
            let decimal = at >= free_from + 2 && self.gap(at - 2) == ".";
            return 1 + usize::from(decimal);
        }
        let light = matches!(word, "light" | "heavy" | "small")
            && matches!(self.word(at), "arms" | "weapons" | "weapon" | "machine");
        let bomb = self.word(at).starts_with("bomb")
            && matches!(
                word,
                "car" | "suicide" | "roadside" | "truck" | "dirty" | "fire" | "petrol" | "nail"
            );
        let brand = matches!(word, "barrett" | "glock" | "kalashnikov");
        usize::from(bomb || light || is_class(word) && (!brand || self.is_large(at - 1)))
    }

    /// Whether a weapon written large stands in a name: "Arms Trade Treaty". In a headline in capitals
    /// only what ends in the word for a law or a body is taken for a name.
    fn is_part_of_name(&self, first: usize, end: usize) -> bool {
        if !self.is_large(end - 1)
            || self
                .pieces
                .get(end - 1)
                .is_some_and(|piece| piece.surface.contains(|c: char| c.is_ascii_digit()))
        {
            return false;
        }
        let space = |at: usize| self.gap(at).trim().is_empty() && !self.gap(at).contains('\n');
        let body = (end..end + 4)
            .take_while(|&at| space(at - 1) && (self.is_large(at) || matches!(self.word(at), "of" | "and")))
            .any(|at| {
                crate::annotate::events::is_head(self.word(at))
                    || matches!(
                        self.word(at),
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
        let of_bureau = (first.saturating_sub(3)..first).any(|at| self.word(at) == "tobacco")
            || self.before(first) == "and"
                && self.word(first.wrapping_sub(2)) == "firearms"
                && self.is_large(first - 2);
        if self.lines.are_large_at(self.pieces.get(first).map_or(0, |piece| piece.span.start)) {
            return body || of_bureau;
        }
        let after = self.is_large(end) && space(end - 1);
        let before =
            first > 0 && self.is_large(first - 1) && space(first - 1) && !self.begins_sentence(first - 1);
        body || of_bureau || after || before
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || self.gap(at - 1).contains(['.', '!', '?', '\n', '“', '"', ':', '•'])
    }
}

/// The name of a weapon whose class makes another thing of it.
fn named(class: &[&str], noun: &'static str) -> String {
    let has = |word: &str| class.contains(&word);
    let kind = match () {
        () if has("machine") || has("submachine") || has("sub") && noun == "firearms" => {
            return "machine guns".to_owned();
        }
        () if has("assault") => "assault",
        () if has("ghost") || has("3d") => "ghost",
        () if has("sniper") => "sniper",
        () if has("military") => "military-grade",
        () if has("caliber") && has("high") || has("calibre") && has("high") => "high-caliber",
        () if has("nuclear") => "nuclear",
        () if has("chemical") => "chemical",
        () if has("biological") => "biological",
        () if has("rocket") && noun == "grenades" => "rocket-propelled",
        () if has("small") && noun == "weapons" => return "small arms".to_owned(),
        () if has("long") && matches!(noun, "weapons" | "firearms") => return "long guns".to_owned(),
        () if has("stun") => "stun",
        () => return noun.to_owned(),
    };
    let noun = if matches!(kind, "ghost" | "stun") && noun == "firearms" { "guns" } else { noun };
    format!("{kind} {noun}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with every weapon as `[surface|name]`.
    fn marked(text: &str) -> String {
        let (mut marked, mut at) = (String::new(), 0);
        for found in find(text) {
            marked +=
                &format!("{}[{}|{}]", &text[at..found.span.start], &text[found.span.range()], found.name);
            at = found.span.end;
        }
        marked + &text[at..]
    }

    fn check(lines: &[&str]) {
        for line in lines {
            let (mut plain, mut rest) = (String::new(), *line);
            while let Some((before, after)) = rest.split_once('[') {
                let (inner, after) = after.split_once(']').expect("a mark is closed");
                plain = plain + before + inner.split_once('|').expect("a mark has a name").0;
                rest = after;
            }
            assert_eq!(marked(&(plain + rest)), *line);
        }
    }

    #[test]
    fn weapons_with_their_class() {
        check(&[
            "those who smuggle [military grade weapons|military-grade weapons] and illegal [arms|weapons]",
            "two stolen [AR-15-style rifles|rifles] and a [.50-caliber sniper rifle|sniper rifles]",
            "[assault weapons|assault weapons], [ghost guns|ghost guns] and [firearms|firearms]’ parts",
            "[arms|weapons] trafficking, [small arms|small arms], the [arms|weapons] race, anti-[arms|weapons] smuggling",
            "40 [semi-automatic rifles|rifles], [handguns|handguns] and 500 [rounds of ammunition|ammunition]",
            "[grenade launchers|grenade launchers], [hand grenades|grenades] and [explosives|explosives]",
            "[machine guns|machine guns], [silencers|silencers] and [high-capacity magazines|magazines]",
            "10 [AK-47s|AK-47 rifles], [AK-47 rifles|rifles] and a [Barrett .50-caliber rifle|rifles]",
            "a [9mm pistol|pistols], [7.62x39mm ammunition|ammunition], a [12-gauge shotgun|shotguns]",
            "[armas de fuego|firearms], [fusiles|rifles], [pistolas|pistols] y [municiones|ammunition]",
            "the [gun|firearms]'s barrel; [gun|firearms] violence; [high-caliber weapons|high-caliber weapons]",
            "[weapons of mass destruction|weapons of mass destruction]; [improvised|x]"
                .replace("[improvised|x]", "improvised")
                .as_str(),
            "loaded [magazines|magazines] with a [rifle|rifles]; laid down their [arms|weapons]",
            "an improvised [explosive device|explosive devices] and [rocket-propelled grenades|rocket-propelled grenades]",
            "Officials Say [Arms|weapons] Smugglers Will Be Brought to Justice",
            "[Weapons|weapons] entering the country. [Guns|firearms] from the north",
        ]);
    }

    #[test]
    fn what_is_no_weapon() {
        check(&[
            "in his arms, with arms folded, the arms of the state, a coat of arms, arms and legs",
            "up in arms; brothers in arms; at arms length; her arms",
            "the Arms Trade Treaty and the National Firearms Act were signed by all members of the body",
            "the Bureau of Alcohol, Tobacco, Firearms and Explosives investigated the case for many months",
            "a glue gun, a water gun, Time magazine, fashion magazines, gunmen, gunfire, a gunshot",
            "Senator Barrett spoke; the Plaza de Armas; ink cartridges; Top Gun was shown",
            "Gun Control Act Signed by the President",
        ]);
    }
}
