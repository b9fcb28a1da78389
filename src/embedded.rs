//! The dossier that the page shows.

use std::sync::OnceLock;

use corpus::{Dossier, store::OpenError};
use suggest::examples::Construct;

static OPEN: OnceLock<Dossier<'static>> = OnceLock::new();

/// Opens the dossier that the boot script has found in the module or beside it. Its bytes stay where they are
/// for as long as the page is open. Opening compares them with their checksum.
pub fn open(blob: Vec<u8>) -> Result<(), OpenError> {
    let dossier = Dossier::open(blob.leak())?;
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
