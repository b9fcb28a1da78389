//! What figures say, and the one form in which each is printed.

use std::{borrow::Cow, fmt};

use crate::annotate::numbers::Value;

/// One number, or two between which an amount lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The lower end of a range.
    pub(super) from: Option<Value>,
    /// The number, or the upper end.
    pub(super) to: Value,
}

impl Amount {
    /// Whether it is exactly one.
    pub(super) fn is_one(self) -> bool {
        self.from.is_none() && self.to == Value::whole(1)
    }
}

/// `12`, `10..12`
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}..")?;
        }
        write!(f, "{}", self.to)
    }
}

/// A currency by its code of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency(pub(super) &'static str);

/// What is counted, in the plural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun(pub(super) Cow<'static, str>);

impl Noun {
    /// `senator` of `senators`, `weapon of war` of `weapons of war`.
    fn singular(&self) -> Cow<'_, str> {
        let (head, rest) = match self.0.find(" of ") {
            Some(at) => self.0.split_at(at),
            None => (&*self.0, ""),
        };
        let (before, last) = head.rsplit_once(' ').map_or(("", head), |(before, last)| (before, last));
        let one = match last {
            "people" => "person".into(),
            "men" => "man".into(),
            "women" => "woman".into(),
            "children" => "child".into(),
            "thieves" => "thief".into(),
            "wives" => "wife".into(),
            "knives" => "knife".into(),
            "bodies" => "body".into(),
            "police" => "police officer".into(),
            "arms" | "explosives" | "staff" | "injured" | "missing" | "displaced" | "dead" => {
                Cow::Borrowed(last)
            }
            _ => match () {
                () if last.ends_with("men") => format!("{}man", &last[..last.len() - 3]).into(),
                () if last.ends_with("women") => format!("{}woman", &last[..last.len() - 5]).into(),
                () if last.ends_with("ies") => format!("{}y", &last[..last.len() - 3]).into(),
                () if last.ends_with("ss") => Cow::Borrowed(last),
                () => Cow::Borrowed(last.strip_suffix('s').unwrap_or(last)),
            },
        };
        match (before, rest) {
            ("", "") => one,
            ("", rest) => format!("{one}{rest}").into(),
            (before, rest) => format!("{before} {one}{rest}").into(),
        }
    }
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit(pub(super) &'static str);

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So much money.
    Money(Currency, Amount),
    /// So many of a hundred.
    Percent(Amount),
    /// So many of so many.
    Ratio(u64, u64),
    /// So many of something.
    Count(Amount, Noun),
    /// A weight, a length, an area, a volume or an age.
    Measure(Amount, Unit),
}

/// `USD 300`, `20%`, `1/5`, `3 suspects`, `500 kg`
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(Currency(code), amount) => write!(f, "{code} {amount}"),
            Self::Percent(amount) => write!(f, "{amount}%"),
            Self::Ratio(part, whole) => write!(f, "{part}/{whole}"),
            Self::Count(amount, noun) if amount.is_one() => write!(f, "{amount} {}", noun.singular()),
            Self::Count(amount, noun) => write!(f, "{amount} {}", noun.0),
            Self::Measure(amount, Unit("years")) if amount.is_one() => write!(f, "{amount} year"),
            Self::Measure(amount, Unit(unit)) => write!(f, "{amount} {unit}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_something_is_in_the_singular() {
        let one = Amount { from: None, to: Value::whole(1) };
        let table = [
            ("senators", "1 senator"),
            ("people", "1 person"),
            ("gunmen", "1 gunman"),
            ("machine guns", "1 machine gun"),
            ("weapons of war", "1 weapon of war"),
            ("AK-47 rifles", "1 AK-47 rifle"),
            ("ammunition", "1 ammunition"),
        ];
        for (many, value) in table {
            assert_eq!(Figure::Count(one, Noun(many.into())).to_string(), value);
        }
    }
}
