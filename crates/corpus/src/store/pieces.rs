//! Large dossiers: the texts come in pieces, after all the rest.

use super::{
    layout::{Cell, PieceRow, RUNS, Run, SECTIONS, Section, Table},
    reader::{Dossier, OpenError, section},
    writer::assemble,
};

/// A blob without its texts, and these in pieces of about so many bytes. An article's text is in one piece. `hash` is
/// SHA-256.
pub fn split(
    blob: &[u8],
    size: usize,
    hash: impl Fn(&[u8]) -> [u8; 32],
) -> Result<(Vec<u8>, Vec<Vec<u8>>), OpenError> {
    let dossier = Dossier::open(blob)?;
    let runs = Table::<Run>::new(blob.get(RUNS..RUNS + SECTIONS * Run::SIZE).unwrap_or_default());
    let mut sections = Section::ALL.map(|which| section(blob, runs, which).unwrap_or_default());
    let texts = std::mem::take(&mut sections[Section::Texts as usize]);
    let (mut rows, mut pieces, mut start) = (Vec::new(), Vec::new(), 0);
    for id in 0..dossier.facts.len() {
        let end = dossier.facts.get(id).map_or(0, |row| row.raw.offset as usize + row.raw.len as usize);
        if end - start >= size || id + 1 == dossier.facts.len() {
            let piece = texts.get(start..end).unwrap_or_default();
            PieceRow { end: end as u32, sha256: hash(piece) }.put(&mut rows);
            pieces.push(piece.to_vec());
            start = end;
        }
    }
    sections[Section::Pieces as usize] = &rows;
    Ok((assemble(sections), pieces))
}

/// The blob that [`split`] was given, of the rest and all its pieces. Whether these are the right ones is for the caller to
/// compare, by [`Dossier::piece_sha256`]; too few or too long ones are refused.
pub fn join(rest: &[u8], pieces: &[Vec<u8>]) -> Result<Vec<u8>, OpenError> {
    let dossier = Dossier::open(rest)?;
    let end = dossier.pieces.get(pieces.len().wrapping_sub(1)).map_or(0, |row| row.end as usize);
    let texts = pieces.concat();
    if pieces.len() != dossier.pieces.len() || texts.len() != end {
        return Err(OpenError("its texts are not those of this dossier"));
    }
    let runs = Table::<Run>::new(rest.get(RUNS..RUNS + SECTIONS * Run::SIZE).unwrap_or_default());
    let mut sections = Section::ALL.map(|which| section(rest, runs, which).unwrap_or_default());
    sections[Section::Texts as usize] = &texts;
    sections[Section::Pieces as usize] = &[];
    Ok(assemble(sections))
}

impl<'a> Dossier<'a> {
    /// In how many pieces the texts come; 0 where they are there.
    pub fn piece_count(&self) -> u32 {
        self.pieces.len() as u32
    }

    /// SHA-256 of a piece.
    pub fn piece_sha256(&self, piece: u32) -> [u8; 32] {
        self.pieces.get(piece as usize).map_or([0; 32], |row| row.sha256)
    }

    /// Whether the text of an article is there; if not, it is wanted from now on.
    pub fn has_text(&self, article: u32) -> bool {
        let piece = self.facts.get(article as usize).and_then(|row| self.piece_of(row.raw));
        piece.is_none_or(|piece| self.has_piece(piece))
    }

    /// The same of all texts: how many pieces of them are missing.
    pub fn missing_pieces(&self) -> u32 {
        (0..self.piece_count()).filter(|&piece| !self.has_piece(piece)).count() as u32
    }

    fn has_piece(&self, piece: u32) -> bool {
        self.late_texts.is_some_and(|texts| texts.has(piece))
    }
}

#[cfg(all(test, feature = "fixture"))]
mod tests {
    use super::*;
    use crate::store::LateTexts;
    use crate::{fixture::article, model::Corpus, store::write};

    #[test]
    fn texts_come_piece_by_piece() {
        let texts: Vec<String> =
            (0..9).map(|at| format!("Title {at}\n{}", "Ávila ".repeat(at * 7))).collect();
        let articles = (0..9).map(|at| article(&format!("a{at}"), None, &texts[at])).collect();
        let blob = write(&Corpus { articles, ..Corpus::default() });
        let whole = Dossier::open(&blob).expect("just written");
        assert_eq!((whole.piece_count(), whole.missing_pieces()), (0, 0));
        assert!(whole.has_text(0));
        let hash = |bytes: &[u8]| [bytes.len() as u8; 32];
        let (rest, pieces) = split(&blob, 100, hash).expect("a blob");
        assert!(pieces.len() > 3 && rest.len() < blob.len());
        let opened = Dossier::open(&rest).expect("just written");
        assert_eq!(join(&rest, &pieces), Ok(blob.clone()));
        assert!(join(&rest, &pieces[1..]).is_err() && join(&blob, &pieces).is_err());
        let late = LateTexts::new(opened.piece_count());
        let dossier = opened.with_texts(&late);
        assert!(!dossier.has_text(8) && !dossier.has_text(0));
        assert_eq!(late.take_wanted().collect::<Vec<_>>(), [0, pieces.len() as u32 - 1]);
        assert_eq!(late.take_wanted().count(), 0);
        assert_eq!(
            (dossier.missing_pieces(), late.take_wanted().count()),
            (pieces.len() as u32, pieces.len())
        );
        // The last comes first.
        for (number, piece) in (0..pieces.len() as u32).zip(&pieces).rev() {
            assert_eq!(dossier.piece_sha256(number), hash(piece));
            late.set(number, piece.clone());
            for id in 0..9 {
                let raw = dossier.article(id).expect("an article").raw;
                assert_eq!(raw, if dossier.has_text(id) { texts[id as usize].as_str() } else { "" });
            }
        }
        assert_eq!(dossier.missing_pieces(), 0);
        assert!(dossier.articles().zip(whole.articles()).all(|(a, b)| a.raw == b.raw && !a.raw.is_empty()));
    }
}
