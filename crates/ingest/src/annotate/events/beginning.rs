//! Names that begin with a word for what they are: "Operation Fast and Furious", "Convention on …".

use corpus::model::EventRule;

use super::{EventFinder, NameFound, words::begins_name};

impl EventFinder<'_> {
    /// "Operation Fast and Furious", "Project Safe Neighborhoods", "Convention on …", "Resolution 1325".
    pub(super) fn beginning(&self, at: usize, in_headline: bool) -> Option<NameFound> {
        let word = self.cursor.word(at);
        if !begins_name(word) || !self.runs_on(at) {
            return None;
        }
        let named = |last: usize, rule: EventRule| {
            Some(NameFound { first: at, last, rule, in_headline, is_known: false })
        };
        match word {
            "operation" | "project" | "operativo" | "operacion" => {
                let mut last = at;
                while last < at + 5 && self.runs_on(last) {
                    let joining = matches!(self.cursor.word(last + 1), "and" | "of" | "the" | "y" | "de")
                        && self.cursor.is_capitalised(last + 2)
                        && !begins_name(self.cursor.word(last + 2))
                        && self.runs_on(last + 1);
                    match () {
                        () if self.cursor.is_capitalised(last + 1) && !in_headline => last += 1,
                        () if self.cursor.is_capitalised(last + 1) && last < at + 2 => last += 1,
                        () if joining && last > at && !in_headline => last += 2,
                        () => break,
                    }
                }
                let team = matches!(
                    self.cursor.word(last),
                    "manager" | "director" | "officer" | "center" | "team" | "committee"
                );
                (last > at && !team).then(|| named(last, EventRule::Operation)).flatten()
            }
            "resolution" | "resolucion" => {
                let number = self.cursor.word(at + 1).len() >= 3
                    && self.cursor.word(at + 1).bytes().all(|byte| byte.is_ascii_digit());
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
                                self.cursor.word(last + ahead),
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
                        None if self.cursor.is_capitalised(last + 1) => last += 1,
                        Some(words)
                            if self.cursor.is_capitalised(last + words + 1)
                                && !begins_name(self.cursor.word(last + words + 1)) =>
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
                let preposition = matches!(
                    self.cursor.word(at + 1),
                    "on" | "of" | "for" | "against" | "between" | "concerning"
                );
                if !preposition || !self.runs_on(at + 1) {
                    return None;
                }
                let mut first = at + 2;
                first += usize::from(self.cursor.word(first) == "the" && self.runs_on(first));
                let end = self.large_run(first)?;
                named(end, EventRule::Agreement)
            }
            _ => None,
        }
    }

    /// The last token of a run of large words with small ones between.
    fn large_run(&self, from: usize) -> Option<usize> {
        if !self.cursor.is_capitalised(from) {
            return None;
        }
        let mut last = from;
        while last < from + 10 && self.runs_on(last) {
            let joining = (1..=2)
                .take_while(|ahead| {
                    matches!(
                        self.cursor.word(last + ahead),
                        "of" | "and" | "the" | "on" | "for" | "in" | "to" | "against"
                    ) && self.runs_on(last + ahead)
                })
                .last();
            match joining {
                None if self.cursor.is_capitalised(last + 1) => last += 1,
                Some(words) if self.cursor.is_capitalised(last + words + 1) => last += words + 1,
                _ => break,
            }
        }
        Some(last)
    }
}
