//! Finds counts of weapons, people and money, and ratios, in English and Spanish.
//!
//! A quantity goes from its number to the noun that is counted, whatever stands between ("40
//! semi-automatic rifles"); "more than", "some" and "about" stay outside. Its value has one form for
//! all ways of writing it:
//!
//! | words | value |
//! |---|---|
//! | 200,000 firearms · two hundred thousand guns | `200000 firearms` (what [`crate::annotate::weapons`] calls them) |
//! | three suspects · 15 people · one former senator | `3 suspects`, `15 people`, `1 senators`: the noun in the plural |
//! | $5.8 billion · 10 million pesos · €300 | `USD 5800000000`, `MXN 10000000`, `EUR 300` (ISO 4217) |
//! | 70 percent of firearms · 2.5% | `70%`, `2.5%` |
//! | seven out of every 10 crimes · one in five · two-thirds of weapons | `7/10`, `1/5`, `2/3` |
//! | 10 to 12 guns · between 20 and 30 percent | `10..12 firearms`, `20..30%` |
//!
//! "Pesos" are Mexico's and "dollars" those of the United States unless the text names another
//! country with them. Ages, lengths, times, ordinals and counts of other things are no quantities.

use corpus::model::QuantityRule;
use text::Span;

use crate::annotate::{
    lex::{self, Cursor, Token},
    numbers::{self, Number, Value},
    weapons::{self, Weapon},
};

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// From the number to what is counted. It may enclose a weapon.
    pub span: Span,
    /// The amount in one form for all ways of writing it.
    pub value: String,
    /// Why it was found.
    pub rule: QuantityRule,
}

/// Every quantity of a text, in order.
pub fn find(text: &str) -> Vec<Quantity> {
    let tokens = lex::tokens(text);
    find_in(text, &tokens, &weapons::find_in(text, &tokens))
}

/// The same of a text whose tokens and weapons are known.
pub(crate) fn find_in(text: &str, tokens: &[Token<'_>], weapons: &[Weapon]) -> Vec<Quantity> {
    let finder =
        FigureFinder { cursor: Cursor::new(text, tokens), weapons, spanish: lex::is_spanish(tokens) };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match finder.quantity(at) {
            Some((taken, quantity)) => {
                found.push(quantity);
                at += taken.max(1);
            }
            None => at += finder.digits_at(at).max(1),
        }
    }
    found
}

struct FigureFinder<'t> {
    cursor: Cursor<'t>,
    weapons: &'t [Weapon],
    spanish: bool,
}

/// One number, or two between which an amount lies.
#[derive(Clone, Copy)]
struct Amount {
    from: Option<Value>,
    to: Value,
    /// Tokens up to its end.
    taken: usize,
    /// Whether a word such as "million" multiplies it.
    multiplied: bool,
    in_words: bool,
}

impl Amount {
    fn value(&self) -> String {
        match self.from {
            Some(from) => format!("{from}..{}", self.to),
            None => self.to.to_string(),
        }
    }
}

/// A currency by its sign before the amount: `US$`, `€`.
fn currency_sign(before: &str) -> Option<(&'static str, usize)> {
    let signs = [
        ("US$", "USD"),
        ("MX$", "MXN"),
        ("Mex$", "MXN"),
        ("CA$", "CAD"),
        ("C$", "CAD"),
        ("A$", "AUD"),
        ("R$", "BRL"),
        ("HK$", "HKD"),
        ("$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("¥", "JPY"),
        ("₹", "INR"),
    ];
    let bare = before.trim_end_matches([' ', '\u{a0}']);
    if before.len() > bare.len() + 2 {
        return None;
    }
    signs
        .iter()
        .find(|(sign, _)| bare.ends_with(sign))
        .map(|(sign, code)| (*code, before.len() - bare.len() + sign.len()))
}

/// A currency by its noun.
fn currency_noun(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "dollar" | "dollars" | "dolar" | "dolares" | "usd" => "USD",
        "peso" | "pesos" | "mxn" => "MXN",
        "euro" | "euros" | "eur" => "EUR",
        "pounds" | "gbp" => "GBP",
        "yen" => "JPY",
        "cents" | "centavos" => return None,
        _ => return None,
    })
}

