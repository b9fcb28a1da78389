//! Names that end in a word for what they are: "Merida Initiative", "Gun Control Act of 1968".

use corpus::model::EventRule;

use super::{EventFinder, NameFound, words::ends_name};

impl EventFinder<'_> {
    /// "Merida Initiative", "Gun Control Act of 1968", "Second Amendment".
    pub(super) fn ending(&self, at: usize, in_headline: bool) -> Option<NameFound> {
        const LONGEST: usize = 12;
        let (mut last, mut head) = (at, None);
        while last < at + LONGEST {
            if ends_name(self.cursor.word(last)) && last > at && self.cursor.is_capitalised(last) {
                head = Some(last);
            }
            if !self.runs_on(last) {
                // "Trade Facilitation, Security, and Enforcement Act" is rare; a comma ends a name.
                break;
            }
            let joining = matches!(
                self.cursor.word(last + 1),
                "of" | "and" | "for" | "on" | "the" | "to" | "in" | "against" | "by" | "from" | "with"
            );
            let more = if joining {
                1 + usize::from(self.cursor.word(last + 2) == "the" && self.runs_on(last + 2))
            } else {
                0
            };
            // After the head a name goes on only with its year.
            let law_and_order = self.cursor.word(last) == "law" && self.cursor.word(last + 2) == "order";
            if joining && (head == Some(last) && !law_and_order || in_headline) {
                break;
            }
            if more > 0
                && !(self.cursor.is_capitalised(last + 1 + more)
                    && (1..=more).all(|ahead| self.runs_on(last + ahead)))
            {
                break;
            }
            let digits = self.cursor.word(last + 1).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
            if !(self.cursor.is_capitalised(last + 1 + more) || digits && more == 0 && head.is_none()) {
                break;
            }
            last += 1 + more;
        }
        let head = head?;
        let first = self.without_opening(at, head)?;
        let mut last = head;
        // "Act of 1968".
        let year = self.cursor.word(head + 2);
        if self.cursor.word(head + 1) == "of"
            && self.runs_on(head)
            && year.len() == 4
            && year.bytes().all(|byte| byte.is_ascii_digit())
        {
            last = head + 2;
        }
        // A head inside a longer name is that of something else: "Convention Center", "Law School".
        let goes_on = self.runs_on(head)
            && self.cursor.is_capitalised(head + 1)
            && !in_headline
            && last == head
            && !self.begins_clause(head + 1);
        if goes_on || !self.names_something(first, head) {
            return None;
        }
        Some(NameFound { first, last, rule: EventRule::Ending, in_headline, is_known: false })
    }

    /// Whether a large word behind a name begins something else all the same: "Act Section 5".
    fn begins_clause(&self, at: usize) -> bool {
        matches!(self.cursor.word(at), "section" | "title" | "article" | "i" | "ii" | "president")
    }

    /// Where a name begins once articles, titles and words that only begin a sentence are left out.
    fn without_opening(&self, at: usize, head: usize) -> Option<usize> {
        let mut first = at;
        while first < head {
            let word = self.cursor.word(first);
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
            let possessive = self.cursor.get(first).is_some_and(|token| token.folded.ends_with("'s"));
            if !(opening || possessive) {
                break;
            }
            first += 1;
        }
        // "Title VII of the …", "the ministry on the …": the name begins after the last such "the".
        for at in first + 1..head {
            let inner = matches!(self.cursor.word(at - 1), "of" | "on" | "and" | "by" | "for")
                || self.cursor.is_capitalised(at);
            if self.cursor.word(at) == "the" && inner {
                first = at + 1;
            }
        }
        (first < head && self.cursor.is_capitalised(first)).then(|| self.with_list(first, head))
    }

    /// Where the enumeration begins in which a name ends: "Food, Drug, and Cosmetic Act".
    fn with_list(&self, first: usize, head: usize) -> usize {
        let Some(before) = first.checked_sub(2).filter(|_| self.cursor.word(head) == "act") else {
            return first;
        };
        let is_list = self.cursor.word(first - 1) == "and"
            && self.cursor.gap(before) == ", "
            && self.cursor.is_capitalised(before);
        // "Food, Drug and Cosmetic Act".
        let ends_list = self.cursor.gap(first - 1) == ", "
            && self.cursor.is_capitalised(first - 1)
            && self.cursor.word(first + 1) == "and";
        if !(is_list || ends_list) {
            return first;
        }
        let mut start = if is_list { before } else { first };
        while start > 0
            && self.cursor.is_capitalised(start - 1)
            && matches!(self.cursor.gap(start - 1), ", " | " ")
            && first - start < 8
            && !matches!(self.cursor.word(start - 1), "the" | "of" | "under" | "in")
        {
            start -= 1;
        }
        start
    }

    /// Whether the words before a head make a name of it; "The Act" and "American Law" do not.
    fn names_something(&self, first: usize, head: usize) -> bool {
        let of_head = self.cursor.word(head);
        let words = head - first;
        let only = self.cursor.word(first);
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
            "understanding" => self.cursor.word(first) != "bicentennial" && words < 2,
            "war" => matches!(only, "the" | "civil") && words == 0,
            _ => false,
        };
        let press = self.cursor.word(head.wrapping_sub(1)) == "press"
            || of_head == "code" && !matches!(only, "criminal" | "penal" | "uniform" | "tax");
        let of_law = of_head == "law"
            && !matches!(
                self.cursor.word(head - 1),
                "secrets" | "security" | "arms" | "control" | "reform" | "firearms"
            );
        let of_parties = matches!(
            self.cursor.word(head - 1),
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
        let of_nothing = matches!(self.cursor.word(head - 1), "the" | "this" | "of" | "and");
        !(too_little || press || of_law || of_parties || of_nothing)
    }
}
