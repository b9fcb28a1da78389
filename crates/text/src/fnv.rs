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

/// A checksum that finds damage, for megabytes: eight bytes at a time, by the step of FxHash (rustc's and Firefox' hash of
/// words: turn left by five, exclusive or, multiply). Each step is a bijection of the state, so that a change within one
/// word always changes the outcome. The last word is filled up with zeros; the length is the first.
pub fn checksum(bytes: &[u8]) -> u64 {
    let step = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (words, rest) = bytes.as_chunks();
    let hash =
        words.iter().fold(step(0, bytes.len() as u64), |hash, word| step(hash, u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    step(hash, u64::from_le_bytes(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_single_change_changes_a_checksum() {
        let bytes: Vec<u8> = (0..=100).collect();
        let whole = checksum(&bytes);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[at] ^= 1 << bit;
                assert_ne!(checksum(&other), whole, "bit {bit} of byte {at}");
                // Nor does the same at another place undo it.
                other[(at + 8) % 101] ^= 1 << bit;
                assert_ne!(checksum(&other), whole, "bit {bit} of byte {at}, and eight further");
            }
            assert_ne!(checksum(&bytes[..at]), whole);
        }
        assert_ne!(checksum(&[]), checksum(&[0]));
    }

    #[test]
    fn published_values() {
        assert_eq!(hash(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(*b"foobar"), 0x8594_4171_f739_67e8);
        assert_ne!(hash_words(["ab", "c"]), hash_words(["a", "bc"]));
    }
}
