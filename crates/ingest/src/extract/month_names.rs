//! The names of months in the languages in which most of the web is written, from the locales of the
//! GNU C library.

use std::{collections::HashMap, sync::LazyLock};

use text::folded_form;

/// The month, from 1, of a name or of its abbreviation; nothing where languages do not agree.
pub fn month_of(word: &str) -> Option<u8> {
    MONTHS.get(folded_form(word).as_ref()).copied().flatten()
}

static MONTHS: LazyLock<HashMap<String, Option<u8>>> = LazyLock::new(|| {
    let mut months: HashMap<String, Option<u8>> = HashMap::new();
    for names in tables() {
        for (at, name) in names.iter().enumerate() {
            let (month, word) =
                ((at % 12) as u8 + 1, folded_form(name.trim().trim_end_matches('.')).into_owned());
            if word.chars().filter(|c| c.is_alphabetic()).count() < 3 || word.contains(char::is_whitespace) {
                continue;
            }
            let known = months.entry(word).or_insert(Some(month));
            if *known != Some(month) {
                *known = None;
            }
        }
    }
    months
});

/// The full and the short names of each language, and the forms beside a day where they differ.
fn tables() -> Vec<&'static [&'static str]> {
    macro_rules! of {
        ($($locale:ident),*) => {
            vec![$(
                pure_rust_locales::$locale::LC_TIME::MON,
                pure_rust_locales::$locale::LC_TIME::ABMON,
            )*]
        };
    }
    of![
        en_US, es_ES, pt_PT, fr_FR, de_DE, it_IT, nl_NL, sv_SE, da_DK, nb_NO, fi_FI, pl_PL, cs_CZ, sk_SK,
        hu_HU, ro_RO, hr_HR, sl_SI, bg_BG, ru_RU, uk_UA, el_GR, tr_TR, ca_ES, gl_ES, et_EE, lv_LV, lt_LT,
        id_ID, is_IS
    ]
}
