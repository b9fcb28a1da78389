//! The dossier that the page shows.

use std::sync::OnceLock;

use corpus::{
    Dossier,
    index::{LatePositions, Positions},
    store::{LateTexts, OpenError},
};
use suggest::examples::Construct;

static OPEN: OnceLock<Dossier<'static>> = OnceLock::new();
static POSITIONS: LatePositions = LatePositions::new();
static TEXTS: OnceLock<LateTexts> = OnceLock::new();

/// Opens the dossier that the boot script has found in the module or beside it. Its bytes stay where they are
/// for as long as the page is open. Opening compares them with their checksum.
pub fn open(blob: Vec<u8>) -> Result<(), OpenError> {
    let dossier = Dossier::open(blob.leak())?.with_positions(&POSITIONS);
    let texts = TEXTS.get_or_init(|| LateTexts::new(dossier.piece_count()));
    OPEN.get_or_init(|| dossier.with_texts(texts));
    Ok(())
}

/// The dossier.
///
/// # Panics
///
/// Before [`open`] has succeeded. The page is not drawn until then.
pub fn dossier() -> Dossier<'static> {
    #[cfg(test)]
    tests::open_seeds();
    *OPEN.get().expect("the dossier is open")
}

/// Has the positions of all words from now on.
pub fn set_positions(positions: Positions) {
    POSITIONS.set(positions);
}

/// How many words were read since the last call since there are no positions.
pub fn words_read() -> u32 {
    if POSITIONS.get().is_none() { POSITIONS.take_read() } else { 0 }
}

/// The texts that came later.
pub fn late_texts() -> Option<&'static LateTexts> {
    TEXTS.get()
}

/// Every construct of the query language, with a query that finds something in the dossier. They were looked
/// for when the page was published: looking takes time, and its code would be a thirtieth of the page.
pub fn examples() -> impl Iterator<Item = (Construct, &'static str)> {
    Construct::ALL.into_iter().zip(dossier().constructs())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The dossier of the tests is that of the first five articles.
    pub fn open_seeds() {
        OPEN.get_or_init(|| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
            let folder = ingest::disk::read(&folder).expect("the seeds");
            let blob = publish::blob(&ingest::ingest(&folder).0).expect("a blob");
            Dossier::open(blob.leak()).expect("a dossier")
        });
    }

    #[test]
    fn a_damaged_dossier_is_not_opened() {
        assert!(open(b"no dossier".to_vec()).is_err());
    }
}
