//! Lists of words that are looked up for every word of an article.

/// A folded form as a number, by FNV-1a: equal forms have equal numbers, and others nearly never.
pub fn form(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A list of folded words.
pub struct WordList(Vec<u64>);

impl WordList {
    /// The words of a text, which spaces are between.
    pub fn new(words: &str) -> Self {
        let mut forms: Vec<u64> = words.split_whitespace().map(|word| u64::from(form(word))).collect();
        text::sort::sort_numbers(&mut forms);
        Self(forms)
    }

    /// Whether a word is in it, as [`form`].
    pub fn has(&self, form: u32) -> bool {
        self.0.binary_search(&u64::from(form)).is_ok()
    }
}
