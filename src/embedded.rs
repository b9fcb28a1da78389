//! The dossier that the page shows.

use std::{cell::RefCell, sync::OnceLock};

use corpus::{
    Dossier,
    index::LatePositions,
    store::{Filling, OpenError},
};
use gloo::timers::callback::Timeout;
use suggest::examples::Construct;

static OPEN: OnceLock<Dossier<'static>> = OnceLock::new();
static POSITIONS: LatePositions = LatePositions::new();

/// How many words are read between two looks at what the reader does: a few milliseconds.
const WORDS_AT_A_TIME: u32 = 1 << 15;

/// Opens the dossier that the boot script has found in the module or beside it. Its bytes stay where they are
/// for as long as the page is open. Opening compares them with their checksum.
pub fn open(blob: Vec<u8>) -> Result<(), OpenError> {
    let dossier = Dossier::open(blob.leak())?.with_positions(&POSITIONS);
    OPEN.get_or_init(|| dossier);
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

thread_local! {
    static FILLING: RefCell<Option<Filling<'static>>> = const { RefCell::new(None) };
}

/// Works the positions of all words out, once a phrase was looked for in the texts: at once as much as that has read, so
/// that it takes at most twice as long, and the rest bit by bit. Most readers ask for no phrase.
pub fn prepare_for_phrases() {
    let read = POSITIONS.take_read();
    if read > 0 && POSITIONS.get().is_none() {
        let is_begun = FILLING.with_borrow(Option::is_some);
        if read_on(read) && !is_begun {
            later();
        }
    }
}

fn later() {
    let read_on = || {
        if POSITIONS.get().is_none() && read_on(WORDS_AT_A_TIME) {
            later();
        }
    };
    Timeout::new(0, read_on).forget();
}

/// Reads so many words; whether some are left.
fn read_on(words: u32) -> bool {
    FILLING.with_borrow_mut(|kept| {
        let Some(mut filling) = kept.take().or_else(|| Filling::new(&dossier())) else { return false };
        if filling.advance(words) {
            POSITIONS.set(filling.finish());
        } else {
            *kept = Some(filling);
        }
        kept.is_some()
    })
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
