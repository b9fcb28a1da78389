//! A set of articles, one bit each.

/// A set over the articles `0..len` of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: u32,
}

impl Bits {
    /// No article.
    pub fn none(len: u32) -> Self {
        Self { words: vec![0; len.div_ceil(64) as usize], len }
    }

    /// Every article.
    pub fn all(len: u32) -> Self {
        let mut bits = Self::none(len);
        bits.invert();
        bits
    }

    /// Adds an article; ids beyond the dossier are ignored.
    pub fn insert(&mut self, id: u32) {
        if let Some(word) = self.words.get_mut(id as usize / 64)
            && id < self.len
        {
            *word |= 1 << (id % 64);
        }
    }

    /// Whether it is in the set.
    pub fn contains(&self, id: u32) -> bool {
        self.words.get(id as usize / 64).is_some_and(|word| word >> (id % 64) & 1 == 1)
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Keeps those that are also in `other`.
    pub fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds those of `other`.
    pub fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Those that were not in the set.
    pub fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        let spare = self.words.len() as u32 * 64 - self.len;
        if let Some(last) = self.words.last_mut()
            && spare > 0
        {
            *last &= u64::MAX >> spare;
        }
    }

    /// The articles, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(at as u32 * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_keep_to_their_length() {
        for len in [0, 1, 63, 64, 65, 130] {
            let mut all = Bits::all(len);
            assert_eq!(all.count(), len);
            all.insert(len);
            assert_eq!(all.iter().collect::<Vec<_>>(), (0..len).collect::<Vec<_>>());
            all.invert();
            assert_eq!(all, Bits::none(len));
            assert!(!all.contains(len + 64));
        }
    }

    #[test]
    fn set_operations() {
        let set = |ids: &[u32]| {
            let mut bits = Bits::none(100);
            ids.iter().for_each(|&id| bits.insert(id));
            bits
        };
        let mut both = set(&[1, 64, 99]);
        both.intersect(&set(&[64, 99]));
        assert_eq!(both, set(&[64, 99]));
        both.unite(&set(&[0]));
        assert_eq!(both.iter().collect::<Vec<_>>(), [0, 64, 99]);
    }
}
