//! In reports on matches, clubs that are called like their towns.

use std::collections::HashSet;

use corpus::model::{Kind, Rule};
use text::Span;

use super::page::Page;
use crate::annotate::tagger::{
    lexicon::{CITY, COUNTRY, REGION, STATE, TOWN},
    token::{Gap, Token},
};

/// Words of reports on matches.
const SPORT: [&str; 32] = [
    "match",
    "goal",
    "goals",
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "winger",
    "penalty",
    "kick-off",
    "coach",
    "season",
    "league",
    "club",
    "fixture",
    "stoppage",
    "equaliser",
    "header",
    "substitute",
    "touchdown",
    "playoff",
    "quarterback",
    "inning",
    "innings",
    "pitch",
    "tackle",
    "levelled",
    "loan",
    "half-time",
    "halftime",
    "knockout",
    "offside",
];

/// A text with so many of them is taken for one.
const SPORT_WORDS: usize = 4;

/// What clubs do, and whom they have.
const PLAYS: [&str; 28] = [
    "beat",
    "won",
    "win",
    "lost",
    "lose",
    "drew",
    "draw",
    "took",
    "scored",
    "equalised",
    "equalized",
    "defeated",
    "host",
    "hosted",
    "signed",
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "winger",
    "captain",
    "manager",
    "coach",
    "fans",
    "supporters",
    "players",
    "boss",
    "forward",
];

/// What names of clubs end with.
const CLUBS: [&str; 9] =
    ["town", "united", "rovers", "wanderers", "athletic", "albion", "hotspur", "fc", "wednesday"];

/// What is done to clubs.
const PLAYED: [&str; 14] = [
    "beat", "beating", "stun", "stunned", "stuns", "face", "faced", "against", "over", "versus", "vs", "v",
    "defeated", "thrashed",
];

impl Page<'_, '_> {
    /// "Leeds beat Villa": in a report on a match, a town that plays is its club. A town in which something
    /// happens stays a town.
    pub(super) fn clubs(&mut self) {
        if SPORT.iter().filter(|word| self.small.contains(**word)).count() < SPORT_WORDS {
            return;
        }
        let is_town =
            |token: &Token<'_>| token.classes.is(CITY | TOWN) && !token.classes.is(COUNTRY | STATE | REGION);
        let mut playing: HashSet<&str> = HashSet::new();
        let mut towns: Vec<(usize, bool)> = Vec::new();
        let mut clubs: Vec<usize> = Vec::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            let tokens = &self.tokens[draft.stretch];
            let name = &tokens[draft.tokens.range()];
            if draft.kind != Kind::Place {
                continue;
            }
            if name.len() > 1 && name.last().is_some_and(|last| CLUBS.contains(&last.folded)) {
                clubs.push(at);
            }
            let [one] = name else { continue };
            if !is_town(one) {
                continue;
            }
            let before: Vec<&str> = tokens[draft.tokens.start.saturating_sub(2)..draft.tokens.start]
                .iter()
                .map(|token| token.folded)
                .collect();
            let after = tokens.get(draft.tokens.end).filter(|after| after.gap == Gap::Space);
            let plays = after.is_some_and(|after| PLAYS.contains(&after.folded))
                || before.last().is_some_and(|word| PLAYED.contains(word))
                || matches!(before[..], ["loan" | "transfer", "from" | "to"])
                || self.is_paired(draft.stretch, draft.tokens);
            if plays {
                playing.insert(one.folded);
            }
            let is_where = matches!(before[..], [.., "in" | "at" | "near" | "from" | "to" | "of" | "around"]);
            towns.push((at, is_where && !plays));
        }
        let is_playing = |at: usize| {
            let draft = &self.drafts[at];
            playing.contains(self.tokens[draft.stretch][draft.tokens.start].folded)
        };
        clubs.extend(
            towns.into_iter().filter(|(at, is_where)| !is_where && is_playing(*at)).map(|(at, _)| at),
        );
        for at in clubs {
            let draft = &mut self.drafts[at];
            (draft.kind, draft.rule, draft.evidence) = (Kind::Organisation, Some(Rule::Context), None);
        }
    }

    /// "Liverpool and Inter Milan": whether "and" joins a name to a body.
    fn is_paired(&self, stretch: usize, name: Span) -> bool {
        let tokens = &self.tokens[stretch];
        let is_and =
            |at: usize| tokens.get(at).is_some_and(|and| and.folded == "and" && and.gap == Gap::Space);
        let is_body = |at: usize| {
            let draft = self.taken[stretch].get(at).copied().flatten().map(|draft| &self.drafts[draft]);
            draft.is_some_and(|draft| draft.kind == Kind::Organisation)
        };
        is_and(name.end) && is_body(name.end + 1)
            || name.start > 1 && is_and(name.start - 1) && is_body(name.start - 2)
    }
}
