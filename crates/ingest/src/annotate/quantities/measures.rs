//! Weights, lengths, areas and volumes, pills, and ages.

use corpus::model::QuantityRule;

use super::{
    FigureFinder, Quantity,
    amount::Reading,
    figure::{Figure, Unit},
    nouns,
};

/// A unit by its noun. Pounds are a weight where no country is named with them; "m" is too many things.
pub(super) fn unit(folded: &str) -> Option<Unit> {
    Some(Unit(match folded {
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramo" | "kilogramos" => "kg",
        "gram" | "grams" | "gramo" | "gramos" => "g",
        "ton" | "tons" | "tonne" | "tonnes" | "tonelada" | "toneladas" => "t",
        "pound" | "pounds" | "lb" | "lbs" | "libra" | "libras" => "lb",
        "ounce" | "ounces" | "onza" | "onzas" => "oz",
        "km" | "kms" | "kilometer" | "kilometers" | "kilometre" | "kilometres" | "kilometro"
        | "kilometros" => "km",
        "meter" | "meters" | "metre" | "metres" | "metro" | "metros" => "m",
        "mile" | "miles" | "milla" | "millas" => "mi",
        "hectare" | "hectares" | "hectarea" | "hectareas" => "ha",
        "acre" | "acres" => "acres",
        "liter" | "liters" | "litre" | "litres" | "litro" | "litros" => "l",
        "gallon" | "gallons" | "galon" | "galones" => "gal",
        "barrel" | "barrels" | "barril" | "barriles" => "barrels",
        "pill" | "pills" | "pastilla" | "pastillas" | "tablets" | "tabletas" => "pills",
        _ => return None,
    }))
}

/// Something that is weighed rather than paid for.
pub(super) fn is_substance(folded: &str) -> bool {
    matches!(
        folded,
        "heroin"
            | "heroina"
            | "cocaine"
            | "cocaina"
            | "fentanyl"
            | "fentanilo"
            | "marijuana"
            | "mariguana"
            | "marihuana"
            | "cannabis"
            | "meth"
            | "methamphetamine"
            | "metanfetamina"
            | "cristal"
            | "crystal"
            | "opium"
            | "opio"
            | "hashish"
            | "drugs"
            | "drogas"
            | "droga"
            | "narcotics"
            | "explosives"
            | "explosivos"
            | "dynamite"
            | "dinamita"
            | "powder"
            | "polvora"
            | "gunpowder"
            | "pure"
            | "suspected"
            | "liquid"
            | "illegal"
            | "illicit"
            | "ammunition"
            | "tnt"
            | "c4"
            | "gold"
            | "oro"
            | "copper"
            | "meat"
            | "food"
            | "rice"
            | "beef"
            | "fish"
            | "coca"
            | "crack"
            | "mdma"
            | "pills"
            | "weed"
            | "uranium"
    )
}

impl FigureFinder<'_> {
    /// "500 kg", "34.500 toneladas métricas", "660 square meters", "10,000 fentanyl pills".
    pub(super) fn measure(&self, at: usize, amount: &Reading<'_>) -> Option<(usize, Quantity)> {
        if let Some(found) = self.age(at, amount) {
            return Some(found);
        }
        let end = at + amount.taken;
        if !amount.ending.is_empty() {
            let unit = unit(amount.ending)?;
            return self.found(at, amount.taken, Figure::Measure(amount.amount, unit), QuantityRule::Measure);
        }
        if !self.cursor.adjoins(end - 1) {
            return None;
        }
        let of = usize::from(self.spanish && amount.is_multiplied && self.cursor.word(end) == "de");
        let mut noun = end + of;
        let square = matches!(self.cursor.word(noun), "square" | "sq");
        let metric = matches!(self.cursor.word(noun), "metric");
        let drug =
            matches!(self.cursor.word(noun), "fentanyl" | "ecstasy" | "oxycodone" | "counterfeit" | "meth");
        noun += usize::from(square || metric || drug);
        let mut unit = unit(self.cursor.word(noun))?;
        if drug && unit != Unit("pills") {
            return None;
        }
        let squared =
            matches!(self.cursor.word(noun + 1), "cuadrados" | "cuadradas") && self.cursor.adjoins(noun);
        let long = squared
            || matches!(self.cursor.word(noun + 1), "metricas" | "métricas") && self.cursor.adjoins(noun);
        if square || squared {
            unit = match unit.0 {
                "m" => Unit("m2"),
                "km" => Unit("km2"),
                "mi" => Unit("sq mi"),
                _ => return None,
            };
        }
        let next = self.cursor.word(noun + 1);
        let speed = matches!(next, "per" | "por" | "an")
            && matches!(self.cursor.word(noun + 2), "hour" | "hora" | "second");
        let cubic = (matches!(next, "cubicos" | "cubed") || speed) && self.cursor.adjoins(noun);
        let attached = self.cursor.gap(noun).starts_with('-');
        let weighed = self.cursor.adjoins(noun)
            && matches!(self.cursor.word(noun + 1), "of" | "de")
            && is_substance(self.cursor.word(noun + 2));
        if unit == Unit("lb") && !weighed && !self.cursor.word(noun).starts_with("lb") {
            return None;
        }
        // A calibre, a speed, a race.
        if cubic || attached {
            return None;
        }
        let taken = noun + usize::from(long) + 1 - at;
        self.found(at, taken, Figure::Measure(amount.amount, unit), QuantityRule::Measure)
    }

    /// "29 years old", "a 35-year-old", "29 años de edad", "un hombre de 29 años".
    fn age(&self, at: usize, amount: &Reading<'_>) -> Option<(usize, Quantity)> {
        if !amount.ending.is_empty() {
            return None;
        }
        let end = at + amount.taken;
        let word = |ahead: usize| self.cursor.word(end + ahead);
        let joined =
            |words: usize| (end - 1..end - 1 + words).all(|at| matches!(self.cursor.signs(at), "" | "-"));
        let old = matches!(word(0), "year" | "years") && word(1) == "old" && joined(2);
        let of_age = word(0) == "anos" && word(1) == "de" && word(2) == "edad" && joined(3);
        let before = self.cursor.before(at);
        let has = matches!(before, "tiene" | "tenia" | "cumplio" | "tenian" | "tienen");
        let somebody = before == "de"
            && at >= 2
            && (nouns::people("", self.cursor.before(at - 1), true).is_some()
                || self.cursor.signs(at - 2) == ","
                || matches!(self.cursor.before(at - 1), "edad" | "nino" | "nina" | "hombre" | "mujer"));
        let spanish = word(0) == "anos" && joined(1) && (has || somebody);
        let taken = match () {
            () if old => amount.taken + 2,
            () if of_age => amount.taken + 3,
            () if spanish => amount.taken + 1,
            () => return None,
        };
        let person = amount.amount.to.as_whole().is_some_and(|years| years <= 120);
        let figure = Figure::Measure(amount.amount, Unit("years"));
        person.then(|| self.found(at, taken, figure, QuantityRule::Measure)).flatten()
    }
}
