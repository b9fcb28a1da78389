//! The language in which the command reports.

use std::env;

use say::po;

/// The files of translations, by their language.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Speaks the language that was asked for, or else that of the environment, as far as there is a translation. An error is
/// a sentence.
pub fn speak(asked: Option<&str>) -> Result<(), String> {
    let wanted = match asked {
        Some(asked) => asked.to_owned(),
        None => environment(|name| env::var(name).ok()),
    };
    let wanted = base(&wanted);
    match FILES.iter().find(|(language, _)| *language == wanted) {
        Some((_, file)) => {
            say::speak(po::parse(file)?.table()?);
            Ok(())
        }
        None if asked.is_none() || wanted == "en" => Ok(()),
        None => {
            let known: Vec<&str> = FILES.iter().map(|(language, _)| *language).collect();
            Err(format!("there is no language “{wanted}”; there are: en, {}", known.join(", ")))
        }
    }
}

/// What the environment says: the first of these that is set counts, as POSIX has it.
fn environment(variable: impl Fn(&str) -> Option<String>) -> String {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    set.unwrap_or_default()
}

/// `es` of `es_MX.UTF-8`.
fn base(locale: &str) -> String {
    locale.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_the_environment() {
        let with = |set: &[(&str, &str)]| {
            let value = |name: &str| {
                set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            base(&environment(value))
        };
        assert_eq!(with(&[("LANG", "es_MX.UTF-8")]), "es");
        assert_eq!(with(&[("LANG", "es_MX.UTF-8"), ("LC_ALL", "C.UTF-8")]), "c");
        assert_eq!(with(&[("LC_ALL", ""), ("LC_MESSAGES", "es@euro")]), "es");
        assert_eq!(with(&[]), "");
    }

    #[test]
    fn every_file_has_a_table() {
        for (language, file) in FILES {
            let catalogue = po::parse(file).expect("a file");
            assert_eq!(catalogue.language(), Ok(*language));
            assert!(catalogue.table().is_ok());
        }
    }
}
