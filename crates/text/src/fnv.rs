//! FNV-1a, 64 bits: the hash of Fowler, Noll and Vo. The same on every machine and in every run.

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The hash of some bytes.
pub fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    extend(0, bytes)
}

/// The hash of some words, with a separator after each.
pub fn hash_words<'w>(words: impl IntoIterator<Item = &'w str>) -> u64 {
    hash(words.into_iter().flat_map(|word| word.bytes().chain([0])))
}

/// The hash of some bytes, started from another hash.
pub fn extend(from: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(from ^ BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        assert_eq!(hash(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(*b"foobar"), 0x8594_4171_f739_67e8);
        assert_ne!(hash_words(["ab", "c"]), hash_words(["a", "bc"]));
    }
}
