//! The texts of a large dossier, which come in pieces.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering},
};

/// The texts that have come, and those that are wanted.
#[derive(Default)]
pub struct LateTexts(Vec<LateText>);

#[derive(Default)]
struct LateText {
    bytes: OnceLock<Vec<u8>>,
    is_wanted: AtomicBool,
}

impl LateTexts {
    /// None yet of so many pieces.
    pub fn new(pieces: u32) -> Self {
        Self((0..pieces).map(|_| LateText::default()).collect())
    }

    /// A piece, if it has come.
    pub fn get(&self, piece: u32) -> Option<&[u8]> {
        self.0.get(piece as usize)?.bytes.get().map(Vec::as_slice)
    }

    /// Whether a piece has come; if not, it is wanted from now on.
    pub fn has(&self, piece: u32) -> bool {
        let Some(text) = self.0.get(piece as usize) else { return false };
        let is_there = text.bytes.get().is_some();
        if !is_there {
            text.is_wanted.store(true, Ordering::Relaxed);
        }
        is_there
    }

    /// A piece has come. Whoever calls has compared its hash.
    pub fn set(&self, piece: u32, bytes: Vec<u8>) {
        let _ = self.0.get(piece as usize).map(|text| text.bytes.set(bytes));
    }

    /// The pieces that were missed since the last call.
    pub fn take_wanted(&self) -> impl Iterator<Item = u32> {
        let is_wanted = |text: &LateText| text.is_wanted.swap(false, Ordering::Relaxed);
        (0..).zip(&self.0).filter(move |(_, text)| is_wanted(text)).map(|(piece, _)| piece)
    }
}
