//! Whether a sentence speaks of what is to come or of what was, by the verbs near a date.

use super::DateFinder;

/// What a word says about the time of its clause.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

impl DateFinder<'_> {
    /// Whether a date points ahead: the nearest verb before it in its sentence decides, or where there is
    /// none, the first one behind it.
    pub(super) fn is_ahead(&self, at: usize) -> bool {
        self.tense(at) == Some(Tense::Future)
    }

    /// The time of which the clause around a token speaks.
    pub(super) fn tense(&self, at: usize) -> Option<Tense> {
        const FAR: usize = 16;
        let of_sentence = |at: &usize| !self.cursor.signs(*at).contains(['.', ';', '\n', '?', '!']);
        let before = (at.saturating_sub(FAR)..at).rev().take_while(of_sentence);
        let after = || (at + 1..(at + FAR).min(self.cursor.len())).take_while(|at| of_sentence(&(at - 1)));
        before.into_iter().find_map(|at| self.verb(at)).or_else(|| after().find_map(|at| self.verb(at)))
    }

    fn verb(&self, at: usize) -> Option<Tense> {
        if self.spanish { self.spanish_verb(at) } else { self.english_verb(at) }
    }

    fn english_verb(&self, at: usize) -> Option<Tense> {
        let cursor = self.cursor;
        let (word, before, next) = (cursor.folded(at), cursor.before(at), cursor.word(at + 1));
        let to_come = matches!(
            word,
            "will"
                | "shall"
                | "upcoming"
                | "scheduled"
                | "slated"
                | "plans"
                | "hopes"
                | "expects"
                | "intends"
                | "aims"
                | "wants"
                | "won't"
                | "begins"
                | "opens"
                | "starts"
                | "arrives"
                | "resumes"
                | "goes"
                | "takes"
                | "awaits"
                | "looms"
                | "convenes"
                | "returns"
                | "meets"
                | "votes"
                | "expires"
                | "launches"
                | "heads"
                | "reconvenes"
        ) || word.ends_with("'ll")
            || matches!(
                word,
                "expected"
                    | "due"
                    | "set"
                    | "poised"
                    | "agreed"
                    | "vowed"
                    | "promised"
                    | "pledged"
                    | "planned"
                    | "planning"
                    | "about"
                    | "going"
                    | "is"
                    | "are"
                    | "threatened"
                    | "called"
                    | "calls"
            ) && next == "to"
            || matches!(word, "is" | "are") && next == "on"
            || matches!(word, "set" | "due" | "planned" | "expected" | "called")
                && matches!(next, "for" | "on")
                && matches!(before, "is" | "are" | "be" | "been");
        if to_come {
            return Some(Tense::Future);
        }
        // "will be held", "to be sworn in": not past.
        let infinite = matches!(before, "be" | "to" | "being" | "will");
        let irregular = matches!(
            word,
            "said"
                | "told"
                | "was"
                | "were"
                | "had"
                | "did"
                | "went"
                | "came"
                | "took"
                | "made"
                | "found"
                | "held"
                | "met"
                | "left"
                | "began"
                | "fell"
                | "broke"
                | "rose"
                | "won"
                | "lost"
                | "saw"
                | "gave"
                | "got"
                | "spoke"
                | "sent"
                | "wrote"
                | "ran"
                | "fled"
                | "sank"
                | "struck"
                | "stole"
                | "drove"
                | "flew"
                | "fought"
                | "brought"
                | "caught"
                | "bought"
                | "sold"
                | "paid"
                | "led"
                | "became"
                | "grew"
                | "knew"
                | "thought"
                | "blew"
                | "burnt"
                | "stood"
                | "swore"
                | "shook"
                | "drew"
                | "chose"
                | "has"
                | "have"
        );
        let regular =
            word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "need" | "armed" | "speed");
        ((irregular || regular) && !infinite).then_some(Tense::Past)
    }

    fn spanish_verb(&self, at: usize) -> Option<Tense> {
        let cursor = self.cursor;
        let token = cursor.get(at)?;
        let (word, next) = (&*token.folded, cursor.word(at + 1));
        let surface = token.surface;
        let long = surface.chars().count() > 3;
        let to_come = long
            && (surface.ends_with("rá") || surface.ends_with("rán") || surface.ends_with("remos"))
            && !token.is_capitalised()
            || matches!(
                word,
                "previsto"
                    | "prevista"
                    | "previstos"
                    | "previstas"
                    | "programado"
                    | "programada"
                    | "programados"
                    | "agendada"
                    | "agendado"
                    | "llega"
                    | "llegan"
                    | "inicia"
                    | "arranca"
                    | "comienza"
                    | "empieza"
                    | "espera"
                    | "preve"
                    | "planea"
                    | "venidero"
                    | "entra"
                    | "vence"
                    | "reanuda"
            )
            || matches!(word, "va" | "van" | "vamos") && next == "a";
        if to_come {
            return Some(Tense::Future);
        }
        let irregular = matches!(
            word,
            "dijo"
                | "dijeron"
                | "fue"
                | "fueron"
                | "hizo"
                | "tuvo"
                | "vino"
                | "hubo"
                | "era"
                | "eran"
                | "habia"
                | "habian"
                | "estuvo"
                | "pudo"
                | "puso"
                | "dio"
                | "vio"
                | "ha"
                | "han"
                | "estaba"
                | "estaban"
                | "quiso"
        );
        let regular = long
            && (surface.ends_with('ó')
                || word.ends_with("aron")
                || word.ends_with("ieron")
                || word.ends_with("jeron")
                || word.ends_with("yeron"));
        (irregular || regular).then_some(Tense::Past)
    }
}