/// A noun for people, in the plural; nothing if it names none.
fn people(folded: &str) -> Option<&str> {
    const REGULAR: [&str; 92] = [
        "victim",
        "suspect",
        "agent",
        "officer",
        "soldier",
        "official",
        "migrant",
        "immigrant",
        "civilian",
        "member",
        "leader",
        "trafficker",
        "smuggler",
        "dealer",
        "hostage",
        "prisoner",
        "inmate",
        "detainee",
        "defendant",
        "student",
        "teacher",
        "worker",
        "employee",
        "journalist",
        "reporter",
        "lawmaker",
        "senator",
        "governor",
        "politician",
        "minister",
        "president",
        "mayor",
        "judge",
        "lawyer",
        "prosecutor",
        "attorney",
        "doctor",
        "nurse",
        "patient",
        "refugee",
        "resident",
        "citizen",
        "American",
        "Mexican",
        "national",
        "foreigner",
        "tourist",
        "protester",
        "demonstrator",
        "activist",
        "voter",
        "player",
        "patrolman",
        "marine",
        "troop",
        "guard",
        "cop",
        "detective",
        "investigator",
        "operative",
        "militant",
        "rebel",
        "fighter",
        "terrorist",
        "insurgent",
        "assassin",
        "killer",
        "attacker",
        "robber",
        "thief",
        "criminal",
        "fugitive",
        "offender",
        "assailant",
        "conspirator",
        "brother",
        "sister",
        "son",
        "daughter",
        "parent",
        "relative",
        "boy",
        "girl",
        "teenager",
        "adult",
        "child",
        "minor",
        "individual",
        "figure",
        "owner",
        "buyer",
        "purchaser",
    ];
    let irregular = match folded {
        "people" | "persons" | "person" | "personas" | "persona" => Some("people"),
        "men" | "man" | "hombres" | "hombre" => Some("men"),
        "women" | "woman" | "mujeres" | "mujer" => Some("women"),
        "children" | "ninos" | "ninas" => Some("children"),
        "police" | "policemen" | "policeman" | "policias" | "policia" => Some("police"),
        "gunmen" | "gunman" => Some("gunmen"),
        "personnel" | "staff" | "staffers" => Some("staff"),
        "thieves" => Some("thieves"),
        "wives" => Some("wives"),
        "deaths" | "dead" | "muertos" | "fatalities" => Some("deaths"),
        "homicides" | "murders" | "homicidios" => Some("homicides"),
        "detenidos" | "arrests" => Some("arrests"),
        "victimas" => Some("victims"),
        "agentes" => Some("agents"),
        "soldados" => Some("soldiers"),
        "migrantes" => Some("migrants"),
        "elementos" => Some("elements"),
        "presuntos" | "sospechosos" => Some("suspects"),
        "families" | "familias" => Some("families"),
        "juveniles" | "youths" | "youth" => Some("youths"),
        _ => None,
    };
    irregular.or_else(|| {
        let singular = folded.strip_suffix('s').unwrap_or(folded);
        REGULAR.iter().any(|noun| noun.eq_ignore_ascii_case(singular)).then_some(folded)
    })
}

