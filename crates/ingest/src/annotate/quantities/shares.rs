//! Shares: "70 percent of firearms", "seven out of every 10 crimes", "two-thirds of the weapons".

use corpus::model::QuantityRule;

use super::{FigureFinder, Quantity, amount::Reading, figure::Figure, nouns::is_functional, qualify};

/// What so many parts make a whole of, by the word for one of them.
fn parts(folded: &str) -> Option<u64> {
    Some(match folded {
        "half" => 2,
        "third" | "thirds" | "tercio" | "tercios" | "tercera" | "terceras" => 3,
        "quarter" | "quarters" | "cuarto" | "cuartos" | "cuarta" | "cuartas" => 4,
        "fifth" | "fifths" | "quinto" | "quintos" | "quinta" | "quintas" => 5,
        "sixth" | "sixths" | "sexto" | "sextos" | "sexta" | "sextas" => 6,
        "seventh" | "sevenths" | "septimo" | "septimos" | "septima" | "septimas" => 7,
        "eighth" | "eighths" | "octavo" | "octavos" | "octava" | "octavas" => 8,
        "ninth" | "ninths" | "noveno" | "novenos" | "novena" | "novenas" => 9,
        "tenth" | "tenths" | "decimo" | "decimos" | "decima" | "decimas" => 10,
        _ => return None,
    })
}

/// Whether a fraction before a word may be a day of it: "3/4 of this year".
fn words_for_time(folded: &str) -> bool {
    folded.starts_with(|c: char| c.is_ascii_digit()) || matches!(folded, "this" | "last" | "next" | "este")
}

