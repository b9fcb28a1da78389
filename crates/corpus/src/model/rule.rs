//! Why a mention is marked: the rule that found it, as data. The crate `words` says it in English.

/// Defines an enum without data that can be stored by the place of each case.
macro_rules! cases {
    ($(#[$about:meta])* $name:ident { $( $(#[$doc:meta])* $case:ident, )* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$doc])* $case, )*
        }

        impl $name {
            /// Every case, in the order in which they are stored.
            pub const ALL: &'static [Self] = &[ $( Self::$case, )* ];
        }
    };
}

cases! {
    /// The list that a place is on.
    PlaceList {
        /// Countries.
        Country,
        /// States and provinces.
        State,
        /// Large cities.
        City,
        /// Regions and seas.
        Region,
        /// Smaller cities.
        Town,
    }
}

cases! {
    /// How a law, agreement, programme or event was found.
    EventRule {
        /// An abbreviation that the text introduces.
        Abbreviation,
        /// It is on the list of known events.
        Known,
        /// "Operation …", "Project …".
        Operation,
        /// "Resolution 1325".
        Resolution,
        /// "Treaty of …", "Convention on …".
        Agreement,
        /// "Act of …", "Plan of …".
        Law,
        /// Its last word says what it is.
        Ending,
    }
}

cases! {
    /// How a weapon was found.
    WeaponRule {
        /// A noun for a weapon.
        Noun,
        /// The noun with its class.
        WithClass,
    }
}

cases! {
    /// How a date was found.
    DateRule {
        /// `2020-05-03`
        Iso,
        /// "2019-2020"
        TwoYears,
        /// "03/05/2020"
        Digits,
        /// "3 May 2020"
        DayMonthYear,
        /// "3 May"
        DayMonth,
        /// "May 3, 2020"
        MonthDayYear,
        /// "May 3"
        MonthDay,
        /// "May 3 and 4"
        DaysOfMonth,
        /// "September 11"
        AttacksOf2001,
        /// "May of 2020"
        MonthOfYear,
        /// "May 2020"
        MonthYear,
        /// "May of last year"
        MonthOfAYear,
        /// "May"
        Month,
        /// "2020"
        Year,
        /// "the 1990s"
        Decade,
        /// "fiscal year 2020"
        FiscalYear,
        /// "spring 2020"
        Season,
        /// "Thursday"
        Weekday,
        /// "last week"
        Relative,
        /// The next date has the year: "May 3 and June 4, 2020".
        YearOfNext,
        /// The date before it has the year.
        YearOfEarlier,
    }
}

cases! {
    /// How a figure was found.
    QuantityRule {
        /// "20 percent"
        Percentage,
        /// "two thirds"
        Fraction,
        /// "two out of three"
        SoManyOfSoMany,
        /// "$20"
        Money,
        /// "20 rifles"
        Weapons,
        /// "20 people"
        People,
        /// "20 kilos"
        Measure,
    }
}

/// The rule that found a mention, with the words of the text that it turns on. `W` is how the words are
/// held: owned while a dossier is made, borrowed where one is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule<W = String> {
    /// The canonical name that an editor has listed.
    Listed,
    /// Another name that an editor has listed.
    ListedAs(W),
    /// A short name that an editor has listed, since the article gives the full one.
    ListedShort(W),
    /// A name that an editor has listed for this article only.
    ListedHere(W),
    /// A person after a title.
    AfterTitle(W),
    /// A person whose name begins with a known first name.
    FirstName(W),
    /// A person who "said".
    Says(W),
    /// A person whose name ends with a known surname.
    Surname(W),
    /// A body on the list of well-known ones.
    KnownBody,
    /// A body, by a word for bodies.
    WordForBody(W),
    /// A place on a list.
    ListedPlace(PlaceList),
    /// A place, by a word for places.
    WordForPlace(W),
    /// A place after "in", "from" and the like.
    AfterPreposition(W),
    /// An event, by a word for laws, programmes and events.
    WordForEvent(W),
    /// The form of the name and the words around it.
    Context,
    /// The postal letters of a state after a place.
    StateCode,
    /// The person whose administration it is.
    Administration,
    /// A person's other name, after "alias" or "aka".
    Alias,
    /// An acronym that the text introduces.
    Acronym,
    /// The surname of somebody whom the text names in full.
    SurnameOfFullName,
    /// The text has the same name elsewhere.
    Repeated,
    /// An event by its form.
    Event(EventRule),
    /// A weapon.
    Weapon(WeaponRule),
    /// A date.
    Date(DateRule),
    /// A figure.
    Quantity(QuantityRule),
}

