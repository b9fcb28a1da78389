//! Languages whose inflections are known.

/// A language whose inflections are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, and whatever is not known to be another.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// Any other: a word has no inflections, only spellings.
    Other,
}

impl Language {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Other];

    /// Its code in ISO 639-1; `und` (undetermined) for any other.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Other => "und",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}