/// A word that belongs to no noun.
fn is_functional(folded: &str) -> bool {
    matches!(
        folded,
        "of" | "to"
            | "in"
            | "and"
            | "or"
            | "the"
            | "for"
            | "on"
            | "at"
            | "by"
            | "from"
            | "with"
            | "a"
            | "an"
            | "as"
            | "is"
            | "was"
            | "were"
            | "are"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "that"
            | "which"
            | "who"
            | "when"
            | "but"
            | "not"
            | "his"
            | "her"
            | "their"
            | "its"
            | "this"
            | "these"
            | "those"
            | "while"
            | "into"
            | "out"
            | "between"
            | "than"
            | "per"
            | "against"
            | "after"
            | "before"
            | "during"
            | "since"
            | "de"
            | "del"
            | "la"
            | "el"
            | "los"
            | "las"
            | "que"
            | "y"
            | "en"
            | "por"
            | "con"
            | "para"
            | "un"
            | "una"
            | "al"
            | "se"
            | "su"
            | "said"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "must"
            | "if"
            | "so"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "you"
            | "i"
            | "where"
            | "how"
            | "what"
            | "over"
            | "under"
            | "about"
            | "through"
            | "only"
            | "also"
            | "me"
            | "him"
            | "them"
            | "us"
    )
}

/// Whether a word may stand between a number and what it counts.
fn may_qualify(folded: &str) -> bool {
    let measure = matches!(
        folded,
        "year"
            | "years"
            | "old"
            | "month"
            | "months"
            | "week"
            | "weeks"
            | "day"
            | "days"
            | "hour"
            | "hours"
            | "minute"
            | "minutes"
            | "second"
            | "seconds"
            | "time"
            | "times"
            | "mile"
            | "miles"
            | "km"
            | "kilometers"
            | "meters"
            | "feet"
            | "foot"
            | "inch"
            | "inches"
            | "acres"
            | "pounds"
            | "kg"
            | "tons"
            | "percent"
            | "count"
            | "counts"
            | "million"
            | "billion"
            | "dollar"
            | "dollars"
            | "pesos"
            | "cents"
            | "ano"
            | "anos"
            | "horas"
            | "dias"
            | "pm"
            | "am"
            | "p.m"
            | "a.m"
            | "rd"
            | "th"
            | "star"
            | "point"
            | "part"
            | "way"
            | "step"
            | "phase"
            | "companies"
            | "company"
            | "cars"
            | "vehicles"
            | "cases"
            | "cities"
            | "states"
            | "countries"
            | "st"
            | "street"
    );
    let in_digits = folded.starts_with(|c: char| c.is_ascii_digit());
    !(is_functional(folded) || measure || in_digits || folded.is_empty())
}

impl<'t> FigureFinder<'t> {
    fn number(&self, at: usize) -> Option<Number> {
        numbers::read(self.cursor, at, self.spanish)
    }

