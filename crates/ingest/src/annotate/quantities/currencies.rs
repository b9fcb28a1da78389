//! Currencies: their signs, codes and nouns, and the words that say whose they are.

use super::figure::Currency;

/// Signs before an amount, the longer ones first.
const SIGNS: [(&str, &str); 24] = [
    ("US$", "USD"),
    ("USD$", "USD"),
    ("U.S.$", "USD"),
    ("MX$", "MXN"),
    ("Mex$", "MXN"),
    ("MXN$", "MXN"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("RD$", "DOP"),
    ("COP$", "COP"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("R$", "BRL"),
    ("S$", "SGD"),
    ("S/", "PEN"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₩", "KRW"),
];

/// The currency whose sign stands at the end of a text, with how long the sign and the space behind it
/// are. "$" alone is `$`.
pub(super) fn sign_before(before: &str) -> Option<(&'static str, Currency, usize)> {
    let bare = before.trim_end_matches([' ', '\u{a0}']);
    if before.len() > bare.len() + 2 || !bare.ends_with(['$', '€', '£', '¥', '₹', '₩', '/']) {
        return None;
    }
    let is_free = |sign: &str| {
        let before = bare[..bare.len() - sign.len()].chars().next_back();
        !sign.starts_with(|c: char| c.is_alphabetic()) || !before.is_some_and(char::is_alphanumeric)
    };
    let (sign, code) = SIGNS.iter().find(|(sign, _)| bare.ends_with(sign) && is_free(sign))?;
    Some((sign, Currency(code), before.len() - bare.len() + sign.len()))
}

/// The currency whose sign stands at the beginning of a text: `20€`. With how long it is.
pub(super) fn sign_after(after: &str) -> Option<(Currency, usize)> {
    let bare = after.trim_start_matches([' ', '\u{a0}']);
    let (sign, code) =
        [("€", "EUR"), ("£", "GBP"), ("¥", "JPY")].into_iter().find(|(s, _)| bare.starts_with(s))?;
    let space = after.len() - bare.len();
    (space <= 2).then_some((Currency(code), space + sign.len()))
}

/// A code of ISO 4217 that is written in capitals.
pub(super) fn code(surface: &str) -> Option<Currency> {
    const CODES: [&str; 34] = [
        "USD", "MXN", "EUR", "GBP", "CAD", "AUD", "NZD", "JPY", "CNY", "CHF", "BRL", "ARS", "CLP", "COP",
        "PEN", "GTQ", "HNL", "CRC", "NIO", "DOP", "BOB", "UYU", "PYG", "VES", "RUB", "INR", "KRW", "SEK",
        "NOK", "DKK", "PLN", "ZAR", "TRY", "HKD",
    ];
    CODES.iter().find(|code| **code == surface).map(|code| Currency(code))
}

/// A word that is money with a scale of its own: "25 mdp". With the factor.
pub(super) fn scaled(folded: &str) -> Option<(Currency, u64)> {
    Some(match folded {
        "mdp" => (Currency("MXN"), 1_000_000),
        "mdd" | "mdusd" => (Currency("USD"), 1_000_000),
        "mmdp" => (Currency("MXN"), 1_000_000_000),
        "mmdd" => (Currency("USD"), 1_000_000_000),
        "mde" => (Currency("EUR"), 1_000_000),
        _ => return None,
    })
}

/// What a letter behind an amount of money multiplies it by.
pub(super) fn letter(folded: &str) -> Option<u64> {
    Some(match folded {
        "k" => 1_000,
        "m" | "mm" => 1_000_000,
        "b" => 1_000_000_000,
        "t" => 1_000_000_000_000,
        _ => return None,
    })
}

/// A noun for money that several countries have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    /// Of one country.
    Of(Currency),
    /// Dollars.
    Dollar,
    /// Pesos.
    Peso,
    /// Pounds, which are a weight as well.
    Pound,
    /// Francs.
    Franc,
    /// Of a country that has to be said.
    Said(&'static str),
}

/// What a noun for money means.
pub(super) fn noun(folded: &str) -> Option<Money> {
    let of = |code| Some(Money::Of(Currency(code)));
    match folded {
        "dollar" | "dollars" | "dolar" | "dolares" => Some(Money::Dollar),
        "usd" | "bucks" | "dlls" | "dls" | "dlrs" => of("USD"),
        "peso" | "pesos" => Some(Money::Peso),
        "pound" | "pounds" | "libra" | "libras" => Some(Money::Pound),
        "franc" | "francs" | "franco" | "francos" => Some(Money::Franc),
        "mxn" => of("MXN"),
        "euro" | "euros" | "eur" => of("EUR"),
        "gbp" => of("GBP"),
        "cad" => of("CAD"),
        "yen" | "yens" | "yenes" => of("JPY"),
        "yuan" | "yuans" | "yuanes" | "renminbi" => of("CNY"),
        "ruble" | "rubles" | "rouble" | "roubles" | "rublo" | "rublos" => of("RUB"),
        "rupees" | "rupias" => of("INR"),
        "reais" | "reales" => of("BRL"),
        "quetzal" | "quetzals" | "quetzales" => of("GTQ"),
        "lempira" | "lempiras" => of("HNL"),
        "colones" => of("CRC"),
        "cordobas" => of("NIO"),
        "soles" => of("PEN"),
        "bolivares" | "bolivars" => of("VES"),
        "bolivianos" => of("BOB"),
        "guaranies" | "guaranis" => of("PYG"),
        "balboas" => of("PAB"),
        "won" | "wones" => of("KRW"),
        "rand" | "rands" => of("ZAR"),
        "lira" | "liras" => of("TRY"),
        "zloty" | "zlotys" | "zlotych" => of("PLN"),
        "baht" => of("THB"),
        "naira" | "nairas" => of("NGN"),
        "shekel" | "shekels" => of("ILS"),
        "hryvnia" | "hryvnias" | "grivnas" => of("UAH"),
        "rupiah" => of("IDR"),
        "forint" | "forints" => of("HUF"),
        "krona" | "kronor" => of("SEK"),
        "kroner" | "crowns" | "coronas" => Some(Money::Said("crown")),
        "riyals" | "rials" => Some(Money::Said("rial")),
        "dinars" | "dinares" => Some(Money::Said("dinar")),
        "dirhams" | "dirham" => of("AED"),
        "shillings" => Some(Money::Said("shilling")),
        _ => None,
    }
}

/// The country that an adjective names, by its code of ISO 3166.
pub(super) fn country(folded: &str) -> Option<&'static str> {
    Some(match folded.strip_suffix('s').unwrap_or(folded) {
        "u." | "us" | "american" | "estadounidense" | "americano" | "estadunidense" => "US",
        "mexican" | "mexicano" | "mexicana" => "MX",
        "canadian" | "canadiense" => "CA",
        "australian" | "australiano" | "australiana" => "AU",
        "neozelandese" | "neozelandes" => "NZ",
        "singaporean" | "singapore" => "SG",
        "taiwanese" | "taiwan" | "taiwanese'" => "TW",
        "jamaican" | "jamaiquino" => "JM",
        "liberian" | "liberiano" => "LR",
        "colombian" | "colombiano" => "CO",
        "argentine" | "argentinian" | "argentino" => "AR",
        "chilean" | "chileno" => "CL",
        "dominican" | "dominicano" => "DO",
        "uruguayan" | "uruguayo" => "UY",
        "cuban" | "cubano" => "CU",
        "philippine" | "filipino" => "PH",
        "british" | "sterling" | "esterlina" | "britanica" => "GB",
        "egyptian" | "egipcia" => "EG",
        "lebanese" | "libanesa" => "LB",
        "syrian" | "siria" => "SY",
        "sudanese" | "sudanesa" => "SD",
        "irish" | "irlandesa" => "IE",
        "swis" | "suizo" => "CH",
        "french" | "frances" | "francese" => "FR",
        "belgian" | "belga" => "BE",
        "cfa" => "CF",
        "congolese" | "congoleno" => "CD",
        "danish" | "dane" | "danesa" => "DK",
        "norwegian" | "noruega" => "NO",
        "swedish" | "sueca" => "SE",
        "czech" | "checa" => "CZ",
        "saudi" | "saudie" => "SA",
        "iranian" | "irani" => "IR",
        "iraqi" | "iraquie" => "IQ",
        "kuwaiti" | "kuwaitie" => "KW",
        "kenyan" | "keniano" => "KE",
        "ugandan" => "UG",
        "indian" | "indio" | "india" => "IN",
        "pakistani" => "PK",
        "nepali" | "nepalese" => "NP",
        "russian" | "ruso" => "RU",
        "brazilian" | "brasileno" => "BR",
        "turkish" | "turca" => "TR",
        "japanese" | "japone" | "japonese" => "JP",
        "chinese" | "chino" => "CN",
        "costarricense" => "CR",
        "boliviano" | "bolivian" => "BO",
        "venezolano" | "venezuelan" => "VE",
        "peruvian" | "peruano" => "PE",
        "guatemalan" | "guatemalteco" => "GT",
        "honduran" | "hondureno" => "HN",
        _ => return None,
    })
}

/// The currency of a noun, with the country that is named with it. Nothing where that does not go
/// together, or where the country has to be named and is not.
pub(super) fn of(noun: Money, country: Option<&str>) -> Option<Currency> {
    let code = match (noun, country) {
        (Money::Dollar, None | Some("US")) => "USD",
        (Money::Dollar, Some("CA")) => "CAD",
        (Money::Dollar, Some("AU")) => "AUD",
        (Money::Dollar, Some("NZ")) => "NZD",
        (Money::Dollar, Some("SG")) => "SGD",
        (Money::Dollar, Some("TW")) => "TWD",
        (Money::Dollar, Some("JM")) => "JMD",
        (Money::Dollar, Some("LR")) => "LRD",
        (Money::Peso, None | Some("MX")) => "MXN",
        (Money::Peso, Some("CO")) => "COP",
        (Money::Peso, Some("AR")) => "ARS",
        (Money::Peso, Some("CL")) => "CLP",
        (Money::Peso, Some("DO")) => "DOP",
        (Money::Peso, Some("UY")) => "UYU",
        (Money::Peso, Some("CU")) => "CUP",
        (Money::Peso, Some("PH")) => "PHP",
        (Money::Pound, None | Some("GB")) => "GBP",
        (Money::Pound, Some("EG")) => "EGP",
        (Money::Pound, Some("LB")) => "LBP",
        (Money::Pound, Some("SY")) => "SYP",
        (Money::Pound, Some("SD")) => "SDG",
        (Money::Franc, None | Some("CH")) => "CHF",
        (Money::Franc, Some("CF")) => "XAF",
        (Money::Franc, Some("FR")) => "FRF",
        (Money::Franc, Some("CD")) => "CDF",
        (Money::Said("crown"), Some("DK")) => "DKK",
        (Money::Said("crown"), Some("NO")) => "NOK",
        (Money::Said("crown"), Some("SE")) => "SEK",
        (Money::Said("crown"), Some("CZ")) => "CZK",
        (Money::Said("rial"), Some("SA")) => "SAR",
        (Money::Said("rial"), Some("IR")) => "IRR",
        (Money::Said("dinar"), Some("IQ")) => "IQD",
        (Money::Said("dinar"), Some("KW")) => "KWD",
        (Money::Said("shilling"), Some("KE")) => "KES",
        (Money::Said("shilling"), Some("UG")) => "UGX",
        (Money::Of(Currency("INR")), Some("PK")) => "PKR",
        (Money::Of(Currency("INR")), Some("NP")) => "NPR",
        (Money::Of(Currency(code)), None) => code,
        // "Russian rubles": the country says nothing new.
        (Money::Of(Currency(code)), Some(country)) if code.starts_with(country) => code,
        _ => return None,
    };
    Some(Currency(code))
}
