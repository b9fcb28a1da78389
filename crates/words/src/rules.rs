//! Why a mention is marked.

use corpus::{
    Kind,
    model::{DateRule, EventRule, PlaceList, QuantityRule, Rule, WeaponRule},
};
use say::say;

/// The rule that found a mention of a kind: "place: listed country".
pub fn rule<W: AsRef<str>>(kind: Kind, rule: &Rule<W>) -> String {
    let why = match rule {
        Rule::Listed => return say!("on the editor’s list").to_owned(),
        Rule::ListedAs(name) => return say!("on the editor’s list, as “{}”", name.as_ref()),
        Rule::ListedShort(name) => {
            return say!(
                "short name “{}” on the editor’s list; the article also gives the full name",
                name.as_ref()
            );
        }
        Rule::ListedHere(name) => {
            return say!("on the editor’s list, as “{}”, for this article only", name.as_ref());
        }
        Rule::AfterTitle(title) => say!("after the title “{}”", title.as_ref()),
        Rule::FirstName(name) => say!("begins with the first name “{}”", name.as_ref()),
        Rule::Says(verb) => say!("subject of the verb “{}”", verb.as_ref()),
        Rule::Surname(name) => say!("ends with the surname “{}”", name.as_ref()),
        Rule::KnownBody => say!("listed organisation").to_owned(),
        Rule::WordForBody(word) => say!("“{}” is a word for an organisation", word.as_ref()),
        Rule::ListedPlace(list) => listed_place(*list).to_owned(),
        Rule::WordForPlace(word) => say!("“{}” is a word for a place", word.as_ref()),
        Rule::AfterPreposition(word) => say!("after “{}”", word.as_ref()),
        Rule::WordForEvent(word) => {
            say!("“{}” is a word for a law, programme or event", word.as_ref())
        }
        Rule::Context => say!("recognised from its spelling and the words around it").to_owned(),
        Rule::StateCode => say!("state abbreviation after a place name").to_owned(),
        Rule::Administration => say!("the person in a phrase such as “the Trump administration”").to_owned(),
        Rule::Alias => say!("another name, given after “alias” or “aka”").to_owned(),
        Rule::Acronym => say!("an acronym that the text introduces").to_owned(),
        Rule::SurnameOfFullName => say!("surname of someone the text names in full").to_owned(),
        Rule::Repeated => say!("the same name is recognised elsewhere in the text").to_owned(),
        Rule::Event(rule) => event(*rule).to_owned(),
        Rule::Weapon(rule) => weapon(*rule).to_owned(),
        Rule::Date(rule) => date(*rule).to_owned(),
        Rule::Quantity(rule) => quantity(*rule).to_owned(),
    };
    format!("{}: {why}", crate::kind(kind))
}

fn listed_place(list: PlaceList) -> &'static str {
    say::sentence(match list {
        PlaceList::Country => "listed country",
        PlaceList::State => "listed state",
        PlaceList::City => "listed city",
        PlaceList::Region => "listed region",
        PlaceList::Town => "listed town",
    })
}

fn event(rule: EventRule) -> &'static str {
    say::sentence(match rule {
        EventRule::Abbreviation => "abbreviation that the text introduces",
        EventRule::Known => "known name",
        EventRule::Operation => "operation or project by name",
        EventRule::Resolution => "resolution by number",
        EventRule::Agreement => "agreement by name",
        EventRule::Law => "law or agreement by name",
        EventRule::Ending => "name that ends with a word such as “Act” or “Treaty”",
    })
}

fn weapon(rule: WeaponRule) -> &'static str {
    say::sentence(match rule {
        WeaponRule::Noun => "word for a weapon",
        WeaponRule::WithClass => "word for a weapon, with its type",
    })
}

fn date(rule: DateRule) -> &'static str {
    say::sentence(match rule {
        DateRule::Iso => "ISO",
        DateRule::TwoYears => "two years",
        DateRule::Digits => "in digits",
        DateRule::DayMonthYear => "day month year",
        DateRule::DayMonth => "day month",
        DateRule::MonthDayYear => "month day, year",
        DateRule::MonthDay => "month day",
        DateRule::DaysOfMonth => "days of a month",
        DateRule::AttacksOf2001 => "the day of the attacks of 2001",
        DateRule::MonthOfYear => "month of year",
        DateRule::MonthYear => "month year",
        DateRule::MonthOfAYear => "month of a year",
        DateRule::Month => "month",
        DateRule::Year => "year",
        DateRule::Decade => "decade",
        DateRule::FiscalYear => "fiscal year",
        DateRule::Season => "season",
        DateRule::Weekday => "weekday",
        DateRule::Relative => "relative",
        DateRule::YearOfNext => "takes its year from the next date",
        DateRule::YearOfEarlier => "takes its year from the previous date",
    })
}

fn quantity(rule: QuantityRule) -> &'static str {
    say::sentence(match rule {
        QuantityRule::Percentage => "percentage",
        QuantityRule::Fraction => "fraction",
        QuantityRule::SoManyOfSoMany => "one number out of another, such as “seven out of every 10”",
        QuantityRule::Money => "amount of money",
        QuantityRule::Weapons => "a number and a word for a weapon",
        QuantityRule::People => "a number and a word for people",
        QuantityRule::Measure => "a number and a unit of measure",
    })
}
