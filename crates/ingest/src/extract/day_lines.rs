//! What a line with a day on it says of that day.

use text::{Span, date::Date, folded_words};

use super::days::days_in_line;

/// What a line says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The article was published then.
    Published,
    /// It was changed then.
    Updated,
    /// Somebody looked at it, or saved it, then.
    Retrieved,
    /// Nothing.
    Nothing,
}

const PUBLISHED: &[&str] = &[
    "published",
    "posted",
    "publicado",
    "publicada",
    "publication",
    "publie",
    "veroffentlicht",
    "pubblicato",
    "gepubliceerd",
    "publicerad",
    "opublikowano",
    "发布",
    "公開",
];
const UPDATED: &[&str] = &[
    "updated",
    "modified",
    "actualizado",
    "actualizada",
    "modificado",
    "update",
    "atualizado",
    "aktualisiert",
    "aggiornato",
    "bijgewerkt",
    "uppdaterad",
    "edited",
    "revised",
    "corrected",
];
const RETRIEVED: &[&str] = &[
    "accessed",
    "retrieved",
    "downloaded",
    "saved",
    "archived",
    "clipped",
    "captured",
    "printed",
    "today",
    "consultado",
    "consultada",
    "descargado",
    "guardado",
    "archivado",
    "impreso",
    "hoy",
    "consulte",
    "abgerufen",
];

fn of_words(key: &str) -> Says {
    let says = |words: &[&str]| key.split(' ').any(|word| words.contains(&word));
    match () {
        () if says(PUBLISHED) => Says::Published,
        () if says(UPDATED) || key.contains("mis a jour") => Says::Updated,
        () if says(RETRIEVED) => Says::Retrieved,
        () => Says::Nothing,
    }
}

/// The days on a line, each with what the words before it say, or the whole line where it has one day.
pub fn days_said(line: &str) -> Vec<(Date, Span, Says)> {
    let days = days_in_line(line);
    if let [(day, span)] = days[..] {
        return vec![(day, span, of_words(&folded_words(line)))];
    }
    let mut from = 0;
    let said = days.into_iter().map(|(day, span)| {
        let before = line.get(from..span.start).unwrap_or_default();
        from = span.end;
        (day, span, of_words(&folded_words(before)))
    });
    said.collect()
}

/// Whether a line prints a day as that of publication, or as nothing in particular.
pub fn prints(line: &str, day: Date) -> bool {
    let said = days_said(line);
    said.into_iter().any(|(other, _, says)| other == day && matches!(says, Says::Published | Says::Nothing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_has_the_words_before_it() {
        let said = |line: &str| {
            let days = days_said(line).into_iter().map(|(day, _, says)| format!("{day} {says:?}"));
            days.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            said("Updated May 8, 2021 | Published May 7, 2021"),
            "2021-05-08 Updated, 2021-05-07 Published"
        );
        assert_eq!(said("May 7, 2021 (Updated May 8, 2021)"), "2021-05-07 Nothing, 2021-05-08 Updated");
        assert_eq!(said("Retrieved from a database on May 7, 2021"), "2021-05-07 Retrieved");
        assert_eq!(said("Consultado el 7 de mayo de 2021"), "2021-05-07 Retrieved");
    }
}
