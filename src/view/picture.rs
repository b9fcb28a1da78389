//! What of a picture stands in its link.

use corpus::Kind;
use text::{date::Date, sort::sort_by_key};

/// The pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    /// Who is named in which article.
    #[default]
    Matrix,
    /// When articles are from, and which dates they name.
    Timeline,
    /// Who is named beside whom.
    Network,
    /// How alike the articles are, each to each.
    Likeness,
}

impl Picture {
    /// Every picture, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Matrix, Self::Timeline, Self::Network, Self::Likeness];

    /// Its word in a link.
    pub fn name(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Timeline => "timeline",
            Self::Network => "network",
            Self::Likeness => "likeness",
        }
    }

    /// The inverse of [`Picture::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.name() == name)
    }
}

/// An entity at an end of a connection.
pub type Pole = (Kind, String);

/// What a picture shows, where there is a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Whose entities are drawn, in order.
    pub kinds: Vec<Kind>,
    /// Whether standing together means in one paragraph, and not in one sentence.
    pub in_paragraphs: bool,
    /// The connection whose passages are listed.
    pub pair: Option<[Pole; 2]>,
    /// The stretch of time whose dates are listed.
    pub when: Option<Stretch>,
}

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    from: Date,
    to: Date,
}

impl Default for Choices {
    fn default() -> Self {
        Self { kinds: Self::DEFAULT_KINDS.into(), in_paragraphs: false, pair: None, when: None }
    }
}

impl Choices {
    /// The kinds that can be drawn. Sources publish; no text names them.
    pub fn drawable_kinds() -> impl Iterator<Item = Kind> {
        Kind::ENTITIES.into_iter().filter(|kind| kind.is_mentioned())
    }

    /// The kinds that are drawn unless others are asked for.
    pub const DEFAULT_KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

    /// The same with a kind drawn, or not.
    pub fn with_kind(&self, kind: Kind, drawn: bool) -> Self {
        let mut kinds = self.kinds.clone();
        kinds.retain(|known| *known != kind);
        if drawn {
            kinds.push(kind);
            sort_by_key(&mut kinds, |kind| *kind);
        }
        Self { kinds, ..self.clone() }
    }

    /// The parameters of a link that are not what is shown anyway.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        if self.kinds != Self::DEFAULT_KINDS {
            let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.field()).collect();
            parameters.push(("kinds", if kinds.is_empty() { NONE.to_owned() } else { kinds.join(",") }));
        }
        if self.in_paragraphs {
            parameters.push(("together", "paragraph".to_owned()));
        }
        if let Some([(a, one), (b, other)]) = &self.pair {
            parameters.push(("pair", [a.field(), ":", one, ",", b.field(), ":", other].concat()));
        }
        if let Some(when) = self.when {
            parameters.push(("when", when.print()));
        }
        parameters
    }

    /// Sets what a parameter of a link says: whether that is possible, or nothing for a parameter of
    /// another kind.
    pub fn set(&mut self, key: &str, value: &str) -> Option<bool> {
        Some(match key {
            "kinds" => self.set_kinds(value),
            "together" => {
                self.in_paragraphs = value == "paragraph";
                matches!(value, "paragraph" | "sentence")
            }
            "pair" => {
                self.pair = value.split_once(',').and_then(|(a, b)| Some([pole(a)?, pole(b)?]));
                self.pair.is_some()
            }
            "when" => {
                self.when = Stretch::parse(value);
                self.when.is_some()
            }
            _ => return None,
        })
    }

    fn set_kinds(&mut self, value: &str) -> bool {
        let named = || value.split(',').filter(|name| *name != NONE);
        let drawable = |name| Kind::from_field(name).filter(|kind| kind.is_mentioned());
        self.kinds = named().filter_map(drawable).collect();
        sort_by_key(&mut self.kinds, |kind| *kind);
        self.kinds.dedup();
        named().all(|name| drawable(name).is_some())
    }
}

/// Stands for no kind at all.
const NONE: &str = "none";

fn pole(text: &str) -> Option<Pole> {
    let (kind, slug) = text.split_once(':')?;
    let kind = Kind::from_field(kind)?;
    (!slug.is_empty()).then(|| (kind, slug.to_owned()))
}

impl Stretch {
    /// From one date to another; nothing where the second ends before the first begins.
    pub fn new(from: Date, to: Date) -> Option<Self> {
        let stretch = Self { from, to };
        (stretch.begin() < stretch.end()).then_some(stretch)
    }

    /// The stretch that a date stands for.
    pub fn of(date: Date) -> Self {
        Self { from: date, to: date }
    }

    /// Its first and its last day, month or year.
    pub fn ends(self) -> (Date, Date) {
        (self.from, self.to)
    }

    /// Where it begins, in years.
    pub fn begin(self) -> f64 {
        begin(self.from)
    }

    /// Where it is over, in years.
    pub fn end(self) -> f64 {
        end(self.to)
    }

    /// Whether another one lies within it.
    pub fn contains(self, other: Self) -> bool {
        // Days and months are no round parts of a year.
        const NEXT_TO_NOTHING: f64 = 1e-6;
        self.begin() <= other.begin() + NEXT_TO_NOTHING && other.end() <= self.end() + NEXT_TO_NOTHING
    }

    fn print(self) -> String {
        if self.from == self.to {
            self.from.to_string()
        } else {
            [self.from.to_string(), self.to.to_string()].join("..")
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        Self::new(Date::parse(from)?, Date::parse(to)?)
    }
}

/// Where a date begins, in years: months are equally long, and the days of a month.
fn begin(date: Date) -> f64 {
    let month = date.month().map_or(0.0, |month| f64::from(month - 1));
    let day = date.day().map_or(0.0, |day| f64::from(day - 1) * day_of_month(date));
    f64::from(date.year()) + (month + day) / 12.0
}

fn end(date: Date) -> f64 {
    let months = match (date.month(), date.day()) {
        (None, _) => 12.0,
        (_, None) => 1.0,
        _ => day_of_month(date),
    };
    begin(date) + months / 12.0
}

/// A day as a part of its month.
fn day_of_month(date: Date) -> f64 {
    let days = text::date::days_in_month(date.year(), date.month().unwrap_or(1));
    1.0 / f64::from(days.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(text: &str) -> Stretch {
        Stretch::parse(text).expect(text)
    }

    #[test]
    fn stretches_contain_what_lies_within_them() {
        for (outer, inner) in [
            ("2019", "2019-12-31"),
            ("2019-10", "2019-10-31"),
            ("2019-02..2020", "2019-02-28..2020-12"),
            ("2020", "2020"),
        ] {
            assert!(stretch(outer).contains(stretch(inner)), "{outer} {inner}");
        }
        for (outer, inner) in [("2019-10", "2019"), ("2019-10", "2019-11-01"), ("2020..2021", "2019..2021")] {
            assert!(!stretch(outer).contains(stretch(inner)), "{outer} {inner}");
        }
        for text in ["2020..2019", "2019-10-05..2019-09", "soon", "2019..", ""] {
            assert_eq!(Stretch::parse(text), None, "{text}");
        }
    }
}