impl<W: AsRef<str>> Rule<W> {
    /// As it is stored: the rule and its case as a number, and its words.
    pub fn encode(&self) -> (u32, &str) {
        let case = |at: usize| (at as u32) << 8;
        match self {
            Self::Listed => (0, ""),
            Self::ListedAs(words) => (1, words.as_ref()),
            Self::ListedShort(words) => (2, words.as_ref()),
            Self::ListedHere(words) => (3, words.as_ref()),
            Self::AfterTitle(words) => (4, words.as_ref()),
            Self::FirstName(words) => (5, words.as_ref()),
            Self::Says(words) => (6, words.as_ref()),
            Self::Surname(words) => (7, words.as_ref()),
            Self::KnownBody => (8, ""),
            Self::WordForBody(words) => (9, words.as_ref()),
            Self::ListedPlace(list) => (10 | case(*list as usize), ""),
            Self::WordForPlace(words) => (11, words.as_ref()),
            Self::AfterPreposition(words) => (12, words.as_ref()),
            Self::WordForEvent(words) => (13, words.as_ref()),
            Self::Context => (14, ""),
            Self::StateCode => (15, ""),
            Self::Administration => (16, ""),
            Self::Alias => (17, ""),
            Self::Acronym => (18, ""),
            Self::SurnameOfFullName => (19, ""),
            Self::Repeated => (20, ""),
            Self::Event(rule) => (21 | case(*rule as usize), ""),
            Self::Weapon(rule) => (22 | case(*rule as usize), ""),
            Self::Date(rule) => (23 | case(*rule as usize), ""),
            Self::Quantity(rule) => (24 | case(*rule as usize), ""),
        }
    }
}

impl<W> Rule<W> {
    /// What was encoded. A number that no rule has, which only a damaged dossier holds, gives
    /// [`Rule::Context`].
    pub fn decode(number: u32, words: W) -> Self {
        let case = (number >> 8) as usize;
        let read = match number & 0xFF {
            0 => Some(Self::Listed),
            1 => Some(Self::ListedAs(words)),
            2 => Some(Self::ListedShort(words)),
            3 => Some(Self::ListedHere(words)),
            4 => Some(Self::AfterTitle(words)),
            5 => Some(Self::FirstName(words)),
            6 => Some(Self::Says(words)),
            7 => Some(Self::Surname(words)),
            8 => Some(Self::KnownBody),
            9 => Some(Self::WordForBody(words)),
            10 => PlaceList::ALL.get(case).copied().map(Self::ListedPlace),
            11 => Some(Self::WordForPlace(words)),
            12 => Some(Self::AfterPreposition(words)),
            13 => Some(Self::WordForEvent(words)),
            15 => Some(Self::StateCode),
            16 => Some(Self::Administration),
            17 => Some(Self::Alias),
            18 => Some(Self::Acronym),
            19 => Some(Self::SurnameOfFullName),
            20 => Some(Self::Repeated),
            21 => EventRule::ALL.get(case).copied().map(Self::Event),
            22 => WeaponRule::ALL.get(case).copied().map(Self::Weapon),
            23 => DateRule::ALL.get(case).copied().map(Self::Date),
            24 => QuantityRule::ALL.get(case).copied().map(Self::Quantity),
            _ => None,
        };
        read.unwrap_or(Self::Context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every rule, those with words with "words".
    fn all() -> Vec<Rule<&'static str>> {
        let plain = (0..=24).map(|number| Rule::decode(number, "words"));
        plain
            .chain(PlaceList::ALL.iter().copied().map(Rule::ListedPlace))
            .chain(EventRule::ALL.iter().copied().map(Rule::Event))
            .chain(WeaponRule::ALL.iter().copied().map(Rule::Weapon))
            .chain(DateRule::ALL.iter().copied().map(Rule::Date))
            .chain(QuantityRule::ALL.iter().copied().map(Rule::Quantity))
            .collect()
    }

    #[test]
    fn rules_come_back_as_they_were_stored() {
        for rule in all() {
            let (number, words) = rule.encode();
            assert_eq!(Rule::decode(number, words), rule);
        }
    }

    #[test]
    fn a_damaged_number_is_no_panic() {
        for number in [25, 255, 256, 10 | 200 << 8, u32::MAX] {
            Rule::decode(number, "");
        }
        assert_eq!(Rule::decode(23 | 200 << 8, ""), Rule::Context);
    }
}
