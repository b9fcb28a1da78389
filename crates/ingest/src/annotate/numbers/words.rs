//! The words of which numbers are made, in folded form.

/// A word that multiplies the number before it.
pub(super) fn scale(word: &str, spanish: bool) -> Option<u64> {
    Some(match word {
        "hundred" if !spanish => 100,
        "thousand" if !spanish => 1000,
        "million" => 1_000_000,
        "billion" if !spanish => 1_000_000_000,
        "trillion" if !spanish => 1_000_000_000_000,
        "dozen" => 12,
        "mil" => 1000,
        "millon" | "millones" => 1_000_000,
        "millardo" | "millardos" => 1_000_000_000,
        "billon" | "billones" => 1_000_000_000_000,
        "docena" | "docenas" => 12,
        "decena" | "decenas" if spanish => 10,
        "centenar" | "centenares" if spanish => 100,
        "millar" | "millares" if spanish => 1000,
        _ => return abbreviated(word),
    })
}

/// An abbreviation that can be nothing but a scale.
pub(super) fn abbreviated(word: &str) -> Option<u64> {
    Some(match word {
        "mn" | "mln" => 1_000_000,
        "bn" | "bln" => 1_000_000_000,
        "tn" | "trn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The value of a number word below a thousand, and whether it can only stand alone or last.
pub(super) fn small(word: &str, spanish: bool) -> Option<u64> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ if spanish => return small_in_spanish(word),
        _ => return None,
    })
}

fn small_in_spanish(word: &str) -> Option<u64> {
    const UNITS: [&str; 10] =
        ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
    Some(match word {
        "un" | "una" => 1,
        "diez" => 10,
        "once" => 11,
        "doce" => 12,
        "trece" => 13,
        "catorce" => 14,
        "quince" => 15,
        "veinte" => 20,
        "treinta" => 30,
        "cuarenta" => 40,
        "cincuenta" => 50,
        "sesenta" => 60,
        "setenta" => 70,
        "ochenta" => 80,
        "noventa" => 90,
        "cien" | "ciento" => 100,
        "doscientos" | "doscientas" => 200,
        "trescientos" | "trescientas" => 300,
        "cuatrocientos" | "cuatrocientas" => 400,
        "quinientos" | "quinientas" => 500,
        "seiscientos" | "seiscientas" => 600,
        "setecientos" | "setecientas" => 700,
        "ochocientos" | "ochocientas" => 800,
        "novecientos" | "novecientas" => 900,
        _ => {
            let (tens, unit) = [("dieci", 10), ("veinti", 20)]
                .into_iter()
                .find_map(|(start, tens)| Some((tens, word.strip_prefix(start)?)))
                .unwrap_or((0, word));
            let unit = if unit == "un" { "uno" } else { unit };
            let unit = UNITS.iter().position(|name| *name == unit)? as u64;
            (unit > 0).then_some(tens + unit)?
        }
    })
}