    /// How many tokens a number in digits takes, so that no number is read from its middle.
    fn digits_at(&self, at: usize) -> usize {
        if !self.cursor.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            return 1;
        }
        self.number(at).map_or(1, |number| number.taken)
    }

    /// The quantity that begins at a token, with how many tokens it takes.
    fn quantity(&self, at: usize) -> Option<(usize, Quantity)> {
        let first = self.cursor.get(at)?;
        let starts = first.folded.as_bytes().first()?;
        let sign = starts.is_ascii_digit().then(|| currency_sign(self.cursor.before_text(at))).flatten();
        // "US" before the sign is a token of its own; it was passed already.
        if let Some((code, length)) = sign {
            return self.money(at, code, length);
        }
        if let Some(found) = self.share_in_words(at) {
            return Some(found);
        }
        let amount = self.amount(at)?;
        if starts.is_ascii_digit() && !self.stands_free(at) {
            return None;
        }
        self.percentage(at, &amount)
            .or_else(|| self.ratio(at, &amount))
            .or_else(|| self.money_by_noun(at, &amount))
            .or_else(|| self.count(at, &amount))
    }

    /// Whether a number is no part of a name, a date, or a longer number: "AK-47", "3/4", "No. 5".
    fn stands_free(&self, at: usize) -> bool {
        let front = self.cursor.before_text(at);
        let sign = front.chars().next_back();
        let attached = sign.is_some_and(|sign| {
            sign.is_alphanumeric() || matches!(sign, '-' | '/' | '.' | '#' | '№' | '§' | ':' | '_' | '+')
        });
        let numbered = matches!(
            self.cursor.before(at),
            "no" | "number"
                | "page"
                | "section"
                | "article"
                | "chapter"
                | "title"
                | "resolution"
                | "age"
                | "aged"
                | "count"
                | "route"
                | "interstate"
                | "phase"
        ) && at > 0
            && self.cursor.gap(at - 1).trim().trim_start_matches('.').is_empty();
        !(attached || numbered)
    }

    /// A number, or a range: "10 to 12", "between 200,000 and 500,000", "20-30".
    fn amount(&self, at: usize) -> Option<Amount> {
        let first = self.number(at)?;
        let end = at + first.taken;
        let alone = Amount {
            from: None,
            to: first.value,
            taken: first.taken,
            multiplied: first.multiplied,
            in_words: first.in_words,
        };
        let percent =
            usize::from(matches!(self.cursor.word(end), "percent" | "per") && self.cursor.adjoins(end - 1));
        let joiner = self.cursor.word(end + percent);
        let between = matches!(self.cursor.before(at), "between" | "entre") && matches!(joiner, "and" | "y");
        let spoken =
            (between || matches!(joiner, "to" | "or" | "a" | "o")) && (joiner != "a" || self.spanish);
        let gap = self.cursor.gap(end - 1);
        let in_money = currency_sign(self.cursor.before_text(at)).is_some();
        let sign = self.cursor.gap(end + percent).trim();
        let sign_between = in_money && !sign.is_empty() && sign.chars().all(|sign| "$€£¥".contains(sign));
        let second = if spoken
            && (self.cursor.adjoins(end - 1) || gap.starts_with('%'))
            && (self.cursor.adjoins(end + percent) || sign_between)
        {
            end + percent + 1
        } else if matches!(gap, "-" | "–" | "%-" | "%–" | " – ") {
            end
        } else {
            return Some(alone);
        };
        let last = self.number(second);
        let Some(last) = last.filter(|last| last.in_words == first.in_words) else { return Some(alone) };
        // "2 to 3 million" are both millions.
        let scale = last.multiplied && !first.multiplied;
        let from = if scale { self.scaled(first.value, last, second)? } else { first.value };
        if from >= last.value {
            return Some(alone);
        }
        Some(Amount {
            from: Some(from),
            to: last.value,
            taken: second + last.taken - at,
            multiplied: last.multiplied,
            in_words: last.in_words,
        })
    }

    fn scaled(&self, value: Value, last: Number, second: usize) -> Option<Value> {
        let factor = match self.cursor.word(second + last.taken - 1) {
            "thousand" | "mil" => 1_000,
            "million" | "millones" => 1_000_000,
            "billion" => 1_000_000_000,
            _ => 1,
        };
        value.times(factor)
    }

    fn found(&self, at: usize, taken: usize, value: String, rule: QuantityRule) -> Option<(usize, Quantity)> {
        let span = self.cursor.span(at, at + taken - 1)?;
        Some((taken, Quantity { span, value, rule }))
    }

    /// "$5.8 billion", "US$3 million", "$5 to $10 million".
    fn money(&self, at: usize, code: &str, length: usize) -> Option<(usize, Quantity)> {
        let amount = self.amount(at)?;
        let mut taken = amount.taken;
        let noun = at + taken;
        if self.cursor.adjoins(noun - 1)
            && currency_noun(self.cursor.word(noun)).is_some_and(|of_noun| of_noun == code || code == "USD")
        {
            taken += 1;
        }
        let code = match self.cursor.word(noun) {
            "pesos" if code == "USD" && taken > amount.taken => "MXN",
            _ => code,
        };
        let (taken, mut quantity) =
            self.found(at, taken, format!("{code} {}", amount.value()), QuantityRule::Money)?;
        quantity.span.start -= length;
        Some((taken, quantity))
    }

    /// "3 million dollars", "10 million pesos".
    fn money_by_noun(&self, at: usize, amount: &Amount) -> Option<(usize, Quantity)> {
        let mut noun = at + amount.taken;
        if !(self.cursor.adjoins(noun - 1) || self.cursor.gap(noun - 1) == "-") {
            return None;
        }
        if self.spanish && self.cursor.word(noun) == "de" {
            noun += 1;
        }
        let country = matches!(
            self.cursor.word(noun),
            "us" | "u.s" | "mexican" | "canadian" | "american" | "australian"
        ) as usize;
        let code = currency_noun(self.cursor.word(noun + country))?;
        let code = match (self.cursor.word(noun), code) {
            ("canadian", "USD") => "CAD",
            ("australian", "USD") => "AUD",
            _ => code,
        };
        // Pounds are a weight more often.
        if code == "GBP"
            && self.cursor.word(noun) == "pounds"
            && !matches!(self.cursor.word(noun + 1), "sterling")
        {
            return None;
        }
        self.found(at, noun + country + 1 - at, format!("{code} {}", amount.value()), QuantityRule::Money)
    }

    /// "70 percent of firearms", "70%", "un 70 por ciento".
    fn percentage(&self, at: usize, amount: &Amount) -> Option<(usize, Quantity)> {
        let end = at + amount.taken;
        let value = format!("{}%", amount.value());
        let rule = QuantityRule::Percentage;
        if self.cursor.after_text(end - 1).trim_start_matches(' ').starts_with('%') {
            let (taken, mut found) = self.found(at, amount.taken, value, rule)?;
            let behind = self.cursor.after_text(end - 1);
            found.span.end = self.cursor.get(end - 1)?.span.end + behind.find('%')? + 1;
            if let Some(last) = self.counted_of(end, &behind[behind.find('%')? + 1..]) {
                found.span.end = self.end_of(last);
                return Some((last + 1 - at, found));
            }
            return Some((taken, found));
        }
        if !self.cursor.adjoins(end - 1) {
            return None;
        }
        let words = match (self.cursor.word(end), self.cursor.word(end + 1)) {
            ("percent" | "pct", _) => 1,
            ("per", "cent") | ("por", "ciento") => 2,
            ("percentage", "points") => return None,
            _ => return None,
        };
        let last = end + words;
        if let Some(counted) = self.counted_of(last, self.cursor.after_text(last - 1)) {
            return self.found(at, counted + 1 - at, value, rule);
        }
        self.found(at, last - at, value, rule)
    }

    /// The last token of what a share is of: " of firearms", " of all the weapons seized".
    fn counted_of(&self, of: usize, behind: &str) -> Option<usize> {
        if !matches!(self.cursor.word(of), "of" | "de" | "del")
            || !behind.starts_with(' ')
            || !self.cursor.adjoins(of)
        {
            return None;
        }
        let mut noun = of + 1;
        while matches!(
            self.cursor.word(noun),
            "the" | "all" | "those" | "these" | "las" | "los" | "its" | "their" | "our"
        ) && noun < of + 4
        {
            noun += 1;
        }
        self.counted(noun).map(|(last, _)| last)
    }

    fn end_of(&self, at: usize) -> usize {
        self.cursor.span(at, at).map_or(0, |span| span.end)
    }

    /// "seven out of every 10 crimes", "one in five", "siete de cada 10".
    fn ratio(&self, at: usize, amount: &Amount) -> Option<(usize, Quantity)> {
        let end = at + amount.taken;
        let joining = match (self.cursor.word(end), self.cursor.word(end + 1), self.cursor.word(end + 2)) {
            ("out", "of", "every") => 3,
            ("out", "of", _) => 2,
            ("in", "every", _) | ("of", "every", _) | ("de", "cada", _) => 2,
            ("in", ..) => 1,
            _ => return None,
        };
        let joined = (end - 1..end + joining).all(|at| self.cursor.adjoins(at));
        let whole = self.number(end + joining).filter(|_| joined && amount.from.is_none())?;
        let (part, of) = (amount.to.as_whole()?, whole.value.as_whole()?);
        let after = end + joining + whole.taken;
        // "one in 2019", "killed two in 24 hours".
        let measured = joining == 1
            && (part > 9
                || of > 100 && !of.is_multiple_of(100)
                || !may_qualify(self.cursor.word(after)) && self.cursor.adjoins(after - 1));
        if part >= of || measured {
            return None;
        }
        let mut last = after - 1;
        if let Some((noun, _)) = self.cursor.adjoins(last).then(|| self.counted(after)).flatten() {
            last = noun;
        } else if self.cursor.adjoins(last) && joining > 1 {
            last = self.plural_after(after).unwrap_or(last);
        }
        self.found(at, last + 1 - at, format!("{part}/{of}"), QuantityRule::SoManyOfSoMany)
    }

    /// The noun in the plural that a ratio is of, whatever it names: "high-impact crimes".
    fn plural_after(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < from + 4 && may_qualify(self.cursor.word(at)) {
            let word = self.cursor.word(at);
            if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") || people(word).is_some() {
                return Some(at);
            }
            if !(self.cursor.adjoins(at) || self.cursor.gap(at) == "-") {
                return None;
            }
            at += 1;
        }
        None
    }

    /// "two-thirds of the weapons", "half of all firearms", "a quarter of".
    fn share_in_words(&self, at: usize) -> Option<(usize, Quantity)> {
        let part = match self.cursor.word(at) {
            "one" | "a" | "un" | "una" => 1,
            "two" | "dos" => 2,
            "three" | "tres" => 3,
            "four" => 4,
            "half" | "mitad" => 0,
            _ => return None,
        };
        if part == 0 {
            let last = self.counted_of(at + 1, self.cursor.after_text(at))?;
            return self.found(at, last + 1 - at, "1/2".to_owned(), QuantityRule::Fraction);
        }
        let of = match self.cursor.word(at + 1) {
            "half" if part == 1 => 2,
            "third" | "thirds" | "tercio" | "tercios" | "tercera" | "terceras" => 3,
            "quarter" | "quarters" => 4,
            "fifth" | "fifths" => 5,
            "tenth" | "tenths" => 10,
            _ => return None,
        };
        let joined = self.cursor.gap(at) == "-" || self.cursor.adjoins(at);
        // "two third parties", "a third man", "a quarter of a century".
        let plural = self.cursor.word(at + 1).ends_with('s');
        let of_one = matches!(self.cursor.word(at + 3), "a" | "an" | "un" | "una");
        if !joined
            || of_one
            || plural != (part > 1)
            || !matches!(self.cursor.word(at + 2), "of" | "de")
            || !self.cursor.adjoins(at + 1)
        {
            return None;
        }
        let last = self.counted_of(at + 2, self.cursor.after_text(at + 1)).unwrap_or(at + 1);
        self.found(at, last + 1 - at, format!("{part}/{of}"), QuantityRule::Fraction)
    }

    /// "2,000 assault weapons", "15 people", "three alleged gang members".
    fn count(&self, at: usize, amount: &Amount) -> Option<(usize, Quantity)> {
        let noun = at + amount.taken;
        let spaced = self.cursor.adjoins(noun - 1);
        // "two .50-caliber rifles"
        let calibre = self.cursor.after_text(noun - 1).starts_with(" .")
            && self.cursor.before_text(noun).ends_with(" .");
        if !(spaced || calibre) {
            return None;
        }
        let of = self.spanish && self.cursor.word(noun) == "de" && amount.multiplied;
        let (last, named) = self.counted(noun + usize::from(of))?;
        let one = amount.from.is_none() && amount.to == Value::whole(1);
        // "no one", "one of them", "one people".
        if one
            && (matches!(self.cursor.before(at), "no" | "any" | "every" | "each" | "the" | "this" | "that")
                || !amount.in_words)
        {
            return None;
        }
        // "in 2019 officials said".
        let is_year = !amount.multiplied
            && amount.taken == 1
            && self.cursor.word(at).len() == 4
            && !amount.in_words
            && matches!(
                self.cursor.before(at),
                "in" | "since" | "the" | "of" | "by" | "during" | "from" | "until" | "en" | "desde"
            );
        let of_weapon = self.cursor.get(at).and_then(|token| self.weapon_at(token.span.start)).is_some();
        let attached = self.cursor.gap(last).starts_with(['-', '–']) && !self.cursor.gap(last).contains(' ');
        // "9 mm pistols" are not nine; "two explosives-laden cars" are cars.
        if is_year || of_weapon || attached || amount.to == Value::whole(0) {
            return None;
        }
        let (unit, rule) = match named {
            Counted::Weapon(name) => (name, QuantityRule::Weapons),
            Counted::People(name) => (name, QuantityRule::People),
        };
        self.found(at, last + 1 - at, format!("{} {unit}", amount.value()), rule)
    }

    /// What is counted from a token on: its last token and its name.
    fn counted(&self, from: usize) -> Option<(usize, Counted)> {
        const MOST_QUALIFIERS: usize = 5;
        let mut at = from;
        while at <= from + MOST_QUALIFIERS {
            let start = self.cursor.get(at)?.span.start;
            // A point may belong to the weapon: ".50-caliber".
            if let Some(weapon) = self.weapon_at(start) {
                let mut last = at;
                while self.cursor.get(last + 1).is_some_and(|next| next.span.start < weapon.span.end) {
                    last += 1;
                }
                // "three arms traffickers" are people.
                if self.cursor.adjoins(last)
                    && let Some(found) = self.people_at(last + 1)
                {
                    return Some(found);
                }
                return self.is_counted_itself(last).then(|| (last, Counted::Weapon(weapon.name.clone())));
            }
            if let Some(found) = self.people_at(at) {
                return Some(found);
            }
            let word = self.cursor.word(at);
            if !may_qualify(word) || currency_noun(word).is_some() {
                return None;
            }
            if !(self.cursor.adjoins(at) || matches!(self.cursor.gap(at), "-" | " .")) {
                return None;
            }
            at += 1;
        }
        None
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

    fn people_at(&self, at: usize) -> Option<(usize, Counted)> {
        let mut found = None;
        let mut end = at;
        // "police officers": the last noun of a run is counted.
        while end < at + 4
            && let Some(name) = people(self.cursor.word(end))
        {
            found = Some((end, name));
            if !self.cursor.adjoins(end) {
                break;
            }
            end += 1;
        }
        let (last, name) = found?;
        let word = self.cursor.word(last);
        let plural = word.ends_with('s') && !word.ends_with("ss")
            || matches!(
                word,
                "people"
                    | "men"
                    | "women"
                    | "children"
                    | "police"
                    | "gunmen"
                    | "personnel"
                    | "staff"
                    | "dead"
            );
        let next = self.cursor.word(last + 1);
        let goes_on =
            self.cursor.adjoins(last) && !is_functional(next) && !self.cursor.is_capitalised(last + 1);
        // "two police cars", "one student visa".
        let compound = goes_on && next.len() > 3 && next.ends_with('s') && !plural_reads_on(word);
        if compound
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
        let name = if plural || name != word { name.to_owned() } else { format!("{name}s") };
        Some((last, Counted::People(name)))
    }

    fn weapon_at(&self, start: usize) -> Option<&'t Weapon> {
        let at = self.weapons.partition_point(|weapon| weapon.span.end <= start);
        self.weapons.get(at).filter(|weapon| weapon.span.start <= start)
    }
}

/// A plural after which another plural is a verb or a new phrase rather than the thing counted.
fn plural_reads_on(folded: &str) -> bool {
    folded.ends_with('s') || matches!(folded, "people" | "men" | "women" | "children")
}

/// What is counted.
enum Counted {
    Weapon(String),
    People(String),
}

#[cfg(test)]
mod tests;