impl FigureFinder<'_> {
    /// "70 percent of firearms", "70%", "un 70 por ciento".
    pub(super) fn percentage(&self, at: usize, reading: &Reading<'_>) -> Option<(usize, Quantity)> {
        if !reading.ending.is_empty() {
            return None;
        }
        let cursor = self.cursor;
        let end = at + reading.taken;
        let figure = || Figure::Percent(reading.amount);
        let rule = QuantityRule::Percentage;
        let behind = cursor.after_text(end - 1);
        if let Some(rest) = behind.trim_start_matches([' ', '\u{a0}']).strip_prefix('%') {
            if let Some(last) = self.counted_of(end, rest) {
                return self.found(at, last + 1 - at, figure(), rule);
            }
            let (taken, mut found) = self.found(at, reading.taken, figure(), rule)?;
            found.span.end += behind.len() - rest.len();
            return Some((taken, found));
        }
        if !(cursor.adjoins(end - 1) || cursor.gap(end - 1) == "-") {
            return None;
        }
        let words = match (cursor.word(end), cursor.word(end + 1)) {
            ("percent" | "pct", _) => 1,
            ("per", "cent") | ("por", "ciento" | "cien") => 2,
            _ => return None,
        };
        let last = end + words;
        match self.counted_of(last, cursor.after_text(last - 1)) {
            Some(counted) => self.found(at, counted + 1 - at, figure(), rule),
            None => self.found(at, last - at, figure(), rule),
        }
    }

    /// The last token of what a share is of: " of firearms", " of all the weapons seized".
    fn counted_of(&self, of: usize, behind: &str) -> Option<usize> {
        let cursor = self.cursor;
        if !matches!(cursor.word(of), "of" | "de" | "del") || !behind.starts_with(' ') || !cursor.adjoins(of)
        {
            return None;
        }
        let mut noun = of + 1;
        while matches!(
            cursor.word(noun),
            "the" | "all" | "those" | "these" | "las" | "los" | "its" | "their" | "our"
        ) && noun < of + 4
        {
            noun += 1;
        }
        self.counted(noun).map(|(last, _)| last)
    }

    /// "seven out of every 10 crimes", "one in five", "siete de cada 10".
    pub(super) fn ratio(&self, at: usize, reading: &Reading<'_>) -> Option<(usize, Quantity)> {
        let cursor = self.cursor;
        let end = at + reading.taken;
        let joining = match (cursor.word(end), cursor.word(end + 1), cursor.word(end + 2)) {
            ("out", "of", "every") => 3,
            ("out", "of", _) => 2,
            ("in", "every", _) | ("of" | "for", "every", _) | ("de", "cada", _) => 2,
            ("in", ..) => 1,
            _ => return None,
        };
        let joined = (end - 1..end + joining).all(|at| cursor.adjoins(at));
        let whole = self.number(end + joining).filter(|_| joined && reading.amount.from.is_none())?;
        let (part, of) = (reading.amount.to.as_whole()?, whole.value.as_whole()?);
        let after = end + joining + whole.taken;
        // "one in 2019", "killed two in 24 hours".
        let measured = joining == 1
            && (part > 9
                || of > 100 && !of.is_multiple_of(100)
                || !qualify::may_qualify(cursor.word(after))
                    && !is_functional(cursor.word(after))
                    && cursor.adjoins(after - 1));
        if part >= of || measured || !whole.ending.is_empty() || !reading.ending.is_empty() {
            return None;
        }
        let mut last = after - 1;
        if let Some((noun, _)) = cursor.adjoins(last).then(|| self.counted(after)).flatten() {
            last = noun;
        } else if cursor.adjoins(last) && joining > 1 {
            last = self.plural_after(after).unwrap_or(last);
        }
        self.found(at, last + 1 - at, Figure::Ratio(part, of), QuantityRule::SoManyOfSoMany)
    }

    /// "3/4 of the voters".
    pub(super) fn digits_of_digits(&self, at: usize) -> Option<(usize, Quantity)> {
        let cursor = self.cursor;
        let (part, of) = (cursor.get(at)?, cursor.get(at + 1)?);
        let joined =
            cursor.gap(at) == "/" && matches!(cursor.word(at + 2), "of" | "de") && cursor.adjoins(at + 1);
        if !joined || !part.is_digits() || !of.is_digits() || words_for_time(cursor.word(at + 3)) {
            return None;
        }
        let (part, of): (u64, u64) = (part.folded.parse().ok()?, of.folded.parse().ok()?);
        let last = self.counted_of(at + 2, cursor.after_text(at + 1)).unwrap_or(at + 1);
        let proper = part > 0 && part < of && of <= 10;
        proper
            .then(|| self.found(at, last + 1 - at, Figure::Ratio(part, of), QuantityRule::Fraction))
            .flatten()
    }

    /// The noun in the plural that a ratio is of, whatever it names: "high-impact crimes".
    fn plural_after(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < from + 4 && qualify::may_qualify(self.cursor.word(at)) {
            let word = self.cursor.word(at);
            if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") || self.people(at).is_some() {
                return Some(at);
            }
            if !(self.cursor.adjoins(at) || self.cursor.gap(at) == "-") {
                return None;
            }
            at += 1;
        }
        None
    }

    /// "two-thirds of the weapons", "half of all firearms", "a quarter of", "la quinta parte".
    pub(super) fn fraction(&self, at: usize) -> Option<(usize, Quantity)> {
        let cursor = self.cursor;
        if matches!(cursor.word(at), "half" | "mitad") {
            return self.half(at);
        }
        let (part, length): (u64, usize) = match cursor.word(at) {
            "one" | "a" | "un" | "una" => (1, 1),
            "la" if self.spanish => (1, 1),
            _ => {
                let number = self.number(at).filter(|number| number.in_words && number.scale == 1)?;
                (number.value.as_whole().filter(|part| *part < 10)?, number.taken)
            }
        };
        let noun = at + length;
        let of = parts(cursor.word(noun))?;
        let joined = cursor.gap(noun - 1) == "-" || cursor.adjoins(noun - 1);
        let plural = cursor.word(noun).ends_with('s');
        let feminine = cursor.word(noun).ends_with('a') || cursor.word(noun).ends_with("as");
        let in_parts = cursor.adjoins(noun) && matches!(cursor.word(noun + 1), "parte" | "partes");
        let last = noun + usize::from(in_parts);
        let of_one = matches!(cursor.word(last + 2), "a" | "an" | "un" | "una" | "century" | "siglo");
        // "two third parties", "a third man", "la tercera de", "a quarter of a century".
        if !joined
            || of_one
            || plural != (part > 1)
            || part >= of
            || feminine && self.spanish && !in_parts
            || cursor.word(at) == "la" && !in_parts
            || !matches!(cursor.word(last + 1), "of" | "de" | "del")
            || !cursor.adjoins(last)
        {
            return None;
        }
        let end = self.counted_of(last + 1, cursor.after_text(last)).unwrap_or(last);
        self.found(at, end + 1 - at, Figure::Ratio(part, of), QuantityRule::Fraction)
    }

    /// "half of all firearms", "half of the budget"; not the first half of a game or a year.
    fn half(&self, at: usize) -> Option<(usize, Quantity)> {
        let cursor = self.cursor;
        let before = cursor.before(at);
        let ordinal = matches!(
            before,
            "first"
                | "second"
                | "other"
                | "latter"
                | "better"
                | "a"
                | "one"
                | "and"
                | "early"
                | "late"
                | "primera"
                | "segunda"
                | "otra"
                | "this"
                | "last"
        );
        let count = |last: usize| self.found(at, last + 1 - at, Figure::Ratio(1, 2), QuantityRule::Fraction);
        if let Some(last) = self.counted_of(at + 1, cursor.after_text(at)) {
            return count(last);
        }
        let of_something = matches!(cursor.word(at + 1), "of" | "de")
            && cursor.adjoins(at)
            && cursor.adjoins(at + 1)
            && matches!(
                cursor.word(at + 2),
                "the"
                    | "all"
                    | "those"
                    | "these"
                    | "its"
                    | "their"
                    | "them"
                    | "our"
                    | "his"
                    | "her"
                    | "las"
                    | "los"
                    | "la"
                    | "sus"
                    | "ellos"
                    | "ellas"
            )
            && !matches!(
                cursor.word(at + 3),
                "year" | "century" | "month" | "decade" | "season" | "game" | "match"
            );
        let of_the = cursor.word(at + 1) == "del"
            && cursor.adjoins(at)
            && !matches!(cursor.word(at + 2), "ano" | "siglo" | "mes" | "camino" | "partido");
        (!ordinal && (of_something || of_the)).then(|| count(at)).flatten()
    }
}
