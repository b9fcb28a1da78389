//! From a saved page to its blocks, and what each of them is.

pub mod about;
pub mod cues;
pub mod front;
mod hints;
pub mod labels;
pub mod markup;
mod markup_cues;
mod phrases;
pub mod plain;
pub mod reasons;
pub mod unit;

/// FNV-1a, 64 bits (the hash of Fowler, Noll and Vo), over words with a separator after each.
pub(crate) fn hash<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let bytes = words.flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
